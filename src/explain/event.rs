//! An event: a line with the lines that belong to it.

use std::ops::Range;

use super::decode;
use super::evidence::Place;
use super::gate::Class;
use super::line::{Level, Line};
use super::request::Request;
use super::time::Time;

/// How many lines of an event are kept at most. What follows is an event of its own.
const MAX_LINES: usize = 400;
/// How many bytes of an event are kept at most, beside its first line.
const MAX_BYTES: usize = 64 * 1024;

/// An event that may go on, as a part of the bytes in memory.
#[derive(Debug, Clone)]
pub(super) struct OpenEvent {
    pub(super) range: Range<usize>,
    /// The number of its first line in the input, and the input.
    pub(super) place: Place,
    /// What its first line is.
    pub(super) class: Class,
    /// Whether it is worth to be judged.
    pub(super) matters: bool,
    /// Whether another event begins in the middle of its last line.
    pub(super) is_cut: bool,
    lines: usize,
}

impl OpenEvent {
    /// Begins with a line.
    pub(super) fn new(line: Range<usize>, place: Place, class: Class) -> OpenEvent {
        let matters = !matches!(class, Class::Ordinary | Class::Plain);
        OpenEvent { range: line, place, class, matters, is_cut: false, lines: 1 }
    }

    /// Adds a line that stands behind it; returns false when there is no room.
    pub(super) fn push(&mut self, line: &Range<usize>, class: Class) -> bool {
        let has_room = self.lines < MAX_LINES && line.end - self.range.start < MAX_BYTES;
        if has_room {
            self.range.end = line.end;
            self.matters |= class == Class::Suspect;
            self.lines += 1;
        }
        has_room
    }
}

/// A line of the log with the lines that belong to it, as they were written.
#[derive(Debug, Clone, Copy)]
pub(super) struct Event<'b> {
    pub(super) place: Place,
    pub(super) bytes: &'b [u8],
    /// What its first line is.
    pub(super) class: Class,
    /// Whether its end is missing.
    pub(super) is_cut: bool,
    /// Whether it has one line.
    pub(super) is_line: bool,
    /// The time in front of it.
    pub(super) time: Option<Time>,
}

impl<'b> Event<'b> {
    /// Takes an event to which nothing is added any more; `bytes` are those in memory.
    pub(super) fn new(event: &OpenEvent, bytes: &'b [u8]) -> Event<'b> {
        let OpenEvent { place, class, is_cut, .. } = *event;
        let bytes = &bytes[event.range.clone()];
        let end = memchr::memchr(b'\n', bytes);
        let first_line = &bytes[..end.unwrap_or(bytes.len())];
        Event { place, bytes, class, is_cut, is_line: end.is_none(), time: time_of(first_line, class) }
    }
}

/// Returns the time in front of a line.
fn time_of(line: &[u8], class: Class) -> Option<Time> {
    match class {
        Class::Request | Class::Ordinary if line.starts_with(b"[GIN] ") => {
            Some(Time::at_start(&line[6..])?.0)
        }
        Class::Grave => {
            let stamps = memchr::memchr_iter(b'[', line).take(4);
            stamps.filter_map(|at| Time::at_start(&line[at + 1..])).map(|(time, _)| time).next()
        }
        _ => Line::read(&decode::line(line)).time,
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
        let mut event = OpenEvent::new(0..12, (0, 1), Class::Grave);
        let added =
            (0..).take_while(|line| event.push(&(13 + 2 * line..14 + 2 * line), Class::Plain)).count();
        assert_eq!(added, MAX_LINES - 1);
        let mut event = OpenEvent::new(0..1, (0, 1), Class::Plain);
        assert!(!event.push(&(2..2 + MAX_BYTES), Class::Plain));
        assert_eq!(event.range, 0..1);
    }

    #[test]
    fn an_event_as_text() {
        let text = Text::of(b"\x1b[31mERRO\x1b[0m[2026-03-08 17:31:29] a\r\nopenlist-1  | b");
        assert_eq!((text.text.as_str(), text.message()), ("ERRO[2026-03-08 17:31:29] a\nb", "a"));
        for (line, class) in [
            ("\u{1b}[31mERRO\u{1b}[0m[2026-03-08 17:31:29] a", Class::Grave),
            ("[GIN] 2026/03/08 - 17:31:29 | 401 | 1ms", Class::Request),
            ("2026/03/08 17:31:29 failed", Class::Suspect),
        ] {
            let time = time_of(line.as_bytes(), class);
            assert_eq!(time, Text::of(line.as_bytes()).time, "{line}");
            assert!(time.is_some());
        }
    }
}
