//! `doctor`: what it finds, and what it must not show.

use catalogue::text;

use crate::home::{FIXTURE, Home};

/// Returns what `doctor` says of something, line by line as it is broken for the screen.
fn told(home: &Home, about: &str, arguments: &[&str], variables: &[(&str, &str)]) -> Vec<String> {
    let report = home.run_with(&[&["doctor"], arguments].concat(), variables).printed();
    let lines = report.lines().skip_while(|line| !line.starts_with(about));
    let lines = lines.enumerate().take_while(|(at, line)| *at == 0 || line.starts_with(' '));
    lines.map(|(_, line)| line.trim_start_matches(about).trim().to_owned()).collect()
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
    for (arguments, variables, about, expected) in [
        (&["--lang", "zh"][..], &[("LANG", "en_US.UTF-8")][..], "语言", "中文：--lang"),
        (&[], &[("OPENLIST_FAQ_LANG", "zh"), ("LANG", "en")], "语言", "中文：OPENLIST_FAQ_LANG"),
        (&[], &[("LANG", "zh_CN.UTF-8")], "语言", "中文：系统语言（LANG=zh_CN.UTF-8）"),
        (&[], &[("LC_ALL", "fr_FR")], "language", "English: default (LC_ALL=fr_FR)"),
        (&[], &[], "language", "English: default (no locale is set)"),
    ] {
        assert_eq!(told(&Home::new(), about, arguments, variables), [expected]);
    }
    let refused = told(&Home::new(), "language", &[], &[("OPENLIST_FAQ_LANG", "fr")]);
    assert!(refused[0].starts_with("English: ") && refused[0].contains("\"fr\""), "{refused:?}");
}

#[test]
fn colours_and_clipboards_are_told_with_their_reasons() {
    let home = Home::new();
    assert_eq!(told(&home, "colours", &[], &[("NO_COLOR", "1")]), ["none: NO_COLOR"]);
    assert_eq!(told(&home, "colours", &[], &[("TERM", "dumb")]), ["none: TERM"]);
    let off = told(&home, "clipboard", &["--clipboard", "none"], &[]);
    assert_eq!(off, ["switched off (clipboard: none)"]);
    let refused = told(&home, "clipboard", &[], &[("OPENLIST_FAQ_CLIPBOARD", "typewriter")]);
    assert!(refused[0].starts_with("OPENLIST_FAQ_CLIPBOARD: \"typewriter\" is not"), "{refused:?}");
}

#[test]
#[cfg(target_os = "linux")]
fn every_way_to_a_clipboard_is_told_in_its_order() {
    let routes = told(&Home::new(), "clipboard", &[], &CROWDED).join(" ");
    let names = ["1 tmux: ", " 2 osc52: ", " 3 native (Wayland /nonexistent/wayland-1): ", " 4 native (X11 "];
    let places = names.map(|name| routes.find(name));
    assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{routes}");
}

#[test]
fn the_files_are_told_with_what_they_chose() {
    let home = Home::new();
    let read =
        |about: &str, arguments: &[&str]| told(&home, about, arguments, &[("TERM", "xterm")]).join(" ");
    // Files where the program says that they are.
    let path = |about: &str| {
        let file = read(about, &[]);
        let path = file.strip_suffix(": not there (it is optional)").expect("it is not there yet");
        path.replacen("~/", "", 1)
    };
    home.write(&path("config"), "theme: dark\n");
    home.write(&path("memory"), "{");
    assert!(read("colours", &[]).starts_with("dark: ~/"));
    assert!(read("config", &[]).ends_with(": read"));
    let memory = read("memory", &[]);
    assert!(memory.contains("~/") && !memory.ends_with(": read"), "{memory}");
    assert_eq!(read("memory", &["--no-state"]), "nothing is remembered");
    let wrong = read("config", &["--config", "/nonexistent/c.yaml"]);
    assert_eq!(wrong, "there is no file /nonexistent/c.yaml");
}

#[test]
fn the_catalogue_is_counted_and_a_broken_one_is_a_finding() {
    let counted = told(&Home::new(), "catalogue", &[], &[]).join(" ");
    let folder = FIXTURE.trim_start_matches("--catalogue=");
    assert!(counted.starts_with(&format!("{folder}: 5 entries ")), "{counted}");
    assert!(counted.contains("(openlist): ") && counted.ends_with("(supplement): 2 entries"), "{counted}");
    let broken = Home::new().run_bare(&["doctor", "--catalogue", "/nonexistent"]).printed();
    assert!(broken.contains("catalogue   /nonexistent: "), "{broken}");
}
