//! `check`: what is wrong with pages and catalogue data, printed as compilers print it, or as JSON.

use std::collections::{HashMap, HashSet};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use serde::Serialize;

use super::{Format, Sheet, json};
use catalogue::check::{self, Site};
use catalogue::folder::{PageFile, read_pages};
use catalogue::join::Survey;
use catalogue::rule::Report;
use catalogue::text::one_line;

use crate::content;
use crate::error::{Error, ErrorKind, Exit, Result};
use crate::layout::{Flow, Role, Span};

#[derive(Serialize)]
struct Document<'a> {
    version: u32,
    findings: Vec<Finding<'a>>,
}

#[derive(Serialize)]
struct Finding<'a> {
    file: &'a str,
    line: usize,
    column: usize,
    rule: &'a str,
    message: &'a str,
    hint: &'a str,
}

/// What is to be judged.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Judged<'a> {
    /// The folder given with `--catalogue`.
    pub(crate) catalogue: Option<&'a Path>,
    /// The folder with all pages of a site, in which links are followed.
    pub(crate) root: Option<&'a Path>,
    /// Pages, or folders of pages.
    pub(crate) files: &'a [PathBuf],
}

/// What was found.
struct Found {
    reports: Vec<Report>,
    /// In how many pages it was looked for; `None` for those that are built in.
    pages: Option<usize>,
}

/// `check [--root DIR] [FILE…]`: what is found in the pages, or in all files of the catalogue's folder.
pub(crate) fn check(judged: Judged<'_>, format: Format, out: &mut impl Write) -> Result<Exit> {
    let found = match judged {
        Judged { catalogue: Some(folder), root: None, files: [] } => {
            let survey = Survey::of_folder(folder)?;
            Found { reports: check::survey(&survey), pages: Some(survey.pages.len()) }
        }
        // What is built in was judged when it was built.
        Judged { root: None, files: [], .. } => Found { reports: Vec::new(), pages: None },
        judged => judge(judged)?,
    };
    match format {
        Format::Json => json::write(&document(&found.reports), out)?,
        Format::Text(sheet) => text(&found, sheet, out)?,
    }
    Ok(if found.reports.is_empty() { Exit::Found } else { Exit::Findings })
}

/// Judges pages: those that are named, or all of a site.
fn judge(judged: Judged<'_>) -> Result<Found> {
    let known = match judged.catalogue {
        Some(folder) => content::read_folder(folder)?.0,
        None => content::built_in()?,
    };
    let mut named = Vec::new();
    for file in judged.files {
        named.extend(read_pages(file)?);
    }
    let all = judged.root.map(read_pages).transpose()?;
    let site = Site::new(all.as_ref().unwrap_or(&named), judged.root);
    let pages = match &all {
        Some(all) if judged.files.is_empty() => all.iter().collect(),
        Some(all) => within(all, &named)?,
        None => named.iter().collect::<Vec<_>>(),
    };
    Ok(Found { pages: Some(pages.len()), reports: check::pages(pages, &site, &known) })
}

/// Returns the pages of a site that are the same files as the named ones.
fn within<'a>(all: &'a [PageFile], named: &[PageFile]) -> Result<Vec<&'a PageFile>> {
    let path = |page: &PageFile| fs::canonicalize(&page.name);
    let mut by_path = HashMap::new();
    for page in all {
        by_path.extend(path(page).ok().map(|path| (path, page)));
    }
    let find = |page: &PageFile| {
        let found = path(page).ok().and_then(|path| by_path.get(&path).copied());
        let outside = || format!("{} is not in the folder of --root", page.name);
        found.ok_or_else(|| Error::new(ErrorKind::Usage, outside()))
    };
    named.iter().map(find).collect()
}

fn text(found: &Found, sheet: Sheet, out: &mut impl Write) -> Result<()> {
    for Report { file, finding } in &found.reports {
        let row = finding.rule.row();
        let place = finding.position;
        // What a page and the name of its file say must not command the terminal.
        let (file, message) = (one_line(file), one_line(&finding.message));
        let told = Flow::new()
            .with(&format!("{file}:{}:{}: ", place.line, place.column), Role::Title)
            .with(&format!("{}: ", row.id), Role::Note)
            .with(&message, Role::Text);
        super::text::row(Vec::new(), &told, sheet, out)?;
        let hint = Flow::new().with(row.hint, Role::Text);
        super::text::row(vec![Span::new(" hint: ", Role::Secondary)], &hint, sheet, out)?;
    }
    let summary = Flow::new().with(&summary(found), Role::Text);
    Ok(super::text::row(Vec::new(), &summary, sheet, out)?)
}

/// Returns the last line of the text: how much was found in how many pages.
fn summary(found: &Found) -> String {
    let count = |count: usize, word: &str| match count {
        0 => format!("no {word}s"),
        1 => format!("1 {word}"),
        _ => format!("{count} {word}s"),
    };
    let findings = count(found.reports.len(), "finding");
    let files: HashSet<&str> = found.reports.iter().map(|report| &*report.file).collect();
    match (found.pages, files.len()) {
        (None, _) => format!("{findings}: what is built in was checked when the program was built"),
        (Some(pages), 0) => format!("{findings} in {}", count(pages, "page")),
        (Some(pages), files) => {
            let (files, pages) = (count(files, "file"), count(pages, "page"));
            format!("{findings} in {files}, {pages} checked")
        }
    }
}

fn document(reports: &[Report]) -> Document<'_> {
    let findings = reports.iter().map(|Report { file, finding }| Finding {
        file,
        line: finding.position.line,
        column: finding.position.column,
        rule: finding.rule.row().id,
        message: &finding.message,
        hint: finding.rule.row().hint,
    });
    Document { version: json::VERSION, findings: findings.collect() }
}
