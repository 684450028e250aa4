//! What an answer offers: commands to copy and links to follow, in one series with numbers, in the order of reading.

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
pub(crate) struct Offers(Vec<Offer>);

impl Offers {
    /// Returns what an article offers: its commands and links, the links of the notes beside it, the entries that a reader
    /// may need instead, and the page that it stands on.
    pub(crate) fn of(catalogue: &Catalogue, entry: &Entry, article: &Article, lang: Lang) -> Offers {
        let mut offers = Offers::default();
        for question in &article.questions {
            markdown::visit(&question.inlines, &mut |inline| offers.add_inline(inline, article));
        }
        offers.add_blocks(&article.blocks, article);
        for note in &entry.answer.notes {
            markdown::visit_inlines(&note.text[lang], &mut |inline| offers.add_inline(inline, article));
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
        Offers(links.into_iter().map(Offer::Link).collect())
    }

    /// Adds what another article offers and this one does not.
    pub(crate) fn extend(&mut self, other: Offers) {
        for offer in other.0 {
            self.add(offer);
        }
    }

    /// Returns everything with its number.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (usize, &Offer)> {
        (1..).zip(&self.0)
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
        self.0.get(number.checked_sub(1)?)
    }

    /// Returns the number of the command with this text.
    pub(crate) fn command(&self, text: &str) -> Option<usize> {
        let mut commands = self.commands();
        commands.find(|(_, snippet)| snippet.text == text).map(|(number, _)| number)
    }

    /// Returns the number of the link to this address or entry.
    pub(crate) fn link(&self, target: &str) -> Option<usize> {
        let mut links = self.links();
        links.find(|(_, link)| link.target.as_str() == target).map(|(number, _)| number)
    }

    fn add(&mut self, offer: Offer) {
        let is_known = match &offer {
            Offer::Command(snippet) => self.command(&snippet.text).is_some(),
            Offer::Link(link) => self.link(link.target.as_str()).is_some(),
        };
        if !is_known {
            self.0.push(offer);
        }
    }

    fn add_link(&mut self, text: String, target: Target) {
        self.add(Offer::Link(Link { text, target }));
    }

    fn add_command(&mut self, text: &str, article: &Article) {
        let snippet = article.snippets.iter().find(|snippet| snippet.text == text);
        if let Some(snippet) = snippet {
            self.add(Offer::Command(snippet.clone()));
        }
    }

    fn add_inline(&mut self, inline: &Inline, article: &Article) {
        match inline {
            Inline::Code(code) => self.add_command(code, article),
            Inline::Link { url, text } => self.add_link(markdown::plain(text), Target::Address(url.clone())),
            _ => {}
        }
    }

    fn add_blocks(&mut self, blocks: &[Block], article: &Article) {
        for block in blocks {
            match &block.kind {
                BlockKind::Code { language, text } => {
                    self.add_command(&snippet::from_code_block(language, text), article);
                }
                BlockKind::List { items, .. } => items.iter().for_each(|item| self.add_blocks(item, article)),
                BlockKind::Quote(blocks) | BlockKind::Container { blocks, .. } => {
                    self.add_blocks(blocks, article)
                }
                _ => {
                    let block = std::slice::from_ref(block);
                    markdown::visit_inlines(block, &mut |inline| self.add_inline(inline, article));
                }
            }
        }
    }
}
