//! What a person types to ranked hits, with how sure they are and which parts of a text they match.
//!
//! A query goes this way: its text is folded (`fold`) and parted into pieces (`piece`), which make its terms
//! (`query`). Each term is looked up in the catalogue: as a word, as letters without spaces, as pinyin, with typos
//! (`lookup`), or as Chinese characters (`run`). What is found is evidence, with a weight by its rarity (`evidence`,
//! `weight`). What all terms together say about an entry decides on its
//! confidence and its place (`judge`). The catalogue's texts (`passage`) are made ready once (`corpus`, from
//! `vocabulary` and `letters`).
//!
//! Deterministic: equal hits keep the catalogue's order. The time for a query is bounded, however long it is: only
//! its first 2,000 characters and 48 different terms count.

mod corpus;
mod evidence;
mod fold;
mod fragment;
mod highlight;
mod judge;
mod letters;
mod lookup;
mod nearest;
mod output;
mod passage;
mod piece;
mod pinyin;
mod query;
mod ranking;
mod run;
mod scattered;
mod typo;
mod vocabulary;
mod weight;

use std::ops::Range;
use std::sync::OnceLock;

use catalogue::model::{Catalogue, SourceId};
use crate::signature::Signatures;
pub use passage::{Field, Passage};
pub use pinyin::unread;
pub use ranking::Ranking;

/// How sure a hit is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Confidence {
    /// Scattered letters, or only a part of what was typed.
    Guess,
    /// A typo, another wording, pinyin, or search words that cover what was typed.
    Close,
    /// The error's own words or code, or the id.
    Exact,
}

impl Confidence {
    /// The word for it in JSON.
    pub fn code(self) -> &'static str {
        match self {
            Confidence::Exact => "exact",
            Confidence::Close => "close",
            Confidence::Guess => "guess",
        }
    }
}

/// An entry that fits a query.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    /// The entry: an index into [`Catalogue::entries`].
    pub entry: usize,
    /// How sure it is.
    pub confidence: Confidence,
    /// How well it fits; only the order means something.
    pub score: u32,
}

/// A catalogue, for searching.
#[derive(Debug)]
pub struct Index<'c> {
    catalogue: &'c Catalogue,
    /// Made ready with the first query, since the first frame must not wait for it.
    ranking: OnceLock<Ranking>,
    /// None, in the place of an error, when the catalogue has more than can be searched for at once.
    signatures: OnceLock<Option<Signatures>>,
}

impl<'c> Index<'c> {
    /// An index whose texts are made ready by the first query, or before it by [`Index::prepare`].
    pub fn new(catalogue: &'c Catalogue) -> Index<'c> {
        Index {
            catalogue,
            ranking: OnceLock::new(),
            signatures: OnceLock::new(),
        }
    }

    /// Makes the texts ready now, so that the first query need not.
    pub fn prepare(&self) {
        self.ranking();
        self.signatures();
    }

    /// The entries of a source, or of all, that fit a query, best first; all of them, in their order, for an empty
    /// query.
    pub fn search(&self, query: &str, source: Option<SourceId>) -> Vec<Hit> {
        let entries = &self.catalogue.entries;
        let mut hits = if query.trim().is_empty() {
            (0..entries.len()).map(all_alike).collect()
        } else {
            self.hits(query)
        };
        if let Some(source) = source {
            hits.retain(|hit| {
                let articles = entries[hit.entry].articles();
                articles.iter().any(|article| article.source == source)
            });
        }
        hits
    }

    /// Which parts of a text the query matches, as byte ranges in order, for highlighting. No query matches nothing.
    pub fn highlight(&self, query: &str, text: &str) -> Vec<Range<usize>> {
        if query.trim().is_empty() {
            return Vec::new();
        }
        let corpus = &self.ranking().corpus;
        let signatures = self.signatures.get().and_then(Option::as_ref);
        let telling = signatures.and_then(|signatures| output::telling_part(query, signatures));
        let query = telling.map_or(query, |part| &query[part]);
        highlight::highlight(&query::terms(query, corpus), text, corpus)
    }

    /// The entry that looks most like what was typed, for "did you mean" when there is no hit.
    pub fn nearest(&self, query: &str) -> Option<usize> {
        self.ranking().nearest(query)
    }

    /// What a program's output shows, then what else fits.
    fn hits(&self, query: &str) -> Vec<Hit> {
        let mut hits = self
            .signatures()
            .map(|signatures| output::hits(query, signatures))
            .unwrap_or_default();
        let shown = hits.len();
        for other in self.ranking().rank(query) {
            if hits[..shown].iter().all(|hit| hit.entry != other.entry) {
                hits.push(other);
            }
        }
        hits
    }

    fn ranking(&self) -> &Ranking {
        self.ranking.get_or_init(|| Ranking::new(&self.catalogue.entries))
    }

    fn signatures(&self) -> Option<&Signatures> {
        self.signatures
            .get_or_init(|| Signatures::new(self.catalogue).ok())
            .as_ref()
    }
}

fn all_alike(entry: usize) -> Hit {
    Hit {
        entry,
        confidence: Confidence::Exact,
        score: 0,
    }
}
