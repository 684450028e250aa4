//! Tells a value from words that stand where a value may stand: `failed to refresh token: 401 Unauthorized`.

use std::ops::Range;

use super::super::span;
use super::{Name, Separator, Value, name, read::starts_tag, skip_blanks, starts_pair};

/// Whether a value after a name is a secret.
pub(super) fn is_secret(bytes: &[u8], word: Range<usize>, name: Name, value: &Value) -> bool {
    use Separator::{Blank, Bracket, Colon, Equals};
    let text = &bytes[value.range.clone()];
    let is_path = text.starts_with(b"/") && value.separator != Equals && !value.is_quoted;
    let is_link = ["http://", "https://"].iter().any(|start| text.starts_with(start.as_bytes()));
    let is_known = is_link || value.separator != Equals && !value.is_quoted && is_pointer(text);
    // A masked value follows a name, not a value.
    let is_masked = bytes[value.range.end..].starts_with("‹".as_bytes());
    // `密钥（API Key）` says the name again.
    let is_aside = bytes[..value.range.start].ends_with("（".as_bytes()) && !is_random(text, 4);
    if is_placeholder(text) || is_prose(text) || is_aside || is_path || is_known || is_masked {
        return false;
    }
    let digits = text.iter().all(u8::is_ascii_digit).then_some(text.len());
    let password = text.iter().position(|&byte| byte == b':').map(|colon| &text[colon + 1..]);
    let is_long = |least| digits.is_none_or(|digits| digits >= least);
    match (name, value.separator) {
        (Name::Parameter, Equals) => {
            // `?key=` also asks for a setting by its name.
            let name = &bytes[word.clone()];
            let is_key = name.to_ascii_lowercase().ends_with(b"key");
            let is_variable = is_key && name.contains(&b'_') && !name.iter().any(u8::is_ascii_lowercase);
            let is_assigned = is_variable || is_parameter(bytes, &word, value);
            is_long(6) && is_assigned && (!is_key || is_random(text, 8))
        }
        (Name::Option, _) => !text.starts_with(b"-"),
        (Name::Login, _) => !is_user_id(text) && password.is_some_and(|password| !is_placeholder(password)),
        (Name::Assigned, Equals) => is_long(7),
        (Name::Assigned, Colon) => is_long(7) && (value.is_quoted || digits.is_some()) || is_random(text, 8),
        (Name::Word, Equals) => is_long(4),
        (Name::Word, Colon | Bracket) if value.is_quoted => is_long(4),
        (Name::Word, _) => is_random(text, 6) && !goes_on(bytes, value),
        (Name::Field | Name::Chinese, Equals) => true,
        (Name::Field | Name::Chinese, Colon | Bracket) => value.is_quoted || is_bare_secret(bytes, value),
        (Name::Field, Blank) => value.is_quoted || is_random(text, 4) || matches!(digits, Some(6..)),
        (Name::Chinese, Blank) => is_random(text, 4) || matches!(digits, Some(4..=6)),
        _ => false,
    }
}

/// Whether a text is an address of memory, as Go prints arguments and fields: `0xc000123400`.
fn is_pointer(text: &[u8]) -> bool {
    text.strip_prefix(b"0x").is_some_and(|hex| hex.len() <= 16 && hex.iter().all(u8::is_ascii_hexdigit))
}

/// Whether a text is the number of a user and that or the name of a group: `-u 1000:1000`. The name of a login can be
/// a number, too: that of a mobile telephone.
fn is_user_id(text: &[u8]) -> bool {
    let (user, rest) = text.split_at(span(text, |byte| byte.is_ascii_digit()));
    let group = rest.strip_prefix(b":").unwrap_or_default();
    (1..11).contains(&user.len()) && group.iter().all(u8::is_ascii_digit)
        || (1..6).contains(&user.len()) && is_plain(group)
}

/// Whether a value without quotes after the name of a field and a colon is a secret.
fn is_bare_secret(bytes: &[u8], value: &Value) -> bool {
    let text = &bytes[value.range.clone()];
    let behind = &bytes[value.range.end..];
    let digits = text.iter().filter(|byte| byte.is_ascii_digit()).count();
    let is_number = digits == text.len();
    if value.separator == Separator::Bracket {
        let is_closed = matches!(behind.first(), None | Some(b')' | b']'));
        return is_closed && !(is_number && digits < 4);
    }
    let is_sentence = value.is_spaced && is_followed(behind);
    if is_number {
        let is_status = digits == 3 && matches!(text[0], b'4' | b'5');
        return !(value.is_spaced && is_status || is_sentence && digits < 6);
    }
    // JSON has no words without quotes, but an address in quotes may end in a name: `Get "…/token": EOF`.
    if value.is_name_quoted {
        return false;
    }
    let is_told = value.is_spaced && (text.ends_with(b"ed") || text.ends_with(b"ing"));
    let is_word = is_plain(text) && (is_sentence || is_told) || goes_on(bytes, value);
    digits > 0 || !is_word
}

