//! How much of what is drawn is visible: the last drawing's sizes, which limit scrolling, and its links.

use crate::layout::Link;

/// The sizes of what was drawn.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Viewport {
    /// Rows of the list.
    pub list_rows: usize,
    /// Rows of the answer.
    pub answer_rows: usize,
    /// Lines that the answer has.
    pub answer_lines: usize,
    /// Rows of the help.
    pub help_rows: usize,
    /// Lines that the help has.
    pub help_lines: usize,
    /// The links of the answer.
    pub links: Vec<Link>,
}

impl Viewport {
    /// The furthest that the answer can be scrolled, in lines.
    pub fn answer_limit(&self) -> usize {
        self.answer_lines.saturating_sub(self.answer_rows)
    }

    /// The furthest that the help can be scrolled, in lines.
    pub fn help_limit(&self) -> usize {
        self.help_lines.saturating_sub(self.help_rows)
    }
}
