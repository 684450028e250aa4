//! What commands and the parts of the browser are called in the configuration.

use super::{Command, Context, Row};

impl Command {
    /// The command's name.
    pub fn name(self) -> &'static str {
        match self {
            Command::Quit => "quit",
            Command::Suspend => "suspend",
            Command::Help => "help",
            Command::ToggleLanguage => "toggle-language",
            Command::ToggleBoth => "toggle-both",
            Command::NextSource => "next-source",
            Command::Copy => "copy",
            Command::CopyOpen => "copy-open",
            Command::Open => "open",
            Command::FocusAnswer => "focus-answer",
            Command::FocusQuery => "focus-query",
            Command::Back => "back",
            Command::Return => "return",
            Command::PreviousEntry => "previous-entry",
            Command::NextEntry => "next-entry",
            Command::FirstEntry => "first-entry",
            Command::LastEntry => "last-entry",
            Command::LineUp => "line-up",
            Command::LineDown => "line-down",
            Command::PageUp => "page-up",
            Command::PageDown => "page-down",
            Command::Top => "top",
            Command::Bottom => "bottom",
            Command::CaretLeft => "caret-left",
            Command::CaretRight => "caret-right",
            Command::CaretStart => "caret-start",
            Command::CaretEnd => "caret-end",
            Command::DeleteBack => "delete-back",
            Command::DeleteForward => "delete-forward",
            Command::DeleteWord => "delete-word",
            Command::ClearQuery => "clear-query",
            Command::Accept => "accept",
        }
    }
}

impl Context {
    /// Every part, in the order in which they are listed.
    pub const ALL: [Context; 6] = [
        Context::Query,
        Context::Answer,
        Context::Anywhere,
        Context::Choice,
        Context::Form,
        Context::Help,
    ];

    /// The part's name.
    pub fn name(self) -> &'static str {
        match self {
            Context::Anywhere => "anywhere",
            Context::Query => "query",
            Context::Answer => "answer",
            Context::Choice => "choice",
            Context::Form => "form",
            Context::Help => "help",
        }
    }
}

impl Row {
    /// The full name of what the row binds: `answer.copy`.
    pub fn name(&self) -> String {
        format!("{}.{}", self.binding.context.name(), self.binding.command.name())
    }
}
