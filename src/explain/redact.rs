//! Secrets in quoted lines: what must not be shown to those from whom help is asked. Text to text; whether to do it
//! is decided elsewhere.

use std::net::{Ipv4Addr, Ipv6Addr};
use std::ops::Range;

use regex_lite::Regex;

use crate::error::{Error, ErrorKind, Result};

/// What a secret is replaced with.
pub const MASK: &str = "***";

/// Names that hold secrets, as far as they are not passwords; `NAME` in the patterns.
const NAMES: &str = "(?:[a-z_-]*(?:token|secret|credential|api[_-]?key|access[_-]?key(?:[_-]?id)?)\
    |\\b(?:sign|signature|sessionkey|bduss|stoken|auth_key|code_verifier))";

/// What secrets look like. The group `secret` is what is masked; the group `doubtful`, what is masked if it looks
/// like no word.
const PATTERNS: [&str; 11] = [
    // An authorization header, whatever its scheme.
    r#"(?i)\bauthorization["']?\s*[:=]\s*["']?(?:(?:bearer|basic|digest|token)\s+)?(?<secret>[^\s"',;]+)"#,
    r#"(?i)\bbearer\s+(?<secret>[\w.~+/=-]{8,})"#,
    // Cookies run to the end of their quotes or of the line.
    r#"(?i)\b(?:set-)?cookie["']?\s*[:=]\s*["']?(?<secret>[^"'\n]+)"#,
    // A password after its name, whatever it looks like.
    concat!(
        r#"(?i)(?:[a-z_-]*(?:passwd|password|passphrase|jwt_secret)|\b(?:pwd|share_pwd|passcode))"#,
        r#"["']?\s*[:=：]\s*["']?(?<secret>[^\s"',;&})\]]+)"#,
    ),
    // Another secret after its name: with `=` as in addresses, with quotes as in JSON, …
    r#"(?i)NAME(?:=|%3d)["']?(?<secret>[^\s"',;&})\]]+)"#,
    r#"(?i)NAME\\?["']?\s*:\s*\\?["'](?<secret>[^"'\\]+)"#,
    // … and in running text, where a word may follow as well: `failed to refresh token: too many requests`.
    r#"(?i)NAME\s*(?::|：|\s)\s*(?<doubtful>[\w.~+/=-]+)"#,
    // A JSON Web Token anywhere (RFC 7519).
    r"(?<secret>\beyJ[\w-]{8,}(?:\.[\w-]*){1,2})",
    // A name and password in an address (RFC 3986).
    r#"://(?<secret>[^\s/@"']+:[^\s/@"']+)@"#,
    // Where people are: mail and telephone.
    r"(?<secret>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)",
    r"(?:^|\D)(?<secret>1[3-9]\d{9})(?:\D|$)",
];

/// An address of the Internet in its dotted form. The other form is read by [`long_addresses`].
const ADDRESS: &str = r"(?:^|[^\d.])(?<secret>\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3})(?:[^\d.]|\.?$|\.\s)";

/// Words that may follow `password:` and are none.
const NO_PASSWORDS: [&str; 10] = [
    "is",
    "not",
    "invalid",
    "missing",
    "empty",
    "null",
    "error",
    "required",
    "incorrect",
    "wrong",
];

/// From this length on, a run of characters is no word.
const LONGEST_WORD: usize = 20;

/// Masks secrets.
#[derive(Debug)]
pub struct Redactor {
    secrets: Vec<Regex>,
    address: Regex,
}

impl Redactor {
    /// Makes the patterns ready.
    ///
    /// # Errors
    /// A pattern that is broken: a test makes them all.
    pub fn new() -> Result<Redactor> {
        let compile = |pattern: &str| {
            Regex::new(&pattern.replace("NAME", NAMES))
                .map_err(|error| Error::new(ErrorKind::Io, format!("{pattern}: {error}")))
        };
        Ok(Redactor {
            secrets: PATTERNS.into_iter().map(compile).collect::<Result<_>>()?,
            address: compile(ADDRESS)?,
        })
    }

    /// The text with its secrets masked.
    pub fn mask(&self, text: &str) -> String {
        self.mask_around(text, 0..0).0
    }

