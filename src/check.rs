//! Judges documentation pages and `catalogue.yaml` as those who maintain them would: all that is wrong, each with its
//! place. The rules are a table, [`RULES`](crate::catalogue::rule::RULES); printing is `commands`' affair.

mod agreement;
mod anchor;

use std::collections::HashMap;

use crate::catalogue::page::{self, RawEntry, RawQuestion, RawWording};
use crate::catalogue::question::comparable;
use crate::catalogue::rule::{Finding, Report, Rule};
use crate::catalogue::{Catalogue, PageFile, Question, Survey};
use crate::lang::{Lang, Localized};
use crate::markdown::{Block, BlockKind, Place};

/// What is found in the files of a catalogue.
pub fn survey(survey: Survey) -> Vec<Report> {
    let mut reports = survey.findings;
    if let Some(catalogue) = &survey.catalogue {
        reports.extend(pages(&survey.pages, catalogue));
    }
    reports
}

/// What is found in pages, in their order. Links are followed among these pages only; `known` says which slips are
/// known.
pub fn pages(files: &[PageFile<'_>], known: &Catalogue) -> Vec<Report> {
    let mut reports = Vec::new();
    let sites = anchor::Site::new(files);
    for file in files {
        let mut findings = judge(file, known);
        findings.extend(sites.judge_links(file));
        findings.sort_by_key(|finding| (finding.place, finding.rule));
        reports.extend(findings.into_iter().map(|finding| finding.within(&file.name)));
    }
    reports
}

/// What is found in one page beside its links.
fn judge(file: &PageFile<'_>, known: &Catalogue) -> Vec<Finding> {
    let (page, mut findings) = page::survey(&file.text, file.language);
    findings.extend(page.front_matter.title().err());
    let languages: Vec<Lang> = Lang::ALL
        .into_iter()
        .filter(|lang| page.entries.iter().any(|entry| entry.only(*lang).is_some()))
        .collect();
    let judge = Judge {
        lines: file.text.lines().collect(),
        known,
    };
    let mut asked = HashMap::new();
    for entry in &page.entries {
        if let Localized::One(lang, wording) = entry
            && languages.len() > 1
        {
            let message = format!("the entry is not there in {}", lang.other().english_name());
            findings.push(Finding::new(
                Rule::LanguagesComplete,
                start(wording).place,
                message,
            ));
        }
        judge.questions(entry, &mut asked, &mut findings);
        judge.slips(entry, &mut findings);
        if let Localized::Both { en, zh } = entry {
            findings.extend(judge.agreement(en, zh));
        }
    }
    findings
}

/// What is needed to judge the entries of one page.
struct Judge<'a> {
    lines: Vec<&'a str>,
    known: &'a Catalogue,
}

impl Judge<'_> {
    fn question(&self, raw: &RawQuestion) -> Question {
        self.known.question(raw.inlines.clone())
    }

    /// The errors of a text, ready for comparing.
    fn errors(&self, wording: &RawWording) -> Vec<String> {
        let questions = wording.questions.iter().map(|raw| self.question(raw));
        let errors = questions.flat_map(|question| question.errors);
        errors.map(|error| comparable(error.text())).collect()
    }

    /// Errors that an entry before this one asks about in the same language. `asked` says where.
    fn questions(
        &self,
        entry: &RawEntry,
        asked: &mut HashMap<(Lang, String), usize>,
        findings: &mut Vec<Finding>,
    ) {
        for (lang, wording) in entry.iter() {
            for raw in &wording.questions {
                for error in self.question(raw).errors {
                    let line = raw.place.line;
                    let first = *asked.entry((lang, comparable(error.text()))).or_insert(line);
                    if first != line {
                        let message = format!("\"{}\" is asked about in line {first} already", error.text());
                        findings.push(Finding::new(Rule::QuestionOnce, raw.place, message));
                    }
                }
            }
        }
    }

    /// The slips of an entry that the catalogue has corrections for.
    fn slips(&self, entry: &RawEntry, findings: &mut Vec<Finding>) {
        for (lang, wording) in entry.iter() {
            let errors = self.errors(wording);
            let is_same = |question: &Question| {
                let mut own = question.errors.iter().map(|error| comparable(error.text()));
                own.any(|error| errors.contains(&error))
            };
            let Some(entry) = self
                .known
                .entries
                .iter()
                .find(|entry| entry.questions().any(is_same))
            else {
                continue;
            };
            let mut says: Vec<&str> = Vec::new();
            let wordings = entry.wordings().filter(|(known, _)| *known == lang);
            for correction in wordings.flat_map(|(_, wording)| &wording.corrections) {
                let place = self.find(wording, |line| Some(correction.slips(line).first()?.start));
                if let Some(place) = place.filter(|_| !says.contains(&correction.says.as_str())) {
                    says.push(&correction.says);
                    let (_, because) = correction.because.get(Lang::En);
                    let message = format!(
                        "\"{}\" should be \"{}\": {because}",
                        correction.says, correction.right
                    );
                    findings.push(Finding::new(Rule::NoKnownSlip, place, message));
                }
            }
        }
    }

    /// Where in the lines of an entry a function finds something.
    fn find(&self, wording: &RawWording, find: impl Fn(&str) -> Option<usize>) -> Option<Place> {
        let first = start(wording).place.line;
        let last = wording.answer.last().map_or(first, last_line);
        let lines = self.lines.iter().enumerate().take(last).skip(first - 1);
        lines
            .filter_map(|(index, line)| Some((index, find(line)?)))
            .map(|(index, column)| Place {
                line: index + 1,
                column: column + 1,
            })
            .next()
    }
}

/// The first question of a text.
fn start(wording: &RawWording) -> &RawQuestion {
    &wording.questions[0]
}

/// The last line of a block, as far as that is known: of one that holds blocks, the line after the last of them.
fn last_line(block: &Block) -> usize {
    let line = block.place.line;
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
