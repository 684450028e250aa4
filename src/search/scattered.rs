//! Entries that have the typed letters in their order but not in a row: guesses for when nothing else is found.
//! Not here: everything better (`judge`).

use nucleo::{Config, Matcher, Utf32Str};

use super::corpus::Corpus;
use super::fold::fold;
use super::{Confidence, Hit};

/// Fewer letters are scattered over every text, more are nobody's abbreviation.
const SHORTEST: usize = 3;
const LONGEST: usize = 40;
/// Letters that are scattered over more than so many times their number stand there by chance.
const WIDEST: usize = 4;

/// The entries with these letters in one text, in no particular order; the closer together, the better.
pub fn hits(query: &str, corpus: &Corpus) -> Vec<Hit> {
    let letters: String = fold(query, LONGEST + 1)
        .iter()
        .map(|folded| folded.c)
        .filter(|c| c.is_alphanumeric())
        .collect();
    let count = letters.len();
    // Numbers decide: scattered digits mean nothing.
    if !(SHORTEST..=LONGEST).contains(&count) || letters.chars().any(char::is_numeric) {
        return Vec::new();
    }
    let mut matcher = Matcher::new(Config::DEFAULT);
    let (mut letters_buffer, mut text_buffer, mut places) = (Vec::new(), Vec::new(), Vec::new());
    let wanted = Utf32Str::new(&letters, &mut letters_buffer);
    let mut hits: Vec<Hit> = Vec::new();
    for (passage, text) in corpus.letters.with_all_of(&letters) {
        places.clear();
        let text = Utf32Str::new(text, &mut text_buffer);
        let (Some(score), Some(span)) = (
            matcher.fuzzy_indices(text, wanted, &mut places),
            places
                .first()
                .zip(places.last())
                .map(|(first, last)| (last - first + 1) as usize),
        ) else {
            continue;
        };
        if span > WIDEST * count {
            continue;
        }
        let hit = Hit {
            entry: corpus.place(passage).entry as usize,
            confidence: Confidence::Guess,
            score: u32::from(score),
        };
        match hits.last_mut() {
            Some(last) if last.entry == hit.entry => last.score = last.score.max(hit.score),
            _ => hits.push(hit),
        }
    }
    hits
}

#[cfg(test)]
mod tests {
    use super::super::passage::{Field, Passage};
    use super::*;

    fn entries(query: &str) -> Vec<usize> {
        let texts = [
            "permission denied",
            "mount path",
            "a very long way from the pen to the other hand",
        ];
        let passages = texts.map(|text| {
            vec![Passage {
                field: Field::Error,
                text: text.to_owned(),
            }]
        });
        let corpus = Corpus::new(&passages, std::iter::empty());
        hits(query, &corpus).iter().map(|hit| hit.entry).collect()
    }

    #[test]
    fn letters_in_their_order_make_a_guess() {
        assert_eq!(entries("prmsn"), [0]);
        assert_eq!(entries("mnt pth"), [1]);
        assert_eq!(entries("avwpd"), [0; 0], "too far apart");
        assert_eq!(entries("pn"), [0; 0], "too few");
        assert_eq!(entries("prm1"), [0; 0]);
    }
}
