//! An event: a line with the lines that belong to it.

use std::ops::Range;

use super::decode;
use super::gate::Class;
use super::line::{Level, Line};
use super::request::Request;
use super::time::Time;

/// How many lines of an event are kept at most. What follows is an event of its own.
const MAX_LINES: usize = 400;
/// How many bytes of an event are kept at most, beside its first line.
const MAX_BYTES: usize = 64 * 1024;

/// A line of the log with the lines that belong to it, as they were written.
#[derive(Debug, Clone)]
pub(super) struct Event {
    /// The input, as an index.
    pub(super) file: usize,
    /// The number of its first line, from 1.
    pub(super) number: u64,
    pub(super) bytes: Vec<u8>,
    pub(super) lines: usize,
    /// What its first line is.
    pub(super) class: Class,
    /// Whether the event directly in front of it is an error.
    pub(super) has_cause: bool,
}

impl Default for Event {
    fn default() -> Event {
        Event { file: 0, number: 0, bytes: Vec::new(), lines: 0, class: Class::Plain, has_cause: false }
    }
}

impl Event {
    /// Begins with a line, in place of what was there.
    pub(super) fn begin(&mut self, line: &[u8], class: Class) {
        self.bytes.clear();
        self.bytes.extend_from_slice(line);
        self.lines = 1;
        self.class = class;
    }

    /// Adds a line; returns false when there is no room.
    pub(super) fn push(&mut self, line: &[u8]) -> bool {
        let has_room = self.lines < MAX_LINES && self.bytes.len() + line.len() < MAX_BYTES;
        if has_room {
            self.bytes.push(b'\n');
            self.bytes.extend_from_slice(line);
            self.lines += 1;
        }
        has_room
    }

    fn first_line(&self) -> &[u8] {
        let end = memchr::memchr(b'\n', &self.bytes);
        &self.bytes[..end.unwrap_or(self.bytes.len())]
    }

    /// Returns the time in front of it.
    pub(super) fn time(&self) -> Option<Time> {
        match self.class {
            Class::Request | Class::Ordinary if self.bytes.starts_with(b"[GIN] ") => {
                Some(Time::at_start(&self.bytes[6..])?.0)
            }
            Class::Grave => {
                let stamp = memchr::memchr_iter(b'[', self.first_line()).take(4);
                stamp.filter_map(|at| Time::at_start(&self.bytes[at + 1..])).map(|(time, _)| time).next()
            }
            _ => Line::read(&decode::line(self.first_line())).time,
        }
    }
}

/// An event as text.
#[derive(Debug, Clone)]
pub(super) struct Text {
    /// The lines without colours and what collectors put in front of them.
    pub(super) text: String,
    /// Where the message of its first line stands, in bytes.
    message: Range<usize>,
    /// Whether its first line is one that begins an event.
    pub(super) opens: bool,
    pub(super) time: Option<Time>,
    pub(super) level: Option<Level>,
    /// The request, if the first line is one of the access log.
    pub(super) request: Option<Request>,
}

impl Text {
    /// Reads an event as it was written.
    pub(super) fn of(event: &[u8]) -> Text {
        let mut lines = event.split(|byte| *byte == b'\n');
        let first = decode::line(lines.next().unwrap_or_default());
        let line = Line::read(&first);
        let mut text = line.text.to_owned();
        for line in lines {
            text.push('\n');
            text.push_str(Line::read(&decode::line(line)).text);
        }
        Text {
            text,
            message: line.message..line.text.len(),
            opens: line.opens,
            time: line.time,
            level: line.level,
            request: Request::in_line(line.text),
        }
    }

    /// Returns what its first line says behind time and level.
    pub(super) fn message(&self) -> &str {
        &self.text[self.message.clone()]
    }

    /// Returns where that stands, or the request.
    pub(super) fn subject(&self) -> Range<usize> {
        self.request.as_ref().map_or(self.message.clone(), Request::range)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_event_has_limits() {
        let mut event = Event::default();
        event.begin(b"ERRO[0001] a", Class::Grave);
        let added = (0..).take_while(|_| event.push(b"x")).count();
        assert_eq!((added, event.lines), (MAX_LINES - 1, MAX_LINES));
        event.begin(b"b", Class::Plain);
        assert!(!event.push(&[b'x'; MAX_BYTES]));
        assert_eq!(event.bytes, b"b");
    }

    #[test]
    fn an_event_as_text() {
        let text = Text::of(b"\x1b[31mERRO\x1b[0m[2026-03-08 17:31:29] a\r\nopenlist-1  | b");
        assert_eq!((text.text.as_str(), text.message()), ("ERRO[2026-03-08 17:31:29] a\nb", "a"));
        let mut event = Event::default();
        for (line, class) in [
            ("\u{1b}[31mERRO\u{1b}[0m[2026-03-08 17:31:29] a", Class::Grave),
            ("[GIN] 2026/03/08 - 17:31:29 | 401 | 1ms", Class::Request),
            ("2026/03/08 17:31:29 failed", Class::Suspect),
        ] {
            event.begin(line.as_bytes(), class);
            assert_eq!(event.time(), Text::of(line.as_bytes()).time, "{line}");
            assert!(event.time().is_some());
        }
    }
}
