//! Joins the pages with each other and with the catalogue data.

use std::collections::{HashMap, HashSet};
use std::path::Path;

use crate::curation::{DataFile, EntryRow, LinkRules, PlaceholderRow};
use crate::error::Error;
use crate::folder::{self, Folder, PageFile, PageFiles};
use crate::lang::{Lang, Localized};
use crate::link;
use crate::markdown;
use crate::model::{
    Answer, Article, Catalogue, Clues, Correction, Entry, Group, GroupId, Note, Question, Source, SourceId,
};
use crate::question::comparable;
use crate::rule::{Finding, Report, Rule};
use crate::signature::Rules;
use crate::snippet::{self, Placeholder, Snippet};
use crate::source::{self, RawEntry, RawText};

/// A catalogue, its pages, and what is wrong with the files that it was made of.
#[derive(Debug)]
pub struct Survey {
    /// What could be read.
    pub catalogue: Catalogue,
    /// The pages, in the order of the sources.
    pub pages: Vec<PageFile>,
    /// What is wrong.
    pub reports: Vec<Report>,
}

impl Survey {
    /// Reads a folder of the form that `folder` describes.
    ///
    /// # Errors
    ///
    /// Returns an error if a file cannot be read. What is wrong within files is in the reports.
    pub fn of_folder(path: &Path) -> Result<Survey, Error> {
        folder::read(path).map(join)
    }

    /// Returns the catalogue, and notices of what does not fit its pages and was left out.
    ///
    /// # Errors
    ///
    /// Returns the first fault for which a file cannot be read as a whole.
    pub fn into_catalogue(self) -> Result<(Catalogue, Vec<Error>), Error> {
        let mut notices = Vec::new();
        for report in self.reports {
            let error = report.finding.error(&report.file);
            if report.finding.rule.is_fatal() {
                return Err(error);
            }
            notices.push(error);
        }
        Ok((self.catalogue, notices))
    }
}

/// An entry while it is put together.
#[derive(Default)]
struct Draft {
    id: Option<String>,
    group: Option<String>,
    row: Option<EntryRow>,
    articles: Vec<Article>,
    notes: Vec<Note>,
    /// The errors that the entry is about, ready for comparing.
    errors: Vec<String>,
}

fn join(folder: Folder) -> Survey {
    let mut joiner = Joiner {
        drafts: Vec::new(),
        files: Vec::new(),
        references: Vec::new(),
        reports: folder.reports,
    };
    let mut sources = Vec::new();
    let mut pages = Vec::new();
    for (index, folder) in folder.sources.into_iter().enumerate() {
        let source = Source {
            id: folder.source.id.0,
            name: folder.source.name.into(),
            address: folder.source.address.map(|address| address.map(|line| line.0)),
        };
        let reader = PageReader {
            source: SourceId(index),
            address: source.address.as_ref(),
            links: &folder.source.links,
        };
        for mut files in folder.pages {
            let entries = joiner.raw_entries(&files);
            joiner.add(&reader, entries);
            let rows = std::mem::take(&mut files.rows);
            for row in rows {
                joiner.curate(row, &files);
            }
            joiner.files.push(files.data);
            pages.extend(files.texts);
        }
        sources.push(source);
    }
    let groups: Vec<Group> = folder.groups.into_iter().map(Group::from).collect();
    joiner.check_references(&groups);
    Survey {
        catalogue: Catalogue {
            sources,
            words: folder.words.into(),
            ..finish(joiner.drafts, groups)
        },
        pages,
        reports: joiner.reports,
    }
}

struct Joiner {
    drafts: Vec<Draft>,
    /// The data files so far.
    files: Vec<DataFile>,
    references: Vec<Reference>,
    reports: Vec<Report>,
}

/// What a row says of something that may stand in a later file.
struct Reference {
    /// The row's file: an index into [`Joiner::files`].
    file: usize,
    row: String,
    field: &'static str,
    id: String,
}

impl Joiner {
    /// Reads a page, and puts the texts of the same page in other languages to its entries: to the one with the same
    /// error, or else to the one at the same place.
    fn raw_entries(&mut self, files: &PageFiles) -> Vec<RawEntry> {
        let mut pages = files.texts.iter().map(|file| {
            let (entries, findings) = source::read(&file.text, file.notation);
            self.reports
                .extend(findings.into_iter().map(|finding| finding.within(&file.name)));
            entries
        });
        let mut entries = pages.next().unwrap_or_default();
        for page in pages {
            let same_length = page.len() == entries.len();
            for (index, other) in page.into_iter().enumerate() {
                let errors = raw_errors(&other);
                let has_same = |entry: &RawEntry| {
                    raw_errors(entry).iter().any(|error| errors.contains(error)) && takes(entry, &other)
                };
                let found = entries.iter().position(has_same);
                let found = found.or((same_length && takes(&entries[index], &other)).then_some(index));
                match found {
                    Some(index) => fill(&mut entries[index], other),
                    None => entries.push(other),
                }
            }
        }
        entries
    }

