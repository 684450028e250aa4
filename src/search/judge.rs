//! What all terms of a query together say about each entry: how sure the hit is, and its place. Not here: where a
//! term is found (`evidence`).

use super::corpus::Corpus;
use super::evidence::{Evidence, field_factor};
use super::passage::Field;
use super::query::Term;
use super::{Confidence, Hit};

/// From this part of the query's weight on, an entry covers it.
const COVERED: f32 = 0.7;
/// The same for a query of several terms, more of which may be there by chance.
const COVERED_OF_MANY: f32 = 0.72;
/// From so many terms on, a query has many.
const MANY: u16 = 5;
/// The same for a query that has no error's own words: what is only a topic must be covered well.
const COVERED_TOPIC: f32 = 0.77;
/// From this part on, a query of several words that has all of a search word means it, common as the words may be.
const COVERED_WHOLE: f32 = 0.85;
/// From so many Chinese characters on, a search word is as good as several words.
const LONG_WHOLE: u16 = 5;
/// Nobody types more terms than this: it is a program's output, of which single words prove nothing.
const MOST_TYPED: u16 = 14;
/// From this part on, an entry may be a guess.
const TOUCHED: f32 = 0.25;
/// The least weight of telling words that makes a hit more than a guess.
const TELLING: f32 = 0.5;
/// The least weight of words that are not an error's own; less is a mere topic, unless it is all of a search word.
const TELLING_TOPIC: f32 = 1.15;
/// The distance between two degrees of confidence in scores.
pub const DEGREE: u32 = 10_000_000;
/// The least score of a guess that is worth showing beside the error's own words.
pub const FAIR_GUESS: u32 = DEGREE + DEGREE / 2;

/// What an entry has of the query.
#[derive(Debug, Clone, Default)]
struct EntryTally {
    got: f32,
    /// The weight that counts against it, as a difference to an entry that has nothing.
    lost: f32,
    /// What it has that is telling and not in an answer.
    solid: f32,
}

/// What a passage has of the query.
#[derive(Debug, Clone, Default)]
struct PassageTally {
    got: f32,
    /// What it has that is telling.
    telling: f32,
    /// How many of the terms it has letter by letter, without fillers.
    own: u16,
    pieces: u16,
}

/// What the entries have of a query.
struct Tallies<'c> {
    corpus: &'c Corpus,
    entries: Vec<EntryTally>,
    passages: Vec<PassageTally>,
    /// The terms that are not fillers.
    terms: u16,
    weight: f32,
    missed: f32,
}

/// The entries that have enough of the terms, in no particular order.
pub fn judge(terms: &[Term], evidence: &[Evidence], corpus: &Corpus) -> Vec<Hit> {
    let mut tallies = Tallies {
        corpus,
        entries: vec![EntryTally::default(); corpus.entries()],
        passages: vec![PassageTally::default(); corpus.passages()],
        terms: terms.iter().filter(|term| !term.is_filler()).count() as u16,
        weight: evidence
            .iter()
            .map(|evidence| evidence.weight.max(evidence.missed))
            .sum(),
        missed: evidence.iter().map(|evidence| evidence.missed).sum(),
    };
    for (term, evidence) in terms.iter().zip(evidence) {
        tallies.add(evidence, term.is_filler());
    }
    let entries = 0..corpus.entries();
    entries.filter_map(|entry| tallies.hit(entry)).collect()
}

impl Tallies<'_> {
    fn add(&mut self, evidence: &Evidence, is_filler: bool) {
        for found in &evidence.found {
            let tally = &mut self.passages[found.passage as usize];
            tally.got += evidence.weight * found.share;
            tally.pieces += found.pieces;
            if evidence.is_strong {
                tally.telling += evidence.weight * found.share;
            }
            if found.own && !is_filler {
                tally.own += 1;
            }
        }
        for holding in &evidence.holdings {
            let tally = &mut self.entries[holding.entry as usize];
            tally.got += holding.got;
            tally.lost += holding.lost - evidence.missed;
            if evidence.is_strong {
                tally.solid += holding.solid;
            }
        }
    }

    fn hit(&self, entry: usize) -> Option<Hit> {
        let tally = &self.entries[entry];
        if tally.got <= 0.0 {
            return None;
        }
        let covered = tally.got / (tally.got + (self.missed + tally.lost).max(0.0));
        if covered < TOUCHED {
            return None;
        }
        let mut view = PassageView::default();
        for passage in self.corpus.passages_of(entry) {
            view.see(self, passage);
        }
        let confidence = self.confidence(covered, tally, &view);
        let place = 0.6 * covered + 0.3 * view.best + 0.1 * view.filled;
        let degree = match confidence {
            Confidence::Exact => 3,
            Confidence::Close => 2,
            Confidence::Guess => 1,
        };
        Some(Hit {
            entry,
            confidence,
            score: degree * DEGREE + (place.clamp(0.0, 1.0) * (DEGREE - 1) as f32) as u32,
        })
    }

    fn confidence(&self, covered: f32, tally: &EntryTally, view: &PassageView) -> Confidence {
        if self.terms > MOST_TYPED {
            return Confidence::Guess;
        }
        if view.is_exact {
            return Confidence::Exact;
        }
        let enough = if self.terms < MANY {
            COVERED
        } else {
            COVERED_OF_MANY
        };
        let has_telling = tally.solid >= TELLING * 0.9;
        let by_error = view.telling_error >= TELLING && has_telling && covered >= enough;
        let by_topic =
            (tally.solid >= TELLING_TOPIC || view.whole > 0 && has_telling) && covered >= COVERED_TOPIC;
        let is_long = self.terms > 1 || view.whole >= LONG_WHOLE;
        let by_whole = view.whole > 0 && is_long && covered >= COVERED_WHOLE;
        if by_error || by_topic || by_whole {
            Confidence::Close
        } else {
            Confidence::Guess
        }
    }
}

