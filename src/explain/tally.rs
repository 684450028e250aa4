//! What was found so far: how often, how grave, and the lines that are shown for it.

use std::cell::OnceCell;
use std::collections::{HashMap, VecDeque};

use super::event::Event;
use super::evidence::{Evidence, Place};
use super::judge::Judge;
use super::line::Severity;
use super::report::Unknown;
use super::time::{Span, join};
use super::verdict::Known;

/// How many kinds of errors without an entry are kept; of further ones only the number is.
const MAX_UNKNOWN: usize = 1_000;

/// How many events are kept that show an entry, for who follows a log.
const MAX_RECENT: usize = 1_000;

/// Events that show one entry.
#[derive(Debug)]
pub(super) struct Tally {
    pub(super) count: u64,
    pub(super) severity: Severity,
    pub(super) first: Kept,
    /// The last one, if it is another.
    last: Option<Kept>,
    /// The earliest and the latest time.
    pub(super) times: Option<Span>,
}

/// An event as it was written. Its line that is shown is masked when it is first asked for.
#[derive(Debug)]
pub(super) struct Kept {
    pub(super) place: Place,
    bytes: Vec<u8>,
    shown: OnceCell<Evidence>,
}

impl Tally {
    /// Begins with the first event.
    pub(super) fn new(severity: Severity, event: &Event<'_>) -> Tally {
        let first = Kept::new(event, Vec::new());
        Tally { count: 1, severity, first, last: None, times: event.time.map(|time| (time, time)) }
    }

    /// Counts a further event.
    pub(super) fn add(&mut self, severity: Severity, event: &Event<'_>) {
        self.count += 1;
        self.severity = self.severity.max(severity);
        let memory = self.last.take().map(|last| last.bytes).unwrap_or_default();
        self.last = Some(Kept::new(event, memory));
        if let Some(time) = event.time {
            let time = (time, time);
            self.times = Some(self.times.map_or(time, |times| join(times, time)));
        }
    }

    pub(super) fn last(&self) -> &Kept {
        self.last.as_ref().unwrap_or(&self.first)
    }
}

impl Kept {
    fn new(event: &Event<'_>, mut memory: Vec<u8>) -> Kept {
        memory.clear();
        memory.extend_from_slice(event.bytes);
        Kept { place: event.place, bytes: memory, shown: OnceCell::new() }
    }

    /// Returns the line that shows an entry.
    pub(super) fn shown(&self, entry: usize, judge: &Judge) -> &Evidence {
        self.shown.get_or_init(|| judge.evidence(self.place, &self.bytes, Some(entry)))
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
    /// The last events that show an entry, while a log is followed.
    pub(super) recent: Option<Recent>,
}

/// The last events that show an entry.
#[derive(Debug, Default)]
pub(super) struct Recent {
    /// How many there were, with those that are not kept any more.
    pub(super) count: u64,
    events: VecDeque<(usize, Kept)>,
}

impl Recent {
    fn add(&mut self, entry: usize, event: &Event<'_>) {
        if self.events.len() >= MAX_RECENT {
            self.events.pop_front();
        }
        self.events.push_back((entry, Kept::new(event, Vec::new())));
        self.count += 1;
    }

    /// Returns the events behind the first `told` ones, as far as they are kept.
    pub(super) fn since(&self, told: u64) -> impl Iterator<Item = &(usize, Kept)> {
        let new = usize::try_from(self.count - told).unwrap_or(usize::MAX);
        self.events.iter().skip(self.events.len().saturating_sub(new))
    }
}

impl Tallies {
    /// Counts an event of a known kind.
    pub(super) fn add(&mut self, known: &Known, event: &Event<'_>) {
        for entry in &known.cured {
            self.found.remove(entry);
        }
        for (entry, severity) in &known.entries {
            match self.found.get_mut(entry) {
                Some(tally) => tally.add(*severity, event),
                None => drop(self.found.insert(*entry, Tally::new(*severity, event))),
            }
            if let Some(recent) = &mut self.recent {
                recent.add(*entry, event);
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
