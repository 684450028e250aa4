//! Finding words in the answer.

use std::ops::Range;

use super::{App, Focus, Mode};
use crate::tui::editor::Editor;
use catalogue::normalise::normalise;

/// What is looked for in the answer.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Find {
    pub(crate) line: Editor,
    /// Which of the matches is shown.
    pub(crate) current: usize,
}

/// Where a word stands in the answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Match {
    pub(crate) line: usize,
    /// Which of the text columns it is in.
    pub(crate) column: usize,
    /// The part of the line, in bytes.
    pub(crate) range: Range<usize>,
}

impl App<'_> {
    pub(super) fn find(&mut self) {
        self.focus = Focus::Answer;
        self.mode = Mode::Find(Find::default());
    }

    /// Returns where the answer has what is looked for, from the top down.
    pub(crate) fn matches(&self) -> Vec<Match> {
        let Mode::Find(find) = &self.mode else {
            return Vec::new();
        };
        let wanted = normalise(find.line.text());
        let mut matches = Vec::new();
        if wanted.text().is_empty() {
            return matches;
        }
        for (column, lines) in self.pane().columns.iter().enumerate() {
            for (line, text) in lines.iter().enumerate() {
                let text = text.text();
                let text = normalise(&text);
                matches.extend(text.text().match_indices(wanted.text()).map(|(start, found)| Match {
                    line,
                    column,
                    range: text.origin(start..start + found.len()),
                }));
            }
        }
        matches.sort_by_key(|found| (found.line, found.column, found.range.start));
        matches
    }

    /// Changes what is looked for and shows the first match from the visible lines on.
    pub(super) fn edit_find(&mut self, change: impl FnOnce(&mut Editor)) {
        let Mode::Find(find) = &mut self.mode else { return };
        change(&mut find.line);
        let (matches, first) = (self.matches(), self.scroll());
        let current = matches.iter().position(|found| found.line >= first);
        self.show_match(&matches, current.unwrap_or(0));
    }

    /// Shows a match so many further on, or back, round and round.
    pub(super) fn step_match(&mut self, by: isize) {
        let matches = self.matches();
        let Mode::Find(find) = &self.mode else { return };
        let count = isize::try_from(matches.len()).unwrap_or(isize::MAX).max(1);
        let next = (isize::try_from(find.current).unwrap_or(0) + by).rem_euclid(count);
        self.show_match(&matches, usize::try_from(next).unwrap_or(0));
    }

    /// Scrolls to a match that is out of sight, so that it is seen with what stands above it.
    fn show_match(&mut self, matches: &[Match], number: usize) {
        let Mode::Find(find) = &mut self.mode else { return };
        find.current = number;
        let Some(found) = matches.get(number) else { return };
        let (first, height) = (self.scroll(), usize::from(self.regions.answer.height));
        if !(first..first + height).contains(&found.line) {
            self.scroll = found.line.saturating_sub(height / 3);
        }
    }
}
