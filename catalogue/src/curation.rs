//! Catalogue data: what we know about entries beyond their pages. YAML files, read and checked each for itself here;
//! `join` joins them with the pages.

use std::collections::HashMap;

use serde::de::{DeserializeOwned, Deserializer, Error as _, IgnoredAny};
use serde::{Deserialize, Serialize};

use crate::lang::{Lang, Localized};
use crate::limits;
use crate::model::{Citation, Group, Sure};
use crate::rule::{Finding, Report, Rule};
use crate::signature::Rules;
use crate::text;
use crate::version::Version;

/// The file `source.yaml` of a folder: a documentation site, or our supplement.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct SourceFile {
    /// Where it stands among the sources; the lowest number is first.
    pub(crate) order: u32,
    /// The word for it in `--source` and in JSON.
    pub(crate) id: Line,
    pub(crate) name: Name,
    /// The language of what stands in no language's container.
    #[serde(default)]
    pub(crate) language: Lang,
    /// The addresses of its page; none for the supplement, whose entries have their ids in headings.
    pub(crate) address: Option<Localized<Line>>,
    #[serde(default)]
    pub(crate) links: LinkRules,
}

/// A name: one for all languages, or one for each.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub(crate) enum Name {
    One(Line),
    Each(Localized<Line>),
}

impl From<Name> for Localized<String> {
    fn from(name: Name) -> Localized<String> {
        match name {
            Name::One(name) => Localized::new(|_| name.0.clone()),
            Name::Each(names) => names.map(|name| name.0),
        }
    }
}

/// How a page's relative links become addresses on its site.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct LinkRules {
    /// What the site puts in the place of `.md`.
    #[serde(default)]
    pub(crate) extension: Line,
    /// Parts of the site that have moved since the page was written.
    #[serde(default)]
    pub(crate) moved: Vec<Moved>,
}

/// A part of a site that has moved.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Moved {
    /// The beginning of the old addresses.
    pub(crate) from: Line,
    /// The beginning of the new ones.
    pub(crate) to: Line,
}

/// A row of `groups.yaml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct GroupRow {
    id: Line,
    name: Localized<Line>,
}

impl From<GroupRow> for Group {
    fn from(row: GroupRow) -> Group {
        Group { id: row.id.0, name: row.name.map(|name| name.0) }
    }
}

/// The file beside a page.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct PageData {
    entries: Vec<EntryRow>,
}

/// What is known about an entry.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct EntryRow {
    /// The stable id.
    pub(crate) id: Line,
    /// What it is about; the name of the file where there is none.
    pub(crate) group: Option<Line>,
    /// One of the errors of the entry, just as a page has it, which says which entry is meant; none where the page has
    /// the id as a heading.
    pub(crate) error: Option<Line>,
    /// The error, or the fault in a few words.
    pub(crate) title: Localized<Line>,
    #[serde(default)]
    pub(crate) harmless: bool,
    #[serde(default)]
    pub(crate) wrapper: bool,
    pub(crate) sure: Option<Sure>,
    /// The first version in which the whole fault is gone, such as 4.2.3.
    pub(crate) fixed_in: Option<Version>,
    #[serde(default)]
    pub(crate) citations: Vec<CitationRow>,
    #[serde(default)]
    pub(crate) beats: Vec<Line>,
    #[serde(default)]
    pub(crate) explains: Vec<Line>,
    #[serde(default)]
    pub(crate) see_also: Vec<Line>,
    #[serde(default)]
    pub(crate) notes: Vec<NoteRow>,
    #[serde(default)]
    pub(crate) corrections: Vec<CorrectionRow>,
    #[serde(default)]
    pub(crate) placeholders: Vec<PlaceholderRow>,
    #[serde(default)]
    pub(crate) warnings: Vec<WarningRow>,
    #[serde(default)]
    pub(crate) keywords: Localized<Vec<Line>>,
    #[serde(default, deserialize_with = "Rules::of_rows")]
    pub(crate) signatures: Rules,
}

/// Where a piece of knowledge comes from.
#[derive(Debug, Deserialize)]
#[serde(untagged, deny_unknown_fields)]
pub(crate) enum CitationRow {
    File { file: Line, version: Line },
    Tried { tried: Line },
    Link { link: Line },
}

impl From<&CitationRow> for Citation {
    fn from(row: &CitationRow) -> Citation {
        match row {
            CitationRow::File { file, version } => {
                Citation::File { path: file.0.clone(), version: version.0.clone() }
            }
            CitationRow::Tried { tried } => Citation::Tried(tried.0.clone()),
            CitationRow::Link { link } => Citation::Link(link.0.clone()),
        }
    }
}

/// A text of our own beside a page's answer, in Markdown.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct NoteRow {
    pub(crate) en: String,
    pub(crate) zh: String,
    #[serde(default)]
    pub(crate) citations: Vec<CitationRow>,
}

