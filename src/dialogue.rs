//! The linear dialogue: a line is asked for, a line is typed, the answer follows below. For screen readers and for
//! terminals that can do no more; no colours, nothing that moves. The browser is `tui`.

mod phrases;

use std::io::{BufRead, Write};

use crate::browser::Opened;
use crate::catalogue::{Entry, View};
use crate::clipboard::{Delivery, Failure};
use crate::commands::{self, Format, Selection, Sheet};
use crate::error::Result;
use crate::lang::Lang;
use crate::layout;
use crate::messages;
use crate::search::Index;
use crate::text;
use crate::theme::Theme;
use phrases::Phrase;

/// What the dialogue does beyond its lines.
pub trait World {
    /// Copies a text by the first route that takes it.
    ///
    /// # Errors
    /// Why no route took it.
    fn copy(&mut self, text: &str) -> std::result::Result<Delivery, Failure>;

    /// Opens an address where there is a browser.
    ///
    /// # Errors
    /// When the address is not one of the web.
    fn open(&mut self, url: &str) -> Result<Opened>;
}

/// Whether the environment asks for the dialogue: a terminal that cannot do more, or a person who wants no more.
pub fn is_wanted(env: impl Fn(&str) -> Option<String>) -> bool {
    env("TERM").is_some_and(|term| term == "dumb") || env("ACCESSIBLE").is_some_and(|wish| wish == "1")
}

/// Talks until the person quits or their lines end. A query that is not empty is answered first.
///
/// # Errors
/// When lines cannot be read or written.
pub fn run(
    selection: Selection<'_>,
    query: &str,
    lines: &mut impl BufRead,
    out: &mut impl Write,
    world: &mut impl World,
) -> Result<()> {
    let mut dialogue = Dialogue {
        selection,
        index: Index::new(selection.catalogue),
        hits: Vec::new(),
        at: At::Query,
        out,
        world,
    };
    dialogue.say(Phrase::Welcome)?;
    if !query.is_empty() {
        dialogue.search(query)?;
    }
    loop {
        dialogue.ask()?;
        // Whatever bytes are typed, they are a line.
        let mut line = Vec::new();
        if lines.read_until(b'\n', &mut line)? == 0
            || dialogue.answer(String::from_utf8_lossy(&line).trim())? == Next::Quit
        {
            return Ok(());
        }
    }
}

