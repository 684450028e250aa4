//! Text as a terminal sees it: display width, line breaking, cutting, and the removal of what would command the
//! terminal. Nothing here knows about styles: wrapping gives byte ranges, and whoever has styles cuts along them.

use std::borrow::Cow;
use std::ops::Range;

use unicode_linebreak::BreakOpportunity;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// How many columns a tab takes when shown.
const TAB: &str = "    ";

/// The width of a text on the terminal, in columns: 2 for a Chinese character, 0 for a combining mark.
pub fn width(text: &str) -> usize {
    if text.bytes().all(|byte| (b' '..=b'~').contains(&byte)) {
        return text.len();
    }
    text.graphemes(true).map(UnicodeWidthStr::width).sum()
}

/// The text without anything that could command a terminal or reorder what is read: escape sequences, control
/// characters (line feeds and tabs stay), bidirectional controls, invisible separators.
pub fn sanitize(text: &str) -> Cow<'_, str> {
    if !has_unwanted(text) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(wanted(&anstream::adapter::strip_str(text).to_string()))
}

/// The text without just the characters that could command a terminal or reorder what is read; tabs become spaces. For
/// our words with foreign ones among them: a sequence that is left open in those must not take ours with it.
pub fn disarm(text: &str) -> String {
    wanted(text).replace('\t', " ")
}

/// The text without unwanted characters.
fn wanted(text: &str) -> String {
    let mut wanted = String::with_capacity(text.len());
    for (index, c) in text.char_indices() {
        if !is_unwanted(c) && is_wanted_between(&wanted, c, &text[index + c.len_utf8()..]) {
            wanted.push(c);
        }
    }
    wanted
}

/// Whether a character is wanted where it stands: what is invisible joins pictures to one, or makes a sign a picture
/// (Unicode Technical Standard 51), and hides something anywhere else.
fn is_wanted_between(before: &str, c: char, after: &str) -> bool {
    let follows_picture = || before.ends_with(is_pictograph);
    match c {
        ZERO_WIDTH_JOINER => {
            (follows_picture() || before.ends_with(EMOJI_STYLE)) && after.starts_with(is_pictograph)
        }
        EMOJI_STYLE => follows_picture() || after.starts_with(KEYCAP),
        _ => true,
    }
}

const ZERO_WIDTH_JOINER: char = '\u{200d}';
const EMOJI_STYLE: char = '\u{fe0f}';
const KEYCAP: char = '\u{20e3}';

/// Whether a character is in one of the blocks that pictures stand in.
fn is_pictograph(c: char) -> bool {
    matches!(c, '©' | '®' | '\u{203c}' | '\u{2049}' | '\u{2100}'..='\u{214f}' | '\u{2190}'..='\u{2bff}')
        || matches!(c, '\u{3030}' | '\u{303d}' | '\u{3297}' | '\u{3299}' | '\u{1f000}'..='\u{1faff}')
}

/// The text on one line, without anything that could command a terminal: line feeds and tabs become spaces.
pub fn one_line(text: &str) -> String {
    sanitize(text).replace(['\n', '\t'], " ")
}

/// Whether the text is one line that [`sanitize`] has nothing to take from.
pub fn is_plain_line(text: &str) -> bool {
    !has_unwanted(text) && !text.bytes().any(|byte| matches!(byte, b'\n' | b'\t'))
}

/// Whether there is an unwanted character.
fn has_unwanted(text: &str) -> bool {
    // Everything that is shown comes by here, and most of it is plain ASCII.
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~' | b'\n' | b'\t')) {
        return false;
    }
    text.char_indices().any(|(index, c)| {
        is_unwanted(c) || !is_wanted_between(&text[..index], c, &text[index + c.len_utf8()..])
    })
}

