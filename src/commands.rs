//! The commands: the catalogue as text or JSON on a writer. The browser is not here.

mod doctor;
mod json;
mod text;

use std::io::Write;

pub use doctor::{Given, doctor};

use crate::catalogue::{Catalogue, Entry, SourceId, View};
use crate::error::{Error, ErrorKind, Exit, Result};
use crate::lang::Lang;
use crate::snippet::{Filled, Shell, Snippet};
use crate::text::sanitize;

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

/// How a command prints.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Text for people, in lines of at most so many columns; `None` for a pipe, where nothing is wrapped.
    Text(Option<usize>),
    /// JSON for programs.
    Json,
}

/// `list`: every entry, one line each.
///
/// # Errors
/// When the output cannot be written.
pub fn list(selection: Selection<'_>, format: Format, out: &mut impl Write) -> Result<Exit> {
    match format {
        Format::Json => json::list(selection, out)?,
        Format::Text(_) => text::list(selection, out)?,
    }
    Ok(Exit::Found)
}

/// `show ID`: one entry.
///
/// # Errors
/// An id that no entry has, one that is not on the wanted source, or output that cannot be written.
pub fn show(selection: Selection<'_>, id: &str, format: Format, out: &mut impl Write) -> Result<Exit> {
    let (entry, view) = find(selection, id)?;
    match format {
        Format::Json => json::show(selection, entry, view, out)?,
        Format::Text(columns) => text::show(selection, entry, view, columns, out)?,
    }
    Ok(Exit::Found)
}

/// `copy ID [N]`: a command of an entry, the corrected one where the page has a slip. Numbers count from 1.
///
/// # Errors
/// An id as for [`show`], an entry without commands, or a number that none of them has.
pub fn snippet<'c>(selection: Selection<'c>, id: &str, number: usize) -> Result<&'c Snippet> {
    let (_, view) = find(selection, id)?;
    let snippets = &view.wording.snippets;
    number
        .checked_sub(1)
        .and_then(|index| snippets.get(index))
        .ok_or_else(|| {
            let error = Error::new(
                ErrorKind::Usage,
                format!("the entry \"{id}\" has no command {number}"),
            );
            match snippets.len() {
                0 => error.with_hint("it has none at all"),
                count => error.with_hint(format!("it has {count}, numbered from 1")),
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
        let names: Vec<&str> = known
            .iter()
            .map(|placeholder| placeholder.name.as_str())
            .collect();
        let message = format!("the command has no placeholder \"{}\"", sanitize(unknown));
        let hint = match &names[..] {
            [] => "it has none at all".to_owned(),
            names => format!("it has: {}", names.join(", ")),
        };
        return Err(Error::new(ErrorKind::Usage, message).with_hint(hint));
    }
    let filled = snippet.fill(&values.iter().cloned().collect(), shell);
    let refused = values
        .iter()
        .find(|(name, value)| filled.open.contains(name) && !value.is_empty());
    match refused {
        Some((name, _)) => Err(Error::new(
            ErrorKind::Usage,
            format!("this shell has no way to write that value of {name} where the command has it"),
        )
        .with_hint("copy the command without it, and put it in by hand")),
        None => Ok(filled),
    }
}

/// The entry with this id, as it is to be shown.
fn find<'c>(selection: Selection<'c>, id: &str) -> Result<(&'c Entry, View<'c>)> {
    let entry = selection.catalogue.entry(id).ok_or_else(|| {
        Error::new(
            ErrorKind::Usage,
            format!("there is no entry with the id \"{id}\""),
        )
        .with_hint("openlist-faq list prints every id")
    })?;
    let view = entry.view(selection.source, selection.lang).ok_or_else(|| {
        let names = entry
            .articles()
            .iter()
            .map(|article| selection.catalogue.sources[article.source.0].id.as_str());
        Error::new(
            ErrorKind::Usage,
            format!("the entry \"{id}\" is not on that source"),
        )
        .with_hint(format!("it is on: {}", names.collect::<Vec<_>>().join(", ")))
    })?;
    Ok((entry, view))
}

/// The source with this id, or all when none is asked for.
///
/// # Errors
/// An id that no source has.
pub fn source(catalogue: &Catalogue, id: Option<&str>) -> Result<Option<SourceId>> {
    let Some(id) = id else { return Ok(None) };
    let source = catalogue.source(id).ok_or_else(|| {
        let known: Vec<&str> = catalogue
            .sources
            .iter()
            .map(|source| source.id.as_str())
            .collect();
        Error::new(ErrorKind::Usage, format!("there is no source \"{id}\""))
            .with_hint(format!("the sources are: {}", known.join(", ")))
    })?;
    Ok(Some(source))
}

/// The entries on the wanted source, in order.
fn entries<'c>(selection: Selection<'c>) -> impl Iterator<Item = &'c Entry> {
    selection
        .catalogue
        .entries
        .iter()
        .filter(move |entry| entry.view(selection.source, selection.lang).is_some())
}
