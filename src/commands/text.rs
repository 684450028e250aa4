//! What the commands print for people.

use std::io::Write;

use anstyle::Style;

use super::{Selection, Sheet};
use crate::catalogue::{Entry, View};
use crate::error::Result;
use crate::layout::{self, Line, Reader, Role};
use crate::text;

pub fn list(selection: Selection<'_>, entries: &[&Entry], sheet: Sheet, out: &mut impl Write) -> Result<()> {
    let widest = entries
        .iter()
        .map(|entry| text::width(&entry.id))
        .max()
        .unwrap_or(0);
    let style = sheet.theme.style(Role::Code);
    for entry in entries {
        if let Some(view) = entry.view(selection.source, selection.lang) {
            writeln!(
                out,
                "{style}{:widest$}{style:#}  {}",
                entry.id,
                view.wording.label()
            )?;
        }
    }
    Ok(())
}

pub fn show(
    selection: Selection<'_>,
    entry: &Entry,
    view: View<'_>,
    sheet: Sheet,
    out: &mut impl Write,
) -> Result<()> {
    let reader = Reader {
        lang: selection.lang,
        columns: sheet.columns,
        glyphs: sheet.theme.glyphs,
        highlight: &|_| Vec::new(),
    };
    for line in layout::page(selection.catalogue, entry, view, selection.lang, &reader).lines {
        print(line, sheet, out)?;
    }
    Ok(())
}

/// Prints a line in its styles, without the blanks at its end.
fn print(mut line: Line, sheet: Sheet, out: &mut impl Write) -> Result<()> {
    while let Some(last) = line.spans.last_mut() {
        last.text.truncate(last.text.trim_end().len());
        if !last.text.is_empty() {
            break;
        }
        line.spans.pop();
    }
    let mut current = Style::new();
    for span in &line.spans {
        let style = sheet.theme.span(span);
        if style != current {
            write!(out, "{current:#}{style}")?;
            current = style;
        }
        match &span.link {
            Some(address) if sheet.hyperlinks => write!(out, "{}", address.hyperlink(&span.text))?,
            _ => write!(out, "{}", span.text)?,
        }
    }
    Ok(writeln!(out, "{current:#}")?)
}
