//! What `explain` prints for programs: JSON lines. Every object says what it is and its version, which changes when
//! a field does.

use std::io::{self, Write};

use catalogue::version::Version;
use serde::Serialize;

use super::Printer;
use super::news::Event;
use crate::commands::json::{VERSION, write};
use crate::explain::{self, Report, Severity};

/// An object of a line.
#[derive(Serialize)]
#[serde(tag = "type", rename_all = "lowercase")]
enum Object<'a> {
    /// An event, as it happens in a log that is followed.
    Event {
        version: u32,
        /// The entry; none for an error that has none.
        id: Option<&'a str>,
        #[serde(flatten)]
        evidence: Evidence<'a>,
    },
    /// An entry that the log shows.
    Entry {
        version: u32,
        #[serde(flatten)]
        tally: Tally<'a>,
        first: Evidence<'a>,
        last: Option<Evidence<'a>>,
    },
    /// Errors of one kind that have no entry.
    Unknown { version: u32, shape: &'a str, count: u64, severity: Severity, first: Evidence<'a> },
    /// The last object.
    Summary {
        version: u32,
        lines: u64,
        bytes: u64,
        /// The version of OpenList, as the log names it.
        openlist: Option<&'a str>,
        /// The earliest and the latest time, as the log writes them.
        from: Option<&'a str>,
        to: Option<&'a str>,
        /// How many starts have no orderly end before them.
        restarts: u64,
        /// The most severe and most frequent first.
        entries: Vec<Tally<'a>>,
        /// How many errors have no entry.
        unknown: u64,
    },
}

#[derive(Serialize)]
struct Tally<'a> {
    id: &'a str,
    count: u64,
    severity: Severity,
    harmless: bool,
    /// The first version in which the whole fault is gone.
    #[serde(skip_serializing_if = "Option::is_none")]
    fixed_in: Option<Version>,
    /// Whether the log's version is older than that; none where one of them is not known.
    #[serde(skip_serializing_if = "Option::is_none")]
    update_helps: Option<bool>,
    from: Option<&'a str>,
    to: Option<&'a str>,
}

#[derive(Serialize)]
struct Evidence<'a> {
    file: &'a str,
    line: u64,
    time: Option<&'a str>,
    text: &'a str,
    /// The part of the text that shows the entry; empty for an error that has none.
    evidence: &'a str,
}

pub(crate) fn event(
    printer: &Printer<'_>,
    report: &Report,
    event: Event<'_>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let object = Object::Event {
        version: VERSION,
        id: event.entry.map(|entry| printer.selection.catalogue.entries[entry].id.as_str()),
        evidence: evidence(report, event.evidence),
    };
    write(&object, out)
}

pub(crate) fn report(printer: &Printer<'_>, report: &Report, out: &mut dyn Write) -> io::Result<()> {
    for found in &report.found {
        let object = Object::Entry {
            version: VERSION,
            tally: tally(printer, report, found),
            first: evidence(report, &found.first),
            last: found.last.as_ref().map(|last| evidence(report, last)),
        };
        write(&object, out)?;
    }
    for unknown in &report.unknown {
        let object = Object::Unknown {
            version: VERSION,
            shape: &unknown.shape,
            count: unknown.count,
            severity: unknown.severity,
            first: evidence(report, &unknown.first),
        };
        write(&object, out)?;
    }
    let (from, to) = span(report.span.as_ref());
    let object = Object::Summary {
        version: VERSION,
        lines: report.lines,
        bytes: report.bytes,
        openlist: report.version.as_deref(),
        from,
        to,
        restarts: report.restarts,
        entries: report.found.iter().map(|found| tally(printer, report, found)).collect(),
        unknown: report.unknown_events,
    };
    write(&object, out)
}

fn tally<'a>(printer: &Printer<'a>, report: &Report, found: &'a explain::Found) -> Tally<'a> {
    let entry = &printer.selection.catalogue.entries[found.entry];
    let (from, to) = span(found.span.as_ref());
    Tally {
        id: &entry.id,
        count: found.count,
        severity: found.severity,
        harmless: entry.harmless,
        fixed_in: entry.answer.fixed_in,
        update_helps: entry.answer.fixed_in.zip(report.running()).map(|(fixed, running)| running < fixed),
        from,
        to,
    }
}

fn evidence<'a>(report: &'a Report, evidence: &'a explain::Evidence) -> Evidence<'a> {
    Evidence {
        file: report.files.get(evidence.file).map_or("-", String::as_str),
        line: evidence.line,
        time: evidence.time.as_deref(),
        text: &evidence.text,
        evidence: evidence.text.get(evidence.range.clone()).unwrap_or_default(),
    }
}

fn span(span: Option<&(String, String)>) -> (Option<&str>, Option<&str>) {
    (span.map(|(from, _)| from.as_str()), span.map(|(_, to)| to.as_str()))
}
