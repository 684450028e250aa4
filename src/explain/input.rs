//! Where a log comes from: files, folders with a rotated set, compressed ones, a pipe. Opening them, and in which
//! order; what is in them is read elsewhere.

use std::cmp::Reverse;
use std::fs::{self, File};
use std::io::{self, Cursor, Read};
use std::path::{Path, PathBuf};

use flate2::read::MultiGzDecoder;

use super::follow::Following;
use crate::error::{Error, ErrorKind, Result};

/// How a compressed file begins (RFC 1952).
const GZIP: [u8; 2] = [0x1f, 0x8b];

/// An input.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// What another program writes to this one.
    Pipe,
    /// A file.
    File(PathBuf),
}

/// An input that is open.
pub struct Source {
    /// Its bytes, decompressed.
    pub reader: Box<dyn Read + Send>,
    /// How many bytes it will give, where that is known.
    pub size: Option<u64>,
}

impl Input {
    /// The inputs that a path means: `-` a pipe, a folder its logs, the oldest first.
    ///
    /// # Errors
    /// A path that is not there, a folder that cannot be read or has no logs.
    pub fn at(path: &Path) -> Result<Vec<Input>> {
        if path == Path::new("-") {
            return Ok(vec![Input::Pipe]);
        }
        if !fs::metadata(path).map_err(|error| fault(path, &error))?.is_dir() {
            return Ok(vec![Input::File(path.to_owned())]);
        }
        let mut logs = Vec::new();
        for file in fs::read_dir(path).map_err(|error| fault(path, &error))? {
            let file = file.map_err(|error| fault(path, &error))?.path();
            if let Some(age) = file.file_name().and_then(|name| age(name.to_str()?))
                && file.is_file()
            {
                logs.push((age, file));
            }
        }
        if logs.is_empty() {
            let message = format!("{}: there are no logs in this folder", path.display());
            return Err(Error::new(ErrorKind::Io, message)
                .with_hint("OpenList writes its log to data/log/log.log; name that file or its folder"));
        }
        logs.sort();
        Ok(logs.into_iter().map(|(_, file)| Input::File(file)).collect())
    }

    /// Returns how many bytes it will give, where that is known.
    pub fn size(&self) -> Option<u64> {
        match self {
            Input::Pipe => None,
            Input::File(path) => Some(fs::metadata(path).ok()?.len()),
        }
    }

    /// How it is named in what is printed.
    pub fn name(&self) -> String {
        match self {
            Input::Pipe => "-".to_owned(),
            Input::File(path) => path.display().to_string(),
        }
    }

    /// Opens it. A file that is followed is read on when it grows.
    ///
    /// # Errors
    /// What the system says, with the path.
    pub fn open(&self, follow: Option<&super::follow::Asked>) -> Result<Source> {
        let Input::File(path) = self else {
            return Ok(Source {
                reader: Box::new(Piped::Silent),
                size: None,
            });
        };
        let open = || {
            let file = File::open(path)?;
            let size = file.metadata()?.len();
            match follow {
                Some(asked) => decompressed(Following::new(file, path.clone(), asked.clone()), None),
                None => decompressed(file, Some(size)),
            }
        };
        open().map_err(|error| fault(path, &error))
    }
}

fn fault(path: &Path, error: &io::Error) -> Error {
    Error::new(ErrorKind::Io, format!("{}: {error}", path.display()))
}

/// What comes through the pipe. Its first byte may be long in coming, so it is only looked at by whoever reads, who can
/// be left behind.
enum Piped {
    Silent,
    Begun(Box<dyn Read + Send>),
}

impl Read for Piped {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match self {
            Piped::Begun(reader) => reader.read(buffer),
            Piped::Silent => {
                let mut reader = decompressed(io::stdin(), None)?.reader;
                let read = reader.read(buffer);
                *self = Piped::Begun(reader);
                read
            }
        }
    }
}

/// The bytes of a source, or what they decompress to.
fn decompressed(mut source: impl Read + Send + 'static, size: Option<u64>) -> io::Result<Source> {
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
    Ok(if is_compressed {
        Source {
            reader: Box::new(MultiGzDecoder::new(io::BufReader::new(whole))),
            size: None,
        }
    } else {
        Source {
            reader: Box::new(whole),
            size,
        }
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
    let stamp = stem
        .match_indices('-')
        .map(|(at, _)| at)
        .find(|at| is_stamp(&stem[at + 1..]));
    Some(match stamp {
        Some(at) => (
            format!("{}.log", &stem[..at]),
            1,
            Reverse(0),
            stem[at..].to_owned(),
        ),
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
        let folder = tempfile::tempdir().expect("there is room");
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
            fs::write(folder.path().join(name), "").expect("the folder can be written to");
        }
        let inputs = Input::at(folder.path()).expect("there are logs");
        let names: Vec<String> = inputs.iter().map(Input::name).collect();
        let paths = sorted.map(|name| folder.path().join(name).display().to_string());
        assert_eq!(names, paths);
    }

    #[test]
    fn what_cannot_be_read_is_named() {
        let folder = tempfile::tempdir().expect("there is room");
        let empty = Input::at(folder.path()).expect_err("there are no logs");
        assert!(empty.message.contains("no logs"), "{empty}");
        let missing = Input::at(&folder.path().join("x.log")).expect_err("it is not there");
        assert!(missing.message.contains("x.log"), "{missing}");
    }

    #[test]
    fn what_is_compressed_is_known_by_its_beginning() {
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        encoder.write_all(b"no such host").expect("memory takes it");
        let packed = encoder.finish().expect("memory takes it");
        for bytes in [packed, b"no such host".to_vec()] {
            let mut text = String::new();
            let mut source = decompressed(Cursor::new(bytes), None).expect("it opens");
            source.reader.read_to_string(&mut text).expect("it is sound");
            assert_eq!(text, "no such host");
        }
    }
}
