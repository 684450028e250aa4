//! The configuration file: its fields, read one by one so that every slip is told at once and with its line.

use std::path::Path;

use serde_yaml::Value;

use super::lines::Lines;
use super::problems::Problems;
use super::setting::{Origin, Place, Setting};
use crate::clipboard;
use crate::error::{Error, ErrorKind, Result};
use catalogue::lang::Lang;
use crate::nearest::suggestion;
use crate::theme::{self, Borders};

/// The fields of the file.
pub const FIELDS: [&str; 8] = [
    "language",
    "source",
    "theme",
    "borders",
    "mouse",
    "clipboard",
    "remember",
    "keys",
];

/// The word for leaving a choice to the program.
pub const AUTO: &str = "auto";

/// The word for every source.
pub const ALL_SOURCES: &str = "all";

const LANGUAGES: [(&str, Option<Lang>); 3] = [(AUTO, None), ("en", Some(Lang::En)), ("zh", Some(Lang::Zh))];

/// The words for yes and no.
pub const SWITCH: [(&str, bool); 2] = [("true", true), ("false", false)];

/// The clipboards that have a name; a command is the other possibility.
const CLIPBOARDS: [&str; 5] = [AUTO, "native", "tmux", "osc52", "none"];

/// What the file says; nothing of it must be said.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ConfigFile {
    /// The first language.
    pub language: Option<Setting<Lang>>,
    /// The id of the one source to show; `None` within is all of them.
    pub source: Option<Setting<Option<String>>>,
    /// The theme.
    pub theme: Option<Setting<theme::Choice>>,
    /// What frames are drawn with.
    pub borders: Option<Setting<Borders>>,
    /// Whether the browser takes the mouse.
    pub mouse: Option<Setting<bool>>,
    /// The one clipboard to use.
    pub clipboard: Option<Setting<clipboard::Choice>>,
    /// Whether the browser remembers what it was left with.
    pub remember: Option<Setting<bool>>,
    /// Other keys for commands of the browser.
    pub keys: Rebindings,
}

/// Other keys for commands of the browser, as they are written: what they mean is known to the browser.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rebindings {
    /// The file, as errors name it.
    pub file: String,
    /// A command each.
    pub rows: Vec<Rebinding>,
}

/// Other keys for a command.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rebinding {
    /// The command's name, with or without the part of the browser before it: `answer.copy`.
    pub command: Written,
    /// The keys' names.
    pub keys: Vec<Written>,
}

/// A word of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// The word.
    pub text: String,
    /// Its line, from 1.
    pub line: usize,
}

impl ConfigFile {
    /// Reads the file; `None` when there is none.
    ///
    /// # Errors
    /// A file that cannot be read, is no YAML, or has unknown fields or values: all of them.
    pub fn read(path: &Path) -> Result<Option<ConfigFile>> {
        match std::fs::read_to_string(path) {
            Ok(yaml) => ConfigFile::parse(&path.display().to_string(), &yaml).map(Some),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(error) => {
                let message = format!("{}: {error}", path.display());
                Err(Error::new(ErrorKind::Config, message))
            }
        }
    }

    /// Reads the text of a file.
    ///
    /// # Errors
    /// As for [`read`](ConfigFile::read).
    pub fn parse(file: &str, yaml: &str) -> Result<ConfigFile> {
        let yaml = yaml.trim_start_matches('\u{feff}');
        let fields: Value =
            serde_yaml::from_str(yaml).map_err(|error| yaml_error(file, &error))?;
        let mut reader = Reader {
            file,
            lines: Lines::new(yaml),
            problems: Problems::new(file),
        };
        let config = reader.fields(&fields);
        reader.problems.none_or(config)
    }
}

/// Reads the fields of one file and collects what is wrong with them.
struct Reader<'f> {
    file: &'f str,
    lines: Lines<'f>,
    problems: Problems,
}

