//! The entries of all pages, each once: a page may have an entry in one language only, and several pages the same one.

use std::collections::HashMap;

use crate::curation::{LinkRules, Row};
use crate::lang::{Lang, Localized};
use crate::link;
use crate::markdown;
use crate::model::{Article, Note, Question, SourceId};
use crate::question::comparable;
use crate::snippet;
use crate::source::{RawEntry, RawText};

/// An entry while it is put together.
#[derive(Default)]
pub(super) struct Draft {
    pub(super) id: Option<String>,
    pub(super) row: Option<Row>,
    pub(super) articles: Vec<Article>,
    pub(super) notes: Vec<Note>,
    /// The errors that the entry is about, ready for comparing.
    pub(super) errors: Vec<String>,
}

/// The entries of the pages so far.
#[derive(Default)]
pub(super) struct Drafts {
    /// The entries as they were found.
    pub(super) all: Vec<Draft>,
    pub(super) by_id: HashMap<String, usize>,
    pub(super) by_error: HashMap<String, Vec<usize>>,
    /// Up to where the entries with an error have a text of this source in this language.
    taken: HashMap<(SourceId, Lang, String), usize>,
}

impl Drafts {
    /// Joins the entries of a page with those that are there, and returns which these are. `first` are those of the same
    /// page in another language: where errors tell nothing, the n-th of one page is the n-th of the other.
    pub(super) fn add(
        &mut self,
        reader: &PageReader<'_>,
        entries: Vec<RawEntry>,
        first: &[usize],
    ) -> Vec<usize> {
        let first = if entries.len() == first.len() { first } else { &[] };
        let mut added = Vec::new();
        for entry in entries {
            let errors = errors(&entry);
            let found = match &entry.id {
                Some(id) => self.with_id(id),
                None => self.same(reader.source, &entry, errors.first()),
            };
            let at_place = first.get(added.len()).copied();
            let at_place = at_place.filter(|index| self.all[*index].takes(reader.source, &entry));
            let index = found.or(at_place).unwrap_or_else(|| {
                self.all.push(Draft::default());
                self.all.len() - 1
            });
            self.fill(index, reader, entry, errors);
            added.push(index);
        }
        added
    }

    /// Returns the entry of another page, or of the same one in another language, that has this error.
    fn same(&mut self, source: SourceId, entry: &RawEntry, error: Option<&String>) -> Option<usize> {
        let error = error?;
        let same = self.by_error.get(error)?;
        let (lang, _) = entry.texts.iter().find(|(_, text)| text.is_some())?;
        let taken = self.taken.entry((source, lang, error.clone())).or_default();
        while let Some(index) = same.get(*taken) {
            if self.all[*index].takes(source, entry) {
                return Some(*index);
            }
            *taken += 1;
        }
        None
    }

    /// Adds what a page says to an entry.
    fn fill(&mut self, index: usize, reader: &PageReader<'_>, entry: RawEntry, errors: Vec<String>) {
        if let Some(id) = &entry.id {
            self.by_id.entry(id.clone()).or_insert(index);
        }
        for error in &errors {
            let same = self.by_error.entry(error.clone()).or_default();
            if same.last() != Some(&index) {
                same.push(index);
            }
        }
        let draft = &mut self.all[index];
        draft.id = draft.id.take().or(entry.id);
        draft.errors.extend(errors);
        let mut texts = entry.texts;
        for lang in Lang::ALL {
            draft.articles.extend(texts[lang].take().map(|text| reader.article(lang, text)));
        }
    }

    /// Returns the entry with an id.
    pub(super) fn with_id(&self, id: &str) -> Option<usize> {
        let index = *self.by_id.get(id)?;
        // A row may have given it another one.
        (self.all[index].id.as_deref() == Some(id)).then_some(index)
    }
}

impl Draft {
    /// Returns whether it lacks what a page of this source has.
    fn takes(&self, source: SourceId, entry: &RawEntry) -> bool {
        let mut articles = self.articles.iter();
        articles.all(|article| article.source != source || entry.texts[article.lang].is_none())
    }
}

/// Returns the errors of an entry in all languages, ready for comparing.
fn errors(entry: &RawEntry) -> Vec<String> {
    let texts = entry.texts.iter().filter_map(|(_, text)| text.as_ref());
    let errors = texts.flat_map(RawText::errors);
    errors.map(comparable).collect()
}

/// Turns the raw texts of one source into articles.
pub(super) struct PageReader<'a> {
    pub(super) source: SourceId,
    pub(super) address: Option<&'a Localized<String>>,
    pub(super) links: &'a LinkRules,
}

impl PageReader<'_> {
    fn article(&self, lang: Lang, raw: RawText) -> Article {
        let RawText { questions, answer: mut blocks } = raw;
        let mut questions: Vec<Question> = questions.into_iter().map(|raw| raw.question).collect();
        if let Some(address) = self.address {
            let base = link::Base::new(&address[lang], self.links);
            let mut resolve = |url: &mut String| {
                if let Some(address) = base.resolve(url) {
                    *url = address;
                }
            };
            markdown::change_links_in_blocks(&mut blocks, &mut resolve);
            for question in &mut questions {
                markdown::change_links(&mut question.inlines, &mut resolve);
            }
        }
        Article {
            source: self.source,
            lang,
            questions,
            snippets: snippet::find(&blocks),
            blocks,
            corrections: Vec::new(),
        }
    }
}
