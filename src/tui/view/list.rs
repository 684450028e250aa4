//! The list of entries: a row each, with what tells its error from the others and, where there is room, when it
//! appears.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span, Text};

use catalogue::model::{Question, View};
use crate::layout::Role;
use crate::messages::{self, Phrase};
use crate::search::Confidence;
use catalogue::text;
use crate::theme::Theme;
use crate::tui::app::{App, Focus};
use crate::tui::results::Row;

/// Beside the selected row: a mark that is there without colours, too.
const SELECTED: &str = "> ";
const NOT_SELECTED: &str = "  ";
/// Where text was cut.
const CUT: &str = "..";
/// Between the error and its circumstances.
const GAP: &str = "  ";
/// Circumstances in less room than this, in columns, would say nothing.
const LEAST_ROOM: usize = 12;

/// Draws the rows that fit.
pub fn draw(app: &App<'_>, theme: &Theme, frame: &mut Frame<'_>, area: Rect) {
    if app.results.rows.is_empty() {
        frame.render_widget(Text::from(nothing(app, theme, usize::from(area.width))), area);
        return;
    }
    let (rows, height) = (app.results.rows.iter().enumerate(), usize::from(area.height));
    let rows = rows.skip(app.results.top_in(height)).take(height);
    let lines: Vec<Line<'_>> = rows
        .map(|(index, row)| {
            draw_row(
                app,
                theme,
                *row,
                index == app.results.selected,
                usize::from(area.width),
            )
        })
        .collect();
    frame.render_widget(Text::from(lines), area);
}

/// When no entry fits: that, the entry that comes nearest, and the way out.
fn nothing(app: &App<'_>, theme: &Theme, columns: usize) -> Vec<Line<'static>> {
    let mut lines = vec![Line::from(format!("  {}", Phrase::NothingFits.text(app.lang)))];
    if let Some(view) = app.nearest().and_then(|entry| entry.view(None, app.lang)) {
        let text = messages::did_you_mean(app.lang, &view.wording.label());
        let ranges = text::wrap(&text, columns.saturating_sub(3).max(1));
        lines.extend(
            ranges
                .into_iter()
                .map(|range| Line::from(format!("  {}", &text[range]))),
        );
    }
    let way_out = format!("  {}", Phrase::ClearToSeeAll.text(app.lang));
    lines.push(Line::from(Span::styled(way_out, theme.secondary())));
    lines
}

fn draw_row(app: &App<'_>, theme: &Theme, row: Row, selected: bool, columns: usize) -> Line<'static> {
    match row {
        Row::Heading(phrase) => Line::from(Span::styled(
            format!("  {}", phrase.text(app.lang)),
            theme.secondary(),
        )),
        Row::Unknown(index) => unknown_row(app, theme, index, selected, columns),
        Row::Entry { entry, confidence } => {
            let is_guess = confidence == Some(Confidence::Guess);
            let count = app.findings.as_ref().and_then(|findings| findings.tally(entry));
            let count = count
                .map(|tally| messages::count_in_log(tally.count))
                .unwrap_or_default();
            entry_row(app, theme, entry, &count, (selected, is_guess), columns)
        }
    }
}

/// An error in the log that no entry answers: how often, and what such errors have in common.
fn unknown_row(app: &App<'_>, theme: &Theme, index: usize, selected: bool, columns: usize) -> Line<'static> {
    let Some(unknown) = app
        .findings
        .as_ref()
        .and_then(|findings| findings.summary.unknown.get(index))
    else {
        return Line::default();
    };
    let count = messages::count_in_log(unknown.count);
    let room = columns.saturating_sub(SELECTED.len() + text::width(&count) + 1);
    let shape = text::expand_tabs(&text::sanitize(&unknown.shape)).replace('\n', " ");
    Line::from_iter([
        marker(app, theme, selected),
        Span::styled(count, theme.secondary()),
        Span::styled(cut_end(&shape, room), row_style(theme, selected, false)),
    ])
}

/// The mark beside a row, and the blank beside those that are not selected.
fn marker(app: &App<'_>, theme: &Theme, selected: bool) -> Span<'static> {
    if selected {
        Span::styled(SELECTED, theme.mark(app.focus == Focus::Query))
    } else {
        Span::raw(NOT_SELECTED)
    }
}

fn row_style(theme: &Theme, selected: bool, is_guess: bool) -> Style {
    match (selected, is_guess) {
        (true, _) => theme.selected().into(),
        (false, true) => theme.secondary().into(),
        (false, false) => Style::new(),
    }
}

fn entry_row(
    app: &App<'_>,
    theme: &Theme,
    entry: usize,
    count: &str,
    (selected, is_guess): (bool, bool),
    columns: usize,
) -> Line<'static> {
    let Some(view) = app.view_of(&app.catalogue.entries[entry], app.lang) else {
        return Line::default();
    };
    let room = columns.saturating_sub(SELECTED.len() + text::width(count) + 1);
    let label = shortened_label(view, room);
    let style = row_style(theme, selected, is_guess);
    let mut spans = vec![
        marker(app, theme, selected),
        Span::styled(count.to_owned(), theme.secondary()),
    ];
    let mut end = 0;
    for range in app.highlight(&label) {
        spans.push(Span::styled(label[end..range.start].to_owned(), style));
        end = range.end;
        spans.push(Span::styled(
            label[range].to_owned(),
            style.patch(theme.style(Role::Match)),
        ));
    }
    spans.push(Span::styled(label[end..].to_owned(), style));
    let rest = room.saturating_sub(text::width(&label) + GAP.len());
    let circumstances = circumstances(view, app);
    if !circumstances.is_empty() && rest >= LEAST_ROOM.min(text::width(&circumstances)) {
        let cut = cut_end(&circumstances, rest);
        spans.push(Span::styled(format!("{GAP}{cut}"), theme.secondary()));
    }
    Line::from(spans)
}

/// What is said about the error besides its text: the language it falls back to, and when it appears.
fn circumstances(view: View<'_>, app: &App<'_>) -> String {
    let fallback = (view.lang != app.lang).then(|| format!("[{}]", Phrase::only(view.lang).text(app.lang)));
    let questions = view
        .wording
        .questions
        .iter()
        .flat_map(Question::circumstances)
        .map(str::to_owned);
    fallback
        .into_iter()
        .chain(questions)
        .collect::<Vec<_>>()
        .join(GAP)
}

/// The label of an entry in so many columns. A single error loses words at its beginning, up to its last part
/// (`part: part: telling end`): what such errors share stands first. Else the end is cut.
fn shortened_label(view: View<'_>, columns: usize) -> String {
    let label = view.wording.label();
    let is_single = view
        .wording
        .questions
        .iter()
        .map(|question| question.errors.len())
        .sum::<usize>()
        == 1;
    if text::width(&label) <= columns || !is_single {
        return cut_end(&label, columns);
    }
    let last_part = label.rfind(": ").map_or(0, |colon| colon + 2);
    let mut starts = label
        .match_indices(' ')
        .map(|(space, _)| space + 1)
        .filter(|start| *start <= last_part);
    let fits = |start: &usize| CUT.len() + text::width(&label[*start..]) <= columns;
    match starts.clone().find(fits).or(starts.next_back()) {
        Some(start) => cut_end(&format!("{CUT}{}", &label[start..]), columns),
        None => cut_end(&label, columns),
    }
}

fn cut_end(text: &str, columns: usize) -> String {
    if text::width(text) <= columns {
        return text.to_owned();
    }
    format!(
        "{}{CUT}",
        text::prefix(text, columns.saturating_sub(CUT.len())).trim_end()
    )
}
