//! The configuration file, read value by value so that everything that is wrong is told at once.

use std::collections::BTreeMap;

use serde_yaml::Value;

use super::lines::{Lines, START};
use super::problems::Problems;
use super::table::{ROWS, Row};
use super::{Origin, Settings};
use crate::error::{Error, ErrorKind, Result};
use crate::nearest::suggestion;
use catalogue::limits;
use catalogue::markdown::Position;

/// The one name of the file that is no row of the table: it holds many values.
const KEYS: &str = "keys";
/// No sound file gives keys to more commands, or more keys to one.
const MOST_KEYS: usize = 200;

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct ConfigFile {
    /// The values by the name of their setting, with where they stand.
    pub(crate) values: BTreeMap<&'static str, (String, Origin)>,
    pub(crate) keys: Rebindings,
}

/// Other keys for commands of the browser, as they are written: the browser knows what they mean.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Rebindings {
    /// The file, as errors name it.
    pub(crate) file: String,
    pub(crate) rows: Vec<Rebinding>,
}

/// Other keys for a command.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Rebinding {
    /// The command's name, with or without the part of the browser before it: `answer.copy`.
    pub(crate) command: Written,
    /// The names of its keys.
    pub(crate) keys: Vec<Written>,
}

/// A word of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Written {
    pub(crate) text: String,
    pub(crate) at: Position,
}

impl ConfigFile {
    /// Reads the text of a file. It is an error if that is no YAML; else all unknown names and values are one.
    pub(crate) fn parse(file: &str, yaml: &str) -> Result<ConfigFile> {
        if let Some(reason) = limits::refused(yaml) {
            return Err(Error::new(ErrorKind::Config, format!("{file}: {reason}")));
        }
        let yaml = yaml.trim_start_matches('\u{feff}');
        let values: Value = serde_yaml::from_str(yaml).map_err(|error| yaml_error(file, &error))?;
        let mut parser = Parser { file, lines: Lines::new(yaml), problems: Problems::new(file) };
        let config = parser.values(&values);
        parser.problems.none_or(config)
    }
}

/// Reads the values of one file and collects what is wrong with them.
struct Parser<'f> {
    file: &'f str,
    lines: Lines<'f>,
    problems: Problems,
}

impl Parser<'_> {
    fn values(&mut self, values: &Value) -> ConfigFile {
        let mut config = ConfigFile::default();
        let values = match values {
            Value::Mapping(values) => values,
            Value::Null => return config,
            _ => {
                let message = "the file must hold lines such as \"theme: dark\"";
                self.problems.add(START, message);
                return config;
            }
        };
        for (name, value) in values {
            if self.problems.is_full() {
                break;
            }
            let name = scalar(name).unwrap_or_default();
            let at = self.lines.key(&name, START);
            match Row::named(&name) {
                Some(row) => self.value(row, value, at, &mut config),
                None if name == KEYS => config.keys = self.keys(value, at),
                None => {
                    let known = ROWS.iter().map(|row| row.name).chain([KEYS]);
                    let message = format!("there is no setting \"{name}\"; {}", suggestion(&name, known));
                    self.problems.add(at, message);
                }
            }
        }
        config
    }

    fn value(&mut self, row: &'static Row, value: &Value, at: Position, config: &mut ConfigFile) {
        let name = row.name;
        let Some(text) = scalar(value) else {
            let message = format!("{name} needs one value behind its colon");
            return self.problems.add(at, message);
        };
        if let Err(reason) = (row.set)(&mut Settings::default(), &text) {
            let at = self.lines.value(&text, at);
            return self.problems.add(at, format!("{name}: {reason}"));
        }
        let file = self.file.to_owned();
        config.values.insert(name, (text, Origin::File { file, at }));
    }

    fn keys(&mut self, value: &Value, at: Position) -> Rebindings {
        let mut rows = Vec::new();
        match value {
            Value::Mapping(commands) if commands.len() <= MOST_KEYS => {
                for (command, keys) in commands {
                    let text = scalar(command).unwrap_or_default();
                    let at = self.lines.key(&text, at);
                    let keys = self.key_names(&text, keys, at);
                    let command = Written { text, at };
                    rows.push(Rebinding { command, keys });
                }
            }
            Value::Null => {}
            _ => {
                let message = "keys needs lines such as \"copy: [ctrl-y, f5]\", at most 200";
                self.problems.add(at, message);
            }
        }
        let file = self.file.to_owned();
        Rebindings { file, rows }
    }

    fn key_names(&mut self, command: &str, keys: &Value, at: Position) -> Vec<Written> {
        let keys = match keys {
            Value::Sequence(keys) => keys.as_slice(),
            key => std::slice::from_ref(key),
        };
        let mut names = Vec::new();
        for key in keys.iter().take(MOST_KEYS) {
            match scalar(key) {
                Some(text) => {
                    let at = self.lines.value(&text, at);
                    names.push(Written { text, at });
                }
                None => {
                    let message = format!("{command} needs the names of keys, such as [ctrl-y, f5]");
                    self.problems.add(at, message);
                }
            }
        }
        names
    }
}