    /// Joins the entries of a page with those of the pages before it.
    fn add(&mut self, reader: &PageReader<'_>, entries: Vec<RawEntry>) {
        // Where an entry goes that no earlier page has: after the one that precedes it on this page.
        let mut next = self.drafts.len();
        if let Some(first) = entries.first() {
            next = self.found(reader.source, first).map_or(next, |_| 0);
        }
        for entry in entries {
            let found = self.found(reader.source, &entry);
            let errors = raw_errors(&entry);
            let index = found.unwrap_or_else(|| {
                self.drafts.insert(next, Draft::default());
                next
            });
            let draft = &mut self.drafts[index];
            draft.id = draft.id.take().or(entry.id);
            draft.errors.extend(errors);
            for lang in Lang::ALL {
                let mut texts = entry.texts.clone();
                if let Some(text) = texts[lang].take() {
                    draft.articles.push(reader.article(lang, text));
                }
            }
            next = index + 1;
        }
    }

    /// Returns the entry of an earlier page that is the same: it has the id, or the first error.
    fn found(&self, source: SourceId, entry: &RawEntry) -> Option<usize> {
        let errors = raw_errors(entry);
        self.drafts.iter().position(|draft| match &entry.id {
            Some(id) => draft.id.as_ref() == Some(id),
            None => {
                let is_same = errors.first().is_some_and(|first| draft.errors.contains(first));
                is_same && draft.articles.iter().all(|article| article.source != source)
            }
        })
    }

    /// Gives the entry that a row means what the row knows.
    fn curate(&mut self, mut row: EntryRow, files: &PageFiles) {
        let file = &files.data;
        let draft = match meant(&mut self.drafts, &row) {
            Ok(draft) => draft,
            Err((rule, field, message)) => {
                self.reports.push(misfit(file, &row.id, rule, field, 0, &message));
                return;
            }
        };
        let reports = &mut self.reports;
        for (nth, correction) in std::mem::take(&mut row.corrections).into_iter().enumerate() {
            let languages = correction.languages;
            let correction = Correction {
                says: correction.says.0,
                right: correction.right.0,
                because: correction.because.map(|because| because.0),
            };
            if !draft.correct(&languages, &correction) {
                let message = format!("no page says \"{}\" in that language (any more)", correction.says);
                reports.push(misfit(file, &row.id, Rule::CorrectionFits, "says", nth, &message));
            }
        }
        let placeholders: Vec<Placeholder> = std::mem::take(&mut row.placeholders)
            .into_iter()
            .map(placeholder)
            .collect();
        for nth in draft.declare(&placeholders) {
            let message = no_command(&placeholders[nth].text);
            reports.push(misfit(file, &row.id, Rule::CommandFits, "hole", nth, &message));
        }
        for (nth, warning) in std::mem::take(&mut row.warnings).into_iter().enumerate() {
            if !draft.warn(&warning.command, &warning.warning.map(|warning| warning.0)) {
                let message = no_command(&warning.command);
                reports.push(misfit(file, &row.id, Rule::CommandFits, "command", nth, &message));
            }
        }
        draft.notes = std::mem::take(&mut row.notes)
            .into_iter()
            .map(|note| Note {
                text: Localized::each(&note.en, &note.zh).map(|text| markdown::parse(text).blocks),
                citations: note.citations.into_iter().map(Into::into).collect(),
            })
            .collect();
        let named = [
            ("see_also", &row.see_also),
            ("beats", &row.beats),
            ("explains", &row.explains),
        ];
        let named = named
            .into_iter()
            .flat_map(|(field, ids)| ids.iter().map(move |id| (field, id.0.clone())));
        let references = named.chain(row.group.iter().map(|group| (GROUP, group.0.clone())));
        self.references.extend(references.map(|(field, id)| Reference {
            file: self.files.len(),
            row: row.id.0.clone(),
            field,
            id,
        }));
        let group = row.group.take().map(|group| group.0);
        draft.group = Some(group.unwrap_or_else(|| files.stem.clone()));
        draft.id = Some(row.id.0.clone());
        draft.row = Some(row);
    }

