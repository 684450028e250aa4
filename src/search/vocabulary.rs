//! The catalogue's phrases by their words.

use std::collections::{BTreeSet, HashMap};

use catalogue::lang::Lang;
use catalogue::model::{Catalogue, Entry};
use catalogue::signature::Signature;

use super::compare::{Kind, Part, Wanted, together};
use super::token::{Sort, Splitter, Token};

/// What a phrase is of its entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Field {
    /// The id, or the group's.
    Id,
    Title,
    Error,
    Keyword,
}

/// A text that an entry is found by.
#[derive(Debug)]
pub(super) struct Phrase {
    pub(super) entry: usize,
    pub(super) field: Field,
    pub(super) text: String,
    /// Its weight, in bits.
    pub(super) bits: f64,
    /// Its words and numbers, as indices into the forms.
    words: Vec<usize>,
}

/// All phrases and their tokens.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    pub(super) phrases: Vec<Phrase>,
    /// Each token once.
    forms: Vec<Form>,
    /// For each term the phrases that have it, in order. Forms that mean the same are one term.
    terms: Vec<Vec<usize>>,
    entries: usize,
}

#[derive(Debug)]
struct Form {
    token: Token,
    term: usize,
}

/// The phrases that a part of a query matches, with the best kind of match.
pub(super) type Matches = HashMap<usize, Kind>;

/// Collects the forms while the phrases are read.
struct Builder<'s> {
    splitter: &'s Splitter,
    vocabulary: Vocabulary,
    by_text: HashMap<String, usize>,
    /// For each set of words that mean the same its term.
    same: HashMap<usize, usize>,
}

impl Vocabulary {
    pub(super) fn new(catalogue: &Catalogue, splitter: &Splitter) -> Vocabulary {
        let mut builder = Builder {
            splitter,
            vocabulary: Vocabulary {
                entries: catalogue.entries.len(),
                ..Vocabulary::default()
            },
            by_text: HashMap::new(),
            same: HashMap::new(),
        };
        for word in catalogue.words.same.iter().flatten() {
            if let Ok([token]) = <[Token; 1]>::try_from(splitter.tokens(word)) {
                builder.form(token);
            }
        }
        let mut shares = Vec::new();
        for (at, entry) in catalogue.entries.iter().enumerate() {
            for (field, text) in texts(catalogue, entry) {
                shares.push(builder.add(at, field, text));
            }
        }
        let mut vocabulary = builder.vocabulary;
        let bits: Vec<f64> = vocabulary.terms.iter().map(|phrases| vocabulary.rarity(phrases.iter())).collect();
        for (phrase, shares) in vocabulary.phrases.iter_mut().zip(shares) {
            phrase.bits = shares.iter().map(|(term, share)| share * bits[*term]).sum();
        }
        vocabulary
    }

    /// Returns how much it tells, in bits, that an entry has one of these phrases.
    pub(super) fn rarity<'p>(&self, phrases: impl Iterator<Item = &'p usize>) -> f64 {
        let entries: BTreeSet<usize> = phrases.map(|phrase| self.phrases[*phrase].entry).collect();
        self.rarest() - (entries.len().max(1) as f64).log2()
    }

    /// Returns the rarity of what one entry has; a token that all entries have still counts a little.
    pub(super) fn rarest(&self) -> f64 {
        (self.entries as f64 + 1.0).log2()
    }

    /// Returns the phrases that have this word.
    pub(super) fn having(&self, word: &str) -> &[usize] {
        let form = self.forms.iter().find(|form| form.token.text == word);
        form.map_or(&[], |form| &self.terms[form.term])
    }

    /// Returns the phrases that a part of a query matches.
    pub(super) fn matches(&self, part: &Part) -> Matches {
        let mut matches = Matches::new();
        let mut add = |phrase: usize, kind: Kind| {
            let best = matches.entry(phrase).or_insert(kind);
            *best = kind.max(*best);
        };
        for form in &self.forms {
            if let Some(kind) = part.compare(&form.token) {
                self.terms[form.term].iter().for_each(|phrase| add(*phrase, kind));
            }
        }
        if let Wanted::Token { token, .. } = &part.wanted
            && token.sort == Sort::Word
            && token.text.len() > 4
        {
            for (at, phrase) in self.phrases.iter().enumerate() {
                let words = |start| phrase.words[start..].iter().map(|form: &usize| self.forms[*form].token.text.as_str());
                if (0..phrase.words.len()).any(|start| together(&token.text, words(start)).is_some()) {
                    add(at, Kind::Together);
                }
            }
        }
        matches
    }
}

fn texts<'c>(catalogue: &'c Catalogue, entry: &'c Entry) -> Vec<(Field, &'c str)> {
    let clues = &*entry.clues;
    let signatures = clues.rules.signatures.iter().filter_map(|signature| match signature {
        Signature::Text(row) if !row.text.contains('{') => Some(row.text.as_str()),
        _ => None,
    });
    let group = catalogue.groups.get(entry.group.0).map(|group| group.id.as_str());
    let mut texts: Vec<(Field, &str)> = group.into_iter().chain([entry.id.as_str()]).map(|id| (Field::Id, id)).collect();
    texts.extend(Lang::ALL.map(|lang| (Field::Title, entry.title[lang].as_str())));
    texts.extend(clues.errors.iter().map(|error| (Field::Error, error.as_str())));
    texts.extend(signatures.map(|text| (Field::Error, text)));
    for lang in Lang::ALL {
        texts.extend(clues.keywords[lang].iter().map(|keyword| (Field::Keyword, keyword.as_str())));
    }
    texts
}

impl Builder<'_> {
    /// Adds a phrase and returns its terms with what each counts.
    fn add(&mut self, entry: usize, field: Field, text: &str) -> Vec<(usize, f64)> {
        let at = self.vocabulary.phrases.len();
        let mut words = Vec::new();
        let mut shares: Vec<(usize, f64)> = Vec::new();
        for token in self.splitter.tokens(text) {
            let (share, is_ignored, is_pair) = (token.share, token.is_ignored, token.sort == Sort::Pair);
            let form = self.form(token);
            if !is_pair {
                words.push(form);
            }
            let term = self.vocabulary.forms[form].term;
            if !is_ignored && shares.iter().all(|(other, _)| *other != term) {
                shares.push((term, share));
                self.vocabulary.terms[term].push(at);
            }
        }
        self.vocabulary.phrases.push(Phrase {
            entry,
            field,
            text: text.to_owned(),
            bits: 0.0,
            words,
        });
        shares
    }

    fn form(&mut self, token: Token) -> usize {
        if let Some(form) = self.by_text.get(&token.text) {
            return *form;
        }
        let terms = &mut self.vocabulary.terms;
        let mut new_term = || {
            terms.push(Vec::new());
            terms.len() - 1
        };
        let term = match token.same {
            Some(row) => *self.same.entry(row).or_insert_with(new_term),
            None => new_term(),
        };
        let form = self.vocabulary.forms.len();
        self.by_text.insert(token.text.clone(), form);
        self.vocabulary.forms.push(Form { token, term });
        form
    }
}
