//! Every word of a catalogue with the passages that have it. Not here: what a word is worth for a query (`evidence`).

use std::collections::HashMap;
use std::ops::Range;

use super::typo;

/// Collects words; [`Builder::finish`] makes them searchable.
#[derive(Debug, Default)]
pub struct Builder {
    ids: HashMap<String, u32>,
    /// The passages that have a word, by its id, in order.
    passages: Vec<Vec<u32>>,
}

/// Words in alphabetical order.
#[derive(Debug)]
pub struct Vocabulary {
    words: Vec<Word>,
    /// The words by their stem.
    stems: HashMap<String, Vec<u32>>,
}

/// A word that some passage has.
#[derive(Debug)]
pub struct Word {
    /// The word.
    pub text: String,
    /// The passages that have it, in order.
    pub passages: Vec<u32>,
    /// One bit for each kind of letter in it.
    mask: u64,
}

impl Builder {
    /// Notes that a passage has a word. Passages come in order.
    pub fn add(&mut self, word: &str, passage: u32) {
        let id = match self.ids.get(word) {
            Some(id) => *id,
            None => {
                let id = self.passages.len() as u32;
                self.ids.insert(word.to_owned(), id);
                self.passages.push(Vec::new());
                id
            }
        };
        let passages = &mut self.passages[id as usize];
        if passages.last() != Some(&passage) {
            passages.push(passage);
        }
    }

    /// The words, searchable.
    pub fn finish(mut self) -> Vocabulary {
        let mut words: Vec<Word> = self
            .ids
            .into_iter()
            .map(|(text, id)| Word {
                mask: mask(&text),
                passages: std::mem::take(&mut self.passages[id as usize]),
                text,
            })
            .collect();
        words.sort_unstable_by(|a, b| a.text.cmp(&b.text));
        let mut stems: HashMap<String, Vec<u32>> = HashMap::new();
        for (index, word) in words.iter().enumerate() {
            if let Some(stem) = stem(&word.text) {
                stems.entry(stem.to_owned()).or_default().push(index as u32);
            }
        }
        Vocabulary { words, stems }
    }
}

impl Vocabulary {
    /// The word, if some passage has it.
    pub fn get(&self, word: &str) -> Option<&Word> {
        let index = self
            .words
            .binary_search_by(|known| known.text.as_str().cmp(word))
            .ok()?;
        Some(&self.words[index])
    }

    /// The words that begin so, the word itself first if it is one.
    pub fn beginning_with(&self, prefix: &str) -> &[Word] {
        let Range { start, end } = self.range_of(prefix);
        &self.words[start..end]
    }

    /// Other forms of the same word: `mount` and `mounted`, `driver` and `drivers`.
    pub fn forms_of(&self, word: &str) -> impl Iterator<Item = &Word> {
        let ids = stem(word).and_then(|stem| self.stems.get(stem));
        ids.into_iter().flatten().map(|id| &self.words[*id as usize])
    }

    /// The words that may be meant when this one has typos, with the number of slips.
    pub fn similar_to<'v>(&'v self, typed: &'v str) -> impl Iterator<Item = (&'v Word, usize)> {
        let mask = mask(typed);
        // A slip brings at most one kind of letter and takes at most one away.
        let limit = 2 * typo::allowed(typed.chars().count()) as u32;
        let possible = if typo::possible(typed) {
            &self.words[..]
        } else {
            &[]
        };
        possible
            .iter()
            .filter(move |word| (word.mask ^ mask).count_ones() <= limit)
            .filter_map(move |word| Some((word, typo::distance(typed, &word.text)?)))
    }

    /// Splits letters that were typed without spaces into the fewest known words; `None` when that is impossible or
    /// needs words of one letter.
    pub fn split<'t>(&self, letters: &'t str) -> Option<Vec<&'t str>> {
        const LONGEST: usize = 64;
        if letters.len() > LONGEST || !letters.is_ascii() {
            return None;
        }
        // For each end the fewest words up to there, and where the last of them starts.
        let mut best: Vec<Option<(usize, usize)>> = vec![None; letters.len() + 1];
        best[0] = Some((0, 0));
        for end in 2..=letters.len() {
            best[end] = (0..=end - 2)
                .filter_map(|start| {
                    let (count, _) = best[start]?;
                    self.get(&letters[start..end]).map(|_| (count + 1, start))
                })
                .min();
        }
        let mut words = Vec::new();
        let mut end = letters.len();
        while end > 0 {
            let (_, start) = best[end]?;
            words.push(&letters[start..end]);
            end = start;
        }
        words.reverse();
        Some(words)
    }

    fn range_of(&self, prefix: &str) -> Range<usize> {
        let start = self.words.partition_point(|word| word.text.as_str() < prefix);
        let length = self.words[start..].partition_point(|word| word.text.starts_with(prefix));
        start..start + length
    }
}

/// One bit for each kind of letter, for ruling a word out at a glance.
fn mask(word: &str) -> u64 {
    word.chars().fold(0, |mask, c| mask | 1 << (c as u32 % 64))
}

/// What the forms of an English word share.
fn stem(word: &str) -> Option<&str> {
    if !word.is_ascii() || word.len() < 4 {
        return None;
    }
    let endings = ["ing", "ed", "es", "s", "e", "d"];
    let cut = endings
        .iter()
        .find_map(|ending| word.strip_suffix(ending).filter(|stem| stem.len() >= 3));
    Some(cut.unwrap_or(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn vocabulary() -> Vocabulary {
        let mut builder = Builder::default();
        for (passage, text) in ["mount path required", "mounted expired", "token"]
            .iter()
            .enumerate()
        {
            text.split(' ').for_each(|word| builder.add(word, passage as u32));
        }
        builder.finish()
    }

    fn texts<'w>(words: impl IntoIterator<Item = &'w Word>) -> Vec<&'w str> {
        words.into_iter().map(|word| word.text.as_str()).collect()
    }

    #[test]
    fn words_are_found_by_their_beginning_and_in_other_forms() {
        let vocabulary = vocabulary();
        assert_eq!(texts(vocabulary.beginning_with("mount")), ["mount", "mounted"]);
        assert_eq!(texts(vocabulary.forms_of("mounts")), ["mount", "mounted"]);
        assert_eq!(texts(vocabulary.forms_of("expire")), ["expired"]);
        assert_eq!(
            vocabulary.get("path").map(|word| word.passages.clone()),
            Some(vec![0])
        );
        assert!(vocabulary.get("pat").is_none());
    }

    #[test]
    fn words_are_found_with_typos() {
        let vocabulary = vocabulary();
        let similar = |typed| texts(vocabulary.similar_to(typed).map(|(word, _)| word)).join(" ");
        assert_eq!(similar("toekn"), "token");
        assert_eq!(similar("reqiured"), "required");
        assert_eq!(similar("pth"), "");
    }

    #[test]
    fn letters_are_split_into_words() {
        let vocabulary = vocabulary();
        assert_eq!(
            vocabulary.split("mountpathrequired"),
            Some(vec!["mount", "path", "required"])
        );
        assert_eq!(vocabulary.split("mountpathx"), None);
    }
}