/// Whether a character could command a terminal, reorder what is read or hide in it, wherever it stands.
pub fn is_unwanted(c: char) -> bool {
    match c {
        '\n' | '\t' => false,
        // Bidirectional controls (Unicode Standard Annex 9), zero-width and separator characters that hide or
        // move text, the byte order mark, and the soft hyphen, whose width no two terminals agree on.
        '\u{61c}'
        | '\u{200b}'
        | '\u{200c}'
        | '\u{200e}'
        | '\u{200f}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' => true,
        '\u{feff}' | '\u{ad}' => true,
        // Other characters that show nothing (Unicode's Default_Ignorable_Code_Point and its fillers): whoever copies
        // them does not know what.
        '\u{34f}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}' => true,
        '\u{2800}' | '\u{3164}' | '\u{fe00}'..='\u{fe0e}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' => true,
        '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}' => true,
        _ => c.is_control(),
    }
}

/// The text with its tabs as spaces, for showing; what is copied keeps them.
pub fn expand_tabs(text: &str) -> Cow<'_, str> {
    if text.contains('\t') { Cow::Owned(text.replace('\t', TAB)) } else { Cow::Borrowed(text) }
}

/// Breaks a text into lines of at most `columns`, where Unicode Standard Annex 14 allows a break: between Chinese
/// characters but never before a closing mark, and not inside a Latin word. A piece that is longer than a line is
/// cut between characters. Spaces at the end of a line are left out of its range; line feeds always break.
pub fn wrap(text: &str, columns: usize) -> Vec<Range<usize>> {
    let whole = 0..text.trim_end().len();
    // Most texts fit, and where nothing is wrapped, as in a pipe, all do: no break need be looked for.
    if !text.contains('\n') && width(&text[whole.clone()]) <= columns {
        return vec![whole];
    }
    wrap_at_breaks(text, columns)
}

fn wrap_at_breaks(text: &str, columns: usize) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let mut line = Line::at(0);
    let mut start = 0;
    let mut word = Word::default();
    for (end, opportunity) in unicode_linebreak::linebreaks(text) {
        if end < text.len() && (opens_an_option(&text[..end]) || word.is_path_around(text, end)) {
            continue;
        }
        // The annex breaks nowhere before a slash; one that begins a path is a word of its own.
        while let Some(space) = text[start..end].find(" /") {
            line.push(text, start..start + space + 1, columns, &mut lines);
            start += space + 1;
        }
        line.push(text, start..end, columns, &mut lines);
        start = end;
        // The algorithm reports the end of the text as a mandatory break, too.
        if opportunity == BreakOpportunity::Mandatory && text[..end].ends_with('\n') {
            lines.push(line.range.clone());
            line = Line::at(end);
        }
    }
    if !line.range.is_empty() || lines.is_empty() {
        lines.push(line.range);
    }
    lines
}

/// Whether a text ends in hyphens that open a word, as in `--user`: newer revisions of the annex (rule LB20a) keep
/// those with the word, and a command's option must not be torn.
fn opens_an_option(text: &str) -> bool {
    let before = text.trim_end_matches('-');
    before.len() < text.len() && !before.ends_with(|c: char| c.is_ascii_alphanumeric())
}

/// The word that was looked at last: visible ASCII characters without a gap.
#[derive(Default)]
struct Word {
    range: Range<usize>,
    is_path: bool,
}

impl Word {
    /// Returns whether a place is inside a path, an address or the name of an image, which are easier to read and to copy
    /// in one piece. Places are asked for in order, so that no byte is looked at twice.
    fn is_path_around(&mut self, text: &str, place: usize) -> bool {
        if place >= self.range.end {
            let (before, after) = (&text[self.range.end..place], &text[place..]);
            let is_visible = |byte: &u8| byte.is_ascii_graphic();
            let start = place - before.bytes().rev().take_while(is_visible).count();
            let end = place + after.bytes().take_while(is_visible).count();
            self.range = start..end;
            self.is_path = text[start..end].contains('/');
        }
        self.is_path && self.range.start < place && place < self.range.end
    }
}

/// The line that is being filled: the bytes in it without trailing space, and the columns up to where the next
/// piece would start.
struct Line {
    range: Range<usize>,
    columns: usize,
}

impl Line {
    fn at(start: usize) -> Line {
        Line { range: start..start, columns: 0 }
    }

