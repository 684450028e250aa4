//! Addresses of the Internet: those that lead to someone are masked; private, special and well-known ones stay.

use std::net::{Ipv4Addr, Ipv6Addr};
use std::ops::Range;

use super::{Kind, is_word};

type Found = Option<(Range<usize>, Kind)>;

/// Name servers that everybody uses.
const WELL_KNOWN: [[u8; 4]; 17] = [
    [1, 0, 0, 1],
    [1, 1, 1, 1],
    [8, 8, 4, 4],
    [8, 8, 8, 8],
    [9, 9, 9, 9],
    [1, 2, 4, 8],
    [1, 12, 12, 12],
    [94, 140, 14, 14],
    [101, 226, 4, 6],
    [114, 114, 114, 114],
    [114, 114, 115, 115],
    [119, 29, 29, 29],
    [168, 63, 129, 16],
    [180, 76, 76, 76],
    [208, 67, 222, 222],
    [223, 5, 5, 5],
    [223, 6, 6, 6],
];

/// The same in their long form, by the first four groups.
const WELL_KNOWN_LONG: [[u16; 4]; 5] = [
    [0x2001, 0x4860, 0x4860, 0],
    [0x2606, 0x4700, 0x4700, 0],
    [0x2400, 0x3200, 0, 0],
    [0x2402, 0x4e00, 0, 0],
    [0x2620, 0xfe, 0, 0],
];

/// Words before or after which four numbers are a version.
const VERSIONS: [&str; 12] = [
    "version", "ver", "v", "release", "build", "openlist", "alist", "update", "upgrade", "upgraded",
    "firmware", "tag",
];

/// Reads an address, or numbers that look like one, where a word begins; returns where to go on, too.
pub(super) fn at_word(text: &str, start: usize, last: Range<usize>) -> Option<(Found, usize)> {
    let bytes = text.as_bytes();
    if !bytes[start].is_ascii_hexdigit() {
        return None;
    }
    let digits = bytes[start..]
        .iter()
        .take(4)
        .take_while(|byte| byte.is_ascii_hexdigit())
        .count();
    match bytes.get(start + digits) {
        Some(b':') => long(text, start).map(|found| (Some(found.clone()), found.0.end)),
        Some(b'.') if bytes[start].is_ascii_digit() => short(text, start, last),
        _ => None,
    }
}

/// Reads four numbers with dots.
fn short(text: &str, start: usize, last: Range<usize>) -> Option<(Found, usize)> {
    let bytes = text.as_bytes();
    let length = bytes[start..]
        .iter()
        .take(20)
        .take_while(|byte| byte.is_ascii_digit() || **byte == b'.')
        .count();
    let run = &text[start..start + length];
    let run = run.trim_end_matches('.');
    let end = start + run.len();
    let address: Ipv4Addr = run.parse().ok()?;
    let before = start.checked_sub(1).map(|at| bytes[at]);
    let is_cut = matches!(before, Some(b'.')) || bytes.get(end).is_some_and(|&byte| is_word(byte));
    let is_secret = !is_cut && leads_to_someone(address) && !is_version(bytes, start..end, address, last);
    Some((is_secret.then_some((start..end, Kind::Address)), end))
}

