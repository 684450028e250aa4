//! Reads an input that grows: on at its end, and through rotation, truncation and deletion.

use std::fs::{self, File, Metadata};
use std::io::{self, ErrorKind, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use super::input::{Input, Source, logs_in, text_of};
use super::session::Session;
use super::wait::{Changes, Stream};
use crate::error::Result;

/// How many bytes tell whether a file is the one that was read: more than a line, which has its time.
const LAST: usize = 1024;

/// Reads an input until `stop` is set, or a pipe ends. `changed` is called whenever all that is there was judged.
///
/// # Errors
///
/// Returns why the input cannot be opened or read; what was read of it counts.
pub(crate) fn follow(
    session: &mut Session,
    input: &Input,
    stop: &AtomicBool,
    changed: &mut dyn FnMut(&Session),
) -> Result<()> {
    let mut feed = Feed { session, last: Vec::new(), has_news: false, changed };
    let followed = input.source(stop).and_then(|source| match source {
        Source::Stream(stream) => feed.follow_stream(stream, &input.name(), stop),
        Source::File(path) => feed.follow_file(path, stop),
    });
    feed.end_line();
    followed.map_err(|error| input.fault(&error))
}

/// Gives a session what comes, and tells of it.
struct Feed<'s> {
    session: &'s mut Session,
    /// What was read last of a file.
    last: Vec<u8>,
    /// Whether something was given that is not judged yet.
    has_news: bool,
    changed: &'s mut dyn FnMut(&Session),
}

impl Feed<'_> {
    fn push(&mut self, bytes: &[u8]) {
        self.session.push(bytes);
        self.has_news = true;
    }

    /// Judges the lines so far, since for now no more come.
    fn judge(&mut self) {
        if std::mem::take(&mut self.has_news) {
            self.session.judge_lines();
            (self.changed)(self.session);
        }
    }

    /// Takes a line without its end as whole: it does not go on in another file.
    fn end_line(&mut self) {
        self.session.pause();
        (self.changed)(self.session);
    }

    fn follow_stream(&mut self, stream: Stream<'_>, name: &str, stop: &AtomicBool) -> io::Result<()> {
        let waited = stream.try_clone()?;
        let mut reader = text_of(stream)?;
        self.session.begin(name);
        let mut block = [0; 16 * 1024];
        while !stop.load(Ordering::Relaxed) {
            if !waited.is_ready() {
                self.judge();
                continue;
            }
            match reader.read(&mut block) {
                Ok(0) => break,
                Ok(len) => self.push(&block[..len]),
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    fn follow_file(&mut self, path: &Path, stop: &AtomicBool) -> io::Result<()> {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let changes = Changes::of(folder);
        let mut file = File::open(path)?;
        self.session.begin(&path.display().to_string());
        let mut read = 0;
        while !stop.load(Ordering::Relaxed) {
            // A file that was replaced gets no more lines, once it was asked for after that.
            let next = successors(&file, path, folder);
            if !self.goes_on(&mut file, read)? {
                self.end_line();
                file.seek(SeekFrom::Start(0))?;
                read = 0;
            }
            read += self.read_to_end(&mut file)?;
            self.judge();
            let Some((missed, successor)) = next else {
                changes.wait();
                continue;
            };
            self.end_line();
            for path in missed {
                // One that was deleted in the meantime cannot be read.
                if let Ok(mut missed) = File::open(path).and_then(text_of) {
                    self.read_to_end(&mut missed)?;
                    self.end_line();
                }
            }
            (file, read) = (successor, 0);
        }
        Ok(())
    }

    /// Returns whether a file still has what was read of it, and leaves it there: one that was emptied may be as long
    /// again by now.
    fn goes_on(&self, file: &mut File, read: u64) -> io::Result<bool> {
        if file.metadata()?.len() < read {
            return Ok(false);
        }
        let len = read.min(self.last.len() as u64);
        file.seek(SeekFrom::Start(read - len))?;
        let mut again = Vec::new();
        file.take(len).read_to_end(&mut again)?;
        Ok(self.last.ends_with(&again) && again.len() as u64 == len)
    }

    fn read_to_end(&mut self, file: &mut impl Read) -> io::Result<u64> {
        let mut block = vec![0; 64 * 1024];
        let mut read = 0;
        loop {
            match file.read(&mut block) {
                Ok(0) => return Ok(read),
                Ok(len) => {
                    self.push(&block[..len]);
                    read += len as u64;
                    self.last.extend_from_slice(&block[len.saturating_sub(LAST)..len]);
                    self.last.drain(..self.last.len().saturating_sub(LAST));
                }
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
    }
}

/// Returns the file that took the place of another one, if there is one, and the files between them, which came and
/// went since the last look.
fn successors(file: &File, path: &Path, folder: &Path) -> Option<(Vec<PathBuf>, File)> {
    let current = file.metadata().ok()?;
    let successor = File::open(path).ok()?;
    let named = successor.metadata().ok()?;
    if is_same(&named, &current) {
        return None;
    }
    let logs = logs_in(folder).unwrap_or_default().into_iter();
    let is = |log: &PathBuf, other: &Metadata| fs::metadata(log).is_ok_and(|log| is_same(&log, other));
    let newer = logs.skip_while(|log| !is(log, &current)).skip(1);
    let missed = newer.take_while(|log| !is(log, &named)).collect();
    Some((missed, successor))
}

#[cfg(unix)]
fn is_same(one: &Metadata, other: &Metadata) -> bool {
    use std::os::unix::fs::MetadataExt;
    (one.dev(), one.ino()) == (other.dev(), other.ino())
}

/// Elsewhere a file that is open cannot be replaced.
#[cfg(not(unix))]
fn is_same(_: &Metadata, _: &Metadata) -> bool {
    true
}
