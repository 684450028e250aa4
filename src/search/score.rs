//! How well entries fit a query, and how sure that is.

use super::Hit;
use super::query::Found;
use super::vocabulary::{Field, Vocabulary};

/// How sure a hit is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Confidence {
    Guess,
    Close,
    Exact,
}

/// What a phrase holds beyond the query costs this part of its weight: of two phrases the shorter one wins.
const SPARE: f64 = 0.2;
/// A phrase was typed whole when so much of its weight was.
const WHOLE: f64 = 0.8;
/// An entry with a signature in the query goes first when it covers so much, and half of what the best one does: of what a
/// sentence only mentions it covers less.
const SHOWN: f64 = 0.35;
/// The first entry is the surer the more it covers, the farther the next one is behind (so much for each doubling of the
/// lead, which counts a few tenths of a bit where there is none), and when the heaviest phrase that was typed whole is its
/// own.
const LEAD: f64 = 0.2;
const TIE: f64 = 0.25;
const NAMED: f64 = 0.15;
/// From here on it is close, and exact. Both were chosen on texts of which the best keyword had been taken out.
const CLOSE: f64 = 0.89;
const EXACT: f64 = 1.2;

/// How well an entry fits.
#[derive(Debug, Clone)]
pub(super) struct Score {
    pub(super) entry: usize,
    /// The share of the query's weight that the entry covers: half of it counted over all its phrases, half within the
    /// two best of them, since a bag of words answers wrongly.
    pub(super) score: f64,
    /// How far the next entry is behind, in bits; 0 for all but the first.
    pub(super) lead: f64,
    /// The weight of the heaviest phrase that was typed whole, in bits.
    pub(super) whole: f64,
    pub(super) is_shown: bool,
    pub(super) confidence: Confidence,
    best_phrases: [f64; 2],
}

/// The parts of a query and the entries that match any of them, best first.
#[derive(Debug)]
pub(super) struct Ranking {
    pub(super) parts: Vec<Found>,
    pub(super) scores: Vec<Score>,
}

impl Ranking {
    /// Ranks the entries for which `is_on` holds; `shown` are those with a signature in the query.
    pub(super) fn new(
        parts: Vec<Found>,
        vocabulary: &Vocabulary,
        shown: &[usize],
        is_on: impl Fn(usize) -> bool,
    ) -> Ranking {
        let total: f64 = parts.iter().map(|found| found.weight).sum();
        let mut scores = scores(&parts, total, vocabulary);
        scores.retain(|score| is_on(score.entry));
        let best = scores.iter().map(|score| score.score).fold(0.0, f64::max);
        for score in &mut scores {
            let is_about_it = score.score >= SHOWN && score.score >= best / 2.0;
            score.is_shown = is_about_it && shown.contains(&score.entry);
        }
        // The sort is stable: equals stay in the order of the catalogue.
        scores.sort_by(|a, b| {
            let by_score = b.score.total_cmp(&a.score).then(b.whole.total_cmp(&a.whole));
            b.is_shown.cmp(&a.is_shown).then(by_score)
        });
        judge(&mut scores, total);
        Ranking { parts, scores }
    }
}

impl Score {
    fn new(entry: usize, score: f64) -> Score {
        Score {
            entry,
            score,
            lead: 0.0,
            whole: 0.0,
            is_shown: false,
            confidence: Confidence::Guess,
            best_phrases: [0.0; 2],
        }
    }

    pub(super) fn hit(&self) -> Hit {
        Hit { entry: self.entry, score: self.score, confidence: self.confidence }
    }
}

/// Returns the scores of all entries that match any part, by entry.
fn scores(parts: &[Found], total: f64, vocabulary: &Vocabulary) -> Vec<Score> {
    // What the query covers, by phrase and by entry, in bits.
    let mut in_phrase = vec![0.0; vocabulary.phrases.len()];
    let mut in_entry: Vec<f64> = Vec::new();
    for found in parts {
        let mut best: Vec<(usize, f64)> = Vec::new();
        for (phrase, kind) in &found.matches {
            let weight = found.weight * kind.quality();
            in_phrase[*phrase] += weight;
            let entry = vocabulary.phrases[*phrase].entry;
            match best.last_mut() {
                Some(last) if last.0 == entry => last.1 = weight.max(last.1),
                _ => best.push((entry, weight)),
            }
        }
        for (entry, weight) in best {
            in_entry.resize(in_entry.len().max(entry + 1), 0.0);
            in_entry[entry] += weight;
        }
    }
    let shares = in_entry.iter().map(|weight| weight / total).enumerate();
    let mut scores: Vec<Score> = shares.map(|(entry, share)| Score::new(entry, share)).collect();
    let phrases = vocabulary.phrases.iter().zip(in_phrase);
    for (phrase, covered) in phrases.filter(|(phrase, _)| phrase.field != Field::Id) {
        if covered > 0.0 {
            scores[phrase.entry].add_phrase(covered, phrase.bits, total);
        }
    }
    scores.retain(|score| score.score > 0.0);
    for score in &mut scores {
        let [second, first] = score.best_phrases;
        // A phrase that is the query itself needs no second one.
        let in_phrases = ((first + second) / 2.0).max(first.powi(4));
        score.score = (score.score + in_phrases) / 2.0;
    }
    scores
}

impl Score {
    fn add_phrase(&mut self, covered: f64, bits: f64, total: f64) {
        let share = covered / (total + SPARE * (bits - covered).max(0.0));
        self.best_phrases[0] = self.best_phrases[0].max(share);
        self.best_phrases.sort_by(f64::total_cmp);
        if covered >= WHOLE * bits {
            self.whole = self.whole.max(bits);
        }
    }
}

/// Sets the lead and the confidence of ranked entries. Only the first one is ever sure, unless signatures show others.
fn judge(scores: &mut [Score], total: f64) {
    let Some((first, others)) = scores.split_first_mut() else {
        return;
    };
    first.lead = (first.score - others.first().map_or(0.0, |next| next.score)).max(0.0) * total;
    let names_it = first.whole > others.iter().map(|other| other.whole).fold(0.0, f64::max);
    let sureness = first.score + LEAD * (TIE + first.lead).log2() + if names_it { NAMED } else { 0.0 };
    first.confidence = match sureness {
        EXACT.. => Confidence::Exact,
        CLOSE.. => Confidence::Close,
        _ => Confidence::Guess,
    };
    for score in scores.iter_mut().filter(|score| score.is_shown) {
        score.confidence = Confidence::Exact;
    }
}