    /// The text with its secrets masked, and where a range of it is afterwards.
    pub fn mask_around(&self, text: &str, range: Range<usize>) -> (String, Range<usize>) {
        let mut masked = String::with_capacity(text.len());
        let (mut from, mut to) = (range.start, range.end);
        let mut end = 0;
        for secret in self.find(text) {
            masked.push_str(&text[end..secret.start]);
            let start = masked.len();
            masked.push_str(MASK);
            // What comes after the secret moves with it; what is in it becomes the whole mask.
            let after = |at: usize| at.checked_sub(secret.end).map(|behind| masked.len() + behind);
            let is_in = |at: usize| secret.contains(&at) && at > secret.start;
            from = after(range.start).unwrap_or(if is_in(range.start) { start } else { from });
            to = after(range.end).unwrap_or(if is_in(range.end) { masked.len() } else { to });
            end = secret.end;
        }
        masked.push_str(&text[end..]);
        (masked, from..to)
    }

    /// Where the secrets of a text are, in order and apart from each other.
    fn find(&self, text: &str) -> Vec<Range<usize>> {
        let named = self.secrets.iter().flat_map(|pattern| found(pattern, text));
        let addresses = found(&self.address, text).filter(|range| is_public(&text[range.clone()]));
        let mut ranges: Vec<Range<usize>> = named.chain(addresses).chain(long_addresses(text)).collect();
        ranges.sort_by_key(|range| (range.start, range.end));
        let mut apart: Vec<Range<usize>> = Vec::new();
        for range in ranges {
            match apart.last_mut() {
                Some(last) if range.start < last.end => last.end = last.end.max(range.end),
                _ => apart.push(range),
            }
        }
        apart
    }
}

fn found<'t>(pattern: &'t Regex, text: &'t str) -> impl Iterator<Item = Range<usize>> + 't {
    pattern.captures_iter(text).filter_map(|captures| {
        let doubtful = captures.name("doubtful").filter(|word| {
            word.len() >= LONGEST_WORD || word.as_str().bytes().any(|byte| byte.is_ascii_digit())
        });
        let certain = captures
            .name("secret")
            .filter(|word| !NO_PASSWORDS.contains(&word.as_str().to_lowercase().as_str()));
        certain.or(doubtful).map(|secret| secret.range())
    })
}

/// Whether an address leads to someone: those of private and special networks (RFC 6890) say nothing. Those set aside for
/// examples stand where somebody has put them in the place of an own one.
fn is_public(text: &str) -> bool {
    text.parse().is_ok_and(leads_to_someone)
}

fn leads_to_someone(address: Ipv4Addr) -> bool {
    !(address.is_private()
        || address.is_loopback()
        || address.is_link_local()
        || address.is_unspecified()
        || address.is_broadcast())
}

/// The same of an address in its long form: those that are given out in the world begin with 2 or 3 and three digits
/// (RFC 4291), which keeps `a::b` of a program out; some hold a short one.
fn long_leads_to_someone(address: Ipv6Addr) -> bool {
    let short = address
        .to_ipv4_mapped()
        .or_else(|| match (address.segments(), address.octets()) {
            // As networks without short addresses write them (RFC 6052).
            ([0x64, 0xff9b, 0, 0, 0, 0, ..], [.., a, b, c, d]) => Some(Ipv4Addr::new(a, b, c, d)),
            _ => None,
        });
    match (short, address.segments()) {
        (Some(short), _) => leads_to_someone(short),
        (None, [first, ..]) => (0x2000..0x4000).contains(&first),
    }
}

