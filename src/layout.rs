//! An answer as lines of a width, each piece of text tagged with a *role*. What a role looks like is the theme's business,
//! and where the lines go is the front end's.

mod block;
mod flow;
mod glyphs;
mod link;
mod log;
mod markdown;
mod next_step;
mod offer;
mod page;

pub(crate) use flow::Flow;
pub(crate) use glyphs::Glyphs;
pub(crate) use link::{Link, Target, citation};
pub(crate) use log::{evidence, unknown};
pub(crate) use markdown::{KINDS, markdown};
pub(crate) use next_step::{next_step, places_to_ask};
pub(crate) use offer::{Offer, Offers};
pub(crate) use page::page;

use std::ops::Range;

use catalogue::address::Address;
use catalogue::lang::Lang;
use catalogue::text;

/// Lines longer than this are hard to read, in columns.
const LONGEST_LINE: usize = 84;

/// For whom a page is laid out.
#[derive(Clone, Copy)]
pub(crate) struct Reader<'a> {
    pub(crate) lang: Lang,
    /// The width, in columns; `None` where lines are not wrapped and nothing is framed, as in a pipe.
    pub(crate) columns: Option<usize>,
    pub(crate) glyphs: &'static Glyphs,
    /// Which parts of a question's text the query matches, in bytes.
    pub(crate) highlight: &'a dyn Fn(&str) -> Vec<Range<usize>>,
}

/// What a piece of text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    Text,
    /// The error that a question is about.
    Title,
    Heading,
    /// What may be overlooked: circumstances, addresses, counts.
    Secondary,
    Code,
    CodeBlock,
    /// The frame of a code block, and rules.
    Frame,
    /// Bullets, and the numbers of items, commands and links.
    Marker,
    Link,
    /// A correction of the page.
    Note,
    Match,
}

/// A piece of text of one kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Span {
    /// The text, without line feeds and tabs.
    pub(crate) text: String,
    pub(crate) role: Role,
    pub(crate) strong: bool,
    pub(crate) emphasis: bool,
    /// Where on the web the text leads.
    pub(crate) link: Option<Address>,
    /// The number of what the text offers.
    pub(crate) offer: Option<usize>,
}

impl Span {
    pub(crate) fn new(text: impl Into<String>, role: Role) -> Span {
        Span { text: text.into(), role, strong: false, emphasis: false, link: None, offer: None }
    }
}

/// One line on the screen.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Line {
    pub(crate) spans: Vec<Span>,
}

impl Line {
    pub(crate) fn text(&self) -> String {
        self.spans.iter().map(|span| span.text.as_str()).collect()
    }
}

impl From<Span> for Line {
    fn from(span: Span) -> Line {
        Line { spans: vec![span] }
    }
}

/// Returns a note on the text above it, in lines of this width.
pub(crate) fn note(text: &str, columns: usize) -> Vec<Line> {
    let lines = Flow::of(text, Role::Note).wrap(columns.saturating_sub(2).max(1));
    hanging("! ", Role::Note, lines)
}

/// Returns lines that are part of what has this number.
fn offering(mut lines: Vec<Line>, number: Option<usize>) -> Vec<Line> {
    for span in lines.iter_mut().flat_map(|line| &mut line.spans) {
        span.offer = number;
    }
    lines
}

/// Returns lines behind a sign that stands before the first of them.
pub(crate) fn hanging(sign: &str, role: Role, lines: Vec<Line>) -> Vec<Line> {
    let indent = " ".repeat(text::width(sign));
    let signs = std::iter::once(sign).chain(std::iter::repeat(indent.as_str()));
    let lines = signs.zip(lines);
    lines.map(|(sign, line)| with_prefix(Span::new(sign, role), line)).collect()
}

fn with_prefix(prefix: Span, mut line: Line) -> Line {
    line.spans.insert(0, prefix);
    line
}
