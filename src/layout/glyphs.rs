//! The characters of frames, bullets and marks.

/// The characters of frames, bullets and marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Glyphs {
    pub(crate) vertical: &'static str,
    pub(crate) horizontal: &'static str,
    /// The corners: top left, top right, bottom left, bottom right.
    pub(crate) corners: [&'static str; 4],
    /// Before the items of a list.
    pub(crate) bullet: &'static str,
    /// Where text was cut.
    pub(crate) cut: &'static str,
    /// The visible part on a scroll bar.
    pub(crate) thumb: &'static str,
}

impl Glyphs {
    /// Thin lines with round corners.
    pub(crate) const LINES: &'static Glyphs = &Glyphs {
        vertical: "│",
        horizontal: "─",
        corners: ["╭", "╮", "╰", "╯"],
        bullet: "-",
        cut: "…",
        thumb: "┃",
    };

    /// What every font and every terminal has.
    pub(crate) const ASCII: &'static Glyphs = &Glyphs {
        vertical: "|",
        horizontal: "-",
        corners: ["+", "+", "+", "+"],
        bullet: "-",
        cut: "..",
        thumb: "#",
    };

    /// Returns those for the terminal of this environment: the font of Linux's console is small, and in a locale with
    /// another character set than UTF-8 no line may arrive.
    pub(crate) fn within(env: impl Fn(&str) -> Option<String>) -> &'static Glyphs {
        let get = |name: &str| env(name).filter(|value| !value.is_empty());
        let locale = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(get).unwrap_or_default();
        let is_utf8 = match locale.split_once('.') {
            Some((_, charset)) => charset.to_ascii_lowercase().starts_with("utf"),
            None => locale != "C" && locale != "POSIX",
        };
        let is_console = get("TERM").is_some_and(|term| term == "linux");
        if is_utf8 && !is_console { Glyphs::LINES } else { Glyphs::ASCII }
    }
}

impl Default for &Glyphs {
    fn default() -> Self {
        Glyphs::LINES
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_console_and_other_character_sets_than_utf_8_have_ascii_frames() {
        for (variables, expected) in [
            (&[][..], Glyphs::LINES),
            (&[("TERM", "xterm"), ("LANG", "zh_CN.UTF-8")], Glyphs::LINES),
            (&[("LANG", "zh_CN")], Glyphs::LINES),
            (&[("LANG", "C.utf8")], Glyphs::LINES),
            (&[("LANG", "C")], Glyphs::ASCII),
            (&[("LC_ALL", "zh_CN.GBK"), ("LANG", "zh_CN.UTF-8")], Glyphs::ASCII),
            (&[("LANG", "en_US.UTF-8"), ("TERM", "linux")], Glyphs::ASCII),
        ] {
            let env = |name: &str| {
                let found = variables.iter().find(|(variable, _)| *variable == name);
                found.map(|(_, value)| (*value).to_owned())
            };
            assert_eq!(Glyphs::within(env), expected, "{variables:?}");
        }
    }
}
