//! The browser: the loop that turns events into actions and performs their effects. What touches the world is behind
//! [`Host`], so that tests run this very loop with written keys.

mod action;
pub mod app;
mod choice;
mod editor;
pub(crate) mod feed;
pub(crate) mod form;
mod guard;
mod help;
pub(crate) mod keymap;
mod regions;
pub(crate) mod remembered;
mod results;
mod screen;
#[cfg(test)]
mod tests;
mod view;

use std::ops::ControlFlow;

use crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEventKind};
use ratatui::Terminal;
use ratatui::backend::Backend;
use ratatui::layout::{Position, Rect};

use crate::browser::Opened;
use crate::clipboard::{Failure, Route};
use crate::error::{Error, ErrorKind, Result};
use crate::messages::Phrase;
use crate::tui::feed::Findings;
use action::{Action, Effect};
use app::{App, Mode};
use view::Areas;

pub use screen::{Setup, browse};
pub(crate) use screen::{Ways, columns, size};

/// How many rows the wheel moves.
const WHEEL: isize = 3;

/// The world around the browser.
trait Host {
    /// Waits for the next happening; `None` when there will be no more.
    fn next(&mut self) -> std::io::Result<Option<Happening>>;

    /// Returns whether an event waits, so that drawing can wait until it is dealt with.
    fn has_event(&mut self) -> std::io::Result<bool>;

    /// Returns the columns and rows to draw on.
    fn size(&mut self) -> std::io::Result<(u16, u16)>;

    /// Copies a text by the first route that takes it.
    fn copy(&mut self, text: &str) -> std::result::Result<Route, Failure>;

    /// Opens an address where there is a browser; an error is an address that is not one of the web.
    fn open(&mut self, url: &str) -> Result<Opened>;

    /// Shows lines on the plain screen, where the mouse is the terminal's, until Enter is pressed. Breaks when the browser
    /// is to be left then.
    fn show(&mut self, text: &str) -> std::io::Result<ControlFlow<()>>;

    /// Gives the terminal back, stops, and takes the terminal again when the process goes on.
    fn suspend(&mut self) -> std::io::Result<()>;
}

/// What the browser waits for.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Happening {
    /// A key, the mouse, a paste, another size.
    Event(Event),
    /// The log beside the browser shows this by now.
    Found(Findings),
    /// The program was stopped by others and goes on; the screen may show anything.
    GoesOn,
}

/// Runs the browser until it is left or there are no more events.
fn run<B: Backend>(app: &mut App<'_>, terminal: &mut Terminal<B>, host: &mut impl Host) -> Result<()> {
    let mut areas = draw(app, terminal, host)?;
    if !host.has_event()? {
        // The first query need not wait for it then.
        app.index();
    }
    let mut is_stale = false;
    while let Some(happening) = host.next()? {
        match happening {
            Happening::Found(findings) => is_stale |= app.found_in_log(findings),
            Happening::GoesOn => {
                repaint(terminal)?;
                is_stale = true;
            }
            Happening::Event(event) => {
                if let Some(action) = to_action(&event, app, &areas) {
                    is_stale = true;
                    let effect = app.update(action);
                    if perform(effect, app, terminal, host)?.is_break() {
                        return Ok(());
                    }
                }
            }
        }
        // A paste without brackets or a held key comes as many events: one drawing for all of them.
        if is_stale && !host.has_event()? {
            areas = draw(app, terminal, host)?;
            is_stale = false;
        }
    }
    Ok(())
}

fn draw<B: Backend>(app: &mut App<'_>, terminal: &mut Terminal<B>, host: &mut impl Host) -> Result<Areas> {
    // Not every other size is told: the window may have changed while the program was stopped.
    let (columns, rows) = host.size().map_err(terminal_error)?;
    let screen = Rect::new(0, 0, columns, rows);
    if screen != terminal.get_frame().area() {
        terminal.resize(screen).map_err(terminal_error)?;
    }
    app.update(Action::Resize(screen.width, screen.height));
    let mut areas = Areas::default();
    terminal.draw(|frame| areas = view::draw(app, frame)).map_err(terminal_error)?;
    Ok(areas)
}

fn terminal_error(error: impl std::fmt::Display) -> Error {
    Error::new(ErrorKind::Io, format!("the terminal failed: {error}"))
}

