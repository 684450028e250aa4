//! What a log shows, in the order in which people need it.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

use catalogue::text;
use catalogue::version::Version;

use super::access::Shown;
use super::event::Text;
use super::evidence::Evidence;
use super::line::Severity;
use super::session::Session;
use super::shape;
use super::tally::{Form, Kept, UnknownTally};
use super::time::Time;

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

/// What is known of an entry from events and requests together.
struct Sum<'s> {
    count: u64,
    severity: Severity,
    first: &'s Kept,
    last: &'s Kept,
    times: Option<(Time, Time)>,
}

impl Session {
    /// Returns what was found so far.
    pub(crate) fn report(&self) -> Report {
        let shown = self.access.shown(self.events);
        let (mut sums, mut unknown) = self.sums(&shown);
        let explained: HashSet<usize> =
            sums.keys().flat_map(|entry| &self.explains[*entry]).copied().collect();
        sums.retain(|entry, _| !explained.contains(entry));
        let has_fault = sums.values().any(|sum| sum.severity > Severity::Harmless);
        let access_events: u64 = unknown.iter().map(|kind| kind.count).sum();
        let mut unknown_events = self.tallies.unknown_events + access_events;
        unknown.extend(self.tallies.unknown.iter().map(|kind| self.unknown(kind)));
        if !has_fault && unknown.is_empty() {
            unknown = self.unclear();
            unknown_events = unknown.len() as u64;
        }
        unknown.sort_by_key(|kind| {
            (Reverse(kind.severity), Reverse(kind.count), kind.first.file, kind.first.line)
        });
        let mut found: Vec<Found> = sums.into_iter().map(|(entry, sum)| self.found(entry, &sum)).collect();
        found.sort_by_key(|found| (Reverse(found.severity), Reverse(found.count), found.entry));
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

    /// Returns what events and requests show together: of each entry, and of failed requests without one.
    fn sums<'s>(&'s self, shown: &'s [Shown]) -> (HashMap<usize, Sum<'s>>, Vec<Unknown>) {
        let mut sums: HashMap<usize, Sum<'_>> = HashMap::new();
        for (entry, tally) in &self.tallies.found {
            let sum = Sum {
                count: tally.count,
                severity: tally.severity,
                first: &tally.first,
                last: &tally.last,
                times: tally.times,
            };
            sums.insert(*entry, sum);
        }
        let mut unknown: Vec<Unknown> = Vec::new();
        for item in shown {
            let times = self.time_of(&item.first).zip(self.time_of(&item.last));
            match &item.what {
                Ok(entry) => {
                    let severity = match self.judge.is_harmless(*entry) {
                        true => Severity::Harmless,
                        false => item.severity,
                    };
                    let sum =
                        Sum { count: item.count, severity, first: &item.first, last: &item.last, times };
                    add(&mut sums, *entry, sum);
                }
                Err(kind) => unknown.push(Unknown {
                    shape: kind.clone(),
                    count: item.count,
                    first: self.evidence(&item.first, None),
                    severity: item.severity,
                }),
            }
        }
        (sums, unknown)
    }

    fn time_of(&self, kept: &Kept) -> Option<Time> {
        match &kept.form {
            Form::Written(bytes) => Text::of(bytes).time,
            Form::Shown(_, time) => *time,
        }
    }

    fn found(&self, entry: usize, sum: &Sum<'_>) -> Found {
        let first = self.evidence(sum.first, Some(entry));
        let last = (sum.last.place() != sum.first.place()).then(|| self.evidence(sum.last, Some(entry)));
        Found {
            entry,
            count: sum.count,
            severity: sum.severity,
            first,
            last,
            span: sum.times.map(|(first, last)| (first.to_string(), last.to_string())),
        }
    }

    fn unknown(&self, kind: &UnknownTally) -> Unknown {
        Unknown {
            shape: kind.shape.clone(),
            count: kind.count,
            first: self.evidence(&kind.first, None),
            severity: kind.severity,
        }
    }

    /// Returns what may be meant by pasted text that shows nothing else: all that is not clearly ordinary.
    fn unclear(&self) -> Vec<Unknown> {
        if !self.is_short() {
            return Vec::new();
        }
        let unclear = self.unclear.iter().map(|kept| {
            let first = self.evidence(kept, None);
            Unknown { shape: shape::of(&first.text), count: 1, first, severity: Severity::Error }
        });
        unclear.collect()
    }
}

/// Adds what requests show to what events show.
fn add<'s>(sums: &mut HashMap<usize, Sum<'s>>, entry: usize, other: Sum<'s>) {
    let Some(sum) = sums.get_mut(&entry) else {
        sums.insert(entry, other);
        return;
    };
    sum.count += other.count;
    sum.severity = sum.severity.max(other.severity);
    if other.first.place() < sum.first.place() {
        sum.first = other.first;
    }
    if other.last.place() > sum.last.place() {
        sum.last = other.last;
    }
    sum.times = match (sum.times, other.times) {
        (Some(a), Some(b)) => Some((a.0.min(b.0), a.1.max(b.1))),
        (a, b) => a.or(b),
    };
}
