//! What can go wrong, as a person should read it: a message, the place, and what to do about it.
//! Not here: "nothing was found", which is an outcome ([`Exit::NothingFound`]) and no error.

mod chinese;

use std::fmt;

use catalogue::lang::Lang;
use catalogue::text;

/// Every exit code with what it means.
pub const EXIT_CODES: [(u8, &str); 4] =
    [(0, "found"), (1, "nothing found (check: findings)"), (2, "error"), (130, "interrupted")];

/// How the program ends, as the shell sees it (the convention of grep and ripgrep).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// Something was found, or the browser was left in the ordinary way.
    Found,
    /// The command worked and found nothing.
    NothingFound,
    /// `check` found something to put right.
    Findings,
    /// Some input could not be read, which was said; what was found in the others was shown.
    Incomplete,
    /// The user broke it off; what was found until then was shown.
    Interrupted,
}

impl Exit {
    /// The exit code: 0 found, 1 nothing found, 2 as an error; an [`Error`] gives its own.
    pub fn code(self) -> u8 {
        match self {
            Exit::Found => 0,
            Exit::NothingFound | Exit::Findings => 1,
            Exit::Incomplete => 2,
            // 128 and the number of SIGINT, as shells count.
            Exit::Interrupted => 130,
        }
    }
}

/// What kind of thing went wrong; decides the exit code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ErrorKind {
    /// The command line asks for something that does not exist or does not fit together.
    Usage,
    /// What is named is not there: nothing was found, said with a hint at what is near.
    NotFound,
    /// A documentation page or the YAML beside it is broken.
    Catalogue,
    /// The configuration file is broken.
    Config,
    /// A file, a pipe or the terminal failed.
    Io,
    /// The reader of our output has gone, as `head` does: the end, and nothing to complain about.
    ClosedPipe,
    /// The clipboard did not take a text.
    Clipboard,
    /// A link could not or must not be opened.
    Link,
}

impl ErrorKind {
    /// The exit code of a program that ends with such an error.
    pub fn exit_code(self) -> u8 {
        match self {
            ErrorKind::ClosedPipe => 0,
            ErrorKind::NotFound => 1,
            ErrorKind::Usage
            | ErrorKind::Catalogue
            | ErrorKind::Config
            | ErrorKind::Io
            | ErrorKind::Clipboard
            | ErrorKind::Link => 2,
        }
    }
}

/// An error with its kind, what happened and where, and, where there is one, a hint at what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error {
    /// What kind of error it is.
    pub kind: ErrorKind,
    /// What happened, and where.
    pub message: String,
    /// What the reader can do about it.
    pub hint: Option<String>,
}

/// A result whose error is an [`Error`].
pub type Result<T> = std::result::Result<T, Error>;

impl Error {
    /// An error without a hint.
    pub fn new(kind: ErrorKind, message: impl Into<String>) -> Error {
        Error { kind, message: message.into(), hint: None }
    }

    /// The same error with a hint.
    #[must_use]
    pub fn with_hint(mut self, hint: impl Into<String>) -> Error {
        self.hint = Some(hint.into());
        self
    }

    /// Returns how it is told in a language: in Chinese with the English message below, which can be searched for.
    pub(crate) fn told(&self, lang: Lang) -> String {
        let message = match lang {
            Lang::Zh => chinese(&self.message),
            Lang::En => None,
        };
        let Some(message) = message else {
            return self.to_string();
        };
        let hint = self.hint.as_ref().map(|hint| {
            let zh = chinese(hint).unwrap_or_else(|| hint.clone());
            format!("\n提示：{}", text::disarm(&zh))
        });
        let first = self.message.lines().next().unwrap_or_default();
        let message = text::disarm(&message);
        let (hint, first) = (hint.unwrap_or_default(), text::disarm(first));
        format!("错误：{message}{hint}\n（error: {first}）")
    }

    /// Returns how it is told where the program goes on all the same.
    pub fn as_notice(&self) -> String {
        format!("notice: {}", text::disarm(&self.message))
    }
}

/// Returns a text in Chinese, line by line; `None` where its first line has no translation. What stands before a colon, such
/// as a place in a file, may stay.
fn chinese(message: &str) -> Option<String> {
    let line = |line: &str| {
        let start = line.len() - line.trim_start().len();
        let (indent, text) = line.split_at(start);
        let whole = chinese::line(text).map(|zh| format!("{indent}{zh}"));
        whole.or_else(|| {
            let (place, said) = text.split_once(": ")?;
            Some(format!("{indent}{place}：{}", chinese::line(said)?))
        })
    };
    let mut lines = message.lines();
    let first = line(lines.next()?)?;
    let rest = lines.map(|text| line(text).unwrap_or_else(|| text.to_owned()));
    Some(std::iter::once(first).chain(rest).collect::<Vec<_>>().join("\n"))
}

/// As it is told on a terminal, which no word of the command line, the environment or a file in it can command.
impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "error: {}", text::disarm(&self.message))?;
        match &self.hint {
            Some(hint) => write!(f, "\n hint: {}", text::disarm(hint)),
            None => Ok(()),
        }
    }
}

impl std::error::Error for Error {}

impl From<std::io::Error> for Error {
    fn from(error: std::io::Error) -> Error {
        let kind = match error.kind() {
            std::io::ErrorKind::BrokenPipe => ErrorKind::ClosedPipe,
            _ => ErrorKind::Io,
        };
        Error::new(kind, error.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_is_told_with_its_hint_and_commands_nothing() {
        let error =
            Error::new(ErrorKind::Catalogue, "a.yaml:12: no such \u{1b}entry").with_hint("look it up");
        assert_eq!(error.to_string(), "error: a.yaml:12: no such entry\n hint: look it up");
        assert_eq!(error.kind.exit_code(), 2);
    }
}
