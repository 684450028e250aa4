//! A block of a log to the lines in it that matter. Blocks are looked at in any order and on any thread; what is
//! said across them is put together by `collect`.

use std::ops::Range;

use super::blocks::Block;
use super::decode;
use super::needle::Needles;
use super::prefix::{Level, Prefix};
use catalogue::model::Catalogue;
use crate::error::{Error, ErrorKind, Result};
use crate::signature::folded::Folded;
use crate::signature::{Evidence, Signatures};

/// How many lines an event has at most: Go stacks in real reports have up to 40.
pub const EVENT_LINES: u64 = 64;

/// How much of a line is looked at around a needle.
const LINE: usize = 64 * 1024;

/// What marks a line as an error that no signature needs to be in.
const ERRORS: [&str; 4] = ["erro", "fata", "pani", "fail"];

/// How an error that stands alone, without a stamp, begins: as a web page shows it.
const OPENINGS: [&str; 4] = [
    "failed ",
    "error: ",
    "error response ",
    "{\"code\":500,\"message\":\"failed ",
];

/// Looks at blocks.
#[derive(Debug)]
pub struct Scanner {
    signatures: Signatures,
    needles: Needles,
}

/// Memory that is used again from block to block.
#[derive(Debug, Default)]
pub struct Scratch {
    blurred: Vec<u8>,
    places: Vec<usize>,
    folded: Folded,
}

/// What a block holds.
#[derive(Debug)]
pub struct Scan {
    /// How many line feeds.
    pub feeds: u64,
    /// Whether it ends within a line.
    pub unended: bool,
    /// How many bytes were read for it.
    pub bytes: u64,
    /// The lines that matter, in order.
    pub marks: Vec<Mark>,
    /// The event that is open at its end.
    pub last: Event,
}

/// A line that shows an entry, or says that it is an error.
#[derive(Debug)]
pub struct Mark {
    /// The number of line feeds before it in the block.
    pub line: u64,
    /// The event that it belongs to.
    pub event: Event,
    /// The level that it has by itself.
    pub level: Option<Level>,
    /// Its time, if it has one by itself.
    pub time: Option<String>,
    /// Its text, decoded and safe to show.
    pub text: String,
    /// Where its message begins in the text.
    pub message: usize,
    /// What it shows.
    pub evidence: Vec<Evidence>,
}

/// The event that a line belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// The one that it opens, or that it is by itself.
    Own,
    /// One that was opened before it in the block.
    Opened(Head),
    /// The one that is open when the block begins, if any.
    Before,
}

/// A line that opens an event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// The number of line feeds before it in the block.
    pub line: u64,
    /// Its level.
    pub level: Option<Level>,
    /// Its time.
    pub time: Option<String>,
}

impl Scanner {
    /// Makes the catalogue's signatures ready.
    ///
    /// # Errors
    /// More signatures than can be searched for at once.
    pub fn new(catalogue: &Catalogue) -> Result<Scanner> {
        let signatures = Signatures::new(catalogue)?;
        let errors = ERRORS.iter().map(|word| vec![(*word).to_owned()]);
        let texts: Vec<Vec<String>> = signatures.words().map(<[String]>::to_vec).chain(errors).collect();
        let needles = Needles::new(&texts)
            .map_err(|error| Error::new(ErrorKind::Catalogue, format!("signatures: {error}")))?;
        Ok(Scanner { signatures, needles })
    }

    /// Looks at a block.
    pub fn scan(&self, block: &Block, scratch: &mut Scratch) -> Scan {
        let bytes = block.bytes();
        self.places(bytes, scratch);
        let mut lines = Lines {
            bytes,
            inside: block.inside,
            counted: 0,
            feeds: 0,
        };
        let mut marks = Vec::new();
        let mut seen = 0;
        for place in std::mem::take(&mut scratch.places) {
            if place < seen {
                continue;
            }
            let range = lines.around(place);
            seen = range.end;
            marks.extend(self.mark(&mut lines, range, &mut scratch.folded));
        }
        let feeds = lines.feeds_before(bytes.len());
        Scan {
            feeds,
            unended: bytes.last().is_some_and(|byte| *byte != b'\n'),
            bytes: block.read,
            marks,
            last: lines.event(bytes.len(), feeds),
        }
    }

