//! What stands before a message in a log: stamps, levels, and what docker, journald and the desktop app put before
//! those. Only the beginning of one line; what the message says is not looked at.

/// How grave a line says it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Trace, debug, info.
    Info,
    /// A warning.
    Warning,
    /// An error.
    Error,
    /// The program ended.
    Fatal,
}

/// The level words of logrus (cut to four letters), of RESTY and of the desktop app.
const LEVELS: [(&str, Level); 14] = [
    ("TRACE", Level::Info),
    ("TRAC", Level::Info),
    ("DEBUG", Level::Info),
    ("DEBU", Level::Info),
    ("INFO", Level::Info),
    ("WARNING", Level::Warning),
    ("WARN", Level::Warning),
    ("ERROR", Level::Error),
    ("ERRO", Level::Error),
    ("FATAL", Level::Fatal),
    ("FATA", Level::Fatal),
    ("PANIC", Level::Fatal),
    ("PANI", Level::Fatal),
    ("panic", Level::Fatal),
];

/// The months as journald writes them.
const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

/// What stands before a message.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Prefix {
    /// The time, the program's own before that of a collector: `2026-03-08 17:31:29`, as journald has it where
    /// there is no other, with a `Z` where docker says UTC.
    pub time: Option<String>,
    /// The level.
    pub level: Option<Level>,
    /// Whether the line opens an event: lines without a stamp of the program's own go with the one before.
    pub opens: bool,
    /// Where the message begins, in bytes.
    pub message: usize,
}

impl Prefix {
    /// Reads the beginning of a line without colour codes.
    pub fn read(line: &str) -> Prefix {
        let mut cursor = Cursor {
            rest: line,
            prefix: Prefix::default(),
        };
        cursor.skip_collector();
        while cursor.stamp() || cursor.level() || cursor.gin() || cursor.logfmt() {
            cursor.prefix.opens = true;
        }
        if cursor.prefix.opens {
            cursor.skip_caller();
        }
        let mut prefix = cursor.prefix;
        prefix.message = line.len() - cursor.rest.len();
        prefix
    }
}

/// The part of a line that is not read yet, and what was learnt from the rest.
struct Cursor<'t> {
    rest: &'t str,
    prefix: Prefix,
}

impl<'t> Cursor<'t> {
    /// What collectors put before every line, those without a stamp of their own, too.
    fn skip_collector(&mut self) {
        self.skip_lost_colour();
        let _ = self.compose();
        let _ = self.iso_stamp() || self.journal() || self.desktop();
        self.skip_lost_colour();
    }

    fn take(&mut self, length: usize) {
        self.rest = self.rest[length..].trim_start_matches(' ');
    }

    /// A colour code that lost its escape character when it was copied: `[31m`.
    fn skip_lost_colour(&mut self) {
        if let Some(after) = self.rest.strip_prefix('[')
            && let digits = digits(after)
            && digits > 0
            && after[digits..].starts_with('m')
        {
            self.rest = &after[digits + 1..];
        }
    }

    /// docker compose: `openlist-1  | `.
    fn compose(&mut self) -> bool {
        let name = self
            .rest
            .bytes()
            .take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.'))
            .count();
        let after = self.rest[name..].trim_start_matches(' ');
        let found = name > 0 && after.starts_with("| ");
        if found {
            self.take(self.rest.len() - after.len() + 2);
        }
        found
    }

    /// `docker logs -t`: `2025-03-21T15:48:22.123456789Z `.
    fn iso_stamp(&mut self) -> bool {
        let Some((length, time)) =
            date_time(self.rest).filter(|_| self.rest.as_bytes().get(10) == Some(&b'T'))
        else {
            return false;
        };
        self.prefix.time = Some(time);
        self.take(length);
        true
    }

    /// journald and syslog: `Nov 26 06:18:16 host openlist[812]: `.
    fn journal(&mut self) -> bool {
        if !matches!(self.rest.as_bytes(), [b'A'..=b'Z', b'a'..=b'z', ..]) {
            return false;
        }
        let mut words = self.rest.splitn(6, ' ').filter(|word| !word.is_empty());
        let (Some(month), Some(day), Some(time), Some(_host), Some(unit)) = (
            words.next(),
            words.next(),
            words.next(),
            words.next(),
            words.next(),
        ) else {
            return false;
        };
        if !MONTHS.contains(&month) || digits(day) != day.len() || clock(time) != Some(8) || time.len() != 8 {
            return false;
        }
        // A day of one digit has two spaces before it: the words above are one short then.
        let Some(end) = self.rest.find(": ").filter(|_| unit.contains(['[', ':'])) else {
            return false;
        };
        self.prefix.time = Some(format!("{month} {day} {time}"));
        self.take(end + 2);
        true
    }

