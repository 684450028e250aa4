//! The one rule for what matches: a part of a query against a token of another text.

use super::pinyin;
use super::token::{Sort, Token};

/// How a part of a query matches.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    /// Letters that stand scattered in this order.
    InOrder,
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
            Kind::Initials => 0.5,
            Kind::InOrder => 0.0,
        }
    }
}

/// A part of a query.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Part {
    pub(super) wanted: Wanted,
    /// What it counts, in words.
    pub(super) share: f64,
}

/// What a part of a query asks for.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Wanted {
    /// A token, perhaps with slips.
    Token { token: Token, may_slip: bool },
    /// Two characters by their pinyin; the second syllable may lack letters.
    Sounds(String, String),
    /// Two characters by the first letters of their pinyin.
    Initials(String, String),
}

impl Part {
    /// Returns the word or number that is asked for.
    pub(super) fn word(&self) -> Option<&str> {
        match &self.wanted {
            Wanted::Token { token, .. } if token.sort != Sort::Pair => Some(&token.text),
            _ => None,
        }
    }

    pub(super) fn wanted_text(&self) -> String {
        match &self.wanted {
            Wanted::Token { token, .. } => token.text.clone(),
            Wanted::Sounds(first, second) | Wanted::Initials(first, second) => format!("{first} {second}"),
        }
    }

    /// Returns how this part matches a token of another text.
    pub(super) fn compare(&self, other: &Token) -> Option<Kind> {
        match &self.wanted {
            Wanted::Token { token, may_slip } => compare(token, other, *may_slip),
            Wanted::Sounds(first, second) if other.sort == Sort::Pair => pinyin::reading(&other.text)
                .is_some_and(|reading| reading[0] == first && reading[1].starts_with(second.as_str()))
                .then_some(Kind::Pinyin),
            Wanted::Initials(first, second) if other.sort == Sort::Pair => pinyin::reading(&other.text)
                .is_some_and(|reading| {
                    reading[0].starts_with(first.as_str()) && reading[1].starts_with(second.as_str())
                })
                .then_some(Kind::Initials),
            Wanted::Sounds(..) | Wanted::Initials(..) => None,
        }
    }
}

fn compare(token: &Token, other: &Token, may_slip: bool) -> Option<Kind> {
    let (text, known) = (token.text.as_str(), other.text.as_str());
    if text == known || token.same.is_some() && token.same == other.same {
        return Some(Kind::Exact);
    }
    match token.sort {
        Sort::Number if text.len() < 4 => None,
        _ if text.len() > 1 && known.starts_with(text) => Some(Kind::Beginning),
        Sort::Word if text.starts_with(known) && known.len() >= (text.len() - 3.min(text.len())).max(4) => {
            Some(Kind::Beginning)
        }
        Sort::Word if may_slip && other.sort == Sort::Word && has_slips(text, known) => Some(Kind::Slip),
        _ => None,
    }
}

/// Returns whether a word is a beginning of a known one with at most one slip, or two from eight letters on.
fn has_slips(word: &str, known: &str) -> bool {
    let (a, b) = (word.as_bytes(), known.as_bytes());
    let most = if a.len() < 8 { 1 } else { 2 };
    if a.len() < 4 || b.len() + most < a.len() || !b[..2.min(b.len())].contains(&a[0]) {
        return false;
    }
    let b = &b[..b.len().min(a.len() + most)];
    let mut older = Vec::new();
    let mut before: Vec<usize> = Vec::new();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for i in 1..=a.len() {
        older = std::mem::replace(&mut before, std::mem::take(&mut row));
        row.push(i);
        for j in 1..=b.len() {
            let wrong = usize::from(a[i - 1] != b[j - 1]);
            let mut cost = (before[j] + 1).min(row[j - 1] + 1).min(before[j - 1] + wrong);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                cost = cost.min(older[j - 2] + 1);
            }
            row.push(cost);
        }
        if row.iter().all(|cost| *cost > most) {
            return false;
        }
    }
    row.iter().any(|cost| *cost <= most)
}

/// Returns how many of these words a word is when they are written together, at least two; the last may be unfinished,
/// the first has three letters.
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
