//! The last line: the keys that matter now, as many as fit, or a notice; and how far the answer is scrolled.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use catalogue::text;
use crate::theme::Theme;
use crate::tui::app::App;
use crate::tui::keymap::{self, Command};
use crate::tui::viewport::Viewport;

/// Between two keys.
const GAP: &str = "   ";

/// Draws the line.
pub fn draw(app: &App<'_>, theme: &Theme, frame: &mut Frame<'_>, area: Rect, viewport: &Viewport) {
    let position = position(app, viewport);
    let room = usize::from(area.width).saturating_sub(text::width(&position) + 3);
    let line = match &app.notice {
        Some(notice) => {
            let style = if notice.warning {
                theme.warning()
            } else {
                theme.accent()
            };
            Line::from(Span::styled(
                format!(" {}", text::prefix(&notice.text, room)),
                style,
            ))
        }
        None => keys(app, theme, room),
    };
    frame.render_widget(line, area);
    let position = Span::styled(format!("{position} "), theme.secondary());
    frame.render_widget(Line::from(position).right_aligned(), area);
}

fn keys(app: &App<'_>, theme: &Theme, room: usize) -> Line<'static> {
    let mut spans = vec![Span::raw(" ")];
    let mut used = 0;
    let of_use = |row: &&keymap::Row| row.binding.command != Command::Return || app.can_return();
    for row in app.keymap.footer(app.context()).filter(of_use) {
        let key = row
            .keys
            .first()
            .map(|key| keymap::display_name(key))
            .unwrap_or_default();
        let phrase = row.binding.phrase(app.lang);
        let wide = text::width(&key) + 1 + text::width(phrase) + GAP.len();
        if used + wide > room + GAP.len() {
            break;
        }
        used += wide;
        spans.push(Span::styled(key, theme.accent()));
        spans.push(Span::styled(format!(" {phrase}{GAP}"), theme.secondary()));
    }
    Line::from(spans)
}

/// Which lines of the answer are visible, when not all are.
fn position(app: &App<'_>, viewport: &Viewport) -> String {
    let Viewport {
        answer_rows,
        answer_lines,
        ..
    } = viewport;
    if answer_lines <= answer_rows {
        return String::new();
    }
    let first = app.scroll().min(answer_lines - answer_rows);
    format!("{}-{}/{}", first + 1, first + answer_rows, answer_lines)
}
