//! Every command of both READMEs, as a reader would type it.
#![cfg(unix)]
#![allow(clippy::expect_used, reason = "a test may panic")]

use std::fs;
use std::io::Write;
use std::process::{Command, Stdio};

use openlist_faq::tui::keymap::{self, Context, Keymap};

const READMES: [&str; 2] = [include_str!("../README.md"), include_str!("../README.zh-CN.md")];

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
    for readme in READMES {
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

/// The keys of a cell, as the browser names them.
fn keys(cell: &str) -> Vec<String> {
    cell.split([' ', ',', '、'])
        .filter(|key| !key.is_empty())
        .map(|key| match key {
            "↑" => "up".to_owned(),
            "↓" => "down".to_owned(),
            "回车" => "enter".to_owned(),
            "空格" => "space".to_owned(),
            "PgUp" => "pageup".to_owned(),
            "PgDn" => "pagedown".to_owned(),
            letter if letter.len() == 1 => letter.to_owned(),
            name => name.to_lowercase(),
        })
        .collect()
}

#[test]
fn the_tables_of_keys_say_what_the_keys_do() {
    let keymap = Keymap::default();
    for readme in READMES {
        let table = readme.split("|---|---|---|\n").nth(1).expect("a table");
        let mut told = Vec::new();
        for row in table.lines().take_while(|line| line.starts_with('|')) {
            let cells: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
            for (cell, context) in cells.iter().zip([Context::Query, Context::Answer]) {
                for key in keys(cell) {
                    let command = keymap.lookup(context, &key);
                    told.push(command.unwrap_or_else(|| panic!("{key} does nothing in {context:?}")));
                }
            }
        }
        // What the footer shows is what is used most.
        for row in [Context::Query, Context::Answer]
            .into_iter()
            .flat_map(|it| keymap.footer(it))
        {
            let key = keymap::display_name(&row.keys[0]);
            assert!(told.contains(&row.binding.command), "{key} is missing");
        }
    }
}
