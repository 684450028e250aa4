//! The state of the browser and what actions do to it. No I/O, no drawing, no terminal types: what must be done
//! outside is returned as an [`Effect`], and what came of it comes back as an [`Action`].

use crate::browser::Opened;
use crate::catalogue::{Catalogue, Entry, SourceId, View};
use crate::clipboard::{Delivery, Failure};
use crate::error::Error;
use crate::explain::collect::Tally;
use crate::explain::findings::Findings;
use crate::lang::Lang;
use crate::messages::{self, Phrase};
use crate::search::Index;
use crate::state::State;
use crate::tui::action::{Action, Effect, Remark, Snippet};
use crate::tui::choice::{Choice, Options};
use crate::tui::keymap::{Command, Context, Keymap};
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
    /// What was remembered, and what is to be.
    pub memory: State,
    /// The first line of the answer to show. May be past the end in a language with a shorter answer, so that it is
    /// still there when the language comes back.
    scroll: usize,
    viewport: Viewport,
    index: Index,
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
            scroll: 0,
            viewport: Viewport::default(),
            index: Index::new(catalogue),
        };
        app.search();
        app
    }

    /// Makes the texts ready for searching, which the first query would have to wait for.
    pub fn prepare(&self) {
        self.index.prepare(self.catalogue);
    }

    /// Which keys mean something now.
    pub fn context(&self) -> Context {
        match (&self.mode, self.focus) {
            (Mode::Help(_), _) => Context::Help,
            (Mode::Choose(_), _) => Context::Choice,
            (Mode::Browse, Focus::Query) => Context::Query,
            (Mode::Browse, Focus::Answer) => Context::Answer,
        }
    }

    /// The selected entry; none when no entry fits the query.
    pub fn entry(&self) -> Option<&'c Entry> {
        self.results.entry().map(|entry| &self.catalogue.entries[entry])
    }

    /// What is shown of the selected entry in the current language.
    pub fn view(&self) -> Option<View<'c>> {
        self.view_of(self.entry()?, self.lang)
    }

    /// What is shown of an entry in a language. A log may show one that is not on the chosen page.
    pub fn view_of(&self, entry: &'c Entry, lang: Lang) -> Option<View<'c>> {
        entry.view(self.source, lang).or_else(|| entry.view(None, lang))
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
            Action::Paste(text) if self.mode == Mode::Browse => self.paste(&text),
            Action::Paste(_) => {}
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
            Command::Accept => return self.accept(),
            Command::Copy => return self.copy(),
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
            Command::CaretLeft => self.query.left(),
            Command::CaretRight => self.query.right(),
            Command::CaretStart => self.query.start(),
            Command::CaretEnd => self.query.end(),
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
            (Mode::Browse, Focus::Query) => {
                self.edit(|query| query.insert(c.encode_utf8(&mut [0; 4])));
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

    fn edit(&mut self, change: impl FnOnce(&mut Query)) {
        let before = self.query.text().to_owned();
        change(&mut self.query);
        if self.query.text() != before {
            self.search();
        }
    }

    /// Lists what fits the query now, or, without one, what the log shows, and selects the first of it.
    fn search(&mut self) {
        let query = self.query.text();
        let rows = match &self.findings {
            Some(findings) if query.is_empty() => Results::rows_of_findings(findings),
            _ => {
                let hits = self.index.search(self.catalogue, query, self.source);
                Results::rows_of_hits(&hits, !query.is_empty())
            }
        };
        self.results.replace(rows);
        self.scroll = 0;
    }

    /// A pasted block that a log could be is explained as one; any other text is a query.
    fn paste(&mut self, text: &str) {
        self.focus = Focus::Query;
        let is_block = text.trim().lines().count() > 1;
        let findings = is_block
            .then(|| Findings::of_text(self.catalogue, text).ok().flatten())
            .flatten();
        match findings {
            Some(findings) => {
                self.query.clear();
                self.show_findings(findings);
            }
            None => self.edit(|query| query.insert(text)),
        }
    }

    /// Shows what a log shows by now. What is selected stays so.
    fn show_findings(&mut self, findings: Findings) {
        let is_first = self.findings.is_none();
        let (row, scroll, top) = (self.results.row(), self.scroll, self.results.top);
        self.findings = Some(findings);
        if !self.query.text().is_empty() {
            return;
        }
        self.search();
        if !is_first && row.is_some_and(|row| self.results.select_row(row)) {
            self.scroll = scroll;
            self.results.top = top;
        }
    }

    /// What the log shows of the selected entry.
    pub fn tally(&self) -> Option<&Tally> {
        self.findings.as_ref()?.tally(self.results.entry()?)
    }

    /// The entry that comes nearest to a query which none fits.
    pub fn nearest(&self) -> Option<&'c Entry> {
        let entry = self.index.nearest(self.query.text())?;
        Some(&self.catalogue.entries[entry])
    }

    /// Shows the next source; the entry stays selected when it is on that page, too.
    fn next_source(&mut self) {
        let next = self.source.map_or(0, |source| source.0 + 1);
        self.source = (next < self.catalogue.sources.len()).then_some(SourceId(next));
        let (selected, scroll) = (self.results.entry(), self.scroll);
        self.search();
        if selected.is_some_and(|entry| self.results.select_entry(entry)) {
            self.scroll = scroll;
        }
    }

    fn select(&mut self, row: usize) {
        self.results.select(row);
        self.scroll = 0;
    }

    fn step(&mut self, by: isize) {
        match &mut self.mode {
            Mode::Choose(choice) => choice.step(by),
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

    fn copy(&mut self) -> Option<Effect> {
        let snippets = self.view()?.wording.snippets.iter().map(|snippet| Snippet {
            text: snippet.command().to_owned(),
            remark: snippet.corrected.as_ref().map(|_| Remark::Corrected),
        });
        let snippets = Options::Snippets(snippets.collect());
        if snippets.is_empty() {
            self.warn(Phrase::NoCommand.text(self.lang));
        }
        self.ask(snippets)
    }

    fn open(&mut self) -> Option<Effect> {
        self.ask(Options::Links(self.viewport.links.clone()))
    }

    /// Asks which of several things is wanted; one alone is taken, and of none nothing.
    fn ask(&mut self, options: Options) -> Option<Effect> {
        match options.len() {
            0 => None,
            1 => options.effect(0),
            _ => {
                self.mode = Mode::Choose(Choice::new(options));
                None
            }
        }
    }

    fn accept(&mut self) -> Option<Effect> {
        match &self.mode {
            Mode::Choose(choice) => self.choose(choice.selected),
            _ => None,
        }
    }

    /// Takes a row of the choice, if there is such a row.
    fn choose(&mut self, row: usize) -> Option<Effect> {
        let Mode::Choose(choice) = &self.mode else {
            return None;
        };
        let effect = choice.options.effect(row)?;
        self.mode = Mode::Browse;
        Some(effect)
    }

    /// Tells where a text went; one that went nowhere is shown.
    fn copied(&mut self, snippet: Snippet, outcome: Result<Delivery, Failure>) -> Option<Effect> {
        let remark = match &snippet.remark {
            Some(Remark::Corrected) => Some(Phrase::Corrected.text(self.lang).to_owned()),
            Some(Remark::NotOpened(opened)) => Some(opened.text(self.lang)),
            None => None,
        };
        match outcome {
            Ok(delivery) => {
                let delivered = delivery.text(self.lang);
                self.tell(messages::copied(
                    self.lang,
                    &delivered,
                    remark.as_deref(),
                    &snippet.text,
                ));
                None
            }
            Err(failure) => {
                let reason = remark
                    .into_iter()
                    .chain([failure.text(self.lang)])
                    .collect::<Vec<_>>();
                Some(Effect::Show {
                    reason: reason.join("\n"),
                    text: snippet.text,
                })
            }
        }
    }

    /// Tells what became of a link. Where there is no browser, its address is copied instead.
    fn opened(&mut self, url: String, outcome: Result<Opened, Error>) -> Option<Effect> {
        match outcome {
            Ok(Opened::Asked) => {
                self.tell(format!("{} {url}", Opened::Asked.text(self.lang)));
                None
            }
            Ok(not_opened) => Some(Effect::Copy(Snippet {
                text: url,
                remark: Some(Remark::NotOpened(not_opened)),
            })),
            Err(error) => {
                self.warn(&error.message);
                None
            }
        }
    }

    fn tell(&mut self, text: String) {
        self.notice = Some(Notice { text, warning: false });
    }

    /// Tells of something that did not work, until the next key.
    pub fn warn(&mut self, text: &str) {
        self.notice = Some(Notice {
            text: text.to_owned(),
            warning: true,
        });
    }
}
