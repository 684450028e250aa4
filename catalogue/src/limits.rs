//! What a YAML file may not hold, since reading it would take too much time or memory. Looked for in the text, before
//! it is parsed.

use std::collections::HashSet;

/// The parser takes quadratic time for nested brackets. The largest file of ours has some 700.
const MAX_BRACKETS: usize = 10_000;

/// Returns why a file is too much for the parser.
pub(crate) fn exceeded(yaml: &str) -> Option<String> {
    let brackets = yaml.bytes().filter(|byte| matches!(byte, b'[' | b'{')).count();
    (brackets > MAX_BRACKETS).then(|| format!("there are more than {MAX_BRACKETS} brackets"))
}

/// Returns why a file is refused before it is parsed, if it is.
pub fn refused(yaml: &str) -> Option<String> {
    exceeded(yaml).or_else(|| alias(yaml))
}

/// Returns why a file is refused that repeats a part of itself: a few lines could become any number of gigabytes.
fn alias(yaml: &str) -> Option<String> {
    let anchors: HashSet<&str> = names(yaml, '&').collect();
    let mut aliases = names(yaml, '*');
    let alias = aliases.find(|alias| anchors.contains(alias))?;
    Some(format!("aliases are not allowed: write out what *{alias} stands for"))
}

/// Returns the names that follow a mark, where that may be an anchor or an alias.
fn names(yaml: &str, mark: char) -> impl Iterator<Item = &str> {
    yaml.match_indices(mark).filter_map(move |(at, _)| {
        let before = yaml[..at].chars().next_back();
        let may_begin = before.is_none_or(|c| c.is_whitespace() || matches!(c, '[' | '{' | ',' | ':' | '?'));
        let rest = &yaml[at + 1..];
        let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
        let end = rest.find(|c| !is_name(c)).unwrap_or(rest.len());
        (may_begin && end > 0).then(|| &rest[..end])
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_alias_is_refused_and_text_with_its_marks_is_not() {
        assert!(alias("a: &x [1]\nb: [*x, *x]\n").is_some_and(|reason| reason.contains("*x")));
        assert!(alias("[?&x a, ?*x]").is_some_and(|reason| reason.contains("*x")));
        assert_eq!(alias("a: 'docker & echo &x *y **x** a*x'\n"), None);
    }

    #[test]
    fn brackets_are_counted() {
        assert_eq!(exceeded(&"[]".repeat(MAX_BRACKETS)), None);
        assert!(exceeded(&"{".repeat(MAX_BRACKETS + 1)).is_some());
    }
}
