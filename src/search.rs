//! A query to ranked hits.

use std::ops::Range;

use catalogue::model::{Catalogue, SourceId};

/// How sure a hit is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Confidence {
    Guess,
    Close,
    Exact,
}

/// An entry that fits a query.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Hit {
    pub entry: usize,
    pub score: f64,
    pub confidence: Confidence,
}

/// The texts of a catalogue, ready for searching.
#[derive(Debug)]
pub struct Index;

impl Confidence {
    /// Returns the word for it in JSON.
    pub fn code(self) -> &'static str {
        match self {
            Confidence::Exact => "exact",
            Confidence::Close => "close",
            Confidence::Guess => "guess",
        }
    }
}

impl Index {
    pub fn new(_catalogue: &Catalogue) -> Index {
        Index
    }
    pub fn search(&self, _query: &str, _source: Option<SourceId>) -> Vec<Hit> {
        Vec::new()
    }
    pub fn nearest(&self, _query: &str, _source: Option<SourceId>) -> Option<usize> {
        None
    }
    pub fn highlights(&self, _query: &str, _text: &str) -> Vec<Range<usize>> {
        Vec::new()
    }
}
