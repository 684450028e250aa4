//! The entries of all pages, each once: a page may have an entry in one language only, and several pages the same one.

use std::collections::{HashMap, VecDeque};

use crate::curation::{EntryRow, LinkRules};
use crate::folder::PageFile;
use crate::lang::{Lang, Localized};
use crate::link;
use crate::markdown;
use crate::model::{Article, Note, Question, SourceId};
use crate::question::comparable;
use crate::rule::Report;
use crate::snippet;
use crate::source::{self, RawEntry, RawText};

/// An entry while it is put together.
#[derive(Default)]
pub(super) struct Draft {
    pub(super) id: Option<String>,
    pub(super) group: Option<String>,
    pub(super) row: Option<EntryRow>,
    pub(super) articles: Vec<Article>,
    pub(super) notes: Vec<Note>,
    /// The errors that the entry is about, ready for comparing.
    pub(super) errors: Vec<String>,
}

/// The entries of the pages so far.
#[derive(Default)]
pub(super) struct Drafts {
    /// The entries as they were found; an index into this stays the same.
    all: Vec<Draft>,
    /// Their indices in the order of the catalogue.
    order: Vec<usize>,
    by_id: HashMap<String, usize>,
    by_error: HashMap<String, Vec<usize>>,
    /// The entries of earlier sources that may be the same as one of the present source, by their errors.
    earlier: HashMap<String, VecDeque<usize>>,
}

impl Drafts {
    /// Begins the pages of another source.
    pub(super) fn begin_source(&mut self) {
        self.earlier.clear();
        for index in &self.order {
            for error in &self.all[*index].errors {
                let same = self.earlier.entry(error.clone()).or_default();
                same.push_back(*index);
            }
        }
    }

    /// Joins the entries of a page with those of the pages before it.
    pub(super) fn add(&mut self, reader: &PageReader<'_>, entries: Vec<RawEntry>) {
        // A new entry goes after the one that precedes it on its page, or to the end.
        let mut before = None;
        let mut new: HashMap<Option<usize>, Vec<usize>> = HashMap::new();
        for entry in entries {
            let errors = raw_errors(&entry);
            let index = match self.found(reader.source, &entry, &errors) {
                Some(index) => {
                    before = Some(index);
                    index
                }
                None => {
                    self.all.push(Draft::default());
                    new.entry(before).or_default().push(self.all.len() - 1);
                    self.all.len() - 1
                }
            };
            self.fill(index, reader, entry, errors);
        }
        let order = std::mem::take(&mut self.order);
        for index in order {
            self.order.push(index);
            self.order.extend(new.remove(&Some(index)).unwrap_or_default());
        }
        self.order.extend(new.remove(&None).unwrap_or_default());
    }

    /// Returns the entry of an earlier page that is the same: it has the id, or the first error.
    fn found(&mut self, source: SourceId, entry: &RawEntry, errors: &[String]) -> Option<usize> {
        if let Some(id) = &entry.id {
            return self.with_id(id);
        }
        let same = self.earlier.get_mut(errors.first()?)?;
        while let Some(index) = same.front() {
            let articles = &self.all[*index].articles;
            if articles.iter().all(|article| article.source != source) {
                return Some(*index);
            }
            same.pop_front();
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
            let text = texts[lang].take();
            draft.articles.extend(text.map(|text| reader.article(lang, text)));
        }
    }

    /// Returns the entry with an id.
    pub(super) fn with_id(&self, id: &str) -> Option<usize> {
        let index = *self.by_id.get(id)?;
        // A row may have given it another one.
        (self.all[index].id.as_deref() == Some(id)).then_some(index)
    }

    /// Returns the entries with an error.
    pub(super) fn with_error(&self, error: &str) -> &[usize] {
        self.by_error.get(error).map_or(&[], Vec::as_slice)
    }

    /// Returns an entry.
    pub(super) fn get(&mut self, index: usize) -> &mut Draft {
        &mut self.all[index]
    }

    /// Gives an entry its id.
    pub(super) fn name(&mut self, index: usize, id: &str) {
        self.all[index].id = Some(id.to_owned());
        self.by_id.entry(id.to_owned()).or_insert(index);
    }

    /// Returns the entries in the order of the catalogue.
    pub(super) fn in_order(mut self) -> Vec<Draft> {
        let take = |index| std::mem::take(&mut self.all[index]);
        self.order.into_iter().map(take).collect()
    }
}

/// Reads a page, and puts the texts of the same page in other languages to its entries: to the one with the same error,
/// or else to the one at the same place.
pub(super) fn read(files: &[PageFile], reports: &mut Vec<Report>) -> Vec<RawEntry> {
    let mut pages = files.iter().map(|file| {
        let (entries, findings) = source::read(&file.text, file.notation);
        reports.extend(findings.into_iter().map(|finding| finding.within(&file.name)));
        entries
    });
    let mut entries = pages.next().unwrap_or_default();
    for page in pages {
        pair(&mut entries, page);
    }
    entries
}

/// Puts the entries of a page to those of the same page in another language.
fn pair(entries: &mut Vec<RawEntry>, page: Vec<RawEntry>) {
    let same_length = page.len() == entries.len();
    let mut by_error: HashMap<String, VecDeque<usize>> = HashMap::new();
    for (index, entry) in entries.iter().enumerate() {
        for error in raw_errors(entry) {
            by_error.entry(error).or_default().push_back(index);
        }
    }
    for (index, other) in page.into_iter().enumerate() {
        let mut found: Option<usize> = None;
        for error in raw_errors(&other) {
            let Some(same) = by_error.get_mut(&error) else {
                continue;
            };
            while same.front().is_some_and(|index| !takes(&entries[*index], &other)) {
                same.pop_front();
            }
            found = found.into_iter().chain(same.front().copied()).min();
        }
        let found = found.or((same_length && takes(&entries[index], &other)).then_some(index));
        match found {
            Some(index) => fill(&mut entries[index], other),
            None => entries.push(other),
        }
    }
}

/// Returns whether an entry lacks the languages of another.
fn takes(entry: &RawEntry, other: &RawEntry) -> bool {
    let both = |lang: &Lang| entry.texts[*lang].is_some() && other.texts[*lang].is_some();
    !Lang::ALL.iter().any(both)
}

fn fill(entry: &mut RawEntry, mut other: RawEntry) {
    for lang in Lang::ALL {
        if let Some(text) = other.texts[lang].take() {
            entry.texts[lang] = Some(text);
        }
    }
}

/// Returns the errors of an entry in all languages, ready for comparing.
fn raw_errors(entry: &RawEntry) -> Vec<String> {
    let texts = entry.texts.iter().filter_map(|(_, text)| text.as_ref());
    let questions = texts.flat_map(|text| &text.questions);
    let errors = questions.flat_map(|question| Question::new(question.inlines.clone()).errors);
    errors.map(|error| comparable(&error)).collect()
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
        let base = self.address.map(|address| link::Base::new(&address[lang], self.links));
        let mut resolve = |url: &mut String| {
            if let Some(address) = base.as_ref().and_then(|base| base.resolve(url)) {
                *url = address;
            }
        };
        markdown::change_links_in_blocks(&mut blocks, &mut resolve);
        let questions = questions.into_iter().map(|mut question| {
            markdown::change_links(&mut question.inlines, &mut resolve);
            match self.address {
                Some(_) => Question::new(question.inlines),
                None => Question::own(question.inlines),
            }
        });
        Article {
            source: self.source,
            lang,
            questions: questions.collect(),
            snippets: snippet::find(&blocks),
            blocks,
            corrections: Vec::new(),
        }
    }
}
