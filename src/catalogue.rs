//! The catalogue: the entries of all pages, joined with what `catalogue.yaml` knows about them. All that the rest
//! of the program asks about content, it asks here. Searching and showing are elsewhere.

pub mod curation;
mod link;
pub mod page;
pub mod question;
pub mod template;

use std::path::Path;

use crate::error::{Error, ErrorKind, Result};
use crate::lang::{Lang, Localized};
use crate::markdown::{self, Block, BlockKind};
use crate::snippet::{self, Snippet};
use curation::{Curation, EntryRow, Keywords, LinkRules, Locator};
use page::{RawEntry, RawWording};
pub use question::Question;
use template::Template;

/// The name of the file that says what the pages don't.
const CURATION: &str = "catalogue.yaml";

/// The files that are built in, by the name that `catalogue.yaml` has for them.
const BUILT_IN: [(&str, &str); 3] = [
    (CURATION, include_str!("../assets/catalogue.yaml")),
    (
        "openlist/error-code.md",
        include_str!("../assets/openlist/error-code.md"),
    ),
    (
        "alist/error-code.md",
        include_str!("../assets/alist/error-code.md"),
    ),
];

/// All entries of all sources.
#[derive(Debug)]
pub struct Catalogue {
    /// The pages, in the order of `catalogue.yaml`.
    pub sources: Vec<Source>,
    /// The entries, in the order of the first page, each entry that is only on a later page after the one that
    /// precedes it there.
    pub entries: Vec<Entry>,
}

/// A page.
#[derive(Debug)]
pub struct Source {
    /// The word for it in `--source` and in JSON.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The page's title.
    pub title: Option<Localized<String>>,
    /// The page's address on the web.
    pub address: Localized<String>,
}

/// Which of the catalogue's sources; an index into [`Catalogue::sources`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SourceId(pub usize);

/// One question with its answer, as all pages that have it word it.
#[derive(Debug)]
pub struct Entry {
    /// The stable id.
    pub id: String,
    /// Words that people search for and the pages do not have.
    pub keywords: Keywords,
    /// Texts that show the error in a log, beyond those on the pages.
    pub signatures: Vec<Signature>,
    /// The entry on each page, at least one.
    articles: Vec<Article>,
}

/// A text that shows an error in a log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature {
    /// The text.
    pub text: Template,
    /// What the line must not hold.
    pub not: Vec<Template>,
    /// A line that the text is found in, and no other entry's text.
    pub sample: String,
    /// Where the sample stands, as `file:line`, for errors.
    pub place: String,
}

/// An entry as it stands on one page.
#[derive(Debug)]
pub struct Article {
    /// The page.
    pub source: SourceId,
    /// The entry's number on the page, from 1.
    pub number: usize,
    /// The text in each language that the page has.
    pub wordings: Localized<Wording>,
}

/// The text of an article in one language.
#[derive(Debug)]
pub struct Wording {
    /// The questions that share the answer, at least one.
    pub questions: Vec<Question>,
    /// The answer, with full web addresses in its links.
    pub answer: Vec<Block>,
    /// The commands in the answer.
    pub snippets: Vec<Snippet>,
    /// The slips in the question and the answer.
    pub corrections: Vec<Correction>,
}

/// A known slip of a page: shown beside the text it concerns, never silently changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    /// What the page says.
    pub says: String,
    /// What is right.
    pub right: String,
    /// How that is known.
    pub because: Localized<String>,
}

/// What to show of an entry for a chosen source and language: always something.
#[derive(Debug, Clone, Copy)]
pub struct View<'c> {
    /// The article that is shown.
    pub article: &'c Article,
    /// The language that the text really has.
    pub lang: Lang,
    /// The text.
    pub wording: &'c Wording,
}

impl Catalogue {
    /// The catalogue of the pages that are built in.
    ///
    /// # Errors
    /// As [`Catalogue::assemble`], which no released build gives: a test loads what is built in.
    pub fn built_in() -> Result<Catalogue> {
        Catalogue::assemble("assets", |name| {
            let file = BUILT_IN.iter().find(|(built_in, _)| *built_in == name);
            file.map(|(_, text)| (*text).to_owned()).ok_or_else(|| {
                Error::new(ErrorKind::Catalogue, format!("assets/{name} is not built in"))
                    .with_hint("name it in BUILT_IN in src/catalogue.rs")
            })
        })
    }

    /// The catalogue of a folder with a `catalogue.yaml` and the pages that it names, for those who edit them.
    ///
    /// # Errors
    /// A file that cannot be read, and all that [`Catalogue::assemble`] finds.
    pub fn read_folder(folder: &Path) -> Result<Catalogue> {
        Catalogue::assemble(&folder.display().to_string(), |name| {
            let path = folder.join(name);
            std::fs::read_to_string(&path)
                .map_err(|error| Error::new(ErrorKind::Io, format!("{}: {error}", path.display())))
        })
    }

