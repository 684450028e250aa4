//! Joins the pages with each other and with `catalogue.yaml`. What comes out is asked in `catalogue`; the pages' and
//! the file's own notations are read in `page` and `curation`.

use std::borrow::Cow;

use super::clues::Clues;
use super::curation::{
    CorrectionRow, Curation, CurationFile, EntryRow, LinkRules, PlaceholderRow, WarningRow,
};
use super::draft::{Draft, errors};
use super::page::{self, RawEntry, RawWording};
use super::question::comparable;
use super::rule::{Finding, Report, Rule};
use super::{Article, Catalogue, Correction, Entry, PageFile, Question, Source, SourceId, Wording, link};
use crate::error::Result;
use crate::lang::{Lang, Localized};
use crate::markdown;
use crate::snippet::{self, Placeholder};

/// A catalogue and all that is broken in what it was made of.
pub(super) struct Survey<'p> {
    pub catalogue: Catalogue,
    /// The pages.
    pub pages: Vec<PageFile<'p>>,
    /// What keeps a page from being read.
    pub broken: Vec<Report>,
    /// The rows of `catalogue.yaml` that do not fit the pages.
    pub unfit: Vec<Finding>,
}

impl Survey<'_> {
    /// This, when the front matter of all pages can be read.
    pub(super) fn with_readable_front_matter(self) -> Result<Self> {
        for (source, page) in self.catalogue.sources.iter().zip(&self.pages) {
            if let Err(finding) = source.front_matter.title() {
                return Err(finding.error(&page.name));
            }
        }
        Ok(self)
    }

    /// The catalogue, when nothing is broken.
    pub(super) fn sound(self) -> Result<Catalogue> {
        if let Some(report) = self.broken.first() {
            return Err(report.finding.error(&report.file));
        }
        match self.unfit.first() {
            Some(finding) => Err(finding.error(&self.catalogue.curation.name)),
            None => Ok(self.catalogue),
        }
    }
}

/// Reads the pages that the curation names and joins everything. `folder` stands before their names in errors.
pub(super) fn survey<'p>(
    folder: &str,
    curation: Curation,
    file: CurationFile,
    read_page: impl Fn(&str) -> Result<Cow<'p, str>>,
) -> Result<Survey<'p>> {
    let wrappers: Vec<String> = curation.wrappers.into_iter().map(|wrapper| wrapper.0).collect();
    let mut sources = Vec::new();
    let mut drafts = Vec::new();
    let mut pages = Vec::new();
    let mut broken = Vec::new();
    for (index, row) in curation.sources.into_iter().enumerate() {
        let file = PageFile {
            name: format!("{folder}/{}", &*row.page),
            text: read_page(&row.page)?,
            language: row.language,
        };
        let (page, findings) = page::survey(&file.text, file.language);
        broken.extend(findings.into_iter().map(|finding| finding.within(&file.name)));
        pages.push(file);
        let source = Source {
            id: row.id.0,
            name: row.name.0,
            front_matter: page.front_matter,
            address: row.address.into(),
        };
        let reader = Reader {
            source: SourceId(index),
            address: &source.address,
            links: &row.links,
            wrappers: &wrappers,
        };
        join(reader.source, reader.articles(page.entries), &mut drafts);
        sources.push(source);
    }
    let ids: Vec<String> = curation.entries.iter().map(|row| row.id.0.clone()).collect();
    let mut unfit = Vec::new();
    for row in curation.entries {
        let strangers = row.see_also.iter().filter(|other| !ids.contains(&other.0));
        unfit.extend(strangers.map(|stranger| {
            let message = format!("see_also: no entry has the id \"{}\"", &**stranger);
            let line = file.line(&row.id, "see_also", 0);
            Finding::in_line(Rule::CurationSeeAlsoFits, line, message)
        }));
        curate(&mut drafts, row, &file, &mut unfit);
    }
    let catalogue = Catalogue {
        sources,
        entries: finish(drafts),
        curation: file,
        wrappers,
    };
    Ok(Survey {
        catalogue,
        pages,
        broken,
        unfit,
    })
}

