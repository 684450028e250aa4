//! What stands after the name of a secret: a separator, opening marks, and a value.

use std::ops::Range;

pub(super) use self::judge::is_placeholder;
use self::read::{READ, bare_end, chinese_quotes, closing_quote, read, starts_pair};
use super::name::{self, Name};
use super::span;

mod judge;
mod pairs;
mod read;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Separator {
    /// `=`, also as `%3D`.
    Equals,
    /// `:`, `->`, also in their full-width form.
    Colon,
    /// `is`, `set to`.
    Is,
    Bracket,
    Blank,
}

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
    bracket: Option<u8>,
}

/// Returns where the secrets are that a name announces, or none.
pub(super) fn after(bytes: &[u8], word: Range<usize>, name: Name) -> Option<Vec<Range<usize>>> {
    let (separator, separator_end, is_name_quoted) = separator(bytes, word.end, name)?;
    let value = Value { is_name_quoted, ..read(bytes, separator_end, separator)? };
    let secrets = match name {
        Name::Authorization => pairs::authorization(bytes, &value),
        Name::Cookie => pairs::cookie(bytes, &value),
        _ if !judge::is_secret(bytes, word, name, &value) => Vec::new(),
        Name::Assigned if !value.is_quoted => {
            let value = whole(bytes, value);
            let mut secrets = vec![value.range];
            pairs::read(bytes, value.end, &mut secrets);
            secrets
        }
        _ => with_next(bytes, whole(bytes, value)),
    };
    (!secrets.is_empty()).then_some(secrets)
}

/// Extends a value over [`READ`] bytes to its end.
fn whole(bytes: &[u8], mut value: Value) -> Value {
    if !value.is_quoted && value.range.len() + 4 > READ {
        value.range.end = bare_end(bytes, value.range.start, value.bracket);
        value.end = value.range.end;
    }
    value
}

/// Returns a value and those that an arrow or a list connects with it: `old -> new`, `["a", "b"]`.
fn with_next(bytes: &[u8], first: Value) -> Vec<Range<usize>> {
    let bracket = first.bracket;
    let mut secrets = vec![first.range];
    let mut end = first.end;
    loop {
        let at = skip_blanks(bytes, end);
        let rest = &bytes[at..];
        let mark = ["->", "=>", "→"].into_iter().find(|mark| rest.starts_with(mark.as_bytes()));
        let next = match mark {
            Some(mark) => at + mark.len(),
            None if bracket == Some(b'[') && rest.starts_with(b",") => at + 1,
            None => return secrets,
        };
        match read(bytes, next, Separator::Colon) {
            Some(value) if !value.range.is_empty() => {
                let value = whole(bytes, value);
                end = value.end;
                secrets.push(value.range);
            }
            _ => return secrets,
        }
    }
}

/// Reads what connects a name with its value; returns also whether the name stands in quotes.
fn separator(bytes: &[u8], end: usize, name: Name) -> Option<(Separator, usize, bool)> {
    let mut at = end;
    let backslashes = span(&bytes[at..], |byte| byte == b'\\');
    let is_quoted = matches!(bytes.get(at + backslashes), Some(b'"' | b'\'' | b'`'));
    if is_quoted {
        at += backslashes + 1;
    }
    at += usize::from(bytes.get(at) == Some(&b']'));
    let blank = skip_blanks(bytes, at);
    let rest = &bytes[blank..];
    if rest.starts_with(b"::") || rest.starts_with(b"://") {
        return None;
    }
    if let Some((separator, length)) = mark(rest) {
        return Some((separator, blank + length, is_quoted));
    }
    if matches!(rest.first(), Some(b'[' | b'(')) {
        return Some((Separator::Bracket, blank, is_quoted));
    }
    if name == Name::Chinese && chinese_quotes(rest).is_some() {
        return Some((Separator::Bracket, blank, is_quoted));
    }
    if ["为", "是"].iter().any(|is| rest.starts_with(is.as_bytes())) {
        let behind = blank + "是".len();
        let length = mark(&bytes[behind..]).map_or(0, |(_, length)| length);
        return Some((Separator::Colon, behind + length, is_quoted));
    }
    if blank == at {
        return None;
    }
    let spoken = matches!(name, Name::Field | Name::Word).then(|| spoken(bytes, blank)).flatten();
    let (separator, at) = spoken.unwrap_or((Separator::Blank, blank));
    Some((separator, at, is_quoted))
}

/// Reads the words between a name and its value: `is`, `has been reset to:`, `for user "bob":`.
fn spoken(bytes: &[u8], start: usize) -> Option<(Separator, usize)> {
    let (mut at, mut last) = (start, &b""[..]);
    for _ in 0..6 {
        let is_owner = matches!(last, b"for" | b"of" | b"user" | b"key" | b"account");
        let is_part = |byte: u8| {
            if is_owner { !matches!(byte, 0..=b' ' | b':' | b'=') } else { byte.is_ascii_lowercase() }
        };
        let length = span(&bytes[at..bytes.len().min(at + 64)], is_part);
        let word = &bytes[at..at + length];
        if !is_owner && !name::is_between(word) || length == 0 {
            break;
        }
        last = word;
        at = skip_blanks(bytes, at + length);
        if let Some((separator, length)) = mark(&bytes[at..]) {
            return Some((separator, at + length));
        }
    }
    matches!(last, b"is" | b"was" | b"are" | b"to" | b"as").then_some((Separator::Is, at))
}

fn mark(text: &[u8]) -> Option<(Separator, usize)> {
    const MARKS: [(&str, Separator); 15] = [
        ("=>", Separator::Colon),
        ("->", Separator::Colon),
        ("→", Separator::Colon),
        ("：", Separator::Colon),
        ("%3A", Separator::Colon),
        ("%3a", Separator::Colon),
        (":=", Separator::Equals),
        ("==", Separator::Equals),
        ("＝", Separator::Equals),
        ("%3D", Separator::Equals),
        ("%3d", Separator::Equals),
        ("%253D", Separator::Equals),
        ("\\u003d", Separator::Equals),
        ("=", Separator::Equals),
        (":", Separator::Colon),
    ];
    let found = MARKS.iter().find(|(mark, _)| text.starts_with(mark.as_bytes()))?;
    Some((found.1, found.0.len()))
}

pub(super) fn is_percent(text: &[u8]) -> bool {
    text.len() >= 3 && text[1..3].iter().all(u8::is_ascii_hexdigit)
}

fn skip_blanks(bytes: &[u8], at: usize) -> usize {
    at + span(&bytes[at..], |byte| matches!(byte, b' ' | b'\t'))
}
