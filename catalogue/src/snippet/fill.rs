//! Putting values into the holes of a command. A value is written only in a form that every shell takes literally: as it
//! is, or between single quotes. A hole without a value, and one whose value has no such form, stays open.

use std::collections::BTreeMap;
use std::ops::Range;

use super::placeholder::Hole;

/// The values of placeholders, by name.
pub type Values = BTreeMap<String, String>;

/// What a value may hold, beside letters and digits, to be taken literally without quotes at any place of a word.
const INERT: &str = "_+:./-";

/// The shells that a command is pasted into.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shell {
    /// The shells of Unix, in all of which single quotes make a text literal that holds neither `'` nor `\`.
    Unix,
    /// The shells of Windows, which have no quotes in common.
    Windows,
}

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

/// Where something stands in a command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// Outside of quotes.
    Bare,
    /// Between single quotes.
    Single,
    /// Between double quotes.
    Double,
    /// Behind something that [`places`] does not follow.
    Unsure,
}

impl Shell {
    /// Returns the kind of shell that most likely started this program: on Windows, those of Unix set `SHELL` or
    /// `MSYSTEM`.
    pub fn of(env: impl Fn(&str) -> Option<String>) -> Shell {
        let is_set = |name: &str| env(name).is_some_and(|value| !value.is_empty());
        if !cfg!(windows) || is_set("SHELL") || is_set("MSYSTEM") { Shell::Unix } else { Shell::Windows }
    }

    fn is_inert(self, text: &str) -> bool {
        text.chars()
            .all(|c| c.is_alphanumeric() || INERT.contains(c) || (c == '\\' && self == Shell::Windows))
    }
}

/// Fills the holes of a command.
pub(super) fn fill(command: &str, holes: &[Hole], values: &Values, shell: Shell) -> Filled {
    let places = places(command, holes);
    let mut filled = Filled { text: String::new(), places: Vec::new(), open: Vec::new() };
    let mut at = 0;
    for (hole, place) in holes.iter().zip(places) {
        filled.text.push_str(&command[at..hole.range.start]);
        at = hole.range.end;
        let name = &hole.placeholder.name;
        let value = values.get(name).filter(|value| !value.is_empty());
        let names_a_stream = command[at..].starts_with(['<', '>']);
        let written = value.and_then(|value| written(value, place, names_a_stream, shell));
        if written.is_none() && !filled.open.contains(name) {
            filled.open.push(name.clone());
        }
        let start = filled.text.len();
        filled.text.push_str(written.as_deref().unwrap_or(&hole.placeholder.text));
        filled.places.push((start..filled.text.len(), name.clone()));
    }
    filled.text.push_str(&command[at..]);
    filled
}

/// Returns a value as it must be written at a place, or `None` where there is no form that every shell takes literally.
/// A number in front of `<` or `>` would name a stream.
fn written(value: &str, place: Place, names_a_stream: bool, shell: Shell) -> Option<String> {
    if let Some(rest) = value.strip_prefix('~').filter(|rest| rest.is_empty() || rest.starts_with('/')) {
        // People write `~` for their home folder, which would be a mere letter between quotes.
        return match (place, shell, rest) {
            (Place::Bare, Shell::Unix, "") => Some("\"$HOME\"".to_owned()),
            (Place::Bare, Shell::Unix, _) => {
                Some(format!("\"$HOME\"{}", written(rest, place, false, shell)?))
            }
            _ => None,
        };
    }
    if shell.is_inert(value) && !names_a_stream {
        return Some(value.to_owned());
    }
    let is_literal =
        shell == Shell::Unix && !value.contains(['\'', '\\']) && !value.contains(char::is_control);
    match place {
        Place::Bare if is_literal => Some(format!("'{value}'")),
        Place::Single if is_literal => Some(value.to_owned()),
        // An interactive bash looks for its history behind `!` between double quotes, too.
        Place::Double if is_literal && !value.contains(['"', '$', '`', '!']) => Some(value.to_owned()),
        _ => None,
    }
}

