//! By what an entry is found beyond the words of its pages. Finding is done elsewhere, in `search` and `signature`.

use std::sync::LazyLock;

use serde::Deserialize;

use super::curation::{Keywords, SignatureRow};
use super::template::Template;

/// What is known of an entry for finding it. It is read when something is searched for, since showing the list need not
/// wait for it.
#[derive(Debug)]
pub(super) struct Clues(LazyLock<Known, Box<dyn FnOnce() -> Known + Send>>);

/// What is known, once it is read.
#[derive(Debug)]
pub(super) struct Known {
    pub(super) keywords: Keywords,
    pub(super) signatures: Vec<Signature>,
}

/// A text that shows an error in a log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature {
    /// The text.
    pub text: Template,
    /// What the line must not hold.
    pub not: Vec<Template>,
    /// A line that the text is found in, and no other entry's text.
    pub sample: String,
}

/// The fields of an entry in `catalogue.yaml` that are clues.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    #[serde(default)]
    keywords: Keywords,
    #[serde(default)]
    signatures: Vec<SignatureRow>,
}

impl Clues {
    /// Those of a row.
    pub(super) fn new(keywords: Keywords, signatures: Vec<SignatureRow>) -> Clues {
        Clues(LazyLock::new(Box::new(move || Known::of(keywords, signatures))))
    }

    /// Those that are built in, as JSON that is not read yet; none where it is broken, which a test looks for.
    pub(super) fn unread(json: &'static str) -> Clues {
        Clues(LazyLock::new(Box::new(move || {
            let Row { keywords, signatures } = serde_json::from_str(json).unwrap_or_default();
            Known::of(keywords, signatures)
        })))
    }

    /// What is known.
    pub(super) fn known(&self) -> &Known {
        &self.0
    }
}

impl Known {
    fn of(keywords: Keywords, signatures: Vec<SignatureRow>) -> Known {
        let signatures = signatures.into_iter().map(|row| Signature {
            text: row.text,
            not: row.not,
            sample: row.sample.0,
        });
        Known {
            keywords,
            signatures: signatures.collect(),
        }
    }
}
