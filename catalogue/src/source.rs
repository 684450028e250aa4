//! A documentation page to its raw questions and answers, in any of three notations: `**Q**：` and `**A**：` in
//! `::: en` / `::: zh-CN` containers, the same without containers on a page of one language, or `<Badge text="Q" …/>：`.
//! On a page of our own a heading is the id of the entry below it.

mod containers;

use crate::curation::front_matter_finding;
use crate::lang::{Lang, Localized};
use crate::markdown::{self, Block, BlockKind, Inline, Position};
use crate::model::Question;
use crate::rule::{Finding, Rule};

/// An entry as a page has it, at least in one language.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct RawEntry {
    /// The heading above it, on a page of our own.
    pub(crate) id: Option<String>,
    /// What it says.
    pub(crate) texts: Localized<Option<RawText>>,
}

/// The questions that share an answer, and that answer, in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct RawText {
    /// The questions, at least one.
    pub(crate) questions: Vec<RawQuestion>,
    /// The answer, without its mark.
    pub(crate) answer: Vec<Block>,
}

/// A question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct RawQuestion {
    /// Where it stands.
    pub(crate) position: Position,
    /// The question, without its mark.
    pub(crate) question: Question,
}

impl RawText {
    /// Returns the errors that it is about.
    pub(crate) fn errors(&self) -> impl Iterator<Item = &str> {
        let questions = self.questions.iter();
        questions.flat_map(|raw| &raw.question.errors).map(String::as_str)
    }
}

/// How a page is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Notation {
    /// The language of what stands in no language's container.
    pub(crate) language: Lang,
    /// Whether a heading is the id of the entry below it.
    pub(crate) has_ids: bool,
}

/// Reads what can be read of a page, and finds what is broken: front matter that is no YAML, a container that is not
/// closed, a question without an answer, or an answer without a question; in the order of the page.
pub(crate) fn read(source: &str, notation: Notation) -> (Vec<RawEntry>, Vec<Finding>) {
    let document = markdown::parse(source);
    let mut reader = PageReader { id: None, texts: Localized::default(), entries: Vec::new() };
    let mut findings = Vec::new();
    findings.extend(document.front_matter.as_deref().and_then(front_matter_finding));
    for line in document.stray_colons {
        findings.push(Finding::in_line(Rule::ColonsClose, line, "there is no container to close here"));
    }
    for Block { position, kind } in containers::close(document.blocks, &mut findings) {
        match kind {
            BlockKind::Rule => reader.end_entries(&mut findings),
            BlockKind::Heading(inlines) if notation.has_ids => {
                reader.end_entries(&mut findings);
                reader.id = Some(markdown::plain(&inlines));
            }
            BlockKind::Container { info, blocks, .. } if let Some(lang) = Lang::from_tag(&info) => {
                blocks.into_iter().for_each(|block| reader.push(lang, block, &mut findings));
            }
            kind => reader.push(notation.language, Block { position, kind }, &mut findings),
        }
    }
    reader.end_entries(&mut findings);
    findings.sort_by_key(|finding| finding.position);
    (reader.entries, findings)
}

/// Collects the entries of a page, block by block. Between two lines across the page, or below a heading, usually stands
/// one entry in each language, but several are fine, and the n-th of one language belongs to the n-th of the other.
struct PageReader {
    id: Option<String>,
    texts: Localized<TextReader>,
    entries: Vec<RawEntry>,
}

/// What was read in one language since the last line or heading.
#[derive(Default)]
struct TextReader {
    done: Vec<RawText>,
    open: Option<(Mark, RawText)>,
}

/// Whether a piece of text opens a question or an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    Question,
    Answer,
}

impl PageReader {
    fn push(&mut self, lang: Lang, block: Block, findings: &mut Vec<Finding>) {
        let has_id = self.id.is_some();
        let reader = &mut self.texts[lang];
        let Block { position, kind } = block;
        let inlines = match kind {
            BlockKind::Paragraph(inlines) => inlines,
            kind => return reader.go_on(Block { position, kind }),
        };
        for Part { offset, mark, text } in marked_parts(inlines) {
            let position = Position { line: position.line + offset, ..position };
            match mark {
                Some(Mark::Question) => {
                    let question = if has_id { Question::own(text) } else { Question::new(text) };
                    reader.open_question(RawQuestion { position, question }, findings);
                }
                Some(Mark::Answer) => reader.open_answer(position, text, findings),
                None => reader.go_on(Block { position, kind: BlockKind::Paragraph(text) }),
            }
        }
    }

