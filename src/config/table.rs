//! The settings as tables of words: what each is called, what it is, and who chose it.

use serde::Serialize;

use super::file::{ALL_SOURCES, AUTO, SWITCH};
use super::{Origin, Place, Setting, Settings};
use catalogue::text;
use crate::theme::{self, Borders};

/// A setting in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The field of the configuration file; of keys with the command: `keys.copy`.
    pub name: String,
    /// The value as the file would have it.
    pub value: String,
    /// Who chose it.
    pub origin: Origin,
}

/// A command of the browser with its keys.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Keys {
    /// The command's name in the configuration: `answer.copy`.
    pub name: String,
    /// The names of its keys there.
    pub keys: Vec<String>,
    /// What it does.
    pub phrase: &'static str,
}

impl Settings {
    /// Every setting, in the order of the sample.
    pub fn table(&self) -> Vec<Row> {
        let source = self.source.value.as_deref().unwrap_or(ALL_SOURCES);
        let clipboard = match &self.clipboard.value {
            Some(choice) => choice.to_string(),
            None => AUTO.to_owned(),
        };
        let mut rows = vec![
            row("language", self.language.value.code(), &self.language),
            row("source", source, &self.source),
            row(
                "theme",
                word(&theme::Choice::WORDS, self.theme.value),
                &self.theme,
            ),
            row(
                "borders",
                word(&Borders::WORDS, self.borders.value),
                &self.borders,
            ),
            row("mouse", word(&SWITCH, self.mouse.value), &self.mouse),
            row("clipboard", &clipboard, &self.clipboard),
            row("remember", word(&SWITCH, self.remember.value), &self.remember),
        ];
        rows.extend(self.keys.rows.iter().map(|rebinding| {
            let keys: Vec<&str> = rebinding.keys.iter().map(|key| key.text.as_str()).collect();
            Row {
                name: format!("keys.{}", rebinding.command.text),
                value: text::one_line(&format!("[{}]", keys.join(", "))),
                origin: Origin::File(Place {
                    file: self.keys.file.clone(),
                    line: rebinding.command.line,
                }),
            }
        }));
        rows
    }
}

fn row<T>(name: &str, value: &str, setting: &Setting<T>) -> Row {
    Row {
        name: name.to_owned(),
        value: text::one_line(value),
        origin: setting.origin.clone(),
    }
}

/// The word for a value that the configuration has words for.
pub fn word<T: PartialEq>(words: &[(&'static str, T)], value: T) -> &'static str {
    words
        .iter()
        .find(|(_, other)| *other == value)
        .map_or("", |(word, _)| word)
}
