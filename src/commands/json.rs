//! What the commands print for programs. Every document carries a version, which changes when a field does.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::ser::Formatter;

use super::Selection;
use crate::layout::{self, Offers, Target};
use catalogue::lang::Lang;
use catalogue::link::is_web;
use catalogue::markdown::{Block, block_text};
use catalogue::model::{Article, Catalogue, Entry, Question, Sure};
use catalogue::snippet;
use catalogue::text::is_unwanted;
use catalogue::version::Version;

pub(crate) const VERSION: u32 = 2;

#[derive(Serialize)]
struct List<'a> {
    version: u32,
    entries: Vec<ListEntry<'a>>,
}

#[derive(Serialize)]
struct ListEntry<'a> {
    id: &'a str,
    group: &'a str,
    sources: Vec<&'a str>,
    languages: Vec<Lang>,
    title: &'a str,
    harmless: bool,
}

#[derive(Serialize)]
struct Show<'a> {
    version: u32,
    id: &'a str,
    group: &'a str,
    title: &'a str,
    harmless: bool,
    sources: Vec<&'a str>,
    languages: Vec<Lang>,
    /// The source and the language of the texts that follow.
    source: &'a str,
    language: Lang,
    #[serde(flatten)]
    text: Text<'a>,
    notes: Vec<Note>,
    /// How the remedy of our own article is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    sure: Option<Sure>,
    /// The first version in which the whole fault is gone.
    #[serde(skip_serializing_if = "Option::is_none")]
    fixed_in: Option<Version>,
    citations: Vec<String>,
    /// The ids of other entries.
    see_also: Vec<&'a str>,
}

/// A text of our own beside a page's answer.
#[derive(Serialize)]
pub(crate) struct Note {
    text: String,
    citations: Vec<String>,
}

impl Note {
    /// Returns the note in a language.
    pub(crate) fn new(note: &catalogue::model::Note, lang: Lang) -> Note {
        Note {
            text: plain(&note.text[lang]),
            citations: note.citations.iter().map(layout::citation).collect(),
        }
    }
}

/// The text of an entry on one page in one language.
#[derive(Serialize)]
pub(crate) struct Text<'a> {
    question: String,
    errors: Vec<&'a str>,
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
    default: Option<&'a str>,
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
            meaning: placeholder.meaning.as_ref().map(|meaning| meaning[lang].as_str()),
            default: placeholder.default.as_deref(),
            example: placeholder.example.as_deref(),
        });
        let warnings = snippet.warnings.iter().map(|warning| warning[lang].as_str());
        Snippet {
            number,
            text: snippet.command(),
            page: snippet.corrected.as_ref().map(|_| snippet.text.as_str()),
            placeholders: placeholders.collect(),
            warnings: warnings.collect(),
        }
    }
}

pub(crate) fn list(selection: Selection<'_>, entries: &[&Entry], out: &mut impl Write) -> io::Result<()> {
    let catalogue = selection.catalogue;
    let entries = entries.iter().map(|entry| ListEntry {
        id: &entry.id,
        group: &catalogue.groups[entry.group.0].id,
        sources: source_ids(catalogue, entry),
        languages: entry.languages(),
        title: &entry.title[selection.lang],
        harmless: entry.harmless,
    });
    write(&List { version: VERSION, entries: entries.collect() }, out)
}

pub(crate) fn show(
    selection: Selection<'_>,
    entry: &Entry,
    article: &Article,
    out: &mut impl Write,
) -> io::Result<()> {
    let catalogue = selection.catalogue;
    let answer = &entry.answer;
    let document = Show {
        version: VERSION,
        id: &entry.id,
        group: &catalogue.groups[entry.group.0].id,
        title: &entry.title[selection.lang],
        harmless: entry.harmless,
        sources: source_ids(catalogue, entry),
        languages: entry.languages(),
        source: &catalogue.sources[article.source.0].id,
        language: article.lang,
        text: Text::new(catalogue, entry, article, selection.lang),
        notes: answer.notes.iter().map(|note| Note::new(note, selection.lang)).collect(),
        sure: answer.sure,
        fixed_in: answer.fixed_in,
        citations: answer.citations.iter().map(layout::citation).collect(),
        see_also: see_also(catalogue, entry),
    };
    write(&document, out)
}

/// Returns the ids of the entries that a reader may need instead.
pub(crate) fn see_also<'a>(catalogue: &'a Catalogue, entry: &Entry) -> Vec<&'a str> {
    let others = entry.answer.see_also.iter();
    others.map(|other| catalogue.entries[*other].id.as_str()).collect()
}

impl<'a> Text<'a> {
    /// Returns what an article says; `lang` is the language of what the program says about it.
    pub(crate) fn new(catalogue: &Catalogue, entry: &Entry, article: &'a Article, lang: Lang) -> Text<'a> {
        let errors = article.questions.iter().flat_map(|question| &question.errors);
        let questions: Vec<String> = article.questions.iter().map(Question::text).collect();
        let offers = Offers::of(catalogue, entry, article, lang);
        Text {
            question: questions.join("\n"),
            errors: errors.map(String::as_str).collect(),
            answer: answer(article),
            snippets: article
                .snippets
                .iter()
                .filter_map(|snippet| Some(Snippet::new(offers.command(&snippet.text)?, snippet, lang)))
                .collect(),
            corrections: article
                .corrections
                .iter()
                .map(|correction| ShownCorrection {
                    says: &correction.says,
                    right: &correction.right,
                    because: &correction.because[lang],
                })
                .collect(),
            links: offers
                .links()
                .filter_map(|(_, link)| match &link.target {
                    Target::Address(url) if is_web(url) => {
                        Some(Link { text: link.text.clone(), url: url.clone() })
                    }
                    Target::Address(_) | Target::Entry(_) => None,
                })
                .collect(),
        }
    }
}

/// Returns the answer as plain text, with its commands as they are right.
fn answer(article: &Article) -> String {
    let slips = article.snippets.iter().filter(|snippet| snippet.corrected.is_some());
    slips.fold(plain(&article.blocks), |text, snippet| text.replace(&snippet.text, snippet.command()))
}

/// Returns blocks as plain text, with an empty line between them.
fn plain(blocks: &[Block]) -> String {
    let texts: Vec<String> = blocks.iter().map(block_text).collect();
    texts.join("\n\n")
}

fn source_ids<'a>(catalogue: &'a Catalogue, entry: &Entry) -> Vec<&'a str> {
    let sources = entry.sources.iter();
    sources.map(|source| catalogue.sources[source.0].id.as_str()).collect()
}

/// Writes a value as one line of JSON.
pub(crate) fn write(value: &impl Serialize, mut out: &mut dyn Write) -> io::Result<()> {
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
        write(&text, &mut written).expect("memory takes it");
        let written = String::from_utf8(written).expect("JSON is UTF-8");
        assert_eq!(written, "\"a\\u001b[2J\\u007f\\u009b\\u202e权限\\t\\n\\\"\\ufeff\"\n");
        assert_eq!(serde_json::from_str::<String>(&written).expect("it is JSON"), text);
    }
}
