//! What a log shows, ready to be looked at: secrets masked, inputs named. Reading logs is `run`'s, putting together what
//! they say is `collect`'s.

use std::io::Cursor;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use super::collect::{Summary, Tally};
use super::redact::Redactor;
use super::run::Reader;
use super::scan::Scanner;
use catalogue::model::Catalogue;
use crate::error::Result;
use catalogue::text;

/// What was found in a log, or so far in one that is still being read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Findings {
    /// Everything that was found; lines in it are masked.
    pub summary: Summary,
    /// The names of the inputs.
    pub files: Vec<String>,
    /// Whether more may come.
    pub reading: bool,
}

impl Findings {
    /// A summary of inputs of these names, with its lines masked.
    pub fn new(mut summary: Summary, files: Vec<String>, reading: bool, redactor: &Redactor) -> Findings {
        for found in summary.entries.iter_mut().flat_map(|tally| &mut tally.evidence) {
            (found.text, found.evidence) = redactor.mask_around(&found.text, found.evidence.clone());
        }
        for unknown in &mut summary.unknown {
            unknown.example = redactor.mask(&unknown.example);
        }
        Findings {
            summary,
            files,
            reading,
        }
    }

    /// What a text shows that was pasted; `None` when there is nothing in it that a log would have.
    ///
    /// # Errors
    /// A catalogue with signatures that cannot be used.
    pub fn of_text(catalogue: &Catalogue, text: &str) -> Result<Option<Findings>> {
        let scanner = Arc::new(Scanner::new(catalogue)?);
        let mut reader = Reader::new(scanner, Arc::new(AtomicBool::new(false)));
        let source = Box::new(Cursor::new(text.to_owned().into_bytes()));
        // Memory can be read to its end, and nothing is told on the way.
        let _ = reader.read(0, source, false, &mut |_, _| Ok(()));
        let summary = reader.finish();
        if summary.entries.is_empty() && summary.unknown.is_empty() {
            return Ok(None);
        }
        Ok(Some(Findings::new(
            summary,
            vec![String::new()],
            false,
            &Redactor::new()?,
        )))
    }

    /// What is known of an entry.
    pub fn tally(&self, entry: usize) -> Option<&Tally> {
        self.summary.entries.iter().find(|tally| tally.entry == entry)
    }

    /// A line's place as `file:line`; without the file where the text has none.
    pub fn place(&self, file: usize, line: u64) -> String {
        match self.files.get(file).filter(|name| !name.is_empty()) {
            Some(name) => format!("{}:{line}", text::one_line(name)),
            None => line.to_string(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pasted_block_is_a_log_and_other_text_is_not() {
        let catalogue = Catalogue::built_in().expect("the built-in catalogue is sound");
        let of = |text: &str| Findings::of_text(&catalogue, text).expect("the signatures are sound");
        let log = "ERRO[2026-03-08 17:31:29] failed link: listen tcp 0.0.0.0:5244: bind: address already in use\n\
                   ERRO[2026-03-08 17:31:30] something else, token=abcdef0123456789abcdef\n";
        let findings = of(log).expect("it shows something");
        assert_eq!(findings.summary.entries.len(), 1);
        assert_eq!(findings.place(0, 1), "1");
        assert_eq!(findings.summary.unknown.len(), 1);
        assert!(
            !findings.summary.unknown[0].example.contains("abcdef0123"),
            "{findings:?}"
        );
        assert_eq!(of("what is this\nand that\n"), None);
    }
}
