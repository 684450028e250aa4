//! What to do when no entry answers a query: look in the nearest groups, or ask, with a text that holds no secrets.

use catalogue::lang::Lang;

use super::flow::Flow;
use super::link::{Link, Target};
use super::offer::Offers;
use super::{Line, Role, hanging};
use crate::messages::{self, Phrase};

/// Where OpenList's users and developers answer.
const ISSUES: &str = "https://github.com/OpenListTeam/OpenList/issues";
const DISCUSSIONS: &str = "https://github.com/OpenListTeam/OpenList/discussions";

/// Returns the places where one can ask.
pub(crate) fn places_to_ask(lang: Lang) -> Offers {
    let places = [(Phrase::Issues, ISSUES), (Phrase::Discussions, DISCUSSIONS)];
    Offers::of_links(places.map(|(phrase, address)| Link {
        text: phrase.text(lang).to_owned(),
        target: Target::Address(address.to_owned()),
    }))
}

/// Returns the next step in lines of a width: groups that are near, places to ask, and the masked text to ask with, which
/// `key` copies.
pub(crate) fn next_step(groups: &[&str], masked: &str, key: &str, lang: Lang, columns: usize) -> Vec<Line> {
    let paragraph = |text: &str| Flow::of(text, Role::Text).wrap(columns);
    let mut lines = Flow::of(Phrase::NextStep.text(lang), Role::Heading).wrap(columns);
    lines.push(Line::default());
    lines.extend(paragraph(Phrase::OtherWords.text(lang)));
    lines.extend(paragraph(&messages::look_in(lang, groups)));
    lines.push(Line::default());
    lines.extend(paragraph(Phrase::AskThere.text(lang)));
    for (number, link) in places_to_ask(lang).links() {
        lines.extend(link.lines(number, columns));
    }
    lines.push(Line::default());
    lines.extend(paragraph(&messages::text_to_ask_with(lang, key)));
    let text = Flow::of(masked, Role::CodeBlock).wrap(columns.saturating_sub(2).max(1));
    lines.extend(hanging("  ", Role::Text, text));
    lines
}
