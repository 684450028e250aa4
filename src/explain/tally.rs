//! What was found so far: how often, how grave, and the lines that are shown for it.

use std::collections::HashMap;
use std::ops::Range;

use super::event::{Event, Text};
use super::evidence::Evidence;
use super::line::Severity;
use super::time::Time;
use crate::mask::Masker;

/// How many kinds of errors without an entry are kept; of further ones only the number is.
const MAX_UNKNOWN: usize = 1_000;

/// An event that is kept to show a line of it.
#[derive(Debug, Clone)]
pub(super) struct Kept {
    pub(super) file: usize,
    /// The number of its first line.
    pub(super) number: u64,
    pub(super) form: Form,
}

/// How an event is kept.
#[derive(Debug, Clone)]
pub(super) enum Form {
    /// As it was written.
    Written(Vec<u8>),
    /// The line that is to be shown, and its time.
    Shown(Evidence, Option<Time>),
}

impl Kept {
    /// Keeps an event as it was written.
    pub(super) fn written(event: &Event) -> Kept {
        Kept { file: event.file, number: event.number, form: Form::Written(event.bytes.clone()) }
    }

    /// Keeps the line of an event that a part of its text stands in, with secrets masked.
    pub(super) fn shown(event: &Event, text: &Text, part: &Range<usize>, masker: &Masker) -> Kept {
        let evidence = Evidence::new((event.file, event.number), text, part, masker);
        Kept { file: evidence.file, number: evidence.line, form: Form::Shown(evidence, text.time) }
    }

    /// Keeps another event instead, as it was written; the memory is used again.
    pub(super) fn replace(&mut self, event: &Event) {
        (self.file, self.number) = (event.file, event.number);
        match &mut self.form {
            Form::Written(bytes) => {
                bytes.clear();
                bytes.extend_from_slice(&event.bytes);
            }
            form => *form = Form::Written(event.bytes.clone()),
        }
    }

    /// Returns where it stands, to tell what is first.
    pub(super) fn place(&self) -> (usize, u64) {
        (self.file, self.number)
    }
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
    /// Counts an event that shows an entry, whose first one is made when there is none.
    pub(super) fn count(
        &mut self,
        entry: usize,
        severity: Severity,
        event: &Event,
        time: Option<Time>,
        first: impl FnOnce() -> Kept,
    ) {
        let Some(tally) = self.found.get_mut(&entry) else {
            let kept = first();
            let tally = Tally {
                count: 1,
                severity,
                first: kept.clone(),
                last: kept,
                times: time.map(|time| (time, time)),
            };
            self.found.insert(entry, tally);
            return;
        };
        tally.count += 1;
        tally.severity = tally.severity.max(severity);
        tally.last.replace(event);
        if let Some(time) = time {
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
        severity: Severity,
        first: impl FnOnce() -> Kept,
    ) -> Option<usize> {
        if let Some(kind) = self.kinds.get(&shape).copied() {
            self.count_kind(Some(kind));
            return Some(kind);
        }
        self.unknown_events += 1;
        let kind = self.unknown.len();
        if kind >= MAX_UNKNOWN {
            return None;
        }
        self.unknown.push(UnknownTally { shape: shape.clone(), count: 1, severity, first: first() });
        self.kinds.insert(shape, kind);
        Some(kind)
    }

    /// Counts an error of a known kind.
    pub(super) fn count_kind(&mut self, kind: Option<usize>) {
        self.unknown_events += 1;
        if let Some(tally) = kind.and_then(|kind| self.unknown.get_mut(kind)) {
            tally.count += 1;
        }
    }
}
