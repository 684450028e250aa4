//! Which lines are looked at. A line of OpenList tells by its beginning whether it is ordinary: a level of info or below,
//! or a request that was answered. Any other line needs a word of failure.

use aho_corasick::packed::{Config, Searcher};

use super::time::fits;
use crate::error::{Error, ErrorKind, Result};

/// The words of failure; a first letter is left out where it may be a capital.
pub(crate) const FAILURES: [&str; 18] = [
    "WARN",
    "ERRO",
    "FATA",
    "PANI",
    "CRITICAL",
    "rror",
    "Fail",
    "fail",
    "panic",
    "fatal",
    "refused",
    "denied",
    "warn",
    "annot ",
    "can't",
    "imeout",
    "timed out",
    "not found",
];

/// What else lets a line pass that has neither level nor status.
const OTHERS: [&str; 7] = [
    "FAIL",     // of systemd
    "ermitted", // Operation not permitted
    "ersion: ",
    "init logrus", // what comes below it has no level
    "server @",
    "Shutdown server",
    "[GIN] ", // a request within a line
];

/// The messages of level info that must be seen, by their first six bytes: starts and stops, disabled storages, sign-ins,
/// what comes below the first line.
const INFO_HEADS: [[u8; 6]; 7] =
    [*b"start ", *b"Shutdo", *b"Storag", *b"[SFTP]", *b"[FTP] ", *b"init l", *b"OpenLi"];

/// What a line is by its bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    /// A line that begins an event of no interest.
    Ordinary,
    /// A request that failed, or that may tell that a client got in.
    Request,
    /// A line that begins an event of interest.
    Grave,
    /// Another line, with a word of failure.
    Suspect,
    /// Another line.
    Plain,
}

/// Within how many bytes behind its status the path of a request begins: latency, client and method stand between.
const PATH_BEGINS: usize = 128;

/// What begins an event within a line: a crash in the middle of it, a line that a full disk cut.
const INNER: [&str; 3] = ["[GIN] 2", "panic: ", "fatal error: "];

/// Tells lines apart.
#[derive(Debug)]
pub(super) struct Gate {
    words: Searcher,
    inner: Searcher,
    /// Path prefixes whose 404s count, and whose successes count while clients are refused.
    paths: Vec<String>,
}

impl Gate {
    pub(super) fn new(paths: Vec<String>) -> Result<Gate> {
        let searcher = |words: &[&str]| {
            let searcher = Config::new().builder().extend(words).build();
            let refused = "the words of failure cannot be searched for";
            searcher.ok_or_else(|| Error::new(ErrorKind::Catalogue, refused))
        };
        Ok(Gate { words: searcher(&[&FAILURES[..], &OTHERS].concat())?, inner: searcher(&INNER)?, paths })
    }

    /// Returns where an event begins within a line.
    pub(super) fn cut_at(&self, line: &[u8]) -> Option<usize> {
        let mut places = self.inner.find_iter(line).map(|found| found.start());
        places.find(|at| {
            let before = at.checked_sub(1).map_or(b' ', |before| line[before]);
            before.is_ascii_alphanumeric() || line[*at] == b'[' && !before.is_ascii_whitespace()
        })
    }

    /// Tells what a line is; `is_awaited` is whether successes matter.
    pub(super) fn class(&self, line: &[u8], is_awaited: bool) -> Class {
        let plain = without_colour(line);
        match plain {
            [b'[', b'G', b'I', b'N', b']', b' ', request @ ..] => self.request_class(request, is_awaited),
            [b'I', b'N', b'F', b'O', behind @ ..] => info_class(behind),
            [b'D', b'E', b'B', b'U', behind @ ..] | [b'T', b'R', b'A', b'C', behind @ ..]
                if stamp(behind).is_some() =>
            {
                Class::Ordinary
            }
            [b'W', b'A', b'R', b'N', behind @ ..] | [b'E', b'R', b'R', b'O', behind @ ..]
                if stamp(behind).is_some() =>
            {
                Class::Grave
            }
            _ if self.words.find(line).is_some() => Class::Suspect,
            _ => Class::Plain,
        }
    }

    /// `2026/03/08 - 17:31:29 | 401 |   1.5ms |   10.0.0.1 | GET   "/d/a"`.
    fn request_class(&self, request: &[u8], is_awaited: bool) -> Class {
        let Some(status) = request.get(24..27) else {
            return Class::Suspect;
        };
        // What is searched is short, since a line may hold many of these.
        let behind = &request[27..];
        let path =
            || memchr::memchr(b'"', &behind[..behind.len().min(PATH_BEGINS)]).map(|at| &behind[at + 1..]);
        let is_watched = |path: &[u8]| self.paths.iter().any(|known| path.starts_with(known.as_bytes()));
        let matters = match status {
            b"404" => path().is_some_and(is_watched),
            [b'1'..=b'3', ..] => is_awaited && path().is_some_and(is_watched),
            _ => true,
        };
        match matters {
            true => Class::Request,
            false => Class::Ordinary,
        }
    }
}

