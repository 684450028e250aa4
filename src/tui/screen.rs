//! The real terminal: taken when the browser starts, and left as it was found however the browser ends.

use std::io::{self, BufWriter, Stdout, Write};
use std::ops::ControlFlow;
use std::sync::mpsc::Receiver;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use crossterm::event::{
    self, DisableBracketedPaste, EnableBracketedPaste, Event, KeyCode, KeyEventKind, KeyModifiers,
};
use crossterm::terminal::{self, EnterAlternateScreen, LeaveAlternateScreen};
use crossterm::{cursor, execute, queue, style};
use ratatui::backend::CrosstermBackend;
use ratatui::layout::Rect;
use ratatui::{Terminal, TerminalOptions, Viewport};
use terminal_colorsaurus::{QueryOptions, background_color};

use super::app::App;
use super::feed::Feed;
use super::guard;
use super::{Happening, Host};
use crate::browser::{self, Opened};
use crate::clipboard::{self, Failure, Route};
use crate::environment::Environment;
use crate::error::{Error, ErrorKind, Result};
use crate::layout::Glyphs;
use crate::state::{State, Store};
use crate::theme::{Background, Theme};
use crate::tui::feed::Findings;

/// Reports of clicks, the wheel and movements with a button down, with coordinates as numbers (xterm's modes 1002 and
/// 1006). Crossterm's own command asks for every movement, which would wake the program whenever the mouse crosses the
/// window.
const MOUSE_ON: &str = "\x1b[?1002h\x1b[?1006h";
const MOUSE_OFF: &str = "\x1b[?1006l\x1b[?1002l";

/// How much of a frame is collected before it is written, in bytes: more than a large one, so that the terminal
/// gets each in one piece.
const FRAME: usize = 64 * 1024;

/// How often to look, while a log is read, whether it shows more. Without a log nothing is looked for.
const FEED_PAUSE: Duration = Duration::from_millis(50);

/// How long it may take until the signal that woke the program is told.
#[cfg(unix)]
const AWAKE: Duration = Duration::from_millis(100);

/// How long the terminal has to tell its background. One that cannot tell it says so at once.
const ANSWER: Duration = Duration::from_millis(500);

/// Runs the browser on the terminal, which is given back however it ends.
///
/// # Errors
///
/// Returns an error if there is no terminal or it fails.
pub fn browse(app: &mut App<'_>, setup: Setup) -> Result<()> {
    // Whether there are colours is the theme's decision alone.
    style::force_color_output(true);
    let is_asked = setup.theme == Theme::AUTO;
    let background = is_asked.then(background).flatten();
    app.theme = setup.theme.on(background).borders(setup.borders);
    let mut screen = Screen::take(setup).map_err(|error| {
        Error::new(ErrorKind::Io, format!("cannot take the terminal: {error}"))
            .with_hint("openlist-faq list and openlist-faq show ID work without one")
    })?;
    let writer = BufWriter::with_capacity(FRAME, io::stdout());
    let backend = CrosstermBackend::<BufWriter<Stdout>>::new(writer);
    // Fixed, so that only what draws decides how large it is.
    let viewport = Viewport::Fixed(Rect::default());
    let mut terminal = Terminal::with_options(backend, TerminalOptions { viewport })?;
    super::run(app, &mut terminal, &mut screen)
}

/// Asks the terminal for its background; `None` when it does not answer.
fn background() -> Option<Background> {
    let mut options = QueryOptions::default();
    options.timeout = ANSWER;
    let is_light = background_color(options).ok()?.perceived_lightness() > 0.5;
    Some(if is_light { Background::Light } else { Background::Dark })
}

/// How the browser is to run.
#[derive(Debug, Default)]
pub struct Setup {
    pub(crate) theme: Theme,
    pub(crate) borders: &'static Glyphs,
    /// Whether it takes the mouse.
    pub(crate) mouse: bool,
    pub(crate) ways: Ways,
    /// The log that is read beside it.
    pub(crate) feed: Option<Feed>,
    /// Where is remembered, should others end the program.
    pub(crate) store: Store,
}

/// The ways by which a text or a link leaves the browser.
#[derive(Debug, Clone, Default)]
pub(crate) struct Ways {
    /// The clipboards to try, in order.
    pub(crate) routes: Vec<Route>,
    /// Where the program runs.
    pub(crate) environment: Environment,
}

/// Returns how many columns the terminal has, if there is one.
pub(crate) fn columns() -> Option<usize> {
    size().map(|(columns, _)| usize::from(columns))
}

/// Returns the columns and rows of the terminal, if there is one.
pub(crate) fn size() -> Option<(u16, u16)> {
    terminal::size().ok().map(sane)
}

/// Returns the columns and rows to use of a terminal. Over a serial line it may not know its size and say 0; and what
/// is larger than any screen would only take memory.
pub(super) fn sane((columns, rows): (u16, u16)) -> (u16, u16) {
    const LARGEST: (u16, u16) = (2000, 600);
    let or = |size, usual| if size == 0 { usual } else { size };
    (or(columns, 80).min(LARGEST.0), or(rows, 24).min(LARGEST.1))
}

/// The terminal while the browser has it. Dropping it gives the terminal back.
struct Screen {
    mouse: bool,
    ways: Ways,
    /// The log that is being read.
    feed: Option<Feed>,
    /// Tells that the program was stopped and goes on.
    goes_on: Receiver<()>,
    /// What is to be remembered, and where.
    kept: Arc<Mutex<(Store, Option<State>)>>,
}

