//! The one rule for what matches: a part of a query against a token of another text.

use std::fmt;

use super::pinyin;
use super::token::{Sort, Token};

/// How a part of a query matches, the worst first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    /// The first letters of the pinyin of Chinese characters.
    Initials,
    /// A letter is wrong, missing, added or swapped; two in longer words.
    Slip,
    /// The pinyin of Chinese characters.
    Pinyin,
    /// Two words written as one, or one as two.
    Together,
    /// A word that is still being typed, or has another ending.
    Beginning,
    /// The word itself, or one that means the same.
    Exact,
}

impl Kind {
    /// Returns what part of its weight a match has.
    pub(super) fn quality(self) -> f64 {
        match self {
            Kind::Exact => 1.0,
            Kind::Beginning => 0.95,
            Kind::Together | Kind::Pinyin => 0.9,
            Kind::Slip => 0.8,
            // So little that it alone is never sure.
            Kind::Initials => 0.3,
        }
    }

    /// Returns what it is called when a hit is explained.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Kind::Exact => "the word",
            Kind::Beginning => "the beginning of a word",
            Kind::Together => "two words as one",
            Kind::Pinyin => "pinyin",
            Kind::Slip => "a typing mistake",
            Kind::Initials => "initials of pinyin",
        }
    }
}

#[derive(Debug, Clone, PartialEq)]
pub(super) enum Part {
    /// A token, perhaps with slips.
    Token { token: Token, may_slip: bool },
    /// Two characters by their pinyin; the second syllable may lack letters.
    Sounds([String; 2]),
    /// Two characters by the first letters of their pinyin.
    Initials([char; 2]),
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Part::Token { token, .. } => f.write_str(&token.text),
            Part::Sounds([first, second]) => write!(f, "{first} {second}"),
            Part::Initials([first, second]) => write!(f, "{first} {second}"),
        }
    }
}

impl Part {
    /// Returns the word or number that is asked for.
    pub(super) fn word(&self) -> Option<&str> {
        match self {
            Part::Token { token, .. } if token.sort != Sort::Pair => Some(&token.text),
            _ => None,
        }
    }

    /// Returns how this part matches a token of another text.
    pub(super) fn compare(&self, other: &Token) -> Option<Kind> {
        let reading = || pinyin::reading(&other.text).filter(|_| other.sort == Sort::Pair);
        match self {
            Part::Token { token, may_slip } => compare(token, other, *may_slip),
            Part::Sounds([first, second]) => reading()
                .is_some_and(|reading| reading[0] == first && reading[1].starts_with(second.as_str()))
                .then_some(Kind::Pinyin),
            Part::Initials([first, second]) => reading()
                .is_some_and(|reading| reading[0].starts_with(*first) && reading[1].starts_with(*second))
                .then_some(Kind::Initials),
        }
    }
}

fn compare(token: &Token, other: &Token, may_slip: bool) -> Option<Kind> {
    let (text, known) = (&*token.text, &*other.text);
    if text == known || token.same.is_some() && token.same == other.same {
        return Some(Kind::Exact);
    }
    match token.sort {
        Sort::Number if text.len() < 4 => None,
        _ if text.len() > 1 && known.starts_with(text) => Some(Kind::Beginning),
        // crashes, crashed: crash
        Sort::Word if known.len() >= 4 && text.strip_prefix(known).is_some_and(is_ending) => {
            Some(Kind::Beginning)
        }
        Sort::Word if may_slip && other.sort == Sort::Word && has_slips(text, known) => Some(Kind::Slip),
        _ => None,
    }
}

fn is_ending(letters: &str) -> bool {
    letters.len() <= 3 && letters.bytes().all(|byte| byte.is_ascii_lowercase())
}

/// Returns whether a word is a beginning of a known one with at most one slip, or two from eight letters on.
fn has_slips(word: &str, known: &str) -> bool {
    let most = if word.len() < 8 { 1 } else { 2 };
    let starts_alike = || known.bytes().take(2).any(|byte| word.starts_with(char::from(byte)));
    let mut beginnings =
        (word.len().saturating_sub(most)..=word.len() + most).filter_map(|end| known.get(..end));
    word.len() >= 4
        && starts_alike()
        && beginnings.any(|beginning| strsim::osa_distance(word, beginning) <= most)
}

/// Returns how many of these words, at least two, a word is when they are written together; the last may be unfinished,
/// the first has three letters or more.
pub(super) fn together<'w>(word: &str, words: impl Iterator<Item = &'w str>) -> Option<usize> {
    let mut rest = word;
    for (count, next) in words.enumerate() {
        if count == 0 && next.len() < 3 {
            return None;
        }
        match rest.strip_prefix(next) {
            Some("") => return (count > 0).then_some(count + 1),
            Some(left) => rest = left,
            None => return (count > 0 && next.starts_with(rest)).then_some(count + 1),
        }
    }
    None
}