    /// Where to look, in order: at needles, and at each line that is not UTF-8, in which Chinese needles look
    /// different.
    fn places(&self, bytes: &[u8], scratch: &mut Scratch) {
        scratch.places.clear();
        self.needles
            .find(bytes, &mut scratch.blurred, &mut scratch.places);
        if simdutf8::basic::from_utf8(bytes).is_err() {
            let mut start = 0;
            for line in bytes.split_inclusive(|byte| *byte == b'\n') {
                if simdutf8::basic::from_utf8(line).is_err() {
                    scratch.places.push(start);
                }
                start += line.len();
            }
        }
        scratch.places.sort_unstable();
    }

    /// The mark of the line, or of the part of a long line, in a range; `None` when it says nothing.
    fn mark(&self, lines: &mut Lines<'_>, range: Range<usize>, folded: &mut Folded) -> Option<Mark> {
        let text = decode::line(&lines.bytes[range.clone()]);
        let prefix = if lines.is_start(range.start) {
            Prefix::read(&text)
        } else {
            Prefix::default()
        };
        let mut evidence = Vec::new();
        self.signatures.find_in_line(&text, folded, &mut evidence);
        let says_error = prefix.level >= Some(Level::Error);
        let may_be_error = !prefix.opens && begins_as_error(&text[prefix.message..]);
        if evidence.is_empty() && !says_error && !may_be_error {
            return None;
        }
        let line = lines.feeds_before(range.start);
        let event = if prefix.opens {
            Event::Own
        } else {
            lines.event(range.start, line)
        };
        // A wrapper that follows its cause is part of that.
        if evidence.is_empty() && !says_error && matches!(event, Event::Opened(_)) {
            return None;
        }
        Some(Mark {
            line,
            event,
            level: prefix.level,
            time: prefix.time,
            text: text.into_owned(),
            message: prefix.message,
            evidence,
        })
    }
}

fn begins_as_error(message: &str) -> bool {
    OPENINGS.iter().any(|opening| {
        message
            .get(..opening.len())
            .is_some_and(|head| head.eq_ignore_ascii_case(opening))
    })
}

/// The lines of a block, whose line feeds are counted as far as needed, once.
struct Lines<'b> {
    bytes: &'b [u8],
    inside: bool,
    counted: usize,
    feeds: u64,
}

impl Lines<'_> {
    /// The line around a byte, without its end; of a long one the part around the byte.
    fn around(&self, place: usize) -> Range<usize> {
        let start = memchr::memrchr(b'\n', &self.bytes[..place]).map_or(0, |at| at + 1);
        let end = memchr::memchr(b'\n', &self.bytes[place..]).map_or(self.bytes.len(), |at| place + at);
        if end - start <= LINE {
            return start..end;
        }
        let from = if place - start < LINE / 2 {
            start
        } else {
            place - LINE / 2
        };
        from..end.min(from + LINE)
    }

    fn is_start(&self, place: usize) -> bool {
        match place {
            0 => !self.inside,
            _ => self.bytes[place - 1] == b'\n',
        }
    }

    /// How many line feeds there are before a byte; bytes are asked for in order.
    fn feeds_before(&mut self, place: usize) -> u64 {
        self.feeds += memchr::memchr_iter(b'\n', &self.bytes[self.counted..place]).count() as u64;
        self.counted = place;
        self.feeds
    }

    /// The event of a line that opens none.
    fn event(&self, start: usize, line: u64) -> Event {
        match self.opener(start, line) {
            Ok(Some(head)) => Event::Opened(head),
            Ok(None) => Event::Own,
            Err(_) => Event::Before,
        }
    }

    /// The last line that opens an event before a byte, given the line feeds before that byte. `Ok(None)` when it
    /// is too far back, an error when the block begins too soon to know.
    fn opener(&self, place: usize, line: u64) -> std::result::Result<Option<Head>, BlockBegins> {
        let mut end = place;
        let mut feeds = line;
        loop {
            if end == 0 {
                return Err(BlockBegins);
            }
            if self.bytes[end - 1] == b'\n' {
                end -= 1;
                feeds -= 1;
            }
            if line - feeds > EVENT_LINES {
                return Ok(None);
            }
            let start = memchr::memrchr(b'\n', &self.bytes[..end]).map_or(0, |at| at + 1);
            if let Some(head) = self.head(start, end, feeds) {
                return Ok(Some(head));
            }
            end = start;
        }
    }

    /// The line in a range, if it opens an event.
    fn head(&self, start: usize, end: usize, line: u64) -> Option<Head> {
        if !self.is_start(start) {
            return None;
        }
        let text = decode::line(&self.bytes[start..end.min(start + LINE)]);
        let prefix = Prefix::read(&text);
        prefix.opens.then_some(Head {
            line,
            level: prefix.level,
            time: prefix.time,
        })
    }
}

/// The block begins before it is clear.
struct BlockBegins;
