//! Signatures: the texts that show an entry's error, and finding them in what a program printed. Lines are judged
//! one by one; what the lines of a log mean together is `explain`'s affair.

pub mod folded;
mod pattern;

use std::ops::Range;

use aho_corasick::{AhoCorasick, MatchKind};

use crate::catalogue::template::Template;
use crate::catalogue::{Catalogue, Entry, Wording};
use crate::error::{Error, ErrorKind, Result};
use folded::Folded;
use pattern::Pattern;

/// An error text of a page is a signature by itself from this many letters on: a shorter one, such as `EOF`, opens
/// errors of every kind.
const TELLING_LETTERS: usize = 8;

/// What makes a line fatal: the program ends with it.
const FATAL_WORDS: [&str; 4] = ["fata", "fatal", "pani", "bind"];

/// All signatures of a catalogue, ready to be found.
#[derive(Debug)]
pub struct Signatures {
    signatures: Vec<Signature>,
    /// Finds the openings of the signatures, in their order, and after them the fatal words.
    openings: AhoCorasick,
}

#[derive(Debug)]
struct Signature {
    entry: usize,
    pattern: Pattern,
    /// What must not be in the line.
    not: Vec<Pattern>,
}

/// A place that shows an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// The entry: an index into [`Catalogue::entries`].
    pub entry: usize,
    /// The bytes of the text that show it.
    pub range: Range<usize>,
    /// Whether the line says that the program ended.
    pub fatal: bool,
    /// How many letters say so; the more, the surer.
    pub weight: usize,
}

impl Signatures {
    /// Makes the signatures of a catalogue ready: those of `catalogue.yaml`, and the error texts of the pages.
    ///
    /// # Errors
    /// More texts than can be searched for at once.
    pub fn new(catalogue: &Catalogue) -> Result<Signatures> {
        let mut signatures = Vec::new();
        for (index, entry) in catalogue.entries.iter().enumerate() {
            collect(index, entry, &mut signatures);
        }
        let openings = signatures.iter().map(|signature| signature.pattern.opening());
        let openings = openings.chain(FATAL_WORDS);
        let openings = AhoCorasick::builder()
            .match_kind(MatchKind::Standard)
            .build(openings)
            .map_err(|error| Error::new(ErrorKind::Catalogue, format!("signatures: {error}")))?;
        Ok(Signatures { signatures, openings })
    }

    /// What a text of any number of lines shows: the fatal first, then the surest, then in the order of the text.
    /// An entry comes once for each line that shows it.
    pub fn find(&self, text: &str) -> Vec<Evidence> {
        let mut folded = Folded::default();
        let mut found = Vec::new();
        let mut offset = 0;
        for line in text.split_inclusive('\n') {
            let from = found.len();
            self.find_in_line(line, &mut folded, &mut found);
            for evidence in &mut found[from..] {
                evidence.range = evidence.range.start + offset..evidence.range.end + offset;
            }
            offset += line.len();
        }
        found.sort_by_key(|evidence| (!evidence.fatal, std::cmp::Reverse(evidence.weight)));
        found
    }

    /// Adds what one line shows, each entry once, in the order of the line. `folded` is memory that is used again
    /// from line to line.
    pub fn find_in_line(&self, line: &str, folded: &mut Folded, found: &mut Vec<Evidence>) {
        folded.fold(line);
        let from = found.len();
        let mut fatal = false;
        for opening in self.openings.find_overlapping_iter(folded.text()) {
            let Some(signature) = self.signatures.get(opening.pattern().as_usize()) else {
                fatal |= folded.is_edge(opening.start()) && folded.is_edge(opening.end());
                continue;
            };
            let Some(fit) = signature.pattern.fit(folded, opening.start()) else {
                continue;
            };
            if signature.not.iter().any(|not| not.is_in(folded)) {
                continue;
            }
            let evidence = Evidence {
                entry: signature.entry,
                range: folded.origin(line, opening.start(), fit.end),
                fatal: false,
                weight: fit.letters,
            };
            match found[from..]
                .iter_mut()
                .find(|known| known.entry == evidence.entry)
            {
                Some(known) if known.weight >= evidence.weight => {}
                Some(known) => *known = evidence,
                None => found.push(evidence),
            }
        }
        for evidence in &mut found[from..] {
            evidence.fatal = fatal;
        }
    }

    /// For each signature, words of which a line that shows it holds all.
    pub fn words(&self) -> impl Iterator<Item = &[String]> {
        self.signatures.iter().map(|signature| signature.pattern.words())
    }

