//! Needles: few bytes that every line of interest holds and other lines rarely do, found in whole buffers at once.
//! A needle says only where to look; `signature` says what is there.

use std::collections::{BTreeMap, BTreeSet};

use aho_corasick::{AhoCorasick, packed};
use memchr::memmem;

/// How many bytes of a Latin word make a needle: as many as the vectorised search compares at once.
const LATIN: usize = 4;
/// How many bytes of Chinese do: two characters.
const CHINESE: usize = 6;

/// What logs are full of: a needle that is rare here stops the search rarely.
const ORDINARY: &str = include_str!("../../assets/ordinary.log");

/// How many needles the vectorised search takes at once (`aho_corasick`'s widest, "fat" Teddy). More make a second
/// round necessary.
const AT_ONCE: usize = 64;

/// Finds needles, whatever their case.
#[derive(Debug)]
pub struct Needles {
    searchers: Vec<Searcher>,
}

#[derive(Debug)]
enum Searcher {
    Packed(packed::Searcher),
    /// Where the processor has no vectors that the packed search could use.
    Plain(AhoCorasick),
}

impl Needles {
    /// Chooses needles such that every text, given as the words of which it surely holds all, has one of them.
    ///
    /// # Errors
    /// More texts than can be searched for at once.
    pub fn new(texts: &[Vec<String>]) -> Result<Needles, aho_corasick::BuildError> {
        let needles = choose(texts);
        let rounds = needles.len().div_ceil(AT_ONCE).max(1);
        let size = needles.len().div_ceil(rounds).max(1);
        let searcher = |needles: &[Vec<u8>]| match packed::Config::new().builder().extend(needles).build() {
            Some(searcher) => Ok(Searcher::Packed(searcher)),
            None => AhoCorasick::new(needles).map(Searcher::Plain),
        };
        let searchers = needles.chunks(size).map(searcher).collect::<Result<_, _>>()?;
        Ok(Needles { searchers })
    }

    /// Adds where needles begin. They come in order for each group of needles, and not all of those that overlap.
    /// `blurred` is room for as many bytes, kept from call to call.
    pub fn find(&self, bytes: &[u8], blurred: &mut Vec<u8>, places: &mut Vec<usize>) {
        blurred.clear();
        blurred.extend_from_slice(bytes);
        blur(blurred);
        for searcher in &self.searchers {
            match searcher {
                Searcher::Packed(searcher) => {
                    places.extend(searcher.find_iter(&blurred).map(|found| found.start()));
                }
                Searcher::Plain(searcher) => {
                    places.extend(searcher.find_iter(&blurred).map(|found| found.start()));
                }
            }
        }
    }
}

/// Makes capitals and small letters equal, by setting the bit in which they differ in every byte of ASCII. A few other
/// characters become equal, too, which costs a look at a line now and then. Eight bytes at once: everything in a log
/// comes by here, and making it lower case took longer than the search.
fn blur(bytes: &mut [u8]) {
    const NO_ASCII: u64 = 0x8080_8080_8080_8080;
    let (words, rest) = bytes.as_chunks_mut::<8>();
    for word in words {
        let bits = u64::from_ne_bytes(*word);
        *word = (bits | (!bits & NO_ASCII) >> 2).to_ne_bytes();
    }
    for byte in rest {
        *byte |= (!*byte & 0x80) >> 2;
    }
}

fn blurred(text: &str) -> Vec<u8> {
    let mut bytes = text.as_bytes().to_vec();
    blur(&mut bytes);
    bytes
}

/// A needle that could be chosen.
struct Candidate {
    bytes: Vec<u8>,
    /// The texts that hold it and have no chosen needle yet.
    texts: BTreeSet<usize>,
    /// How often it stops the search in ordinary lines.
    stops: usize,
}

impl Candidate {
    /// How well it does: the texts that it adds, over how often it stops the search.
    fn gain(&self) -> usize {
        self.texts.len() * 1000 / (1 + 20 * self.stops)
    }
}

/// The smallest set that covers all texts, nearly: the best needle comes first, until every text has one.
fn choose(texts: &[Vec<String>]) -> Vec<Vec<u8>> {
    let mut covers: BTreeMap<Vec<u8>, BTreeSet<usize>> = BTreeMap::new();
    for (text, words) in texts.iter().enumerate() {
        for needle in words.iter().flat_map(|word| candidates(word)) {
            covers.entry(needle).or_default().insert(text);
        }
    }
    let ordinary = blurred(ORDINARY);
    let mut left: Vec<Candidate> = covers
        .iter()
        .map(|(bytes, texts)| Candidate {
            bytes: bytes.clone(),
            texts: texts.clone(),
            stops: memmem::find_iter(&ordinary, bytes).count(),
        })
        .collect();
    let mut chosen = Vec::new();
    while let Some(best) = (0..left.len()).max_by_key(|index| left[*index].gain()) {
        let best = left.swap_remove(best);
        if best.texts.is_empty() {
            break;
        }
        for candidate in &mut left {
            candidate.texts.retain(|text| !best.texts.contains(text));
        }
        chosen.push(best.bytes);
    }
    without_superfluous(chosen, &covers)
}

/// What is chosen without the needles whose texts all have another one by now.
fn without_superfluous(
    mut chosen: Vec<Vec<u8>>,
    covers: &BTreeMap<Vec<u8>, BTreeSet<usize>>,
) -> Vec<Vec<u8>> {
    for index in (0..chosen.len()).rev() {
        let others = chosen.iter().enumerate().filter(|(other, _)| *other != index);
        let covered: BTreeSet<usize> = others
            .flat_map(|(_, needle)| covers[needle].iter().copied())
            .collect();
        if covers[&chosen[index]].is_subset(&covered) {
            chosen.remove(index);
        }
    }
    chosen
}

/// The needles that a word offers: all runs of its bytes that are long enough, or all of a short word.
fn candidates(word: &str) -> Vec<Vec<u8>> {
    let length = if word.is_ascii() { LATIN } else { CHINESE };
    let bytes = blurred(word);
    if bytes.len() <= length {
        return vec![bytes];
    }
    (0..=bytes.len() - length)
        .filter(|start| word.is_char_boundary(*start))
        .map(|start| bytes[start..start + length].to_vec())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(texts: &[&str]) -> Vec<Vec<String>> {
        let words = |text: &&str| text.split(' ').map(str::to_owned).collect();
        texts.iter().map(words).collect()
    }

    #[test]
    fn every_text_has_a_needle() {
        let texts = ["no such host", "connection refused", "端口被占用", "go"];
        let needles = Needles::new(&words(&texts)).expect("these are few");
        let found = |text: &str| {
            let mut places = Vec::new();
            needles.find(text.as_bytes(), &mut Vec::new(), &mut places);
            places
        };
        for text in texts {
            assert!(!found(text).is_empty(), "{text}");
            assert!(!found(&text.to_uppercase()).is_empty(), "{text}");
        }
        assert!(found("start http server").is_empty());
    }

    #[test]
    fn a_needle_that_serves_many_texts_and_is_rare_is_taken() {
        let chosen = choose(&words(&["storage refused", "list refused", "get refused"]));
        assert_eq!(chosen.len(), 1);
        let needle = String::from_utf8(chosen[0].clone()).expect("it is ASCII");
        assert!("refused".contains(&needle));
    }
}
