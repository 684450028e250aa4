//! A query that is, or holds, what a program printed: the same evidence as in a log decides. Not here: what people
//! type in their own words (`judge`).

use std::ops::Range;

use super::judge::DEGREE;
use super::{Confidence, Hit};
use crate::signature::Signatures;

/// The entries whose error is in the query, the surest first.
pub fn hits(query: &str, signatures: &Signatures) -> Vec<Hit> {
    let mut hits: Vec<Hit> = Vec::new();
    for evidence in signatures.find(query) {
        if hits.iter().all(|hit| hit.entry != evidence.entry) {
            hits.push(Hit {
                entry: evidence.entry,
                confidence: Confidence::Exact,
                score: 5 * DEGREE - hits.len() as u32,
            });
        }
    }
    hits
}

/// The part of the query that decides: the surest error in it.
pub fn telling_part(query: &str, signatures: &Signatures) -> Option<Range<usize>> {
    signatures
        .find(query)
        .into_iter()
        .next()
        .map(|evidence| evidence.range)
}
