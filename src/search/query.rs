//! A query as parts, each with the phrases that it matches.

use super::compare::{Kind, Part};
use super::pinyin;
use super::token::{Sort, Token, pair_share};
use super::vocabulary::{Matches, Vocabulary, keep_best};

/// Of a longer query only so many words and pairs of characters count.
const MOST_TOKENS: usize = 96;

/// The most that a word weighs per letter, in bits: a short one says little, however rare it is.
const MOST_FOR_A_LETTER: f64 = 1.5;

/// A part of a query and what it finds.
#[derive(Debug)]
pub(super) struct Found {
    pub(super) part: Part,
    /// Its weight, in bits.
    pub(super) weight: f64,
    pub(super) matches: Matches,
}

/// Splits a query into parts and looks each of them up.
pub(super) fn parts(query: &str, vocabulary: &Vocabulary) -> Vec<Found> {
    let mut tokens = vocabulary.splitter.tokens(query);
    // Words that say nothing count only where there are no others.
    if tokens.iter().any(|token| !token.is_ignored) {
        tokens.retain(|token| !token.is_ignored);
    }
    tokens.truncate(MOST_TOKENS);
    leave_out_begun(&mut tokens, query, vocabulary);
    let mut parts: Vec<Found> = Vec::new();
    let mut syllables: Vec<String> = Vec::new();
    let last = tokens.len().saturating_sub(1);
    for (at, token) in tokens.iter().enumerate() {
        let mut found = look_up(token, vocabulary);
        if token.place.end == query.len() {
            found.leave_open();
        }
        if found.matches.is_empty()
            && token.sort == Sort::Word
            && let Some(read) = read(&token.text, at == last, vocabulary)
        {
            // Syllables of neighbouring words belong together: `dengluguoqi`, `denglu guoqi`.
            syllables.extend(read);
            continue;
        }
        add_sounds(&mut parts, &mut syllables, vocabulary);
        let is_unknown = found.matches.is_empty();
        match is_unknown.then(|| initials(token, vocabulary)).flatten() {
            Some(initials) => initials.into_iter().for_each(|found| add(&mut parts, found)),
            None => add(&mut parts, found),
        }
    }
    add_sounds(&mut parts, &mut syllables, vocabulary);
    join_neighbours(&mut parts, vocabulary);
    parts
}

impl Found {
    /// Looks a part up. `share` is what it counts, in words.
    fn new(part: Part, share: f64, vocabulary: &Vocabulary) -> Found {
        let matches = vocabulary.matches(&part);
        let weight = match (matches.is_empty(), part.word()) {
            (false, _) => share * vocabulary.rarity(matches.iter().map(|(phrase, _)| phrase)),
            // What stands nowhere weighs as much as the rarest; but half of all pairs are no words.
            (true, Some(_)) => vocabulary.rarest(),
            (true, None) => share * vocabulary.rarest() / 2.0,
        };
        let most = part.word().map_or(f64::INFINITY, |word| MOST_FOR_A_LETTER * word.len() as f64);
        Found { part, weight: weight.min(most), matches }
    }

    /// Counts a word that is still being typed, and may become a longer one, as a beginning of both: with its next letter
    /// it must not match worse.
    fn leave_open(&mut self) {
        if self.matches.iter().any(|(_, kind)| *kind == Kind::Beginning) {
            for (_, kind) in &mut self.matches {
                *kind = Kind::Beginning.min(*kind);
            }
        }
    }
}

/// Leaves out what has only begun at the end of a query: the first letter of a word, a character that its neighbour does
/// not go with, the first digit of a number behind a word.
fn leave_out_begun(tokens: &mut Vec<Token>, query: &str, vocabulary: &Vocabulary) {
    let is_alone = tokens.len() == 1;
    let Some(last) = tokens.last_mut().filter(|last| last.place.end == query.len()) else {
        return;
    };
    let is_begun = match last.sort {
        Sort::Pair => vocabulary.having(&last.text).is_empty(),
        Sort::Word => last.text.len() == 1,
        Sort::Number => false,
    };
    let ends_with_digit = last.sort == Sort::Word && last.text.ends_with(|c: char| c.is_ascii_digit());
    if is_begun && !is_alone {
        tokens.pop();
    } else if ends_with_digit
        && look_up(last, vocabulary).matches.iter().all(|(_, kind)| *kind < Kind::Beginning)
    {
        last.text = last.text[..last.text.len() - 1].into();
    }
}

/// Looks a token up; with slips only where it matches nothing otherwise.
fn look_up(token: &Token, vocabulary: &Vocabulary) -> Found {
    let share = token.share;
    let new = |may_slip| {
        let token = token.clone();
        Found::new(Part::Token { token, may_slip }, share, vocabulary)
    };
    let found = new(false);
    if found.matches.is_empty() && token.text.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return new(true);
    }
    found
}

/// Reads a word as pinyin, if it is that of something in the catalogue, or a single syllable.
fn read(word: &str, unfinished: bool, vocabulary: &Vocabulary) -> Option<Vec<String>> {
    let read = pinyin::syllables(word, unfinished)?;
    let is_known = |pair: &[String]| !vocabulary.matches(&sounds(pair)).is_empty();
    (read.len() == 1 || read.windows(2).any(is_known)).then_some(read)
}

fn sounds(pair: &[String]) -> Part {
    Part::Sounds([pair[0].clone(), pair[1].clone()])
}

/// Adds the pairs of a run of syllables, and begins a new run.
fn add_sounds(parts: &mut Vec<Found>, syllables: &mut Vec<String>, vocabulary: &Vocabulary) {
    for pair in syllables.windows(2).take(MOST_TOKENS) {
        add(parts, Found::new(sounds(pair), pair_share(syllables.len()), vocabulary));
    }
    syllables.clear();
}

/// Reads a word as the first letters of pinyin; `None` if one of its pairs is unknown.
fn initials(token: &Token, vocabulary: &Vocabulary) -> Option<Vec<Found>> {
    let letters: Vec<char> = token.text.chars().collect();
    if token.sort != Sort::Word || !(3..=8).contains(&letters.len()) {
        return None;
    }
    let pairs = letters.windows(2).map(|pair| {
        let part = Part::Initials([pair[0], pair[1]]);
        let found = Found::new(part, pair_share(letters.len()), vocabulary);
        (!found.matches.is_empty()).then_some(found)
    });
    pairs.collect()
}

fn add(parts: &mut Vec<Found>, found: Found) {
    let text = found.part.to_string();
    if parts.iter().all(|other| other.part.to_string() != text) {
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
            let matches = vocabulary.having(&both).iter().map(|phrase| (*phrase, Kind::Together));
            for found in &mut parts[at - 1..=at] {
                found.matches.extend(matches.clone());
            }
        }
    }
    for found in parts {
        keep_best(&mut found.matches);
    }
}

/// Returns a query with each unknown word replaced by the known one that it is like; `None` if there is no such word.
pub(super) fn corrected(query: &str, vocabulary: &Vocabulary) -> Option<String> {
    let mut is_corrected = false;
    let mut words: Vec<String> = Vec::new();
    for token in vocabulary.splitter.tokens(query).into_iter().take(MOST_TOKENS) {
        let is_unknown = token.sort == Sort::Word && look_up(&token, vocabulary).matches.is_empty();
        let known = if is_unknown { vocabulary.word_like(&token.text) } else { None };
        is_corrected |= known.is_some();
        words.push(known.unwrap_or(&token.text).to_owned());
    }
    is_corrected.then(|| words.join(" "))
}
