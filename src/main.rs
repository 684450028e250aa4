//! The program: arguments in, exit code out.

use std::io::{self, Write};
use std::process::ExitCode;

use openlist_faq::cli::Cli;
use openlist_faq::clipboard;
use openlist_faq::dispatch;
use openlist_faq::error::{ErrorKind, Exit};

fn main() -> ExitCode {
    if let Some(code) = clipboard::holder_main() {
        return code;
    }
    let run = |cli: Option<Cli>| cli.map_or(Ok(Exit::Found), |cli| dispatch::run(&cli));
    match Cli::read().and_then(run) {
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
