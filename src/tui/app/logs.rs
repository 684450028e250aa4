//! What a log shows, as it is found.

use super::{App, Focus};
use crate::explain::{Found, Report};
use crate::tui::editor::Editor;
use crate::tui::feed::Findings;
use crate::tui::results::{self, Row};

impl App<'_> {
    /// Takes what the log beside the browser shows by now; returns whether that changes anything. The notice, the
    /// selection and a log that was left stay as they are.
    pub(crate) fn found_in_log(&mut self, findings: Findings) -> bool {
        if !self.wants_log || self.findings.as_ref() == Some(&findings) {
            return false;
        }
        let known = self.findings.as_ref().map_or(0, |known| known.failures.len());
        let failure = findings.failures.get(known..).and_then(<[String]>::last).cloned();
        self.take_findings(findings);
        if let Some(failure) = failure {
            self.warn(&failure);
        }
        self.refresh();
        true
    }

    fn take_findings(&mut self, findings: Findings) {
        self.revision += 1;
        let rows = results::of_findings(&findings);
        let before = self.findings.replace(findings);
        if !self.query.text().is_empty() {
            return;
        }
        let selected = before
            .zip(self.results.row())
            .and_then(|(before, row)| self.moved(row, &before.report));
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
        unknown
            .position(|unknown| unknown.shape == *shape)
            .map(Row::Unknown)
    }

    /// Takes a pasted text: a block that a log could be is explained as one, any other text goes into the query.
    pub(super) fn paste(&mut self, text: &str) {
        self.focus = Focus::Query;
        let is_block = text.trim().lines().count() > 1;
        let findings = is_block.then(|| Findings::of_text(self.catalogue, text).ok().flatten());
        match findings.flatten() {
            Some(findings) => {
                self.query.clear();
                self.leave_log();
                self.take_findings(findings);
            }
            None => self.edit(|query: &mut Editor| query.insert(text)),
        }
    }

    /// Lists the entries again instead of what a log shows.
    pub(super) fn leave_log(&mut self) {
        self.wants_log = false;
        self.findings = None;
        self.revision += 1;
        self.search();
    }

    /// Returns what the log shows of the selected entry.
    pub(crate) fn found(&self) -> Option<&Found> {
        self.findings.as_ref()?.report.of(self.results.entry()?)
    }
}