    /// Ends the entries between two lines across the page, or below a heading.
    fn end_entries(&mut self, findings: &mut Vec<Finding>) {
        let id = self.id.take();
        let mut texts = std::mem::take(&mut self.texts).map(|mut reader| {
            reader.close(findings);
            reader.done.into_iter()
        });
        loop {
            let texts = Localized::new(|lang| texts[lang].next());
            if texts.iter().all(|(_, text)| text.is_none()) {
                return;
            }
            self.entries.push(RawEntry { id: id.clone(), texts });
        }
    }
}

impl TextReader {
    fn open_question(&mut self, question: RawQuestion, findings: &mut Vec<Finding>) {
        match &mut self.open {
            Some((Mark::Question, raw)) => raw.questions.push(question),
            _ => {
                self.close(findings);
                let raw = RawText { questions: vec![question], answer: Vec::new() };
                self.open = Some((Mark::Question, raw));
            }
        }
    }

    fn open_answer(&mut self, position: Position, text: Vec<Inline>, findings: &mut Vec<Finding>) {
        let Some((mark, _)) = &mut self.open else {
            let message = "an answer without a question before it";
            findings.push(Finding::new(Rule::AnswerAsked, position, message));
            return;
        };
        *mark = Mark::Answer;
        if !text.is_empty() {
            self.go_on(Block { position, kind: BlockKind::Paragraph(text) });
        }
    }

    /// Adds a block to the entry that is open, if one is.
    fn go_on(&mut self, block: Block) {
        if let Some((_, raw)) = &mut self.open {
            raw.answer.push(block);
        }
    }

    /// Ends the entry that is open. One that lacks its answer is kept, so that nothing else is found missing.
    fn close(&mut self, findings: &mut Vec<Finding>) {
        let Some((mark, raw)) = self.open.take() else {
            return;
        };
        let position = raw.questions[0].position;
        if mark == Mark::Question {
            findings.push(Finding::new(Rule::QuestionAnswered, position, "a question without an answer"));
        } else if raw.answer.is_empty() {
            findings.push(Finding::new(Rule::AnswerNotEmpty, position, "a question whose answer is empty"));
        }
        self.done.push(raw);
    }
}

/// A part of a paragraph: up to the next mark.
struct Part {
    /// How many lines below the paragraph's first it starts.
    offset: usize,
    mark: Option<Mark>,
    text: Vec<Inline>,
}

/// The parts of a paragraph that its marks open. A mark counts at the start of a line only; what stands before the
/// first one has none.
fn marked_parts(mut inlines: Vec<Inline>) -> Vec<Part> {
    let mut starts = vec![0];
    let breaks = inlines.iter().enumerate();
    starts.extend(breaks.filter_map(|(index, inline)| (*inline == Inline::Break).then_some(index + 1)));
    let mut parts = Vec::new();
    for (offset, start) in starts.into_iter().enumerate().rev() {
        let mark = mark_at(&inlines[start..]);
        if mark.is_none() && start > 0 {
            continue;
        }
        let mut text = inlines.split_off(start);
        // The end of the line before.
        inlines.pop();
        if mark.is_some() {
            take_mark_off(&mut text);
        }
        parts.push(Part { offset, mark, text });
    }
    parts.reverse();
    parts
}

/// What may stand between a mark and its text.
const COLONS: [char; 2] = [':', '：'];

/// The mark that opens a line, if it has its colon.
fn mark_at(line: &[Inline]) -> Option<Mark> {
    let name = match line.first()? {
        Inline::Strong(children) => markdown::plain(children),
        Inline::Tag(tag) => badge_text(tag)?.to_owned(),
        _ => return None,
    };
    let mark = match name.trim_end_matches(COLONS) {
        "Q" => Mark::Question,
        "A" => Mark::Answer,
        _ => return None,
    };
    let colon_follows = matches!(line.get(1), Some(Inline::Text(text)) if text.starts_with(COLONS));
    (name.ends_with(COLONS) || colon_follows).then_some(mark)
}

