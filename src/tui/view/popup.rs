//! What is shown above the list and the answer: the help, and a choice of commands or links. A form has a file of its
//! own, and its frame from here.

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::{Margin, Rect};
use ratatui::style::Style;
use ratatui::symbols::border;
use ratatui::text::{Line, Span, Text};
use ratatui::widgets::{Block, Clear};

use catalogue::lang::{Lang, Localized};
use crate::layout;
use crate::messages::Phrase;
use catalogue::text;
use crate::theme::Theme;
use crate::tui::app::App;
use crate::tui::choice::{Choice, Options};
use crate::tui::keymap::Context;

/// Warnings are no wider than this, in columns, so that a choice is no wider than it must be.
const LONGEST_WARNING: usize = 76;

/// Draws the help from the given line on; gives the rows that are visible and the lines that there are.
pub fn draw_help(
    app: &App<'_>,
    first: usize,
    theme: &Theme,
    frame: &mut Frame<'_>,
    body: Rect,
) -> (usize, usize) {
    let lines = help_lines(app, theme);
    let count = lines.len();
    let inner = draw_frame(Phrase::Help.text(app.lang), size(&lines), theme, frame, body);
    let rows = usize::from(inner.height);
    let visible = lines
        .into_iter()
        .skip(first.min(count.saturating_sub(rows)))
        .collect::<Vec<_>>();
    frame.render_widget(Text::from(visible), inner);
    (rows, count)
}

fn help_lines(app: &App<'_>, theme: &Theme) -> Vec<Line<'static>> {
    let rows = app.keymap.rows().iter();
    let widest = rows.map(|row| text::width(&row.shown_keys())).max().unwrap_or(0);
    let mut lines = Vec::new();
    for (context, heading) in [
        (Context::Query, Phrase::HelpQuery),
        (Context::Answer, Phrase::HelpAnswer),
        (Context::Anywhere, Phrase::HelpAnywhere),
    ] {
        lines.push(Line::styled(heading.text(app.lang), theme.selected()));
        for row in app.keymap.bound(context) {
            let keys = row.shown_keys();
            let padding = " ".repeat(widest.saturating_sub(text::width(&keys)));
            lines.push(Line::from_iter([
                Span::styled(format!("  {keys}{padding}  "), theme.accent()),
                Span::raw(row.binding.phrase(app.lang)),
            ]));
        }
        lines.push(Line::default());
    }
    lines.push(Line::styled(Phrase::HelpClose.text(app.lang), theme.secondary()));
    lines
}

/// Draws a choice; gives the area of its rows, one each.
pub fn draw_choice(app: &App<'_>, choice: &Choice, theme: &Theme, frame: &mut Frame<'_>, body: Rect) -> Rect {
    let (title, rows): (Phrase, Vec<(String, String)>) = match &choice.options {
        Options::Snippets(snippets) => {
            let rows = snippets
                .iter()
                .map(|snippet| (snippet.command().replace('\n', " "), String::new()));
            (Phrase::CopyWhich, rows.collect())
        }
        Options::Links(links) => {
            let rows = links
                .iter()
                .map(|link| (link.text.clone(), link.target.as_str().to_owned()));
            (Phrase::OpenWhich, rows.collect())
        }
    };
    let count = rows.len();
    let mut lines: Vec<Line<'_>> = rows
        .into_iter()
        .enumerate()
        .map(|(index, (text, detail))| {
            let selected = index == choice.selected;
            let (marker, style) = if selected {
                ("> ", theme.selected().into())
            } else {
                ("  ", Style::new())
            };
            Line::from_iter([
                Span::styled(format!("{marker}{} ", index + 1), theme.accent()),
                Span::styled(text, style),
                Span::styled(format!("  {detail}"), theme.secondary()),
            ])
        })
        .collect();
    if let Options::Snippets(snippets) = &choice.options
        && let Some(snippet) = snippets.get(choice.selected)
    {
        let columns = usize::from(body.width.saturating_sub(4)).min(LONGEST_WARNING);
        lines.extend(warnings(&snippet.warnings, columns, app.lang, theme));
    }
    let inner = draw_frame(title.text(app.lang), size(&lines), theme, frame, body);
    frame.render_widget(Text::from(lines), inner);
    Rect {
        height: inner.height.min(u16::try_from(count).unwrap_or(u16::MAX)),
        ..inner
    }
}

/// What to know before running a command, in lines of this width.
pub fn warnings(
    warnings: &[Localized<String>],
    columns: usize,
    lang: Lang,
    theme: &Theme,
) -> Vec<Line<'static>> {
    let lines = warnings
        .iter()
        .flat_map(|warning| layout::note(warning.get(lang).1, columns));
    lines.map(|line| super::styled(&line, theme)).collect()
}

/// The columns and rows that lines take.
fn size(lines: &[Line<'_>]) -> (usize, usize) {
    let widest = lines.iter().map(Line::width).max().unwrap_or(0);
    (widest, lines.len())
}

/// Draws a frame around so many columns and rows in the middle of an area, as far as that has them; gives the inside.
pub fn draw_frame(
    title: &'static str,
    (columns, rows): (usize, usize),
    theme: &Theme,
    frame: &mut Frame<'_>,
    area: Rect,
) -> Rect {
    let at_most = |wanted: usize, limit: u16| u16::try_from(wanted).unwrap_or(u16::MAX).min(limit);
    let width = at_most(columns.max(text::width(title)) + 4, area.width);
    let height = at_most(rows + 2, area.height);
    let outer = Rect {
        x: area.x + (area.width - width) / 2,
        y: area.y + (area.height - height) / 2,
        width,
        height,
    };
    let [top_left, top_right, bottom_left, bottom_right] = theme.glyphs.corners;
    let block = Block::bordered()
        .border_set(border::Set {
            top_left,
            top_right,
            bottom_left,
            bottom_right,
            vertical_left: theme.glyphs.vertical,
            vertical_right: theme.glyphs.vertical,
            horizontal_top: theme.glyphs.horizontal,
            horizontal_bottom: theme.glyphs.horizontal,
        })
        .style(theme.base())
        .border_style(theme.secondary())
        .title(Span::styled(format!(" {title} "), theme.accent()));
    make_room(frame.buffer_mut(), outer);
    frame.render_widget(Clear, outer);
    frame.render_widget(block, outer);
    outer.inner(Margin::new(2, 1))
}

/// Takes away what reaches into an area from its left: the right half of a wide character would hide the frame.
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
