//! The bytes of an input, in pieces of any size, to the lines that are looked at.

use std::ops::Range;

use super::decode;
use super::gate::{Class, Gate, may_open};
use super::line::Line;

/// How much of the inputs is looked at without the gate, in bytes.
const UNGATED: u64 = 64 * 1024;
/// How long a line may be, in bytes. Of a longer one the rest is not looked at.
pub(super) const MAX_LINE: usize = 256 * 1024;
/// How far back the beginning of an event is looked for, in bytes.
const CONTEXT: usize = 16 * 1024;

/// The part of an input that is in memory.
#[derive(Debug, Default)]
pub(super) struct Lines {
    bytes: Vec<u8>,
    /// Where the lines begin that were not looked at.
    at: usize,
    /// Where the whole lines end.
    end: usize,
    /// Where the lines begin that may belong to an event that comes.
    floor: usize,
    /// How many lines of the input stand before `at`.
    number: u64,
    /// How many bytes of all inputs stand before `bytes`.
    offset: u64,
    /// Whether what comes belongs to a line that is too long.
    skips: bool,
    /// Whether the lines of the input end with CR alone, as in what terminals paste; unknown before the first line ends.
    ends_in_cr: Option<bool>,
}

/// A line to look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Looked {
    /// Its number, from 1.
    pub(super) number: u64,
    /// Where it stands, without line feed.
    pub(super) range: Range<usize>,
    pub(super) class: Class,
    /// Whether it may begin an event; else it only belongs to one, or ends it.
    pub(super) may_begin: bool,
}

impl Lines {
    /// Returns the lines of the next input.
    pub(super) fn of_next_input(&self) -> Lines {
        Lines { offset: self.offset + self.bytes.len() as u64, ..Lines::default() }
    }

    /// Adds a piece of at most [`MAX_LINE`] bytes, when all lines before were looked at.
    pub(super) fn push(&mut self, piece: &[u8]) {
        self.ends_in_cr = self.ends_in_cr.or_else(|| ends_in_cr(piece));
        let with_feeds;
        let mut piece = piece;
        if self.ends_in_cr == Some(true) {
            let byte = |byte: &u8| if *byte == b'\r' { b'\n' } else { *byte };
            with_feeds = piece.iter().map(byte).collect::<Vec<u8>>();
            piece = &with_feeds;
        }
        if self.skips {
            let line_end = memchr::memchr(b'\n', piece).map(|at| at + 1);
            self.skips = line_end.is_none();
            self.offset += line_end.unwrap_or(piece.len()) as u64;
            piece = &piece[line_end.unwrap_or(piece.len())..];
        }
        self.forget();
        self.bytes.extend_from_slice(piece);
        match memchr::memrchr(b'\n', &self.bytes[self.end..]) {
            Some(last) => self.end += last + 1,
            None if self.bytes.len() - self.end > MAX_LINE => {
                self.finish_line();
                self.skips = true;
            }
            None => {}
        }
    }

    /// Takes what stands behind the last line feed as a whole line.
    pub(super) fn finish_line(&mut self) {
        if self.end < self.bytes.len() {
            self.bytes.push(b'\n');
            self.end = self.bytes.len();
        }
        self.skips = false;
    }

    /// Keeps what was looked at from belonging to an event that comes.
    pub(super) fn close(&mut self) {
        self.floor = self.at;
    }

    /// Returns the bytes of a line.
    pub(super) fn bytes(&self, line: &Looked) -> &[u8] {
        &self.bytes[line.range.clone()]
    }

    /// Returns how many lines of the input were passed.
    pub(super) fn number(&self) -> u64 {
        self.number
    }

    /// Returns the last whole line.
    pub(super) fn last_line(&self) -> &[u8] {
        let line = self.bytes[..self.end].strip_suffix(b"\n").unwrap_or_default();
        let start = memchr::memrchr(b'\n', line).map_or(0, |at| at + 1);
        &line[start..]
    }

    /// Returns the next line to look at: the very next one while an event is open, or else one that the gate lets pass,
    /// after the lines that its event begins with.
    pub(super) fn next(&mut self, gate: &Gate, is_open: bool, is_awaited: bool) -> Option<Looked> {
        let ungated = UNGATED.saturating_sub(self.offset) as usize;
        while let Some(len) = memchr::memchr(b'\n', &self.bytes[self.at..self.end]) {
            let line = &self.bytes[self.at..self.at + len];
            let class = match is_open {
                true => gate.class_within(line, is_awaited),
                false => gate.class(line, is_awaited),
            };
            let passes = self.at < ungated || !matches!(class, Class::Ordinary | Class::Plain);
            if is_open || passes {
                if !is_open && class == Class::Suspect {
                    return self.begin_event(gate, is_awaited);
                }
                return Some(self.take_line(len, class, passes));
            }
            self.at += len + 1;
            self.number += 1;
        }
        None
    }

    fn take_line(&mut self, len: usize, class: Class, may_begin: bool) -> Looked {
        let range = self.at..self.at + len;
        self.floor = self.at;
        self.at += len + 1;
        self.number += 1;
        Looked { number: self.number, range, class, may_begin }
    }

    /// Returns the line that the event of the next line begins with: it may stand further back.
    fn begin_event(&mut self, gate: &Gate, is_awaited: bool) -> Option<Looked> {
        let begin = self.begin_of_event(self.at);
        self.number -= memchr::memchr_iter(b'\n', &self.bytes[begin..self.at]).count() as u64;
        self.at = begin;
        let len = memchr::memchr(b'\n', &self.bytes[begin..self.end])?;
        let class = gate.class(&self.bytes[begin..begin + len], is_awaited);
        Some(self.take_line(len, class, true))
    }

    /// Returns where the event of a line begins; the line itself if that is too far.
    fn begin_of_event(&self, start: usize) -> usize {
        let opens = |start: usize| {
            let len = memchr::memchr(b'\n', &self.bytes[start..]).unwrap_or(self.bytes.len() - start);
            let line = &self.bytes[start..start + len];
            may_open(line) && Line::read(&decode::line(line)).opens
        };
        let floor = self.floor.max(start.saturating_sub(CONTEXT));
        let mut line = start;
        while !opens(line) {
            if line <= floor {
                return start;
            }
            line = memchr::memrchr(b'\n', &self.bytes[..line - 1]).map_or(0, |at| at + 1);
        }
        if line < floor { start } else { line }
    }

    /// Forgets what no event that comes can begin with.
    fn forget(&mut self) {
        let keep = self.floor.max(self.at.saturating_sub(CONTEXT)).min(self.at);
        // A line is kept whole, or not at all.
        let keep = match keep {
            0 => 0,
            _ => memchr::memchr(b'\n', &self.bytes[keep - 1..self.at]).map_or(self.at, |at| keep + at),
        };
        self.bytes.drain(..keep);
        self.at -= keep;
        self.end -= keep;
        self.floor = self.floor.saturating_sub(keep);
        self.offset += keep as u64;
    }
}

/// Returns whether the first line in a piece ends with CR alone; `None` where it does not end, or the LF may still come.
fn ends_in_cr(piece: &[u8]) -> Option<bool> {
    let end = memchr::memchr2(b'\r', b'\n', piece)?;
    match piece[end] {
        b'\n' => Some(false),
        _ => piece.get(end + 1).map(|next| *next != b'\n'),
    }
}
