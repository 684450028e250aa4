//! The list: its rows, which of them is selected, and which part of the list is visible.

use catalogue::model::{Catalogue, GroupId, SourceId};

use crate::messages::Phrase;
use crate::search::{Confidence, Hit};
use crate::tui::feed::{Findings, Progress};

/// A row of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Row {
    /// What the rows below have in common. It cannot be selected.
    Heading(Heading),
    /// An entry, as an index into the catalogue's.
    Entry(usize),
    /// An entry that a query only may mean.
    Guess(usize),
    /// An error without an entry, as an index into the report's.
    Unknown(usize),
    /// What to do when none of the entries is meant.
    NextStep,
}

/// What rows have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Heading {
    Phrase(Phrase),
    Group(GroupId),
}

impl Row {
    fn is_heading(self) -> bool {
        matches!(self, Row::Heading(_))
    }

    /// Returns the entry, as an index into the catalogue's.
    pub(crate) fn entry(self) -> Option<usize> {
        match self {
            Row::Entry(entry) | Row::Guess(entry) => Some(entry),
            Row::Heading(_) | Row::Unknown(_) | Row::NextStep => None,
        }
    }
}

const fn heading(phrase: Phrase) -> Row {
    Row::Heading(Heading::Phrase(phrase))
}

/// Returns the entries of a source and a group, or of all, by group.
pub(crate) fn all(catalogue: &Catalogue, source: Option<SourceId>, wanted: Option<GroupId>) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut group = None;
    for (entry, of) in catalogue.entries.iter().enumerate() {
        if !of.is_on(source) || wanted.is_some_and(|wanted| wanted != of.group) {
            continue;
        }
        if group.replace(of.group) != Some(of.group) {
            rows.push(Row::Heading(Heading::Group(of.group)));
        }
        rows.push(Row::Entry(entry));
    }
    rows
}

/// Returns the entry, if any, that comes nearest to a query which none fits, and the next step.
pub(crate) fn of_nothing(nearest: Option<usize>) -> Vec<Row> {
    let mut rows = vec![heading(Phrase::NothingFits)];
    if let Some(entry) = nearest {
        rows.extend([heading(Phrase::DidYouMean), Row::Guess(entry)]);
    }
    rows.push(Row::NextStep);
    rows
}

/// How many guesses stand above the next step, so that it is seen on a small screen, too.
const GUESSES_BEFORE_NEXT_STEP: usize = 2;

/// Returns the hits of a query, best first; before the guesses stand the errors of a log without an entry that the query
/// fits. Among guesses alone is the next step.
pub(crate) fn of_hits(hits: &[Hit], unknown: &[usize]) -> Vec<Row> {
    let is_sure = |hit: &Hit| hit.confidence != Confidence::Guess;
    let (sure, guesses) = hits.split_at(hits.iter().take_while(|hit| is_sure(hit)).count());
    let mut rows: Vec<Row> = sure.iter().map(|hit| Row::Entry(hit.entry)).collect();
    if !unknown.is_empty() {
        rows.push(heading(Phrase::NotInFaq));
        rows.extend(unknown.iter().copied().map(Row::Unknown));
    }
    if !guesses.is_empty() {
        rows.push(heading(if sure.is_empty() { Phrase::OnlyGuesses } else { Phrase::Guesses }));
        rows.extend(guesses.iter().map(|hit| Row::Guess(hit.entry)));
        if sure.is_empty() {
            let below = guesses.len().saturating_sub(GUESSES_BEFORE_NEXT_STEP);
            rows.insert(rows.len() - below, Row::NextStep);
        }
    }
    rows
}

/// Returns what a log shows, then the errors in it without an entry.
pub(crate) fn of_findings(findings: &Findings) -> Vec<Row> {
    let report = &findings.report;
    let phrase = match (report.found.is_empty(), findings.progress) {
        (false, _) => Phrase::InTheLog,
        (true, Progress::Reading) => Phrase::ReadingLog,
        (true, Progress::Read | Progress::Followed) => Phrase::NothingInTheLog,
    };
    let mut rows = vec![heading(phrase)];
    rows.extend(report.found.iter().map(|found| Row::Entry(found.entry)));
    if !report.unknown.is_empty() {
        rows.push(heading(Phrase::NotInFaq));
        rows.extend((0..report.unknown.len()).map(Row::Unknown));
    }
    rows
}

