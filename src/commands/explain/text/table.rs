//! The table of the entries that a log shows: for each a line with how severe, how often, when, and what it is.

use std::io::{self, Write};

use catalogue::text;

use crate::commands::explain::Printer;
use crate::commands::text::{pad, print as print_line};
use crate::explain::{Found, Report};
use crate::layout::{Line, Role, Span};
use crate::messages;

/// Between two cells, in columns.
const GAP: usize = 2;

/// A title in less room says nothing, in columns.
const NARROWEST_TITLE: usize = 16;

/// How severe, how often, which entry, first and last seen.
type Cells = [String; 5];

/// What the cells look like.
const ROLES: [Role; 5] = [Role::Text, Role::Text, Role::Code, Role::Secondary, Role::Secondary];

/// Prints the table, with the titles where there is room for them.
pub(super) fn print(printer: &Printer<'_>, report: &Report, out: &mut dyn Write) -> io::Result<()> {
    if report.found.is_empty() {
        return Ok(());
    }
    let head = messages::overview_head(printer.selection.lang).map(str::to_owned);
    let said_before = said_before(report);
    let found = report.found.iter().map(|found| (cells(printer, found, said_before), Some(found)));
    let rows: Vec<(Cells, Option<&Found>)> = std::iter::once((head, None)).chain(found).collect();
    let widths: [usize; 5] = std::array::from_fn(|cell| {
        let widths = rows.iter().map(|(cells, _)| text::width(&cells[cell]));
        widths.max().unwrap_or(0) + GAP
    });
    let used = widths.iter().sum();
    let room = printer.sheet.columns.map(|columns| columns.saturating_sub(used));
    for (cells, found) in &rows {
        let roles = if found.is_some() { ROLES } else { [Role::Secondary; 5] };
        let cells = cells.iter().zip(widths).zip(roles);
        let spans = cells.map(|((cell, width), role)| Span::new(pad(cell, width), role));
        let title = found.map(|found| title(printer, report, found, room)).unwrap_or_default();
        let spans = spans.chain([Span::new(title, Role::Text)]).collect();
        print_line(Line { spans }, printer.sheet, out)?;
    }
    Ok(())
}

fn cells(printer: &Printer<'_>, found: &Found, said_before: &str) -> Cells {
    let lang = printer.selection.lang;
    let short = |time: &str| time.strip_prefix(said_before).unwrap_or(time).to_owned();
    let (first, last) = match &found.span {
        Some((first, last)) if first == last => (short(first), String::new()),
        Some((first, last)) => (short(first), short(last)),
        None => Default::default(),
    };
    [
        messages::severity(lang, found.severity).to_owned(),
        found.count.to_string(),
        printer.selection.catalogue.entries[found.entry].id.clone(),
        first,
        last,
    ]
}

/// Returns what all times begin with, as the line above the table says: the day, or only the year.
fn said_before(report: &Report) -> &str {
    let Some((first, last)) = &report.span else {
        return "";
    };
    // Times are written in ASCII; where one is not, nothing is left out.
    let day = first.find([' ', 'T']).map_or(0, |day| day + 1);
    let year = first.find(['-', '/']).map_or(0, |year| year + 1);
    let same = |end: &usize| first.get(..*end).filter(|start| last.starts_with(start));
    [day, year].iter().find_map(same).unwrap_or_default()
}

/// Returns the title, cut to the room where there is a limit, with the version in which the fault is gone behind it.
fn title(printer: &Printer<'_>, report: &Report, found: &Found, room: Option<usize>) -> String {
    let lang = printer.selection.lang;
    let entry = &printer.selection.catalogue.entries[found.entry];
    let title = &entry.title[lang];
    let Some(room) = room else {
        let fixed = entry.answer.fixed_in.zip(report.running());
        let fixed = fixed.map(|(fixed, running)| messages::fixed_in(lang, fixed, Some(running)));
        return fixed.map_or_else(|| title.clone(), |fixed| format!("{title}  {fixed}"));
    };
    match room {
        _ if text::width(title) <= room => title.clone(),
        ..NARROWEST_TITLE => String::new(),
        _ => format!("{}…", text::prefix(title, room - 1)),
    }
}
