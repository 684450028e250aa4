use super::template::template;
use super::*;

/// The settings of flags, variables and the text of a file, and the variables that are refused.
fn settle(
    flags: &[(&'static str, &str)],
    variables: &[(&str, &str)],
    yaml: &str,
) -> (Settings, Vec<(&'static str, Error)>) {
    let env = |name: &str| {
        let found = variables.iter().find(|(variable, _)| *variable == name);
        found.map(|(_, value)| (*value).to_owned())
    };
    let values = flags.iter().map(|(name, value)| (*name, (*value).to_owned()));
    let flags = Flags { config: None, values: values.collect() };
    let file = ConfigFile::parse("c.yaml", yaml).expect("the file is right");
    Settings::settle(&flags, env, file)
}

const XTERM: (&str, &str) = ("TERM", "xterm");

#[test]
fn the_nearest_choice_of_a_language_wins() {
    for (flag, variable, yaml, locale, expected) in [
        (Some("en"), "zh", "language: zh", "zh_CN.UTF-8", Lang::En),
        (None, "zh", "language: en", "en_US.UTF-8", Lang::Zh),
        (None, "", "language: zh", "en_US.UTF-8", Lang::Zh),
        (None, "", "language: auto", "zh_CN.UTF-8", Lang::Zh),
        (Some("auto"), "en", "language: en", "zh_CN.UTF-8", Lang::Zh),
        (None, "", "", "zh_CN.UTF-8", Lang::Zh),
        (None, "", "", "C", Lang::En),
    ] {
        let flags: Vec<_> = flag.map(|flag| ("language", flag)).into_iter().collect();
        let variables = [("OPENLIST_FAQ_LANG", variable), ("LANG", locale)];
        let (settings, refused) = settle(&flags, &variables, yaml);
        assert!(refused.is_empty());
        assert_eq!(settings.language, expected, "{variable} {yaml} {locale}");
    }
    let (settings, refused) = settle(&[], &[("OPENLIST_FAQ_LANG", "fr"), ("LANG", "zh_CN")], "");
    assert_eq!(settings.language, Lang::Zh);
    let error = &refused[0].1.message;
    assert!(error.starts_with("OPENLIST_FAQ_LANG: \"fr\""), "{error}");
}

#[test]
fn every_value_knows_where_it_comes_from() {
    let flags = [("borders", "ascii"), ("mouse", "false")];
    let yaml = "borders: lines\ntheme: dark\n";
    let (mut settings, _) = settle(&flags, &[XTERM, ("OPENLIST_FAQ_CLIPBOARD", "tmux")], yaml);
    settings.recall(SOURCE, Some("alist"));
    settings.recall(THEME, Some("light"));
    let origins = settings.shown().into_iter().map(|shown| {
        let origin = shown.origin.text(Lang::En);
        format!("{} {} {origin}", shown.name, shown.value)
    });
    let origins: Vec<String> = origins.collect();
    assert_eq!(
        origins,
        [
            "language en default",
            "source alist remembered",
            "theme dark c.yaml:2",
            "color auto default",
            "borders ascii --borders",
            "mouse false --no-mouse",
            "clipboard tmux OPENLIST_FAQ_CLIPBOARD",
            "remember true default",
        ]
    );
}

#[test]
fn of_a_clipboard_command_only_the_program_is_shown() {
    let (settings, _) = settle(&[(CLIPBOARD, "command: curl -H token:x")], &[XTERM], "");
    let shown = settings.shown().into_iter().find(|shown| shown.name == CLIPBOARD);
    assert_eq!(shown.map(|shown| shown.value).as_deref(), Some("command:curl …"));
}

#[test]
fn colours_go_where_a_flag_or_the_environment_says_so() {
    let no_color = ("NO_COLOR", "1");
    for (flags, variable, expected) in [
        (&[][..], ("LANG", ""), Theme::DARK),
        (&[], no_color, Theme::NONE),
        (&[("color", "always")], no_color, Theme::DARK),
        (&[("color", "never")], ("LANG", ""), Theme::NONE),
        (&[("theme", "light")], no_color, Theme::LIGHT),
    ] {
        let (settings, _) = settle(flags, &[XTERM, variable], "theme: dark");
        assert_eq!(settings.theme, expected, "{flags:?} {variable:?}");
    }
}

#[test]
fn the_template_shows_the_defaults() {
    let (defaults, _) = settle(&[], &[XTERM], "");
    assert_eq!(settle(&[], &[XTERM], &template()).0, defaults);
    // Each setting stands behind a "# " of its own, to be taken away.
    let is_setting = |line: &&str| {
        let name = line.split(':').next().unwrap_or_default();
        name == "keys" || Row::named(name).is_some()
    };
    let lines = template();
    let lines: Vec<&str> = lines.lines().filter_map(|line| line.strip_prefix("# ")).collect();
    let chosen: Vec<&str> = lines.into_iter().filter(is_setting).collect();
    assert_eq!(chosen.len(), ROWS.len() + 1);
    let (chosen, _) = settle(&[], &[XTERM], &chosen.join("\n"));
    for (chosen, default) in chosen.shown().iter().zip(defaults.shown()) {
        assert_eq!((&chosen.name, &chosen.value), (&default.name, &default.value));
    }
}