    /// The desktop app: `[17:31:29] [INFO] [openlist] `, `[N/A] [INFO] [openlist] `.
    fn desktop(&mut self) -> bool {
        let mut rest = self.rest;
        for _ in 0..3 {
            let Some((word, after)) = rest.strip_prefix('[').and_then(|open| open.split_once(']')) else {
                return false;
            };
            if rest.len() == self.rest.len() && word != "N/A" && clock(word) != Some(word.len()) {
                return false;
            }
            rest = after.trim_start_matches(' ');
        }
        self.take(self.rest.len() - rest.len());
        true
    }

    /// A stamp of the program, in brackets or not.
    fn stamp(&mut self) -> bool {
        let open = usize::from(self.rest.starts_with('['));
        let Some((length, time)) = date_time(&self.rest[open..]) else {
            return false;
        };
        let close = usize::from(open == 1 && self.rest[open + length..].starts_with(']'));
        self.prefix.time = Some(time);
        self.take(open + length + close);
        true
    }

    /// A level: `ERRO[…`, `ERROR RESTY`, `[ERROR]`, `panic: `; logrus without a date counts seconds, `ERRO[0012]`.
    fn level(&mut self) -> bool {
        let open = usize::from(self.rest.starts_with('['));
        let text = &self.rest[open..];
        if !text.starts_with(|first: char| first.is_ascii_uppercase() || first == 'p') {
            return false;
        }
        let Some((word, level)) = LEVELS.into_iter().find(|(word, _)| text.starts_with(word)) else {
            return false;
        };
        let after = &text[word.len()..];
        if self.prefix.level.is_some() || !(after.is_empty() || after.starts_with(['[', ' ', ':', ']'])) {
            return false;
        }
        self.prefix.level = Some(level);
        let close = usize::from(after.starts_with([':', ']']));
        self.take(open + word.len() + close);
        self.skip_lost_colour();
        if let Some(seconds) = self.rest.strip_prefix('[')
            && let digits = digits(seconds)
            && digits > 0
            && seconds[digits..].starts_with(']')
        {
            self.take(digits + 2);
        }
        true
    }

    /// `[GIN] 2025/02/16 - 11:32:04 | 200 | …`, `[GIN-debug] …`, `[Recovery] …`.
    fn gin(&mut self) -> bool {
        if !self.rest.starts_with('[') {
            return false;
        }
        let found = ["[GIN]", "[GIN-debug]", "[Recovery]"]
            .into_iter()
            .find(|word| self.rest.starts_with(word));
        if let Some(word) = found {
            self.take(word.len());
        }
        found.is_some()
    }

    /// logrus where it does not write to a terminal: `time="2025-09-02T08:11:09Z" level=error msg="…`.
    fn logfmt(&mut self) -> bool {
        let Some(rest) = self.rest.strip_prefix("time=\"") else {
            return false;
        };
        let Some((length, time)) = date_time(rest) else {
            return false;
        };
        self.prefix.time = Some(time);
        self.take("time=\"".len() + length);
        self.rest = self.rest.trim_start_matches(['"', ' ']);
        if let Some(rest) = self.rest.strip_prefix("level=") {
            let word = rest.split(' ').next().unwrap_or_default();
            self.prefix.level = LEVELS
                .into_iter()
                .find(|(known, _)| known.eq_ignore_ascii_case(word))
                .map(|(_, level)| level);
            self.rest = rest[word.len()..].trim_start_matches(' ');
        }
        self.rest = self.rest.strip_prefix("msg=\"").unwrap_or(self.rest);
        true
    }

    /// With `--debug`: `/source/internal/fs/fs.go:31 github.com/…/internal/fs.List() `.
    fn skip_caller(&mut self) {
        if self.rest.starts_with('/')
            && let Some((file, after)) = self.rest.split_once(' ')
            && file.contains(".go:")
            && let Some((_, message)) = after.split_once("() ")
        {
            self.rest = message;
        }
    }
}

