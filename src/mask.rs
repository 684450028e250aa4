//! Masks secrets in log lines: passwords, tokens, cookies, keys, and where people can be reached.
//!
//! A masked value shows as `‹masked:8f3a›`, `‹address:…›`, `‹mail:…›` or `‹phone:…›`. The four digits tell different
//! values of one run apart. They depend on a key that is new in each run, so that a short password cannot be guessed
//! from them.
//!
//! One pass goes over the words of a text. A word that names a secret is followed by a separator and a value
//! ([`value`]); other secrets are known by their own look ([`look`], [`contact`], [`address`]).

mod address;
mod contact;
mod look;
mod name;
mod value;

use std::borrow::Cow;
use std::fmt::Write;
use std::hash::{BuildHasher, RandomState};
use std::ops::Range;

/// What a masked value begins with and ends with.
const OPEN: &str = "‹";
const CLOSE: &str = "›";

/// What kind of value is masked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Secret,
    Address,
    Mail,
    Phone,
}

/// What a masked value is called, by [`Kind`].
const LABELS: [&str; 4] = ["masked", "address", "mail", "phone"];

/// A secret that may stand somewhere.
type Found = Option<(Range<usize>, Kind)>;

/// Masks secrets; values that one masker meets twice look the same.
pub(crate) struct Masker {
    key: RandomState,
}

impl Masker {
    pub(crate) fn new() -> Masker {
        Masker { key: RandomState::new() }
    }

    /// Returns the text with its secrets masked. It may have several lines; it has to be whole, since the name of a
    /// secret may stand far before it.
    pub(crate) fn mask<'t>(&self, text: &'t str) -> Cow<'t, str> {
        let bytes = text.as_bytes();
        let found = Scan { text, bytes, last: 0..0, found: Vec::new() }.run();
        if found.is_empty() {
            return Cow::Borrowed(text);
        }
        let mut masked = String::with_capacity(text.len());
        let mut end = 0;
        for (range, kind) in found {
            let digits = self.key.hash_one(&text[range.clone()]) & 0xffff;
            masked.push_str(&text[end..range.start]);
            // Writing to a string does not fail.
            let _ = write!(masked, "{OPEN}{}:{digits:04x}{CLOSE}", LABELS[kind as usize]);
            end = range.end;
        }
        masked.push_str(&text[end..]);
        Cow::Owned(masked)
    }
}

/// A pass over a text.
struct Scan<'t> {
    text: &'t str,
    bytes: &'t [u8],
    /// The last word before the present one.
    last: Range<usize>,
    /// The secrets, in order and apart from each other.
    found: Vec<(Range<usize>, Kind)>,
}

impl Scan<'_> {
    /// Returns where the secrets are.
    fn run(mut self) -> Vec<(Range<usize>, Kind)> {
        let mut at = 0;
        while let Some(&byte) = self.bytes.get(at) {
            if at == 0 || self.bytes[at - 1] == b'\n' {
                // Keys that stretch over lines may come line by line. Its words are read all the same.
                self.take(look::key_line(self.bytes, at), at);
            }
            at = match byte {
                _ if is_word(byte) => self.word(at),
                b'@' => {
                    let end = self.found.last().map_or(0, |(range, _)| range.end);
                    self.take(contact::around_at(self.bytes, at, end), at + 1)
                }
                b'+' => self.take(contact::phone(self.bytes, at), at + 1),
                b':' => self.address(at).unwrap_or(at + 1),
                b'-' => self.take(look::private_key(self.text, at), at + 1),
                b'\\' | b'%' => at + escape(&self.bytes[at..]),
                0xe2.. => self.beyond_ascii(at),
                _ => at + 1,
            };
        }
        self.found
    }

    /// Keeps what was found, widened to whole characters, and returns where to go on.
    fn take(&mut self, found: Found, otherwise: usize) -> usize {
        let Some((range, kind)) = found.filter(|(range, _)| !range.is_empty()) else {
            return otherwise;
        };
        let range = self.text.floor_char_boundary(range.start)..self.text.ceil_char_boundary(range.end);
        let next = otherwise.max(range.end);
        match self.found.last_mut() {
            Some((last, _)) if range.start < last.end => last.end = last.end.max(range.end),
            _ => self.found.push((range, kind)),
        }
        next
    }

    fn address(&mut self, start: usize) -> Option<usize> {
        let (found, end) = address::read(self.text, start, self.last.clone())?;
        // What stands next is next to an address.
        self.last = end..end;
        Some(self.take(found, end))
    }

    /// Reads a word: the name of a secret, a secret, or neither.
    fn word(&mut self, start: usize) -> usize {
        let bytes = self.bytes;
        if let Some(end) = self.address(start) {
            return end;
        }
        let end = word_end(bytes, start);
        let last = std::mem::replace(&mut self.last, start..end);
        if let Some(name) = name::find(bytes, last.clone(), start..end) {
            let next = self.value(start..end, name);
            if next > end {
                return next;
            }
        }
        self.take(look::word(bytes, last, start..end), end)
    }

    /// Reads a character that is not ASCII: a masked value, which stays, or a name in Chinese.
    fn beyond_ascii(&mut self, at: usize) -> usize {
        let rest = &self.bytes[at..];
        if rest.starts_with(OPEN.as_bytes()) {
            let mut parts = rest[..rest.len().min(24)].windows(CLOSE.len());
            return at + parts.position(|part| part == CLOSE.as_bytes()).map_or(1, |end| end + CLOSE.len());
        }
        match name::chinese(rest) {
            Some(name) => self.value(at..at + name.len(), name::Name::Chinese),
            None => at + 1,
        }
    }

    /// Takes the secrets that a name announces.
    fn value(&mut self, word: Range<usize>, name: name::Name) -> usize {
        let secrets = value::after(self.bytes, word.clone(), name);
        secrets.into_iter().fold(word.end, |at, range| self.take(Some((range, Kind::Secret)), at))
    }
}

fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

/// Returns how many bytes at the beginning of a text are of a kind. All that is not bounded otherwise is read by it.
fn span(text: &[u8], mut is_in: impl FnMut(u8) -> bool) -> usize {
    let length = text.iter().position(|&byte| !is_in(byte)).unwrap_or(text.len());
    #[cfg(test)]
    tests::STEPS.set(tests::STEPS.get() + length + 1);
    length
}

/// Returns the end of a word, which may hold hyphens: `X-Auth-Token`.
fn word_end(bytes: &[u8], start: usize) -> usize {
    let mut end = start + span(&bytes[start..], is_word);
    while let [b'-', next, ..] = bytes[end..]
        && is_word(next)
    {
        end += 1 + span(&bytes[end + 1..], is_word);
    }
    end
}

/// Returns the length of an escape at the beginning of a text, of an address or of JSON: `%26`, `\n`, `\"`, `\u0026`.
fn escape(text: &[u8]) -> usize {
    let has_code =
        |code: Range<usize>| text.get(code).is_some_and(|code| code.iter().all(u8::is_ascii_hexdigit));
    match text {
        [b'%', ..] if has_code(1..3) => 3,
        [b'\\', b'u', ..] if has_code(2..6) => 6,
        [b'\\', b'n' | b'r' | b't', ..] => 2,
        _ => 1,
    }
}

#[cfg(test)]
mod tests;
