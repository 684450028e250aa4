//! The settings, a row each. Flags with their help and completions, environment variables, the configuration file with
//! its errors and its first version, `config show`, the manual and `doctor` all follow from this table.

use super::Settings;
use crate::layout::Glyphs;
use crate::nearest::{nearest, suggestion};
use crate::theme::{ColorChoice, Theme};
use catalogue::lang::{Lang, Localized};

pub(crate) struct Row {
    /// The name in the configuration file.
    pub(crate) name: &'static str,
    pub(crate) flag: Flag,
    pub(crate) variable: Option<&'static str>,
    /// The value where nothing is chosen, as the file has it.
    pub(crate) default: &'static str,
    /// Returns the values that are words, for suggestions and completions.
    pub(crate) words: fn() -> Vec<&'static str>,
    /// What it is for, as the file explains it: one or more lines.
    pub(crate) phrase: Localized<&'static str>,
    /// Parses a value and takes it over, or returns what is wrong with it.
    pub(crate) set: fn(&mut Settings, &str) -> Result<(), String>,
}

pub(crate) struct Flag {
    /// The name, without its dashes.
    pub(crate) long: &'static str,
    /// The name of its value in the help. Without one it switches the setting off.
    pub(crate) value: Option<&'static str>,
    pub(crate) help: &'static str,
}

impl Flag {
    const fn value(long: &'static str, value: &'static str, help: &'static str) -> Flag {
        let value = Some(value);
        Flag { long, value, help }
    }

    const fn off(long: &'static str, help: &'static str) -> Flag {
        let value = None;
        Flag { long, value, help }
    }
}

/// Names that code refers to.
pub(crate) const LANGUAGE: &str = "language";
pub(crate) const SOURCE: &str = "source";
pub(crate) const THEME: &str = "theme";
pub(crate) const COLOR: &str = "color";
pub(crate) const CLIPBOARD: &str = "clipboard";

/// The value that leaves a choice to the program.
pub(crate) const AUTO: &str = "auto";
/// The value for every source.
pub(crate) const ALL_SOURCES: &str = "all";

/// The settings, in the order in which they are listed.
#[rustfmt::skip] // A table reads by its lines.
pub(crate) const ROWS: [Row; 8] = [
    Row {
        name: LANGUAGE, default: AUTO, variable: Some("OPENLIST_FAQ_LANG"), words: languages, set: set_language,
        flag: Flag::value("lang", "LANG", "Language: en or zh; else as configured, or the locale's"),
        phrase: Localized::each(
            "The first language: auto (the locale), en or zh.",
            "首选语言：auto（跟随系统）、en 或 zh。",
        ),
    },
    Row {
        // The catalogue knows the words.
        name: SOURCE, default: ALL_SOURCES, variable: None, words: Vec::new,
        set: |settings, text| { settings.source = (text != ALL_SOURCES).then(|| text.to_owned()); Ok(()) },
        flag: Flag::value("source", "SOURCE", "Show one source, such as openlist or alist, or all"),
        phrase: Localized::each(
            "The one source to show, such as openlist or alist, or all.",
            "显示的来源，如 openlist、alist，或 all（全部）。",
        ),
    },
    Row {
        name: THEME, default: "palette", variable: None, words: themes, set: set_theme,
        flag: Flag::value("theme", "THEME", "Colours: palette, auto, dark, light or none"),
        phrase: Localized::each(
            "Colours: palette (the terminal's own sixteen), dark, light, none, or auto: dark or light, as the\n\
             terminal's background is. Commands do not ask for it and use palette then.",
            "配色：palette（终端自带的 16 色）、dark（深色）、light（浅色）、none（无颜色）或 auto（随终端背景）。",
        ),
    },
    Row {
        name: COLOR, default: AUTO, variable: None, words: || names(&ColorChoice::WORDS),
        set: |settings, text| word(&ColorChoice::WORDS, text).map(|value| settings.color = value),
        flag: Flag::value("color", "WHEN", "Whether to print colours: auto, always or never"),
        phrase: Localized::each(
            "Whether commands print colours: auto (on a terminal, unless NO_COLOR is set), always or never.",
            "命令是否输出颜色：auto（仅终端，且未设置 NO_COLOR）、always 或 never。",
        ),
    },
    Row {
        name: "borders", default: "lines", variable: None, words: || names(&BORDERS),
        set: |settings, text| word(&BORDERS, text).map(|value| settings.borders = value),
        flag: Flag::value("borders", "KIND", "Frames: lines or ascii"),
        phrase: Localized::each(
            "Frames: lines, or ascii for fonts without lines.",
            "边框：lines（线条）或 ascii。",
        ),
    },
    Row {
        name: "mouse", default: "true", variable: None, words: || names(&SWITCH),
        set: |settings, text| word(&SWITCH, text).map(|value| settings.mouse = value),
        flag: Flag::off("no-mouse", "Leave the mouse to the terminal"),
        phrase: Localized::each(
            "Whether the browser takes the mouse. Without it the terminal selects text as usual.",
            "是否使用鼠标；关闭后可直接用终端选中文字。",
        ),
    },
    Row {
        name: CLIPBOARD, default: AUTO, variable: Some("OPENLIST_FAQ_CLIPBOARD"), set: set_clipboard,
        words: || vec![AUTO, "native", "tmux", "osc52", "none"],
        flag: Flag::value("clipboard", "WAY", "Copy by native, tmux, osc52, command:PROGRAM or none"),
        phrase: Localized::each(
            "How texts are copied: auto (whatever is there), native (the desktop), tmux, osc52 (the terminal), none,\n\
             or a program that reads the text: \"command: xclip -selection clipboard\", in quotes.",
            "复制方式：auto、native（桌面）、tmux、osc52（终端）、none，或自定义程序（需加引号）。",
        ),
    },
    Row {
        name: "remember", default: "true", variable: None, words: || names(&SWITCH),
        set: |settings, text| word(&SWITCH, text).map(|value| settings.remember = value),
        flag: Flag::off("no-state", "Remember nothing, and ignore what is remembered"),
        phrase: Localized::each(
            "Whether the browser remembers language, source, entry, queries and what was filled in, for the next time.",
            "是否记住上次的语言、来源、条目、搜索历史以及在命令中填写的内容。",
        ),
    },
];

