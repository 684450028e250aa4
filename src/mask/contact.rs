//! How people can be reached, and names with passwords before a host: telephone numbers, mail addresses,
//! `user:password@host`.

use std::ops::Range;

use super::value::is_placeholder;
use super::{Found, Kind, is_word, name, span};

/// The forms of a mobile number of China; `#` is any digit, `?` one from 3.
const MOBILES: [&str; 5] =
    ["1?#########", "1?# #### ####", "1?#-####-####", "861?#########", "00861?#########"];

/// Reads a mobile number of China. Sizes, ids and names of files can look the same.
pub(super) fn mobile(bytes: &[u8], last: Range<usize>, start: usize) -> Found {
    let fits = |sign: u8, byte: u8| match sign {
        b'#' => byte.is_ascii_digit(),
        b'?' => matches!(byte, b'3'..=b'9'),
        _ => sign == byte,
    };
    let rest = &bytes[start..];
    let form = MOBILES.into_iter().find(|form| {
        form.len() <= rest.len() && form.bytes().zip(rest).all(|(sign, &byte)| fits(sign, byte))
    })?;
    let behind = &rest[form.len()..];
    let is_part = match (&bytes[..start], behind) {
        ([.., b'0'..=b'9', b'.' | b'-' | b'/'], _) => true,
        (_, [b'.' | b'/' | b'-', next, ..] | [next, ..]) => is_word(*next),
        _ => false,
    };
    let is_measured = [" byte", " B", " of "].iter().any(|unit| behind.starts_with(unit.as_bytes()))
        || start < last.end + 6 && name::is_measure(&bytes[last]);
    (!is_part && !is_measured).then_some((start..start + form.len(), Kind::Phone))
}

/// Reads a telephone number with a country code (E.164 in the forms people write): `+49 151 2345678`.
pub(super) fn phone(bytes: &[u8], plus: usize) -> Found {
    let is_glued = plus > 0 && (is_word(bytes[plus - 1]) || matches!(bytes[plus - 1], b'.' | b'/' | b'+'));
    let (mut digits, mut end) = (0, plus + 1);
    for (at, &byte) in bytes.iter().enumerate().skip(plus + 1).take(24) {
        match byte {
            b'0'..=b'9' => (digits, end) = (digits + 1, at + 1),
            b' ' | b'-' | b'(' | b')' if digits > 0 => {}
            _ => break,
        }
    }
    ((10..=15).contains(&digits) && !is_glued).then_some((plus..end, Kind::Phone))
}

/// How far a name is read on either side of an `@`, in bytes.
const AROUND: usize = 128;

/// What ends names of files rather than of hosts.
const NO_HOSTS: &str = "\
    png jpg jpeg gif webp svg mkv mp4 mp3 txt zip js css go json html log pdf service socket timer target";

/// Reads what stands around an `@`: a mail address, or a name and password before a host. `from` is where the last
/// secret ended.
pub(super) fn around_at(bytes: &[u8], at: usize, from: usize) -> Found {
    let floor = from.max(at.saturating_sub(AROUND));
    // A masked value has been read before: `›` begins with this byte.
    let is_inner = |byte: &&u8| !matches!(byte, 0..=b' ' | b'"' | b'`' | b'<' | b'>' | 0xe2);
    let start = at - bytes[floor..at].iter().rev().take_while(is_inner).count();
    let host = &bytes[at + 1..bytes.len().min(at + 1 + AROUND)];
    let length = span(host, |byte| is_word(byte) || matches!(byte, b'-' | b'.'));
    let (name, behind) = host.split_at(length);
    let is_host = match name {
        b"" => matches!(behind.first(), Some(b'[' | b'(')),
        _ => !matches!(name, b"sha256" | b"sha512"),
    };
    if let Some(password) = credentials(bytes, start..at).filter(|_| is_host) {
        return Some((password.start..at + last_at(host), Kind::Secret));
    }
    mail(bytes, at, floor, name).map(|range| (range, Kind::Mail))
}

/// Returns how far a password goes on behind an `@`: to the last one before the host, as in `p@ss@tcp(db:3306)`.
fn last_at(host: &[u8]) -> usize {
    let run = &host[..span(host, |byte| !matches!(byte, 0..=b' ' | b'"' | b'\'' | b'`' | b','))];
    let is_network =
        |behind: &[u8]| ["tcp(", "unix(", "udp("].iter().any(|name| behind.starts_with(name.as_bytes()));
    let is_last =
        |at: &usize| run[*at] == b'@' && (is_network(&run[at + 1..]) || !run[..*at].contains(&b'/'));
    (0..run.len()).rev().find(is_last).map_or(0, |at| at + 1)
}

/// Returns where the password is in `scheme://user:password` or `user:password`, or a token in `scheme://token`.
fn credentials(bytes: &[u8], before: Range<usize>) -> Option<Range<usize>> {
    let text = &bytes[before.clone()];
    let scheme = text.windows(3).rposition(|part| part == b"://").map(|at| at + 3);
    let from = scheme.unwrap_or_else(|| {
        let is_open = |byte: &u8| matches!(byte, b'/' | b'\'' | b'(' | b'[' | b'=');
        let colon = text.iter().position(|&byte| byte == b':').unwrap_or(0);
        text[..colon].iter().rposition(is_open).map_or(0, |at| at + 1)
    });
    let (start, text) = (before.start + from, &text[from..]);
    let Some(colon) = text.iter().position(|&byte| byte == b':') else {
        let is_token = scheme.is_some() && text.len() > 15 && !text.contains(&b'/');
        return is_token.then_some(start..before.end);
    };
    let (user, password) = (&text[..colon], &text[colon + 1..]);
    let digits = span(password, |byte| byte.is_ascii_digit());
    let is_port = digits > 0 && password.get(digits) == Some(&b'/');
    let is_name = scheme.is_some() || !user.iter().all(u8::is_ascii_digit);
    (is_name && !user.contains(&b'/') && !is_port && !is_placeholder(password))
        .then_some(start + colon + 1..before.end)
}

/// Returns the mail address around an `@`.
fn mail(bytes: &[u8], at: usize, floor: usize, host: &[u8]) -> Option<Range<usize>> {
    let is_local = |byte: &&u8| byte.is_ascii_alphanumeric() || b"._%+-".contains(byte);
    let local = bytes[floor..at].iter().rev().take_while(is_local).count();
    let host = host.strip_suffix(b".").unwrap_or(host);
    let top = host.rsplit(|&byte| byte == b'.').next()?;
    let is_top = top.len() > 1 && top.iter().all(u8::is_ascii_alphabetic);
    let is_file = NO_HOSTS.split(' ').any(|end| top.eq_ignore_ascii_case(end.as_bytes()));
    let is_git = bytes[..at].ends_with(b"git");
    (local > 0 && host.contains(&b'.') && is_top && !is_file && !is_git)
        .then_some(at - local..at + 1 + host.len())
}
