//! A line of text that is edited: the query, or a field of a form. The caret moves by what a person takes for a
//! character.

use unicode_segmentation::UnicodeSegmentation;

use catalogue::text;

/// Longer texts are cut, in bytes: nobody types this much, and a pasted line of a log tells itself in less.
const LONGEST: usize = 16 * 1024;

/// A line of text that is edited.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Editor {
    text: String,
    /// Where the caret is, as a byte offset at a character's start.
    caret: usize,
}

impl Editor {
    /// Returns a line with the caret at its end.
    pub(crate) fn new(text: &str) -> Editor {
        let mut editor = Editor::default();
        editor.insert(text);
        editor
    }

    /// Returns the text.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// Returns the text before the caret.
    pub(crate) fn before_caret(&self) -> &str {
        &self.text[..self.caret]
    }

    /// Returns what is visible in so many columns before the caret and behind it. The caret itself has room, too.
    pub(crate) fn visible(&self, columns: usize) -> (&str, &str) {
        let before = text::suffix(self.before_caret(), columns.saturating_sub(1));
        let room = columns.saturating_sub(text::width(before));
        (before, text::prefix(&self.text[self.caret..], room))
    }

    /// Inserts a text at the caret. Line ends and tabs become spaces.
    pub(crate) fn insert(&mut self, pasted: &str) {
        let clean = text::one_line(pasted);
        let room = LONGEST.saturating_sub(self.text.len());
        let fitting = &clean[..clean.floor_char_boundary(room)];
        self.text.insert_str(self.caret, fitting);
        self.caret += fitting.len();
    }

    /// Deletes everything.
    pub(crate) fn clear(&mut self) {
        self.text.clear();
        self.caret = 0;
    }

    /// Moves the caret one character to the left.
    pub(crate) fn left(&mut self) {
        self.caret = self.previous();
    }

    /// Moves the caret one character to the right.
    pub(crate) fn right(&mut self) {
        self.caret = self.next();
    }

    /// Moves the caret before the first character.
    pub(crate) fn start(&mut self) {
        self.caret = 0;
    }

    /// Moves the caret behind the last character.
    pub(crate) fn end(&mut self) {
        self.caret = self.text.len();
    }

    /// Deletes the character before the caret.
    pub(crate) fn delete_back(&mut self) {
        self.delete_from(self.previous());
    }

    /// Deletes the character after the caret.
    pub(crate) fn delete_forward(&mut self) {
        let next = self.next();
        self.text.replace_range(self.caret..next, "");
    }

    /// Deletes the word before the caret, with the spaces behind it.
    pub(crate) fn delete_word(&mut self) {
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
        let mut editor = Editor::new("端口e\u{301}");
        editor.delete_back();
        assert_eq!(editor.text(), "端口");
        editor.left();
        editor.insert("x");
        assert_eq!((editor.text(), editor.before_caret()), ("端x口", "端x"));
        editor.delete_forward();
        assert_eq!(editor.text(), "端x");
    }

    #[test]
    fn a_word_goes_with_the_spaces_behind_it() {
        let mut editor = Editor::new("权限 denied  ");
        editor.delete_word();
        assert_eq!(editor.text(), "权限 ");
        editor.delete_word();
        assert_eq!(editor.text(), "");
        editor.delete_word();
        let mut wide_space = Editor::new("端口\u{3000}占用");
        wide_space.delete_word();
        assert_eq!(wide_space.text(), "端口\u{3000}");
    }

    #[test]
    fn what_is_pasted_is_one_line_of_bounded_length() {
        assert_eq!(Editor::new("a\r\nb\u{1b}[31mc\td").text(), "a bc d");
        assert_eq!(Editor::new(&"口".repeat(LONGEST)).text().len(), LONGEST / 3 * 3);
    }

    proptest! {
        #[test]
        fn no_sequence_of_edits_breaks_it(edits in proptest::collection::vec((0..8u8, "\\PC{0,4}"), 0..40)) {
            let mut editor = Editor::default();
            for (edit, text) in edits {
                match edit {
                    0 => editor.left(),
                    1 => editor.right(),
                    2 => editor.start(),
                    3 => editor.end(),
                    4 => editor.delete_back(),
                    5 => editor.delete_forward(),
                    6 => editor.delete_word(),
                    _ => editor.insert(&text),
                }
                prop_assert!(editor.text().is_char_boundary(editor.caret));
            }
        }
    }
}
