//! Earlier queries, and a new one.

use super::{App, Focus};
use crate::mask::Masker;
use crate::tui::editor::Editor;

/// Where in the earlier queries a person is.
#[derive(Debug, Default)]
pub(super) struct Recall {
    /// How many queries ago; 0 is what was typed.
    ago: usize,
    /// What was typed before the first step back.
    typed: String,
}

impl App<'_> {
    /// Starts a new query; the old one is remembered.
    pub(super) fn new_query(&mut self) {
        self.remember_query();
        self.focus = Focus::Query;
        self.edit(Editor::clear);
    }

    /// Gives the keys to the answer; the query that found it is remembered.
    pub(super) fn read(&mut self) {
        self.remember_query();
        self.focus = Focus::Answer;
    }

    /// Remembers the query, without the secrets that may have been pasted into it.
    pub(super) fn remember_query(&mut self) {
        let query = self.query.text().trim();
        self.memory.add_query(&Masker::new().mask(query));
    }

    /// Goes so many queries back in time, as far as there are any.
    pub(super) fn recall(&mut self, by: isize) {
        let Recall { ago, typed } = std::mem::take(&mut self.recall);
        let typed = if ago == 0 { self.query.text().to_owned() } else { typed };
        let queries = &self.memory.queries;
        let ago = ago.saturating_add_signed(by).min(queries.len());
        let query = queries.iter().rev().nth(ago.wrapping_sub(1)).unwrap_or(&typed);
        let query = Editor::new(query);
        self.edit(|line| *line = query);
        self.recall = Recall { ago, typed };
    }
}