/// The list of entries.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Results {
    rows: Vec<Row>,
    /// The selected row; never a heading, unless there is nothing else.
    selected: usize,
    /// The first visible row.
    top: usize,
    /// How many rows are visible.
    height: usize,
}

impl Results {
    pub(crate) fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// Returns the visible rows, each with whether it is selected.
    pub(crate) fn visible(&self) -> impl Iterator<Item = (Row, bool)> {
        let rows = self.rows.iter().enumerate().skip(self.top).take(self.height);
        rows.map(|(index, row)| (*row, index == self.selected))
    }

    /// Returns the selected row.
    pub(crate) fn row(&self) -> Option<Row> {
        self.rows.get(self.selected).copied()
    }

    /// Returns the selected entry, as an index into the catalogue's.
    pub(crate) fn entry(&self) -> Option<usize> {
        self.row()?.entry()
    }

    /// Returns how many entries are listed.
    pub(crate) fn entries(&self) -> usize {
        self.rows.iter().filter(|row| row.entry().is_some()).count()
    }

    /// Takes other rows and selects the first of them.
    pub(crate) fn replace(&mut self, rows: Vec<Row>) {
        self.rows = rows;
        self.select(0);
    }

    /// Takes the rows of a log that has grown. What is visible stays where it is, and a row is selected; false when it is
    /// gone.
    pub(crate) fn update(&mut self, rows: Vec<Row>, selected: Option<Row>) -> bool {
        let top = self.top;
        self.replace(rows);
        let is_kept = selected.is_some_and(|row| self.select_row(row));
        if is_kept {
            self.top = top.min(self.last_top());
        }
        is_kept
    }

    /// Selects a row; a heading passes it on to the next row. Beyond the end is the last row.
    pub(crate) fn select(&mut self, row: usize) {
        let wanted = row.min(self.rows.len().saturating_sub(1));
        let is_row = |index: &usize| self.rows.get(*index).is_some_and(|row| !row.is_heading());
        let below = (wanted..self.rows.len()).find(is_row);
        self.selected = below.or_else(|| (0..wanted).rev().find(is_row)).unwrap_or(0);
        self.show_selected();
    }

    /// Selects the visible row at a place of the screen, if there is one.
    pub(crate) fn select_visible(&mut self, row: usize) {
        if self.top + row < self.rows.len() {
            self.select(self.top + row);
        }
    }

    /// Selects a row so many rows further down, or up. Headings do not count.
    pub(crate) fn step(&mut self, by: isize) {
        let indices = 0..self.rows.len();
        let selectable: Vec<usize> = indices.filter(|index| !self.rows[*index].is_heading()).collect();
        let Some(last) = selectable.len().checked_sub(1) else {
            return;
        };
        let now = selectable.partition_point(|index| *index < self.selected);
        self.select(selectable[now.saturating_add_signed(by).min(last)]);
    }

    /// Selects the first row under the next heading, or under this one and, from there, the one before; shows as much of
    /// what follows as there is room for.
    pub(crate) fn step_group(&mut self, by: isize) {
        let start = match by > 0 {
            true => self.group_starts().find(|start| *start > self.selected),
            false => self.group_starts().take_while(|start| *start < self.selected).last(),
        };
        if let Some(start) = start {
            self.select(start);
            self.top = start.saturating_sub(1).min(self.last_top());
            self.show_selected();
        }
    }

    /// Returns the rows with a heading directly above, and the first one.
    fn group_starts(&self) -> impl Iterator<Item = usize> {
        let is_heading = |index: usize| self.rows[index].is_heading();
        (0..self.rows.len())
            .filter(move |index| !is_heading(*index) && (*index == 0 || is_heading(index - 1)))
    }

    /// Selects the row of an entry; false when it has none.
    pub(crate) fn select_entry(&mut self, entry: usize) -> bool {
        self.select_row(Row::Entry(entry))
    }

    fn select_row(&mut self, wanted: Row) -> bool {
        let is_wanted =
            |row: &Row| *row == wanted || wanted.entry().is_some() && row.entry() == wanted.entry();
        let position = self.rows.iter().position(is_wanted);
        if let Some(position) = position {
            self.select(position);
        }
        position.is_some()
    }

    /// Moves the list by so many rows and leaves the selection where it is.
    pub(crate) fn scroll(&mut self, rows: isize) {
        self.top = self.top.saturating_add_signed(rows).min(self.last_top());
    }