    /// Adds the unbreakable piece, to this line when it fits, else to a new one.
    fn push(&mut self, text: &str, piece: Range<usize>, columns: usize, lines: &mut Vec<Range<usize>>) {
        let visible = text[piece.clone()].trim_end();
        if self.columns > 0 && self.columns + width(visible) > columns {
            lines.push(self.range.clone());
            *self = Line::at(piece.start);
        }
        if width(visible) > columns {
            self.push_in_pieces(visible, piece.start, columns, lines);
        } else {
            self.columns += width(visible);
        }
        if !visible.is_empty() {
            self.range.end = piece.start + visible.len();
        }
        self.columns += width(&text[piece.start + visible.len()..piece.end]);
    }

    /// Adds a piece that is longer than a line, character by character: before a slash where there is one.
    fn push_in_pieces(&mut self, piece: &str, offset: usize, columns: usize, lines: &mut Vec<Range<usize>>) {
        // The last slash of the line, with the columns before it.
        let mut slash: Option<(usize, usize)> = None;
        for (index, grapheme) in piece.grapheme_indices(true) {
            let wide = width(grapheme);
            while self.columns > 0 && self.columns + wide > columns {
                let last_slash = slash.take().filter(|_| grapheme != "/");
                let (cut, before) = last_slash.unwrap_or((offset + index, self.columns));
                lines.push(self.range.start..cut);
                let columns = self.columns - before;
                *self = Line { columns, ..Line::at(cut) };
            }
            if grapheme == "/" && self.columns > 0 {
                slash = Some((offset + index, self.columns));
            }
            self.columns += wide;
            self.range.end = offset + index + grapheme.len();
        }
    }
}

/// The text with a capital first letter, where that is an ASCII one.
pub fn capitalized(text: &str) -> String {
    let mut chars = text.chars();
    let first = chars.next().map(|first| first.to_ascii_uppercase());
    first.into_iter().chain(chars).collect()
}

/// The longest beginning of a text that is at most `columns` wide.
pub fn prefix(text: &str, columns: usize) -> &str {
    let mut used = 0;
    for (index, grapheme) in text.grapheme_indices(true) {
        used += width(grapheme);
        if used > columns {
            return &text[..index];
        }
    }
    text
}

/// The text if it is at most `columns` wide, or else its beginning with a mark.
pub fn cut<'t>(text: &'t str, columns: usize, mark: &str) -> Cow<'t, str> {
    if width(text) <= columns {
        return Cow::Borrowed(text);
    }
    let kept = prefix(text, columns.saturating_sub(width(mark)));
    Cow::Owned(format!("{}{}", kept.trim_end(), prefix(mark, columns)))
}

