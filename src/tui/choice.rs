//! A choice among several commands or links.

use crate::layout::Link;
use catalogue::snippet::Snippet;

/// Several things of which one is wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Choice {
    pub(crate) options: Vec<Wanted>,
    pub(crate) selected: usize,
}

/// A thing that may be wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Wanted {
    /// A command, to be copied.
    Command(Snippet),
    /// A link, to be opened.
    Link(Link),
}

impl Choice {
    /// Selects a row so many rows further down, or up, as far as there are rows.
    pub(crate) fn step(&mut self, by: isize) {
        let last = self.options.len().saturating_sub(1);
        self.selected = self.selected.saturating_add_signed(by).min(last);
    }
}