/// How many digits a text begins with.
fn digits(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

/// The length of `17:31:29` at the beginning of a text.
fn clock(text: &str) -> Option<usize> {
    fits(text, b"00:00:00").then_some(8)
}

/// Whether a text begins as the form does, in which `0` stands for any digit and `/` for a slash or a hyphen.
fn fits(text: &str, form: &[u8]) -> bool {
    let bytes = text.as_bytes();
    bytes.len() >= form.len()
        && form.iter().zip(bytes).all(|(form, byte)| match form {
            b'0' => byte.is_ascii_digit(),
            b'/' => matches!(byte, b'/' | b'-'),
            other => byte == other,
        })
}

/// A date and a time at the beginning of a text: how long they are, and how all stamps are shown.
fn date_time(text: &str) -> Option<(usize, String)> {
    if !fits(text, b"0000/00/00") {
        return None;
    }
    let gap = [" - ", " ", "T"]
        .into_iter()
        .find(|gap| text[10..].starts_with(gap))?;
    let start = 10 + gap.len();
    let mut end = start + clock(&text[start..])?;
    let shown = format!("{} {}", text[..10].replace('/', "-"), &text[start..end]);
    if text[end..].starts_with(['.', ',']) {
        end += 1 + digits(&text[end + 1..]);
    }
    if text[end..].starts_with('Z') {
        return Some((end + 1, shown + "Z"));
    }
    if fits(&text[end..], b"/00:00") || fits(&text[end..], b"+00:00") {
        let zone = &text[end..end + 6];
        return Some((end + 6, shown + zone));
    }
    Some((end, shown))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Time, level, whether it opens an event, and the message of a line.
    fn parts(line: &str) -> (Option<String>, Option<Level>, bool, &str) {
        let prefix = Prefix::read(line);
        (prefix.time, prefix.level, prefix.opens, &line[prefix.message..])
    }

    const TIME: &str = "2026-03-08 17:31:29";

    #[test]
    fn the_programs_own_prefixes_are_known() {
        for line in [
            "ERRO[2026-03-08 17:31:29] no such host",
            "ERRO [2026-03-08 17:31:29] no such host",
            "[31mERRO[0m[2026-03-08 17:31:29] no such host",
            "ERRO[2026-03-08 17:31:29]/source/internal/fs/fs.go:31 github.com/O/v4/internal/fs.List() no such host",
            "[17:31:29] [INFO] [openlist] ERRO[2026-03-08 17:31:29] no such host",
            "2026/03/08 17:31:29.397849 ERROR no such host",
            "2026-03-08 09:31:22 2026/03/08 17:31:29.397849 ERROR no such host",
            "time=\"2026-03-08T17:31:29+00:00\" level=error msg=\"no such host",
        ] {
            let (time, level, opens, message) = parts(line);
            let time = time.expect(line);
            assert_eq!(time.trim_end_matches("+00:00"), TIME, "{line}");
            assert_eq!(
                (level, opens, message),
                (Some(Level::Error), true, "no such host"),
                "{line}"
            );
        }
    }

    #[test]
    fn collectors_prefixes_are_taken_off_every_line() {
        for line in [
            "2026-03-08T09:31:29.123456789Z failed to list objs",
            "openlist-1  | failed to list objs",
            "Nov 26 06:18:16 nas openlist[812]: failed to list objs",
            "[N/A] [INFO] [openlist] failed to list objs",
        ] {
            let (_, level, opens, message) = parts(line);
            assert_eq!(
                (level, opens, message),
                (None, false, "failed to list objs"),
                "{line}"
            );
        }
    }

    #[test]
    fn the_programs_stamp_counts_before_the_collectors() {
        let line = "Nov 26 06:18:16 nas openlist[812]: FATA[2026-03-08 17:31:29] bind: in use";
        assert_eq!(
            parts(line),
            (Some(TIME.to_owned()), Some(Level::Fatal), true, "bind: in use")
        );
        let line = "Nov 26 06:18:16 nas openlist[812]: panic: oh";
        assert_eq!(
            parts(line),
            (Some("Nov 26 06:18:16".to_owned()), Some(Level::Fatal), true, "oh")
        );
    }

    #[test]
    fn other_lines_have_no_prefix() {
        for line in [
            "failed to list objs",
            "\t/source/internal/op/fs.go:62",
            "ERRORS are here",
            "",
        ] {
            assert_eq!(parts(line), (None, None, false, line));
        }
    }

    #[test]
    fn access_lines_open_an_event() {
        let (time, level, opens, _) = parts("[GIN] 2026/03/08 - 17:31:29 | 200 | 1ms | 10.0.0.1 | GET \"/\"");
        assert_eq!((time.as_deref(), level, opens), (Some(TIME), None, true));
    }

    proptest! {
        #[test]
        fn any_line_has_a_message(line in any::<String>(), stamped in "[0-9T:/. \\[\\]Z+-]{0,40}") {
            for line in [line, stamped] {
                prop_assert!(line.is_char_boundary(Prefix::read(&line).message));
            }
        }
    }
}