    /// Whether each sample of the catalogue is found by its own entry and by no other.
    ///
    /// # Errors
    /// The first sample that is not, with its place.
    pub fn check(&self, catalogue: &Catalogue) -> Result<()> {
        for (index, entry) in catalogue.entries.iter().enumerate() {
            for (nth, row) in entry.signatures().iter().enumerate() {
                let found = self.find(&row.sample);
                let stray = found.iter().find(|evidence| evidence.entry != index);
                let complaint = if let Some(evidence) = stray {
                    let other = &catalogue.entries[evidence.entry].id;
                    format!("the sample is found by {other}, too: \"{}\"", row.sample)
                } else if found.is_empty() {
                    format!("the sample is not found: \"{}\"", row.sample)
                } else {
                    continue;
                };
                return Err(catalogue
                    .curation
                    .error_at_nth(&entry.id, "sample", nth, &complaint));
            }
        }
        Ok(())
    }
}

/// Adds the signatures of an entry: its rows, then the error texts of its pages in which no row is found.
fn collect(index: usize, entry: &Entry, signatures: &mut Vec<Signature>) {
    let from = signatures.len();
    for row in entry.signatures() {
        signatures.push(Signature {
            entry: index,
            pattern: Pattern::new(&row.text),
            not: row.not.iter().map(Pattern::new).collect(),
        });
    }
    for text in entry.wordings().flat_map(|(_, wording)| page_texts(wording)) {
        let pattern = Pattern::new(&Template::literal(&text));
        if is_telling(&text)
            && !signatures[from..]
                .iter()
                .any(|known| known.pattern.is_in(&Folded::new(&text)))
        {
            signatures.push(Signature {
                entry: index,
                pattern,
                not: Vec::new(),
            });
        }
    }
}

/// The error texts of a page without their wrappers, as they stand there and with the page's slips put right.
fn page_texts(wording: &Wording) -> Vec<String> {
    let errors = wording.questions.iter().flat_map(|question| &question.errors);
    let mut texts = Vec::new();
    for error in errors {
        texts.push(error.telling().to_owned());
        for correction in &wording.corrections {
            if correction.concerns(error.telling()) {
                texts.push(correction.apply(error.telling()));
            }
        }
    }
    texts
}

/// Whether a text can show an error by itself: several words, or one that looks like a program's own name for it.
fn is_telling(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphanumeric()).count();
    let ideographs = text
        .chars()
        .filter(|c| !c.is_ascii() && c.is_alphanumeric())
        .count();
    let words = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .count();
    let is_a_name = text.chars().skip(1).any(|c| c.is_uppercase() || c == '_');
    // A Chinese character says about as much as half an English word.
    letters + ideographs >= TELLING_LETTERS && (words > 1 || is_a_name || ideographs > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn built_in() -> (Catalogue, Signatures) {
        let catalogue = Catalogue::built_in().expect("the built-in catalogue is sound");
        let signatures = Signatures::new(&catalogue).expect("the built-in signatures are sound");
        (catalogue, signatures)
    }

    fn ids(text: &str) -> Vec<String> {
        let (catalogue, signatures) = built_in();
        let found = signatures.find(text);
        found
            .iter()
            .map(|evidence| catalogue.entries[evidence.entry].id.clone())
            .collect()
    }

    #[test]
    fn every_sample_is_found_by_its_own_entry_and_by_no_other() {
        let (catalogue, signatures) = built_in();
        assert_eq!(signatures.check(&catalogue), Ok(()));
    }

    #[test]
    fn every_error_of_a_page_is_found_by_its_entry() {
        let (catalogue, signatures) = built_in();
        for (index, entry) in catalogue.entries.iter().enumerate() {
            for error in entry.questions().flat_map(|question| &question.errors) {
                let found = signatures.find(error.text());
                assert_eq!(
                    found.first().map(|evidence| evidence.entry),
                    Some(index),
                    "{error:?}"
                );
            }
        }
    }

    #[test]
    fn the_range_is_what_stands_in_the_text() {
        let (_, signatures) = built_in();
        let text = "a\nfailed: dial tcp: lookup x: No such host.\n";
        let found = signatures.find(text);
        assert_eq!(&text[found[0].range.clone()], "No such host");
    }

    #[test]
    fn the_fatal_comes_first() {
        assert_eq!(
            ids("no such host\nFATA[2025-01-01 00:00:00] bind: address already in use"),
            ["address-in-use", "network-problem"]
        );
    }

    #[test]
    fn numbers_and_names_decide() {
        for text in [
            "query fail [61004]",
            "Request failed with status code 500",
            "http: TLS handshake error from 10.0.0.1:1: EOF",
            "failed get objs: failed to list objs: object not found",
        ] {
            assert_eq!(ids(text), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn a_short_word_of_a_page_is_no_signature() {
        for (text, telling) in [
            ("EOF", false),
            ("unauthorized", false),
            ("TooManyRequests", true),
            ("no such host", true),
            ("端口被占用", true),
        ] {
            assert_eq!(is_telling(text), telling, "{text}");
        }
    }
}