/// Where the dialogue is: what a typed line means.
#[derive(Clone, Copy)]
enum At<'c> {
    /// Words are awaited.
    Query,
    /// A number of the list, or other words.
    List,
    /// What to do with an entry.
    Entry(&'c Entry),
    /// Which of the commands, or of the links, of an entry.
    Choice(&'c Entry, Outlet),
}

/// What a text of an entry is taken out for.
#[derive(Clone, Copy)]
enum Outlet {
    Copy,
    Open,
}

#[derive(PartialEq, Eq)]
enum Next {
    GoOn,
    Quit,
}

struct Dialogue<'c, 'w, O, W> {
    selection: Selection<'c>,
    index: Index,
    hits: Vec<&'c Entry>,
    at: At<'c>,
    out: &'w mut O,
    world: &'w mut W,
}

impl<'c, O: Write, W: World> Dialogue<'c, '_, O, W> {
    fn lang(&self) -> Lang {
        self.selection.lang
    }

    fn say(&mut self, phrase: Phrase) -> Result<()> {
        Ok(writeln!(self.out, "{}", phrase.text(self.selection.lang))?)
    }

    /// Says what can be typed now.
    fn ask(&mut self) -> Result<()> {
        writeln!(self.out)?;
        self.say(match self.at {
            At::Query => Phrase::AskWords,
            At::List => Phrase::AskNumber,
            At::Entry(_) => Phrase::AskWhat,
            At::Choice(..) => Phrase::AskWhich,
        })?;
        Ok(self.out.flush()?)
    }

    /// Does what a line says. A single letter is a command where there are any; what is neither that nor a number is
    /// searched for.
    fn answer(&mut self, line: &str) -> Result<Next> {
        match (self.at, line) {
            (_, "q") => return Ok(Next::Quit),
            (At::Entry(_), "b") => self.list()?,
            (At::Choice(entry, _), "b") => self.show(entry)?,
            (_, "b") => self.at = At::Query,
            (At::Entry(entry), "c") => self.choose(entry, Outlet::Copy)?,
            (At::Entry(entry), "o") => self.choose(entry, Outlet::Open)?,
            (At::Entry(entry), "l") => {
                self.selection.lang = self.lang().other();
                self.show(entry)?;
            }
            (At::Entry(_), "") => {}
            (At::List, line) if let Some(entry) = nth(&self.hits, line) => self.show(entry)?,
            (At::Choice(entry, outlet), line) => match nth(&self.texts(entry, outlet), line) {
                Some(text) => self.take(entry, outlet, &text)?,
                None => self.say(Phrase::NoSuchNumber)?,
            },
            (_, words) => self.search(words)?,
        }
        Ok(Next::GoOn)
    }

    fn search(&mut self, words: &str) -> Result<()> {
        let catalogue = self.selection.catalogue;
        let hits = self.index.search(catalogue, words, self.selection.source);
        self.hits = hits.iter().map(|hit| &catalogue.entries[hit.entry]).collect();
        self.list()
    }

    fn list(&mut self) -> Result<()> {
        if self.hits.is_empty() {
            self.at = At::Query;
            return self.say(Phrase::NothingFits);
        }
        self.at = At::List;
        writeln!(self.out, "{}", phrases::found(self.lang(), self.hits.len()))?;
        for (index, entry) in self.hits.iter().enumerate() {
            if let Some(view) = entry.view(self.selection.source, self.selection.lang) {
                writeln!(self.out, "{}. {}", index + 1, view.wording.label())?;
            }
        }
        Ok(())
    }

    fn show(&mut self, entry: &'c Entry) -> Result<()> {
        self.at = At::Entry(entry);
        let sheet = Sheet {
            columns: None,
            theme: Theme::BARE,
        };
        commands::show(self.selection, &entry.id, Format::Text(sheet), self.out)?;
        Ok(())
    }

    fn view(&self, entry: &'c Entry) -> Option<View<'c>> {
        entry.view(self.selection.source, self.selection.lang)
    }

    /// What can be taken out of an entry.
    fn texts(&self, entry: &'c Entry, outlet: Outlet) -> Vec<String> {
        let Some(view) = self.view(entry) else {
            return Vec::new();
        };
        match outlet {
            Outlet::Copy => {
                let snippets = view.wording.snippets.iter();
                snippets.map(|snippet| snippet.command().to_owned()).collect()
            }
            Outlet::Open => {
                let links = layout::links(self.selection.catalogue, view, self.lang());
                links.into_iter().map(|link| link.url).collect()
            }
        }
    }

    /// Takes the only text out, or asks which.
    fn choose(&mut self, entry: &'c Entry, outlet: Outlet) -> Result<()> {
        let texts = self.texts(entry, outlet);
        match &texts[..] {
            [] => self.say(Phrase::NoCommand),
            [text] => self.take(entry, outlet, text),
            texts => {
                self.at = At::Choice(entry, outlet);
                for (index, text) in texts.iter().enumerate() {
                    writeln!(self.out, "{}. {}", index + 1, text::sanitize(text))?;
                }
                Ok(())
            }
        }
    }

    /// Copies or opens a text and says what came of it. A link that cannot be opened can be read in the answer.
    fn take(&mut self, entry: &'c Entry, outlet: Outlet, text: &str) -> Result<()> {
        self.at = At::Entry(entry);
        let lang = self.lang();
        let told = match outlet {
            Outlet::Copy => match self.world.copy(text) {
                Ok(delivery) => messages::copied(lang, &delivery.text(lang), None, text),
                Err(failure) => format!("{}\n{text}", failure.text(lang)),
            },
            Outlet::Open => match self.world.open(text) {
                Ok(opened) => format!("{} {text}", opened.text(lang)),
                Err(error) => error.to_string(),
            },
        };
        Ok(writeln!(self.out, "{}", text::sanitize(&told))?)
    }
}

/// The item with the number that a line holds, counted from 1.
fn nth<T: Clone>(items: &[T], line: &str) -> Option<T> {
    let index = line.parse::<usize>().ok()?.checked_sub(1)?;
    items.get(index).cloned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dumb_terminal_or_a_wish_asks_for_it() {
        let wanted = |name: &'static str, value: &'static str| {
            is_wanted(move |asked| (asked == name).then(|| value.to_owned()))
        };
        assert!(wanted("TERM", "dumb") && wanted("ACCESSIBLE", "1"));
        assert!(!wanted("TERM", "xterm") && !wanted("ACCESSIBLE", "0") && !wanted("ACCESSIBLE", ""));
    }
}
