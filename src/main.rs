//! The program: arguments to a front end to an exit code.

use std::io::{self, Write};
use std::process::ExitCode;

use openlist_faq::cli::Cli;
use openlist_faq::clipboard;
use openlist_faq::dispatch;
use openlist_faq::error::ErrorKind;
use openlist_faq::text;

fn main() -> ExitCode {
    if let Some(code) = clipboard::holder_main() {
        return code;
    }
    match Cli::read().and_then(|cli| dispatch::run(&cli)) {
        Ok(exit) => ExitCode::from(exit.code()),
        Err(error) => {
            if error.kind != ErrorKind::ClosedPipe {
                // It repeats words of the command line, the environment and files. When stderr is gone too, there is
                // nobody left to tell.
                let told = error.to_string();
                let _ = writeln!(io::stderr(), "{}", text::sanitize(&told).replace('\t', " "));
            }
            ExitCode::from(error.kind.exit_code())
        }
    }
}
