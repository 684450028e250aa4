//! Drives the browser as production does, with written keys instead of a keyboard and a screen in memory.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::fs;
use std::io::{self, Write};
use std::ops::ControlFlow;
use std::path::Path;
use std::rc::Rc;
use std::sync::LazyLock;

use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use ratatui::backend::CrosstermBackend;
use ratatui::layout::Rect;
use ratatui::{Terminal, TerminalOptions, Viewport};

use super::super::{Happening, Host, run};
use crate::browser::Opened;
use crate::clipboard::{Failure, Reason, Route};
use crate::state::State;
use crate::theme::Theme;
use crate::tui::app::App;
use catalogue::join::Survey;
use catalogue::lang::Lang;
use catalogue::model::Catalogue;
use catalogue::snippet::User;

/// The fixture, and an entry with two commands and a slip in one of them.
pub(super) static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(|| with_page(PAGE, ROW));

/// Returns the fixture with one more page and its row.
pub(super) fn with_page(page: &str, row: &str) -> Catalogue {
    let folder = tempfile::tempdir().expect("there is room");
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixture"), folder.path());
    fs::write(folder.path().join("openlist/commands.md"), page).expect("there is room");
    fs::write(folder.path().join("openlist/commands.yaml"), row).expect("there is room");
    let survey = Survey::of_folder(folder.path()).expect("it can be read");
    let (catalogue, notices) = survey.into_catalogue().expect("nothing is broken");
    assert_eq!(notices, []);
    catalogue
}

const PAGE: &str = "\
**Q**：container start failed

**A**：Look first with `docker logs list`, then start anew:

```sh
docker run -d --name list exmaple/list
```
";

const ROW: &str = "\
entries:
- id: two-commands
  group: start
  error: container start failed
  title: {en: container start failed, zh: 容器启动失败}
  corrections:
  - {languages: [en], says: exmaple, right: example, because: {en: of its name, zh: 名称如此}}
  warnings:
  - {command: docker run, warning: {en: It runs on every start., zh: 开机即运行。}}
";

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("there is room");
    for file in fs::read_dir(from).expect("it is there") {
        let file = file.expect("it can be read");
        let to = to.join(file.file_name());
        if file.path().is_dir() {
            copy(&file.path(), &to);
        } else {
            fs::copy(file.path(), to).expect("there is room");
        }
    }
}

/// Returns the index of an entry.
pub(super) fn entry(id: &str) -> usize {
    let mut entries = CATALOGUE.entries.iter();
    entries.position(|entry| entry.id == id).expect("it is there")
}

/// What the browser is started with.
#[derive(Clone, Copy)]
pub(super) struct Start {
    pub(super) catalogue: &'static Catalogue,
    pub(super) columns: u16,
    pub(super) rows: u16,
    pub(super) lang: Lang,
    pub(super) theme: Theme,
    /// Whether there is neither clipboard nor browser.
    pub(super) bare: bool,
    /// Whether the terminal knows links.
    pub(super) hyperlinks: bool,
}

impl Start {
    /// Returns a start in English on a screen of this size.
    pub(super) fn sized(columns: u16, rows: u16) -> Start {
        Start {
            catalogue: &CATALOGUE,
            columns,
            rows,
            lang: Lang::En,
            theme: Theme::PALETTE,
            bare: false,
            hyperlinks: false,
        }
    }

    pub(super) fn lang(self, lang: Lang) -> Start {
        Start { lang, ..self }
    }

    /// Types the keys, such as `mount<enter>jj<ctrl-t>`, one after the other, each when the last one is shown.
    pub(super) fn press(self, keys: &str) -> Seen {
        self.play(each_key(keys))
    }

    /// Types the keys ahead: all of them wait when the first one is read.
    pub(super) fn press_at_once(self, keys: &str) -> Seen {
        self.play(together(events(keys)))
    }

