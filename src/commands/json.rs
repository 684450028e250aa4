//! What the commands print for programs. Every document carries a version, which changes when a field does.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::ser::Formatter;

use super::Selection;
use crate::catalogue::link::is_web;
use crate::catalogue::{Catalogue, Entry, View, block_text};
use crate::error::Result;
use crate::lang::Lang;
use crate::layout::{self, Target};
use crate::snippet;
use crate::text::is_unwanted;

pub const VERSION: u32 = 1;

#[derive(Serialize)]
struct List<'a> {
    version: u32,
    entries: Vec<ListEntry<'a>>,
}

#[derive(Serialize)]
struct ListEntry<'a> {
    id: &'a str,
    sources: Vec<&'a str>,
    languages: Vec<Lang>,
    question: String,
}

#[derive(Serialize)]
struct Show<'a> {
    version: u32,
    id: &'a str,
    sources: Vec<&'a str>,
    languages: Vec<Lang>,
    /// The source and the language of the texts that follow.
    source: &'a str,
    language: Lang,
    #[serde(flatten)]
    text: Text<'a>,
    /// The ids of other entries.
    see_also: &'a [String],
}

/// The text of an entry on one page in one language.
#[derive(Serialize)]
pub struct Text<'a> {
    question: String,
    errors: Vec<&'a str>,
    conditions: Vec<&'a str>,
    answer: String,
    snippets: Vec<Snippet<'a>>,
    corrections: Vec<ShownCorrection<'a>>,
    links: Vec<Link>,
}

#[derive(Serialize)]
struct Snippet<'a> {
    number: usize,
    /// What is copied.
    text: &'a str,
    /// What the page says, where that differs.
    #[serde(skip_serializing_if = "Option::is_none")]
    page: Option<&'a str>,
    /// What it leaves to be put in.
    placeholders: Vec<Placeholder<'a>>,
    /// What to know before running it.
    warnings: Vec<&'a str>,
}

#[derive(Serialize)]
struct Placeholder<'a> {
    name: &'a str,
    /// How it stands in the command.
    text: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    meaning: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    example: Option<&'a str>,
}

#[derive(Serialize)]
struct ShownCorrection<'a> {
    says: &'a str,
    right: &'a str,
    because: &'a str,
}

#[derive(Serialize)]
struct Link {
    text: String,
    url: String,
}

