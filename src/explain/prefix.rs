//! What stands in front of messages: the marks of OpenList, of other programs and of collectors.

use super::line::{Level, Line, Severity};
use super::time::{MONTHS, Time, fits};

const WARNING: Level = Level::Grave(Severity::Warning);
const ERROR: Level = Level::Grave(Severity::Error);
const FATAL: Level = Level::Grave(Severity::Fatal);

/// The level words of logrus (cut to four letters), of RESTY, rclone and the desktop app; longer ones first.
const LEVELS: [(&str, Level); 17] = [
    ("TRACE", Level::Ordinary),
    ("TRAC", Level::Ordinary),
    ("DEBUG", Level::Ordinary),
    ("DEBU", Level::Ordinary),
    ("INFO", Level::Ordinary),
    ("NOTICE", Level::Ordinary),
    ("WARNING", WARNING),
    ("WARN", WARNING),
    ("ERROR", ERROR),
    ("ERRO", ERROR),
    ("CRITICAL", FATAL),
    ("FATAL", FATAL),
    ("FATA", FATAL),
    ("PANIC", FATAL),
    ("PANI", FATAL),
    ("panic", FATAL),
    ("fatal error", FATAL),
];

/// What else begins an event: a prompt, the sources of a browser's console, a crash in a request.
const OPENINGS: [&str; 11] = [
    "$ ",
    "[network",
    "[console",
    "[other",
    "[security",
    "[recommendation",
    "[deprecation",
    "[intervention",
    "[violation",
    "[page",
    "[Recovery]",
];

/// What stands in front of a time or a level: `[GIN] 2025/02/16 - 11:32:04 | 200 | …`, `[info]ERRO[…`.
const TAGS: [&str; 9] = [
    "[GIN]",
    "[GIN-debug]",
    "[info]",
    "[warn]",
    "[error]",
    "[openlist]",
    "[openlist_core]",
    "[alist]",
    "[N/A]",
];

/// What stands in front of a line that was pasted from a report.
const QUOTES: [&str; 4] = ["> ", "* ", "- ", "• "];

/// The part of a line that is not read yet.
pub(super) struct Cursor<'t> {
    pub(super) rest: &'t str,
}

impl<'t> Cursor<'t> {
    fn take(&mut self, len: usize) {
        self.rest = self.rest.get(len..).unwrap_or_default().trim_start_matches(' ');
    }

    pub(super) fn read_marks(&mut self, line: &mut Line<'t>) {
        let begin = self.rest;
        line.opens |= OPENINGS.iter().any(|opening| self.rest.starts_with(opening));
        while self.stamp(line) || self.level(line) || self.logfmt(line) || self.tag() {
            line.opens |= line.level.is_some() || line.time.is_some();
        }
        line.opens |= begin.starts_with("[GIN") || (begin.starts_with("{\"") && self.json(line));
        if line.level.is_some() {
            self.skip_caller();
        }
    }

    pub(super) fn skip_quotes(&mut self) {
        while let Some(rest) = QUOTES.iter().find_map(|quote| self.rest.strip_prefix(quote)) {
            self.rest = rest;
        }
    }

    /// docker compose: `openlist-1  | `.
    pub(super) fn compose(&mut self) {
        let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.');
        let rest = self.rest.trim_start_matches(is_name);
        let behind = rest.trim_start_matches(' ');
        if rest.len() < self.rest.len() && behind.len() < rest.len() && behind.starts_with("| ") {
            // An access line that was cut begins with its status.
            let is_status = self.rest.bytes().take(3).all(|byte| byte.is_ascii_digit());
            if !is_status {
                self.rest = &behind[2..];
            }
        }
    }

    /// What collectors write: a time, and perhaps the unit that wrote the line. Of systemd itself the rest is no line of
    /// OpenList.
    pub(super) fn collector(&mut self, line: &mut Line<'t>) {
        let (iso, syslog) = (self.iso_time(), self.syslog_time());
        let Some((time, rest)) = iso.or(syslog) else {
            return;
        };
        let unit = unit(rest, syslog.is_some());
        if iso.is_none() && unit.is_none() {
            return;
        }
        line.time = Some(time);
        line.opens = unit.is_some_and(|(name, _)| name.starts_with("systemd"));
        self.rest = unit.filter(|_| !line.opens).map_or(rest, |(_, message)| message);
    }

    /// `docker logs -t`, `journalctl -o short-iso`: `2025-03-21T15:48:22.123456789Z `; Kubernetes: `stderr F ` behind it.
    fn iso_time(&self) -> Option<(Time, &'t str)> {
        let is_iso = self.rest.as_bytes().get(10) == Some(&b'T');
        let (time, len) = Time::at_start(self.rest.as_bytes()).filter(|_| is_iso)?;
        let rest = self.rest[len..].strip_prefix(' ')?;
        let streams = ["stdout F ", "stderr F "];
        Some((time, streams.iter().find_map(|stream| rest.strip_prefix(stream)).unwrap_or(rest)))
    }

