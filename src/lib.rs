//! `openlist-faq`: from an error that OpenList or AList printed to its fix.
//!
//! What an entry is and how it is read stands in the crate `catalogue`; ARCHITECTURE.md is the map of both. What is public
//! here is for `main`, and for tests that need more than the program.

mod browser;
mod cli;
mod clipboard;
mod commands;
pub mod content;
mod dialogue;
mod dispatch;
mod environment;
mod error;
mod explain;
#[cfg(feature = "fuzzing")]
#[doc(hidden)]
pub mod fuzzing;
#[cfg(unix)]
mod hangup;
mod layout;
mod locale;
mod mask;
mod messages;
mod nearest;
mod search;
mod settings;
mod small_file;
mod state;
mod theme;
pub mod tui;

use std::io::{self, Write};
use std::process::ExitCode;

use error::ErrorKind;

/// Runs the program: arguments in, exit code out.
pub fn main() -> ExitCode {
    // Children must not inherit descriptors: the clipboard holder lives for a day and would keep, say, a script's lock.
    #[cfg(unix)]
    close_fds::set_fds_cloexec(3, &[]);
    if let Some(code) = clipboard::holder_main() {
        return code;
    }
    match dispatch::main() {
        Ok(exit) => ExitCode::from(exit.code()),
        Err(error) => {
            if error.kind != ErrorKind::ClosedPipe {
                // When stderr is gone too, there is nobody left to tell.
                let _ = writeln!(io::stderr(), "{}", error.told(dispatch::language()));
            }
            ExitCode::from(error.kind.exit_code())
        }
    }
}
