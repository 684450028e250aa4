//! An answer to lines of a width, each piece of text tagged with a *role*. What a role looks like is the theme's
//! business, and where the lines go is the front end's: the browser's pane and a command's output use the same ones.

mod flow;
mod link;
mod log;
mod page;

pub use flow::Flow;
pub use link::{Link, Target, citation, links};
pub use log::{evidence, unknown};
pub use page::{Page, Reader, note, page};

use catalogue::address::Address;

/// What a piece of text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Running text.
    Text,
    /// The error that a question is about.
    Title,
    /// A heading in an answer.
    Heading,
    /// What may be overlooked: circumstances, addresses, counts.
    Secondary,
    /// Code within a line.
    Code,
    /// Code in a block.
    CodeBlock,
    /// The frame of a code block, and rules.
    Frame,
    /// Bullets, and the numbers of items and commands.
    Marker,
    /// A link's text.
    Link,
    /// A correction of the page.
    Note,
    /// What the query matches.
    Match,
}

/// A piece of text of one kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// The text, without line feeds and tabs.
    pub text: String,
    /// What it is.
    pub role: Role,
    /// Strong emphasis.
    pub strong: bool,
    /// Emphasis.
    pub emphasis: bool,
    /// Where on the web the text leads.
    pub link: Option<Address>,
}

impl Span {
    /// A span without emphasis.
    pub fn new(text: impl Into<String>, role: Role) -> Span {
        Span {
            text: text.into(),
            role,
            strong: false,
            emphasis: false,
            link: None,
        }
    }
}

/// One line on the screen.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Line {
    /// Its parts, from the left.
    pub spans: Vec<Span>,
}

impl Line {
    /// The line's text.
    pub fn text(&self) -> String {
        self.spans.iter().map(|span| span.text.as_str()).collect()
    }
}

impl From<Span> for Line {
    fn from(span: Span) -> Line {
        Line { spans: vec![span] }
    }
}

/// The characters that frames are drawn with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Glyphs {
    /// A vertical line.
    pub vertical: &'static str,
    /// A horizontal line.
    pub horizontal: &'static str,
    /// The corners: top left, top right, bottom left, bottom right.
    pub corners: [&'static str; 4],
    /// Before the items of a list.
    pub bullet: &'static str,
}

impl Glyphs {
    /// Thin lines with round corners.
    pub const LINES: Glyphs = Glyphs {
        vertical: "│",
        horizontal: "─",
        corners: ["╭", "╮", "╰", "╯"],
        bullet: "-",
    };

    /// What every font and every terminal has.
    pub const ASCII: Glyphs = Glyphs {
        vertical: "|",
        horizontal: "-",
        corners: ["+", "+", "+", "+"],
        bullet: "-",
    };
}
