//! Putting values into the holes of a command, quoted for the shell that takes it at the place where each stands. A
//! hole without a value, and one whose value cannot be written there, stays open.

use std::collections::BTreeMap;
use std::ops::Range;

use super::place::{Place, places};
use super::placeholder::Hole;
use super::shell::Shell;

/// The values of placeholders, by name.
pub type Values = BTreeMap<String, String>;

/// A command with its holes filled as far as that could be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filled {
    /// The command.
    pub text: String,
    /// Where in it a placeholder stood, with its name; in order.
    pub places: Vec<(Range<usize>, String)>,
    /// The names of the placeholders that are still in it, each once.
    pub open: Vec<String>,
}

/// Fills the holes of a command.
pub fn fill(command: &str, holes: &[Hole], values: &Values, shell: Shell) -> Filled {
    let ranges: Vec<Range<usize>> = holes.iter().map(|hole| hole.range.clone()).collect();
    let mut filler = Filler {
        command,
        holes,
        places: places(command, &ranges),
        values,
        shell,
        filled: Filled {
            text: String::new(),
            places: Vec::new(),
            open: Vec::new(),
        },
    };
    let mut at = 0;
    let mut rest = holes;
    while let Some(hole) = rest.first() {
        // A word of which an earlier part is written already can no more be enclosed.
        let word = filler.word_around(hole).filter(|word| word.start >= at);
        let start = word.as_ref().map_or(hole.range.start, |word| word.start);
        filler.filled.text.push_str(&command[at..start]);
        let (taken, end) = match word.and_then(|word| filler.enclose(word, rest)) {
            Some(done) => done,
            None => {
                filler.filled.text.push_str(&command[start..hole.range.start]);
                filler.put(hole);
                (1, hole.range.end)
            }
        };
        at = end;
        rest = &rest[taken..];
    }
    filler.filled.text.push_str(&command[at..]);
    filler.filled
}

struct Filler<'a> {
    command: &'a str,
    holes: &'a [Hole],
    places: Vec<Place>,
    values: &'a Values,
    shell: Shell,
    filled: Filled,
}

