//! Drives the browser as production does, with written keys instead of a keyboard and a screen in memory.
#![allow(
    clippy::expect_used,
    dead_code,
    reason = "test support: it may panic, and not every test uses all of it"
)]

use std::cell::RefCell;
use std::collections::VecDeque;
use std::io::{self, Write};
use std::ops::ControlFlow;
use std::rc::Rc;
use std::sync::LazyLock;

use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use openlist_faq::browser::{Opened, Why};
use openlist_faq::catalogue::Catalogue;
use openlist_faq::clipboard::{Attempt, Certainty, Delivery, Failure, Reason, Route};
use openlist_faq::environment::User;
use openlist_faq::lang::Lang;
use openlist_faq::state::State;
use openlist_faq::theme::Theme;
use openlist_faq::tui::app::App;
use openlist_faq::tui::results::Row;
use openlist_faq::tui::{self, Happening, Host};
use ratatui::backend::CrosstermBackend;
use ratatui::layout::Rect;
use ratatui::{Terminal, TerminalOptions, Viewport};

static CATALOGUE: LazyLock<Catalogue> =
    LazyLock::new(|| Catalogue::built_in().expect("the built-in catalogue is sound"));

/// What the browser is started with.
#[derive(Clone, Copy)]
pub struct Start {
    pub columns: u16,
    pub rows: u16,
    pub lang: Lang,
    pub theme: Theme,
    /// Whether there is neither clipboard nor browser.
    pub bare: bool,
    /// Whether the terminal knows links.
    pub hyperlinks: bool,
}

impl Start {
    /// English on a screen of this size.
    pub fn sized(columns: u16, rows: u16) -> Start {
        Start {
            columns,
            rows,
            lang: Lang::En,
            theme: Theme::PALETTE,
            bare: false,
            hyperlinks: false,
        }
    }

    pub fn lang(self, lang: Lang) -> Start {
        Start { lang, ..self }
    }

    /// Types the keys, such as `permission<enter>jj<ctrl-l>`, and gives what there is to see then.
    pub fn press(self, keys: &str) -> Seen {
        self.play(events(keys))
    }

    /// Runs the production loop on the events.
    pub fn play(self, events: Vec<Event>) -> Seen {
        let catalogue = &*CATALOGUE;
        let mut app = App::new(catalogue, self.lang, None, "");
        app.hyperlinks = self.hyperlinks;
        app.person.user = Some(User { uid: 1001, gid: 100 });
        let emulator = Emulator::new(self.columns, self.rows);
        let area = Rect::new(0, 0, self.columns, self.rows);
        let options = TerminalOptions {
            viewport: Viewport::Fixed(area),
        };
        let mut terminal = Terminal::with_options(CrosstermBackend::new(emulator.clone()), options)
            .expect("a terminal in memory");
        let mut host = Script {
            events: events.into(),
            no_clipboard: self.bare,
            ..Script::default()
        };
        tui::run(&mut app, &self.theme, &mut terminal, &mut host).expect("nothing can fail here");
        let terminal = emulator.0.borrow().screen().clone();
        let bytes = String::from_utf8_lossy(&emulator.1.borrow()).into_owned();
        Seen {
            screen: terminal
                .rows(0, self.columns)
                .map(|row| row.trim_end().to_owned())
                .collect::<Vec<_>>()
                .join(
                    "
",
                ),
            terminal,
            bytes,
            left: !host.asked_for_more,
            entry: app.entry().map(|entry| entry.id.clone()),
            hits: app
                .results
                .rows
                .iter()
                .filter_map(|row| entry_id(catalogue, row))
                .collect(),
            copied: host.copied,
            opened: host.opened,
            shown: host.shown,
            suspended: host.suspended,
            memory: app.memory,
        }
    }
}

fn entry_id(catalogue: &Catalogue, row: &Row) -> Option<String> {
    match row {
        Row::Entry { entry, .. } => Some(catalogue.entries[*entry].id.clone()),
        _ => None,
    }
}

/// A terminal in memory that takes the bytes which a real one would get.
#[derive(Clone)]
struct Emulator(Rc<RefCell<vt100::Parser>>, Rc<RefCell<Vec<u8>>>);

impl Emulator {
    fn new(columns: u16, rows: u16) -> Emulator {
        let parser = vt100::Parser::new(rows, columns, 0);
        Emulator(Rc::new(RefCell::new(parser)), Rc::default())
    }
}

