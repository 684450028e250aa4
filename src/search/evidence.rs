//! Where the catalogue has a term of a query, and how well it fits there. Not here: what all terms together say about
//! an entry (`judge`).

use std::cmp::Reverse;

use super::corpus::{Corpus, pairs};
use super::passage::Field;
use super::query::Term;
use super::typo;
use super::vocabulary::Word;
use super::weight::{self, Weight};

/// From this quality on, the passage has the very letters that were typed.
const OWN: u8 = 85;
/// The whole word.
const WHOLE: u8 = 100;
/// The beginning of a word, at least; the more of the word, the better.
const BEGINNING: u8 = 88;
/// The beginning of a word that is too short to tell which.
const FIRST_LETTERS: u8 = 50;
/// Letters within a text without its spaces.
const INSIDE: u8 = 87;
/// Another form of the word, as `mount` and `mounted`.
const OTHER_FORM: u8 = 84;
/// How Chinese characters are read.
const PINYIN: u8 = 84;
/// The first letters of how Chinese characters are read.
const INITIALS: u8 = 83;
/// A typo; each further slip takes as much again from [`WHOLE`].
const SLIP: u8 = 13;
/// What a typo in the first letter costs more: people rarely get that one wrong.
const FIRST_LETTER: u8 = 22;
/// A number that begins so: it may become that number.
const UNFINISHED_NUMBER: u8 = 40;

/// What a passage has of a term.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Found {
    /// The passage.
    pub passage: u32,
    /// How much of the term's weight it earns.
    pub share: f32,
    /// Whether it has the very letters.
    pub own: bool,
    /// How many pieces of the passage that are.
    pub pieces: u16,
}

/// What an entry has of a term, in all its passages together.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Holding {
    /// The entry.
    pub entry: u32,
    /// The weight that it earns.
    pub got: f32,
    /// The weight that counts against it.
    pub lost: f32,
    /// The part of what it earns that does not come from answers.
    pub solid: f32,
}

/// All that the catalogue has of a term.
#[derive(Debug, Default)]
pub struct Evidence {
    /// The weight that the term has for an entry without it.
    pub missed: f32,
    /// The weight of the whole term.
    pub weight: f32,
    /// Whether finding it is evidence, and not just what many errors have.
    pub is_strong: bool,
    /// By passage, in order.
    pub found: Vec<Found>,
    /// By entry, in order.
    pub holdings: Vec<Holding>,
}

/// How much a passage's kind of text counts.
pub fn field_factor(field: Field) -> f32 {
    match field {
        Field::Error => 1.0,
        Field::Id => 0.98,
        Field::Question | Field::Keyword => 0.95,
        Field::Answer => 0.55,
    }
}

/// Looks a term up.
pub fn of_term(term: &Term, corpus: &Corpus) -> Evidence {
    match term {
        Term::Run(run) => of_run(run, corpus),
        Term::Word(word) => weighed(of_word(word, corpus), term, corpus),
        Term::Compound(words) => weighed(of_compound(words, corpus), term, corpus),
        Term::Number { digits, .. } => weighed(of_number(digits, corpus), term, corpus),
    }
}

/// What a passage has of a term, before that has a weight.
#[derive(Debug, Clone, Copy)]
struct Match {
    passage: u32,
    quality: u8,
    /// How many pieces of the passage that are.
    pieces: u16,
    /// Whether it is a reading of Chinese characters.
    is_pinyin: bool,
}

impl Match {
    fn of_letters((passage, pieces): (u32, usize), quality: u8) -> Match {
        Match {
            passage,
            quality,
            pieces: pieces as u16,
            is_pinyin: false,
        }
    }

    fn of_reading((passage, characters): (u32, usize), quality: u8) -> Match {
        Match {
            is_pinyin: true,
            ..Match::of_letters((passage, characters), quality)
        }
    }

    /// A word with the beginning only is not all of it.
    fn of_word(passage: u32, quality: u8) -> Match {
        let is_beginning = (BEGINNING..WHOLE).contains(&quality);
        Match::of_letters((passage, usize::from(!is_beginning)), quality)
    }
}

fn of_number(digits: &str, corpus: &Corpus) -> Vec<Match> {
    let words = corpus.vocabulary.beginning_with(digits).iter();
    let known = words.filter_map(|word| {
        let is_number = word.text.chars().all(char::is_numeric);
        match (word.text == digits, is_number) {
            (true, _) => Some((word, WHOLE)),
            (false, true) => Some((word, UNFINISHED_NUMBER)),
            (false, false) => None,
        }
    });
    collect(known)
}

