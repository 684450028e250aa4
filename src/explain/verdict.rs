//! What an event shows, and its counting. Verdicts are cached by the digest of the event.

use super::decode;
use super::event::{Event, Text};
use super::judge::{error_severity, is_ordinary};
use super::line::{Line, Severity};
use super::request::Request;
use super::session::Session;

/// Of how many kinds of events is known what they show.
const MAX_KNOWN: usize = 60_000;

/// What events of a kind show.
#[derive(Debug, Clone)]
pub(super) struct Known {
    /// The entries whose fault ends.
    pub(super) cured: Vec<usize>,
    pub(super) entries: Vec<(usize, Severity)>,
    pub(super) is_unknown: bool,
    /// The kind of an error without an entry, if it is kept.
    pub(super) kind: Option<usize>,
    /// Whether they tell of the server itself.
    is_notice: bool,
    verdict: Verdict,
}

/// What an event is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    Fault,
    /// What is left of an error, which says nothing.
    Cut,
    /// An error only if the text is about nothing else.
    Unclear,
    Ordinary,
}

impl Session {
    /// Counts a line of the access log.
    pub(super) fn count_request(&mut self, event: &Event<'_>) -> Verdict {
        let line = decode::request(event.bytes);
        let Some(request) = Request::in_line(&line) else {
            return Verdict::Unclear;
        };
        let is_counted = self.access.add(event, self.has_cause, &line, &request, &self.judge);
        match is_counted || request.status < 400 || request.is_scan(&line) {
            true => Verdict::Ordinary,
            false => Verdict::Unclear,
        }
    }

    /// Counts what an event shows. What an event of its kind showed before is not asked again.
    pub(super) fn judge_event(&mut self, event: &Event<'_>, next: Option<&[u8]>) -> Verdict {
        let digest = self.judge.matcher.digest(event.bytes);
        if let Some(known) = self.known.get(&digest) {
            self.tallies.add(known, event);
            if known.is_notice {
                self.server.notice(&Text::of(event.bytes));
            }
            return known.verdict;
        }
        let text = Text::of(event.bytes);
        if text.request.is_some() && event.is_line {
            return self.count_request(event);
        }
        let next = next.map(decode::line);
        let next = next.as_ref().map(|line| Line::read(line).text);
        let path = next.and_then(|line| Some(Request::in_line(line)?.path(line)));
        let reading = self.judge.matcher.read(&text.text, path.or(next));
        let entries: Vec<(usize, Severity)> =
            reading.entries.iter().map(|entry| (*entry, self.judge.severity(*entry, &text))).collect();
        // Without level and time the beginnings of its lines decide, of which the digest leaves parts out.
        let is_told_by_digest =
            !entries.is_empty() || text.level.is_some() || text.opens && text.time.is_some();
        let mut known = Known {
            cured: reading.cured,
            entries,
            is_unknown: false,
            kind: None,
            is_notice: self.server.notice(&text),
            verdict: Verdict::Ordinary,
        };
        if known.entries.is_empty() {
            self.judge_unknown(event, &text, &mut known);
        } else if known.entries.iter().any(|(_, severity)| *severity > Severity::Harmless) {
            known.verdict = Verdict::Fault;
        }
        self.tallies.add(&known, event);
        let verdict = known.verdict;
        if !reading.asks_next && !event.is_cut && is_told_by_digest {
            if self.known.len() >= MAX_KNOWN {
                self.known.clear();
            }
            self.known.insert(digest, known);
        }
        verdict
    }

    /// Tells whether an event without an entry is an error, and of which kind.
    fn judge_unknown(&mut self, event: &Event<'_>, text: &Text, known: &mut Known) {
        match error_severity(text) {
            Some(_) if event.is_cut => known.verdict = Verdict::Cut,
            Some(severity) => {
                let shape = self.judge.shape(event.bytes);
                let first = || self.judge.evidence(event.place, event.bytes, None);
                known.kind = self.tallies.kind(shape, severity, first);
                known.is_unknown = true;
                known.verdict = Verdict::Fault;
            }
            None if is_ordinary(text) => {}
            None => known.verdict = Verdict::Unclear,
        }
    }
}
