//! A query to ranked hits, and to the places in a text that it matches.
//!
//! A query is cut into parts: words, numbers, and pairs of neighbouring Chinese characters (`token`). Each part takes its
//! best match in each phrase of an entry: its id, a title, an error text or a keyword (`compare`, `vocabulary`). A part
//! weighs its rarity in bits. The score of an entry is the share of the query's weight that it covers, and confidence
//! follows from the score, the lead over the next entry, and whether a whole phrase was typed (`score`). Entries whose
//! signatures stand in the query go first. Letters that stand scattered (`letters`) are tried when nothing else matches.

mod compare;
mod highlight;
mod letters;
mod pinyin;
mod query;
mod score;
mod token;
mod vocabulary;

use catalogue::model::{Catalogue, SourceId};
use catalogue::signature::Matcher;

pub(crate) use compare::Kind;
pub(crate) use highlight::Highlighter;
pub(crate) use score::{Confidence, Score};
pub(crate) use vocabulary::Field;

use query::Found;
use vocabulary::Vocabulary;

/// Of a longer query only so many bytes are looked at, so that none takes long.
const LONGEST_QUERY: usize = 4096;

/// An entry that fits a query.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Hit {
    /// An index into the catalogue's entries.
    pub(crate) entry: usize,
    /// The share of the query that it covers, from 0 to 1.
    pub(crate) score: f64,
    pub(crate) confidence: Confidence,
}

/// Why an entry is a hit.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Reason {
    pub(crate) score: Score,
    /// The parts of the query, in order.
    pub(crate) parts: Vec<PartReason>,
}

/// What a part of a query has to do with an entry.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct PartReason {
    /// The part, in normal form.
    pub(crate) part: String,
    /// Its weight, in bits.
    pub(crate) weight: f64,
    /// The best match with its phrase; `None` if the entry has none.
    pub(crate) found: Option<(Kind, Field, String)>,
}

/// Finds the entries of a catalogue.
#[derive(Debug)]
pub(crate) struct Index<'c> {
    catalogue: &'c Catalogue,
    vocabulary: Vocabulary<'c>,
    /// None if a signature cannot be used.
    signatures: Option<Matcher>,
}

impl<'c> Index<'c> {
    pub(crate) fn new(catalogue: &'c Catalogue) -> Index<'c> {
        Index {
            catalogue,
            vocabulary: Vocabulary::new(catalogue),
            signatures: Matcher::new(catalogue.entries.iter().map(|entry| &entry.clues.rules)).ok(),
        }
    }

    /// Returns the entries that fit a query, best first; none for an empty query.
    pub(crate) fn search(&self, query: &str, source: Option<SourceId>) -> Vec<Hit> {
        let (_, scores) = self.rank(query, source);
        if scores.is_empty() {
            let mut hits = letters::hits(shortened(query), &self.vocabulary);
            hits.retain(|hit| self.is_on(hit.entry, source));
            return hits;
        }
        scores.iter().map(|score| score.hit).collect()
    }

    /// Returns an entry whose words are like those of a query that finds nothing.
    pub(crate) fn nearest(&self, query: &str, source: Option<SourceId>) -> Option<usize> {
        let corrected = query::corrected(shortened(query), &self.vocabulary)?;
        let (_, scores) = self.rank(&corrected, source);
        Some(scores.first()?.hit.entry)
    }

    /// Prepares a query for [`Highlighter::places`] of several texts.
    pub(crate) fn highlighter(&self, query: &str) -> Highlighter<'_> {
        Highlighter::new(shortened(query), &self.vocabulary)
    }

    /// Returns how each hit came about, best first.
    pub(crate) fn why(&self, query: &str, source: Option<SourceId>) -> Vec<Reason> {
        let (parts, scores) = self.rank(query, source);
        let reasons = scores.into_iter().map(|score| {
            let parts = parts.iter().map(|found| self.part_reason(found, score.hit.entry)).collect();
            Reason { score, parts }
        });
        reasons.collect()
    }

    fn part_reason(&self, found: &Found, entry: usize) -> PartReason {
        let phrases = &self.vocabulary.phrases;
        let in_entry = found.matches.iter().filter(|(phrase, _)| phrases[*phrase].entry == entry);
        PartReason {
            part: found.part.to_string(),
            weight: found.weight,
            found: in_entry
                .max_by_key(|(_, kind)| *kind)
                .map(|(phrase, kind)| (*kind, phrases[*phrase].field, phrases[*phrase].text.to_owned())),
        }
    }

    /// Returns the parts of a query and the entries that match any of them, best first.
    fn rank(&self, query: &str, source: Option<SourceId>) -> (Vec<Found>, Vec<Score>) {
        let query = shortened(query);
        let parts = query::parts(query, &self.vocabulary);
        let shown = self.signatures.as_ref().map(|matcher| matcher.entries(query)).unwrap_or_default();
        let scores = score::rank(&parts, &self.vocabulary, &shown, |entry| self.is_on(entry, source));
        (parts, scores)
    }

    fn is_on(&self, entry: usize, source: Option<SourceId>) -> bool {
        self.catalogue.entries[entry].is_on(source)
    }
}

fn shortened(query: &str) -> &str {
    &query[..query.floor_char_boundary(LONGEST_QUERY)]
}

#[cfg(test)]
mod tests;

#[cfg(test)]
mod relevance;
