//! The last line: the keys that matter now, as many as fit, or a notice; and which lines of the answer are visible.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::tui::app::App;
use crate::tui::keymap::{Command, display_name};
use catalogue::text;

/// Between two keys.
const GAP: &str = "   ";

pub(super) fn draw(app: &App<'_>, frame: &mut Frame<'_>, area: Rect) {
    let position = position(app);
    let room = usize::from(area.width).saturating_sub(text::width(&position) + 3);
    let line = match &app.notice {
        Some(notice) => {
            let style = if notice.warning {
                app.theme.warning()
            } else {
                app.theme.accent()
            };
            let text = format!(" {}", text::prefix(&notice.text, room));
            Line::from(Span::styled(text, style))
        }
        None => keys(app, room),
    };
    frame.render_widget(line, area);
    let position = Span::styled(format!("{position} "), app.theme.secondary());
    frame.render_widget(Line::from(position).right_aligned(), area);
}

fn keys(app: &App<'_>, room: usize) -> Line<'static> {
    let mut spans = vec![Span::raw(" ")];
    let mut used = 0;
    for binding in app.keymap.footer(app.context()) {
        let phrase = match binding.command {
            Command::Return if !app.can_go_back() => continue,
            Command::Back if app.is_at_start() => app.keymap.phrase(Command::Quit, app.lang),
            _ => binding.phrase(app.lang),
        };
        let key = display_name(&binding.keys[0]);
        let wide = text::width(&key) + 1 + text::width(phrase) + GAP.len();
        if used + wide > room + GAP.len() {
            break;
        }
        used += wide;
        spans.push(Span::styled(key, app.theme.accent()));
        spans.push(Span::styled(format!(" {phrase}{GAP}"), app.theme.secondary()));
    }
    Line::from(spans)
}

/// Returns which lines of the answer are visible, when not all are.
fn position(app: &App<'_>) -> String {
    let (first, visible, lines) = (
        app.scroll(),
        usize::from(app.regions.answer.height),
        app.pane().height,
    );
    if lines <= visible {
        return String::new();
    }
    format!("{}-{}/{lines}", first + 1, first + visible)
}
