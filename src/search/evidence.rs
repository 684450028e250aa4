//! What the catalogue has of a term of a query, and what that proves about each entry. Not here: where a term is found
//! (`lookup`, `run`), and what all terms together say about an entry (`judge`).

use super::corpus::Corpus;
use super::lookup::{self, Match};
use super::passage::Field;
use super::query::Term;
use super::run;
use super::weight::{self, Weight};

/// What a passage has of a term.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Found {
    /// The passage.
    pub passage: u32,
    /// How much of the term's weight it earns.
    pub share: f32,
    /// Whether it has the very letters.
    pub own: bool,
    /// How many pieces of the passage that are.
    pub pieces: u16,
}

/// What an entry has of a term, in all its passages together.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Holding {
    /// The entry.
    pub entry: u32,
    /// The weight that it earns.
    pub got: f32,
    /// The weight that counts against it.
    pub lost: f32,
    /// The part of what it earns that does not come from answers.
    pub solid: f32,
}

/// All that the catalogue has of a term.
#[derive(Debug, Default)]
pub struct Evidence {
    /// The weight that the term has for an entry without it.
    pub missed: f32,
    /// The weight of the whole term.
    pub weight: f32,
    /// Whether finding it is evidence, and not just what many errors have.
    pub is_strong: bool,
    /// By passage, in order.
    pub found: Vec<Found>,
    /// By entry, in order.
    pub holdings: Vec<Holding>,
}

/// How much a passage's kind of text counts.
pub fn field_factor(field: Field) -> f32 {
    match field {
        Field::Error => 1.0,
        Field::Id => 0.98,
        Field::Question | Field::Keyword => 0.95,
        Field::Answer => 0.55,
    }
}

/// Looks a term up.
pub fn of_term(term: &Term, corpus: &Corpus) -> Evidence {
    match term {
        Term::Run(run) => run::of_run(run, corpus),
        Term::Word(_) | Term::Compound(_) | Term::Number { .. } => {
            weighed(lookup::matches(term, corpus), term, corpus)
        }
    }
}

/// Gives matches their weight and sums them up by entry.
fn weighed(matches: Vec<Match>, term: &Term, corpus: &Corpus) -> Evidence {
    let weight = weight_of(term, &matches, corpus);
    let mut evidence = Evidence {
        missed: weight.missed,
        weight: weight.found,
        is_strong: weight.is_strong(),
        found: Vec::with_capacity(matches.len()),
        holdings: Vec::new(),
    };
    for found in matches {
        let place = corpus.place(found.passage);
        evidence.found.push(Found {
            passage: found.passage,
            share: found.share(),
            own: found.is_own(),
            pieces: if term.is_filler() { 0 } else { found.pieces },
        });
        let value = found.share() * field_factor(place.field);
        let got = weight.found * value;
        // A name with a typo lacks less than a name that is not there; an unfinished number is another number.
        let missing = if found.is_unfinished() {
            weight.missed
        } else {
            weight.missed.min(1.0)
        };
        let holding = Holding {
            entry: place.entry,
            got,
            lost: missing * (1.0 - value),
            solid: if place.field == Field::Answer { 0.0 } else { got },
        };
        match evidence.holdings.last_mut() {
            Some(last) if last.entry == place.entry => {
                if holding.got > last.got {
                    *last = holding;
                }
            }
            _ => evidence.holdings.push(holding),
        }
    }
    evidence
}

fn weight_of(term: &Term, matches: &[Match], corpus: &Corpus) -> Weight {
    if term.is_filler() {
        return Weight::FILLER;
    }
    let having = entries_having(matches.iter().map(|found| found.passage), corpus);
    let by_rarity = Weight::by_rarity(having, corpus.entries());
    match term {
        Term::Word(word) if weight::is_common(word) => Weight::COMMON,
        Term::Word(word)
            if matches.iter().any(|found| found.is_pinyin) && weight::is_read_as_common(word) =>
        {
            Weight::COMMON
        }
        // Two Chinese characters are about a word.
        Term::Word(_) if matches.iter().all(|found| found.is_pinyin) => {
            let characters = matches.iter().map(|found| found.pieces).max().unwrap_or(2);
            by_rarity.scaled(f32::from(characters.max(2)) / 2.0)
        }
        Term::Number { port: true, .. } if matches.is_empty() => Weight::FILLER,
        Term::Number { .. } => Weight {
            missed: Weight::NUMBER_MISSED,
            ..by_rarity
        },
        Term::Compound(words) => {
            let telling = |word: &String| !weight::is_filler(word) && !weight::is_common(word);
            let is_in_a_row = !corpus.letters.find(&words.concat(), false).is_empty();
            if is_in_a_row || words.iter().any(telling) {
                Weight {
                    missed: Weight::NAME_MISSED,
                    ..by_rarity
                }
            } else {
                Weight::COMMON
            }
        }
        _ => by_rarity,
    }
}

/// How many entries have these passages, which are in order.
pub fn entries_having(passages: impl Iterator<Item = u32>, corpus: &Corpus) -> usize {
    let mut last = None;
    let mut count = 0;
    for passage in passages {
        let place = corpus.place(passage);
        if place.field != Field::Answer && last != Some(place.entry) {
            last = Some(place.entry);
            count += 1;
        }
    }
    count
}

#[cfg(test)]
mod tests {
    use super::super::passage::Passage;
    use super::*;

    fn corpus() -> Corpus {
        let entries = ["token expired", "token missing 413", "status"].map(|text| {
            let fields = [Field::Error, Field::Answer];
            let passages = fields.map(|field| Passage {
                field,
                text: text.to_owned(),
            });
            passages.to_vec()
        });
        Corpus::new(&entries, std::iter::empty())
    }

    fn of_word(text: &str) -> Evidence {
        of_term(&Term::Word(text.to_owned()), &corpus())
    }

    #[test]
    fn the_best_passage_of_an_entry_counts() {
        let evidence = of_word("expired");
        assert_eq!(evidence.found.len(), 2);
        assert_eq!(evidence.holdings.len(), 1);
        assert_eq!(evidence.holdings[0].got, evidence.weight);
        assert_eq!(evidence.holdings[0].solid, evidence.weight);
    }

    #[test]
    fn rare_words_prove_more_than_common_ones() {
        assert!(of_word("expired").is_strong);
        assert!(!of_word("status").is_strong);
        assert!(!of_word("the").is_strong);
    }

    #[test]
    fn a_number_that_is_not_there_costs_most() {
        let number = Term::Number {
            digits: "500".to_owned(),
            port: false,
        };
        assert!(of_term(&number, &corpus()).missed > of_word("nonsense").missed);
    }
}
