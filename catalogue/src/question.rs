//! A question as the pages write it to the errors in it. The page's own wording stays as it is, for showing.

use crate::markdown::{self, Inline};
use crate::model::Question;
use crate::normalise::normalise;

impl Question {
    /// Reads a question. Code is an error; else strong text is, unless it is a link, which leads to more about the
    /// situation; else what follows a log level with its time stamp; else all but a condition in brackets at the end.
    pub(crate) fn new(inlines: Vec<Inline>) -> Question {
        let codes: Vec<String> = inlines.iter().filter_map(code).collect();
        let errors = if codes.is_empty() {
            let text = markdown::plain(&inlines);
            let body = without_condition(&text);
            let errors = errors_in(&inlines, body);
            let errors = errors.iter().flat_map(|error| error.split('、'));
            let errors = errors.map(|error| error.trim().trim_end_matches('。').trim_end());
            errors.filter(|error| !error.is_empty()).map(str::to_owned).collect()
        } else {
            codes
        };
        Question { inlines, errors }
    }

    /// Reads the question of an entry that has its id in a heading, where only code is an error.
    pub(crate) fn own(inlines: Vec<Inline>) -> Question {
        let errors = inlines.iter().filter_map(code).collect();
        Question { inlines, errors }
    }

    /// Returns the question as plain text.
    pub fn text(&self) -> String {
        markdown::plain(&self.inlines)
    }
}

fn code(inline: &Inline) -> Option<String> {
    match inline {
        Inline::Code(code) => Some(code.clone()),
        _ => None,
    }
}

/// Returns an error's text for comparing: white space, case and width say nothing.
pub(crate) fn comparable(text: &str) -> String {
    let normal = normalise(text);
    normal.text().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Takes a pair of brackets at the end, of either width, off a question.
fn without_condition(text: &str) -> &str {
    let text = text.trim_end();
    let mut depth = 0;
    for (index, c) in text.char_indices().rev() {
        match c {
            ')' | '）' => depth += 1,
            '(' | '（' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            let body = text[..index].trim_end();
            let is_condition = text[index..].starts_with(['(', '（']) && !body.is_empty();
            return if is_condition { body } else { text };
        }
    }
    text
}

fn errors_in<'t>(inlines: &[Inline], body: &'t str) -> Vec<&'t str> {
    let strong = strong_ranges(inlines, body);
    if let Some(last) = strong.last() {
        let errors: Vec<&str> =
            strong.iter().filter(|part| !part.is_link).map(|part| &body[part.start..part.end]).collect();
        return if errors.is_empty() {
            vec![body[last.end..].trim_start_matches([':', '：', ' '])]
        } else {
            errors
        };
    }
    vec![&body[log_stamp_end(body).unwrap_or(0)..]]
}

struct Strong {
    start: usize,
    end: usize,
    is_link: bool,
}

/// Returns where strong text stands in the body, in bytes of the question's plain text.
fn strong_ranges(inlines: &[Inline], body: &str) -> Vec<Strong> {
    let mut ranges = Vec::new();
    let mut offset = 0;
    for inline in inlines {
        let length = markdown::plain(std::slice::from_ref(inline)).len();
        if let Inline::Strong(children) = inline
            && offset + length <= body.len()
        {
            let is_link = matches!(children[..], [Inline::Link { .. }]);
            ranges.push(Strong { start: offset, end: offset + length, is_link });
        }
        offset += length;
    }
    ranges
}

/// Returns where a log level with its time stamp ends, as in `FATA[2025-08-12 02:48:46] `, in bytes.
fn log_stamp_end(text: &str) -> Option<usize> {
    text.match_indices('[').find_map(|(bracket, _)| {
        let level = text.get(bracket.checked_sub(4)?..bracket)?;
        let is_level = ["PANI", "FATA", "ERRO", "WARN", "INFO", "DEBU", "TRAC"].contains(&level);
        // A time stamp is short.
        let end = || text[bracket..].bytes().take(64).position(|byte| byte == b']');
        is_level.then(end)?.map(|end| bracket + end + 1)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markdown::{BlockKind, parse};

    fn errors(source: &str) -> Vec<String> {
        match parse(source).blocks.remove(0).kind {
            BlockKind::Paragraph(inlines) => Question::new(inlines).errors,
            other => panic!("{other:?} is no paragraph"),
        }
    }

    #[test]
    fn brackets_at_the_end_are_a_condition_in_any_width() {
        assert_eq!(errors("Token is expired（**when logging in**）"), ["Token is expired"]);
        assert_eq!(errors("Token is expired (when logging in)"), ["Token is expired"]);
        assert_eq!(errors("query fail [61008]"), ["query fail [61008]"]);
    }

    #[test]
    fn code_or_strong_text_is_the_error_and_a_strong_link_is_not() {
        assert_eq!(errors("网盘出现 **TooMany** 、**Too Many**"), ["TooMany", "Too Many"]);
        assert_eq!(errors("**[When uploading](why.md)**：failed with 413"), ["failed with 413"]);
        assert_eq!(errors("`a: b`, `c`（**when**）"), ["a: b", "c"]);
    }

    #[test]
    fn a_log_stamp_opens_the_error() {
        assert_eq!(errors("docker logs: FATA[2025-08-12 02:48:46] no such file 。"), ["no such file"]);
        assert_eq!(errors("no such host、connection refused").len(), 2);
    }
}
