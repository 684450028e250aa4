//! Configuration, colours and memory of the real program, each in a home of its own.
#![cfg(unix)]
#![allow(clippy::expect_used, reason = "a test may panic")]

#[path = "support/pty.rs"]
mod pty;

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};

use portable_pty::CommandBuilder;
use pty::Session;
use serde_json::Value;

const PROGRAM: &str = env!("CARGO_BIN_EXE_openlist-faq");

/// A home, and the program in it.
struct Home(tempfile::TempDir);

impl Home {
    fn new() -> Home {
        Home(tempfile::tempdir().expect("a temporary folder"))
    }

    fn path(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    fn config(&self) -> PathBuf {
        self.path(".config/openlist-faq/config.yaml")
    }

    fn state(&self) -> PathBuf {
        self.path(".local/state/openlist-faq/state.json")
    }

    fn write(&self, path: PathBuf, text: &str) -> PathBuf {
        fs::create_dir_all(path.parent().expect("a folder")).expect("the home can be written to");
        fs::write(&path, text).expect("the home can be written to");
        path
    }

    /// Runs the program with pipes for a terminal.
    fn run(&self, arguments: &[&str], variables: &[(&str, &str)]) -> Output {
        Command::new(PROGRAM)
            .env_clear()
            .env("HOME", self.0.path())
            .envs(variables.iter().copied())
            .args(arguments)
            .output()
            .expect("the program runs")
    }

    fn stdout(&self, arguments: &[&str], variables: &[(&str, &str)]) -> String {
        let output = self.run(arguments, variables);
        let told = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{arguments:?}: {told}");
        String::from_utf8(output.stdout).expect("the output is UTF-8")
    }

    /// What the program says when it refuses to do something.
    fn refusal(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments, &[]);
        assert_eq!(
            (output.status.code(), output.stdout.len()),
            (Some(2), 0),
            "{arguments:?}"
        );
        String::from_utf8(output.stderr).expect("the error is UTF-8")
    }

    /// Runs the program on a terminal.
    fn session(&self, arguments: &[&str], variables: &[(&str, &str)]) -> Session {
        let home = self.0.path().to_str().expect("a path in UTF-8");
        let mut all = vec![("HOME", home)];
        all.extend_from_slice(variables);
        Session::start_with(arguments, &all)
    }
}

/// Leaves the browser; gives all that it wrote.
fn leave(mut session: Session) -> String {
    session.type_keys("\x03");
    let ended = session.end();
    assert!(ended.status.success());
    ended.assert_restored();
    ended.bytes
}

#[test]
fn a_configuration_is_begun_once_and_changes_nothing() {
    let home = Home::new();
    let path = home.config().display().to_string();
    assert_eq!(home.stdout(&["config", "path"], &[]).trim(), path);
    let before = home.stdout(&["config", "show"], &[]);
    assert_eq!(home.stdout(&["config", "init"], &[]).trim(), path);
    assert_eq!(home.stdout(&["config", "show"], &[]), before);
    assert_eq!(
        fs::read_to_string(home.config()).expect("it was written"),
        openlist_faq::config::SAMPLE
    );
    let other = home.path("folder/other.yaml");
    let other = other.to_str().expect("a path in UTF-8");
    assert_eq!(
        home.stdout(&["config", "init", "--config", other], &[]).trim(),
        other
    );
    assert_eq!(home.stdout(&["--config", other, "list"], &[]).lines().count(), 23);
    home.write(home.config(), "theme: dark\n");
    assert!(home.refusal(&["config", "init"]).contains("is there already"));
    assert_eq!(
        fs::read_to_string(home.config()).expect("it is there"),
        "theme: dark\n"
    );
}

