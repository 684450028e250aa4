//! A word, a number or a name to the passages that have it, and how well each fits: from the very letters to what may
//! be meant. Not here: what that proves (`evidence`), and Chinese characters (`run`).

use std::cmp::Reverse;

use super::corpus::Corpus;
use super::passage::Field;
use super::query::Term;
use super::typo;
use super::vocabulary::Word;

/// From this quality on, the passage has the very letters that were typed.
const OWN: u8 = 85;
/// The whole word.
const WHOLE: u8 = 100;
/// The beginning of a word, at least; the more of the word, the better.
const BEGINNING: u8 = 88;
/// The beginning of a word that is too short to tell which.
const FIRST_LETTERS: u8 = 50;
/// Letters within a text without its spaces.
const INSIDE: u8 = 87;
/// Another form of the word, as `mount` and `mounted`.
const OTHER_FORM: u8 = 84;
/// How Chinese characters are read.
const PINYIN: u8 = 84;
/// The first letters of how Chinese characters are read.
const INITIALS: u8 = 83;
/// A word with one slip.
const ONE_SLIP: u8 = 84;
/// A word with two.
const TWO_SLIPS: u8 = 73;
/// What a typo in the first letter costs more: people rarely get that one wrong.
const FIRST_LETTER: u8 = 22;
/// A number that begins so: it may become that number.
const UNFINISHED_NUMBER: u8 = 40;

/// What a passage has of a term, before that has a weight.
#[derive(Debug, Clone, Copy)]
pub struct Match {
    /// The passage.
    pub passage: u32,
    /// How well it fits, up to [`WHOLE`].
    pub quality: u8,
    /// How many pieces of the passage that are.
    pub pieces: u16,
    /// Whether it is a reading of Chinese characters.
    pub is_pinyin: bool,
}

impl Match {
    /// Whether the passage has the very letters that were typed.
    pub fn is_own(&self) -> bool {
        self.quality >= OWN
    }

    /// How much of the term's weight it earns.
    pub fn share(&self) -> f32 {
        f32::from(self.quality) / f32::from(WHOLE)
    }

    /// Whether it is only a number that begins so, which is another number.
    pub fn is_unfinished(&self) -> bool {
        self.quality == UNFINISHED_NUMBER
    }

    fn of_letters((passage, pieces): (u32, usize), quality: u8) -> Match {
        Match {
            passage,
            quality,
            pieces: pieces as u16,
            is_pinyin: false,
        }
    }

    fn of_reading((passage, characters): (u32, usize), quality: u8) -> Match {
        Match {
            is_pinyin: true,
            ..Match::of_letters((passage, characters), quality)
        }
    }

    /// A word with the beginning only is not all of it.
    fn of_word(passage: u32, quality: u8) -> Match {
        let is_beginning = (BEGINNING..WHOLE).contains(&quality);
        Match::of_letters((passage, usize::from(!is_beginning)), quality)
    }
}

/// The passages that have a term, in order; none for Chinese characters, which are looked up in another way.
pub fn matches(term: &Term, corpus: &Corpus) -> Vec<Match> {
    match term {
        Term::Word(word) => of_word(word, corpus),
        Term::Compound(words) => of_compound(words, corpus),
        Term::Number { digits, .. } => of_number(digits, corpus),
        Term::Run(_) => Vec::new(),
    }
}

fn of_number(digits: &str, corpus: &Corpus) -> Vec<Match> {
    let words = corpus.vocabulary.beginning_with(digits).iter();
    let known = words.filter_map(|word| {
        let is_number = word.text.chars().all(char::is_numeric);
        match (word.text == digits, is_number) {
            (true, _) => Some((word, WHOLE)),
            (false, true) => Some((word, UNFINISHED_NUMBER)),
            (false, false) => None,
        }
    });
    collect(known)
}

