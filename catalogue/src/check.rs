//! Judges documentation pages and catalogue data as those who maintain them would: all that is wrong, each with its
//! place. The rules are a table, [`RULES`](crate::rule::RULES).

mod agreement;
mod anchor;
mod links;
mod path;

use std::collections::HashMap;

use crate::folder::PageFile;
use crate::join::Survey;
use crate::lang::Lang;
use crate::markdown::{Block, BlockKind, Position};
use crate::model::{Catalogue, Question};
use crate::question::comparable;
use crate::rule::{Finding, Report, Rule};
use crate::source::{self, RawEntry, RawQuestion, RawText};

pub use links::Site;

/// Returns what is wrong with the files of a catalogue.
pub fn survey(survey: &Survey) -> Vec<Report> {
    let mut reports = survey.reports.clone();
    // What keeps a page from being read is found by looking at it, too.
    let site = Site::new(&survey.pages, None);
    let pages: Vec<Report> = pages(&survey.pages, &site, &survey.catalogue);
    reports.retain(|report| !pages.contains(report));
    reports.extend(pages);
    reports
}

/// Returns what is wrong with pages, in their order. Their links are followed within `site`, which they are part of;
/// `known` says which slips are known.
pub fn pages<'a>(
    files: impl IntoIterator<Item = &'a PageFile>,
    site: &Site,
    known: &Catalogue,
) -> Vec<Report> {
    let mut reports = Vec::new();
    let mut by_error = HashMap::new();
    for (index, entry) in known.entries.iter().enumerate() {
        for error in &entry.clues.errors {
            by_error.entry(comparable(error)).or_insert(index);
        }
    }
    for file in files {
        let mut findings = judge(file, known, &by_error);
        findings.extend(site.judge_links(file));
        findings.sort_by_key(|finding| (finding.position, finding.rule));
        reports.extend(findings.into_iter().map(|finding| finding.within(&file.name)));
    }
    reports
}

/// Returns what is wrong with one page beside its links.
fn judge(file: &PageFile, known: &Catalogue, by_error: &HashMap<String, usize>) -> Vec<Finding> {
    let (entries, mut findings) = source::read(&file.text, file.notation);
    let judge = Judge { lines: file.text.lines().collect(), has_ids: file.notation.has_ids, known, by_error };
    let has = |lang: &Lang| entries.iter().any(|entry| entry.texts[*lang].is_some());
    let languages: Vec<Lang> = Lang::ALL.into_iter().filter(has).collect();
    let mut asked = HashMap::new();
    for entry in &entries {
        let texts: Vec<&RawText> = entry.texts.iter().filter_map(|(_, text)| text.as_ref()).collect();
        for lang in languages.iter().filter(|lang| entry.texts[**lang].is_none()) {
            let message = format!("the entry is not there in {}", lang.english_name());
            let position = texts.first().map(|text| start(text).position);
            findings
                .extend(position.map(|position| Finding::new(Rule::LanguagesComplete, position, message)));
        }
        judge.questions(entry, &mut asked, &mut findings);
        judge.slips(entry, &mut findings);
        if let [en, zh] = texts[..] {
            findings.extend(judge.agreement(en, zh));
        }
    }
    findings
}

/// What is needed to judge the entries of one page.
struct Judge<'a> {
    lines: Vec<&'a str>,
    has_ids: bool,
    known: &'a Catalogue,
    /// The first of the known entries with an error.
    by_error: &'a HashMap<String, usize>,
}

impl Judge<'_> {
    /// Returns the errors of a text, ready for comparing.
    fn errors(&self, text: &RawText) -> Vec<String> {
        let errors = text.questions.iter().flat_map(|raw| self.errors_of(raw));
        errors.map(|error| comparable(&error)).collect()
    }

    fn errors_of(&self, raw: &RawQuestion) -> Vec<String> {
        let read = if self.has_ids { Question::own } else { Question::new };
        read(raw.inlines.clone()).errors
    }

    /// Finds errors that an entry before this one asks about in the same language. `asked` says where.
    fn questions(
        &self,
        entry: &RawEntry,
        asked: &mut HashMap<(Lang, String), usize>,
        findings: &mut Vec<Finding>,
    ) {
        for (lang, text) in entry.texts.iter() {
            for raw in text.iter().flat_map(|text| &text.questions) {
                for error in self.errors_of(raw) {
                    let line = raw.position.line;
                    let first = *asked.entry((lang, comparable(&error))).or_insert(line);
                    if first != line {
                        let message = format!("\"{error}\" is asked about in line {first} already");
                        findings.push(Finding::new(Rule::QuestionOnce, raw.position, message));
                    }
                }
            }
        }
    }

    /// Finds the slips of an entry that the catalogue has corrections for.
    fn slips(&self, entry: &RawEntry, findings: &mut Vec<Finding>) {
        for (lang, text) in entry.texts.iter() {
            let Some(text) = text else { continue };
            let errors = self.errors(text);
            let index = errors.iter().filter_map(|error| self.by_error.get(error)).min();
            let Some(entry) = index.map(|index| &self.known.entries[*index]) else {
                continue;
            };
            let mut says: Vec<&str> = Vec::new();
            let articles = entry.answer.articles.iter().filter(|article| article.lang == lang);
            for correction in articles.flat_map(|article| &article.corrections) {
                let position = self.find(text, |line| Some(correction.slips(line).first()?.start));
                if let Some(position) = position.filter(|_| !says.contains(&correction.says.as_str())) {
                    says.push(&correction.says);
                    let because = &correction.because[Lang::En];
                    let message =
                        format!("\"{}\" should be \"{}\": {because}", correction.says, correction.right);
                    findings.push(Finding::new(Rule::NoKnownSlip, position, message));
                }
            }
        }
    }

    /// Returns where in the lines of an entry a function finds something.
    fn find(&self, text: &RawText, find: impl Fn(&str) -> Option<usize>) -> Option<Position> {
        let first = start(text).position.line;
        let last = text.answer.last().map_or(first, last_line);
        let lines = self.lines.get(first - 1..last.min(self.lines.len()))?;
        lines
            .iter()
            .enumerate()
            .find_map(|(index, line)| Some(Position { line: first + index, column: find(line)? + 1 }))
    }
}

/// Returns the first question of a text.
fn start(text: &RawText) -> &RawQuestion {
    &text.questions[0]
}

/// Returns the last line of a block, as far as that is known: of one that holds blocks, the line after the last of them.
fn last_line(block: &Block) -> usize {
    let line = block.position.line;
    match &block.kind {
        BlockKind::Code { text, .. } => line + text.lines().count() + 1,
        BlockKind::List { items, .. } => items.iter().flatten().map(last_line).max().unwrap_or(line),
        BlockKind::Quote(blocks) | BlockKind::Container { blocks, .. } => {
            blocks.iter().map(last_line).max().unwrap_or(line)
        }
        BlockKind::Table(rows) => line + rows.len(),
        BlockKind::Heading(inlines) | BlockKind::Paragraph(inlines) => {
            line + crate::markdown::plain(inlines).lines().count()
        }
        BlockKind::Rule => line,
    }
}
