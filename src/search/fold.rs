//! A text as it is compared: full-width and other compatibility forms made plain, without case and accents, each
//! character knowing the bytes that it came from. Not here: what a word is (`piece`).

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A character as it is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Folded {
    /// The character without case, width and accent.
    pub c: char,
    /// Whether it stood there as a capital: a capital may open a word, as in `FileId`.
    pub capital: bool,
    start: usize,
    end: usize,
}

impl Folded {
    /// The bytes of the text that it came from.
    pub fn origin(&self) -> Range<usize> {
        self.start..self.end
    }
}

/// Folds at most the first `limit` characters of a text. Each character is decomposed by itself (NFKD) and loses its
/// marks, so that composed and decomposed spellings of a word become the same.
pub fn fold(text: &str, limit: usize) -> Vec<Folded> {
    let mut folded = Vec::with_capacity(text.len().min(limit));
    for (start, original) in text.char_indices().take(limit) {
        let end = start + original.len_utf8();
        let capital = original.is_uppercase();
        let mut push = |c| {
            folded.push(Folded {
                c,
                capital,
                start,
                end,
            });
        };
        if original.is_ascii() {
            push(original.to_ascii_lowercase());
        } else if matches!(original, '\u{4e00}'..='\u{9fff}') {
            // Most Chinese characters are plain already.
            push(original);
        } else {
            let plain = std::iter::once(original)
                .nfkd()
                .filter(|c| !is_combining_mark(*c));
            plain.flat_map(char::to_lowercase).for_each(push);
        }
    }
    folded
}

/// Whether this is a Chinese character.
pub fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(text: &str) -> String {
        fold(text, 100).iter().map(|folded| folded.c).collect()
    }

    #[test]
    fn width_case_and_accents_do_not_count() {
        assert_eq!(folded("４１３ Ｔｏｋｅｎ"), "413 token");
        assert_eq!(folded("É"), folded("e\u{301}"));
        assert_eq!(folded("①ﬁ"), "1fi");
    }

    #[test]
    fn each_character_knows_its_bytes() {
        let folded = fold("ａb", 100);
        assert_eq!(folded[0].origin(), 0..3);
        assert_eq!(folded[1].origin(), 3..4);
    }

    #[test]
    fn only_the_beginning_of_a_long_text_counts() {
        assert_eq!(fold(&"a".repeat(100), 7).len(), 7);
    }
}
