//! The holes of a pattern: what they stand for, and how far.

use std::ops::Range;

/// The most characters that `{any}` stands for.
const ANY_CHARS: usize = 600;
/// The most characters that `{path}` stands for.
const PATH_CHARS: usize = 400;

/// A part of the event, in bytes, that the steps of a pattern so far match.
pub(super) type Part = Range<usize>;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Hole {
    Any,
    Path,
    Number,
    Word,
}

impl Hole {
    /// Returns the hole that begins the text, and how many bytes its name has.
    pub(super) fn at_start(text: &str) -> Option<(Hole, usize)> {
        let names = [
            ("{any}", Hole::Any),
            ("{path}", Hole::Path),
            ("{number}", Hole::Number),
            ("{word}", Hole::Word),
        ];
        let (name, hole) = names.into_iter().find(|(name, _)| text.starts_with(name))?;
        Some((hole, name.len()))
    }

    /// Returns the parts, which are in order of their ends, with all that the hole may stand for behind them. The part that
    /// ends nearest in front of a place reaches it if any does, so that one pass suffices.
    pub(super) fn fill(self, event: &str, parts: Vec<Part>) -> Vec<Part> {
        let mut filled = Vec::new();
        let mut open: Option<(usize, usize)> = None; // start of the part, characters in the hole
        let mut parts = parts.into_iter().peekable();
        let mut at = parts.peek().map_or(event.len(), |part| part.end);
        loop {
            let next = parts.next_if(|part| part.end == at).map(|part| (part.start, 0));
            if self.may_be_empty() {
                open = next.or(open);
            }
            if let Some((start, _)) = open {
                filled.push(start..at);
            }
            let Some((start, chars)) = next.or(open) else {
                let Some(part) = parts.peek() else { break };
                at = part.end;
                continue;
            };
            let mut behind = event[at..].chars();
            let Some(c) = behind.next() else { break };
            let fits = chars < self.most_chars() && self.admits(c, behind.next());
            open = fits.then_some((start, chars + 1));
            at += c.len_utf8();
        }
        filled
    }

    fn may_be_empty(self) -> bool {
        matches!(self, Hole::Any | Hole::Path)
    }

    fn most_chars(self) -> usize {
        match self {
            Hole::Any => ANY_CHARS,
            Hole::Path => PATH_CHARS,
            Hole::Number | Hole::Word => usize::MAX,
        }
    }

    fn admits(self, c: char, next: Option<char>) -> bool {
        match self {
            Hole::Any => c != '\n',
            Hole::Path => c != '\n' && !(c == ':' && next.is_some_and(char::is_whitespace)),
            Hole::Number => c.is_ascii_digit(),
            Hole::Word => !c.is_whitespace() && !matches!(c, ':' | ',' | '"' | '\''),
        }
    }
}
