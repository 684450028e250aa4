//! The texts of entries, made ready once, and the entries that fit a query, best first. Not here: what makes one fit
//! (`judge`), and a program's output in the place of a query (`output`).

use std::cmp::Reverse;

use super::corpus::Corpus;
use super::passage::{self, Passage};
use super::query::{self, Term};
use super::{Confidence, Hit, evidence, fragment, judge, nearest, scattered};
use catalogue::model::Entry;

/// The texts of entries, ready for searching.
#[derive(Debug)]
pub struct Ranking {
    entries: Vec<Vec<Passage>>,
    pub(super) corpus: Corpus,
}

impl Ranking {
    /// Makes the texts of the entries ready.
    pub fn new(entries: &[Entry]) -> Ranking {
        let passages = entries.iter().map(passage::of_entry).collect();
        let wrappers = entries.iter().flat_map(passage::wrappers_of);
        Ranking::of_passages(passages, wrappers)
    }

    /// Makes texts ready that need not be those of a catalogue: those of each entry. `wrappers` are the openings that
    /// errors of any kind may have.
    pub fn of_passages<'p>(entries: Vec<Vec<Passage>>, wrappers: impl Iterator<Item = &'p str>) -> Ranking {
        Ranking {
            corpus: Corpus::new(&entries, wrappers),
            entries,
        }
    }

    /// The entries that fit a query, best first.
    pub fn rank(&self, query: &str) -> Vec<Hit> {
        let terms = query::terms(query, &self.corpus);
        let mut hits = self.hits(&terms);
        if !hits.iter().any(is_sure)
            && let Some(glued) = query::glued(&terms, &self.corpus)
        {
            let better = self.hits(&[glued]);
            if better.iter().any(is_sure) {
                hits.retain(|hit| better.iter().all(|other| other.entry != hit.entry));
                hits.extend(better);
            }
        }
        if hits.is_empty() {
            hits = scattered::hits(query, &self.corpus);
        }
        if !hits.iter().any(is_sure) {
            fragment::promote(query, &self.entries, &mut hits);
        }
        if hits.iter().any(|hit| hit.confidence == Confidence::Exact) {
            hits.retain(|hit| is_sure(hit) || hit.score >= judge::FAIR_GUESS);
        }
        hits.sort_unstable_by_key(|hit| (Reverse(hit.score), hit.entry));
        hits
    }

    /// The entry that looks most like what was typed.
    pub fn nearest(&self, query: &str) -> Option<usize> {
        nearest::nearest(query, &self.entries)
    }

    fn hits(&self, terms: &[Term]) -> Vec<Hit> {
        let evidence: Vec<_> = terms
            .iter()
            .map(|term| evidence::of_term(term, &self.corpus))
            .collect();
        judge::judge(terms, &evidence, &self.corpus)
    }
}

fn is_sure(hit: &Hit) -> bool {
    hit.confidence > Confidence::Guess
}
