//! The list of entries: a row each, with what tells its error from the others and, where there is room, when it
//! appears.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

use crate::catalogue::{Entry, Question, View};
use crate::layout::Role;
use crate::messages::Phrase;
use crate::text;
use crate::theme::Theme;
use crate::tui::app::{App, Focus};

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
    if app.results.hits.is_empty() {
        let lines = vec![
            Line::from(format!("  {}", Phrase::NothingFits.text(app.lang))),
            Line::styled(
                format!("  {}", Phrase::ClearToSeeAll.text(app.lang)),
                theme.secondary(),
            ),
        ];
        frame.render_widget(Paragraph::new(lines), area);
        return;
    }
    let rows = app
        .results
        .hits
        .iter()
        .enumerate()
        .skip(app.results.top)
        .take(usize::from(area.height));
    let lines: Vec<Line<'_>> = rows
        .map(|(index, hit)| {
            let entry = &app.catalogue.entries[hit.entry];
            row(
                app,
                theme,
                entry,
                index == app.results.selected,
                usize::from(area.width),
            )
        })
        .collect();
    frame.render_widget(Paragraph::new(lines), area);
}

fn row(app: &App<'_>, theme: &Theme, entry: &Entry, selected: bool, columns: usize) -> Line<'static> {
    let Some(view) = entry.view(app.source, app.lang) else {
        return Line::default();
    };
    let room = columns.saturating_sub(SELECTED.len() + 1);
    let label = shortened_label(view, room);
    let style = if selected {
        theme.selected().into()
    } else {
        Style::new()
    };
    let marker = if selected { SELECTED } else { NOT_SELECTED };

    let mut spans = vec![Span::styled(marker, theme.mark(app.focus == Focus::Query))];
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
