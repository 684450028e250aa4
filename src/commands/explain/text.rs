//! What `explain` prints for people: each entry with its evidence and its answer, then what the FAQ does not answer.

use std::io::{self, Write};
use std::ops::Range;

use super::{Looks, Printer};
use crate::catalogue::Entry;
use crate::explain::collect::{Match, Summary, Tally, Unknown};
use crate::layout::{self, Glyphs, Reader};
use crate::messages;
use crate::text;

/// How many kinds of unanswered errors are listed.
const KINDS: usize = 20;

/// How much of a long line is quoted, in columns.
const QUOTED: usize = 200;

/// Sets off what matters in a line: bold and underlined, on every terminal alike (ECMA-48, SGR).
const HIGHLIGHT: [&str; 2] = ["\u{1b}[1;4m", "\u{1b}[0m"];

/// One line for a match, while a log is followed.
pub fn found(printer: &Printer<'_>, found: &Match, entry: &Entry, out: &mut dyn Write) -> io::Result<()> {
    let (line, evidence) = printer.quoted(found);
    let place = printer.place(found.file, found.line);
    writeln!(out, "{place}: {}: {}", entry.id, quote(&line, evidence, false))
}

/// One line for each entry and for each kind of unanswered error.
pub fn brief(printer: &Printer<'_>, summary: &Summary, out: &mut dyn Write) -> io::Result<()> {
    for tally in &summary.entries {
        if let Some((entry, view)) = printer.view(tally.entry) {
            let (seen, label) = (seen(printer, tally), view.wording.label());
            writeln!(out, "{}: {label} ({seen})", entry.id)?;
        }
    }
    unanswered(printer, summary, out)
}

/// Every entry with its evidence and its answer.
pub fn summary(
    printer: &Printer<'_>,
    summary: &Summary,
    looks: Looks,
    out: &mut dyn Write,
) -> io::Result<()> {
    for tally in &summary.entries {
        entry(printer, tally, looks, out)?;
    }
    unanswered(printer, summary, out)?;
    if summary.entries.is_empty() && summary.unknown_events == 0 {
        writeln!(
            out,
            "{}",
            messages::no_errors(printer.selection.lang, summary.lines)
        )?;
    }
    Ok(())
}

fn entry(printer: &Printer<'_>, tally: &Tally, looks: Looks, out: &mut dyn Write) -> io::Result<()> {
    let Some((entry, view)) = printer.view(tally.entry) else {
        return Ok(());
    };
    writeln!(out, "{} ({})", entry.id, seen(printer, tally))?;
    for found in &tally.evidence {
        let (line, evidence) = printer.quoted(found);
        let place = printer.place(found.file, found.line);
        writeln!(out, "  {place}: {}", quote(&line, evidence, looks.colour))?;
    }
    writeln!(out)?;
    let reader = Reader {
        lang: printer.selection.lang,
        columns: looks.columns,
        glyphs: Glyphs::LINES,
        highlight: &|_| Vec::new(),
    };
    let page = layout::page(
        printer.selection.catalogue,
        entry,
        view,
        printer.selection.lang,
        &reader,
    );
    for line in page.lines {
        writeln!(out, "{}", line.text().trim_end())?;
    }
    writeln!(out)
}

fn seen(printer: &Printer<'_>, tally: &Tally) -> String {
    let (first, last) = (tally.first.as_deref(), tally.last.as_deref());
    messages::seen(printer.selection.lang, tally.count, first, last)
}

fn unanswered(printer: &Printer<'_>, summary: &Summary, out: &mut dyn Write) -> io::Result<()> {
    let lang = printer.selection.lang;
    if summary.unknown_events == 0 {
        return Ok(());
    }
    writeln!(out, "{}", messages::not_in_faq(lang, summary.unknown_events))?;
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
    let place = printer.place(unknown.file, unknown.first_line);
    let example = printer.masked(&unknown.example);
    writeln!(out, "  {times}: {place}: {}", quote(&example, 0..0, false))
}

/// A line as it is quoted: cut to what is around the evidence, which is set off when there are colours.
fn quote(line: &str, evidence: Range<usize>, colour: bool) -> String {
    let line_before = text::expand_tabs(&line[..evidence.start]);
    let line_after = text::expand_tabs(&line[evidence.end..]);
    let evidence = text::prefix(&line[evidence], QUOTED);
    let room = QUOTED.saturating_sub(text::width(evidence));
    let before = text::suffix(&line_before, room.max(QUOTED / 4));
    let after = text::prefix(&line_after, room.saturating_sub(text::width(before)));
    let [on, off] = if colour && !evidence.is_empty() {
        HIGHLIGHT
    } else {
        ["", ""]
    };
    let cut = |is_cut: bool| if is_cut { "…" } else { "" };
    format!(
        "{}{before}{on}{evidence}{off}{after}{}",
        cut(before.len() < line_before.len()),
        cut(after.len() < line_after.len())
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_line_is_cut_around_its_evidence() {
        let line = format!("{}no such host{}", "a ".repeat(500), " b".repeat(500));
        let start = line.find("no such").expect("it is there");
        let quoted = quote(&line, start..start + 12, true);
        assert!(quoted.contains("\u{1b}[1;4mno such host\u{1b}[0m"), "{quoted}");
        assert!(quoted.starts_with('…') && quoted.len() < 300, "{quoted}");
        assert_eq!(quote("short", 0..5, false), "short");
    }
}
