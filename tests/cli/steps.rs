//! Time grows with a hostile input, and not with its square: valgrind counts the instructions of the real program, from
//! which nothing hides, on an input and on twice as much of it.

use std::process::Command;

use portable_pty::CommandBuilder;

use crate::home::{FIXTURE, Home, PROGRAM, Ran};
use crate::programs::has;
use crate::pty::Session;

/// Twice the input may cost this many times as much: a little more than twice, since some tables grow in leaps.
const LIMIT: f64 = 2.3;

/// The beginning of an input, and how often what is repeated then; `#` in it becomes a number.
type Input = (&'static str, usize, &'static str);

const PAGES: [Input; 12] = [
    ("", 1_000, "## a\n\n"),
    ("", 1_000, "::: tip\n"),
    ("", 500, ":::\n\n:::\n\n"),
    ("> ", 10_000, ">"),
    ("", 500, "[a](#none) [b](none.md)\n\n"),
    ("", 200, "**Q**：quota used up\n\n**A**：wait\n\n---\n\n"),
    ("**Q**：many\n\n**A**：x\n\n```sh\n", 2_000, "run <name#>\n"),
    ("**Q**：long\n\n**A**：", 500, "[**`"),
    ("---\na: ", 20_000, "["),
    ("---\n", 1_000, "key#: 1\n"),
    ("---\nkeys: [", 3_000, "key#, "),
    ("---\nkeys:\n", 200, "- - 'a': &b {c: *b}\n"),
];

const ANSWERS: [Input; 6] = [
    ("**Q**：full\n\n**A**：x\n\n```sh\n", 20_000, "<"),
    ("**Q**：full\n\n**A**：x\n\n```sh\n", 5_000, "sl slip "),
    ("**Q**：full\n\n**A**：x ", 2_000, "sl `slip` "),
    ("**Q**：full\n\n**A**：x ", 1_000, "[a](https://a.example/#) "),
    ("**Q**：full\n\n**A**：x ", 1_000, "`sudo run #` "),
    ("**Q**：full\n\n**A**：x\n\n", 1_000, "```sh\nrun #\n```\n\n"),
];

const DATA: [Input; 4] = [
    ("entries:\n", 500, "- {id: i#, error: e#, title: {en: a, zh: a}}\n"),
    ("entries:\n", 500, "- {id: i, error: quota used up, title: {en: a, zh: a}}\n"),
    ("entries:\n- id: i\n  error: quota used up\n  title: {en: a, zh: a}\n  see_also:\n", 500, "  - none#\n"),
    ("entries:\n- id: i\n", 1_000, "  key#: a\n"),
];

