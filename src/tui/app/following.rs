//! Going to another entry of the catalogue by a link, and back.

use super::{App, Focus};
use crate::tui::place::Place;
use crate::tui::query::Query;

impl App<'_> {
    /// Whether there is a place to go back to.
    pub fn can_return(&self) -> bool {
        !self.places.is_empty()
    }

    /// Shows the entry with this id, and takes note of where this came from. The query stays where it finds that entry,
    /// too, and so does the source.
    pub(super) fn follow(&mut self, id: &str) {
        let target = self.catalogue.entries.iter().position(|entry| entry.id == id);
        let (Some(target), Some(entry)) = (target, self.results.entry()) else {
            return;
        };
        self.places.push(Place {
            query: self.query.text().to_owned(),
            source: self.source,
            entry,
            scroll: self.scroll,
        });
        if self.catalogue.entries[target]
            .view(self.source, self.lang)
            .is_none()
        {
            self.source = None;
        }
        if !self.results.select_entry(target) {
            self.query.clear();
            self.search();
            self.results.select_entry(target);
        }
        self.scroll = 0;
        self.focus = Focus::Answer;
    }

    /// Goes back to where the last link was followed.
    pub(super) fn return_to_place(&mut self) {
        let Some(place) = self.places.pop() else { return };
        self.query = Query::new(&place.query);
        self.source = place.source;
        self.search();
        self.results.select_entry(place.entry);
        self.scroll = place.scroll;
    }
}
