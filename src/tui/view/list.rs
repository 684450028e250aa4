//! The list: a row for each heading, entry and unknown error.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span, Text};

use crate::layout::Role;
use crate::messages::{self, Phrase};
use crate::tui::app::{App, Focus};
use crate::tui::results::{Heading, Row};
use catalogue::text;

/// Beside the selected row: a mark that is there without colours, too.
const SELECTED: &str = "> ";
const NOT_SELECTED: &str = "  ";

pub(super) fn draw(app: &App<'_>, frame: &mut Frame<'_>, area: Rect) {
    let columns = usize::from(area.width);
    let rows = app.results.visible();
    let lines: Vec<Line<'_>> = rows.map(|(row, selected)| draw_row(app, row, selected, columns)).collect();
    frame.render_widget(Text::from(lines), area);
}

fn draw_row(app: &App<'_>, row: Row, selected: bool, columns: usize) -> Line<'static> {
    let report = app.log().map(|findings| &findings.report);
    match row {
        Row::Heading(heading) => {
            let text = match heading {
                Heading::Phrase(phrase) => phrase.text(app.lang),
                Heading::Group(group) => &app.catalogue.groups[group.0].name[app.lang],
            };
            let room = columns.saturating_sub(NOT_SELECTED.len() + 1);
            let text = text::cut(text, room, app.theme.glyphs.cut);
            Line::styled(format!("{NOT_SELECTED}{text}"), app.theme.style(Role::Heading))
        }
        Row::Unknown(index) => {
            let Some(unknown) = report.and_then(|report| report.unknown.get(index)) else {
                return Line::default();
            };
            let shape = text::expand_tabs(&text::sanitize(&unknown.shape)).replace('\n', " ");
            let style = row_style(app, selected, false);
            item(app, &shape, Some(unknown.count), selected, style, columns)
        }
        Row::NextStep => {
            let style = row_style(app, selected, false);
            item(app, Phrase::NextStep.text(app.lang), None, selected, style, columns)
        }
        Row::Entry(entry) | Row::Guess(entry) => {
            let count = report.and_then(|report| report.of(entry)).map(|found| found.count);
            let style = row_style(app, selected, matches!(row, Row::Guess(_)));
            let title = &app.catalogue.entries[entry].title[app.lang];
            item(app, title, count, selected, style, columns)
        }
    }
}

fn row_style(app: &App<'_>, selected: bool, is_guess: bool) -> Style {
    match (selected, is_guess) {
        (true, _) => app.theme.selected().into(),
        (false, true) => app.theme.secondary().into(),
        (false, false) => Style::new(),
    }
}

/// Returns a row that can be selected: how often a log shows it, and its text, with what the query matches highlighted.
fn item(
    app: &App<'_>,
    text: &str,
    count: Option<u64>,
    selected: bool,
    style: Style,
    columns: usize,
) -> Line<'static> {
    let mark = if selected {
        Span::styled(SELECTED, app.theme.mark(app.focus == Focus::Query))
    } else {
        Span::raw(NOT_SELECTED)
    };
    let count = count.map(|count| messages::count_in_log(app.lang, count)).unwrap_or_default();
    let room = columns.saturating_sub(SELECTED.len() + text::width(&count) + 1);
    let text = telling(app, text, room);
    let mut spans = vec![mark, Span::styled(count, app.theme.secondary())];
    let mut end = 0;
    for range in app.highlight(&text) {
        spans.push(Span::styled(text[end..range.start].to_owned(), style));
        end = range.end;
        let highlight = style.patch(app.theme.style(Role::Match));
        spans.push(Span::styled(text[range].to_owned(), highlight));
    }
    spans.push(Span::styled(text[end..].to_owned(), style));
    let line = Line::from(spans);
    if selected { line.style(app.theme.selected()) } else { line }
}

/// Returns the part of a text that tells it from others: where it is too long, its middle is left out, since many begin
/// alike; what the query matches stays.
fn telling(app: &App<'_>, text: &str, columns: usize) -> String {
    let mark = app.theme.glyphs.cut;
    if text::width(text) <= columns {
        return text.to_owned();
    }
    let room = columns.saturating_sub(text::width(mark));
    let matches = app.highlight(text);
    let matched = matches.first().zip(matches.last());
    let (head, tail) = match matched.map(|(first, last)| first.start..last.end) {
        // What is matched decides which end is shown.
        Some(part) if text::width(&text[..part.end]) <= room => (room, 0),
        Some(part) if text::width(&text[part.start..]) <= room => (0, room),
        _ => (room - room / 3, room / 3),
    };
    let tail = whole_words(text, text::suffix(text, tail));
    let head = text::prefix(text, head.max(room - text::width(tail)));
    format!("{}{mark}{tail}", head.trim_end_matches([' ', '…']))
}

/// Returns the end of a text without the word that it begins within, if there are others.
fn whole_words<'t>(text: &str, end: &'t str) -> &'t str {
    let before = &text[..text.len() - end.len()];
    let rest = end.split_once(' ').filter(|_| !before.ends_with(' '));
    rest.map_or(end, |(_, rest)| rest).trim_start()
}
