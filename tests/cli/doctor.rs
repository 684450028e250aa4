//! `doctor`: what it finds, and what it must not show.

use catalogue::text;
use serde_json::{Value, json};

use crate::home::Home;

fn report(arguments: &[&str], variables: &[(&str, &str)]) -> Value {
    let arguments = [&["doctor", "--json"], arguments].concat();
    Home::new().run_with(&arguments, variables).json()
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
fn it_fits_one_screen() {
    for lang in ["en", "zh"] {
        for variables in [&CROWDED[..], &[]] {
            let report = Home::new().run_with(&["doctor", "--lang", lang], variables).printed();
            assert!(report.lines().count() <= 24, "{report}");
            assert!(report.lines().all(|line| text::width(line) <= 80), "{report}");
        }
    }
}

#[test]
fn it_shows_no_home_and_no_secrets() {
    let home = Home::new();
    let name = home.path("");
    let name = name.file_name().expect("a folder").to_str().expect("UTF-8").to_owned();
    for (config, shown) in [
        ("clipboard: 'command:curl -H hidden-token x'\nmice: 1\n", "~/.config/openlist-faq/config.yaml:2:"),
        ("clipboard: 'command:curl -H hidden-token x'\n", "1 command:curl …: can only be tried"),
    ] {
        home.configure(config);
        let report = home.run(&["doctor"]).printed();
        assert!(report.contains(shown), "{report}");
        assert!(!report.contains(&name) && !report.contains("hidden-token"), "{report}");
    }
    // Also where the word before it was forgotten.
    let variable = ("OPENLIST_FAQ_CLIPBOARD", "curl -H hidden-token x");
    let report = Home::new().run_with(&["doctor"], &[variable]).printed();
    assert!(report.contains("\"curl …\" is not a clipboard") && !report.contains("hidden-token"), "{report}");
}

#[test]
fn it_says_who_chose_the_language() {
    for (arguments, variables, code, because) in [
        (&["--lang", "zh"][..], &[("LANG", "en_US.UTF-8")][..], "zh", "--lang"),
        (&[], &[("OPENLIST_FAQ_LANG", "zh"), ("LANG", "en")], "zh", "OPENLIST_FAQ_LANG"),
        (&[], &[("LANG", "zh_CN.UTF-8")], "zh", "LANG=zh_CN.UTF-8"),
        (&[], &[("LC_ALL", "fr_FR")], "en", "LC_ALL=fr_FR"),
        (&[], &[], "en", "no locale is set"),
        (&[], &[("OPENLIST_FAQ_LANG", "fr")], "en", "\"fr\""),
    ] {
        let language = &report(arguments, variables)["language"];
        assert_eq!(language["code"], code, "{language}");
        let told = language["because"].as_str().expect("a reason");
        assert!(told.contains(because), "{told}");
    }
}

#[test]
fn colours_and_clipboards_are_told_with_their_reasons() {
    assert_eq!(
        report(&[], &[("NO_COLOR", "1")])["colours"],
        json!({"on": false, "theme": "none", "because": "NO_COLOR"})
    );
    assert_eq!(report(&[], &[("TERM", "dumb")])["colours"]["because"], "TERM");
    assert_eq!(report(&["--clipboard", "none"], &[])["clipboard"], json!([]));
    let refused = &report(&[], &[("OPENLIST_FAQ_CLIPBOARD", "typewriter")])["clipboard"][0];
    assert_eq!((&refused["route"], &refused["works"]), (&"OPENLIST_FAQ_CLIPBOARD".into(), &false.into()));
}

#[test]
#[cfg(target_os = "linux")]
fn every_way_to_a_clipboard_is_told_in_its_order() {
    let routes = &report(&[], &CROWDED)["clipboard"];
    let routes = routes.as_array().expect("a list").iter();
    let names: Vec<&str> = routes.filter_map(|route| route["route"].as_str()).collect();
    assert_eq!(
        names,
        ["tmux", "osc52", "native (Wayland /nonexistent/wayland-1)", "native (X11 nonexistent:77)"]
    );
}

#[test]
fn the_files_are_told_with_what_they_chose() {
    let home = Home::new();
    let read = |arguments: &[&str]| -> Value {
        let arguments = [&["doctor", "--json"], arguments].concat();
        home.run_with(&arguments, &[("TERM", "xterm")]).json()
    };
    let before = read(&[]);
    for file in ["configuration", "memory"] {
        assert_eq!(before[file]["found"], false);
    }
    // Files where the program says that they are.
    let place = |file: &str| before[file]["path"].as_str().expect("a path").replacen("~/", "", 1);
    home.write(&place("configuration"), "theme: dark\n");
    home.write(&place("memory"), "{");
    let after = read(&[]);
    assert_eq!(
        (&after["colours"]["theme"], &after["configuration"]["found"]),
        (&"dark".into(), &true.into())
    );
    assert!(after["memory"]["error"].as_str().is_some_and(|error| error.contains("~/")), "{after}");
    assert_eq!(read(&["--no-state"])["memory"], Value::Null);
    let error = &read(&["--config", "/nonexistent/c.yaml"])["configuration"]["error"];
    assert_eq!(error, "there is no file /nonexistent/c.yaml");
}

#[test]
fn the_catalogue_is_counted_and_a_broken_one_is_a_finding() {
    let catalogue = &report(&[], &[])["catalogue"];
    assert_eq!((&catalogue["entries"], &catalogue["sources"][1]["entries"]), (&5.into(), &2.into()));
    let broken = Home::new().run_bare(&["doctor", "--json", "--catalogue", "/nonexistent"]).json();
    let error = broken["catalogue"]["error"].as_str().expect("an error");
    assert!(error.contains("/nonexistent"), "{error}");
}
