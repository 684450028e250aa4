//! A file that grows: reading on at its end, and from the beginning when it was rotated or emptied.

use std::fs::{self, File, Metadata};
use std::io::{self, Read, Seek, SeekFrom};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

/// How long to wait at the end of the file before looking again.
const PAUSE: Duration = Duration::from_millis(200);

/// Set when following shall end.
pub type Asked = Arc<AtomicBool>;

/// Reads a file that grows; its end comes only when it is asked for.
#[derive(Debug)]
pub struct Following {
    file: File,
    path: PathBuf,
    read: u64,
    stop: Asked,
}

impl Following {
    /// Follows an open file; the path says where its successor will be.
    pub fn new(file: File, path: PathBuf, stop: Asked) -> Following {
        Following {
            file,
            path,
            read: 0,
            stop,
        }
    }

    /// Goes over to the file that took this one's place, or to its beginning if it was emptied.
    fn renew(&mut self) -> io::Result<()> {
        let current = self.file.metadata()?;
        // Between the two steps of a rotation there is no file of the name.
        if let Ok(named) = fs::metadata(&self.path)
            && is_another(&named, &current)
        {
            self.file = File::open(&self.path)?;
            self.read = 0;
        } else if current.len() < self.read {
            self.file.seek(SeekFrom::Start(0))?;
            self.read = 0;
        }
        Ok(())
    }
}

#[cfg(unix)]
fn is_another(named: &Metadata, current: &Metadata) -> bool {
    use std::os::unix::fs::MetadataExt;
    (named.dev(), named.ino()) != (current.dev(), current.ino())
}

/// Elsewhere a file that is open cannot be replaced.
#[cfg(not(unix))]
fn is_another(_: &Metadata, _: &Metadata) -> bool {
    false
}

impl Read for Following {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            let read = self.file.read(buffer)?;
            if read > 0 || buffer.is_empty() {
                self.read += read as u64;
                return Ok(read);
            }
            if self.stop.load(Ordering::Relaxed) {
                return Ok(0);
            }
            thread::sleep(PAUSE);
            self.renew()?;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn next(following: &mut Following) -> String {
        let mut bytes = [0; 100];
        let read = following.read(&mut bytes).expect("the file can be read");
        String::from_utf8_lossy(&bytes[..read]).into_owned()
    }

    #[test]
    fn a_file_is_followed_through_rotation() {
        let folder = tempfile::tempdir().expect("there is room");
        let path = folder.path().join("log.log");
        fs::write(&path, "one\n").expect("the folder can be written to");
        let stop = Asked::default();
        let file = File::open(&path).expect("it is there");
        let mut following = Following::new(file, path.clone(), Arc::clone(&stop));
        assert_eq!(next(&mut following), "one\n");
        if cfg!(unix) {
            fs::rename(&path, folder.path().join("log.log.1")).expect("it can be moved");
            fs::write(&path, "two\n").expect("the folder can be written to");
            assert_eq!(next(&mut following), "two\n");
        }
        fs::write(&path, "3\n").expect("the file can be written to");
        assert_eq!(next(&mut following), "3\n");
        stop.store(true, Ordering::Relaxed);
        assert_eq!(next(&mut following), "");
    }
}
