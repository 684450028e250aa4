//! Reads an input that grows: on at its end, and through rotation, truncation and deletion.

use std::fs::{self, File, Metadata};
use std::io::{self, ErrorKind, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use encoding_rs::{Decoder, Encoding};

use super::input::{self, Input, Source, is_compressed, logs_in, text_of};
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
    let source = input.source(stop).map_err(|error| input.fault(&error))?;
    if matches!(source, Source::File(path) if is_compressed(path).unwrap_or(false)) {
        let read = input::read(session, input, stop, changed);
        session.pause();
        changed(session);
        return read;
    }
    let mut feed = Feed { session, last: Vec::new(), decoder: None, has_news: false, changed };
    let followed = match source {
        Source::Stream(stream) => feed.follow_stream(stream, &input.name(), stop),
        Source::File(path) => feed.follow_file(path, stop),
    };
    feed.end_line();
    followed.map_err(|error| input.fault(&error))
}

/// Gives a session what comes, and tells of it.
struct Feed<'s> {
    session: &'s mut Session,
    /// What was read last of a file.
    last: Vec<u8>,
    /// What decodes a file in UTF-16.
    decoder: Option<Decoder>,
    /// Whether something was given that is not judged yet.
    has_news: bool,
    changed: &'s mut dyn FnMut(&Session),
}

impl Feed<'_> {
    fn push(&mut self, bytes: &[u8]) {
        self.has_news = true;
        let Some(decoder) = &mut self.decoder else {
            return self.session.push(bytes);
        };
        let room = decoder.max_utf8_buffer_length(bytes.len()).unwrap_or(0);
        let mut text = String::with_capacity(room);
        let _ = decoder.decode_to_string(bytes, &mut text, false); // there is room for all
        self.session.push(text.as_bytes());
    }

    /// Reads what a file has beyond what was read of it; returns how much that is.
    fn read_on(&mut self, file: &mut File, read: u64) -> io::Result<u64> {
        if read == 0 {
            // UTF-16 is known by its mark; the session finds out about other encodings.
            let mut head = Vec::new();
            file.take(2).read_to_end(&mut head)?;
            file.seek(SeekFrom::Start(0))?;
            let encoding = Encoding::for_bom(&head).map(|(encoding, _)| encoding);
            self.decoder = encoding.map(Encoding::new_decoder_with_bom_removal);
        }
        self.read_to_end(file)
    }

    /// Judges the lines so far, since for now no more come.
    fn judge(&mut self) {
        if std::mem::take(&mut self.has_news) {
            self.session.judge_lines();
            (self.changed)(self.session);
            // Of what was there when it began, the last event of each entry is enough.
            self.session.tallies.recent.get_or_insert_default();
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
            read += self.read_on(&mut file, read)?;
            self.judge();
            let Some((missed, successor)) = next else {
                changes.wait();
                continue;
            };
            self.end_line();
            self.decoder = None;
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
