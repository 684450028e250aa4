//! A signature made ready for comparing with folded lines. One signature and one place; which signatures to try
//! where is `signature`'s affair.

use super::folded::{self, Folded};
use crate::catalogue::template::{Hole, Part, Template};

/// How much an `{any}` may take up, in bytes of the folded line: the longest paths in real reports have 150.
const REACH: usize = 400;
/// A line that ends inside a signature shows it when at least this many letters are there …
const CUT_LETTERS: usize = 30;
/// … and this many percent of the signature's letters.
const CUT_PERCENT: usize = 80;

/// A template whose words are folded.
#[derive(Debug)]
pub struct Pattern {
    pieces: Vec<Piece>,
    letters: usize,
    opening: usize,
    words: Vec<String>,
}

#[derive(Debug)]
enum Piece {
    Words(String),
    Hole(Hole),
}

/// Where a pattern ends in a folded line, and how much of the pattern is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fit {
    /// The end, in bytes of the folded line.
    pub end: usize,
    /// How many bytes of its words are there.
    pub letters: usize,
}

impl Pattern {
    /// Folds the words of a template.
    pub fn new(template: &Template) -> Pattern {
        let pieces: Vec<Piece> = template
            .0
            .iter()
            .map(|part| match part {
                Part::Words(words) => Piece::Words(Folded::new(words).text().to_owned()),
                Part::Hole(hole) => Piece::Hole(*hole),
            })
            .collect();
        let letters = pieces.iter().map(Piece::letters).sum();
        let least = CUT_LETTERS.max(letters * CUT_PERCENT / 100);
        let opening = pieces.first().map_or(0, |first| first.opening(least));
        Pattern {
            pieces,
            letters,
            opening,
            words: words_within(template, least),
        }
    }

    /// The letters that it begins with, as far as a line that is cut has them, too.
    pub fn opening(&self) -> &str {
        let first = self.pieces.first().and_then(Piece::words);
        first.map_or("", |words| &words[..self.opening])
    }

    /// Words that a line that shows it holds, a line that is cut, too.
    pub fn words(&self) -> &[String] {
        &self.words
    }

    /// Compares the pattern with a line from a byte of its folded text on.
    pub fn fit(&self, line: &Folded, start: usize) -> Option<Fit> {
        if !line.is_edge(start) {
            return None;
        }
        let text = line.text();
        let mut end = start;
        let mut letters = 0;
        let mut pieces = self.pieces.iter().peekable();
        while let Some(piece) = pieces.next() {
            match piece {
                Piece::Words(words) if text[end..].starts_with(words.as_str()) => {
                    end += words.len();
                    letters += words.len();
                    if !line.is_edge(end) {
                        return None;
                    }
                }
                Piece::Words(words) if words.starts_with(&text[end..]) => {
                    return self.cut(text.len(), letters + text.len() - end);
                }
                Piece::Words(_) => return None,
                Piece::Hole(hole) => {
                    let next = pieces.peek().and_then(|piece| piece.words()).unwrap_or_default();
                    end = hole.end(line, end, next)?;
                }
            }
        }
        Some(Fit { end, letters })
    }

    /// The fit of a line that ends before the pattern does, if enough of it is there.
    fn cut(&self, end: usize, letters: usize) -> Option<Fit> {
        let enough = letters >= CUT_LETTERS && letters * 100 >= self.letters * CUT_PERCENT;
        enough.then_some(Fit { end, letters })
    }

    /// Whether the pattern stands anywhere in a line.
    pub fn is_in(&self, line: &Folded) -> bool {
        let opening = self.opening();
        line.text()
            .match_indices(opening)
            .any(|(start, _)| self.fit(line, start).is_some())
    }
}

impl Piece {
    fn words(&self) -> Option<&str> {
        match self {
            Piece::Words(words) => Some(words),
            Piece::Hole(_) => None,
        }
    }

    fn letters(&self) -> usize {
        self.words().map_or(0, str::len)
    }

    /// How much of the piece is in a line that is cut as early as possible, where `least` letters are there.
    fn opening(&self, least: usize) -> usize {
        let words = self.words().unwrap_or_default();
        (least.min(words.len())..words.len())
            .find(|end| words.is_char_boundary(*end))
            .unwrap_or(words.len())
    }
}

/// The words of a template that begin within so many of its letters, the last one as far as those go.
fn words_within(template: &Template, letters: usize) -> Vec<String> {
    let parts = template.0.iter().flat_map(|part| match part {
        Part::Words(text) => folded::words(text),
        Part::Hole(_) => Vec::new(),
    });
    let mut left = letters;
    let mut words = Vec::new();
    for word in parts {
        let end = word.floor_char_boundary(left);
        if end > 0 {
            words.push(word[..end].to_owned());
        }
        left = left.saturating_sub(Folded::new(word).text().len());
    }
    words
}

impl Hole {
    /// Where the hole ends that begins at `start`, the given words following.
    fn end(self, line: &Folded, start: usize, next: &str) -> Option<usize> {
        let text = line.text();
        match self {
            Hole::Number => {
                let digits = text[start..].bytes().take_while(u8::is_ascii_digit).count();
                (digits > 0 && line.is_edge(start + digits)).then_some(start + digits)
            }
            Hole::Word => (start + 1..=text.len()).find(|end| line.is_edge(*end)),
            Hole::Any => text[start..]
                .match_indices(next)
                .map(|(index, _)| start + index)
                .take_while(|end| end - start <= REACH)
                .find(|end| line.is_edge(*end) && line.is_edge(end + next.len())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fits(template: &str, line: &str) -> bool {
        let template = Template::parse(template).expect("the template is sound");
        Pattern::new(&template).is_in(&Folded::new(line))
    }

    #[test]
    fn words_are_whole() {
        assert!(fits("query fail [61008]", "x: query fail[61008]."));
        assert!(!fits("query fail [61008]", "query fail [610081]"));
        assert!(!fits("resource file_id", "resource parent_file_id"));
        assert!(!fits("file_id cannot", "parent_file_id cannot"));
    }

    #[test]
    fn holes_take_what_varies() {
        assert!(fits(
            "tcp {any}: bind: in use",
            "listen tcp 0.0.0.0:5244: bind: in use"
        ));
        assert!(fits("tcp {any}: bind", "tcp: bind"));
        assert!(fits("code {number}, message", "code: 500, message"));
        assert!(!fits("code {number}, message", "code: 5xx, message"));
        assert!(fits("key {word} is", "key mount_path is"));
        assert!(!fits("key {word} is", "key mount path is"));
    }

    #[test]
    fn a_cut_line_shows_what_is_nearly_there() {
        let long = "Unable to retrieve the user's mysite URL";
        assert!(fits(long, "failed: Unable to retrieve the user's mysite U…"));
        assert!(!fits(long, "failed: Unable to retrieve the user"));
        assert!(!fits(long, "Unable to retrieve the user's mysite U of mine"));
        assert!(!fits("no such host", "no such hos"));
    }
}
