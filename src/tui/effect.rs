//! What the state asks to be done outside of it.

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
    /// Paste the text that was selected last.
    PasteSelection,
    /// Draw everything again.
    Redraw,
    /// Give the terminal back and stop.
    Suspend,
    /// Leave.
    Quit,
}

/// A text on its way to the clipboard.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Outgoing {
    pub(crate) text: String,
    /// What is to be told about it.
    pub(crate) remark: Option<String>,
    /// The placeholders that are still in it.
    pub(crate) open: Vec<String>,
}
