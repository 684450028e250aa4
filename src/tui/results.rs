//! The list: its rows, which of them is selected, and which part of the list is shown.

use catalogue::model::{Catalogue, SourceId};

use crate::messages::Phrase;
use crate::search::{Confidence, Hit};
use crate::tui::feed::Findings;

/// A row of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Row {
    /// What the rows below have in common. It cannot be selected.
    Heading(Phrase),
    /// An entry, as an index into the catalogue's.
    Entry {
        /// The entry.
        entry: usize,
        /// How sure it is that it is meant; nothing for one that stands here without being asked for.
        confidence: Option<Confidence>,
    },
    /// An error in the log that no entry answers, as an index into the summary's.
    Unknown(usize),
}

impl Row {
    fn is_heading(self) -> bool {
        matches!(self, Row::Heading(_))
    }
}

/// The list of entries.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Results {
    /// The rows, from the top.
    pub rows: Vec<Row>,
    /// Which of the rows is selected; never a heading, unless there is nothing else.
    pub selected: usize,
    /// The first row that is shown.
    pub top: usize,
    /// How many rows were visible when the list was last drawn.
    height: usize,
}

impl Results {
    /// Returns every entry of a source, or of all.
    pub fn rows_of_all(catalogue: &Catalogue, source: Option<SourceId>) -> Vec<Row> {
        let entries = catalogue.entries.iter().enumerate();
        let rows = entries
            .filter(|(_, entry)| entry.is_on(source))
            .map(|(entry, _)| Row::Entry {
                entry,
                confidence: None,
            });
        rows.collect()
    }

    /// Returns what fits a query, best first, with a heading before what is only guessed.
    pub fn rows_of_hits(hits: &[Hit]) -> Vec<Row> {
        let mut rows = Vec::new();
        for (index, hit) in hits.iter().enumerate() {
            let is_guess = hit.confidence == Confidence::Guess;
            let after_sure = index > 0 && hits[index - 1].confidence != Confidence::Guess;
            if is_guess && (index == 0 || after_sure) {
                rows.push(Row::Heading(if index == 0 {
                    Phrase::OnlyGuesses
                } else {
                    Phrase::Guesses
                }));
            }
            rows.push(Row::Entry {
                entry: hit.entry,
                confidence: Some(hit.confidence),
            });
        }
        rows
    }

    /// What a log shows, then the errors in it that no entry answers.
    pub fn rows_of_findings(findings: &Findings) -> Vec<Row> {
        let report = &findings.report;
        let mut rows = Vec::new();
        let nothing = if findings.reading {
            Phrase::ReadingLog
        } else {
            Phrase::NothingInTheLog
        };
        rows.push(Row::Heading(if report.found.is_empty() {
            nothing
        } else {
            Phrase::InTheLog
        }));
        rows.extend(report.found.iter().map(|found| Row::Entry {
            entry: found.entry,
            confidence: None,
        }));
        if !report.unknown.is_empty() {
            rows.push(Row::Heading(Phrase::NotInFaq));
            rows.extend((0..report.unknown.len()).map(Row::Unknown));
        }
        rows
    }

    /// The selected row.
    pub fn row(&self) -> Option<Row> {
        self.rows.get(self.selected).copied()
    }

    /// The selected entry, as an index into the catalogue's.
    pub fn entry(&self) -> Option<usize> {
        match self.row()? {
            Row::Entry { entry, .. } => Some(entry),
            Row::Heading(_) | Row::Unknown(_) => None,
        }
    }

    /// How many entries are listed.
    pub fn entries(&self) -> usize {
        self.rows
            .iter()
            .filter(|row| matches!(row, Row::Entry { .. }))
            .count()
    }

    /// Takes other rows and selects the first of them.
    pub fn replace(&mut self, rows: Vec<Row>) {
        self.rows = rows;
        self.select_first();
    }

    /// Selects a row; a heading passes it on to the next row, the last row of all is the furthest.
    pub fn select(&mut self, row: usize) {
        let wanted = row.min(self.rows.len().saturating_sub(1));
        let is_row = |index: &usize| self.rows.get(*index).is_some_and(|row| !row.is_heading());
        let below = (wanted..self.rows.len()).find(is_row);
        self.selected = below.or_else(|| (0..wanted).rev().find(is_row)).unwrap_or(0);
        self.show_selected();
    }

    /// Selects the first row, and shows the heading above it.
    pub fn select_first(&mut self) {
        self.top = 0;
        self.select(0);
    }

