//! Draws the state of the browser. Changes nothing; tells what was drawn where.
//!
//! Wide:
//!
//! ```text
//!  > query                                  3 of 23   all sources   English
//! ─────────────────────────────────────────────────────────────────────────
//! > Token is expired             │  Token is expired
//!   ..refresh_token is missing   │
//!                                │  It means that your OpenList login …
//!                                │
//!  Enter read   Ctrl-Y copy   Ctrl-L 中文   F1 help                  1-20/31
//! ```
//!
//! Narrow, or with both languages side by side, the list is above the answer; while the answer has the keys on a
//! low screen, the list keeps one row.

mod answer;
mod footer;
mod form;
mod hyperlinks;
mod list;
mod popup;
mod query_line;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span, Text};

use crate::layout;
use crate::messages;
use catalogue::text;
use crate::theme::Theme;
use crate::tui::app::{App, Focus, Mode};
use crate::tui::viewport::Viewport;

/// The smallest screen that everything fits on, in columns and rows.
const LEAST: (u16, u16) = (40, 10);
/// From this width on, in columns, the answer stands beside the list.
const WIDE: u16 = 76;
/// How much of the width the list has beside the answer, in hundredths.
const LIST_PERCENT: u32 = 38;
/// From this height on, in rows, the list above the answer stays when the answer has the keys.
const HIGH: u16 = 20;

/// What was drawn where: for the mouse, and for the limits of scrolling.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Areas {
    /// The query line.
    pub query: Rect,
    /// The rows of the list.
    pub list: Rect,
    /// The answer.
    pub answer: Rect,
    /// The rows of a choice.
    pub choice: Rect,
    /// The fields of a form.
    pub fields: Vec<Rect>,
    /// How much is visible.
    pub viewport: Viewport,
}

/// Draws everything.
pub fn draw(app: &App<'_>, theme: &Theme, frame: &mut Frame<'_>) -> Areas {
    let screen = frame.area();
    if !theme.base().is_plain() {
        frame.buffer_mut().set_style(screen, theme.base());
    }
    if screen.width < LEAST.0 || screen.height < LEAST.1 {
        let notice = messages::too_small(app.lang, screen.width, screen.height, LEAST.0, LEAST.1);
        let lines = text::wrap(&notice, usize::from(screen.width));
        let lines: Vec<Line<'_>> = lines
            .into_iter()
            .map(|range| Line::from(&notice[range]))
            .collect();
        frame.render_widget(Text::from(lines), screen);
        return Areas::default();
    }
    let (query, below) = cut_top(screen, 1);
    let (rule, below) = cut_top(below, 1);
    let (body, footer) = cut_top(below, below.height - 1);
    let (list, divider, answer) = split(app, body);

    let mut areas = Areas {
        query,
        list,
        answer,
        ..Areas::default()
    };
    query_line::draw(app, theme, frame, query);
    draw_rule(theme, frame, rule, false);
    draw_rule(theme, frame, divider, app.focus == Focus::Answer);
    list::draw(app, theme, frame, list);
    areas.viewport = answer::draw(app, theme, frame, answer);
    areas.viewport.list_rows = usize::from(list.height);
    footer::draw(app, theme, frame, footer, &areas.viewport);
    match &app.mode {
        Mode::Browse => {}
        Mode::Help(line) => {
            (areas.viewport.help_rows, areas.viewport.help_lines) =
                popup::draw_help(app, *line, theme, frame, body);
        }
        Mode::Fill(filling) => areas.fields = form::draw(app, filling, theme, frame, body),
        Mode::Choose(choice) => areas.choice = popup::draw_choice(app, choice, theme, frame, body),
    }
    areas
}

/// Where the list, the line between and the answer stand.
fn split(app: &App<'_>, body: Rect) -> (Rect, Rect, Rect) {
    if body.width >= WIDE && !app.both {
        let columns = (u32::from(body.width) * LIST_PERCENT + 50) / 100;
        let (list, rest) = cut_left(body, u16::try_from(columns).unwrap_or(body.width));
        let (divider, answer) = cut_left(rest, 1);
        return (list, divider, answer);
    }
    let listed = u16::try_from(app.results.rows.len().max(1)).unwrap_or(u16::MAX);
    let rows = match app.focus {
        Focus::Answer if body.height < HIGH => 1,
        _ => listed.min((body.height * 2).div_ceil(5)),
    };
    let (list, rest) = cut_top(body, rows);
    let (divider, answer) = cut_top(rest, 1);
    (list, divider, answer)
}

// Areas are cut by hand: ratatui's solver of constraints took longer for these than drawing the list.

/// The upper rows of an area, so many of them, and what is below.
fn cut_top(area: Rect, rows: u16) -> (Rect, Rect) {
    let rows = rows.min(area.height);
    let above = Rect { height: rows, ..area };
    let below = Rect {
        y: area.y + rows,
        height: area.height - rows,
        ..area
    };
    (above, below)
}

/// The left columns of an area, so many of them, and what is beside them.
fn cut_left(area: Rect, columns: u16) -> (Rect, Rect) {
    let columns = columns.min(area.width);
    let left = Rect {
        width: columns,
        ..area
    };
    let right = Rect {
        x: area.x + columns,
        width: area.width - columns,
        ..area
    };
    (left, right)
}

/// A line between parts, along the longer side of its area; marked where the part behind it has the keys.
fn draw_rule(theme: &Theme, frame: &mut Frame<'_>, area: Rect, has_keys: bool) {
    let rule = if area.width > area.height {
        Text::from(theme.glyphs.horizontal.repeat(usize::from(area.width)))
    } else {
        Text::from(vec![Line::from(theme.glyphs.vertical); usize::from(area.height)])
    };
    frame.render_widget(rule.style(theme.mark(has_keys)), area);
}

/// A laid-out line in the theme's styles.
fn styled(line: &layout::Line, theme: &Theme) -> Line<'static> {
    let spans = line.spans.iter().map(|span| {
        let style = theme.span(span);
        Span::styled(span.text.clone(), style)
    });
    Line::from_iter(spans)
}