impl Filler<'_> {
    /// A value that is there to be put in.
    fn value(&self, hole: &Hole) -> Option<&str> {
        let value = self.values.get(&hole.placeholder.name)?;
        (!value.is_empty()).then_some(value)
    }

    /// What follows the `~` that people write for their home folder, which would be a mere letter between quotes.
    fn below_home<'v>(&self, value: &'v str) -> Option<&'v str> {
        let rest = value.strip_prefix('~')?;
        let is_home = self.shell == Shell::Sh && (rest.is_empty() || rest.starts_with('/'));
        is_home.then_some(rest)
    }

    fn place(&self, hole: &Hole) -> Place {
        self.places
            .get(hole.range.start)
            .copied()
            .unwrap_or(Place::Unsure)
    }

    /// The word that a bare hole stands in, where all else in it means the same with quotes around it.
    fn word_around(&self, hole: &Hole) -> Option<Range<usize>> {
        if self.place(hole) != Place::Bare {
            return None;
        }
        let mut word = hole.range.clone();
        loop {
            let left = self.command[..word.start].chars().next_back();
            if let Some(other) = self.holes.iter().find(|other| other.range.end == word.start) {
                word.start = other.range.start;
            } else if let Some(c) = left.filter(|c| self.shell.may_be_enclosed(*c)) {
                word.start -= c.len_utf8();
            } else {
                break;
            }
        }
        loop {
            let right = self.command[word.end..].chars().next();
            if let Some(other) = self.holes.iter().find(|other| other.range.start == word.end) {
                word.end = other.range.end;
            } else if let Some(c) = right.filter(|c| self.shell.may_be_enclosed(*c)) {
                word.end += c.len_utf8();
            } else {
                break;
            }
        }
        let ends = |c: Option<char>| c.is_none_or(|c| c.is_whitespace() || ";&|()".contains(c));
        let is_word = ends(self.command[..word.start].chars().next_back())
            && ends(self.command[word.end..].chars().next());
        is_word.then_some(word)
    }

    /// Whether the word at a place is the name of a command. PowerShell takes one in quotes for a mere text.
    fn begins_a_command(&self, at: usize) -> bool {
        let before = self.command[..at].trim_end_matches([' ', '\t']);
        before.is_empty() || before.ends_with(['\n', ';', '&', '|', '(', '{'])
    }

    /// Whether a value is at the very place where a number says which stream is redirected, as in `2>file`.
    fn is_taken_for_a_stream(&self, hole: &Hole, value: &str) -> bool {
        value.bytes().all(|byte| byte.is_ascii_digit())
            && self.command[hole.range.end..].starts_with(['<', '>'])
    }

    /// Puts a whole word in quotes, where its values need some: readable, and to PowerShell the one way to have one
    /// word. Gives how many holes that took and the end of the word; `None` where it is not to be done so.
    fn enclose(&mut self, word: Range<usize>, holes: &[Hole]) -> Option<(usize, usize)> {
        let inside: Vec<&Hole> = holes
            .iter()
            .take_while(|hole| hole.range.start < word.end)
            .collect();
        let values: Option<Vec<&str>> = inside.iter().map(|hole| self.value(hole)).collect();
        let values = values?;
        if values.iter().any(|value| self.below_home(value).is_some()) {
            return None;
        }
        let mut text = String::new();
        let mut at = word.start;
        for (hole, value) in inside.iter().zip(&values) {
            text.push_str(&self.command[at..hole.range.start]);
            text.push_str(value);
            at = hole.range.end;
        }
        text.push_str(&self.command[at..word.end]);
        if values.iter().all(|value| self.shell.is_inert(value)) && self.shell.is_one_word(&text) {
            return None;
        }
        if self.shell == Shell::PowerShell && self.begins_a_command(word.start) {
            return None;
        }
        let quoted = self.shell.quote(&text)?;
        let start = self.filled.text.len();
        self.filled.text.push_str(&quoted);
        let range = start..self.filled.text.len();
        let names = inside.iter().map(|hole| hole.placeholder.name.clone());
        self.filled.places.extend(names.map(|name| (range.clone(), name)));
        Some((inside.len(), word.end))
    }

    /// Puts in the value of one hole, or leaves it open.
    fn put(&mut self, hole: &Hole) {
        let written = self.value(hole).and_then(|value| self.written(hole, value));
        let name = &hole.placeholder.name;
        if written.is_none() && !self.filled.open.contains(name) {
            self.filled.open.push(name.clone());
        }
        let start = self.filled.text.len();
        self.filled
            .text
            .push_str(&written.unwrap_or_else(|| hole.placeholder.text.clone()));
        self.filled
            .places
            .push((start..self.filled.text.len(), name.clone()));
    }

    /// A value as it must be written in the place of a hole alone.
    fn written(&self, hole: &Hole, value: &str) -> Option<String> {
        let place = self.place(hole);
        let is_plain = match place {
            Place::Bare => {
                self.shell.is_inert(value)
                    && self.shell.is_one_word(value)
                    && !self.is_taken_for_a_stream(hole, value)
            }
            Place::Double => self.shell.is_inert_in_double_quotes(value),
            Place::Single => self.shell.is_inert(value),
            Place::Unsure => false,
        };
        if is_plain {
            return Some(value.to_owned());
        }
        if let Some(rest) = self.below_home(value) {
            return match place {
                Place::Bare if rest.is_empty() || self.shell.is_inert(rest) => {
                    Some(format!("\"$HOME\"{rest}"))
                }
                Place::Bare => Some(format!("\"$HOME\"{}", self.shell.quote(rest)?)),
                Place::Double => Some(format!("${{HOME}}{}", self.shell.in_double_quotes(rest)?)),
                Place::Single => Some(format!("'\"$HOME\"'{}", self.shell.in_single_quotes(rest)?)),
                Place::Unsure => None,
            };
        }
        match (place, self.shell) {
            (Place::Single, shell) => shell.in_single_quotes(value),
            (Place::Double, shell) => shell.in_double_quotes(value),
            (Place::Bare, Shell::Sh) => Shell::Sh.quote(value),
            // There, quotes within a word are not sure to be taken off.
            (Place::Bare, Shell::PowerShell | Shell::Cmd) | (Place::Unsure, _) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::snippet::placeholder::holes;
    use proptest::prelude::*;

    fn filled(command: &str, values: &[(&str, &str)], shell: Shell) -> Filled {
        let values = values
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
            .collect();
        fill(command, &holes(command, &[]), &values, shell)
    }

    #[test]
    fn a_word_is_quoted_as_a_whole_where_it_can_be() {
        for (command, value, expected) in [
            ("-v ${dir}:/opt/data x", "/mnt/d", "-v /mnt/d:/opt/data x"),
            (
                "-v ${dir}:/opt/data x",
                "/mnt/my disk",
                "-v '/mnt/my disk:/opt/data' x",
            ),
            (
                "-v ${dir}:/opt x",
                "/mnt/my disk/$x'",
                "-v '/mnt/my disk/$x'\\'':/opt' x",
            ),
            ("X=${dir} x", "a b", "X='a b' x"),
            ("ls \"${dir}\"", "a b", "ls \"a b\""),
            ("ls \"${dir}/x\"", "a $b", "ls \"\"'a $b'\"/x\""),
            ("ls '${dir}'", "it's", "ls 'it'\\''s'"),
            ("ls $HOME/${dir}", "a b", "ls $HOME/'a b'"),
            ("-v ${dir}:/opt", "~/my disk", "-v \"$HOME\"'/my disk':/opt"),
            ("-v \"${dir}:/opt\"", "~/disk", "-v \"${HOME}/disk:/opt\""),
            ("ls ${dir}", "~ann/x", "ls '~ann/x'"),
            ("ls ${dir}>list", "2", "ls '2'>list"),
        ] {
            assert_eq!(filled(command, &[("dir", value)], Shell::Sh).text, expected);
        }
    }

    #[test]
    fn what_cannot_be_written_stays_open_and_is_named() {
        for (command, value, shell) in [
            ("ls ${dir}", "", Shell::Sh),
            ("ls # ${dir}", "a", Shell::Sh),
            ("cat <<EOF\n${dir}", "a b", Shell::Sh),
            ("ls '${dir}'", "it's", Shell::Cmd),
            ("ls ${dir}", "%PATH%", Shell::Cmd),
            ("ls $x${dir}", "a b", Shell::PowerShell),
        ] {
            let filled = filled(command, &[("dir", value)], shell);
            assert_eq!(
                (filled.text.as_str(), &filled.open[..]),
                (command, &["dir".to_owned()][..])
            );
        }
        let one_of_two = filled("-v ${a}:${b}:${b}", &[("b", "x y")], Shell::Sh);
        assert_eq!(one_of_two.text, "-v ${a}:'x y':'x y'");
        assert_eq!(one_of_two.open, ["a"]);
    }

    #[test]
    fn it_tells_where_the_values_are() {
        let filled = filled("-v ${dir}:/opt -u <user>", &[("dir", "a b")], Shell::Sh);
        let places: Vec<(&str, &str)> = filled
            .places
            .iter()
            .map(|(range, name)| (&filled.text[range.clone()], name.as_str()))
            .collect();
        assert_eq!(places, [("'a b:/opt'", "dir"), ("<user>", "user")]);
    }

    #[test]
    fn powershell_gets_one_word() {
        let filled = |value| filled("-v ${dir}:/opt x", &[("dir", value)], Shell::PowerShell).text;
        assert_eq!(filled(r"D:\data"), r"-v D:\data:/opt x");
        assert_eq!(filled(r"D:\my disk"), "-v \"D:\\my disk:/opt\" x");
        assert_eq!(filled(r"D:\$x"), r"-v 'D:\$x:/opt' x");
    }

    /// The home folder of the shells that are started here.
    const HOME: &str = "/home/it's $me";

    /// What `printf %s` prints for an argument with a hole in a real shell.
    #[cfg(unix)]
    fn printed(argument: &str, value: &str) -> String {
        let filled = filled(&format!("printf %s {argument}"), &[("x", value)], Shell::Sh);
        assert_eq!(filled.open, [""; 0], "{argument}");
        let output = std::process::Command::new("sh")
            .args(["-c", &filled.text])
            .env("HOME", HOME)
            .output()
            .unwrap();
        assert!(
            output.status.success() && output.stderr.is_empty(),
            "{}: {output:?}",
            filled.text
        );
        String::from_utf8(output.stdout).unwrap()
    }

    /// Arguments with holes at every place, and what `printf` makes of each, with `@` for the value.
    const ARGUMENTS: [(&str, &str); 18] = [
        ("${x}/sub", "@/sub"),
        ("'${x}'/\"${x}\"/${x}", "@/@/@"),
        ("a\"${x}\"b", "a@b"),
        ("a'${x}'b", "a@b"),
        ("\\$${x}", "$@"),
        ("${x}>&1", "@"),
        ("\"$(printf %s ${x}>&1)\"", "@"),
        ("${x}", "@"),
        ("${x}:/opt/openlist/data", "@:/opt/openlist/data"),
        ("--volume=${x}:/opt", "--volume=@:/opt"),
        ("a${x}${x}b", "a@@b"),
        ("\"${x}\"", "@"),
        ("\"a ${x}:/opt\"", "a @:/opt"),
        ("'${x}'", "@"),
        ("'a $b ${x}'c", "a $b @c"),
        ("\"$(printf %s '${x}' ${x} \"${x}\")\"", "@@@"),
        ("\\'${x}\\'", "'@'"),
        ("\"it's ${x}\"'\"${x}'", "it's @\"@"),
    ];

    #[cfg(unix)]
    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn a_real_shell_takes_values_for_what_they_are(
            value in prop_oneof!["[ -~]{1,12}", "\\PC{1,12}", "[$`'\"!~ *?\\\\#&;|<>(){}a]{1,8}", "~(/[ -~]{0,6})?"]
        ) {
            for (argument, expected) in ARGUMENTS {
                let taken = match value.strip_prefix('~') {
                    Some(rest) if rest.is_empty() || rest.starts_with('/') => format!("{HOME}{rest}"),
                    _ => value.clone(),
                };
                prop_assert_eq!(printed(argument, &value), expected.replace('@', &taken), "{}", argument);
            }
        }
    }

    #[test]
    #[cfg(unix)]
    fn an_interactive_bash_finds_no_history_in_a_value() {
        use std::io::Write as _;
        let filled = filled(
            "printf '%s\\n' ${x} \"${x}\" '${x}'",
            &[("x", "a !!'!-1 b")],
            Shell::Sh,
        );
        // A bash that reads lines as from a person: only then does it look into its history.
        let mut bash = std::process::Command::new("bash")
            .args(["--norc", "--noprofile", "-i"])
            .stdin(std::process::Stdio::piped())
            .stdout(std::process::Stdio::piped())
            .stderr(std::process::Stdio::null())
            .spawn()
            .unwrap();
        let typed = format!("set -o history -o histexpand\n: old\n{}\n", filled.text);
        bash.stdin.take().unwrap().write_all(typed.as_bytes()).unwrap();
        let printed = bash.wait_with_output().unwrap().stdout;
        assert_eq!(String::from_utf8_lossy(&printed), "a !!'!-1 b\n".repeat(3));
    }
}
