//! What stands after the name of a secret: a separator, opening marks, and a value.

use std::ops::Range;

use super::name::{self, Name};

mod judge;
mod pairs;

/// How much of a value without quotes is read before it is judged, in bytes: values that are none must not be read to
/// their end, since the next one may begin in them.
const READ: usize = 512;

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
    let value = Value {
        is_name_quoted,
        ..read(bytes, separator_end, separator)?
    };
    let secrets = match name {
        Name::Authorization => pairs::authorization(bytes, &value),
        Name::Cookie => pairs::cookie(bytes, &value),
        _ if !judge::is_secret(bytes, word, name, &value) => Vec::new(),
        Name::Assigned if !value.is_quoted => {
            let value = whole(bytes, value);
            let mut secrets = vec![value.range];
            pairs::read(bytes, value.end..bytes.len(), &mut secrets);
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
        let mark = ["->", "=>", "→"]
            .into_iter()
            .find(|mark| rest.starts_with(mark.as_bytes()));
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
    let backslashes = count(&bytes[at..], b'\\');
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
    if name == Name::Chinese && ["为", "是"].iter().any(|is| rest.starts_with(is.as_bytes())) {
        let behind = blank + "是".len();
        let length = mark(&bytes[behind..]).map_or(0, |(_, length)| length);
        return Some((Separator::Colon, behind + length, is_quoted));
    }
    if blank == at {
        return None;
    }
    let spoken = matches!(name, Name::Field | Name::Word)
        .then(|| spoken(bytes, blank))
        .flatten();
    let (separator, at) = spoken.unwrap_or((Separator::Blank, blank));
    Some((separator, at, is_quoted))
}

/// Reads the words between a name and its value: `is`, `has been reset to:`, `for user "bob":`.
fn spoken(bytes: &[u8], start: usize) -> Option<(Separator, usize)> {
    let (mut at, mut last) = (start, &b""[..]);
    for _ in 0..6 {
        let is_owner = matches!(last, b"for" | b"of" | b"user" | b"key" | b"account");
        let is_part = |byte: &&u8| {
            if is_owner {
                !matches!(byte, 0..=b' ' | b':' | b'=')
            } else {
                byte.is_ascii_lowercase()
            }
        };
        let length = bytes[at..].iter().take(64).take_while(is_part).count();
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

/// Reads the value behind a separator.
fn read(bytes: &[u8], separator_end: usize, separator: Separator) -> Option<Value> {
    let mut start = skip_blanks(bytes, separator_end);
    let is_spaced = start > separator_end;
    let mut bracket = None;
    for _ in 0..3 {
        match bytes.get(start) {
            Some(open @ (b'[' | b'(')) => bracket = Some(*open),
            _ => break,
        }
        start = skip_blanks(bytes, start + 1);
    }
    let level = count(&bytes[start..], b'\\').min(15);
    let (range, end, is_quoted) = match bytes.get(start + level) {
        Some(&quote @ (b'"' | b'\'' | b'`')) => {
            let start = start + level + 1;
            let end = closing_quote(bytes, start, quote, level);
            (start..end, (end + level + 1).min(bytes.len()), true)
        }
        Some(0xe2..) => match chinese_quotes(&bytes[start..]) {
            Some(inner) => (
                start + inner.start..start + inner.end,
                start + inner.end + 3,
                true,
            ),
            None => (start..start, start, false),
        },
        _ => {
            let read = &bytes[..bytes.len().min(start + READ)];
            (start..bare_end(read, start, bracket), start, false)
        }
    };
    Some(Value {
        end: end.max(range.end).min(bytes.len()),
        range,
        separator,
        is_spaced,
        is_quoted,
        is_name_quoted: false,
        bracket,
    })
}

/// Returns where a quote closes that `level` backslashes precede, or the line ends.
fn closing_quote(bytes: &[u8], start: usize, quote: u8, level: usize) -> usize {
    let mut backslashes = 0;
    for (at, &byte) in bytes.iter().enumerate().skip(start) {
        match byte {
            b'\n' => return at,
            b'\\' => backslashes += 1,
            _ if byte == quote && backslashes % (2 * (level + 1)) == level => return at - level,
            _ => backslashes = 0,
        }
    }
    bytes.len()
}

/// Returns what stands in Chinese quotes at the beginning of a text.
fn chinese_quotes(text: &[u8]) -> Option<Range<usize>> {
    let close = [("“", "”"), ("‘", "’"), ("「", "」"), ("【", "】"), ("『", "』")]
        .into_iter()
        .find_map(|(open, close)| text.starts_with(open.as_bytes()).then_some(close))?;
    let inner = &text[3..text.len().min(200)];
    let length = inner.windows(3).position(|part| part == close.as_bytes())?;
    Some(3..3 + length)
}

/// Returns where a value without quotes ends.
fn bare_end(bytes: &[u8], start: usize, bracket: Option<u8>) -> usize {
    let mut at = start;
    while let Some(&byte) = bytes.get(at) {
        let rest = &bytes[at + 1..];
        let is_end = match byte {
            0..=b' ' | b'"' | b'\'' | b'`' | b'<' | b'>' => true,
            // Chinese and general punctuation; a password may hold other letters than ASCII.
            0xe2.. => true,
            b'\\' => matches!(
                rest.first(),
                Some(b'"' | b'\'' | b'n' | b'r' | b't' | b'u' | b'\\') | None
            ),
            b',' | b';' | b'&' => is_closed(rest) || starts_pair(rest),
            b')' | b']' | b'}' => {
                is_closed(rest) || is_closing(bracket, byte) || matches!(rest[0], b',' | b';' | b':')
            }
            b'%' => rest.starts_with(b"26") && starts_pair(&rest[2..]),
            _ => false,
        };
        if is_end {
            break;
        }
        at += 1;
    }
    // What ends a clause is not part of the value.
    while at > start && matches!(bytes[at - 1], b'.' | b':' | b',') {
        at -= 1;
    }
    at
}

fn is_closing(bracket: Option<u8>, byte: u8) -> bool {
    matches!((bracket, byte), (Some(b'['), b']') | (Some(b'('), b')'))
}

/// Whether a value cannot go on with this text.
fn is_closed(rest: &[u8]) -> bool {
    matches!(
        rest.first(),
        None | Some(0..=b' ' | b'"' | b'\'' | b'`' | b'\\' | b'}' | b']' | b')')
    )
}

/// Whether a text begins with a name and a mark: `&user=`, `,user:`.
fn starts_pair(text: &[u8]) -> bool {
    let text = text.strip_prefix(b"amp;").unwrap_or(text);
    let text = &text[..text.len().min(32)];
    let length = text
        .iter()
        .take_while(|&&byte| super::is_word(byte) || matches!(byte, b'-' | b'.'))
        .count();
    length > 0 && (mark(&text[length..]).is_some() || matches!(text.get(length), Some(b'&')))
}

pub(super) fn is_percent(text: &[u8]) -> bool {
    text.len() >= 3 && text[1..3].iter().all(u8::is_ascii_hexdigit)
}

fn skip_blanks(bytes: &[u8], at: usize) -> usize {
    at + bytes[at..]
        .iter()
        .take_while(|byte| matches!(byte, b' ' | b'\t'))
        .count()
}

fn count(text: &[u8], byte: u8) -> usize {
    text.iter().take_while(|&&other| other == byte).count()
}
