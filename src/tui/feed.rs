//! A log that is read on a thread beside the browser, which never waits for it: what it shows so far comes as it is
//! found. How logs are read is in [`crate::explain`].

use std::fs::File;
use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use catalogue::model::Catalogue;

use crate::error::{Error, ErrorKind, Result};
use crate::explain::{self, Input, Report, Session};

/// How long a log is read before what it shows is told again, at least.
const PAUSE: Duration = Duration::from_millis(200);
/// How many times as long as telling took, so that little time is spent on it.
const PAUSE_FACTOR: u32 = 8;

/// A log to be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Log {
    /// Files, folders, or `-` for the pipe on stdin.
    pub(crate) paths: Vec<PathBuf>,
    /// Whether to go on reading at its end.
    pub(crate) follow: bool,
}

/// How far a log is read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Progress {
    /// To its end.
    #[default]
    Read,
    /// It has an end, which is not reached.
    Reading,
    /// It is read as it grows.
    Followed,
}

/// What a log shows so far.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Findings {
    /// What was found.
    pub(crate) report: Report,
    /// How far the log is read.
    pub(crate) progress: Progress,
    /// Why inputs could not be read.
    pub(crate) failures: Vec<Error>,
}

impl Findings {
    /// Returns what a text shows that was pasted, or `None` when there is nothing in it that a log would have.
    ///
    /// # Errors
    ///
    /// Returns an error if the catalogue has a signature that cannot be used.
    pub(crate) fn of_text(catalogue: &Catalogue, text: &str) -> Result<Option<Findings>> {
        let mut session = Session::new(catalogue)?;
        session.begin("");
        session.push(text.as_bytes());
        session.pause();
        let report = session.report();
        let shows_nothing = report.found.is_empty() && report.unknown.is_empty();
        Ok((!shows_nothing).then(|| Findings { report, ..Findings::default() }))
    }
}

/// The findings of a log, as they come. Of those that the browser has not asked for only the last are kept: it may wait for
/// a person while the log grows.
#[derive(Debug)]
pub(crate) struct Feed {
    latest: Latest,
}

/// What was found last, until the browser takes it. Either side has gone when the other one alone has it.
type Latest = Arc<Mutex<Option<Findings>>>;

impl Feed {
    /// Begins to read.
    ///
    /// # Errors
    ///
    /// Returns an error for a path that is not there, for a catalogue with a signature that cannot be used, and if no
    /// thread can be started.
    pub(crate) fn start(catalogue: &Catalogue, log: &Log) -> Result<Feed> {
        refuse_typed_log(log)?;
        let inputs: Vec<Vec<Input>> = log.paths.iter().map(|path| Input::at(path)).collect::<Result<_>>()?;
        let latest = Latest::default();
        let session = Session::new(catalogue)?;
        let (inputs, follow) = (inputs.concat(), log.follow);
        let told = Arc::clone(&latest);
        let reading = thread::Builder::new().spawn(move || read_all(session, &inputs, follow, &told));
        reading.map_err(|error| {
            let message = format!("no thread can be started to read the log: {error}");
            Error::new(ErrorKind::Io, message).with_hint("openlist-faq explain reads a log without one")
        })?;
        Ok(Feed { latest })
    }

    /// Returns what was found since the last time, or nothing; an error when there will be no more.
    pub(super) fn news(&self) -> std::result::Result<Option<Findings>, ()> {
        // Before it is looked at: nothing comes after.
        let is_over = Arc::strong_count(&self.latest) == 1;
        let news = self.latest.lock().unwrap_or_else(PoisonError::into_inner).take();
        if news.is_none() && is_over { Err(()) } else { Ok(news) }
    }
}