impl Screen {
    fn take(setup: Setup) -> io::Result<Screen> {
        let Setup { mouse, ways, feed, store, .. } = setup;
        let kept = Arc::new(Mutex::new((store, None)));
        let save = {
            let kept = Arc::clone(&kept);
            move || {
                if let Ok((store, Some(state))) = kept.lock().as_deref_mut() {
                    // Nobody is there to be told of a failure.
                    let _ = store.save(State::clone(state));
                }
            }
        };
        guard::on_panic(mouse);
        let goes_on = guard::on_end(mouse, save)?;
        enter(mouse)?;
        let screen = Screen { mouse, ways, feed, goes_on, kept };
        // From now on no change of the window's size is missed, which also tells that the program goes on.
        event::poll(Duration::ZERO)?;
        Ok(screen)
    }

    /// Waits for an event. After a stop that was not ours the terminal is as others have left it.
    fn event(&self) -> io::Result<Happening> {
        let event = event::read()?;
        if self.goes_on.try_iter().count() == 0 {
            return Ok(Happening::Event(event));
        }
        // Crossterm believes that the mode is still on.
        terminal::disable_raw_mode()?;
        enter(self.mouse)?;
        Ok(Happening::GoesOn)
    }

    /// Waits until the log shows more, or there is an event; returns at once without a log.
    fn findings(&mut self) -> io::Result<Option<Findings>> {
        while let Some(feed) = &self.feed {
            match feed.news() {
                Ok(Some(findings)) => return Ok(Some(findings)),
                Ok(None) if event::poll(FEED_PAUSE)? => break,
                Ok(None) => {}
                Err(()) => self.feed = None,
            }
        }
        Ok(None)
    }

    /// Waits on the plain screen, which shows no keys, until Enter is pressed. The keys come as events as ever: what reads
    /// lines would take from them what belongs to the browser. Ctrl-C leaves the browser, as everywhere.
    fn wait_for_enter(&self) -> io::Result<ControlFlow<()>> {
        loop {
            let event = event::read()?;
            if self.goes_on.try_iter().count() > 0 {
                terminal::disable_raw_mode()?;
                terminal::enable_raw_mode()?;
            }
            if let Event::Key(key) = event
                && key.kind != KeyEventKind::Release
            {
                match key.code {
                    KeyCode::Enter | KeyCode::Esc | KeyCode::Char('q') => {
                        return Ok(ControlFlow::Continue(()));
                    }
                    KeyCode::Char('c') if key.modifiers.contains(KeyModifiers::CONTROL) => {
                        return Ok(ControlFlow::Break(()));
                    }
                    _ => {}
                }
            }
        }
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        leave(self.mouse);
    }
}

impl Host for Screen {
    fn size(&mut self) -> io::Result<(u16, u16)> {
        terminal::size().map(sane)
    }

    fn next(&mut self) -> io::Result<Option<Happening>> {
        Ok(Some(match self.findings()? {
            Some(findings) => Happening::Found(findings),
            None => self.event()?,
        }))
    }

    fn has_event(&mut self) -> io::Result<bool> {
        event::poll(Duration::ZERO)
    }

    fn copy(&mut self, text: &str) -> std::result::Result<Route, Failure> {
        clipboard::copy(text, &self.ways.routes, Some(&mut io::stdout().lock()))
    }

    fn selection(&mut self) -> Option<String> {
        let environment = &self.ways.environment;
        let is_near = !environment.ssh && !environment.desktops().is_empty();
        is_near.then(clipboard::selection).flatten()
    }

    fn open(&mut self, url: &str) -> Result<Opened> {
        browser::open(url, &self.ways.environment)
    }

    fn show(&mut self, text: &str) -> io::Result<ControlFlow<()>> {
        leave(self.mouse);
        // Before anything is shown, so that no key is taken for a signal; line ends are then all up to us.
        terminal::enable_raw_mode()?;
        let mut out = io::stdout().lock();
        write!(out, "\r\n{}\r\n", text.replace('\n', "\r\n"))?;
        out.flush()?;
        drop(out);
        let next = self.wait_for_enter()?;
        enter(self.mouse)?;
        Ok(next)
    }

    fn keep(&mut self, state: State) {
        if let Ok(mut kept) = self.kept.lock() {
            kept.1 = Some(state);
        }
    }

    #[cfg(unix)]
    fn suspend(&mut self) -> io::Result<()> {
        leave(self.mouse);
        signal_hook::low_level::raise(signal_hook::consts::SIGTSTP)?;
        // That it goes on is known here. Nothing tells so where it was not stopped, since nobody could wake it.
        let _ = self.goes_on.recv_timeout(AWAKE);
        enter(self.mouse)
    }

    #[cfg(not(unix))]
    fn suspend(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Takes the terminal, or leaves it as it was found. What says so to it goes out with what is drawn next.
fn enter(mouse: bool) -> io::Result<()> {
    terminal::enable_raw_mode()?;
    write_enter(&mut io::stdout().lock(), mouse).inspect_err(|_| leave(mouse))
}

fn write_enter(out: &mut impl Write, mouse: bool) -> io::Result<()> {
    queue!(out, EnterAlternateScreen, EnableBracketedPaste)?;
    if mouse {
        queue!(out, style::Print(MOUSE_ON))?;
    }
    Ok(())
}

/// Gives the terminal back. Where standard output does not take that, as when it was what failed, the terminal is asked
/// for by its own name. What fails then is passed over: there may be no terminal any more.
pub(super) fn leave(mouse: bool) {
    if write_leave(&mut io::stdout().lock(), mouse).is_err()
        && let Some(mut terminal) = clipboard::terminal()
    {
        let _ = write_leave(&mut terminal, mouse);
    }
    let _ = terminal::disable_raw_mode();
}

fn write_leave(out: &mut impl Write, mouse: bool) -> io::Result<()> {
    if mouse {
        queue!(out, style::Print(MOUSE_OFF))?;
    }
    execute!(out, DisableBracketedPaste, LeaveAlternateScreen, cursor::Show)
}
