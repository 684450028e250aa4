//! One entry as a page: its question, its answer block by block with the corrections beside what they concern, its
//! links, and where it is from.

use std::ops::Range;

use super::flow::Flow;
use super::link::{Link, citation, links};
use super::{Glyphs, Line, Role, Span};
use catalogue::model::{Answer, Article, Catalogue, Citation, Entry, Note, Question};
use catalogue::lang::Lang;
use catalogue::markdown::{self, Block, BlockKind, Inline, block_text};
use crate::messages::{self, Phrase};
use catalogue::snippet::{self, Snippet};
use catalogue::text;

/// Lines longer than this are hard to read, in columns.
const LONGEST_LINE: usize = 84;

/// For whom a page is laid out.
#[derive(Clone, Copy)]
pub struct Reader<'a> {
    /// The language of the interface's own words.
    pub lang: Lang,
    /// The width, in columns; `None` where lines are not wrapped and nothing is framed, as in a pipe.
    pub columns: Option<usize>,
    /// What frames are drawn with.
    pub glyphs: Glyphs,
    /// Which parts of a question's text the query matches, as byte ranges.
    pub highlight: &'a dyn Fn(&str) -> Vec<Range<usize>>,
}

/// An entry, laid out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// The lines, from the top.
    pub lines: Vec<Line>,
    /// The links of the answer, in order, then the entries to see also, and the page itself.
    pub links: Vec<Link>,
}

/// Lays out an article of an entry, with the notes beside it. `wanted` is the language that was asked for.
pub fn page(catalogue: &Catalogue, entry: &Entry, article: &Article, wanted: Lang, reader: &Reader<'_>) -> Page {
    let columns = reader
        .columns
        .map_or(usize::MAX, |columns| columns.min(LONGEST_LINE));
    let layout = Layout {
        article,
        reader,
        columns,
    };
    let lang = reader.lang;
    let mut lines = Vec::new();
    if article.lang != wanted {
        let mark = format!("[{}]", Phrase::only(article.lang).text(lang));
        lines.extend(Flow::new().with(&mark, Role::Note).wrap(columns));
    }
    if entry.harmless {
        let mark = Flow::new().with(Phrase::Harmless.text(lang), Role::Note);
        lines.extend(mark.wrap(columns));
    }
    lines.extend(layout.title());
    lines.push(Line::default());
    lines.extend(layout.blocks(&article.blocks, columns));
    for note in &entry.answer.notes {
        lines.extend(layout.own_note(note));
    }

    let links = links(catalogue, entry, article, lang);
    lines.push(Line::default());
    for (index, link) in links.iter().enumerate() {
        lines.extend(link.lines(index + 1, columns));
    }
    let is_own = catalogue.sources[article.source.0].address.is_none();
    if is_own {
        lines.extend(basis(&entry.answer, lang, columns));
    }
    let names = entry.sources.iter().map(|source| &*catalogue.sources[source.0].name[lang]);
    let from = messages::stands_on(lang, &names.collect::<Vec<_>>());
    lines.extend(Flow::new().with(&from, Role::Secondary).wrap(columns));
    Page { lines, links }
}

/// What our own article rests on: how its remedy is known, and where that can be looked up.
fn basis(answer: &Answer, lang: Lang, columns: usize) -> Vec<Line> {
    let Some(sure) = answer.sure else {
        return Vec::new();
    };
    let says = format!("{} {}", messages::sure(lang, sure), citations(&answer.citations));
    Flow::new().with(says.trim_end(), Role::Secondary).wrap(columns)
}

fn citations(citations: &[Citation]) -> String {
    let citations: Vec<String> = citations.iter().map(citation).collect();
    citations.join("; ")
}

/// What the blocks of one page need to know.
struct Layout<'a> {
    article: &'a Article,
    reader: &'a Reader<'a>,
    columns: usize,
}