/// Reads all inputs, the last one as it grows when it is followed, and tells the browser.
fn read_all(mut session: Session, inputs: &[Input], follow: bool, latest: &Latest) {
    let stop = AtomicBool::new(false);
    let mut failures = Vec::new();
    // What was told last, and when more can be told.
    let mut told = None;
    let mut next = Instant::now();
    let progress = if follow { Progress::Followed } else { Progress::Reading };
    for (index, input) in inputs.iter().enumerate() {
        let is_followed = follow && index + 1 == inputs.len();
        let mut news = |session: &Session| {
            let rest = next.saturating_duration_since(Instant::now());
            if told == Some(session.revision()) || !is_followed && !rest.is_zero() {
                return;
            }
            // Nobody asks again before the log grows.
            thread::sleep(rest);
            let begin = Instant::now();
            tell(latest, findings(session, &failures, progress));
            if Arc::strong_count(latest) == 1 {
                // The browser has gone.
                stop.store(true, Ordering::Relaxed);
            }
            told = Some(session.revision());
            next = Instant::now() + PAUSE.max(begin.elapsed() * PAUSE_FACTOR);
        };
        let end = if is_followed {
            explain::follow(&mut session, input, &stop, &mut news)
        } else {
            explain::read(&mut session, input, &stop, &mut news)
        };
        if let Err(error) = end {
            failures.push(error);
        }
    }
    session.pause();
    tell(latest, findings(&session, &failures, Progress::Read));
}

/// Puts findings where the browser takes them, in the place of earlier ones.
fn tell(latest: &Latest, findings: Findings) {
    *latest.lock().unwrap_or_else(PoisonError::into_inner) = Some(findings);
}

fn findings(session: &Session, failures: &[Error], progress: Progress) -> Findings {
    Findings { report: session.report(), progress, failures: failures.to_vec() }
}

/// A log that is typed would take the keys from the browser.
fn refuse_typed_log(log: &Log) -> Result<()> {
    let Some(path) = log.paths.iter().find(|path| is_terminal(path)) else {
        return Ok(());
    };
    let error = Error::new(
        ErrorKind::Usage,
        format!("--log {} is the terminal, and a log is a file or a pipe", path.display()),
    );
    Err(error.with_hint("docker logs openlist 2>&1 | openlist-faq"))
}

fn is_terminal(path: &Path) -> bool {
    if path == Path::new("-") {
        return std::io::stdin().is_terminal();
    }
    // A regular file is none, and a pipe that nobody writes to would keep this waiting.
    is_device(path) && File::open(path).is_ok_and(|file| file.is_terminal())
}

#[cfg(unix)]
fn is_device(path: &Path) -> bool {
    use std::os::unix::fs::FileTypeExt;

    std::fs::metadata(path).is_ok_and(|file| file.file_type().is_char_device())
}

#[cfg(not(unix))]
fn is_device(_path: &Path) -> bool {
    false
}

/// The log that a program started without one is given on stdin, if that is a pipe or a file.
pub(crate) fn piped() -> Option<Log> {
    if std::io::stdin().is_terminal() || !is_pipe_or_file() {
        return None;
    }
    Some(Log { paths: vec![PathBuf::from("-")], follow: true })
}

#[cfg(unix)]
fn is_pipe_or_file() -> bool {
    use std::os::unix::fs::FileTypeExt;

    std::fs::metadata("/dev/stdin")
        .is_ok_and(|stdin| stdin.is_file() || stdin.file_type().is_fifo() || stdin.file_type().is_socket())
}

#[cfg(not(unix))]
fn is_pipe_or_file() -> bool {
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_last_findings_wait_for_the_browser() {
        let latest = Latest::default();
        let feed = Feed { latest: Arc::clone(&latest) };
        assert_eq!(feed.news(), Ok(None));
        let followed = Findings { progress: Progress::Followed, ..Findings::default() };
        tell(&latest, followed);
        tell(&latest, Findings::default());
        drop(latest);
        assert_eq!(feed.news(), Ok(Some(Findings::default())));
        assert_eq!(feed.news(), Err(()));
    }
}
