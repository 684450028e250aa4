//! The tree back to Markdown, so that reading it again gives the same tree: only what HTML says is left out.

use super::{Block, BlockKind, Inline, plain};

/// What a text could be taken for in the middle of a line.
const MARKS: [char; 7] = ['\\', '`', '*', '[', ']', '<', '|'];

/// Writes blocks with a blank line between them, without a line feed at the end. `is_link` says which addresses may
/// be linked to; of other links only the text is written.
pub fn write(blocks: &[Block], is_link: &dyn Fn(&str) -> bool) -> String {
    Writer { is_link }.blocks(blocks)
}

/// Writes the text of a paragraph that begins behind something else in its line.
pub fn write_inlines(inlines: &[Inline], is_link: &dyn Fn(&str) -> bool) -> String {
    Writer { is_link }.inlines(inlines, false)
}

/// How many colons the fence of a container needs so that it holds the containers in it.
pub fn fence(blocks: &[Block]) -> String {
    ":".repeat(3 + depth(blocks))
}

fn depth(blocks: &[Block]) -> usize {
    let of_block = |block: &Block| match &block.kind {
        BlockKind::Container { blocks, .. } => 1 + depth(blocks),
        BlockKind::Quote(blocks) => depth(blocks),
        BlockKind::List { items, .. } => items.iter().map(|item| depth(item)).max().unwrap_or(0),
        _ => 0,
    };
    blocks.iter().map(of_block).max().unwrap_or(0)
}

struct Writer<'a> {
    is_link: &'a dyn Fn(&str) -> bool,
}

impl Writer<'_> {
    fn blocks(&self, blocks: &[Block]) -> String {
        let mut text = String::new();
        // Two lists side by side are one, unless their signs differ.
        let mut other_sign = false;
        for (index, block) in blocks.iter().enumerate() {
            if index > 0 {
                text.push_str("\n\n");
                let both_lists = [&blocks[index - 1], block]
                    .iter()
                    .all(|block| matches!(block.kind, BlockKind::List { .. }));
                other_sign = both_lists && !other_sign;
            }
            text.push_str(&self.block(block, other_sign));
        }
        text
    }

    fn block(&self, block: &Block, other_sign: bool) -> String {
        match &block.kind {
            BlockKind::Heading(inlines) => format!("## {}", self.inlines(inlines, false)),
            BlockKind::Paragraph(inlines) => self.inlines(inlines, true),
            BlockKind::Code { language, text } => {
                let fence = longer_than_within('`', text, 3);
                format!("{fence}{language}\n{text}\n{fence}")
            }
            BlockKind::Quote(blocks) => prefixed("> ", "> ", &self.blocks(blocks)),
            BlockKind::Container { info, blocks, .. } => {
                let fence = fence(blocks);
                format!("{fence} {info}\n{}\n{fence}", self.blocks(blocks))
            }
            BlockKind::List { start, items } => {
                let items = items.iter().enumerate().map(|(index, item)| {
                    let sign = match (start, other_sign) {
                        (Some(first), false) => format!("{}. ", first + index),
                        (Some(first), true) => format!("{}) ", first + index),
                        (None, false) => "- ".to_owned(),
                        (None, true) => "* ".to_owned(),
                    };
                    prefixed(&sign, &" ".repeat(sign.len()), &self.blocks(item))
                });
                items.collect::<Vec<_>>().join("\n")
            }
            BlockKind::Table(rows) => self.table(rows),
            BlockKind::Rule => "***".to_owned(),
        }
    }

    fn table(&self, rows: &[Vec<Vec<Inline>>]) -> String {
        let row = |cells: &Vec<Vec<Inline>>| {
            // A table takes each of these for the end of a cell, also within code.
            let cell = |cell: &Vec<Inline>| {
                let text = self.inlines(cell, false);
                text.replace("\\|", "|").replace('|', "\\|")
            };
            let cells: Vec<String> = cells.iter().map(cell).collect();
            format!("| {} |", cells.join(" | "))
        };
        let mut lines: Vec<String> = rows.iter().map(row).collect();
        let columns = rows.first().map_or(0, Vec::len);
        lines.insert(lines.len().min(1), format!("|{}", " --- |".repeat(columns)));
        lines.join("\n")
    }

    /// Writes inlines; `opens_line` when nothing stands before them.
    fn inlines(&self, inlines: &[Inline], opens_line: bool) -> String {
        let mut text = String::new();
        let mut opens_line = opens_line;
        for inline in inlines {
            let piece = match inline {
                Inline::Text(part) => escape(part, opens_line),
                Inline::Code(code) => code_span(code),
                Inline::Strong(children) => format!("**{}**", self.inlines(children, false)),
                Inline::Emphasis(children) => format!("*{}*", self.inlines(children, false)),
                Inline::Link { url, text } if (self.is_link)(url) => {
                    format!("[{}](<{}>)", self.inlines(text, false), escape_url(url))
                }
                Inline::Link { text, .. } => escape(&plain(text), opens_line),
                Inline::Tag(_) => String::new(),
                Inline::Break => "\n".to_owned(),
            };
            opens_line = *inline == Inline::Break || (opens_line && piece.is_empty());
            text.push_str(&piece);
        }
        text
    }
}