/// The way from the letters themselves to what may be meant; each step only when those before found nothing.
fn of_word(word: &str, corpus: &Corpus) -> Vec<Match> {
    let letters = word.chars().count();
    let beginning = corpus.vocabulary.beginning_with(word).iter();
    let own = beginning.map(|known| (known, beginning_quality(letters, known)));
    let forms = corpus.vocabulary.forms_of(word).map(|known| (known, OTHER_FORM));
    let mut matches = collect(own.chain(forms));
    if matches.is_empty() && letters >= 4 {
        matches = inside(word, corpus);
    }
    if matches.is_empty() {
        matches = of_pinyin(word, corpus);
    }
    if matches.is_empty() && letters >= 6 {
        matches = of_glued(word, corpus);
    }
    if matches.is_empty() {
        let similar = corpus.vocabulary.similar_to(word);
        matches = collect(similar.map(|(known, slips)| (known, typo_quality(word, &known.text, slips))));
    }
    if matches.is_empty() && letters >= 8 && typo::possible(word) && word.is_ascii() {
        let slips = typo::allowed(letters);
        let similar = corpus.letters.find_similar(word, slips);
        matches = similar
            .into_iter()
            .map(|passage| Match::of_letters((passage, 1), WHOLE - 2 * SLIP))
            .collect();
    }
    matches
}

fn beginning_quality(letters: usize, known: &Word) -> u8 {
    let all = known.text.chars().count();
    if letters == all {
        WHOLE
    } else if letters < 3 {
        FIRST_LETTERS
    } else {
        BEGINNING + ((WHOLE - BEGINNING - 1) as usize * letters / all) as u8
    }
}

fn typo_quality(typed: &str, known: &str, slips: usize) -> u8 {
    let mut letters = (typed.chars(), known.chars());
    let (first, second) = (letters.0.next(), letters.0.next());
    let (known_first, known_second) = (letters.1.next(), letters.1.next());
    let swapped = first == known_second && second == known_first;
    let quality = WHOLE - SLIP * slips.min(2) as u8 - 1;
    if first == known_first || swapped {
        quality
    } else {
        quality - FIRST_LETTER
    }
}

/// Letters of a text without its spaces: from the start of a word, or long enough not to be there by chance.
fn inside(word: &str, corpus: &Corpus) -> Vec<Match> {
    const BY_CHANCE: usize = 5;
    let at_start = word.chars().count() < BY_CHANCE;
    let passages = corpus.letters.find(word, at_start);
    passages
        .into_iter()
        .map(|found| Match::of_letters(found, INSIDE))
        .collect()
}

/// Words typed without spaces that no text has in this order, but all of which one text has.
fn of_glued(word: &str, corpus: &Corpus) -> Vec<Match> {
    let words = corpus.vocabulary.split(word).unwrap_or_default();
    if words.len() < 2 || word.len() < 3 * words.len() {
        return Vec::new();
    }
    let matches = words.into_iter().map(|word| of_known(word, corpus));
    let common = matches.reduce(common_passages).unwrap_or_default();
    common
        .into_iter()
        .map(|found| Match {
            quality: found.quality.min(INSIDE),
            ..found
        })
        .collect()
}

fn of_known(word: &str, corpus: &Corpus) -> Vec<Match> {
    collect(
        corpus
            .vocabulary
            .get(word)
            .map(|known| (known, WHOLE))
            .into_iter(),
    )
}

fn of_pinyin(word: &str, corpus: &Corpus) -> Vec<Match> {
    const SHORTEST: usize = 4;
    if word.len() < SHORTEST || !word.is_ascii() {
        return Vec::new();
    }
    let full = corpus.syllables.find(word, true);
    if !full.is_empty() {
        return full
            .into_iter()
            .map(|found| Match::of_reading(found, PINYIN))
            .collect();
    }
    let initials = corpus.initials.find(word, true);
    initials
        .into_iter()
        .map(|found| Match::of_reading(found, INITIALS))
        .collect()
}

/// Words written together, the name of something: as they are, else in an error's own words, where each of them may
/// stand by itself. Search words are no names.
fn of_compound(words: &[String], corpus: &Corpus) -> Vec<Match> {
    let name = words.concat();
    if corpus.vocabulary.get(&name).is_some() {
        return of_word(&name, corpus);
    }
    let mut matches = of_word(&name, corpus);
    if matches.is_empty() {
        let by_word = words.iter().map(|word| {
            if word.chars().all(char::is_numeric) {
                of_number(word, corpus)
            } else {
                of_word(word, corpus)
            }
        });
        matches = by_word.reduce(common_passages).unwrap_or_default();
    }
    matches.retain(|found| {
        matches!(
            corpus.place(found.passage).field,
            Field::Error | Field::Id | Field::Question
        )
    });
    matches
}

