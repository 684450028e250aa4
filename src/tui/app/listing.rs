//! What is listed and selected: the hits of the query, what a log shows, or all entries.

use super::App;
use crate::mask::Masker;
use crate::search::Index;
use crate::tui::results::{self, Row};
use catalogue::lang::Lang;
use catalogue::model::{Article, Entry, GroupId, SourceId};

/// How many groups are told when no entry is surely meant.
const NEAR_GROUPS: usize = 3;

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
            (query, _) => match &self.index().search(query, self.source)[..] {
                [] => results::of_nothing(self.index().nearest(query, self.source)),
                hits => results::of_hits(hits),
            },
        };
        self.results.replace(rows);
        self.scroll = 0;
    }

    /// Returns the groups of the entries that are listed, or all when none is.
    pub(super) fn near_groups(&self) -> Vec<&'c str> {
        let listed = self.results.rows().iter().filter_map(|row| match row {
            Row::Entry { entry, .. } => Some(self.catalogue.entries[*entry].group),
            _ => None,
        });
        let mut near: Vec<GroupId> = Vec::new();
        for group in listed {
            if near.len() < NEAR_GROUPS && !near.contains(&group) {
                near.push(group);
            }
        }
        let groups = self.catalogue.groups.iter().enumerate();
        let is_near = |index: usize| near.is_empty() || near.contains(&GroupId(index));
        groups
            .filter(|(index, _)| is_near(*index))
            .map(|(_, group)| group.name[self.lang].as_str())
            .collect()
    }

    /// Returns the query as it can be shown to others; none when an entry is selected.
    pub(super) fn question(&self) -> Option<String> {
        let is_asked = self.results.row() == Some(Row::NextStep);
        is_asked.then(|| Masker::new().mask(self.query.text()).into_owned())
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
