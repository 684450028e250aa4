//! `export`: the whole catalogue as one document for other programs.

mod lnav;
mod patterns;
mod vrl;

use std::io::Write;

use catalogue::lang::Lang;
use catalogue::lang::Localized;
use catalogue::version::Version;
use serde::Serialize;

use super::json::{self, Note, Text};
use super::{Selection, entries};
use crate::error::{Error, ErrorKind, Exit, Result};

/// The notation of an export.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Notation {
    /// JSON.
    Json,
    /// YAML with the same fields.
    Yaml,
    /// What shows each entry, as regular expressions in JSON.
    Patterns,
    /// A program for Vector that puts entries beside the lines of a log.
    Vrl,
    /// A log format for lnav.
    Lnav,
}

impl Notation {
    /// Every notation with its name.
    pub(crate) const ALL: [(&'static str, Notation); 5] = [
        ("json", Notation::Json),
        ("yaml", Notation::Yaml),
        ("patterns", Notation::Patterns),
        ("vrl", Notation::Vrl),
        ("lnav", Notation::Lnav),
    ];
}

/// Writes the entries of the wanted source or of all, with their texts in the wanted languages.
pub(crate) fn export(
    selection: Selection<'_>,
    languages: &[Lang],
    notation: Notation,
    out: &mut impl Write,
) -> Result<Exit> {
    // The language of addresses, of which there is one for an entry.
    let lang = languages.first().copied().unwrap_or(selection.lang);
    match notation {
        Notation::Json => json::write(&document(selection, languages), out)?,
        Notation::Yaml => serde_yaml::to_writer(&mut *out, &document(selection, languages))
            .map_err(|error| Error::new(ErrorKind::Io, format!("the YAML cannot be written: {error}")))?,
        Notation::Patterns => json::write(&patterns::document(selection, lang)?, out)?,
        Notation::Vrl => out.write_all(vrl::program(selection, lang)?.as_bytes())?,
        Notation::Lnav => json::write(&lnav::format(selection, lang)?, out)?,
    }
    Ok(Exit::Found)
}

#[derive(Serialize)]
struct Document<'a> {
    version: u32,
    sources: Vec<Source<'a>>,
    groups: Vec<Group<'a>>,
    entries: Vec<Entry<'a>>,
}

#[derive(Serialize)]
struct Source<'a> {
    id: &'a str,
    name: &'a Localized<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    address: Option<&'a Localized<String>>,
}

#[derive(Serialize)]
struct Group<'a> {
    id: &'a str,
    name: &'a Localized<String>,
}

#[derive(Serialize)]
struct Entry<'a> {
    id: &'a str,
    group: &'a str,
    title: &'a Localized<String>,
    harmless: bool,
    /// The first version in which the whole fault is gone.
    #[serde(skip_serializing_if = "Option::is_none")]
    fixed_in: Option<Version>,
    keywords: &'a Localized<Vec<String>>,
    /// The ids of other entries.
    see_also: Vec<&'a str>,
    articles: Vec<Article<'a>>,
    notes: Vec<Localized<Note>>,
}

/// An entry on one page in one language.
#[derive(Serialize)]
struct Article<'a> {
    source: &'a str,
    language: Lang,
    #[serde(flatten)]
    text: Text<'a>,
}

fn document<'a>(selection: Selection<'a>, languages: &[Lang]) -> Document<'a> {
    let catalogue = selection.catalogue;
    let is_wanted = |index: usize| selection.source.is_none_or(|source| source.0 == index);
    let sources = catalogue.sources.iter().enumerate();
    let groups = catalogue.groups.iter().map(|group| Group { id: &group.id, name: &group.name });
    Document {
        version: json::VERSION,
        sources: sources
            .filter(|(index, _)| is_wanted(*index))
            .map(|(_, source)| Source {
                id: &source.id,
                name: &source.name,
                address: source.address.as_ref(),
            })
            .collect(),
        groups: groups.collect(),
        entries: entries(selection).map(|entry| exported(selection, languages, entry)).collect(),
    }
}

fn exported<'a>(
    selection: Selection<'a>,
    languages: &[Lang],
    entry: &'a catalogue::model::Entry,
) -> Entry<'a> {
    let catalogue = selection.catalogue;
    let articles = entry.answer.articles.iter().filter(|article| {
        selection.source.is_none_or(|source| source == article.source) && languages.contains(&article.lang)
    });
    Entry {
        id: &entry.id,
        group: &catalogue.groups[entry.group.0].id,
        title: &entry.title,
        harmless: entry.harmless,
        fixed_in: entry.answer.fixed_in,
        keywords: &entry.clues.keywords,
        see_also: json::see_also(catalogue, entry),
        articles: articles
            .map(|article| Article {
                source: &catalogue.sources[article.source.0].id,
                language: article.lang,
                text: Text::new(catalogue, entry, article, article.lang),
            })
            .collect(),
        notes: entry.answer.notes.iter().map(|note| Localized::new(|lang| Note::new(note, lang))).collect(),
    }
}
