//! What leaves the browser: commands to the clipboard, asked for and filled in before, and links. The doing is the
//! loop's; here stands what is asked for, and what is said about it.

use super::{App, Mode, Notice};
use crate::browser::Opened;
use crate::clipboard::{Delivery, Failure};
use crate::error::Error;
use crate::layout::{Link, Target};
use crate::messages::{self, Phrase};
use catalogue::snippet::{self, Filled, Values};
use crate::tui::action::{Effect, Remark, Snippet};
use crate::tui::choice::{Choice, Options, Wanted};
use crate::tui::form::Form;

impl App<'_> {
    pub(super) fn copy(&mut self) -> Option<Effect> {
        let snippets = Options::Snippets(self.view()?.wording.snippets.clone());
        if snippets.is_empty() {
            self.warn(Phrase::NoCommand.text(self.lang));
        }
        self.ask(snippets)
    }

    pub(super) fn open(&mut self) -> Option<Effect> {
        self.ask(Options::Links(self.viewport.links.clone()))
    }

    /// Asks which of several things is wanted; one alone is taken, and of none nothing.
    fn ask(&mut self, options: Options) -> Option<Effect> {
        match options.len() {
            0 | 1 => self.take(options.get(0)?),
            _ => {
                self.mode = Mode::Choose(Choice::new(options));
                None
            }
        }
    }

    pub(super) fn accept(&mut self) -> Option<Effect> {
        match &self.mode {
            Mode::Choose(choice) => self.choose(choice.selected),
            Mode::Fill(form) => {
                let (snippet, values) = (form.snippet.clone(), form.values());
                self.mode = Mode::Browse;
                for (name, value) in &values {
                    self.memory.set_placeholder(name, value);
                }
                Some(Effect::Copy(self.outgoing(&snippet, &values)))
            }
            Mode::Browse | Mode::Help(_) => None,
        }
    }

    /// Copies the command of the form as the page has it, with nothing put in.
    pub(super) fn copy_open(&mut self) -> Option<Effect> {
        let Mode::Fill(form) = &self.mode else { return None };
        let snippet = form.snippet.clone();
        self.mode = Mode::Browse;
        Some(Effect::Copy(self.outgoing(&snippet, &Values::new())))
    }

    /// Takes a row of the choice, or gives the keys to a field of the form, if there is such a row.
    pub(super) fn choose(&mut self, row: usize) -> Option<Effect> {
        match &mut self.mode {
            Mode::Choose(choice) => {
                let wanted = choice.options.get(row)?;
                self.mode = Mode::Browse;
                self.take(wanted)
            }
            Mode::Fill(form) => {
                form.select(row);
                None
            }
            Mode::Browse | Mode::Help(_) => None,
        }
    }

    /// Takes what is wanted. A command that leaves something to be put in opens its form first.
    fn take(&mut self, wanted: Wanted) -> Option<Effect> {
        match wanted {
            Wanted::Command(snippet) if !snippet.placeholders().is_empty() => {
                self.mode = Mode::Fill(Form::new(snippet, &self.memory, self.person));
                None
            }
            Wanted::Command(snippet) => Some(Effect::Copy(self.outgoing(&snippet, &Values::new()))),
            Wanted::Link(Link {
                target: Target::Address(url),
                ..
            }) => Some(Effect::Open(url)),
            Wanted::Link(Link {
                target: Target::Entry(id),
                ..
            }) => {
                self.follow(&id);
                None
            }
        }
    }

    /// A command on its way to the clipboard, with these values in it.
    fn outgoing(&self, snippet: &snippet::Snippet, values: &Values) -> Snippet {
        let Filled { text, open, .. } = snippet.fill(values, self.person.shell);
        Snippet {
            text,
            remark: snippet.corrected.as_ref().map(|_| Remark::Corrected),
            open,
        }
    }

    /// Tells where a text went; one that went nowhere is shown.
    pub(super) fn copied(&mut self, snippet: Snippet, outcome: Result<Delivery, Failure>) -> Option<Effect> {
        let remark = snippet.remark.as_ref().map(|remark| match remark {
            Remark::Corrected => Phrase::Corrected.text(self.lang).to_owned(),
            Remark::NotOpened(opened) => opened.text(self.lang),
        });
        let open = (!snippet.open.is_empty()).then(|| messages::left_open(self.lang, &snippet.open));
        match outcome {
            Ok(delivery) => {
                let delivered = delivery.text(self.lang);
                let told = messages::copied(self.lang, &delivered, remark.as_deref(), &snippet.text);
                // What is missing stands first: a narrow screen shows no more than that.
                self.tell(open.into_iter().chain([told]).collect());
                None
            }
            Err(failure) => {
                let reason = remark
                    .into_iter()
                    .chain(open)
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
    pub(super) fn opened(&mut self, url: String, outcome: Result<Opened, Error>) -> Option<Effect> {
        match outcome {
            Ok(Opened::Asked) => {
                self.tell(format!("{} {url}", Opened::Asked.text(self.lang)));
                None
            }
            Ok(not_opened) => Some(Effect::Copy(Snippet {
                text: url,
                remark: Some(Remark::NotOpened(not_opened)),
                open: Vec::new(),
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
