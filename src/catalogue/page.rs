//! A documentation page to its raw questions and answers, whichever of the two notations it is written in:
//! `**Q**：` and `**A**：` in `::: en` / `::: zh-CN` containers, or `<Badge text="Q" …/>：` without containers.
//! What a question says (error texts, condition) is read in `question`; ids and corrections come from `curation`.

use serde::Deserialize;

use crate::error::{Error, ErrorKind, Result};
use crate::lang::{Lang, Localized};
use crate::markdown::{self, Block, BlockKind, Inline};

/// A page: its title and the entries that stand on it, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// The title of the front matter, if it has one.
    pub title: Option<Localized<String>>,
    /// The questions with their answers. What stands before, between and after them is no entry.
    pub entries: Vec<RawEntry>,
}

/// One entry, in the languages in which the page has it.
pub type RawEntry = Localized<RawWording>;

/// The questions that share an answer, and that answer, in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RawWording {
    /// The line of the first question.
    pub line: usize,
    /// The questions, without their marks.
    pub questions: Vec<Vec<Inline>>,
    /// The answer, without its mark.
    pub answer: Vec<Block>,
}

/// Reads a page. `file` names it in errors; `language` is that of text which stands in no language's container.
///
/// # Errors
/// A container that is not closed, a question without an answer, an answer without a question, or front matter
/// that is no YAML; each with its line.
pub fn read(file: &str, source: &str, language: Lang) -> Result<Page> {
    let document = markdown::parse(source);
    let title = match &document.front_matter {
        Some(yaml) => read_title(file, yaml, language)?,
        None => None,
    };
    let mut entries = Vec::new();
    for group in document.blocks.split(|block| block.kind == BlockKind::Rule) {
        read_group(file, group, language, &mut entries)?;
    }
    Ok(Page { title, entries })
}

#[derive(Deserialize)]
struct FrontMatter {
    title: Option<Title>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Title {
    Plain(String),
    ByLanguage {
        en: Option<String>,
        #[serde(rename = "zh-CN", alias = "zh")]
        zh: Option<String>,
    },
}

fn read_title(file: &str, yaml: &str, language: Lang) -> Result<Option<Localized<String>>> {
    let front_matter: FrontMatter = serde_yaml::from_str(yaml).map_err(|error| {
        let line = error.location().map_or(1, |location| location.line());
        Error::at(
            ErrorKind::Catalogue,
            file,
            line,
            format!("the front matter is no valid YAML: {error}"),
        )
    })?;
    let trimmed = |title: Option<String>| title.map(|title| title.trim().to_owned());
    Ok(match front_matter.title {
        Some(Title::Plain(title)) => Some(Localized::One(language, title.trim().to_owned())),
        Some(Title::ByLanguage { en, zh }) => Localized::from_options(trimmed(en), trimmed(zh)),
        None => None,
    })
}

/// Reads what stands between two lines across the page: usually one entry in each language, but several are fine,
/// and the n-th of one language belongs to the n-th of the other.
fn read_group(file: &str, group: &[Block], language: Lang, entries: &mut Vec<RawEntry>) -> Result<()> {
    let mut wordings = [WordingReader::new(file), WordingReader::new(file)];
    for block in group {
        check_closed(file, block)?;
        match &block.kind {
            BlockKind::Container { info, blocks, .. } if let Some(lang) = Lang::from_tag(info) => {
                for inner in blocks {
                    wordings[lang as usize].push(inner)?;
                }
            }
            _ => wordings[language as usize].push(block)?,
        }
    }
    let [english, chinese] = wordings.map(WordingReader::finish);
    let (mut english, mut chinese) = (english?.into_iter(), chinese?.into_iter());
    while let Some(entry) = Localized::from_options(english.next(), chinese.next()) {
        entries.push(entry);
    }
    Ok(())
}

/// Checks that a container is closed, and what is in it too. Where a language opens within another one, the first
/// took the second's colons for its own.
fn check_closed(file: &str, block: &Block) -> Result<()> {
    let BlockKind::Container { info, closed, blocks } = &block.kind else {
        return Ok(());
    };
    let opens_language = |block: &Block| match &block.kind {
        BlockKind::Container { info, .. } => Lang::from_tag(info).is_some(),
        _ => false,
    };
    if !closed || (opens_language(block) && blocks.iter().any(opens_language)) {
        let message = format!("the container \"::: {info}\" is never closed");
        return Err(Error::at(ErrorKind::Catalogue, file, block.line, message)
            .with_hint("put a line with just \":::\" at its end"));
    }
    blocks.iter().try_for_each(|inner| check_closed(file, inner))
}

/// Whether a piece of text opens a question or an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    Question,
    Answer,
}

