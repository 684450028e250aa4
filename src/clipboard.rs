//! Copying a text so that it arrives where it is needed: the ways that may lead there, tried in order, and an honest
//! word on which one took it and how sure that is. Where a text comes from, and what a person reads while it is
//! copied, is not decided here.
//!
//! [`plan`] looks at the environment and lists the [`Route`]s; [`copy`] tries them, and [`probe`] tells what is known
//! of one beforehand. Each route has a file: a desktop's clipboard (`native`, kept alive by `holder`), `tmux`, the
//! terminal's own clipboard (`osc52`), and other programs (`program`). What is said about each outcome stands in
//! `phrases`.

#[cfg(all(unix, not(any(target_os = "macos", target_os = "android"))))]
mod holder;
mod native;
mod osc52;
mod phrases;
mod plan;
mod program;
mod tmux;

use std::io::Write;
use std::time::Duration;

pub use native::{holder_main, selection};
pub use osc52::terminal;
pub use plan::{Choice, Route, head, plan};

/// How sure it is that a text arrived.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Certainty {
    /// The clipboard has it: that was checked, or the program that took it reported success.
    Known,
    /// It was sent to a terminal, which never answers.
    Sent,
    /// It is in tmux's buffer; whether tmux and the terminal pass it on to a desktop is not known.
    Buffered,
}

/// A text that was taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delivery {
    /// The route that took it.
    pub route: Route,
    /// How sure it is that it arrived.
    pub certainty: Certainty,
    /// The routes that were tried before, and why they did not take it.
    pub failed: Vec<Attempt>,
}

/// A route that did not take a text, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attempt {
    /// The route.
    pub route: Route,
    /// Why it did not take the text.
    pub reason: Reason,
}

/// What can be said of a route without copying anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Readiness {
    /// It would take a text.
    Ready,
    /// Nothing is known to be in its way, and more cannot be known: a terminal does not answer, and a command is not
    /// run for nothing.
    Unknown,
}

/// A text that no route took. Without attempts, copying is switched off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// Every route that was tried, in order, with the reason why it did not take the text.
    pub attempts: Vec<Attempt>,
}

/// Why a route did not take a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// There is no desktop here.
    NoDesktop,
    /// The desktop is not there any more, or does not let this user in; what it said, where it said anything.
    Unreachable(String),
    /// The compositor lets a program set the clipboard only while it has the focus, which a terminal's never has.
    NoDataControl,
    /// There is no terminal to send the text to.
    NoTerminal,
    /// The terminal has no clipboard that programs can write to.
    NoTerminalClipboard,
    /// The text is longer than terminals are sure to take; both in bytes.
    TooLong {
        /// The length of the text.
        length: usize,
        /// What terminals are sure to take.
        limit: usize,
    },
    /// The program of this name is not installed.
    Missing(String),
    /// No answer came within this time.
    TimedOut(Duration),
    /// The other side refused; what it said.
    Refused(String),
}

impl Reason {
    /// A refusal in the words of the other side, of which the first line says enough.
    fn refused(said: &str) -> Reason {
        Reason::Refused(first_line(said))
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
        Reason::refused(&error.to_string())
    }
}

/// Copies a text, byte for byte, by the first of the routes that takes it. Each route has a time limit of a few
/// seconds, so this never hangs. `terminal` is where a terminal's clipboard is reached, where there is one.
///
/// # Errors
///
/// A [`Failure`] with every route's reason when none took the text.
pub fn copy(text: &str, routes: &[Route], terminal: Option<&mut dyn Write>) -> Result<Delivery, Failure> {
    let mut terminal = terminal;
    let mut failed = Vec::new();
    for route in routes {
        let terminal = terminal.as_mut().map(|terminal| &mut **terminal as &mut dyn Write);
        match deliver(text, route, terminal) {
            Ok(certainty) => {
                return Ok(Delivery { route: route.clone(), certainty, failed });
            }
            Err(reason) => failed.push(Attempt { route: route.clone(), reason }),
        }
    }
    Err(Failure { attempts: failed })
}

/// Tries a route without copying anything, within the same time limits: for a person who wants to know why a text
/// does not arrive.
///
/// # Errors
///
/// The reason why the route would not take a text.
pub fn probe(route: &Route) -> Result<Readiness, Reason> {
    match route {
        Route::Native(desktop) => native::probe(desktop.as_ref()).map(|()| Readiness::Ready),
        Route::Windows => program::probe_windows().map(|()| Readiness::Ready),
        Route::Tmux(server) => tmux::probe(server.as_deref()).map(|()| Readiness::Ready),
        Route::Osc52(between) => osc52::probe(between).map(|()| Readiness::Unknown),
        Route::Command(_) => Ok(Readiness::Unknown),
    }
}

fn deliver(text: &str, route: &Route, terminal: Option<&mut dyn Write>) -> Result<Certainty, Reason> {
    match route {
        Route::Native(desktop) => native::copy(text, desktop.as_ref()).map(|()| Certainty::Known),
        Route::Windows => program::windows(text).map(|()| Certainty::Known),
        Route::Tmux(server) => tmux::copy(text, server.as_deref()).map(|()| Certainty::Buffered),
        Route::Osc52(between) => osc52::copy(text, between, terminal).map(|()| Certainty::Sent),
        Route::Command(command) => program::shell(text, command).map(|()| Certainty::Known),
    }
}
