//! Joins the pages with each other and with `catalogue.yaml`. What comes out is asked in `catalogue`; the pages' and
//! the file's own notations are read in `page` and `curation`.

use std::borrow::Cow;

use super::curation::{
    CorrectionRow, Curation, CurationFile, EntryRow, Keywords, LinkRules, PlaceholderRow, WarningRow,
};
use super::page::{self, RawEntry, RawWording};
use super::{
    Article, Catalogue, Correction, Entry, Question, Signature, Source, SourceId, Wording, block_text, link,
};
use crate::error::Result;
use crate::lang::{Lang, Localized};
use crate::markdown;
use crate::snippet::{self, Placeholder, Snippet};

/// Reads the pages that the curation names and joins everything. `folder` stands before their names in errors.
pub(super) fn assemble<'p>(
    folder: &str,
    curation: Curation,
    file: CurationFile,
    read_page: impl Fn(&str) -> Result<Cow<'p, str>>,
) -> Result<Catalogue> {
    let wrappers: Vec<String> = curation.wrappers.into_iter().map(|wrapper| wrapper.0).collect();
    let mut sources = Vec::new();
    let mut drafts = Vec::new();
    for (index, row) in curation.sources.into_iter().enumerate() {
        let markdown = read_page(&row.page)?;
        let page = page::read(&format!("{folder}/{}", &*row.page), &markdown, row.language)?;
        let source = Source {
            id: row.id.0,
            name: row.name.0,
            title: page.title,
            address: row.address.into(),
        };
        let joiner = Joiner {
            source: SourceId(index),
            address: &source.address,
            links: &row.links,
            wrappers: &wrappers,
        };
        joiner.join(page.entries, &mut drafts);
        sources.push(source);
    }
    let ids: Vec<String> = curation.entries.iter().map(|row| row.id.0.clone()).collect();
    for row in curation.entries {
        if let Some(unknown) = row.see_also.iter().find(|other| !ids.contains(&other.0)) {
            let message = format!("no entry has the id \"{}\"", &**unknown);
            return Err(file.error(&row.id, "see_also", &message));
        }
        curate(&mut drafts, row, &file)?;
    }
    Ok(Catalogue {
        sources,
        entries: finish(drafts),
        curation: file,
    })
}

/// An entry that may still lack its id.
struct Draft {
    id: Option<String>,
    keywords: Keywords,
    signatures: Vec<Signature>,
    see_also: Vec<String>,
    articles: Vec<Article>,
    /// The errors that the entry is about, ready for comparing.
    errors: Vec<String>,
}

impl Draft {
    fn new(article: Article) -> Draft {
        let mut draft = Draft {
            id: None,
            keywords: Keywords::default(),
            signatures: Vec::new(),
            see_also: Vec::new(),
            articles: Vec::new(),
            errors: Vec::new(),
        };
        draft.add(article);
        draft
    }

    fn add(&mut self, article: Article) {
        for error in errors(&article).map(comparable) {
            if !self.errors.contains(&error) {
                self.errors.push(error);
            }
        }
        self.articles.push(article);
    }

    /// Whether a further page's article about this error belongs here.
    fn takes(&self, source: SourceId, error: &str) -> bool {
        self.errors.iter().any(|other| other == error)
            && self.articles.iter().all(|article| article.source != source)
    }

    /// Adds a correction to each wording that has the slip; false when there is none.
    fn correct(&mut self, languages: &[Lang], correction: &Correction) -> bool {
        let mut found = false;
        for (lang, wording) in self
            .articles
            .iter_mut()
            .flat_map(|article| article.wordings.iter_mut())
        {
            if languages.contains(&lang) && has_slip(wording, correction) {
                found = true;
                for snippet in &mut wording.snippets {
                    if correction.concerns(&snippet.text) {
                        snippet.corrected = Some(correction.apply(snippet.command()));
                    }
                }
                wording.corrections.push(correction.clone());
            }
        }
        found
    }

    /// The commands on every page and in every language.
    fn snippets(&mut self) -> impl Iterator<Item = &mut Snippet> {
        let wordings = self
            .articles
            .iter_mut()
            .flat_map(|article| article.wordings.iter_mut());
        wordings.flat_map(|(_, wording)| &mut wording.snippets)
    }

    /// Tells the commands what they leave to be put in; gives the first placeholder that none of them has.
    fn declare<'p>(&mut self, placeholders: &'p [Placeholder]) -> Option<&'p Placeholder> {
        for snippet in self.snippets() {
            snippet.declare(placeholders);
        }
        let mut missing = placeholders.iter();
        missing.find(|known| {
            self.snippets()
                .all(|snippet| !snippet.placeholders().contains(known))
        })
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

fn has_slip(wording: &Wording, correction: &Correction) -> bool {
    wording
        .questions
        .iter()
        .any(|question| correction.concerns(&question.text()))
        || wording
            .answer
            .iter()
            .any(|block| correction.concerns(&block_text(block)))
}

/// The errors of an article, in every language.
fn errors(article: &Article) -> impl Iterator<Item = &str> {
    let questions = article
        .wordings
        .iter()
        .flat_map(|(_, wording)| &wording.questions);
    questions
        .flat_map(|question| &question.errors)
        .map(|error| error.text())
}

