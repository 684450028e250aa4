//! What is shown above the list and the answer: the help, and a choice of commands or links.

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::{Margin, Rect};
use ratatui::style::Style;
use ratatui::symbols::border;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, Clear, Paragraph};

use crate::messages::Phrase;
use crate::text;
use crate::theme::Theme;
use crate::tui::app::App;
use crate::tui::choice::{Choice, Options};
use crate::tui::keymap::Context;

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
    let inner = draw_frame(Phrase::Help.text(app.lang), &lines, theme, frame, body);
    let rows = usize::from(inner.height);
    let visible = lines
        .into_iter()
        .skip(first.min(count.saturating_sub(rows)))
        .collect::<Vec<_>>();
    frame.render_widget(Paragraph::new(visible), inner);
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
                Span::raw(row.binding.phrase.text(app.lang)),
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
                .map(|snippet| (snippet.text.replace('\n', " "), String::new()));
            (Phrase::CopyWhich, rows.collect())
        }
        Options::Links(links) => {
            let rows = links.iter().map(|link| (link.text.clone(), link.url.clone()));
            (Phrase::OpenWhich, rows.collect())
        }
    };
    let lines: Vec<Line<'_>> = rows
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
    let inner = draw_frame(title.text(app.lang), &lines, theme, frame, body);
    frame.render_widget(Paragraph::new(lines), inner);
    inner
}

/// Draws a frame that fits the lines in the middle of an area; gives the inside.
fn draw_frame(
    title: &'static str,
    lines: &[Line<'_>],
    theme: &Theme,
    frame: &mut Frame<'_>,
    area: Rect,
) -> Rect {
    let widest = lines
        .iter()
        .map(Line::width)
        .max()
        .unwrap_or(0)
        .max(text::width(title));
    let width = u16::try_from(widest + 4).unwrap_or(u16::MAX).min(area.width);
    let height = u16::try_from(lines.len() + 2)
        .unwrap_or(u16::MAX)
        .min(area.height);
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
