//! Secrets that have no name and are known by their own look.

use std::ops::Range;

use super::value::is_placeholder;
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
    let rest = &bytes[word.start..];
    let near = &rest[..span(&rest[..rest.len().min(64)], is_key)];
    let begins = |(shortest, prefixes): &(usize, &str)| {
        near.len() >= *shortest && prefixes.split(' ').any(|prefix| near.starts_with(prefix.as_bytes()))
    };
    // A JSON Web Token (RFC 7519) begins with `{"` in Base64; it may have no digit.
    let is_token = near.starts_with(b"eyJ") && near.len() > 19;
    let is_known = near.len() > 15 && near.iter().any(u8::is_ascii_digit) && KEYS.iter().any(begins);
    // An access token of Baidu: `121.`, 32 digits, `.`.
    let is_numbered = matches!(near, [b'0'..=b'9', b'0'..=b'9', b'0'..=b'9', b'.', key @ ..]
        if span(key, |byte| byte.is_ascii_hexdigit()) == 32 && key.get(32) == Some(&b'.'));
    if is_token || is_known || is_numbered {
        return Some((word.start..word.start + span(rest, is_key), Kind::Secret));
    }
    // A refresh token of Google.
    if let Some(key) = rest.strip_prefix(b"1//") {
        let length = span(key, is_key);
        return (length > 20).then_some((word.start..word.start + 3 + length, Kind::Secret));
    }
    let secret = password_hash(bytes, word.clone()).or_else(|| glued_option(bytes, word.clone()));
    if let Some(secret) = secret {
        return Some((secret, Kind::Secret));
    }
    bot_token(bytes, word.clone()).or_else(|| contact::mobile(bytes, last, word.start))
}

/// What the hash of a password begins with (crypt(5)), between two `$`.
const HASHES: &str = "1 2a 2b 2y 5 6 7 y apr1 argon2i argon2id pbkdf2";

/// Reads the hash of a password from its method: `$apr1$salt$hash`.
fn password_hash(bytes: &[u8], method: Range<usize>) -> Option<Range<usize>> {
    let is_method = bytes[..method.start].ends_with(b"$")
        && bytes[method.end..].starts_with(b"$")
        && HASHES.split(' ').any(|known| bytes[method.clone()] == *known.as_bytes());
    let hash = method.end + 1;
    let length =
        if is_method { span(&bytes[hash..], |byte| is_key(byte) || b"$./+,".contains(&byte)) } else { 0 };
    (length > 20).then_some(hash..hash + length)
}

/// Reads a password that is glued to an option of a command: `curl -ubob:secret`, `mysql -uroot -psecret`.
fn glued_option(bytes: &[u8], word: Range<usize>) -> Option<Range<usize>> {
    let before = bytes[..word.start].strip_suffix(b" -")?;
    let rest = &bytes[word.start..];
    // It has no blank and stands behind one, so that nothing is read twice.
    let option = &rest[..span(rest, |byte| !matches!(byte, 0..=b' ' | b'"' | b'\'' | b'`'))];
    let colon = option.iter().position(|&byte| byte == b':');
    let start = match (option.first()?, colon) {
        (b'u', Some(colon)) if colon > 1 => colon + 1,
        // A port has up to five digits.
        (b'p', None)
            if option.len() > 4
                && before[before.len().saturating_sub(32)..].windows(3).any(|part| part == b" -u") =>
        {
            1
        }
        _ => return None,
    };
    let password = &option[start..];
    let is_number = password.iter().all(u8::is_ascii_digit) && password.len() < 6;
    (!is_number && !is_placeholder(password)).then_some(word.start + start..word.start + option.len())
}

/// Reads the token of a bot of Telegram: `bot1234567:AAE…`.
fn bot_token(bytes: &[u8], word: Range<usize>) -> Found {
    let text = &bytes[word.clone()];
    let number = text.strip_prefix(b"bot").unwrap_or(text);
    let key = bytes[word.end..].strip_prefix(b":")?;
    let length = span(&key[..key.len().min(80)], |byte| is_word(byte) || byte == b'-');
    let is_token = (6..=12).contains(&number.len()) && number.iter().all(u8::is_ascii_digit) && length >= 30;
    is_token.then_some((word.end - number.len()..word.end + 1 + length, Kind::Secret))
}

fn is_key(byte: u8) -> bool {
    is_word(byte) || matches!(byte, b'-' | b'.' | b'=')
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

/// Reads a line that is nothing but Base64, as the lines of a private key are.
pub(super) fn key_line(bytes: &[u8], start: usize) -> Found {
    let text = &bytes[start..];
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
    is_key.then_some((start..start + line.len(), Kind::Secret))
}
