//! What web pages and JSON write for marks, read as the marks.

use std::borrow::Cow;
use std::ops::Range;

const ESCAPES: [(&str, &str); 7] = [
    ("&#34;", "\""),
    ("&quot;", "\""),
    ("&#39;", "'"),
    ("&lt;", "<"),
    ("&gt;", ">"),
    ("&amp;", "&"),
    ("\\\"", "\""),
];

/// What JSON (<https://www.rfc-editor.org/rfc/rfc8259#section-7>) writes beside `\"`, in an event that is JSON: elsewhere
/// they may be parts of a path.
const IN_JSON: [(&str, &str); 7] = [
    ("\\\\", "\\"),
    ("\\n", "\n"),
    ("\\t", "\t"),
    ("\\/", "/"),
    ("\\u003c", "<"),
    ("\\u003e", ">"),
    ("\\u0026", "&"),
];

/// A text with marks in place of their escapes.
pub(super) struct Unescaped<'t> {
    pub(super) text: Cow<'t, str>,
    /// Behind each mark: the byte of the text, and the byte of the original.
    shifts: Vec<(usize, usize)>,
}

/// Replaces escapes by their marks, each once.
pub(super) fn unescape(original: &str) -> Unescaped<'_> {
    let in_json = if original.trim_start().starts_with('{') { &IN_JSON[..] } else { &[] };
    let mut text = String::new();
    let mut shifts = Vec::new();
    let mut copied = 0;
    for (at, _) in original.match_indices(['&', '\\']) {
        let mut escapes = ESCAPES.iter().chain(in_json).filter(|_| at >= copied);
        if let Some((escape, mark)) = escapes.find(|(escape, _)| original[at..].starts_with(escape)) {
            text.extend([&original[copied..at], *mark]);
            copied = at + escape.len();
            shifts.push((text.len(), copied));
        }
    }
    if shifts.is_empty() {
        return Unescaped { text: Cow::Borrowed(original), shifts };
    }
    text.push_str(&original[copied..]);
    Unescaped { text: Cow::Owned(text), shifts }
}

impl Unescaped<'_> {
    /// Returns where a part of the text, in bytes, stands in the original.
    pub(super) fn origin(&self, part: Range<usize>) -> Range<usize> {
        let origin = |at: usize| {
            let behind = self.shifts.iter().rev().find(|(text, _)| *text <= at);
            let (text, original) = behind.copied().unwrap_or_default();
            original + (at - text)
        };
        origin(part.start)..origin(part.end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn breaks_are_read_in_json_only() {
        assert_eq!(unescape(r#"{"a": "b\n\tc\\d\u003cp\u003e"}"#).text, "{\"a\": \"b\n\tc\\d<p>\"}");
        assert_eq!(unescape(r"open C:\new\test").text, r"open C:\new\test");
    }

    #[test]
    fn escapes_are_read_once_and_places_are_kept() {
        let original = r#"&amp;#34; \"a&lt; b\"#;
        let unescaped = unescape(original);
        assert_eq!(unescaped.text, r#"&#34; "a< b\"#);
        for part in ["&#", "\"a", "< ", "b\\"] {
            let at = unescaped.text.find(part).unwrap();
            let origin = unescaped.origin(at..at + part.len());
            assert_eq!(unescape(&original[origin]).text, part);
        }
        assert!(matches!(unescape("plain").text, Cow::Borrowed(_)));
    }
}