/// Performs an effect, tells the state what came of it, and goes on with what that asks for. Breaks when the browser is to
/// be left.
fn perform<B: Backend>(
    mut next: Option<Effect>,
    app: &mut App<'_>,
    terminal: &mut Terminal<B>,
    host: &mut impl Host,
) -> Result<ControlFlow<()>> {
    while let Some(effect) = next.take() {
        match effect {
            Effect::Quit => return Ok(ControlFlow::Break(())),
            Effect::Copy(outgoing) => {
                let outcome = host.copy(&outgoing.text);
                next = app.update(Action::Copied(outgoing, outcome));
            }
            Effect::Open(url) => {
                let outcome = host.open(&url);
                next = app.update(Action::Opened(url, outcome));
            }
            Effect::Show { reason, text } => {
                let back = Phrase::EnterReturns.text(app.lang);
                if host.show(&format!("{reason}\n\n{text}\n\n{back}"))?.is_break() {
                    return Ok(ControlFlow::Break(()));
                }
                repaint(terminal)?;
            }
            Effect::Redraw => repaint(terminal)?,
            Effect::Suspend => {
                host.suspend()?;
                repaint(terminal)?;
            }
        }
    }
    Ok(ControlFlow::Continue(()))
}

/// Has everything drawn again, since the screen shows something else now. `Terminal::clear` would ask the terminal for the
/// caret.
fn repaint<B: Backend>(terminal: &mut Terminal<B>) -> Result<()> {
    let area = terminal.get_frame().area();
    terminal.resize(area).map_err(terminal_error)
}

/// Returns what an event means to the state.
fn to_action(event: &Event, app: &App<'_>, areas: &Areas) -> Option<Action> {
    match event {
        // Windows reports the release of a key, too.
        Event::Key(key) if key.kind != KeyEventKind::Release => key_action(*key, app),
        Event::Paste(text) => Some(Action::Paste(text.clone())),
        Event::Mouse(mouse) => mouse_action(mouse.kind, Position::new(mouse.column, mouse.row), app, areas),
        Event::Resize(columns, rows) => {
            let (columns, rows) = screen::sane((*columns, *rows));
            Some(Action::Resize(columns, rows))
        }
        _ => None,
    }
}

fn key_action(key: KeyEvent, app: &App<'_>) -> Option<Action> {
    if let Some(command) = keymap::key_name(key).and_then(|name| app.keymap.lookup(app.context(), &name)) {
        return Some(Action::Command(command));
    }
    // Windows reports AltGr as Ctrl and Alt together.
    let modifiers = key.modifiers & (KeyModifiers::CONTROL | KeyModifiers::ALT);
    match key.code {
        KeyCode::Char(c) if modifiers.is_empty() || modifiers.bits().count_ones() == 2 => {
            Some(Action::Type(c))
        }
        _ => None,
    }
}

fn mouse_action(kind: MouseEventKind, at: Position, app: &App<'_>, areas: &Areas) -> Option<Action> {
    let wheel = match kind {
        MouseEventKind::ScrollDown => Some(WHEEL),
        MouseEventKind::ScrollUp => Some(-WHEEL),
        _ => None,
    };
    let clicked = kind == MouseEventKind::Down(MouseButton::Left);
    let regions = &app.regions;
    let row_in = |area: Rect| usize::from(at.y - area.y);
    if app.is_dragging {
        return match kind {
            MouseEventKind::Drag(_) => Some(Action::Drag(at)),
            MouseEventKind::Up(_) => Some(Action::Release),
            _ => None,
        };
    }
    if let Some((_, command)) = areas.keys.iter().find(|(area, _)| area.contains(at)) {
        return clicked.then_some(Action::Command(*command));
    }
    match &app.mode {
        Mode::Help(_) => wheel.map(Action::ScrollAnswer),
        Mode::Choose(_) | Mode::Fill(_) => {
            let row = areas.rows.iter().position(|row| row.contains(at));
            row.filter(|_| clicked).map(Action::Choose)
        }
        Mode::Browse | Mode::Find(_) if regions.divider.contains(at) => {
            clicked.then_some(Action::GrabDivider)
        }
        Mode::Browse | Mode::Find(_) if regions.list.contains(at) => match wheel {
            Some(rows) => Some(Action::ScrollList(rows)),
            None => clicked.then(|| Action::SelectRow(row_in(regions.list))),
        },
        Mode::Browse | Mode::Find(_) if regions.answer.contains(at) => match wheel {
            Some(lines) => Some(Action::ScrollAnswer(lines)),
            None => clicked.then_some(Action::ClickAnswer(at)),
        },
        Mode::Browse if regions.query.contains(at) => clicked.then(|| Action::ClickQuery {
            column: at.x.saturating_sub(areas.query.x).into(),
            room: areas.query.width.into(),
        }),
        Mode::Browse | Mode::Find(_) => None,
    }
}
