//! Markdown to a small tree of blocks and inlines, with the line where each block stands. The only file that knows
//! the Markdown parser. Nothing here knows what a question is (`source`) or how text is laid out (`layout`).
//!
//! All text in the tree is free of control characters.

mod fences;
mod outline;

use comrak::nodes::{Ast, AstNode, ListType, NodeValue};
use comrak::{Arena, Options};
use serde::{Deserialize, Serialize};

use crate::text;

pub use outline::{Heading, Outline, Placed, outline};

/// Nesting deeper than this is taken as plain text: no page needs it, and a hostile one must not exhaust the stack.
const MAX_DEPTH: usize = 32;

/// A Markdown file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Document {
    /// The YAML between the `---` lines at the top, without those lines. It starts in line 2 of the file.
    pub front_matter: Option<String>,
    /// The blocks, in order.
    pub blocks: Vec<Block>,
    /// The lines with colons that neither open nor close a container.
    pub stray_colons: Vec<usize>,
}

/// A position in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Position {
    /// The line, counted from 1.
    pub line: usize,
    /// The column, in bytes, counted from 1.
    pub column: usize,
}

/// A block and where it starts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// The position in the file.
    pub position: Position,
    /// What stands there.
    pub kind: BlockKind,
}

/// What a block is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum BlockKind {
    /// A heading of any level.
    Heading(Vec<Inline>),
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A list.
    List {
        /// The number of the first item; `None` for a list with bullets.
        start: Option<usize>,
        /// The blocks of each item.
        items: Vec<Vec<Block>>,
    },
    /// A quotation.
    Quote(Vec<Block>),
    /// A code block.
    Code {
        /// The language named after the fence, or nothing.
        language: String,
        /// The code without the line feed at its end.
        text: String,
    },
    /// A table: rows of cells, the heading first.
    Table(Vec<Vec<Vec<Inline>>>),
    /// A container: `::: info`, its blocks, `:::`.
    Container {
        /// The words after the opening colons: a language, or a kind and a title.
        info: String,
        /// Whether its closing colons, or those of what it stands in, are there.
        closed: bool,
        /// What stands between the colons.
        blocks: Vec<Block>,
    },
    /// A line across the page.
    Rule,
}

/// A piece of text in a block.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Inline {
    /// Plain text.
    Text(String),
    /// Code within a line.
    Code(String),
    /// Strong emphasis.
    Strong(Vec<Inline>),
    /// Emphasis.
    Emphasis(Vec<Inline>),
    /// A link, or an image, whose description then is the text.
    Link {
        /// Where it leads, as the page says it.
        url: String,
        /// What is shown for it.
        text: Vec<Inline>,
    },
    /// A tag of HTML or of a component such as `<Badge …/>`.
    Tag(String),
    /// A line's end: OpenList's site keeps the line ends of its pages.
    Break,
}

/// Parses a Markdown file. Any text is Markdown, so this cannot fail.
pub fn parse(source: &str) -> Document {
    let arena = Arena::new();
    let source = &*fences::prepare(source);
    let root = comrak::parse_document(&arena, source, &options());
    let mut reader = Reader { lines: source.split('\n').collect(), stray_colons: Vec::new() };
    let front_matter = root.children().find_map(|node| match &node.data().value {
        NodeValue::FrontMatter(text) => {
            let text = text.trim();
            Some(text.strip_prefix("---")?.strip_suffix("---")?.to_owned())
        }
        _ => None,
    });
    Document { front_matter, blocks: reader.blocks(root, 0), stray_colons: reader.stray_colons }
}

/// The Markdown that the pages' sites read.
fn options() -> Options<'static> {
    let mut options = Options::default();
    options.extension.block_directive = true;
    options.extension.cjk_friendly_emphasis = true;
    options.extension.table = true;
    options.extension.autolink = true;
    options.extension.front_matter_delimiter = Some("---".to_owned());
    options
}

/// The text of inlines as a reader sees it, with line feeds for breaks and without tags.
pub fn plain(inlines: &[Inline]) -> String {
    let mut text = String::new();
    for inline in inlines {
        match inline {
            Inline::Text(part) | Inline::Code(part) => text.push_str(part),
            Inline::Strong(children) | Inline::Emphasis(children) | Inline::Link { text: children, .. } => {
                text.push_str(&plain(children));
            }
            Inline::Tag(_) => {}
            Inline::Break => text.push('\n'),
        }
    }
    text
}

/// Returns the plain text of a block and what is in it, a line feed after each part.
pub fn block_text(block: &Block) -> String {
    let lines = |blocks: &mut dyn Iterator<Item = &Block>| -> String {
        blocks.map(|block| block_text(block) + "\n").collect()
    };
    match &block.kind {
        BlockKind::Heading(inlines) | BlockKind::Paragraph(inlines) => plain(inlines),
        BlockKind::Code { text, .. } => text.clone(),
        BlockKind::List { items, .. } => lines(&mut items.iter().flatten()),
        BlockKind::Quote(blocks) | BlockKind::Container { blocks, .. } => lines(&mut blocks.iter()),
        BlockKind::Table(rows) => {
            let cells = rows.iter().flatten();
            cells.map(|cell| plain(cell) + "\n").collect()
        }
        BlockKind::Rule => String::new(),
    }
}

