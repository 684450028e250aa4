//! The shells that take commands: what is inert in each, and how a text is quoted so that it is taken for what it is.
//! Where in a command a text stands is `place`'s.

/// A shell that a command is pasted into.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shell {
    /// Any shell of the family of `sh`: bash, zsh, dash, busybox.
    Sh,
    /// PowerShell.
    PowerShell,
    /// The command prompt of Windows.
    Cmd,
}

/// What else than letters and digits every shell takes as it is, at any place in a word.
const INERT: &str = "_+:./-";
/// What PowerShell takes for a single quotation mark, beside the mark itself.
const CURLY_SINGLE: [char; 4] = ['\u{2018}', '\u{2019}', '\u{201a}', '\u{201b}'];
/// What PowerShell takes for a double quotation mark, beside the mark itself.
const CURLY_DOUBLE: [char; 3] = ['\u{201c}', '\u{201d}', '\u{201e}'];

impl Shell {
    /// The shell that most likely started this program. Windows has several: those of the family of `sh` set `SHELL`
    /// or `MSYSTEM`, and the command prompt sets `PROMPT`.
    pub fn of(env: impl Fn(&str) -> Option<String>) -> Shell {
        let is_set = |name: &str| env(name).is_some_and(|value| !value.is_empty());
        if !cfg!(windows) || is_set("SHELL") || is_set("MSYSTEM") {
            Shell::Sh
        } else if is_set("PROMPT") {
            Shell::Cmd
        } else {
            Shell::PowerShell
        }
    }

    /// Whether a text means itself without quotes, wherever it stands.
    pub(super) fn is_inert(self, text: &str) -> bool {
        !text.is_empty()
            && text.chars().all(|c| match c {
                '\\' => self != Shell::Sh,
                _ => c.is_alphanumeric() || INERT.contains(c),
            })
    }

    /// Whether a text means itself between double quotes. A backslash at its end would take the closing one with it, to
    /// programs on Windows.
    pub(super) fn is_inert_in_double_quotes(self, text: &str) -> bool {
        self.is_inert(text) && !text.ends_with('\\')
    }

    /// Whether a word of inert text stays one: PowerShell tears what looks like an option of its own, as `-a.b`.
    pub(super) fn is_one_word(self, word: &str) -> bool {
        self != Shell::PowerShell || !word.starts_with('-') || word.starts_with("--")
    }

    /// Whether a character of a command may come into the quotes around its word: it means itself there and outside.
    /// In a shell of the family of `sh` that leaves out `=`, since quotes would make an assignment a command.
    pub(super) fn may_be_enclosed(self, c: char) -> bool {
        c.is_alphanumeric() || INERT.contains(c) || (c == '=' && self != Shell::Sh)
    }

    /// A whole word in quotes; `None` where this shell has no way to write it.
    pub(super) fn quote(self, word: &str) -> Option<String> {
        match self {
            Shell::Sh => Some(format!("'{}'", self.in_single_quotes(word)?)),
            Shell::PowerShell | Shell::Cmd if !is_taken_by_windows(word) => None,
            // Where both shells of Windows agree, nothing depends on having told them apart.
            Shell::PowerShell | Shell::Cmd if is_harmless_on_windows(word) => Some(format!("\"{word}\"")),
            Shell::PowerShell => Some(format!("'{}'", self.in_single_quotes(word)?)),
            Shell::Cmd => None,
        }
    }

    /// A text for a place between single quotes.
    pub(super) fn in_single_quotes(self, text: &str) -> Option<String> {
        match self {
            Shell::Sh => Some(text.replace('\'', "'\\''")),
            Shell::PowerShell if is_taken_by_windows(text) => {
                Some(doubled(text, |c| c == '\'' || CURLY_SINGLE.contains(&c)))
            }
            Shell::PowerShell | Shell::Cmd => None,
        }
    }

    /// A text for a place between double quotes.
    pub(super) fn in_double_quotes(self, text: &str) -> Option<String> {
        match self {
            // An interactive bash looks for its history behind `!` there, also behind a backslash: out of these
            // quotes, into others, and back.
            Shell::Sh if text.contains(['\\', '"', '$', '`', '!']) => {
                Some(format!("\"'{}'\"", self.in_single_quotes(text)?))
            }
            Shell::Sh => Some(text.to_owned()),
            Shell::PowerShell | Shell::Cmd if !is_taken_by_windows(text) => None,
            Shell::PowerShell | Shell::Cmd if is_harmless_on_windows(text) => Some(text.to_owned()),
            Shell::PowerShell => Some(escaped(text, |c| {
                c == '`' || c == '$' || CURLY_DOUBLE.contains(&c)
            })),
            Shell::Cmd => None,
        }
    }
}

/// Whether programs on Windows get a text as it is: a double quotation mark, and a backslash before one, mean
/// something to them, too. No file there has such a name.
fn is_taken_by_windows(text: &str) -> bool {
    !text.contains('"') && !text.ends_with('\\')
}

/// Whether a text means itself between double quotes in both shells of Windows.
fn is_harmless_on_windows(text: &str) -> bool {
    !text.contains(['$', '`', '%', '!', '^', '"']) && !text.contains(CURLY_DOUBLE)
}

fn doubled(text: &str, is_mark: impl Fn(char) -> bool) -> String {
    with_before(text, is_mark, |mark| mark)
}

fn escaped(text: &str, is_mark: impl Fn(char) -> bool) -> String {
    with_before(text, is_mark, |_| '`')
}

/// The text with a character put before each mark in it.
fn with_before(text: &str, is_mark: impl Fn(char) -> bool, before: impl Fn(char) -> char) -> String {
    let mut result = String::with_capacity(text.len());
    for c in text.chars() {
        if is_mark(c) {
            result.push(before(c));
        }
        result.push(c);
    }
    result
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_shell_has_its_quotes() {
        for (shell, word, expected) in [
            (Shell::Sh, "/mnt/my disk/$x'", Some("'/mnt/my disk/$x'\\'''")),
            (Shell::PowerShell, r"D:\my disk", Some("\"D:\\my disk\"")),
            (Shell::PowerShell, "D:\\$x's", Some("'D:\\$x''s'")),
            (
                Shell::PowerShell,
                "D:\\$x\u{2019}s",
                Some("'D:\\$x\u{2019}\u{2019}s'"),
            ),
            (Shell::PowerShell, "a\"b", None),
            (Shell::Cmd, r"D:\my disk & more", Some("\"D:\\my disk & more\"")),
            (Shell::Cmd, r"D:\%PATH%", None),
            (Shell::Cmd, "D:\\my disk\\", None),
        ] {
            assert_eq!(shell.quote(word).as_deref(), expected, "{shell:?} {word}");
        }
    }

    #[test]
    fn between_double_quotes_what_commands_is_taken_out_of_them() {
        let between = |shell: Shell, text: &str| shell.in_double_quotes(text);
        assert_eq!(between(Shell::Sh, "my disk").as_deref(), Some("my disk"));
        assert_eq!(between(Shell::Sh, "a $x'!").as_deref(), Some("\"'a $x'\\''!'\""));
        assert_eq!(between(Shell::PowerShell, "a $x").as_deref(), Some("a `$x"));
        assert_eq!(between(Shell::Cmd, "%x%"), None);
    }

    #[test]
    fn the_shell_on_unix_is_of_the_family_of_sh() {
        if !cfg!(windows) {
            assert_eq!(Shell::of(|_| Some("set".to_owned())), Shell::Sh);
        }
    }
}
