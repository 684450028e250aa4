//! The commands: the catalogue as text or JSON on a writer. The browser is not here.

mod check;
pub(crate) mod config;
mod copy;
mod doctor;
pub(crate) mod explain;
mod export;
mod find;
mod json;
mod schema;
mod search;
mod text;
mod widget;

use std::io::Write;

use crate::error::{Error, ErrorKind, Exit, Result};
use crate::theme::Theme;
use catalogue::lang::Lang;
use catalogue::model::{Catalogue, Entry, SourceId};
pub(crate) use check::{Judged, check};
pub(crate) use copy::{copy, fill, snippet};
pub(crate) use doctor::{Given, doctor};
pub(crate) use export::{Notation, export};
use find::find;
pub(crate) use schema::schema;
pub(crate) use search::{search, why};
pub(crate) use widget::{SHELLS, widget};

/// What a command shows of the catalogue.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Selection<'c> {
    /// The entries.
    pub(crate) catalogue: &'c Catalogue,
    /// The wanted language.
    pub(crate) lang: Lang,
    /// The one source to show, or all.
    pub(crate) source: Option<SourceId>,
}

/// What text for people is printed on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Sheet {
    /// The longest line, in columns; `None` for a pipe, where nothing is wrapped.
    pub(crate) columns: Option<usize>,
    /// What it looks like.
    pub(crate) theme: Theme,
    /// Whether a link's text leads to its address (OSC 8).
    pub(crate) hyperlinks: bool,
}

impl Default for Sheet {
    /// A pipe.
    fn default() -> Sheet {
        Sheet { columns: None, theme: Theme::BARE, hyperlinks: false }
    }
}

/// How a command prints.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Format {
    /// Text for people.
    Text(Sheet),
    /// JSON for programs.
    Json,
}

/// `list`: every entry, one line each. That there is none is told to people as an error.
pub(crate) fn list(selection: Selection<'_>, format: Format, out: &mut impl Write) -> Result<Exit> {
    let entries: Vec<&Entry> = entries(selection).collect();
    match format {
        Format::Text(_) if entries.is_empty() => {
            return Err(Error::new(ErrorKind::NotFound, "the catalogue is empty"));
        }
        Format::Json => json::list(selection, &entries, out)?,
        Format::Text(sheet) => text::list(selection, &entries, sheet, out)?,
    }
    Ok(if entries.is_empty() { Exit::NothingFound } else { Exit::Found })
}

/// `show ID`: one entry, by anything that names it.
pub(crate) fn show(selection: Selection<'_>, id: &str, format: Format, out: &mut impl Write) -> Result<Exit> {
    let (entry, article) = find(selection, id)?;
    match format {
        Format::Json => json::show(selection, entry, article, out)?,
        Format::Text(sheet) => text::show(selection, entry, article, sheet, out)?,
    }
    Ok(Exit::Found)
}

/// Returns the source with an id, or `None` for all where no id is given.
pub(crate) fn source(catalogue: &Catalogue, id: Option<&str>) -> Result<Option<SourceId>> {
    let Some(id) = id else { return Ok(None) };
    let source = catalogue.source(id).ok_or_else(|| {
        let known: Vec<&str> = catalogue.sources.iter().map(|source| source.id.as_str()).collect();
        Error::new(ErrorKind::Usage, format!("there is no source \"{id}\""))
            .with_hint(format!("the sources are: {}", known.join(", ")))
    })?;
    Ok(Some(source))
}

/// Returns the entries on the wanted source.
fn entries<'c>(selection: Selection<'c>) -> impl Iterator<Item = &'c Entry> {
    selection.catalogue.entries.iter().filter(move |entry| entry.is_on(selection.source))
}