    /// Takes another height, in rows. The selected row is visible then.
    pub(crate) fn resize(&mut self, height: usize) {
        if height != self.height {
            self.height = height;
            self.show_selected();
        }
    }

    /// Moves the list until the selected row is visible, with the heading directly above it where there is room.
    fn show_selected(&mut self) {
        let top = match self.selected.checked_sub(1) {
            Some(above) if self.height > 1 && self.rows[above].is_heading() => above,
            _ => self.selected,
        };
        let highest = (self.selected + 1).saturating_sub(self.height.max(1));
        self.top = self.top.clamp(highest, top).min(self.last_top());
    }

    fn last_top(&self) -> usize {
        self.rows.len().saturating_sub(self.height.max(1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hit(entry: usize, confidence: Confidence) -> Hit {
        Hit { entry, confidence, score: 0.0 }
    }

    fn results(hits: &[Hit], height: usize) -> Results {
        let mut results = Results::default();
        results.resize(height);
        results.replace(of_hits(hits, &[]));
        results
    }

    fn one_and_two_guesses() -> [Hit; 3] {
        [hit(3, Confidence::Exact), hit(1, Confidence::Guess), hit(2, Confidence::Guess)]
    }

    #[test]
    fn guesses_are_under_a_heading() {
        let rows = of_hits(&one_and_two_guesses(), &[]);
        assert_eq!(rows.iter().filter(|row| row.is_heading()).count(), 1);
        assert_eq!(rows[1], Row::Heading(Heading::Phrase(Phrase::Guesses)));
        let rows = of_hits(&one_and_two_guesses()[1..], &[]);
        assert_eq!(rows[0], Row::Heading(Heading::Phrase(Phrase::OnlyGuesses)));
    }

    #[test]
    fn a_list_of_another_height_shows_the_selected_row_and_no_room_below() {
        let hits: Vec<Hit> = (0..23).map(|entry| hit(entry, Confidence::Exact)).collect();
        let mut results = results(&hits, 30);
        results.select(22);
        assert_eq!(results.top, 0);
        results.resize(5);
        assert_eq!(results.top, 18);
        results.scroll(-9);
        assert_eq!(results.top, 9);
        results.resize(6);
        assert_eq!(results.top, 17);
    }

    #[test]
    fn the_heading_of_the_first_row_is_visible_where_there_is_room() {
        let mut results = Results::default();
        results.replace(of_hits(&one_and_two_guesses()[1..], &[]));
        results.resize(1);
        assert_eq!(results.top, 1);
        results.resize(2);
        assert_eq!(results.top, 0);
        results.step(1);
        assert_eq!(results.top, 1);
        results.step(-1);
        assert_eq!(results.top, 0);
    }

    #[test]
    fn a_heading_is_never_selected() {
        let mut results = results(&one_and_two_guesses(), 9);
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

    #[test]
    fn groups_are_gone_through_by_their_first_rows() {
        let heading = Row::Heading(Heading::Group(GroupId(0)));
        let rows = [heading, Row::Unknown(0), Row::Unknown(1), heading, Row::Unknown(2), Row::Unknown(3)];
        let mut results = Results::default();
        results.replace(rows.to_vec());
        let mut after = |step: fn(&mut Results)| {
            step(&mut results);
            results.selected
        };
        assert_eq!(after(|results| results.step_group(1)), 4);
        assert_eq!(after(|results| results.step_group(1)), 4);
        after(|results| results.step(1));
        assert_eq!(after(|results| results.step_group(-1)), 4);
        assert_eq!(after(|results| results.step_group(-1)), 1);
        assert_eq!(after(|results| results.step_group(-1)), 1);
        Results::default().step_group(1);
    }

    #[test]
    fn an_update_keeps_the_selection_and_what_is_visible() {
        let hits: Vec<Hit> = (0..9).map(|entry| hit(entry, Confidence::Exact)).collect();
        let mut results = results(&hits, 3);
        results.select(4);
        results.scroll(3);
        let selected = results.row();
        results.update(of_hits(&hits[2..], &[]), selected);
        assert_eq!((results.entry(), results.top), (Some(4), 4));
        results.update(of_hits(&hits[..2], &[]), selected);
        assert_eq!((results.entry(), results.top), (Some(0), 0));
    }
}
