//! How well entries fit a query, and how sure that is.

use std::cmp::Ordering;

use super::Hit;
use super::compare::Kind;
use super::query::Found;
use super::vocabulary::{Field, Phrase, Vocabulary};

/// How sure a hit is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Confidence {
    Guess,
    Close,
    Exact,
}

/// What a phrase holds beyond the query costs this part of its weight: of two phrases the shorter one wins.
const SPARE: f64 = 0.2;
/// A phrase was typed whole when so much of its weight was, not counting words that have only begun.
const WHOLE: f64 = 0.8;
/// An entry with a signature in the query goes first when it covers so much, and half of what the best one does: of what a
/// sentence only mentions it covers less.
const SHOWN: f64 = 0.35;
/// Confidence grows with what the first entry covers, and with its lead over the next one, in bits: by this much for each
/// doubling of the lead plus `TIE`, which keeps a lead of zero finite.
const LEAD: f64 = 0.2;
const TIE: f64 = 0.25;
/// It is surer when the heaviest phrase that was typed whole is its own, and less sure when that is another entry's.
const NAMED: f64 = 0.15;
const OTHER_NAMED: f64 = 0.05;
/// A common word answers nothing: so much of a query must be covered, as a part of what a word weighs that only one entry has;
/// more where words have only begun, as `free` for `freezes`.
const ENOUGH: f64 = 0.5;
const ENOUGH_BEGUN: f64 = 0.7;
/// From here on it is close, and exact. Both were chosen on texts for which no keyword had been written.
const CLOSE: f64 = 0.86;
const EXACT: f64 = 1.2;

/// How well an entry fits.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Score {
    /// The entry with the share of the query's weight that it covers: half of it counted over all its phrases, half within
    /// the two best of them, since a bag of words answers wrongly.
    pub(crate) hit: Hit,
    /// How far the next entry is behind, in bits; 0 for all but the first.
    pub(crate) lead: f64,
    /// The weight of the heaviest phrase that was typed whole, in bits; 0 if none was.
    pub(crate) whole: f64,
    /// Whether a signature of the entry stands in the query.
    pub(crate) is_shown: bool,
    /// Whether a word of the entry was typed whole, not only begun.
    has_word: bool,
}

/// Returns the entries that match any part and for which `is_on` holds, best first; `shown` are those with a signature in
/// the query.
pub(super) fn rank(
    parts: &[Found],
    vocabulary: &Vocabulary,
    shown: &[usize],
    is_on: impl Fn(usize) -> bool,
) -> Vec<Score> {
    let total: f64 = parts.iter().map(|found| found.weight).sum();
    let mut scores = scores(parts, total, vocabulary);
    scores.retain(|score| is_on(score.hit.entry));
    let best = scores.iter().map(|score| score.hit.score).fold(0.0, f64::max);
    for score in &mut scores {
        let is_about_it = score.hit.score >= SHOWN && score.hit.score >= best / 2.0;
        score.is_shown = is_about_it && shown.contains(&score.hit.entry);
    }
    // The sort is stable: equals stay in the order of the catalogue.
    scores.sort_by(|a, b| {
        let by_score = b.hit.score.total_cmp(&a.hit.score).then(b.whole.total_cmp(&a.whole));
        b.is_shown.cmp(&a.is_shown).then(by_score)
    });
    judge(&mut scores, total, vocabulary.rarest());
    scores
}

/// What of a phrase was typed, in bits.
#[derive(Clone, Copy, Default)]
struct Typed {
    all: f64,
    /// Without words that have only begun.
    whole_words: f64,
}

