//! A line in the form in which it is compared: letters, digits and underscores in lower case, nothing between them,
//! and where each of them stands in the line as it was. No knowledge of signatures.

/// A line without what says nothing: case, spaces, marks of any width, quotes, colour codes.
///
/// `Too Many Requests`, `【TooManyRequests】` and `**too many requests**` are the same here. What was between two
/// letters is remembered only as an edge, so that `file_id` is not found in `parent_file_id`.
#[derive(Debug, Default)]
pub struct Folded {
    text: String,
    /// For each byte of `text`, where the character it belongs to begins in the line.
    origins: Vec<u32>,
    /// For each byte of `text`, whether a word begins there; one more for the end.
    edges: Vec<bool>,
    /// The length of the line.
    length: usize,
}

impl Folded {
    /// Folds a line.
    pub fn new(line: &str) -> Folded {
        let mut folded = Folded::default();
        folded.fold(line);
        folded
    }

    /// Folds another line with the memory of the one before. Bytes beyond 4 GiB are not looked at.
    pub fn fold(&mut self, line: &str) {
        self.text.clear();
        self.origins.clear();
        self.edges.clear();
        self.length = line.len();
        let mut edge = true;
        let mut index = 0;
        while let Some(c) = line[index..].chars().next() {
            let skipped = skipped(&line[index..]);
            if skipped > 0 {
                edge = true;
                index += skipped;
                continue;
            }
            if c.is_ascii() {
                self.push_ascii(c, index, edge);
                edge = false;
            } else {
                edge = self.push(plain(c), index, edge);
            }
            index += c.len_utf8();
        }
        self.edges.push(true);
    }

    fn push_ascii(&mut self, c: char, index: usize, edge: bool) {
        self.text.push(c.to_ascii_lowercase());
        self.origins.push(u32::try_from(index).unwrap_or(u32::MAX));
        self.edges.push(edge);
    }

    /// Adds a letter; returns whether a word begins after it, as between Chinese characters.
    fn push(&mut self, c: char, index: usize, edge: bool) -> bool {
        let alone = is_ideograph(c);
        let start = self.text.len();
        self.text.extend(c.to_lowercase());
        for byte in start..self.text.len() {
            self.origins.push(u32::try_from(index).unwrap_or(u32::MAX));
            self.edges.push(byte == start && (edge || alone));
        }
        alone
    }

    /// The letters.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether a word begins or ends at this byte of [`Folded::text`].
    pub fn is_edge(&self, byte: usize) -> bool {
        self.edges.get(byte).copied().unwrap_or_default()
    }

    /// Where a range of [`Folded::text`] stands in the line: from its first letter to the end of its last.
    pub fn origin(&self, line: &str, start: usize, end: usize) -> std::ops::Range<usize> {
        let at = |byte: usize| {
            self.origins
                .get(byte)
                .map_or(self.length, |origin| *origin as usize)
        };
        let last = at(end.saturating_sub(1));
        let width = line.get(last..).and_then(|rest| rest.chars().next());
        at(start)..last + width.map_or(0, char::len_utf8)
    }
}

/// The words of a text that stand in every line that folds to the same, without anything between their letters:
/// `TooManyRequests` has three.
pub fn words(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut start = 0;
    let mut last: Option<char> = None;
    for (index, c) in text.char_indices() {
        let breaks = last.is_none_or(|last| {
            is_ideograph(last) != is_ideograph(c)
                || is_word(last) != is_word(c)
                || (c.is_uppercase() && !last.is_uppercase())
        });
        if breaks {
            words.push(&text[start..index]);
            start = index;
        }
        last = Some(c);
    }
    words.push(&text[start..]);
    words.retain(|word| word.chars().all(|c| is_word(c) && plain(c) == c) && !word.is_empty());
    words
}

/// How many bytes at the beginning of a text say nothing: a mark, a space, a colour code, an escaped line feed.
fn skipped(text: &str) -> usize {
    let bytes = text.as_bytes();
    match bytes {
        [0x1b, b'[', rest @ ..] => 2 + sequence(rest),
        // A colour code whose escape character was lost on the way.
        [b'[', rest @ ..] => {
            let digits = rest
                .iter()
                .take_while(|byte| byte.is_ascii_digit() || **byte == b';')
                .count();
            if digits > 0 && rest.get(digits) == Some(&b'm') {
                digits + 2
            } else {
                1
            }
        }
        [b'\\', b'n' | b't' | b'r', ..] => 2,
        [byte, ..] if byte.is_ascii() => usize::from(!is_word(char::from(*byte))),
        _ => text
            .chars()
            .next()
            .map_or(0, |c| if is_word(plain(c)) { 0 } else { c.len_utf8() }),
    }
}

/// The length of the rest of a control sequence: parameters and the letter that ends it.
fn sequence(bytes: &[u8]) -> usize {
    let parameters = bytes
        .iter()
        .take_while(|byte| matches!(byte, 0x20..=0x3f))
        .count();
    parameters
        + usize::from(
            bytes
                .get(parameters)
                .is_some_and(|byte| matches!(byte, 0x40..=0x7e)),
        )
}

fn is_word(c: char) -> bool {
    c == '_' || c.is_alphanumeric()
}

/// The character in its plain width: `Ａ` is `A`.
fn plain(c: char) -> char {
    match c {
        // The full-width forms stand in the order of ASCII, 0xfee0 after it.
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        _ => c,
    }
}

/// Whether a character is a word by itself: writing without spaces between words.
fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn marks_case_and_width_say_nothing() {
        for line in [
            "Too Many Requests",
            "【TooManyRequests】",
            "**too many requests**",
            "“Ｔｏｏ　Ｍａｎｙ　Ｒｅｑｕｅｓｔｓ”",
            "\u{1b}[31mToo\u{1b}[0m many; requests",
            "[31mToo many[0m\\nrequests",
        ] {
            assert_eq!(Folded::new(line).text(), "toomanyrequests", "{line}");
        }
    }

    #[test]
    fn words_have_edges_and_chinese_characters_are_words() {
        let folded = Folded::new("a file_id报no");
        let at = |word: &str| folded.text().find(word).expect("it is there");
        assert!(folded.is_edge(at("file_id")) && !folded.is_edge(at("_id")));
        assert!(folded.is_edge(at("报")) && folded.is_edge(at("no")));
    }

    #[test]
    fn the_origin_spans_the_letters_in_the_line() {
        let line = "错误：“No such  host”";
        let folded = Folded::new(line);
        let start = folded.text().find("nosuchhost").expect("it is there");
        assert_eq!(&line[folded.origin(line, start, start + 10)], "No such  host");
    }

    #[test]
    fn words_are_what_no_mark_divides() {
        assert_eq!(
            words("TooManyRequests: file_id 端口被占用 HTTP"),
            ["Too", "Many", "Requests", "file_id", "端口被占用", "HTTP"]
        );
    }

    proptest! {
        #[test]
        fn every_range_has_an_origin(line in any::<String>()) {
            let folded = Folded::new(&line);
            let bounds: Vec<usize> = folded.text().char_indices().map(|(index, _)| index).collect();
            for (index, start) in bounds.iter().enumerate() {
                let end = bounds.get(index + 1).copied().unwrap_or(folded.text().len());
                prop_assert!(!line[folded.origin(&line, *start, end)].is_empty());
            }
        }
    }
}