    /// Selects a row so many rows further down, or up. Headings do not count.
    pub fn step(&mut self, by: isize) {
        let selectable: Vec<usize> = (0..self.rows.len())
            .filter(|index| !self.rows[*index].is_heading())
            .collect();
        let Some(last) = selectable.len().checked_sub(1) else {
            return;
        };
        let now = selectable
            .iter()
            .position(|index| *index == self.selected)
            .unwrap_or(0);
        let next = now.saturating_add_signed(by).min(last);
        if next == 0 {
            self.select_first()
        } else {
            self.select(selectable[next])
        }
    }

    /// Selects the row of an entry; false when it has none.
    pub fn select_entry(&mut self, entry: usize) -> bool {
        self.select_where(|row| matches!(row, Row::Entry { entry: other, .. } if *other == entry))
    }

    /// Selects a row that was there before; false when it is gone.
    pub fn select_row(&mut self, row: Row) -> bool {
        match row {
            Row::Entry { entry, .. } => self.select_entry(entry),
            _ => self.select_where(|other| *other == row),
        }
    }

    fn select_where(&mut self, is_wanted: impl Fn(&Row) -> bool) -> bool {
        let position = self.rows.iter().position(is_wanted);
        if let Some(position) = position {
            self.select(position);
        }
        position.is_some()
    }

    /// Moves the list by so many rows and leaves the selection where it is.
    pub fn scroll(&mut self, rows: isize) {
        self.top = self
            .top
            .saturating_add_signed(rows)
            .min(self.last_top(self.height));
    }

    /// The first row that a list of this height shows. Where the height is another than at the last drawing, the
    /// selected row must still be on the screen; else the wheel may have moved it away.
    pub fn top_in(&self, height: usize) -> usize {
        if height == self.height {
            self.top
        } else {
            self.top_with_selected(height)
        }
    }

    /// Takes note of the list's height.
    pub fn drawn(&mut self, height: usize) {
        self.top = self.top_in(height);
        self.height = height;
    }

    fn show_selected(&mut self) {
        self.top = self.top_with_selected(self.height);
    }

    fn top_with_selected(&self, height: usize) -> usize {
        // Nothing was drawn yet, and any room may come.
        if height == 0 {
            return self.top.min(self.selected);
        }
        let highest = (self.selected + 1).saturating_sub(height);
        self.top.clamp(highest, self.selected).min(self.last_top(height))
    }

    fn last_top(&self, height: usize) -> usize {
        self.rows.len().saturating_sub(height.max(1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hit(entry: usize, confidence: Confidence) -> Hit {
        Hit {
            entry,
            confidence,
            score: 0.0,
        }
    }

    fn results(hits: &[Hit]) -> Results {
        let mut results = Results::default();
        results.replace(Results::rows_of_hits(hits));
        results
    }

    #[test]
    fn guesses_stand_under_a_line_that_says_so() {
        let rows = results(&[
            hit(3, Confidence::Exact),
            hit(1, Confidence::Guess),
            hit(2, Confidence::Guess),
        ])
        .rows;
        assert_eq!(rows.iter().filter(|row| row.is_heading()).count(), 1);
        assert_eq!(rows[1], Row::Heading(Phrase::Guesses));
        assert_eq!(
            results(&[hit(1, Confidence::Guess)]).rows[0],
            Row::Heading(Phrase::OnlyGuesses)
        );
    }

    #[test]
    fn a_list_of_another_height_shows_the_selected_row_and_no_room_below() {
        let hits: Vec<Hit> = (0..23).map(|entry| hit(entry, Confidence::Exact)).collect();
        let mut results = results(&hits);
        results.select(22);
        assert_eq!((results.top, results.top_in(30), results.top_in(5)), (0, 0, 18));
        results.drawn(5);
        results.scroll(-9);
        assert_eq!((results.top_in(5), results.top_in(6)), (9, 17));
    }

    #[test]
    fn a_heading_is_never_selected() {
        let mut results = results(&[
            hit(3, Confidence::Exact),
            hit(1, Confidence::Guess),
            hit(2, Confidence::Guess),
        ]);
        results.step(1);
        assert_eq!(results.entry(), Some(1));
        results.step(-1);
        assert_eq!(results.entry(), Some(3));
        results.select(1);
        assert_eq!(results.entry(), Some(1));
        results.select(99);
        assert_eq!(results.entry(), Some(2));
        let mut empty = Results::default();
        empty.step(1);
        assert_eq!((empty.row(), empty.entries()), (None, 0));
    }
}
