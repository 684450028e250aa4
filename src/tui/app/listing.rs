//! What is listed and which of it is selected: what fits the query, or what a log shows. How rows are made and moved
//! through is `results`' business.

use super::{App, Focus};
use catalogue::model::{Entry, SourceId, View};
use crate::explain::collect::Tally;
use crate::explain::findings::Findings;
use catalogue::lang::Lang;
use crate::tui::results::Results;

impl<'c> App<'c> {
    /// The selected entry; none when no entry fits the query.
    pub fn entry(&self) -> Option<&'c Entry> {
        self.results.entry().map(|entry| &self.catalogue.entries[entry])
    }

    /// What is shown of the selected entry in the current language.
    pub fn view(&self) -> Option<View<'c>> {
        self.view_of(self.entry()?, self.lang)
    }

    /// What is shown of an entry in a language. A log may show one that is not on the chosen page.
    pub fn view_of(&self, entry: &'c Entry, lang: Lang) -> Option<View<'c>> {
        entry.view(self.source, lang).or_else(|| entry.view(None, lang))
    }

    /// Lists what fits the query now, or, without one, what the log shows, and selects the first of it.
    pub(super) fn search(&mut self) {
        let query = self.query.text();
        let rows = match &self.findings {
            Some(findings) if query.is_empty() => Results::rows_of_findings(findings),
            _ => {
                let hits = self.index.search(query, self.source);
                Results::rows_of_hits(&hits, !query.is_empty())
            }
        };
        self.results.replace(rows);
        self.scroll = 0;
    }

    /// A pasted block that a log could be is explained as one; any other text is a query.
    pub(super) fn paste(&mut self, text: &str) {
        self.focus = Focus::Query;
        let is_block = text.trim().lines().count() > 1;
        let findings = is_block
            .then(|| Findings::of_text(self.catalogue, text).ok().flatten())
            .flatten();
        match findings {
            Some(findings) => {
                self.query.clear();
                self.show_findings(findings);
            }
            None => self.edit(|query| query.insert(text)),
        }
    }

    /// Shows what a log shows by now. What is selected stays so.
    pub(super) fn show_findings(&mut self, findings: Findings) {
        let is_first = self.findings.is_none();
        let (row, scroll, top) = (self.results.row(), self.scroll, self.results.top);
        self.findings = Some(findings);
        if !self.query.text().is_empty() {
            return;
        }
        self.search();
        if !is_first && row.is_some_and(|row| self.results.select_row(row)) {
            self.scroll = scroll;
            self.results.top = top;
        }
    }

    /// What the log shows of the selected entry.
    pub fn tally(&self) -> Option<&Tally> {
        self.findings.as_ref()?.tally(self.results.entry()?)
    }

    /// The entry that comes nearest to a query which none fits.
    pub fn nearest(&self) -> Option<&'c Entry> {
        let entry = self.index.nearest(self.query.text())?;
        Some(&self.catalogue.entries[entry])
    }

    /// Shows the next source; the entry stays selected when it is on that page, too.
    pub(super) fn next_source(&mut self) {
        let next = self.source.map_or(0, |source| source.0 + 1);
        self.source = (next < self.catalogue.sources.len()).then_some(SourceId(next));
        let (selected, scroll) = (self.results.entry(), self.scroll);
        self.search();
        if selected.is_some_and(|entry| self.results.select_entry(entry)) {
            self.scroll = scroll;
        }
    }

    pub(super) fn select(&mut self, row: usize) {
        self.results.select(row);
        self.scroll = 0;
    }
}
