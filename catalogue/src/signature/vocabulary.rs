//! The words and numbers of which signatures speak, to tell quickly that a word is none of them.

use std::collections::HashSet;

use crate::normalise::normalise;

const BITS: u64 = 1 << 16;
pub(super) const SEED: u64 = 0x517c_c1b7_2722_0a95;

/// The marks that stand within paths and addresses.
pub(super) const MARKS: [u8; 6] = [b'/', b'.', b'_', b'-', b'=', b'@'];

/// The words of which signatures speak, as bits by their hashes.
#[derive(Debug, Clone)]
pub(super) struct Vocabulary {
    pub(super) words: Vec<u64>,
    /// Those that stand beside a mark, as in paths and addresses.
    pub(super) marked: Vec<u64>,
    /// Numbers together with what stands in front of them.
    pub(super) numbers: Vec<u64>,
}

impl Vocabulary {
    /// Collects the words of the texts of signatures.
    pub(super) fn of<'t>(texts: impl Iterator<Item = &'t str>) -> Vocabulary {
        let none = || vec![0; (BITS / 64) as usize];
        let mut vocabulary = Vocabulary { words: none(), marked: none(), numbers: none() };
        for text in texts.collect::<HashSet<&str>>() {
            vocabulary.add(normalise(text).text().as_bytes());
        }
        vocabulary
    }

    fn add(&mut self, text: &[u8]) {
        let mut at = 0;
        let mut before = None; // a word or a mark with which numbers are looked up
        while let Some(byte) = text.get(at) {
            if class(text, at) == Class::Other {
                if *byte != b' ' {
                    before = b":([\"',".contains(byte).then_some(u64::from(*byte));
                }
                at += 1;
                continue;
            }
            let (hash, len) = run(&text[at..]);
            let is_number = byte.is_ascii_digit();
            match before {
                Some(before) if is_number => insert(&mut self.numbers, pair(before, hash)),
                _ => insert(&mut self.words, hash),
            }
            let is_mark = |byte: Option<&u8>| byte.is_some_and(|byte| MARKS.contains(byte));
            let previous = at.checked_sub(1).and_then(|at| text.get(at));
            if is_mark(previous) || is_mark(text.get(at + len)) || len == text.len() {
                insert(&mut self.marked, hash);
            }
            before = (!is_number).then_some(hash);
            at += len;
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    Letter,
    Digit,
    Other,
}

/// The class of each byte.
const CLASSES: [Class; 256] = {
    let mut classes = [Class::Other; 256];
    let mut byte = 0;
    while byte < 128 {
        if (byte as u8).is_ascii_digit() {
            classes[byte] = Class::Digit;
        } else if (byte as u8).is_ascii_alphabetic() {
            classes[byte] = Class::Letter;
        }
        byte += 1;
    }
    classes
};

/// Returns the class of a byte; behind the end there is none.
pub(super) fn class(text: &[u8], at: usize) -> Class {
    text.get(at).map_or(Class::Other, |byte| CLASSES[usize::from(*byte)])
}

/// Returns the hash and the length of the letters, or the digits, that begin a text.
pub(super) fn run(text: &[u8]) -> (u64, usize) {
    let first = class(text, 0);
    let mut hash = 0_u64;
    let mut len = 0;
    for byte in text.iter().take_while(|byte| CLASSES[usize::from(**byte)] == first) {
        hash = (hash ^ u64::from(byte | 0x20)).wrapping_mul(SEED).rotate_left(23);
        len += 1;
    }
    (hash, len)
}

/// Returns the hash of a number behind a word or a mark.
pub(super) fn pair(before: u64, number: u64) -> u64 {
    (before.rotate_left(17) ^ number).wrapping_mul(SEED).rotate_left(23)
}

fn insert(bits: &mut [u64], hash: u64) {
    let bit = hash % BITS;
    bits[(bit / 64) as usize] |= 1 << (bit % 64);
}

pub(super) fn contains(bits: &[u64], hash: u64) -> bool {
    let bit = hash % BITS;
    bits[(bit / 64) as usize] & (1 << (bit % 64)) != 0
}