/// The way from the letters themselves to what may be meant; each step only when those before found nothing.
fn of_word(word: &str, corpus: &Corpus) -> Vec<Match> {
    let letters = word.chars().count();
    let beginning = corpus.vocabulary.beginning_with(word).iter();
    let own = beginning.map(|known| (known, beginning_quality(letters, known)));
    let forms = corpus.vocabulary.forms_of(word).map(|known| (known, OTHER_FORM));
    let mut matches = collect(own.chain(forms));
    if matches.is_empty() && letters >= 4 {
        matches = inside(word, corpus);
    }
    if matches.is_empty() {
        matches = of_pinyin(word, corpus);
    }
    if matches.is_empty() && letters >= 6 {
        matches = of_glued(word, corpus);
    }
    if matches.is_empty() {
        let similar = corpus.vocabulary.similar_to(word);
        matches = collect(similar.map(|(known, slips)| (known, typo_quality(word, &known.text, slips))));
    }
    if matches.is_empty() && letters >= 8 && typo::possible(word) && word.is_ascii() {
        let slips = typo::allowed(letters);
        let similar = corpus.letters.find_similar(word, slips);
        matches = similar
            .into_iter()
            .map(|passage| Match::of_letters((passage, 1), TWO_SLIPS))
            .collect();
    }
    matches
}

fn beginning_quality(letters: usize, known: &Word) -> u8 {
    let all = known.text.chars().count();
    if letters == all {
        WHOLE
    } else if letters < 3 {
        FIRST_LETTERS
    } else {
        BEGINNING + ((WHOLE - BEGINNING - 1) as usize * letters / all) as u8
    }
}

fn typo_quality(typed: &str, known: &str, slips: usize) -> u8 {
    let mut letters = (typed.chars(), known.chars());
    let (first, second) = (letters.0.next(), letters.0.next());
    let (known_first, known_second) = (letters.1.next(), letters.1.next());
    let swapped = first == known_second && second == known_first;
    let quality = if slips < 2 { ONE_SLIP } else { TWO_SLIPS };
    if first == known_first || swapped {
        quality
    } else {
        quality - FIRST_LETTER
    }
}

/// Letters of a text without its spaces: from the start of a word, or long enough not to be there by chance.
fn inside(word: &str, corpus: &Corpus) -> Vec<Match> {
    const BY_CHANCE: usize = 5;
    let at_start = word.chars().count() < BY_CHANCE;
    let passages = corpus.letters.find(word, at_start);
    passages
        .into_iter()
        .map(|found| Match::of_letters(found, INSIDE))
        .collect()
}

/// Words typed without spaces that no text has in this order, but all of which one text has.
fn of_glued(word: &str, corpus: &Corpus) -> Vec<Match> {
    let words = corpus.vocabulary.split(word).unwrap_or_default();
    if words.len() < 2 || word.len() < 3 * words.len() {
        return Vec::new();
    }
    let matches = words.into_iter().map(|word| of_known(word, corpus));
    let common = matches.reduce(common_passages).unwrap_or_default();
    common
        .into_iter()
        .map(|found| Match {
            quality: found.quality.min(INSIDE),
            ..found
        })
        .collect()
}

fn of_known(word: &str, corpus: &Corpus) -> Vec<Match> {
    collect(
        corpus
            .vocabulary
            .get(word)
            .map(|known| (known, WHOLE))
            .into_iter(),
    )
}

fn of_pinyin(word: &str, corpus: &Corpus) -> Vec<Match> {
    const SHORTEST: usize = 4;
    if word.len() < SHORTEST || !word.is_ascii() {
        return Vec::new();
    }
    let full = corpus.syllables.find(word, true);
    if !full.is_empty() {
        return full
            .into_iter()
            .map(|found| Match::of_reading(found, PINYIN))
            .collect();
    }
    let initials = corpus.initials.find(word, true);
    initials
        .into_iter()
        .map(|found| Match::of_reading(found, INITIALS))
        .collect()
}

/// Words written together, the name of something: as they are, else in an error's own words, where each of them may
/// stand by itself. Search words are no names.
fn of_compound(words: &[String], corpus: &Corpus) -> Vec<Match> {
    let name = words.concat();
    if corpus.vocabulary.get(&name).is_some() {
        return of_word(&name, corpus);
    }
    let mut matches = of_word(&name, corpus);
    if matches.is_empty() {
        let by_word = words.iter().map(|word| {
            if word.chars().all(char::is_numeric) {
                of_number(word, corpus)
            } else {
                of_word(word, corpus)
            }
        });
        matches = by_word.reduce(common_passages).unwrap_or_default();
    }
    matches.retain(|found| {
        matches!(
            corpus.place(found.passage).field,
            Field::Error | Field::Id | Field::Question
        )
    });
    matches
}

