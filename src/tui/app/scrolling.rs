//! Which lines of the answer and the help are visible.

use super::{App, Mode};
use crate::layout::Line;
use crate::tui::help::Help;

impl App<'_> {
    /// Returns how many lines that can be scrolled there are, and how many of them are visible.
    pub(super) fn extent(&self) -> (usize, usize) {
        match &self.mode {
            Mode::Help(help) => (self.help_lines(help).len(), usize::from(self.regions.help().height)),
            _ => (self.pane().height, usize::from(self.regions.answer.height)),
        }
    }

    /// Returns the lines of the help as they are laid out.
    pub(crate) fn help_lines(&self, help: &Help) -> Vec<Line> {
        help.lines(&self.keymap, self.lang, self.regions.help().width.into())
    }

    pub(super) fn scroll_by(&mut self, by: isize) {
        let (lines, visible) = self.extent();
        let limit = lines.saturating_sub(visible);
        let position = match &mut self.mode {
            Mode::Help(help) => &mut help.first,
            _ => &mut self.scroll,
        };
        *position = (*position).min(limit).saturating_add_signed(by).min(limit);
    }

    /// Returns the first visible line of the answer.
    pub(crate) fn scroll(&self) -> usize {
        let limit = self.pane().height.saturating_sub(self.regions.answer.height.into());
        self.scroll.min(limit)
    }
}
