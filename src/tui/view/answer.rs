//! The answer: the visible part of what is laid out, what is looked for in it, and a scroll bar.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Text};

use super::{hyperlinks, styled};
use crate::layout::Role;
use crate::tui::app::{App, Mode};
use catalogue::text;

pub(super) fn draw(app: &App<'_>, frame: &mut Frame<'_>) {
    for (area, lines) in app.regions.columns.iter().zip(&app.pane().columns) {
        let lines = lines.get(app.scroll()..).unwrap_or_default();
        let visible = &lines[..lines.len().min(area.height.into())];
        let drawn: Vec<_> = visible.iter().map(|line| styled(line, &app.theme)).collect();
        frame.render_widget(Text::from(drawn), *area);
        if app.hyperlinks {
            hyperlinks::draw(visible, *area, frame.buffer_mut());
        }
    }
    mark_matches(app, frame);
    draw_scroll_bar(app, frame);
}

/// Marks what is looked for in the drawn lines.
fn mark_matches(app: &App<'_>, frame: &mut Frame<'_>) {
    let Mode::Find(find) = &app.mode else { return };
    for (index, found) in app.matches().into_iter().enumerate() {
        let area = app.regions.columns[found.column];
        let row = found.line.checked_sub(app.scroll());
        let Some(row) = row.and_then(|row| area.rows().nth(row)) else {
            continue;
        };
        let line = app.pane().columns[found.column][found.line].text();
        let columns = |part: &str| u16::try_from(text::width(part)).unwrap_or(u16::MAX);
        let (before, matched) = (columns(&line[..found.range.start]), columns(&line[found.range]));
        let place = Rect::new(area.x.saturating_add(before), row.y, matched, 1);
        let style = if index == find.current {
            app.theme.style(Role::Match).invert()
        } else {
            app.theme.style(Role::Match)
        };
        frame.buffer_mut().set_style(place.intersection(area), style);
    }
}

/// Draws which part of the answer is visible on its right side, when not all is.
fn draw_scroll_bar(app: &App<'_>, frame: &mut Frame<'_>) {
    let area = app.regions.answer;
    let (lines, height) = (app.pane().height, usize::from(area.height));
    if lines <= height {
        return;
    }
    let length = (height * height / lines).max(1);
    let top = app.scroll() * (height - length) / (lines - height);
    let bar = area.rows().skip(top).take(length);
    for row in bar {
        let place = Rect { x: row.right() - 1, width: 1, ..row };
        let thumb = Line::styled(app.theme.glyphs.thumb, app.theme.secondary());
        frame.render_widget(thumb, place);
    }
}
