//! The linear dialogue: a line is asked for, a line is typed, the answer follows below. For screen readers and for
//! terminals that can do no more; no colours, nothing that moves. The browser is `tui`.

use std::io::{self, BufRead, StdoutLock, Write};

use crate::browser;
use crate::commands::{self, Format, Selection, Sheet};
use crate::error::Result;
use crate::layout::{Link, Offer, Offers, Target};
use crate::messages;
use crate::search::Index;
use crate::tui::Ways;
use catalogue::lang::{Lang, Localized};
use catalogue::model::Entry;
use catalogue::snippet::{Filled, Shell, Snippet, Values};
use catalogue::text;

/// Whether the environment asks for the dialogue: a terminal that cannot do more, or a person who wants no more.
pub(crate) fn is_wanted(env: impl Fn(&str) -> Option<String>) -> bool {
    env("TERM").is_some_and(|term| term == "dumb") || env("ACCESSIBLE").is_some_and(|wish| wish == "1")
}

/// Talks until the person quits or their lines end. A query that is not empty is answered first.
pub(crate) fn run(selection: Selection<'_>, query: &str, ways: Ways) -> Result<()> {
    let index = Index::new(selection.catalogue);
    let out = io::stdout().lock();
    let mut dialogue = Dialogue { selection, index, hits: Vec::new(), at: At::Query, out, ways };
    dialogue.say(Localized::each(
        "Errors of OpenList and AList, and what helps.",
        "OpenList 与 AList 常见报错及解决方法。",
    ))?;
    if !query.is_empty() {
        dialogue.search(query)?;
    }
    let mut lines = io::stdin().lock();
    loop {
        dialogue.ask()?;
        // Whatever bytes are typed, they are a line.
        let mut line = Vec::new();
        if lines.read_until(b'\n', &mut line)? == 0 {
            return Ok(());
        }
        match String::from_utf8_lossy(&line).trim() {
            "q" => return Ok(()),
            line => dialogue.answer(line)?,
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

struct Dialogue<'c> {
    selection: Selection<'c>,
    index: Index<'c>,
    hits: Vec<&'c Entry>,
    at: At<'c>,
    out: StdoutLock<'static>,
    ways: Ways,
}

impl<'c> Dialogue<'c> {
    fn lang(&self) -> Lang {
        self.selection.lang
    }

    fn say(&mut self, phrase: Localized<&str>) -> Result<()> {
        Ok(writeln!(self.out, "{}", phrase[self.selection.lang])?)
    }

    /// Says what can be typed now.
    fn ask(&mut self) -> Result<()> {
        writeln!(self.out)?;
        self.say(match self.at {
            At::Query => Localized::each(
                "Type a piece of the error, or nothing for all entries; q quits:",
                "请输入报错中的几个字，直接回车列出全部条目，q 退出：",
            ),
            At::List => Localized::each(
                "Type a number to read the entry, or other words to search for; b goes back, q quits:",
                "输入编号查看条目，或输入其他文字重新搜索，b 返回，q 退出：",
            ),
            At::Entry(_) => Localized::each(
                "Type the number of a command or a link; c lists commands, o links, l for Chinese (中文), b goes back, q quits:",
                "输入命令或链接的编号；c 列出命令，o 列出链接，l 切换到英文（English），b 返回，q 退出：",
            ),
        })?;
        Ok(self.out.flush()?)
    }

    /// Does what a line says. A single letter is a command where there are any; what is neither that nor a number is
    /// searched for.
    fn answer(&mut self, line: &str) -> Result<()> {
        let number = line.parse::<usize>().ok();
        match (self.at, line) {
            (At::Entry(_), "b") => self.list(),
            (_, "b") => {
                self.at = At::Query;
                Ok(())
            }
            (At::Query, words) => self.search(words),
            (At::List, words) => {
                let hit = number.and_then(|number| self.hits.get(number.checked_sub(1)?));
                match hit {
                    Some(entry) => self.show(entry),
                    None => self.search(words),
                }
            }
            (At::Entry(_), "") => Ok(()),
            (At::Entry(entry), "c" | "o") => self.choose(&self.offers(entry), line == "c"),
            (At::Entry(entry), "l") => {
                self.selection.lang = self.lang().next();
                self.show(entry)
            }
            (At::Entry(entry), words) => {
                match number.and_then(|number| self.offers(entry).get(number).cloned()) {
                    Some(offer) => self.take(&offer),
                    None => self.search(words),
                }
            }
        }
    }

    fn search(&mut self, words: &str) -> Result<()> {
        let catalogue = self.selection.catalogue;
        let source = self.selection.source;
        self.hits = if words.is_empty() {
            catalogue.entries.iter().filter(|entry| entry.is_on(source)).collect()
        } else {
            let hits = self.index.search(words, source);
            hits.iter().map(|hit| &catalogue.entries[hit.entry]).collect()
        };
        self.list()
    }

    fn list(&mut self) -> Result<()> {
        let (lang, count) = (self.lang(), self.hits.len());
        if count == 0 {
            self.at = At::Query;
            return self.say(Localized::each("No entry fits.", "没有匹配的条目。"));
        }
        self.at = At::List;
        let entries = if count == 1 { "entry" } else { "entries" };
        let found = Localized::each(format!("{count} {entries}:"), format!("{count} 个条目："));
        writeln!(self.out, "{}", found[lang])?;
        for (number, entry) in (1..).zip(&self.hits) {
            writeln!(self.out, "{number}. {}", entry.title[lang])?;
        }
        Ok(())
    }

    fn show(&mut self, entry: &'c Entry) -> Result<()> {
        self.at = At::Entry(entry);
        commands::show(self.selection, &entry.id, Format::Text(Sheet::default()), &mut self.out)?;
        Ok(())
    }

    fn offers(&self, entry: &Entry) -> Offers {
        let article = entry.article(self.selection.source, self.selection.lang);
        article.map_or_else(Offers::default, |article| {
            Offers::of(self.selection.catalogue, entry, article, self.lang())
        })
    }

    /// Takes the only command or the only link, or lists them, so that a number can be typed.
    fn choose(&mut self, offers: &Offers, commands: bool) -> Result<()> {
        let is_wanted = |offer: &Offer| matches!(offer, Offer::Command(_)) == commands;
        let wanted: Vec<(usize, &Offer)> = offers.iter().filter(|(_, offer)| is_wanted(offer)).collect();
        match wanted[..] {
            [] if commands => {
                self.say(Localized::each("This answer has no command to copy.", "该条目没有可复制的命令。"))
            }
            [] => self.say(Localized::each("This answer has no link.", "该条目没有链接。")),
            [(_, offer)] => self.take(offer),
            _ => {
                for (number, offer) in wanted {
                    let text = match offer {
                        Offer::Command(snippet) => snippet.command(),
                        Offer::Link(Link { target: Target::Address(url), .. }) => url,
                        Offer::Link(Link { target: Target::Entry(_), text }) => text,
                    };
                    writeln!(self.out, "[{number}] {}", text::sanitize(text))?;
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

    /// Copies a command, corrected where its page has a slip, and says what it leaves to be put in.
    fn copy(&mut self, snippet: &Snippet) -> Result<()> {
        let lang = self.lang();
        // Without values, the shell does not matter.
        let Filled { text, open, .. } = snippet.fill(&Values::new(), Shell::Unix);
        let told = match commands::copy(&text, &self.ways.routes) {
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
        let told = match browser::open(url, &self.ways.environment) {
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
