//! What is wrong with the configuration file: all of it at once, each with its line.

use crate::error::{Error, ErrorKind, Result};
use catalogue::text;

/// The problems of one file.
#[derive(Debug)]
pub struct Problems {
    file: String,
    found: Vec<(usize, String)>,
}

impl Problems {
    /// No problems of the file of this name.
    pub fn new(file: &str) -> Problems {
        Problems {
            file: file.to_owned(),
            found: Vec::new(),
        }
    }

    /// Adds a problem; lines count from 1.
    pub fn add(&mut self, line: usize, message: impl Into<String>) {
        // What is wrong is often quoted from the file.
        let problem = (line, text::sanitize(&message.into()).into());
        if !self.found.contains(&problem) {
            self.found.push(problem);
        }
    }

    /// The value, unless there are problems.
    ///
    /// # Errors
    /// All problems, in the order of their lines.
    pub fn none_or<T>(mut self, value: T) -> Result<T> {
        if self.found.is_empty() {
            return Ok(value);
        }
        self.found.sort();
        let lines = self
            .found
            .iter()
            .map(|(line, message)| format!("{}:{line}: {message}", self.file));
        // One below the other, behind the word "error".
        let message = lines.collect::<Vec<_>>().join("\n       ");
        Err(Error::new(ErrorKind::Config, message))
    }
}
