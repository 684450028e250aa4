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
mod run;
mod scattered;
mod typo;
mod vocabulary;
mod weight;

use std::cmp::Reverse;
use std::ops::Range;
use std::sync::OnceLock;

use crate::catalogue::{Catalogue, SourceId};
use crate::signature::Signatures;
use corpus::Corpus;
pub use passage::{Field, Passage};
pub use pinyin::unread;
use query::Term;

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

/// The texts of a catalogue, for searching.
#[derive(Debug)]
pub struct Index {
    entries: Vec<Vec<Passage>>,
    wrappers: Vec<String>,
    /// Made ready with the first query, since the first frame must not wait for it.
    corpus: OnceLock<Corpus>,
    signatures: OnceLock<Option<Signatures>>,
}

impl Index {
    /// Collects what can be found. That is cheap; the texts are made ready by the first query, or before it by
    /// [`Index::prepare`].
    pub fn new(catalogue: &Catalogue) -> Index {
        let entries = &catalogue.entries;
        let mut wrappers: Vec<String> = Vec::new();
        for wrapper in entries.iter().flat_map(passage::wrappers_of) {
            if !wrappers.iter().any(|known| known == wrapper) {
                wrappers.push(wrapper.to_owned());
            }
        }
        Index {
            wrappers,
            ..Index::of_passages(entries.iter().map(passage::of_entry).collect())
        }
    }

    /// An index of texts that are not in a catalogue: those of each entry.
    pub fn of_passages(entries: Vec<Vec<Passage>>) -> Index {
        Index {
            entries,
            wrappers: Vec::new(),
            corpus: OnceLock::new(),
            signatures: OnceLock::new(),
        }
    }

    /// Makes the texts ready now, so that the first query need not.
    pub fn prepare(&self, catalogue: &Catalogue) {
        self.corpus();
        self.signatures(catalogue);
    }

    /// The entries of a source, or of all, that fit a query, best first; all of them, in their order, for an empty
    /// query.
    pub fn search(&self, catalogue: &Catalogue, query: &str, source: Option<SourceId>) -> Vec<Hit> {
        // As above: without a query there is nothing to look for in a program's output.
        let signatures = if query.trim().is_empty() {
            None
        } else {
            self.signatures(catalogue)
        };
        let mut hits = signatures
            .map(|signatures| output::hits(query, signatures))
            .unwrap_or_default();
        let others = self.rank(query).into_iter();
        let shown = hits.len();
        hits.extend(
            others
                .filter(|other| hits[..shown].iter().all(|hit| hit.entry != other.entry))
                .collect::<Vec<_>>(),
        );
        if let Some(source) = source {
            hits.retain(|hit| {
                let articles = catalogue.entries[hit.entry].articles();
                articles.iter().any(|article| article.source == source)
            });
        }
        hits
    }

    /// The entries that fit a query, best first; all of them, in their order, for an empty query.
    pub fn rank(&self, query: &str) -> Vec<Hit> {
        if query.trim().is_empty() {
            return (0..self.entries.len()).map(all_alike).collect();
        }
        let corpus = self.corpus();
        let terms = query::terms(query, corpus);
        let mut hits = self.hits(&terms);
        if !hits.iter().any(is_sure)
            && let Some(glued) = query::glued(&terms, corpus)
        {
            let better = self.hits(&[glued]);
            if better.iter().any(is_sure) {
                hits.retain(|hit| better.iter().all(|other| other.entry != hit.entry));
                hits.extend(better);
            }
        }
        if hits.is_empty() {
            hits = scattered::hits(query, corpus);
        }
        if !hits.iter().any(is_sure) {
            fragment::promote(query, &self.entries, &mut hits);
        }
        if hits.iter().any(|hit| hit.confidence == Confidence::Exact) {
            hits.retain(|hit| is_sure(hit) || hit.score >= judge::FAIR_GUESS);
        }
        hits.sort_unstable_by_key(|hit| (Reverse(hit.score), hit.entry));
        hits
    }

    /// Which parts of a text the query matches, as byte ranges in order, for highlighting. No query matches nothing,
    /// and the first frame, which has none, need not wait for the texts to be made ready.
    pub fn highlight(&self, query: &str, text: &str) -> Vec<Range<usize>> {
        if query.trim().is_empty() {
            return Vec::new();
        }
        let corpus = self.corpus();
        let signatures = self.signatures.get().and_then(Option::as_ref);
        let telling = signatures.and_then(|signatures| output::telling_part(query, signatures));
        let query = telling.map_or(query, |part| &query[part]);
        highlight::highlight(&query::terms(query, corpus), text, corpus)
    }

    /// The entry that looks most like what was typed, for "did you mean" when there is no hit.
    pub fn nearest(&self, query: &str) -> Option<usize> {
        nearest::nearest(query, &self.entries)
    }

    fn hits(&self, terms: &[Term]) -> Vec<Hit> {
        let corpus = self.corpus();
        let evidence: Vec<_> = terms.iter().map(|term| evidence::of_term(term, corpus)).collect();
        judge::judge(terms, &evidence, corpus)
    }

    /// None, in the place of an error, when the catalogue has more than can be searched for at once.
    fn signatures(&self, catalogue: &Catalogue) -> Option<&Signatures> {
        self.signatures
            .get_or_init(|| Signatures::new(catalogue).ok())
            .as_ref()
    }

    fn corpus(&self) -> &Corpus {
        self.corpus
            .get_or_init(|| Corpus::new(&self.entries, self.wrappers.iter().map(String::as_str)))
    }
}

fn all_alike(entry: usize) -> Hit {
    Hit {
        entry,
        confidence: Confidence::Exact,
        score: 0,
    }
}

fn is_sure(hit: &Hit) -> bool {
    hit.confidence > Confidence::Guess
}
