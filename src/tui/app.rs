//! The state of the browser and what actions do to it. No I/O, no drawing, no terminal types: what must be done
//! outside is returned as an [`Effect`], and what came of it comes back as an [`Action`]. How commands and links leave
//! the browser stands in `leaving`, what is listed and selected in `listing`.

mod following;
mod leaving;
mod listing;

use catalogue::model::{Catalogue, SourceId};
use crate::explain::findings::Findings;
use catalogue::lang::Lang;
use crate::search::Index;
use catalogue::snippet::Shell;
use crate::state::State;
use crate::tui::action::{Action, Effect};
use crate::tui::choice::Choice;
use crate::tui::form::{Form, Person};
use crate::tui::keymap::{Command, Context, Keymap};
use crate::tui::place::Place;
use crate::tui::query::Query;
use crate::tui::results::Results;
use crate::tui::viewport::Viewport;

/// Which part has the keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Focus {
    /// The query line, with the list.
    Query,
    /// The answer.
    Answer,
}

/// What is shown above the list and the answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mode {
    /// Nothing.
    Browse,
    /// The keys, scrolled down by so many lines.
    Help(usize),
    /// A choice.
    Choose(Choice),
    /// A command to be filled in.
    Fill(Form),
}

/// A line in the place of the footer, until the next key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// What it says.
    pub text: String,
    /// Whether something did not work.
    pub warning: bool,
}

/// The browser's state.
pub struct App<'c> {
    /// The entries.
    pub catalogue: &'c Catalogue,
    /// The language of the list, the answer and the interface.
    pub lang: Lang,
    /// Whether answers are shown in both languages.
    pub both: bool,
    /// The one source to show, or all.
    pub source: Option<SourceId>,
    /// The query line.
    pub query: Query,
    /// The rows of the list.
    pub results: Results,
    /// What a log shows that was given or pasted.
    pub findings: Option<Findings>,
    /// What has the keys.
    pub focus: Focus,
    /// What is shown above list and answer.
    pub mode: Mode,
    /// What is to be told.
    pub notice: Option<Notice>,
    /// Which keys make which commands.
    pub keymap: Keymap,
    /// What was remembered, and what is to be: what was put in for placeholders is, too.
    pub memory: State,
    /// Who fills in forms.
    pub person: Person,
    /// Whether the terminal knows links in its text.
    pub hyperlinks: bool,
    /// Where links to other entries were followed, the last one last.
    places: Vec<Place>,
    /// The first line of the answer to show. May be past the end in a language with a shorter answer, so that it is
    /// still there when the language comes back.
    scroll: usize,
    viewport: Viewport,
    index: Index<'c>,
}

