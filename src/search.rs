//! A query to ranked hits.

mod compare;
mod pinyin;
mod query;
mod score;
mod token;
mod vocabulary;

use catalogue::model::{Catalogue, SourceId};
use catalogue::signature::{Matcher, Rules};

pub(crate) use compare::Kind;
use score::Score;
use token::Splitter;
pub(crate) use vocabulary::Field;
use vocabulary::Vocabulary;

/// How sure a hit is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Confidence {
    Guess,
    Close,
    Exact,
}

/// An entry that fits a query.
#[derive(Debug, Clone)]
pub(crate) struct Hit {
    pub(crate) entry: usize,
    pub(crate) score: f64,
    pub(crate) confidence: Confidence,
    pub(crate) lead: f64,
    pub(crate) whole: f64,
    pub(crate) next_whole: f64,
    pub(crate) f: Vec<f64>,
}

pub(crate) struct Index<'c> {
    catalogue: &'c Catalogue,
    splitter: Splitter,
    vocabulary: Vocabulary,
    matcher: Option<Matcher>,
}

pub fn knob(name: &str, default: f64) -> f64 {
    std::env::var(name).ok().and_then(|v| v.parse().ok()).unwrap_or(default)
}

impl<'c> Index<'c> {
    pub(crate) fn new(catalogue: &'c Catalogue) -> Index<'c> {
        let splitter = Splitter::new(&catalogue.words);
        let vocabulary = Vocabulary::new(catalogue, &splitter);
        let rules: Vec<Rules> = catalogue.entries.iter().map(|entry| entry.clues.rules.clone()).collect();
        Index {
            catalogue,
            splitter,
            vocabulary,
            matcher: Matcher::new(&rules).ok(),
        }
    }

    pub(crate) fn search(&self, query: &str, source: Option<SourceId>) -> Vec<Hit> {
        let _ = source;
        let parts = query::parts(query, &self.splitter, &self.vocabulary);
        if std::env::var("WHY").is_ok() {
            for p in &parts {
                eprintln!("{:?} {:.2} {}", p.part.wanted_text(), p.weight, p.matches.len());
            }
        }
        let (scores, total) = score::scores(&parts, &self.vocabulary);
        let all = knob("ALL", 0.82);
        let part = knob("PART", 0.35);
        let ahead = knob("AHEAD", 1.25);
        let exact = knob("EXACT", 0.95);
        let shown: Vec<usize> = self.matcher.as_ref().map(|m| m.entries(query)).unwrap_or_default();
        let is_shown = |s: &Score| s.score >= part && shown.contains(&s.entry);
        let (mut first, rest): (Vec<Score>, Vec<Score>) = scores.into_iter().partition(is_shown);
        let n_shown = first.len();
        first.extend(rest);
        let hits = first.iter().enumerate().map(|(at, s)| {
            let next = first.get(1).map_or(0.0, |n| n.score);
            let lead = if at == 0 { (s.score - next) * total } else { 0.0 };
            let next_whole = first[1..].iter().map(|s| s.whole).fold(0.0, f64::max);
            let names = s.whole > next_whole;
            let sure = s.score >= all || lead >= ahead && (s.score >= part || names);
            Hit {
                entry: s.entry,
                score: s.score,
                confidence: if at < n_shown || s.score >= exact {
                    Confidence::Exact
                } else if sure {
                    Confidence::Close
                } else {
                    Confidence::Guess
                },
                lead,
                whole: s.whole,
                next_whole,
                f: vec![total, s.cover, s.two_best[1], s.two_best[0], first.get(1).map_or(0.0, |n| n.cover), first.get(1).map_or(0.0, |n| n.two_best[1]),
                    parts.len() as f64, f64::from(u8::from(is_shown(s))), s.best_bits, s.best_cov],
            }
        });
        hits.collect()
    }
}
