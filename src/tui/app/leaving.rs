//! How commands and links leave the browser: what is asked for, and what is said about the outcome.

use super::{App, Mode, Notice};
use crate::browser::Opened;
use crate::clipboard::{Failure, Route};
use crate::error::Error;
use crate::layout::{Link, Offer, Target};
use crate::messages::{self, Phrase};
use crate::tui::effect::{Effect, Outgoing};
use crate::tui::form::Form;
use catalogue::snippet::{Filled, Snippet, Values};

/// Several things of which one is wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Choice {
    /// What there is, with its number in the answer.
    pub(crate) options: Vec<(usize, Offer)>,
    pub(crate) selected: usize,
}

impl App<'_> {
    pub(super) fn copy(&mut self) -> Option<Effect> {
        let unknown = || self.unknown().map(|unknown| unknown.first.text.clone());
        if let Some(text) = self.question().or_else(unknown) {
            return Some(Effect::Copy(Outgoing { text, ..Outgoing::default() }));
        }
        self.article()?;
        let options = self.offered(|offer| matches!(offer, Offer::Command(_)));
        if options.is_empty() {
            self.warn(Phrase::NoCommand.text(self.lang));
        }
        self.ask(options)
    }

    pub(super) fn open(&mut self) -> Option<Effect> {
        let options = self.offered(|offer| matches!(offer, Offer::Link(_)));
        self.ask(options)
    }

    fn offered(&self, is_wanted: impl Fn(&Offer) -> bool) -> Vec<(usize, Offer)> {
        let offers = self.pane().offers.iter().filter(|(_, offer)| is_wanted(offer));
        offers.map(|(number, offer)| (number, offer.clone())).collect()
    }

    /// Returns the largest number that can be typed.
    pub(super) fn last_number(&self) -> usize {
        match &self.mode {
            Mode::Choose(choice) => choice.options.last().map_or(0, |(number, _)| *number),
            _ => self.pane().offers.iter().count(),
        }
    }

    /// Takes what has this number: of the choice, or in the answer.
    pub(super) fn take_number(&mut self, number: usize) -> Option<Effect> {
        if let Mode::Choose(choice) = &self.mode {
            let row = choice.options.iter().position(|(other, _)| *other == number)?;
            return self.choose(row);
        }
        match self.pane().offers.get(number).cloned() {
            Some(offer) => self.take(offer),
            None => {
                self.warn(&messages::no_number(self.lang, number));
                None
            }
        }
    }

    /// Asks which of several things is wanted; one alone is taken, and of none nothing.
    fn ask(&mut self, mut options: Vec<(usize, Offer)>) -> Option<Effect> {
        if options.len() < 2 {
            return self.take(options.pop()?.1);
        }
        self.mode = Mode::Choose(Choice { options, selected: 0 });
        None
    }

    pub(super) fn accept(&mut self) -> Option<Effect> {
        match &self.mode {
            Mode::Choose(choice) => self.choose(choice.selected),
            Mode::Fill(_) => self.fill_in(),
            Mode::Browse | Mode::Help(_) | Mode::Find(_) => None,
        }
    }

    /// Copies the command of the form with its values, and remembers those that are no secrets. Without a value that it
    /// needs, the command is not copied.
    fn fill_in(&mut self) -> Option<Effect> {
        let shell = self.person.shell;
        let Mode::Fill(form) = &mut self.mode else {
            return None;
        };
        if let Some(missing) = form.missing(shell) {
            form.selected = missing;
            let field = &form.fields[missing];
            let is_empty = field.value.text().trim().is_empty();
            let told = messages::missing(self.lang, &field.placeholder.name, is_empty);
            self.warn(&told);
            return None;
        }
        let (snippet, values) = (form.snippet.clone(), form.values());
        for (name, value) in &values {
            self.memory.add_value(name, value);
        }
        self.copy_filled(&snippet, &values)
    }

    /// Copies the command of the form as the page has it.
    pub(super) fn copy_open(&mut self) -> Option<Effect> {
        let Mode::Fill(form) = &self.mode else { return None };
        let snippet = form.snippet.clone();
        self.close();
        self.copy_filled(&snippet, &Values::new())
    }

    /// Takes a row of the choice, if there is such a row.
    pub(super) fn choose(&mut self, row: usize) -> Option<Effect> {
        let Mode::Choose(choice) = &self.mode else { return None };
        let (_, wanted) = choice.options.get(row)?.clone();
        self.mode = Mode::Browse;
        self.take(wanted)
    }

    /// Takes what is wanted. A command with placeholders opens its form first.
    fn take(&mut self, wanted: Offer) -> Option<Effect> {
        match wanted {
            Offer::Command(snippet) if snippet.placeholders().is_empty() => {
                return self.copy_filled(&snippet, &Values::new());
            }
            Offer::Command(snippet) => {
                let draft = self.drafts.iter().position(|draft| draft.snippet == snippet);
                self.mode = Mode::Fill(match draft {
                    Some(draft) => self.drafts.swap_remove(draft),
                    None => Form::new(snippet, &self.memory, self.person),
                });
            }
            Offer::Link(Link { target, .. }) => match target {
                Target::Address(url) => return Some(Effect::Open(url)),
                Target::Entry(id) => self.follow(&id),
            },
        }
        None
    }

    /// Sends a command with these values to the clipboard.
    fn copy_filled(&mut self, snippet: &Snippet, values: &Values) -> Option<Effect> {
        self.mode = Mode::Browse;
        let Filled { text, open, .. } = snippet.fill(values, self.person.shell);
        Some(Effect::Copy(Outgoing {
            text,
            remark: snippet.corrected.as_ref().map(|_| Phrase::Corrected.text(self.lang).to_owned()),
            open,
        }))
    }

    /// Tells what became of a text. One that no clipboard took is shown.
    pub(crate) fn copied(&mut self, outgoing: Outgoing, outcome: Result<Route, Failure>) -> Option<Effect> {
        let Outgoing { text, remark, open } = outgoing;
        let open = (!open.is_empty()).then(|| messages::left_open(self.lang, &open));
        match outcome {
            Ok(route) => {
                let delivered = route.copied(self.lang);
                let told = messages::copied(self.lang, &delivered, remark.as_deref(), &text);
                // What is missing stands first: a narrow screen shows no more than that.
                self.tell(open.into_iter().chain([told]).collect());
                None
            }
            Err(failure) => {
                let reason =
                    remark.into_iter().chain(open).chain([failure.text(self.lang)]).collect::<Vec<_>>();
                Some(Effect::Show { reason: reason.join("\n"), text })
            }
        }
    }

    /// Tells what became of a link. Where there is no browser, its address is copied instead.
    pub(crate) fn opened(&mut self, url: String, outcome: Result<Opened, Error>) -> Option<Effect> {
        match outcome {
            Ok(Opened::Asked) => {
                self.tell(format!("{} {url}", Opened::Asked.text(self.lang)));
                None
            }
            Ok(not_opened) => Some(Effect::Copy(Outgoing {
                text: url,
                remark: Some(not_opened.text(self.lang)),
                open: Vec::new(),
            })),
            Err(error) => {
                self.fail(&error);
                None
            }
        }
    }

    pub(super) fn tell(&mut self, text: String) {
        self.notice = Some(Notice { text, warning: false });
    }

    /// Tells of an error, without its hint: there is one line for it.
    pub(super) fn fail(&mut self, error: &Error) {
        let told = error.told(self.lang);
        self.warn(told.lines().next().unwrap_or_default());
    }

    /// Tells of something that did not work, until the next key.
    pub(crate) fn warn(&mut self, text: &str) {
        self.notice = Some(Notice { text: text.to_owned(), warning: true });
    }
}
