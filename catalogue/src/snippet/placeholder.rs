//! A placeholder: what a command leaves for its reader to put in, such as `${yourDataDir}`, and where placeholders
//! stand in a command. Filling them in is `fill`'s.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::lang::Localized;

/// The numbers of the person who runs the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct User {
    /// The user's number.
    pub uid: u32,
    /// The number of the user's group.
    pub gid: u32,
}

/// Something in a command that its reader puts in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Placeholder {
    /// What it is called: in the form, in `--set`, and where its value is remembered.
    pub name: String,
    /// How it stands in the command.
    pub text: String,
    /// What belongs there; none for a placeholder that the entry's row does not describe.
    pub meaning: Option<Localized<String>>,
    /// What is right for most people. `{uid}` and `{gid}` stand for the numbers of the person.
    pub default: Option<String>,
    /// What a value looks like. Where it is a full path, a value should be one, too.
    pub example: Option<String>,
}

/// What makes a value look wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doubt {
    /// It is no full path, where one belongs. Docker takes such a folder for the name of a volume.
    NoFullPath,
    /// It has not the numbers of a user or a group, where those belong.
    NoNumbers,
}

impl Placeholder {
    /// A placeholder of which nothing is known but its text.
    fn unknown(name: &str, text: &str) -> Placeholder {
        Placeholder {
            name: name.to_owned(),
            text: text.to_owned(),
            meaning: None,
            default: None,
            example: None,
        }
    }

    /// What makes a value look wrong beside the example and the default. Nothing is wrong with an empty one.
    pub fn doubt(&self, value: &str) -> Option<Doubt> {
        let (default, example) = (self.default.as_deref(), self.example.as_deref());
        let is_number = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_ascii_digit());
        let wants_numbers = default.filter(|default| default.contains("{uid}") || default.contains("{gid}"));
        if value.is_empty() {
            None
        } else if let Some(default) = wants_numbers {
            let fits =
                value.split(':').all(is_number) && value.split(':').count() == default.split(':').count();
            (!fits).then_some(Doubt::NoNumbers)
        } else {
            let wants_path = example.is_some_and(is_full_path);
            (wants_path && !is_full_path(value)).then_some(Doubt::NoFullPath)
        }
    }

    /// The default for a person. Where it needs numbers that nobody has, it is what the page has, if that is a value.
    pub fn default_for(&self, user: Option<User>) -> Option<String> {
        let default = self.default.as_deref()?;
        if !default.contains("{uid}") && !default.contains("{gid}") {
            return Some(default.to_owned());
        }
        match user {
            Some(User { uid, gid }) => {
                Some(default.replace("{uid}", &uid.to_string()).replace("{gid}", &gid.to_string()))
            }
            None => notation(&self.text).is_none().then(|| self.text.clone()),
        }
    }
}

/// Whether a path begins at a root, at somebody's home, or at a drive of Windows.
fn is_full_path(path: &str) -> bool {
    path.starts_with(['/', '~']) || path.starts_with(r"\\") || path.get(1..2) == Some(":")
}

/// Where a placeholder stands in a command.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hole {
    /// The bytes that it takes up.
    pub range: Range<usize>,
    /// Which placeholder it is.
    pub placeholder: Placeholder,
}

impl Hole {
    /// Whether the command becomes another one when nothing is put in here: this is a part of a larger word, as in
    /// `-v ${dir}:/data`, or a redirection, as `<file>` is.
    pub(super) fn is_needed(&self, command: &str) -> bool {
        let before = command[..self.range.start].chars().next_back();
        let after = command[self.range.end..].chars().next();
        let is_joined = [before, after].into_iter().flatten().any(|c| !c.is_whitespace());
        let text = &self.placeholder.text;
        notation(text).is_some() && (is_joined || text.starts_with('<'))
    }
}

/// The holes of a command, in order: the declared texts, and what is written as `${name}` or `<name>`.
pub fn holes(command: &str, declared: &[Placeholder]) -> Vec<Hole> {
    let mut holes = Vec::new();
    let mut at = 0;
    while let Some(c) = command[at..].chars().next() {
        match hole_at(command, at, declared) {
            Some(hole) => {
                at = hole.range.end;
                holes.push(hole);
            }
            None => at += c.len_utf8(),
        }
    }
    holes
}

fn hole_at(command: &str, at: usize, declared: &[Placeholder]) -> Option<Hole> {
    let rest = &command[at..];
    if command[..at].ends_with('\\') {
        return None;
    }
    let known = declared.iter().find(|placeholder| {
        rest.starts_with(&placeholder.text) && is_whole(command, at, at + placeholder.text.len())
    });
    let placeholder = match known {
        Some(placeholder) => placeholder.clone(),
        None => {
            let (name, length) = notation(rest)?;
            Placeholder::unknown(name, &rest[..length])
        }
    };
    Some(Hole { range: at..at + placeholder.text.len(), placeholder })
}

/// Whether a text is no part of a longer word or number, as `1000:1000` is in `11000:1000`.
fn is_whole(command: &str, start: usize, end: usize) -> bool {
    let text = &command[start..end];
    let joined = |left: Option<char>, right: Option<char>| {
        left.is_some_and(char::is_alphanumeric) && right.is_some_and(char::is_alphanumeric)
    };
    !joined(command[..start].chars().next_back(), text.chars().next())
        && !joined(text.chars().next_back(), command[end..].chars().next())
}

