//! The pattern of an error's text: words, numbers and marks, with blanks of any kind between them, and holes.

use std::ops::Range;

use memchr::memmem;

use super::Rest;
use super::hole::{Hole, Part};
use crate::normalise::normalise;

/// A text to find in an event.
///
/// Case says nothing, and between words, numbers and marks there may be blanks and line ends or not. A text that begins or
/// ends with a word or a number does so at its border, and so does a word at a space beside a hole. Holes: `{any}` stands
/// for anything within the line, `{path}` for the same without `: `, `{number}` for digits and `{word}` for what has no
/// blank, colon, comma or quotation mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pattern {
    pub(super) steps: Vec<Step>,
    pub(super) rest: Option<Rest>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Step {
    Literal { text: String, before: Option<Border>, after: Option<Border> },
    Hole(Hole),
}

/// A place with no part of a word, or of a number, on its other side.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Border {
    Word,
    Number,
}

/// A step with the blanks in front of it.
struct Token {
    step: Step,
    spaced: bool,
}

impl Pattern {
    /// Reads a pattern.
    ///
    /// # Errors
    ///
    /// Returns a message if the text holds nothing but holes.
    pub fn parse(text: &str, rest: Option<Rest>) -> Result<Pattern, String> {
        let normal = normalise(text);
        let mut tokens = tokens(normal.text());
        let last = tokens.len().saturating_sub(1);
        for at in 0..tokens.len() {
            let hole_before = at > 0 && tokens[at].spaced && matches!(tokens[at - 1].step, Step::Hole(_));
            let hole_after =
                tokens.get(at + 1).is_some_and(|next| next.spaced && matches!(next.step, Step::Hole(_)));
            let Step::Literal { text, before, after } = &mut tokens[at].step else {
                continue;
            };
            let is_word = text.starts_with(is_letter);
            if at == 0 {
                *before = text.chars().next().and_then(Border::of);
            } else if hole_before && is_word {
                *before = Some(Border::Word);
            }
            if at == last {
                *after = text.chars().next_back().and_then(Border::of);
            } else if hole_after && is_word {
                *after = Some(Border::Word);
            }
        }
        let steps: Vec<Step> = tokens.into_iter().map(|token| token.step).collect();
        if steps.iter().all(|step| matches!(step, Step::Hole(_))) {
            return Err(format!("a signature needs a word, a number or a mark: {text:?}"));
        }
        Ok(Pattern { steps, rest })
    }

    /// Returns where the pattern stands in a normalised event, in bytes: the match that ends first, and of those with this
    /// end a short one.
    pub fn find(&self, event: &str) -> Option<Range<usize>> {
        self.matches(event).into_iter().next()
    }

    /// Returns for each end of a match in a normalised event one match, in bytes, by their ends. Takes time linear in the
    /// event for each step of the pattern.
    pub(super) fn matches(&self, event: &str) -> Vec<Range<usize>> {
        let Some((first, others)) = self.steps.split_first() else {
            return Vec::new();
        };
        let mut parts = match first {
            Step::Literal { text, before, after } => {
                let mut parts = occurrences(event, text);
                parts.retain(|part| borders_hold(event, part, *before, *after));
                parts
            }
            Step::Hole(hole) => {
                let starts = event.char_indices().map(|(at, _)| at..at).collect();
                hole.fill(event, starts)
            }
        };
        for step in others {
            if parts.is_empty() {
                return parts;
            }
            skip_blanks(event, &mut parts);
            parts = step.advance(event, parts);
        }
        if self.rest == Some(Rest::Empty) {
            let mut frames = FrameTest::default();
            parts.retain(|part| frames.rest_is_empty(event, part.end));
        }
        parts
    }

