//! A query as parts, each with the phrases that it matches.

use super::compare::{Kind, Part, Wanted};
use super::pinyin;
use super::token::{Sort, Splitter, Token};
use super::vocabulary::{Matches, Vocabulary};

/// Of a longer query only so many bytes are looked at, so that none takes long.
const LONGEST: usize = 4096;
/// Only so many different parts count.
const MOST_PARTS: usize = 48;

/// A part of a query and what it finds.
#[derive(Debug)]
pub(super) struct Found {
    pub(super) part: Part,
    /// Its weight, in bits.
    pub(super) weight: f64,
    pub(super) matches: Matches,
}

/// Splits a query into parts and looks each of them up.
pub(super) fn parts(query: &str, splitter: &Splitter, vocabulary: &Vocabulary) -> Vec<Found> {
    let query = &query[..query.floor_char_boundary(LONGEST)];
    let mut tokens = splitter.tokens(query);
    tokens.retain(|token| !token.is_ignored);
    let mut parts: Vec<Found> = Vec::new();
    let mut sounds: Vec<String> = Vec::new();
    let last = tokens.len().saturating_sub(1);
    for (at, token) in tokens.iter().enumerate() {
        if parts.len() >= MOST_PARTS {
            break;
        }
        let mut found = Found::new(plain(token, false), vocabulary);
        if found.matches.is_empty() && token.sort == Sort::Word {
            found = Found::new(plain(token, true), vocabulary);
            if found.matches.is_empty()
                && let Some(read) = read(&token.text, at == last, vocabulary)
            {
                sounds.extend(read);
                continue;
            }
        }
        flush(&mut parts, &mut sounds, vocabulary);
        let initials = found.matches.is_empty().then(|| initials(token, vocabulary)).unwrap_or_default();
        if initials.is_empty() {
            push(&mut parts, found);
        }
        for found in initials {
            push(&mut parts, found);
        }
    }
    flush(&mut parts, &mut sounds, vocabulary);
    parts.truncate(MOST_PARTS);
    join_neighbours(&mut parts, vocabulary);
    parts
}

impl Found {
    fn new(part: Part, vocabulary: &Vocabulary) -> Found {
        let matches = vocabulary.matches(&part);
        let is_word = matches!(&part.wanted, Wanted::Token { token, .. } if token.sort != Sort::Pair);
        // What stands nowhere weighs as much as the rarest; but half of all pairs are no words.
        let rarity = match (matches.is_empty(), is_word) {
            (false, _) => vocabulary.rarity(matches.keys()),
            (true, true) => vocabulary.rarest() * crate::search::knob("UNKNOWN", 1.0),
            (true, false) => vocabulary.rarest() * crate::search::knob("UNKPAIR", 0.5),
        };
        Found {
            weight: part.share * rarity,
            part,
            matches,
        }
    }
}

fn plain(token: &Token, may_slip: bool) -> Part {
    Part {
        wanted: Wanted::Token {
            token: token.clone(),
            may_slip: may_slip && token.text.bytes().all(|byte| byte.is_ascii_lowercase()),
        },
        share: token.share,
    }
}

/// Reads a word as pinyin, if it is that of something in the catalogue, or a single syllable.
fn read(word: &str, unfinished: bool, vocabulary: &Vocabulary) -> Option<Vec<String>> {
    let read = pinyin::syllables(word, unfinished)?;
    let is_known = |pair: &[String]| !Found::new(sounds_of(pair, 1.0), vocabulary).matches.is_empty();
    (read.len() == 1 || read.windows(2).any(is_known)).then_some(read)
}

fn sounds_of(pair: &[String], share: f64) -> Part {
    Part {
        wanted: Wanted::Sounds(pair[0].clone(), pair[1].clone()),
        share,
    }
}

fn flush(parts: &mut Vec<Found>, sounds: &mut Vec<String>, vocabulary: &Vocabulary) {
    let share = sounds.len() as f64 / 2.0 / (sounds.len().max(2) - 1) as f64;
    for pair in sounds.windows(2) {
        push(parts, Found::new(sounds_of(pair, share), vocabulary));
    }
    sounds.clear();
}

/// Reads a word that is nothing else as the first letters of pinyin: none of the pairs if one of them is unknown.
fn initials(token: &Token, vocabulary: &Vocabulary) -> Vec<Found> {
    let letters: Vec<String> = token.text.chars().map(String::from).collect();
    if token.sort != Sort::Word || letters.len() > 8 {
        return Vec::new();
    }
    let share = letters.len() as f64 / 2.0 / (letters.len().max(2) - 1) as f64;
    let pairs = letters.windows(2).map(|pair| {
        let part = Part {
            wanted: Wanted::Initials(pair[0].clone(), pair[1].clone()),
            share,
        };
        Found::new(part, vocabulary)
    });
    let found: Vec<Found> = pairs.collect();
    if found.iter().any(|found| found.matches.is_empty()) {
        return Vec::new();
    }
    found
}

fn push(parts: &mut Vec<Found>, found: Found) {
    if parts.iter().all(|other| other.part.wanted_text() != found.part.wanted_text()) {
        parts.push(found);
    }
}

/// Lets two neighbouring words match one that they are together: `mount point`, `mountpoint`.
fn join_neighbours(parts: &mut [Found], vocabulary: &Vocabulary) {
    for at in 1..parts.len() {
        let (Some(first), Some(second)) = (parts[at - 1].part.word(), parts[at].part.word()) else {
            continue;
        };
        let both = format!("{first}{second}");
        if both.len() > 4 {
            for phrase in vocabulary.having(&both) {
                for found in &mut parts[at - 1..=at] {
                    let best = found.matches.entry(*phrase).or_insert(Kind::Together);
                    *best = (*best).max(Kind::Together);
                }
            }
        }
    }
}