#[test]
fn show_names_who_chose_each_value() {
    let home = Home::new();
    let file = home.write(
        home.config(),
        "theme: light\nlanguage: zh\nborders: ascii\nkeys: {copy: [f5]}\n",
    );
    let variables = [
        ("OPENLIST_FAQ_LANG", "en"),
        ("OPENLIST_FAQ_CLIPBOARD", "tmux"),
        ("TERM", "xterm"),
    ];
    let shown = home.stdout(&["config", "show", "--json", "--borders", "lines"], &variables);
    let shown: Value = serde_json::from_str(&shown).expect("it is JSON");
    assert_eq!(shown["version"], 1);
    let line = |line: u32| format!("{}:{line}", file.display());
    for (name, value, from) in [
        ("language", "en", "OPENLIST_FAQ_LANG".to_owned()),
        ("source", "all", "default".to_owned()),
        ("theme", "light", line(1)),
        ("borders", "lines", "--borders".to_owned()),
        ("clipboard", "tmux", "OPENLIST_FAQ_CLIPBOARD".to_owned()),
        ("keys.copy", "[f5]", line(4)),
    ] {
        let settings = shown["settings"].as_array().expect("a list");
        let setting = settings.iter().find(|setting| setting["name"] == name);
        let setting = setting.expect("every setting is shown");
        assert_eq!(
            (&setting["value"], &setting["from"]),
            (&value.into(), &from.into()),
            "{name}"
        );
    }
}

#[test]
fn a_broken_configuration_is_told_with_its_lines_and_can_still_be_found() {
    let home = Home::new();
    home.write(home.config(), "thme: dark\nmouse: maybe\n");
    let path = home.config().display().to_string();
    let told = home.refusal(&["list"]);
    assert!(
        told.contains(&format!(
            "{path}:1: there is no field \"thme\"; did you mean \"theme\"?"
        )),
        "{told}"
    );
    assert!(
        told.contains(&format!("{path}:2: mouse cannot be \"maybe\"")),
        "{told}"
    );
    assert_eq!(home.stdout(&["config", "path"], &[]).trim(), path);

    home.write(home.config(), "source: openlits\n");
    assert!(
        home.refusal(&["list"])
            .contains(&format!("{path}:1: there is no source \"openlits\""))
    );
    home.write(home.config(), "keys:\n  answer.copy: [q]\n  top: [x]\n");
    let told = home.refusal(&["config", "show"]);
    assert!(told.contains(&format!("{path}:2: q would be both")), "{told}");
    let other = home.write(home.path("other.yaml"), "source: alist\n");
    let other = other.to_str().expect("a path in UTF-8");
    assert_eq!(home.stdout(&["list", "--config", other], &[]).lines().count(), 22);
    assert!(
        home.refusal(&["list", "--config", "/nowhere/config.yaml"])
            .contains("/nowhere/config.yaml")
    );
}

#[test]
fn colours_come_on_a_terminal_or_when_they_are_asked_for() {
    let home = Home::new();
    let show = |flags: &[&str], variables: &[(&str, &str)]| {
        let arguments = [&["show", "config-permission-denied"], flags].concat();
        home.stdout(&arguments, variables)
    };
    let plain = show(&[], &[]);
    assert!(!plain.contains('\x1b'));
    assert_eq!(show(&[], &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]), plain);
    for coloured in [
        show(&["--color", "always"], &[("NO_COLOR", "1")]),
        show(&[], &[("CLICOLOR_FORCE", "1")]),
    ] {
        assert!(
            coloured.contains("\x1b[36m"),
            "the palette's accent: {coloured:?}"
        );
        let stripped = anstream::adapter::strip_str(&coloured).to_string();
        assert_eq!(stripped, plain, "nothing is wrapped in a pipe");
    }
    let light = show(&["--color", "always", "--theme", "light"], &[]);
    assert!(
        light.contains("\x1b[38;2;11;97;132m") && !light.contains("\x1b[48;"),
        "{light:?}"
    );

    let on_terminal = |flags: &[&str], variables: &[(&str, &str)]| {
        let arguments = [&["show", "config-permission-denied"], flags].concat();
        home.session(&arguments, variables).end().bytes
    };
    let coloured = on_terminal(&[], &[]);
    assert!(
        coloured.contains("\x1b[36m") && coloured.contains('│'),
        "{coloured:?}"
    );
    let ascii = on_terminal(&["--borders", "ascii", "--color", "never"], &[]);
    assert!(
        !ascii.contains('\x1b') && ascii.contains("+ [1] bash ---"),
        "{ascii}"
    );
    assert!(!on_terminal(&[], &[("NO_COLOR", "1")]).contains('\x1b'));
    assert!(!on_terminal(&[], &[("TERM", "dumb")]).contains('\x1b'));
}

