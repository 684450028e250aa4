//! The bytes of the inputs, in pieces of any size, to lines.

use std::ops::Range;

/// How long a line may be, in bytes. Of a longer one the rest is not looked at.
pub(super) const MAX_LINE: usize = 256 * 1024;

/// The part of the inputs that is in memory.
#[derive(Debug, Default)]
pub(super) struct Lines {
    pub(super) bytes: Vec<u8>,
    /// Where the lines begin that were not looked at.
    at: usize,
    /// How many lines of the input stand before `at`.
    pub(super) number: u64,
    /// How many bytes of all inputs stand before `bytes`.
    offset: u64,
    /// Whether what comes belongs to a line that is too long.
    skips: bool,
    /// Whether the lines of the input end with CR alone, as in what terminals paste; unknown before the first line ends.
    ends_in_cr: Option<bool>,
}

impl Lines {
    /// Begins the next input.
    pub(super) fn begin(&mut self) {
        (self.number, self.ends_in_cr) = (0, None);
    }

    /// Adds a piece of at most [`MAX_LINE`] bytes, when all lines before were looked at.
    pub(super) fn push(&mut self, piece: &[u8]) {
        let mut from = self.bytes.len();
        self.bytes.extend_from_slice(piece);
        if self.ends_in_cr.is_none() {
            // The first line may have begun, and its CR may stand, in a piece before.
            from = self.at;
            self.ends_in_cr = ends_in_cr(&self.bytes[from..]);
        }
        if self.ends_in_cr == Some(true) {
            self.bytes[from..].iter_mut().filter(|byte| **byte == b'\r').for_each(|byte| *byte = b'\n');
        }
        if self.skips {
            let end = memchr::memchr(b'\n', &self.bytes[from..]).map(|at| from + at + 1);
            self.skips = end.is_none();
            self.bytes.drain(from..end.unwrap_or(self.bytes.len()));
        } else if self.bytes.len() - self.at > MAX_LINE
            && memchr::memchr(b'\n', &self.bytes[from..]).is_none()
        {
            self.finish_line();
            self.skips = true;
        }
    }

    /// Takes what stands behind the last line feed as a whole line, when all lines before were looked at.
    pub(super) fn finish_line(&mut self) {
        if self.at < self.bytes.len() {
            self.bytes.push(b'\n');
        }
        self.skips = false;
    }

    /// Returns where the next whole line stands, without its line feed.
    pub(super) fn next(&mut self) -> Option<Range<usize>> {
        let len = memchr::memchr(b'\n', &self.bytes[self.at..])?;
        let line = self.at..self.at + len;
        self.at = line.end + 1;
        self.number += 1;
        Some(line)
    }

    /// Returns how many bytes of all inputs stand before a place in `bytes`.
    pub(super) fn position(&self, at: usize) -> u64 {
        self.offset + at as u64
    }

    /// Forgets the lines that were looked at; from `keep` on, if it is given, they are needed.
    pub(super) fn forget(&mut self, keep: Option<usize>) {
        let keep = keep.unwrap_or(self.at);
        self.bytes.drain(..keep);
        self.at -= keep;
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_end_alike_in_pieces_of_any_size() {
        for (text, expected) in
            [("one\rtwo\rthree", ["one", "two", "three"]), ("a\r\nb\nc\r", ["a\r", "b", "c\r"])]
        {
            for size in 1..=text.len() {
                let mut lines = Lines::default();
                let mut found = Vec::new();
                let mut read = |lines: &mut Lines| {
                    while let Some(line) = lines.next() {
                        found.push(String::from_utf8_lossy(&lines.bytes[line]).into_owned());
                    }
                };
                for piece in text.as_bytes().chunks(size) {
                    lines.push(piece);
                    read(&mut lines);
                }
                lines.finish_line();
                read(&mut lines);
                assert_eq!(found, expected, "{text:?} in pieces of {size}");
            }
        }
    }
}