const BORDERS: [(&str, &Glyphs); 2] = [("lines", Glyphs::LINES), ("ascii", Glyphs::ASCII)];
const SWITCH: [(&str, bool); 2] = [("true", true), ("false", false)];

impl Row {
    pub(crate) fn named(name: &str) -> Option<&'static Row> {
        const { &ROWS }.iter().find(|row| row.name == name)
    }
}

/// What `auto` means follows when all settings are known.
fn set_language(settings: &mut Settings, text: &str) -> Result<(), String> {
    if text != AUTO {
        let lang = Lang::from_tag(text);
        settings.language = lang.ok_or_else(|| unknown(text, &languages()))?;
    }
    Ok(())
}

fn set_theme(settings: &mut Settings, text: &str) -> Result<(), String> {
    settings.theme = Theme::named(text).ok_or_else(|| unknown(text, &themes()))?;
    Ok(())
}

/// The error hides what follows the program of a command: it may be a secret.
fn set_clipboard(settings: &mut Settings, text: &str) -> Result<(), String> {
    settings.clipboard = text.parse().map_err(|error: String| {
        let near = nearest(text, ["native", "tmux", "osc52", "none"]);
        near.map_or(error.clone(), |near| format!("{error}; did you mean \"{near}\"?"))
    })?;
    Ok(())
}

fn languages() -> Vec<&'static str> {
    [AUTO].into_iter().chain(Lang::ALL.map(Lang::code)).collect()
}

fn themes() -> Vec<&'static str> {
    Theme::ALL.map(|theme| theme.name).to_vec()
}

fn names<T>(words: &[(&'static str, T)]) -> Vec<&'static str> {
    words.iter().map(|(name, _)| *name).collect()
}

fn word<T: Copy>(words: &[(&'static str, T)], text: &str) -> Result<T, String> {
    let found = words.iter().find(|(name, _)| *name == text);
    found.map(|(_, value)| *value).ok_or_else(|| unknown(text, &names(words)))
}

fn unknown(text: &str, words: &[&str]) -> String {
    format!("\"{text}\" is not known; {}", suggestion(text, words.iter().copied()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_default_and_every_word_can_be_set() {
        for row in &ROWS {
            for text in [row.default].into_iter().chain((row.words)()) {
                let set = (row.set)(&mut Settings::default(), text);
                assert_eq!(set, Ok(()), "{} {text}", row.name);
            }
        }
    }

    #[test]
    fn an_unknown_value_is_told_with_the_nearest_word() {
        for (name, text, expected) in [
            ("theme", "drak", "\"drak\" is not known; did you mean \"dark\"?"),
            ("mouse", "yes", "\"yes\" is not known; known: true, false"),
            ("language", "fr", "\"fr\" is not known; known: auto, en, zh"),
            (
                "clipboard",
                "osc",
                "\"osc\" is not a clipboard of this program: native, tmux, osc52, command:… or none; did you mean \
                 \"osc52\"?",
            ),
        ] {
            let row = Row::named(name).expect("the setting is there");
            let error = (row.set)(&mut Settings::default(), text);
            assert_eq!(error, Err(expected.to_owned()));
        }
    }
}
