//! What a log shows, in the order in which people need it.

use std::cmp::Reverse;
use std::collections::HashMap;

use catalogue::text;
use catalogue::version::Version;

use super::evidence::Evidence;
use super::line::Severity;
use super::session::Session;
use super::shape;
use super::tally::{Kept, Tally};
use super::time::join;

/// What was found in the inputs so far.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Report {
    /// The names of the inputs.
    pub(crate) files: Vec<String>,
    pub(crate) lines: u64,
    pub(crate) bytes: u64,
    /// The earliest and the latest time.
    pub(crate) span: Option<(String, String)>,
    /// The version of OpenList, as the log names it.
    pub(crate) version: Option<String>,
    /// How many starts have no shutdown before them.
    pub(crate) restarts: u64,
    /// The entries: the most severe first, of those the most frequent.
    pub(crate) found: Vec<Found>,
    /// The kinds of errors without an entry, in the same order.
    pub(crate) unknown: Vec<Unknown>,
    /// How many errors without an entry there are, also of kinds that are not kept.
    pub(crate) unknown_events: u64,
}

impl Report {
    /// Returns the version of OpenList as a number that can be compared.
    pub(crate) fn running(&self) -> Option<Version> {
        self.version.as_deref().and_then(Version::parse)
    }
}

/// An entry that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Found {
    /// An index into the catalogue's entries.
    pub(crate) entry: usize,
    pub(crate) count: u64,
    pub(crate) severity: Severity,
    pub(crate) first: Evidence,
    /// The latest one, if it is another.
    pub(crate) last: Option<Evidence>,
    /// The earliest and the latest time.
    pub(crate) span: Option<(String, String)>,
}

/// A kind of error without an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Unknown {
    /// What errors of the kind have in common.
    pub(crate) shape: String,
    pub(crate) count: u64,
    pub(crate) first: Evidence,
    pub(crate) severity: Severity,
}

impl Report {
    /// Returns what is known of an entry.
    pub(crate) fn of(&self, entry: usize) -> Option<&Found> {
        self.found.iter().find(|found| found.entry == entry)
    }

    /// Returns whether it has an entry that something need be done about.
    pub(crate) fn has_fault(&self) -> bool {
        self.found.iter().any(|found| found.severity > Severity::Harmless)
    }

    /// Returns the name of the file that a line stands in, if it has one.
    pub(crate) fn file(&self, evidence: &Evidence) -> Option<String> {
        let name = self.files.get(evidence.file).filter(|name| !name.is_empty())?;
        Some(text::one_line(name))
    }

    /// Returns how many events show an entry or an error without one.
    pub(crate) fn events(&self) -> u64 {
        let found: u64 = self.found.iter().map(|found| found.count).sum();
        found + self.unknown_events
    }

    /// Returns the place of a line as `file:line`, without the file where the text has none.
    pub(crate) fn place(&self, evidence: &Evidence) -> String {
        match self.file(evidence) {
            Some(name) => format!("{name}:{}", evidence.line),
            None => evidence.line.to_string(),
        }
    }
}

impl Session {
    /// Returns what was found so far.
    pub(crate) fn report(&self) -> Report {
        self.report_beyond(0)
    }

    /// Returns how many kinds of errors without an entry were found in events.
    pub(crate) fn kinds(&self) -> usize {
        self.tallies.unknown.len()
    }

    /// Returns the events behind the first `told` ones that show an entry, as far as they are kept, and how many there were.
    /// They are kept while a log is followed.
    pub(crate) fn events_beyond(&self, told: u64) -> (Vec<(usize, &Evidence)>, u64) {
        let Some(recent) = &self.tallies.recent else {
            return (Vec::new(), 0);
        };
        let events = recent.since(told).map(|(entry, kept)| (*entry, kept.shown(*entry, &self.judge)));
        (events.collect(), recent.count)
    }

    /// Returns what was found so far, without the first kinds of errors in events that have no entry.
    pub(crate) fn report_beyond(&self, kinds: usize) -> Report {
        let mut found = self.found();
        let mut unknown: Vec<Unknown> = self.access.unknown(self.events).cloned().collect();
        let mut unknown_events =
            self.tallies.unknown_events + unknown.iter().map(|kind| kind.count).sum::<u64>();
        unknown.extend_from_slice(self.tallies.unknown.get(kinds..).unwrap_or_default());
        let has_fault = found.iter().any(|found| found.severity > Severity::Harmless);
        if !has_fault && unknown.is_empty() && self.kinds() == 0 && self.is_short() {
            unknown = self.unclear.iter().map(unclear).collect();
            unknown_events = unknown.len() as u64;
        }
        found.sort_by_key(|found| (Reverse(found.severity), Reverse(found.count), found.entry));
        unknown.sort_by_key(|kind| (Reverse(kind.severity), Reverse(kind.count), kind.first.place()));
        Report {
            files: self.files.clone(),
            lines: self.line_count(),
            bytes: self.bytes,
            span: self.span.map(|(first, last)| (first.to_string(), last.to_string())),
            version: self.server.version.clone(),
            restarts: self.server.restarts,
            found,
            unknown,
            unknown_events,
        }
    }

    /// Returns what events and requests show together, without what another entry explains.
    fn found(&self) -> Vec<Found> {
        let mut tallies: HashMap<usize, Vec<&Tally>> = HashMap::new();
        let in_events = self.tallies.found.iter().map(|(entry, tally)| (*entry, tally));
        for (entry, tally) in in_events.chain(self.access.found(self.events)) {
            tallies.entry(entry).or_default().push(tally);
        }
        let explains = |other: &usize, entry: usize| self.judge.explains[*other].contains(&entry);
        let is_explained = |entry| tallies.keys().any(|other| explains(other, entry));
        let left = tallies.iter().filter(|(entry, _)| !is_explained(**entry));
        left.filter_map(|(entry, tallies)| self.found_by(*entry, tallies)).collect()
    }

    fn found_by(&self, entry: usize, tallies: &[&Tally]) -> Option<Found> {
        let severity = tallies.iter().map(|tally| tally.severity).max()?;
        let first = tallies.iter().map(|tally| &tally.first).min_by_key(|kept| kept.place)?;
        let last = tallies.iter().map(|tally| tally.last()).max_by_key(|kept| kept.place)?;
        let shown = |kept: &Kept| kept.shown(entry, &self.judge).clone();
        let times = tallies.iter().filter_map(|tally| tally.times).reduce(join);
        Some(Found {
            entry,
            count: tallies.iter().map(|tally| tally.count).sum(),
            severity: if self.judge.is_harmless[entry] { Severity::Harmless } else { severity },
            first: shown(first),
            last: (last.place != first.place).then(|| shown(last)),
            span: times.map(|(first, last)| (first.to_string(), last.to_string())),
        })
    }
}

/// Returns what may be meant by pasted text that shows nothing else: what is not clearly ordinary.
fn unclear(first: &Evidence) -> Unknown {
    Unknown { shape: shape::of(&first.text), count: 1, severity: Severity::Error, first: first.clone() }
}
