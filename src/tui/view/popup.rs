//! What is above the list and the answer: the help, and a choice of commands or links. A form has a file of its own, and
//! its frame from here.

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::{Constraint, Margin, Rect};
use ratatui::style::Style;
use ratatui::symbols::border;
use ratatui::text::{Line, Span, Text};
use ratatui::widgets::{Block, Clear};

use super::styled;
use crate::layout::{self, Offer};
use crate::messages::Phrase;
use crate::theme::Theme;
use crate::tui::app::App;
use crate::tui::choice::Choice;
use crate::tui::help;
use catalogue::lang::Localized;
use catalogue::text;

/// Warnings are no wider than this, in columns, so that a choice is no wider than it must be.
const LONGEST_WARNING: usize = 76;

/// Draws the help from this line on.
pub(super) fn draw_help(app: &App<'_>, first: usize, frame: &mut Frame<'_>) {
    let lines = help::lines(&app.keymap, app.lang);
    let mut lines: Vec<Line<'_>> = lines.iter().map(|line| styled(line, &app.theme)).collect();
    let inner = draw_frame(
        app,
        Phrase::Help.text(app.lang),
        widest(&lines),
        lines.len(),
        frame,
    );
    let first = first.min(lines.len().saturating_sub(inner.height.into()));
    frame.render_widget(Text::from(lines.split_off(first)), inner);
}

/// Draws a choice; returns where its rows are.
pub(super) fn draw_choice(app: &App<'_>, choice: &Choice, frame: &mut Frame<'_>) -> Vec<Rect> {
    let title = match choice.options.first() {
        Some((_, Offer::Link(_))) => Phrase::OpenWhich,
        _ => Phrase::CopyWhich,
    };
    let options = choice.options.iter().enumerate();
    let mut lines: Vec<Line<'_>> = options
        .map(|(index, (number, option))| choice_row(app, *number, option, index == choice.selected))
        .collect();
    if let Some((_, Offer::Command(snippet))) = choice.options.get(choice.selected) {
        let columns = usize::from(app.regions.body.width.saturating_sub(4)).min(LONGEST_WARNING);
        lines.extend(warnings(app, &snippet.warnings, columns));
    }
    let inner = draw_frame(app, title.text(app.lang), widest(&lines), lines.len(), frame);
    frame.render_widget(Text::from(lines), inner);
    inner.rows().take(choice.options.len()).collect()
}

fn choice_row(app: &App<'_>, number: usize, option: &Offer, selected: bool) -> Line<'static> {
    let (text, detail) = match option {
        Offer::Command(snippet) => (snippet.command().replace('\n', " "), String::new()),
        Offer::Link(link) => (link.text.clone(), format!("  {}", link.target.as_str())),
    };
    let (mark, style) = if selected {
        ("> ", app.theme.selected().into())
    } else {
        ("  ", Style::new())
    };
    Line::from_iter([
        Span::styled(format!("{mark}[{number}] "), app.theme.accent()),
        Span::styled(text, style),
        Span::styled(detail, app.theme.secondary()),
    ])
}

/// Returns what to know before running a command, in lines of this width.
pub(super) fn warnings(app: &App<'_>, warnings: &[Localized<String>], columns: usize) -> Vec<Line<'static>> {
    let lines = warnings
        .iter()
        .flat_map(|warning| layout::note(&warning[app.lang], columns));
    lines.map(|line| styled(&line, &app.theme)).collect()
}

fn widest(lines: &[Line<'_>]) -> usize {
    lines.iter().map(Line::width).max().unwrap_or(0)
}

/// Draws a frame around so many columns and rows in the middle of the body, as far as that has them; returns the inside.
pub(super) fn draw_frame(
    app: &App<'_>,
    title: &'static str,
    columns: usize,
    rows: usize,
    frame: &mut Frame<'_>,
) -> Rect {
    let length = |wanted: usize| Constraint::Length(u16::try_from(wanted).unwrap_or(u16::MAX));
    let width = length(columns.max(text::width(title)) + 4);
    let area = app.regions.body.centered(width, length(rows + 2));
    let block = Block::bordered()
        .border_set(border_set(&app.theme))
        .style(app.theme.base())
        .border_style(app.theme.secondary())
        .title(Span::styled(format!(" {title} "), app.theme.accent()));
    make_room(frame.buffer_mut(), area);
    frame.render_widget(Clear, area);
    frame.render_widget(block, area);
    area.inner(Margin::new(2, 1))
}

fn border_set(theme: &Theme) -> border::Set<'static> {
    let glyphs = theme.glyphs;
    let [top_left, top_right, bottom_left, bottom_right] = glyphs.corners;
    border::Set {
        top_left,
        top_right,
        bottom_left,
        bottom_right,
        vertical_left: glyphs.vertical,
        vertical_right: glyphs.vertical,
        horizontal_top: glyphs.horizontal,
        horizontal_bottom: glyphs.horizontal,
    }
}

/// Clears wide characters whose right half the area covers: they would hide the frame.
fn make_room(buffer: &mut Buffer, area: Rect) {
    let Some(left) = area.x.checked_sub(1) else { return };
    for row in area.top()..area.bottom() {
        if let Some(cell) = buffer.cell_mut((left, row))
            && text::width(cell.symbol()) > 1
        {
            cell.set_symbol(" ");
        }
    }
}
