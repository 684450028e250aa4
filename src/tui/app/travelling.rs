//! Going to another entry by a link, and back.

use super::{App, Focus};
use crate::tui::editor::Editor;
use catalogue::model::{GroupId, SourceId};

/// What was shown when a link was followed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Visit {
    query: String,
    source: Option<SourceId>,
    group: Option<GroupId>,
    entry: usize,
    scroll: usize,
}

impl App<'_> {
    /// Returns whether there is something to go back to.
    pub(crate) fn can_go_back(&self) -> bool {
        !self.visits.is_empty()
    }

    /// Shows the entry with this id. The query stays where it finds that entry, too, and so does the source. Beside a log
    /// that does not show the entry, its title becomes the query.
    pub(super) fn follow(&mut self, id: &str) {
        let target = self.catalogue.entries.iter().position(|entry| entry.id == id);
        let (Some(target), Some(entry)) = (target, self.results.entry()) else {
            return;
        };
        self.visits.push(Visit {
            query: self.query.text().to_owned(),
            source: self.source,
            group: self.group,
            entry,
            scroll: self.scroll,
        });
        if !self.catalogue.entries[target].is_on(self.source) {
            self.source = None;
        }
        if !self.is_in_group(target) {
            self.group = None;
        }
        if !self.results.select_entry(target) {
            self.query.clear();
            self.search();
            if !self.results.select_entry(target) {
                self.query = Editor::new(&self.catalogue.entries[target].title[self.lang]);
                self.search();
                self.results.select_entry(target);
            }
        }
        self.scroll = 0;
        self.focus = Focus::Answer;
    }

    /// Goes back to where the last link was followed.
    pub(super) fn go_back(&mut self) {
        let Some(visit) = self.visits.pop() else { return };
        self.query = Editor::new(&visit.query);
        self.source = visit.source;
        self.group = visit.group;
        self.search();
        self.results.select_entry(visit.entry);
        self.scroll = visit.scroll;
    }
}
