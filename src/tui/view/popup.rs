//! What is above the list and the answer: the help, and a choice of commands or links. A form has a file of its own, and
//! its frame from here.

use ratatui::Frame;
use ratatui::layout::{Constraint, Margin, Rect};
use ratatui::style::Style;
use ratatui::symbols::border;
use ratatui::text::{Line, Span, Text};
use ratatui::widgets::{Block, Clear};

use super::{cut, draw_input, styled};
use crate::layout::{self, Flow, Offer, Role};
use crate::messages::Phrase;
use crate::theme::Theme;
use crate::tui::app::App;
use crate::tui::app::leaving::Choice;
use crate::tui::help::Help;
use catalogue::lang::Localized;
use catalogue::text;

/// Warnings are no wider than this, in columns, so that a choice is no wider than it must be.
const LONGEST_WARNING: usize = 76;

/// Draws the help: its filter, its lines, and how many there are above and below.
pub(super) fn draw_help(app: &App<'_>, help: &Help, frame: &mut Frame<'_>) {
    let (lines, area) = (app.help_lines(help), app.regions.help());
    let frame_area = app.regions.help_frame();
    draw_border(app, Phrase::Help.text(app.lang), frame_area, frame);
    let filter = Rect::new(area.x, area.y - 1, area.width, 1);
    draw_input(&help.filter, Phrase::TypeToFilter.text(app.lang), true, filter, &app.theme, frame);
    let first = help.first.min(lines.len().saturating_sub(area.height.into()));
    let shown = lines.iter().skip(first).take(area.height.into());
    let shown: Vec<Line<'_>> =
        shown.map(|line| cut(styled(line, &app.theme), area.width.into(), &app.theme)).collect();
    let last = first + shown.len();
    frame.render_widget(Text::from(shown), area);
    if last - first < lines.len() {
        let more = if last < lines.len() { Phrase::MoreBelow.text(app.lang) } else { "" };
        let position = format!(" {more}{}-{last}/{} ", first + 1, lines.len());
        let bottom = Rect::new(area.x, area.bottom(), area.width, 1);
        let position = Span::styled(position, app.theme.accent());
        frame.render_widget(Line::from(position).right_aligned(), bottom);
    }
}

/// Draws a choice; returns the rows of its options, as far as they are visible.
pub(super) fn draw_choice(app: &App<'_>, choice: &Choice, frame: &mut Frame<'_>) -> Vec<(Rect, usize)> {
    let title = match choice.options.first() {
        Some((_, Offer::Link(_))) => Phrase::OpenWhich,
        _ => Phrase::CopyWhich,
    };
    let room = app.regions.body.inner(Margin::new(2, 1));
    let columns = usize::from(room.width);
    let warnings = match choice.options.get(choice.selected) {
        Some((_, Offer::Command(snippet))) => warnings(app, &snippet.warnings, columns.min(LONGEST_WARNING)),
        _ => Vec::new(),
    };
    let mut lines = Vec::new();
    let mut end = 0;
    for (index, (number, option)) in choice.options.iter().enumerate() {
        let is_selected = index == choice.selected;
        let option = option_lines(app, *number, option, is_selected, columns);
        lines.extend(option.into_iter().map(|line| (line, index)));
        if is_selected {
            end = lines.len();
        }
    }
    // The options give way: what the selected one warns of is always there, and so is the end of the selected one.
    let rows = usize::from(room.height).saturating_sub(warnings.len()).max(1);
    let (lines, options): (Vec<_>, Vec<_>) =
        lines.into_iter().skip(end.saturating_sub(rows)).take(rows).unzip();
    let lines = [lines, warnings].concat();
    let widest = lines.iter().map(Line::width).max().unwrap_or(0);
    let inner = draw_frame(app, title.text(app.lang), widest, lines.len(), frame);
    frame.render_widget(Text::from(lines), inner);
    inner.rows().zip(options).collect()
}

/// Returns an option in full, as many lines as it needs.
fn option_lines(
    app: &App<'_>,
    number: usize,
    option: &Offer,
    selected: bool,
    columns: usize,
) -> Vec<Line<'static>> {
    let flow = match option {
        Offer::Command(snippet) => Flow::of(snippet.command(), Role::CodeBlock),
        Offer::Link(link) => {
            Flow::of(&format!("{}  ", link.text), Role::CodeBlock).with(link.target.as_str(), Role::Secondary)
        }
    };
    let mark = if selected { "> " } else { "  " };
    let sign = format!("{mark}[{number}] ");
    let room = columns.saturating_sub(text::width(&sign)).max(1);
    let lines = layout::hanging(&sign, Role::Marker, flow.wrap(room)).into_iter();
    let style = if selected { app.theme.selected().into() } else { Style::new() };
    lines.map(|line| styled(&line, &app.theme).style(style)).collect()
}

/// Returns what to know before running a command, in lines of this width.
pub(super) fn warnings(app: &App<'_>, warnings: &[Localized<String>], columns: usize) -> Vec<Line<'static>> {
    let lines = warnings.iter().flat_map(|warning| layout::note(&warning[app.lang], columns));
    lines.map(|line| styled(&line, &app.theme)).collect()
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
    draw_border(app, title, area, frame);
    area.inner(Margin::new(2, 1))
}

/// Clears an area, and what would be left beside it, and draws a frame around it.
fn draw_border(app: &App<'_>, title: &'static str, area: Rect, frame: &mut Frame<'_>) {
    let block = Block::bordered()
        .border_set(border_set(&app.theme))
        .style(app.theme.base())
        .border_style(app.theme.secondary())
        .title(Span::styled(format!(" {title} "), app.theme.accent()));
    let body = app.regions.body;
    let rows = Rect { x: body.x, width: body.width, ..area };
    frame.render_widget(Clear, rows);
    frame.buffer_mut().set_style(rows, app.theme.base());
    frame.render_widget(block, area);
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
