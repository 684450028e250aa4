//! What `explain` prints for programs: JSON lines. Every object says what it is and its version, which changes when
//! a field does.

use std::io::{self, Write};

use serde::Serialize;

use super::Printer;
use catalogue::model::Entry;
use crate::commands::json::line;
use crate::explain::collect::{self, Summary};
use crate::explain::prefix::Level;

const VERSION: u32 = 1;

/// An object of a line.
#[derive(Serialize)]
#[serde(tag = "type", rename_all = "lowercase")]
enum Object<'a> {
    Match {
        version: u32,
        id: &'a str,
        file: &'a str,
        line: u64,
        time: Option<&'a str>,
        /// The part of the text that shows the entry.
        evidence: &'a str,
        text: &'a str,
        /// Whether the program ended there.
        fatal: bool,
    },
    Unknown {
        version: u32,
        shape: &'a str,
        count: u64,
        example: &'a str,
        file: &'a str,
        first_line: u64,
    },
    Summary {
        version: u32,
        lines: u64,
        bytes: u64,
        /// The gravest and most frequent first.
        entries: Vec<Tally<'a>>,
        /// How many errors no entry answers.
        unknown: u64,
    },
}

#[derive(Serialize)]
struct Tally<'a> {
    id: &'a str,
    count: u64,
    first: Option<&'a str>,
    last: Option<&'a str>,
}

pub fn found(
    printer: &Printer<'_>,
    found: &collect::Match,
    entry: &Entry,
    out: &mut dyn Write,
) -> io::Result<()> {
    let (text, evidence) = printer.quoted(found);
    let object = Object::Match {
        version: VERSION,
        id: &entry.id,
        file: &printer.files[found.file],
        line: found.line,
        time: found.time.as_deref(),
        evidence: &text[evidence],
        text: &text,
        fatal: found.level == Level::Fatal,
    };
    line(&object, out)
}

pub fn summary(printer: &Printer<'_>, summary: &Summary, out: &mut dyn Write) -> io::Result<()> {
    for unknown in &summary.unknown {
        let object = Object::Unknown {
            version: VERSION,
            shape: &printer.masked(&unknown.shape),
            count: unknown.count,
            example: &printer.masked(&unknown.example),
            file: &printer.files[unknown.file],
            first_line: unknown.first_line,
        };
        line(&object, out)?;
    }
    let tallies = summary.entries.iter().map(|tally| Tally {
        id: &printer.selection.catalogue.entries[tally.entry].id,
        count: tally.count,
        first: tally.first.as_deref(),
        last: tally.last.as_deref(),
    });
    let object = Object::Summary {
        version: VERSION,
        lines: summary.lines,
        bytes: summary.bytes,
        entries: tallies.collect(),
        unknown: summary.unknown_events,
    };
    line(&object, out)
}
