//! What `explain` prints for people: each entry with its evidence and its answer, then the errors without an entry.

mod table;

use std::io::{self, Write};

use catalogue::lang::Lang;

use super::Printer;
use super::news::Event;
use crate::commands::text::{print, row, show};
use crate::explain::{Evidence, Found, Report};
use crate::layout::{Flow, KINDS, Line, Role, Span};
use crate::messages::{self, Phrase};

/// How much of a long line is quoted, in columns.
const QUOTED: usize = 200;

/// Prints one line for an event, while a log is followed.
pub(crate) fn event(
    printer: &Printer<'_>,
    report: &Report,
    event: Event<'_>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let label = match event.entry {
        Some(entry) => {
            let id = &printer.selection.catalogue.entries[entry].id;
            Span::new(format!("{id}: "), Role::Code)
        }
        None => {
            let phrase = Phrase::NotInFaq.text(printer.selection.lang);
            Span::new(format!("({phrase}) "), Role::Secondary)
        }
    };
    row(vec![place(report, event.evidence, ""), label], &quote(event.evidence), printer.sheet, out)
}

/// Prints what was read, a line for each entry, and the errors without one.
pub(crate) fn brief(printer: &Printer<'_>, report: &Report, out: &mut dyn Write) -> io::Result<()> {
    overview(printer, report, out)?;
    unknown(printer, report, out)
}

/// Prints every entry with its evidence and its answer, on a terminal with the overview first.
pub(crate) fn report(printer: &Printer<'_>, report: &Report, out: &mut dyn Write) -> io::Result<()> {
    if printer.sheet.columns.is_some() && report.found.len() > 1 {
        overview(printer, report, out)?;
        writeln!(out)?;
    }
    for found in &report.found {
        entry(printer, report, found, out)?;
    }
    unknown(printer, report, out)?;
    // Of what could not be read there is nothing to say.
    let is_read = !report.files.is_empty();
    if is_read && !report.has_fault() && report.unknown_events == 0 {
        let nothing = messages::no_errors(printer.selection.lang, report.lines);
        writeln!(out, "{nothing}")?;
    }
    Ok(())
}

/// Prints what was read, and the table of the entries.
fn overview(printer: &Printer<'_>, report: &Report, out: &mut dyn Write) -> io::Result<()> {
    for line in messages::log_overview(printer.selection.lang, report) {
        let line = Flow::new().with(&line, Role::Secondary);
        row(Vec::new(), &line, printer.sheet, out)?;
    }
    table::print(printer, report, out)
}

fn entry(printer: &Printer<'_>, report: &Report, found: &Found, out: &mut dyn Write) -> io::Result<()> {
    let (selection, sheet) = (printer.selection, printer.sheet);
    let entry = &selection.catalogue.entries[found.entry];
    let Some(article) = entry.article(selection.source, selection.lang) else {
        return Ok(());
    };
    let heading =
        Flow::new().with(&entry.id, Role::Code).with(&seen(printer.selection.lang, found), Role::Secondary);
    row(Vec::new(), &heading, sheet, out)?;
    // Without the version that runs, the answer says enough.
    if let Some((fixed, running)) = entry.answer.fixed_in.zip(report.running()) {
        let fixed = messages::fixed_in(printer.selection.lang, fixed, Some(running));
        row(Vec::new(), &Flow::new().with(&fixed, Role::Note), sheet, out)?;
    }
    for evidence in [&found.first].into_iter().chain(&found.last) {
        row(vec![place(report, evidence, "  ")], &quote(evidence), sheet, out)?;
    }
    writeln!(out)?;
    show(selection, entry, article, sheet, out)?;
    writeln!(out)
}

/// How often and when, in brackets.
fn seen(lang: Lang, found: &Found) -> String {
    let seen = messages::seen(lang, found.count, found.span.as_ref());
    match lang {
        Lang::En => format!(" ({seen})"),
        Lang::Zh => format!("（{seen}）"),
    }
}

fn unknown(printer: &Printer<'_>, report: &Report, out: &mut dyn Write) -> io::Result<()> {
    let lang = printer.selection.lang;
    if report.unknown_events == 0 {
        return Ok(());
    }
    let heading = messages::not_in_faq(lang, report.unknown_events);
    let heading = Line { spans: vec![Span::new(heading, Role::Heading)] };
    print(heading, printer.sheet, out)?;
    let listed = &report.unknown[..report.unknown.len().min(KINDS)];
    for unknown in listed {
        let times = messages::times(lang, unknown.count);
        let before = match lang {
            Lang::En => format!("  {times}: "),
            Lang::Zh => format!("  {times}："),
        };
        // The first line says more than what the kind has in common.
        let first = vec![place(report, &unknown.first, &before)];
        row(first, &quote(&unknown.first), printer.sheet, out)?;
    }
    let shown: u64 = listed.iter().map(|unknown| unknown.count).sum();
    if shown < report.unknown_events {
        writeln!(out, "  {}", messages::more_kinds(lang, report.unknown_events - shown))?;
    }
    Ok(())
}

/// Where a line is, with what stands before that.
fn place(report: &Report, evidence: &Evidence, before: &str) -> Span {
    Span::new(format!("{before}{}: ", report.place(evidence)), Role::Secondary)
}

/// A line cut to what is around the evidence, which is set off.
fn quote(evidence: &Evidence) -> Flow {
    let (line, range) = evidence.around(QUOTED);
    Flow::of(&line, Role::Text).mark(&[range], Role::Match)
}
