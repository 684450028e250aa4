//! `copy`: a command of an entry, the corrected one where the page has a slip, with values in its placeholders.

use std::io::Write;

use catalogue::snippet::{Filled, Shell, Snippet};
use catalogue::text::sanitize;

use super::Selection;
use super::find::find;
use crate::clipboard::{self, Failure, Route};
use crate::error::{Error, ErrorKind, Result};
use crate::layout::Offers;

/// Returns the command of an entry with the number that `show` prints; without a number the first one.
pub(crate) fn snippet<'c>(selection: Selection<'c>, id: &str, number: Option<usize>) -> Result<&'c Snippet> {
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
        let numbers: Vec<String> = offers.commands().map(|(number, _)| number.to_string()).collect();
        Error::new(ErrorKind::Usage, message).with_hint(match &numbers[..] {
            [] => "it has none".to_owned(),
            numbers => format!("its commands have the numbers {}", numbers.join(", ")),
        })
    })
}

/// Returns the command with values in the place of its placeholders.
///
/// # Errors
///
/// Returns an error for a name that no placeholder has, and for a value that the shell has no way to take there.
pub(crate) fn fill(snippet: &Snippet, values: &[(String, String)], shell: Shell) -> Result<Filled> {
    let known = snippet.placeholders();
    let is_unknown = |name: &str| known.iter().all(|placeholder| placeholder.name != name);
    if let Some((unknown, _)) = values.iter().find(|(name, _)| is_unknown(name)) {
        let names: Vec<&str> = known.iter().map(|placeholder| placeholder.name.as_str()).collect();
        let message = format!("the command has no placeholder \"{}\"", sanitize(unknown));
        return Err(Error::new(ErrorKind::Usage, message).with_hint(match &names[..] {
            [] => "it has none".to_owned(),
            names => format!("it has: {}", names.join(", ")),
        }));
    }
    let filled = snippet.fill(&values.iter().cloned().collect(), shell);
    let refused = values.iter().find(|(name, value)| filled.open.contains(name) && !value.is_empty());
    match refused {
        Some((name, _)) => Err(Error::new(
            ErrorKind::Usage,
            format!("this value of {name} cannot be quoted safely at its place in the command"),
        )
        .with_hint("copy the command without it, and put it in by hand")),
        None => Ok(filled),
    }
}

/// Copies a text by the first of the routes that takes it.
pub(crate) fn copy(text: &str, routes: &[Route]) -> std::result::Result<Route, Failure> {
    let mut terminal = clipboard::terminal();
    let terminal = terminal.as_mut().map(|terminal| terminal as &mut dyn Write);
    clipboard::copy(text, routes, terminal)
}
