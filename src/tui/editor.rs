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

/// Where the caret goes, or how far is deleted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Motion {
    Left,
    Right,
    WordLeft,
    WordRight,
    Start,
    End,
}

/// Where text continues to the left.
const CUT: &str = "<";

/// What is visible of a line of text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Visible {
    /// With [`CUT`] where the text continues to the left.
    pub(crate) text: String,
    /// How far from the left the caret stands, in columns.
    pub(crate) caret: usize,
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

    /// Returns what is visible in so many columns. The caret itself has room, too.
    pub(crate) fn visible(&self, columns: usize) -> Visible {
        let start = self.first_visible(columns);
        let mark = if start > 0 { CUT } else { "" };
        let caret = text::width(mark) + text::width(&self.text[start..self.caret]);
        let after = text::prefix(&self.text[self.caret..], columns.saturating_sub(caret));
        Visible { text: format!("{mark}{}{after}", &self.text[start..self.caret]), caret }
    }

    /// Returns where the visible text begins, in bytes.
    fn first_visible(&self, columns: usize) -> usize {
        let before = &self.text[..self.caret];
        let room = columns.saturating_sub(1);
        if text::width(before) <= room {
            return 0;
        }
        self.caret - text::suffix(before, room.saturating_sub(CUT.len())).len()
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

    /// Moves the caret.
    pub(crate) fn go(&mut self, motion: Motion) {
        self.caret = self.target(motion);
        self.selected = false;
    }

    /// Deletes from the caret to where a motion would lead, or what is selected.
    pub(crate) fn delete(&mut self, motion: Motion) {
        if !self.delete_selected() {
            let (caret, target) = (self.caret, self.target(motion));
            self.caret = caret.min(target);
            self.text.replace_range(self.caret..caret.max(target), "");
        }
    }

    /// Returns where a motion leads: not into a character, and over the spaces between words.
    fn target(&self, motion: Motion) -> usize {
        let (before, after) = self.text.split_at(self.caret);
        let word_before = before.trim_end();
        let word_after = after.trim_start();
        match motion {
            Motion::Left => before.grapheme_indices(true).next_back().map_or(0, |(index, _)| index),
            Motion::Right => self.caret + after.graphemes(true).next().map_or(0, str::len),
            Motion::WordLeft => word_before.trim_end_matches(|c: char| !c.is_whitespace()).len(),
            Motion::WordRight => {
                self.text.len() - word_after.trim_start_matches(|c: char| !c.is_whitespace()).len()
            }
            Motion::Start => 0,
            Motion::End => self.text.len(),
        }
    }

    /// Moves the caret to a column of what is visible in so many columns.
    pub(crate) fn place_caret(&mut self, column: usize, columns: usize) {
        let start = self.first_visible(columns);
        let column = if start > 0 { column.saturating_sub(CUT.len()) } else { column };
        self.caret = start + text::prefix(&self.text[start..], column).len();
        self.selected = false;
    }

    /// Deletes the whole text if it is selected; returns whether it was.
    fn delete_selected(&mut self) -> bool {
        let was_selected = self.selected;
        if was_selected {
            self.clear();
        }
        was_selected
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Motion::{End, Left, Right, Start, WordLeft, WordRight};
    use proptest::prelude::*;

    fn before_caret(editor: &Editor) -> &str {
        &editor.text[..editor.caret]
    }

    #[test]
    fn editing_goes_by_visible_characters() {
        let mut editor = Editor::new("端口e\u{301}");
        editor.delete(Left);
        assert_eq!(editor.text(), "端口");
        editor.go(Left);
        editor.insert("x");
        assert_eq!((editor.text(), before_caret(&editor)), ("端x口", "端x"));
        editor.delete(Right);
        assert_eq!(editor.text(), "端x");
    }

    #[test]
    fn the_caret_is_placed_by_columns() {
        let mut editor = Editor::new("端口 abc");
        for (column, before) in [(0, ""), (1, ""), (2, "端"), (5, "端口 "), (99, "端口 abc")] {
            editor.place_caret(column, 20);
            assert_eq!(before_caret(&editor), before, "{column}");
        }
        let mut long = Editor::new("0123456789");
        // `<789` is visible.
        long.place_caret(2, 5);
        assert_eq!(before_caret(&long), "01234567");
    }

    #[test]
    fn a_word_goes_with_the_spaces_behind_it() {
        let mut editor = Editor::new("权限 denied  ");
        editor.delete(WordLeft);
        assert_eq!(editor.text(), "权限 ");
        editor.delete(WordLeft);
        assert_eq!(editor.text(), "");
        editor.delete(WordLeft);
        let mut wide_space = Editor::new("端口\u{3000}占用");
        wide_space.delete(WordLeft);
        assert_eq!(wide_space.text(), "端口\u{3000}");
    }

    #[test]
    fn the_caret_goes_by_words_and_cuts_the_line_where_it_stands() {
        let mut editor = Editor::new("one  two three");
        editor.go(WordLeft);
        editor.go(WordLeft);
        assert_eq!(before_caret(&editor), "one  ");
        editor.go(WordRight);
        assert_eq!(before_caret(&editor), "one  two");
        editor.delete(WordRight);
        assert_eq!(editor.text(), "one  two");
        editor.go(WordLeft);
        editor.delete(Start);
        assert_eq!((editor.text(), before_caret(&editor)), ("two", ""));
        editor.go(Right);
        editor.delete(End);
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
        assert_eq!(edited(|editor| editor.delete(Left)), (String::new(), false));
        assert_eq!(edited(|editor| editor.delete(End)), (String::new(), false));
        assert_eq!(edited(|editor| editor.go(Left)), ("/mnt/a".to_owned(), false));
    }

    #[test]
    fn a_line_that_continues_to_the_left_is_marked() {
        let editor = Editor::new("abcdef");
        assert_eq!(editor.visible(5), Visible { text: "<def".to_owned(), caret: 4 });
        assert_eq!(editor.visible(7), Visible { text: "abcdef".to_owned(), caret: 6 });
    }

    #[test]
    fn what_is_pasted_is_one_line_of_bounded_length() {
        assert_eq!(Editor::new("a\r\nb\u{1b}[31mc\td").text(), "a bc d");
        assert_eq!(Editor::new(&"口".repeat(LONGEST)).text().len(), LONGEST / 3 * 3);
    }

    proptest! {
        #[test]
        fn no_sequence_of_edits_breaks_it(edits in proptest::collection::vec((0..18usize, "\\PC{0,4}"), 0..40)) {
            let mut editor = Editor::default();
            for (edit, text) in edits {
                let motion = [Left, Right, WordLeft, WordRight, Start, End][edit % 6];
                match edit / 6 {
                    0 => editor.go(motion),
                    1 => editor.delete(motion),
                    _ => editor.insert(&text),
                }
                prop_assert!(editor.text().is_char_boundary(editor.caret));
            }
        }
    }
}
