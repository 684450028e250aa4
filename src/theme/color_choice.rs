//! Whether commands print colours.

/// When commands print colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum ColorChoice {
    /// On a terminal, unless the environment asks for none.
    #[default]
    Auto,
    /// In a pipe, too.
    Always,
    Never,
}

impl ColorChoice {
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
}
