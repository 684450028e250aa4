//! The step of the workflow in `docs/for-maintainers`: what it makes of the text of an issue, which is not to be trusted.

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::{Value, json};

use crate::home::{Home, PROGRAM, Ran};
use crate::programs::has;

const SCRIPT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/for-maintainers/openlist-faq-comment");

/// Runs the script on an event, with the program of this folder in front of all others.
fn comment(home: &Home, event: &Value, folder: &Path) -> Ran {
    let event = home.write("event.json", &event.to_string());
    let path = format!("{}:{}", folder.display(), std::env::var("PATH").expect("there is a PATH"));
    Ran::of(home.command(SCRIPT).arg(event).env("PATH", path))
}

fn opened(title: &str, body: impl Into<Value>) -> Value {
    json!({"action": "opened", "issue": {"number": 1, "title": title, "body": body.into()}})
}

/// Writes a program in place of the real one.
fn stand_in(home: &Home, script: &str) {
    let path = home.write("bin/openlist-faq", &format!("#!/bin/sh\n{script}\n"));
    assert!(Command::new("chmod").args(["+x", &path]).status().is_ok_and(|status| status.success()));
}

/// What nobody should be able to make a comment, or a shell, do.
const HOSTILE: [&str; 9] = [
    "@everyone @OpenListTeam/maintainers ERRO[2026-03-01 10:00:00] listen tcp :5244: bind: address already in use @octocat",
    "<img src=x onerror=alert(1)><script>alert(1)</script> bind: address already in use",
    "$(touch pwned) `touch pwned` ; touch pwned | touch pwned & bind: address already in use",
    "'; touch pwned; ' \" ; touch pwned ; \" ${IFS} %s %n \\n bind: address already in use",
    "```\n~~~\n````text\n@octocat\n``````` bind: address already in use @octocat ```",
    "-rf --format json /etc/passwd\n--help\nbind: address already in use",
    "[x](javascript:alert(1)) ![x](https://example.com/track.png) fixes #1 octocat/x#1 bind: address already in use",
    "\u{1b}]0;x\u{7}\u{202e}\u{0}\r\nbind: address already in use\r@octocat",
    "::set-output name=x::y\n::add-mask::x\nGITHUB_TOKEN=x bind: address already in use",
];

/// Asserts that outside of fenced code stands nothing but what the program itself says.
#[track_caller]
fn assert_harmless(home: &Home, ran: &Ran, what: &str) {
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{what:.200}");
    assert!(ran.out.chars().count() < 65_536 && !ran.out.contains('@'), "{what:.200}");
    assert!(!home.path("pwned").exists(), "{what:.200}");
    let (mut outside, mut fence) = (String::new(), None);
    for line in ran.out.lines() {
        let ticks = line.len() - line.trim_start_matches('`').len();
        match fence {
            None if ticks >= 3 => fence = Some(ticks),
            None => outside += line,
            Some(open) if ticks >= open && line.len() == ticks => fence = None,
            Some(_) => {}
        }
    }
    for mark in ["<img", "<script", "javascript:", "example.com", "octocat", "touch", "::set"] {
        assert!(!outside.contains(mark), "{mark}: {outside}");
    }
}

#[test]
fn hostile_issues_stay_text() {
    if !has(&["jq"]) {
        return;
    }
    let home = Home::new();
    let folder = Path::new(PROGRAM).parent().expect("it stands in a folder");
    let long =
        format!("{}\n@octocat", "bind: address already in use @octocat $(touch pwned) ".repeat(20_000));
    for text in HOSTILE.into_iter().chain([long.as_str()]) {
        for event in [opened("", text), opened(text, ""), opened(text, Value::Null)] {
            assert_harmless(&home, &comment(&home, &event, folder), text);
        }
    }
}

/// Returns the body of an issue whose form has `log-field.yml`.
fn form(log: &str) -> String {
    let fence = "`".repeat(log.split(|c| c != '`').map(str::len).max().unwrap_or(0).max(2) + 1);
    format!(
        "### OpenList Version\n\nlatest\n\n### Log / 日志\n\n{fence}text\n{log}\n{fence}\n\n### More\n\n_No response_\n"
    )
}

