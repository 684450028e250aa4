//! What a log shows, as it is found.

use super::{App, Focus, Mode};
use crate::error::Error;
use crate::explain::{Report, Unknown};
use crate::layout;
use crate::messages::{self, Phrase};
use crate::search::Confidence;
use crate::tui::editor::Editor;
use crate::tui::effect::{Effect, Outgoing};
use crate::tui::feed::Findings;
use crate::tui::keymap::Command;
use crate::tui::results::Row;
use catalogue::text;

impl App<'_> {
    /// Returns what the log shows, unless that was left.
    pub(crate) fn log(&self) -> Option<&Findings> {
        self.findings.as_ref().filter(|_| !self.is_log_left)
    }

    /// Takes what the log beside the browser shows by now; returns whether that changes what is shown. The notice, the
    /// selection and a log that was left stay as they are.
    pub(crate) fn found_in_log(&mut self, findings: Findings) -> bool {
        if !self.wants_log || self.findings.as_ref() == Some(&findings) {
            return false;
        }
        if self.is_log_left {
            self.findings = Some(findings);
            return false;
        }
        let known = self.findings.as_ref().map_or(0, |known| known.failures.len());
        let failure = findings.failures.get(known..).and_then(<[Error]>::last).cloned();
        if self.findings.is_none() {
            self.events_seen = findings.report.events();
        }
        self.search_if_changed();
        self.take_findings(findings);
        if let Some(failure) = failure {
            self.fail(&failure);
        }
        self.refresh();
        true
    }

    fn take_findings(&mut self, findings: Findings) {
        let before = self.findings.replace(findings);
        let rows = self.rows();
        let selected =
            before.zip(self.results.row()).and_then(|(before, row)| self.moved(row, &before.report));
        let is_kept = self.results.update(rows, selected);
        if !is_kept {
            self.scroll = 0;
        }
    }

    /// Returns the row that now stands for what a row stood for.
    fn moved(&self, row: Row, before: &Report) -> Option<Row> {
        let Row::Unknown(index) = row else {
            return Some(row);
        };
        let shape = &before.unknown.get(index)?.shape;
        let mut unknown = self.findings.as_ref()?.report.unknown.iter();
        unknown.position(|unknown| unknown.shape == *shape).map(Row::Unknown)
    }

    /// Takes a pasted text: on the query line, a block that a log could be is explained as one.
    pub(crate) fn paste(&mut self, text: &str) {
        // Terminals send CR for the line ends of what is pasted.
        let text = &text.replace("\r\n", "\n").replace('\r', "\n");
        if self.mode == Mode::Browse {
            self.focus = Focus::Query;
            if let Some(findings) = self.explain(text) {
                self.query.clear();
                self.wants_log = false;
                (self.findings, self.is_log_left) = (None, false);
                return self.take_findings(findings);
            }
        }
        if !matches!(self.mode, Mode::Choose(_)) {
            self.edit(|line: &mut Editor| line.insert(text));
        }
    }

    /// Returns what a block of lines shows. One that shows no entry may still be the words of one, broken into lines.
    fn explain(&self, text: &str) -> Option<Findings> {
        if text.trim().lines().count() < 2 {
            return None;
        }
        let findings = Findings::of_text(self.catalogue, text).ok()??;
        let hits = || self.index().search(&text::one_line(text), self.source);
        let is_log =
            !findings.report.found.is_empty() || hits().iter().all(|hit| hit.confidence == Confidence::Guess);
        is_log.then_some(findings)
    }

    /// Lists the entries again instead of what a log shows, and tells the way back.
    pub(super) fn leave_log(&mut self) {
        self.is_log_left = true;
        self.search();
        if let Some(key) = self.keymap.key_of(Command::ShowLog, self.context()) {
            self.tell(messages::log_left(self.lang, &key));
        }
    }

    /// Lists what the log shows, without a query.
    pub(super) fn show_log(&mut self) {
        if self.findings.is_none() {
            return self.warn(Phrase::NoLog.text(self.lang));
        }
        self.is_log_left = false;
        self.query.clear();
        self.focus = Focus::Query;
        self.search();
    }

    /// Returns whether there is a log that is not listed.
    pub(crate) fn has_hidden_log(&self) -> bool {
        self.findings.is_some() && (self.is_log_left || !self.query.text().is_empty())
    }

    /// Copies what the log shows as Markdown, for an issue.
    pub(super) fn copy_report(&mut self) -> Option<Effect> {
        let Some(findings) = &self.findings else {
            self.warn(Phrase::NoLog.text(self.lang));
            return None;
        };
        let text = layout::markdown(&findings.report, self.catalogue, self.lang);
        Some(Effect::Copy(Outgoing { text, ..Outgoing::default() }))
    }

    /// Returns how many events the log shows by now.
    pub(super) fn events(&self) -> u64 {
        self.findings.as_ref().map_or(0, |findings| findings.report.events())
    }

    /// Returns how many events came since the last key.
    pub(crate) fn new_events(&self) -> u64 {
        self.events().saturating_sub(self.events_seen)
    }

    /// Returns the selected error of the log that has no entry.
    pub(crate) fn unknown(&self) -> Option<&Unknown> {
        match self.results.row()? {
            Row::Unknown(index) => self.log()?.report.unknown.get(index),
            _ => None,
        }
    }
}