impl<'c> App<'c> {
    /// A browser of a catalogue that shows one source, or all, and starts with a query.
    pub fn new(catalogue: &'c Catalogue, lang: Lang, source: Option<SourceId>, query: &str) -> App<'c> {
        let mut app = App {
            catalogue,
            lang,
            both: false,
            source,
            query: Query::new(query),
            results: Results::default(),
            findings: None,
            focus: Focus::Query,
            mode: Mode::Browse,
            notice: None,
            keymap: Keymap::default(),
            memory: State::default(),
            person: Person {
                user: None,
                shell: Shell::Sh,
            },
            hyperlinks: false,
            places: Vec::new(),
            scroll: 0,
            viewport: Viewport::default(),
            index: Index::new(catalogue),
        };
        app.search();
        app
    }

    /// Makes the texts ready for searching, which the first query would have to wait for.
    pub fn prepare(&self) {
        self.index.prepare();
    }

    /// Which keys mean something now.
    pub fn context(&self) -> Context {
        match (&self.mode, self.focus) {
            (Mode::Help(_), _) => Context::Help,
            (Mode::Choose(_), _) => Context::Choice,
            (Mode::Fill(_), _) => Context::Form,
            (Mode::Browse, Focus::Query) => Context::Query,
            (Mode::Browse, Focus::Answer) => Context::Answer,
        }
    }

    /// The first line of the answer that is shown.
    pub fn scroll(&self) -> usize {
        self.scroll.min(self.viewport.answer_limit())
    }

    /// Which parts of a text the query matches, as byte ranges.
    pub fn highlight(&self, text: &str) -> Vec<std::ops::Range<usize>> {
        self.index.highlight(self.query.text(), text)
    }

    /// Takes note of what the last drawing showed.
    pub fn drawn(&mut self, viewport: Viewport) {
        self.results.drawn(viewport.list_rows);
        self.viewport = viewport;
    }

    /// Does what an action asks for; what must be done outside is returned.
    pub fn update(&mut self, action: Action) -> Option<Effect> {
        self.notice = None;
        match action {
            Action::Command(command) => return self.command(command),
            Action::Type(c) => return self.typed(c),
            Action::Paste(text) => match self.mode {
                Mode::Browse => self.paste(&text),
                Mode::Fill(_) => self.edit(|line| line.insert(&text)),
                Mode::Help(_) | Mode::Choose(_) => {}
            },
            Action::SelectRow(row) => self.select(row),
            Action::Found(findings) => self.show_findings(findings),
            Action::Choose(row) => return self.choose(row),
            Action::FocusAnswer => self.focus = Focus::Answer,
            Action::FocusQuery => self.focus = Focus::Query,
            Action::ScrollList(rows) => self.results.scroll(rows),
            Action::ScrollAnswer(lines) => self.scroll_by(lines),
            Action::Copied(snippet, outcome) => return self.copied(snippet, outcome),
            Action::Opened(url, outcome) => return self.opened(url, outcome),
        }
        None
    }

    fn command(&mut self, command: Command) -> Option<Effect> {
        let page = isize::try_from(self.viewport.answer_rows.saturating_sub(1).max(1)).unwrap_or(isize::MAX);
        match command {
            Command::Quit => return Some(Effect::Quit),
            Command::Suspend => return Some(Effect::Suspend),
            Command::Back => return self.back(),
            Command::Return => self.return_to_place(),
            Command::Accept => return self.accept(),
            Command::Copy => return self.copy(),
            Command::CopyOpen => return self.copy_open(),
            Command::Open => return self.open(),
            Command::Help => self.mode = Mode::Help(0),
            Command::ToggleLanguage => self.lang = self.lang.other(),
            Command::ToggleBoth => self.both = !self.both,
            Command::NextSource => self.next_source(),
            Command::FocusAnswer => self.focus = Focus::Answer,
            Command::FocusQuery => self.focus = Focus::Query,
            Command::PreviousEntry => self.step(-1),
            Command::NextEntry => self.step(1),
            Command::FirstEntry => self.select(0),
            Command::LastEntry => self.select(usize::MAX),
            Command::LineUp => self.scroll_by(-1),
            Command::LineDown => self.scroll_by(1),
            Command::PageUp => self.scroll_by(-page),
            Command::PageDown => self.scroll_by(page),
            Command::Top => self.scroll_by(isize::MIN),
            Command::Bottom => self.scroll_by(isize::MAX),
            Command::CaretLeft => self.edit(Query::left),
            Command::CaretRight => self.edit(Query::right),
            Command::CaretStart => self.edit(Query::start),
            Command::CaretEnd => self.edit(Query::end),
            Command::DeleteBack => self.edit(Query::delete_back),
            Command::DeleteForward => self.edit(Query::delete_forward),
            Command::DeleteWord => self.edit(Query::delete_word),
            Command::ClearQuery => self.edit(Query::clear),
        }
        None
    }

    /// A character that is no command: part of the query, or the number of a row.
    fn typed(&mut self, c: char) -> Option<Effect> {
        match (&self.mode, self.focus) {
            (Mode::Choose(_), _) => {
                let digit = c.to_digit(10).filter(|digit| *digit > 0)?;
                self.choose(digit as usize - 1)
            }
            (Mode::Browse, Focus::Query) | (Mode::Fill(_), _) => {
                self.edit(|line| line.insert(c.encode_utf8(&mut [0; 4])));
                None
            }
            _ => None,
        }
    }

    /// One step back, from wherever this is.
    fn back(&mut self) -> Option<Effect> {
        if self.mode != Mode::Browse {
            self.mode = Mode::Browse;
        } else if self.focus == Focus::Answer {
            self.focus = Focus::Query;
        } else if !self.query.text().is_empty() {
            self.edit(Query::clear);
        } else if self.findings.take().is_some() {
            self.search();
        } else {
            return Some(Effect::Quit);
        }
        None
    }

    /// Changes the text that has the keys: a field of the form, or the query.
    fn edit(&mut self, change: impl FnOnce(&mut Query)) {
        if let Mode::Fill(form) = &mut self.mode {
            form.line().map(change);
            return;
        }
        let before = self.query.text().to_owned();
        change(&mut self.query);
        if self.query.text() != before {
            self.search();
        }
    }

    fn step(&mut self, by: isize) {
        match &mut self.mode {
            Mode::Choose(choice) => choice.step(by),
            Mode::Fill(form) => form.step(by),
            _ => {
                self.results.step(by);
                self.scroll = 0;
            }
        }
    }

    fn scroll_by(&mut self, lines: isize) {
        let (position, limit) = match &self.mode {
            Mode::Help(line) => (*line, self.viewport.help_limit()),
            _ => (self.scroll, self.viewport.answer_limit()),
        };
        let position = position.min(limit).saturating_add_signed(lines).min(limit);
        match &mut self.mode {
            Mode::Help(line) => *line = position,
            _ => self.scroll = position,
        }
    }
}