/// Where the addresses of the Internet in their long form are, as in `[2001:4860::8888]:443`.
fn long_addresses(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let may_be_in = |c: char| c.is_ascii_hexdigit() || c == ':' || c == '.';
    let is_of_word = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let start = at + text.get(at..)?.find(may_be_in)?;
            let run = &text[start..];
            let run = &run[..run.find(|c| !may_be_in(c)).unwrap_or(run.len())];
            at = start + run.len();
            // What is glued to a word by a colon is still an address: `ip:2001:…`.
            let is_glued = text[..start].ends_with(is_of_word);
            let opened = match run.strip_prefix(':') {
                Some(rest) if is_glued || !rest.starts_with(':') => rest,
                _ if is_glued => continue,
                _ => run,
            };
            // A colon or a full stop may follow that belongs to the sentence.
            let closed = [opened, &opened[..opened.trim_end_matches(['.', ':']).len()]];
            let ends_in_word = text[at..].starts_with(is_of_word);
            let address = closed
                .into_iter()
                .find(|part| part.parse().is_ok_and(long_leads_to_someone));
            if let Some(address) = address.filter(|_| !ends_in_word) {
                let start = at - opened.len();
                return Some(start..start + address.len());
            }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn mask(text: &str) -> String {
        Redactor::new().expect("the patterns are sound").mask(text)
    }

    #[test]
    fn secrets_are_masked() {
        for (text, masked) in [
            ("Authorization: Bearer abc.def-123", "Authorization: Bearer ***"),
            (
                "\"refresh_token\":\"1a2b3c\",\"x\":1",
                "\"refresh_token\":\"***\",\"x\":1",
            ),
            ("refresh token: 1a2b3c4d", "refresh token: ***"),
            ("jwt_secret: \"q9\"", "jwt_secret: \"***\""),
            ("Cookie: UID=1; CID=2", "Cookie: ***"),
            ("password=hunter2&user=a", "password=***&user=a"),
            ("/d/a.mkv?sign=pMZx8c0=:0\"", "/d/a.mkv?sign=***\""),
            ("http://me:pw@host/", "http://***@host/"),
            ("user ann@example.com, 13800138000", "user ***, ***"),
            (
                "more info redis: nil, RefreshToken os.AAAAa-AA7AAaaaaaAA7aA\"",
                "more info redis: nil, RefreshToken ***\"",
            ),
            ("| 59.82.31.216 | GET", "| *** | GET"),
            ("eyJhbGciOiJIUzI1.eyJ1c2Vy.sIgn", "***"),
            ("| 2409:8a55:1:2::9f | GET", "| *** | GET"),
            ("2409:8a55:1:2:3:4:5:6", "***"),
            ("| 203.0.113.73 | GET", "| *** | GET"),
            (
                "dial tcp [2606:4700::6812:1]:443: i/o timeout",
                "dial tcp [***]:443: i/o timeout",
            ),
            (
                "ip:2409:8A55::1: gone, from 2409:8a55::2.",
                "ip:***: gone, from ***.",
            ),
            ("::ffff:59.82.31.216 and 64:ff9b::59.82.31.216", "*** and ***"),
            ("route 2409:8a55:1::/64 来自2409:8a55::1", "route ***/64 来自***"),
        ] {
            assert_eq!(mask(text), masked);
        }
    }

    #[test]
    fn what_is_no_secret_stays() {
        for text in [
            "Token is expired",
            "failed to refresh token: The input parameter refresh_token is missing.",
            "listen tcp 0.0.0.0:5244: bind: address already in use",
            "dial tcp 192.168.1.9:5678: connect: connection refused",
            "query fail [61008]",
            "TokenVerifyFailed:empty access_token",
            "Post \"https://api.nn.ci/alist/ali_open/token\": context deadline exceeded",
            "failed to refresh token: You should use the token that request with aliyundrive open",
            "password is incorrect",
            "listen tcp [::]:5244: bind: address already in use",
            "dial tcp [::1]:5244: connect: connection refused",
            "[GIN] 2025/02/16 - 11:32:04 | 200 | ::1 | fe80::1%eth0 | fd00:1::2",
            "17:31:29.397849 2025:08:21 08:12:03 at 20:26:11:22",
            "std::fs::read a::b beef::dead f::2409 ab:cd:ef:01:23:45 ::ffff:192.168.1.9",
            "sha1 2409:8a55::1x md5:2409:8a55 ::: ... :2: 2409:::1",
        ] {
            assert_eq!(mask(text), text);
        }
    }

    #[test]
    fn the_range_stays_on_its_text() {
        let redactor = Redactor::new().expect("the patterns are sound");
        let text = "token=abcdef no such host password=x";
        let start = text.find("no such").expect("it is there");
        let (masked, range) = redactor.mask_around(text, start..start + 12);
        assert_eq!(masked, "token=*** no such host password=***");
        assert_eq!(&masked[range], "no such host");
    }

    proptest! {
        #[test]
        fn any_range_stays_within_the_text(text in "[a-z=: @.0-9权]{0,60}(2409:8a55::[0-9a-f]{1,4}[:. ]{0,3})?(token=[a-z]{3} )?[a-z权 ]{0,9}", a in 0usize..80, b in 0usize..80) {
            let start = text.floor_char_boundary(a.min(b).min(text.len()));
            let end = text.floor_char_boundary(a.max(b).min(text.len()));
            let redactor = Redactor::new().expect("the patterns are sound");
            let (masked, range) = redactor.mask_around(&text, start..end);
            prop_assert!(masked.get(range).is_some());
        }
    }
}
