//! The catalogue's phrases by their words.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::sync::Arc;

use catalogue::lang::Lang;
use catalogue::model::{Catalogue, Entry};

use super::compare::{Kind, Part, together};
use super::token::{Sort, Splitter, Token};

/// Nobody writes words that are longer together, in bytes.
const LONGEST_TOGETHER: usize = 64;

/// What a phrase is of its entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Field {
    /// The id, or the group's.
    Id,
    Title,
    Error,
    Keyword,
}

impl Field {
    /// Returns what it is called when a hit is explained.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Field::Id => "id",
            Field::Title => "title",
            Field::Error => "error",
            Field::Keyword => "keyword",
        }
    }
}

/// A text that an entry is found by.
#[derive(Debug)]
pub(super) struct Phrase<'c> {
    pub(super) entry: usize,
    pub(super) field: Field,
    pub(super) text: &'c str,
    /// Its weight, in bits.
    pub(super) bits: f64,
    /// Its words and numbers, as indices into the forms.
    words: Vec<usize>,
}

/// All phrases and their tokens.
#[derive(Debug)]
pub(super) struct Vocabulary<'c> {
    /// Splits phrases and queries.
    pub(super) splitter: Splitter,
    /// The phrases, by entry.
    pub(super) phrases: Vec<Phrase<'c>>,
    /// Each token once.
    forms: Vec<Form>,
    by_text: HashMap<Arc<str>, usize>,
    /// For each term the phrases that have it, in order. Forms that mean the same are one term.
    terms: Vec<Vec<usize>>,
    /// The term of each set of words that mean the same, by its row in the word lists.
    same: HashMap<usize, usize>,
    /// How many entries there are.
    pub(super) entries: usize,
}

#[derive(Debug)]
struct Form {
    token: Token,
    term: usize,
}

/// The phrases that a part of a query matches, in order, with the best kind of match.
pub(super) type Matches = Vec<(usize, Kind)>;

/// Sorts matches and keeps the best one of each phrase.
pub(super) fn keep_best(matches: &mut Matches) {
    matches.sort_unstable_by_key(|(phrase, kind)| (*phrase, Reverse(*kind)));
    matches.dedup_by_key(|(phrase, _)| *phrase);
}

impl<'c> Vocabulary<'c> {
    pub(super) fn new(catalogue: &'c Catalogue) -> Vocabulary<'c> {
        let mut vocabulary = Vocabulary {
            splitter: Splitter::new(&catalogue.words),
            phrases: Vec::new(),
            forms: Vec::new(),
            by_text: HashMap::new(),
            terms: Vec::new(),
            same: HashMap::new(),
            entries: catalogue.entries.len(),
        };
        for word in catalogue.words.same.iter().flatten() {
            if let Ok([token]) = <[Token; 1]>::try_from(vocabulary.splitter.tokens(word)) {
                vocabulary.form(token);
            }
        }
        let mut shares = Vec::new();
        for (at, entry) in catalogue.entries.iter().enumerate() {
            for (field, text) in texts(catalogue, entry) {
                shares.push(vocabulary.add(at, field, text));
            }
        }
        let terms = vocabulary.terms.iter();
        let bits: Vec<f64> = terms.map(|phrases| vocabulary.rarity(phrases.iter())).collect();
        for (phrase, shares) in vocabulary.phrases.iter_mut().zip(shares) {
            phrase.bits = shares.iter().map(|(term, share)| share * bits[*term]).sum();
        }
        vocabulary
    }

    /// Adds a phrase and returns its terms with what each counts.
    fn add(&mut self, entry: usize, field: Field, text: &'c str) -> Vec<(usize, f64)> {
        let at = self.phrases.len();
        let mut words = Vec::new();
        let mut shares: Vec<(usize, f64)> = Vec::new();
        for token in self.splitter.tokens(text) {
            let share = if token.is_ignored { 0.0 } else { token.share };
            let is_pair = token.sort == Sort::Pair;
            let form = self.form(token);
            if !is_pair {
                words.push(form);
            }
            let term = self.forms[form].term;
            if self.terms[term].last() != Some(&at) {
                shares.push((term, share));
                self.terms[term].push(at);
            }
        }
        self.phrases.push(Phrase { entry, field, text, bits: 0.0, words });
        shares
    }

    fn form(&mut self, token: Token) -> usize {
        if let Some(form) = self.by_text.get(&token.text) {
            return *form;
        }
        let new_term = self.terms.len();
        let term = match token.same {
            Some(row) => *self.same.entry(row).or_insert(new_term),
            None => new_term,
        };
        if term == new_term {
            self.terms.push(Vec::new());
        }
        let form = self.forms.len();
        self.by_text.insert(token.text.clone(), form);
        self.forms.push(Form { token, term });
        form
    }

    /// Returns how much it tells, in bits, that an entry has one of these phrases, which are in order.
    pub(super) fn rarity<'p>(&self, phrases: impl Iterator<Item = &'p usize>) -> f64 {
        let mut entries: Vec<usize> = phrases.map(|phrase| self.phrases[*phrase].entry).collect();
        entries.dedup();
        self.rarest() - (entries.len().max(1) as f64).log2()
    }

