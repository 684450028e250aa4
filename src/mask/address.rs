//! Addresses of the Internet: those that lead to someone are masked; private, special and well-known ones stay.

use std::net::{IpAddr, Ipv4Addr};
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

/// Reads an address, or numbers that look like one; returns where to go on, too. `last` is the word before it.
pub(super) fn read(text: &str, start: usize, last: Range<usize>) -> Option<(Found, usize)> {
    let bytes = text.as_bytes();
    let digits = span(&bytes[start..bytes.len().min(start + 4)], |byte| byte.is_ascii_hexdigit());
    if !matches!(bytes.get(start + digits), Some(b':' | b'.')) {
        return None;
    }
    let may_be_in = |byte: u8| byte.is_ascii_hexdigit() || matches!(byte, b':' | b'.');
    let run = &text[start..start + span(&bytes[start..bytes.len().min(start + 48)], may_be_in)];
    // A port may follow, or a colon or a full stop that belongs to the sentence.
    let without_port = &run[..run.find(':').unwrap_or(run.len())];
    let forms = [run, run.trim_end_matches(['.', ':']), without_port.trim_end_matches('.')];
    let (form, address) = forms.into_iter().find_map(|form| Some((form, form.parse::<IpAddr>().ok()?)))?;
    let end = start + form.len();
    let is_cut = bytes.get(end).is_some_and(|&byte| is_word(byte)) || bytes[..start].ends_with(b".");
    if is_cut {
        return None;
    }
    let is_secret = leads_to_someone(address)
        && !WELL_KNOWN.split(' ').any(|known| known.eq_ignore_ascii_case(form))
        && !matches!(address, IpAddr::V4(address) if is_version(bytes, start..end, address, last));
    Some((is_secret.then_some((start..end, Kind::Address)), end))
}

/// Whether four numbers are a version: `Chrome/120.0.0.0`, `version 4.1.2.3`.
fn is_version(bytes: &[u8], run: Range<usize>, address: Ipv4Addr, last: Range<usize>) -> bool {
    let between = &bytes[last.end..run.start];
    let word = bytes[last.clone()].to_ascii_lowercase();
    // A product as in `User-Agent`.
    if between == b"/" || VERSIONS.split(' ').any(|version| word == version.as_bytes()) {
        return true;
    }
    // Small numbers without a sign of an address are rather a version.
    let [first, _, third, fourth] = address.octets();
    let is_small = first < 30 && third < 10 && fourth < 10;
    let is_listed = between.iter().any(|byte| b"|[,".contains(byte)) || between.ends_with(b"//");
    let has_port = matches!(bytes[run.end..], [b':', b'0'..=b'9', ..] | [b' ', b'|', ..] | [b'-', b'>', ..]);
    let is_place = between.is_empty()
        || word.is_empty() && last.end > 0
        || PLACES.split(' ').any(|place| word.ends_with(place.as_bytes()));
    is_small && !has_port && !is_listed && !is_place
}

fn leads_to_someone(address: IpAddr) -> bool {
    match address.to_canonical() {
        IpAddr::V4(address) => {
            let is_special = match address.octets() {
                // Addresses that many share (RFC 6598), or that proxies make up (RFC 2544).
                [100, 64..128, ..] | [198, 18..=19, ..] | [0 | 224.., ..] => true,
                _ => address.is_private() || address.is_loopback() || address.is_link_local(),
            };
            !is_special
        }
        // Global unicast addresses (RFC 4291), and IPv4 embedded by NAT64 (RFC 6052). The first group keeps `a::b` of a
        // program out.
        IpAddr::V6(address) => matches!(address.segments(), [0x2000..0x4000, ..] | [0x64, 0xff9b, ..]),
    }
}
