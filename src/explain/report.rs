//! What a log shows.

use std::ops::Range;

/// How severe an event is, the most severe last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Severity {
    /// Nothing need be done.
    Harmless,
    /// Something may be wrong.
    Warning,
    /// Something failed.
    #[default]
    Error,
    /// The program ended.
    Fatal,
}

/// Everything that was found so far.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// The names of the inputs.
    pub files: Vec<String>,
    /// How many lines were read.
    pub lines: u64,
    /// How many bytes were read.
    pub bytes: u64,
    /// The earliest and the latest time, as the log writes them.
    pub span: Option<(String, String)>,
    /// The version of OpenList, as the log names it.
    pub version: Option<String>,
    /// How many starts have no orderly end before them.
    pub restarts: u64,
    /// The entries, the most severe and most frequent first.
    pub found: Vec<Found>,
    /// The errors without an entry, the most frequent first.
    pub unknown: Vec<Unknown>,
    /// How many errors have no entry, including those of kinds too many to list.
    pub unknown_events: u64,
}

/// An entry that the log shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// An index into the catalogue's entries.
    pub entry: usize,
    /// How many events show it.
    pub count: u64,
    /// How severe the most severe of them is.
    pub severity: Severity,
    /// The first line that shows it.
    pub first: Evidence,
    /// The latest line that shows it, if it is another.
    pub last: Option<Evidence>,
    /// The earliest and the latest time at which it was seen, as the log writes them.
    pub span: Option<(String, String)>,
}

/// A line that proves something.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Evidence {
    /// An index into [`Report::files`].
    pub file: usize,
    /// The line, from 1.
    pub line: u64,
    /// The time, as the log writes it.
    pub time: Option<String>,
    /// The line, with secrets masked and without control characters; of a long one the part that matters.
    pub text: String,
    /// The part of the text that shows the entry, in bytes; empty for an error without an entry.
    pub range: Range<usize>,
}

/// Errors of one kind that have no entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unknown {
    /// What they have in common.
    pub shape: String,
    /// How many there are.
    pub count: u64,
    /// How severe the most severe of them is.
    pub severity: Severity,
    /// The first of them.
    pub first: Evidence,
}

impl Report {
    /// Returns what is known of an entry.
    pub fn of(&self, entry: usize) -> Option<&Found> {
        self.found.iter().find(|found| found.entry == entry)
    }

    /// Returns the place of a line as `file:line`, without the file where the text has none.
    pub fn place(&self, evidence: &Evidence) -> String {
        match self.files.get(evidence.file).filter(|name| !name.is_empty()) {
            Some(name) => format!("{}:{}", catalogue::text::one_line(name), evidence.line),
            None => evidence.line.to_string(),
        }
    }
}
