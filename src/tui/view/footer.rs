//! The last line: the keys that matter now, as many as fit, a notice, or what is looked for; and which lines of the answer
//! are visible.

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Margin, Rect};
use ratatui::text::{Line, Span};

use super::draw_input;
use crate::messages::{self, Phrase};
use crate::tui::app::finding::Find;
use crate::tui::app::{App, Mode};
use crate::tui::keymap::{Binding, Command, display_name};
use catalogue::text;

/// Between two keys.
const GAP: &str = "   ";

/// Draws the line; returns where its keys are.
pub(super) fn draw(app: &App<'_>, frame: &mut Frame<'_>, area: Rect) -> Vec<(Rect, Command)> {
    let inner = area.inner(Margin::new(1, 0));
    let position = position(app);
    let room = usize::from(inner.width).saturating_sub(text::width(&position) + 1);
    let mut places = Vec::new();
    match (&app.notice, &app.mode) {
        (Some(notice), _) => {
            let style = if notice.warning { app.theme.warning() } else { app.theme.accent() };
            let text = text::cut(&notice.text, room, app.theme.glyphs.cut);
            frame.render_widget(Span::styled(text, style), inner);
        }
        (None, Mode::Find(find)) => draw_find(app, find, inner, frame),
        (None, _) => places = draw_keys(app, room, inner, frame),
    }
    let position = Span::styled(position, app.theme.secondary());
    frame.render_widget(Line::from(position).right_aligned(), inner);
    places
}

/// Draws what is looked for, with how many matches there are.
fn draw_find(app: &App<'_>, find: &Find, area: Rect, frame: &mut Frame<'_>) {
    let prompt = Span::styled(Phrase::FindInAnswer.text(app.lang), app.theme.accent());
    let count = match find.line.text() {
        "" => String::new(),
        _ => messages::match_number(app.lang, find.current + 1, app.matches().len()),
    };
    let length = |text: &str| Constraint::Length(u16::try_from(text::width(text)).unwrap_or(0));
    let typed = text::width(find.line.text()) + GAP.len();
    let typed = Constraint::Max(u16::try_from(typed).unwrap_or(u16::MAX));
    let parts = [length(&prompt.content), typed, length(&count)];
    let [before, line, after] = Layout::horizontal(parts).areas(area);
    frame.render_widget(prompt, before);
    draw_input(&find.line, "", true, line, &app.theme, frame);
    frame.render_widget(Span::styled(count, app.theme.secondary()), after);
}

/// Draws the keys that fit, in the order of the table; returns where they are. Help and the way out are always there; the way
/// back gives way after all others.
fn draw_keys(app: &App<'_>, room: usize, area: Rect, frame: &mut Frame<'_>) -> Vec<(Rect, Command)> {
    let mut items = items(app);
    let is_too_wide =
        |items: &[Item]| items.iter().map(|item| item.width() + GAP.len()).sum::<usize>() > room + GAP.len();
    while is_too_wide(&items)
        && let Some(least) = items.iter().map(|item| item.rank).min().filter(|rank| *rank < Rank::Always)
        && let Some(last) = items.iter().rposition(|item| item.rank == least)
    {
        items.remove(last);
    }
    let mut spans = Vec::new();
    let mut places = Vec::new();
    let mut x = area.x;
    for item in items {
        let width = u16::try_from(item.width()).unwrap_or(0);
        places.push((Rect { x, width, ..area }, item.command));
        x += width + 3;
        spans.push(Span::styled(item.key, app.theme.accent()));
        spans.push(Span::styled(format!(" {}{GAP}", item.phrase), app.theme.secondary()));
    }
    frame.render_widget(Line::from(spans), area);
    places
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

/// How long an item stays where there is little room.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    Other,
    Back,
    Always,
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
        let phrase = binding.phrase(app.lang);
        let (rank, phrase) = match binding.command {
            Command::Back if is_at_start => (Rank::Always, app.keymap.phrase(Command::Quit, app.lang)),
            Command::Help | Command::Quit => (Rank::Always, phrase),
            Command::Back => (Rank::Back, phrase),
            _ => (Rank::Other, phrase),
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
