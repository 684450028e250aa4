//! The catalogue: the entries of all pages, joined with what `catalogue.yaml` knows about them. All that the rest
//! of the program asks about content, it asks here. Searching and showing are elsewhere.

mod assembly;
mod clues;
mod correction;
pub mod curation;
mod draft;
mod files;
mod front_matter;
pub mod link;
pub mod lookup;
pub mod page;
pub mod question;
pub mod rule;
pub mod template;

use crate::lang::{Lang, Localized};
use crate::markdown::{self, Block, BlockKind, Inline};
use crate::snippet::Snippet;
use crate::text;
use clues::Clues;
pub use clues::Signature;
pub use correction::Correction;
use curation::{CurationFile, Keywords};
pub use files::{PageFile, Survey, read_file};
use front_matter::FrontMatter;
pub use question::Question;

/// All entries of all sources.
#[derive(Debug)]
pub struct Catalogue {
    /// The pages, in the order of `catalogue.yaml`.
    pub sources: Vec<Source>,
    /// The entries, in the order of the first page, each entry that is only on a later page after the one that
    /// precedes it there.
    pub entries: Vec<Entry>,
    /// The file that was joined with the pages, for errors about its rows.
    pub curation: CurationFile,
    /// Openings that errors of any kind may have.
    wrappers: Vec<String>,
}

/// A page.
#[derive(Debug)]
pub struct Source {
    /// The word for it in `--source` and in JSON.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The page's address on the web.
    pub address: Localized<String>,
    front_matter: FrontMatter,
}

/// Which of the catalogue's sources; an index into [`Catalogue::sources`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SourceId(pub usize);

/// One question with its answer, as all pages that have it word it.
#[derive(Debug)]
pub struct Entry {
    /// The stable id.
    pub id: String,
    /// The ids of entries that are worth seeing, too: each is there.
    pub see_also: Vec<String>,
    /// By what it is found beyond its pages.
    clues: Clues,
    /// The entry on each page, at least one.
    articles: Vec<Article>,
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
    /// Reads a question as those of the pages are read.
    pub fn question(&self, inlines: Vec<Inline>) -> Question {
        Question::new(inlines, &self.wrappers)
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
}

impl Source {
    /// The page's title, if it has one.
    pub fn title(&self) -> Option<Localized<String>> {
        // A page with front matter that cannot be read makes no catalogue.
        self.front_matter.title().ok().flatten()
    }
}

impl Entry {
    /// Words that people search for and the pages do not have.
    pub fn keywords(&self) -> &Keywords {
        &self.clues.known().keywords
    }

    /// Texts that show the error in a log, beyond those on the pages.
    pub fn signatures(&self) -> &[Signature] {
        &self.clues.known().signatures
    }

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

    /// The addresses that its questions and answers lead to, on every page and in every language.
    pub fn links(&self) -> Vec<&str> {
        let mut links = Vec::new();
        for (_, wording) in self.wordings() {
            wording.visit_inlines(&mut |inline| {
                if let Inline::Link { url, .. } = inline {
                    links.push(url.as_str());
                }
            });
        }
        links
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
}

impl Wording {
    /// Calls a function on every inline of the questions and the answer, in their order.
    pub fn visit_inlines<'a>(&'a self, call: &mut impl FnMut(&'a Inline)) {
        for question in &self.questions {
            markdown::visit(&question.inlines, call);
        }
        markdown::visit_inlines(&self.answer, call);
    }

    /// The questions in one line.
    pub fn label(&self) -> String {
        let labels: Vec<String> = self.questions.iter().map(Question::label).collect();
        text::one_line(&labels.join("、"))
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