/// Collects the entries of one language, block by block.
struct WordingReader<'f> {
    file: &'f str,
    done: Vec<RawWording>,
    open: Option<(Mark, RawWording)>,
}

impl<'f> WordingReader<'f> {
    fn new(file: &'f str) -> Self {
        WordingReader {
            file,
            done: Vec::new(),
            open: None,
        }
    }

    fn push(&mut self, block: &Block) -> Result<()> {
        let BlockKind::Paragraph(inlines) = &block.kind else {
            if let Some((_, wording)) = &mut self.open {
                wording.answer.push(block.clone());
            }
            return Ok(());
        };
        for Part { offset, mark, text } in marked_parts(inlines) {
            let line = block.line + offset;
            match mark {
                Some(Mark::Question) => self.open_question(line, text)?,
                Some(Mark::Answer) => self.open_answer(line, text)?,
                None => {
                    if let Some((_, wording)) = &mut self.open {
                        wording.answer.push(Block {
                            line,
                            kind: BlockKind::Paragraph(text),
                        });
                    }
                }
            }
        }
        Ok(())
    }

    fn open_question(&mut self, line: usize, text: Vec<Inline>) -> Result<()> {
        match &mut self.open {
            Some((Mark::Question, wording)) => wording.questions.push(text),
            _ => {
                self.close()?;
                let wording = RawWording {
                    line,
                    questions: vec![text],
                    answer: Vec::new(),
                };
                self.open = Some((Mark::Question, wording));
            }
        }
        Ok(())
    }

    fn open_answer(&mut self, line: usize, text: Vec<Inline>) -> Result<()> {
        let Some((mark, wording)) = &mut self.open else {
            return Err(self.broken(line, "an answer without a question before it"));
        };
        *mark = Mark::Answer;
        if !text.is_empty() {
            wording.answer.push(Block {
                line,
                kind: BlockKind::Paragraph(text),
            });
        }
        Ok(())
    }

    fn close(&mut self) -> Result<()> {
        match self.open.take() {
            Some((Mark::Question, wording)) => Err(self.broken(wording.line, "a question without an answer")),
            Some((Mark::Answer, wording)) if wording.answer.is_empty() => {
                Err(self.broken(wording.line, "a question whose answer is empty"))
            }
            Some((Mark::Answer, wording)) => {
                self.done.push(wording);
                Ok(())
            }
            None => Ok(()),
        }
    }

    fn finish(mut self) -> Result<Vec<RawWording>> {
        self.close()?;
        Ok(self.done)
    }

