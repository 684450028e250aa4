//! The lines that are shown for what was found.

use std::ops::Range;

use catalogue::text;

use super::event::Text;
use super::session::Session;
use super::tally::{Form, Kept};
use crate::mask::Masker;

/// How much of a line is shown around what matters, in bytes.
const MAX_EVIDENCE: usize = 2_000;

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

impl Session {
    /// Returns the line of an event that is to be shown: of an entry the one with its text.
    pub(super) fn evidence(&self, kept: &Kept, entry: Option<usize>) -> Evidence {
        match &kept.form {
            Form::Shown(evidence, _) => evidence.clone(),
            Form::Written(bytes) => {
                let text = Text::of(bytes);
                let place = entry.and_then(|entry| self.judge.matcher().place(entry, &text.text));
                let part = place.unwrap_or(text.subject());
                Evidence::new(kept.place(), &text, &part, &self.masker)
            }
        }
    }
}

impl Evidence {
    /// Masks and cuts the line that a part of an event stands in; `event` is the event's input and first line.
    pub(super) fn new(event: (usize, u64), text: &Text, part: &Range<usize>, masker: &Masker) -> Evidence {
        let line = line_of(&text.text, part);
        let lines_before = text.text[..line.start].matches('\n').count() as u64;
        let whole = text::one_line(&masker.mask(&text.text[line]));
        let shown = text::one_line(&masker.mask(&text.text[part.clone()]));
        let start = whole.find(&shown).unwrap_or(0);
        let (file, number) = event;
        let (shown, range) = cut_around(&whole, start..start + shown.len());
        Evidence {
            file,
            line: number + lines_before,
            time: text.time.map(|time| time.to_string()),
            text: shown,
            range,
        }
    }
}

/// Returns the lines that a part of a text stands in.
fn line_of(text: &str, part: &Range<usize>) -> Range<usize> {
    let start = text[..part.start].rfind('\n').map_or(0, |at| at + 1);
    let end = text[part.end..].find('\n').map_or(text.len(), |at| part.end + at);
    start..end
}

/// Cuts a long line to what stands around a part of it.
fn cut_around(line: &str, part: Range<usize>) -> (String, Range<usize>) {
    let part = part.start..part.end.min(line.len()).max(part.start);
    if line.len() <= MAX_EVIDENCE {
        let part = if part.end <= line.len() { part } else { 0..line.len() };
        return (line.to_owned(), part);
    }
    let beside = MAX_EVIDENCE.saturating_sub(part.len()) / 2;
    let start = line.floor_char_boundary(part.start.saturating_sub(beside));
    let end = line.ceil_char_boundary((start + MAX_EVIDENCE).min(line.len()));
    let before = if start > 0 { "…" } else { "" };
    let after = if end < line.len() { "…" } else { "" };
    let text = format!("{before}{}{after}", &line[start..end]);
    let move_to = |at: usize| at.clamp(start, end) - start + before.len();
    let range = move_to(part.start)..move_to(line.floor_char_boundary(part.end));
    (text, range)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lines_are_cut_around_what_matters() {
        let line = format!("{}token is expired{}", "é".repeat(5_000), "中".repeat(5_000));
        let start = line.find("token").unwrap();
        let (text, range) = cut_around(&line, start..start + 16);
        assert_eq!(&text[range], "token is expired");
        assert!(text.len() < MAX_EVIDENCE + 10 && text.starts_with('…') && text.ends_with('…'));
        let (text, range) = cut_around(&line, 0..line.len());
        assert!(text.len() < MAX_EVIDENCE + 10 && range.end <= text.len());
        assert_eq!(cut_around("short", 1..3), ("short".to_owned(), 1..3));
        assert_eq!(cut_around("", 0..3), (String::new(), 0..0));
    }
}
