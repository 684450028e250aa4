//! The browser: the event loop, which turns events into actions and carries out their effects. Everything that
//! touches the world is behind [`Host`], so that tests run this very loop with written keys.

pub mod action;
mod answer;
pub mod app;
pub mod choice;
pub mod feed;
pub mod form;
mod guard;
pub mod keymap;
mod place;
mod query;
pub mod remembered;
pub mod results;
mod screen;
pub mod view;
mod viewport;

use std::ops::ControlFlow;

use crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEventKind};
use ratatui::Terminal;
use ratatui::backend::Backend;
use ratatui::layout::{Position, Rect};

use crate::browser::Opened;
use crate::clipboard::{Delivery, Failure};
use crate::error::{Error, ErrorKind, Result};
use crate::messages::Phrase;
use crate::theme::Theme;
use crate::tui::feed::Findings;
use action::{Action, Effect};
use app::{App, Mode};
use view::Areas;

pub use screen::{Looks, Setup, Ways, browse, columns, size};

/// How many rows the wheel moves.
const WHEEL: isize = 3;

/// The world around the browser.
pub trait Host {
    /// Waits for the next happening; `None` when there will be no more.
    ///
    /// # Errors
    /// When the terminal cannot be read.
    fn next(&mut self) -> std::io::Result<Option<Happening>>;

    /// Whether an event is there already, so that drawing can wait until it is dealt with.
    ///
    /// # Errors
    /// When the terminal cannot be read.
    fn has_event(&mut self) -> std::io::Result<bool>;

    /// Leaves the processor to others for a moment, or until there is an event.
    ///
    /// # Errors
    /// When the terminal cannot be read.
    fn pause(&mut self) -> std::io::Result<()>;

    /// Copies a text by the first route that takes it.
    ///
    /// # Errors
    /// Why no route took it.
    fn copy(&mut self, text: &str) -> std::result::Result<Delivery, Failure>;

    /// Opens an address where there is a browser.
    ///
    /// # Errors
    /// When the address is not one of the web.
    fn open(&mut self, url: &str) -> Result<Opened>;

    /// Shows lines on the plain screen, where the mouse is the terminal's, until Enter is pressed; tells whether the
    /// browser is to go on then or to be left.
    ///
    /// # Errors
    /// When the terminal cannot be taken again.
    fn show(&mut self, text: &str) -> std::io::Result<ControlFlow<()>>;

    /// Gives the terminal back, stops, and takes the terminal again when the process goes on.
    ///
    /// # Errors
    /// When the terminal cannot be taken again.
    fn suspend(&mut self) -> std::io::Result<()>;
}

/// What the browser waits for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Happening {
    /// A key, the mouse, a paste, another size.
    Event(Event),
    /// A log that is being read shows this by now.
    Found(Findings),
}

/// Runs the browser until it is left or its events end.
///
/// # Errors
/// When the terminal fails.
pub fn run<B: Backend>(
    app: &mut App<'_>,
    theme: &Theme,
    terminal: &mut Terminal<B>,
    host: &mut impl Host,
) -> Result<()> {
    let mut areas = draw(app, theme, terminal)?;
    while let Some(happening) = host.next()? {
        let mut changed = matches!(happening, Happening::Event(Event::Resize(..)));
        let action = match happening {
            Happening::Event(event) => to_action(&event, app, &areas),
            Happening::Found(findings) => Some(Action::Found(findings)),
        };
        if let Some(action) = action {
            changed = true;
            if let Some(effect) = app.update(action)
                && perform(effect, app, terminal, host)? == Next::Leave
            {
                return Ok(());
            }
        }
        // A paste without brackets or a held key comes as many events: one drawing for all of them.
        if changed && !host.has_event()? {
            areas = draw(app, theme, terminal)?;
        }
    }
    Ok(())
}

fn draw<B: Backend>(app: &mut App<'_>, theme: &Theme, terminal: &mut Terminal<B>) -> Result<Areas> {
    let mut areas = Areas::default();
    terminal
        .draw(|frame| areas = view::draw(app, theme, frame))
        .map_err(terminal_error)?;
    app.drawn(areas.viewport.clone());
    Ok(areas)
}

fn terminal_error(error: impl std::fmt::Display) -> Error {
    Error::new(ErrorKind::Io, format!("the terminal failed: {error}"))
}

#[derive(PartialEq, Eq)]
enum Next {
    GoOn,
    Leave,
}

/// Carries out an effect, tells the state what came of it, and goes on with what that asks for.
fn perform<B: Backend>(
    effect: Effect,
    app: &mut App<'_>,
    terminal: &mut Terminal<B>,
    host: &mut impl Host,
) -> Result<Next> {
    let mut next = Some(effect);
    while let Some(effect) = next.take() {
        match effect {
            Effect::Quit => return Ok(Next::Leave),
            Effect::Copy(snippet) => {
                let outcome = host.copy(&snippet.text);
                next = app.update(Action::Copied(snippet, outcome));
            }
            Effect::Open(url) => {
                let outcome = host.open(&url);
                next = app.update(Action::Opened(url, outcome));
            }
            Effect::Show { reason, text } => {
                let back = Phrase::EnterReturns.text(app.lang);
                if host.show(&format!("{reason}\n\n{text}\n\n{back}"))?.is_break() {
                    return Ok(Next::Leave);
                }
                repaint(terminal)?;
            }
            Effect::Suspend => {
                host.suspend()?;
                repaint(terminal)?;
            }
        }
    }
    Ok(Next::GoOn)
}

/// Has everything drawn again, since the screen holds something else now. `Terminal::clear` would ask the terminal
/// for the caret.
fn repaint<B: Backend>(terminal: &mut Terminal<B>) -> Result<()> {
    let area = terminal.get_frame().area();
    terminal.resize(area).map_err(terminal_error)
}

/// What an event means to the state as it is drawn.
fn to_action(event: &Event, app: &App<'_>, areas: &Areas) -> Option<Action> {
    match event {
        // Windows reports the release of a key, too.
        Event::Key(key) if key.kind != KeyEventKind::Release => key_action(*key, app),
        Event::Paste(text) => Some(Action::Paste(text.clone())),
        Event::Mouse(mouse) => mouse_action(mouse.kind, Position::new(mouse.column, mouse.row), app, areas),
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
    let row_in = |area: Rect| usize::from(at.y - area.y);
    match &app.mode {
        Mode::Help(_) => wheel.map(Action::ScrollAnswer),
        Mode::Choose(_) if clicked && areas.choice.contains(at) => Some(Action::Choose(row_in(areas.choice))),
        Mode::Choose(_) => None,
        Mode::Fill(_) if clicked => areas
            .fields
            .iter()
            .position(|field| field.contains(at))
            .map(Action::Choose),
        Mode::Fill(_) => None,
        Mode::Browse if areas.list.contains(at) => match wheel {
            Some(rows) => Some(Action::ScrollList(rows)),
            None => clicked.then(|| Action::SelectRow(app.results.top + row_in(areas.list))),
        },
        Mode::Browse if areas.answer.contains(at) => match wheel {
            Some(lines) => Some(Action::ScrollAnswer(lines)),
            None => clicked.then_some(Action::FocusAnswer),
        },
        Mode::Browse if areas.query.contains(at) => clicked.then_some(Action::FocusQuery),
        Mode::Browse => None,
    }
}
