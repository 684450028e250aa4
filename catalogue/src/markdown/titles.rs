//! Titles of containers that hold a colon, as in `::: tip Note: this`. comrak takes such a line for text.

use std::borrow::Cow;

/// Returns the page with colons of full width in the titles of its containers.
pub(super) fn without_colons(source: &str) -> Cow<'_, str> {
    let mut changed = String::new();
    let mut kept = 0;
    let mut offset = 0;
    // The fence of the code block that a line is in.
    let mut code: Option<&str> = None;
    for line in source.split_inclusive('\n') {
        let text = line.trim();
        if let Some(fence) = code {
            let ends = text.starts_with(fence) && text.trim_start_matches(&fence[..1]).is_empty();
            code = code.filter(|_| !ends);
        } else if let Some(title) = run(text, ':').map(|colons| &text[colons.len()..])
            && title.contains(':')
        {
            let start = offset + line.trim_end().len() - title.len();
            changed.push_str(&source[kept..start]);
            changed.push_str(&title.replace(':', "："));
            kept = start + title.len();
        } else {
            let backticks = run(text, '`').filter(|fence| !text[fence.len()..].contains('`'));
            code = backticks.or(run(text, '~'));
        }
        offset += line.len();
    }
    if kept == 0 {
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
        assert_eq!(without_colons(page), expected);
        assert!(matches!(without_colons("::: en\na: b\n:::\n"), Cow::Borrowed(_)));
    }
}
