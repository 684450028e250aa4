//! `catalogue.yaml`, the file that says what the pages don't: sources and their addresses, ids, search words,
//! corrections. Read and checked for itself here; `catalogue` joins it with the pages.

use std::borrow::Cow;

use serde::Deserialize;
use serde::de::{self, Deserializer};

use crate::error::{Error, ErrorKind};
use crate::lang::{Lang, Localized};
use crate::text;

use super::rule::{Finding, Rule};
use super::template::Template;

/// The whole file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Curation {
    /// The pages, in the order in which they are read and shown.
    pub sources: Vec<SourceRow>,
    /// Openings that errors of any kind may have, without their colons.
    pub wrappers: Vec<Line>,
    /// What is known about single entries.
    pub entries: Vec<EntryRow>,
}

/// A documentation page.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SourceRow {
    /// The word for it in `--source` and in JSON.
    pub id: Line,
    /// Its name.
    pub name: Line,
    /// Where its file is, seen from `catalogue.yaml`.
    pub page: Line,
    /// The language of what stands outside the containers of a language.
    pub language: Lang,
    /// The page's address on the web.
    pub address: Text,
    /// How the page's relative links become addresses.
    pub links: LinkRules,
}

/// How a page's relative links become addresses on its site.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LinkRules {
    /// What the site puts in the place of `.md`.
    pub extension: Line,
    /// Parts of the site that have moved since the page was written.
    #[serde(default)]
    pub moved: Vec<Moved>,
}

/// A part of a site that has moved.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Moved {
    /// The beginning of the old addresses.
    pub from: Line,
    /// The beginning of the new ones.
    pub to: Line,
}

/// What is known about an entry beyond its pages.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EntryRow {
    /// The stable id.
    pub id: Line,
    /// One of the errors of the entry, just as a page has it: it says which entry is meant.
    pub error: Line,
    /// Words that people search for and the page does not have.
    #[serde(default)]
    pub keywords: Keywords,
    /// Slips of the pages.
    #[serde(default)]
    pub corrections: Vec<CorrectionRow>,
    /// What the entry's commands leave to be put in.
    #[serde(default)]
    pub placeholders: Vec<PlaceholderRow>,
    /// The ids of entries that are worth seeing, too.
    #[serde(default)]
    pub see_also: Vec<Line>,
    /// What to know before running the entry's commands.
    #[serde(default)]
    pub warnings: Vec<WarningRow>,
    /// Texts that show the error in a log.
    #[serde(default)]
    pub signatures: Vec<SignatureRow>,
}

/// Search words by language.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Keywords {
    /// English words and phrases.
    #[serde(default)]
    pub en: Vec<Line>,
    /// Chinese words and phrases.
    #[serde(default)]
    pub zh: Vec<Line>,
}

/// A slip of a page.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CorrectionRow {
    /// The languages of the page that have it.
    pub languages: Vec<Lang>,
    /// What the page says.
    pub says: Line,
    /// What is right.
    pub right: Line,
    /// How that is known.
    pub because: Text,
}

/// Something that a command leaves to be put in.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlaceholderRow {
    /// How it stands in the command.
    pub hole: Line,
    /// What it is called.
    pub name: Line,
    /// What belongs there.
    pub meaning: Text,
    /// What is right for most people; `{uid}` and `{gid}` are the person's own numbers.
    pub default: Option<Line>,
    /// What a value looks like.
    pub example: Option<Line>,
}

/// What to know before running a command.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WarningRow {
    /// A part of the commands that it is about.
    pub command: Line,
    /// What there is to know.
    pub warning: Text,
}

/// A text that shows an error in a log.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignatureRow {
    /// The text.
    pub text: Template,
    /// What the line must not hold.
    #[serde(default)]
    pub not: Vec<Template>,
    /// A line that the text is found in.
    pub sample: Line,
}

/// A text in both languages.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Text {
    en: Line,
    zh: Line,
}

impl From<Text> for Localized<String> {
    fn from(text: Text) -> Localized<String> {
        Localized::Both {
            en: text.en.0,
            zh: text.zh.0,
        }
    }
}

/// A text of one line without control characters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line(pub String);