/// Joins the articles of one page with those of the pages before it.
fn join(source: SourceId, articles: Vec<Article>, drafts: &mut Vec<Draft>) {
    // Where an entry goes that no earlier page has: after the one that precedes it on this page.
    let mut next = 0;
    for article in articles {
        let errors: Vec<String> = errors(&article).map(comparable).collect();
        let first = errors.first().map(String::as_str).unwrap_or_default();
        match drafts.iter().position(|draft| draft.takes(source, first)) {
            Some(position) => {
                drafts[position].add(article, errors);
                next = position + 1;
            }
            None => {
                drafts.insert(next, Draft::new(article, errors));
                next += 1;
            }
        }
    }
}

/// Turns the raw entries of one page into articles.
struct Reader<'a> {
    source: SourceId,
    address: &'a Localized<String>,
    links: &'a LinkRules,
    wrappers: &'a [String],
}

impl Reader<'_> {
    fn articles(&self, entries: Vec<RawEntry>) -> Vec<Article> {
        let entries = entries.into_iter().enumerate();
        let articles = entries.map(|(index, entry)| Article {
            source: self.source,
            number: index + 1,
            wordings: entry.map(|lang, wording| self.wording(lang, wording)),
        });
        articles.collect()
    }

    fn wording(&self, lang: Lang, raw: RawWording) -> Wording {
        let (_, address) = self.address.get(lang);
        let base = link::Base::new(address, self.links);
        let mut resolve = |url: &mut String| {
            if let Some(address) = base.resolve(url) {
                *url = address;
            }
        };
        let RawWording {
            mut questions,
            mut answer,
            ..
        } = raw;
        questions
            .iter_mut()
            .for_each(|question| markdown::change_links(&mut question.inlines, &mut resolve));
        markdown::change_links_in_blocks(&mut answer, &mut resolve);
        Wording {
            questions: questions
                .into_iter()
                .map(|question| Question::new(question.inlines, self.wrappers))
                .collect(),
            snippets: snippet::find(&answer),
            answer,
            corrections: Vec::new(),
        }
    }
}

/// The entry that a row means, or why it means none.
fn meant<'d>(drafts: &'d mut [Draft], error: &str) -> std::result::Result<&'d mut Draft, String> {
    let wanted = comparable(error);
    let mut meant = drafts.iter_mut().filter(|draft| draft.errors.contains(&wanted));
    match (meant.next(), meant.next()) {
        (None, _) => Err("no entry on the pages has this error".to_owned()),
        (_, Some(_)) => {
            Err("two entries on the pages have this error: name one that only one has".to_owned())
        }
        (Some(Draft { id: Some(id), .. }), None) => Err(format!("the entry has the id \"{id}\" already")),
        (Some(draft), None) => Ok(draft),
    }
}

/// Gives the entry that a row means its id, search words, corrections and signatures.
fn curate(drafts: &mut [Draft], row: EntryRow, file: &CurationFile, unfit: &mut Vec<Finding>) {
    let found = |rule, field, nth, message: &str| {
        let line = file.line(&row.id, field, nth);
        Finding::in_line(rule, line, format!("{field}: {message}"))
    };
    let draft = match meant(drafts, &row.error) {
        Ok(draft) => draft,
        Err(message) => {
            unfit.push(found(Rule::CurationRowFits, "error", 0, &message));
            return;
        }
    };
    for (nth, correction) in row.corrections.into_iter().enumerate() {
        let CorrectionRow {
            languages,
            says,
            right,
            because,
        } = correction;
        let correction = Correction {
            says: says.0,
            right: right.0,
            because: because.into(),
        };
        if !draft.correct(&languages, &correction) {
            let message = format!("no page says \"{}\" in that language (any more)", correction.says);
            unfit.push(found(Rule::CurationCorrectionFits, "says", nth, &message));
        }
    }
    let placeholders: Vec<Placeholder> = row.placeholders.into_iter().map(placeholder).collect();
    for nth in draft.declare(&placeholders) {
        let message = format!(
            "no command of the entry has \"{}\" (any more)",
            placeholders[nth].text
        );
        unfit.push(found(Rule::CurationCommandFits, "hole", nth, &message));
    }
    for (nth, WarningRow { command, warning }) in row.warnings.into_iter().enumerate() {
        if !draft.warn(&command, &warning.into()) {
            let message = format!("no command of the entry has \"{}\" (any more)", &*command);
            unfit.push(found(Rule::CurationCommandFits, "command", nth, &message));
        }
    }
    draft.clues = Clues::new(row.keywords, row.signatures);
    draft.see_also = row.see_also.into_iter().map(|id| id.0).collect();
    draft.id = Some(row.id.0);
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
            clues: draft.clues,
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
