//! A link as it stands below an answer. Following it is the front end's.

use super::flow::Flow;
use super::{Line, Role, hanging, offering};
use catalogue::address::Address;
use catalogue::model::Citation;
use catalogue::text;

/// A link below an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Link {
    /// What the answer shows for it.
    pub(crate) text: String,
    pub(crate) target: Target,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Target {
    /// To a full address, as the page has it: not sure to be one of the web.
    Address(String),
    Entry(String),
}

impl Target {
    pub(crate) fn as_str(&self) -> &str {
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
        let marker = format!("[{number}] ");
        let indent = text::width(&marker);
        let target = self.target.as_str();
        let together = indent + text::width(&self.text) + 2 + text::width(target) <= columns;
        let gap = if together { "  " } else { "\n" };
        let flow = Flow::of(&format!("{}{gap}", self.text), Role::Secondary).with_link(
            target,
            Role::Link,
            self.target.address(),
        );
        let lines = flow.wrap(columns.saturating_sub(indent).max(1));
        offering(hanging(&marker, Role::Marker, lines), Some(number))
    }
}

/// Returns where a piece of knowledge comes from, in short.
pub(crate) fn citation(citation: &Citation) -> String {
    match citation {
        Citation::File { path, version } => format!("OpenList {version} {path}"),
        Citation::Tried(version) => format!("OpenList {version}"),
        Citation::Link(address) => address.clone(),
    }
}