/// Calls a function on every inline, at any depth, in the order of the page.
pub fn visit<'a>(inlines: &'a [Inline], call: &mut impl FnMut(&'a Inline)) {
    for inline in inlines {
        call(inline);
        match inline {
            Inline::Strong(children) | Inline::Emphasis(children) | Inline::Link { text: children, .. } => {
                visit(children, call);
            }
            Inline::Text(_) | Inline::Code(_) | Inline::Tag(_) | Inline::Break => {}
        }
    }
}

/// Calls a function on every inline in the blocks, at any depth, in the order of the page.
pub fn visit_inlines<'a>(blocks: &'a [Block], call: &mut impl FnMut(&'a Inline)) {
    for block in blocks {
        match &block.kind {
            BlockKind::Heading(inlines) | BlockKind::Paragraph(inlines) => visit(inlines, call),
            BlockKind::List { items, .. } => items.iter().for_each(|item| visit_inlines(item, call)),
            BlockKind::Quote(blocks) | BlockKind::Container { blocks, .. } => visit_inlines(blocks, call),
            BlockKind::Table(rows) => rows.iter().flatten().for_each(|cell| visit(cell, call)),
            BlockKind::Code { .. } | BlockKind::Rule => {}
        }
    }
}

/// Changes the address of every link in the inlines.
pub fn change_links(inlines: &mut [Inline], change: &mut impl FnMut(&mut String)) {
    for inline in inlines {
        match inline {
            Inline::Link { url, text } => {
                change(url);
                change_links(text, change);
            }
            Inline::Strong(children) | Inline::Emphasis(children) => change_links(children, change),
            Inline::Text(_) | Inline::Code(_) | Inline::Tag(_) | Inline::Break => {}
        }
    }
}

/// Changes the address of every link in the blocks.
pub fn change_links_in_blocks(blocks: &mut [Block], change: &mut impl FnMut(&mut String)) {
    for block in blocks {
        match &mut block.kind {
            BlockKind::Heading(inlines) | BlockKind::Paragraph(inlines) => change_links(inlines, change),
            BlockKind::List { items, .. } => {
                items.iter_mut().for_each(|item| change_links_in_blocks(item, change));
            }
            BlockKind::Quote(blocks) | BlockKind::Container { blocks, .. } => {
                change_links_in_blocks(blocks, change);
            }
            BlockKind::Table(rows) => {
                rows.iter_mut().flatten().for_each(|cell| change_links(cell, change));
            }
            BlockKind::Code { .. } | BlockKind::Rule => {}
        }
    }
}

/// Reads the parser's tree. The lines of the source tell what the tree does not.
struct Reader<'s> {
    lines: Vec<&'s str>,
    stray_colons: Vec<usize>,
}

