//! Patterns as regular expressions, for programs that search logs with an engine of their own.
//!
//! Written in what Rust's `regex`, PCRE2 and RE2 have in common, so without looking around: a border takes the character
//! that stands on its other side. Letters are lower case; full-width marks match as the marks that Chinese texts have in
//! their place. A hole has no limit.

use super::hole::Hole;
use super::pattern::{Border, Step};
use super::{Access, Pattern, Rest};

/// The marks that Chinese texts write full-width.
const WIDE: [(char, char); 7] =
    [(':', '：'), (',', '，'), ('!', '！'), ('?', '？'), (';', '；'), ('(', '（'), (')', '）')];

impl Pattern {
    /// Returns a regular expression that stands in an event, in lower case, where the pattern does.
    pub fn to_regex(&self) -> String {
        let mut regex = String::new();
        for (at, step) in self.steps.iter().enumerate() {
            let behind = at.checked_sub(1).and_then(|at| self.steps.get(at));
            let ahead = self.steps.get(at + 1);
            match step {
                Step::Hole(hole) => regex += &Gap::new(*hole, behind, ahead).to_regex(),
                Step::Literal { text, before, after } => {
                    match (behind, before) {
                        (None, Some(border)) => regex += &format!("(?:^|{})", border.outside()),
                        (Some(Step::Literal { .. }), _) => regex += r"\s*",
                        _ => {}
                    }
                    regex.extend(text.chars().map(literal));
                    if let (None, Some(border), None) = (ahead, after, self.rest) {
                        regex += &format!("(?:{}|$)", border.outside());
                    }
                }
            }
        }
        if self.rest == Some(Rest::Empty) {
            regex += REST;
        }
        regex
    }

    /// Returns a regular expression of its longest word, number or mark, which stands in each event that it stands in.
    pub fn word_regex(&self) -> String {
        self.longest_words().0.chars().map(literal).collect()
    }
}

/// The end of the line, and behind it the end, a wrapper or a frame of the stack.
const REST: &str =
    r"[^\S\n]*(?:$|\n\s*(?:$|failed |github\.com/|runtime\.|runtime/|goroutine|\[|/\w+/)|\n\s*\t)";

impl Border {
    /// Returns what may stand on its other side.
    fn outside(self) -> &'static str {
        match self {
            Border::Word => "[^a-z_]",
            Border::Number => "[^0-9]",
        }
    }
}

/// A hole between its neighbours, with the blanks beside it.
struct Gap {
    hole: Hole,
    /// Whether a word ends, or begins, at the hole.
    bordered: (bool, bool),
    /// Whether the neighbours may touch.
    may_close: bool,
    /// Whether nothing stands on a side.
    open: (bool, bool),
}

impl Gap {
    fn new(hole: Hole, behind: Option<&Step>, ahead: Option<&Step>) -> Gap {
        let is_letter = |c: Option<char>| c.is_some_and(|c| c.is_ascii_lowercase() || c == '_');
        let (left, ends_word) = match behind {
            Some(Step::Literal { text, after, .. }) => (after.is_some(), is_letter(text.chars().next_back())),
            _ => (false, false),
        };
        let (right, begins_word) = match ahead {
            Some(Step::Literal { text, before, .. }) => (before.is_some(), is_letter(text.chars().next())),
            _ => (false, false),
        };
        Gap {
            hole,
            bordered: (left, right),
            may_close: !(left && begins_word || right && ends_word),
            open: (behind.is_none(), ahead.is_none()),
        }
    }

    fn to_regex(&self) -> String {
        match self.hole {
            Hole::Number => format!(r"{}[0-9]+{}", self.blanks_before(), self.blanks_after()),
            Hole::Word => self.word(),
            Hole::Any => {
                let edge = r"\s+|[^a-z_\s]";
                self.span(r"[^\n]", [edge, edge], r"\s*", "")
            }
            // A colon is no end of it, but one with a blank behind it; what is left of a run of colons may stand at its end.
            Hole::Path => {
                let edges = [r"\s+|[:：]*[^a-z_:：\s]", r"\s+|[:：]*[^a-z_:：\s]|[:：]+"];
                self.span(r"(?:[^:：\n]|[:：]+[^:：\s])", edges, r"(?:\s*|[:：]+)", "[:：]+")
            }
        }
    }

    /// `unit` is a character of the hole. `edges` are the blanks, or the characters that are no part of a word, at its
    /// beginning and at its end, `blanks` what stands at an end without such an edge. `colons` may stand at its beginning,
    /// too, with no blank behind them.
    fn span(&self, unit: &str, edges: [&str; 2], blanks: &str, colons: &str) -> String {
        if self.open.1 {
            // It may be empty, but what is in front of it ends a word.
            return if self.bordered.0 { "(?:[^a-z_]|$)".to_owned() } else { String::new() };
        }
        let [begin, end] = edges;
        let optional = if self.may_close { "?" } else { "" };
        let end = if self.bordered.1 { format!("(?:{end})") } else { blanks.to_owned() };
        let rest = format!("{unit}*?{end}");
        match self.bordered {
            (false, false) => format!(r"\s*{rest}"),
            (false, true) => format!(r"(?:\s*{rest}){optional}"),
            (true, ends_word) => {
                let behind = if ends_word { format!("(?:{rest})?") } else { rest.clone() };
                let colons = match colons {
                    "" => String::new(),
                    colons => format!(r"|{colons}(?:[^:：\s]{rest})?"),
                };
                format!("(?:(?:{begin}){behind}{colons}){optional}")
            }
        }
    }