/// A text so that all of it is text.
fn escape(text: &str, opens_line: bool) -> String {
    let mut escaped = String::new();
    let chars: Vec<char> = text.chars().collect();
    let number = chars.iter().take_while(|c| c.is_ascii_digit()).count();
    for (index, c) in chars.iter().enumerate() {
        let before = index.checked_sub(1).and_then(|index| chars.get(index));
        let after = chars.get(index + 1);
        let within_word = [before, after]
            .iter()
            .all(|neighbour| neighbour.is_some_and(|c| c.is_alphanumeric()));
        let is_mark = MARKS.contains(c)
            || (*c == '_' && !within_word)
            || (*c == '&' && after.is_some_and(|c| c.is_ascii_alphanumeric() || *c == '#'))
            // Bare addresses become links.
            || (*c == ':' && after == Some(&'/'))
            || (*c == '.' && index >= 3 && chars[index - 3..index].iter().all(|c| c.eq_ignore_ascii_case(&'w')));
        let opens_block = opens_line
            && ((index == 0 && matches!(c, '#' | '>' | '-' | '+' | '=' | ':' | '~'))
                || (number > 0 && index == number && matches!(c, '.' | ')')));
        if is_mark || opens_block {
            escaped.push('\\');
        }
        escaped.push(*c);
    }
    escaped
}

fn escape_url(url: &str) -> String {
    let mut escaped = String::new();
    for c in url.chars() {
        if matches!(c, '<' | '>' | '\\' | '&' | '|') {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

fn code_span(code: &str) -> String {
    let fence = longer_than_within('`', code, 1);
    let is_ambiguous = code.starts_with('`')
        || code.ends_with('`')
        || (code.starts_with(' ') && code.ends_with(' ') && !code.trim().is_empty());
    let pad = if is_ambiguous { " " } else { "" };
    format!("{fence}{pad}{code}{pad}{fence}")
}

/// A run of a mark, of at least so many, that is longer than each in the text.
fn longer_than_within(mark: char, text: &str, least: usize) -> String {
    let longest = text.split(|c| c != mark).map(str::len).max().unwrap_or(0);
    mark.to_string().repeat(least.max(longest + 1))
}

/// Lines with a sign before the first and another before the others; nothing before empty ones but a mark.
fn prefixed(first: &str, others: &str, text: &str) -> String {
    let lines = text.split('\n').enumerate().map(|(index, line)| {
        let prefix = if index == 0 { first } else { others };
        if line.is_empty() {
            prefix.trim_end().to_owned()
        } else {
            format!("{prefix}{line}")
        }
    });
    lines.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::markdown::{Place, parse};

    fn same_after_writing(source: &str) {
        let first = parse(source).blocks;
        let written = write(&first, &|_| true);
        let second = parse(&written).blocks;
        assert_eq!(without_places(first), without_places(second), "{written}");
    }

    fn without_places(mut blocks: Vec<Block>) -> Vec<Block> {
        for block in &mut blocks {
            block.place = Place { line: 0, column: 0 };
            match &mut block.kind {
                BlockKind::List { items, .. } => {
                    for item in items {
                        *item = without_places(std::mem::take(item));
                    }
                }
                BlockKind::Quote(blocks) | BlockKind::Container { blocks, .. } => {
                    *blocks = without_places(std::mem::take(blocks));
                }
                _ => {}
            }
        }
        blocks
    }

    #[test]
    fn what_is_written_reads_the_same() {
        for source in [
            "## A *b* `c`\n\ntext **strong [link](https://a.org/x(1)?a=1&b=2#四、)**\nsecond line",
            "- one\n- two\n\n  ```sh\n  a \\\n    b\n  ```\n  1. three\n  2. four\n",
            "> quote\n>\n> - item\n\n* a\n\n- b\n\n3. c\n\n1) d",
            "::::: tip Title\n:::: en\ntext\n::::\n:::::",
            "| a | b |\n| - | - |\n| `x \\| y` | [z](https://a.org) |\n",
            "`` a`b `` and ` ``` ` and `  x  `\n\n````\n```\n````",
            "出现（**挂载时**）。**a**、*b*",
            "***\n\n\\# no heading, 1\\. no item, a_b_c, \\_x\\_, &amp;lt; \\https://a.org, www\\.a.org",
        ] {
            same_after_writing(source);
        }
    }

    #[test]
    fn tags_and_refused_links_leave_their_text() {
        let blocks = parse("<b>a</b> [b](javascript:c)").blocks;
        assert_eq!(write(&blocks, &|url| url.starts_with("http")), "a b");
    }

    proptest! {
        #[test]
        // Without @: what looks like an address of mail becomes a link however it is written.
        fn any_text_is_text_when_it_is_read_again(text in "[ -?A-~、（）]{1,40}") {
            let text = text.trim();
            prop_assume!(!text.is_empty());
            let blocks = [Block {
                place: Place { line: 1, column: 1 },
                kind: BlockKind::Paragraph(vec![Inline::Text(text.to_owned())]),
            }];
            let read = parse(&write(&blocks, &|_| true)).blocks;
            let [Block { kind: BlockKind::Paragraph(inlines), .. }] = &read[..] else {
                panic!("{read:?} is no paragraph");
            };
            prop_assert_eq!(plain(inlines), text);
            prop_assert!(inlines.iter().all(|inline| matches!(inline, Inline::Text(_))), "{:?}", inlines);
        }
    }
}