    /// Runs the production loop on what happens. What happens in one write waits in the terminal together.
    pub(super) fn play(self, writes: Vec<Vec<Happening>>) -> Seen {
        let id = |entry: usize| self.catalogue.entries[entry].id.clone();
        let mut app = App::new(self.catalogue, self.lang, None, "");
        app.theme = self.theme;
        app.hyperlinks = self.hyperlinks;
        app.person.user = Some(User { uid: 1001, gid: 100 });
        let emulator = Emulator::new(self.columns, self.rows);
        let options = TerminalOptions { viewport: Viewport::Fixed(Rect::new(0, 0, self.columns, self.rows)) };
        let mut terminal = Terminal::with_options(CrosstermBackend::new(emulator.clone()), options)
            .expect("a terminal in memory");
        let mut host = Script {
            later: writes.into(),
            no_clipboard: self.bare,
            size: (self.columns, self.rows),
            ..Script::default()
        };
        let left = run(&mut app, &mut terminal, &mut host).map(|()| !host.is_over);
        let terminal = emulator.screen.borrow().screen().clone();
        let bytes = String::from_utf8_lossy(&emulator.bytes.borrow()).into_owned();
        let rows = terminal.rows(0, self.columns).map(|row| row.trim_end().to_owned());
        Seen {
            screen: rows.collect::<Vec<_>>().join("\n"),
            terminal,
            bytes,
            left: left.expect("nothing can fail here"),
            entry: app.entry().map(|entry| entry.id.clone()),
            listed: app.results.rows().iter().filter_map(|row| row.entry()).map(id).collect(),
            lists: app.lists,
            copied: host.copied,
            opened: host.opened,
            shown: host.shown,
            suspended: host.suspended,
            memory: app.memory,
        }
    }
}

/// A terminal in memory that takes the bytes which a real one would get.
#[derive(Clone)]
struct Emulator {
    screen: Rc<RefCell<vt100::Parser>>,
    bytes: Rc<RefCell<Vec<u8>>>,
}

impl Emulator {
    fn new(columns: u16, rows: u16) -> Emulator {
        Emulator { screen: Rc::new(RefCell::new(vt100::Parser::new(rows, columns, 0))), bytes: Rc::default() }
    }
}

impl Write for Emulator {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.screen.borrow_mut().process(bytes);
        self.bytes.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// What there is to see at the end.
pub(super) struct Seen {
    /// The screen's lines, without the blanks at their ends.
    pub(super) screen: String,
    /// The screen with its styles and its caret.
    pub(super) terminal: vt100::Screen,
    /// All that was written to the terminal.
    pub(super) bytes: String,
    /// Whether the browser was left.
    pub(super) left: bool,
    /// The id of the selected entry.
    pub(super) entry: Option<String>,
    /// The ids of the entries in the list.
    pub(super) listed: Vec<String>,
    /// How often the list was made.
    pub(super) lists: usize,
    pub(super) copied: Vec<String>,
    pub(super) opened: Vec<String>,
    /// The texts that were shown on the plain screen.
    pub(super) shown: Vec<String>,
    pub(super) suspended: usize,
    pub(super) memory: State,
}

impl Seen {
    /// Returns the last line: keys or a notice.
    pub(super) fn footer(&self) -> &str {
        self.screen.lines().last().unwrap_or_default()
    }

    /// Returns the row of the screen that has a text.
    pub(super) fn row_of(&self, text: &str) -> u16 {
        let row = self.screen.lines().position(|line| line.contains(text));
        let row = row.unwrap_or_else(|| panic!("{text} is not on the screen:\n{}", self.screen));
        u16::try_from(row).expect("a screen has few rows")
    }

    #[track_caller]
    pub(super) fn has(&self, text: &str) {
        assert!(self.screen.contains(text), "{text} is not on the screen:\n{}", self.screen);
    }
}

/// The world as a test writes it.
#[derive(Default)]
struct Script {
    /// What happened and was not read yet.
    waiting: VecDeque<Happening>,
    /// What happens once all of that is dealt with.
    later: VecDeque<Vec<Happening>>,
    /// Whether more was asked for than happens.
    is_over: bool,
    copied: Vec<String>,
    opened: Vec<String>,
    shown: Vec<String>,
    suspended: usize,
    no_clipboard: bool,
    size: (u16, u16),
}

impl Host for Script {
    fn size(&mut self) -> io::Result<(u16, u16)> {
        Ok(self.size)
    }

