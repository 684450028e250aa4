//! Entries that have the typed letters in their order but not in a row: guesses for when nothing else is found.
//! Not here: everything better (`judge`).

use nucleo::pattern::{Atom, AtomKind, CaseMatching, Normalization};
use nucleo::{Config, Matcher, Utf32Str};

use super::fold::fold;
use super::passage::{Field, Passage};
use super::{Confidence, Hit};

/// Letters that are scattered over a text by chance are no guess: more than so many are needed, and fewer than that.
const SHORTEST: usize = 3;
const LONGEST: usize = 40;

/// The entries with these letters in one text, in no particular order.
pub fn hits(query: &str, entries: &[Vec<Passage>]) -> Vec<Hit> {
    let letters: String = fold(query, LONGEST + 1)
        .iter()
        .map(|folded| folded.c)
        .filter(|c| c.is_alphanumeric())
        .collect();
    let count = letters.chars().count();
    // Numbers decide: scattered digits mean nothing.
    if !(SHORTEST..=LONGEST).contains(&count) || letters.chars().any(char::is_numeric) {
        return Vec::new();
    }
    let atom = Atom::new(
        &letters,
        CaseMatching::Ignore,
        Normalization::Smart,
        AtomKind::Fuzzy,
        false,
    );
    let mut matcher = Matcher::new(Config::DEFAULT);
    let mut buffer = Vec::new();
    let mut hits = Vec::new();
    for (entry, passages) in entries.iter().enumerate() {
        let findable = passages.iter().filter(|passage| passage.field != Field::Answer);
        let scores = findable
            .filter_map(|passage| atom.score(Utf32Str::new(&passage.text, &mut buffer), &mut matcher));
        if let Some(score) = scores.max() {
            hits.push(Hit {
                entry,
                confidence: Confidence::Guess,
                score: u32::from(score),
            });
        }
    }
    hits
}
