//! A choice among several commands or links.

use crate::layout::Offer;

/// Several things of which one is wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Choice {
    /// What there is, with its number in the answer.
    pub(crate) options: Vec<(usize, Offer)>,
    pub(crate) selected: usize,
}

impl Choice {
    /// Selects a row so many rows further down, or up, as far as there are rows.
    pub(crate) fn step(&mut self, by: isize) {
        let last = self.options.len().saturating_sub(1);
        self.selected = self.selected.saturating_add_signed(by).min(last);
    }
}