/// Returns where each hole stands. What is in the holes is no part of the shell's notation. Gives up early rather than
/// be wrong: behind a comment, a here-document or a command within the command.
fn places(command: &str, holes: &[Hole]) -> Vec<Place> {
    let mut place = Place::Bare;
    let mut at = 0;
    let mut places = Vec::new();
    for hole in holes {
        let mut chars = command[at..hole.range.start].char_indices().peekable();
        while let Some((offset, c)) = chars.next() {
            let rest = &command[at + offset..];
            place = match (place, c) {
                (Place::Unsure, _) => break,
                (Place::Single, '\'') | (Place::Double, '"') => Place::Bare,
                (Place::Single, _) => place,
                (_, '\\') => {
                    chars.next();
                    place
                }
                (_, '`') => Place::Unsure,
                (_, '$') if rest.starts_with("$(") || rest.starts_with("${") => Place::Unsure,
                (Place::Double, _) => place,
                (_, '\'') => Place::Single,
                (_, '"') => Place::Double,
                (_, '#' | '(' | ')') => Place::Unsure,
                (_, '$') if rest.starts_with("$'") || rest.starts_with("$\"") => Place::Unsure,
                (_, '<') if rest.starts_with("<<") => Place::Unsure,
                _ => place,
            };
        }
        places.push(place);
        at = hole.range.end;
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::snippet::placeholder::holes;

    fn filled(command: &str, value: &str, shell: Shell) -> Filled {
        let values = Values::from([("dir".to_owned(), value.to_owned())]);
        fill(command, &holes(command, &[]), &values, shell)
    }

    #[test]
    fn a_value_is_written_literally_where_it_stands() {
        for (command, value, expected) in [
            ("-v ${dir}:/opt x", "/mnt/d", "-v /mnt/d:/opt x"),
            ("-v ${dir}:/opt x", "/mnt/my disk", "-v '/mnt/my disk':/opt x"),
            ("X=${dir} x", "a $b", "X='a $b' x"),
            ("ls \"${dir}/x\"", "a b", "ls \"a b/x\""),
            ("ls '${dir}'", "a $b", "ls 'a $b'"),
            ("ls \"it's\" \\' ${dir}", "a b", "ls \"it's\" \\' 'a b'"),
            ("-v ${dir}:/opt", "~/my disk", "-v \"$HOME\"'/my disk':/opt"),
            ("ls ${dir}", "~", "ls \"$HOME\""),
            ("ls ${dir}", "~ann/x", "ls '~ann/x'"),
            ("ls ${dir}>list", "2", "ls '2'>list"),
            ("ls # ${dir}", "目录", "ls # 目录"),
        ] {
            let filled = filled(command, value, Shell::Unix);
            assert_eq!((filled.text.as_str(), filled.open.len()), (expected, 0), "{command}");
        }
        assert_eq!(filled("ls ${dir}", r"D:\data", Shell::Windows).text, r"ls D:\data");
    }

    #[test]
    fn what_has_no_literal_form_stays_open_and_is_named() {
        for (command, value, shell) in [
            ("ls ${dir}", "", Shell::Unix),
            ("ls ${dir}", "it's", Shell::Unix),
            ("ls ${dir}", r"a \'b", Shell::Unix),
            ("ls ${dir}", "a\nb", Shell::Unix),
            ("ls \"${dir}\"", "a $b", Shell::Unix),
            ("ls \"${dir}\"", "~/a", Shell::Unix),
            ("ls # ${dir}", "a b", Shell::Unix),
            ("cat <<EOF\n${dir}", "a b", Shell::Unix),
            ("echo $(ls ${dir})", "a b", Shell::Unix),
            ("ls `echo ${dir}`", "a b", Shell::Unix),
            ("ls ${dir}", "a b", Shell::Windows),
        ] {
            let filled = filled(command, value, shell);
            assert_eq!((filled.text.as_str(), &filled.open[..]), (command, &["dir".to_owned()][..]));
        }
    }

    #[test]
    fn it_tells_where_the_values_are() {
        let filled = filled("-v ${dir}:/opt -u <user>", "a b", Shell::Unix);
        let places = filled.places.iter().map(|(range, name)| (&filled.text[range.clone()], name.as_str()));
        assert_eq!(places.collect::<Vec<_>>(), [("'a b'", "dir"), ("<user>", "user")]);
        assert_eq!(filled.open, ["user"]);
    }
}
