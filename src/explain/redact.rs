//! Secrets in quoted lines: what must not be shown to those from whom help is asked. Text to text; whether to do it
//! is decided elsewhere.

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

/// An address of the Internet in its dotted form.
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
        let mut ranges: Vec<Range<usize>> = named.chain(addresses).collect();
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

/// Whether an address leads to someone: those of private and special networks (RFC 6890) say nothing.
fn is_public(text: &str) -> bool {
    text.parse::<std::net::Ipv4Addr>().is_ok_and(|address| {
        !(address.is_private()
            || address.is_loopback()
            || address.is_link_local()
            || address.is_unspecified()
            || address.is_broadcast()
            || address.is_documentation())
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
        fn any_range_stays_within_the_text(text in "[a-z=: @.0-9权]{0,60}(token=[a-z]{3} )?[a-z权 ]{0,9}", a in 0usize..80, b in 0usize..80) {
            let start = text.floor_char_boundary(a.min(b).min(text.len()));
            let end = text.floor_char_boundary(a.max(b).min(text.len()));
            let redactor = Redactor::new().expect("the patterns are sound");
            let (masked, range) = redactor.mask_around(&text, start..end);
            prop_assert!(masked.get(range).is_some());
        }
    }
}
