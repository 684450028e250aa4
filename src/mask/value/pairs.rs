//! The values of the two headers that have a form of their own: `Cookie` and `Authorization`.

use std::ops::Range;

use super::super::{is_word, span};
use super::read::READ;
use super::{Name, Separator, Value, bare_end, judge, skip_blanks};

/// What a cookie says about itself (RFC 6265).
const ATTRIBUTES: &str = "path domain expires max-age samesite version priority httponly secure partitioned";

/// How many pairs a header has at most.
const MOST: usize = 100;

/// Returns the values of a header: those of its pairs, or what stands behind its scheme.
pub(super) fn header(bytes: &[u8], name: Name, value: &Value) -> Vec<Range<usize>> {
    let mut secrets = Vec::new();
    if value.separator == Separator::Blank || judge::is_placeholder(&bytes[value.range.clone()]) {
        return secrets;
    }
    let bytes = if value.is_quoted { &bytes[..value.range.end] } else { bytes };
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
    let near = &bytes[..bytes.len().min(start + READ)];
    let end = if value.is_quoted { bytes.len() } else { bare_end(near, start, value.bracket) };
    let text = &bytes[start..end];
    let is_word =
        judge::is_prose(text) || judge::is_placeholder(text) || judge::is_plain(text) && !value.is_quoted;
    if !is_word && (name == Name::Authorization || judge::is_random(text, 8)) {
        secrets.push(start..if end == near.len() { bare_end(bytes, start, value.bracket) } else { end });
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
        let is_attribute =
            ATTRIBUTES.split(' ').any(|attribute| text.eq_ignore_ascii_case(attribute.as_bytes()));
        let is_pair = name_end > name
            && matches!(bytes[name_end..], [b'=', next, ..] if !matches!(next, b'=' | b' ' | b','));
        if !is_pair && !is_attribute {
            return count > 0;
        }
        let value = name_end + usize::from(is_pair);
        let is_quoted = bytes[value..].starts_with(b"\"");
        let is_in = |byte| match byte {
            b'"' | b'\n' => false,
            _ => is_quoted || byte != mark && !matches!(byte, b' ' | b'\'' | b'\\' | b']'),
        };
        let start = value + usize::from(is_quoted);
        let mut end = start + span(&bytes[start..bytes.len().min(start + READ)], is_in);
        if !is_attribute && !judge::is_placeholder(&bytes[start..end]) {
            end = start + span(&bytes[start..], is_in);
            secrets.push(start..end);
        }
        at = bytes.len().min(end + usize::from(is_quoted));
        if bytes.get(skip_blanks(bytes, at)) != Some(&mark) {
            return true;
        }
    }
    true
}

fn is_name(byte: u8) -> bool {
    is_word(byte) || matches!(byte, b'-' | b'.' | b'|')
}
