//! The values of the two headers that have a form of their own: `Cookie` and `Authorization`.

use std::ops::Range;

use super::{Separator, Value, bare_end, closing_quote, judge, skip_blanks};

/// What a cookie says about itself (RFC 6265).
const ATTRIBUTES: [&str; 7] = [
    "path", "domain", "expires", "max-age", "samesite", "version", "priority",
];

/// How many pairs a header has at most.
const MOST: usize = 100;

/// Returns the values of a cookie header.
pub(super) fn cookie(bytes: &[u8], value: &Value) -> Vec<Range<usize>> {
    let mut secrets = Vec::new();
    let text = &bytes[value.range.clone()];
    if value.separator == Separator::Blank || judge::is_placeholder(text) {
        return secrets;
    }
    let end = match value.bracket {
        _ if value.is_quoted => value.range.end,
        Some(b'[') => closing_bracket(bytes, value.range.start),
        _ => bytes.len(),
    };
    read(bytes, value.range.start..end, &mut secrets);
    if secrets.is_empty() && (value.is_quoted && text.contains(&b'=') || judge::is_random(text, 8)) {
        secrets.push(value.range.clone());
    }
    secrets
}

/// Reads `name=value; name=value` and keeps the values.
pub(super) fn read(bytes: &[u8], range: Range<usize>, secrets: &mut Vec<Range<usize>>) {
    let bytes = &bytes[..range.end];
    let mut at = range.start;
    for _ in 0..MOST {
        let start = at
            + bytes[at..]
                .iter()
                .take_while(|byte| matches!(byte, b' ' | b';'))
                .count();
        let length = bytes[start..].iter().take_while(|&&byte| is_name(byte)).count();
        let name = &bytes[start..start + length];
        let is_attribute = ATTRIBUTES
            .iter()
            .any(|attribute| name.eq_ignore_ascii_case(attribute.as_bytes()));
        let value = start + length + 1;
        let is_pair = length > 0 && bytes.get(value - 1) == Some(&b'=');
        let is_flag = ["httponly", "secure"]
            .iter()
            .any(|flag| name.eq_ignore_ascii_case(flag.as_bytes()));
        if !is_pair && !is_flag {
            return;
        }
        let is_end = |byte: &u8| {
            matches!(byte, b';' | b'"' | b'\'' | b'\\' | b'\n')
                || !is_attribute && matches!(byte, b' ' | b']')
        };
        at = match bytes.get(value) {
            _ if !is_pair => start + length,
            _ if is_attribute => {
                let end = bytes.len().min(value + 64);
                bytes[value..end]
                    .iter()
                    .position(is_end)
                    .map_or(end, |length| value + length)
            }
            Some(b'"') => closing_quote(bytes, value + 1, b'"', 0),
            _ => bytes[value..]
                .iter()
                .position(is_end)
                .map_or(bytes.len(), |length| value + length),
        };
        if is_pair && !is_attribute && at > value && !judge::is_placeholder(&bytes[value..at]) {
            secrets.push(value..at);
        }
        if bytes.get(skip_blanks(bytes, at)) != Some(&b';') {
            return;
        }
    }
}

/// Returns the credentials of an authorization header; its scheme stays.
pub(super) fn authorization(bytes: &[u8], value: &Value) -> Vec<Range<usize>> {
    let text = &bytes[value.range.clone()];
    if value.separator == Separator::Blank || judge::is_placeholder(text) || judge::is_prose(text) {
        return Vec::new();
    }
    let start = value.range.start;
    let limit = match value.bracket {
        _ if value.is_quoted => value.range.end,
        Some(b'[') => closing_bracket(bytes, start),
        _ => bytes.len(),
    };
    let bytes = &bytes[..limit];
    let is_scheme = |byte: &&u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    let scheme = bytes[start..].iter().take_while(is_scheme).take(24).count();
    let credentials = skip_blanks(bytes, start + scheme);
    let has_scheme = scheme > 0 && credentials > start + scheme && credentials < limit;
    let start = if has_scheme { credentials } else { start };
    let end = if value.is_quoted || value.bracket == Some(b'[') {
        limit
    } else {
        credentials_end(bytes, start)
    };
    let text = &bytes[start..end];
    let is_number = text.iter().all(u8::is_ascii_digit);
    let is_word = judge::is_prose(text)
        || is_number
        || judge::is_plain(text) && !value.is_quoted && value.bracket.is_none();
    if text.is_empty() || is_word || judge::is_placeholder(text) {
        return Vec::new();
    }
    vec![start..end]
}

/// Returns where credentials end that may be pairs: `MAC id="a", nonce="b"`.
fn credentials_end(bytes: &[u8], start: usize) -> usize {
    let mut end = start;
    loop {
        let next = end
            + bytes[end..]
                .iter()
                .take_while(|byte| matches!(byte, b' ' | b','))
                .count();
        let length = bytes[next..].iter().take_while(|&&byte| is_name(byte)).count();
        let is_pair = length > 0 && bytes.get(next + length) == Some(&b'=');
        if !is_pair {
            return if end == start {
                bare_end(bytes, start, None)
            } else {
                end
            };
        }
        let value = next + length + 1;
        end = match bytes.get(value) {
            Some(b'"') => (closing_quote(bytes, value + 1, b'"', 0) + 1).min(bytes.len()),
            _ => bare_end(bytes, value, None),
        };
    }
}

fn is_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.' | b'%' | b'|')
}

/// Returns where a bracket closes, or the line or the longest header that is read ends.
fn closing_bracket(bytes: &[u8], start: usize) -> usize {
    let end = bytes.len().min(start + 4096);
    let length = bytes[start..end]
        .iter()
        .position(|byte| matches!(byte, b']' | b'\n'));
    length.map_or(end, |length| start + length)
}