/// The passages that are in both lists, with the lower quality.
fn common_passages(a: Vec<Match>, b: Vec<Match>) -> Vec<Match> {
    let mut b = b.into_iter().peekable();
    a.into_iter()
        .filter_map(|here| {
            while b.next_if(|other| other.passage < here.passage).is_some() {}
            let other = b.next_if(|other| other.passage == here.passage)?;
            Some(Match {
                passage: here.passage,
                quality: here.quality.min(other.quality),
                pieces: here.pieces + other.pieces,
                is_pinyin: false,
            })
        })
        .collect()
}

/// The passages of these words in order, each with the best quality.
fn collect<'w>(words: impl Iterator<Item = (&'w Word, u8)>) -> Vec<Match> {
    let mut matches: Vec<Match> = Vec::new();
    let mut lists = 0;
    for (word, quality) in words {
        matches.extend(
            word.passages
                .iter()
                .map(|passage| Match::of_word(*passage, quality)),
        );
        lists += 1;
    }
    if lists > 1 {
        // A stable sort is quick on lists that are in order already.
        matches.sort_by_key(|found| (found.passage, Reverse(found.quality)));
        matches.dedup_by_key(|found| found.passage);
    }
    matches
}

/// Gives matches their weight and sums them up by entry.
fn weighed(matches: Vec<Match>, term: &Term, corpus: &Corpus) -> Evidence {
    let weight = weight_of(term, &matches, corpus);
    let mut evidence = Evidence {
        missed: weight.missed,
        weight: weight.found,
        is_strong: weight.is_strong(),
        found: Vec::with_capacity(matches.len()),
        holdings: Vec::new(),
    };
    for Match {
        passage,
        quality,
        pieces,
        ..
    } in matches
    {
        let pieces = if term.is_filler() { 0 } else { pieces };
        let place = corpus.place(passage);
        let share = f32::from(quality) / f32::from(WHOLE);
        evidence.found.push(Found {
            passage,
            share,
            own: quality >= OWN,
            pieces,
        });
        let value = share * field_factor(place.field);
        let got = weight.found * value;
        // A name with a typo lacks less than a name that is not there; an unfinished number is another number.
        let missing = if quality == UNFINISHED_NUMBER {
            weight.missed
        } else {
            weight.missed.min(1.0)
        };
        let holding = Holding {
            entry: place.entry,
            got,
            lost: missing * (1.0 - value),
            solid: if place.field == Field::Answer { 0.0 } else { got },
        };
        match evidence.holdings.last_mut() {
            Some(last) if last.entry == place.entry => {
                if holding.got > last.got {
                    *last = holding;
                }
            }
            _ => evidence.holdings.push(holding),
        }
    }
    evidence
}

fn weight_of(term: &Term, matches: &[Match], corpus: &Corpus) -> Weight {
    if term.is_filler() {
        return Weight::FILLER;
    }
    let having = entries_having(matches.iter().map(|found| found.passage), corpus);
    let by_rarity = Weight::by_rarity(having, corpus.entries());
    match term {
        Term::Word(word) if weight::is_common(word) => Weight::COMMON,
        // Two Chinese characters are about a word.
        Term::Word(_) if matches.iter().all(|found| found.is_pinyin) => {
            let characters = matches.iter().map(|found| found.pieces).max().unwrap_or(2);
            by_rarity.scaled(f32::from(characters.max(2)) / 2.0)
        }
        Term::Number { port: true, .. } if matches.is_empty() => Weight::FILLER,
        Term::Number { .. } => Weight {
            missed: Weight::NUMBER_MISSED,
            ..by_rarity
        },
        Term::Compound(words) => {
            let telling = |word: &String| !weight::is_filler(word) && !weight::is_common(word);
            let is_in_a_row = !corpus.letters.find(&words.concat(), false).is_empty();
            if is_in_a_row || words.iter().any(telling) {
                Weight {
                    missed: Weight::NAME_MISSED,
                    ..by_rarity
                }
            } else {
                Weight::COMMON
            }
        }
        _ => by_rarity,
    }
}

/// How many entries have these passages, which are in order.
fn entries_having(passages: impl Iterator<Item = u32>, corpus: &Corpus) -> usize {
    let mut last = None;
    let mut count = 0;
    for passage in passages {
        let place = corpus.place(passage);
        if place.field != Field::Answer && last != Some(place.entry) {
            last = Some(place.entry);
            count += 1;
        }
    }
    count
}

/// A Chinese character of a query.
struct Character {
    weight: Weight,
}

