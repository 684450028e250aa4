//! Which lines of the answer and the help are visible.

use super::{App, Mode};
use crate::tui::help;

impl App<'_> {
    /// Returns how many lines that can be scrolled there are, and how many of them are visible.
    pub(super) fn extent(&self) -> (usize, usize) {
        match self.mode {
            Mode::Help(_) => {
                let lines = help::lines(&self.keymap, self.lang).len();
                (
                    lines,
                    usize::from(self.regions.body.height.saturating_sub(2)).min(lines),
                )
            }
            _ => (self.pane().height, usize::from(self.regions.answer.height)),
        }
    }

    pub(super) fn scroll_by(&mut self, by: isize) {
        let (lines, visible) = self.extent();
        let limit = lines.saturating_sub(visible);
        let position = match &mut self.mode {
            Mode::Help(line) => line,
            _ => &mut self.scroll,
        };
        *position = (*position).min(limit).saturating_add_signed(by).min(limit);
    }

    /// Returns the first visible line of the answer.
    pub(crate) fn scroll(&self) -> usize {
        let limit = self
            .pane()
            .height
            .saturating_sub(self.regions.answer.height.into());
        self.scroll.min(limit)
    }
}
