//! Gives the entries what their rows in the data files say of them.

use std::collections::{HashMap, HashSet};

use super::drafts::{Draft, Drafts};
use crate::curation::{CorrectionRow, DataFile, EntryRow, NoteRow, PlaceholderRow, WarningRow};
use crate::lang::{Lang, Localized};
use crate::markdown;
use crate::model::{Article, Correction, Group, Note};
use crate::question::comparable;
use crate::rule::{Finding, Report, Rule};
use crate::snippet::{Placeholder, Snippet};

/// Reads the rows of all data files.
#[derive(Default)]
pub(super) struct Curator {
    /// The ids of the rows so far, and in which file: an index into [`Curator::files`].
    ids: HashMap<String, usize>,
    /// The data files so far.
    files: Vec<DataFile>,
    references: Vec<Reference>,
}

/// What a row says of something that may stand in a later file.
struct Reference {
    /// The row's file: an index into [`Curator::files`].
    file: usize,
    row: String,
    field: &'static str,
    id: String,
}

/// What is wrong with a row: the rule, the field and which of several of this name, and the reason.
type Misfit = (Rule, &'static str, usize, String);

/// The field with the group of an entry.
const GROUP: &str = "group";

impl Curator {
    /// Gives the entry that a row means what the row knows, and returns what does not fit. `group` is that of the file.
    pub(super) fn curate(
        &mut self,
        mut row: EntryRow,
        group: &str,
        file: &DataFile,
        drafts: &mut Drafts,
    ) -> Vec<Report> {
        let report = |id: &str, (rule, field, nth, message): Misfit| {
            let message = format!("{field}: {message}");
            Finding::in_line(rule, file.line(id, field, nth), message).within(&file.name)
        };
        let index = match self.meant(drafts, &row) {
            Ok(index) => index,
            Err(misfit) => return vec![report(&row.id, misfit)],
        };
        let draft = drafts.get(index);
        let mut misfits = draft.correct_all(std::mem::take(&mut row.corrections));
        misfits.extend(draft.declare_all(std::mem::take(&mut row.placeholders)));
        misfits.extend(draft.warn_all(std::mem::take(&mut row.warnings)));
        draft.notes = std::mem::take(&mut row.notes).into_iter().map(note).collect();
        self.refer(&row);
        let own = row.group.take().map(|group| group.0);
        draft.group = Some(own.unwrap_or_else(|| group.to_owned()));
        let reports = misfits.into_iter().map(|misfit| report(&row.id, misfit)).collect();
        self.ids.insert(row.id.0.clone(), self.files.len());
        drafts.name(index, &row.id);
        drafts.get(index).row = Some(row);
        reports
    }

    /// Ends the rows of a file.
    pub(super) fn end_file(&mut self, file: DataFile) {
        self.files.push(file);
    }

    /// Returns the entry that a row means, or why it means none.
    fn meant(&self, drafts: &mut Drafts, row: &EntryRow) -> Result<usize, Misfit> {
        if let Some(file) = self.ids.get(&*row.id) {
            // In the same file it is the second row of the id.
            let nth = usize::from(*file == self.files.len());
            return Err((Rule::IdOnce, "id", nth, format!("\"{}\" is used twice", &*row.id)));
        }
        let Some(error) = &row.error else {
            let message = || "no heading on the page has this id".to_owned();
            let meant = drafts.with_id(&row.id);
            return meant.ok_or_else(|| (Rule::RowFits, "id", 0, message()));
        };
        let message = match *drafts.with_error(&comparable(error)) {
            [] => "no entry on the pages has this error".to_owned(),
            [index] => {
                let draft = drafts.get(index);
                if draft.row.is_none() {
                    return Ok(index);
                }
                let id = draft.id.as_deref().unwrap_or_default();
                format!("the entry has the id \"{id}\" already")
            }
            [..] => "two entries on the pages have this error: name one that only one has".to_owned(),
        };
        Err((Rule::RowFits, "error", 0, message))
    }

    /// Keeps what a row refers to until all rows are read.
    fn refer(&mut self, row: &EntryRow) {
        let named = [("see_also", &row.see_also), ("beats", &row.beats), ("explains", &row.explains)];
        let named =
            named.into_iter().flat_map(|(field, ids)| ids.iter().map(move |id| (field, id.0.clone())));
        let references = named.chain(row.group.iter().map(|group| (GROUP, group.0.clone())));
        self.references.extend(references.map(|(field, id)| Reference {
            file: self.files.len(),
            row: row.id.0.clone(),
            field,
            id,
        }));
    }

    /// Finds references to what is not there.
    pub(super) fn references(&self, drafts: &[Draft], groups: &[Group]) -> Vec<Report> {
        let ids: HashSet<&str> = drafts.iter().filter_map(|draft| draft.id.as_deref()).collect();
        let groups: HashSet<&str> = groups.iter().map(|group| &*group.id).collect();
        let missing = self.references.iter().filter(|reference| match reference.field {
            GROUP => !groups.contains(&*reference.id),
            _ => !ids.contains(&*reference.id) || reference.id == reference.row,
        });
        let report = |Reference { file, row, field, id }: &Reference| {
            let file = &self.files[*file];
            let message = format!("{field}: \"{id}\" is not there");
            Finding::in_line(Rule::ReferenceFits, file.line(row, field, 0), message).within(&file.name)
        };
        missing.map(report).collect()
    }
}

fn note(row: NoteRow) -> Note {
    Note {
        text: Localized::each(&row.en, &row.zh).map(|text| markdown::parse(text).blocks),
        citations: row.citations.into_iter().map(Into::into).collect(),
    }
}

fn no_command(part: &str) -> String {
    format!("no command of the entry has \"{part}\" (any more)")
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

impl Draft {
    fn correct_all(&mut self, rows: Vec<CorrectionRow>) -> Vec<Misfit> {
        let mut misfits = Vec::new();
        for (nth, row) in rows.into_iter().enumerate() {
            let correction = Correction {
                says: row.says.0,
                right: row.right.0,
                because: row.because.map(|because| because.0),
            };
            if !self.correct(&row.languages, &correction) {
                let message = format!("no page says \"{}\" in that language (any more)", correction.says);
                misfits.push((Rule::CorrectionFits, "says", nth, message));
            }
        }
        misfits
    }

    fn declare_all(&mut self, rows: Vec<PlaceholderRow>) -> Vec<Misfit> {
        let placeholders: Vec<Placeholder> = rows.into_iter().map(placeholder).collect();
        let missing = self.declare(&placeholders).into_iter();
        let misfit = |nth: usize| (Rule::CommandFits, "hole", nth, no_command(&placeholders[nth].text));
        missing.map(misfit).collect()
    }

    fn warn_all(&mut self, rows: Vec<WarningRow>) -> Vec<Misfit> {
        let mut misfits = Vec::new();
        for (nth, row) in rows.into_iter().enumerate() {
            if !self.warn(&row.command, &row.warning.map(|warning| warning.0)) {
                misfits.push((Rule::CommandFits, "command", nth, no_command(&row.command)));
            }
        }
        misfits
    }

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
            self.snippets().all(|snippet| !snippet.placeholders().contains(&placeholders[*index]))
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
        || article.blocks.iter().any(|block| correction.concerns(&markdown::block_text(block)))
}
