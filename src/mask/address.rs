//! Addresses of the Internet: those that lead to someone are masked; private, special and well-known ones stay.

use std::net::{Ipv4Addr, Ipv6Addr};
use std::ops::Range;

use super::{Found, Kind, is_word, span};

/// Name servers that everybody uses.
const WELL_KNOWN: &str = "\
    1.0.0.1 1.1.1.1 1.2.4.8 1.12.12.12 8.8.4.4 8.8.8.8 9.9.9.9 94.140.14.14 101.226.4.6 114.114.114.114 \
    114.114.115.115 119.29.29.29 168.63.129.16 180.76.76.76 208.67.220.220 208.67.222.222 223.5.5.5 223.6.6.6 \
    2001:4860:4860::8844 2001:4860:4860::8888 2606:4700:4700::1001 2606:4700:4700::1111 2400:3200::1 \
    2400:3200:baba::1 2402:4e00:: 2620:fe::9 2620:fe::fe";

/// Words before four numbers that are a version.
const VERSIONS: &str = "version ver v release build openlist alist update upgrade upgraded firmware tag";

/// Words before an address, or what such words end with.
const PLACES: &str = "ip addr address from client host remote peer tcp udp lookup to on for by user server at visitor \
    and then or blocked banned";

/// Reads an address, or numbers that look like one, where a word begins; returns where to go on, too.
pub(super) fn at_word(text: &str, start: usize, last: Range<usize>) -> Option<(Found, usize)> {
    let bytes = text.as_bytes();
    if !bytes[start].is_ascii_hexdigit() {
        return None;
    }
    let digits = span(&bytes[start..bytes.len().min(start + 4)], |byte| byte.is_ascii_hexdigit());
    match bytes.get(start + digits) {
        Some(b':') => long(text, start).map(|found| (Some(found.clone()), found.0.end)),
        Some(b'.') if bytes[start].is_ascii_digit() => short(text, start, last),
        _ => None,
    }
}

/// Reads four numbers with dots.
fn short(text: &str, start: usize, last: Range<usize>) -> Option<(Found, usize)> {
    let bytes = text.as_bytes();
    let length =
        span(&bytes[start..bytes.len().min(start + 20)], |byte| byte.is_ascii_digit() || byte == b'.');
    let run = &text[start..start + length];
    let run = run.trim_end_matches('.');
    let end = start + run.len();
    let address: Ipv4Addr = run.parse().ok()?;
    let before = start.checked_sub(1).map(|at| bytes[at]);
    let is_cut = matches!(before, Some(b'.')) || bytes.get(end).is_some_and(|&byte| is_word(byte));
    let is_secret = !is_cut
        && leads_to_someone(address)
        && !WELL_KNOWN.split(' ').any(|known| known == run)
        && !is_version(bytes, start..end, address, last);
    Some((is_secret.then_some((start..end, Kind::Address)), end))
}

/// Whether four numbers are a version: `Chrome/120.0.0.0`, `version 4.1.2.3`.
fn is_version(bytes: &[u8], run: Range<usize>, address: Ipv4Addr, last: Range<usize>) -> bool {
    let between = &bytes[last.end.min(run.start)..run.start];
    let behind = &bytes[run.end..];
    let word = bytes[last.clone()].to_ascii_lowercase();
    if between == b"/" {
        // A product as in `User-Agent`, not a folder.
        return !word.is_empty() && (last.start == 0 || bytes[last.start - 1] != b'/');
    }
    let is_near = between.len() <= 4 && !between.iter().any(|byte| matches!(byte, b'|' | b','));
    let is_tagged = matches!(behind, [b'+', ..] | [b'-', b'a'..=b'z', ..]);
    if is_tagged || is_near && VERSIONS.split(' ').any(|version| word == version.as_bytes()) {
        return true;
    }
    // Small numbers without a sign of an address are rather a version.
    let [numbers @ .., end] = address.octets();
    let is_small = numbers.iter().all(|&number| number < 30) && end < 100
        || numbers[0] < 30 && numbers[2] < 10 && end < 10;
    let has_port = matches!(behind, [b':', b'0'..=b'9', ..] | [b' ', b'|', ..] | [b'-', b'>', ..]);
    let is_listed = between.iter().any(|byte| matches!(byte, b'|' | b'[' | b',')) || between.ends_with(b"//");
    let is_place =
        word.is_empty() && last.end > 0 || PLACES.split(' ').any(|place| word.ends_with(place.as_bytes()));
    is_small && !has_port && !is_listed && !is_place && !between.is_empty()
}

fn leads_to_someone(address: Ipv4Addr) -> bool {
    let [first, second, ..] = address.octets();
    let is_shared = first == 100 && (64..128).contains(&second);
    // Addresses that proxies make up (RFC 2544).
    let is_made_up = first == 198 && matches!(second, 18 | 19);
    let is_special = is_shared || is_made_up || matches!(first, 0 | 224..);
    !(is_special || address.is_private() || address.is_loopback() || address.is_link_local())
}

/// Reads an address in its long form, as in `[2001:db8::1]:443`.
pub(super) fn long(text: &str, start: usize) -> Found {
    let bytes = text.as_bytes();
    let may_be_in = |byte: u8| byte.is_ascii_hexdigit() || matches!(byte, b':' | b'.');
    let length = span(&bytes[start..bytes.len().min(start + 48)], may_be_in);
    let run = &text[start..start + length];
    if length < 6 || run.matches(':').count() < 2 {
        return None;
    }
    // A colon or a full stop may follow that belongs to the sentence.
    let trimmed = run.trim_end_matches(['.', ':']);
    let address = [run, trimmed].into_iter().find(|part| part.parse().is_ok_and(long_leads_to_someone))?;
    let end = start + address.len();
    let is_cut = address.len() == length && bytes.get(end).is_some_and(|&byte| is_word(byte));
    let is_known = WELL_KNOWN.split(' ').any(|known| known.eq_ignore_ascii_case(address));
    (!is_cut && !is_known).then_some((start..end, Kind::Address))
}

/// Those that are given out in the world begin with 2 or 3 and three digits (RFC 4291), which keeps `a::b` of a program
/// out; some hold a short one.
fn long_leads_to_someone(address: Ipv6Addr) -> bool {
    let short = address.to_ipv4_mapped().or_else(|| match (address.segments(), address.octets()) {
        // As networks without short addresses write them (RFC 6052).
        ([0x64, 0xff9b, 0, 0, 0, 0, ..], [.., a, b, c, d]) => Some(Ipv4Addr::new(a, b, c, d)),
        _ => None,
    });
    match short {
        Some(short) => leads_to_someone(short),
        None => (0x2000..0x4000).contains(&address.segments()[0]),
    }
}
