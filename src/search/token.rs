//! Text to tokens: words, numbers, and pairs of neighbouring Chinese characters.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::{Arc, LazyLock};

use aho_corasick::{AhoCorasick, MatchKind};
use catalogue::lang::Lang;
use catalogue::model::Words;
use catalogue::normalise::normalise;

/// What a token is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Sort {
    /// Letters, perhaps with one digit behind them: `token`, `aria2`.
    Word,
    /// Digits, perhaps with one letter behind them: `61008`.
    Number,
    /// Two neighbouring Chinese characters, or one that stands alone.
    Pair,
}

/// A part of a text that is compared as one.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Token {
    /// In normal form.
    pub(super) text: Arc<str>,
    pub(super) sort: Sort,
    /// The words that mean the same: a row of the word lists.
    pub(super) same: Option<usize>,
    /// Whether the word says nothing.
    pub(super) is_ignored: bool,
    /// What it counts, in words.
    pub(super) share: f64,
    /// Where it stands in the text, in bytes.
    pub(super) place: Range<usize>,
}

/// Splits texts by the catalogue's word lists.
#[derive(Debug)]
pub(super) struct Splitter {
    ignored: Vec<String>,
    /// The Chinese words that say nothing; none if there is no such word.
    fillers: Option<AhoCorasick>,
    same: HashMap<String, usize>,
}

/// A run of characters of one sort, in bytes of the normalised text.
#[derive(Debug, Clone)]
struct Run {
    sort: Sort,
    part: Range<usize>,
}

impl Splitter {
    pub(super) fn new(words: &Words) -> Splitter {
        let mut ignored = words.ignore[Lang::En].clone();
        ignored.sort_unstable();
        let fillers = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .build(words.ignore[Lang::Zh].iter().filter(|word| !word.is_empty()));
        let rows = words.same.iter().enumerate();
        let same = rows.flat_map(|(row, words)| words.iter().map(move |word| (word.clone(), row)));
        Splitter { ignored, fillers: fillers.ok(), same: same.collect() }
    }

    /// Returns the tokens of a text, in order.
    pub(super) fn tokens(&self, text: &str) -> Vec<Token> {
        let normal = normalise(text);
        // A traditional character has as many bytes as the simplified one, so places are kept.
        let folded: String = normal.text().chars().map(simplified).collect();
        // Letters are compared in lower case, but a capital may begin a word: `FileId`.
        let is_hump = |at: usize| begins_word(text, normal.origin(at..at + 1).start);
        let mut tokens = Vec::new();
        let mut push = |part: Range<usize>, sort: Sort, share: f64| {
            let text = &folded[part.clone()];
            tokens.push(Token {
                same: self.same.get(text).copied(),
                is_ignored: sort == Sort::Word
                    && self.ignored.binary_search_by(|word| word.as_str().cmp(text)).is_ok(),
                place: normal.origin(part),
                text: text.into(),
                sort,
                share,
            });
        };
        for run in runs(&folded, is_hump) {
            match run.sort {
                Sort::Word | Sort::Number => push(run.part, run.sort, 1.0),
                Sort::Pair => {
                    for part in self.without_fillers(&folded, run.part) {
                        pairs(&folded, part, |pair, share| push(pair, Sort::Pair, share));
                    }
                }
            }
        }
        tokens
    }

    /// Cuts the words that say nothing out of a run of Chinese characters.
    fn without_fillers(&self, text: &str, run: Range<usize>) -> Vec<Range<usize>> {
        let (mut parts, mut start) = (Vec::new(), run.start);
        for filler in self.fillers.iter().flat_map(|fillers| fillers.find_iter(&text[run.clone()])) {
            parts.push(start..run.start + filler.start());
            start = run.start + filler.end();
        }
        parts.push(start..run.end);
        parts.retain(|part| !part.is_empty());
        parts
    }
}

/// Returns what each of the pairs of a run of so many characters counts, in words: n characters are n / 2 words, but n - 1
/// pairs.
pub(super) fn pair_share(count: usize) -> f64 {
    match count {
        0 | 1 => 1.0,
        _ => count as f64 / 2.0 / (count - 1) as f64,
    }
}

fn pairs(text: &str, run: Range<usize>, mut push: impl FnMut(Range<usize>, f64)) {
    let mut bounds: Vec<usize> = text[run.clone()].char_indices().map(|(at, _)| run.start + at).collect();
    bounds.push(run.end);
    let count = bounds.len() - 1;
    if count == 1 {
        return push(run, pair_share(1));
    }
    for pair in bounds.windows(3) {
        push(pair[0]..pair[2], pair_share(count));
    }
}

/// Parts a normalised text into runs; marks and blanks are left out. One digit at the end of a word belongs to it, and one
/// letter at the end of a number: `aria2`, `4k`.
fn runs(text: &str, is_hump: impl Fn(usize) -> bool) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for (at, c) in text.char_indices() {
        let sort = match c {
            _ if is_han(c) => Sort::Pair,
            '0'..='9' => Sort::Number,
            _ if c.is_alphabetic() => Sort::Word,
            _ => continue,
        };
        let end = at + c.len_utf8();
        match runs.last_mut() {
            Some(last)
                if last.part.end == at && last.sort == sort && !(sort == Sort::Word && is_hump(at)) =>
            {
                last.part.end = end;
            }
            _ => runs.push(Run { sort, part: at..end }),
        }
    }
    let mut joined: Vec<Run> = Vec::with_capacity(runs.len());
    for (at, run) in runs.iter().enumerate() {
        let goes_on =
            runs.get(at + 1).is_some_and(|next| next.sort != Sort::Pair && next.part.start == run.part.end);
        let ends_with =
            |last: &Run| run.part.start == last.part.end && last.sort != run.sort && last.sort != Sort::Pair;
        match joined.last_mut() {
            Some(last) if run.sort != Sort::Pair && run.part.len() == 1 && !goes_on && ends_with(last) => {
                last.part.end = run.part.end;
            }
            _ => joined.push(run.clone()),
        }
    }
    joined
}

/// Returns whether a capital at a place, in bytes, begins a word within a run of letters.
fn begins_word(text: &str, at: usize) -> bool {
    let mut rest = text[at..].chars();
    rest.next().is_some_and(char::is_uppercase)
        && text[..at].chars().next_back().is_some_and(char::is_lowercase)
        && !rest.next().is_some_and(char::is_uppercase)
}

pub(super) fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}')
}

/// Returns the simplified form of a Chinese character.
fn simplified(c: char) -> char {
    if !is_han(c) {
        return c;
    }
    TRADITIONAL.get(&c).copied().unwrap_or(c)
}

static TRADITIONAL: LazyLock<HashMap<char, char>> = LazyLock::new(|| {
    let lines = include_str!("../../assets/traditional.txt").lines();
    let words = lines.filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace);
    words
        .flat_map(|word| {
            let mut characters = word.chars();
            let simplified = characters.next();
            characters.filter_map(move |c| Some((c, simplified?)))
        })
        .collect()
});
