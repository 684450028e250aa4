//! Secrets that have no name and are known by their own look.

use std::ops::Range;

use super::{Found, Kind, OPEN, contact, is_word, span};

/// What keys and tokens of known makers begin with, and how long they are at least.
const KEYS: [(usize, &str); 4] = [
    (16, "LTAI"),
    (
        20,
        "AKIA ASIA AKID STS. ya29. GOCSPX- ghp_ gho_ ghs_ ghu_ github_pat_ glpat- xoxb- xoxp- dckr_pat_ SCT",
    ),
    (24, "AIza sk- hf_ npm_"),
    (40, "SG. sl. openlist- alist-"),
];

/// Returns the secret that begins with a word. `last` is the word before it.
pub(super) fn word(bytes: &[u8], last: Range<usize>, word: Range<usize>) -> Found {
    let text = &bytes[word.clone()];
    if text[0].is_ascii_digit() || text.starts_with(b"bot") {
        let found = number(bytes, last, word.clone());
        if found.is_some() {
            return found;
        }
    }
    let rest = &bytes[word.start..];
    let near = &rest[..run(&rest[..rest.len().min(64)])];
    // A key of Google: `1//0…`.
    if rest.starts_with(b"1//0") {
        let length = 3 + run(&rest[3..]);
        return (length > 23).then_some((word.start..word.start + length, Kind::Secret));
    }
    if near.len() < 16 {
        return None;
    }
    let begins = |prefix: &str| near.starts_with(prefix.as_bytes());
    let is_long = |(shortest, _): &&(usize, &str)| near.len() >= *shortest;
    let mut known = KEYS.iter().filter(is_long);
    let is_key =
        known.any(|(_, prefixes)| prefixes.split(' ').any(begins)) && near.iter().any(u8::is_ascii_digit);
    // A JSON Web Token (RFC 7519) begins with `{"` in Base64.
    let is_token = near.starts_with(b"eyJ") && near.len() > 19;
    (is_key || is_token).then(|| (word.start..word.start + run(rest), Kind::Secret))
}

/// Returns the length of a key at the beginning of a text.
fn run(text: &[u8]) -> usize {
    span(text, is_key)
}

fn is_key(byte: u8) -> bool {
    is_word(byte) || matches!(byte, b'-' | b'.' | b'=')
}

/// Reads what begins with a number: a bot's token, an access token of Baidu, a telephone number.
fn number(bytes: &[u8], last: Range<usize>, word: Range<usize>) -> Found {
    let text = &bytes[word.clone()];
    let rest = &bytes[word.end..];
    let digits = text.strip_prefix(b"bot").unwrap_or(text);
    let is_number = digits.iter().all(u8::is_ascii_digit);
    if is_number && (6..=12).contains(&digits.len()) && rest.starts_with(b":") {
        let length = rest[1..].iter().take(80).take_while(|&&byte| is_word(byte) || byte == b'-').count();
        if length >= 30 {
            return Some((word.end - digits.len()..word.end + 1 + length, Kind::Secret));
        }
    }
    if is_number && digits.len() == 3 && rest.starts_with(b".") {
        let length = span(&rest[1..], |byte| byte.is_ascii_hexdigit());
        let end = word.end + 1 + length;
        if length == 32 && bytes.get(end) == Some(&b'.') {
            return Some((word.start..word.start + run(&bytes[word.start..]), Kind::Secret));
        }
    }
    contact::mobile(bytes, last, word)
}

/// Reads a private key from its first line (RFC 7468) to its last, or to the end of the text.
pub(super) fn private_key(text: &str, at: usize) -> Found {
    let rest = text.get(at..)?.strip_prefix("-----BEGIN ")?;
    let length = rest.bytes().take(48).position(|byte| byte == b'-')?;
    if !rest[..length].ends_with("PRIVATE KEY") {
        return None;
    }
    let start = at + "-----BEGIN ".len() + length + "-----".len();
    let inner = text.get(start..)?;
    if inner.starts_with(OPEN) {
        return None;
    }
    Some((start..start + inner.find("-----END").unwrap_or(inner.len()), Kind::Secret))
}

/// Returns the length of the first line if it is nothing but Base64, as the lines of a private key are.
pub(super) fn key_line(text: &[u8]) -> usize {
    let body = span(text, |byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/'));
    let padding = span(&text[body..text.len().min(body + 2)], |byte| byte == b'=');
    let (line, rest) = text.split_at(body + padding);
    let has = |is: fn(&u8) -> bool| line.iter().any(is);
    let is_key = (line.len() >= 32 || padding > 0 && line.len() >= 8)
        && matches!(rest.iter().find(|&&byte| byte != b' '), None | Some(b'\n' | b'\r'))
        && !line.starts_with(b"/")
        && has(u8::is_ascii_uppercase)
        && has(u8::is_ascii_lowercase)
        && (has(u8::is_ascii_digit) || padding > 0);
    if is_key { line.len() } else { 0 }
}
