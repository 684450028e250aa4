//! Which parts of a shown text a query matches. Not here: whether the text is a hit (`judge`).

use std::ops::Range;

use super::corpus::{Corpus, pairs};
use super::fold::{Folded, fold, is_han};
use super::piece::{Chunk, Kind, chunks};
use super::query::Term;
use super::{pinyin, typo};

/// Of a longer text only so many characters are looked at.
const LONGEST_TEXT: usize = 4000;
/// Fewer letters are marked only where a word begins.
const BY_CHANCE: usize = 4;

/// The parts of a text that the terms match, as byte ranges in order.
pub fn highlight(terms: &[Term], text: &str, corpus: &Corpus) -> Vec<Range<usize>> {
    let mut page = Page::new(text);
    let whole: String = terms.iter().map(letters_of).collect();
    let is_whole = page.mark_letters(&whole);
    for term in terms.iter().filter(|term| !is_whole && !term.is_filler()) {
        match term {
            Term::Word(word) => page.mark_word(word, corpus),
            Term::Number { digits, .. } => {
                page.mark_number(digits);
            }
            Term::Compound(words) => {
                if !page.mark_letters(&words.concat()) && !page.mark_similar(&words.concat()) {
                    words.iter().for_each(|word| page.mark_word(word, corpus));
                }
            }
            Term::Run(run) => page.mark_run(run),
        }
    }
    page.ranges()
}

fn letters_of(term: &Term) -> String {
    match term {
        Term::Word(text) | Term::Run(text) | Term::Number { digits: text, .. } => text.clone(),
        Term::Compound(words) => words.concat(),
    }
}

/// A text and what of it is marked.
struct Page {
    folded: Vec<Folded>,
    chunks: Vec<Chunk>,
    marked: Vec<bool>,
}

impl Page {
    fn new(text: &str) -> Page {
        let folded = fold(text, LONGEST_TEXT);
        Page {
            chunks: chunks(&folded),
            marked: vec![false; folded.len()],
            folded,
        }
    }

    fn mark(&mut self, place: Range<usize>) {
        self.marked[place].fill(true);
    }

    /// Marks a word in the first of these ways that finds one: its letters, another form, pinyin, words typed
    /// without spaces, a typo.
    fn mark_word(&mut self, word: &str, corpus: &Corpus) {
        if self.mark_letters(word) || self.mark_forms(word, corpus) || self.mark_pinyin(word) {
            return;
        }
        match corpus.vocabulary.split(word) {
            Some(words) if words.len() > 1 => {
                for word in words {
                    self.mark_letters(word);
                }
            }
            _ => {
                self.mark_similar(word);
            }
        }
    }

    /// Marks these letters wherever they stand, with or without spaces between them.
    fn mark_letters(&mut self, letters: &str) -> bool {
        let wanted: Vec<char> = letters.chars().collect();
        let places: Vec<usize> = (0..self.folded.len())
            .filter(|place| self.folded[*place].c.is_alphanumeric())
            .collect();
        if wanted.is_empty() {
            return false;
        }
        let found: Vec<Range<usize>> = places
            .windows(wanted.len())
            .filter(|window| {
                window
                    .iter()
                    .zip(&wanted)
                    .all(|(place, c)| self.folded[*place].c == *c)
            })
            .map(|window| window[0]..window[window.len() - 1] + 1)
            .filter(|place| wanted.len() >= BY_CHANCE || self.opens_piece(place.start))
            .collect();
        let any = !found.is_empty();
        found.into_iter().for_each(|place| self.mark(place));
        any
    }

    fn opens_piece(&self, place: usize) -> bool {
        let pieces = self.chunks.iter().flat_map(|chunk| &chunk.pieces);
        is_han(self.folded[place].c) || pieces.into_iter().any(|piece| piece.place.start == place)
    }

    fn mark_forms(&mut self, word: &str, corpus: &Corpus) -> bool {
        let forms: Vec<&str> = corpus
            .vocabulary
            .forms_of(word)
            .map(|form| form.text.as_str())
            .collect();
        self.mark_pieces(|piece| forms.contains(&piece))
    }

