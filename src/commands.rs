//! The commands: the catalogue as text or JSON on a writer. The browser is not here.

mod check;
pub(crate) mod config;
mod doctor;
pub mod explain;
mod export;
mod find;
mod json;
mod schema;
mod search;
mod text;
mod widget;

use std::io::Write;

use crate::error::{Error, ErrorKind, Exit, Result};
use crate::layout::Offers;
use crate::search::Index;
use crate::theme::Theme;
use catalogue::lang::Lang;
use catalogue::model::{Catalogue, Entry, SourceId};
use catalogue::snippet::{Filled, Shell, Snippet};
use catalogue::text::sanitize;
pub use check::{Judged, check};
pub(crate) use doctor::{Given, doctor};
pub use export::{Notation, export};
use find::find;
pub(crate) use schema::schema;
pub use search::{search, why};
pub(crate) use widget::{SHELLS, widget};

/// What a command shows of the catalogue.
#[derive(Debug, Clone, Copy)]
pub struct Selection<'c> {
    /// The entries.
    pub catalogue: &'c Catalogue,
    /// The wanted language.
    pub lang: Lang,
    /// The one source to show, or all.
    pub source: Option<SourceId>,
}

/// What text for people is printed on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sheet {
    /// The longest line, in columns; `None` for a pipe, where nothing is wrapped.
    pub columns: Option<usize>,
    /// What it looks like.
    pub(crate) theme: Theme,
    /// Whether a link's text leads to its address (OSC 8).
    pub hyperlinks: bool,
}

impl Default for Sheet {
    /// A pipe.
    fn default() -> Sheet {
        Sheet { columns: None, theme: Theme::BARE, hyperlinks: false }
    }
}

/// How a command prints.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Text for people.
    Text(Sheet),
    /// JSON for programs.
    Json,
}

/// `list`: every entry, one line each.
///
/// # Errors
/// A catalogue without entries, told to people, or output that cannot be written.
pub fn list(selection: Selection<'_>, format: Format, out: &mut impl Write) -> Result<Exit> {
    let entries: Vec<&Entry> = entries(selection).collect();
    if entries.is_empty() && format != Format::Json {
        return Err(Error::new(ErrorKind::NotFound, "the catalogue is empty"));
    }
    list_entries(selection, &entries, format, out)
}

/// Words without a command, where there is no terminal to browse in: the entries that have them, best first, as
/// `list` lists all.
///
/// # Errors
/// When the output cannot be written.
pub fn hits(selection: Selection<'_>, query: &str, format: Format, out: &mut impl Write) -> Result<Exit> {
    let catalogue = selection.catalogue;
    if query.trim().is_empty() {
        return list(selection, format, out);
    }
    let hits = Index::new(catalogue).search(query, selection.source);
    let entries: Vec<&Entry> = hits.iter().map(|hit| &catalogue.entries[hit.entry]).collect();
    list_entries(selection, &entries, format, out)
}

fn list_entries(
    selection: Selection<'_>,
    entries: &[&Entry],
    format: Format,
    out: &mut impl Write,
) -> Result<Exit> {
    match format {
        Format::Json => json::list(selection, entries, out)?,
        Format::Text(sheet) => text::list(selection, entries, sheet, out)?,
    }
    Ok(if entries.is_empty() { Exit::NothingFound } else { Exit::Found })
}

/// `show ID`: one entry, by anything that names it.
///
/// # Errors
/// An id that no entry or several have, one that is not on the wanted source, or output that cannot be written.
pub fn show(selection: Selection<'_>, id: &str, format: Format, out: &mut impl Write) -> Result<Exit> {
    let (entry, article) = find(selection, id)?;
    match format {
        Format::Json => json::show(selection, entry, article, out)?,
        Format::Text(sheet) => text::show(selection, entry, article, sheet, out)?,
    }
    Ok(Exit::Found)
}

/// `copy ID [N]`: a command of an entry, the corrected one where the page has a slip; without a number the first one. The
/// number is the one that `show` prints.
///
/// # Errors
/// An id as for [`show`], an entry without commands, or a number that none of them has.
pub fn snippet<'c>(selection: Selection<'c>, id: &str, number: Option<usize>) -> Result<&'c Snippet> {
    let (entry, article) = find(selection, id)?;
    let offers = Offers::of(selection.catalogue, entry, article, selection.lang);
    let mut snippets = article.snippets.iter();
    let found = match number {
        None => snippets.next(),
        Some(_) => snippets.find(|snippet| offers.command(&snippet.text) == number),
    };
    found.ok_or_else(|| {
        let message = match number {
            None => format!("the entry \"{}\" has no command", entry.id),
            Some(number) => format!("the entry \"{}\" has no command {number}", entry.id),
        };
        let error = Error::new(ErrorKind::Usage, message);
        let numbers: Vec<String> = offers.commands().map(|(number, _)| number.to_string()).collect();
        match &numbers[..] {
            [] => error.with_hint("it has none at all"),
            numbers => error.with_hint(format!("its commands have the numbers {}", numbers.join(", "))),
        }
    })
}

/// `copy --set NAME=VALUE`: the command with these values in the place of its placeholders.
///
/// # Errors
/// A name that no placeholder of the command has, and a value that the shell has no way to take there.
pub fn fill(snippet: &Snippet, values: &[(String, String)], shell: Shell) -> Result<Filled> {
    let known = snippet.placeholders();
    let is_unknown = |name: &str| known.iter().all(|placeholder| placeholder.name != name);
    if let Some((unknown, _)) = values.iter().find(|(name, _)| is_unknown(name)) {
        let names: Vec<&str> = known.iter().map(|placeholder| placeholder.name.as_str()).collect();
        let message = format!("the command has no placeholder \"{}\"", sanitize(unknown));
        let hint = match &names[..] {
            [] => "it has none at all".to_owned(),
            names => format!("it has: {}", names.join(", ")),
        };
        return Err(Error::new(ErrorKind::Usage, message).with_hint(hint));
    }
    let filled = snippet.fill(&values.iter().cloned().collect(), shell);
    let refused = values.iter().find(|(name, value)| filled.open.contains(name) && !value.is_empty());
    match refused {
        Some((name, _)) => Err(Error::new(
            ErrorKind::Usage,
            format!("this shell has no way to write that value of {name} where the command has it"),
        )
        .with_hint("copy the command without it, and put it in by hand")),
        None => Ok(filled),
    }
}

/// The source with this id, or all when none is asked for.
///
/// # Errors
/// An id that no source has.
pub fn source(catalogue: &Catalogue, id: Option<&str>) -> Result<Option<SourceId>> {
    let Some(id) = id else { return Ok(None) };
    let source = catalogue.source(id).ok_or_else(|| {
        let known: Vec<&str> = catalogue.sources.iter().map(|source| source.id.as_str()).collect();
        Error::new(ErrorKind::Usage, format!("there is no source \"{id}\""))
            .with_hint(format!("the sources are: {}", known.join(", ")))
    })?;
    Ok(Some(source))
}

/// The entries on the wanted source, in order.
fn entries<'c>(selection: Selection<'c>) -> impl Iterator<Item = &'c Entry> {
    selection.catalogue.entries.iter().filter(move |entry| entry.is_on(selection.source))
}