/// Takes the mark that opens a line off it, with its colon and the blanks behind.
fn take_mark_off(line: &mut Vec<Inline>) {
    let mut taken = 1;
    if let Some(Inline::Text(text)) = line.get_mut(1) {
        let rest = text.strip_prefix(COLONS).unwrap_or(text).trim_start();
        if rest.is_empty() {
            taken = 2;
        } else {
            *text = rest.to_owned();
        }
    }
    line.drain(..taken);
}

/// The text of a `<Badge text="…" …/>`, a component of the pages' site.
fn badge_text(tag: &str) -> Option<&str> {
    let (_, rest) = tag.strip_prefix("<Badge")?.split_once("text=")?;
    let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    rest[1..].split(quote).next()
}

#[cfg(test)]
mod tests {
    use super::*;

    const ENGLISH: Notation = Notation { language: Lang::En, has_ids: false };

    fn entries(source: &str) -> Vec<RawEntry> {
        let (entries, findings) = read(source, ENGLISH);
        assert_eq!(findings, []);
        entries
    }

    fn question(entry: &RawEntry, lang: Lang) -> String {
        let text = entry.texts[lang].as_ref().expect("it has the language");
        text.questions[0].question.text()
    }

    #[test]
    fn both_notations_give_the_same_entry() {
        let containers = entries("::: en\n**Q**：broken **x**\n\n**A**：mend it\n:::\n");
        let badges = entries(
            "<Badge text=\"Q\" type=\"warning\" />：broken **x**\n\n<br/>\n\n<Badge text=\"A\" />：mend it\n",
        );
        for entry in [&containers[0], &badges[0]] {
            assert_eq!(question(entry, Lang::En), "broken x");
            assert!(entry.texts[Lang::Zh].is_none());
        }
    }

    #[test]
    fn question_and_answer_may_share_a_paragraph() {
        let entries = entries(":::zh-CN\n**Q**：问\n**A**：答\n第二行\n\n```sh\nx\n```\n:::\n");
        let text = entries[0].texts[Lang::Zh].as_ref().expect("it is Chinese");
        assert_eq!(text.answer.len(), 2);
        assert_eq!(text.questions[0].position, Position { line: 2, column: 1 });
        assert_eq!(text.answer[0].position.line, 3);
    }

    #[test]
    fn several_entries_between_two_rules_pair_up_in_order() {
        let page = "::: en\n**Q**: a\n\n**A**: 1\n\n**Q**: b\n\n**A**: 2\n:::\n::: zh\n**Q**: 甲\n\n**A**: 一\n:::\n";
        let entries = entries(page);
        assert_eq!(entries.len(), 2);
        assert!(entries[0].texts[Lang::Zh].is_some() && entries[1].texts[Lang::Zh].is_none());
    }

    #[test]
    fn a_heading_is_an_id_on_a_page_of_our_own() {
        let page = "intro\n\n## one\n\n::: en\n**Q**：a\n\n**A**：1\n:::\n\n## two\n\n::: en\n**Q**：b\n\n**A**：2\n:::\n";
        let own = Notation { has_ids: true, ..ENGLISH };
        let (entries, findings) = read(page, own);
        assert_eq!(findings, []);
        let ids: Vec<Option<&str>> = entries.iter().map(|entry| entry.id.as_deref()).collect();
        assert_eq!(ids, [Some("one"), Some("two")]);
        assert_eq!(read(page, ENGLISH).0[0].id, None);
    }

    #[test]
    fn text_that_is_no_entry_is_passed_over() {
        assert_eq!(entries("## what is this?\n\nintroduction\n\n---\n\n**Quick**: no mark\n"), []);
    }

    #[test]
    fn broken_pages_name_the_line() {
        for (page, line, rule) in [
            ("a\n\n::: en\n**Q**：x\n\n**A**：y\n", 3, Rule::ContainerClosed),
            ("\n**Q**：x\n", 2, Rule::QuestionAnswered),
            ("**Q**：x\n\n**A**：\n", 1, Rule::AnswerNotEmpty),
            ("text\n\n**A**：y\n", 3, Rule::AnswerAsked),
            ("---\ntitle: a: b\n---\n", 2, Rule::FrontMatter),
        ] {
            let (_, findings) = read(page, ENGLISH);
            assert_eq!((findings[0].position.line, findings[0].rule), (line, rule), "{page}");
        }
    }
}
