//! Tells a value from words that stand where a value may stand: `failed to refresh token: 401 Unauthorized`.

use std::ops::Range;

use super::super::span;
use super::{Name, Separator, Value, name, skip_blanks, starts_pair};

/// Whether a value after a name is a secret.
pub(super) fn is_secret(bytes: &[u8], word: Range<usize>, name: Name, value: &Value) -> bool {
    use Separator::{Bracket, Colon, Equals};
    let text = &bytes[value.range.clone()];
    if is_placeholder(text) || is_prose(text) || is_link(text) {
        return false;
    }
    let number = text.iter().all(u8::is_ascii_digit).then_some(text.len());
    match (name, value.separator) {
        (Name::Parameter, Equals) => {
            // `?key=` also asks for a setting by its name.
            let is_named = bytes[word.clone()].eq_ignore_ascii_case(b"key");
            (!is_named || is_random(text, 8) && !text.contains(&b'_'))
                && text.len() > 1
                && number.is_none_or(|digits| digits > 5)
                && is_parameter(bytes, &word, value)
        }
        (Name::Option, _) => !text.starts_with(b"-"),
        (Name::Assigned, Equals) => {
            number.is_none_or(|digits| digits > 6) || bytes[word.start].eq_ignore_ascii_case(&b'p')
        }
        (Name::Assigned, Colon) => value.is_quoted && number.is_none_or(|digits| digits > 6),
        (Name::Login, _) => text.contains(&b':') && !text[0].is_ascii_digit(),
        (Name::Scheme, Separator::Blank | Colon) => is_random(text, 6) || (text.len() > 7 && is_mixed(text)),
        (Name::Word, Equals) => number.is_none_or(|digits| digits > 4),
        (Name::Word, Colon | Bracket) if value.is_quoted => {
            text.len() > 3 && number.is_none_or(|digits| digits > 4)
        }
        (Name::Word, Colon) => is_random(text, 6) && !goes_on(bytes, value),
        (Name::Word, _) => is_random(text, 8) && !goes_on(bytes, value),
        (Name::Field, Equals) => true,
        (Name::Field | Name::Chinese, Colon | Bracket | Separator::Is) => {
            value.is_quoted || is_bare_secret(bytes, value)
        }
        (Name::Field, Separator::Blank) if value.is_quoted => {
            !text.iter().all(|byte| byte.is_ascii_alphabetic() || *byte == b' ') || !text.contains(&b' ')
        }
        (Name::Field, Separator::Blank) => is_random(text, 6),
        (Name::Chinese, Equals) => true,
        (Name::Chinese, Separator::Blank) => is_random(text, 4) || matches!(number, Some(4..=6)),
        _ => false,
    }
}

/// Whether a value without quotes after the name of a field and a colon is a secret.
fn is_bare_secret(bytes: &[u8], value: &Value) -> bool {
    let text = &bytes[value.range.clone()];
    let is_is = value.separator == Separator::Is;
    let behind = &bytes[value.range.end..];
    let next = skip_blanks(behind, 0);
    let length = span(&behind[next..], |byte| byte.is_ascii_alphabetic());
    let next_word = &behind[next..next + length];
    let is_followed = next > 0 && (length > 0 || behind[next..].starts_with(b"\""));
    if text.iter().all(u8::is_ascii_digit) {
        let is_status = text.len() == 3 && matches!(text[0], b'4' | b'5');
        let is_note = value.separator == Separator::Bracket && text.len() < 4;
        return !(value.is_spaced && is_status || is_is && is_followed || is_note);
    }
    // JSON has no words without quotes, but an address in quotes may end in a name: `Get "…/token": EOF`.
    if value.is_name_quoted && value.separator == Separator::Colon {
        return false;
    }
    if value.separator == Separator::Bracket {
        let is_closed = matches!(behind.first(), Some(b')' | b']')) || behind.is_empty();
        return is_closed && !text.starts_with(b"0x");
    }
    let has_digit = text.iter().any(u8::is_ascii_digit);
    if !has_digit && (goes_on(bytes, value) || text.starts_with(b"/") && value.is_spaced) {
        return false;
    }
    let is_joined = matches!(
        next_word,
        b"for" | b"and" | b"user" | b"username" | b"is" | b"on" | b"at" | b"with" | b"in"
    );
    let is_sentence =
        (value.is_spaced || is_is) && is_followed && !is_joined && !starts_pair(&behind[next..]);
    let is_told = is_is && (text.ends_with(b"ed") || text.ends_with(b"ing"));
    !(is_plain(text) && (is_sentence || is_told))
}