    /// Returns the rarity of what one entry has; a token that all entries have still counts a little.
    pub(super) fn rarest(&self) -> f64 {
        (self.entries as f64 + 1.0).log2()
    }

    /// Returns the phrases that have this word.
    pub(super) fn having(&self, word: &str) -> &[usize] {
        self.by_text.get(word).map_or(&[], |form| &self.terms[self.forms[*form].term])
    }

    /// Returns the known word that a word is most like; `None` if no word is near.
    pub(super) fn word_like(&self, word: &str) -> Option<&str> {
        let letters = word.chars().count();
        let most = (letters / 3).clamp(1, 3);
        let words = self
            .forms
            .iter()
            .map(|form| &form.token)
            .filter(|token| token.sort == Sort::Word && !token.is_ignored);
        let near = words.filter(|token| token.text.chars().count().abs_diff(letters) <= most && letters > 2);
        let distances = near.map(|token| (strsim::osa_distance(word, &token.text), token));
        let (_, token) =
            distances.filter(|(distance, _)| *distance <= most).min_by_key(|(distance, _)| *distance)?;
        Some(&token.text)
    }

    /// Returns the phrases that a part of a query matches.
    pub(super) fn matches(&self, part: &Part) -> Matches {
        let mut matches = Matches::new();
        for form in &self.forms {
            if let Some(kind) = part.compare(&form.token) {
                matches.extend(self.terms[form.term].iter().map(|phrase| (*phrase, kind)));
            }
        }
        if let Some(word) = part.word().filter(|word| (5..=LONGEST_TOGETHER).contains(&word.len())) {
            matches.extend(self.written_together(word).map(|phrase| (phrase, Kind::Together)));
        }
        keep_best(&mut matches);
        matches
    }

    /// Returns the phrases with words that make up this word, perhaps several times.
    fn written_together(&self, word: &str) -> impl Iterator<Item = usize> {
        let beginnings = (3..word.len()).filter_map(|end| Some(*self.by_text.get(word.get(..end)?)?));
        beginnings.flat_map(move |first| {
            let phrases = self.terms[self.forms[first].term].iter().copied();
            phrases.filter(move |phrase| {
                let words = &self.phrases[*phrase].words;
                let from =
                    |start: usize| words[start..].iter().map(|form| self.forms[*form].token.text.as_ref());
                (0..words.len()).any(|start| words[start] == first && together(word, from(start)).is_some())
            })
        })
    }
}

/// Returns the texts that an entry is found by.
fn texts<'c>(catalogue: &'c Catalogue, entry: &'c Entry) -> Vec<(Field, &'c str)> {
    let clues = &*entry.clues;
    let signatures = clues.rules.texts.iter().map(|row| row.text.as_str()).filter(|text| !text.contains('{'));
    let group = catalogue.groups.get(entry.group.0).map(|group| group.id.as_str());
    let mut texts: Vec<(Field, &str)> =
        group.into_iter().chain([entry.id.as_str()]).map(|id| (Field::Id, id)).collect();
    texts.extend(Lang::ALL.map(|lang| (Field::Title, entry.title[lang].as_str())));
    texts.extend(clues.errors.iter().map(|error| (Field::Error, error.as_str())));
    texts.extend(signatures.map(|text| (Field::Error, text)));
    for lang in Lang::ALL {
        texts.extend(clues.keywords[lang].iter().map(|keyword| (Field::Keyword, keyword.as_str())));
    }
    texts
}