    /// Finds references to what is not there.
    fn check_references(&mut self, groups: &[Group]) {
        let ids: HashSet<&str> = self
            .drafts
            .iter()
            .filter_map(|draft| draft.id.as_deref())
            .collect();
        for Reference { file, row, field, id } in &self.references {
            let is_there = match *field {
                GROUP => groups.iter().any(|group| group.id == *id),
                _ => ids.contains(id.as_str()) && id != row,
            };
            if !is_there {
                let message = format!("\"{id}\" is not there");
                let report = misfit(&self.files[*file], row, Rule::ReferenceFits, field, 0, &message);
                self.reports.push(report);
            }
        }
    }
}

/// The field with the group of an entry.
const GROUP: &str = "group";

fn no_command(part: &str) -> String {
    format!("no command of the entry has \"{part}\" (any more)")
}

fn misfit(file: &DataFile, id: &str, rule: Rule, field: &str, nth: usize, message: &str) -> Report {
    let line = file.line(id, field, nth);
    Finding::in_line(rule, line, format!("{field}: {message}")).within(&file.name)
}

/// Returns the entry that a row means, or the rule, the field and the reason why it means none.
fn meant<'d>(drafts: &'d mut [Draft], row: &EntryRow) -> Result<&'d mut Draft, (Rule, &'static str, String)> {
    let taken = |draft: &Draft| draft.row.is_some() && draft.id.as_deref() == Some(&*row.id);
    if drafts.iter().any(taken) {
        return Err((Rule::IdOnce, "id", format!("\"{}\" is used twice", &*row.id)));
    }
    let Some(error) = &row.error else {
        let mut meant = drafts
            .iter_mut()
            .filter(|draft| draft.id.as_deref() == Some(&*row.id));
        let message = || "no heading on the page has this id".to_owned();
        return meant.next().ok_or_else(|| (Rule::RowFits, "id", message()));
    };
    let wanted = comparable(error);
    let mut meant = drafts.iter_mut().filter(|draft| draft.errors.contains(&wanted));
    let message = match (meant.next(), meant.next()) {
        (Some(draft), None) if draft.row.is_none() => return Ok(draft),
        (None, _) => "no entry on the pages has this error".to_owned(),
        (Some(draft), None) => {
            let id = draft.id.as_deref().unwrap_or_default();
            format!("the entry has the id \"{id}\" already")
        }
        (Some(_), Some(_)) => {
            "two entries on the pages have this error: name one that only one has".to_owned()
        }
    };
    Err((Rule::RowFits, "error", message))
}

