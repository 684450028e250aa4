//! What `explain` prints for people: each entry with its evidence and its answer, then what the FAQ does not answer.

use std::io::{self, Write};
use std::ops::Range;

use super::Printer;
use catalogue::model::Entry;
use crate::commands::text::{print, row, show};
use crate::explain::collect::{Match, Summary, Tally, Unknown};
use catalogue::lang::Lang;
use crate::layout::{Flow, Line, Role, Span};
use crate::messages::{self, Phrase};
use catalogue::text;

/// How many kinds of unanswered errors are listed.
const KINDS: usize = 20;

/// How much of a long line is quoted, in columns.
const QUOTED: usize = 200;

/// One line for a match, while a log is followed.
pub fn found(printer: &Printer<'_>, found: &Match, entry: &Entry, out: &mut dyn Write) -> io::Result<()> {
    let (line, evidence) = printer.quoted(found);
    let first = vec![
        place(printer, found.file, found.line, ""),
        Span::new(format!("{}: ", entry.id), Role::Code),
    ];
    row(first, &quote(&line, evidence), printer.sheet, out)
}

/// One line for an error that no entry answers, while a log is followed.
pub fn unknown(printer: &Printer<'_>, unknown: &Unknown, out: &mut dyn Write) -> io::Result<()> {
    let phrase = Phrase::NotInFaq.text(printer.selection.lang);
    let first = vec![
        place(printer, unknown.file, unknown.first_line, ""),
        Span::new(format!("({phrase}) "), Role::Secondary),
    ];
    let line = printer.masked(&unknown.example);
    row(first, &quote(&line, 0..0), printer.sheet, out)
}

/// One line for each entry and for each kind of unanswered error.
pub fn brief(printer: &Printer<'_>, summary: &Summary, out: &mut dyn Write) -> io::Result<()> {
    for tally in &summary.entries {
        if let Some((entry, view)) = printer.view(tally.entry) {
            let first = vec![Span::new(format!("{}: ", entry.id), Role::Code)];
            let rest = Flow::new()
                .with(&view.wording.label(), Role::Text)
                .with(&seen(printer, tally), Role::Secondary);
            row(first, &rest, printer.sheet, out)?;
        }
    }
    unanswered(printer, summary, out)
}

/// Every entry with its evidence and its answer.
pub fn summary(printer: &Printer<'_>, summary: &Summary, out: &mut dyn Write) -> io::Result<()> {
    for tally in &summary.entries {
        entry(printer, tally, out)?;
    }
    unanswered(printer, summary, out)?;
    // Of what could not be read there is nothing to say.
    let is_read = !printer.files.is_empty();
    if is_read && summary.entries.is_empty() && summary.unknown_events == 0 {
        writeln!(
            out,
            "{}",
            messages::no_errors(printer.selection.lang, summary.lines)
        )?;
    }
    Ok(())
}

fn entry(printer: &Printer<'_>, tally: &Tally, out: &mut dyn Write) -> io::Result<()> {
    let Some((entry, view)) = printer.view(tally.entry) else {
        return Ok(());
    };
    let sheet = printer.sheet;
    let heading = Flow::new()
        .with(&entry.id, Role::Code)
        .with(&seen(printer, tally), Role::Secondary);
    row(Vec::new(), &heading, sheet, out)?;
    for found in &tally.evidence {
        let (line, evidence) = printer.quoted(found);
        let first = vec![place(printer, found.file, found.line, "  ")];
        row(first, &quote(&line, evidence), sheet, out)?;
    }
    writeln!(out)?;
    show(printer.selection, entry, view, sheet, out)?;
    writeln!(out)
}

/// How often and when, in brackets.
fn seen(printer: &Printer<'_>, tally: &Tally) -> String {
    let lang = printer.selection.lang;
    let (first, last) = (tally.first.as_deref(), tally.last.as_deref());
    let seen = messages::seen(lang, tally.count, first, last);
    match lang {
        Lang::En => format!(" ({seen})"),
        Lang::Zh => format!("（{seen}）"),
    }
}

fn unanswered(printer: &Printer<'_>, summary: &Summary, out: &mut dyn Write) -> io::Result<()> {
    let lang = printer.selection.lang;
    if summary.unknown_events == 0 {
        return Ok(());
    }
    let heading = messages::not_in_faq(lang, summary.unknown_events);
    let heading = Line {
        spans: vec![Span::new(heading, Role::Heading)],
    };
    print(heading, printer.sheet, out)?;
    for unknown in summary.unknown.iter().take(KINDS) {
        kind(printer, unknown, out)?;
    }
    let shown: u64 = summary
        .unknown
        .iter()
        .take(KINDS)
        .map(|unknown| unknown.count)
        .sum();
    if shown < summary.unknown_events {
        let more = messages::more_kinds(lang, summary.unknown_events - shown);
        writeln!(out, "  {more}")?;
    }
    Ok(())
}

/// A kind of unanswered errors by its first line, which says more than the shape that they share.
fn kind(printer: &Printer<'_>, unknown: &Unknown, out: &mut dyn Write) -> io::Result<()> {
    let times = messages::times(printer.selection.lang, unknown.count);
    let before = match printer.selection.lang {
        Lang::En => format!("  {times}: "),
        Lang::Zh => format!("  {times}："),
    };
    let first = vec![place(printer, unknown.file, unknown.first_line, &before)];
    let example = printer.masked(&unknown.example);
    row(first, &quote(&example, 0..0), printer.sheet, out)
}

/// Where a line is, with what stands before that.
fn place(printer: &Printer<'_>, file: usize, line: u64, before: &str) -> Span {
    Span::new(
        format!("{before}{}: ", printer.place(file, line)),
        Role::Secondary,
    )
}

/// A line as it is quoted: cut to what is around the evidence, which is set off.
fn quote(line: &str, evidence: Range<usize>) -> Flow {
    let line_before = text::expand_tabs(&line[..evidence.start]);
    let line_after = text::expand_tabs(&line[evidence.end..]);
    let evidence = text::prefix(&line[evidence], QUOTED);
    let room = QUOTED.saturating_sub(text::width(evidence));
    let room_after = text::width(text::prefix(&line_after, room / 2));
    let before = text::suffix(&line_before, (room - room_after).max(QUOTED / 4));
    let after = text::prefix(&line_after, room.saturating_sub(text::width(before)));
    let cut = |is_cut: bool| if is_cut { "…" } else { "" };
    Flow::new()
        .with(cut(before.len() < line_before.len()), Role::Text)
        .with(before, Role::Text)
        .with(evidence, Role::Match)
        .with(after, Role::Text)
        .with(cut(after.len() < line_after.len()), Role::Text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_line_is_cut_around_its_evidence() {
        let line = format!("{}no such host{}", "a ".repeat(500), " b".repeat(500));
        let start = line.find("no such").expect("it is there");
        let quoted = quote(&line, start..start + 12).text();
        assert!(quoted.contains("a no such host b"), "{quoted}");
        assert!(quoted.starts_with('…') && quoted.len() < 300, "{quoted}");
        assert_eq!(quote("short", 0..5).text(), "short");
    }
}
