//! What can be chosen about looks: the theme, its frames, and whether commands print colours.

use super::Theme;

/// The theme that is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Choice {
    /// The one that suits the terminal's background.
    Auto,
    /// This one.
    Fixed(Theme),
}

impl Default for Choice {
    fn default() -> Choice {
        Choice::Fixed(Theme::PALETTE)
    }
}

/// The name of [`Choice::Auto`].
const AUTO: &str = "auto";

impl Choice {
    /// Returns the names of all choices.
    pub(crate) fn names() -> Vec<&'static str> {
        let names = Theme::ALL.iter().map(|theme| theme.name);
        names.chain([AUTO]).collect()
    }

    /// Returns the name.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Choice::Auto => AUTO,
            Choice::Fixed(theme) => theme.name,
        }
    }

    /// Returns the choice of a name.
    pub(crate) fn named(name: &str) -> Option<Choice> {
        if name == AUTO {
            return Some(Choice::Auto);
        }
        let theme = Theme::ALL.into_iter().find(|theme| theme.name == name)?;
        Some(Choice::Fixed(theme))
    }

    /// Returns the choice for the terminal of this environment: only one that is known to show true colours is worth
    /// being asked for its background.
    #[must_use]
    pub(crate) fn within(self, env: impl Fn(&str) -> Option<String>) -> Choice {
        let is =
            |name: &str, values: &[&str]| env(name).is_some_and(|value| values.contains(&value.as_str()));
        let true_colours = is("COLORTERM", &["truecolor", "24bit"])
            || is("TERM", &TRUE_COLOUR_TERMINALS)
            || env("WT_SESSION").is_some();
        match self {
            Choice::Auto if !true_colours => Choice::Fixed(Theme::PALETTE),
            choice => choice,
        }
    }

    /// Returns the theme for a terminal with this background, where that is known.
    pub(crate) fn theme(self, background: Option<Background>) -> Theme {
        match self {
            Choice::Fixed(theme) => theme,
            Choice::Auto => {
                let mut themes = Theme::ALL.into_iter();
                let suited = themes.find(|theme| background.is_some() && theme.background == background);
                suited.unwrap_or(Theme::PALETTE)
            }
        }
    }
}

/// Terminals that have true colours and, over SSH, no variable that says so.
const TRUE_COLOUR_TERMINALS: [&str; 7] =
    ["alacritty", "foot", "wezterm", "xterm-direct", "xterm-ghostty", "xterm-kitty", "tmux-direct"];

/// The brightness of a terminal's background.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Background {
    /// Light text stands on it.
    Dark,
    /// Dark text stands on it.
    Light,
}

/// What frames are drawn with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Borders {
    /// Lines with round corners.
    #[default]
    Lines,
    /// `+`, `-` and `|`, for fonts without lines.
    Ascii,
}

impl Borders {
    /// Every kind with its name.
    pub(crate) const WORDS: [(&'static str, Borders); 2] =
        [("lines", Borders::Lines), ("ascii", Borders::Ascii)];

    /// Returns the kind for the terminal of this environment: the font of Linux's console is small, and in a locale with
    /// another charset than UTF-8 no line may arrive.
    pub(crate) fn within(env: impl Fn(&str) -> Option<String>) -> Borders {
        let get = |name: &str| env(name).filter(|value| !value.is_empty());
        let locale = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(get).unwrap_or_default();
        let is_utf8 = match locale.split_once('.') {
            Some((_, charset)) => charset.to_ascii_lowercase().starts_with("utf"),
            None => locale != "C" && locale != "POSIX",
        };
        let is_console = get("TERM").is_some_and(|term| term == "linux");
        if is_utf8 && !is_console { Borders::Lines } else { Borders::Ascii }
    }
}

/// When commands print colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum ColorChoice {
    /// On a terminal, unless the environment asks for none.
    #[default]
    Auto,
    /// In a pipe, too.
    Always,
    /// Nowhere.
    Never,
}

impl ColorChoice {
    /// Every choice with its name.
    pub(crate) const WORDS: [(&'static str, ColorChoice); 3] =
        [("auto", ColorChoice::Auto), ("always", ColorChoice::Always), ("never", ColorChoice::Never)];

    /// Returns whether output gets colours: as this says, else as the environment does (the conventions of
    /// no-color.org and bixense.com/clicolors), else if it goes to a terminal.
    pub(crate) fn allows(self, env: impl Fn(&str) -> Option<String>, is_terminal: bool) -> bool {
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
            assert_eq!(color.allows(env, is_terminal), expected, "{color:?} {variables:?} {is_terminal}");
        }
    }

    #[test]
    fn auto_asks_only_terminals_with_true_colours() {
        let (palette, light) = (Choice::Fixed(Theme::PALETTE), Choice::Fixed(Theme::LIGHT));
        for (choice, variable, expected) in [
            (Choice::Auto, ("COLORTERM", "truecolor"), Choice::Auto),
            (Choice::Auto, ("TERM", "xterm-kitty"), Choice::Auto),
            (Choice::Auto, ("WT_SESSION", "1"), Choice::Auto),
            (Choice::Auto, ("TERM", "linux"), palette),
            (Choice::Auto, ("COLORTERM", "yes"), palette),
            (light, ("TERM", "xterm"), light),
        ] {
            let env = |name: &str| (name == variable.0).then(|| variable.1.to_owned());
            assert_eq!(choice.within(env), expected, "{variable:?}");
        }
    }

    #[test]
    fn a_console_and_other_charsets_than_utf_8_have_ascii_frames() {
        for (variables, expected) in [
            (&[][..], Borders::Lines),
            (&[("TERM", "xterm"), ("LANG", "zh_CN.UTF-8")], Borders::Lines),
            (&[("LANG", "zh_CN")], Borders::Lines),
            (&[("LANG", "C.utf8")], Borders::Lines),
            (&[("LANG", "C")], Borders::Ascii),
            (&[("LC_ALL", "zh_CN.GBK"), ("LANG", "zh_CN.UTF-8")], Borders::Ascii),
            (&[("LANG", "en_US.UTF-8"), ("TERM", "linux")], Borders::Ascii),
        ] {
            let env = |name: &str| {
                let found = variables.iter().find(|(variable, _)| *variable == name);
                found.map(|(_, value)| (*value).to_owned())
            };
            assert_eq!(Borders::within(env), expected, "{variables:?}");
        }
    }

    #[test]
    fn auto_needs_to_know_the_background() {
        assert_eq!(Choice::Auto.theme(None), Theme::PALETTE);
        assert_eq!(Choice::Auto.theme(Some(Background::Light)), Theme::LIGHT);
        assert_eq!(Choice::Fixed(Theme::DARK).theme(Some(Background::Light)), Theme::DARK);
    }
}
