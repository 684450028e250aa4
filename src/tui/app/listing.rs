//! What is listed and selected: the hits of the query, what a log shows, or all entries.

use super::App;
use crate::search::Index;
use crate::tui::results;
use catalogue::lang::Lang;
use catalogue::model::{Article, Entry, SourceId};

impl<'c> App<'c> {
    /// Returns the index of the search. The first call makes it.
    pub(crate) fn index(&self) -> &Index {
        self.index.get_or_init(|| Index::new(self.catalogue))
    }

    /// Returns the selected entry; none when no entry is listed.
    pub(crate) fn entry(&self) -> Option<&'c Entry> {
        self.results.entry().map(|entry| &self.catalogue.entries[entry])
    }

    /// Returns what is shown of the selected entry in the current language.
    pub(crate) fn article(&self) -> Option<&'c Article> {
        self.article_of(self.entry()?, self.lang)
    }

    /// Returns what is shown of an entry in a language. A log may show one that is not on the chosen source.
    pub(super) fn article_of(&self, entry: &'c Entry, lang: Lang) -> Option<&'c Article> {
        entry
            .article(self.source, lang)
            .or_else(|| entry.article(None, lang))
    }

    /// Lists the hits of the query, or, without one, what the log shows or all entries, and selects the first.
    pub(super) fn search(&mut self) {
        let rows = match (self.query.text(), &self.findings) {
            ("", Some(findings)) => results::of_findings(findings),
            ("", None) => results::all(self.catalogue, self.source),
            (query, _) => results::of_hits(&self.index().search(query, self.source)),
        };
        self.results.replace(rows);
        self.scroll = 0;
    }

    /// Returns the entry that comes nearest to a query which none fits.
    pub(crate) fn nearest(&self) -> Option<&'c Entry> {
        let entry = self.index().nearest(self.query.text(), self.source)?;
        Some(&self.catalogue.entries[entry])
    }

    /// Shows the next source, or all after the last; an entry that is on it, too, stays selected.
    pub(super) fn next_source(&mut self) {
        let next = self.source.map_or(0, |source| source.0 + 1);
        self.source = (next < self.catalogue.sources.len()).then_some(SourceId(next));
        let (selected, scroll) = (self.results.entry(), self.scroll);
        self.search();
        if selected.is_some_and(|entry| self.results.select_entry(entry)) {
            self.scroll = scroll;
        }
    }
}