/// A slip of a page.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct CorrectionRow {
    /// The languages of the page that have it.
    pub(crate) languages: Vec<Lang>,
    pub(crate) says: Line,
    pub(crate) right: Line,
    pub(crate) because: Localized<Line>,
}

/// Something that a command leaves to be put in.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PlaceholderRow {
    /// How it stands in the command.
    pub(crate) hole: Line,
    pub(crate) name: Line,
    pub(crate) meaning: Localized<Line>,
    pub(crate) default: Option<Line>,
    pub(crate) example: Option<Line>,
}

/// What to know before running a command.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct WarningRow {
    /// A part of the commands that it is about.
    pub(crate) command: Line,
    pub(crate) warning: Localized<Line>,
}

/// A text of one line without control characters.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub(crate) struct Line(pub(crate) String);

impl std::ops::Deref for Line {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl<'de> Deserialize<'de> for Line {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Line, D::Error> {
        let line = String::deserialize(deserializer)?;
        if !text::is_plain_line(&line) {
            return Err(D::Error::custom("a text here is one line without control characters"));
        }
        Ok(Line(line))
    }
}

/// A row, with the lines on which it and its fields stand: what it says may not fit the pages.
#[derive(Debug)]
pub(crate) struct Row {
    pub(crate) data: EntryRow,
    /// The group of an entry that names none: the name of the page.
    pub(crate) page: String,
    file: String,
    line: usize,
    /// The lines of the fields, by their names.
    fields: HashMap<String, Vec<usize>>,
}

impl Row {
    /// Reports what is wrong with one of several fields of the same name, counted from 0.
    pub(crate) fn report(&self, rule: Rule, field: &str, nth: usize, message: &str) -> Report {
        let line = self.fields.get(field).and_then(|lines| lines.get(nth)).unwrap_or(&self.line);
        Finding::in_line(rule, *line, format!("{field}: {message}")).within(&self.file)
    }
}

/// Reads a file.
///
/// # Errors
///
/// Returns what is wrong with it, with its line.
pub(crate) fn read<T: DeserializeOwned>(yaml: &str) -> Result<T, Finding> {
    let yaml = yaml.trim_start_matches('\u{feff}');
    if let Some(reason) = limits::refused(yaml) {
        return Err(Finding::in_line(Rule::DataReadable, 1, reason));
    }
    serde_yaml::from_str(yaml).map_err(|error| yaml_finding(Rule::DataReadable, &error))
}

/// Reads the file beside a page.
///
/// # Errors
///
/// Returns what is wrong with it, with its line.
pub(crate) fn rows(file: &str, page: &str, yaml: &str) -> Result<Vec<Row>, Finding> {
    let data: PageData = read(yaml)?;
    let mut keys = keys(yaml).peekable();
    let rows = data.entries.into_iter().map(|data| {
        let begins = |(_, key, value): &(usize, &str, &str)| *key == "id" && *value == &*data.id;
        let line = keys.find(begins).map_or(1, |(line, ..)| line);
        let mut fields: HashMap<String, Vec<usize>> = HashMap::new();
        while let Some((line, key, _)) = keys.next_if(|(_, key, _)| *key != "id") {
            fields.entry(key.to_owned()).or_default().push(line);
        }
        Row { data, page: page.to_owned(), file: file.to_owned(), line, fields }
    });
    Ok(rows.collect())
}

/// Returns the lines that begin with a key, with their number, the key and the value without quotes.
fn keys(yaml: &str) -> impl Iterator<Item = (usize, &str, &str)> {
    yaml.lines().enumerate().filter_map(|(index, line)| {
        let (key, value) = line.trim_start_matches([' ', '-', '{']).split_once(':')?;
        Some((index + 1, key, value.trim().trim_matches(['"', '\''])))
    })
}

/// Returns what is wrong with the front matter of a page, if anything is.
pub(crate) fn front_matter_finding(yaml: &str) -> Option<Finding> {
    if let Some(reason) = limits::exceeded(yaml) {
        return Some(Finding::in_line(Rule::FrontMatter, 1, reason));
    }
    let read: Result<IgnoredAny, _> = serde_yaml::from_str(yaml);
    read.err().map(|error| yaml_finding(Rule::FrontMatter, &error))
}

fn yaml_finding(rule: Rule, error: &serde_yaml::Error) -> Finding {
    let line = error.location().map_or(1, |location| location.line());
    let message = error.to_string();
    // The parser repeats the place at the end.
    let message = message.split(" at line ").next().unwrap_or(&message);
    let lacks_quotes =
        message.contains("mapping values are not allowed") || message.contains("expected a string");
    let rule = if rule == Rule::DataReadable && lacks_quotes { Rule::DataQuoted } else { rule };
    Finding::in_line(rule, line, message)
}
