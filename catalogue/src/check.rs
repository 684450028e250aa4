//! Judges documentation pages and catalogue data as those who maintain them would: all that is wrong, each with its
//! place. The rules are those of [`Rule`].

mod agreement;
mod anchor;
mod links;
mod path;

use std::collections::{HashMap, HashSet};

use crate::folder::PageFile;
use crate::join::Survey;
use crate::lang::Lang;
use crate::markdown::Position;
use crate::model::{Catalogue, Correction};
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
    let seen: HashSet<&Report> = pages.iter().collect();
    reports.retain(|report| !seen.contains(report));
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
    let mut by_error = HashMap::new();
    for (index, entry) in known.entries.iter().enumerate() {
        for error in &entry.clues.errors {
            by_error.entry(comparable(error)).or_insert(index);
        }
    }
    let mut reports = Vec::new();
    for file in files {
        let (entries, mut findings) = source::read(&file.text, file.notation);
        let texts = entries.iter().flat_map(|entry| entry.texts.iter().filter_map(|(_, text)| text.as_ref()));
        let questions = texts.flat_map(|text| &text.questions).map(|raw| raw.position.line);
        let mut questions: Vec<usize> = questions.collect();
        questions.sort_unstable();
        let judge = Judge { lines: file.text.lines().collect(), questions, known, by_error: &by_error };
        judge.entries(&entries, &mut findings);
        findings.extend(site.judge_links(file));
        findings.sort_by_key(|finding| (finding.position, finding.rule));
        reports.extend(findings.into_iter().map(|finding| finding.within(&file.name)));
    }
    reports
}

/// What is needed to judge the entries of one page.
struct Judge<'a> {
    lines: Vec<&'a str>,
    /// The lines of the page's questions, in order.
    questions: Vec<usize>,
    known: &'a Catalogue,
    /// The first of the known entries with an error.
    by_error: &'a HashMap<String, usize>,
}

impl Judge<'_> {
    fn entries(&self, entries: &[RawEntry], findings: &mut Vec<Finding>) {
        let has = |lang: &Lang| entries.iter().any(|entry| entry.texts[*lang].is_some());
        let languages: Vec<Lang> = Lang::ALL.into_iter().filter(has).collect();
        // In which line an error is asked about first.
        let mut asked = HashMap::new();
        for entry in entries {
            let texts: Vec<&RawText> = entry.texts.iter().filter_map(|(_, text)| text.as_ref()).collect();
            for lang in &languages {
                match &entry.texts[*lang] {
                    Some(text) => {
                        twice(*lang, text, &mut asked, findings);
                        self.slips(*lang, text, findings);
                    }
                    None => {
                        let message = format!("the entry has no text in {lang}");
                        findings.push(Finding::new(Rule::LanguagesComplete, start(texts[0]), message));
                    }
                }
            }
            if let [en, zh] = texts[..] {
                findings.extend(self.agreement(en, zh));
            }
        }
    }

    /// Finds the slips of a text that the catalogue has corrections for.
    fn slips(&self, lang: Lang, text: &RawText, findings: &mut Vec<Finding>) {
        let known = text.errors().filter_map(|error| self.by_error.get(&comparable(error))).min();
        let Some(known) = known.map(|index| &self.known.entries[*index]) else {
            return;
        };
        let mut said = HashSet::new();
        let articles = known.answer.articles.iter().filter(|article| article.lang == lang);
        for correction in articles.flat_map(|article| &article.corrections) {
            let Correction { says, right, because } = correction;
            let position = self.find(text, |line| Some(correction.slips(line).first()?.start));
            if let Some(position) = position.filter(|_| said.insert(says)) {
                let message = format!("\"{says}\" should be \"{right}\": {}", because[Lang::En]);
                findings.push(Finding::new(Rule::NoKnownSlip, position, message));
            }
        }
    }

    /// Returns where in the lines of an entry a function finds something.
    fn find(&self, text: &RawText, find: impl Fn(&str) -> Option<usize>) -> Option<Position> {
        let first = start(text).line;
        let last_question = text.questions.last()?.position.line;
        let next = self.questions.partition_point(|line| *line <= last_question);
        let end = self.questions.get(next).map_or(self.lines.len(), |line| line - 1);
        let lines = self.lines.get(first - 1..end)?;
        lines
            .iter()
            .enumerate()
            .find_map(|(index, line)| Some(Position { line: first + index, column: find(line)? + 1 }))
    }
}

/// Finds errors that an entry before this one asks about in the same language. `asked` says in which line.
fn twice(
    lang: Lang,
    text: &RawText,
    asked: &mut HashMap<(Lang, String), usize>,
    findings: &mut Vec<Finding>,
) {
    for RawQuestion { position, question } in &text.questions {
        for error in &question.errors {
            let first = *asked.entry((lang, comparable(error))).or_insert(position.line);
            if first != position.line {
                let message = format!("\"{error}\" is asked about in line {first} already");
                findings.push(Finding::new(Rule::QuestionOnce, *position, message));
            }
        }
    }
}

/// Returns where a text begins.
fn start(text: &RawText) -> Position {
    text.questions[0].position
}
