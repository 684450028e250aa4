//! What happens to the browser's state, and what the state asks to be done outside of it. Plain values: the state is
//! in `app`, the doing in `tui`.

use crate::tui::keymap::Command;

/// Something that happens to the browser.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Action {
    /// A key that the table has.
    Command(Command),
    /// Any other character.
    Type(char),
    /// A text that was pasted into the terminal.
    Paste(String),
    /// A row of the list was clicked: its place among the hits.
    SelectHit(usize),
    /// A row of a choice was clicked.
    Choose(usize),
    /// The answer was clicked.
    FocusAnswer,
    /// The query line was clicked.
    FocusQuery,
    /// The wheel turned over the list, by so many rows.
    ScrollList(isize),
    /// The wheel turned over the answer, by so many lines.
    ScrollAnswer(isize),
    /// The outcome of [`Effect::Copy`]: nothing, or why it failed.
    Copied(Snippet, Result<(), String>),
    /// The outcome of [`Effect::Open`]: nothing, or why it failed.
    Opened(String, Result<(), String>),
}

/// Something that must be done outside of the state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Put a text on the clipboard.
    Copy(Snippet),
    /// Open an address.
    Open(String),
    /// Give the terminal back and stop.
    Suspend,
    /// Leave.
    Quit,
}

/// A command on its way to the clipboard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Snippet {
    /// What is copied.
    pub text: String,
    /// Whether that differs from the page, which has a slip.
    pub corrected: bool,
}
