//! A text to the pieces that searching compares: words, numbers and runs of Chinese characters. Pieces written
//! together, as in `file_id`, `x_meta.path` or `TooManyRequests`, form a chunk. Not here: what a piece is worth
//! (`weight`).

use std::ops::Range;

use super::fold::{Folded, is_han};

/// A run of letters and digits this long that mixes both is an identifier, which is compared only as a whole.
const IDENTIFIER: usize = 12;

/// What a piece is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Letters, or letters with digits among them.
    Word,
    /// Digits only.
    Number,
    /// Chinese characters.
    Han,
}

/// The smallest part of a text that is compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// What it is made of.
    pub kind: Kind,
    /// Its folded characters.
    pub text: String,
    /// Where they stand among the folded characters of the whole text.
    pub place: Range<usize>,
}

/// Pieces that are written together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chunk {
    /// The pieces, at least one.
    pub pieces: Vec<Piece>,
}

impl Chunk {
    /// The pieces without what stands between them.
    pub fn glued(&self) -> String {
        self.pieces.iter().map(|piece| piece.text.as_str()).collect()
    }

    /// Where the chunk stands among the folded characters of the whole text.
    pub fn place(&self) -> Range<usize> {
        let first = self.pieces.first().map_or(0, |piece| piece.place.start);
        first..self.pieces.last().map_or(first, |piece| piece.place.end)
    }
}

/// Splits a folded text into its chunks.
pub fn chunks(text: &[Folded]) -> Vec<Chunk> {
    let mut chunks: Vec<Chunk> = Vec::new();
    let mut end_of_last = 0;
    let mut start = 0;
    while start < text.len() {
        let Some(class) = Class::of(text[start].c) else {
            start += 1;
            continue;
        };
        let end = end_of_run(text, start, class);
        let glued = class == Class::Alphanumeric && !chunks.is_empty() && joins(text, end_of_last, start);
        let pieces = match class {
            Class::Han => vec![piece(text, start..end)],
            Class::Alphanumeric => split_run(text, start..end),
        };
        match chunks.last_mut() {
            Some(last) if glued => last.pieces.extend(pieces),
            _ => chunks.push(Chunk { pieces }),
        }
        end_of_last = end;
        start = end;
    }
    chunks
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Alphanumeric,
    Han,
}

impl Class {
    fn of(c: char) -> Option<Class> {
        if is_han(c) {
            Some(Class::Han)
        } else {
            c.is_alphanumeric().then_some(Class::Alphanumeric)
        }
    }
}

/// Where the run of characters of one class ends that starts here. An apostrophe between letters is within it.
fn end_of_run(text: &[Folded], start: usize, class: Class) -> usize {
    let mut end = start;
    while end < text.len() {
        let apostrophe = matches!(text[end].c, '\'' | '\u{2019}')
            && class == Class::Alphanumeric
            && end > start
            && text[end - 1].c.is_alphabetic()
            && text
                .get(end + 1)
                .is_some_and(|next| next.c.is_alphabetic() && !is_han(next.c));
        if Class::of(text[end].c) != Some(class) && !apostrophe {
            break;
        }
        end += 1;
    }
    end
}

/// Whether a single sign between two runs writes them together.
fn joins(text: &[Folded], end: usize, start: usize) -> bool {
    start == end + 1 && matches!(text[end].c, '_' | '.') && end > 0 && !is_han(text[end - 1].c)
}

/// Splits a run of letters and digits where a capital opens a word and where a number stands.
fn split_run(text: &[Folded], run: Range<usize>) -> Vec<Piece> {
    let digits = text[run.clone()]
        .iter()
        .filter(|folded| folded.c.is_numeric())
        .count();
    if digits > 0 && digits < run.len() && run.len() >= IDENTIFIER {
        return vec![piece(text, run)];
    }
    let mut pieces = Vec::new();
    let mut start = run.start;
    for index in run.start + 1..run.end {
        if opens_piece(text, start, index, run.end) {
            pieces.push(piece(text, start..index));
            start = index;
        }
    }
    pieces.push(piece(text, start..run.end));
    pieces
}

fn opens_piece(text: &[Folded], start: usize, index: usize, end: usize) -> bool {
    let (before, here) = (text[index - 1], text[index]);
    if here.c.is_numeric() && !before.c.is_numeric() {
        // `http413`, but not `oauth2` or `s3`.
        let digits = text[index..end]
            .iter()
            .take_while(|folded| folded.c.is_numeric())
            .count();
        return digits >= 3;
    }
    if before.c.is_numeric() && !here.c.is_numeric() {
        return text[start].c.is_numeric();
    }
    let next_is_small = text
        .get(index + 1)
        .is_some_and(|next| index + 1 < end && !next.capital);
    // Several small letters from one capital, as full-width ligatures give, share a place and stay together.
    here.capital && here.origin() != before.origin() && (!before.capital || next_is_small)
}

fn piece(text: &[Folded], place: Range<usize>) -> Piece {
    let characters = &text[place.clone()];
    let kind = if is_han(characters[0].c) {
        Kind::Han
    } else if characters.iter().all(|folded| folded.c.is_numeric()) {
        Kind::Number
    } else {
        Kind::Word
    };
    Piece {
        kind,
        text: characters
            .iter()
            .map(|folded| folded.c)
            .filter(|c| c.is_alphanumeric())
            .collect(),
        place,
    }
}

#[cfg(test)]
mod tests {
    use super::super::fold::fold;
    use super::*;

    fn split(text: &str) -> Vec<Vec<String>> {
        let texts = |chunk: Chunk| chunk.pieces.into_iter().map(|piece| piece.text).collect();
        chunks(&fold(text, 1000)).into_iter().map(texts).collect()
    }

    #[test]
    fn words_written_together_are_one_chunk() {
        assert_eq!(split("x_meta.path"), [["x", "meta", "path"]]);
        assert_eq!(split("TooManyRequests"), [["too", "many", "requests"]]);
        assert_eq!(split("user's 'Path'"), [["users"], ["path"]]);
        assert_eq!(split("sign-in"), [["sign"], ["in"]]);
    }

    #[test]
    fn numbers_stand_for_themselves() {
        assert_eq!(
            split("http413 s3 [61008]"),
            [vec!["http", "413"], vec!["s3"], vec!["61008"]]
        );
        assert_eq!(split("634e704cefa78f92"), [["634e704cefa78f92"]]);
    }

    #[test]
    fn chinese_stands_apart_from_latin() {
        assert_eq!(split("端口5244被占用"), [["端口"], ["5244"], ["被占用"]]);
    }
}
