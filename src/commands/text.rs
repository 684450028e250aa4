//! What the commands print for people.

use std::io::Write;

use super::Selection;
use crate::catalogue::{Entry, View};
use crate::error::Result;
use crate::layout::{self, Glyphs, Reader};
use crate::text;

pub fn list(selection: Selection<'_>, entries: &[&Entry], out: &mut impl Write) -> Result<()> {
    let widest = entries
        .iter()
        .map(|entry| text::width(&entry.id))
        .max()
        .unwrap_or(0);
    for entry in entries {
        if let Some(view) = entry.view(selection.source, selection.lang) {
            writeln!(out, "{:widest$}  {}", entry.id, view.wording.label())?;
        }
    }
    Ok(())
}

pub fn show(
    selection: Selection<'_>,
    entry: &Entry,
    view: View<'_>,
    columns: Option<usize>,
    out: &mut impl Write,
) -> Result<()> {
    let reader = Reader {
        lang: selection.lang,
        columns,
        glyphs: Glyphs::LINES,
        highlight: &|_| Vec::new(),
    };
    for line in layout::page(selection.catalogue, entry, view, selection.lang, &reader).lines {
        writeln!(out, "{}", line.text().trim_end())?;
    }
    Ok(())
}