/// The longest end of a text that is at most `columns` wide.
pub fn suffix(text: &str, columns: usize) -> &str {
    let mut used = 0;
    for (index, grapheme) in text.grapheme_indices(true).rev() {
        used += width(grapheme);
        if used > columns {
            return &text[index + grapheme.len()..];
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn lines(text: &str, columns: usize) -> Vec<&str> {
        wrap(text, columns).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn every_unwanted_character_is_seen() {
        for c in '\0'..=char::MAX {
            let is_seen = is_unwanted(c) || matches!(c, ZERO_WIDTH_JOINER | EMOJI_STYLE);
            assert_eq!(has_unwanted(&format!("a中{c}")), is_seen, "{c:?}");
        }
    }

    #[test]
    fn what_is_invisible_stays_within_pictures_only() {
        for pictures in ["👩‍👩‍👧", "⚠️ x", "❤️‍🔥", "1️⃣", "👍🏽", "🏳️‍🌈"]
        {
            assert_eq!(sanitize(pictures), pictures);
        }
        for hidden in [
            "a\u{200d}b",
            "a\u{fe0f}b",
            "a\u{200c}b",
            "a\u{3164}b",
            "a\u{115f}b",
            "a\u{e0041}\u{e007f}b",
            "a\u{e0100}b",
            "a\u{2800}b",
            "a\u{ffa0}b",
            "a\u{180e}b",
            "a\u{34f}b",
            "a\u{200d}\u{200d}b",
        ] {
            assert_eq!(sanitize(hidden), "ab", "{hidden:?}");
            assert_eq!(disarm(hidden), "ab", "{hidden:?}");
        }
        assert_eq!(sanitize("👩\u{200d}a\u{200d}👧"), "👩a👧");
    }

    #[test]
    fn latin_words_stay_whole() {
        assert_eq!(
            lines("run docker with the --user parameter", 12),
            ["run docker", "with the", "--user", "parameter"]
        );
    }

    #[test]
    fn no_line_opens_with_a_closing_mark() {
        assert_eq!(lines("挂载目录，权限（不一致）。", 8), ["挂载目", "录，权限", "（不一", "致）。"]);
    }

    #[test]
    fn a_word_longer_than_the_line_is_cut() {
        assert_eq!(lines("id 634e704cefa78f92 end", 6), ["id", "634e70", "4cefa7", "8f92", "end"]);
    }

    #[test]
    fn a_path_is_broken_before_a_slash_and_only_when_it_is_too_long() {
        assert_eq!(lines("pull ghcr.io/openlist-team/x now", 24), ["pull", "ghcr.io/openlist-team/x", "now"]);
        assert_eq!(
            lines("see /opt/openlist/data-dir/log.log, then", 16),
            ["see", "/opt/openlist", "/data-dir", "/log.log, then"]
        );
        assert_eq!(lines("权限/数据和/opt/a-b", 9), ["权限/数据", "和/opt", "/a-b"]);
        assert_eq!(lines("a//////////b", 4), ["a///", "////", "///b"]);
    }

    #[test]
    fn line_feeds_break_and_blank_lines_stay() {
        assert_eq!(lines("a\n\nb", 5), ["a", "", "b"]);
        assert_eq!(lines("", 5), [""]);
    }

    #[test]
    fn what_commands_a_terminal_goes_and_the_rest_stays() {
        assert_eq!(sanitize("a\u{1b}[31mb\u{1b}]0;title\u{7}c\u{202e}d\te\r\nf"), "abcd\te\nf");
        assert!(matches!(sanitize("权限 denied"), Cow::Borrowed(_)));
    }

    #[test]
    fn an_open_sequence_takes_nothing_of_ours_with_it() {
        assert_eq!(disarm("no \"\u{1b}]0;title\u{202e}\" here\t\u{9b}2J\n"), "no \"]0;title\" here 2J\n");
    }

    #[test]
    fn cuts_count_columns() {
        assert_eq!(prefix("挂载路径", 5), "挂载");
        assert_eq!(suffix("挂载路径", 5), "路径");
        assert_eq!(prefix("abc", 9), "abc");
        assert_eq!(cut("挂载路径", 8, "…"), "挂载路径");
        assert_eq!(cut("挂载路径", 7, "…"), "挂载路…");
        assert_eq!(cut("a b c", 4, ".."), "a..");
        assert_eq!(cut("abc", 1, ".."), ".");
    }

    proptest! {
        #[test]
        fn wrapping_loses_only_white_space_and_overflows_never(text in "\\PC{0,80}", columns in 2usize..30) {
            let ranges = wrap(&text, columns);
            let kept: String = ranges.iter().map(|range| &text[range.clone()]).collect();
            let visible = |s: &str| s.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            prop_assert_eq!(visible(&kept), visible(&text));
            for range in ranges {
                let line = &text[range];
                let single = line.graphemes(true).count() == 1;
                prop_assert!(width(line) <= columns || single, "{:?} is wider than {}", line, columns);
            }
        }

        #[test]
        fn a_text_that_fits_is_broken_nowhere(text in "[\\PC\t]{0,60}", room in 0usize..3) {
            let columns = width(&text) + room;
            prop_assert_eq!(wrap(&text, columns), wrap_at_breaks(&text, columns));
        }

        #[test]
        fn sanitized_text_has_no_controls(text in any::<String>()) {
            let clean = sanitize(&text);
            prop_assert!(!clean.chars().any(is_unwanted) && !has_unwanted(&clean));
        }
    }
}
