//! What was found so far: how often, how grave, and the lines that are shown for it.

use std::cell::OnceCell;
use std::collections::HashMap;

use super::event::Event;
use super::evidence::{Evidence, Place};
use super::judge::Judge;
use super::line::Severity;
use super::report::Unknown;
use super::time::Time;
use super::verdict::Known;

/// How many kinds of errors without an entry are kept; of further ones only the number is.
const MAX_UNKNOWN: usize = 1_000;

/// Events that show one entry.
#[derive(Debug)]
pub(super) struct Tally {
    pub(super) count: u64,
    pub(super) severity: Severity,
    pub(super) first: Evidence,
    /// The last one, if it is another.
    pub(super) last: Option<Kept>,
    /// The earliest and the latest time.
    pub(super) times: Option<(Time, Time)>,
}

/// An event as it was written. The line that shows an entry is masked when it is first asked for.
#[derive(Debug)]
pub(super) struct Kept {
    place: Place,
    bytes: Vec<u8>,
    evidence: OnceCell<Evidence>,
}

impl Tally {
    /// Begins with the first event.
    pub(super) fn new(severity: Severity, time: Option<Time>, first: Evidence) -> Tally {
        Tally { count: 1, severity, first, last: None, times: time.map(|time| (time, time)) }
    }

    /// Counts a further event.
    pub(super) fn add(&mut self, severity: Severity, time: Option<Time>, event: &Event<'_>) {
        self.count += 1;
        self.severity = self.severity.max(severity);
        let mut bytes = self.last.take().map(|last| last.bytes).unwrap_or_default();
        bytes.clear();
        bytes.extend_from_slice(event.bytes);
        self.last = Some(Kept { place: event.place, bytes, evidence: OnceCell::new() });
        if let Some(time) = time {
            let (first, last) = self.times.unwrap_or((time, time));
            self.times = Some((first.min(time), last.max(time)));
        }
    }

    /// Returns where the last event stands.
    pub(super) fn last_place(&self) -> Place {
        self.last.as_ref().map_or(self.first.place(), |last| last.place)
    }

    /// Returns the line of the last event that shows the entry.
    pub(super) fn last(&self, entry: usize, judge: &Judge) -> &Evidence {
        let masked = |last: &Kept| judge.evidence(last.place, &last.bytes, Some(entry));
        self.last.as_ref().map_or(&self.first, |last| last.evidence.get_or_init(|| masked(last)))
    }
}

/// Everything that was found in events.
#[derive(Debug, Default)]
pub(super) struct Tallies {
    /// By entry.
    pub(super) found: HashMap<usize, Tally>,
    pub(super) unknown: Vec<Unknown>,
    /// The kinds of `unknown` by their shapes.
    kinds: HashMap<String, usize>,
    pub(super) unknown_events: u64,
}

impl Tallies {
    /// Counts an event of a known kind.
    pub(super) fn add(&mut self, known: &Known, event: &Event<'_>, time: Option<Time>, judge: &Judge) {
        for entry in &known.cured {
            self.found.remove(entry);
        }
        for (entry, severity) in &known.entries {
            let (entry, severity) = (*entry, *severity);
            match self.found.get_mut(&entry) {
                Some(tally) => tally.add(severity, time, event),
                None => {
                    let first = judge.evidence(event.place, event.bytes, Some(entry));
                    self.found.insert(entry, Tally::new(severity, time, first));
                }
            }
        }
        self.unknown_events += u64::from(known.is_unknown);
        if let Some(unknown) = known.kind.and_then(|kind| self.unknown.get_mut(kind)) {
            unknown.count += 1;
        }
    }

    /// Returns the kind of an error without an entry by its shape; `None` if there are too many to keep.
    pub(super) fn kind(
        &mut self,
        shape: String,
        severity: Severity,
        first: impl FnOnce() -> Evidence,
    ) -> Option<usize> {
        let next = self.unknown.len();
        if let Some(kind) = self.kinds.get(&shape) {
            return Some(*kind);
        }
        if next >= MAX_UNKNOWN {
            return None;
        }
        self.unknown.push(Unknown { shape: shape.clone(), count: 0, severity, first: first() });
        self.kinds.insert(shape, next);
        Some(next)
    }
}
