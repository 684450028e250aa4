//! What a person types to ranked hits. Deterministic: equal hits keep the catalogue's order.

use std::ops::Range;

use nucleo::pattern::{Atom, AtomKind, CaseMatching, Normalization};
use nucleo::{Config, Matcher, Utf32Str};
use unicode_segmentation::UnicodeSegmentation;

use crate::catalogue::{Catalogue, Entry, SourceId};

/// An entry that fits a query.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    /// The entry: an index into [`Catalogue::entries`].
    pub entry: usize,
    /// How well it fits; only the order means something.
    pub score: u32,
}

/// The texts of a catalogue, made ready for searching.
#[derive(Debug)]
pub struct Index {
    texts: Vec<String>,
}

impl Index {
    /// Collects what can be found: questions and search words in every language and of every source, and ids.
    pub fn new(catalogue: &Catalogue) -> Index {
        Index {
            texts: catalogue.entries.iter().map(searchable_text).collect(),
        }
    }

    /// The entries that have every word of the query, best first; all of them, in their order, for an empty query.
    pub fn search(&self, catalogue: &Catalogue, query: &str, source: Option<SourceId>) -> Vec<Hit> {
        let words = words(query);
        let mut matcher = Matcher::new(Config::DEFAULT);
        let mut buffer = Vec::new();
        let mut hits = Vec::new();
        for (entry, text) in self.texts.iter().enumerate() {
            let on_source = |source: SourceId| {
                catalogue.entries[entry]
                    .articles()
                    .iter()
                    .any(|article| article.source == source)
            };
            if !source.is_none_or(on_source) {
                continue;
            }
            let text = Utf32Str::new(text, &mut buffer);
            let scores = words
                .iter()
                .map(|word| word.score(text, &mut matcher).map(u32::from));
            if let Some(score) = scores.sum() {
                hits.push(Hit { entry, score });
            }
        }
        hits.sort_by_key(|hit| std::cmp::Reverse(hit.score));
        hits
    }

    /// Which parts of a text the query matches, as byte ranges in order, for highlighting.
    pub fn highlight(&self, query: &str, text: &str) -> Vec<Range<usize>> {
        let mut matcher = Matcher::new(Config::DEFAULT);
        let mut buffer = Vec::new();
        let haystack = Utf32Str::new(text, &mut buffer);
        let mut indices = Vec::new();
        for word in words(query) {
            word.indices(haystack, &mut matcher, &mut indices);
        }
        indices.sort_unstable();
        indices.dedup();
        let graphemes: Vec<(usize, &str)> = text.grapheme_indices(true).collect();
        let mut ranges: Vec<Range<usize>> = Vec::new();
        for index in indices {
            let Some((start, grapheme)) = graphemes.get(index as usize) else {
                continue;
            };
            match ranges.last_mut() {
                Some(last) if last.end == *start => last.end += grapheme.len(),
                _ => ranges.push(*start..start + grapheme.len()),
            }
        }
        ranges
    }
}

/// The words of a query, each to be found as a run of characters. Marks such as `!` and `^` are letters of a pasted
/// error here, no syntax.
fn words(query: &str) -> Vec<Atom> {
    query
        .split_whitespace()
        .map(|word| {
            Atom::new(
                word,
                CaseMatching::Ignore,
                Normalization::Smart,
                AtomKind::Substring,
                false,
            )
        })
        .collect()
}

fn searchable_text(entry: &Entry) -> String {
    let questions = entry.questions().map(|question| question.text());
    let keywords = entry
        .keywords
        .en
        .iter()
        .chain(&entry.keywords.zh)
        .map(|line| line.0.clone());
    let texts: Vec<String> = std::iter::once(entry.id.clone())
        .chain(questions)
        .chain(keywords)
        .collect();
    texts.join("\n")
}