    fn word(&self) -> String {
        let (any, outer) = (r#"[^\s:：,，"']"#, r#"[^\s:：,，"'a-z_]"#);
        let (before, after) = (self.blanks_before(), self.blanks_after());
        match self.bordered {
            (false, false) => format!("{before}{any}+?{after}"),
            (true, false) => format!(r"(?:\s+{any}|{outer}){any}*?{after}"),
            (false, true) => format!(r"{before}{any}*?(?:{any}\s+|{outer})"),
            (true, true) => format!(r"(?:(?:\s+{any}|{outer}){any}*?(?:{outer}|\s+)|\s*{outer})"),
        }
    }

    fn blanks_before(&self) -> &'static str {
        if self.open.0 { "" } else { r"\s*" }
    }

    fn blanks_after(&self) -> &'static str {
        if self.open.1 { "" } else { r"\s*" }
    }
}

/// Returns a regular expression for a character.
fn literal(c: char) -> String {
    let wide = WIDE.iter().find(|(plain, _)| *plain == c);
    match wide {
        Some((plain, wide)) => format!("[{plain}{wide}]"),
        None if c.is_ascii_punctuation() && !"-_'\"/&#%@~<>=`".contains(c) => format!(r"\{c}"),
        None => c.to_string(),
    }
}

impl Access {
    /// Returns a regular expression that stands in a line of the access log, in lower case, with a status, a method and a
    /// path that count, and others of paths that do not.
    pub fn to_regex(&self) -> (String, Vec<String>) {
        let method = self.method.as_deref().map_or(r"\S+".to_owned(), str::to_lowercase);
        let paths: Vec<String> = self.path.iter().map(|path| glob(path)).collect();
        let path = if paths.is_empty() { "[^\"]*".to_owned() } else { paths.join("|") };
        let line = |path: &str| {
            let status = self.status;
            format!(r#"(?:^|[^0-9]){status}\s*\|[^|]*\|\s*\S+\s*\|\s*(?:{method})\s+"(?:{path})(?:"|$)"#)
        };
        (line(&path), self.path_not.iter().map(|path| line(&glob(path))).collect())
    }
}

/// Returns a regular expression for a pattern of paths.
fn glob(pattern: &str) -> String {
    let part = |c| match c {
        '*' => "[^\"]*".to_owned(),
        c => literal(c),
    };
    pattern.to_lowercase().chars().map(part).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::normalise::normalise;
    use proptest::prelude::*;
    use regex::Regex;

    fn both_find(pattern: &Pattern, event: &str) -> (bool, bool) {
        let regex = Regex::new(&pattern.to_regex()).unwrap();
        let found = pattern.find(normalise(event).text()).is_some();
        (found, regex.is_match(&event.to_lowercase()))
    }

    #[test]
    fn borders_and_marks() {
        let pattern = Pattern::parse("token 失败: 429", None).unwrap();
        assert_eq!(pattern.to_regex(), r"(?:^|[^a-z_])token\s*失败\s*[:：]\s*429(?:[^0-9]|$)");
        assert_eq!(both_find(&pattern, "x Token失败：\n429."), (true, true));
        assert_eq!(both_find(&pattern, "xtoken 失败:429"), (false, false));
        let rest = Pattern::parse("list: 429", Some(Rest::Empty)).unwrap();
        for (event, is_found) in [
            ("list: 429 \n", true),
            ("list: 429\nfailed get", true),
            ("list: 429\n  x", false),
            ("list: 429\n \tx", true),
            ("list: 429x", false),
        ] {
            assert_eq!(both_find(&rest, event), (is_found, is_found), "{event:?}");
        }
    }

    #[test]
    fn a_path_ends_at_a_colon_with_a_blank_behind_it() {
        for (pattern, event) in [("a {path}1", "a: 1"), ("ab {path}b", "ab: b")] {
            assert_eq!(both_find(&Pattern::parse(pattern, None).unwrap(), event), (false, false), "{event}");
        }
    }

    #[test]
    fn lines_of_the_access_log() {
        let access = Access {
            path_not: vec!["*.ini".to_owned()],
            ..serde_yaml::from_str("{status: 405, method: PUT|MKCOL, path: ['/d/*', /dav]}").unwrap()
        };
        let (regex, not) = access.to_regex();
        let regex = Regex::new(&regex).unwrap();
        let line = |method: &str, path: &str| {
            format!("[gin] 2026/11/25 - 10:36:00 | 405 | 94.881µs | 127.0.0.1 | {method}      \"{path}\"")
        };
        assert!(regex.is_match(&line("mkcol", "/d/a")) && regex.is_match(&line("put", "/dav")));
        assert!(!regex.is_match(&line("get", "/d/a")) && !regex.is_match(&line("put", "/dav/")));
        let not = Regex::new(&not[0]).unwrap();
        assert!(not.is_match(&line("put", "/d/a.ini")) && !not.is_match(&line("put", "/d/a.ini/b")));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]

        /// Both find the same, for all patterns of a word, a hole and a word, with blanks or not.
        #[test]
        fn a_regular_expression_finds_what_its_pattern_finds(
            pattern in r"(a|b_|:|1|ab)( |)\{(any|path|number|word)\}( |)(b|:|1|c:|_b)(( |)\{(any|path)\}( |)d)?",
            event in "(a|b_|ab)([ab_:1 \ncd]|b_|c:){1,6}(b|:|1|c:)[d _a]{0,2}",
        ) {
            let pattern = Pattern::parse(&pattern, None).unwrap();
            let (found, by_regex) = both_find(&pattern, &event);

            prop_assert_eq!(found, by_regex, "{}", pattern.to_regex());
        }
    }
}
