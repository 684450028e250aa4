//! The list: a row for each heading, entry and unknown error.

use std::ops::Range;

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
    let list = List { app, highlight: &app.highlighter(), columns: area.width.into() };
    let lines = app.results.visible().map(|(row, selected)| list.row(row, selected));
    frame.render_widget(Text::from_iter(lines), area);
}

/// What the rows need to know.
struct List<'a, 'c> {
    app: &'a App<'c>,
    /// Tells which parts of a text the query matches, in bytes.
    highlight: &'a dyn Fn(&str) -> Vec<Range<usize>>,
    columns: usize,
}

impl List<'_, '_> {
    fn row(&self, row: Row, selected: bool) -> Line<'static> {
        let (app, theme) = (self.app, &self.app.theme);
        let report = app.log().map(|findings| &findings.report);
        let style = match row {
            _ if selected => theme.selected().into(),
            Row::Guess(_) => theme.secondary().into(),
            _ => Style::new(),
        };
        match row {
            Row::Heading(heading) => {
                let text = match heading {
                    Heading::Phrase(phrase) => phrase.text(app.lang),
                    Heading::Group(group) => &app.catalogue.groups[group.0].name[app.lang],
                };
                let room = self.columns.saturating_sub(NOT_SELECTED.len() + 1);
                let text = text::cut(text, room, theme.glyphs.cut);
                Line::styled(format!("{NOT_SELECTED}{text}"), theme.style(Role::Heading))
            }
            Row::Unknown(index) => {
                let Some(unknown) = report.and_then(|report| report.unknown.get(index)) else {
                    return Line::default();
                };
                let shape = text::expand_tabs(&text::sanitize(&unknown.shape)).replace('\n', " ");
                self.item(&shape, Some(unknown.count), selected, style)
            }
            Row::NextStep => self.item(Phrase::NextStep.text(app.lang), None, selected, style),
            Row::Entry(entry) | Row::Guess(entry) => {
                let count = report.and_then(|report| report.of(entry)).map(|found| found.count);
                self.item(&app.catalogue.entries[entry].title[app.lang], count, selected, style)
            }
        }
    }

    /// Returns a row that can be selected: how often a log shows it, and its text, with what the query matches
    /// highlighted.
    fn item(&self, text: &str, count: Option<u64>, selected: bool, style: Style) -> Line<'static> {
        let theme = &self.app.theme;
        let mark = if selected {
            Span::styled(SELECTED, theme.mark(self.app.focus == Focus::Query))
        } else {
            Span::raw(NOT_SELECTED)
        };
        let count = count.map(|count| messages::count_in_log(self.app.lang, count)).unwrap_or_default();
        let room = self.columns.saturating_sub(SELECTED.len() + text::width(&count) + 1);
        let text = self.telling(text, room);
        let mut spans = vec![mark, Span::styled(count, theme.secondary())];
        let mut end = 0;
        for range in (self.highlight)(&text) {
            spans.push(Span::styled(text[end..range.start].to_owned(), style));
            end = range.end;
            spans.push(Span::styled(text[range].to_owned(), style.patch(theme.style(Role::Match))));
        }
        spans.push(Span::styled(text[end..].to_owned(), style));
        let line = Line::from(spans);
        if selected { line.style(theme.selected()) } else { line }
    }

    /// Returns the part of a text that tells it from others: where it is too long, its middle is left out, since many begin
    /// alike; what the query matches stays.
    fn telling(&self, text: &str, columns: usize) -> String {
        let mark = self.app.theme.glyphs.cut;
        if text::width(text) <= columns {
            return text.to_owned();
        }
        let room = columns.saturating_sub(text::width(mark));
        let matches = (self.highlight)(text);
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
}

/// Returns the end of a text without the word that it begins within, if there are others.
fn whole_words<'t>(text: &str, end: &'t str) -> &'t str {
    let before = &text[..text.len() - end.len()];
    let rest = end.split_once(' ').filter(|_| !before.ends_with(' '));
    rest.map_or(end, |(_, rest)| rest).trim_start()
}
