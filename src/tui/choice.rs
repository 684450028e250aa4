//! A choice among several commands or links: what can be chosen, and which row is selected.

use crate::layout::Link;
use catalogue::snippet::Snippet;

/// Several things of which one is wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// What there is to choose from.
    pub options: Options,
    /// The selected row.
    pub selected: usize,
}

/// What there is to choose from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Options {
    /// Commands to copy.
    Snippets(Vec<Snippet>),
    /// Links to open.
    Links(Vec<Link>),
}

/// What was chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wanted {
    /// A command, to be copied.
    Command(Snippet),
    /// A link, to be opened.
    Link(Link),
}

impl Choice {
    /// A choice with its first row selected.
    pub fn new(options: Options) -> Choice {
        Choice { options, selected: 0 }
    }

    /// Selects a row so many rows further down, or up, as far as there are rows.
    pub fn step(&mut self, by: isize) {
        let last = self.options.len().saturating_sub(1);
        self.selected = self.selected.saturating_add_signed(by).min(last);
    }
}

impl Options {
    /// How many rows there are.
    pub fn len(&self) -> usize {
        match self {
            Options::Snippets(snippets) => snippets.len(),
            Options::Links(links) => links.len(),
        }
    }

    /// Whether there is nothing to choose.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// What stands in a row; `None` when there is no such row.
    pub fn get(&self, row: usize) -> Option<Wanted> {
        match self {
            Options::Snippets(snippets) => snippets.get(row).cloned().map(Wanted::Command),
            Options::Links(links) => links.get(row).cloned().map(Wanted::Link),
        }
    }
}