/// What people say in their own words is for the search; here is what they paste.
#[test]
fn real_issues_are_answered_or_left_alone() {
    if !has(&["jq"]) {
        return;
    }
    let home = Home::new();
    let folder = Path::new(PROGRAM).parent().expect("it stands in a folder");
    let (mut known, mut answered) = (0, 0);
    for row in include_str!("../data/eval/reports.jsonl").lines() {
        let row: Value = serde_json::from_str(row).expect("a row");
        let field = |name: &str| row[name].as_str().expect("a text");
        if field("kind").starts_with("typed") {
            continue;
        }
        let text = field("text");
        let ran = comment(&home, &opened("A question", form(text)), folder);
        assert_harmless(&home, &ran, text);
        match field("expected") {
            "none" => assert_eq!(ran.out, "", "{text}"),
            id => {
                known += 1;
                answered += usize::from(
                    ran.out.contains(&format!("\n#### `{id}`"))
                        || ran.out.contains(&format!("\n#### [`{id}`](https://")),
                );
            }
        }
    }
    // The entries are those that are built in, and may change.
    assert!(known > 50 && answered * 10 >= known * 9, "{answered} of {known}");
}

#[test]
fn an_issue_reaches_the_program_as_its_input_only() {
    if !has(&["jq"]) {
        return;
    }
    let home = Home::new();
    stand_in(&home, "echo \"$*\" >\"$HOME/arguments\"; cat");
    for text in HOSTILE {
        let ran = comment(&home, &opened("a title", text), &home.path("bin"));
        let arguments = fs::read_to_string(home.path("arguments")).expect("the program ran");
        assert_eq!(arguments, "explain --lang en --format markdown -\n");
        let (_, echoed) = ran.out.split_once("\n\n").expect("a head");
        let given = format!("a title\n\n{text}\n").replace('@', "＠").replace('\0', "");
        assert_eq!(echoed, given);
        assert!(!home.path("pwned").exists());
    }
}

#[test]
fn a_comment_is_made_only_of_entries() {
    if !has(&["jq"]) {
        return;
    }
    let home = Home::new();
    let bin = home.path("bin");
    stand_in(&home, "echo '### openlist-faq'; exit 1");
    assert_eq!(comment(&home, &opened("", "x"), &bin).printed(), "");
    assert_eq!(comment(&home, &json!({"issue": {}}), &bin).printed(), "");
    stand_in(&home, "exit 2");
    assert_eq!(comment(&home, &opened("", "x"), &bin).code, Some(2));
    stand_in(&home, "yes 'a line of a comment' | head -n 9999");
    let long = comment(&home, &opened("", "x"), &bin).printed();
    assert!(long.len() < 65_536 && long.ends_with("a line of a comment\n"));
}

#[test]
fn nobody_is_told_of_harmless_entries_alone() {
    if !has(&["jq"]) {
        return;
    }
    let folder = Path::new(PROGRAM).parent().expect("it stands in a folder");
    let log = "WARN[2026-03-08 17:31:28] not enable search\n";
    assert_eq!(comment(&Home::new(), &opened("", log), folder).printed(), "");
}

#[test]
fn the_files_to_copy_can_be_read() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/for-maintainers");
    let read = |name: &str| -> serde_yaml::Value {
        let text = fs::read_to_string(format!("{folder}/{name}")).expect("the file");
        serde_yaml::from_str(&text).expect("YAML")
    };
    let workflow = read("openlist-faq.yml");
    let steps = workflow["jobs"]["comment"]["steps"].as_sequence().expect("steps");
    for step in steps {
        let run = step["run"].as_str().expect("no action of anybody else");
        // What is put in by GitHub would be read by the shell.
        assert!(!run.contains("${{"), "{run}");
    }
    assert_eq!(read("log-field.yml")[0]["attributes"]["render"], "text");
}
