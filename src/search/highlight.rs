//! Where a text matches a query.

use std::cell::RefCell;
use std::ops::Range;

use super::compare::{Kind, Part, together};
use super::letters::Letters;
use super::query;
use super::token::Token;
use super::vocabulary::Vocabulary;

/// A query, ready to be found in texts.
pub(crate) struct Highlighter<'i> {
    vocabulary: &'i Vocabulary<'i>,
    parts: Vec<Part>,
    /// The query's letters, if it finds nothing else.
    letters: Option<RefCell<Letters>>,
}

impl<'i> Highlighter<'i> {
    pub(super) fn new(query: &str, vocabulary: &'i Vocabulary<'i>) -> Highlighter<'i> {
        let parts = query::parts(query, vocabulary);
        let finds_nothing = parts.iter().all(|found| found.matches.is_empty());
        Highlighter {
            vocabulary,
            parts: parts.into_iter().map(|found| found.part).collect(),
            letters: if finds_nothing { Letters::new(query).map(RefCell::new) } else { None },
        }
    }

    /// Returns the parts of a text that match, in bytes, in order and apart from each other.
    pub(crate) fn places(&self, text: &str) -> Vec<Range<usize>> {
        let tokens = self.vocabulary.splitter.tokens(text);
        let mut places: Vec<Range<usize>> = Vec::new();
        for (at, token) in tokens.iter().enumerate() {
            for part in &self.parts {
                if let Some(kind) = part.compare(token) {
                    places.push(place(part, kind, token));
                } else if let Some(word) = part.word().filter(|word| word.len() > 4)
                    && let Some(count) = together(word, tokens[at..].iter().map(|token| &*token.text))
                {
                    places.push(token.place.start..tokens[at + count - 1].place.end);
                }
            }
            for pair in self.parts.windows(2) {
                if let (Some(first), Some(second)) = (pair[0].word(), pair[1].word())
                    && token.text.strip_prefix(first) == Some(second)
                {
                    places.push(token.place.clone());
                }
            }
        }
        if let Some(letters) = self.letters.as_ref().filter(|_| places.is_empty()) {
            let characters: Vec<(usize, char)> = text.char_indices().collect();
            let at = |number: &u32| characters.get(*number as usize).map(|(at, c)| *at..at + c.len_utf8());
            places = letters.borrow_mut().places(text).iter().filter_map(at).collect();
        }
        merged(places)
    }
}

/// Returns the part of a token that matches: of a word that is still being typed the letters that are.
fn place(part: &Part, kind: Kind, token: &Token) -> Range<usize> {
    let place = token.place.clone();
    match part.word() {
        Some(word) if kind == Kind::Beginning && place.len() == token.text.len() => {
            place.start..place.end.min(place.start + word.len())
        }
        _ => place,
    }
}

/// Joins ranges that overlap or touch.
fn merged(mut places: Vec<Range<usize>>) -> Vec<Range<usize>> {
    places.sort_unstable_by_key(|place| (place.start, place.end));
    let mut merged: Vec<Range<usize>> = Vec::with_capacity(places.len());
    for place in places {
        match merged.last_mut() {
            Some(last) if place.start <= last.end => last.end = last.end.max(place.end),
            _ => merged.push(place),
        }
    }
    merged
}
