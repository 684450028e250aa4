//! The dialogue of the real program, through pipes.
#![allow(clippy::expect_used, reason = "a test may panic")]

use std::io::Write;
use std::process::{Command, Stdio};

/// Types the lines and gives all that the program says.
fn talk(arguments: &[&str], lines: &str) -> String {
    let home = tempfile::tempdir().expect("a temporary folder");
    let mut child = Command::new(env!("CARGO_BIN_EXE_openlist-faq"))
        .arg("--plain")
        .args(arguments)
        .env_clear()
        .env("HOME", home.path())
        .env("PATH", "/usr/bin:/bin")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program runs");
    let mut stdin = child.stdin.take().expect("a pipe");
    stdin.write_all(lines.as_bytes()).expect("the program reads");
    drop(stdin);
    let output = child.wait_with_output().expect("the program ends");
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    let said = String::from_utf8(output.stdout).expect("the output is UTF-8");
    assert!(!said.chars().any(|c| c.is_control() && c != '\n'), "{said:?}");
    said
}

#[test]
fn a_dialogue_in_both_languages() {
    let lines = "permission denied\n1\nc\n2\no\nl\nb\nsign-in\n99\n1\nb\nb\nqqq\nq\n";
    for lang in ["en", "zh"] {
        insta::assert_snapshot!(
            format!("dialogue-{lang}"),
            talk(&["--lang", lang, "--clipboard", "none"], lines)
        );
    }
}

#[test]
#[cfg(unix)]
fn what_is_copied_arrives() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = folder.path().join("copied");
    let command = format!("command:cat > {}", file.display());
    let said = talk(&["--clipboard", &command, "permission", "denied"], "1\nc\n1\nq\n");
    let copied = std::fs::read_to_string(file).expect("the command ran");
    assert!(copied.ends_with("5244:5244 openlistteam/openlist"), "{copied}");
    assert!(said.contains("Taken by your command: cat > "), "{said}");
}

#[test]
fn a_link_to_another_entry_shows_it() {
    let said = talk(&[], "mount path required\n1\no\n1\nq\n");
    assert!(said.contains("\n1. see also: "), "{said}");
    assert!(
        said.contains("UNIQUE constraint failed: x_storages.mount_path\n\n"),
        "{said}"
    );
}

#[test]
fn it_ends_with_its_lines_and_lists_all_for_an_empty_one() {
    let said = talk(&[], "\n");
    assert!(
        said.contains("\n23 entries:\n1. ") && said.contains("\n23. "),
        "{said}"
    );
    assert!(talk(&["--source", "alist"], "\n").contains("\n22 entries:\n"));
    // More than a list has is searched for.
    assert!(talk(&[], "\n413\nq\n").contains("413"));
}
