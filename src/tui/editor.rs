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
    /// Whether the whole text is selected, so that the next edit replaces it.
    selected: bool,
}

/// What is visible of a line of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Visible<'e> {
    /// [`CUT`] where the text continues to the left.
    pub(crate) mark: &'static str,
    pub(crate) before_caret: &'e str,
    pub(crate) after_caret: &'e str,
}

/// Where text continues to the left.
const CUT: &str = "<";

impl Visible<'_> {
    /// Returns how far from the left the caret stands, in columns.
    pub(crate) fn caret(&self) -> usize {
        text::width(self.mark) + text::width(self.before_caret)
    }
}

impl Editor {
    /// Returns a line with the caret at its end.
    pub(crate) fn new(text: &str) -> Editor {
        let mut editor = Editor::default();
        editor.insert(text);
        editor
    }

    /// Returns a line of which all is selected.
    pub(crate) fn selected(text: &str) -> Editor {
        let mut editor = Editor::new(text);
        editor.selected = !editor.text.is_empty();
        editor
    }

    /// Returns whether the whole text is selected.
    pub(crate) fn is_selected(&self) -> bool {
        self.selected
    }

    /// Returns the text.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// Returns the text before the caret.
    fn before_caret(&self) -> &str {
        &self.text[..self.caret]
    }

