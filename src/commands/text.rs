//! What the commands print for people.

use std::io::{self, Write};

use anstyle::Style;

use super::{Selection, Sheet};
use crate::layout::{self, Flow, Line, Offers, Reader, Role, Span};
use catalogue::model::{Article, Entry};
use catalogue::text;

/// The indent of a text that stands below its label for lack of room, in columns.
const BELOW: usize = 4;

pub(crate) fn list(
    selection: Selection<'_>,
    entries: &[&Entry],
    sheet: Sheet,
    out: &mut impl Write,
) -> io::Result<()> {
    let widest = entries.iter().map(|entry| text::width(&entry.id)).max().unwrap_or(0);
    for entry in entries {
        let id = Span::new(format!("{:widest$}  ", entry.id), Role::Code);
        let title = Flow::new().with(&entry.title[selection.lang], Role::Text);
        row(vec![id], &title, sheet, out)?;
    }
    Ok(())
}

pub(crate) fn show(
    selection: Selection<'_>,
    entry: &Entry,
    article: &Article,
    sheet: Sheet,
    out: &mut (impl Write + ?Sized),
) -> io::Result<()> {
    let reader = Reader {
        lang: selection.lang,
        columns: sheet.columns,
        glyphs: sheet.theme.glyphs,
        highlight: &|_| Vec::new(),
    };
    let offers = Offers::of(selection.catalogue, entry, article, selection.lang);
    for line in layout::page(selection.catalogue, entry, article, selection.lang, &offers, &reader) {
        print(line, sheet, out)?;
    }
    Ok(())
}

/// Returns a text with blanks behind it up to a width in columns.
pub(crate) fn pad(text: &str, columns: usize) -> String {
    format!("{text}{}", " ".repeat(columns.saturating_sub(text::width(text))))
}

/// Prints a text with something before its first line, and its other lines below the first; all of them below where
/// what is before takes more than half of the width.
pub(crate) fn row(
    first: Vec<Span>,
    rest: &Flow,
    sheet: Sheet,
    out: &mut (impl Write + ?Sized),
) -> io::Result<()> {
    let columns = sheet.columns.unwrap_or(usize::MAX);
    let mut indent: usize = first.iter().map(|span| text::width(&span.text)).sum();
    let mut before = first;
    if indent > columns / 2 {
        print(Line { spans: before }, sheet, out)?;
        indent = BELOW;
        before = vec![Span::new(" ".repeat(indent), Role::Text)];
    }
    for line in rest.wrap(columns.saturating_sub(indent).max(1)) {
        before.extend(line.spans);
        print(Line { spans: before }, sheet, out)?;
        before = vec![Span::new(" ".repeat(indent), Role::Text)];
    }
    Ok(())
}

/// Prints a line in its styles, without the blanks at its end.
pub(crate) fn print(mut line: Line, sheet: Sheet, out: &mut (impl Write + ?Sized)) -> io::Result<()> {
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
    writeln!(out, "{current:#}")
}