    fn next(&mut self) -> io::Result<Option<Happening>> {
        while self.waiting.is_empty() {
            match self.later.pop_front() {
                Some(write) => self.waiting = write.into(),
                None => {
                    self.is_over = true;
                    return Ok(None);
                }
            }
        }
        Ok(self.waiting.pop_front())
    }

    fn has_event(&mut self) -> io::Result<bool> {
        let is_event = |happening: &Happening| matches!(happening, Happening::Event(_));
        Ok(self.waiting.iter().any(is_event))
    }

    fn copy(&mut self, text: &str) -> Result<Route, Failure> {
        self.copied.push(text.to_owned());
        if self.no_clipboard {
            return Err(Failure(vec![(Route::Native(None), Reason::NoDesktop)]));
        }
        Ok(Route::Native(None))
    }

    fn open(&mut self, url: &str) -> crate::error::Result<Opened> {
        self.opened.push(url.to_owned());
        Ok(if self.no_clipboard { Opened::NoDesktop } else { Opened::Asked })
    }

    fn show(&mut self, text: &str) -> io::Result<ControlFlow<()>> {
        self.shown.push(text.to_owned());
        Ok(ControlFlow::Continue(()))
    }

    fn keep(&mut self, _state: State) {}

    fn selection(&mut self) -> Option<String> {
        (!self.no_clipboard).then(|| "selected".to_owned())
    }

    fn suspend(&mut self) -> io::Result<()> {
        self.suspended += 1;
        Ok(())
    }
}

/// Returns events that wait together.
pub(super) fn together(events: Vec<Event>) -> Vec<Vec<Happening>> {
    vec![events.into_iter().map(Happening::Event).collect()]
}

/// Returns happenings of which each waits for the last one to be shown.
pub(super) fn happen(happenings: impl IntoIterator<Item = Happening>) -> Vec<Vec<Happening>> {
    happenings.into_iter().map(|happening| vec![happening]).collect()
}

/// Returns keys of which each waits for the last one to be shown.
pub(super) fn each_key(keys: &str) -> Vec<Vec<Happening>> {
    happen(events(keys).into_iter().map(Happening::Event))
}

pub(super) fn paste(text: &str) -> Vec<Vec<Happening>> {
    together(vec![Event::Paste(text.to_owned())])
}

/// Returns keys as events: characters stand for themselves, `<enter>`, `<ctrl-t>`, `<f2>` … for keys.
pub(super) fn events(keys: &str) -> Vec<Event> {
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
    if let Some(rest) = name.strip_prefix("alt-") {
        let key = named_key(rest);
        return KeyEvent::new(key.code, key.modifiers | KeyModifiers::ALT);
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
        name if name.starts_with('f') && name.len() > 1 => KeyCode::F(name[1..].parse().expect("a number")),
        name => KeyCode::Char(name.chars().next().expect("a character")),
    };
    KeyEvent::new(code, KeyModifiers::NONE)
}

/// Returns a click of the left button.
pub(super) fn click(column: u16, row: u16) -> Vec<Vec<Happening>> {
    mouse(MouseEventKind::Down(MouseButton::Left), column, row)
}

/// Returns a turn of the wheel towards the user.
pub(super) fn wheel_down(column: u16, row: u16) -> Vec<Vec<Happening>> {
    mouse(MouseEventKind::ScrollDown, column, row)
}

/// Returns what the mouse does.
pub(super) fn mouse(kind: MouseEventKind, column: u16, row: u16) -> Vec<Vec<Happening>> {
    together(vec![Event::Mouse(MouseEvent { kind, column, row, modifiers: KeyModifiers::NONE })])
}