    /// Returns the longest word, number or mark, and the next longest if there is another: no event without both matches.
    pub(super) fn longest_words(&self) -> (&str, Option<&str>) {
        let literals = self.steps.iter().filter_map(|step| match step {
            Step::Literal { text, .. } => Some(text.as_str()),
            Step::Hole(_) => None,
        });
        let longest = literals.clone().max_by_key(|text| text.len()).unwrap_or_default();
        let others = literals.filter(|text| *text != longest);
        (longest, others.max_by_key(|text| text.len()))
    }
}

fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut left = text;
    while let Some(first) = left.trim_start().chars().next() {
        let word = left.trim_start();
        let spaced = word.len() < left.len();
        let (step, len) = match Hole::at_start(word) {
            Some((hole, len)) => (Step::Hole(hole), len),
            None => {
                let len = literal_len(word, first);
                let text = word[..len].to_owned();
                (Step::Literal { text, before: None, after: None }, len)
            }
        };
        tokens.push(Token { step, spaced });
        left = &word[len..];
    }
    tokens
}

/// Returns how many bytes the word, number, run of `_` or mark has that begins the text.
fn literal_len(text: &str, first: char) -> usize {
    let is_same: fn(char) -> bool = match first {
        '0'..='9' => |c| c.is_ascii_digit(),
        '_' => |c| c == '_',
        _ if is_letter(first) => is_letter,
        _ => return first.len_utf8(),
    };
    text.find(|c| !is_same(c)).unwrap_or(text.len())
}

fn is_letter(c: char) -> bool {
    c.is_alphanumeric() && !c.is_ascii_digit()
}

/// Returns where a literal stands, also where one overlaps the next.
fn occurrences(event: &str, literal: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut from = 0;
    let finder = memmem::Finder::new(literal);
    while let Some(at) = finder.find(&event.as_bytes()[from..]) {
        let start = from + at;
        parts.push(start..start + literal.len());
        from = start + event[start..].chars().next().map_or(1, char::len_utf8);
    }
    parts
}

fn borders_hold(event: &str, part: &Part, before: Option<Border>, after: Option<Border>) -> bool {
    let continues = |border: Option<Border>, c: Option<char>| {
        border.zip(c).is_some_and(|(border, c)| match border {
            Border::Word => c.is_ascii_lowercase() || c == '_',
            Border::Number => c.is_ascii_digit(),
        })
    };
    !continues(before, event[..part.start].chars().next_back())
        && !continues(after, event[part.end..].chars().next())
}

/// Moves the ends of parts, which are in order, behind the blanks that follow.
fn skip_blanks(event: &str, parts: &mut Vec<Part>) {
    let mut reached = 0;
    for part in parts.iter_mut() {
        if part.end >= reached {
            reached = event.len() - event[part.end..].trim_start().len();
        }
        part.end = reached;
    }
    // The last of those with one end begins nearest to it.
    parts.reverse();
    parts.dedup_by_key(|part| part.end);
    parts.reverse();
}

impl Step {
    /// Returns the parts that go on over this step, by their ends.
    fn advance(&self, event: &str, parts: Vec<Part>) -> Vec<Part> {
        match self {
            Step::Hole(hole) => hole.fill(event, parts),
            Step::Literal { text, before, after } => {
                let follow = parts.into_iter().filter_map(|part| {
                    let word = part.end..part.end + text.len();
                    let stands = event[part.end..].starts_with(text.as_str());
                    (stands && borders_hold(event, &word, *before, *after)).then_some(part.start..word.end)
                });
                follow.collect()
            }
        }
    }
}

impl Border {
    /// Returns the border beside a character of a text's beginning or end. Chinese words have none.
    fn of(c: char) -> Option<Border> {
        match c {
            '0'..='9' => Some(Border::Number),
            _ if c.is_ascii_alphabetic() => Some(Border::Word),
            _ => None,
        }
    }
}

/// Tells whether nothing but wrappers and frames follows a place. Places come in order, so that blanks are read once.
#[derive(Default)]
struct FrameTest {
    reached: usize,
    is_frame: bool,
}