/// Returns a value as its text; `None` for lists, maps and nothing.
fn scalar(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Bool(value) => Some(value.to_string()),
        Value::Number(number) => Some(number.to_string()),
        Value::Null | Value::Sequence(_) | Value::Mapping(_) | Value::Tagged(_) => None,
    }
}

/// Returns an error of the YAML parser with its position and, for the usual causes, a hint.
fn yaml_error(file: &str, error: &serde_yaml::Error) -> Error {
    let (line, column) = error.location().map_or((1, 1), |at| (at.line(), at.column()));
    let message = error.to_string();
    // The parser repeats the position at the end.
    let message = message.split(" at line ").next().unwrap_or(&message);
    let error = Error::new(ErrorKind::Config, format!("{file}:{line}:{column}: {message}"));
    if message.contains("mapping values are not allowed") || message.contains("expected a string") {
        error.with_hint("a text that holds \": \" or begins with a mark must stand in quotes")
    } else {
        error
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problems(yaml: &str) -> String {
        let error = ConfigFile::parse("c.yaml", yaml).expect_err("it is wrong");
        error.message
    }

    #[test]
    fn every_value_is_read_with_its_position() {
        let yaml = "language: zh\nclipboard: 'command: xclip -i'\nmouse: false\nkeys:\n  copy: [ctrl-y, f5]\n  quit: ctrl-q\n";
        let config = ConfigFile::parse("c.yaml", yaml).expect("it is right");
        let (text, origin) = &config.values["mouse"];
        assert_eq!(text, "false");
        let file = "c.yaml".to_owned();
        let at = Position { line: 3, column: 1 };
        assert_eq!(*origin, Origin::File { file, at });
        assert_eq!(config.values["clipboard"].0, "command: xclip -i");
        let keys = config.keys.rows.iter();
        let keys: Vec<_> =
            keys.map(|row| (row.command.text.as_str(), row.command.at.line, row.keys.len())).collect();
        assert_eq!(keys, [("copy", 5, 2), ("quit", 6, 1)]);
    }

    #[test]
    fn a_file_may_say_nothing() {
        for yaml in ["", "# nothing\n", "\u{feff}keys:\n"] {
            let config = ConfigFile::parse("c.yaml", yaml).expect("it is right");
            assert!(config.values.is_empty() && config.keys.rows.is_empty());
        }
    }

    #[test]
    fn all_slips_are_told_at_once_with_the_nearest_word() {
        let told = problems("langauge: zh\ntheme: drak\nmouse: yes\nborders:\nkeys: [x]\n");
        assert_eq!(
            told.lines().map(str::trim).collect::<Vec<_>>(),
            [
                "c.yaml:1:1: there is no setting \"langauge\"; did you mean \"language\"?",
                "c.yaml:2:8: theme: \"drak\" is not known; did you mean \"dark\"?",
                "c.yaml:3:8: mouse: \"yes\" is not known; known: true, false",
                "c.yaml:4:1: borders needs one value behind its colon",
                "c.yaml:5:1: keys needs lines such as \"copy: [ctrl-y, f5]\", at most 200",
            ]
        );
        assert!(problems("theme: dark\ntheme: light\n").contains("duplicate"));
        assert!(!problems("theme: \"\\e[31m\"\n").contains('\u{1b}'));
        assert!(problems("theme: [\n").starts_with("c.yaml:"));
        assert!(problems("just words\n").starts_with("c.yaml:1:1: "));
    }

    #[test]
    fn a_hostile_file_is_refused_soon() {
        assert!(problems(&"[".repeat(100_000)).contains("brackets"));
        assert!(problems("a: &a [x]\nb: [*a, *a]\n").contains("aliases"));
        let many: String = (0..20_000).map(|number| format!("k{number}: 1\n")).collect();
        assert_eq!(problems(&many).lines().count(), 20);
    }
}
