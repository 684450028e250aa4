//! What was typed as a piece of an error, letter by letter: common words that prove nothing by themselves do so when
//! just one error has them in this row. Not here: telling words (`judge`).

use super::judge::DEGREE;
use super::passage::{Field, Passage};
use super::{Confidence, Hit};

/// A shorter word stands in an error by chance, in characters; several in a row do not.
const SHORTEST_WORD: usize = 8;

/// Makes the hit close whose error has the whole query in a row, if there is just one.
pub fn promote(query: &str, entries: &[Vec<Passage>], hits: &mut [Hit]) {
    let piece = query.trim().to_lowercase();
    if !piece.contains(' ') && piece.chars().count() < SHORTEST_WORD {
        return;
    }
    let has_piece = |hit: &&mut Hit| {
        let errors = entries[hit.entry]
            .iter()
            .filter(|passage| passage.field == Field::Error);
        errors
            .into_iter()
            .any(|error| has_words(&error.text.to_lowercase(), &piece))
    };
    let mut having = hits.iter_mut().filter(has_piece);
    if let (Some(hit), None) = (having.next(), having.next())
        && hit.confidence == Confidence::Guess
    {
        hit.confidence = Confidence::Close;
        hit.score += DEGREE;
    }
}

/// Whether a text has this piece between the edges of words.
fn has_words(text: &str, piece: &str) -> bool {
    text.match_indices(piece).any(|(start, _)| {
        let before = text[..start].chars().next_back();
        let after = text[start + piece.len()..].chars().next();
        [before, after]
            .into_iter()
            .flatten()
            .all(|c| !c.is_alphanumeric())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn confidences(query: &str) -> [Confidence; 2] {
        let texts = [
            "open config.json: permission denied",
            "failed to open the storage",
        ];
        let entries = texts.map(|text| {
            vec![Passage {
                field: Field::Error,
                text: text.to_owned(),
            }]
        });
        let mut hits = [0, 1].map(|entry| Hit {
            entry,
            confidence: Confidence::Guess,
            score: DEGREE,
        });
        promote(query, &entries, &mut hits);
        hits.map(|hit| hit.confidence)
    }

    #[test]
    fn only_words_that_just_one_error_has_in_a_row_count() {
        let [guess, close] = [Confidence::Guess, Confidence::Close];
        assert_eq!(confidences("Permission"), [close, guess]);
        assert_eq!(confidences("permission denied"), [close, guess]);
        assert_eq!(confidences("open"), [guess, guess], "both have it");
        assert_eq!(confidences("denied permission"), [guess, guess], "not in a row");
        assert_eq!(confidences("permiss"), [guess, guess], "not a whole word");
        assert_eq!(confidences("denied"), [guess, guess], "too short");
    }
}
