//! The linear dialogue: a line is asked for, a line is typed, the answer follows below. For screen readers and for
//! terminals that can do no more; no colours, nothing that moves. The browser is `tui`.

mod phrases;

use std::io::{BufRead, Write};

use crate::browser::Opened;
use crate::clipboard::{Failure, Route};
use crate::commands::{self, Format, Selection, Sheet};
use crate::error::Result;
use crate::layout::{Link, Offer, Offers, Target};
use crate::messages;
use crate::search::Index;
use crate::theme::Theme;
use catalogue::lang::Lang;
use catalogue::model::Entry;
use catalogue::snippet::{Filled, Shell, Snippet, Values};
use catalogue::text;
use phrases::Phrase;

/// What the dialogue does beyond its lines.
pub trait World {
    /// Copies a text by the first route that takes it.
    ///
    /// # Errors
    /// Why no route took it.
    fn copy(&mut self, text: &str) -> std::result::Result<Route, Failure>;

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
}

/// Returns how something that an entry offers stands in a list.
fn text_of(offer: &Offer) -> &str {
    match offer {
        Offer::Command(snippet) => snippet.command(),
        Offer::Link(link) => match &link.target {
            Target::Address(url) => url,
            Target::Entry(_) => &link.text,
        },
    }
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
        })?;
        Ok(self.out.flush()?)
    }

    /// Does what a line says. A single letter is a command where there are any; what is neither that nor a number is
    /// searched for.
    fn answer(&mut self, line: &str) -> Result<Next> {
        match (self.at, line) {
            (_, "q") => return Ok(Next::Quit),
            (At::Entry(_), "b") => self.list()?,
            (_, "b") => self.at = At::Query,
            (At::Entry(entry), "c" | "o") => {
                let offers = self.offers(entry);
                let is_wanted = |offer: &Offer| matches!(offer, Offer::Command(_)) == (line == "c");
                let wanted: Vec<_> = offers.iter().filter(|(_, offer)| is_wanted(offer)).collect();
                self.choose(&wanted)?;
            }
            (At::Entry(entry), "l") => {
                self.selection.lang = self.lang().next();
                self.show(entry)?;
            }
            (At::Entry(_), "") => {}
            (At::List, line) if let Some(entry) = nth(&self.hits, line) => self.show(entry)?,
            (at, line) => {
                let offers = match at {
                    At::Entry(entry) => self.offers(entry),
                    At::Query | At::List => Offers::default(),
                };
                match line.parse().ok().and_then(|number| offers.get(number)) {
                    Some(offer) => self.take(offer)?,
                    None => self.search(line)?,
                }
            }
        }
        Ok(Next::GoOn)
    }

    fn search(&mut self, words: &str) -> Result<()> {
        let catalogue = self.selection.catalogue;
        let source = self.selection.source;
        self.hits = if words.is_empty() {
            let entries = catalogue.entries.iter();
            entries.filter(|entry| entry.is_on(source)).collect()
        } else {
            let hits = self.index.search(words, source);
            hits.iter().map(|hit| &catalogue.entries[hit.entry]).collect()
        };
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
            writeln!(self.out, "{}. {}", index + 1, entry.title[self.lang()])?;
        }
        Ok(())
    }

    fn show(&mut self, entry: &'c Entry) -> Result<()> {
        self.at = At::Entry(entry);
        let sheet = Sheet { columns: None, theme: Theme::BARE, hyperlinks: false };
        commands::show(self.selection, &entry.id, Format::Text(sheet), self.out)?;
        Ok(())
    }

    /// Returns what an entry offers.
    fn offers(&self, entry: &Entry) -> Offers {
        let article = entry.article(self.selection.source, self.selection.lang);
        article.map_or_else(Offers::default, |article| {
            Offers::of(self.selection.catalogue, entry, article, self.lang())
        })
    }

    /// Takes the only thing of these, or lists them, so that a number can be typed.
    fn choose(&mut self, offers: &[(usize, &Offer)]) -> Result<()> {
        match offers {
            [] => self.say(Phrase::NoCommand),
            [(_, offer)] => self.take(offer),
            offers => {
                for (number, offer) in offers {
                    writeln!(self.out, "[{number}] {}", text::sanitize(text_of(offer)))?;
                }
                Ok(())
            }
        }
    }

    /// Copies a command or follows a link, and says what came of it.
    fn take(&mut self, offer: &Offer) -> Result<()> {
        match offer {
            Offer::Command(snippet) => self.copy(snippet),
            Offer::Link(Link { target: Target::Address(url), .. }) => self.open(url),
            Offer::Link(Link { target: Target::Entry(id), .. }) => match self.selection.catalogue.entry(id) {
                Some(other) => self.follow(other),
                None => Ok(()),
            },
        }
    }

    /// Copies a command as the page has it, and says what it leaves to be put in.
    fn copy(&mut self, snippet: &Snippet) -> Result<()> {
        let lang = self.lang();
        // Without values, the shell does not matter.
        let Filled { text, open, .. } = snippet.fill(&Values::new(), Shell::Unix);
        let told = match self.world.copy(&text) {
            Ok(route) => messages::copied(lang, &route.copied(lang), None, &text),
            Err(failure) => format!("{}\n{text}", failure.text(lang)),
        };
        writeln!(self.out, "{}", text::sanitize(&told))?;
        if !open.is_empty() {
            writeln!(self.out, "{}", messages::left_open(lang, &open).trim_end())?;
        }
        Ok(())
    }

    /// Opens an address. One that cannot be opened can be read in the answer.
    fn open(&mut self, url: &str) -> Result<()> {
        let told = match self.world.open(url) {
            Ok(opened) => format!("{} {url}", opened.text(self.lang())),
            Err(error) => error.told(self.lang()),
        };
        Ok(writeln!(self.out, "{}", text::sanitize(&told))?)
    }

    /// Shows another entry, which need not stand on the one source that is shown.
    fn follow(&mut self, other: &'c Entry) -> Result<()> {
        if !other.is_on(self.selection.source) {
            self.selection.source = None;
        }
        self.show(other)
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
