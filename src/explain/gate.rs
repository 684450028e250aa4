//! Which lines are looked at: those with a level above info, a word of failure, or a status of 400 and above.

use aho_corasick::{AhoCorasick, Input};

use crate::error::{Error, ErrorKind, Result};

/// The words that let a line pass. Lines without a level need a word of their own; the others pass by it.
const WORDS: [&str; 24] = [
    "WARN",
    "ERRO",
    "FATA",
    "PANI",
    "CRITICAL",
    "rror", // Error, error
    "Fail",
    "fail",
    "panic",
    "fatal",
    "refused",
    "denied",
    "warn",
    "annot ", // Cannot, cannot
    "can't",
    "imeout", // Timeout, timeout
    "timed out",
    "not found",
    "tries logging in",
    "has been disabled",
    "server @", // a start
    "Shutdown server",
    // The access log: `| 401 |`.
    "| 4",
    "| 5",
];

/// Finds the next line to look at.
#[derive(Debug)]
pub(super) struct Gate {
    words: AhoCorasick,
    /// The same, and requests for what clients are refused: do they get in?
    requests: AhoCorasick,
}

impl Gate {
    /// Prepares the gate; `paths` are the beginnings of paths of which successes matter while clients are refused.
    pub(super) fn new(paths: &[String]) -> Result<Gate> {
        let build = |words: Vec<String>| {
            let packed = AhoCorasick::new(words);
            packed.map_err(|error| Error::new(ErrorKind::Catalogue, error.to_string()))
        };
        let words = WORDS.map(str::to_owned);
        let paths = paths.iter().map(|path| format!(" \"{path}"));
        Ok(Gate {
            words: build(words.to_vec())?,
            requests: build(words.into_iter().chain(paths).collect())?,
        })
    }

    /// Returns the first place from `start` on, in bytes, that lets its line pass.
    pub(super) fn find(&self, log: &[u8], start: usize, with_requests: bool) -> Option<usize> {
        let words = if with_requests {
            &self.requests
        } else {
            &self.words
        };
        let found = words.find(Input::new(log).range(start..))?;
        Some(found.start())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_pass() {
        let gate = Gate::new(&["/dav".to_owned()]).unwrap();
        let passes = |line: &str| gate.find(line.as_bytes(), 0, false).is_some();
        for line in [
            "\u{1b}[33mWARN\u{1b}[0m[2026-03-08 17:31:29] not enable search",
            "[GIN] 2026/03/08 - 17:31:29 | 401 |      1.5ms |        10.0.0.1 | GET      \"/d/a\"",
            "2026/03/08 17:31:29 failed migrate database",
            "time=\"2026-03-08T17:31:29Z\" level=warning msg=x",
            "panic: oh",
            "su-exec: setgroups: Operation not permitted: permission denied",
        ] {
            assert!(passes(line), "{line}");
        }
        let success =
            "[GIN] 2026/03/08 - 17:31:29 | 207 |     45.5ms |        40.0.0.1 | PROPFIND \"/dav/a\"";
        assert!(!passes(success) && gate.find(success.as_bytes(), 0, true).is_some());
        assert!(!passes(
            "INFO[2026-03-08 17:31:29] success load storage: [/a], driver: [Local]"
        ));
        assert_eq!(gate.find(b"fail fail", 1, false), Some(5));
    }
}
