//! A question as the pages write it to the error texts in it, the condition under which they appear, and the words
//! around them. The page's own wording stays as it is, for showing.

use crate::markdown::{self, Inline};

/// A question of an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// The question as it stands on the page.
    pub inlines: Vec<Inline>,
    /// The errors that it names.
    pub errors: Vec<ErrorText>,
    /// When the error appears, as the page says in brackets at the end.
    pub condition: Option<String>,
    /// What the page says before the error: where it appears, or where it was read.
    pub context: Option<String>,
}

/// An error as the program prints it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ErrorText {
    text: String,
    /// The bytes of `text` that are taken up by wrappers.
    wrapper: usize,
}

impl ErrorText {
    /// Splits known wrappers off the beginning of an error's text.
    fn new(text: &str, wrappers: &[String]) -> ErrorText {
        let mut telling = text;
        while let Some(rest) = wrappers
            .iter()
            .find_map(|wrapper| strip_wrapper(telling, wrapper))
        {
            telling = rest;
        }
        ErrorText {
            text: text.to_owned(),
            wrapper: text.len() - telling.len(),
        }
    }

    /// The whole text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text without the wrappers that it shares with errors of every other kind.
    pub fn telling(&self) -> &str {
        &self.text[self.wrapper..]
    }
}

fn strip_wrapper<'t>(text: &'t str, wrapper: &str) -> Option<&'t str> {
    let head = text.get(..wrapper.len())?;
    if !head.eq_ignore_ascii_case(wrapper) {
        return None;
    }
    let rest = text[wrapper.len()..].strip_prefix(':')?.trim_start();
    (!rest.is_empty()).then_some(rest)
}

impl Question {
    /// Reads a question. `wrappers` are the openings that errors of any kind may have.
    pub fn new(inlines: Vec<Inline>, wrappers: &[String]) -> Question {
        let text = markdown::plain(&inlines);
        let (body, condition) = split_condition(&text);
        let (context, errors) = split_context(&inlines, body);
        let errors = errors
            .iter()
            .flat_map(|error| error.split('、'))
            .map(|error| error.trim().trim_end_matches('。').trim_end())
            .filter(|error| !error.is_empty())
            .map(|error| ErrorText::new(error, wrappers))
            .collect();
        Question {
            inlines,
            errors,
            condition,
            context,
        }
    }

    /// The question as plain text, as it stands on the page.
    pub fn text(&self) -> String {
        markdown::plain(&self.inlines)
    }

    /// What tells this question from the others, for a list: its errors, without the wrappers.
    pub fn label(&self) -> String {
        let errors: Vec<&str> = self.errors.iter().map(ErrorText::telling).collect();
        errors.join("、")
    }

    /// What the page says around the errors: the context, the condition.
    pub fn circumstances(&self) -> impl Iterator<Item = &str> {
        [&self.context, &self.condition]
            .into_iter()
            .flatten()
            .map(String::as_str)
    }
}

/// Splits a pair of brackets at the end, of either width, off a question.
fn split_condition(text: &str) -> (&str, Option<String>) {
    let text = text.trim_end();
    let mut depth = 0;
    for (index, c) in text.char_indices().rev() {
        match c {
            ')' | '）' => depth += 1,
            '(' | '（' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            let inner = &text[index..];
            let inner = inner
                .strip_prefix(['(', '（'])
                .and_then(|inner| inner.strip_suffix([')', '）']));
            let body = text[..index].trim_end();
            return match inner {
                Some(condition) if !body.is_empty() => (body, Some(condition.trim().to_owned())),
                _ => (text, None),
            };
        }
    }
    (text, None)
}

/// An error's text for comparing: white space and case say nothing.
pub fn comparable(text: &str) -> String {
    fn joined<'t>(text: &str, words: impl Iterator<Item = &'t str>) -> String {
        let mut joined = String::with_capacity(text.len());
        for word in words {
            if !joined.is_empty() {
                joined.push(' ');
            }
            joined.push_str(word);
        }
        joined.make_ascii_lowercase();
        joined
    }
    // Most errors are ASCII, whose words are found many times faster.
    if text.is_ascii() {
        joined(text, text.split_ascii_whitespace())
    } else {
        joined(text, text.split_whitespace())
    }
}

