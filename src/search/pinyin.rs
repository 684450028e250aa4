//! How Chinese characters are read, from the table in `assets/pinyin.txt`. Not here: finding what is typed in such
//! readings (`letters`).

use std::collections::HashMap;
use std::sync::LazyLock;

use super::fold::is_han;

static TABLE: LazyLock<Table> = LazyLock::new(|| Table::read(include_str!("../../assets/pinyin.txt")));

/// The readings of characters, and of the words in which a character is read otherwise.
struct Table {
    characters: HashMap<char, &'static str>,
    /// By their first character.
    words: HashMap<char, Vec<Word>>,
}

struct Word {
    characters: Vec<char>,
    syllables: Vec<&'static str>,
}

impl Table {
    /// Reads lines of two forms: a syllable and its characters, a word and its syllables.
    fn read(text: &'static str) -> Table {
        let mut table = Table {
            characters: HashMap::with_capacity(4096),
            words: HashMap::new(),
        };
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let Some((head, rest)) = line.split_once(' ') else {
                continue;
            };
            if head.is_ascii() {
                table.characters.extend(rest.chars().map(|c| (c, head)));
            } else if let Some(first) = head.chars().next() {
                table.words.entry(first).or_default().push(Word {
                    characters: head.chars().collect(),
                    syllables: rest.split(' ').collect(),
                });
            }
        }
        table
    }
}

/// How each of the characters is read, without tones; `None` for one that is not Chinese or not in the table.
pub fn read(characters: &[char]) -> Vec<Option<&'static str>> {
    let mut syllables = Vec::with_capacity(characters.len());
    while syllables.len() < characters.len() {
        let rest = &characters[syllables.len()..];
        let words = TABLE.words.get(&rest[0]);
        let word = words.and_then(|words| words.iter().find(|word| rest.starts_with(&word.characters)));
        match word {
            Some(word) => syllables.extend(word.syllables.iter().map(|syllable| Some(*syllable))),
            None => syllables.push(TABLE.characters.get(&rest[0]).copied()),
        }
    }
    syllables
}

/// The Chinese characters of a text that the table lacks, for the check of a catalogue.
pub fn unread(text: &str) -> impl Iterator<Item = char> {
    text.chars()
        .filter(|c| is_han(*c) && !TABLE.characters.contains_key(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reading(text: &str) -> String {
        let characters: Vec<char> = text.chars().collect();
        read(&characters)
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(" ")
    }

    #[test]
    fn words_decide_on_the_reading_of_a_character() {
        assert_eq!(reading("重启即可重置"), "chong qi ji ke chong zhi");
        assert_eq!(reading("重要的长度"), "zhong yao de chang du");
        assert_eq!(reading("什么"), "shen me");
    }

    #[test]
    fn every_word_has_a_syllable_for_each_character() {
        for word in TABLE.words.values().flatten() {
            assert_eq!(
                word.characters.len(),
                word.syllables.len(),
                "{:?}",
                word.characters
            );
        }
        assert!(TABLE.characters.len() > 3700);
    }

    #[test]
    fn what_is_not_chinese_is_not_read() {
        assert_eq!(read(&['a']), [None]);
        assert_eq!(unread("挂载 a 龘").collect::<String>(), "龘");
    }
}
