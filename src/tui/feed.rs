//! A log that is read on threads beside the browser, which never waits for it: what it shows so far comes as it is
//! found. How logs are read is `explain`'s.

use std::io::IsTerminal;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::sync::mpsc::{self, Receiver, Sender, TryRecvError};
use std::thread;
use std::time::{Duration, Instant};

use catalogue::model::Catalogue;
use crate::error::{Error, ErrorKind, Result};
use crate::explain::collect::{Collector, Summary};
use crate::explain::findings::Findings;
use crate::explain::input::Input;
use crate::explain::redact::Redactor;
use crate::explain::run::{News, Reader, Stop};
use crate::explain::scan::Scanner;

/// How long a log is read before what it shows is told again: often enough to be live, seldom enough to be calm.
const PAUSE: Duration = Duration::from_millis(200);

/// A log to be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Log {
    /// Files, folders, or `-` for the pipe on stdin.
    pub paths: Vec<PathBuf>,
    /// Whether to go on reading at its end.
    pub follow: bool,
}

/// What a log shows, as it is found.
#[derive(Debug)]
pub struct Feed {
    findings: Receiver<Findings>,
}

impl Feed {
    /// Begins to read.
    ///
    /// # Errors
    /// A path that is not there, and a catalogue with signatures that cannot be used.
    pub fn start(catalogue: &Catalogue, log: &Log) -> Result<Feed> {
        refuse_typed_log(log)?;
        let inputs: Vec<Vec<Input>> = log
            .paths
            .iter()
            .map(|path| Input::at(path))
            .collect::<Result<_>>()?;
        let scanner = Arc::new(Scanner::new(catalogue)?);
        let redactor = Redactor::new()?;
        let (sender, findings) = mpsc::channel();
        let inputs: Vec<Input> = inputs.into_iter().flatten().collect();
        let telling = Telling {
            sender,
            redactor,
            files: inputs.iter().map(Input::name).collect(),
            told: Instant::now(),
        };
        let follow = log.follow;
        thread::spawn(move || read(&inputs, follow, scanner, telling));
        Ok(Feed { findings })
    }

    /// What was found since the last time, or nothing; an error when there will be no more.
    pub(super) fn news(&self) -> std::result::Result<Option<Findings>, ()> {
        let mut latest = None;
        loop {
            match self.findings.try_recv() {
                Ok(findings) => latest = Some(findings),
                Err(TryRecvError::Empty) => return Ok(latest),
                Err(TryRecvError::Disconnected) => return latest.map(Some).ok_or(()),
            }
        }
    }
}

/// Tells the browser what was found.
struct Telling {
    sender: Sender<Findings>,
    redactor: Redactor,
    files: Vec<String>,
    told: Instant,
}

impl Telling {
    fn tell(&mut self, summary: Summary, reading: bool) -> std::io::Result<()> {
        self.told = Instant::now();
        let findings = Findings::new(summary, self.files.clone(), reading, &self.redactor);
        self.sender
            .send(findings)
            .map_err(|_| std::io::ErrorKind::BrokenPipe.into())
    }

    fn so_far(&mut self, news: &News, collector: &Collector) -> std::io::Result<()> {
        if matches!(news, News::Read(_)) && self.told.elapsed() >= PAUSE {
            self.tell(collector.clone().finish(), true)?;
        }
        Ok(())
    }
}

/// Reads all inputs, the last one as it grows when it is followed. One that cannot be read shows nothing more.
fn read(inputs: &[Input], follow: bool, scanner: Arc<Scanner>, mut telling: Telling) {
    let stop = Arc::new(AtomicBool::new(false));
    let mut reader = Reader::new(scanner, Arc::clone(&stop));
    for (file, input) in inputs.iter().enumerate() {
        let follow = follow && file + 1 == inputs.len();
        let Ok(source) = input.open(follow.then_some(&stop)) else {
            continue;
        };
        let end = reader.read(file, source.reader, follow, &mut |news, collector| {
            telling.so_far(&news, collector)
        });
        if matches!(end, Err(Stop::Output(_))) {
            return;
        }
    }
    // The browser may have gone.
    let _ = telling.tell(reader.finish(), false);
}

/// A log that is typed would take the keys from the browser.
fn refuse_typed_log(log: &Log) -> Result<()> {
    let is_typed = std::io::stdin().is_terminal() && log.paths.iter().any(|path| path.as_os_str() == "-");
    if is_typed {
        let error = Error::new(
            ErrorKind::Usage,
            "--log - reads a pipe, and stdin is the terminal",
        );
        return Err(error.with_hint("docker logs openlist 2>&1 | openlist-faq"));
    }
    Ok(())
}

/// The log that a program started without one is given on stdin, if that is a pipe or a file.
pub fn piped() -> Option<Log> {
    if std::io::stdin().is_terminal() || !is_pipe_or_file() {
        return None;
    }
    Some(Log {
        paths: vec![PathBuf::from("-")],
        follow: true,
    })
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