fn info_class(behind: &[u8]) -> Class {
    match stamp(behind) {
        Some(message) if message.first_chunk().is_some_and(|head| INFO_HEADS.contains(head)) => Class::Grave,
        Some(_) => Class::Ordinary,
        None => Class::Suspect,
    }
}

/// Returns the message behind logrus' time, `[2026-03-08 17:31:29] `, with a colour code in front or not.
fn stamp(behind_level: &[u8]) -> Option<&[u8]> {
    let stamp = without_colour(behind_level);
    let message = stamp.get(21..)?;
    let is_stamp = fits(&stamp[..5], b"[0000") && stamp[20] == b']';
    is_stamp.then(|| message.strip_prefix(b" ").unwrap_or(message))
}

/// Removes the colour code that begins a line: at most `ESC [ 1 ; 3 3 m`.
fn without_colour(line: &[u8]) -> &[u8] {
    if !line.starts_with(b"\x1b[") {
        return line;
    }
    let len = line.iter().take(8).position(|byte| *byte == b'm').map_or(0, |at| at + 1);
    &line[len..]
}

/// Whether a line may begin an event by its first bytes. Frames of a stack and parts of a page do not.
pub(super) fn may_open(line: &[u8]) -> bool {
    match line {
        [] | [b'\t' | b'<' | b'}' | b'"' | b'(' | b'/', ..] => false,
        [b'g', ..] => !line.starts_with(b"github.com/") && !line.starts_with(b"goroutine "),
        [b' ', rest @ ..] => may_open(rest.trim_ascii_start()),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn events_in_one_line_are_cut() {
        let gate = Gate::new(Vec::new()).unwrap();
        for (line, at) in [
            ("start on :2222panic: runtime error: x", Some(14)),
            ("start on :2222panic: no key found", Some(14)),
            ("ERRO da[GIN] 2026/1 | 4[GIN] 2026/2", Some(7)),
            ("[GIN] 2026/1 | 4[GIN] 2026/2", Some(16)),
            ("afatal error: x", Some(1)),
            ("a panic: runtime error", None),
            ("said \"panic: x\"", None),
            ("[GIN] 2026", None),
            ("a[GIN] x", None),
            ("", None),
        ] {
            assert_eq!(gate.cut_at(line.as_bytes()), at, "{line}");
        }
    }

    #[test]
    fn lines_are_told_apart() {
        let gate = Gate::new(vec!["/dav".to_owned()]).unwrap();
        let gin = |status, path| {
            format!("[GIN] 2026/03/08 - 17:31:29 | {status} |  1.5ms |  10.0.0.1 | GET \"{path}\"")
        };
        for (line, class) in [
            ("\u{1b}[33mWARN\u{1b}[0m[2026-03-08 17:31:29] not enable search".to_owned(), Class::Grave),
            ("INFO[2026-03-08 17:31:29] success load storage: [/fail]".to_owned(), Class::Ordinary),
            ("INFO[2026-03-08 17:31:29] start HTTP server @ 0.0.0.0".to_owned(), Class::Grave),
            ("ERRO[2026-03-08 17:31:29]/go/fs.go:3 List() x".to_owned(), Class::Grave),
            ("INFO[0001] x".to_owned(), Class::Suspect),
            (gin(401, "/d/a"), Class::Request),
            (gin(207, "/dav/a"), Class::Ordinary),
            (gin(200, "/error"), Class::Ordinary),
            ("[GIN] 2026/03".to_owned(), Class::Suspect),
            ("2026/03/08 17:31:29 failed migrate database".to_owned(), Class::Suspect),
            ("su-exec: setgroups(0): Operation not permitted".to_owned(), Class::Suspect),
            ("a quiet line".to_owned(), Class::Plain),
            (String::new(), Class::Plain),
        ] {
            assert_eq!(gate.class(line.as_bytes(), false), class, "{line}");
        }
        assert_eq!(gate.class(gin(207, "/dav/a").as_bytes(), true), Class::Request);
        assert!(
            may_open(b"panic: x") && may_open(b"  ERRO[0001]") && !may_open(b"\tx") && !may_open(b"  \t")
        );
    }
}
