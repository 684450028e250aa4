//! The blocks of an answer as lines, each followed by the corrections and warnings that concern it.

use std::ops::Range;

use super::flow::Flow;
use super::offer::{Offer, Offers, Snippets};
use super::{Line, Reader, Role, Span, hanging, note, offering, with_prefix};
use crate::messages;
use catalogue::markdown::{self, Block, BlockKind, Inline, block_text};
use catalogue::model::{Article, Correction};
use catalogue::snippet;
use catalogue::text;

/// Lays out the blocks of an article.
pub(super) struct Blocks<'a> {
    pub(super) article: &'a Article,
    pub(super) snippets: Snippets<'a>,
    pub(super) offers: &'a Offers,
    pub(super) reader: &'a Reader<'a>,
}

impl Blocks<'_> {
    /// Returns blocks with a blank line between them.
    pub(super) fn lines(&self, blocks: &[Block], columns: usize) -> Vec<Line> {
        let mut lines = Vec::new();
        for (index, block) in blocks.iter().enumerate() {
            if index > 0 {
                lines.push(Line::default());
            }
            lines.extend(self.block(block, columns));
        }
        lines
    }

    fn block(&self, block: &Block, columns: usize) -> Vec<Line> {
        let mut lines = match &block.kind {
            BlockKind::List { start, items } => return self.list(*start, items, columns),
            BlockKind::Quote(blocks) => return self.beside(Role::Frame, blocks, columns),
            BlockKind::Container { info, blocks, .. } => {
                let mut lines = Flow::of(info, Role::Heading).wrap(columns);
                lines.extend(self.beside(Role::Frame, blocks, columns));
                return lines;
            }
            BlockKind::Paragraph(inlines) => self.flow(inlines).wrap(columns),
            BlockKind::Heading(inlines) => Flow::of(&markdown::plain(inlines), Role::Heading).wrap(columns),
            BlockKind::Code { language, text } => self.code(language, text, columns),
            BlockKind::Table(rows) => {
                let separator = [Inline::Text(format!(" {} ", self.reader.glyphs.vertical))];
                let rows = rows.iter().map(|cells| cells.join(&separator[..]));
                rows.flat_map(|row| self.flow(&row).wrap(columns)).collect()
            }
            BlockKind::Rule => {
                let rule = self.reader.glyphs.horizontal.repeat(columns.min(super::LONGEST_LINE));
                vec![Span::new(rule, Role::Frame).into()]
            }
        };
        lines.extend(self.corrections(&block_text(block), columns));
        lines.extend(self.warnings(block, columns));
        lines
    }

    fn flow(&self, inlines: &[Inline]) -> Flow {
        let known = |inline: &Inline| match inline {
            Inline::Code(code) => {
                Some((self.offers.command(code)?, self.snippets.get(code.as_str())?.command()))
            }
            Inline::Link { url, .. } => Some((self.offers.link(url)?, "")),
            _ => None,
        };
        self.mark_slips(Flow::new().with_inlines(inlines, &known))
    }

    /// Marks the slips that the corrections are about.
    pub(super) fn mark_slips(&self, flow: Flow) -> Flow {
        let text = flow.text();
        let slips = self.article.corrections.iter();
        flow.mark(&sorted(slips.flat_map(|correction| correction.slips(&text))), Role::Note)
    }

    /// Returns code in a frame that names its number and language. Long lines wrap within the frame; what is copied has
    /// no such breaks.
    fn code(&self, language: &str, code: &str, columns: usize) -> Vec<Line> {
        let number = self.offers.command(&snippet::from_code_block(language, code));
        let flow = self.corrected(code);
        let marker = number.map(|number| format!("[{number}] ")).unwrap_or_default();
        if self.reader.columns.is_none() {
            return hanging(&format!("{marker:4}"), Role::Marker, flow.wrap(columns));
        }
        let glyphs = self.reader.glyphs;
        let [top_left, top_right, bottom_left, bottom_right] = glyphs.corners;
        let inner = columns.saturating_sub(4).max(1);
        let frame = |text: String| Span::new(text, Role::Frame);
        let language = if language.is_empty() { String::new() } else { format!("{language} ") };
        let used = text::width(&marker) + text::width(&language) + 1;
        let rest = glyphs.horizontal.repeat((inner + 2).saturating_sub(used));
        let mut lines = vec![Line {
            spans: vec![
                frame(format!("{top_left} ")),
                Span::new(marker, Role::Marker),
                Span::new(language, Role::Secondary),
                frame(format!("{rest}{top_right}")),
            ],
        }];
        for mut line in flow.wrap(inner) {
            let padding = " ".repeat(inner.saturating_sub(text::width(&line.text())));
            line.spans.push(frame(format!("{padding} {}", glyphs.vertical)));
            lines.push(with_prefix(frame(format!("{} ", glyphs.vertical)), line));
        }
        let bottom = glyphs.horizontal.repeat(inner + 2);
        lines.push(frame(format!("{bottom_left}{bottom}{bottom_right}")).into());
        offering(lines, number)
    }

    /// Returns code as it is right, with what was put right marked.
    fn corrected(&self, code: &str) -> Flow {
        let corrections: Vec<&Correction> = self.concerning(code).collect();
        let right = corrections.iter().fold(code.to_owned(), |code, correction| correction.apply(&code));
        let flow = Flow::of(&right, Role::CodeBlock);
        let text = flow.text();
        let rights = corrections.iter().flat_map(|correction| text.match_indices(&correction.right));
        flow.mark(&sorted(rights.map(|(start, right)| start..start + right.len())), Role::Note)
    }

    fn list(&self, start: Option<usize>, items: &[Vec<Block>], columns: usize) -> Vec<Line> {
        let mut lines = Vec::new();
        for (index, item) in items.iter().enumerate() {
            let marker = match start {
                Some(first) => format!("{}. ", first + index),
                None => format!("{} ", self.reader.glyphs.bullet),
            };
            let inner = columns.saturating_sub(text::width(&marker)).max(1);
            lines.extend(hanging(&marker, Role::Marker, self.lines(item, inner)));
        }
        lines
    }

    /// Returns blocks beside a line that runs down their left side.
    pub(super) fn beside(&self, role: Role, blocks: &[Block], columns: usize) -> Vec<Line> {
        let sign = Span::new(format!("{} ", self.reader.glyphs.vertical), role);
        let inner = columns.saturating_sub(text::width(&sign.text)).max(1);
        let lines = self.lines(blocks, inner).into_iter();
        lines.map(|line| with_prefix(sign.clone(), line)).collect()
    }

    fn concerning<'t>(&'t self, text: &'t str) -> impl Iterator<Item = &'t Correction> {
        let corrections = self.article.corrections.iter();
        corrections.filter(move |correction| correction.concerns(text))
    }

    /// Returns the notes on the slips in a text.
    pub(super) fn corrections(&self, text: &str, columns: usize) -> Vec<Line> {
        let lang = self.reader.lang;
        let note = |correction: &Correction| {
            let because = &correction.because[lang];
            note(&messages::correction(lang, &correction.says, &correction.right, because), columns)
        };
        self.concerning(text).flat_map(note).collect()
    }

    /// Returns what to know before running the commands in a block.
    fn warnings(&self, block: &Block, columns: usize) -> Vec<Line> {
        let found = snippet::find(std::slice::from_ref(block));
        let mut numbers: Vec<usize> =
            found.iter().filter_map(|snippet| self.offers.command(&snippet.text)).collect();
        numbers.sort_unstable();
        let mut lines = Vec::new();
        for number in numbers {
            let Some(Offer::Command(snippet)) = self.offers.get(number) else { continue };
            for warning in &snippet.warnings {
                // A paragraph may go on behind the command, so the number says which one is meant.
                lines.extend(note(&format!("[{number}] {}", warning[self.reader.lang]), columns));
            }
        }
        lines
    }
}

fn sorted(ranges: impl Iterator<Item = Range<usize>>) -> Vec<Range<usize>> {
    let mut ranges: Vec<Range<usize>> = ranges.collect();
    ranges.sort_by_key(|range| range.start);
    ranges
}