impl Layout<'_> {
    /// The questions: the error stands out, what is around it steps back.
    fn title(&self) -> Vec<Line> {
        let mut lines = Vec::new();
        for question in &self.article.questions {
            let text = question.text();
            let flow = Flow::new()
                .with(&text, Role::Secondary)
                .mark(&error_ranges(question, &text), Role::Title);
            let flow = self
                .with_slips(flow)
                .mark(&(self.reader.highlight)(&text), Role::Match);
            lines.extend(flow.wrap(self.columns));
        }
        let questions: String = self.article.questions.iter().map(Question::text).collect();
        lines.extend(self.notes(&questions, self.columns));
        lines
    }

    /// Blocks with a blank line between them, each followed by the corrections that concern it.
    fn blocks(&self, blocks: &[Block], columns: usize) -> Vec<Line> {
        let mut lines = Vec::new();
        for (index, block) in blocks.iter().enumerate() {
            if index > 0 {
                lines.push(Line::default());
            }
            lines.extend(self.block(block, columns));
            if !matches!(
                block.kind,
                BlockKind::List { .. } | BlockKind::Quote(_) | BlockKind::Container { .. }
            ) {
                lines.extend(self.notes(&block_text(block), columns));
                lines.extend(self.warnings(block, columns));
            }
        }
        lines
    }

    /// A text of our own, which must not be taken for the page's.
    fn own_note(&self, note: &Note) -> Vec<Line> {
        let lang = self.reader.lang;
        let heading = Flow::new().with(Phrase::OurNote.text(lang), Role::Note);
        let mut lines = vec![Line::default()];
        lines.extend(heading.wrap(self.columns));
        lines.extend(self.beside(self.reader.glyphs.vertical, Role::Note, &note.text[lang], self.columns));
        if !note.citations.is_empty() {
            let citations = Flow::new().with(&citations(&note.citations), Role::Secondary);
            lines.extend(citations.wrap(self.columns));
        }
        lines
    }

    fn block(&self, block: &Block, columns: usize) -> Vec<Line> {
        match &block.kind {
            BlockKind::Paragraph(inlines) => self.flow(inlines).wrap(columns),
            BlockKind::Heading(inlines) => Flow::new()
                .with(&markdown::plain(inlines), Role::Heading)
                .wrap(columns),
            BlockKind::Code { language, text } => self.code(language, text, columns),
            BlockKind::List { start, items } => self.list(*start, items, columns),
            BlockKind::Quote(blocks) => {
                self.beside(self.reader.glyphs.vertical, Role::Frame, blocks, columns)
            }
            BlockKind::Container { info, blocks, .. } => {
                let mut lines = Flow::new().with(info, Role::Heading).wrap(columns);
                lines.extend(self.beside(self.reader.glyphs.vertical, Role::Frame, blocks, columns));
                lines
            }
            BlockKind::Table(rows) => rows
                .iter()
                .flat_map(|cells| self.table_row(cells, columns))
                .collect(),
            BlockKind::Rule => vec![Line {
                spans: vec![Span::new(
                    self.reader.glyphs.horizontal.repeat(columns.min(LONGEST_LINE)),
                    Role::Frame,
                )],
            }],
        }
    }

    fn flow(&self, inlines: &[Inline]) -> Flow {
        self.with_slips(Flow::new().with_inlines(inlines, &|code| self.number(code)))
    }

    /// Marks the slips that the corrections are about.
    fn with_slips(&self, flow: Flow) -> Flow {
        let text = flow.text();
        let corrections = self.article.corrections.iter();
        let mut slips: Vec<Range<usize>> = corrections
            .flat_map(|correction| correction.slips(&text))
            .collect();
        slips.sort_by_key(|slip| slip.start);
        flow.mark(&slips, Role::Note)
    }

    /// The number under which a text can be copied, from 1.
    fn number(&self, text: &str) -> Option<usize> {
        self.article
            .snippets
            .iter()
            .position(|snippet| snippet.text == text)
            .map(|index| index + 1)
    }

    /// Code in a frame that names its number and language. Long lines wrap within the frame; what is copied has no
    /// such breaks.
    fn code(&self, language: &str, code: &str, columns: usize) -> Vec<Line> {
        if self.reader.columns.is_none() {
            let lines = Flow::new().with(code, Role::CodeBlock).wrap(columns);
            return lines
                .into_iter()
                .map(|line| with_prefix(Span::new("    ", Role::Text), line))
                .collect();
        }
        let glyphs = self.reader.glyphs;
        let [top_left, top_right, bottom_left, bottom_right] = glyphs.corners;
        let inner = columns.saturating_sub(4).max(1);
        let frame = |text: String| Span::new(text, Role::Frame);
        let number = self.number(&snippet::from_code_block(language, code));
        let number = number.map(|number| format!("[{number}] ")).unwrap_or_default();
        let language = if language.is_empty() {
            String::new()
        } else {
            format!("{language} ")
        };
        let used = text::width(&number) + text::width(&language) + 1;
        let rest = glyphs.horizontal.repeat((inner + 2).saturating_sub(used));

        let mut lines = vec![Line {
            spans: vec![
                frame(format!("{top_left} ")),
                Span::new(number, Role::Marker),
                Span::new(language, Role::Secondary),
                frame(format!("{rest}{top_right}")),
            ],
        }];
        let code = self.with_slips(Flow::new().with(code, Role::CodeBlock));
        for line in code.wrap(inner) {
            let padding = " ".repeat(inner.saturating_sub(text::width(&line.text())));
            let mut spans = vec![frame(format!("{} ", glyphs.vertical))];
            spans.extend(line.spans);
            spans.push(frame(format!("{padding} {}", glyphs.vertical)));
            lines.push(Line { spans });
        }
        let bottom = glyphs.horizontal.repeat(inner + 2);
        lines.push(Line {
            spans: vec![frame(format!("{bottom_left}{bottom}{bottom_right}"))],
        });
        lines
    }

    fn list(&self, start: Option<usize>, items: &[Vec<Block>], columns: usize) -> Vec<Line> {
        let mut lines = Vec::new();
        for (index, item) in items.iter().enumerate() {
            let marker = match start {
                Some(first) => format!("{}. ", first + index),
                None => format!("{} ", self.reader.glyphs.bullet),
            };
            let inner = columns.saturating_sub(text::width(&marker)).max(1);
            lines.extend(hanging(&marker, Role::Marker, self.blocks(item, inner)));
        }
        lines
    }

    /// Blocks behind a sign that runs down their left side.
    fn beside(&self, sign: &str, role: Role, blocks: &[Block], columns: usize) -> Vec<Line> {
        let sign = Span::new(format!("{sign} "), role);
        let lines = self.blocks(blocks, columns.saturating_sub(text::width(&sign.text)).max(1));
        lines
            .into_iter()
            .map(|line| with_prefix(sign.clone(), line))
            .collect()
    }

    fn table_row(&self, cells: &[Vec<Inline>], columns: usize) -> Vec<Line> {
        let separator = [Inline::Text(format!(" {} ", self.reader.glyphs.vertical))];
        let row: Vec<Inline> = cells.join(&separator[..]);
        self.flow(&row).wrap(columns)
    }

    /// The corrections that concern a text.
    fn notes(&self, text: &str, columns: usize) -> Vec<Line> {
        let concerned = self
            .article
            .corrections
            .iter()
            .filter(|correction| correction.concerns(text));
        concerned
            .flat_map(|correction| {
                let because = &correction.because[self.reader.lang];
                let note =
                    messages::correction(self.reader.lang, &correction.says, &correction.right, because);
                self::note(&note, columns)
            })
            .collect()
    }

    /// What to know before running the commands in a block.
    fn warnings(&self, block: &Block, columns: usize) -> Vec<Line> {
        let snippets = self.article.snippets.iter().enumerate();
        let concerned = snippets.filter(|(_, snippet)| !snippet.warnings.is_empty() && is_in(snippet, block));
        let mut lines = Vec::new();
        for (index, snippet) in concerned {
            for warning in &snippet.warnings {
                // A paragraph may go on behind the command, so the number says which one is meant.
                let warning = &warning[self.reader.lang];
                lines.extend(note(&format!("[{}] {warning}", index + 1), columns));
            }
        }
        lines
    }
}