impl<'a> Snippet<'a> {
    fn new(number: usize, snippet: &'a snippet::Snippet, lang: Lang) -> Snippet<'a> {
        let placeholders = snippet.placeholders().iter().map(|placeholder| Placeholder {
            name: &placeholder.name,
            text: &placeholder.text,
            meaning: placeholder
                .meaning
                .as_ref()
                .map(|meaning| meaning.get(lang).1.as_str()),
            example: placeholder.example.as_deref(),
        });
        let warnings = snippet
            .warnings
            .iter()
            .map(|warning| warning.get(lang).1.as_str());
        Snippet {
            number,
            text: snippet.command(),
            page: snippet.corrected.as_ref().map(|_| snippet.text.as_str()),
            placeholders: placeholders.collect(),
            warnings: warnings.collect(),
        }
    }
}

pub fn list(selection: Selection<'_>, entries: &[&Entry], out: &mut impl Write) -> Result<()> {
    let entries = entries
        .iter()
        .filter_map(|entry| {
            let view = entry.view(selection.source, selection.lang)?;
            Some(ListEntry {
                id: &entry.id,
                sources: source_ids(selection, entry),
                languages: entry.languages(),
                question: question(view),
            })
        })
        .collect();
    write(
        &List {
            version: VERSION,
            entries,
        },
        out,
    )
}

pub fn show(selection: Selection<'_>, entry: &Entry, view: View<'_>, out: &mut impl Write) -> Result<()> {
    let document = Show {
        version: VERSION,
        id: &entry.id,
        sources: source_ids(selection, entry),
        languages: entry.languages(),
        source: &selection.catalogue.sources[view.article.source.0].id,
        language: view.lang,
        text: Text::new(selection.catalogue, entry, view, selection.lang),
        see_also: &entry.see_also,
    };
    write(&document, out)
}

impl<'a> Text<'a> {
    /// What is shown of an entry; `lang` is the language of what the program says about it.
    pub fn new(catalogue: &Catalogue, entry: &Entry, view: View<'a>, lang: Lang) -> Text<'a> {
        let wording = view.wording;
        let errors = wording.questions.iter().flat_map(|question| &question.errors);
        let conditions = wording.questions.iter().map(|question| &question.condition);
        let answer: Vec<String> = wording.answer.iter().map(block_text).collect();
        let snippets = wording.snippets.iter().enumerate();
        let links = layout::links(catalogue, entry, view, lang).into_iter();
        Text {
            question: question(view),
            errors: errors.map(|error| error.text()).collect(),
            conditions: conditions.flatten().map(String::as_str).collect(),
            answer: answer.join("\n\n"),
            snippets: snippets
                .map(|(index, snippet)| Snippet::new(index + 1, snippet, lang))
                .collect(),
            corrections: wording
                .corrections
                .iter()
                .map(|correction| ShownCorrection {
                    says: &correction.says,
                    right: &correction.right,
                    because: correction.because.get(lang).1,
                })
                .collect(),
            links: links
                .filter_map(|link| match link.target {
                    Target::Address(url) if is_web(&url) => Some(Link { text: link.text, url }),
                    Target::Address(_) | Target::Entry(_) => None,
                })
                .collect(),
        }
    }
}

fn source_ids<'a>(selection: Selection<'a>, entry: &'a Entry) -> Vec<&'a str> {
    entry
        .articles()
        .iter()
        .map(|article| selection.catalogue.sources[article.source.0].id.as_str())
        .collect()
}

/// The questions of an entry as its page has them, a line each.
fn question(view: View<'_>) -> String {
    view.wording
        .questions
        .iter()
        .map(|question| question.text())
        .collect::<Vec<_>>()
        .join("\n")
}

pub fn write(document: &impl Serialize, out: &mut impl Write) -> Result<()> {
    Ok(line(document, out)?)
}

/// Writes a value as one line of JSON.
pub fn line(value: &impl Serialize, mut out: &mut dyn Write) -> io::Result<()> {
    value.serialize(&mut serde_json::Serializer::with_formatter(&mut out, Harmless))?;
    writeln!(out)
}

/// JSON that can be looked at on a terminal and still says the same to a program: what JSON may have as it is and a
/// terminal may not, is written by its number.
struct Harmless;

impl Formatter for Harmless {
    fn write_string_fragment<W: ?Sized + Write>(&mut self, out: &mut W, fragment: &str) -> io::Result<()> {
        let mut rest = fragment;
        while let Some(at) = rest.find(is_unwanted) {
            let (before, from) = rest.split_at(at);
            out.write_all(before.as_bytes())?;
            let mut after = from.chars();
            let mut units = [0; 2];
            for unit in after.next().unwrap_or_default().encode_utf16(&mut units) {
                write!(out, "\\u{unit:04x}")?;
            }
            rest = after.as_str();
        }
        out.write_all(rest.as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_commands_a_terminal_is_written_by_its_number() {
        let text = "a\u{1b}[2J\u{7f}\u{9b}\u{202e}权限\t\n\"\u{feff}";
        let mut written = Vec::new();
        line(&text, &mut written).expect("memory takes it");
        let written = String::from_utf8(written).expect("JSON is UTF-8");
        assert_eq!(
            written,
            "\"a\\u001b[2J\\u007f\\u009b\\u202e权限\\t\\n\\\"\\ufeff\"\n"
        );
        assert_eq!(
            serde_json::from_str::<String>(&written).expect("it is JSON"),
            text
        );
    }
}