/// The name and the length of what is written as a placeholder.
fn notation(text: &str) -> Option<(&str, usize)> {
    variable(text).or_else(|| bracketed(text))
}

/// The name in `${name}` and the length of it all. A name in capitals is a variable of the environment, as in
/// `${HOME}`: that is the shell's to put in.
fn variable(text: &str) -> Option<(&str, usize)> {
    let name = name_before(text.strip_prefix("${")?, '}', "_-")?;
    let is_name = name.chars().any(|c| c.is_alphabetic() && !c.is_uppercase());
    is_name.then_some((name, name.len() + 3))
}

/// The name in `<name>` and the length of it all. What a shell reads as a redirection has a blank before its `>`,
/// or no letter after its `<`.
fn bracketed(text: &str) -> Option<(&str, usize)> {
    let name = name_before(text.strip_prefix('<')?, '>', " _-./:")?;
    let is_name = name.starts_with(char::is_alphabetic) && name.ends_with(char::is_alphanumeric);
    is_name.then_some((name, name.len() + 2))
}

/// The letters, digits and these marks at the beginning of a text, if what follows them is `end`.
fn name_before<'t>(text: &'t str, end: char, marks: &str) -> Option<&'t str> {
    let length = text.find(|c: char| !c.is_alphanumeric() && !marks.contains(c))?;
    text[length..].starts_with(end).then(|| &text[..length])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(command: &str, declared: &[&str]) -> Vec<String> {
        let declared: Vec<Placeholder> =
            declared.iter().map(|text| Placeholder::unknown("declared", text)).collect();
        holes(command, &declared)
            .into_iter()
            .map(|hole| {
                assert_eq!(command[hole.range], hole.placeholder.text);
                hole.placeholder.name
            })
            .collect()
    }

    #[test]
    fn what_is_written_as_a_hole_is_one() {
        assert_eq!(
            found("run ${yourDataDir} <your host>:<port> ${目录}", &[]),
            ["yourDataDir", "your host", "port", "目录"]
        );
    }

    #[test]
    fn what_the_shell_reads_is_none() {
        assert_eq!(
            found("cd ${HOME} && sort <in >out 2>&1 <<EOF \\${escaped} ${x:-y} $var a<1>b", &[]),
            [""; 0]
        );
    }

    #[test]
    fn a_declared_text_is_one_where_it_is_whole() {
        assert_eq!(found("--user 1000:1000 x", &["1000:1000"]), ["declared"]);
        assert_eq!(found("-p 11000:1000 -p 1000:10000", &["1000:1000"]), [""; 0]);
    }

    #[test]
    fn a_hole_in_a_larger_word_and_a_redirection_must_be_filled() {
        for (command, needed) in [
            ("-v ${dir}:/opt", true),
            ("rm -r ${dir}/old", true),
            ("ls \"${dir}\"", true),
            ("ls ${dir}", false),
            ("curl <host> x", true),
        ] {
            assert_eq!(holes(command, &[])[0].is_needed(command), needed, "{command}");
        }
        let declared = [Placeholder::unknown("user", "1000:1000")];
        let command = "x --user=1000:1000";
        assert!(!holes(command, &declared)[0].is_needed(command), "it is a value already");
    }

    #[test]
    fn a_value_is_doubted_that_is_not_like_the_example_or_the_default() {
        let with = |example: Option<&str>, default: Option<&str>| Placeholder {
            example: example.map(str::to_owned),
            default: default.map(str::to_owned),
            ..Placeholder::unknown("x", "${x}")
        };
        let (folder, user) = (with(Some("/srv/x"), None), with(None, Some("{uid}:{gid}")));
        for (value, doubt) in [
            ("data", Some(Doubt::NoFullPath)),
            ("./data", Some(Doubt::NoFullPath)),
            ("/data", None),
            ("~/data", None),
            (r"D:\data", None),
            ("", None),
        ] {
            assert_eq!(folder.doubt(value), doubt, "{value}");
        }
        for (value, doubt) in [
            ("ann", Some(Doubt::NoNumbers)),
            ("1000", Some(Doubt::NoNumbers)),
            ("1000:", Some(Doubt::NoNumbers)),
            ("0:0", None),
        ] {
            assert_eq!(user.doubt(value), doubt, "{value}");
        }
        assert_eq!(with(Some("x.yaml"), None).doubt("data"), None);
    }

    #[test]
    fn a_default_may_be_the_persons_own_numbers() {
        let own = Placeholder {
            default: Some("{uid}:{gid}".to_owned()),
            ..Placeholder::unknown("user", "1000:1000")
        };
        let user = User { uid: 1001, gid: 100 };
        assert_eq!(own.default_for(Some(user)).as_deref(), Some("1001:100"));
        assert_eq!(own.default_for(None).as_deref(), Some("1000:1000"), "never root's own");
        let text = "${user}".to_owned();
        assert_eq!(Placeholder { text, ..own }.default_for(None), None);
    }
}
