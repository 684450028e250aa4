//! What is listed and selected: the hits of the query, what a log shows, or all entries.

use super::App;
use crate::mask::Masker;
use crate::search::Index;
use crate::tui::feed::Findings;
use crate::tui::results::{self, Row};
use catalogue::lang::Lang;
use catalogue::model::{Article, Entry, GroupId, SourceId};
use catalogue::normalise::normalise;

/// How many groups are told when no entry is surely meant.
const NEAR_GROUPS: usize = 3;

impl<'c> App<'c> {
    /// Returns the index of the search. The first call makes it.
    pub(crate) fn index(&self) -> &Index<'c> {
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
        entry.article(self.source, lang).or_else(|| entry.article(None, lang))
    }

    /// Lists the hits of the query, or, without one, what the log shows or all entries, and selects the first.
    pub(super) fn search(&mut self) {
        let rows = self.rows();
        self.results.replace(rows);
        self.scroll = 0;
    }

    /// Returns whether the query changed since the list was made.
    pub(super) fn is_stale(&self) -> bool {
        self.query.text() != self.searched
    }

    /// Makes the list anew if the query changed.
    pub(super) fn search_if_changed(&mut self) {
        if self.is_stale() {
            self.search();
            self.refresh();
        }
    }

    /// Returns the rows of the list. Beside a log a query looks through its errors without an entry, too.
    pub(super) fn rows(&mut self) -> Vec<Row> {
        self.lists += 1;
        self.searched = self.query.text().to_owned();
        match (self.query.text(), self.log()) {
            ("", Some(findings)) => results::of_findings(findings),
            ("", None) => results::all(self.catalogue, self.source, self.group),
            (query, findings) => {
                let mut hits = self.index().search(query, self.source);
                hits.retain(|hit| self.is_in_group(hit.entry));
                let unknown = findings.map_or_else(Vec::new, |findings| fitting(query, findings));
                if hits.is_empty() && unknown.is_empty() {
                    let nearest = self.index().nearest(query, self.source);
                    return results::of_nothing(nearest.filter(|entry| self.is_in_group(*entry)));
                }
                results::of_hits(&hits, &unknown)
            }
        }
    }

    pub(super) fn is_in_group(&self, entry: usize) -> bool {
        self.group.is_none_or(|group| self.catalogue.entries[entry].group == group)
    }

    /// Returns the groups of the entries that are listed, or all when none is.
    pub(super) fn near_groups(&self) -> Vec<&'c str> {
        let mut near: Vec<GroupId> = Vec::new();
        for entry in self.results.rows().iter().filter_map(|row| row.entry()) {
            let group = self.catalogue.entries[entry].group;
            if near.len() < NEAR_GROUPS && !near.contains(&group) {
                near.push(group);
            }
        }
        let groups = self.catalogue.groups.iter().enumerate();
        let is_near = |index: usize| near.is_empty() || near.contains(&GroupId(index));
        groups.filter(|(index, _)| is_near(*index)).map(|(_, group)| group.name[self.lang].as_str()).collect()
    }

    /// Returns the query as it can be shown to others; none when an entry is selected.
    pub(super) fn question(&self) -> Option<String> {
        let is_asked = self.results.row() == Some(Row::NextStep);
        is_asked.then(|| Masker::new().mask(self.query.text()).into_owned())
    }

    /// Lists the next group that has entries of the source, or all after the last; an entry that is in it, too, stays
    /// selected.
    pub(super) fn next_group(&mut self) {
        let next = self.group.map_or(0, |group| group.0 + 1);
        let mut groups = (next..self.catalogue.groups.len()).map(GroupId);
        let entries = &self.catalogue.entries;
        self.group = groups.find(|group| {
            let mut entries = entries.iter();
            entries.any(|entry| entry.group == *group && entry.is_on(self.source))
        });
        self.search_again();
    }

    /// Shows the next source, or all after the last; an entry that is on it, too, stays selected.
    pub(super) fn next_source(&mut self) {
        let next = self.source.map_or(0, |source| source.0 + 1);
        self.source = (next < self.catalogue.sources.len()).then_some(SourceId(next));
        self.search_again();
    }

    /// Lists other rows; the selected entry stays selected where it is listed.
    fn search_again(&mut self) {
        let (selected, scroll) = (self.results.entry(), self.scroll);
        self.search();
        if selected.is_some_and(|entry| self.results.select_entry(entry)) {
            self.scroll = scroll;
        }
    }
}

/// Returns which errors without an entry have all words of a query.
fn fitting(query: &str, findings: &Findings) -> Vec<usize> {
    let query = normalise(query);
    let words: Vec<&str> = query.text().split_whitespace().collect();
    let unknown = findings.report.unknown.iter().enumerate();
    let fits = unknown.filter(|(_, unknown)| {
        let text = normalise(&unknown.first.text);
        words.iter().all(|word| text.text().contains(word))
    });
    fits.map(|(index, _)| index).collect()
}
