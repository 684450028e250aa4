//! Logs on the command line: what `explain` reads and what stops it.

use std::io::{self, IsTerminal};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
#[cfg(unix)]
use std::sync::atomic::Ordering;

use super::{Opening, Out, sheet};
use crate::cli::Explain;
use crate::commands;
use crate::commands::explain::{ExplainFormat, ExplainOptions};
use crate::error::{Error, ErrorKind, Exit, Result};
use crate::tui::feed::{self, Log};

/// Explains logs. A pipe that is read must not be the keyboard: nothing would tell that the program waits.
pub(super) fn explain(opening: &Opening<'_>, options: ExplainOptions, out: &mut Out) -> Result<Exit> {
    if options.paths.is_empty() && io::stdin().is_terminal() {
        return Err(Error::new(ErrorKind::Usage, "explain reads a pipe or the files that are named")
            .with_hint("docker logs openlist 2>&1 | openlist-faq explain"));
    }
    #[cfg(unix)]
    if options.follow {
        // A quiet log would never let it notice that nobody looks any more. It follows also where no thread can be had.
        let stop = Arc::clone(&options.stop);
        let _ = crate::hangup::when_it_comes(io::stdout(), move || stop.store(true, Ordering::Relaxed));
    }
    commands::explain::run(&options, opening.selection(), out)
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

/// Returns how to explain what `explain` names.
pub(super) fn options(opening: &Opening<'_>, arguments: &Explain) -> Result<ExplainOptions> {
    let format = match (arguments.json, arguments.brief) {
        (true, _) => ExplainFormat::Json,
        (_, true) => ExplainFormat::Brief,
        _ => arguments.format,
    };
    let options = plainly(Log { paths: arguments.paths.clone(), follow: arguments.follow })?;
    let sheet = sheet(&opening.settings);
    Ok(ExplainOptions { format, sheet, ..options })
}

/// Returns how to explain a log in the place of the browser or before the dialogue.
pub(super) fn plainly(log: Log) -> Result<ExplainOptions> {
    Ok(ExplainOptions {
        paths: log.paths,
        follow: log.follow,
        stop: stopped_by_ctrl_c()?,
        ..ExplainOptions::default()
    })
}

/// Returns the log in a pipe where nothing is searched for. Beside words a pipe may be whatever the shell around has.
pub(super) fn piped_without(query: &str) -> Option<Log> {
    let log = query.trim().is_empty().then(feed::piped).flatten();
    // It is read to its end: what it shows is told once.
    log.map(|log| Log { follow: false, ..log })
}
