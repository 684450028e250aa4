//! What is wrong with the configuration file: all of it at once, each with its position.

use crate::error::{Error, ErrorKind, Result};
use catalogue::markdown::Position;
use catalogue::text;

/// No more problems are told at once.
const MOST: usize = 20;

#[derive(Debug)]
pub(crate) struct Problems {
    file: String,
    found: Vec<(Position, String)>,
}

impl Problems {
    pub(crate) fn new(file: &str) -> Problems {
        Problems { file: file.to_owned(), found: Vec::new() }
    }

    /// Adds a problem, unless there are enough already.
    pub(crate) fn add(&mut self, at: Position, message: impl AsRef<str>) {
        // Problems quote the file.
        let problem = (at, text::sanitize(message.as_ref()).into_owned());
        if !self.is_full() && !self.found.contains(&problem) {
            self.found.push(problem);
        }
    }

    pub(crate) fn is_full(&self) -> bool {
        self.found.len() >= MOST
    }

    /// Returns the value, or all problems as one error, in the order of the file.
    pub(crate) fn none_or<T>(mut self, value: T) -> Result<T> {
        if self.found.is_empty() {
            return Ok(value);
        }
        self.found.sort();
        let lines = self.found.iter().map(|(at, message)| {
            let Position { line, column } = at;
            format!("{}:{line}:{column}: {message}", self.file)
        });
        // One below the other, behind the word "error".
        let message = lines.collect::<Vec<_>>().join("\n       ");
        Err(Error::new(ErrorKind::Config, message))
    }
}