impl Reader<'_> {
    fn fields(&mut self, fields: &Value) -> ConfigFile {
        let mut config = ConfigFile::default();
        let fields = match fields {
            Value::Mapping(fields) => fields,
            Value::Null => return config,
            _ => {
                self.problems
                    .add(1, "the file must hold lines such as \"theme: dark\"");
                return config;
            }
        };
        for (name, value) in fields {
            let name = scalar(name).unwrap_or_default();
            let line = self.lines.field(&name, 1);
            match name.as_str() {
                "language" => config.language = self.word(&name, value, line, &LANGUAGES).and_then(optional),
                "source" => config.source = self.text(&name, value, line).map(|text| text.map(source)),
                "theme" => config.theme = self.word(&name, value, line, &theme::Choice::WORDS),
                "borders" => config.borders = self.word(&name, value, line, &Borders::WORDS),
                "mouse" => config.mouse = self.word(&name, value, line, &SWITCH),
                "clipboard" => config.clipboard = self.clipboard(&name, value, line),
                "remember" => config.remember = self.word(&name, value, line, &SWITCH),
                "keys" => config.keys = self.keys(value, line),
                _ => self.problems.add(
                    line,
                    format!("there is no field \"{name}\"; {}", suggestion(&name, FIELDS)),
                ),
            }
        }
        config
    }

    /// A value as text; nothing, said or unsaid, is a problem.
    fn text(&mut self, name: &str, value: &Value, line: usize) -> Option<Setting<String>> {
        let Some(value) = scalar(value) else {
            self.problems
                .add(line, format!("{name} needs one value behind its colon"));
            return None;
        };
        let place = Place {
            file: self.file.to_owned(),
            line,
        };
        Some(Setting {
            value,
            origin: Origin::File(place),
        })
    }

    /// A value that is one of a few words.
    fn word<T: Copy>(
        &mut self,
        name: &str,
        value: &Value,
        line: usize,
        words: &[(&'static str, T)],
    ) -> Option<Setting<T>> {
        let text = self.text(name, value, line)?;
        match words.iter().find(|(word, _)| *word == text.value) {
            Some((_, value)) => Some(text.map(|_| *value)),
            None => {
                let known = words.iter().map(|(word, _)| *word);
                let suggestion = suggestion(&text.value, known);
                self.problems
                    .add(line, format!("{name} cannot be \"{}\"; {suggestion}", text.value));
                None
            }
        }
    }

    fn clipboard(&mut self, name: &str, value: &Value, line: usize) -> Option<Setting<clipboard::Choice>> {
        let text = self.text(name, value, line)?;
        if text.value == AUTO {
            return None;
        }
        match text.value.parse() {
            Ok(choice) => Some(text.map(|_| choice)),
            Err(error) => {
                let near = crate::nearest::nearest(&text.value, CLIPBOARDS)
                    .map(|near| format!("; did you mean \"{near}\"?"));
                self.problems
                    .add(line, format!("{name}: {error}{}", near.unwrap_or_default()));
                None
            }
        }
    }

    fn keys(&mut self, value: &Value, line: usize) -> Rebindings {
        let mut rows = Vec::new();
        match value {
            Value::Mapping(commands) => {
                for (command, keys) in commands {
                    let text = scalar(command).unwrap_or_default();
                    let line = self.lines.field(&text, line);
                    let keys = self.key_names(&text, keys, line);
                    rows.push(Rebinding {
                        command: Written { text, line },
                        keys,
                    });
                }
            }
            Value::Null => {}
            _ => self
                .problems
                .add(line, "keys needs lines such as \"copy: [ctrl-y, f5]\""),
        }
        Rebindings {
            file: self.file.to_owned(),
            rows,
        }
    }

    fn key_names(&mut self, command: &str, keys: &Value, line: usize) -> Vec<Written> {
        let keys = match keys {
            Value::Sequence(keys) => keys.as_slice(),
            key => std::slice::from_ref(key),
        };
        let mut names = Vec::new();
        for key in keys {
            match scalar(key) {
                Some(text) => {
                    let line = self.lines.word(&text, line);
                    names.push(Written { text, line });
                }
                None => self.problems.add(
                    line,
                    format!("{command} needs the names of keys, such as [ctrl-y, f5]"),
                ),
            }
        }
        names
    }
}

fn optional<T>(setting: Setting<Option<T>>) -> Option<Setting<T>> {
    let Setting { value, origin } = setting;
    value.map(|value| Setting { value, origin })
}

fn source(id: String) -> Option<String> {
    (id != ALL_SOURCES).then_some(id)
}

/// A value as its text; `None` for lists, fields and nothing.
fn scalar(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Bool(value) => Some(value.to_string()),
        Value::Number(number) => Some(number.to_string()),
        Value::Null | Value::Sequence(_) | Value::Mapping(_) | Value::Tagged(_) => None,
    }
}

