//! What was found so far: how often, how grave, and the lines that are shown for it.

use std::collections::HashMap;
use std::ops::Range;

use super::event::Event;
use super::line::Severity;
use super::time::Time;

/// How many kinds of errors without an entry are kept; of further ones only the number is.
const MAX_UNKNOWN: usize = 1_000;
/// How much of an event is kept to show a line of it, in bytes.
const MAX_KEPT: usize = 8 * 1024;

/// An event that is kept to show a line of it.
#[derive(Debug, Clone)]
pub(super) struct Kept {
    pub(super) file: usize,
    /// The number of the first line of `text`.
    pub(super) number: u64,
    pub(super) time: Option<Time>,
    pub(super) text: String,
    /// What is to be shown of the text, in bytes; unknown while nobody has asked for it.
    pub(super) range: Option<Range<usize>>,
}

impl Kept {
    pub(super) fn new(event: &Event, range: Option<Range<usize>>) -> Kept {
        let mut kept = Kept {
            file: 0,
            number: 0,
            time: None,
            text: String::new(),
            range: None,
        };
        kept.replace(event, range);
        kept
    }

    /// Keeps another event instead; of a long one just the line that is to be shown.
    pub(super) fn replace(&mut self, event: &Event, range: Option<Range<usize>>) {
        (self.file, self.number, self.time) = (event.file, event.number, event.time);
        self.text.clear();
        let line = match &range {
            Some(range) if event.text.len() > MAX_KEPT => line_of(&event.text, range),
            _ => 0..event.text.len(),
        };
        let before = &event.text[..line.start];
        self.number += before.matches('\n').count() as u64;
        self.text.push_str(&event.text[line.clone()]);
        self.range = range.map(|range| range.start - line.start..range.end - line.start);
    }

    /// Returns where it stands, to tell what is first.
    pub(super) fn place(&self) -> (usize, u64) {
        (self.file, self.number)
    }
}

/// Returns the lines that a part of a text stands in.
pub(super) fn line_of(text: &str, part: &Range<usize>) -> Range<usize> {
    let start = text[..part.start].rfind('\n').map_or(0, |at| at + 1);
    let end = text[part.end..].find('\n').map_or(text.len(), |at| part.end + at);
    start..end
}

/// An entry that was found.
#[derive(Debug)]
pub(super) struct Tally {
    pub(super) count: u64,
    pub(super) severity: Severity,
    pub(super) first: Kept,
    pub(super) last: Kept,
    pub(super) times: Option<(Time, Time)>,
}

/// A kind of error without an entry.
#[derive(Debug)]
pub(super) struct UnknownTally {
    pub(super) shape: String,
    pub(super) count: u64,
    pub(super) severity: Severity,
    pub(super) first: Kept,
}

/// Everything that was found in events.
#[derive(Debug, Default)]
pub(super) struct Tallies {
    /// By entry.
    pub(super) found: HashMap<usize, Tally>,
    pub(super) unknown: Vec<UnknownTally>,
    /// The kinds of `unknown` by their shapes.
    kinds: HashMap<String, usize>,
    pub(super) unknown_events: u64,
}

impl Tallies {
    /// Counts an event that shows an entry.
    pub(super) fn count(
        &mut self,
        entry: usize,
        event: &Event,
        range: Option<Range<usize>>,
        severity: Severity,
    ) {
        let Some(tally) = self.found.get_mut(&entry) else {
            let kept = Kept::new(event, range);
            let tally = Tally {
                count: 1,
                severity,
                first: kept.clone(),
                last: kept,
                times: event.time.map(|time| (time, time)),
            };
            self.found.insert(entry, tally);
            return;
        };
        tally.count += 1;
        tally.severity = tally.severity.max(severity);
        tally.last.replace(event, range);
        if let Some(time) = event.time {
            let (first, last) = tally.times.unwrap_or((time, time));
            tally.times = Some((first.min(time), last.max(time)));
        }
    }

    /// Takes back an entry whose fault has ended.
    pub(super) fn cure(&mut self, entry: usize) -> bool {
        self.found.remove(&entry).is_some()
    }

    /// Counts an error without an entry; returns its kind, or `None` if there are too many to keep.
    pub(super) fn count_unknown(
        &mut self,
        shape: String,
        event: &Event,
        severity: Severity,
    ) -> Option<usize> {
        if let Some(kind) = self.kinds.get(&shape).copied() {
            self.count_kind(kind);
            return Some(kind);
        }
        self.unknown_events += 1;
        let kind = self.unknown.len();
        if kind >= MAX_UNKNOWN {
            return None;
        }
        self.unknown.push(UnknownTally {
            shape: shape.clone(),
            count: 1,
            severity,
            first: Kept::new(event, Some(event.message.clone())),
        });
        self.kinds.insert(shape, kind);
        Some(kind)
    }

    /// Counts an error of a known kind.
    pub(super) fn count_kind(&mut self, kind: usize) {
        self.unknown_events += 1;
        if let Some(tally) = self.unknown.get_mut(kind) {
            tally.count += 1;
        }
    }
}
