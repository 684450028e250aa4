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

/// A text with marks in place of their escapes.
pub(super) struct Unescaped<'t> {
    text: Cow<'t, str>,
    /// Behind each mark: the byte of the text, and the byte of the original.
    shifts: Vec<(usize, usize)>,
}

/// Replaces escapes by their marks, each once.
pub(super) fn unescape(original: &str) -> Unescaped<'_> {
    let mut text = String::new();
    let mut shifts = Vec::new();
    let mut copied = 0;
    let mut from = 0;
    while let Some(at) = original[from..].find(['&', '\\']) {
        let at = from + at;
        from = at + 1;
        let escape = ESCAPES.iter().find(|(escape, _)| original[at..].starts_with(escape));
        if let Some((escape, mark)) = escape {
            text.push_str(&original[copied..at]);
            text.push_str(mark);
            copied = at + escape.len();
            from = copied;
            shifts.push((text.len(), copied));
        }
    }
    let text = if shifts.is_empty() {
        Cow::Borrowed(original)
    } else {
        text.push_str(&original[copied..]);
        Cow::Owned(text)
    };
    Unescaped { text, shifts }
}

impl Unescaped<'_> {
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Returns where a part of the text, in bytes, stands in the original.
    pub(super) fn origin(&self, part: Range<usize>) -> Range<usize> {
        self.origin_of(part.start)..self.origin_of(part.end)
    }

    fn origin_of(&self, at: usize) -> usize {
        let behind = self.shifts.partition_point(|(text, _)| *text <= at);
        let (text, original) = behind.checked_sub(1).map_or((0, 0), |last| self.shifts[last]);
        original + (at - text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_are_read_once_and_places_are_kept() {
        let original = r#"&amp;#34; \"a&lt; b\"#;
        let unescaped = unescape(original);
        assert_eq!(unescaped.text(), r#"&#34; "a< b\"#);
        for part in ["&#", "\"a", "< ", "b\\"] {
            let at = unescaped.text().find(part).unwrap();
            let origin = unescaped.origin(at..at + part.len());
            assert_eq!(unescape(&original[origin]).text(), part);
        }
        assert!(matches!(unescape("plain").text, Cow::Borrowed(_)));
    }
}