/// Returns the scores of all entries that match any part, by entry.
fn scores(parts: &[Found], total: f64, vocabulary: &Vocabulary) -> Vec<Score> {
    let entry = |phrase: usize| vocabulary.phrases[phrase].entry;
    let mut in_entry = vec![0.0; vocabulary.entries];
    let mut in_phrase = vec![Typed::default(); vocabulary.phrases.len()];
    for found in parts {
        for matches in found.matches.chunk_by(|(a, _), (b, _)| entry(*a) == entry(*b)) {
            let mut best = 0.0_f64;
            for (phrase, kind) in matches {
                let weight = found.weight * kind.quality();
                best = best.max(weight);
                in_phrase[*phrase].all += weight;
                if *kind != Kind::Beginning {
                    in_phrase[*phrase].whole_words += weight;
                }
            }
            in_entry[entry(matches[0].0)] += best;
        }
    }
    let phrases: Vec<_> = vocabulary.phrases.iter().zip(in_phrase).collect();
    let by_entry = phrases.chunk_by(|(a, _), (b, _)| a.entry == b.entry);
    let scores = by_entry.map(|phrases| score(in_entry[phrases[0].0.entry], phrases, total));
    scores.filter(|score| score.hit.score > 0.0).collect()
}

/// Returns the score of the entry with these phrases, which covers so much of a query's weight.
fn score(covered: f64, phrases: &[(&Phrase, Typed)], total: f64) -> Score {
    let (mut first, mut second, mut whole) = (0.0_f64, 0.0_f64, 0.0_f64);
    let has_word = phrases.iter().any(|(_, typed)| typed.whole_words > 0.0);
    for (phrase, typed) in phrases.iter().filter(|(phrase, _)| phrase.field != Field::Id) {
        let share = typed.all / (total + SPARE * (phrase.bits - typed.all).max(0.0));
        second = second.max(share.min(first));
        first = first.max(share);
        if typed.whole_words > 0.0 && typed.whole_words >= WHOLE * phrase.bits {
            whole = whole.max(phrase.bits);
        }
    }
    // A phrase that is the query itself needs no second one.
    let in_phrases = ((first + second) / 2.0).max(first.powi(4));
    let score = (covered / total + in_phrases) / 2.0;
    let entry = phrases[0].0.entry;
    let hit = Hit { entry, score, confidence: Confidence::Guess };
    Score { hit, lead: 0.0, whole, is_shown: false, has_word }
}

/// Sets the lead and the confidence of ranked entries. Only the first one is ever sure, unless signatures show others.
/// `rarest` is what a word weighs that only one entry has.
fn judge(scores: &mut [Score], total: f64, rarest: f64) {
    let Some((first, others)) = scores.split_first_mut() else {
        return;
    };
    first.lead = (first.hit.score - others.first().map_or(0.0, |next| next.hit.score)).max(0.0) * total;
    let others_whole = others.iter().map(|other| other.whole).fold(0.0, f64::max);
    let enough = if first.has_word { ENOUGH } else { ENOUGH_BEGUN };
    let named = match first.whole.total_cmp(&others_whole) {
        Ordering::Greater => NAMED,
        Ordering::Equal => 0.0,
        Ordering::Less => -OTHER_NAMED,
    };
    first.hit.confidence = match first.hit.score + LEAD * (TIE + first.lead).log2() + named {
        _ if first.hit.score * total < enough * rarest => Confidence::Guess,
        EXACT.. => Confidence::Exact,
        CLOSE.. => Confidence::Close,
        _ => Confidence::Guess,
    };
    for score in scores.iter_mut().filter(|score| score.is_shown) {
        score.hit.confidence = Confidence::Exact;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns how sure the first of two entries is when they cover so much of a query of 10 bits.
    fn confidence(first: f64, second: f64, others_whole: f64, rarest: f64) -> Confidence {
        let score = |entry, score, whole| Score {
            hit: Hit { entry, score, confidence: Confidence::Guess },
            lead: 0.0,
            whole,
            is_shown: false,
            has_word: true,
        };
        let mut scores = [score(0, first, 0.0), score(1, second, others_whole)];
        judge(&mut scores, 10.0, rarest);
        scores[0].hit.confidence
    }

    #[test]
    fn another_ones_phrase_or_too_few_bits_make_an_entry_a_guess() {
        assert_eq!(confidence(0.77, 0.65, 0.0, 5.0), Confidence::Close);
        assert_eq!(confidence(0.77, 0.65, 6.0, 5.0), Confidence::Guess);
        assert_eq!(confidence(1.0, 0.2, 0.0, 5.0), Confidence::Exact);
        assert_eq!(confidence(1.0, 0.2, 0.0, 21.0), Confidence::Guess);
    }
}
