//! How Chinese characters are read, from the table in `assets/pinyin.txt`, and letters as pinyin.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// No syllable is longer, in letters.
const LONGEST: usize = 6;

/// Longer words are not read as pinyin.
const LONGEST_WORD: usize = 48;

static TABLE: LazyLock<Table> = LazyLock::new(|| Table::read(include_str!("../../assets/pinyin.txt")));

struct Table {
    characters: HashMap<char, &'static str>,
    /// The pairs of characters that are read otherwise.
    pairs: HashMap<&'static str, [&'static str; 2]>,
    syllables: HashSet<&'static str>,
}

impl Table {
    /// Reads lines of two forms: a syllable and its characters, a pair of characters and its syllables.
    fn read(text: &'static str) -> Table {
        let mut table = Table {
            characters: HashMap::with_capacity(4096),
            pairs: HashMap::new(),
            syllables: HashSet::new(),
        };
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let Some((head, rest)) = line.split_once(' ') else {
                continue;
            };
            if head.is_ascii() {
                table.characters.extend(rest.chars().map(|c| (c, head)));
                table.syllables.insert(head);
            } else if let Some((first, second)) = rest.split_once(' ') {
                table.pairs.insert(head, [first, second]);
            }
        }
        table
    }
}

/// Returns how a pair of characters is read, without tones; `None` if one of them is not in the table.
pub(super) fn reading(pair: &str) -> Option<[&'static str; 2]> {
    if let Some(reading) = TABLE.pairs.get(pair) {
        return Some(*reading);
    }
    let mut characters = pair.chars().map(|c| TABLE.characters.get(&c).copied());
    Some([characters.next()??, characters.next()??])
}

/// Splits a word into syllables, as few as fit; the last may lack letters if the word is `unfinished`.
pub(super) fn syllables(word: &str, unfinished: bool) -> Option<Vec<String>> {
    if !word.is_ascii() || word.len() > LONGEST_WORD {
        return None;
    }
    // For each length the last syllable of the shortest reading, and how many syllables that has.
    let mut best: Vec<Option<(usize, usize)>> = vec![None; word.len() + 1];
    best[0] = Some((0, 0));
    for end in 1..=word.len() {
        let starts = end.saturating_sub(LONGEST)..end;
        let readings = starts.filter(|start| TABLE.syllables.contains(&word[*start..end]));
        best[end] = readings
            .filter_map(|start| Some((best[start]?.1 + 1, start)))
            .min()
            .map(|(count, start)| (start, count));
    }
    let begins = |rest: &str| TABLE.syllables.iter().any(|syllable| syllable.starts_with(rest));
    let ends = (1..=word.len()).rev().take(LONGEST);
    let mut end = ends
        .filter(|end| best[*end].is_some())
        .find(|end| *end == word.len() || unfinished && begins(&word[*end..]))?;
    let mut found: Vec<String> = Vec::new();
    if end < word.len() {
        found.push(word[end..].to_owned());
    }
    while end > 0 {
        let start = best[end]?.0;
        found.push(word[start..end].to_owned());
        end = start;
    }
    found.reverse();
    Some(found)
}
