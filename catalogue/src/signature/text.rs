//! A text signature, ready to be found.

use std::collections::HashMap;
use std::ops::Range;

use super::{Pattern, TextSignature, glob};

/// A text to find.
#[derive(Debug, Clone)]
pub(super) struct Text {
    pub(super) entry: usize,
    /// Whether it ends the fault, rather than shows it.
    pub(super) cures: bool,
    /// Its longest word, as an index.
    pub(super) word: usize,
    /// Its next longest word, if there is another that tells events apart.
    pub(super) other_word: Option<usize>,
    pattern: Pattern,
    not: Vec<Pattern>,
    with: Vec<Pattern>,
    line: bool,
    pub(super) next_not: Vec<String>,
}

/// Different words, by their indices.
#[derive(Default)]
pub(super) struct Words {
    pub(super) list: Vec<String>,
    indices: HashMap<String, usize>,
}

impl Words {
    fn index(&mut self, word: &str) -> usize {
        let next = self.list.len();
        *self.indices.entry(word.to_owned()).or_insert_with(|| {
            self.list.push(word.to_owned());
            next
        })
    }
}

impl Text {
    /// Prepares a signature, and what ends its fault.
    pub(super) fn of(entry: usize, row: &TextSignature, words: &mut Words) -> Result<Vec<Text>, String> {
        let patterns = |texts: &[String]| -> Result<Vec<Pattern>, String> {
            texts.iter().map(|text| Pattern::parse(text, None)).collect()
        };
        let mut text = Text::new(entry, Pattern::parse(&row.text, row.rest)?, words);
        text.not = patterns(&row.not)?;
        text.with = patterns(&row.with)?;
        text.line = row.line;
        text.next_not = row.next_not.clone();
        let mut texts = vec![text];
        if let Some(cure) = &row.cured_by {
            let mut cure = Text::new(entry, Pattern::parse(cure, None)?, words);
            cure.cures = true;
            texts.push(cure);
        }
        Ok(texts)
    }

    fn new(entry: usize, pattern: Pattern, words: &mut Words) -> Text {
        let (word, other) = pattern.longest_words();
        Text {
            entry,
            cures: false,
            word: words.index(word),
            other_word: other.filter(|word| word.len() >= 3).map(|word| words.index(word)),
            pattern,
            not: Vec::new(),
            with: Vec::new(),
            line: false,
            next_not: Vec::new(),
        }
    }

    pub(super) fn may_precede(&self, next: Option<&str>) -> bool {
        self.next_not.is_empty() || next.is_some_and(|next| !glob::any_matches(&self.next_not, next))
    }

    /// Returns where it stands in a normalised event whose other words fit, in bytes.
    pub(super) fn find(&self, event: &str) -> Option<Range<usize>> {
        let matches = self.pattern.matches(event);
        if !self.line {
            let first = matches.first()?;
            return self.surroundings_fit(event).then(|| first.clone());
        }
        let mut judged = 0..0; // lines that do not fit
        let scopes = lines_of(event, &matches);
        let mut places = matches.iter().zip(scopes);
        let found = places.find(|(_, scope)| {
            let is_new = *scope != judged;
            judged = scope.clone();
            is_new && self.surroundings_fit(&event[scope.clone()])
        });
        found.map(|(place, _)| place.clone())
    }

    fn surroundings_fit(&self, scope: &str) -> bool {
        !self.not.iter().any(|pattern| pattern.find(scope).is_some())
            && self.with.iter().all(|pattern| pattern.find(scope).is_some())
    }
}

/// Returns the lines that each match stands in.
fn lines_of(event: &str, matches: &[Range<usize>]) -> Vec<Range<usize>> {
    let ends: Vec<usize> = event.match_indices('\n').map(|(at, _)| at).collect();
    let lines = matches.iter().map(|part| {
        let before = ends.partition_point(|end| *end < part.start);
        let start = before.checked_sub(1).map_or(0, |at| ends[at] + 1);
        let end = ends.get(ends.partition_point(|end| *end < part.end)).copied();
        start..end.unwrap_or(event.len())
    });
    lines.collect()
}
