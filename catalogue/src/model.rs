//! The catalogue: entries, and where they stand. Pure data; how it is read from files is `source`, `curation` and
//! `join`, how it is built into the program is `pack`.

use serde::{Deserialize, Serialize};

use crate::lang::{Lang, Localized};
use crate::markdown::{self, Block, Inline};
use crate::pack::Lazy;
use crate::signature::Rules;
use crate::snippet::Snippet;
use crate::version::Version;

/// All entries of all sources.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Catalogue {
    /// Where entries stand, in the order in which they are shown.
    pub sources: Vec<Source>,
    /// What entries are about, in the order in which they are listed.
    pub groups: Vec<Group>,
    /// The entries, by group.
    pub entries: Vec<Entry>,
    /// The word lists of the search.
    pub words: Words,
}

/// A documentation site, or our supplement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// The word for it in `--source` and in JSON.
    pub id: String,
    /// Its name.
    pub name: Localized<String>,
    /// The address of its page on the web, by language; none for the supplement.
    pub address: Option<Localized<String>>,
}

/// An index into [`Catalogue::sources`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct SourceId(pub usize);

/// A subject that entries have in common.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Group {
    /// The word for it in data and in JSON.
    pub id: String,
    /// Its name.
    pub name: Localized<String>,
}

/// An index into [`Catalogue::groups`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct GroupId(pub usize);

/// A fault that people meet, and what to do about it.
///
/// What a list shows is read at once; the rest is read from the built-in catalogue when it is asked for.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Entry {
    /// The stable id.
    pub id: String,
    /// What it is about.
    pub group: GroupId,
    /// The error, or the fault in a few words.
    pub title: Localized<String>,
    /// Whether nothing need be done about it.
    pub harmless: bool,
    /// The sources that have it, in order, each once.
    pub sources: Vec<SourceId>,
    /// What is shown of it.
    pub answer: Lazy<Answer>,
    /// By what it is found.
    pub clues: Lazy<Clues>,
}

/// What is shown of an entry.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// The texts of its pages, in the order of the sources: at least one, at most one for a source and language.
    pub articles: Vec<Article>,
    /// What we say beside them.
    pub notes: Vec<Note>,
    /// How sure the remedy of our own article is; none without one.
    pub sure: Option<Sure>,
    /// The first version in which the whole fault is gone, where there is one.
    pub fixed_in: Option<Version>,
    /// Where the knowledge in our own article comes from.
    pub citations: Vec<Citation>,
    /// Other entries that a reader may need instead: indices into [`Catalogue::entries`].
    pub see_also: Vec<usize>,
}

/// By what an entry is found.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clues {
    /// The errors of its questions, as programs print them, each once.
    pub errors: Vec<String>,
    /// What people search for that its pages do not say.
    pub keywords: Localized<Vec<String>>,
    /// What shows it in program output.
    pub rules: Rules,
}

/// An entry as a page has it in one language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Article {
    /// Where it stands.
    pub source: SourceId,
    /// Its language.
    pub lang: Lang,
    /// The questions that share the answer, at least one.
    pub questions: Vec<Question>,
    /// The answer, with full web addresses in its links.
    pub blocks: Vec<Block>,
    /// The commands in the answer.
    pub snippets: Vec<Snippet>,
    /// The slips in the question and the answer.
    pub corrections: Vec<Correction>,
}

/// A question as its page has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// The question.
    pub inlines: Vec<Inline>,
    /// The errors in it, as programs print them; none in a question that is put in words.
    pub errors: Vec<String>,
}

/// A known slip of a page: shown beside the text, never silently changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Correction {
    /// What the page says.
    pub says: String,
    /// What is right.
    pub right: String,
    /// How that is known.
    pub because: Localized<String>,
}

/// A text of our own beside a page's answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// The text.
    pub text: Localized<Vec<Block>>,
    /// Where the knowledge in it comes from.
    pub citations: Vec<Citation>,
}

/// How a remedy is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Sure {
    /// Read in the source, or tried.
    Source,
    /// Solved in a thread.
    Thread,
    /// From the provider's documentation, or a widely repeated table.
    Provider,
    /// The cause is known, a remedy is not.
    Open,
}

/// Where a piece of knowledge comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Citation {
    /// A file of OpenList's source.
    File {
        /// The path from the repository's root, with the line.
        path: String,
        /// The version in which it was read.
        version: String,
    },
    /// A run of OpenList of this version.
    Tried(String),
    /// A web page.
    Link(String),
}

/// The word lists of the search.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    /// Words that say nothing in a query, by language.
    pub ignore: Localized<Vec<String>>,
    /// Words that mean the same, each row a set.
    pub same: Vec<Vec<String>>,
}

impl Catalogue {
    /// Returns the entry with this id.
    pub fn entry(&self, id: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.id == id)
    }

    /// Returns the source with this id, in any case.
    pub fn source(&self, id: &str) -> Option<SourceId> {
        let mut ids = self.sources.iter().map(|source| &source.id);
        ids.position(|known| known.eq_ignore_ascii_case(id)).map(SourceId)
    }
}

impl Entry {
    /// Returns whether a source has it; any source has, where none is given.
    pub fn is_on(&self, source: Option<SourceId>) -> bool {
        source.is_none_or(|source| self.sources.contains(&source))
    }

    /// Returns its text of one source, or of the first one that has the language; in the other language where there is no
    /// better one. `None` when the source does not have it.
    pub fn article(&self, source: Option<SourceId>, lang: Lang) -> Option<&Article> {
        let on_source = |article: &&Article| source.is_none_or(|source| article.source == source);
        let mut articles = self.answer.articles.iter().filter(on_source);
        let first = articles.clone().next()?;
        Some(articles.find(|article| article.lang == lang).unwrap_or(first))
    }

    /// Returns the languages in which some source has it.
    pub fn languages(&self) -> Vec<Lang> {
        let has = |lang: &Lang| self.answer.articles.iter().any(|article| article.lang == *lang);
        Lang::ALL.into_iter().filter(has).collect()
    }
}

impl Article {
    /// Calls a function on every inline of the questions and the answer, in their order.
    pub fn visit_inlines<'a>(&'a self, call: &mut impl FnMut(&'a Inline)) {
        for question in &self.questions {
            markdown::visit(&question.inlines, call);
        }
        markdown::visit_inlines(&self.blocks, call);
    }

    /// Returns the web addresses that its questions and its answer lead to, in order.
    pub fn links(&self) -> Vec<&str> {
        let mut links = Vec::new();
        self.visit_inlines(&mut |inline| {
            if let Inline::Link { url, .. } = inline {
                links.push(url.as_str());
            }
        });
        links
    }
}
