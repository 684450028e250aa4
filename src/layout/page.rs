//! One entry as a page: its question, its answer, our notes, its links, and where it is from.

use std::ops::Range;

use super::block::Blocks;
use super::flow::Flow;
use super::link::citation;
use super::offer::{Offers, snippets};
use super::{LONGEST_LINE, Line, Reader, Role};
use crate::messages::{self, Phrase};
use catalogue::lang::Lang;
use catalogue::model::{Answer, Article, Catalogue, Citation, Entry, Note, Question};

/// Lays out an article of an entry. `wanted` is the language that was asked for, and `offers` has the numbers of the commands
/// and links. The notes are beside the article for the reader's language.
pub(crate) fn page(
    catalogue: &Catalogue,
    entry: &Entry,
    article: &Article,
    wanted: Lang,
    offers: &Offers,
    reader: &Reader<'_>,
) -> Vec<Line> {
    let columns = reader.columns.map_or(usize::MAX, |columns| columns.min(LONGEST_LINE));
    let lang = reader.lang;
    let blocks = Blocks { article, snippets: snippets(article), offers, reader };
    let mut lines = Vec::new();
    if article.lang != wanted {
        let mark = format!("[{}]", Phrase::only(article.lang).text(lang));
        lines.extend(Flow::of(&mark, Role::Note).wrap(columns));
    }
    if entry.harmless {
        lines.extend(Flow::of(Phrase::Harmless.text(lang), Role::Note).wrap(columns));
    }
    if let Some(fixed) = entry.answer.fixed_in {
        lines.extend(Flow::of(&messages::fixed_in(lang, fixed, None), Role::Note).wrap(columns));
    }
    lines.extend(title(&blocks, columns));
    lines.push(Line::default());
    lines.extend(blocks.lines(&article.blocks, columns));
    for note in entry.answer.notes.iter().filter(|_| wanted == lang) {
        lines.extend(own_note(&blocks, note, columns));
    }
    lines.push(Line::default());
    for (_, link) in Offers::of(catalogue, entry, article, lang).links() {
        let number = offers.link(link.target.as_str()).unwrap_or_default();
        lines.extend(link.lines(number, columns));
    }
    let is_own = catalogue.sources[article.source.0].address.is_none();
    if is_own {
        lines.extend(basis(&entry.answer, lang, columns));
    }
    let sources = entry.sources.iter();
    let names: Vec<&str> = sources.map(|source| &*catalogue.sources[source.0].name[lang]).collect();
    lines.extend(Flow::of(&messages::stands_on(lang, &names), Role::Secondary).wrap(columns));
    lines
}

/// Returns the questions. The errors stand out; what is around them steps back.
fn title(blocks: &Blocks<'_>, columns: usize) -> Vec<Line> {
    let (article, reader) = (blocks.article, blocks.reader);
    let mut lines = Vec::new();
    let mut all = String::new();
    for question in &article.questions {
        let text = question.text();
        let flow = Flow::of(&text, Role::Secondary).mark(&error_ranges(question, &text), Role::Title);
        let flow = blocks.mark_slips(flow).mark(&(reader.highlight)(&text), Role::Match);
        lines.extend(flow.wrap(columns));
        all.push_str(&text);
    }
    lines.extend(blocks.corrections(&all, columns));
    lines
}

/// Returns where the errors stand in a question's text.
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

/// Returns a text of our own, which must not be taken for the page's.
fn own_note(blocks: &Blocks<'_>, note: &Note, columns: usize) -> Vec<Line> {
    let lang = blocks.reader.lang;
    let mut lines = vec![Line::default()];
    lines.extend(Flow::of(Phrase::OurNote.text(lang), Role::Note).wrap(columns));
    lines.extend(blocks.beside(Role::Note, &note.text[lang], columns));
    if !note.citations.is_empty() {
        lines.extend(Flow::of(&citations(&note.citations), Role::Secondary).wrap(columns));
    }
    lines
}

/// Returns what our own article rests on: how its remedy is known, and where that can be looked up.
fn basis(answer: &Answer, lang: Lang, columns: usize) -> Vec<Line> {
    let Some(sure) = answer.sure else {
        return Vec::new();
    };
    let says = format!("{} {}", messages::sure(lang, sure), citations(&answer.citations));
    Flow::of(says.trim_end(), Role::Secondary).wrap(columns)
}

fn citations(citations: &[Citation]) -> String {
    let citations: Vec<String> = citations.iter().map(citation).collect();
    citations.join("; ")
}