/// Whether a word follows that makes a sentence of a value and it.
fn is_followed(behind: &[u8]) -> bool {
    const JOINED: [&str; 9] = ["for", "and", "user", "username", "is", "on", "at", "with", "in"];
    let next = &behind[skip_blanks(behind, 0)..];
    let word = &next[..span(next, |byte| byte.is_ascii_alphabetic())];
    next.len() < behind.len()
        && !word.is_empty()
        && !JOINED.iter().any(|joined| word == joined.as_bytes())
        && !starts_pair(next)
}

/// Whether a colon and more follow: `refresh token: oauth2: …`.
fn goes_on(bytes: &[u8], value: &Value) -> bool {
    !value.is_quoted && bytes[value.range.end..].starts_with(b": ")
}

/// Whether a name stands as a parameter of an address.
fn is_parameter(bytes: &[u8], word: &Range<usize>, value: &Value) -> bool {
    let before = &bytes[..word.start];
    let marks = ["?", "&", "%26", "%3F", "%3f", "&amp;", "\\u0026"];
    marks.iter().any(|mark| before.ends_with(mark.as_bytes())) || bytes.get(value.range.end) == Some(&b'&')
}

/// Whether letters and digits are mixed as no word has them.
pub(super) fn is_random(text: &[u8], shortest: usize) -> bool {
    let has = |is: fn(&u8) -> bool| text.iter().any(is);
    let is_date =
        text.len() > 4 && text[..4].iter().all(u8::is_ascii_digit) && matches!(text[4], b'-' | b'/');
    let is_in_name = |byte: &u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b".-/".contains(byte);
    let is_name = text.contains(&b'.') && text.iter().all(is_in_name);
    let is_mixed = has(u8::is_ascii_digit) && has(u8::is_ascii_alphabetic) && !is_name;
    text.len() >= shortest
        && (is_mixed || text.len() >= 40)
        && text.iter().all(|byte| byte.is_ascii_graphic() && !b":\"'`()[]{}<>|\\".contains(byte))
        && !text.starts_with(b"/")
        && !is_date
}

/// Whether a text looks like a word: its first letter is a capital at most, or all are.
pub(super) fn is_plain(text: &[u8]) -> bool {
    let inner = text.get(1..).unwrap_or_default();
    text.first().is_some_and(u8::is_ascii_alphabetic)
        && (inner.iter().all(|byte| byte.is_ascii_lowercase() || b"_-'".contains(byte))
            || text.iter().all(u8::is_ascii_uppercase))
}

/// Whether a text begins with a word that tells what is wrong, not with a secret.
pub(super) fn is_prose(text: &[u8]) -> bool {
    let (first, rest) = text.split_at(span(text, |byte| byte.is_ascii_alphabetic()));
    if !name::is_prose(first) {
        // What begins in Chinese is a sentence; a blank or a comma, what comes after an empty value.
        return matches!(text.first(), Some(0xe3..=0xef | b' ' | b',' | b'}' | b')'));
    }
    let rest = rest.split(|&byte| byte == b' ').next().unwrap_or_default();
    rest.first().is_none_or(|mark| b"_./':,;()?".contains(mark)) && !rest.iter().any(u8::is_ascii_digit)
}

/// Whether a text stands for a value that is empty, masked or still to be filled in.
pub(in crate::mask) fn is_placeholder(text: &[u8]) -> bool {
    let is_name = |byte: &u8| byte.is_ascii_alphabetic() || b"_-".contains(byte);
    let is_in_capitals = |byte: &u8| byte.is_ascii_uppercase() || *byte == b'_';
    let is_sign = |byte: &u8| byte.is_ascii_punctuation() || *byte == b' ';
    match text {
        [] | b"REDACTED" | b"redacted" | b"HIDDEN" | b"hidden" => true,
        // Of a programming language, of a shell or a server, of a template.
        [b'%', _] | [b'%', b'+' | b'#', _] | [b'{', b'{', .., b'}', b'}'] => true,
        [b'{', name @ .., b'}'] | [b'$' | b'%', b'{', name @ .., b'}'] | [b'%', name @ .., b'%']
            if name.iter().all(is_name) =>
        {
            true
        }
        [b'$', name @ ..] if name.iter().all(is_in_capitals) || name::is_variable(name) => true,
        [b'<', rest @ ..] if starts_tag(rest) => true,
        [start @ .., _] if start.contains(&b'_') && text.iter().all(is_in_capitals) => true,
        [b'y', b'o', b'u', b'r', b'_' | b'-', rest @ ..] if rest.iter().all(is_name) => true,
        // Masked before, or a key that is masked by its own look.
        _ if text.starts_with("‹".as_bytes()) || text.starts_with(b"-----BEGIN") => true,
        _ => text.iter().all(is_sign) && (text.len() < 3 || text.iter().all(|&byte| byte == text[0])),
    }
}
