//! Lines with the colons of containers that comrak must not see as they are: titles with a colon, as in
//! `::: tip Note: this`, which it takes for text, and deep nesting, for which it takes quadratic time.

use std::borrow::Cow;

use super::MAX_DEPTH;

/// Returns the page with colons of full width in the titles of its containers, and with those that stand too deep in
/// others as text.
pub(super) fn prepare(source: &str) -> Cow<'_, str> {
    let mut changed = String::new();
    let mut kept = 0;
    let mut offset = 0;
    // The fence of the code block that a line is in, and the colons of the containers that are open.
    let mut code: Option<&str> = None;
    let mut open: Vec<usize> = Vec::new();
    for line in source.split_inclusive('\n') {
        let text = line.trim();
        if let Some(fence) = code {
            let ends = text.starts_with(fence) && text.trim_start_matches(&fence[..1]).is_empty();
            code = code.filter(|_| !ends);
        } else if let Some(colons) = run(text, ':') {
            let title = &text[colons.len()..];
            let start = offset + line.trim_end().len() - text.len();
            if title.trim().is_empty() {
                let outermost = open.iter().position(|fence| *fence <= colons.len());
                open.truncate(outermost.unwrap_or(open.len()));
            } else if open.len() < MAX_DEPTH {
                open.push(colons.len());
            } else {
                changed.push_str(&source[kept..start]);
                changed.push('\\');
                kept = start;
            }
            if title.contains(':') {
                let start = start + colons.len();
                changed.push_str(&source[kept..start]);
                changed.push_str(&title.replace(':', "："));
                kept = start + title.len();
            }
        } else {
            let backticks = run(text, '`').filter(|fence| !text[fence.len()..].contains('`'));
            code = backticks.or(run(text, '~'));
        }
        offset += line.len();
    }
    if changed.is_empty() {
        return Cow::Borrowed(source);
    }
    changed.push_str(&source[kept..]);
    Cow::Owned(changed)
}

/// Returns the three or more equal characters that open a line.
fn run(text: &str, c: char) -> Option<&str> {
    let rest = text.trim_start_matches(c);
    let run = &text[..text.len() - rest.len()];
    (run.len() >= 3).then_some(run)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_titles_are_changed() {
        let page = "a: b\n  ::: tip c: d\n:::\n```\n::: tip e: f\n```\n::: g:\n";
        let expected = "a: b\n  ::: tip c： d\n:::\n```\n::: tip e: f\n```\n::: g：\n";
        assert_eq!(prepare(page), expected);
        assert!(matches!(prepare("::: en\na: b\n:::\n"), Cow::Borrowed(_)));
    }

    #[test]
    fn containers_are_open_to_a_limited_depth() {
        let page = "::: tip\n".repeat(MAX_DEPTH) + ":::: tip\n:::\n::: tip\n";
        let expected = "::: tip\n".repeat(MAX_DEPTH) + "\\:::: tip\n:::\n::: tip\n";
        assert_eq!(prepare(&page), expected);
    }
}