impl FrameTest {
    fn rest_is_empty(&mut self, event: &str, end: usize) -> bool {
        if end >= self.reached {
            let blanks = event[end..].len() - event[end..].trim_start().len();
            self.reached = end + blanks;
            self.is_frame = begins_frame(&event[end..self.reached], &event[self.reached..]);
        }
        let line_ends = event[end..].trim_start_matches(|c: char| c.is_whitespace() && c != '\n');
        (line_ends.is_empty() || line_ends.starts_with('\n')) && self.is_frame
    }
}

/// Whether what follows is a wrapper (`failed …`), a frame of the stack or the end.
fn begins_frame(blanks: &str, text: &str) -> bool {
    let heads = ["failed ", "github.com/", "runtime.", "runtime/", "goroutine", "["];
    let is_path = || {
        let path = text.strip_prefix('/').unwrap_or_default();
        let name_end = path.find(|c: char| !(c.is_alphanumeric() || c == '_'));
        name_end.is_some_and(|end| end > 0 && path[end..].starts_with('/'))
    };
    let is_indented = blanks.split_once('\n').is_some_and(|(_, below)| below.contains('\t'));
    text.is_empty() || is_indented || heads.iter().any(|head| text.starts_with(head)) || is_path()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(pattern: &str, event: &str) -> bool {
        Pattern::parse(pattern, None).unwrap().find(normalise(event).text()).is_some()
    }

    #[test]
    fn borders_and_blanks() {
        assert!(found("Too many: 429", "x TOO  many\n:429."));
        assert!(!found("too many", "too manya") && !found("too many", "_too many"));
        assert!(!found("429", "1429") && !found("429", "4290") && found("429", "a429b"));
        assert!(found("令牌", "x令牌y") && found("__", "a___b"));
    }

    #[test]
    fn holes_stay_within_the_line_and_their_limits() {
        assert!(found("a {any} b", "a x: y b") && !found("a {any} b", "a x\ny b"));
        assert!(found("a {path}: b", "a /x:1: b") && !found("a {path}: b", "a x: y: b"));
        assert!(found("a{number}b", "a12b") && !found("a{number}b", "ab"));
        assert!(found("a {word} c", "a b c") && !found("a {word} c", "a b,d c"));
        assert!(!found("ab {any} c", "abc c") && found("ab{any}c", "abxc") && !found("a {any} b", "a xb"));
        let long = |chars| format!("a({})b", "中".repeat(chars));
        assert!(found("a({any})b", &long(600)) && !found("a({any})b", &long(601)));
        assert!(found("a({path})b", &long(400)) && !found("a({path})b", &long(401)));
        // The first `b` is too far from `c`, the second is not.
        assert!(found("a {any} b {any} c", &format!("a b {} b {} c", "x".repeat(500), "y".repeat(500))));
    }

    #[test]
    fn the_match_that_ends_first_is_told() {
        let pattern = Pattern::parse("a {any} b", None).unwrap();
        assert_eq!(pattern.find("a a b b"), Some(2..5));
        assert!(Pattern::parse(" {any} ", None).is_err() && Pattern::parse("", None).is_err());
    }

    #[test]
    fn an_empty_rest() {
        let pattern = Pattern::parse("list: 429", Some(Rest::Empty)).unwrap();
        for event in
            ["list: 429", "list: 429 \n", "list: 429\nfailed get", "list: 429\n/go/x", "list: 429\n x\tat"]
        {
            assert_eq!(pattern.find(event).is_some(), !event.contains(" x"), "{event:?}");
        }
        assert!(pattern.find("list: 429 x").is_none() && pattern.find("list: 429\ncause").is_none());
        assert!(pattern.find("list: 429 x list: 429\n\tat").is_some());
    }

    #[test]
    fn hostile_events_take_linear_time() {
        let pattern = Pattern::parse("a {any} a {path} a {any} b", Some(Rest::Empty)).unwrap();
        assert!(pattern.find(&"a ".repeat(100_000)).is_none());
        assert!(pattern.find(&format!("a{}a", " ".repeat(200_000))).is_none());
    }
}
