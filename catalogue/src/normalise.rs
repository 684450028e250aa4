//! The one normalisation of text for comparing: compatibility forms are made plain (full-width letters and marks,
//! ligatures: Unicode's NFKC) and letters lower case. What is found in a normalised text is shown in the original one, so
//! each byte knows where it came from.

use std::borrow::Cow;
use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

/// A text in normal form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Normalised<'t> {
    text: Cow<'t, str>,
    /// For each byte of `text` the byte of the original at which its character begins, and at the end the original's
    /// length. `None` where both texts have the same length and the same boundaries.
    origins: Option<Vec<usize>>,
}

/// Normalises a text.
pub fn normalise(text: &str) -> Normalised<'_> {
    if text.is_ascii() {
        let is_lower = !text.bytes().any(|byte| byte.is_ascii_uppercase());
        return Normalised {
            text: if is_lower { Cow::Borrowed(text) } else { Cow::Owned(text.to_ascii_lowercase()) },
            origins: None,
        };
    }
    let mut normal = String::with_capacity(text.len());
    let mut origins = Vec::with_capacity(text.len() + 1);
    for (at, c) in text.char_indices() {
        match c {
            '\0'..='\x7f' => normal.push(c.to_ascii_lowercase()),
            // Chinese characters are plain, and most of what is not ASCII.
            '\u{4e00}'..='\u{9fff}' => normal.push(c),
            _ => normal.extend(std::iter::once(c).nfkc().flat_map(char::to_lowercase)),
        }
        origins.resize(normal.len(), at);
    }
    origins.push(text.len());
    Normalised { text: Cow::Owned(normal), origins: Some(origins) }
}

impl Normalised<'_> {
    /// Returns the text in normal form.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Returns where a part of the normal form, in bytes, stands in the original text, in bytes.
    pub fn origin(&self, part: Range<usize>) -> Range<usize> {
        match &self.origins {
            None => part,
            Some(origins) => {
                let at = |byte: usize| origins.get(byte).or(origins.last()).copied().unwrap_or(byte);
                // A character may have become several: the part ends where the next one began.
                let end = at(part.end);
                let beyond = origins[part.end.min(origins.len())..]
                    .iter()
                    .find(|origin| **origin > at(part.end.saturating_sub(1)));
                at(part.start)..beyond.map_or(end, |beyond| *beyond)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn width_and_case_say_nothing_and_places_are_kept() {
        let normal = normalise("令牌：ＴＯＫＥＮ ﬁx");
        assert_eq!(normal.text(), "令牌:token fix");
        let found = normal.text().find("token").expect("it is there");
        let origin = normal.origin(found..found + 5);
        assert_eq!(&"令牌：ＴＯＫＥＮ ﬁx"[origin], "ＴＯＫＥＮ");
        let found = normal.text().find('f').expect("it is there");
        assert_eq!(&"令牌：ＴＯＫＥＮ ﬁx"[normal.origin(found..found + 1)], "ﬁ");
        assert_eq!(normalise("Token").origin(1..3), 1..3);
    }
}