impl Write for Emulator {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().process(bytes);
        self.1.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// What there is to see after the events.
pub struct Seen {
    /// The screen's lines, without the blanks at their ends.
    pub screen: String,
    /// The screen with its styles and its caret.
    pub terminal: vt100::Screen,
    /// All that was written to the terminal.
    pub bytes: String,
    /// Whether the browser was left.
    pub left: bool,
    /// The id of the selected entry.
    pub entry: Option<String>,
    /// The ids of the entries in the list.
    pub hits: Vec<String>,
    pub copied: Vec<String>,
    pub opened: Vec<String>,
    /// The texts that were shown on the plain screen.
    pub shown: Vec<String>,
    pub suspended: usize,
    /// What is remembered.
    pub memory: State,
}

impl Seen {
    /// The last line: keys or a notice.
    pub fn footer(&self) -> &str {
        self.screen.lines().last().unwrap_or_default()
    }
}

/// The world as a test writes it.
#[derive(Default)]
struct Script {
    events: VecDeque<Event>,
    asked_for_more: bool,
    copied: Vec<String>,
    opened: Vec<String>,
    shown: Vec<String>,
    suspended: usize,
    no_clipboard: bool,
}

impl Host for Script {
    fn next(&mut self) -> io::Result<Option<Happening>> {
        self.asked_for_more = self.events.is_empty();
        Ok(self.events.pop_front().map(Happening::Event))
    }

    fn has_event(&mut self) -> io::Result<bool> {
        Ok(false)
    }

    fn pause(&mut self) -> io::Result<()> {
        Ok(())
    }

    fn copy(&mut self, text: &str) -> Result<Delivery, Failure> {
        self.copied.push(text.to_owned());
        if self.no_clipboard {
            let attempt = Attempt {
                route: Route::Native(None),
                reason: Reason::NoDesktop,
            };
            return Err(Failure {
                attempts: vec![attempt],
            });
        }
        Ok(Delivery {
            route: Route::Native(None),
            certainty: Certainty::Known,
            failed: Vec::new(),
        })
    }

    fn open(&mut self, url: &str) -> openlist_faq::error::Result<Opened> {
        self.opened.push(url.to_owned());
        Ok(if self.no_clipboard {
            Opened::Not(Why::NoDesktop)
        } else {
            Opened::Asked
        })
    }

    fn show(&mut self, text: &str) -> io::Result<ControlFlow<()>> {
        self.shown.push(text.to_owned());
        Ok(ControlFlow::Continue(()))
    }

    fn suspend(&mut self) -> io::Result<()> {
        self.suspended += 1;
        Ok(())
    }
}

/// Keys as events: characters stand for themselves, `<enter>`, `<ctrl-l>`, `<f2>` … for keys.
pub fn events(keys: &str) -> Vec<Event> {
    let mut events = Vec::new();
    let mut rest = keys;
    while let Some(c) = rest.chars().next() {
        let named = rest.strip_prefix('<').and_then(|rest| rest.split_once('>'));
        let key = match named {
            Some((name, after)) => {
                rest = after;
                named_key(name)
            }
            None => {
                rest = &rest[c.len_utf8()..];
                KeyEvent::new(KeyCode::Char(c), KeyModifiers::NONE)
            }
        };
        events.push(Event::Key(key));
    }
    events
}

fn named_key(name: &str) -> KeyEvent {
    if let Some(rest) = name.strip_prefix("ctrl-") {
        let key = named_key(rest);
        return KeyEvent::new(key.code, key.modifiers | KeyModifiers::CONTROL);
    }
    let code = match name {
        "enter" => KeyCode::Enter,
        "tab" => KeyCode::Tab,
        "shift-tab" => KeyCode::BackTab,
        "esc" => KeyCode::Esc,
        "up" => KeyCode::Up,
        "down" => KeyCode::Down,
        "left" => KeyCode::Left,
        "right" => KeyCode::Right,
        "home" => KeyCode::Home,
        "end" => KeyCode::End,
        "pageup" => KeyCode::PageUp,
        "pagedown" => KeyCode::PageDown,
        "backspace" => KeyCode::Backspace,
        "delete" => KeyCode::Delete,
        "space" => KeyCode::Char(' '),
        name if name.starts_with('f') && name.len() > 1 => KeyCode::F(name[1..].parse().expect("a number")),
        name => KeyCode::Char(name.chars().next().expect("a character")),
    };
    KeyEvent::new(code, KeyModifiers::NONE)
}

/// A click of the left button.
pub fn click(column: u16, row: u16) -> Event {
    mouse(MouseEventKind::Down(MouseButton::Left), column, row)
}

/// A turn of the wheel towards the user.
pub fn wheel_down(column: u16, row: u16) -> Event {
    mouse(MouseEventKind::ScrollDown, column, row)
}

fn mouse(kind: MouseEventKind, column: u16, row: u16) -> Event {
    Event::Mouse(MouseEvent {
        kind,
        column,
        row,
        modifiers: KeyModifiers::NONE,
    })
}