    /// Reads `catalogue.yaml` and its pages with the given function and joins them. `folder` stands before file
    /// names in errors.
    ///
    /// # Errors
    /// A broken page or a broken `catalogue.yaml`, a row that fits no entry or one that another row has, and a
    /// correction of something that no page says; each with file, line and field.
    pub fn assemble(folder: &str, read: impl Fn(&str) -> Result<String>) -> Result<Catalogue> {
        let (file, yaml) = (format!("{folder}/{CURATION}"), read(CURATION)?);
        let Curation {
            sources: source_rows,
            wrappers,
            entries: rows,
        } = curation::read(&file, &yaml)?;
        let wrappers: Vec<String> = wrappers.into_iter().map(|wrapper| wrapper.0).collect();

        let mut sources = Vec::new();
        let mut entries = Vec::new();
        for (index, row) in source_rows.into_iter().enumerate() {
            let markdown = read(&row.page)?;
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
            joiner.join(page.entries, &mut entries);
            sources.push(source);
        }
        let locator = Locator {
            file: &file,
            yaml: &yaml,
        };
        let mut catalogue = Catalogue { sources, entries };
        for row in rows {
            catalogue.curate(row, &locator)?;
        }
        catalogue.name_the_rest();
        Ok(catalogue)
    }

    /// The entry with this id.
    pub fn entry(&self, id: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.id == id)
    }

    /// The source with this id, in any case.
    pub fn source(&self, id: &str) -> Option<SourceId> {
        self.sources
            .iter()
            .position(|source| source.id.eq_ignore_ascii_case(id))
            .map(SourceId)
    }

    /// Gives the entry that a row means its id, search words and corrections.
    fn curate(&mut self, row: EntryRow, locator: &Locator<'_>) -> Result<()> {
        let error = |field: &str, message: &str| Err(locator.error(&row.id, field, 1, message));
        let mut meant = self
            .entries
            .iter_mut()
            .filter(|entry| entry.names_error(&row.error));
        let (entry, second) = (meant.next(), meant.next());
        let Some(entry) = entry else {
            return error("error", "no entry on the pages has this error");
        };
        if second.is_some() {
            return error(
                "error",
                "two entries on the pages have this error: name one that only one has",
            );
        }
        if !entry.id.is_empty() {
            return error("error", &format!("the entry has the id \"{}\" already", entry.id));
        }
        entry.id.clone_from(&row.id.0);
        entry.keywords = row.keywords;
        let mut places = locator.places(&row.id, "sample");
        entry.signatures = row
            .signatures
            .into_iter()
            .map(|signature| Signature {
                text: signature.text,
                not: signature.not,
                sample: signature.sample.0,
                place: places.next().unwrap_or_else(|| locator.file.to_owned()),
            })
            .collect();
        for correction in row.corrections {
            let languages = correction.languages;
            let correction = Correction {
                says: correction.says.0,
                right: correction.right.0,
                because: correction.because.into(),
            };
            if !entry.correct(&languages, &correction) {
                let message = format!("no page says \"{}\" in that language (any more)", correction.says);
                return Err(locator.error(&row.id, "says", 1, &message));
            }
        }
        Ok(())
    }

    /// Gives every entry that has no row an id made of its error, so that a new entry works before it is curated.
    fn name_the_rest(&mut self) {
        for index in 0..self.entries.len() {
            if self.entries[index].id.is_empty() {
                let slug = slug(
                    &self.entries[index]
                        .questions()
                        .next()
                        .map(Question::label)
                        .unwrap_or_default(),
                );
                let taken = |id: &str| self.entries.iter().any(|entry| entry.id == id);
                let numbered = (2..).map(|number| format!("{slug}-{number}"));
                let id = std::iter::once(slug.clone())
                    .chain(numbered)
                    .find(|id| !taken(id));
                self.entries[index].id = id.unwrap_or(slug);
            }
        }
    }
}

impl Entry {
    /// The entry on each page that has it, in the order of the sources.
    pub fn articles(&self) -> &[Article] {
        &self.articles
    }