/// The passages of an entry in the light of the query.
#[derive(Default)]
struct PassageView {
    /// The greatest part of the query in one passage.
    best: f32,
    /// The part of that passage that the query has.
    filled: f32,
    /// The weight of telling words in an error.
    telling_error: f32,
    /// Whether one passage has all of the query letter by letter.
    is_exact: bool,
    /// The size of the longest search word all of which the query has; 0 when there is none.
    whole: u16,
}

impl PassageView {
    fn see(&mut self, tallies: &Tallies<'_>, passage: u32) {
        let tally = &tallies.passages[passage as usize];
        if tally.got <= 0.0 {
            return;
        }
        let place = tallies.corpus.place(passage);
        let here = tally.got / tallies.weight * field_factor(place.field);
        let filled = f32::from(tally.pieces.min(place.size)) / f32::from(place.size.max(1));
        if here + 0.3 * filled > self.best + 0.3 * self.filled {
            (self.best, self.filled) = (here, filled);
        }
        let is_own = tally.own >= tallies.terms && tallies.terms > 0;
        match place.field {
            Field::Error => {
                self.telling_error = self.telling_error.max(tally.telling);
                self.is_exact |= is_own && tally.telling >= TELLING;
            }
            // The words of an id are ours: only all of them are the id.
            Field::Id => self.is_exact |= is_own && filled >= 1.0,
            Field::Keyword if filled >= 1.0 => self.whole = self.whole.max(place.size),
            Field::Keyword | Field::Question | Field::Answer => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::passage::Passage;
    use super::super::{evidence, query};
    use super::*;

    /// The entries that are found, best first.
    fn found(text: &str) -> Vec<(usize, Confidence)> {
        let entries = [
            [
                (Field::Error, "query fail [61008]"),
                (Field::Keyword, "sorting not supported"),
            ],
            [
                (Field::Error, "Token is expired"),
                (Field::Answer, "change the sorting of the query"),
            ],
            [
                (Field::Error, "token is missing"),
                (Field::Keyword, "wrong token"),
            ],
            [
                (Field::Error, "mount path required"),
                (Field::Keyword, "empty mount path"),
            ],
        ];
        let entries = entries.map(|passages| {
            let passages = passages.map(|(field, text)| Passage {
                field,
                text: text.to_owned(),
            });
            passages.to_vec()
        });
        let corpus = Corpus::new(&entries, std::iter::empty());
        let terms = query::terms(text, &corpus);
        let evidence: Vec<Evidence> = terms
            .iter()
            .map(|term| evidence::of_term(term, &corpus))
            .collect();
        let mut hits = judge(&terms, &evidence, &corpus);
        hits.sort_by_key(|hit| std::cmp::Reverse(hit.score));
        hits.iter().map(|hit| (hit.entry, hit.confidence)).collect()
    }

    #[test]
    fn the_errors_own_words_are_exact_and_beat_an_answer() {
        assert_eq!(found("fail query")[0], (0, Confidence::Exact));
        assert_eq!(found("61008"), [(0, Confidence::Exact)]);
    }

    #[test]
    fn typos_and_search_words_are_close() {
        assert_eq!(found("token is exipred")[0], (1, Confidence::Close));
        assert_eq!(found("sorting is not supported")[0], (0, Confidence::Close));
        assert_eq!(found("wrong token")[0], (2, Confidence::Close));
    }

    #[test]
    fn a_part_of_the_query_is_a_guess() {
        assert_eq!(found("expired cookie of quark")[0], (1, Confidence::Guess));
        assert!(
            found("query fail 61004")
                .iter()
                .all(|(_, confidence)| *confidence == Confidence::Guess)
        );
        assert_eq!(found("weather"), []);
    }

    #[test]
    fn common_words_alone_are_a_guess() {
        assert!(
            found("fail")
                .iter()
                .all(|(_, confidence)| *confidence == Confidence::Guess)
        );
    }
}
