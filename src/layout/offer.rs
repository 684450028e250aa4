//! What an answer offers: commands to copy and links to follow, in one series with numbers, in the order of reading.

use std::collections::HashMap;

use super::link::{Link, Target};
use crate::messages::{self, Phrase};
use catalogue::lang::Lang;
use catalogue::markdown::{self, Block, BlockKind, Inline};
use catalogue::model::{Article, Catalogue, Entry};
use catalogue::snippet::{self, Snippet};

/// Something that an answer offers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Offer {
    Command(Snippet),
    Link(Link),
}

/// What is offered, each once. Numbers count from 1.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Offers {
    all: Vec<Offer>,
    /// The numbers of the commands by their text.
    commands: HashMap<String, usize>,
    /// The numbers of the links by where they lead.
    links: HashMap<String, usize>,
}

/// The commands of an article by their text.
pub(super) type Snippets<'a> = HashMap<&'a str, &'a Snippet>;

/// Returns the commands of an article by their text.
pub(super) fn snippets(article: &Article) -> Snippets<'_> {
    article.snippets.iter().map(|snippet| (&*snippet.text, snippet)).collect()
}

impl Offers {
    /// Returns what an article offers: its commands and links, the links of the notes beside it, the entries that a reader
    /// may need instead, and the page that it stands on.
    pub(crate) fn of(catalogue: &Catalogue, entry: &Entry, article: &Article, lang: Lang) -> Offers {
        let mut offers = Offers::default();
        let snippets = snippets(article);
        for question in &article.questions {
            markdown::visit(&question.inlines, &mut |inline| offers.add_inline(inline, &snippets));
        }
        offers.add_blocks(&article.blocks, &snippets);
        for note in &entry.answer.notes {
            markdown::visit_inlines(&note.text[lang], &mut |inline| offers.add_inline(inline, &snippets));
        }
        for other in &entry.answer.see_also {
            let other = &catalogue.entries[*other];
            let text = messages::see_also(lang, &other.title[lang]);
            offers.add_link(text, Target::Entry(other.id.clone()));
        }
        if let Some(address) = &catalogue.sources[article.source.0].address {
            let text = Phrase::ThisPage.text(lang).to_owned();
            offers.add_link(text, Target::Address(address[article.lang].clone()));
        }
        offers
    }

    /// Returns links that are no part of an article.
    pub(crate) fn of_links(links: impl IntoIterator<Item = Link>) -> Offers {
        let mut offers = Offers::default();
        links.into_iter().for_each(|link| offers.add(Offer::Link(link)));
        offers
    }

    /// Adds what another article offers and this one does not.
    pub(crate) fn extend(&mut self, other: Offers) {
        for offer in other.all {
            self.add(offer);
        }
    }

    /// Returns everything with its number.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (usize, &Offer)> {
        (1..).zip(&self.all)
    }

    /// Returns the commands with their numbers.
    pub(crate) fn commands(&self) -> impl Iterator<Item = (usize, &Snippet)> {
        self.iter().filter_map(|(number, offer)| match offer {
            Offer::Command(snippet) => Some((number, snippet)),
            Offer::Link(_) => None,
        })
    }

    /// Returns the links with their numbers.
    pub(crate) fn links(&self) -> impl Iterator<Item = (usize, &Link)> {
        self.iter().filter_map(|(number, offer)| match offer {
            Offer::Link(link) => Some((number, link)),
            Offer::Command(_) => None,
        })
    }

    /// Returns what has a number.
    pub(crate) fn get(&self, number: usize) -> Option<&Offer> {
        self.all.get(number.checked_sub(1)?)
    }

    /// Returns the number of the command with this text.
    pub(crate) fn command(&self, text: &str) -> Option<usize> {
        self.commands.get(text).copied()
    }

    /// Returns the number of the link to this address or entry.
    pub(crate) fn link(&self, target: &str) -> Option<usize> {
        self.links.get(target).copied()
    }

    fn add(&mut self, offer: Offer) {
        let (numbers, key) = match &offer {
            Offer::Command(snippet) => (&mut self.commands, snippet.text.as_str()),
            Offer::Link(link) => (&mut self.links, link.target.as_str()),
        };
        if !numbers.contains_key(key) {
            numbers.insert(key.to_owned(), self.all.len() + 1);
            self.all.push(offer);
        }
    }

    fn add_link(&mut self, text: String, target: Target) {
        self.add(Offer::Link(Link { text, target }));
    }

    fn add_command(&mut self, text: &str, snippets: &Snippets<'_>) {
        if let Some(snippet) = snippets.get(text) {
            self.add(Offer::Command((*snippet).clone()));
        }
    }

    fn add_inline(&mut self, inline: &Inline, snippets: &Snippets<'_>) {
        match inline {
            Inline::Code(code) => self.add_command(code, snippets),
            Inline::Link { url, text } => self.add_link(markdown::plain(text), Target::Address(url.clone())),
            _ => {}
        }
    }

    fn add_blocks(&mut self, blocks: &[Block], snippets: &Snippets<'_>) {
        for block in blocks {
            match &block.kind {
                BlockKind::Code { language, text } => {
                    self.add_command(&snippet::from_code_block(language, text), snippets);
                }
                BlockKind::List { items, .. } => {
                    items.iter().for_each(|item| self.add_blocks(item, snippets))
                }
                BlockKind::Quote(blocks) | BlockKind::Container { blocks, .. } => {
                    self.add_blocks(blocks, snippets)
                }
                _ => {
                    let block = std::slice::from_ref(block);
                    markdown::visit_inlines(block, &mut |inline| self.add_inline(inline, snippets));
                }
            }
        }
    }
}
