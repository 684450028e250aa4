//! The program: arguments to a front end to an exit code.

use std::io::{self, Write};
use std::process::ExitCode;

use openlist_faq::cli::Cli;
use openlist_faq::clipboard;
use openlist_faq::dispatch;
use openlist_faq::error::ErrorKind;

fn main() -> ExitCode {
    if let Some(code) = clipboard::holder_main() {
        return code;
    }
    match Cli::read().and_then(|cli| dispatch::run(&cli)) {
        Ok(exit) => ExitCode::from(exit.code()),
        Err(error) => {
            if error.kind != ErrorKind::ClosedPipe {
                // When stderr is gone too, there is nobody left to tell.
                let _ = writeln!(io::stderr(), "{error}");
            }
            ExitCode::from(error.kind.exit_code())
        }
    }
}
