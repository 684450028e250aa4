//! What stands in front of a line's message: the prefixes of collectors, the time and the level.

use serde::Serialize;

use super::prefix::Cursor;
use super::time::Time;

/// How grave something is, in rising order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Severity {
    /// Nothing need be done about it.
    Harmless,
    /// A warning.
    Warning,
    /// Something failed.
    Error,
    /// The program ended.
    Fatal,
}

/// A line's level: a severity, or ordinary.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Level {
    Ordinary,
    Grave(Severity),
}

/// A line of text without colours, and what stands in front of its message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Line<'t> {
    /// The line without what collectors put in front of it.
    pub(super) text: &'t str,
    /// Where the message begins in `text`, in bytes.
    pub(super) message: usize,
    /// Whether it begins an event; other lines belong to the one before.
    pub(super) opens: bool,
    pub(super) time: Option<Time>,
    pub(super) level: Option<Level>,
}

impl<'t> Line<'t> {
    /// Reads the beginning of a line.
    pub(super) fn read(text: &'t str) -> Line<'t> {
        let mut line = Line { text, message: 0, opens: false, time: None, level: None };
        let mut cursor = Cursor { rest: text };
        cursor.skip_quotes();
        cursor.compose();
        cursor.collector(&mut line);
        line.text = cursor.rest;
        cursor.rest = line.text.trim_start();
        cursor.read_marks(&mut line);
        line.message = line.text.len() - cursor.rest.len();
        line
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ERROR: Level = Level::Grave(Severity::Error);
    const FATAL: Level = Level::Grave(Severity::Fatal);

    fn message<'t>(line: &Line<'t>) -> &'t str {
        &line.text[line.message..]
    }

    #[test]
    fn the_programs_own_prefixes() {
        for text in [
            "ERRO[2026-03-08 17:31:29] no such host",
            "ERRO [2026-03-08 17:31:29] no such host",
            "ERRO[2026-03-08 17:31:29]/source/internal/fs/fs.go:31 github.com/O/v4/internal/fs.List() no such host",
            "[17:31:29] [INFO]",
            "[info]ERRO[2026-03-08 17:31:29] no such host",
            "2026/03/08 17:31:29.397849 ERROR no such host",
            "> * ERRO[2026-03-08 17:31:29] no such host",
            "2026-03-08T17:31:29.5Z ERRO[0012] no such host",
            "openlist-1  | ERRO[2026-03-08 17:31:29] no such host",
            "2026-03-08T17:31:29.5+08:00 nas openlist[8]: ERRO[0012] no such host",
            "2026-03-08T17:31:29+0800 nas openlist[8]: ERRO[0012] no such host",
            "2026-03-08T17:31:29.5Z stderr F ERRO[0012] no such host",
            "time=\"2026-03-08T17:31:29+00:00\" level=error msg=\"no such host",
            "time=2026-03-08T17:31:29.000+08:00 level=ERROR msg=\"no such host",
            "{\"level\":\"error\",\"time\":\"2026-03-08T17:31:29Z\",\"msg\":\"x\"}",
        ] {
            let line = Line::read(text);
            assert!(line.opens, "{text}");
            if text.ends_with("host") {
                let found = (line.time.unwrap().to_string(), line.level, message(&line));
                assert_eq!(found, ("2026-03-08 17:31:29".to_owned(), Some(ERROR), "no such host"), "{text}");
            }
        }
        assert_eq!(Line::read("panic: oh").level, Some(FATAL));
        assert_eq!(message(&Line::read("fatal error: oh")), "oh");
    }

    #[test]
    fn lines_that_go_on() {
        for (text, rest) in [
            ("\t/source/internal/op/fs.go:62", "\t/source/internal/op/fs.go:62"),
            ("[signal SIGSEGV: segmentation violation", "[signal SIGSEGV: segmentation violation"),
            ("ERRORS are here", "ERRORS are here"),
            ("2026-03-08T09:31:29.123456789Z failed to list objs", "failed to list objs"),
            ("2026-03-08T09:31:29Z failed get: x", "failed get: x"),
            ("openlist-1  | failed to list objs", "failed to list objs"),
            ("Nov  6 06:18:16 nas openlist[812]: goroutine 1", "goroutine 1"),
            ("{\"code\":500}", "{\"code\":500}"),
            ("", ""),
        ] {
            let line = Line::read(text);
            assert_eq!((line.opens, line.text, line.level), (false, rest, None), "{text}");
        }
        assert!(Line::read("Nov  6 06:18:16 nas systemd[1]: openlist.service: Failed").opens);
    }

    #[test]
    fn no_text_is_cut_within_a_character() {
        for text in
            ["é", "[é", "2026-03-08 17:31:29é", "Novéé 1 1", "time=\"é", "ERROé", "[N/A]é", "{\"level\":é"]
        {
            assert!(text.ends_with(message(&Line::read(text))));
        }
    }
}
