//! What happens to the browser's state, and what the state asks to be done outside of it.

use ratatui::layout::Position;

use crate::browser::Opened;
use crate::clipboard::{Failure, Route};
use crate::error::Error;
use crate::tui::keymap::Command;

/// Something that happens to the browser.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Action {
    /// The window has so many columns and rows.
    Resize(u16, u16),
    /// A key of the table was pressed.
    Command(Command),
    /// Any other character was typed.
    Type(char),
    /// A text was pasted into the terminal.
    Paste(String),
    /// A row of the list was clicked.
    SelectRow(usize),
    /// A row of a choice or a field of a form was clicked.
    Choose(usize),
    /// The answer was clicked, here on the screen.
    ClickAnswer(Position),
    /// The query was clicked.
    ClickQuery {
        /// At this column of its visible text.
        column: usize,
        /// How many columns the visible text has room for.
        room: usize,
    },
    /// The button went down on the divider.
    GrabDivider,
    /// The mouse moved here with the button down.
    Drag(Position),
    /// The button went up.
    Release,
    /// The wheel turned over the list, by so many rows.
    ScrollList(isize),
    /// The wheel turned over the answer or the help, by so many lines.
    ScrollAnswer(isize),
    /// An [`Effect::Copy`] was performed.
    Copied(Outgoing, Result<Route, Failure>),
    /// An [`Effect::Open`] was performed; an error is a link that must not be opened.
    Opened(String, Result<Opened, Error>),
}

/// Something that must be done outside of the state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Effect {
    /// Put a text on the clipboard.
    Copy(Outgoing),
    /// Open an address.
    Open(String),
    /// Show a text that no clipboard took, so that it can be selected in the terminal.
    Show {
        /// Why it is shown.
        reason: String,
        text: String,
    },
    /// Draw everything again.
    Redraw,
    /// Give the terminal back and stop.
    Suspend,
    /// Leave.
    Quit,
}

/// A text on its way to the clipboard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Outgoing {
    pub(crate) text: String,
    /// What is to be told about it.
    pub(crate) remark: Option<Remark>,
    /// The placeholders that are still in it.
    pub(crate) open: Vec<String>,
}

impl Outgoing {
    /// Returns a text about which there is nothing to tell.
    pub(crate) fn of(text: String) -> Outgoing {
        Outgoing { text, remark: None, open: Vec::new() }
    }
}

/// What is to be told about a text that is copied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Remark {
    /// It is not what the page says, which has a slip.
    Corrected,
    /// It is the address of a link that could not be opened; why.
    NotOpened(Opened),
}
