//! Where a value begins and ends.

use std::ops::Range;

use super::super::{is_word, span};
use super::{Separator, Value, mark, skip_blanks};

/// How much of a value without quotes is read before it is judged, in bytes: values that are none must not be read to
/// their end, since the next one may begin in them.
pub(super) const READ: usize = 512;

/// Reads the value behind a separator.
pub(super) fn read(bytes: &[u8], separator_end: usize, separator: Separator) -> Value {
    let mut start = skip_blanks(bytes, separator_end);
    let is_spaced = start > separator_end;
    let bracket = match bytes.get(start) {
        Some(b'[') => Some(b']'),
        Some(b'(') => Some(b')'),
        _ => None,
    };
    if bracket.is_some() {
        start = skip_blanks(bytes, start + 1);
    }
    let level = span(&bytes[start..bytes.len().min(start + 15)], |byte| byte == b'\\');
    let (range, end, is_quoted) = match bytes.get(start + level) {
        Some(&quote @ (b'"' | b'\'' | b'`')) => {
            let start = start + level + 1;
            let end = closing_quote(bytes, start, quote, level);
            (start..end, (end + level + 1).min(bytes.len()), true)
        }
        Some(0xe2..) => match chinese_quotes(&bytes[start..]) {
            Some(inner) => (start + inner.start..start + inner.end, start + inner.end + 3, true),
            None => (start..start, start, false),
        },
        _ => {
            let read = &bytes[..bytes.len().min(start + READ)];
            (start..bare_end(read, start, bracket), start, false)
        }
    };
    Value {
        end: end.max(range.end).min(bytes.len()),
        range,
        separator,
        is_spaced,
        is_quoted,
        is_name_quoted: false,
        bracket,
    }
}

/// Returns where a quote closes that `level` backslashes precede, or the line ends.
fn closing_quote(bytes: &[u8], start: usize, quote: u8, level: usize) -> usize {
    let mut backslashes = 0;
    let end = start
        + span(&bytes[start..], |byte| {
            let is_closing = byte == quote && backslashes % (2 * (level + 1)) == level;
            backslashes = if byte == b'\\' { backslashes + 1 } else { 0 };
            byte != b'\n' && !is_closing
        });
    if bytes.get(end) == Some(&quote) { end - level } else { end }
}

/// Returns what stands in Chinese quotes at the beginning of a text.
pub(super) fn chinese_quotes(text: &[u8]) -> Option<Range<usize>> {
    let close = [("“", "”"), ("‘", "’"), ("「", "」"), ("【", "】"), ("『", "』"), ("（", "）")]
        .into_iter()
        .find_map(|(open, close)| text.starts_with(open.as_bytes()).then_some(close))?;
    let inner = &text[3..text.len().min(200)];
    let length = inner.windows(3).position(|part| part == close.as_bytes())?;
    Some(3..3 + length)
}

/// Returns where a value without quotes ends.
pub(super) fn bare_end(bytes: &[u8], start: usize, bracket: Option<u8>) -> usize {
    let (mut next, mut open) = (start, 0_usize);
    let length = span(&bytes[start..], |byte| {
        next += 1;
        let rest = &bytes[next..];
        match byte {
            // Chinese and general punctuation from 0xe2; a password may hold other letters than ASCII.
            0..=b' ' | b'"' | b'\'' | b'`' | 0xe2.. => false,
            b'<' => !starts_tag(rest),
            b'>' => rest.first().is_some_and(|&next| is_word(next)) && !bytes[start..next].ends_with(b"->"),
            b'{' => {
                open += 1;
                true
            }
            b'}' if open > 0 => {
                open -= 1;
                true
            }
            b'\\' => !matches!(rest.first(), None | Some(b'"' | b'\'' | b'n' | b'r' | b't' | b'u' | b'\\')),
            b',' | b';' | b'&' => !is_closed(rest) && !starts_pair(rest),
            b')' | b']' | b'}' => {
                !is_closed(rest) && bracket != Some(byte) && !matches!(rest[0], b',' | b';' | b':' | b'(')
            }
            _ => true,
        }
    });
    // What ends a clause is not part of the value.
    let is_end = |byte: &&u8| matches!(byte, b'.' | b':' | b',');
    start + length - bytes[start..start + length].iter().rev().take_while(is_end).count()
}

/// Whether the text behind a `<` makes a tag or a name to be filled in of it: `<br>`, `</p>`, `<your password>`.
pub(super) fn starts_tag(rest: &[u8]) -> bool {
    let rest = &rest[..rest.len().min(32)];
    let length = span(rest, |byte| byte.is_ascii_alphabetic() || b"/!?:_-".contains(&byte));
    length > 0 && matches!(rest.get(length), Some(b'>' | b' '))
}

/// Whether a value cannot go on with this text.
pub(super) fn is_closed(rest: &[u8]) -> bool {
    matches!(rest.first(), None | Some(0..=b' ' | b'"' | b'\'' | b'`' | b'\\' | b'}' | b']' | b')'))
}

/// Whether a text begins with a name and a mark: `&user=`, `,user:`.
pub(super) fn starts_pair(text: &[u8]) -> bool {
    let text = &text[..text.len().min(32)];
    let length = span(text, |byte| is_word(byte) || matches!(byte, b'-' | b'.'));
    length > 0 && mark(&text[length..]).is_some()
}