/// The passages that are in both lists, with the lower quality.
fn common_passages(a: Vec<Match>, b: Vec<Match>) -> Vec<Match> {
    let mut b = b.into_iter().peekable();
    a.into_iter()
        .filter_map(|here| {
            while b.next_if(|other| other.passage < here.passage).is_some() {}
            let other = b.next_if(|other| other.passage == here.passage)?;
            Some(Match {
                passage: here.passage,
                quality: here.quality.min(other.quality),
                pieces: here.pieces + other.pieces,
                is_pinyin: false,
            })
        })
        .collect()
}

/// The passages of these words in order, each with the best quality.
fn collect<'w>(words: impl Iterator<Item = (&'w Word, u8)>) -> Vec<Match> {
    let mut matches: Vec<Match> = Vec::new();
    let mut lists = 0;
    for (word, quality) in words {
        matches.extend(
            word.passages
                .iter()
                .map(|passage| Match::of_word(*passage, quality)),
        );
        lists += 1;
    }
    if lists > 1 {
        // A stable sort is quick on lists that are in order already.
        matches.sort_by_key(|found| (found.passage, Reverse(found.quality)));
        matches.dedup_by_key(|found| found.passage);
    }
    matches
}

#[cfg(test)]
mod tests {
    use super::super::passage::Passage;
    use super::*;

    fn corpus() -> Corpus {
        let texts = [
            (Field::Error, "query fail [61008]"),
            (Field::Error, "The resource file_id cannot be found"),
            (Field::Error, "NotFound.FileId"),
            (Field::Keyword, "端口占用"),
            (Field::Keyword, "mounted path required"),
        ];
        let passages = texts.map(|(field, text)| Passage {
            field,
            text: text.to_owned(),
        });
        Corpus::new(&[passages.to_vec()], std::iter::empty())
    }

    /// The passages and whether they have the very letters.
    fn found(term: Term) -> Vec<(u32, bool)> {
        matches(&term, &corpus())
            .iter()
            .map(|found| (found.passage, found.is_own()))
            .collect()
    }

    fn word(text: &str) -> Term {
        Term::Word(text.to_owned())
    }

    #[test]
    fn letters_that_are_there_are_own() {
        assert_eq!(found(word("query")), [(0, true)]);
        assert_eq!(found(word("resou")), [(1, true)]);
        assert_eq!(found(word("fileidcannot")), [(1, true)]);
        assert_eq!(found(word("requiredpath")), [(4, true)]);
    }

    #[test]
    fn what_may_be_meant_is_not() {
        assert_eq!(found(word("qurey")), [(0, false)]);
        assert_eq!(found(word("mounting")), [(4, false)]);
        assert_eq!(found(word("duankou")), [(3, false)]);
        assert_eq!(found(word("dkzy")), [(3, false)]);
        assert_eq!(found(word("resorcefile_id")), []);
        assert_eq!(found(word("resorcefileid")), [(1, false)]);
        assert_eq!(found(word("r")), [(1, false), (4, false)]);
    }

    #[test]
    fn a_number_is_itself_or_unfinished() {
        let number = |digits: &str| Term::Number {
            digits: digits.to_owned(),
            port: false,
        };
        assert_eq!(found(number("61008")), [(0, true)]);
        assert_eq!(found(number("61004")), []);
        assert_eq!(found(number("610")), [(0, false)]);
    }

    #[test]
    fn a_name_is_in_an_error_as_a_whole() {
        let name = |words: &[&str]| Term::Compound(words.iter().map(|word| (*word).to_owned()).collect());
        assert_eq!(found(name(&["file", "id"])), [(1, true)]);
        assert_eq!(found(name(&["not", "found"])), [(2, true)]);
        assert_eq!(found(name(&["mounted", "path"])), [], "search words are no names");
        assert_eq!(found(name(&["file", "query"])), []);
    }
}
