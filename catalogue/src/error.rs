//! What keeps a catalogue from being read.

use std::fmt;

/// An error with its place and, where there is one, a hint at what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error {
    /// What happened, with the file and, where it is known, the line: `file:line: what`.
    pub message: String,
    /// What to do about it.
    pub hint: Option<String>,
}

impl Error {
    /// Describes a file or folder that cannot be read.
    pub(crate) fn io(path: &std::path::Path, error: &std::io::Error) -> Error {
        Error { message: format!("{}: {error}", path.display()), hint: None }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)?;
        match &self.hint {
            Some(hint) => write!(f, "\nhint: {hint}"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for Error {}
