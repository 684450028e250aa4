//! What an event shows, and its counting. What an event of its kind showed before is not asked again.

use catalogue::signature::Reading;

use super::decode;
use super::event::{Event, Text};
use super::judge::{error_severity, is_ordinary};
use super::line::{Line, Severity};
use super::request::Request;
use super::session::Session;
use super::shape;
use super::tally::Kept;

/// Of how many kinds of events is known what they show.
const MAX_KNOWN: usize = 60_000;

/// What events of a kind show.
#[derive(Debug, Clone)]
pub(super) struct Known {
    /// The entries whose fault ends.
    cured: Vec<usize>,
    /// Whether they tell of the server itself.
    is_notice: bool,
    entries: Vec<(usize, Severity)>,
    is_unknown: bool,
    /// The kind of an error without an entry, if it is kept.
    kind: Option<usize>,
    verdict: Verdict,
}

/// What an event is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    Fault,
    /// An error only if the text is about nothing else.
    Unclear,
    Ordinary,
}

impl Session {
    /// Counts a line of the access log.
    pub(super) fn count_request(&mut self, event: &Event) -> Verdict {
        self.note_time(event.time());
        let line = decode::request(&event.bytes);
        match Request::in_line(&line) {
            Some(request) if self.access.add(event, &line, &request) || request.status < 400 => {
                Verdict::Ordinary
            }
            _ => Verdict::Unclear,
        }
    }

    /// Counts what an event shows. What an event of its kind showed before is not asked again.
    pub(super) fn judge_event(&mut self, event: &Event, next: Option<&[u8]>) -> Verdict {
        let time = event.time();
        self.note_time(time);
        let digest = self.judge.matcher().digest(&event.bytes);
        if let Some(known) = self.known.get(&digest) {
            for entry in &known.cured {
                self.tallies.cure(*entry);
            }
            for (entry, severity) in &known.entries {
                self.tallies.count(*entry, *severity, event, time, || Kept::written(event));
            }
            if known.is_unknown {
                self.tallies.count_kind(known.kind);
            }
            if known.is_notice {
                self.server.notice(&Text::of(&event.bytes));
            }
            return known.verdict;
        }
        let text = Text::of(&event.bytes);
        if text.request.is_some() && event.lines == 1 {
            return self.count_request(event);
        }
        let is_notice = self.server.notice(&text);
        let next = next.map(decode::line);
        let next = next.as_ref().map(|line| Line::read(line).text);
        let path = next.and_then(|line| Some(Request::in_line(line)?.path(line)));
        let reading = self.judge.read(&text, path.or(next));
        let is_repeatable = !reading.asks_next;
        let known = Known { is_notice, ..self.count_reading(event, &text, reading) };
        let verdict = known.verdict;
        if is_repeatable {
            if self.known.len() >= MAX_KNOWN {
                self.known.clear();
            }
            self.known.insert(digest, known);
        }
        verdict
    }

    fn count_reading(&mut self, event: &Event, text: &Text, reading: Reading) -> Known {
        for entry in &reading.cured {
            self.tallies.cure(*entry);
        }
        let mut known = Known {
            cured: reading.cured,
            is_notice: false,
            entries: Vec::new(),
            is_unknown: false,
            kind: None,
            verdict: Verdict::Ordinary,
        };
        for found in &reading.matches {
            let severity = self.judge.severity(found.entry, text);
            if severity > Severity::Harmless {
                known.verdict = Verdict::Fault;
            }
            let kept = || Kept::shown(event, text, &found.range, &self.masker);
            self.tallies.count(found.entry, severity, event, text.time, kept);
            known.entries.push((found.entry, severity));
        }
        if !known.entries.is_empty() {
            return known;
        }
        if let Some(severity) = error_severity(text) {
            let shape = shape::of(&self.masker.mask(text.message()));
            let kept = || Kept::shown(event, text, &text.subject(), &self.masker);
            known.kind = self.tallies.count_unknown(shape, severity, kept);
            known.is_unknown = true;
            known.verdict = Verdict::Fault;
        } else if !is_ordinary(text) {
            known.verdict = Verdict::Unclear;
        }
        known
    }
}
