//! The commands of the real program, in an environment of their own, with pipes for a terminal.
#![allow(clippy::expect_used, reason = "a test may panic")]

use std::process::{Command, Output, Stdio};

use openlist_faq::catalogue::{Catalogue, SourceId};
use openlist_faq::lang::Lang;
use serde_json::Value;

/// The program in a home of its own, with nothing of this environment in it.
fn program(home: &tempfile::TempDir) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_openlist-faq"));
    command
        .env_clear()
        .env("HOME", home.path())
        .env("XDG_CONFIG_HOME", home.path().join(".config"));
    command
}

fn run(arguments: &[&str]) -> Output {
    let home = tempfile::tempdir().expect("a temporary folder");
    program(&home).args(arguments).output().expect("the program runs")
}

fn stdout(arguments: &[&str]) -> String {
    let output = run(arguments);
    assert!(
        output.status.success(),
        "{arguments:?}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8(output.stdout).expect("the output is UTF-8")
}

fn json(arguments: &[&str]) -> Value {
    serde_json::from_str(&stdout(arguments)).expect("the output is JSON")
}

/// Asserts exit code 2, an empty stdout and that stderr holds the text.
fn assert_refused(arguments: &[&str], text: &str) {
    let output = run(arguments);
    let told = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{arguments:?}: {told}");
    assert!(
        output.stdout.is_empty() && told.contains(text),
        "{arguments:?}: {told}"
    );
}

#[test]
fn list_has_a_line_for_each_entry() {
    let list = stdout(&["list"]);
    assert_eq!(list.lines().count(), 23);
    assert!(
        list.lines()
            .any(|line| line.starts_with("list-sort-61008 ") && line.ends_with(" query fail [61008]"))
    );
    assert_eq!(stdout(&["list", "--source", "alist"]).lines().count(), 22);
    // With no terminal to draw on, the browser is the list.
    assert_eq!(stdout(&[]), list);
}

#[test]
fn list_gives_json() {
    let list = json(&["list", "--json", "--lang", "zh"]);
    assert_eq!(list["version"], 1);
    let entries = list["entries"].as_array().expect("a list");
    assert_eq!(entries.len(), 23);
    assert_eq!(
        entries[10],
        serde_json::json!({
            "id": "site-not-allow-mount",
            "sources": ["alist"],
            "languages": ["en"],
            "question": "Failed load storage: failed init storage: the site does not allow mounted",
        })
    );
    assert_eq!(
        entries[2]["question"],
        "Token is expired（出现在登录OpenList账号时）"
    );
    assert_eq!(entries[2]["sources"], serde_json::json!(["openlist", "alist"]));
}

#[test]
fn show_in_a_pipe_is_plain_and_unwrapped() {
    insta::assert_snapshot!(
        "show-docker-zh",
        stdout(&["show", "config-permission-denied", "--lang", "zh"])
    );
    insta::assert_snapshot!("show-region-en", stdout(&["show", "region-not-available"]));
    assert!(stdout(&["show", "sign-in-locked", "--source", "alist"]).contains("restarting AList"));
}

#[test]
fn show_gives_json() {
    let docker = json(&["show", "config-permission-denied", "--json", "--lang", "zh"]);
    assert_eq!(
        (&docker["language"], &docker["source"]),
        (&"zh".into(), &"openlist".into())
    );
    let run = &docker["snippets"][0];
    assert!(
        run["text"]
            .as_str()
            .is_some_and(|text| text.ends_with("5244:5244 openlistteam/openlist"))
    );
    assert!(
        run["page"]
            .as_str()
            .is_some_and(|text| text.ends_with("5244:5244 openlist/openlist"))
    );
    assert_eq!(
        docker["snippets"][1]["text"],
        "sudo chown -R 1000:1000 ${yourDataDir}"
    );
    assert_eq!(docker["snippets"][1]["placeholders"][0]["name"], "yourDataDir");
    assert_eq!(
        docker["snippets"][1]["warnings"].as_array().map(Vec::len),
        Some(1)
    );
    assert_eq!(docker["corrections"][0]["right"], "openlistteam/openlist");
    let site = json(&["show", "site-not-allow-mount", "--json", "--lang", "zh"]);
    assert_eq!(site["language"], "en");
}

#[test]
fn search_says_how_sure_it_is() {
    let code = |arguments: &[&str]| run(arguments).status.code();
    let first = |arguments: &[&str]| stdout(arguments).lines().next().unwrap_or_default().to_owned();
    assert!(first(&["search", "61008"]).starts_with("list-sort-61008  exact"));
    assert!(first(&["search", "premission", "denied"]).starts_with("config-permission-denied  close"));
    assert_eq!(code(&["search", "webdav", "405"]), Some(1));
    assert_refused(&["search"], "QUERY");
    let found = json(&["search", "--json", "--limit", "1", "挂载路径"]);
    assert_eq!(found["hits"].as_array().map(Vec::len), Some(1));
    let question = json(&["search", "--json", "fail [61008]"])["hits"][0].clone();
    let text = question["question"].as_str().expect("a text");
    let ranges = question["ranges"].as_array().expect("ranges");
    let marked: String = ranges
        .iter()
        .map(|range| {
            &text[range[0].as_u64().expect("bytes") as usize..range[1].as_u64().expect("bytes") as usize]
        })
        .collect();
    assert!(marked.contains("61008"), "{question}");
}

#[test]
fn search_reads_a_query_from_a_pipe() {
    use std::io::Write;

    let home = tempfile::tempdir().expect("a temporary folder");
    let mut child = program(&home)
        .args(["search", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program runs");
    let mut stdin = child.stdin.take().expect("a pipe");
    stdin
        .write_all(b"FATA[2025] listen tcp 0.0.0.0:5244: bind: address already in use\n")
        .expect("it reads");
    drop(stdin);
    let output = child.wait_with_output().expect("the program ends");
    assert!(output.status.success());
    assert!(String::from_utf8_lossy(&output.stdout).starts_with("address-in-use  exact"));
}

#[test]
fn a_copied_command_takes_values_from_a_shell() {
    let copy = |arguments: &[&str]| run(&[&["copy", "config-permission-denied"], arguments].concat());
    let said = |output: &Output| {
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("the output is UTF-8");
        (text(&output.stdout), text(&output.stderr))
    };
    // Nothing but the command on stdout; what is missing, on stderr.
    let open = copy(&["2", "--print"]);
    assert_eq!(
        said(&open),
        (
            "sudo chown -R 1000:1000 ${yourDataDir}\n".to_owned(),
            "Left open: user, yourDataDir.\n".to_owned()
        )
    );
    let folder = "yourDataDir=/mnt/my disk/$x'";
    let filled = copy(&["2", "--print", "--set", folder, "--set", "user=1001:100"]);
    let expected = "sudo chown -R 1001:100 '/mnt/my disk/$x'\\'''\n";
    assert_eq!(said(&filled), (expected.to_owned(), String::new()));
    let half = copy(&["1", "--print", "--set", folder]);
    assert!(
        said(&half)
            .0
            .contains(" -v '/mnt/my disk/$x'\\'':/opt/openlist/data' -p "),
        "{half:?}"
    );
    assert_eq!(said(&half).1, "Left open: user.\n");

    let arguments = ["copy", "config-permission-denied", "2", "--print", "--set"];
    let refused = |set, text| assert_refused(&[&arguments[..], &[set]].concat(), text);
    refused("port=1", "it has: yourDataDir, user");
    refused("user", "NAME=VALUE");
    refused("user=a\nb", "one line");
}

#[test]
fn every_snippet_is_printed_as_its_page_has_it_with_the_slips_corrected() {
    let catalogue = Catalogue::built_in().expect("the built-in catalogue is sound");
    let mut snippets = 0;
    for entry in &catalogue.entries {
        for (index, source) in catalogue.sources.iter().enumerate() {
            for lang in Lang::ALL {
                let Some(view) = entry.view(Some(SourceId(index)), lang) else {
                    continue;
                };
                for number in 1..=view.wording.snippets.len() {
                    snippets += 1;
                    let number_text = number.to_string();
                    let arguments = [
                        "--source",
                        &source.id,
                        "--lang",
                        lang.code(),
                        "--print",
                        &entry.id,
                        &number_text,
                    ];
                    let printed = stdout(&[&["copy"], &arguments[..]].concat());
                    // Byte for byte on the page, but for the corrections, taken back here.
                    let mut on_page = printed.strip_suffix('\n').expect("a line end").to_owned();
                    for correction in &view.wording.corrections {
                        assert!(!printed.contains(&format!(" {}", correction.says)), "{printed}");
                        on_page = on_page.replace(&correction.right, &correction.says);
                    }
                    let page = match source.id.as_str() {
                        "openlist" => include_str!("../assets/openlist/error-code.md"),
                        _ => include_str!("../assets/alist/error-code.md"),
                    };
                    let is_there = [format!("\n{on_page}\n```"), format!("`{on_page}`")]
                        .iter()
                        .any(|quoted| page.contains(quoted));
                    assert!(is_there, "{} {number}: {on_page}", entry.id);
                }
            }
        }
    }
    assert_eq!(snippets, 4, "two commands in two languages");
}

#[test]
fn what_does_not_exist_is_an_error_that_helps() {
    assert_refused(
        &["show", "meta-path"],
        "say which: meta-path-not-unique, meta-path-required",
    );
    assert_refused(
        &["show", "site-not-allow-mount", "--source", "openlist"],
        "it is on: alist",
    );
    assert_refused(&["list", "--source", "nowhere"], "openlist, alist");
    assert_refused(&["list", "--lang", "fr"], "en or zh");
    assert_refused(
        &["list", "--catalogue", "/nonexistent"],
        "/nonexistent/catalogue.yaml",
    );
    for words in [
        &["lsit"][..],
        &["lsit", "--lang", "zh"],
        &["lsit", "--json"],
        &["lsit", "61008", "--json"],
    ] {
        assert_refused(
            words,
            "there is no command \"lsit\"\n hint: did you mean list? (to search for it: openlist-faq -- lsit)",
        );
    }
    // What is no slip of a command's name stays a query or a wrong flag.
    assert_refused(&["mount", "--json"], "unexpected argument '--json'");
    assert_refused(&["list", "--jsn"], "a similar argument exists: '--json'");
}

#[test]
fn an_entry_may_be_named_sloppily() {
    let shown = stdout(&["show", "list-sort-61008"]);
    for name in ["61008", "21", "LIST-SORT", "list"] {
        assert_eq!(stdout(&["show", name]), shown, "{name}");
    }
    assert!(stdout(&["show", "21", "--source", "alist"]).contains("413"));
    assert!(stdout(&["copy", "permission", "2", "--print"]).starts_with("sudo chown"));
    let output = run(&["show", "adress-in-use"]);
    assert_eq!(output.status.code(), Some(1));
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(
        told.starts_with(
            "error: there is no entry \"adress-in-use\"\n hint: did you mean address-in-use or "
        ),
        "{told}"
    );
    assert!(told.contains("openlist-faq list"), "{told}");
    for (page, source) in [
        ("https://doc.oplist.org/faq/error", "openlist"),
        ("http://doc.oplist.org/faq/error.html", "openlist"),
        ("https://alistgo.com/zh/faq/error.html#x", "alist"),
    ] {
        let output = run(&["show", page]);
        assert_eq!(output.status.code(), Some(1));
        let told = String::from_utf8_lossy(&output.stderr);
        assert!(
            told.ends_with(&format!(
                "hint: openlist-faq list --source {source} prints them\n"
            )),
            "{told}"
        );
    }
}

#[test]
fn words_without_a_command_list_what_has_them() {
    let hits = stdout(&["permission", "denied"]);
    assert!(hits.starts_with("config-permission-denied  "), "{hits}");
    assert!(hits.lines().count() < 23);
    for same in [
        &["permission denied"][..],
        &["--", "permission", "denied"],
        &["permission", "--lang", "en", "denied"],
    ] {
        assert_eq!(stdout(same), hits, "{same:?}");
    }
    // Not a command, but words that follow others.
    assert_eq!(run(&["qqq", "list"]).status.code(), Some(1));
    assert!(stdout(&["--", "lsit"]).contains("list-sort-61008"));
    let nothing = run(&["qqqqqq"]);
    assert_eq!((nothing.status.code(), nothing.stdout.len()), (Some(1), 0));
    assert!(stdout(&["端口被占用"]).starts_with("address-in-use"));
}

#[test]
fn the_configuration_chooses_the_language_and_its_slips_are_named() {
    let home = tempfile::tempdir().expect("a temporary folder");
    let folder = home.path().join(".config/openlist-faq");
    std::fs::create_dir_all(&folder).expect("a folder");
    let shows = |config: &str, variables: &[(&str, &str)]| {
        std::fs::write(folder.join("config.yaml"), config).expect("a file");
        let output = program(&home)
            .args(["show", "sign-in-locked"])
            .envs(variables.iter().copied())
            .output()
            .expect("the program runs");
        String::from_utf8(output.stdout)
            .expect("the output is UTF-8")
            .contains("连续登录")
    };
    assert!(shows("language: zh\n", &[]));
    assert!(shows("language: zh\n", &[("LANG", "en_US.UTF-8")]));
    assert!(!shows("language: zh\n", &[("OPENLIST_FAQ_LANG", "en")]));
    assert!(shows("", &[("LANG", "zh_CN.UTF-8")]));
    assert!(!shows("", &[]));
    std::fs::write(folder.join("config.yaml"), "language: zh\ntheme: pink\n").expect("a file");
    let output = program(&home).arg("list").output().expect("the program runs");
    assert_eq!(output.status.code(), Some(2));
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(
        told.contains("config.yaml:2: ") && told.contains("theme"),
        "{told}"
    );
}

#[test]
#[cfg(unix)]
fn a_closed_pipe_ends_quietly() {
    let home = tempfile::tempdir().expect("a temporary folder");
    let mut child = program(&home)
        .args(["list", "--json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program runs");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("the program ends");
    assert!(output.status.success() && output.stderr.is_empty(), "{output:?}");
}

#[test]
fn standard_input_may_be_a_pipe_or_nothing() {
    let home = tempfile::tempdir().expect("a temporary folder");
    for stdin in [Stdio::piped(), Stdio::null()] {
        let output = program(&home)
            .arg("list")
            .stdin(stdin)
            .output()
            .expect("the program runs");
        assert!(output.status.success());
    }
}

#[test]
fn commands_write_no_control_characters() {
    for arguments in [
        &["list"][..],
        &["show", "config-permission-denied"],
        &["--help"],
        &["list", "--json"],
    ] {
        let text = stdout(arguments);
        assert!(
            !text.chars().any(|c| c.is_control() && c != '\n'),
            "{arguments:?}"
        );
    }
}