    /// What to show in a language: of one source, or of all, where the first source that has the language is
    /// taken. `None` when the entry is not on the page of that source.
    pub fn view(&self, source: Option<SourceId>, lang: Lang) -> Option<View<'_>> {
        let mut articles = self
            .articles
            .iter()
            .filter(|article| source.is_none_or(|id| article.source == id));
        let first = articles.clone().next()?;
        let article = articles
            .find(|article| article.wordings.only(lang).is_some())
            .unwrap_or(first);
        let (lang, wording) = article.wordings.get(lang);
        Some(View {
            article,
            lang,
            wording,
        })
    }

    /// The text on every page and in every language.
    pub fn wordings(&self) -> impl Iterator<Item = (Lang, &Wording)> {
        self.articles.iter().flat_map(|article| article.wordings.iter())
    }

    /// The questions on every page and in every language.
    pub fn questions(&self) -> impl Iterator<Item = &Question> {
        self.wordings().flat_map(|(_, wording)| &wording.questions)
    }

    /// The languages in which some page has the entry.
    pub fn languages(&self) -> Vec<Lang> {
        let has = |lang: &Lang| {
            self.articles
                .iter()
                .any(|article| article.wordings.only(*lang).is_some())
        };
        Lang::ALL.into_iter().filter(has).collect()
    }

    fn names_error(&self, text: &str) -> bool {
        let wanted = comparable(text);
        self.questions()
            .flat_map(|question| &question.errors)
            .any(|error| comparable(error.text()) == wanted)
    }

    /// Adds a correction to each wording that has the slip; false when there is none.
    fn correct(&mut self, languages: &[Lang], correction: &Correction) -> bool {
        let mut found = false;
        for article in &mut self.articles {
            for (lang, wording) in article.wordings.iter_mut() {
                if languages.contains(&lang) {
                    found |= wording.correct(correction);
                }
            }
        }
        found
    }
}

impl Wording {
    /// The questions in one line.
    pub fn label(&self) -> String {
        let labels: Vec<String> = self.questions.iter().map(Question::label).collect();
        labels.join("、")
    }

    fn correct(&mut self, correction: &Correction) -> bool {
        let in_question = self
            .questions
            .iter()
            .any(|question| correction.concerns(&question.text()));
        let in_answer = self
            .answer
            .iter()
            .any(|block| correction.concerns(&block_text(block)));
        if !in_question && !in_answer {
            return false;
        }
        for snippet in &mut self.snippets {
            if correction.concerns(&snippet.text) {
                snippet.corrected = Some(correction.apply(snippet.command()));
            }
        }
        self.corrections.push(correction.clone());
        true
    }
}

impl Correction {
    /// Whether a text has this slip.
    pub fn concerns(&self, text: &str) -> bool {
        text.contains(&self.says)
    }

    /// The text with the slip put right.
    pub fn apply(&self, text: &str) -> String {
        text.replace(&self.says, &self.right)
    }
}

/// The plain text of a block and what is in it, a line feed after each part.
pub fn block_text(block: &Block) -> String {
    match &block.kind {
        BlockKind::Heading(inlines) | BlockKind::Paragraph(inlines) => markdown::plain(inlines),
        BlockKind::Code { text, .. } => text.clone(),
        BlockKind::List { items, .. } => lines(items.iter().flatten().map(block_text)),
        BlockKind::Quote(blocks) | BlockKind::Container { blocks, .. } => {
            lines(blocks.iter().map(block_text))
        }
        BlockKind::Table(rows) => lines(rows.iter().flatten().map(|cell| markdown::plain(cell))),
        BlockKind::Rule => String::new(),
    }
}

fn lines(parts: impl Iterator<Item = String>) -> String {
    parts.map(|part| part + "\n").collect()
}

/// Turns the raw entries of one page into articles and joins them with those of the pages before it.
struct Joiner<'a> {
    source: SourceId,
    address: &'a Localized<String>,
    links: &'a LinkRules,
    wrappers: &'a [String],
}

impl Joiner<'_> {
    fn join(&self, raw_entries: Vec<RawEntry>, entries: &mut Vec<Entry>) {
        // Where an entry goes that no earlier page has: after the one that precedes it on this page.
        let mut next = 0;
        for (index, raw) in raw_entries.into_iter().enumerate() {
            let wordings = raw.map(|lang, wording| self.wording(lang, wording));
            let article = Article {
                source: self.source,
                number: index + 1,
                wordings,
            };
            let twin = entries.iter().position(|entry| article.is_another_of(entry));
            next = match twin {
                Some(position) => {
                    entries[position].articles.push(article);
                    position + 1
                }
                None => {
                    let position = next.min(entries.len());
                    entries.insert(
                        position,
                        Entry {
                            id: String::new(),
                            keywords: Keywords::default(),
                            signatures: Vec::new(),
                            articles: vec![article],
                        },
                    );
                    position + 1
                }
            };
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

impl Article {
    /// Whether this is the same entry as one that other pages have: it asks about the same error.
    fn is_another_of(&self, entry: &Entry) -> bool {
        let errors = self.wordings.iter().flat_map(|(_, wording)| &wording.questions);
        let first = errors.flat_map(|question| &question.errors).next();
        first.is_some_and(|error| entry.names_error(error.text()))
            && entry.articles.iter().all(|article| article.source != self.source)
    }
}

/// An error's text for comparing: white space and case say nothing.
fn comparable(text: &str) -> String {
    text.split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .to_lowercase()
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
