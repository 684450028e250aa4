//! Draws the state of the browser and changes nothing.
//!
//! ```text
//!  > query                                  3 of 23   all sources   English
//! ─────────────────────────────────────────────────────────────────────────
//!   Signing in                   │  Token is expired
//! > Token is expired             │
//!   ..refresh_token is missing   │  It means that your OpenList login …
//!                                │
//!  Enter read   Ctrl-Y copy   Ctrl-T 中文   F1 help                  1-20/31
//! ```

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
use crate::theme::Theme;
use crate::tui::app::{App, Focus, Mode};
use crate::tui::editor::Editor;
use crate::tui::keymap::Command;
use crate::tui::regions::LEAST;
use catalogue::text;

/// Where things are that only drawing knows, for the mouse.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Areas {
    /// The visible text of the query.
    pub(super) query: Rect,
    /// The keys in the footer.
    pub(super) keys: Vec<(Rect, Command)>,
    /// The rows of the options of a choice, or the values of the fields of a form, each with its number.
    pub(super) rows: Vec<(Rect, usize)>,
}

/// Draws everything.
pub(super) fn draw(app: &App<'_>, frame: &mut Frame<'_>) -> Areas {
    let (screen, theme) = (frame.area(), &app.theme);
    if !theme.base().is_plain() {
        frame.buffer_mut().set_style(screen, theme.base());
    }
    if app.is_too_small() {
        let notice = messages::too_small(app.lang, screen.width, screen.height, LEAST.0, LEAST.1);
        frame.render_widget(Text::from(wrapped(&notice, usize::from(screen.width))), screen);
        return Areas::default();
    }
    let regions = &app.regions;
    let query = query_line::draw(app, frame, regions.query);
    draw_rule(theme, frame, regions.rule, false);
    draw_rule(theme, frame, regions.divider, app.focus == Focus::Answer);
    list::draw(app, frame, regions.list);
    answer::draw(app, frame);
    let keys = footer::draw(app, frame, regions.footer);
    let mut areas = Areas { query, keys, rows: Vec::new() };
    match &app.mode {
        Mode::Browse | Mode::Find(_) => {}
        Mode::Help(help) => popup::draw_help(app, help, frame),
        Mode::Choose(choice) => areas.rows = popup::draw_choice(app, choice, frame),
        Mode::Fill(form) => areas.rows = form::draw(app, form, frame),
    }
    areas
}

/// Draws a line between parts, along the longer side of its area; marked where the part behind it has the keys.
fn draw_rule(theme: &Theme, frame: &mut Frame<'_>, area: Rect, has_keys: bool) {
    let rule = if area.width > area.height {
        Text::from(theme.glyphs.horizontal.repeat(usize::from(area.width)))
    } else {
        Text::from(vec![Line::from(theme.glyphs.vertical); usize::from(area.height)])
    };
    frame.render_widget(rule.style(theme.mark(has_keys)), area);
}

/// Draws a line that is edited, or a hint while it is empty. Where it has the keys is the terminal's caret: input methods open
/// there.
fn draw_input(line: &Editor, hint: &str, has_keys: bool, area: Rect, theme: &Theme, frame: &mut Frame<'_>) {
    let visible = line.visible(area.width.into());
    let text = if line.text().is_empty() {
        Span::styled(text::cut(hint, area.width.into(), theme.glyphs.cut), theme.secondary())
    } else if line.is_selected() && has_keys {
        Span::styled(visible.text, theme.selection())
    } else {
        Span::raw(visible.text)
    };
    frame.render_widget(text, area);
    if has_keys {
        let column = u16::try_from(visible.caret).unwrap_or(0);
        frame.set_cursor_position((area.x + column, area.y));
    }
}

/// Returns a laid-out line in the theme's styles.
fn styled(line: &layout::Line, theme: &Theme) -> Line<'static> {
    let spans = line.spans.iter();
    Line::from_iter(spans.map(|span| Span::styled(span.text.clone(), theme.span(span))))
}

/// Returns a line cut to this width, with a mark where it was longer.
fn cut(line: Line<'static>, columns: usize, theme: &Theme) -> Line<'static> {
    if line.width() <= columns {
        return line;
    }
    let mut room = columns.saturating_sub(text::width(theme.glyphs.cut));
    let mut kept = Line { spans: Vec::new(), ..line };
    for span in line.spans {
        let part = text::prefix(&span.content, room);
        room -= text::width(part);
        kept.spans.push(Span::styled(part.to_owned(), span.style));
        if part.len() < span.content.len() {
            break;
        }
    }
    kept.spans.push(Span::raw(theme.glyphs.cut));
    kept
}

/// Returns a text in lines of this width.
fn wrapped(text: &str, columns: usize) -> Vec<Line<'static>> {
    let lines = text::wrap(text, columns.max(1)).into_iter();
    lines.map(|line| Line::from(text[line].to_owned())).collect()
}
