//! The entry that a command's argument names, or an error that names the nearest ones.

use super::Selection;
use crate::catalogue::lookup::Miss;
use crate::catalogue::{Entry, Source, View, link};
use crate::error::{Error, ErrorKind, Result};
use crate::text;

/// The entry that a name means, as it is to be shown.
pub fn find<'c>(selection: Selection<'c>, name: &str) -> Result<(&'c Entry, View<'c>)> {
    let entry = selection
        .catalogue
        .lookup(name, selection.source)
        .map_err(|miss| whole_page(selection, name).unwrap_or_else(|| missed(name, &miss)))?;
    let view = entry.view(selection.source, selection.lang).ok_or_else(|| {
        let names = entry
            .articles()
            .iter()
            .map(|article| selection.catalogue.sources[article.source.0].id.as_str());
        Error::new(
            ErrorKind::Usage,
            format!("the entry \"{}\" is not on that source", entry.id),
        )
        .with_hint(format!("it is on: {}", names.collect::<Vec<_>>().join(", ")))
    })?;
    Ok((entry, view))
}

/// What to say about the address of a page, which has no places that lead to its entries.
fn whole_page(selection: Selection<'_>, name: &str) -> Option<Error> {
    let page = link::comparable(name.split('#').next()?);
    let has_page = |source: &&Source| {
        let mut addresses = source.address.iter();
        addresses.any(|(_, address)| link::comparable(address) == page)
    };
    let source = selection.catalogue.sources.iter().find(has_page)?;
    let error = Error::new(
        ErrorKind::NotFound,
        format!("\"{}\" is the page of many entries", text::sanitize(name)),
    );
    Some(error.with_hint(format!("openlist-faq list --source {} prints them", source.id)))
}

fn missed(name: &str, miss: &Miss<'_>) -> Error {
    let name = text::sanitize(name);
    match miss {
        Miss::Several(entries) => Error::new(ErrorKind::Usage, format!("\"{name}\" means several entries"))
            .with_hint(format!("say which: {}", ids(entries, ", "))),
        Miss::None(entries) => Error::new(ErrorKind::NotFound, format!("there is no entry \"{name}\""))
            .with_hint(format!(
                "did you mean {}? openlist-faq list prints every id",
                ids(entries, " or ")
            )),
    }
}

fn ids(entries: &[&Entry], between: &str) -> String {
    let ids: Vec<&str> = entries.iter().map(|entry| entry.id.as_str()).collect();
    ids.join(between)
}
