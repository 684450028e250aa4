//! The configuration, its order of precedence, and colours, through pipes. What the browser does with settings is in
//! the tests of the terminal.

use std::fs;

use crate::home::{Home, Ran};

/// Returns the rows of `config show`: names, values, and where they come from.
fn rows(shown: Ran) -> Vec<[String; 3]> {
    let cells = |line: &str| {
        let cells: Vec<String> =
            line.split("  ").map(str::trim).filter(|cell| !cell.is_empty()).map(str::to_owned).collect();
        cells.try_into().expect("three cells")
    };
    shown.printed().lines().map(cells).collect()
}

#[test]
fn a_configuration_is_begun_once_and_changes_nothing() {
    let home = Home::new();
    let path = home.path(".config/openlist-faq/config.yaml");
    let printed = format!("{}\n", path.display());
    assert_eq!(home.run(&["config", "path"]).printed(), printed);
    let before = home.run(&["config", "show"]).printed();
    assert_eq!(home.run(&["config", "init"]).printed(), printed);
    assert_eq!(home.run(&["config", "show"]).printed(), before);
    let sample = fs::read_to_string(&path).expect("it was written");
    assert!(sample.lines().all(|line| line.is_empty() || line.starts_with('#')), "{sample}");
    let other = home.path("folder/other.yaml").display().to_string();
    home.run(&["config", "init", "--config", &other]).printed();
    assert_eq!(fs::read_to_string(&other).expect("it was written"), sample);
    home.configure("theme: dark\n");
    assert!(home.run(&["config", "init"]).refused(2).contains("already exists"));
    assert_eq!(fs::read_to_string(&path).expect("it is there"), "theme: dark\n");
}

/// Every line of the sample can be used: without its mark it is the default.
#[test]
fn the_lines_of_the_sample_are_the_defaults() {
    let home = Home::new();
    // These two follow the environment.
    let settings = || -> Vec<[String; 2]> {
        let rows = rows(home.run(&["config", "show"])).into_iter();
        let rows = rows.filter(|[name, ..]| name != "language" && name != "theme");
        rows.map(|[name, value, _]| [name, value]).collect()
    };
    let before = settings();
    home.run(&["config", "init"]).printed();
    let path = home.path(".config/openlist-faq/config.yaml");
    let sample = fs::read_to_string(path).expect("it was written");
    let is_setting = |line: &str| {
        line.split_once(": ")
            .is_some_and(|(name, _)| name.chars().all(|c| c.is_ascii_lowercase() || c == '-'))
    };
    let used: String = sample
        .lines()
        .filter_map(|line| line.strip_prefix("# "))
        .filter(|line| is_setting(line) && !line.starts_with("keys"))
        .map(|line| format!("{line}\n"))
        .collect();
    home.configure(&used);
    assert_eq!(settings(), before);
}

#[test]
fn show_names_who_chose_each_value() {
    let home = Home::new();
    let file = home.configure("theme: light\nlanguage: zh\nborders: ascii\nkeys: {copy: [f9]}\n");
    let variables = [("OPENLIST_FAQ_LANG", "en"), ("OPENLIST_FAQ_CLIPBOARD", "tmux"), ("TERM", "xterm")];
    let shown = rows(home.run_with(&["config", "show", "--borders", "lines"], &variables));
    let line = |line: u32| format!("{file}:{line}");
    for (name, value, from) in [
        ("language", "en", "OPENLIST_FAQ_LANG".to_owned()),
        ("source", "all", "default".to_owned()),
        ("theme", "light", line(1)),
        ("borders", "lines", "--borders".to_owned()),
        ("clipboard", "tmux", "OPENLIST_FAQ_CLIPBOARD".to_owned()),
        ("keys.copy", "[f9]", line(4)),
    ] {
        assert!(shown.contains(&[name.to_owned(), value.to_owned(), from]), "{name}: {shown:?}");
    }
}

#[test]
fn mistakes_are_told_with_their_lines() {
    let home = Home::new();
    for (yaml, line, told) in [
        ("thme: dark\n", 1, "did you mean \"theme\"?"),
        ("theme: dark\nmouse: maybe\n", 2, "\"maybe\""),
        ("keys:\n  answer.copy: [q]\n  top: [x]\n", 2, "q would be both"),
        ("source: openlits\n", 1, "\"openlits\""),
    ] {
        let path = home.configure(yaml);
        let command = match yaml.starts_with("keys") {
            true => &["config", "show"][..],
            false => &["list"],
        };
        let err = home.run(command).refused(2);
        let is_placed = err.contains(&format!("{path}:{line}:"));
        assert!(is_placed && err.contains(told), "{err}");
        assert_eq!(home.run(&["config", "path"]).printed().trim(), path);
    }
    let other = home.write("other.yaml", "source: supplement\n");
    let listed = home.run(&["list", "--config", &other]).printed();
    assert_eq!(listed.lines().count(), 2);
    assert!(home.run(&["list", "--config", "/nowhere.yaml"]).refused(2).contains("/nowhere.yaml"));
}

#[test]
fn the_language_is_the_first_that_is_chosen() {
    let home = Home::new();
    let is_chinese = |yaml: &str, variables: &[(&str, &str)], arguments: &[&str]| {
        home.configure(yaml);
        let arguments = [&["show", "token-expired"], arguments].concat();
        home.run_with(&arguments, variables).printed().contains("登录状态")
    };
    assert!(is_chinese("language: zh\n", &[("LANG", "en_US.UTF-8")], &[]));
    assert!(!is_chinese("language: zh\n", &[("OPENLIST_FAQ_LANG", "en")], &[]));
    assert!(is_chinese("", &[("OPENLIST_FAQ_LANG", "en")], &["--lang", "zh"]));
    assert!(is_chinese("", &[("LANG", "zh_CN.UTF-8")], &[]));
    assert!(!is_chinese("", &[("LC_ALL", "C"), ("LANG", "zh_CN.UTF-8")], &[]));
    assert!(!is_chinese("", &[], &[]));
}

#[test]
fn colours_come_where_they_are_asked_for() {
    let show = |flags: &[&str], variables: &[(&str, &str)]| {
        let arguments = [&["show", "docker-permission"], flags].concat();
        Home::new().run_with(&arguments, variables).printed()
    };
    let plain = show(&[], &[]);
    assert!(!plain.contains('\x1b'));
    assert_eq!(show(&[], &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]), plain);
    for coloured in
        [show(&["--color", "always"], &[("NO_COLOR", "1")]), show(&[], &[("CLICOLOR_FORCE", "1")])]
    {
        assert!(coloured.contains('\x1b'), "{coloured:?}");
        let stripped = anstream::adapter::strip_str(&coloured).to_string();
        assert_eq!(stripped, plain, "nothing is wrapped in a pipe");
    }
    let light = show(&["--color", "always", "--theme", "light"], &[]);
    assert!(light.contains("\x1b[38;2;") && !light.contains("\x1b[48;"), "{light:?}");
}

#[test]
fn every_key_can_be_listed_and_given_away() {
    let home = Home::new();
    home.configure("keys:\n  query.copy: [f9]\n");
    let keys = home.run(&["config", "keys"]).printed();
    let is_there = |line: &str| line.starts_with("query.copy ") && line.contains("[f9]");
    assert!(keys.lines().any(is_there), "{keys}");
    assert!(keys.lines().any(|line| line.starts_with("answer.copy ")), "{keys}");
}
