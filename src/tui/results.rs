//! The list: the entries that fit the query, which of them is selected, and which part of the list is shown.

use crate::search::Hit;

/// The list of entries.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Results {
    /// The entries that fit, best first.
    pub hits: Vec<Hit>,
    /// Which of the hits is selected.
    pub selected: usize,
    /// The first hit that is shown.
    pub top: usize,
    /// How many rows the list had when it was last drawn.
    rows: usize,
}

impl Results {
    /// The selected entry, as an index into the catalogue's; none when no entry fits.
    pub fn entry(&self) -> Option<usize> {
        self.hits.get(self.selected).map(|hit| hit.entry)
    }

    /// Takes other hits and selects the best of them.
    pub fn replace(&mut self, hits: Vec<Hit>) {
        self.hits = hits;
        self.select(0);
    }

    /// Selects a hit, or the last one where there are not so many.
    pub fn select(&mut self, hit: usize) {
        self.selected = hit.min(self.hits.len().saturating_sub(1));
        self.show_selected();
    }

    /// Selects the hit of an entry; false when it is not among the hits.
    pub fn select_entry(&mut self, entry: usize) -> bool {
        let position = self.hits.iter().position(|hit| hit.entry == entry);
        if let Some(position) = position {
            self.select(position);
        }
        position.is_some()
    }

    /// Moves the list by so many rows and leaves the selection where it is.
    pub fn scroll(&mut self, rows: isize) {
        self.top = self.top.saturating_add_signed(rows).min(self.last_top());
    }

    /// Takes note of the list's height. Where that has changed, the selected row must still be on the screen; else the
    /// wheel may have moved it away.
    pub fn drawn(&mut self, rows: usize) {
        if rows != self.rows {
            self.rows = rows;
            self.show_selected();
        }
    }

    fn show_selected(&mut self) {
        let highest = (self.selected + 1).saturating_sub(self.rows.max(1));
        self.top = self.top.clamp(highest, self.selected).min(self.last_top());
    }

    fn last_top(&self) -> usize {
        self.hits.len().saturating_sub(self.rows.max(1))
    }
}
