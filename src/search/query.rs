//! What was typed, as the terms that an entry should have. Not here: which entries have them (`evidence`).

use super::corpus::Corpus;
use super::fold::{Folded, fold};
use super::piece::{Chunk, Kind, Piece, chunks};
use super::weight;

/// Only the beginning of a longer query counts, in characters.
const LONGEST_QUERY: usize = 2000;
/// Only so many different terms count.
const MOST_TERMS: usize = 48;

/// A term of a query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Term {
    /// A word.
    Word(String),
    /// A number.
    Number {
        /// Its digits.
        digits: String,
        /// Whether it is the port of an address, which differs from user to user.
        port: bool,
    },
    /// Words written together, as in `file_id` and `TooManyRequests`.
    Compound(Vec<String>),
    /// Chinese characters in a row, without particles.
    Run(String),
}

impl Term {
    /// Whether it says nothing about which error it is.
    pub fn is_filler(&self) -> bool {
        match self {
            Term::Word(word) => weight::is_filler(word),
            Term::Compound(words) => weight::is_filler(&words.concat()),
            Term::Number { .. } | Term::Run(_) => false,
        }
    }
}

/// The terms of what was typed, none twice.
pub fn terms(text: &str, corpus: &Corpus) -> Vec<Term> {
    let folded = fold(text, LONGEST_QUERY);
    let mut chunks = chunks(&folded);
    drop_wrappers(&mut chunks, &corpus.wrappers);
    let mut terms = Vec::new();
    for (index, chunk) in chunks.iter().enumerate() {
        let near = [index.wrapping_sub(1), index + 1].map(|near| chunks.get(near));
        for term in terms_of(chunk, &folded, near) {
            if terms.len() < MOST_TERMS && !terms.contains(&term) {
                terms.push(term);
            }
        }
    }
    terms
}

/// All letters of what was typed without spaces, when it is several words that are not all known: for what was typed
/// with spaces in the wrong places, and for pinyin typed syllable by syllable.
pub fn glued(terms: &[Term], corpus: &Corpus) -> Option<Term> {
    let words: Option<Vec<&str>> = terms
        .iter()
        .map(|term| match term {
            Term::Word(word) => Some(word.as_str()),
            _ => None,
        })
        .collect();
    let words = words.filter(|words| words.len() > 1)?;
    let is_known = |word: &&str| {
        weight::is_filler(word) || weight::is_common(word) || corpus.vocabulary.get(word).is_some()
    };
    (!words.iter().all(is_known)).then(|| Term::Word(words.concat()))
}

/// The openings that errors of any kind may have tell nothing, unless there is nothing else.
fn drop_wrappers(chunks: &mut Vec<Chunk>, wrappers: &[Vec<String>]) {
    let is_wrapper = |rest: &[Chunk], wrapper: &[String]| {
        rest.len() >= wrapper.len()
            && rest
                .iter()
                .zip(wrapper)
                .all(|(chunk, word)| chunk.glued() == *word)
    };
    let mut kept = Vec::new();
    let mut index = 0;
    while index < chunks.len() {
        let rest = &chunks[index..];
        match wrappers.iter().find(|wrapper| is_wrapper(rest, wrapper)) {
            Some(wrapper) => index += wrapper.len(),
            None => {
                kept.push(index);
                index += 1;
            }
        }
    }
    if !kept.is_empty() {
        let mut kept = kept.into_iter().peekable();
        let mut index = 0;
        chunks.retain(|_| {
            let keep = kept.next_if_eq(&index).is_some();
            index += 1;
            keep
        });
    }
}

fn terms_of(chunk: &Chunk, folded: &[Folded], near: [Option<&Chunk>; 2]) -> Vec<Term> {
    match &chunk.pieces[..] {
        [piece] => match piece.kind {
            Kind::Word => vec![Term::Word(piece.text.clone())],
            Kind::Number => vec![Term::Number {
                digits: piece.text.clone(),
                port: is_port(piece, folded, near),
            }],
            Kind::Han => weight::without_particles(&piece.text)
                .into_iter()
                .map(|part| Term::Run(part.to_owned()))
                .collect(),
        },
        pieces => vec![Term::Compound(
            pieces.iter().map(|piece| piece.text.clone()).collect(),
        )],
    }
}

/// Whether a number stands where an address has its port (`0.0.0.0:5244`, `:5244`) or beside the word.
fn is_port(number: &Piece, folded: &[Folded], near: [Option<&Chunk>; 2]) -> bool {
    let before = |distance: usize| {
        number
            .place
            .start
            .checked_sub(distance)
            .map(|place| folded[place].c)
    };
    let after_colon = before(1) == Some(':') && before(2).is_none_or(|c| !c.is_alphabetic());
    let named = near.into_iter().flatten().any(|chunk| {
        let text = chunk.glued();
        text == "port" || text.contains("端口")
    });
    (4..=5).contains(&number.text.len()) && (after_colon || named)
}

#[cfg(test)]
mod tests {
    use super::super::corpus::Corpus;
    use super::*;

    fn terms_of(text: &str) -> Vec<Term> {
        let wrappers = ["failed get objs", "failed to list objs"];
        terms(text, &Corpus::new(&[], wrappers.into_iter()))
    }

    fn word(text: &str) -> Term {
        Term::Word(text.to_owned())
    }

    #[test]
    fn wrappers_do_not_count_unless_they_are_all() {
        assert_eq!(
            terms_of("Failed get objs: failed to list objs: query fail"),
            [word("query"), word("fail")]
        );
        assert_eq!(terms_of("failed get objs").len(), 3);
    }

    #[test]
    fn a_port_is_told_from_a_code() {
        let is_port = |text| matches!(terms_of(text).last(), Some(Term::Number { port: true, .. }));
        assert!(is_port("listen tcp 0.0.0.0:5246"));
        assert!(is_port("port 8080"));
        assert!(is_port("端口8080"));
        assert!(!is_port("errno:31360"));
        assert!(!is_port("fail [61004]"));
    }

    #[test]
    fn a_term_counts_once_and_there_is_an_end() {
        assert_eq!(terms_of("a a A").len(), 1);
        let many: String = (0..10_000).map(|number| format!("w{number} ")).collect();
        assert_eq!(terms_of(&many).len(), MOST_TERMS);
    }

    #[test]
    fn words_that_are_not_known_can_be_glued() {
        let corpus = Corpus::new(&[], std::iter::empty());
        let glue = |text| glued(&terms(text, &corpus), &corpus);
        assert_eq!(glue("gua zai lu jing"), Some(word("guazailujing")));
        assert_eq!(glue("guazailujing"), None);
        assert_eq!(glue("端口 port"), None);
        assert_eq!(glue("not found"), None);
    }
}
