//! What happens to the browser's state, and what the state asks to be done outside of it. Plain values: the state is
//! in `app`, the doing in `tui`.

use crate::browser::Opened;
use crate::clipboard::{Delivery, Failure};
use crate::error::Error;
use crate::tui::feed::Findings;
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
    /// A row of the list was clicked.
    SelectRow(usize),
    /// A log that is being read shows this by now.
    Found(Findings),
    /// A row of a choice or a field of a form was clicked.
    Choose(usize),
    /// The answer was clicked.
    FocusAnswer,
    /// The query line was clicked.
    FocusQuery,
    /// The wheel turned over the list, by so many rows.
    ScrollList(isize),
    /// The wheel turned over the answer, by so many lines.
    ScrollAnswer(isize),
    /// The outcome of [`Effect::Copy`].
    Copied(Snippet, Result<Delivery, Failure>),
    /// The outcome of [`Effect::Open`]; an error is a link that must not be opened.
    Opened(String, Result<Opened, Error>),
}

/// Something that must be done outside of the state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Put a text on the clipboard.
    Copy(Snippet),
    /// Open an address.
    Open(String),
    /// Show a text that no clipboard took, so that it can be selected in the terminal, below what is to be said.
    Show {
        /// Why it is shown.
        reason: String,
        /// The text.
        text: String,
    },
    /// Give the terminal back and stop.
    Suspend,
    /// Leave.
    Quit,
}

/// A text on its way to the clipboard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Snippet {
    /// What is copied.
    pub text: String,
    /// What is to be told about it.
    pub remark: Option<Remark>,
    /// The placeholders that are still in it.
    pub open: Vec<String>,
}

/// What is to be told about a text that is copied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Remark {
    /// It is not what the page says, which has a slip.
    Corrected,
    /// It is the address of a link that could not be opened; why.
    NotOpened(Opened),
}
