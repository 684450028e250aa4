//! An entry while it is put together: articles join it page by page, then what the curation knows is added.

use super::clues::Clues;
use super::curation::Keywords;
use super::{Article, Correction, SourceId, Wording, block_text};
use crate::lang::{Lang, Localized};
use crate::snippet::{Placeholder, Snippet};

/// An entry that may still lack its id.
pub(super) struct Draft {
    pub(super) id: Option<String>,
    pub(super) clues: Clues,
    pub(super) see_also: Vec<String>,
    pub(super) articles: Vec<Article>,
    /// The errors that the entry is about, ready for comparing.
    pub(super) errors: Vec<String>,
}

impl Draft {
    /// An entry of one article, with the errors of that, ready for comparing.
    pub(super) fn new(article: Article, errors: Vec<String>) -> Draft {
        let mut draft = Draft {
            id: None,
            clues: Clues::new(Keywords::default(), Vec::new()),
            see_also: Vec::new(),
            articles: Vec::new(),
            errors: Vec::new(),
        };
        draft.add(article, errors);
        draft
    }

    /// Adds an article, with its errors, ready for comparing.
    pub(super) fn add(&mut self, article: Article, errors: Vec<String>) {
        for error in errors {
            if !self.errors.contains(&error) {
                self.errors.push(error);
            }
        }
        self.articles.push(article);
    }

    /// Whether a further page's article about this error belongs here.
    pub(super) fn takes(&self, source: SourceId, error: &str) -> bool {
        self.errors.iter().any(|other| other == error)
            && self.articles.iter().all(|article| article.source != source)
    }

    /// Adds a correction to each wording that has the slip; false when there is none.
    pub(super) fn correct(&mut self, languages: &[Lang], correction: &Correction) -> bool {
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

    /// Tells the commands what they leave to be put in; gives the indices of the placeholders that none of them has.
    pub(super) fn declare(&mut self, placeholders: &[Placeholder]) -> Vec<usize> {
        for snippet in self.snippets() {
            snippet.declare(placeholders);
        }
        let mut missing: Vec<usize> = (0..placeholders.len()).collect();
        missing.retain(|index| {
            self.snippets()
                .all(|snippet| !snippet.placeholders().contains(&placeholders[*index]))
        });
        missing
    }

    /// Adds a warning to each command that it is about; false when there is none.
    pub(super) fn warn(&mut self, part: &str, warning: &Localized<String>) -> bool {
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
pub(super) fn errors(article: &Article) -> impl Iterator<Item = &str> {
    let questions = article
        .wordings
        .iter()
        .flat_map(|(_, wording)| &wording.questions);
    questions
        .flat_map(|question| &question.errors)
        .map(|error| error.text())
}
