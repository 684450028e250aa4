//! Where a log comes from: files, folders with a rotated set, compressed ones, a pipe. Finding, opening and reading them.

use std::cmp::Reverse;
use std::fs::{self, File};
use std::io::{self, Cursor, Read};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use encoding_rs_io::DecodeReaderBytesBuilder;
use flate2::read::MultiGzDecoder;

use super::session::Session;
use super::wait::Stream;
use crate::error::{Error, ErrorKind, Result};

/// How a compressed file begins (RFC 1952).
const GZIP: [u8; 2] = [0x1f, 0x8b];

/// How many bytes are read at once: they stay in the processor's cache while they are looked at.
const BLOCK: usize = 256 * 1024;

/// An input.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Input {
    /// What another program writes to this one.
    Pipe,
    /// A file.
    File(PathBuf),
}

/// What an input is read from.
pub(super) enum Source<'i, 's> {
    /// What may be silent for long.
    Stream(Stream<'s>),
    /// A regular file.
    File(&'i Path),
}

impl Input {
    /// Returns the inputs that a path means: `-` a pipe, a folder its logs, the oldest first.
    ///
    /// # Errors
    ///
    /// Returns an error for a path that is not there, a folder that cannot be read or has no logs.
    pub(crate) fn at(path: &Path) -> Result<Vec<Input>> {
        if path == Path::new("-") {
            return Ok(vec![Input::Pipe]);
        }
        if !fs::metadata(path).map_err(|error| fault(path, &error))?.is_dir() {
            return Ok(vec![Input::File(path.to_owned())]);
        }
        let logs = logs_in(path).map_err(|error| fault(path, &error))?;
        if logs.is_empty() {
            let message = format!("{}: there are no logs in this folder", path.display());
            return Err(Error::new(ErrorKind::Io, message)
                .with_hint("OpenList writes its log to data/log/log.log; name that file or its folder"));
        }
        Ok(logs.into_iter().map(Input::File).collect())
    }

    /// Returns how it is named in what is printed.
    pub(crate) fn name(&self) -> String {
        match self {
            Input::Pipe => "-".to_owned(),
            Input::File(path) => path.display().to_string(),
        }
    }

    /// Returns how many bytes it has, if that is known before it is read.
    pub(crate) fn size(&self) -> Option<u64> {
        match self {
            Input::Pipe => None,
            Input::File(path) => fs::metadata(path).ok().filter(fs::Metadata::is_file).map(|data| data.len()),
        }
    }

    /// Opens it, for its text: decompressed, in UTF-8 if it is UTF-16. What is no regular file ends when `stop` is set.
    ///
    /// # Errors
    ///
    /// Returns what the system says, with the path.
    fn open<'s>(&self, stop: &'s AtomicBool) -> Result<Box<dyn Read + 's>> {
        let open = || match self.source(stop)? {
            Source::Stream(stream) => text_of(stream),
            Source::File(path) => text_of(File::open(path)?),
        };
        open().map_err(|error| self.fault(&error))
    }

    /// Returns what is to be read; a stream is open already.
    ///
    /// # Errors
    ///
    /// Returns what the system says.
    pub(super) fn source<'s>(&self, stop: &'s AtomicBool) -> io::Result<Source<'_, 's>> {
        match self {
            Input::Pipe => Stream::standard_input(stop).map(Source::Stream),
            Input::File(path) if fs::metadata(path)?.is_file() => Ok(Source::File(path)),
            Input::File(path) => Stream::open(path, stop).map(Source::Stream),
        }
    }

    /// Describes why it cannot be read.
    pub(super) fn fault(&self, error: &io::Error) -> Error {
        fault(Path::new(&self.name()), error)
    }
}

/// Reads an input to its end, or until `stop` is set. `progress` is called after each block. After the last input,
/// [`Session::pause`] judges the event that may still go on.
///
/// # Errors
///
/// Returns why the input cannot be opened or read; what was read of it counts.
pub(crate) fn read(
    session: &mut Session,
    input: &Input,
    stop: &AtomicBool,
    progress: &mut dyn FnMut(&Session),
) -> Result<()> {
    let mut reader = input.open(stop)?;
    session.begin(&input.name());
    let mut block = vec![0; BLOCK];
    while !stop.load(Ordering::Relaxed) {
        match reader.read(&mut block) {
            Ok(0) => break,
            Ok(len) => session.push(&block[..len]),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(input.fault(&error)),
        }
        progress(session);
    }
    Ok(())
}

/// Returns whether a file is compressed. Such a one does not grow.
pub(super) fn is_compressed(path: &Path) -> io::Result<bool> {
    let mut head = Vec::new();
    File::open(path)?.take(GZIP.len() as u64).read_to_end(&mut head)?;
    Ok(head == GZIP)
}

/// Returns the logs in a folder, the oldest first.
pub(super) fn logs_in(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut logs = Vec::new();
    for file in fs::read_dir(folder)? {
        let file = file?.path();
        let age = file.file_name().and_then(|name| age(name.to_str()?));
        if let Some(age) = age.filter(|_| file.is_file()) {
            logs.push((age, file));
        }
    }
    logs.sort();
    Ok(logs.into_iter().map(|(_, file)| file).collect())
}

