//! `export`: the whole catalogue as one document, for other programs, for a site, or for reading.

mod data;
mod html;
mod page;

use std::io::Write;
use std::str::FromStr;

use super::{Selection, json};
use crate::catalogue::{Entry, View};
use crate::error::{Error, ErrorKind, Exit, Result};
use crate::lang::Lang;

/// The notation of an export.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Notation {
    /// JSON.
    Json,
    /// YAML with the same fields.
    Yaml,
    /// A documentation page that this program can read.
    Markdown,
    /// A page for browsers that needs nothing else.
    Html,
}

impl Notation {
    /// Every notation with its name.
    pub const ALL: [(&'static str, Notation); 4] = [
        ("json", Notation::Json),
        ("yaml", Notation::Yaml),
        ("markdown", Notation::Markdown),
        ("html", Notation::Html),
    ];
}

impl FromStr for Notation {
    type Err = String;

    fn from_str(name: &str) -> std::result::Result<Notation, String> {
        let notation = Notation::ALL.into_iter().find(|(known, _)| *known == name);
        notation
            .map(|(_, notation)| notation)
            .ok_or_else(|| format!("\"{name}\" is no format: json, yaml, markdown or html"))
    }
}

/// `export`: the entries of the wanted source or of all. `languages` are the wanted ones; the text of an entry that
/// has none of them is given in the language that it has.
///
/// # Errors
/// When the output cannot be written.
pub fn export(
    selection: Selection<'_>,
    languages: &[Lang],
    notation: Notation,
    out: &mut impl Write,
) -> Result<Exit> {
    let export = Export { selection, languages };
    match notation {
        Notation::Json => json::write(&data::document(&export), out)?,
        Notation::Yaml => serde_yaml::to_writer(&mut *out, &data::document(&export))
            .map_err(|error| Error::new(ErrorKind::Io, format!("the YAML cannot be written: {error}")))?,
        Notation::Markdown => page::write(&export, out)?,
        Notation::Html => html::write(&export, out)?,
    }
    Ok(Exit::Found)
}

/// What is exported.
struct Export<'c> {
    selection: Selection<'c>,
    languages: &'c [Lang],
}

impl<'c> Export<'c> {
    /// The entries, each with what there is of it in the wanted languages.
    fn entries(&self) -> impl Iterator<Item = (&'c Entry, Vec<View<'c>>)> {
        super::entries(self.selection).map(|entry| (entry, self.views(entry)))
    }

    /// One view for each wanted language that the entry has; one at least.
    fn views(&self, entry: &'c Entry) -> Vec<View<'c>> {
        let mut views: Vec<View<'c>> = Vec::new();
        for lang in self.languages {
            let view = entry.view(self.selection.source, *lang);
            views.extend(view.filter(|view| views.iter().all(|known| known.lang != view.lang)));
        }
        views
    }

    /// The title of the first page, in each wanted language.
    fn titles(&self) -> Vec<(Lang, String)> {
        let index = self.selection.source.map_or(0, |source| source.0);
        let title = self.selection.catalogue.sources[index].title();
        let of_lang = |lang: &Lang| Some((*lang, title.as_ref()?.get(*lang).1.clone()));
        self.languages.iter().filter_map(of_lang).collect()
    }
}
