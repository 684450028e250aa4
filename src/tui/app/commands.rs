//! What keys do.

use super::history::Recall;
use super::{App, Focus, Mode};
use crate::tui::editor::Editor;
use crate::tui::effect::Effect;
use crate::tui::help::Help;
use crate::tui::keymap::{Command, Context};

impl App<'_> {
    pub(super) fn command(&mut self, command: Command) -> Option<Effect> {
        self.search_if_changed();
        let page = isize::try_from(self.extent().1.saturating_sub(1).max(1)).unwrap_or(isize::MAX);
        match command {
            Command::Quit => return Some(Effect::Quit),
            Command::Suspend => return Some(Effect::Suspend),
            Command::Redraw => return Some(Effect::Redraw),
            Command::Back => return self.back(),
            Command::Return => self.go_back(),
            Command::Accept => return self.accept(),
            Command::Copy => return self.copy(),
            Command::CopyOpen => return self.copy_open(),
            Command::CopyReport => return self.copy_report(),
            Command::Open => return self.open(),
            Command::Help => self.toggle_help(),
            Command::ToggleLanguage => self.lang = self.lang.next(),
            Command::ToggleBoth => self.both = !self.both,
            Command::NextSource => self.next_source(),
            Command::FilterGroup => self.next_group(),
            Command::ShowLog => self.show_log(),
            Command::Find => self.find(),
            Command::FocusAnswer => self.read(),
            Command::FocusQuery => self.focus = Focus::Query,
            Command::NewQuery => self.new_query(),
            Command::Recall(by) => self.recall(by),
            Command::Step(by) => self.step(by),
            Command::StepGroup(by) => {
                self.results.step_group(by);
                self.scroll = 0;
            }
            Command::ScrollLines(by) => self.scroll_by(by),
            Command::ScrollHalfPages(by) => self.scroll_by(by * (page / 2).max(1)),
            Command::ScrollPages(by) => self.scroll_by(by * page),
            Command::Move(motion) => self.edit(|line| line.go(motion)),
            Command::Delete(motion) => self.edit(|line| line.delete(motion)),
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
        } else if self.log().is_some() {
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
        self.context() == Context::Query && self.query.text().is_empty() && self.log().is_none()
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
            Mode::Choose(choice) => {
                let last = choice.options.len().saturating_sub(1);
                choice.selected = choice.selected.saturating_add_signed(by).min(last);
            }
            Mode::Fill(form) => form.step(by),
            Mode::Find(_) => self.step_match(by),
            _ => {
                self.results.step(by);
                self.scroll = 0;
            }
        }
    }
}
