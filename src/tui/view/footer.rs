//! The last line: the keys that matter now, as many as fit, a notice, or what is looked for; and which lines of the answer
//! are visible.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::messages::{self, Phrase};
use crate::tui::app::finding::Find;
use crate::tui::app::{App, Mode};
use crate::tui::keymap::{Binding, Command, display_name};
use catalogue::text;

/// Between two keys.
const GAP: &str = "   ";

/// Draws the line; returns where its keys are.
pub(super) fn draw(app: &App<'_>, frame: &mut Frame<'_>, area: Rect) -> Vec<(Rect, Command)> {
    let position = position(app);
    let room = usize::from(area.width).saturating_sub(text::width(&position) + 3);
    let mut places = Vec::new();
    let line = match (&app.notice, &app.mode) {
        (Some(notice), _) => {
            let style = if notice.warning { app.theme.warning() } else { app.theme.accent() };
            let text = format!(" {}", text::cut(&notice.text, room, app.theme.glyphs.cut));
            Line::from(Span::styled(text, style))
        }
        (None, Mode::Find(find)) => looked_for(app, find, room, area, frame),
        (None, _) => keys(app, room, area, &mut places),
    };
    frame.render_widget(line, area);
    let position = Span::styled(format!("{position} "), app.theme.secondary());
    frame.render_widget(Line::from(position).right_aligned(), area);
    places
}

/// Returns the line of what is looked for, with how many matches there are, and places the caret.
fn looked_for(app: &App<'_>, find: &Find, room: usize, area: Rect, frame: &mut Frame<'_>) -> Line<'static> {
    let prompt = format!(" {}", Phrase::FindInAnswer.text(app.lang));
    let count = match find.line.text() {
        "" => String::new(),
        _ => messages::match_number(app.lang, find.current + 1, app.matches().len()),
    };
    let room = room.saturating_sub(text::width(&prompt) + text::width(&count) + GAP.len());
    let visible = find.line.visible(room.max(1));
    let column = text::width(&prompt) + visible.caret();
    frame.set_cursor_position((area.x + u16::try_from(column).unwrap_or(0), area.y));
    let typed = format!("{}{}{}{GAP}", visible.mark, visible.before_caret, visible.after_caret);
    Line::from_iter([
        Span::styled(prompt, app.theme.accent()),
        Span::raw(typed),
        Span::styled(count, app.theme.secondary()),
    ])
}

/// Returns the keys that fit, in the order of the table, and adds where they are. Help and the way out are always there; the
/// way back comes before all others.
fn keys(app: &App<'_>, room: usize, area: Rect, places: &mut Vec<(Rect, Command)>) -> Line<'static> {
    let items = items(app);
    let mut room = room + GAP.len();
    let mut is_shown = vec![false; items.len()];
    for rank in [Rank::Always, Rank::First, Rank::Other] {
        for (item, is_shown) in items.iter().zip(&mut is_shown).filter(|(item, _)| item.rank == rank) {
            let width = item.width() + GAP.len();
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
    let mut x = area.x + 1;
    for (item, _) in shown {
        let width = u16::try_from(item.width()).unwrap_or(0);
        places.push((Rect::new(x, area.y, width, 1), item.command));
        x += width + 3;
        spans.push(Span::styled(item.key, app.theme.accent()));
        spans.push(Span::styled(format!(" {}{GAP}", item.phrase), app.theme.secondary()));
    }
    Line::from(spans)
}

/// A key that the footer may show.
struct Item {
    command: Command,
    rank: Rank,
    key: String,
    phrase: &'static str,
}

impl Item {
    fn width(&self) -> usize {
        text::width(&self.key) + 1 + text::width(self.phrase)
    }
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
        Command::ShowLog => app.has_hidden_log(),
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
        Item { command: binding.command, rank, key: display_name(&binding.keys[0]), phrase }
    };
    bindings.map(item).collect()
}

/// Returns which lines of the answer are visible, when not all are and nothing is above it.
fn position(app: &App<'_>) -> String {
    let (first, visible, lines) = (app.scroll(), usize::from(app.regions.answer.height), app.pane().height);
    if lines <= visible || app.mode != Mode::Browse {
        return String::new();
    }
    format!("{}-{}/{lines}", first + 1, first + visible)
}
