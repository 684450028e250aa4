//! Which entries an event shows.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

use aho_corasick::AhoCorasick;

use super::{Pattern, Rules, Signature, TextSignature};
use crate::normalise::normalise;

/// Finds the signatures of all entries in events.
#[derive(Debug, Clone)]
pub struct Matcher {
    /// The longest word of each text.
    words: AhoCorasick,
    /// For each of `words` the texts with it.
    texts: Vec<Vec<Text>>,
    entries: Vec<Precedence>,
}

/// A text signature, ready to be found.
#[derive(Debug, Clone)]
struct Text {
    entry: usize,
    pattern: Pattern,
    not: Vec<Pattern>,
    with: Vec<Pattern>,
    line: bool,
}

#[derive(Debug, Clone)]
struct Precedence {
    wrapper: bool,
    beats: Vec<usize>,
}

impl Matcher {
    /// Prepares the text signatures of the entries, of which `rules` holds one item each.
    ///
    /// # Errors
    ///
    /// Returns a message if a text holds nothing but holes.
    pub fn new<'r>(rules: impl IntoIterator<Item = &'r Rules>) -> Result<Matcher, String> {
        let mut texts: Vec<Vec<Text>> = Vec::new();
        let mut words: Vec<String> = Vec::new();
        let mut places: HashMap<String, usize> = HashMap::new();
        let mut entries = Vec::new();
        for (entry, rules) in rules.into_iter().enumerate() {
            entries.push(Precedence {
                wrapper: rules.wrapper,
                beats: rules.beats.clone(),
            });
            for signature in &rules.signatures {
                let Signature::Text(row) = signature else { continue };
                let text = Text::new(entry, row)?;
                let word = text.pattern.longest_word();
                let place = *places.entry(word.to_owned()).or_insert_with(|| {
                    words.push(word.to_owned());
                    texts.push(Vec::new());
                    words.len() - 1
                });
                texts[place].push(text);
            }
        }
        Ok(Matcher {
            words: AhoCorasick::new(&words).map_err(|error| error.to_string())?,
            texts,
            entries,
        })
    }

    /// Returns the entries that an event of one or several lines shows, as indices in order. Those that another one beats
    /// are left out, and wrappers, too, unless there is nothing else.
    pub fn entries(&self, event: &str) -> Vec<usize> {
        let event = unescape(event);
        let normal = normalise(&event);
        let event = normal.text();
        let mut is_found = vec![false; self.texts.len()];
        for word in self.words.find_overlapping_iter(event) {
            is_found[word.pattern().as_usize()] = true;
        }
        let mut hits = BTreeSet::new();
        for (texts, _) in self.texts.iter().zip(is_found).filter(|(_, is_found)| *is_found) {
            for text in texts {
                if !hits.contains(&text.entry) && text.stands_in(event) {
                    hits.insert(text.entry);
                }
            }
        }
        self.settle(&hits)
    }

    fn settle(&self, hits: &BTreeSet<usize>) -> Vec<usize> {
        let beats =
            |winner: usize, entry: usize| winner != entry && self.entries[winner].beats.contains(&entry);
        let left = hits
            .iter()
            .copied()
            .filter(|entry| !hits.iter().any(|winner| beats(*winner, *entry)));
        let (wrappers, plain): (Vec<_>, Vec<_>) = left.partition(|entry| self.entries[*entry].wrapper);
        if plain.is_empty() { wrappers } else { plain }
    }
}

impl Text {
    fn new(entry: usize, row: &TextSignature) -> Result<Text, String> {
        let patterns = |texts: &[String]| -> Result<Vec<Pattern>, String> {
            texts.iter().map(|text| Pattern::parse(text, None)).collect()
        };
        Ok(Text {
            entry,
            pattern: Pattern::parse(&row.text, row.rest)?,
            not: patterns(&row.not)?,
            with: patterns(&row.with)?,
            line: row.line,
        })
    }

    fn stands_in(&self, event: &str) -> bool {
        let matches = self.pattern.matches(event);
        if !self.line {
            return !matches.is_empty() && self.surroundings_fit(event);
        }
        let mut scopes: Vec<(usize, usize)> = lines_of(event, &matches);
        scopes.sort_unstable();
        scopes.dedup();
        scopes
            .iter()
            .any(|(start, end)| self.surroundings_fit(&event[*start..*end]))
    }

    fn surroundings_fit(&self, scope: &str) -> bool {
        !self.not.iter().any(|pattern| pattern.find(scope).is_some())
            && self.with.iter().all(|pattern| pattern.find(scope).is_some())
    }
}

/// Returns the start and the end of the lines that each match stands in.
fn lines_of(event: &str, matches: &[Range<usize>]) -> Vec<(usize, usize)> {
    let ends: Vec<usize> = event.match_indices('\n').map(|(at, _)| at).collect();
    let lines = matches.iter().map(|part| {
        let before = ends.partition_point(|end| *end < part.start);
        let start = before.checked_sub(1).map_or(0, |at| ends[at] + 1);
        let end = ends.get(ends.partition_point(|end| *end < part.end)).copied();
        (start, end.unwrap_or(event.len()))
    });
    lines.collect()
}

/// Replaces what web pages and JSON write for marks.
fn unescape(event: &str) -> Cow<'_, str> {
    let escapes = [
        ("&#34;", "\""),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&amp;", "&"),
        ("\\\"", "\""),
    ];
    let mut text = Cow::Borrowed(event);
    for (escape, mark) in escapes {
        if text.contains(escape) {
            text = Cow::Owned(text.replace(escape, mark));
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rules(yaml: &str) -> Rules {
        Rules {
            signatures: serde_yaml::from_str(yaml).unwrap(),
            ..Rules::default()
        }
    }

    #[test]
    fn not_and_with_look_at_the_event_or_the_line() {
        let all = [
            rules("[{text: refused, not: [github], with: [dial]}]"),
            rules("[{text: too many, not: ['429'], line: true}, {access: {status: 401}}]"),
        ];
        let matcher = Matcher::new(&all).unwrap();
        assert_eq!(matcher.entries("dial:\nREFUSED"), [0]);
        assert!(matcher.entries("refused").is_empty() && matcher.entries("dial github\nrefused").is_empty());
        assert_eq!(matcher.entries("too many 429\ntoo many\n429"), [1]);
        assert!(matcher.entries("429 too many\n\n").is_empty());
    }

    #[test]
    fn escapes_are_read() {
        let matcher = Matcher::new(&[rules(r#"[{text: 'open "a" <b> & c'}]"#)]).unwrap();
        assert_eq!(matcher.entries(r#"open &#34;a\" &lt;b&gt; &amp; c"#), [0]);
        assert!(matcher.entries("open &amp;#34;a&#34; <b> & c").is_empty());
    }

    #[test]
    fn beats_and_wrapper() {
        let winner = Rules {
            beats: vec![0, 1],
            ..rules("[{text: cause}]")
        };
        let wrapper = Rules {
            wrapper: true,
            ..rules("[{text: failed}]")
        };
        let matcher = Matcher::new(&[winner, rules("[{text: effect}]"), wrapper]).unwrap();
        assert_eq!(matcher.entries("failed: cause, effect"), [0]);
        assert_eq!(matcher.entries("failed: effect"), [1]);
        assert_eq!(matcher.entries("failed: x"), [2]);
        assert!(matcher.entries("").is_empty());
        assert!(Matcher::new(&[rules("[{text: '{any}'}]")]).is_err());
    }
}