/// What stands before the errors, and the errors. Strong text is the error, unless it is a link, which leads to
/// more about the situation; else a log level with its time stamp opens the error; else all of it is the error.
fn split_context<'t>(inlines: &[Inline], body: &'t str) -> (Option<String>, Vec<&'t str>) {
    let strong = strong_ranges(inlines, body);
    if let Some(first) = strong.first() {
        let errors: Vec<&str> = strong
            .iter()
            .filter(|part| !part.is_link)
            .map(|part| &body[part.start..part.end])
            .collect();
        return if errors.is_empty() {
            let last = strong.last().map_or(0, |part| part.end);
            (
                as_context(&body[..last]),
                vec![body[last..].trim_start_matches([':', '：', ' '])],
            )
        } else {
            (as_context(&body[..first.start]), errors)
        };
    }
    match log_stamp(body) {
        Some((start, end)) => (as_context(&body[..start]), vec![&body[end..]]),
        None => (None, vec![body]),
    }
}

fn as_context(text: &str) -> Option<String> {
    let text = text.trim().trim_end_matches([':', '：', ',', '，']).trim_end();
    (!text.is_empty()).then(|| text.to_owned())
}

struct Strong {
    start: usize,
    end: usize,
    is_link: bool,
}

/// Where strong text stands in the body, as byte offsets of the question's plain text.
fn strong_ranges(inlines: &[Inline], body: &str) -> Vec<Strong> {
    let mut ranges = Vec::new();
    let mut offset = 0;
    for inline in inlines {
        let length = markdown::plain(std::slice::from_ref(inline)).len();
        if let Inline::Strong(children) = inline
            && offset + length <= body.len()
        {
            let is_link = matches!(children[..], [Inline::Link { .. }]);
            ranges.push(Strong {
                start: offset,
                end: offset + length,
                is_link,
            });
        }
        offset += length;
    }
    ranges
}

/// The levels of the logger that OpenList uses, as it writes them.
const LEVELS: [&str; 7] = ["PANI", "FATA", "ERRO", "WARN", "INFO", "DEBU", "TRAC"];

/// How long each of them is, in bytes.
const LEVEL: usize = 4;

/// Where a line's log level and time stamp stand, as in `FATA[2025-08-12 02:48:46] `.
fn log_stamp(text: &str) -> Option<(usize, usize)> {
    text.match_indices('[').find_map(|(bracket, _)| {
        let start = bracket.checked_sub(LEVEL)?;
        let level = text.get(start..bracket)?;
        let length = text[bracket..].find(']')? + 1;
        LEVELS.contains(&level).then_some((start, bracket + length))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markdown::{BlockKind, parse};

    fn question(source: &str) -> Question {
        let wrappers = ["failed get objs".to_owned(), "failed to list objs".to_owned()];
        match parse(source).blocks.remove(0).kind {
            BlockKind::Paragraph(inlines) => Question::new(inlines, &wrappers),
            other => panic!("{other:?} is no paragraph"),
        }
    }

    fn parts(source: &str) -> (Option<String>, Vec<String>, Option<String>) {
        let question = question(source);
        let errors = question
            .errors
            .iter()
            .map(|error| error.text().to_owned())
            .collect();
        (question.context, errors, question.condition)
    }

    #[test]
    fn brackets_at_the_end_are_a_condition_in_any_width() {
        let expected = (
            None,
            vec!["Token is expired".to_owned()],
            Some("when logging in".to_owned()),
        );
        assert_eq!(parts("Token is expired（**when logging in**）"), expected);
        assert_eq!(parts("Token is expired (when logging in)"), expected);
        assert_eq!(parts("query fail [61008]").2, None);
    }

    #[test]
    fn strong_text_is_the_error_and_a_strong_link_is_not() {
        assert_eq!(
            parts("网盘出现 **TooMany** 、**Too Many**"),
            (
                Some("网盘出现".to_owned()),
                vec!["TooMany".to_owned(), "Too Many".to_owned()],
                None
            )
        );
        assert_eq!(
            parts("**[When uploading](why.md)**：failed with 413"),
            (
                Some("When uploading".to_owned()),
                vec!["failed with 413".to_owned()],
                None
            )
        );
    }

    #[test]
    fn a_log_stamp_opens_the_error() {
        assert_eq!(
            parts("docker logs: FATA[2025-08-12 02:48:46] no such file 。"),
            (
                Some("docker logs".to_owned()),
                vec!["no such file".to_owned()],
                None
            )
        );
    }

    #[test]
    fn wrappers_are_no_part_of_what_tells() {
        let question = question("failed get objs: Failed to list objs: query fail [61008]");
        assert_eq!(question.errors[0].telling(), "query fail [61008]");
        assert_eq!(question.label(), "query fail [61008]");
        assert!(question.errors[0].text().starts_with("failed get objs"));
    }

    #[test]
    fn several_errors_are_listed_with_a_chinese_comma() {
        assert_eq!(question("no such host、connection refused").errors.len(), 2);
    }
}