    /// journald and syslog: `Nov 26 06:18:16 `.
    fn syslog_time(&self) -> Option<(Time, &'t str)> {
        let (month, rest) = self.rest.split_at_checked(3).filter(|(month, _)| MONTHS.contains(month))?;
        let (day, rest) = rest.trim_start().split_once(' ')?;
        let (clock, rest) = rest.split_once(' ')?;
        Some((Time::without_year(month, day, clock)?, rest))
    }

    /// A time of the program, in brackets or not; logrus counts seconds on a terminal, `ERRO[0012]`.
    fn stamp(&mut self, line: &mut Line<'t>) -> bool {
        let is_open = self.rest.starts_with('[');
        let inner = &self.rest[usize::from(is_open)..];
        let (time, len) = if let Some((time, len)) = Time::at_start(inner.as_bytes()) {
            (Some(time), len)
        } else if is_open && fits(inner.as_bytes(), b"00:00:00]") {
            line.opens = true;
            (None, 8)
        } else if is_open && line.level.is_some() && fits(inner.as_bytes(), b"0000]") {
            (None, 4)
        } else {
            return false;
        };
        line.time = time.or(line.time);
        let is_closed = is_open && inner[len..].starts_with(']');
        self.take(usize::from(is_open) + len + usize::from(is_closed));
        true
    }

    /// A level: `ERRO[…`, `ERROR RESTY`, `[ERROR]`, `panic: `.
    fn level(&mut self, line: &mut Line<'t>) -> bool {
        let is_open = self.rest.starts_with('[');
        let inner = &self.rest[usize::from(is_open)..];
        let Some((word, level)) = LEVELS.iter().find(|(word, _)| inner.starts_with(word)) else {
            return false;
        };
        let behind = &inner[word.len()..];
        let is_whole = match word.as_bytes()[0].is_ascii_lowercase() {
            true => behind.starts_with(": "), // a frame of the stack is `panic({0x…`
            false => behind.is_empty() || behind.starts_with(['[', ' ', ':', ']']),
        };
        if line.level.is_some() || !is_whole {
            return false;
        }
        line.level = Some(*level);
        line.opens = true;
        self.take(usize::from(is_open) + word.len());
        self.rest = self.rest.trim_start_matches([']', ':']).trim_start_matches(' ');
        true
    }

    /// A tag of gin, or of the desktop app.
    fn tag(&mut self) -> bool {
        let tag = TAGS.iter().find(|tag| self.rest.starts_with(**tag));
        self.take(tag.map_or(0, |tag| tag.len()));
        tag.is_some()
    }

    /// logrus where it does not write to a terminal: `time="2025-09-02T08:11:09Z" level=error msg="…`.
    fn logfmt(&mut self, line: &mut Line<'t>) -> bool {
        let rest = match self.rest.strip_prefix("time=") {
            Some(rest) => {
                let rest = rest.trim_start_matches('"');
                let Some((time, len)) = Time::at_start(rest.as_bytes()) else {
                    return false;
                };
                line.time = Some(time);
                rest[len..].trim_start_matches(['"', ' '])
            }
            None => self.rest,
        };
        let Some(behind) = rest.strip_prefix("level=") else {
            return false;
        };
        line.opens = true;
        line.level = level_named(behind);
        let message = behind.split_once(' ').map_or("", |(_, message)| message);
        self.rest = message.strip_prefix("msg=\"").unwrap_or(message);
        true
    }

    /// A line of a log in JSON: an object with a level and a time.
    fn json(&self, line: &mut Line<'t>) -> bool {
        let value = |name: &str| {
            let (_, behind) = self.rest.split_once(name)?;
            behind.trim_start_matches([' ', ':']).strip_prefix('"')
        };
        line.level = value("\"level\"").and_then(level_named);
        let time = ["\"time\"", "\"ts\"", "\"timestamp\""].into_iter().find_map(value);
        line.time = time.and_then(|time| Time::at_start(time.as_bytes())).map(|(time, _)| time).or(line.time);
        line.level.is_some() && time.is_some()
    }

    /// With `--debug`: `/source/internal/fs/fs.go:31 github.com/…/internal/fs.List() `.
    fn skip_caller(&mut self) {
        if self.rest.starts_with('/')
            && let Some((file, behind)) = self.rest.split_once(' ')
            && file.contains(".go:")
            && let Some((_, message)) = behind.split_once("() ")
        {
            self.rest = message;
        }
    }
}

/// Returns the unit behind a host's name, and what it wrote: `host openlist[812]: `. Only syslog leaves the number out.
fn unit(text: &str, is_syslog: bool) -> Option<(&str, &str)> {
    let (host, rest) = text.split_once(' ')?;
    let (unit, message) = rest.split_once(": ")?;
    let is_unit = !host.contains('[') && !unit.contains(' ') && (is_syslog || unit.ends_with(']'));
    is_unit.then_some((unit, message))
}

/// Returns the level whose name, in any case, begins a text.
fn level_named(text: &str) -> Option<Level> {
    let name = text.split(|c: char| !c.is_ascii_alphabetic()).next()?;
    let known = LEVELS.iter().find(|(word, _)| word.eq_ignore_ascii_case(name));
    known.map(|(_, level)| *level)
}
