//! `explain`: a log to the entries that it shows. Inputs, output and exit codes; what a log says is found elsewhere.

mod json;
mod progress;
mod text;
mod watch;

use std::io::{self, Write};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::{Selection, Sheet};
use catalogue::model::{Entry, View};
use crate::error::{Error, Exit, Result};
use crate::explain::collect::{Match, Summary, Unknown};
use crate::explain::input::Input;
use crate::explain::redact::Redactor;
use crate::explain::run::{News, Reader, Stop};
use crate::explain::scan::Scanner;
use catalogue::text::one_line;
use progress::Progress;
use watch::Watch;

/// What to explain, and how.
#[derive(Debug, Clone, Default)]
pub struct ExplainOptions {
    /// Files, folders, `-` for a pipe; the pipe when there are none.
    pub paths: Vec<PathBuf>,
    /// How to print.
    pub format: ExplainFormat,
    /// What text for people is printed on.
    pub sheet: Sheet,
    /// Whether to go on at the end of the input, reporting lines as they arrive.
    pub follow: bool,
    /// Whether secrets in quoted lines stay as they are.
    pub no_redact: bool,
    /// Whether to show on the error writer how far it is: when that is a terminal.
    pub progress: bool,
    /// Set, on Ctrl-C, to stop reading and to show what was found so far.
    pub stop: Arc<AtomicBool>,
}

/// How `explain` prints.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum ExplainFormat {
    /// Answers for people.
    #[default]
    Text,
    /// One line for each entry.
    Brief,
    /// JSON, one object in each line.
    Json,
}

/// Reads all inputs and prints what they show.
///
/// # Errors
/// A catalogue with signatures that cannot be used, and output that cannot be written. An input that cannot be read
/// is told to `err` at once, and [`Exit::Incomplete`] in the end.
pub fn run(
    options: &ExplainOptions,
    selection: Selection<'_>,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<Exit> {
    let scanner = Scanner::new(selection.catalogue)?;
    let mut session = Session {
        options,
        printer: Printer {
            selection,
            format: options.format,
            sheet: options.sheet,
            redactor: if options.no_redact {
                None
            } else {
                Some(Redactor::new()?)
            },
            files: Vec::new(),
        },
        reader: Reader::new(Arc::new(scanner), Arc::clone(&options.stop)),
        failed: false,
        out,
        err,
    };
    session.read_all()?;
    session.finish()
}

/// An explanation on its way.
struct Session<'a> {
    options: &'a ExplainOptions,
    printer: Printer<'a>,
    reader: Reader,
    /// Whether some input could not be read.
    failed: bool,
    out: &'a mut dyn Write,
    err: &'a mut dyn Write,
}

impl Session<'_> {
    fn read_all(&mut self) -> Result<()> {
        let pipe = [PathBuf::from("-")];
        let paths = if self.options.paths.is_empty() {
            &pipe[..]
        } else {
            &self.options.paths
        };
        let mut inputs = Vec::new();
        for path in paths {
            match Input::at(path) {
                Ok(found) => inputs.extend(found),
                Err(error) => self.complain(&error)?,
            }
        }
        let last = inputs.len().saturating_sub(1);
        for (index, input) in inputs.iter().enumerate() {
            // One that grows has no end: the others come before it.
            self.read(input, self.options.follow && index == last)?;
        }
        Ok(())
    }

    fn read(&mut self, input: &Input, follow: bool) -> Result<()> {
        if self.options.stop.load(Ordering::Relaxed) {
            return Ok(());
        }
        let source = match input.open(follow.then_some(&self.options.stop)) {
            Ok(source) => source,
            Err(error) => return self.complain(&error),
        };
        let file = self.printer.files.len();
        self.printer.files.push(input.name());
        let mut progress = Progress::new(self.options.progress, source.size);
        let mut watch = Watch::default();
        let (printer, out, err) = (&self.printer, &mut *self.out, &mut *self.err);
        let end = self
            .reader
            .read(file, source.reader, follow, &mut |news, collector| match news {
                News::Match(found) => {
                    printer.found(&found, follow, out)?;
                    if follow { out.flush() } else { Ok(()) }
                }
                News::Read(_) if follow => {
                    for unknown in watch.news(collector) {
                        printer.unknown(unknown, out)?;
                    }
                    out.flush()
                }
                News::Read(bytes) => progress.show(bytes, err),
            });
        progress.clear(self.err)?;
        match end {
            Ok(()) | Err(Stop::Asked) => Ok(()),
            Err(Stop::Output(error)) => Err(error.into()),
            Err(Stop::Input(error)) => self.complain(&Error::new(
                crate::error::ErrorKind::Io,
                format!("{}: {error}", input.name()),
            )),
        }
    }

    /// Says what is wrong with an input, and goes on.
    fn complain(&mut self, error: &Error) -> Result<()> {
        self.failed = true;
        writeln!(self.err, "{error}")?;
        Ok(())
    }

    fn finish(self) -> Result<Exit> {
        let summary = self.printer.on_source(self.reader.finish());
        self.printer.summary(&summary, self.out)?;
        self.out.flush()?;
        Ok(if self.options.stop.load(Ordering::Relaxed) {
            Exit::Interrupted
        } else if self.failed {
            Exit::Incomplete
        } else if summary.entries.is_empty() {
            Exit::NothingFound
        } else {
            Exit::Found
        })
    }
}

