//! The entry that looks most like what was typed, for "did you mean". Not here: hits (`judge`).

use std::collections::HashSet;

use super::fold::fold;
use super::passage::{Field, Passage};

/// Only so many characters are compared.
const LONGEST: usize = 200;

/// The entry with a text most of whose pairs of letters are in the query, too, and the other way round; the first
/// such entry, and `None` when none shares a pair.
pub fn nearest(query: &str, entries: &[Vec<Passage>]) -> Option<usize> {
    let wanted = pairs(query);
    let mut best: Option<(usize, f32)> = None;
    for (entry, passages) in entries.iter().enumerate() {
        for passage in passages.iter().filter(|passage| passage.field != Field::Answer) {
            let likeness = likeness(&wanted, &pairs(&passage.text));
            if likeness > best.map_or(0.0, |(_, best)| best) {
                best = Some((entry, likeness));
            }
        }
    }
    best.map(|(entry, _)| entry)
}

/// The Sørensen–Dice coefficient: the pairs that both have against all pairs.
fn likeness(a: &HashSet<(char, char)>, b: &HashSet<(char, char)>) -> f32 {
    let both = a.intersection(b).count();
    2.0 * both as f32 / (a.len() + b.len()).max(1) as f32
}

fn pairs(text: &str) -> HashSet<(char, char)> {
    let letters: Vec<char> = fold(text, LONGEST)
        .iter()
        .map(|folded| folded.c)
        .filter(|c| c.is_alphanumeric())
        .collect();
    letters.windows(2).map(|pair| (pair[0], pair[1])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_most_similar_text_wins() {
        let entries: Vec<Vec<Passage>> = ["mount path required", "token is expired"]
            .iter()
            .map(|text| {
                vec![Passage {
                    field: Field::Error,
                    text: (*text).to_owned(),
                }]
            })
            .collect();
        assert_eq!(nearest("tokn xpird", &entries), Some(1));
        assert_eq!(nearest("mnt pth rqrd", &entries), Some(0));
        assert_eq!(nearest("龘", &entries), None);
    }
}
