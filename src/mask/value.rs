//! What stands after the name of a secret: a separator, opening marks, and a value.

use std::ops::Range;

pub(super) use self::judge::is_placeholder;
use self::read::{READ, bare_end, chinese_quotes, read, starts_pair};
use super::name::{self, Name};
use super::span;

mod judge;
mod pairs;
mod read;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Separator {
    Equals,
    /// A colon, an arrow, or a word such as `is`.
    Colon,
    Bracket,
    Blank,
}

/// What stands between a name and a value; of two with the same beginning, the longer is first.
const MARKS: [(Separator, &str); 4] = [
    (Separator::Colon, "=> ->"),
    (Separator::Equals, ":= == = ＝ %3D %3d %253D \\u003d"),
    (Separator::Colon, "→ : ： %3A %3a"),
    // A blank as wide as a Chinese letter.
    (Separator::Blank, "\u{3000}"),
];

/// A value and what stands around it.
#[derive(Debug)]
struct Value {
    range: Range<usize>,
    /// Where to go on: behind the closing quote.
    end: usize,
    separator: Separator,
    /// Whether a blank stands before it.
    is_spaced: bool,
    is_quoted: bool,
    /// Whether the name stands in quotes.
    is_name_quoted: bool,
    /// What closes the bracket that it stands in.
    bracket: Option<u8>,
}

/// Returns where the secrets are that a name announces.
pub(super) fn after(bytes: &[u8], word: Range<usize>, name: Name) -> Vec<Range<usize>> {
    let mut at = word.end;
    let backslashes = span(&bytes[at..], |byte| byte == b'\\');
    let is_name_quoted = matches!(bytes.get(at + backslashes), Some(b'"' | b'\'' | b'`'));
    if is_name_quoted {
        at += backslashes + 1;
    }
    let Some((separator, end)) = tag(bytes, &word).or_else(|| separator(bytes, at, name)) else {
        return Vec::new();
    };
    let value = Value { is_name_quoted, ..read(bytes, end, separator) };
    match name {
        Name::Authorization | Name::Cookie => pairs::header(bytes, name, &value),
        _ if !judge::is_secret(bytes, word, name, &value) => Vec::new(),
        Name::Assigned if !value.is_quoted => {
            let value = whole(bytes, value);
            let mut secrets = vec![value.range];
            pairs::read(bytes, value.end, b';', &mut secrets);
            secrets
        }
        _ => with_next(bytes, value),
    }
}

/// Extends a value over [`READ`] bytes to its end.
fn whole(bytes: &[u8], mut value: Value) -> Value {
    if !value.is_quoted && value.range.len() + 4 > READ {
        value.range.end = bare_end(bytes, value.range.start, value.bracket);
        value.end = value.range.end;
    }
    value
}

/// Returns a value and those that arrows connect with it: `old -> new`.
fn with_next(bytes: &[u8], first: Value) -> Vec<Range<usize>> {
    let mut secrets = Vec::new();
    let mut next = first;
    while !next.range.is_empty() {
        let value = whole(bytes, next);
        secrets.push(value.range);
        let at = skip_blanks(bytes, value.end);
        if !matches!(bytes[at..], [b'-' | b'=', b'>', ..]) {
            break;
        }
        next = read(bytes, at + 2, Separator::Colon);
    }
    secrets
}

/// Reads the end of a tag with the name: `<password>…</password>`. Without a closing tag the name is a placeholder.
fn tag(bytes: &[u8], word: &Range<usize>) -> Option<(Separator, usize)> {
    let is_tag = matches!(bytes[..word.start], [.., b'<' | b':']) && bytes.get(word.end) == Some(&b'>');
    let start = bytes.len().min(word.end + 1);
    let near = &bytes[..bytes.len().min(start + READ)];
    (is_tag && near[bare_end(near, start, None)..].starts_with(b"</")).then_some((Separator::Equals, start))
}

/// Reads what connects a name with its value.
fn separator(bytes: &[u8], end: usize, name: Name) -> Option<(Separator, usize)> {
    let blank = skip_blanks(bytes, end);
    let rest = &bytes[blank..];
    if let Some((separator, length)) = mark(rest) {
        return Some((separator, blank + length));
    }
    if matches!(rest.first(), Some(b'[' | b'(')) || chinese_quotes(rest).is_some() {
        return Some((Separator::Bracket, blank));
    }
    if let Some((separator, length)) = chinese_words(rest) {
        return Some((separator, blank + length));
    }
    let spoken = matches!(name, Name::Field | Name::Word).then(|| spoken(bytes, blank)).flatten();
    (blank > end).then(|| spoken.unwrap_or((Separator::Blank, blank)))
}

/// Reads the Chinese words between a name and its value: `是`, `改成`, `哈希：`.
fn chinese_words(text: &[u8]) -> Option<(Separator, usize)> {
    let letters = text.chunks_exact(3).take(4).take_while(|letter| matches!(letter[0], 0xe4..=0xe9)).count();
    let (words, rest) = text.split_at(3 * letters);
    let is_is = ["为", "是", "成", "成了"].iter().any(|is| words.ends_with(is.as_bytes()));
    match mark(rest) {
        Some((_, length)) if is_is => Some((Separator::Colon, words.len() + length)),
        Some((_, length)) if letters > 0 => Some((Separator::Blank, words.len() + length)),
        _ => is_is.then_some((Separator::Colon, words.len())),
    }
}

/// Reads the words between a name and its value: `is`, `has been reset to:`, `for user "bob":`.
fn spoken(bytes: &[u8], start: usize) -> Option<(Separator, usize)> {
    let (mut end, mut last) = (start, &b""[..]);
    for _ in 0..6 {
        let at = skip_blanks(bytes, end);
        let is_owner = matches!(last, b"for" | b"of" | b"user" | b"key" | b"account");
        let is_part = |byte: u8| {
            if is_owner { !matches!(byte, 0..=b' ' | b':' | b'=') } else { byte.is_ascii_alphabetic() }
        };
        let length = span(&bytes[at..bytes.len().min(at + 64)], is_part);
        let word = &bytes[at..at + length];
        if !is_owner && !name::is_between(word) || length == 0 {
            break;
        }
        let is_purpose = word == b"to" && !matches!(last, b"set" | b"reset" | b"changed" | b"updated");
        last = if is_purpose { b"" } else { word };
        end = at + length;
        let at = skip_blanks(bytes, end);
        if let Some((separator, length)) = mark(&bytes[at..]) {
            return Some((separator, at + length));
        }
    }
    matches!(last, b"is" | b"was" | b"are" | b"to" | b"as").then_some((Separator::Colon, end))
}

/// Reads a mark between a name and a value, and returns its length.
fn mark(text: &[u8]) -> Option<(Separator, usize)> {
    MARKS.iter().find_map(|&(separator, marks)| {
        let mark = marks.split(' ').find(|mark| text.starts_with(mark.as_bytes()))?;
        Some((separator, mark.len()))
    })
}

fn skip_blanks(bytes: &[u8], at: usize) -> usize {
    at + span(&bytes[at..], |byte| matches!(byte, b' ' | b'\t'))
}
