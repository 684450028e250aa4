//! `search`: the entries that a query finds, with how sure each is and what of its question was matched. How they are
//! found is `search`'s.

use std::io::Write;

use serde::Serialize;

use super::{Format, Selection, Sheet, json};
use crate::error::{Exit, Result};
use crate::layout::{Flow, Role, Span};
use crate::messages;
use crate::search::{Confidence, Hit, Index};
use catalogue::text;

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
    /// Only the order means something.
    score: u32,
    question: String,
    /// What of the question was matched, as bytes from and to.
    ranges: Vec<[usize; 2]>,
}

/// `search QUERY…`: the hits, best first, at most `limit` of them. Found is what is exact or close.
///
/// # Errors
/// When the output cannot be written.
pub fn search(
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
            let hits = hits
                .iter()
                .filter_map(|hit| shown(selection, &index, query, hit))
                .collect();
            json::write(
                &Document {
                    version: json::VERSION,
                    query,
                    hits,
                },
                out,
            )?;
        }
        Format::Text(sheet) => print(selection, &index, query, &hits, sheet, out)?,
    }
    let is_sure = hits.iter().any(|hit| hit.confidence > Confidence::Guess);
    Ok(if is_sure { Exit::Found } else { Exit::NothingFound })
}

fn shown<'c>(selection: Selection<'c>, index: &Index<'_>, query: &str, hit: &Hit) -> Option<ShownHit<'c>> {
    let entry = &selection.catalogue.entries[hit.entry];
    let view = entry.view(selection.source, selection.lang)?;
    let questions: Vec<String> = view
        .wording
        .questions
        .iter()
        .map(|question| question.text())
        .collect();
    let question = questions.join("\n");
    let ranges = index
        .highlight(query, &question)
        .into_iter()
        .map(|range| [range.start, range.end])
        .collect();
    Some(ShownHit {
        id: &entry.id,
        confidence: hit.confidence.code(),
        score: hit.score,
        question,
        ranges,
    })
}

/// A row for each hit: the id, how sure it is, and what tells the error from the others.
fn print(
    selection: Selection<'_>,
    index: &Index<'_>,
    query: &str,
    hits: &[Hit],
    sheet: Sheet,
    out: &mut impl Write,
) -> Result<()> {
    let entries = &selection.catalogue.entries;
    let widest = hits
        .iter()
        .map(|hit| text::width(&entries[hit.entry].id))
        .max()
        .unwrap_or(0);
    for hit in hits {
        let entry = &entries[hit.entry];
        if let Some(view) = entry.view(selection.source, selection.lang) {
            let label = view.wording.label();
            let first = vec![
                Span::new(format!("{:widest$}  ", entry.id), Role::Code),
                Span::new(format!("{:5}  ", hit.confidence.code()), Role::Secondary),
            ];
            let label = Flow::new()
                .with(&label, Role::Text)
                .mark(&index.highlight(query, &label), Role::Match);
            super::text::row(first, &label, sheet, out)?;
        }
    }
    if hits.is_empty()
        && let Some(nearest) = index.nearest(query)
    {
        writeln!(
            out,
            "{}",
            messages::did_you_mean(selection.lang, &entries[nearest].id)
        )?;
    }
    Ok(())
}