impl Reader<'_> {
    fn blocks<'a>(&mut self, parent: &'a AstNode<'a>, depth: usize) -> Vec<Block> {
        let mut blocks = Vec::new();
        for node in parent.children() {
            match &node.data().value {
                // Colons that close nothing open a container without a name. It goes on to the next colons.
                NodeValue::BlockDirective(directive)
                    if directive.info.trim().is_empty() && depth < MAX_DEPTH =>
                {
                    self.stray_colons.push(node.data().sourcepos.start.line);
                    blocks.extend(self.blocks(node, depth + 1));
                }
                _ => blocks.extend(self.block(node, depth + 1)),
            }
        }
        blocks
    }

    fn block<'a>(&mut self, node: &'a AstNode<'a>, depth: usize) -> Option<Block> {
        let data = node.data();
        let kind = if depth > MAX_DEPTH {
            BlockKind::Paragraph(vec![Inline::Text(flat_text(node))])
        } else {
            match &data.value {
                NodeValue::Heading(_) => BlockKind::Heading(self.inlines(node, depth)),
                NodeValue::Paragraph => BlockKind::Paragraph(self.inlines(node, depth)),
                NodeValue::List(list) => BlockKind::List {
                    start: (list.list_type == ListType::Ordered).then_some(list.start),
                    items: node.children().map(|item| self.blocks(item, depth + 1)).collect(),
                },
                NodeValue::BlockQuote => BlockKind::Quote(self.blocks(node, depth)),
                NodeValue::CodeBlock(code) => BlockKind::Code {
                    language: clean(code.info.split_whitespace().next().unwrap_or_default()),
                    text: clean(code.literal.trim_end_matches('\n')),
                },
                NodeValue::Table(_) => BlockKind::Table(
                    node.children()
                        .map(|row| row.children().map(|cell| self.inlines(cell, depth)).collect())
                        .collect(),
                ),
                NodeValue::BlockDirective(directive) => BlockKind::Container {
                    info: clean(directive.info.trim()),
                    // The colons that close a container close those in it.
                    closed: depth > 1 || self.is_closed(data.sourcepos.start.line, data.sourcepos.end.line),
                    blocks: self.blocks(node, depth),
                },
                NodeValue::ThematicBreak => BlockKind::Rule,
                // A tag alone on its line, such as `<br/>`, only spaces a page out.
                _ => return None,
            }
        };
        Some(Block { position: position(&data), kind })
    }

    /// Whether a container that was read from one line to another ends with colons of its own. One that is never
    /// closed goes on to the end of what it stands in.
    fn is_closed(&self, start: usize, end: usize) -> bool {
        let line = end.checked_sub(1).and_then(|end| self.lines.get(end));
        end > start && line.is_some_and(|line| line.trim_start().starts_with(":::"))
    }

    fn inlines<'a>(&self, parent: &'a AstNode<'a>, depth: usize) -> Vec<Inline> {
        let mut inlines = Vec::with_capacity(parent.children().count());
        for node in parent.children() {
            let children = |depth| self.inlines(node, depth);
            let inline = match &node.data().value {
                _ if depth > MAX_DEPTH => Inline::Text(flat_text(node)),
                NodeValue::Text(text) => Inline::Text(clean(text)),
                NodeValue::Code(code) => Inline::Code(clean(&code.literal)),
                NodeValue::Strong => Inline::Strong(children(depth + 1)),
                NodeValue::Emph => Inline::Emphasis(children(depth + 1)),
                NodeValue::Link(link) | NodeValue::Image(link) => {
                    Inline::Link { url: clean(&link.url), text: children(depth + 1) }
                }
                NodeValue::SoftBreak | NodeValue::LineBreak => Inline::Break,
                NodeValue::HtmlInline(tag) => Inline::Tag(clean(tag)),
                _ => Inline::Text(flat_text(node)),
            };
            inlines.push(inline);
        }
        inlines
    }
}

fn position(node: &Ast) -> Position {
    let start = node.sourcepos.start;
    Position { line: start.line, column: start.column }
}

fn clean(text: &str) -> String {
    text::sanitize(text).into_owned()
}

/// All text below a node, without structure.
fn flat_text<'a>(node: &'a AstNode<'a>) -> String {
    let mut flat = String::new();
    for descendant in node.descendants() {
        match &descendant.data().value {
            NodeValue::Text(text) => flat.push_str(text),
            NodeValue::Code(code) => flat.push_str(&code.literal),
            NodeValue::CodeBlock(code) => flat.push_str(&code.literal),
            NodeValue::SoftBreak | NodeValue::LineBreak => flat.push(' '),
            _ => {}
        }
    }
    clean(&flat)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(source: &str) -> Vec<BlockKind> {
        parse(source).blocks.into_iter().map(|block| block.kind).collect()
    }

    fn text(text: &str) -> Inline {
        Inline::Text(text.to_owned())
    }

    #[test]
    fn containers_hold_blocks_and_know_whether_they_are_closed() {
        for (source, expected) in [("::: zh-CN\ntext\n:::\n", true), (":::zh-CN\ntext\n", false)] {
            let [BlockKind::Container { info, closed, blocks }] = &kinds(source)[..] else {
                panic!("{source:?} is one container");
            };
            assert_eq!((info.as_str(), *closed, blocks.len()), ("zh-CN", expected, 1));
        }
    }

    #[test]
    fn bold_text_beside_chinese_marks_is_bold() {
        assert_eq!(
            kinds("出现（**挂载时**）。"),
            [BlockKind::Paragraph(vec![text("出现（"), Inline::Strong(vec![text("挂载时")]), text("）。")])]
        );
    }

    #[test]
    fn code_keeps_its_lines_and_loses_its_fence() {
        assert_eq!(
            kinds("```bash\na \\\n  b\n```"),
            [BlockKind::Code { language: "bash".to_owned(), text: "a \\\n  b".to_owned() }]
        );
    }

    #[test]
    fn lines_are_counted_and_front_matter_is_kept_apart() {
        let document = parse("---\ntitle: x\n---\n\nfirst\n\n- item\n");
        assert_eq!(document.front_matter.as_deref(), Some("\ntitle: x\n"));
        assert_eq!(document.blocks.iter().map(|block| block.position.line).collect::<Vec<_>>(), [5, 7]);
    }

    #[test]
    fn deep_nesting_is_flattened_and_control_characters_go() {
        let document = parse(&format!("{}deep\u{1b}[2J", ">".repeat(5_000)));
        assert!(format!("{document:?}").contains("deep"));
        assert!(!format!("{document:?}").contains("[2J"));
    }
}