/// Chinese has no spaces, so pairs of neighbours stand for words: each character counts once when a pair that has it
/// is found, and less when it is found alone.
fn of_run(run: &str, corpus: &Corpus) -> Evidence {
    /// A mask has a bit for each character.
    const LONGEST_RUN: usize = 64;
    let end = run
        .char_indices()
        .nth(LONGEST_RUN)
        .map_or(run.len(), |(end, _)| end);
    let run = &run[..end];
    let characters = weights_of_characters(run, corpus);

    // The passages with the characters that a pair, or the character alone, covers there.
    let mut covered: Vec<(u32, u64, u64)> = Vec::new();
    for (index, pair) in pairs(run).enumerate() {
        if let Some(word) = corpus.vocabulary.get(pair) {
            covered.extend(word.passages.iter().map(|passage| (*passage, 0b11 << index, 0)));
        }
    }
    for (index, (start, c)) in run.char_indices().enumerate() {
        if let Some(word) = corpus.vocabulary.get(&run[start..start + c.len_utf8()]) {
            covered.extend(word.passages.iter().map(|passage| (*passage, 0, 1 << index)));
        }
    }
    covered.sort_by_key(|(passage, ..)| *passage);
    covered.dedup_by(|next, kept| {
        let same = next.0 == kept.0;
        if same {
            kept.1 |= next.1;
            kept.2 |= next.2;
        }
        same
    });
    sum_up(&characters, &covered, corpus)
}

fn weights_of_characters(run: &str, corpus: &Corpus) -> Vec<Character> {
    let count = run.chars().count();
    let unknown = Weight {
        found: 0.0,
        missed: 0.4,
    };
    let mut characters: Vec<Character> = (0..count).map(|_| Character { weight: unknown }).collect();
    let (common, others): (Vec<_>, Vec<_>) = pairs(run)
        .enumerate()
        .partition(|(_, pair)| weight::is_common(pair));
    for (index, pair) in others {
        if let Some(word) = corpus.vocabulary.get(pair) {
            let having = entries_having(word.passages.iter().copied(), corpus);
            let half = Weight::by_rarity(having, corpus.entries()).scaled(0.5);
            for character in &mut characters[index..index + 2] {
                if half.found > character.weight.found {
                    character.weight = half;
                }
            }
        }
    }
    // Where a common word meets the next one, a chance pair may be rare: the common word decides.
    for (index, _) in common {
        for character in &mut characters[index..index + 2] {
            character.weight = Weight::COMMON.scaled(0.5);
        }
    }
    // A character whose pairs nobody has may still be found alone.
    for character in characters
        .iter_mut()
        .filter(|character| character.weight.found == 0.0)
    {
        character.weight.found = 0.3;
    }
    characters
}

fn sum_up(characters: &[Character], covered: &[(u32, u64, u64)], corpus: &Corpus) -> Evidence {
    /// What a character counts that is found without its neighbours.
    const ALONE: f32 = 0.5;
    let value = |pairs: u64, alone: u64, index: usize| match (pairs >> index & 1, alone >> index & 1) {
        (1, _) => 1.0,
        (_, 1) => ALONE,
        _ => 0.0,
    };
    let mut evidence = Evidence {
        missed: characters.iter().map(|character| character.weight.missed).sum(),
        weight: characters.iter().map(|character| character.weight.found).sum(),
        is_strong: characters
            .iter()
            .any(|character| character.weight.scaled(2.0).is_strong()),
        ..Evidence::default()
    };
    let all = u64::MAX >> (64 - characters.len().max(1));
    for (passage, pairs, alone) in covered {
        let got: f32 = (0..characters.len())
            .map(|index| characters[index].weight.found * value(*pairs, *alone, index))
            .sum();
        evidence.found.push(Found {
            passage: *passage,
            share: got / evidence.weight,
            own: *pairs == all,
            pieces: pairs.count_ones() as u16,
        });
    }
    for group in covered.chunk_by(|a, b| corpus.place(a.0).entry == corpus.place(b.0).entry) {
        evidence.holdings.push(holding(characters, group, value, corpus));
    }
    evidence
}

/// What the passages of one entry have together.
fn holding(
    characters: &[Character],
    passages: &[(u32, u64, u64)],
    value: impl Fn(u64, u64, usize) -> f32,
    corpus: &Corpus,
) -> Holding {
    let mut holding = Holding {
        entry: corpus.place(passages[0].0).entry,
        got: 0.0,
        lost: 0.0,
        solid: 0.0,
    };
    for (index, character) in characters.iter().enumerate() {
        let (mut solid, mut any) = (0.0_f32, 0.0_f32);
        for (passage, pairs, alone) in passages {
            let field = corpus.place(*passage).field;
            let here = value(*pairs, *alone, index) * field_factor(field);
            any = any.max(here);
            if field != Field::Answer {
                solid = solid.max(here);
            }
        }
        holding.got += character.weight.found * any;
        holding.solid += character.weight.found * solid;
        holding.lost += character.weight.missed * (1.0 - any);
    }
    holding
}
