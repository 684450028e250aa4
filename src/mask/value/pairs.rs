//! The values of the two headers that have a form of their own: `Cookie` and `Authorization`.

use std::ops::Range;

use super::super::{is_word, span};
use super::read::closing_quote;
use super::{Name, Separator, Value, bare_end, judge, skip_blanks};

/// What a cookie says about itself (RFC 6265).
const ATTRIBUTES: [&str; 10] = [
    "path",
    "domain",
    "expires",
    "max-age",
    "samesite",
    "version",
    "priority",
    "httponly",
    "secure",
    "partitioned",
];

/// How many pairs a header has at most.
const MOST: usize = 100;

/// Returns the values of a header: those of its pairs, or what stands behind its scheme.
pub(super) fn header(bytes: &[u8], name: Name, value: &Value) -> Vec<Range<usize>> {
    let mut secrets = Vec::new();
    let text = &bytes[value.range.clone()];
    if value.separator == Separator::Blank || judge::is_placeholder(text) || judge::is_prose(text) {
        return secrets;
    }
    let bytes = limit(bytes, value);
    let scheme = value.range.start;
    let scheme_end = scheme + span(&bytes[scheme..], is_name);
    let credentials = skip_blanks(bytes, scheme_end);
    let has_scheme = scheme < scheme_end && scheme_end < credentials && credentials < bytes.len();
    let start = if has_scheme { credentials } else { scheme };
    // `a=1; b=2` in a cookie, `MAC id="a", nonce="b"` in an authorization.
    let mark = if name == Name::Cookie { b';' } else { b',' };
    if read(bytes, start, mark, &mut secrets) {
        return secrets;
    }
    let is_whole = value.is_quoted || value.bracket == Some(b'[');
    let end = if is_whole { bytes.len() } else { bare_end(bytes, start, None) };
    let text = &bytes[start..end];
    let is_word = judge::is_prose(text)
        || judge::is_placeholder(text)
        || text.iter().all(u8::is_ascii_digit)
        || judge::is_plain(text) && !is_whole;
    if !is_word && (name == Name::Authorization || judge::is_random(text, 8)) {
        secrets.push(start..end);
    }
    secrets
}

/// Reads `name=value; name=value` and keeps the values; returns whether there was a pair. Text behind `=` that is not
/// a value ends Base64.
pub(super) fn read(bytes: &[u8], start: usize, mark: u8, secrets: &mut Vec<Range<usize>>) -> bool {
    let mut at = start;
    for count in 0..MOST {
        let name = at + span(&bytes[at..], |byte| byte == b' ' || byte == mark);
        let name_end = name + span(&bytes[name..], is_name);
        let text = &bytes[name..name_end];
        let is_attribute = ATTRIBUTES.iter().any(|attribute| text.eq_ignore_ascii_case(attribute.as_bytes()));
        let is_pair = name_end > name
            && matches!(bytes[name_end..], [b'=', next, ..] if !matches!(next, b'=' | b' ' | b','));
        if !is_pair && !is_attribute {
            return count > 0;
        }
        let value = name_end + usize::from(is_pair);
        let rest = &bytes[value..];
        let is_in = |byte| byte != mark && !matches!(byte, b'"' | b'\'' | b'\\' | b'\n');
        let mut range = value..value;
        range.end += match rest.first() {
            // A date holds blanks.
            _ if is_attribute => span(&rest[..rest.len().min(64)], is_in),
            Some(b'"') => {
                range = value + 1..value + 1;
                closing_quote(bytes, value + 1, b'"', 0) - value - 1
            }
            _ => span(rest, |byte| is_in(byte) && !matches!(byte, b' ' | b']')),
        };
        at = bytes.len().min(range.end + usize::from(range.start > value));
        if !is_attribute && !judge::is_placeholder(&bytes[range.clone()]) {
            secrets.push(range);
        }
        if bytes.get(skip_blanks(bytes, at)) != Some(&mark) {
            return true;
        }
    }
    true
}

fn is_name(byte: u8) -> bool {
    is_word(byte) || matches!(byte, b'-' | b'.' | b'%' | b'|')
}

/// Returns a text up to where a header ends at the latest: with its quotes, its bracket, its line.
fn limit<'b>(bytes: &'b [u8], value: &Value) -> &'b [u8] {
    let start = value.range.start;
    match value.bracket {
        _ if value.is_quoted => &bytes[..value.range.end],
        Some(b'[') => {
            let text = &bytes[start..bytes.len().min(start + 4096)];
            &bytes[..start + span(text, |byte| !matches!(byte, b']' | b'\n'))]
        }
        _ => bytes,
    }
}