/// A terminal's answer to the question for its background.
const LIGHT_ANSWER: &str = "\x1b]11;rgb:fdfd/f6f6/e3e3\x1b\\";
const QUESTION: &str = "\x1b]11;?";
const LIGHT_BACKGROUND: &str = "48;2;251;250;247";

#[test]
fn auto_follows_the_terminals_answer() {
    // The answer is there before the question, so that this takes no luck: the shell's `read` leaves it alone.
    let mut command = CommandBuilder::new("/bin/sh");
    command.args(["-c", "read go; exec \"$0\" --theme auto", PROGRAM]);
    let mut session = Session::run(command, &[("COLORTERM", "truecolor")]);
    session.type_keys(&format!("go\n{LIGHT_ANSWER}"));
    session.wait_for("23 of 23");
    session.type_keys("token");
    session.wait_for(" > token");
    let bytes = leave(session);
    assert!(
        bytes.contains(QUESTION) && bytes.contains(LIGHT_BACKGROUND),
        "{bytes:?}"
    );
}

#[test]
fn an_answer_that_comes_too_late_is_not_typed() {
    let home = Home::new();
    home.write(home.config(), "theme: auto\n");
    let mut session = home.session(&[], &[("COLORTERM", "truecolor")]);
    session.wait_for("23 of 23");
    session.type_keys(&format!("to{LIGHT_ANSWER}ken"));
    let screen = session.wait_for(" > token");
    assert!(!screen.contains("rgb"), "{screen}");
    // Esc is itself again.
    session.type_keys("\x1b");
    session.wait_for("23 of 23");
    assert!(!leave(session).contains(LIGHT_BACKGROUND));
}

#[test]
fn the_terminal_is_asked_only_where_the_answer_matters() {
    let home = Home::new();
    for (arguments, variables) in [
        (&[][..], &[("COLORTERM", "truecolor")][..]),
        (&["--theme", "dark"], &[("COLORTERM", "truecolor")]),
        (&["--theme", "auto"], &[]),
    ] {
        let session = home.session(arguments, variables);
        session.wait_for("23 of 23");
        assert!(!leave(session).contains(QUESTION), "{arguments:?}");
    }
    let shown = home.session(&["list", "--theme", "auto"], &[("COLORTERM", "truecolor")]);
    assert!(!shown.end().bytes.contains(QUESTION));
    let piped = home.stdout(&["list", "--theme", "auto"], &[("COLORTERM", "truecolor")]);
    assert!(!piped.contains('\x1b'));
}

#[test]
fn colours_of_the_flag_come_through_although_the_environment_wants_none() {
    let home = Home::new();
    let session = home.session(&["--theme", "light"], &[("NO_COLOR", "1")]);
    session.wait_for("23 of 23");
    assert!(leave(session).contains(LIGHT_BACKGROUND));
    let session = home.session(&[], &[("NO_COLOR", "1")]);
    session.wait_for("23 of 23");
    let bytes = leave(session);
    assert!(
        !bytes.contains("\x1b[38;5;") && bytes.contains("\x1b[1m"),
        "{bytes:?}"
    );
}

