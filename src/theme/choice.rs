//! What the user can say about looks: the theme, its frames, and whether commands print colours. Which of several
//! sayings counts is decided in `config`.

use super::Theme;

/// A theme by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Choice {
    /// The terminal's own sixteen colours.
    #[default]
    Palette,
    /// True colours, dark or light as the terminal's background is.
    Auto,
    /// True colours on a dark background.
    Dark,
    /// True colours on a light background.
    Light,
    /// No colours.
    None,
}

impl Choice {
    /// Every theme by the word for it.
    pub const WORDS: [(&'static str, Choice); 5] = [
        ("palette", Choice::Palette),
        ("auto", Choice::Auto),
        ("dark", Choice::Dark),
        ("light", Choice::Light),
        ("none", Choice::None),
    ];

    /// The choice that fits the terminal of this environment: only where true colours are known to be shown is there
    /// a point in asking for the background.
    #[must_use]
    pub fn within(self, env: impl Fn(&str) -> Option<String>) -> Choice {
        let is =
            |name: &str, values: &[&str]| env(name).is_some_and(|value| values.contains(&value.as_str()));
        let true_colours = is("COLORTERM", &["truecolor", "24bit"])
            || is("TERM", &TRUE_COLOUR_TERMINALS)
            || env("WT_SESSION").is_some();
        match self {
            Choice::Auto if !true_colours => Choice::Palette,
            choice => choice,
        }
    }

    /// The theme itself. The terminal's background, where it is known, matters for [`Choice::Auto`] alone.
    pub fn theme(self, background: Option<Background>) -> Theme {
        match self {
            Choice::Palette => Theme::PALETTE,
            Choice::Dark => Theme::DARK,
            Choice::Light => Theme::LIGHT,
            Choice::None => Theme::NONE,
            Choice::Auto => match background {
                Some(Background::Dark) => Theme::DARK,
                Some(Background::Light) => Theme::LIGHT,
                None => Theme::PALETTE,
            },
        }
    }
}

/// Terminals that have true colours and no variable to say so at the other end of SSH.
const TRUE_COLOUR_TERMINALS: [&str; 7] = [
    "alacritty",
    "foot",
    "wezterm",
    "xterm-direct",
    "xterm-ghostty",
    "xterm-kitty",
    "tmux-direct",
];

/// The brightness of a terminal's background.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Background {
    /// Light text stands on it.
    Dark,
    /// Dark text stands on it.
    Light,
}

/// What frames are drawn with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Borders {
    /// Lines with round corners.
    #[default]
    Lines,
    /// `+`, `-` and `|`, for fonts without lines.
    Ascii,
}

impl Borders {
    /// Every kind by the word for it.
    pub const WORDS: [(&'static str, Borders); 2] = [("lines", Borders::Lines), ("ascii", Borders::Ascii)];
}

/// When commands print colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColorChoice {
    /// On a terminal, unless the environment asks for none.
    Auto,
    /// In a pipe, too.
    Always,
    /// Nowhere.
    Never,
}

impl ColorChoice {
    /// Every choice by the word for it.
    pub const WORDS: [(&'static str, ColorChoice); 3] = [
        ("auto", ColorChoice::Auto),
        ("always", ColorChoice::Always),
        ("never", ColorChoice::Never),
    ];

    /// Whether output gets colours: as this says, else as the environment does (the conventions of no-color.org and
    /// bixense.com/clicolors), else where it is a terminal's.
    pub fn allows(self, env: impl Fn(&str) -> Option<String>, is_terminal: bool) -> bool {
        let set = |name: &str| env(name).filter(|value| !value.is_empty());
        match self {
            ColorChoice::Always => true,
            ColorChoice::Never => false,
            ColorChoice::Auto if set("NO_COLOR").is_some() => false,
            ColorChoice::Auto if set("CLICOLOR_FORCE").is_some_and(|value| value != "0") => true,
            ColorChoice::Auto => is_terminal && has_colours(&set("TERM").unwrap_or_default()),
        }
    }
}

/// Whether a terminal of this name has colours at all. Only Windows has terminals without a name.
fn has_colours(term: &str) -> bool {
    let has_none = term == "dumb" || term.starts_with("vt1") || (term.is_empty() && !cfg!(windows));
    !has_none
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_flag_comes_before_the_variables_and_those_before_the_terminal() {
        use ColorChoice::{Always, Auto, Never};
        let xterm = ("TERM", "xterm");
        for (color, variables, is_terminal, expected) in [
            (Auto, &[xterm][..], true, true),
            (Auto, &[xterm], false, false),
            (Auto, &[("TERM", "dumb")], true, false),
            (Auto, &[("TERM", "vt100")], true, false),
            (Auto, &[xterm, ("NO_COLOR", "1")], true, false),
            (Auto, &[xterm, ("NO_COLOR", "")], true, true),
            (Auto, &[("CLICOLOR_FORCE", "1")], false, true),
            (Auto, &[("CLICOLOR_FORCE", "0")], false, false),
            (Auto, &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")], true, false),
            (Always, &[("NO_COLOR", "1")], false, true),
            (Never, &[xterm, ("CLICOLOR_FORCE", "1")], true, false),
        ] {
            let env = |name: &str| {
                let found = variables.iter().find(|(variable, _)| *variable == name);
                found.map(|(_, value)| (*value).to_owned())
            };
            assert_eq!(
                color.allows(env, is_terminal),
                expected,
                "{color:?} {variables:?} {is_terminal}"
            );
        }
    }

    #[test]
    fn auto_asks_only_terminals_with_true_colours() {
        for (choice, variable, expected) in [
            (Choice::Auto, ("COLORTERM", "truecolor"), Choice::Auto),
            (Choice::Auto, ("TERM", "xterm-kitty"), Choice::Auto),
            (Choice::Auto, ("WT_SESSION", "1"), Choice::Auto),
            (Choice::Auto, ("TERM", "linux"), Choice::Palette),
            (Choice::Auto, ("COLORTERM", "yes"), Choice::Palette),
            (Choice::Light, ("TERM", "xterm"), Choice::Light),
        ] {
            let env = |name: &str| (name == variable.0).then(|| variable.1.to_owned());
            assert_eq!(choice.within(env), expected, "{variable:?}");
        }
    }

    #[test]
    fn auto_needs_to_know_the_background() {
        assert_eq!(Choice::Auto.theme(None), Theme::PALETTE);
        assert_eq!(Choice::Auto.theme(Some(Background::Light)), Theme::LIGHT);
        assert_eq!(Choice::Dark.theme(Some(Background::Light)), Theme::DARK);
    }
}
