//! An event: a line with the lines that belong to it.

use std::ops::Range;

use super::access::Request;
use super::line::{Level, Line};
use super::time::Time;

/// How many lines of an event are kept at most. What follows is an event of its own.
const MAX_LINES: usize = 400;
/// How many bytes of an event are kept at most.
const MAX_BYTES: usize = 64 * 1024;

/// A line of the log with the lines that belong to it, as text without colours and prefixes.
#[derive(Debug, Clone, Default)]
pub(super) struct Event {
    /// The input, as an index.
    pub(super) file: usize,
    /// The number of its first line, from 1.
    pub(super) number: u64,
    pub(super) text: String,
    pub(super) lines: usize,
    /// Where the message of its first line stands, in bytes.
    pub(super) message: Range<usize>,
    /// Whether its first line is one that begins an event.
    pub(super) opens: bool,
    pub(super) time: Option<Time>,
    pub(super) level: Option<Level>,
    /// The request, if it is a line of the access log.
    pub(super) request: Option<Request>,
    /// Whether the event directly in front of it is an error.
    pub(super) has_cause: bool,
}

impl Event {
    /// Begins with a line; what was in it before is dropped, and its memory used again.
    pub(super) fn begin(&mut self, line: &Line<'_>, file: usize, number: u64) {
        self.text.clear();
        self.text.push_str(line.text);
        *self = Event {
            file,
            number,
            text: std::mem::take(&mut self.text),
            lines: 1,
            message: line.message..line.text.len(),
            opens: line.opens,
            time: line.time,
            level: line.level,
            request: Request::in_line(line.text),
            has_cause: false,
        };
    }

    /// Adds a line; returns false when there is no room.
    pub(super) fn push(&mut self, line: &Line<'_>) -> bool {
        let has_room = self.lines < MAX_LINES && self.text.len() + line.text.len() < MAX_BYTES;
        if has_room {
            self.text.push('\n');
            self.text.push_str(line.text);
            self.lines += 1;
        }
        has_room
    }

    /// Returns the request, if there is nothing else in the event.
    pub(super) fn only_request(&self) -> Option<&Request> {
        self.request.as_ref().filter(|_| self.lines == 1)
    }

    /// Returns what its first line says behind time and level.
    pub(super) fn message(&self) -> &str {
        &self.text[self.message.clone()]
    }
}

/// Cuts a line before each event that begins within it: a crash in the middle of a line, a line that a full disk cut.
pub(super) fn cut(line: &str) -> impl Iterator<Item = &str> {
    let mut left = Some(line);
    std::iter::from_fn(move || {
        let line = left.take()?;
        let cut = cut_at(line);
        left = cut.map(|at| &line[at..]);
        Some(&line[..cut.unwrap_or(line.len())])
    })
}

fn cut_at(line: &str) -> Option<usize> {
    let begins = |at: usize| {
        let head = &line[at..];
        let is_request = head.starts_with("[GIN] ") && head.as_bytes().get(6).is_some_and(u8::is_ascii_digit);
        is_request || head.starts_with("panic: runtime error") || head.starts_with("fatal error: ")
    };
    let places = line.match_indices(['[', 'p', 'f']).map(|(at, _)| at);
    let mut places = places.filter(|at| *at > 0 && !line[..*at].ends_with(char::is_whitespace));
    places.find(|at| begins(*at))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn events_in_one_line_are_cut() {
        let pieces = |line| cut(line).collect::<Vec<_>>();
        assert_eq!(
            pieces("start on :2222panic: runtime error: x"),
            ["start on :2222", "panic: runtime error: x"]
        );
        assert_eq!(
            pieces("ERRO da[GIN] 2026/1 | 4[GIN] 2026/2"),
            ["ERRO da", "[GIN] 2026/1 | 4", "[GIN] 2026/2"]
        );
        for line in [
            "",
            "a panic: runtime error",
            "[GIN] 2026",
            "a[GIN] x",
            "é[fatal error",
        ] {
            assert_eq!(pieces(line), [line]);
        }
    }

    #[test]
    fn an_event_has_limits() {
        let mut event = Event::default();
        event.begin(&Line::read("ERRO[0001] a"), 0, 1);
        let mut added = 0;
        while event.push(&Line::read("x")) {
            added += 1;
        }
        assert_eq!(
            (added, event.lines, event.message()),
            (MAX_LINES - 1, MAX_LINES, "a")
        );
        event.begin(&Line::read("b"), 0, 2);
        assert!(!event.push(&Line::read(&"x".repeat(MAX_BYTES))));
        assert_eq!((event.text.as_str(), event.opens), ("b", false));
    }
}