#[test]
fn keys_of_the_configuration_work_and_are_shown() {
    let home = Home::new();
    home.write(
        home.config(),
        "keys:\n  query.copy: [f5]\n  toggle-language: [alt-l]\n",
    );
    let mut session = home.session(&["--no-mouse"], &[]);
    session.type_keys("permission");
    session.wait_for("F5 copy");
    session.type_keys("\x1b[15~");
    session.wait_for("Copy which command?");
    session.type_keys("\x1b");
    session.wait_until("no choice", |screen| !screen.contains("Copy which"));
    session.type_keys("\x1bl");
    session.wait_for("Alt-L English");
    session.type_keys("\x03");
    assert!(session.end().status.success());

    let listed = home.stdout(&["config", "keys"], &[]);
    assert!(
        listed
            .lines()
            .any(|line| line.starts_with("query.copy ") && line.contains("[f5]")),
        "{listed}"
    );
}

#[test]
fn the_browser_opens_as_it_was_left() {
    let home = Home::new();
    let mut session = home.session(&[], &[]);
    session.wait_for("23 of 23");
    session.type_keys("\x0c\x13\x1b[B\x1b[B");
    session.wait_for("OpenList   中文");
    leave(session);
    let state = fs::read_to_string(home.state()).expect("it was written");
    let json: Value = serde_json::from_str(&state).expect("it is JSON");
    assert_eq!(json["language"], "zh");
    assert_eq!(json["source"], "openlist");
    assert_eq!(json["entry"], "token-expired");

    let session = home.session(&[], &[]);
    let screen = session.wait_for("OpenList   中文");
    assert!(screen.contains("> Token is expired"), "{screen}");
    assert!(
        screen.contains("  TooManyRequests"),
        "the list begins at its top\n{screen}"
    );
    leave(session);
    assert_eq!(
        fs::read_to_string(home.state()).expect("it is there"),
        state,
        "nothing changed"
    );

    let shown = home.stdout(&["config", "show"], &[]);
    assert!(shown.contains("上次的选择"), "{shown}");
    // A choice comes before what is remembered, and so does wanting nothing of it.
    let session = home.session(&["--lang", "en", "--source", "all"], &[]);
    session.wait_for("all sources   English");
    leave(session);
    let mut session = home.session(&["--no-state"], &[]);
    session.wait_for("all sources   English");
    session.type_keys("\x13");
    session.wait_for("22 of 23");
    leave(session);
    assert_eq!(fs::read_to_string(home.state()).expect("it is there"), state);
    // What scripts get depends on no session.
    assert_eq!(home.stdout(&["list"], &[]).lines().count(), 23);
}

#[test]
fn what_was_put_in_for_a_placeholder_stands_in_the_form_the_next_time() {
    let home = Home::new();
    let mut session = home.session(&["permission"], &[]);
    session.wait_for("1 of 23");
    session.type_keys("\x192");
    session.wait_for("yourDataDir");
    session.type_keys("/srv/数据\r");
    session.wait_for("clipboard");
    leave(session);
    let state = fs::read_to_string(home.state()).expect("it was written");
    let json: Value = serde_json::from_str(&state).expect("it is JSON");
    assert_eq!(json["placeholders"]["yourDataDir"], "/srv/数据");
    let mut session = home.session(&["permission"], &[]);
    session.wait_for("1 of 23");
    session.type_keys("\x192");
    session.wait_for("/srv/数据");
    leave(session);
}

#[test]
fn nothing_is_written_where_nothing_changed_or_nothing_is_wanted() {
    let home = Home::new();
    let session = home.session(&[], &[]);
    session.wait_for("23 of 23");
    leave(session);
    assert_eq!(fs::read_dir(home.path("")).expect("it can be read").count(), 0);
    home.write(home.config(), "remember: false\n");
    let mut session = home.session(&[], &[]);
    session.wait_for("23 of 23");
    session.type_keys("\x0c");
    session.wait_for("中文");
    leave(session);
    assert!(!home.path(".local").exists());
}

#[test]
fn a_damaged_state_is_told_and_left_out() {
    let home = Home::new();
    home.write(home.state(), "{\"version\": 1, \"language\": \"zh");
    let session = home.session(&[], &[]);
    let screen = session.wait_for("What was remembered cannot be read");
    assert!(screen.contains("all sources   English"), "{screen}");
    leave(session);
    let output = home.run(&["config", "show"], &[]);
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && told.contains("state.json"), "{told}");
}
