//! The query line: a text and the caret in it, which moves by what a person takes for a character.

use unicode_segmentation::UnicodeSegmentation;

use catalogue::text;

/// Longer queries are cut, in bytes: nobody types this much, and a pasted line of a log tells itself in less.
const LONGEST: usize = 16 * 1024;

/// A text being edited.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Query {
    text: String,
    /// Where the caret is, as a byte offset at a character's start.
    caret: usize,
}

impl Query {
    /// A query with the caret at its end.
    pub fn new(text: &str) -> Query {
        let mut query = Query::default();
        query.insert(text);
        query
    }

    /// The text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text before the caret.
    pub fn before_caret(&self) -> &str {
        &self.text[..self.caret]
    }

    /// The part that is visible in so many columns, at the caret: what is before it, whose end is always visible with
    /// room for the caret itself, and what is behind it.
    pub fn visible(&self, columns: usize) -> (&str, &str) {
        let before = text::suffix(self.before_caret(), columns.saturating_sub(1));
        let room = columns.saturating_sub(text::width(before));
        (before, text::prefix(&self.text[self.caret..], room))
    }

    /// Puts a text in at the caret. Line ends and tabs become spaces: a pasted block is one query.
    pub fn insert(&mut self, pasted: &str) {
        let clean = text::one_line(pasted);
        let room = LONGEST.saturating_sub(self.text.len());
        let fitting = match clean
            .char_indices()
            .find(|(index, c)| index + c.len_utf8() > room)
        {
            Some((index, _)) => &clean[..index],
            None => &clean[..],
        };
        self.text.insert_str(self.caret, fitting);
        self.caret += fitting.len();
    }

    /// Deletes everything.
    pub fn clear(&mut self) {
        self.text.clear();
        self.caret = 0;
    }

    /// Moves the caret one character to the left.
    pub fn left(&mut self) {
        self.caret = self.previous();
    }

    /// Moves the caret one character to the right.
    pub fn right(&mut self) {
        self.caret = self.next();
    }

    /// Moves the caret before the first character.
    pub fn start(&mut self) {
        self.caret = 0;
    }

    /// Moves the caret behind the last character.
    pub fn end(&mut self) {
        self.caret = self.text.len();
    }

    /// Deletes the character before the caret.
    pub fn delete_back(&mut self) {
        self.delete_from(self.previous());
    }

    /// Deletes the character after the caret.
    pub fn delete_forward(&mut self) {
        let next = self.next();
        self.text.replace_range(self.caret..next, "");
    }

    /// Deletes the word before the caret, with the spaces behind it.
    pub fn delete_word(&mut self) {
        let before = self.before_caret().trim_end();
        let word = before.rsplit(char::is_whitespace).next().unwrap_or_default();
        let start = before.len() - word.len();
        self.delete_from(start);
    }

    fn delete_from(&mut self, start: usize) {
        self.text.replace_range(start..self.caret, "");
        self.caret = start;
    }

    fn previous(&self) -> usize {
        self.before_caret()
            .grapheme_indices(true)
            .next_back()
            .map_or(0, |(index, _)| index)
    }

    fn next(&self) -> usize {
        let after = &self.text[self.caret..];
        self.caret + after.graphemes(true).next().map_or(0, str::len)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn editing_goes_by_visible_characters() {
        let mut query = Query::new("端口e\u{301}");
        query.delete_back();
        assert_eq!(query.text(), "端口");
        query.left();
        query.insert("x");
        assert_eq!((query.text(), query.before_caret()), ("端x口", "端x"));
        query.delete_forward();
        assert_eq!(query.text(), "端x");
    }

    #[test]
    fn a_word_goes_with_the_spaces_behind_it() {
        let mut query = Query::new("权限 denied  ");
        query.delete_word();
        assert_eq!(query.text(), "权限 ");
        query.delete_word();
        assert_eq!(query.text(), "");
        query.delete_word();
        let mut wide_space = Query::new("端口\u{3000}占用");
        wide_space.delete_word();
        assert_eq!(wide_space.text(), "端口\u{3000}");
    }

    #[test]
    fn what_is_pasted_is_one_line_of_bounded_length() {
        assert_eq!(Query::new("a\r\nb\u{1b}[31mc\td").text(), "a bc d");
        assert_eq!(Query::new(&"口".repeat(LONGEST)).text().len(), LONGEST / 3 * 3);
    }

    proptest! {
        #[test]
        fn no_sequence_of_edits_breaks_it(edits in proptest::collection::vec((0..8u8, "\\PC{0,4}"), 0..40)) {
            let mut query = Query::default();
            for (edit, text) in edits {
                match edit {
                    0 => query.left(),
                    1 => query.right(),
                    2 => query.start(),
                    3 => query.end(),
                    4 => query.delete_back(),
                    5 => query.delete_forward(),
                    6 => query.delete_word(),
                    _ => query.insert(&text),
                }
                prop_assert!(query.text().is_char_boundary(query.caret));
            }
        }
    }
}
