//! Letters that stand scattered in a text, in the order of the query: `tknexp` finds `token expired`.

use nucleo::pattern::{Atom, AtomKind, CaseMatching, Normalization};
use nucleo::{Config, Matcher, Utf32Str};

use super::Hit;
use super::score::Confidence;
use super::vocabulary::{Field, Vocabulary};

/// No longer query is looked for, in characters.
const LONGEST: usize = 32;
/// nucleo gives 16 points for a letter, more at the beginning of a word, and takes some for each gap.
const POINTS: usize = 16;
/// The share of a query that scattered letters cover, however well they fit.
const QUALITY: f64 = 0.3;

pub(super) struct Letters {
    atom: Atom,
    matcher: Matcher,
    /// The characters of the text that is looked at, kept to spare allocations.
    characters: Vec<char>,
    least: u16,
}

impl Letters {
    /// Prepares a query; `None` if it has too few letters, or too many.
    pub(super) fn new(query: &str) -> Option<Letters> {
        let letters: String = query.chars().filter(|c| c.is_alphanumeric()).take(LONGEST + 1).collect();
        let count = letters.chars().count();
        if !(3..=LONGEST).contains(&count) {
            return None;
        }
        Some(Letters {
            atom: Atom::new(&letters, CaseMatching::Ignore, Normalization::Smart, AtomKind::Fuzzy, false),
            matcher: Matcher::new(Config::DEFAULT),
            characters: Vec::new(),
            least: u16::try_from(count * POINTS).ok()?,
        })
    }

    /// Returns how many points a text gets, if enough.
    fn points(&mut self, text: &str) -> Option<u16> {
        let text = utf32(text, &mut self.characters);
        self.atom.score(text, &mut self.matcher).filter(|points| *points >= self.least)
    }

    /// Returns where the letters stand in a text, as characters by number.
    pub(super) fn places(&mut self, text: &str) -> Vec<u32> {
        let mut places = Vec::new();
        let text = utf32(text, &mut self.characters);
        let points = self.atom.indices(text, &mut self.matcher, &mut places);
        if points.is_none_or(|points| points < self.least) {
            places.clear();
        }
        places
    }
}

/// Returns a text in nucleo's form, of characters and not of graphemes.
fn utf32<'t>(text: &'t str, characters: &'t mut Vec<char>) -> Utf32Str<'t> {
    if text.is_ascii() {
        return Utf32Str::Ascii(text.as_bytes());
    }
    characters.clear();
    characters.extend(text.chars());
    Utf32Str::Unicode(characters)
}

/// Returns the entries in whose ids, titles or errors the letters of a query stand, best first. None of them is sure.
pub(super) fn hits(query: &str, vocabulary: &Vocabulary) -> Vec<Hit> {
    let Some(mut letters) = Letters::new(query) else {
        return Vec::new();
    };
    let mut hits: Vec<Hit> = Vec::new();
    for phrase in vocabulary.phrases.iter().filter(|phrase| phrase.field != Field::Keyword) {
        let Some(points) = letters.points(phrase.text) else {
            continue;
        };
        let score = QUALITY * (1.0 - f64::from(letters.least) / f64::from(points) / 2.0);
        match hits.last_mut() {
            Some(last) if last.entry == phrase.entry => last.score = score.max(last.score),
            _ => hits.push(Hit { entry: phrase.entry, score, confidence: Confidence::Guess }),
        }
    }
    hits.sort_by(|a, b| b.score.total_cmp(&a.score));
    hits
}
