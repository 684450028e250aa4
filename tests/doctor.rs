//! `doctor`, from the real program: what it finds, and what it must not show.
#![cfg(unix)]
#![allow(clippy::expect_used, reason = "a test may panic")]

use std::process::Command;

use openlist_faq::text;
use serde_json::Value;
use tempfile::TempDir;

/// The home of a person whose name is not to be seen.
fn home() -> TempDir {
    let home = tempfile::Builder::new().prefix("secret-name").tempdir();
    let home = home.expect("a temporary folder");
    std::fs::create_dir_all(home.path().join(".config/openlist-faq")).expect("a folder");
    home
}

fn doctor(home: &TempDir, arguments: &[&str], variables: &[(&str, &str)]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_openlist-faq"))
        .arg("doctor")
        .args(arguments)
        .env_clear()
        .env("HOME", home.path())
        .env("PATH", "/usr/bin:/bin")
        .envs(variables.iter().copied())
        .output()
        .expect("the program runs");
    assert!(output.status.success() && output.stderr.is_empty(), "{output:?}");
    String::from_utf8(output.stdout).expect("the output is UTF-8")
}

fn json(arguments: &[&str], variables: &[(&str, &str)]) -> Value {
    let report = doctor(&home(), &[&["--json"], arguments].concat(), variables);
    serde_json::from_str(&report).expect("the output is JSON")
}

/// As much as can be there at once, and all of it broken.
const CROWDED: [(&str, &str); 8] = [
    ("TERM", "tmux-256color"),
    ("TMUX", "/nonexistent/tmux,1,0"),
    ("STY", "1.x"),
    ("SSH_TTY", "/dev/pts/0"),
    ("WSL_INTEROP", "/run/x"),
    ("WAYLAND_DISPLAY", "/nonexistent/wayland-1"),
    ("DISPLAY", "nonexistent:77"),
    ("LANGUAGE", "fr:it"),
];

#[test]
fn it_fits_one_screen_and_has_no_control_characters() {
    let home = home();
    for lang in ["en", "zh"] {
        for variables in [
            &CROWDED[..],
            &[],
            &[("TERM", "\u{1b}]0;title\u{7}x"), ("LANG", "\u{1b}[2J")],
        ] {
            let report = doctor(&home, &["--lang", lang], variables);
            assert!(report.lines().count() <= 24, "{report}");
            assert!(report.lines().all(|line| text::width(line) <= 80), "{report}");
            assert!(!report.chars().any(|c| c.is_control() && c != '\n'), "{report:?}");
        }
    }
}

#[test]
fn it_shows_no_home_and_no_secrets() {
    let home = home();
    let config = home.path().join(".config/openlist-faq/config.yaml");
    std::fs::write(
        &config,
        "clipboard: 'command:curl -H Authorization:hidden-token x'\nmice: 1\n",
    )
    .expect("a file");
    let report = doctor(&home, &[], &[]);
    assert!(
        report.contains("~/.config/openlist-faq/config.yaml:2: "),
        "{report}"
    );
    assert!(
        !report.contains("secret-name") && !report.contains("hidden-token"),
        "{report}"
    );
    std::fs::write(
        &config,
        "clipboard: 'command:curl -H Authorization:hidden-token x'\n",
    )
    .expect("a file");
    let report = doctor(&home, &[], &[]);
    assert!(report.contains("1 command:curl …: can only be tried"), "{report}");
    assert!(!report.contains("hidden-token"), "{report}");
    // Also where the word before it was forgotten.
    let variable = ("OPENLIST_FAQ_CLIPBOARD", "curl -H Authorization:hidden-token x");
    let report = doctor(&home, &[], &[variable]);
    assert!(
        report.contains("1 OPENLIST_FAQ_CLIPBOARD: \"curl …\" is not a clipboard"),
        "{report}"
    );
    assert!(!report.contains("hidden-token"), "{report}");
}

