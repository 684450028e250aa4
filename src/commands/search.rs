//! `search`: the entries that a query finds, with how sure each is and what of its title was matched. How they are found
//! is in [`crate::search`].

use std::io::Write;

use catalogue::text;
use serde::Serialize;

use super::{Format, Selection, Sheet, json};
use crate::error::{Exit, Result};
use crate::layout::{Flow, Role, Span};
use crate::messages;
use crate::search::{Confidence, Highlighter, Hit, Index, Score};

#[derive(Serialize)]
struct Document<'a> {
    version: u32,
    query: &'a str,
    hits: Vec<ShownHit<'a>>,
}

#[derive(Serialize)]
struct ShownHit<'a> {
    id: &'a str,
    confidence: &'static str,
    /// From 0 to 1; only the order means something.
    score: f64,
    title: &'a str,
    /// What of the title was matched, as bytes from and to.
    ranges: Vec<[usize; 2]>,
}

/// `search QUERY…`: the hits, best first, at most `limit` of them. Found is what is exact or close.
pub(crate) fn search(
    selection: Selection<'_>,
    query: &str,
    limit: Option<usize>,
    format: Format,
    out: &mut impl Write,
) -> Result<Exit> {
    let index = Index::new(selection.catalogue);
    let mut hits = index.search(query, selection.source);
    hits.truncate(limit.unwrap_or(usize::MAX));
    match format {
        Format::Json => {
            let highlighter = index.highlighter(query);
            let hits = hits.iter().map(|hit| shown(selection, &highlighter, hit)).collect();
            let version = json::VERSION;
            json::write(&Document { version, query, hits }, out)?;
        }
        Format::Text(sheet) => print(selection, &index, query, &hits, sheet, out)?,
    }
    let is_sure = hits.iter().any(|hit| hit.confidence > Confidence::Guess);
    Ok(if is_sure { Exit::Found } else { Exit::NothingFound })
}

/// Returns the word for it in what is printed.
fn code(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::Exact => "exact",
        Confidence::Close => "close",
        Confidence::Guess => "guess",
    }
}

fn shown<'c>(selection: Selection<'c>, highlighter: &Highlighter<'_>, hit: &Hit) -> ShownHit<'c> {
    let entry = &selection.catalogue.entries[hit.entry];
    let title = &entry.title[selection.lang];
    let ranges = highlighter.places(title).into_iter();
    ShownHit {
        id: &entry.id,
        confidence: code(hit.confidence),
        score: hit.score,
        title,
        ranges: ranges.map(|range| [range.start, range.end]).collect(),
    }
}

/// `search --why QUERY…`: how each hit came about: its numbers, and what each part of the query matched.
pub(crate) fn why(
    selection: Selection<'_>,
    query: &str,
    limit: Option<usize>,
    out: &mut impl Write,
) -> Result<Exit> {
    let reasons = Index::new(selection.catalogue).why(query, selection.source);
    for reason in reasons.iter().take(limit.unwrap_or(usize::MAX)) {
        let Score { hit, lead, whole, is_shown, .. } = reason.score;
        let id = &selection.catalogue.entries[hit.entry].id;
        let (confidence, score) = (code(hit.confidence), hit.score);
        writeln!(
            out,
            "{id}: {confidence}, {score:.2} of the query, {lead:.1} bits ahead, {whole:.1} bits in a whole phrase"
        )?;
        if is_shown {
            writeln!(out, "  the query holds a signature of the entry")?;
        }
        for part in &reason.parts {
            write!(out, "  {} ({:.1} bits): ", part.part, part.weight)?;
            match &part.found {
                Some((kind, field, phrase)) => {
                    let (kind, field) = (kind.name(), field.name());
                    writeln!(out, "{kind} in the {field} \"{}\"", text::one_line(phrase))?
                }
                None => writeln!(out, "no match")?,
            }
        }
    }
    Ok(if reasons.is_empty() { Exit::NothingFound } else { Exit::Found })
}

/// Prints a row for each hit: the id, how sure it is, and the title.
fn print(
    selection: Selection<'_>,
    index: &Index<'_>,
    query: &str,
    hits: &[Hit],
    sheet: Sheet,
    out: &mut impl Write,
) -> Result<()> {
    let entries = &selection.catalogue.entries;
    let widths = hits.iter().map(|hit| text::width(&entries[hit.entry].id));
    let widest = widths.max().unwrap_or(0);
    let highlighter = index.highlighter(query);
    for hit in hits {
        let entry = &entries[hit.entry];
        let first = vec![
            Span::new(format!("{:widest$}  ", entry.id), Role::Code),
            Span::new(format!("{:5}  ", code(hit.confidence)), Role::Secondary),
        ];
        let title = &entry.title[selection.lang];
        let title = Flow::new().with(title, Role::Text).mark(&highlighter.places(title), Role::Match);
        super::text::row(first, &title, sheet, out)?;
    }
    if hits.is_empty()
        && let Some(nearest) = index.nearest(query, selection.source)
    {
        let suggestion = messages::did_you_mean(selection.lang, &entries[nearest].id);
        writeln!(out, "{suggestion}")?;
    }
    Ok(())
}