fn fault(path: &Path, error: &io::Error) -> Error {
    Error::new(ErrorKind::Io, format!("{}: {error}", path.display()))
}

/// Returns the text of a source: decompressed, in UTF-8 if it is UTF-16.
pub(super) fn text_of<'s>(mut source: impl Read + 's) -> io::Result<Box<dyn Read + 's>> {
    let mut head = Vec::new();
    // One byte tells most inputs; a second one is only waited for when the first fits.
    while head.len() < GZIP.len() && GZIP.starts_with(&head) {
        let mut byte = [0];
        match source.read(&mut byte) {
            Ok(0) => break,
            Ok(_) => head.push(byte[0]),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    let is_compressed = head == GZIP;
    let whole = Cursor::new(head).chain(source);
    let mut decoder = DecodeReaderBytesBuilder::new();
    decoder.utf8_passthru(true).strip_bom(true);
    Ok(match is_compressed {
        true => Box::new(decoder.build(MultiGzDecoder::new(io::BufReader::new(whole)))),
        false => Box::new(decoder.build(whole)),
    })
}

/// Where a log stands in its rotated set: the set, then the oldest first.
type Age = (String, u8, Reverse<u32>, String);

/// The age of a log by its name, of the forms `log.log`, `log.log.2.gz` (logrotate, the higher the older) and
/// `log-2025-01-31T10-20-30.000.log.gz` (lumberjack, with which OpenList rotates); `None` for what is no log.
fn age(name: &str) -> Option<Age> {
    let plain = name.strip_suffix(".gz").unwrap_or(name);
    if let Some((set, number)) = plain.rsplit_once('.')
        && let Ok(number) = number.parse()
        && set.ends_with(".log")
    {
        return Some((set.to_owned(), 0, Reverse(number), String::new()));
    }
    let stem = plain.strip_suffix(".log")?;
    let stamp = stem.match_indices('-').map(|(at, _)| at).find(|at| is_stamp(&stem[at + 1..]));
    Some(match stamp {
        Some(at) => (format!("{}.log", &stem[..at]), 1, Reverse(0), stem[at..].to_owned()),
        None => (plain.to_owned(), 2, Reverse(0), String::new()),
    })
}

fn is_stamp(text: &str) -> bool {
    let is_digit = |byte: &u8| byte.is_ascii_digit();
    let bytes = text.as_bytes();
    bytes.len() >= 10
        && bytes[..4].iter().all(is_digit)
        && bytes[4] == b'-'
        && bytes[5..7].iter().all(is_digit)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    #[test]
    fn a_rotated_set_comes_oldest_first() {
        let folder = tempfile::tempdir().unwrap();
        let sorted = [
            "access.log.1",
            "access.log",
            "log.log.10.gz",
            "log.log.2",
            "log-2024-12-31T10-20-30.000.log.gz",
            "log-2025-01-31T10-20-30.000.log",
            "log.log",
        ];
        for name in sorted.iter().rev().chain(&["config.json", "data.db"]) {
            fs::write(folder.path().join(name), "").unwrap();
        }
        let inputs = Input::at(folder.path()).unwrap();
        let names: Vec<String> = inputs.iter().map(Input::name).collect();
        let paths = sorted.map(|name| folder.path().join(name).display().to_string());
        assert_eq!(names, paths);
    }

    #[test]
    fn what_cannot_be_read_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let empty = Input::at(folder.path()).unwrap_err();
        assert!(empty.message.contains("no logs"), "{empty}");
        let missing = Input::at(&folder.path().join("x.log")).unwrap_err();
        assert!(missing.message.contains("x.log"), "{missing}");
    }

    fn decoded(bytes: &[u8]) -> String {
        let mut text = String::new();
        text_of(bytes).unwrap().read_to_string(&mut text).unwrap();
        text
    }

    #[test]
    fn utf16_is_known_by_its_mark() {
        let text = "错误 no such host\r\n".repeat(4000);
        let units: Vec<u16> = "\u{feff}".encode_utf16().chain(text.encode_utf16()).collect();
        let little: Vec<u8> = units.iter().flat_map(|unit| unit.to_le_bytes()).collect();
        let big: Vec<u8> = units.iter().flat_map(|unit| unit.to_be_bytes()).collect();
        assert!(decoded(&little) == text && decoded(&big) == text);
        assert_eq!(decoded("\u{feff}错误".as_bytes()), "错误");
        for text in ["", "a", "ab", "abc", "错误"] {
            assert_eq!(decoded(text.as_bytes()), text);
        }
    }

    #[test]
    fn what_is_compressed_is_known_by_its_beginning() {
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        encoder.write_all(b"no such host").unwrap();
        let packed = encoder.finish().unwrap();
        for bytes in [packed, b"no such host".to_vec()] {
            assert_eq!(decoded(&bytes), "no such host");
        }
    }
}
