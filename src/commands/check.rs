//! `check`: what is wrong with pages and catalogue data, printed as compilers print it, or as JSON.

use std::io::Write;
use std::path::{Path, PathBuf};

use serde::Serialize;

use super::{Format, Sheet, json};
use catalogue::check;
use catalogue::folder::{PageFile, read_file};
use catalogue::join::Survey;
use catalogue::rule::Report;

use crate::content;
use crate::error::{Exit, Result};
use catalogue::lang::Lang;
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

/// `check [FILE…]`: what is found in the pages, or in all files of the folder, or of those that are built in.
///
/// # Errors
/// A file that cannot be read, a broken catalogue when pages are to be judged, or output that cannot be written.
pub fn check(folder: Option<&Path>, files: &[PathBuf], format: Format, out: &mut impl Write) -> Result<Exit> {
    let reports = match (folder, files) {
        (Some(folder), []) => check::survey(&Survey::of_folder(folder)?),
        // What is built in was judged when it was built.
        (None, []) => Vec::new(),
        (folder, files) => {
            let known = match folder {
                Some(folder) => content::read_folder(folder)?.0,
                None => content::built_in()?,
            };
            let pages = files.iter().map(|path| page(path)).collect::<Result<Vec<_>>>()?;
            check::pages(&pages, &known)
        }
    };
    match format {
        Format::Json => json::write(&document(&reports), out)?,
        Format::Text(sheet) => text(&reports, sheet, out)?,
    }
    Ok(if reports.is_empty() {
        Exit::Found
    } else {
        Exit::Findings
    })
}

/// A page as `check` is given one; a page that has no containers has one language, and which that is says nothing.
fn page(path: &Path) -> Result<PageFile> {
    Ok(PageFile::new(path.display().to_string(), read_file(path)?, Lang::En))
}

fn text(reports: &[Report], sheet: Sheet, out: &mut impl Write) -> Result<()> {
    for Report { file, finding } in reports {
        let row = finding.rule.row();
        let place = finding.position;
        let told = Flow::new()
            .with(&format!("{file}:{}:{}: ", place.line, place.column), Role::Title)
            .with(&format!("{}: ", row.id), Role::Note)
            .with(&finding.message, Role::Text);
        super::text::row(Vec::new(), &told, sheet, out)?;
        let hint = Flow::new().with(row.hint, Role::Text);
        super::text::row(vec![Span::new(" hint: ", Role::Secondary)], &hint, sheet, out)?;
    }
    Ok(())
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
    Document {
        version: json::VERSION,
        findings: findings.collect(),
    }
}