/// An error's text for comparing: white space and case say nothing.
fn comparable(text: &str) -> String {
    text.split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .to_ascii_lowercase()
}

/// Turns the raw entries of one page into articles and joins them with those of the pages before it.
struct Joiner<'a> {
    source: SourceId,
    address: &'a Localized<String>,
    links: &'a LinkRules,
    wrappers: &'a [String],
}

impl Joiner<'_> {
    fn join(&self, raw_entries: Vec<RawEntry>, drafts: &mut Vec<Draft>) {
        // Where an entry goes that no earlier page has: after the one that precedes it on this page.
        let mut next = 0;
        for (index, raw) in raw_entries.into_iter().enumerate() {
            let wordings = raw.map(|lang, wording| self.wording(lang, wording));
            let article = Article {
                source: self.source,
                number: index + 1,
                wordings,
            };
            let error = errors(&article).next().map(comparable).unwrap_or_default();
            match drafts.iter().position(|draft| draft.takes(self.source, &error)) {
                Some(position) => {
                    drafts[position].add(article);
                    next = position + 1;
                }
                None => {
                    drafts.insert(next, Draft::new(article));
                    next += 1;
                }
            }
        }
    }

    fn wording(&self, lang: Lang, raw: RawWording) -> Wording {
        let (_, address) = self.address.get(lang);
        let mut resolve = |url: &mut String| *url = link::resolve(url, address, self.links);
        let RawWording {
            mut questions,
            mut answer,
            ..
        } = raw;
        questions
            .iter_mut()
            .for_each(|inlines| markdown::change_links(inlines, &mut resolve));
        markdown::change_links_in_blocks(&mut answer, &mut resolve);
        Wording {
            questions: questions
                .into_iter()
                .map(|inlines| Question::new(inlines, self.wrappers))
                .collect(),
            snippets: snippet::find(&answer),
            answer,
            corrections: Vec::new(),
        }
    }
}

/// Gives the entry that a row means its id, search words, corrections and signatures.
fn curate(drafts: &mut [Draft], row: EntryRow, file: &CurationFile) -> Result<()> {
    let refuse = |field: &str, message: &str| Err(file.error(&row.id, field, message));
    let wanted = comparable(&row.error);
    let mut meant = drafts.iter_mut().filter(|draft| draft.errors.contains(&wanted));
    let (Some(draft), second) = (meant.next(), meant.next()) else {
        return refuse("error", "no entry on the pages has this error");
    };
    if second.is_some() {
        return refuse(
            "error",
            "two entries on the pages have this error: name one that only one has",
        );
    }
    if let Some(id) = &draft.id {
        return refuse("error", &format!("the entry has the id \"{id}\" already"));
    }
    for CorrectionRow {
        languages,
        says,
        right,
        because,
    } in row.corrections
    {
        let correction = Correction {
            says: says.0,
            right: right.0,
            because: because.into(),
        };
        if !draft.correct(&languages, &correction) {
            let message = format!("no page says \"{}\" in that language (any more)", correction.says);
            return refuse("says", &message);
        }
    }
    let placeholders: Vec<Placeholder> = row.placeholders.into_iter().map(placeholder).collect();
    if let Some(missing) = draft.declare(&placeholders) {
        let message = format!("no command of the entry has \"{}\" (any more)", missing.text);
        return refuse("hole", &message);
    }
    for WarningRow { command, warning } in row.warnings {
        if !draft.warn(&command, &warning.into()) {
            let message = format!("no command of the entry has \"{}\" (any more)", &*command);
            return refuse("command", &message);
        }
    }
    draft.keywords = row.keywords;
    draft.see_also = row.see_also.into_iter().map(|id| id.0).collect();
    draft.signatures = row
        .signatures
        .into_iter()
        .map(|row| Signature {
            text: row.text,
            not: row.not,
            sample: row.sample.0,
        })
        .collect();
    draft.id = Some(row.id.0);
    Ok(())
}

fn placeholder(row: PlaceholderRow) -> Placeholder {
    Placeholder {
        name: row.name.0,
        text: row.hole.0,
        meaning: Some(row.meaning.into()),
        default: row.default.map(|line| line.0),
        example: row.example.map(|line| line.0),
    }
}

/// The entries; one that has no row gets an id made of its error, so that it works before it is curated.
fn finish(drafts: Vec<Draft>) -> Vec<Entry> {
    let mut taken: Vec<String> = drafts.iter().filter_map(|draft| draft.id.clone()).collect();
    let mut entries = Vec::new();
    for draft in drafts {
        let id = draft.id.unwrap_or_else(|| {
            let slug = slug(draft.errors.first().map(String::as_str).unwrap_or_default());
            let mut number = 1;
            let mut id = slug.clone();
            while taken.contains(&id) {
                number += 1;
                id = format!("{slug}-{number}");
            }
            taken.push(id.clone());
            id
        });
        entries.push(Entry {
            id,
            keywords: draft.keywords,
            signatures: draft.signatures,
            see_also: draft.see_also,
            articles: draft.articles,
        });
    }
    entries
}

/// An id made of a text: its words in lower case, up to eight of them.
fn slug(text: &str) -> String {
    let lower = text.to_lowercase();
    let words = lower
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty());
    let slug = words.take(8).collect::<Vec<_>>().join("-");
    if slug.is_empty() { "entry".to_owned() } else { slug }
}
