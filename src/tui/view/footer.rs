//! The last line: the keys that matter now, as many as fit, or a notice; and which lines of the answer are visible.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::tui::app::{App, Mode};
use crate::tui::keymap::{Binding, Command, display_name};
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

/// Returns the keys that fit, in the order of the table. Help and the way out are always there; the way back comes before
/// all others.
fn keys(app: &App<'_>, room: usize) -> Line<'static> {
    let items = items(app);
    let mut room = room + GAP.len();
    let mut is_shown = vec![false; items.len()];
    for rank in [Rank::Always, Rank::First, Rank::Other] {
        for (item, is_shown) in items
            .iter()
            .zip(&mut is_shown)
            .filter(|(item, _)| item.rank == rank)
        {
            let width = text::width(&item.key) + 1 + text::width(item.phrase) + GAP.len();
            if width > room && rank != Rank::Always {
                // What comes later in the table has no room either.
                break;
            }
            room = room.saturating_sub(width);
            *is_shown = true;
        }
    }
    let shown = items.into_iter().zip(is_shown).filter(|(_, is_shown)| *is_shown);
    let mut spans = vec![Span::raw(" ")];
    for (item, _) in shown {
        spans.push(Span::styled(item.key, app.theme.accent()));
        spans.push(Span::styled(
            format!(" {}{GAP}", item.phrase),
            app.theme.secondary(),
        ));
    }
    Line::from(spans)
}

/// A key that the footer may show.
struct Item {
    rank: Rank,
    key: String,
    phrase: &'static str,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Rank {
    Always,
    First,
    Other,
}

fn items(app: &App<'_>) -> Vec<Item> {
    let is_at_start = app.is_at_start();
    let bindings = app.keymap.footer(app.context());
    let bindings = bindings.filter(|binding| match binding.command {
        Command::Return => app.can_go_back(),
        // The key that goes back leaves the program then.
        Command::Quit => !is_at_start,
        _ => true,
    });
    let item = |binding: &Binding| {
        let (rank, phrase) = match binding.command {
            Command::Back if is_at_start => (Rank::Always, app.keymap.phrase(Command::Quit, app.lang)),
            Command::Help | Command::Quit => (Rank::Always, binding.phrase(app.lang)),
            Command::Back => (Rank::First, binding.phrase(app.lang)),
            _ => (Rank::Other, binding.phrase(app.lang)),
        };
        Item {
            rank,
            key: display_name(&binding.keys[0]),
            phrase,
        }
    };
    bindings.map(item).collect()
}

/// Returns which lines of the answer are visible, when not all are and nothing is above it.
fn position(app: &App<'_>) -> String {
    let (first, visible, lines) = (
        app.scroll(),
        usize::from(app.regions.answer.height),
        app.pane().height,
    );
    if lines <= visible || app.mode != Mode::Browse {
        return String::new();
    }
    format!("{}-{}/{lines}", first + 1, first + visible)
}
