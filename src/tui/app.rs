//! The state of the browser and what events do to it. No I/O and no drawing: what must be done outside is returned as an
//! [`Effect`](crate::tui::effect::Effect).

mod commands;
pub(crate) mod finding;
mod history;
mod input;
pub(crate) mod leaving;
mod listing;
mod logs;
mod pane;
mod scrolling;
mod travelling;

use std::cell::OnceCell;

use crate::search::Index;
use crate::state::State;
use crate::theme::Theme;
use crate::tui::editor::Editor;
use crate::tui::feed::Findings;
use crate::tui::form::{Form, Person};
use crate::tui::help::Help;
use crate::tui::keymap::{Context, Keymap};
use crate::tui::regions::{LEAST, Regions, Shape};
use crate::tui::remembered::Opening;
use crate::tui::results::Results;
use catalogue::lang::Lang;
use catalogue::model::{Catalogue, GroupId, SourceId};
use catalogue::snippet::Shell;
use finding::Find;
use history::Recall;
use leaving::Choice;
use pane::{Pane, Subject};
use travelling::Visit;

/// Which part has the keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Focus {
    /// The query line, with the list.
    Query,
    Answer,
}

/// What is above the list and the answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Mode {
    /// Nothing.
    Browse,
    Help(Help),
    /// A choice of commands or links.
    Choose(Choice),
    /// A command to be filled in.
    Fill(Form),
    /// A line for what is looked for in the answer, in place of the footer.
    Find(Find),
}

/// A line in place of the footer, until the next key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Notice {
    pub(crate) text: String,
    /// Whether something did not work.
    pub(crate) warning: bool,
}

/// The browser's state.
pub struct App<'c> {
    pub(crate) catalogue: &'c Catalogue,
    /// The language of the list, the answer and the interface.
    pub(crate) lang: Lang,
    /// Whether answers are shown in both languages.
    pub(crate) both: bool,
    /// The one source to show, or all.
    pub(crate) source: Option<SourceId>,
    /// The one group to list, or all.
    pub(crate) group: Option<GroupId>,
    pub(crate) query: Editor,
    pub(crate) results: Results,
    /// What the log shows.
    findings: Option<Findings>,
    /// Whether the entries are listed instead, until the log is asked for again.
    is_log_left: bool,
    /// How many events the log had at the last key.
    events_seen: u64,
    pub(crate) focus: Focus,
    pub(crate) mode: Mode,
    pub(crate) notice: Option<Notice>,
    pub(crate) keymap: Keymap,
    pub(crate) theme: Theme,
    /// What was remembered, and what is to be.
    pub(crate) memory: State,
    pub(crate) opening: Opening,
    /// Who fills in forms.
    pub(crate) person: Person,
    /// Whether the terminal knows links in its text.
    pub(crate) hyperlinks: bool,
    /// Whether nothing was asked for yet, by a query, a key or what was restored: the welcome is shown.
    pub(crate) is_new: bool,
    /// The columns and rows of the window.
    pub(crate) size: (u16, u16),
    pub(crate) regions: Regions,
    /// What the regions are made for.
    shape: Option<Shape>,
    /// Made when it is first needed, after the first frame.
    index: OnceCell<Index<'c>>,
    /// The laid-out answer, until what it is made of changes.
    pane: OnceCell<Pane>,
    subject: Option<Subject>,
    /// The first visible line of the answer. May be past the end in a language with a shorter answer, so that it is
    /// still there when the language comes back.
    scroll: usize,
    /// Where links to other entries were followed, the last one last.
    visits: Vec<Visit>,
    recall: Recall,
    /// Forms that were left, each with what had been put in.
    drafts: Vec<Form>,
    /// Whether the log that is read beside the browser is wanted: it was not replaced by a pasted one.
    wants_log: bool,
    /// The digits that were typed of a number; 0 without any.
    number: usize,
    /// Whether the divider moves with the mouse.
    pub(crate) is_dragging: bool,
    /// Where the divider was dragged to: columns of the list, and rows.
    dragged: (Option<u16>, Option<u16>),
    /// The query that the list was made for.
    searched: String,
    /// How often the list was made.
    pub(crate) lists: usize,
}

impl<'c> App<'c> {
    /// Returns a browser of a catalogue that shows one source, or all, and starts with a query.
    pub fn new(catalogue: &'c Catalogue, lang: Lang, source: Option<SourceId>, query: &str) -> App<'c> {
        let mut app = App {
            catalogue,
            lang,
            both: false,
            source,
            group: None,
            query: Editor::new(query),
            results: Results::default(),
            findings: None,
            is_log_left: false,
            events_seen: 0,
            focus: Focus::Query,
            mode: Mode::Browse,
            notice: None,
            keymap: Keymap::default(),
            theme: Theme::PALETTE,
            memory: State::default(),
            opening: Opening { lang, source, entry: None },
            person: Person { user: None, shell: Shell::Unix },
            hyperlinks: false,
            is_new: query.is_empty(),
            size: LEAST,
            regions: Regions::default(),
            shape: None,
            index: OnceCell::new(),
            pane: OnceCell::new(),
            subject: None,
            scroll: 0,
            visits: Vec::new(),
            recall: Recall::default(),
            drafts: Vec::new(),
            wants_log: true,
            number: 0,
            is_dragging: false,
            dragged: (None, None),
            searched: String::new(),
            lists: 0,
        };
        app.search();
        app.refresh();
        app
    }

    /// Returns which keys mean something now.
    pub(crate) fn context(&self) -> Context {
        match (&self.mode, self.focus) {
            (Mode::Help(_), _) => Context::Help,
            (Mode::Choose(_), _) => Context::Choice,
            (Mode::Fill(_), _) => Context::Form,
            (Mode::Find(_), _) => Context::Find,
            (Mode::Browse, Focus::Query) => Context::Query,
            (Mode::Browse, Focus::Answer) => Context::Answer,
        }
    }

    /// Returns whether the window has no room for the browser: nothing is shown then, and keys do nothing but quit.
    pub(crate) fn is_too_small(&self) -> bool {
        self.size.0 < LEAST.0 || self.size.1 < LEAST.1
    }

    /// Makes everything ready to be drawn in so many columns and rows.
    pub(crate) fn prepare(&mut self, size: (u16, u16)) {
        self.search_if_changed();
        if size != self.size {
            self.size = size;
            self.refresh();
        }
    }

    /// Makes the regions and the answer anew, unless there is no list for the query yet.
    fn refresh(&mut self) {
        if self.is_stale() {
            return;
        }
        let shape = Shape {
            size: self.size,
            both: self.both,
            two_texts: self.two_texts(),
            dragged: self.dragged,
            in_answer: self.focus == Focus::Answer,
            listed: self.results.rows().len(),
        };
        if self.shape.replace(shape) != Some(shape) {
            self.regions = Regions::new(shape);
            self.results.resize(self.regions.list.height.into());
        }
        let subject = self.subject();
        if self.subject.as_ref() != Some(&subject) {
            self.subject = Some(subject);
            self.pane.take();
        }
    }
}
