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

impl Kind {
    fn label(self) -> &'static str {
        match self {
            Kind::Secret => "masked",
            Kind::Address => "address",
            Kind::Mail => "mail",
            Kind::Phone => "phone",
        }
    }
}

/// A secret that may stand somewhere.
type Found = Option<(Range<usize>, Kind)>;

/// Masks secrets; values that one masker meets twice look the same.
pub(crate) struct Masker {
    key: RandomState,
    names: name::Names,
}

impl Masker {
    pub(crate) fn new() -> Masker {
        Masker { key: RandomState::new(), names: name::Names::new() }
    }

    /// Returns the text with its secrets masked. It may have several lines; it has to be whole, since the name of a
    /// secret may stand far before it.
    pub(crate) fn mask<'t>(&self, text: &'t str) -> Cow<'t, str> {
        let found = Scan::new(text, &self.names).run();
        if found.is_empty() {
            return Cow::Borrowed(text);
        }
        let mut masked = String::with_capacity(text.len());
        let mut end = 0;
        for (range, kind) in found {
            let digits = self.key.hash_one(&text[range.clone()]) & 0xffff;
            masked.push_str(&text[end..range.start]);
            // Writing to a string does not fail.
            let _ = write!(masked, "{OPEN}{}:{digits:04x}{CLOSE}", kind.label());
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
    names: &'t name::Names,
    /// The last word before the present one.
    last: Range<usize>,
    found: Vec<(Range<usize>, Kind)>,
}

impl<'t> Scan<'t> {
    fn new(text: &'t str, names: &'t name::Names) -> Scan<'t> {
        Scan { text, bytes: text.as_bytes(), names, last: 0..0, found: Vec::new() }
    }

    /// Returns where the secrets are, in order and apart from each other.
    fn run(mut self) -> Vec<(Range<usize>, Kind)> {
        let mut at = 0;
        while let Some(&byte) = self.bytes.get(at) {
            if at == 0 || self.bytes[at - 1] == b'\n' {
                self.key_line(at);
            }
            at = match byte {
                _ if is_word(byte) => self.word(at),
                b'@' => self.take(contact::around_at(self.bytes, at, self.end()), at + 1),
                b'+' => self.take(contact::phone(self.bytes, at), at + 1),
                b':' => self.take(address::long(self.text, at), at + 1),
                b'-' => self.take(look::private_key(self.text, at), at + 1),
                b'\\' => at + escape(&self.bytes[at..]),
                b'%' if matches!(self.bytes[at + 1..], [a, b, ..] if a.is_ascii_hexdigit() && b.is_ascii_hexdigit()) => at + 3,
                0xe2.. => self.beyond_ascii(at),
                _ => at + 1,
            };
        }
        apart(self.found)
    }

    /// The end of the last secret.
    fn end(&self) -> usize {
        self.found.last().map_or(0, |(range, _)| range.end)
    }

    /// Keeps what was found, widened to whole characters, and returns where to go on.
    fn take(&mut self, found: Found, otherwise: usize) -> usize {
        let Some((range, kind)) = found.filter(|(range, _)| !range.is_empty()) else {
            return otherwise;
        };
        let range = self.text.floor_char_boundary(range.start)..self.text.ceil_char_boundary(range.end);
        self.found.push((range.clone(), kind));
        otherwise.max(range.end)
    }

    /// Reads a word: the name of a secret, a secret, or neither.
    fn word(&mut self, start: usize) -> usize {
        let bytes = self.bytes;
        if let Some((found, end)) = address::at_word(self.text, start, self.last.clone()) {
            // What stands next is next to an address.
            self.last = end..end;
            return self.take(found, end);
        }
        let end = word_end(bytes, start);
        let last = std::mem::replace(&mut self.last, start..end);
        if let Some(name) = self.names.find(bytes, last.clone(), start..end) {
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
            return at + masked_length(rest).unwrap_or(1);
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

    /// Masks a line that is nothing but Base64: keys that stretch over lines may come line by line.
    fn key_line(&mut self, start: usize) {
        let length = look::key_line(&self.bytes[start..]);
        if length > 0 {
            self.found.push((start..start + length, Kind::Secret));
        }
    }
}

/// Sorts and joins what overlaps.
fn apart(mut found: Vec<(Range<usize>, Kind)>) -> Vec<(Range<usize>, Kind)> {
    found.sort_by_key(|(range, _)| (range.start, range.end));
    found.dedup_by(|(next, _), (range, _)| {
        let is_joined = next.start < range.end;
        if is_joined {
            range.end = range.end.max(next.end);
        }
        is_joined
    });
    found
}

/// Returns the length of a masked value at the beginning of a text.
fn masked_length(text: &[u8]) -> Option<usize> {
    let text = &text[..text.len().min(24)];
    let end = text.windows(CLOSE.len()).position(|part| part == CLOSE.as_bytes())?;
    let inner = text.get(OPEN.len()..end)?;
    let labels = ["masked:", "address:", "mail:", "phone:"];
    let is_masked = labels.iter().any(|label| inner.starts_with(label.as_bytes()));
    is_masked.then_some(end + CLOSE.len())
}

fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

/// Returns how many bytes at the beginning of a text are of a kind.
fn span(text: &[u8], is_in: impl Fn(u8) -> bool) -> usize {
    text.iter().position(|&byte| !is_in(byte)).unwrap_or(text.len())
}

/// Returns the end of a word, which may hold hyphens: `X-Auth-Token`.
fn word_end(bytes: &[u8], start: usize) -> usize {
    let mut end = start;
    while let Some(&byte) = bytes.get(end) {
        let is_inner = byte == b'-' && bytes.get(end + 1).is_some_and(|&next| is_word(next));
        if !is_word(byte) && !is_inner {
            break;
        }
        end += 1;
    }
    end
}

/// Returns the length of an escape at the beginning of a text, as JSON has them: `\n`, `\"`, `\u0026`.
fn escape(text: &[u8]) -> usize {
    match text.get(1) {
        Some(b'u') if text.len() >= 6 && text[2..6].iter().all(u8::is_ascii_hexdigit) => 6,
        Some(b'n' | b'r' | b't') => 2,
        _ => 1,
    }
}

#[cfg(test)]
mod tests;