/// Prints what is found.
struct Printer<'a> {
    selection: Selection<'a>,
    format: ExplainFormat,
    sheet: Sheet,
    redactor: Option<Redactor>,
    /// The names of the inputs.
    files: Vec<String>,
}

impl<'a> Printer<'a> {
    /// What to show of an entry; `None` when it is not on the wanted source.
    fn view(&self, entry: usize) -> Option<(&'a Entry, View<'a>)> {
        let entry = &self.selection.catalogue.entries[entry];
        let view = entry.view(self.selection.source, self.selection.lang)?;
        Some((entry, view))
    }

    /// The summary without entries that are not on the wanted source.
    fn on_source(&self, mut summary: Summary) -> Summary {
        summary.entries.retain(|tally| self.view(tally.entry).is_some());
        summary
    }

    /// A line's text as it may be shown, and where the evidence is in it.
    fn quoted(&self, found: &Match) -> (String, std::ops::Range<usize>) {
        match &self.redactor {
            Some(redactor) => redactor.mask_around(&found.text, found.evidence.clone()),
            None => (found.text.clone(), found.evidence.clone()),
        }
    }

    fn masked(&self, text: &str) -> String {
        self.redactor
            .as_ref()
            .map_or_else(|| text.to_owned(), |redactor| redactor.mask(text))
    }

    /// Where a line is, as `file:line`.
    fn place(&self, file: usize, line: u64) -> String {
        let name = self.files.get(file).map_or("-", String::as_str);
        format!("{}:{line}", one_line(name))
    }

    /// Prints a line that shows an entry, in the forms that tell of them as they are found.
    fn found(&self, found: &Match, follow: bool, out: &mut dyn Write) -> io::Result<()> {
        let Some((entry, _)) = self.view(found.entry) else {
            return Ok(());
        };
        match self.format {
            ExplainFormat::Json => json::found(self, found, entry, out),
            ExplainFormat::Text | ExplainFormat::Brief if follow => text::found(self, found, entry, out),
            ExplainFormat::Text | ExplainFormat::Brief => Ok(()),
        }
    }

    /// Prints an error that no entry answers, in the forms for people. Programs get it with its count in the end.
    fn unknown(&self, unknown: &Unknown, out: &mut dyn Write) -> io::Result<()> {
        match self.format {
            ExplainFormat::Json => Ok(()),
            ExplainFormat::Text | ExplainFormat::Brief => text::unknown(self, unknown, out),
        }
    }

    fn summary(&self, summary: &Summary, out: &mut dyn Write) -> io::Result<()> {
        match self.format {
            ExplainFormat::Json => json::summary(self, summary, out),
            ExplainFormat::Brief => text::brief(self, summary, out),
            ExplainFormat::Text => text::summary(self, summary, out),
        }
    }
}
