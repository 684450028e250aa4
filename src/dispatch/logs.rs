//! Logs on the command line: what `explain` reads and what stops it, and the log beside the browser.

use std::io::{self, IsTerminal};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
#[cfg(unix)]
use std::sync::atomic::Ordering;

use super::{Opening, print};
use crate::cli::Cli;
use crate::commands;
use crate::commands::explain::ExplainOptions;
use crate::error::{Error, ErrorKind, Exit, Result};
use crate::tui::feed::{self, Feed, Log};
use catalogue::model::Catalogue;

/// Explains logs. A pipe that is read must not be the keyboard: nothing would tell that the program waits.
pub(super) fn explain(opening: &Opening<'_>, options: ExplainOptions) -> Result<Exit> {
    if options.paths.is_empty() && io::stdin().is_terminal() {
        return Err(Error::new(
            ErrorKind::Usage,
            "explain reads a pipe or the files that are named",
        )
        .with_hint("docker logs openlist 2>&1 | openlist-faq explain"));
    }
    #[cfg(unix)]
    if options.follow {
        // A quiet log would never let it notice that nobody looks any more. It follows also where no thread can be had.
        let stop = Arc::clone(&options.stop);
        let _ = crate::hangup::when_it_comes(io::stdout(), move || stop.store(true, Ordering::Relaxed));
    }
    let selection = opening.selection();
    print(|out| commands::explain::run(&options, selection, out, &mut io::stderr()))
}

/// What Ctrl-C sets, so that what was found so far is still printed. A second one ends the program at once.
pub(super) fn stopped_by_ctrl_c() -> Result<Arc<AtomicBool>> {
    let stop = Arc::new(AtomicBool::new(false));
    #[cfg(unix)]
    {
        use signal_hook::consts::SIGINT;
        signal_hook::flag::register_conditional_default(SIGINT, Arc::clone(&stop))?;
        signal_hook::flag::register(SIGINT, Arc::clone(&stop))?;
    }
    Ok(stop)
}

/// The log to read beside the browser: the one that is named, or what comes from a pipe.
pub(super) fn feed(catalogue: &Catalogue, cli: &Cli) -> Result<Option<Feed>> {
    let log = match &cli.log[..] {
        [] => feed::piped(),
        paths => Some(Log {
            paths: paths.to_vec(),
            follow: cli.follow,
        }),
    };
    log.map(|log| Feed::start(catalogue, &log)).transpose()
}
