//! What is new in a report, for a person or a program that watches a log: every event that shows an entry, and the first
//! error of each kind without one, since a hundred more of it say nothing new.

use std::collections::{HashMap, HashSet};

use crate::explain::{Evidence, Found, Report, Unknown};

/// What was told so far.
#[derive(Debug)]
pub(crate) struct News {
    revision: u64,
    counts: HashMap<usize, u64>,
    shapes: HashSet<String>,
}

/// Something new.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Event<'r> {
    /// An entry was shown again, or for the first time.
    Found(&'r Found),
    /// An error of a new kind that has no entry.
    Unknown(&'r Unknown),
}

impl<'r> Event<'r> {
    /// Returns the line that shows it.
    pub(crate) fn evidence(self) -> &'r Evidence {
        match self {
            Event::Found(found) => found.last.as_ref().unwrap_or(&found.first),
            Event::Unknown(unknown) => &unknown.first,
        }
    }
}

impl News {
    /// Begins with what is known already.
    pub(crate) fn new(report: &Report) -> News {
        let mut news = News { revision: 0, counts: HashMap::new(), shapes: HashSet::new() };
        news.of(report);
        news
    }

    /// Returns whether the session knows more than was told, and takes note of its revision.
    pub(crate) fn is_behind(&mut self, revision: u64) -> bool {
        std::mem::replace(&mut self.revision, revision) != revision
    }

    /// Returns what the report has beyond what was told, in the order of the log.
    pub(crate) fn of<'r>(&mut self, report: &'r Report) -> Vec<Event<'r>> {
        let grew = |found: &&Found| self.counts.insert(found.entry, found.count) != Some(found.count);
        let mut events: Vec<Event<'_>> = report.found.iter().filter(grew).map(Event::Found).collect();
        let is_new = |unknown: &&Unknown| self.shapes.insert(unknown.shape.clone());
        events.extend(report.unknown.iter().filter(is_new).map(Event::Unknown));
        events.sort_by_key(|event| (event.evidence().file, event.evidence().line));
        events
    }
}
