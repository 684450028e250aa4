//! The lines that are shown for what was found.

use std::borrow::Cow;
use std::ops::Range;

use catalogue::text;

use super::decode;
use super::event::Text;
use super::line::Line;
use crate::mask::Masker;

/// How much of a line is kept around what matters, in columns.
const KEPT: usize = 2_000;

/// Where a line stands: the input, as an index, and the number of the line, from 1.
pub(super) type Place = (usize, u64);

/// A line that shows something.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Evidence {
    /// An index into [`files`](super::Report::files).
    pub(crate) file: usize,
    /// The number of the line, from 1.
    pub(crate) line: u64,
    pub(crate) time: Option<String>,
    /// The line without secrets and control characters, cut to what stands around `range`.
    pub(crate) text: String,
    /// What shows it, in bytes of `text`.
    pub(crate) range: Range<usize>,
}

impl Evidence {
    /// Masks and cuts the line that a part of an event stands in; `place` is where the event begins, `bytes` is how it was
    /// written.
    pub(super) fn new(
        place: Place,
        bytes: &[u8],
        text: &Text,
        part: &Range<usize>,
        masker: &Masker,
    ) -> Evidence {
        let lines_before = text.text[..part.start].matches('\n').count();
        let lines = 1 + text.text[part.clone()].matches('\n').count();
        let lines = bytes.split(|byte| *byte == b'\n').skip(lines_before).take(lines);
        let lines: Vec<Cow<'_, str>> = lines.map(decode::line).collect();
        // What looks like the mark of a collector may be the name of a secret.
        let masked = masker.mask(&lines.join("\n")).into_owned();
        let masked: Vec<&str> = masked.split('\n').map(|line| Line::read(line).text).collect();
        let whole = text::one_line(&masked.join("\n"));
        let shown = text::one_line(&masker.mask(&text.text[part.clone()]));
        let range = whole.find(&shown).map_or(0..whole.len(), |at| at..at + shown.len());
        let time = text.time.map(|time| time.to_string());
        let (file, number) = place;
        let whole = Evidence { file, line: number + lines_before as u64, time, text: whole, range };
        let (text, range) = whole.around(KEPT);
        Evidence { text, range, ..whole }
    }

    pub(super) fn place(&self) -> Place {
        (self.file, self.line)
    }

    /// Returns so many columns of the line around what shows it, and where that stands there, in bytes.
    pub(crate) fn around(&self, columns: usize) -> (String, Range<usize>) {
        let (line_before, rest) = self.text.split_at(self.range.start);
        let shown = text::prefix(&rest[..self.range.len()], columns);
        let line_after = &rest[shown.len()..];
        let room = columns - text::width(shown);
        let room_after = text::width(text::prefix(line_after, room / 2));
        let before = text::suffix(line_before, room - room_after);
        let after = text::prefix(line_after, room - text::width(before));
        let cut = |is_cut: bool| if is_cut { "…" } else { "" };
        let mut text = format!("{}{before}", cut(before.len() < line_before.len()));
        let range = text.len()..text.len() + shown.len();
        text.extend([shown, after, cut(after.len() < line_after.len())]);
        (text, range)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lines_are_cut_around_what_matters() {
        let line = format!("{}token is expired{}", "é".repeat(5_000), "中".repeat(5_000));
        let start = line.find("token").unwrap();
        let evidence = |range| Evidence { text: line.clone(), range, ..Evidence::default() };
        let (text, range) = evidence(start..start + 16).around(40);
        assert_eq!(
            (&text[range], text.as_str()),
            ("token is expired", "…éééééééééééétoken is expired中中中中中中…")
        );
        let (text, range) = evidence(0..line.len()).around(40);
        assert_eq!((text::width(&text), &text[range]), (41, "é".repeat(40).as_str()));
        let short = Evidence { text: "short".to_owned(), range: 1..3, ..Evidence::default() };
        assert_eq!(short.around(40), ("short".to_owned(), 1..3));
        assert_eq!(Evidence::default().around(40), (String::new(), 0..0));
    }
}