impl std::ops::Deref for Line {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl<'de> Deserialize<'de> for Line {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> std::result::Result<Line, D::Error> {
        let line = String::deserialize(deserializer)?;
        if !text::is_plain_line(&line) {
            return Err(de::Error::custom(
                "a text here is one line without control characters",
            ));
        }
        Ok(Line(line))
    }
}

/// Reads the file.
///
/// # Errors
/// No valid YAML, an unknown or missing field, or a doubled id; each with its line.
pub fn read(file: &CurationFile) -> std::result::Result<Curation, Finding> {
    let yaml = file.yaml.trim_start_matches('\u{feff}');
    let curation: Curation = serde_yaml::from_str(yaml).map_err(|error| {
        let (line, message) = yaml_fault(&error);
        let rule = if lacks_quotes(&message) {
            Rule::CurationQuoted
        } else {
            Rule::CurationReadable
        };
        Finding::in_line(rule, line, message)
    })?;
    let mut seen = std::collections::HashSet::new();
    let sources = curation.sources.iter().map(|row| &row.id);
    for id in sources.chain(curation.entries.iter().map(|row| &row.id)) {
        if !seen.insert(&id.0) {
            let line = file.row_lines(id).nth(1).unwrap_or(1);
            let message = format!("id: \"{}\" is used twice", id.0);
            return Err(Finding::in_line(Rule::CurationIdOnce, line, message));
        }
    }
    Ok(curation)
}

/// The error of a YAML parser with its place and, for what is usually behind it, a hint.
pub fn yaml_error(kind: ErrorKind, file: &str, error: &serde_yaml::Error) -> Error {
    let (line, message) = yaml_fault(error);
    let shown = Error::at(kind, file, line, &message);
    if lacks_quotes(&message) {
        shown.with_hint(Rule::CurationQuoted.row().hint)
    } else {
        shown
    }
}

/// The line of a parser's error, and what it says without the place, which the parser repeats at the end.
fn yaml_fault(error: &serde_yaml::Error) -> (usize, String) {
    let line = error.location().map_or(1, |location| location.line());
    let message = error.to_string();
    let message = message.split(" at line ").next().unwrap_or(&message).to_owned();
    (line, message)
}

fn lacks_quotes(message: &str) -> bool {
    message.contains("mapping values are not allowed") || message.contains("expected a string")
}

/// The file itself, kept to tell where a row stands when only the whole catalogue shows that it is wrong.
#[derive(Debug)]
pub struct CurationFile {
    /// The file, as errors name it.
    pub name: String,
    yaml: Cow<'static, str>,
}

impl CurationFile {
    /// A file of this name with this text.
    pub fn new(name: String, yaml: impl Into<Cow<'static, str>>) -> CurationFile {
        CurationFile {
            name,
            yaml: yaml.into(),
        }
    }

    /// The line of one of several fields of the same name in the row with this id, counted from 0; the row's first
    /// line where there is no such field.
    pub fn line(&self, id: &str, field: &str, nth: usize) -> usize {
        let row = self.row_lines(id).next().unwrap_or(1);
        self.lines()
            .skip_while(|(number, ..)| *number < row)
            .take_while(|(number, key, _)| *number == row || *key != "id")
            .filter(|(_, key, _)| *key == field)
            .nth(nth)
            .map_or(row, |(number, ..)| number)
    }

    /// An error about one of several fields of the same name in the row with this id, counted from 0.
    pub fn error_at_nth(&self, id: &str, field: &str, nth: usize, message: &str) -> Error {
        let line = self.line(id, field, nth);
        Error::at(
            ErrorKind::Catalogue,
            &self.name,
            line,
            format!("{field}: {message}"),
        )
    }

    /// The lines of the rows with this id: one, unless it is used twice.
    fn row_lines(&self, id: &str) -> impl Iterator<Item = usize> {
        self.lines()
            .filter(move |(_, key, value)| *key == "id" && *value == id)
            .map(|(number, ..)| number)
    }

    /// The lines that hold a key, with their number, the key and the value without quotes.
    fn lines(&self) -> impl Iterator<Item = (usize, &str, &str)> {
        self.yaml.lines().enumerate().filter_map(|(index, line)| {
            let (key, value) = line.trim_start_matches([' ', '-']).split_once(':')?;
            Some((index + 1, key, value.trim().trim_matches(['"', '\''])))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn load(yaml: &str) -> Result<Curation, Error> {
        let file = CurationFile::new("c.yaml".to_owned(), yaml.to_owned());
        read(&file).map_err(|finding| finding.error(&file.name))
    }

    fn error(yaml: &str) -> Error {
        load(yaml).expect_err("the file is broken")
    }

    const ROW: &str = "sources: []\nwrappers: []\nentries:\n  - id: a\n    error: x\n";

    #[test]
    fn an_unknown_field_is_named_with_its_line() {
        let error = error(&format!("{ROW}    keyword: []\n"));
        assert!(error.message.starts_with("c.yaml:6: "), "{error}");
        assert!(error.message.contains("keyword"), "{error}");
    }

    #[test]
    fn a_doubled_id_is_named_where_it_comes_again() {
        let error = error(&format!("{ROW}  - id: a\n    error: y\n"));
        assert_eq!(error.message, "c.yaml:6: id: \"a\" is used twice");
    }

    #[test]
    fn a_colon_in_an_unquoted_text_is_explained() {
        let error = error(&ROW.replace("error: x", "error: failed: x"));
        assert!(error.message.starts_with("c.yaml:5: "), "{error}");
        assert!(
            error.hint.as_deref().is_some_and(|hint| hint.contains("quotes")),
            "{error}"
        );
    }

    #[test]
    fn a_hole_of_an_unknown_name_is_an_error_in_its_line() {
        let row = "    signatures:\n      - text: 'a {x} b'\n        sample: a b\n";
        let error = error(&format!("{ROW}{row}"));
        assert!(error.message.starts_with("c.yaml:7: "), "{error}");
        assert!(error.message.contains("{x} is no hole"), "{error}");
    }

    #[test]
    fn a_byte_order_mark_is_no_error_and_a_control_character_is() {
        assert!(load(&format!("\u{feff}{ROW}")).is_ok());
        assert!(
            error(&ROW.replace("error: x", "error: \"\\e[2J\""))
                .message
                .contains("control")
        );
    }
}
