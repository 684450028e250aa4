//! `explain`: a log to the entries that it shows. Inputs, output and exit codes; what a log says is found in
//! [`crate::explain`].

mod json;
mod news;
mod progress;
mod text;

use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use catalogue::lang::Lang;

use super::{Selection, Sheet};
use crate::error::{Exit, Result};
use crate::explain::{self, Input, Report, Session};
use crate::layout;
use news::{Event, News};
use progress::Progress;

/// What to explain, and how.
#[derive(Debug, Clone, Default)]
pub(crate) struct ExplainOptions {
    /// Files, folders, `-` for a pipe; the pipe when there are none.
    pub(crate) paths: Vec<PathBuf>,
    /// How to print.
    pub(crate) format: ExplainFormat,
    /// What text for people is printed on.
    pub(crate) sheet: Sheet,
    /// Whether to go on at the end of the input, reporting lines as they arrive.
    pub(crate) follow: bool,
    /// Set, on Ctrl-C, to stop reading and to show what was found so far.
    pub(crate) stop: Arc<AtomicBool>,
}

/// How `explain` prints.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum ExplainFormat {
    /// Answers for people.
    #[default]
    Text,
    /// What was read, and one line for each entry.
    Brief,
    /// JSON, one object in each line.
    Json,
    /// Markdown for an issue.
    Markdown,
}

impl ExplainFormat {
    /// Every format with its name.
    pub(crate) const ALL: [(&'static str, ExplainFormat); 4] = [
        ("text", ExplainFormat::Text),
        ("brief", ExplainFormat::Brief),
        ("json", ExplainFormat::Json),
        ("markdown", ExplainFormat::Markdown),
    ];
}

/// Reads all inputs and prints what they show.
///
/// An input that cannot be read is told on stderr at once, and by [`Exit::Incomplete`] in the end.
pub(crate) fn run(options: &ExplainOptions, selection: Selection<'_>, out: &mut dyn Write) -> Result<Exit> {
    let printer = Printer { selection, format: options.format, sheet: options.sheet };
    let mut session = Session::new(selection.catalogue)?;
    let lang = selection.lang;
    let (inputs, mut is_incomplete) = inputs(&options.paths, lang)?;
    let last = inputs.len().saturating_sub(1);
    for (index, input) in inputs.iter().enumerate() {
        if options.stop.load(Ordering::Relaxed) {
            break;
        }
        // One that grows has no end: the others come before it.
        let end = if options.follow && index == last {
            printer.follow(&mut session, input, &options.stop, out)?
        } else {
            read(&mut session, input, &options.stop)
        };
        if let Err(error) = end {
            is_incomplete = true;
            writeln!(io::stderr(), "{}", error.told(lang))?;
        }
    }
    session.pause();
    let report = printer.on_source(session.report());
    printer.report(&report, out)?;
    out.flush()?;
    Ok(if options.stop.load(Ordering::Relaxed) {
        Exit::Interrupted
    } else if is_incomplete {
        Exit::Incomplete
    } else if report.has_fault() {
        Exit::Found
    } else {
        Exit::NothingFound
    })
}

/// Returns the inputs that the paths mean, and whether some path means none.
fn inputs(paths: &[PathBuf], lang: Lang) -> Result<(Vec<Input>, bool)> {
    let pipe = [PathBuf::from("-")];
    let paths = if paths.is_empty() { &pipe } else { paths };
    let (mut inputs, mut is_incomplete) = (Vec::new(), false);
    for path in paths {
        match Input::at(path) {
            Ok(found) => inputs.extend(found),
            Err(error) => {
                is_incomplete = true;
                writeln!(io::stderr(), "{}", error.told(lang))?;
            }
        }
    }
    Ok((inputs, is_incomplete))
}

/// Reads an input to its end and shows on a terminal how far it is.
fn read(session: &mut Session, input: &Input, stop: &AtomicBool) -> Result<()> {
    let mut err = io::stderr();
    let mut progress = Progress::new(err.is_terminal(), input.size());
    let before = session.bytes();
    let end = explain::read(session, input, stop, &mut |session| {
        progress.show(session.bytes() - before, &mut err);
    });
    progress.clear(&mut err);
    end
}

/// Prints what is found.
struct Printer<'a> {
    selection: Selection<'a>,
    format: ExplainFormat,
    sheet: Sheet,
}

impl Printer<'_> {
    /// Reads an input as it grows, and prints at once what each event shows. Returns whether the input could be read.
    fn follow(
        &self,
        session: &mut Session,
        input: &Input,
        stop: &AtomicBool,
        out: &mut dyn Write,
    ) -> Result<Result<()>> {
        let mut news = News::new(session);
        let mut written = Ok(());
        let end = explain::follow(session, input, stop, &mut |session| {
            if written.is_ok() {
                written = self.news(&mut news, session, out);
            }
            if written.is_err() {
                stop.store(true, Ordering::Relaxed);
            }
        });
        written?;
        Ok(end)
    }

    fn news(&self, news: &mut News, session: &Session, out: &mut dyn Write) -> io::Result<()> {
        let Some(report) = news.report(session) else {
            return Ok(());
        };
        let report = self.on_source(report);
        for event in news.of(&report, session) {
            self.event(&report, event, out)?;
        }
        out.flush()
    }

    /// Returns the report without entries that are not on the wanted source.
    fn on_source(&self, mut report: Report) -> Report {
        report
            .found
            .retain(|found| self.selection.catalogue.entries[found.entry].is_on(self.selection.source));
        report
    }

    fn event(&self, report: &Report, event: Event<'_>, out: &mut dyn Write) -> io::Result<()> {
        match self.format {
            ExplainFormat::Json => json::event(self, report, event, out),
            ExplainFormat::Text | ExplainFormat::Brief => text::event(self, report, event, out),
            ExplainFormat::Markdown => Ok(()),
        }
    }

    fn report(&self, report: &Report, out: &mut dyn Write) -> io::Result<()> {
        match self.format {
            ExplainFormat::Json => json::report(self, report, out),
            ExplainFormat::Brief => text::brief(self, report, out),
            ExplainFormat::Text => text::report(self, report, out),
            ExplainFormat::Markdown => {
                let text = layout::markdown(report, self.selection.catalogue, self.selection.lang);
                out.write_all(text.as_bytes())
            }
        }
    }
}