fn placeholder(row: PlaceholderRow) -> Placeholder {
    Placeholder {
        name: row.name.0,
        text: row.hole.0,
        meaning: Some(row.meaning.map(|meaning| meaning.0)),
        default: row.default.map(|line| line.0),
        example: row.example.map(|line| line.0),
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
struct PageReader<'a> {
    source: SourceId,
    address: Option<&'a Localized<String>>,
    links: &'a LinkRules,
}

impl PageReader<'_> {
    fn article(&self, lang: Lang, raw: RawText) -> Article {
        let RawText {
            questions,
            answer: mut blocks,
        } = raw;
        let base = self
            .address
            .map(|address| link::Base::new(&address[lang], self.links));
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

impl Draft {
    /// Adds a correction to each article that has the slip; false when there is none.
    fn correct(&mut self, languages: &[Lang], correction: &Correction) -> bool {
        let mut found = false;
        let articles = self.articles.iter_mut();
        for article in articles.filter(|article| languages.contains(&article.lang)) {
            if !has_slip(article, correction) {
                continue;
            }
            found = true;
            for snippet in &mut article.snippets {
                if correction.concerns(&snippet.text) {
                    snippet.corrected = Some(correction.apply(snippet.command()));
                }
            }
            article.corrections.push(correction.clone());
        }
        found
    }

    fn snippets(&mut self) -> impl Iterator<Item = &mut Snippet> {
        self.articles.iter_mut().flat_map(|article| &mut article.snippets)
    }

    /// Tells the commands what they leave to be put in; returns the indices of the placeholders that none of them has.
    fn declare(&mut self, placeholders: &[Placeholder]) -> Vec<usize> {
        self.snippets().for_each(|snippet| snippet.declare(placeholders));
        let mut missing: Vec<usize> = (0..placeholders.len()).collect();
        missing.retain(|index| {
            self.snippets()
                .all(|snippet| !snippet.placeholders().contains(&placeholders[*index]))
        });
        missing
    }

    /// Adds a warning to each command that it is about; false when there is none.
    fn warn(&mut self, part: &str, warning: &Localized<String>) -> bool {
        let mut found = false;
        for snippet in self.snippets().filter(|snippet| snippet.command().contains(part)) {
            snippet.warnings.push(warning.clone());
            found = true;
        }
        found
    }
}

fn has_slip(article: &Article, correction: &Correction) -> bool {
    let mut questions = article.questions.iter();
    questions.any(|question| correction.concerns(&question.text()))
        || article
            .blocks
            .iter()
            .any(|block| correction.concerns(&markdown::block_text(block)))
}

/// Gives each entry its place in its group, and each reference the index that it means.
fn finish(drafts: Vec<Draft>, mut groups: Vec<Group>) -> Catalogue {
    let mut ids = Ids::default();
    let mut drafts: Vec<(GroupId, String, Draft)> = drafts
        .into_iter()
        .map(|mut draft| {
            let group = group_of(&draft, &mut groups);
            let id = draft.id.take().unwrap_or_else(|| ids.made_of(&draft));
            (group, id, draft)
        })
        .collect();
    drafts.sort_by_key(|(group, ..)| *group);
    let places: HashMap<String, usize> = drafts
        .iter()
        .enumerate()
        .map(|(index, (_, id, _))| (id.clone(), index))
        .collect();
    let entries = drafts
        .into_iter()
        .map(|(group, id, draft)| entry(group, id, draft, &places))
        .collect();
    Catalogue {
        groups,
        entries,
        ..Catalogue::default()
    }
}

/// Returns the group of an entry. One that has none, or one that is not in the list, is in a group of its own at the end.
fn group_of(draft: &Draft, groups: &mut Vec<Group>) -> GroupId {
    let named = groups
        .iter()
        .position(|group| Some(&group.id) == draft.group.as_ref());
    let other = || groups.iter().position(|group| group.id == "other");
    GroupId(named.or_else(other).unwrap_or_else(|| {
        groups.push(Group {
            id: "other".to_owned(),
            name: Localized::each("Other".to_owned(), "其他".to_owned()),
        });
        groups.len() - 1
    }))
}

fn entry(group: GroupId, id: String, draft: Draft, places: &HashMap<String, usize>) -> Entry {
    let at = |ids: Vec<crate::curation::Line>| -> Vec<usize> {
        ids.iter().filter_map(|id| places.get(&**id).copied()).collect()
    };
    let mut errors: Vec<String> = Vec::new();
    let questions = draft.articles.iter().flat_map(|article| &article.questions);
    for error in questions.flat_map(|question| &question.errors) {
        if !errors.contains(error) {
            errors.push(error.clone());
        }
    }
    let mut sources: Vec<SourceId> = draft.articles.iter().map(|article| article.source).collect();
    sources.dedup();
    let mut answer = Answer {
        notes: draft.notes,
        ..Answer::default()
    };
    let mut clues = Clues {
        errors,
        ..Clues::default()
    };
    let (title, harmless) = match draft.row {
        Some(row) => {
            answer.sure = row.sure;
            answer.citations = row.citations.into_iter().map(Into::into).collect();
            answer.see_also = at(row.see_also);
            clues.keywords = row
                .keywords
                .map(|words| words.into_iter().map(|word| word.0).collect());
            clues.rules = Rules {
                wrapper: row.wrapper,
                beats: at(row.beats),
                explains: at(row.explains),
                signatures: row.signatures,
            };
            (row.title.map(|title| title.0), row.harmless)
        }
        None => (Localized::new(|lang| title_of(&draft.articles, lang)), false),
    };
    answer.articles = draft.articles;
    Entry {
        id,
        group,
        title,
        harmless,
        sources,
        answer: answer.into(),
        clues: clues.into(),
    }
}

/// Returns a title for an entry that has none: its errors, or its question.
fn title_of(articles: &[Article], lang: Lang) -> String {
    let own = articles.iter().find(|article| article.lang == lang);
    let Some(question) = own
        .or(articles.first())
        .and_then(|article| article.questions.first())
    else {
        return String::new();
    };
    let title = match question.errors[..] {
        [] => question.text(),
        _ => question.errors.join(", "),
    };
    crate::text::one_line(&title)
}

/// Ids for entries that have none.
#[derive(Default)]
struct Ids(HashSet<String>);

impl Ids {
    /// Makes an id of the first error of an entry: its words in lower case, up to eight of them, and a number after one
    /// that comes again.
    fn made_of(&mut self, draft: &Draft) -> String {
        let text = draft.errors.first().map(String::as_str).unwrap_or("entry");
        let words = text
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty());
        let slug = words.take(8).collect::<Vec<_>>().join("-");
        let mut id = slug.clone();
        let mut number = 1;
        while !self.0.insert(id.clone()) {
            number += 1;
            id = format!("{slug}-{number}");
        }
        id
    }
}