/// Whether a colon and more follow: `refresh token: oauth2: …`.
fn goes_on(bytes: &[u8], value: &Value) -> bool {
    !value.is_quoted && bytes[value.range.end..].starts_with(b": ")
}

/// Whether a name stands as a parameter of an address.
fn is_parameter(bytes: &[u8], word: &Range<usize>, value: &Value) -> bool {
    let before = &bytes[..word.start];
    let encoded = ["%26", "%3F", "%3f", "&amp;", "\\u0026"];
    matches!(before.last(), Some(b'?' | b'&'))
        || encoded.iter().any(|mark| before.ends_with(mark.as_bytes()))
        || bytes.get(value.range.end) == Some(&b'&')
}

/// Whether letters and digits are mixed as no word has them.
pub(super) fn is_random(text: &[u8], shortest: usize) -> bool {
    let has = |is: fn(&u8) -> bool| text.iter().any(is);
    let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || b"._~+/=-!@#$%^*".contains(byte);
    let is_date =
        text.len() > 7 && text[..4].iter().all(u8::is_ascii_digit) && matches!(text[4], b'-' | b'/');
    let is_name = text.contains(&b'.')
        && text.iter().all(|byte| {
            byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'.' | b'-' | b'/')
        });
    text.len() >= shortest
        && text.iter().all(is_part)
        && (has(u8::is_ascii_digit) && has(u8::is_ascii_alphabetic) || text.len() >= 40)
        && !text.starts_with(b"/")
        && !text.starts_with(b"0x")
        && !is_date
        && (!is_name || text.len() >= 40)
}

/// Whether capital letters follow small ones, as in Base64.
pub(super) fn is_mixed(text: &[u8]) -> bool {
    text.ends_with(b"=")
        || text.windows(2).any(|pair| pair[0].is_ascii_lowercase() && pair[1].is_ascii_uppercase())
}

/// Whether a text looks like a word: at most its first letter is a capital.
pub(super) fn is_plain(text: &[u8]) -> bool {
    let inner = text.get(1..).unwrap_or_default();
    text.first().is_some_and(u8::is_ascii_alphabetic)
        && inner.iter().all(|byte| byte.is_ascii_lowercase() || matches!(byte, b'_' | b'-' | b'\''))
}

/// Whether a text begins with a word that tells what is wrong, not with a secret.
pub(super) fn is_prose(text: &[u8]) -> bool {
    let length = span(text, |byte| byte.is_ascii_alphabetic());
    let (first, rest) = text.split_at(length);
    if !name::is_prose(first) {
        // What begins in Chinese is a sentence; a blank or a comma, what comes after an empty value.
        return matches!(text.first(), Some(0xe3..=0xef | b' ' | b',' | b'}' | b')'));
    }
    let word = rest.split(|&byte| byte == b' ').next().unwrap_or(rest);
    let is_joined = matches!(
        rest.first(),
        Some(b'_' | b'-' | b'.' | b'/' | b'\'' | b':' | b',' | b';' | b'(' | b')' | b'?')
    );
    match rest.first() {
        None | Some(b' ') => true,
        _ => {
            is_joined
                && !word.iter().any(u8::is_ascii_digit)
                && (length > 4 || !matches!(rest[0], b'_' | b'-'))
        }
    }
}

/// Whether a text stands for a value that is empty, masked or still to be filled in.
pub(in crate::mask) fn is_placeholder(text: &[u8]) -> bool {
    let is_name = |text: &[u8]| {
        let is_in = |byte: &u8| byte.is_ascii_alphabetic() || b"_-{}%$".contains(byte);
        text.iter().all(is_in)
    };
    match text {
        [] | [b'<', ..] | [b'%', b'!', ..] => true,
        [b'$' | b'{' | b'%', rest @ ..] if is_name(rest) => true,
        [b'Y' | b'y', b'O' | b'o', b'U' | b'u', b'R' | b'r', b'_' | b'-', rest @ ..] if is_name(rest) => true,
        b"REDACTED" | b"redacted" | b"HIDDEN" | b"hidden" => true,
        _ if text.starts_with("‹".as_bytes()) => true,
        _ => {
            let is_sign = |byte: &u8| byte.is_ascii_punctuation() || *byte == b' ';
            text.iter().all(is_sign) && (text.len() < 3 || text.iter().all(|&byte| byte == text[0]))
        }
    }
}

fn is_link(text: &[u8]) -> bool {
    text.starts_with(b"http://") || text.starts_with(b"https://")
}
