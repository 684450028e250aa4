//! How well entries fit a query.

use std::collections::HashMap;

use super::query::Found;
use super::vocabulary::{Field, Vocabulary};

/// What a phrase holds beyond the query costs this part of its weight: of two phrases the shorter one wins.
fn k(name: &'static str, default: f64) -> f64 { crate::search::knob(name, default) }
/// A phrase was typed whole when so much of its weight was.
const WHOLE: f64 = 0.8;

/// How well an entry fits.
#[derive(Debug, Clone, Default)]
pub(super) struct Score {
    pub(super) entry: usize,
    /// The part of the query's weight that the entry covers: half of it counted over all its phrases, half within the
    /// two best of them.
    pub(super) score: f64,
    /// The weight of the heaviest phrase that was typed whole, in bits.
    pub(super) whole: f64,
    pub(super) two_best: [f64; 2],
    pub(super) cover: f64,
    pub(super) best_bits: f64,
    pub(super) best_cov: f64,
}

/// Returns the entries that match anything, best first, and the weight of the query in bits.
pub(super) fn scores(parts: &[Found], vocabulary: &Vocabulary) -> (Vec<Score>, f64) {
    let spare = k("SPARE", 0.2); let half = k("HALF", 0.5); let second = k("SECOND", 0.5);
    let total: f64 = parts.iter().map(|found| found.weight).sum();
    let mut entries: HashMap<usize, Score> = HashMap::new();
    let mut covered: HashMap<usize, f64> = HashMap::new();
    for found in parts {
        let mut best: HashMap<usize, f64> = HashMap::new();
        for (phrase, kind) in &found.matches {
            let weight = found.weight * kind.quality();
            *covered.entry(*phrase).or_default() += weight;
            let best = best.entry(vocabulary.phrases[*phrase].entry).or_default();
            *best = best.max(weight);
        }
        for (entry, weight) in best {
            let score = entries.entry(entry).or_default();
            score.entry = entry;
            score.score += weight;
        }
    }
    for (phrase, covered) in covered {
        let phrase = &vocabulary.phrases[phrase];
        if let Some(score) = entries.get_mut(&phrase.entry).filter(|_| phrase.field != Field::Id) {
            let share = covered / (total + spare * (phrase.bits - covered).max(0.0));
            if share > score.two_best[1] { score.best_bits = phrase.bits; score.best_cov = covered; }
            score.two_best[0] = score.two_best[0].max(share);
            score.two_best.sort_by(f64::total_cmp);
            if covered >= WHOLE * phrase.bits {
                score.whole = score.whole.max(phrase.bits);
            }
        }
    }
    let mut scores: Vec<Score> = entries.into_values().collect();
    for score in &mut scores {
        score.cover = score.score / total;
        score.score = half * score.score / total + (1.0 - half) * (second * score.two_best[0] + (1.0 - second) * score.two_best[1]);
    }
    scores.sort_by(|a, b| {
        let by_score = b.score.total_cmp(&a.score).then(b.whole.total_cmp(&a.whole));
        by_score.then(a.entry.cmp(&b.entry))
    });
    (scores, total)
}