/// An error of the YAML parser with its line and, for what is usually behind it, a hint.
fn yaml_error(file: &str, error: &serde_yaml::Error) -> Error {
    let line = error.location().map_or(1, |location| location.line());
    let message = error.to_string();
    // The parser repeats the place at the end.
    let message = message.split(" at line ").next().unwrap_or(&message);
    let error = Error::at(ErrorKind::Config, file, line, message);
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
    fn every_field_is_read_with_its_line() {
        let yaml = "language: zh\nsource: alist\ntheme: none\nborders: ascii\nmouse: false\n\
                    clipboard: 'command: xclip -i'\nremember: false\nkeys:\n  copy: [ctrl-y, f5]\n  quit: ctrl-q\n";
        let config = ConfigFile::parse("c.yaml", yaml).expect("it is right");
        let at = |line| {
            Origin::File(Place {
                file: "c.yaml".to_owned(),
                line,
            })
        };
        let theme = config.theme.expect("it is there");
        assert_eq!((theme.value, theme.origin), (theme::Choice::None, at(3)));
        assert_eq!(config.language.expect("it is there").value, Lang::Zh);
        let source = config.source.expect("it is there").value;
        assert_eq!(source.as_deref(), Some("alist"));
        assert_eq!(config.borders.expect("it is there").value, Borders::Ascii);
        assert_eq!(config.mouse.expect("it is there").origin, at(5));
        assert!(!config.remember.expect("it is there").value);
        let clipboard = config.clipboard.expect("it is there").value;
        assert_eq!(clipboard, clipboard::Choice::Command("xclip -i".to_owned()));
        let keys: Vec<_> = config
            .keys
            .rows
            .iter()
            .map(|row| (row.command.text.as_str(), row.command.line, row.keys.len()))
            .collect();
        assert_eq!(keys, [("copy", 9, 2), ("quit", 10, 1)]);
    }

    #[test]
    fn nothing_must_be_said() {
        for yaml in [
            "",
            "# nothing\n",
            "language: auto\nclipboard: auto\n",
            "\u{feff}keys:\n",
        ] {
            let config = ConfigFile::parse("c.yaml", yaml).expect("it is right");
            assert_eq!((config.language, config.clipboard), (None, None));
        }
    }

    #[test]
    fn all_slips_are_told_at_once_with_the_nearest_word() {
        let told = problems("langauge: zh\ntheme: drak\nmouse: yes\nborders:\nclipboard: osc\nkeys: [x]\n");
        assert_eq!(
            told.lines().map(str::trim).collect::<Vec<_>>(),
            [
                "c.yaml:1: there is no field \"langauge\"; did you mean \"language\"?",
                "c.yaml:2: theme cannot be \"drak\"; did you mean \"dark\"?",
                "c.yaml:3: mouse cannot be \"yes\"; known are: true, false",
                "c.yaml:4: borders needs one value behind its colon",
                "c.yaml:5: clipboard: \"osc\" is not a clipboard of this program: native, tmux, osc52, command:… or \
                 none; did you mean \"osc52\"?",
                "c.yaml:6: keys needs lines such as \"copy: [ctrl-y, f5]\"",
            ]
        );
        assert!(problems("theme: dark\ntheme: light\n").contains("duplicate"));
        assert!(!problems("theme: \"\\e[31m\"\n").contains('\u{1b}'));
        assert!(problems("theme: [\n").starts_with("c.yaml:"));
        assert!(problems("just words\n").starts_with("c.yaml:1: "));
    }
}
