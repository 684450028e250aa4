//! What keys do.

use super::history::Recall;
use super::{App, Focus, Mode};
use crate::tui::action::Effect;
use crate::tui::editor::Editor;
use crate::tui::help::Help;
use crate::tui::keymap::{Command, Context};
use crate::tui::results::Results;

impl App<'_> {
    pub(super) fn command(&mut self, command: Command) -> Option<Effect> {
        let page = isize::try_from(self.extent().1.saturating_sub(1).max(1)).unwrap_or(isize::MAX);
        match command {
            Command::Quit => return Some(Effect::Quit),
            Command::Suspend => return Some(Effect::Suspend),
            Command::Back => return self.back(),
            Command::Return => self.go_back(),
            Command::Accept => return self.accept(),
            Command::Copy => return self.copy(),
            Command::CopyOpen => return self.copy_open(),
            Command::Open => return self.open(),
            Command::Help => self.toggle_help(),
            Command::ToggleLanguage => self.lang = self.lang.next(),
            Command::ToggleBoth => self.both = !self.both,
            Command::NextSource => self.next_source(),
            Command::FilterGroup => self.next_group(),
            Command::NextGroup => self.go_to_group(Results::next_group),
            Command::PreviousGroup => self.go_to_group(Results::previous_group),
            Command::ShowLog => self.show_log(),
            Command::CopyReport => return self.copy_report(),
            Command::Find => self.find(),
            Command::FocusAnswer => self.read(),
            Command::FocusQuery => self.focus = Focus::Query,
            Command::NewQuery => self.new_query(),
            Command::PreviousEntry => self.step(-1),
            Command::NextEntry => self.step(1),
            Command::FirstEntry => self.step(isize::MIN),
            Command::LastEntry => self.step(isize::MAX),
            Command::LineUp => self.scroll_by(-1),
            Command::LineDown => self.scroll_by(1),
            Command::HalfPageUp => self.scroll_by(-(page / 2).max(1)),
            Command::HalfPageDown => self.scroll_by((page / 2).max(1)),
            Command::PageUp => self.scroll_by(-page),
            Command::PageDown => self.scroll_by(page),
            Command::Top => self.scroll_by(isize::MIN),
            Command::Bottom => self.scroll_by(isize::MAX),
            Command::OlderQuery => self.recall(1),
            Command::NewerQuery => self.recall(-1),
            Command::Redraw => return Some(Effect::Redraw),
            _ => {
                if let Some(change) = change(command) {
                    self.edit(change);
                }
            }
        }
        None
    }

    /// Takes a character that is no command: part of a text, or the number of a command or a link.
    pub(super) fn typed(&mut self, c: char) -> Option<Effect> {
        match (&self.mode, self.focus) {
            (Mode::Choose(_), _) | (Mode::Browse, Focus::Answer) => {
                // There is no key for 10.
                let number = c.to_digit(10).map(|digit| if digit == 0 { 10 } else { digit })?;
                return self.take_number(number as usize);
            }
            (Mode::Browse, Focus::Query) | (Mode::Fill(_) | Mode::Find(_) | Mode::Help(_), _) => {
                self.edit(|line| line.insert(c.encode_utf8(&mut [0; 4])));
            }
        }
        None
    }

    /// Goes one step back, from wherever this is.
    fn back(&mut self) -> Option<Effect> {
        if let Mode::Help(help) = &mut self.mode
            && !help.filter.text().is_empty()
        {
            help.filter.clear();
        } else if self.mode != Mode::Browse {
            self.close();
        } else if self.focus == Focus::Answer {
            self.focus = Focus::Query;
        } else if !self.query.text().is_empty() {
            self.new_query();
        } else if self.findings.is_some() {
            self.leave_log();
        } else {
            return Some(Effect::Quit);
        }
        None
    }

    /// Closes what is above the list and the answer. What was put into a form is there when it is opened again.
    pub(super) fn close(&mut self) {
        match std::mem::replace(&mut self.mode, Mode::Browse) {
            Mode::Fill(form) => self.drafts.push(form),
            Mode::Help(help) => self.mode = *help.below,
            Mode::Browse | Mode::Choose(_) | Mode::Find(_) => {}
        }
    }

    fn toggle_help(&mut self) {
        if matches!(self.mode, Mode::Help(_)) {
            return self.close();
        }
        let context = self.context();
        self.mode = Mode::Help(Help {
            below: Box::new(std::mem::replace(&mut self.mode, Mode::Browse)),
            context,
            filter: Editor::default(),
            first: 0,
        });
    }

    /// Returns whether the next step back leaves the program.
    pub(crate) fn is_at_start(&self) -> bool {
        self.context() == Context::Query && self.query.text().is_empty() && self.findings.is_none()
    }

    /// Changes the text that has the keys: a field of the form, the filter of the help, or the query.
    pub(super) fn edit(&mut self, change: impl FnOnce(&mut Editor)) {
        match &mut self.mode {
            Mode::Fill(form) => {
                form.line().map(change);
                return;
            }
            Mode::Find(_) => return self.edit_find(change),
            Mode::Help(help) => {
                change(&mut help.filter);
                help.first = 0;
                return;
            }
            Mode::Browse | Mode::Choose(_) => {}
        }
        self.recall = Recall::default();
        change(&mut self.query);
    }

    fn step(&mut self, by: isize) {
        match &mut self.mode {
            Mode::Choose(choice) => choice.step(by),
            Mode::Fill(form) => form.step(by),
            Mode::Find(_) => self.step_match(by),
            _ => {
                self.results.step(by);
                self.scroll = 0;
            }
        }
    }
}

/// Returns what a command does to the text that has the keys.
fn change(command: Command) -> Option<fn(&mut Editor)> {
    Some(match command {
        Command::CaretLeft => Editor::left,
        Command::CaretRight => Editor::right,
        Command::CaretStart => Editor::start,
        Command::CaretEnd => Editor::end,
        Command::DeleteBack => Editor::delete_back,
        Command::DeleteForward => Editor::delete_forward,
        Command::DeleteWord => Editor::delete_word,
        Command::CaretWordLeft => Editor::word_left,
        Command::CaretWordRight => Editor::word_right,
        Command::DeleteWordForward => Editor::delete_word_forward,
        Command::DeleteToStart => Editor::delete_to_start,
        Command::DeleteToEnd => Editor::delete_to_end,
        _ => return None,
    })
}