    fn broken(&self, line: usize, what: &str) -> Error {
        Error::at(ErrorKind::Catalogue, self.file, line, what).with_hint(
            "an entry is a line \"**Q**：…\" and a line \"**A**：…\" (or \"<Badge text=\"Q\" …/>：…\"), \
             in the same container",
        )
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
fn marked_parts(inlines: &[Inline]) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    for (offset, line) in inlines.split(|inline| *inline == Inline::Break).enumerate() {
        match (read_mark(line), parts.last_mut()) {
            (Some((mark, text)), _) => parts.push(Part {
                offset,
                mark: Some(mark),
                text,
            }),
            (None, Some(part)) => {
                part.text.push(Inline::Break);
                part.text.extend_from_slice(line);
            }
            (None, None) => parts.push(Part {
                offset,
                mark: None,
                text: line.to_vec(),
            }),
        }
    }
    parts
}

/// The mark that opens a line, and the line without the mark and its colon.
fn read_mark(line: &[Inline]) -> Option<(Mark, Vec<Inline>)> {
    let (first, rest) = line.split_first()?;
    let name = match first {
        Inline::Strong(children) => markdown::plain(children),
        Inline::Tag(tag) => badge_text(tag)?.to_owned(),
        _ => return None,
    };
    let mark = match name.trim_end_matches([':', '：']) {
        "Q" => Mark::Question,
        "A" => Mark::Answer,
        _ => return None,
    };
    let mut rest = rest.to_vec();
    match rest.first_mut() {
        Some(Inline::Text(text)) => {
            let without_colon = text.strip_prefix([':', '：']);
            if without_colon.is_none() && !name.ends_with([':', '：']) {
                return None;
            }
            *text = without_colon.unwrap_or(text).trim_start().to_owned();
            if text.is_empty() {
                rest.remove(0);
            }
        }
        _ if !name.ends_with([':', '：']) => return None,
        _ => {}
    }
    Some((mark, rest))
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

    fn entries(source: &str) -> Vec<RawEntry> {
        read("page.md", source, Lang::En)
            .expect("the page is sound")
            .entries
    }

    fn error(source: &str) -> String {
        read("page.md", source, Lang::En)
            .expect_err("the page is broken")
            .message
    }

    fn question(wording: &RawWording) -> String {
        markdown::plain(&wording.questions[0])
    }

    #[test]
    fn both_notations_give_the_same_entry() {
        let containers = entries("::: en\n**Q**：broken **x**\n\n**A**：mend it\n:::\n");
        let badges = entries(
            "<Badge text=\"Q\" type=\"warning\" />：broken **x**\n\n<br/>\n\n<Badge text=\"A\" />：mend it\n",
        );
        for entry in [&containers[0], &badges[0]] {
            let (lang, wording) = entry.get(Lang::En);
            assert_eq!((lang, question(wording).as_str()), (Lang::En, "broken x"));
            assert_eq!(wording.answer.len(), 1);
        }
    }

    #[test]
    fn question_and_answer_may_share_a_paragraph() {
        let entries = entries(":::zh-CN\n**Q**：问\n**A**：答\n第二行\n\n```sh\nx\n```\n:::\n");
        let (lang, wording) = entries[0].get(Lang::En);
        assert_eq!((lang, wording.line, wording.answer.len()), (Lang::Zh, 2, 2));
        assert_eq!((wording.answer[0].line, question(wording).as_str()), (3, "问"));
    }

    #[test]
    fn several_entries_between_two_rules_pair_up_in_order() {
        let page = "::: en\n**Q**: a\n\n**A**: 1\n\n**Q**: b\n\n**A**: 2\n:::\n::: zh\n**Q**: 甲\n\n**A**: 一\n:::\n";
        let entries = entries(page);
        assert_eq!(entries.len(), 2);
        assert!(entries[0].only(Lang::Zh).is_some() && entries[1].only(Lang::Zh).is_none());
    }

    #[test]
    fn text_that_is_no_entry_is_passed_over() {
        assert_eq!(
            entries("## what is this?\n\nintroduction\n\n---\n\n**Quick**: no mark\n"),
            []
        );
    }

    #[test]
    fn broken_pages_name_the_line() {
        assert_eq!(
            error("a\n\n::: en\n**Q**：x\n\n**A**：y\n"),
            "page.md:3: the container \"::: en\" is never closed"
        );
        assert_eq!(error("\n**Q**：x\n"), "page.md:2: a question without an answer");
        assert_eq!(
            error("**Q**：x\n\n**A**：\n"),
            "page.md:1: a question whose answer is empty"
        );
        assert_eq!(
            error("text\n\n**A**：y\n"),
            "page.md:3: an answer without a question before it"
        );
        assert!(error("---\ntitle: [\n---\n").starts_with("page.md:"));
    }
}
