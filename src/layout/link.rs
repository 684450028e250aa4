//! The links below an answer: those in its text, the entries that are worth seeing, too, and the page that it stands
//! on. Following one is the front end's.

use super::flow::Flow;
use super::page::hanging;
use super::{Line, Role};
use crate::address::Address;
use crate::catalogue::{Catalogue, Entry, View};
use crate::lang::Lang;
use crate::markdown::{self, Inline};
use crate::messages::{self, Phrase};
use crate::text;

/// A link below an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// What the answer shows for it.
    pub text: String,
    /// Where it leads.
    pub target: Target,
}

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// To a full address, as the page has it: not sure to be one of the web.
    Address(String),
    /// To the entry with this id.
    Entry(String),
}

impl Target {
    /// The address or the id.
    pub fn as_str(&self) -> &str {
        match self {
            Target::Address(text) | Target::Entry(text) => text,
        }
    }

    /// The address on the web, where it is one.
    fn address(&self) -> Option<Address> {
        match self {
            Target::Address(address) => Address::of(address),
            Target::Entry(_) => None,
        }
    }
}

impl Link {
    /// The link with its number. Where it leads stands on a line of its own when both do not fit on one.
    pub(super) fn lines(&self, number: usize, columns: usize) -> Vec<Line> {
        let number = format!("{number} ");
        let indent = text::width(&number);
        let target = self.target.as_str();
        let together = indent + text::width(&self.text) + 2 + text::width(target) <= columns;
        let gap = if together { "  " } else { "\n" };
        let flow = Flow::new()
            .with(&format!("{}{gap}", self.text), Role::Secondary)
            .with_link(target, Role::Link, self.target.address());
        let lines = flow.wrap(columns.saturating_sub(indent).max(1));
        hanging(&number, Role::Secondary, lines)
    }
}

/// The links of an answer, each address once, the entries to see also, and the page that it stands on.
pub fn links(catalogue: &Catalogue, entry: &Entry, view: View<'_>, lang: Lang) -> Vec<Link> {
    let mut links: Vec<Link> = Vec::new();
    view.wording.visit_inlines(&mut |inline| {
        if let Inline::Link { url, text } = inline
            && links.iter().all(|link| link.target.as_str() != url)
        {
            links.push(Link {
                text: markdown::plain(text),
                target: Target::Address(url.clone()),
            });
        }
    });
    let others = entry.see_also.iter().filter_map(|id| catalogue.entry(id));
    links.extend(others.filter_map(|other| {
        let label = other.view(None, lang)?.wording.label();
        Some(Link {
            text: messages::see_also(lang, &label),
            target: Target::Entry(other.id.clone()),
        })
    }));
    let (_, address) = catalogue.sources[view.article.source.0].address.get(view.lang);
    links.push(Link {
        text: Phrase::ThisPage.text(lang).to_owned(),
        target: Target::Address(address.clone()),
    });
    links
}
