//! A line of gin's access log.

use std::ops::Range;

use super::line::Severity;

/// What requests to OpenList begin with; requests for anything else are of scanners.
const OWN_PATHS: [&str; 16] = [
    "", "api", "d", "p", "sd", "ad", "ap", "ae", "sad", "dav", "assets", "images", "static", "streamer",
    "ping", "i",
];

/// A request, as parts of its line in bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Request {
    pub(super) status: u16,
    client: Range<usize>,
    method: Range<usize>,
    path: Range<usize>,
}

impl Request {
    /// Reads a line of gin's access log, whole or cut at its beginning:
    /// `[GIN] 2026/03/08 - 17:31:29 | 401 | 1.5ms | 10.0.0.1 | GET "/d/a"`.
    pub(super) fn in_line(line: &str) -> Option<Request> {
        let mut bars = memchr::memchr_iter(b'|', line.as_bytes());
        // The status stands in front of the second bar, or of the first in a line that was cut.
        let first = bars.next()?;
        let mut end = bars.next()?;
        let mut status = status_in(&line[..first]);
        if status.is_none() {
            status = status_in(&line[first + 1..end]);
            end = bars.next()?;
        }
        let client_end = bars.next()?;
        let client = trimmed(line, end + 1..client_end);
        let request = trimmed(line, client_end + 1..line.len());
        let is_upper = |byte: &u8| byte.is_ascii_uppercase();
        let method_len = line[request.clone()].bytes().take_while(is_upper).count();
        let method = request.start..request.start + method_len;
        let quoted = trimmed(line, method.end..request.end);
        let path = line[quoted.clone()].strip_prefix('"')?;
        let path_len = memchr::memchr(b'"', path.as_bytes()).unwrap_or(path.len());
        let is_whole = method_len > 0 && quoted.start > method.end && !client.is_empty();
        is_whole.then_some(Request {
            status: status?,
            client,
            method,
            path: quoted.start + 1..quoted.start + 1 + path_len,
        })
    }

    /// Returns the path in the line of the request.
    pub(super) fn path<'t>(&self, line: &'t str) -> &'t str {
        line.get(self.path.clone()).unwrap_or_default()
    }

    pub(super) fn method<'t>(&self, line: &'t str) -> &'t str {
        line.get(self.method.clone()).unwrap_or_default()
    }

    pub(super) fn client<'t>(&self, line: &'t str) -> &'t str {
        line.get(self.client.clone()).unwrap_or_default()
    }

    /// Returns what its path has between the first two slashes.
    pub(super) fn first_element<'t>(&self, line: &'t str) -> &'t str {
        self.path(line).split(['/', '?']).nth(1).unwrap_or_default()
    }

    /// Whether a scanner was refused.
    pub(super) fn is_scan(&self, line: &str) -> bool {
        (400..500).contains(&self.status) && !OWN_PATHS.contains(&self.first_element(line))
    }

    /// Returns where status, method and path stand in the line.
    pub(super) fn range(&self) -> Range<usize> {
        self.method.start..self.path.end
    }

    /// Returns how grave it is that it failed.
    pub(super) fn severity(&self) -> Severity {
        if self.status < 500 { Severity::Warning } else { Severity::Error }
    }

    /// Whether it got what it asked for. OPTIONS asks for nothing.
    pub(super) fn is_success(&self, line: &str) -> bool {
        (200..300).contains(&self.status) && self.method(line) != "OPTIONS"
    }
}

/// Returns the number of three digits that ends a field.
fn status_in(field: &str) -> Option<u16> {
    let digits = field.trim_end();
    let before = digits.len().checked_sub(3)?;
    let status = digits.get(before..)?;
    let is_number = status.bytes().all(|byte| byte.is_ascii_digit());
    let is_whole = !digits[..before].ends_with(|c: char| c.is_ascii_digit());
    if is_number && is_whole { status.parse().ok() } else { None }
}

fn trimmed(line: &str, range: Range<usize>) -> Range<usize> {
    let field = &line[range.clone()];
    let start = range.start + (field.len() - field.trim_start().len());
    start..(start + field.trim().len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_and_cut_lines() {
        for line in [
            "[GIN] 2026/03/08 - 17:31:29 | 401 |  1.5ms |        10.0.0.1 | GET      \"/d/a?b|c\"",
            "401 | 0s | 10.0.0.1 | GET \"/d/a?b|c",
        ] {
            let request = Request::in_line(line).unwrap();
            let parts = (request.client(line), request.method(line), request.path(line));
            assert_eq!((request.status, parts), (401, ("10.0.0.1", "GET", "/d/a?b|c")), "{line}");
            assert!(line[request.range()].starts_with("GET"));
        }
        for line in [
            "",
            "|||",
            "a | b | c | GET \"/\"",
            "4011 | 0s | c | GET \"/\"",
            "401 | 0s | c | get \"/\"",
            "401 | é",
        ] {
            assert_eq!(Request::in_line(line), None, "{line}");
        }
    }
}
