//! Going to another entry of the catalogue by a link, and back.

use super::{App, Focus};
use catalogue::model::Entry;
use catalogue::lang::Lang;
use crate::tui::place::Place;
use crate::tui::query::Query;

impl App<'_> {
    /// Whether there is a place to go back to.
    pub fn can_return(&self) -> bool {
        !self.places.is_empty()
    }

    /// Shows the entry with this id, and takes note of where this came from. The query stays where it finds that entry,
    /// too, and so does the source. Beside a log that does not show the entry, its error becomes the query.
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
            if !self.results.select_entry(target) {
                self.query = Query::new(&asked_for(&self.catalogue.entries[target], self.lang));
                self.search();
                self.results.select_entry(target);
            }
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

/// A query that finds an entry.
fn asked_for(entry: &Entry, lang: Lang) -> String {
    entry
        .view(None, lang)
        .map(|view| view.wording.label())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use catalogue::model::Catalogue;
    use crate::explain::findings::Findings;

    #[test]
    fn links_lead_out_of_a_log_and_back() {
        let catalogue = Catalogue::built_in().expect("it is sound");
        let log = "ERRO token is expired\nERRO token is expired\n";
        let findings = Findings::of_text(&catalogue, log)
            .expect("it is read")
            .expect("it shows something");
        for lang in Lang::ALL {
            for entry in &catalogue.entries {
                let mut app = App::new(&catalogue, lang, None, "");
                app.show_findings(findings.clone());
                let before = app.entry().map(|entry| &entry.id);
                app.follow(&entry.id);
                assert_eq!(app.entry().map(|entry| &entry.id), Some(&entry.id));
                // What the log shows later changes nothing about that.
                app.show_findings(findings.clone());
                assert_eq!(app.entry().map(|entry| &entry.id), Some(&entry.id));
                app.return_to_place();
                assert_eq!(app.entry().map(|entry| &entry.id), before);
            }
        }
    }
}
