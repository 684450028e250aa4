//! What is new in a log, for a person or a program that watches it: every event that shows an entry, and the first
//! error of each kind without one, since a hundred more of it say nothing new.

use std::collections::{HashMap, HashSet};

use crate::explain::{Evidence, Found, Report, Session};

/// What was told so far.
#[derive(Debug)]
pub(crate) struct News {
    revision: u64,
    /// How many events that show an entry were told.
    events: u64,
    counts: HashMap<usize, u64>,
    /// How many kinds of errors in events were told.
    kinds: usize,
    shapes: HashSet<String>,
}

/// Something new: an entry was shown, or an error of a new kind that has none.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Event<'r> {
    pub(crate) entry: Option<usize>,
    /// The line that shows it.
    pub(crate) evidence: &'r Evidence,
}

impl News {
    /// Begins with what is known already.
    pub(crate) fn new(session: &Session) -> News {
        let mut news =
            News { revision: 0, events: 0, counts: HashMap::new(), kinds: 0, shapes: HashSet::new() };
        news.of(&session.report(), session);
        news
    }

    /// Returns what the session knows beyond what was told, or nothing when that is nothing.
    pub(crate) fn report(&mut self, session: &Session) -> Option<Report> {
        let told = std::mem::replace(&mut self.revision, session.revision());
        (told != session.revision()).then(|| session.report_beyond(self.kinds))
    }

    /// Returns the events of such a report that were not told, in the order of the log.
    pub(crate) fn of<'r>(&mut self, report: &'r Report, session: &'r Session) -> Vec<Event<'r>> {
        let (recent, count) = session.events_beyond(self.events);
        (self.events, self.kinds) = (count, session.kinds());
        let is_found = |(entry, _): &(usize, &Evidence)| report.of(*entry).is_some();
        let mut events: Vec<Event<'_>> = recent
            .into_iter()
            .filter(is_found)
            .map(|(entry, evidence)| Event { entry: Some(entry), evidence })
            .collect();
        let told: HashSet<Option<usize>> = events.iter().map(|event| event.entry).collect();
        let counts = report.found.iter().map(|found| (found.entry, found.count)).collect();
        let before = std::mem::replace(&mut self.counts, counts);
        // Fewer are none that is new: refusals of a client that gets in are taken back.
        let grew = |found: &&Found| {
            let before = before.get(&found.entry).copied().unwrap_or(0);
            before < found.count && !told.contains(&Some(found.entry))
        };
        let last = |found: &'r Found| found.last.as_ref().unwrap_or(&found.first);
        let found = report.found.iter().filter(grew);
        events.extend(found.map(|found| Event { entry: Some(found.entry), evidence: last(found) }));
        for unknown in &report.unknown {
            if self.shapes.insert(unknown.shape.clone()) {
                events.push(Event { entry: None, evidence: &unknown.first });
            }
        }
        events.sort_by_key(|event| (event.evidence.file, event.evidence.line));
        events
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::explain::Severity;
    use catalogue::model::Catalogue;

    #[test]
    fn only_what_grows_is_new() {
        let session = Session::new(&Catalogue::default()).unwrap();
        let mut news = News::new(&session);
        let mut events = |count| {
            let first = Evidence::default();
            let found = Found { entry: 0, count, severity: Severity::Error, first, last: None, span: None };
            news.of(&Report { found: vec![found], ..Report::default() }, &session).len()
        };
        assert_eq!([2, 2, 1, 2].map(&mut events), [1, 0, 0, 1]);
    }
}