const LOGS: [Input; 6] = [
    ("ERRO[2026-03-01 10:00:00] ", 500, "Token is expired "),
    ("", 500, "ERRO[2026-03-01 10:00:00] Token is expired\n"),
    ("ERRO[2026-03-01 10:00:00] failed\n", 500, "Token is expired\n"),
    ("", 500, "ERRO[2026-03-01 10:00:00] failed #: no such thing\n"),
    ("ERRO[2026-03-01 10:00:00] ", 500, "password=secret# token: "),
    ("ERRO[2026-03-01 10:00:00] ", 500, r#"{\"a\":\"https://u:p@h/?code=x"#),
];

const QUERIES: [Input; 5] = [
    ("", 1_000, "Token is expired "),
    ("", 1_000, "word# "),
    ("", 8_000, "a"),
    ("", 1_000, "权限"),
    ("", 500, "ERRO[2026-03-01 10:00:00] Token is expired\n"),
];

const PASTES: [Input; 3] = [("", 4_000, "Token is expired "), ("", 2_000, "权限不足\n"), ("", 8_000, "a")];

fn text((opening, _, unit): Input, count: usize) -> String {
    let units = (0..count).map(|index| unit.replace('#', &index.to_string()));
    opening.chars().map(String::from).chain(units).collect()
}

/// Asserts that `steps` counts about twice as many on twice as much of each input.
fn assert_linear(inputs: &[Input], steps: impl Fn(&str) -> u64) {
    let none = steps("");
    let mut faults = Vec::new();
    for input in inputs {
        let (_, count, unit) = *input;
        let once = steps(&text(*input, count)).saturating_sub(none).max(1);
        let twice = steps(&text(*input, 2 * count)).saturating_sub(none);
        let growth = twice as f64 / once as f64;
        println!("{growth:5.2} {once:>12} {unit:?}");
        if growth > LIMIT {
            faults.push(format!("{unit:?} costs {once} steps, and twice as much {twice}"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Returns valgrind's arguments, of which the last is the program.
fn counting(home: &Home) -> [String; 5] {
    let log = home.path("steps");
    [
        "--tool=cachegrind".to_owned(),
        "--cache-sim=no".to_owned(),
        "--cachegrind-out-file=/dev/null".to_owned(),
        format!("--log-file={}", log.display()),
        PROGRAM.to_owned(),
    ]
}

/// Returns how many instructions were counted.
fn counted(home: &Home) -> u64 {
    let log = std::fs::read_to_string(home.path("steps")).expect("valgrind writes its log");
    let (_, refs) = log.split_once("refs:").expect("valgrind counts");
    let number: String = refs.lines().next().unwrap_or_default().replace([' ', ','], "");
    number.parse().expect("a number")
}

/// Returns how many instructions a command takes with this text in its standard input.
fn steps(home: &Home, arguments: &[&str], input: &str) -> u64 {
    let mut command: Command = home.command("valgrind");
    let ran = Ran::fed(command.args(counting(home)).args(arguments), input.as_bytes());
    assert!(matches!(ran.code, Some(0..=2)), "{ran:?}");
    counted(home)
}

#[test]
fn pages_are_checked_in_linear_time() {
    if has(&["valgrind"]) {
        let home = Home::new();
        assert_linear(&PAGES, |page| {
            home.write("page.md", page);
            steps(&home, &[FIXTURE, "check", "page.md"], "")
        });
    }
}

/// Writes a source without pages.
fn write_source(home: &Home) {
    home.write(
        "all/a/source.yaml",
        "order: 1\nid: a\nname: A\naddress: {en: https://a.example/x, zh: https://a.example/x}\n",
    );
}

#[test]
fn answers_are_shown_in_linear_time() {
    if has(&["valgrind"]) {
        let home = Home::new();
        write_source(&home);
        home.write(
            "all/a/p.yaml",
            "entries:\n- id: full\n  error: full\n  title: {en: a, zh: a}\n  corrections:\n  \
             - {languages: [en], says: sl, right: slip, because: {en: a, zh: a}}\n",
        );
        assert_linear(&ANSWERS, |page| {
            home.write("all/a/p.md", if page.is_empty() { "**Q**：full\n\n**A**：x\n" } else { page });
            steps(&home, &["show", "full", "--catalogue=all"], "")
        });
    }
}

#[test]
fn the_pages_of_a_catalogue_are_checked_in_linear_time() {
    if has(&["valgrind"]) {
        let home = Home::new();
        write_source(&home);
        assert_linear(&[("", 2_000, ":::\n\n:::\n\n")], |page| {
            home.write("all/a/p.md", page);
            steps(&home, &["check", "--catalogue=all"], "")
        });
    }
}

#[test]
fn catalogue_data_is_read_in_linear_time() {
    if has(&["valgrind"]) {
        let home = Home::new();
        write_source(&home);
        home.write("all/a/p.md", "**Q**：quota used up\n\n**A**：wait\n");
        assert_linear(&DATA, |rows| {
            home.write("all/a/p.yaml", if rows.is_empty() { "entries: []\n" } else { rows });
            steps(&home, &["check", "--catalogue=all"], "")
        });
    }
}

#[test]
fn logs_are_explained_in_linear_time() {
    if has(&["valgrind"]) {
        let home = Home::new();
        assert_linear(&LOGS, |log| steps(&home, &[FIXTURE, "explain", "--json"], log));
    }
}

#[test]
fn long_queries_are_searched_in_linear_time() {
    if has(&["valgrind"]) {
        let home = Home::new();
        assert_linear(&QUERIES, |query| steps(&home, &[FIXTURE, "search", "-"], query));
    }
}

#[test]
fn a_paste_is_taken_in_linear_time() {
    if has(&["valgrind"]) {
        let home = Home::new();
        assert_linear(&PASTES, |paste| {
            let mut command = CommandBuilder::new("valgrind");
            command.args(counting(&home));
            command.arg(FIXTURE);
            let mut session = Session::run_in(&home, command, &[]);
            session.wait_for("5 of 5");
            session.type_keys(&format!("\x1b[200~{paste}\x1b[201~"));
            session.leave("\x03");
            counted(&home)
        });
    }
}
