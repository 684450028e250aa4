//! What keys, pastes and the mouse do. Keys of the table are commands, which are in [`super::commands`].

use crossterm::event::{
    Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEvent, MouseEventKind,
};
use ratatui::layout::{Position, Rect};

use super::{App, Focus, Mode};
use crate::layout::Span;
use crate::messages;
use crate::tui::editor::Editor;
use crate::tui::effect::Effect;
use crate::tui::keymap::{Command, key_name};
use crate::tui::view::Areas;
use catalogue::text;

/// How many rows the wheel moves.
const WHEEL: isize = 3;

impl App<'_> {
    /// Does what an event asks for; what must be done outside is returned.
    pub(crate) fn update(&mut self, event: &Event, areas: &Areas) -> Option<Effect> {
        let effect = match event {
            // Windows reports the release of a key, too.
            Event::Key(key) if key.kind != KeyEventKind::Release => self.key(*key),
            _ if self.is_too_small() => None,
            Event::Paste(text) => {
                self.begin();
                self.paste(text);
                None
            }
            Event::Mouse(mouse) => self.mouse(*mouse, areas),
            _ => None,
        };
        self.events_seen = self.events();
        self.refresh();
        effect
    }

    /// Forgets what was said until the next key.
    fn begin(&mut self) {
        self.notice = None;
        self.is_new = false;
    }

    fn key(&mut self, key: KeyEvent) -> Option<Effect> {
        let command = key_name(key).and_then(|name| self.keymap.lookup(self.context(), &name));
        if self.is_too_small() {
            return (command == Some(Command::Quit)).then_some(Effect::Quit);
        }
        let number = std::mem::take(&mut self.number);
        if number > 0 && key.code == KeyCode::Enter {
            self.begin();
            return self.take_number(number);
        }
        if let Some(command) = command {
            self.begin();
            return self.command(command);
        }
        // Windows reports AltGr as Ctrl and Alt together.
        let modifiers = key.modifiers & (KeyModifiers::CONTROL | KeyModifiers::ALT);
        match key.code {
            KeyCode::Char(c) if modifiers.is_empty() || modifiers.bits().count_ones() == 2 => {
                self.begin();
                self.typed(c, number)
            }
            _ => None,
        }
    }

    /// Takes a character that is no command: part of a text, or a digit of the number of a command or a link.
    fn typed(&mut self, c: char, number: usize) -> Option<Effect> {
        match (&self.mode, self.focus) {
            (Mode::Choose(_), _) | (Mode::Browse, Focus::Answer) => {
                let number = number * 10 + c.to_digit(10)? as usize;
                if number > 0 && number * 10 <= self.last_number() {
                    self.number = number;
                    self.tell(messages::number_so_far(self.lang, number));
                    return None;
                }
                return self.take_number(number);
            }
            (Mode::Browse, Focus::Query) | (Mode::Fill(_) | Mode::Find(_) | Mode::Help(_), _) => {
                self.edit(|line| line.insert(c.encode_utf8(&mut [0; 4])));
            }
        }
        None
    }

    fn mouse(&mut self, mouse: MouseEvent, areas: &Areas) -> Option<Effect> {
        let at = Position::new(mouse.column, mouse.row);
        match mouse.kind {
            MouseEventKind::Drag(_) if self.is_dragging => self.drag_divider(at),
            MouseEventKind::Up(_) => self.is_dragging = false,
            MouseEventKind::ScrollDown => self.wheel(at, WHEEL),
            MouseEventKind::ScrollUp => self.wheel(at, -WHEEL),
            MouseEventKind::Down(MouseButton::Left) => {
                self.begin();
                return self.click(at, areas);
            }
            MouseEventKind::Down(MouseButton::Middle) => return Some(Effect::PasteSelection),
            _ => {}
        }
        None
    }

    fn wheel(&mut self, at: Position, rows: isize) {
        self.begin();
        match &self.mode {
            Mode::Choose(_) | Mode::Fill(_) => {}
            Mode::Browse | Mode::Find(_) if self.regions.list.contains(at) => self.results.scroll(rows),
            Mode::Browse | Mode::Find(_) if !self.regions.answer.contains(at) => {}
            Mode::Browse | Mode::Find(_) | Mode::Help(_) => self.scroll_by(rows),
        }
    }

    fn click(&mut self, at: Position, areas: &Areas) -> Option<Effect> {
        if let Some((_, command)) = areas.keys.iter().find(|(area, _)| area.contains(at)) {
            return self.command(*command);
        }
        self.search_if_changed();
        match &mut self.mode {
            Mode::Help(_) => {}
            Mode::Choose(_) => {
                let (_, row) = areas.rows.iter().find(|(row, _)| row.contains(at))?;
                return self.choose(*row);
            }
            Mode::Fill(form) => {
                // The name in front of a value counts, too.
                let (value, field) = areas.rows.iter().find(|(value, _)| value.y == at.y)?;
                form.selected = *field;
                place_caret(&mut form.fields[*field].value, *value, at);
            }
            Mode::Browse | Mode::Find(_) if self.regions.divider.contains(at) => self.is_dragging = true,
            Mode::Browse | Mode::Find(_) if self.regions.list.contains(at) => {
                self.results.select_visible((at.y - self.regions.list.y).into());
                self.scroll = 0;
            }
            Mode::Browse | Mode::Find(_) if self.regions.answer.contains(at) => {
                return self.click_answer(at);
            }
            Mode::Browse if self.regions.query.contains(at) => {
                self.focus = Focus::Query;
                place_caret(&mut self.query, areas.query, at);
            }
            Mode::Browse | Mode::Find(_) => {}
        }
        None
    }

    /// Takes what the answer offers at a place of the screen, and gives the keys to the answer.
    fn click_answer(&mut self, at: Position) -> Option<Effect> {
        self.focus = Focus::Answer;
        let span = self.span_at(at)?;
        match (span.offer, &span.link) {
            (Some(number), _) => self.take_number(number),
            (None, Some(link)) => Some(Effect::Open(link.as_str().to_owned())),
            (None, None) => None,
        }
    }

    fn span_at(&self, at: Position) -> Option<&Span> {
        let column = self.regions.columns.iter().position(|area| area.contains(at))?;
        let area = self.regions.columns[column];
        let line = self.scroll() + usize::from(at.y - area.y);
        let mut room = usize::from(at.x - area.x);
        let spans = &self.pane().columns.get(column)?.get(line)?.spans;
        spans.iter().find(|span| {
            let width = text::width(&span.text);
            let is_here = room < width;
            room = room.saturating_sub(width);
            is_here
        })
    }

    /// Moves the divider to a place of the screen.
    fn drag_divider(&mut self, to: Position) {
        if self.regions.divider.width == 1 {
            self.dragged.0 = Some(to.x);
        } else {
            self.dragged.1 = Some(to.y.saturating_sub(self.regions.body.y));
        }
    }
}

/// Moves the caret to a place of the screen on a line that is visible in an area.
fn place_caret(line: &mut Editor, area: Rect, at: Position) {
    line.place_caret(at.x.saturating_sub(area.x).into(), area.width.into());
}