#[test]
fn it_says_who_chose_the_language() {
    for (arguments, variables, code, because) in [
        (
            &["--lang", "zh"][..],
            &[("LANG", "en_US.UTF-8")][..],
            "zh",
            "--lang",
        ),
        (
            &[],
            &[("OPENLIST_FAQ_LANG", "zh"), ("LANG", "en")],
            "zh",
            "OPENLIST_FAQ_LANG",
        ),
        (
            &[],
            &[("LANG", "zh_CN.UTF-8")],
            "zh",
            "由系统区域设置决定（LANG=zh_CN.UTF-8）",
        ),
        (
            &[],
            &[("LC_ALL", "fr_FR")],
            "en",
            "the default, as the locale names neither language (LC_ALL=fr_FR)",
        ),
        (&[], &[], "en", "the default, as no locale is set"),
        (
            &[],
            &[("OPENLIST_FAQ_LANG", "fr")],
            "en",
            "OPENLIST_FAQ_LANG: \"fr\" is not a language of this program: en or zh",
        ),
    ] {
        let language = &json(arguments, variables)["language"];
        assert_eq!(
            (&language["code"], &language["because"]),
            (&code.into(), &because.into())
        );
    }
}

#[test]
fn colours_and_clipboards_are_told_with_their_reasons() {
    assert_eq!(
        json(&[], &[("NO_COLOR", "1")])["colours"],
        serde_json::json!({"on": false, "theme": "none", "because": "NO_COLOR"})
    );
    assert_eq!(json(&[], &[("TERM", "dumb")])["colours"]["because"], "TERM");
    let routes = &json(&[], &CROWDED)["clipboard"];
    let names: Vec<&str> = routes
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(|route| route["route"].as_str())
        .collect();
    assert_eq!(
        names,
        [
            "tmux",
            "osc52",
            "native (Wayland /nonexistent/wayland-1)",
            "native (X11 nonexistent:77)"
        ]
    );
    assert_eq!(routes[0]["works"], false);
    assert_eq!(
        json(&["--clipboard", "none"], &[])["clipboard"],
        serde_json::json!([])
    );
    let refused = &json(&[], &[("OPENLIST_FAQ_CLIPBOARD", "typewriter")])["clipboard"][0];
    assert_eq!(
        (&refused["route"], &refused["works"]),
        (&"OPENLIST_FAQ_CLIPBOARD".into(), &false.into())
    );
}

#[test]
fn the_files_are_told_with_what_they_chose() {
    let home = home();
    let read = |arguments: &[&str]| -> Value {
        let report = doctor(&home, &[&["--json"], arguments].concat(), &[("TERM", "xterm")]);
        serde_json::from_str(&report).expect("the output is JSON")
    };
    let before = read(&[]);
    assert_eq!(before["configuration"]["found"], false);
    assert_eq!(before["memory"]["found"], false);
    let config = home.path().join(".config/openlist-faq/config.yaml");
    std::fs::write(&config, "theme: dark\n").expect("a file");
    let state = home.path().join(".local/state/openlist-faq/state.json");
    std::fs::create_dir_all(state.parent().expect("a folder")).expect("a folder");
    std::fs::write(&state, "{\"version\": 1, \"language\": \"zh\"}").expect("a file");
    let after = read(&[]);
    assert_eq!(
        after["colours"],
        serde_json::json!({"on": true, "theme": "dark", "because": "~/.config/openlist-faq/config.yaml:1"})
    );
    assert_eq!(after["language"]["because"], "上次的选择");
    assert_eq!(after["memory"]["path"], "~/.local/state/openlist-faq/state.json");
    assert_eq!(after["memory"]["found"], true);
    assert_eq!(read(&["--no-state"])["memory"], Value::Null);
    std::fs::write(&state, "{").expect("a file");
    let error = &read(&[])["memory"]["error"];
    assert!(
        error.as_str().is_some_and(|error| error.contains("~/.local")),
        "{error}"
    );
    let error = &read(&["--config", "/nonexistent/c.yaml"])["configuration"]["error"];
    assert_eq!(error, "there is no file /nonexistent/c.yaml");
}

#[test]
fn a_broken_catalogue_is_a_finding() {
    let catalogue = &json(&[], &[])["catalogue"];
    assert_eq!(
        (&catalogue["entries"], &catalogue["sources"][1]["entries"]),
        (&23.into(), &22.into())
    );
    let catalogue = &json(&["--catalogue", "/nonexistent"], &[])["catalogue"];
    assert_eq!(catalogue["folder"], "/nonexistent");
    assert!(
        catalogue["error"]
            .as_str()
            .is_some_and(|error| error.contains("/nonexistent/catalogue.yaml"))
    );
}
