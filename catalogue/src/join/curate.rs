//! Gives the entries what their rows in the data files say of them.

use super::drafts::{Draft, Drafts};
use crate::curation::{CorrectionRow, NoteRow, PlaceholderRow, Row};
use crate::lang::{Lang, Localized};
use crate::markdown;
use crate::model::{Article, Correction, Note};
use crate::question::comparable;
use crate::rule::{Report, Rule};
use crate::snippet::{Placeholder, Snippet};

impl Drafts {
    /// Gives the entry that a row means what the row knows, and reports what does not fit.
    pub(super) fn curate(&mut self, row: Row, reports: &mut Vec<Report>) {
        let index = match self.meant(&row) {
            Ok(index) => index,
            Err(report) => return reports.push(report),
        };
        self.by_id.entry(row.data.id.0.clone()).or_insert(index);
        let draft = &mut self.all[index];
        draft.id = Some(row.data.id.0.clone());
        draft.correct(&row, reports);
        draft.declare(&row, reports);
        draft.warn(&row, reports);
        draft.notes = row.data.notes.iter().map(note).collect();
        draft.row = Some(row);
    }

    /// Returns the entry that a row means, or why it means none.
    fn meant(&self, row: &Row) -> Result<usize, Report> {
        let with_id = self.with_id(&row.data.id);
        if with_id.is_some_and(|index| self.all[index].row.is_some()) {
            let message = format!("\"{}\" is used twice", &*row.data.id);
            return Err(row.report(Rule::IdOnce, "id", 0, &message));
        }
        let misfit = |field, message: &str| Err(row.report(Rule::RowFits, field, 0, message));
        let Some(error) = &row.data.error else {
            return with_id.map_or_else(|| misfit("id", "no heading on the page has this id"), Ok);
        };
        match self.by_error.get(&comparable(error)).map_or(&[][..], Vec::as_slice) {
            [] => misfit("error", "no entry on the pages has this error"),
            [index] if self.all[*index].row.is_none() => Ok(*index),
            [index] => {
                let id = self.all[*index].id.as_deref().unwrap_or_default();
                misfit("error", &format!("the entry has the id \"{id}\" already"))
            }
            _ => misfit("error", "two entries on the pages have this error: name one that only one has"),
        }
    }
}

fn note(row: &NoteRow) -> Note {
    Note {
        text: Localized::each(&row.en, &row.zh).map(|text| markdown::parse(text).blocks),
        citations: row.citations.iter().map(Into::into).collect(),
    }
}

fn no_command(part: &str) -> String {
    format!("no command of the entry has \"{part}\" (any more)")
}

impl Draft {
    /// Adds the corrections of a row to each article that has the slip.
    fn correct(&mut self, row: &Row, reports: &mut Vec<Report>) {
        for (nth, CorrectionRow { languages, says, right, because }) in
            row.data.corrections.iter().enumerate()
        {
            let correction = Correction {
                says: says.0.clone(),
                right: right.0.clone(),
                because: because.clone().map(|because| because.0),
            };
            if !self.add_correction(languages, &correction) {
                let message = format!("no page says \"{}\" in that language (any more)", &**says);
                reports.push(row.report(Rule::CorrectionFits, "says", nth, &message));
            }
        }
    }

    fn add_correction(&mut self, languages: &[Lang], correction: &Correction) -> bool {
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

    /// Tells the commands what they leave to be put in.
    fn declare(&mut self, row: &Row, reports: &mut Vec<Report>) {
        let placeholders: Vec<Placeholder> = row.data.placeholders.iter().map(placeholder).collect();
        self.snippets().for_each(|snippet| snippet.declare(&placeholders));
        for (nth, placeholder) in placeholders.iter().enumerate() {
            if !self.snippets().any(|snippet| snippet.placeholders().contains(placeholder)) {
                reports.push(row.report(Rule::CommandFits, "hole", nth, &no_command(&placeholder.text)));
            }
        }
    }

    /// Adds the warnings of a row to each command that they are about.
    fn warn(&mut self, row: &Row, reports: &mut Vec<Report>) {
        for (nth, warning) in row.data.warnings.iter().enumerate() {
            let mut found = false;
            for snippet in self.snippets().filter(|snippet| snippet.command().contains(&*warning.command)) {
                snippet.warnings.push(warning.warning.clone().map(|warning| warning.0));
                found = true;
            }
            if !found {
                reports.push(row.report(Rule::CommandFits, "command", nth, &no_command(&warning.command)));
            }
        }
    }
}

fn placeholder(row: &PlaceholderRow) -> Placeholder {
    Placeholder {
        name: row.name.0.clone(),
        text: row.hole.0.clone(),
        meaning: Some(row.meaning.clone().map(|meaning| meaning.0)),
        default: row.default.clone().map(|line| line.0),
        example: row.example.clone().map(|line| line.0),
    }
}

fn has_slip(article: &Article, correction: &Correction) -> bool {
    let mut questions = article.questions.iter();
    questions.any(|question| correction.concerns(&question.text()))
        || article.blocks.iter().any(|block| correction.concerns(&markdown::block_text(block)))
}