    fn mark_number(&mut self, digits: &str) -> bool {
        self.mark_pieces(|piece| piece == digits)
    }

    /// Marks the words, alone or written together, that may be meant when this one has typos.
    fn mark_similar(&mut self, word: &str) -> bool {
        typo::possible(word) && self.mark_pieces(|piece| typo::distance(word, piece).is_some())
    }

    fn mark_pieces(&mut self, fits: impl Fn(&str) -> bool) -> bool {
        let whole = self
            .chunks
            .iter()
            .filter(|chunk| chunk.pieces.len() > 1 && fits(&chunk.glued()));
        let mut places: Vec<Range<usize>> = whole.map(Chunk::place).collect();
        let pieces = self.chunks.iter().flat_map(|chunk| &chunk.pieces);
        places.extend(
            pieces
                .filter(|piece| fits(&piece.text))
                .map(|piece| piece.place.clone()),
        );
        let any = !places.is_empty();
        places.into_iter().for_each(|place| self.mark(place));
        any
    }

    /// Marks the pairs of characters that the run has, or its only character.
    fn mark_run(&mut self, run: &str) {
        let alone = (run.chars().count() == 1).then_some(run);
        let parts: Vec<&str> = pairs(run).chain(alone).collect();
        for part in parts {
            self.mark_letters(part);
        }
    }

    /// Marks the characters that are read so, or whose readings have these first letters.
    fn mark_pinyin(&mut self, word: &str) -> bool {
        let runs: Vec<Range<usize>> = self
            .chunks
            .iter()
            .filter(|chunk| chunk.pieces[0].kind == Kind::Han)
            .map(Chunk::place)
            .collect();
        let readings = |place: Range<usize>| {
            let characters: Vec<char> = self.folded[place].iter().map(|folded| folded.c).collect();
            pinyin::read(&characters)
        };
        let read: Vec<Vec<&str>> = runs
            .iter()
            .map(|run| {
                readings(run.clone())
                    .into_iter()
                    .map(Option::unwrap_or_default)
                    .collect()
            })
            .collect();
        let mut found = find_reading(&read, |syllable| syllable, word);
        if found.is_empty() {
            found = find_reading(&read, |syllable| syllable.get(..1).unwrap_or_default(), word);
        }
        let any = !found.is_empty();
        for (run, characters) in found {
            let start = runs[run].start;
            self.mark(start + characters.start..start + characters.end);
        }
        any
    }

    fn ranges(self) -> Vec<Range<usize>> {
        let mut ranges: Vec<Range<usize>> = Vec::new();
        for (folded, _) in self
            .folded
            .iter()
            .zip(&self.marked)
            .filter(|(_, marked)| **marked)
        {
            let origin = folded.origin();
            match ranges.last_mut() {
                Some(last) if last.end >= origin.start => last.end = origin.end,
                _ => ranges.push(origin),
            }
        }
        ranges
    }
}

/// Where the letters of the typed word are, syllable by syllable: the run, and the characters in it. The last
/// syllable may be unfinished, and at least two characters must be read so.
fn find_reading<'s>(
    runs: &[Vec<&'s str>],
    part: impl Fn(&'s str) -> &'s str,
    word: &str,
) -> Vec<(usize, Range<usize>)> {
    let mut found = Vec::new();
    for (index, syllables) in runs.iter().enumerate() {
        for start in 0..syllables.len() {
            let mut rest = word;
            let mut end = start;
            while let Some(next) = syllables.get(end).map(|syllable| part(syllable))
                && !next.is_empty()
                && !rest.is_empty()
            {
                end += 1;
                match rest.strip_prefix(next) {
                    Some(after) => rest = after,
                    None if next.starts_with(rest) => rest = "",
                    None => break,
                }
            }
            if rest.is_empty() && end - start >= 2 {
                found.push((index, start..end));
            }
        }
    }
    found
}