    /// Returns what is visible in so many columns. The caret itself has room, too.
    pub(crate) fn visible(&self, columns: usize) -> Visible<'_> {
        let before = self.before_caret();
        let room = columns.saturating_sub(1);
        let (mark, before_caret) = if text::width(before) <= room {
            ("", before)
        } else {
            (CUT, text::suffix(before, room.saturating_sub(CUT.len())))
        };
        let room = columns.saturating_sub(text::width(mark) + text::width(before_caret));
        Visible { mark, before_caret, after_caret: text::prefix(&self.text[self.caret..], room) }
    }

    /// Inserts a text at the caret, or in place of what is selected. Line ends and tabs become spaces.
    pub(crate) fn insert(&mut self, pasted: &str) {
        self.delete_selected();
        let clean = text::one_line(pasted);
        let room = LONGEST.saturating_sub(self.text.len());
        let fitting = &clean[..clean.floor_char_boundary(room)];
        self.text.insert_str(self.caret, fitting);
        self.caret += fitting.len();
    }

    /// Deletes everything.
    pub(crate) fn clear(&mut self) {
        *self = Editor::default();
    }

    /// Moves the caret one character to the left.
    pub(crate) fn left(&mut self) {
        self.go(self.previous());
    }

    /// Moves the caret one character to the right.
    pub(crate) fn right(&mut self) {
        self.go(self.next());
    }

    /// Moves the caret before the first character.
    pub(crate) fn start(&mut self) {
        self.go(0);
    }

    /// Moves the caret behind the last character.
    pub(crate) fn end(&mut self) {
        self.go(self.text.len());
    }

    /// Moves the caret to the start of a word.
    pub(crate) fn word_left(&mut self) {
        self.go(self.word_start());
    }

    /// Moves the caret to the end of a word.
    pub(crate) fn word_right(&mut self) {
        self.go(self.word_end());
    }

    /// Deletes the character before the caret.
    pub(crate) fn delete_back(&mut self) {
        self.delete(self.previous(), self.caret);
    }

    /// Deletes the character after the caret.
    pub(crate) fn delete_forward(&mut self) {
        self.delete(self.caret, self.next());
    }

    /// Deletes the word before the caret, with the spaces behind it.
    pub(crate) fn delete_word(&mut self) {
        self.delete(self.word_start(), self.caret);
    }

    /// Deletes the word after the caret, with the spaces before it.
    pub(crate) fn delete_word_forward(&mut self) {
        self.delete(self.caret, self.word_end());
    }

    /// Deletes everything before the caret.
    pub(crate) fn delete_to_start(&mut self) {
        self.delete(0, self.caret);
    }

    /// Deletes everything after the caret.
    pub(crate) fn delete_to_end(&mut self) {
        self.delete(self.caret, self.text.len());
    }

    /// Moves the caret to a column of what is visible in so many columns.
    pub(crate) fn place_caret(&mut self, column: usize, columns: usize) {
        let visible = self.visible(columns);
        let start = self.caret - visible.before_caret.len();
        let shown = &self.text[start..self.caret + visible.after_caret.len()];
        let before = text::prefix(shown, column.saturating_sub(text::width(visible.mark)));
        let to = start + before.len();
        self.go(to);
    }

    fn go(&mut self, to: usize) {
        self.caret = to;
        self.selected = false;
    }

    /// Deletes a part, or what is selected.
    fn delete(&mut self, start: usize, end: usize) {
        if !self.delete_selected() {
            self.text.replace_range(start..end, "");
            self.caret = start;
        }
    }

    /// Deletes the whole text if it is selected; returns whether it was.
    fn delete_selected(&mut self) -> bool {
        let was_selected = self.selected;
        if was_selected {
            self.clear();
        }
        was_selected
    }

    fn previous(&self) -> usize {
        self.before_caret().grapheme_indices(true).next_back().map_or(0, |(index, _)| index)
    }

    fn next(&self) -> usize {
        let after = &self.text[self.caret..];
        self.caret + after.graphemes(true).next().map_or(0, str::len)
    }

    fn word_start(&self) -> usize {
        let before = self.before_caret().trim_end();
        let word = before.rsplit(char::is_whitespace).next().unwrap_or_default();
        before.len() - word.len()
    }

    fn word_end(&self) -> usize {
        let after = self.text[self.caret..].trim_start();
        let word = after.split(char::is_whitespace).next().unwrap_or_default();
        self.text.len() - after.len() + word.len()
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
    fn the_caret_is_placed_by_columns() {
        let mut editor = Editor::new("端口 abc");
        for (column, before) in [(0, ""), (1, ""), (2, "端"), (5, "端口 "), (99, "端口 abc")] {
            editor.place_caret(column, 20);
            assert_eq!(editor.before_caret(), before, "{column}");
        }
        let mut long = Editor::new("0123456789");
        // `<789` is visible.
        long.place_caret(2, 5);
        assert_eq!(long.before_caret(), "01234567");
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
    fn the_caret_goes_by_words_and_cuts_the_line_where_it_stands() {
        let mut editor = Editor::new("one  two three");
        editor.word_left();
        editor.word_left();
        assert_eq!(editor.before_caret(), "one  ");
        editor.word_right();
        assert_eq!(editor.before_caret(), "one  two");
        editor.delete_word_forward();
        assert_eq!(editor.text(), "one  two");
        editor.word_left();
        editor.delete_to_start();
        assert_eq!((editor.text(), editor.before_caret()), ("two", ""));
        editor.right();
        editor.delete_to_end();
        assert_eq!(editor.text(), "t");
    }

    #[test]
    fn what_is_selected_is_replaced_by_the_next_edit_and_kept_by_a_move() {
        let edited = |edit: fn(&mut Editor)| {
            let mut editor = Editor::selected("/mnt/a");
            edit(&mut editor);
            (editor.text().to_owned(), editor.is_selected())
        };
        assert_eq!(edited(|editor| editor.insert("/b")), ("/b".to_owned(), false));
        assert_eq!(edited(Editor::delete_back), (String::new(), false));
        assert_eq!(edited(Editor::delete_to_end), (String::new(), false));
        assert_eq!(edited(Editor::left), ("/mnt/a".to_owned(), false));
    }

    #[test]
    fn a_line_that_continues_to_the_left_is_marked() {
        let editor = Editor::new("abcdef");
        let visible = editor.visible(5);
        assert_eq!((visible.mark, visible.before_caret, visible.caret()), ("<", "def", 4));
        assert_eq!(editor.visible(7).mark, "");
    }

    #[test]
    fn what_is_pasted_is_one_line_of_bounded_length() {
        assert_eq!(Editor::new("a\r\nb\u{1b}[31mc\td").text(), "a bc d");
        assert_eq!(Editor::new(&"口".repeat(LONGEST)).text().len(), LONGEST / 3 * 3);
    }

    proptest! {
        #[test]
        fn no_sequence_of_edits_breaks_it(edits in proptest::collection::vec((0..12u8, "\\PC{0,4}"), 0..40)) {
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
                    7 => editor.word_left(),
                    8 => editor.word_right(),
                    9 => editor.delete_word_forward(),
                    10 => editor.delete_to_start(),
                    _ => editor.insert(&text),
                }
                prop_assert!(editor.text().is_char_boundary(editor.caret));
            }
        }
    }
}
