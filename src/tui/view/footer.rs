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

/// Returns the keys that fit, in the order of the table. Help and the way out come before all others.
fn keys(app: &App<'_>, room: usize) -> Line<'static> {
    let bindings = app.keymap.footer(app.context());
    let bindings = bindings.filter(|binding| binding.command != Command::Return || app.can_go_back());
    let items: Vec<(bool, String, &str)> = bindings
        .map(|binding| {
            let phrase = match binding.command {
                Command::Back if app.is_at_start() => app.keymap.phrase(Command::Quit, app.lang),
                _ => binding.phrase(app.lang),
            };
            let is_first = matches!(binding.command, Command::Help | Command::Back);
            (is_first, display_name(&binding.keys[0]), phrase)
        })
        .collect();
    let width =
        |(_, key, phrase): &(bool, String, &str)| text::width(key) + 1 + text::width(phrase) + GAP.len();
    let first: usize = items.iter().filter(|(is_first, ..)| *is_first).map(width).sum();
    let mut room = (room + GAP.len()).saturating_sub(first);
    let mut spans = vec![Span::raw(" ")];
    for item in &items {
        let (is_first, key, phrase) = item;
        if !is_first {
            // What comes later in the table has no room either.
            let rest = room.checked_sub(width(item));
            room = rest.unwrap_or(0);
            if rest.is_none() {
                continue;
            }
        }
        spans.push(Span::styled(key.clone(), app.theme.accent()));
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
