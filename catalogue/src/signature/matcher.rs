//! Which entries an event shows.

use std::ops::Range;

use aho_corasick::{AhoCorasick, AhoCorasickKind};

use super::Rules;
use super::escape::unescape;
use super::text::{Text, Words};
use super::vocabulary::Vocabulary;
use crate::normalise::normalise;

/// Finds the signatures of all entries in events.
#[derive(Debug, Clone)]
pub struct Matcher {
    /// The longest words of each text.
    words: AhoCorasick,
    /// For each of `words` the texts of which it is the longest one.
    texts: Vec<Vec<Text>>,
    entries: Vec<Precedence>,
    vocabulary: Vocabulary,
}

/// What an event says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reading {
    /// The entries that it shows, as indices in order. Those that another one beats are left out, and wrappers, too, unless
    /// there is nothing else.
    pub entries: Vec<usize>,
    /// The entries whose fault, seen before, ends with it.
    pub cured: Vec<usize>,
    /// Whether what follows the event was asked for.
    pub asks_next: bool,
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
        let mut words = Words::default();
        let mut texts: Vec<Text> = Vec::new();
        let mut entries = Vec::new();
        let mut vocabulary = Vec::new();
        for (entry, rules) in rules.into_iter().enumerate() {
            entries.push(Precedence { wrapper: rules.wrapper, beats: rules.beats.clone() });
            for row in &rules.texts {
                vocabulary.extend(row.patterns());
                texts.extend(Text::of(entry, row, &mut words)?);
            }
        }
        let mut by_word = vec![Vec::new(); words.list.len()];
        for text in texts {
            by_word[text.word].push(text);
        }
        let words = AhoCorasick::builder().kind(Some(AhoCorasickKind::ContiguousNFA)).build(&words.list);
        Ok(Matcher {
            words: words.map_err(|error| error.to_string())?,
            texts: by_word,
            entries,
            vocabulary: Vocabulary::of(vocabulary.into_iter()),
        })
    }

    /// Returns the entries that an event shows with nothing known to follow it.
    pub fn entries(&self, event: &str) -> Vec<usize> {
        self.read(event, None).entries
    }

    /// Reads an event of one or several lines; `next` is the path of the request behind it, or the next line.
    pub fn read(&self, event: &str, next: Option<&str>) -> Reading {
        let unescaped = unescape(event);
        let normal = normalise(&unescaped.text);
        let mut reading = Reading::default();
        let mut shown = Vec::new();
        for text in self.candidates(normal.text()) {
            let is_known = !text.cures && shown.contains(&text.entry);
            if is_known || text.find(normal.text()).is_none() {
                continue;
            }
            if text.cures {
                reading.cured.push(text.entry);
                continue;
            }
            reading.asks_next |= !text.next_not.is_empty();
            if text.may_precede(next) {
                shown.push(text.entry);
            }
        }
        shown.sort_unstable();
        reading.entries = self.settle(&shown);
        reading
    }

    /// Returns a number that events of one kind share, so that what one of them says may be kept for the others.
    pub fn digest(&self, event: &[u8]) -> u64 {
        self.vocabulary.digest(event)
    }

    /// Returns where a text that shows an entry stands in an event, in bytes, whatever follows the event.
    pub fn place(&self, entry: usize, event: &str) -> Option<Range<usize>> {
        let unescaped = unescape(event);
        let normal = normalise(&unescaped.text);
        let texts = self.candidates(normal.text()).into_iter();
        let mut shown = texts.filter(|text| text.entry == entry && !text.cures);
        let range = shown.find_map(|text| text.find(normal.text()))?;
        Some(unescaped.origin(normal.origin(range)))
    }

    /// Returns the texts whose longest word stands in a normalised event.
    fn candidates(&self, event: &str) -> Vec<&Text> {
        let mut is_found = vec![false; self.texts.len()];
        for word in self.words.find_overlapping_iter(event) {
            is_found[word.pattern().as_usize()] = true;
        }
        let texts = self.texts.iter().zip(&is_found).filter(|(_, is_found)| **is_found);
        let is_whole = |text: &&Text| text.other_word.is_none_or(|word| is_found[word]);
        texts.flat_map(|(texts, _)| texts).filter(is_whole).collect()
    }

    fn settle(&self, shown: &[usize]) -> Vec<usize> {
        let beats =
            |winner: &usize, loser: &usize| winner != loser && self.entries[*winner].beats.contains(loser);
        let left = shown.iter().copied().filter(|entry| !shown.iter().any(|winner| beats(winner, entry)));
        let (wrappers, plain): (Vec<_>, Vec<_>) = left.partition(|entry| self.entries[*entry].wrapper);
        if plain.is_empty() { wrappers } else { plain }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rules(yaml: &str) -> Rules {
        Rules::of_rows(serde_yaml::Deserializer::from_str(yaml)).unwrap()
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
    fn it_is_known_where_a_text_stands() {
        let matcher =
            Matcher::new(&[rules("[{text: 'no “such” host'}, {text: a b, not: [d], line: true}]")]).unwrap();
        let event = "ＮＯ &#34;such\\\" Host";
        assert_eq!(matcher.place(0, event), None);
        let event = "x：no “Such” ＨＯＳＴ!";
        assert_eq!(matcher.place(0, event).map(|place| &event[place]), Some("no “Such” ＨＯＳＴ"));
        let event = "a b d\nA  B";
        assert_eq!(matcher.place(0, event), Some(6..10));
    }

    #[test]
    fn what_follows_and_what_cures() {
        let all = [rules("[{text: gone, next_not: ['/d/*']}, {text: off, cured_by: server starts}]")];
        let matcher = Matcher::new(&all).unwrap();
        let found = |next| !matcher.read("gone", next).entries.is_empty();
        assert!(!found(None) && !found(Some("/d/x")) && found(Some("INFO")));
        assert!(matcher.read("gone", None).asks_next && !matcher.read("off", None).asks_next);
        assert_eq!(matcher.read("Server starts", None).cured, [0]);
    }

    #[test]
    fn beats_and_wrapper() {
        let winner = Rules { beats: vec![0, 1], ..rules("[{text: cause}]") };
        let wrapper = Rules { wrapper: true, ..rules("[{text: failed}]") };
        let matcher = Matcher::new(&[winner, rules("[{text: effect}]"), wrapper]).unwrap();
        assert_eq!(matcher.entries("failed: cause, effect"), [0]);
        assert_eq!(matcher.entries("failed: effect"), [1]);
        assert_eq!(matcher.entries("failed: x"), [2]);
        assert!(matcher.entries("").is_empty());
    }
}