/// Whether a block offers a command.
fn is_in(snippet: &Snippet, block: &Block) -> bool {
    snippet::find(std::slice::from_ref(block))
        .iter()
        .any(|other| other.text == snippet.text)
}

/// A note on the text above it, in lines of this width.
pub fn note(text: &str, columns: usize) -> Vec<Line> {
    let lines = Flow::new()
        .with(text, Role::Note)
        .wrap(columns.saturating_sub(2).max(1));
    hanging("! ", Role::Note, lines)
}

/// Lines behind a sign that stands before the first of them.
pub(super) fn hanging(sign: &str, role: Role, lines: Vec<Line>) -> Vec<Line> {
    let indent = " ".repeat(text::width(sign));
    let signs = std::iter::once(sign).chain(std::iter::repeat(indent.as_str()));
    signs
        .zip(lines)
        .map(|(sign, line)| with_prefix(Span::new(sign, role), line))
        .collect()
}

fn with_prefix(prefix: Span, line: Line) -> Line {
    let mut spans = vec![prefix];
    spans.extend(line.spans);
    Line { spans }
}

/// Where the errors stand in a question's text.
fn error_ranges(question: &Question, text: &str) -> Vec<Range<usize>> {
    let mut from = 0;
    let mut ranges = Vec::new();
    for error in &question.errors {
        if let Some(start) = text[from..].find(error.as_str()) {
            let range = from + start..from + start + error.len();
            from = range.end;
            ranges.push(range);
        }
    }
    ranges
}