/// Whether four numbers are a version: `Chrome/120.0.0.0`, `version 4.1.2.3`.
fn is_version(bytes: &[u8], run: Range<usize>, address: Ipv4Addr, last: Range<usize>) -> bool {
    let between = &bytes[last.end.min(run.start)..run.start];
    let word = &bytes[last.clone()];
    let before_word = last.start.checked_sub(1).map(|at| bytes[at]);
    if between == b"/" {
        // A product as in `User-Agent`, not a folder.
        return before_word != Some(b'/') && !word.is_empty();
    }
    let is_near = between.len() <= 4 && !between.contains(&b'|') && !between.contains(&b',');
    if is_near
        && VERSIONS
            .iter()
            .any(|version| word.eq_ignore_ascii_case(version.as_bytes()))
    {
        return true;
    }
    let behind = &bytes[run.end..];
    if behind.starts_with(b"-") && behind.get(1).is_some_and(u8::is_ascii_alphabetic)
        || behind.starts_with(b"+")
    {
        return true;
    }
    let has_port = behind.starts_with(b":") && behind.get(1).is_some_and(u8::is_ascii_digit);
    let is_client = has_port
        || between.contains(&b'|')
        || between.ends_with(b"//")
        || between.contains(&b'[')
        || behind.starts_with(b" |")
        || behind.starts_with(b"->");
    let words = [
        "ip", "addr", "address", "from", "client", "host", "remote", "peer", "tcp", "udp", "lookup", "to",
        "on", "for", "by", "user", "server", "at", "visitor", "real-ip",
    ];
    let is_called = words.iter().any(|name| {
        let tail = word.len().checked_sub(name.len()).map(|at| &word[at..]);
        tail.is_some_and(|tail| tail.eq_ignore_ascii_case(name.as_bytes()))
    });
    // Small numbers without a sign of an address are rather a version.
    let is_small = address.octets()[..3].iter().all(|&number| number < 30) && address.octets()[3] < 100;
    is_small
        && !is_client
        && !is_called
        && !between.ends_with(b", ")
        && !between.ends_with(b",")
        && !between.is_empty()
}

fn leads_to_someone(address: Ipv4Addr) -> bool {
    let [first, second, ..] = address.octets();
    let is_shared = first == 100 && (64..128).contains(&second);
    // Addresses that proxies make up (RFC 2544).
    let is_made_up = first == 198 && matches!(second, 18 | 19);
    !(address.is_private()
        || address.is_loopback()
        || address.is_link_local()
        || is_shared
        || is_made_up
        || matches!(first, 0 | 224..)
        || WELL_KNOWN.contains(&address.octets()))
}

/// Reads an address in its long form, as in `[2001:db8::1]:443`.
pub(super) fn long(text: &str, start: usize) -> Found {
    let bytes = text.as_bytes();
    let is_glued =
        start > 0 && (is_word(bytes[start - 1]) || bytes[start - 1] == b':') && bytes[start] != b':';
    if is_glued && bytes[start - 1] != b':' {
        return None;
    }
    let may_be_in = |byte: &&u8| byte.is_ascii_hexdigit() || matches!(byte, b':' | b'.');
    let length = bytes[start..].iter().take(48).take_while(may_be_in).count();
    let run = &text[start..start + length];
    if length < 6 || run.matches(':').count() < 2 {
        return None;
    }
    // A colon or a full stop may follow that belongs to the sentence.
    let trimmed = run.trim_end_matches(['.', ':']);
    let address = [run, trimmed]
        .into_iter()
        .find(|part| part.parse().is_ok_and(long_leads_to_someone))?;
    let end = start + address.len();
    let is_cut = address.len() == length && bytes.get(end).is_some_and(|&byte| is_word(byte));
    (!is_cut).then_some((start..end, Kind::Address))
}

/// Those that are given out in the world begin with 2 or 3 and three digits (RFC 4291), which keeps `a::b` of a program
/// out; some hold a short one.
fn long_leads_to_someone(address: Ipv6Addr) -> bool {
    let short = address
        .to_ipv4_mapped()
        .or_else(|| match (address.segments(), address.octets()) {
            // As networks without short addresses write them (RFC 6052).
            ([0x64, 0xff9b, 0, 0, 0, 0, ..], [.., a, b, c, d]) => Some(Ipv4Addr::new(a, b, c, d)),
            _ => None,
        });
    let groups = address.segments();
    match short {
        Some(short) => leads_to_someone(short),
        None => {
            (0x2000..0x4000).contains(&groups[0])
                && !WELL_KNOWN_LONG.iter().any(|known| groups.starts_with(known))
        }
    }
}
