//! The values of the two headers that have a form of their own: `Cookie` and `Authorization`.

use std::ops::Range;

use super::super::{is_word, span};
use super::{Separator, Value, bare_end, closing_quote, judge, skip_blanks};

/// What a cookie says about itself (RFC 6265).
const ATTRIBUTES: &str = "path domain expires max-age samesite version priority httponly secure partitioned";

/// How many pairs a header has at most.
const MOST: usize = 100;

/// Returns the values of a cookie header.
pub(super) fn cookie(bytes: &[u8], value: &Value) -> Vec<Range<usize>> {
    let mut secrets = Vec::new();
    let text = &bytes[value.range.clone()];
    if value.separator == Separator::Blank || judge::is_placeholder(text) {
        return secrets;
    }
    let has_pairs = read(&bytes[..limit(bytes, value)], value.range.start, &mut secrets);
    if !has_pairs && (value.is_quoted && text.contains(&b'=') || judge::is_random(text, 8)) {
        secrets.push(value.range.clone());
    }
    secrets
}

/// Reads `name=value; name=value` and keeps the values; returns whether there was a pair.
pub(super) fn read(bytes: &[u8], start: usize, secrets: &mut Vec<Range<usize>>) -> bool {
    let mut at = start;
    for count in 0..MOST {
        let name = at + span(&bytes[at..], |byte| matches!(byte, b' ' | b';'));
        let name_end = name + span(&bytes[name..], is_name);
        let text = &bytes[name..name_end];
        let is_attribute =
            ATTRIBUTES.split(' ').any(|attribute| text.eq_ignore_ascii_case(attribute.as_bytes()));
        let is_pair = name_end > name && bytes.get(name_end) == Some(&b'=');
        if !is_pair && !is_attribute {
            return count > 0;
        }
        let value = name_end + usize::from(is_pair);
        let rest = &bytes[value..];
        let is_in = |byte| !matches!(byte, b';' | b'"' | b'\'' | b'\\' | b'\n');
        at = match rest.first() {
            // A date holds blanks.
            _ if is_attribute => value + span(&rest[..rest.len().min(64)], is_in),
            Some(b'"') => closing_quote(bytes, value + 1, b'"', 0),
            _ => value + span(rest, |byte| is_in(byte) && !matches!(byte, b' ' | b']')),
        };
        if !is_attribute && at > value && !judge::is_placeholder(&bytes[value..at]) {
            secrets.push(value..at);
        }
        if bytes.get(skip_blanks(bytes, at)) != Some(&b';') {
            return true;
        }
    }
    true
}

/// Returns the credentials of an authorization header; its scheme stays.
pub(super) fn authorization(bytes: &[u8], value: &Value) -> Vec<Range<usize>> {
    let text = &bytes[value.range.clone()];
    if value.separator == Separator::Blank || judge::is_placeholder(text) || judge::is_prose(text) {
        return Vec::new();
    }
    let bytes = &bytes[..limit(bytes, value)];
    let start = value.range.start;
    let scheme =
        start + span(&bytes[start..], |byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
    let credentials = skip_blanks(bytes, scheme);
    let has_scheme = scheme > start && credentials > scheme && credentials < bytes.len();
    let start = if has_scheme { credentials } else { start };
    let is_whole = value.is_quoted || value.bracket == Some(b'[');
    let end = if is_whole { bytes.len() } else { credentials_end(bytes, start) };
    let text = &bytes[start..end];
    let is_number = text.iter().all(u8::is_ascii_digit);
    let is_word = judge::is_prose(text) || is_number || judge::is_plain(text) && !is_whole;
    let is_secret = !text.is_empty() && !is_word && !judge::is_placeholder(text);
    is_secret.then_some(start..end).into_iter().collect()
}

/// Returns where credentials end that may be pairs: `MAC id="a", nonce="b"`.
fn credentials_end(bytes: &[u8], start: usize) -> usize {
    let mut end = start;
    loop {
        let name = end + span(&bytes[end..], |byte| matches!(byte, b' ' | b','));
        let name_end = name + span(&bytes[name..], is_name);
        if name_end == name || bytes.get(name_end) != Some(&b'=') {
            return if end == start { bare_end(bytes, start, None) } else { end };
        }
        let value = name_end + 1;
        end = match bytes.get(value) {
            Some(b'"') => (closing_quote(bytes, value + 1, b'"', 0) + 1).min(bytes.len()),
            _ => bare_end(bytes, value, None),
        };
    }
}

fn is_name(byte: u8) -> bool {
    is_word(byte) || matches!(byte, b'-' | b'.' | b'%' | b'|')
}

/// Returns where a header ends at the latest: with its quotes, its bracket, its line, or the longest that is read.
fn limit(bytes: &[u8], value: &Value) -> usize {
    let start = value.range.start;
    match value.bracket {
        _ if value.is_quoted => value.range.end,
        Some(b'[') => {
            let end = bytes.len().min(start + 4096);
            start + span(&bytes[start..end], |byte| !matches!(byte, b']' | b'\n'))
        }
        _ => bytes.len(),
    }
}
