//! Every command of both READMEs, as a reader would type it.
#![cfg(unix)]
#![allow(clippy::expect_used, reason = "a test may panic")]

use std::fs;
use std::io::Write;
use std::process::{Command, Stdio};

const LOG: &str = "FATA[2025-05-24 19:35:04] listen tcp 0.0.0.0:5244: bind: address already in use\n";

/// The lines of a README's shell blocks, without their remarks.
fn lines(readme: &str) -> Vec<String> {
    let blocks = readme
        .split("```sh\n")
        .skip(1)
        .filter_map(|rest| rest.split("```").next());
    let lines = blocks
        .flat_map(str::lines)
        .map(|line| line.split(" #").next().unwrap_or_default().trim());
    lines
        .map(str::to_owned)
        .filter(|line| line.contains("openlist-faq"))
        .collect()
}

#[test]
fn every_command_of_the_readmes_works() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    fs::create_dir_all(folder.path().join("data/log")).expect("a folder");
    fs::write(folder.path().join("data/log/log.log"), LOG).expect("a log");
    for readme in [include_str!("../README.md"), include_str!("../README.zh-CN.md")] {
        let lines = lines(readme);
        assert!(lines.len() > 10, "the blocks are found");
        for line in lines {
            // What another program prints is a log here.
            let own = line.rsplit("| ").next().expect("a command");
            let mut child = Command::new("/bin/sh")
                .args(["-c", &own.replacen("openlist-faq", "\"$PROGRAM\"", 1)])
                .env_clear()
                .env("PROGRAM", env!("CARGO_BIN_EXE_openlist-faq"))
                .env("HOME", folder.path())
                .env("PATH", "/usr/bin:/bin")
                .env("OPENLIST_FAQ_CLIPBOARD", "command:cat >copied")
                .current_dir(folder.path())
                .stdin(Stdio::piped())
                .stdout(Stdio::piped())
                .stderr(Stdio::piped())
                .spawn()
                .expect("a shell");
            // One that reads no log may have ended before it is written.
            let _ = child.stdin.take().expect("a pipe").write_all(LOG.as_bytes());
            let output = child.wait_with_output().expect("it ends");
            let told = String::from_utf8_lossy(&output.stderr);
            // `check` finds the real slips of the pages, which is its work.
            let expected = if own.contains(" check") { 1 } else { 0 };
            assert_eq!(output.status.code(), Some(expected), "{line}: {told}");
            assert!(
                !output.stdout.is_empty() || own.contains(" copy "),
                "{line} prints nothing"
            );
        }
    }
    let copied = fs::read_to_string(folder.path().join("copied")).expect("it was copied");
    assert!(copied.starts_with("docker run "), "{copied}");
}
