//! Copying a text so that it arrives where it is needed: the ways that may lead there, tried in order, and an honest
//! word on which one took it.
//!
//! [`plan`] looks at the environment and lists the [`Route`]s; [`copy`] tries them, and [`probe`] tells what is known
//! of one beforehand. Each route has a file: a desktop's clipboard (`native`, or `holder` where a process must keep the
//! text alive), `tmux`, the terminal's own clipboard (`osc52`), and other programs (`program`). What is said about each
//! outcome stands in `phrases`.

#[cfg_attr(all(unix, not(any(target_os = "macos", target_os = "android"))), path = "clipboard/holder.rs")]
mod native;
mod osc52;
mod phrases;
mod plan;
mod program;
mod tmux;

use std::io::Write;
use std::process::ExitCode;
use std::time::Duration;

use serde::{Deserialize, Serialize};

pub(crate) use native::selection;
pub use osc52::terminal;
pub use plan::{Choice, Route, head, plan};

/// Every route that was tried, in order, with the reason why it did not take a text; none if copying is switched off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure(pub Vec<(Route, Reason)>);

/// Why a route did not take a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Reason {
    NoDesktop,
    /// The desktop is not there any more, or does not let this user in; what it said, where it said anything.
    Unreachable(String),
    /// The compositor lets a program set the clipboard only while it has the focus, which a terminal's never has.
    NoDataControl,
    NoTerminal,
    /// The terminal has no clipboard that programs can write to.
    NoTerminalClipboard,
    /// The text is longer than terminals are sure to take; both in bytes.
    TooLong {
        length: usize,
        limit: usize,
    },
    Missing(String),
    TimedOut(Duration),
    /// The other side refused; what it said.
    Refused(String),
}

impl Reason {
    /// A refusal in the words of the other side, of which the first line says enough.
    fn refused(said: impl ToString) -> Reason {
        Reason::Refused(first_line(&said.to_string()))
    }
}

/// The first line of what a program said, safe to be shown.
fn first_line(said: &str) -> String {
    let said = catalogue::text::sanitize(said);
    let line = said.trim().lines().next().unwrap_or_default();
    catalogue::text::expand_tabs(line).into_owned()
}

impl From<std::io::Error> for Reason {
    fn from(error: std::io::Error) -> Reason {
        Reason::refused(error)
    }
}

/// Copies a text, byte for byte, and returns the first of the routes that takes it. Each route has a time limit of a few
/// seconds, so this never hangs. `terminal` is where a terminal's clipboard is reached, where there is one.
///
/// # Errors
///
/// A [`Failure`] with every route's reason when none took the text.
pub fn copy(text: &str, routes: &[Route], terminal: Option<&mut dyn Write>) -> Result<Route, Failure> {
    let mut terminal = terminal;
    let mut failed = Vec::new();
    for route in routes {
        let terminal = terminal.as_mut().map(|terminal| &mut **terminal as &mut dyn Write);
        match deliver(text, route, terminal) {
            Ok(()) => return Ok(route.clone()),
            Err(reason) => failed.push((route.clone(), reason)),
        }
    }
    Err(Failure(failed))
}

fn deliver(text: &str, route: &Route, terminal: Option<&mut dyn Write>) -> Result<(), Reason> {
    match route {
        Route::Native(desktop) => native::copy(text, desktop.as_ref().ok_or(Reason::NoDesktop)?),
        Route::Windows => program::windows(text),
        Route::Tmux(server) => tmux::copy(text, server.as_deref()),
        Route::Osc52(between) => osc52::copy(text, between, terminal),
        Route::Command(command) => program::shell(text, command),
    }
}

/// Tries a route without copying anything, within the same time limits: for a person who wants to know why a text
/// does not arrive. Terminals do not answer, and commands are not run just to test them, so for these only known obstacles
/// are reported: see [`Route::can_be_probed`].
///
/// # Errors
///
/// The reason why the route would not take a text.
pub fn probe(route: &Route) -> Result<(), Reason> {
    match route {
        Route::Native(desktop) => native::probe(desktop.as_ref().ok_or(Reason::NoDesktop)?),
        Route::Windows => program::probe_windows(),
        Route::Tmux(server) => tmux::probe(server.as_deref()),
        Route::Osc52(between) => osc52::probe(between),
        Route::Command(_) => Ok(()),
    }
}

/// Must be the first thing that `main` does. When the program was started to keep a copied text alive, this does so
/// and returns how to end; else it is `None` and changes nothing.
pub fn holder_main() -> Option<ExitCode> {
    native::main()
}
