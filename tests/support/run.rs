//! The real program with pipes for a terminal, in a home of its own and with nothing of this environment.
#![allow(dead_code, reason = "test support: not every test uses all of it")]

use std::path::Path;
use std::process::{Command, Output};

/// Runs the program in a folder that is its home, too.
pub fn run_in(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_openlist-faq"))
        .args(arguments)
        .env_clear()
        .env("HOME", folder)
        .current_dir(folder)
        .output()
        .expect("the program runs")
}

/// Runs the program, asserts that it was no error, and gives what it printed.
pub fn printed(arguments: &[&str]) -> String {
    let home = tempfile::tempdir().expect("a temporary folder");
    let output = run_in(home.path(), arguments);
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.code().is_some_and(|code| code < 2), "{told}");
    String::from_utf8(output.stdout).expect("the output is UTF-8")
}
