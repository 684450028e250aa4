//! The browser: the loop that turns events into actions and performs their effects. What touches the world is behind
//! [`Host`], so that tests run this very loop with written keys.

pub mod app;
mod editor;
mod effect;
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

use crossterm::event::Event;
use ratatui::Terminal;
use ratatui::backend::Backend;
use ratatui::layout::Rect;

use crate::browser::Opened;
use crate::clipboard::{Failure, Route};
use crate::error::{Error, ErrorKind, Result};
use crate::messages::Phrase;
use crate::state::State;
use crate::tui::feed::Findings;
use app::App;
use effect::Effect;
use view::Areas;

pub use screen::{Setup, browse};
pub(crate) use screen::{Ways, columns, size};

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

    /// Returns the text that was selected last on the person's desktop.
    fn selection(&mut self) -> Option<String>;

    /// Opens an address where there is a browser; an error is an address that is not one of the web.
    fn open(&mut self, url: &str) -> Result<Opened>;

    /// Shows lines on the plain screen, where the mouse is the terminal's, until Enter is pressed. Breaks when the browser
    /// is to be left then.
    fn show(&mut self, text: &str) -> std::io::Result<ControlFlow<()>>;

    /// Takes what is to be remembered, should others end the program.
    fn keep(&mut self, state: State);

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
                is_stale = true;
                let effect = app.update(&event, &areas);
                if perform(effect, app, terminal, host)?.is_break() {
                    return Ok(());
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
    let size = host.size().map_err(terminal_error)?;
    let screen = Rect::new(0, 0, size.0, size.1);
    if screen != terminal.get_frame().area() {
        terminal.resize(screen).map_err(terminal_error)?;
    }
    app.prepare(size);
    let mut areas = Areas::default();
    // Before it is seen: whoever sees it may end the program at once.
    host.keep(remembered::close(app));
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
                next = app.copied(outgoing, outcome);
            }
            Effect::Open(url) => {
                let outcome = host.open(&url);
                next = app.opened(url, outcome);
            }
            Effect::Show { reason, text } => {
                let back = Phrase::EnterReturns.text(app.lang);
                if host.show(&format!("{reason}\n\n{text}\n\n{back}"))?.is_break() {
                    return Ok(ControlFlow::Break(()));
                }
                repaint(terminal)?;
            }
            Effect::PasteSelection => match host.selection() {
                Some(text) => next = app.update(&Event::Paste(text), &Areas::default()),
                None => app.warn(Phrase::NoSelection.text(app.lang)),
            },
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
