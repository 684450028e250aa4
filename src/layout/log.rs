//! What a log shows of an entry, as lines: how often and when, and the lines that prove it; and an error that no entry
//! answers. The entry itself is `page`'s.

use super::flow::Flow;
use super::page::hanging;
use super::{Line, Role};
use crate::explain::collect::{Tally, Unknown};
use crate::explain::findings::Findings;
use catalogue::lang::Lang;
use crate::messages::{self, Phrase};
use catalogue::text;

/// The lines above an entry that a log shows: how often, and up to three lines of evidence with what matters marked.
pub fn evidence(findings: &Findings, tally: &Tally, lang: Lang, columns: usize) -> Vec<Line> {
    let seen = messages::seen(lang, tally.count, tally.first.as_deref(), tally.last.as_deref());
    let mut lines = Flow::new()
        .with(Phrase::InTheLog.text(lang), Role::Heading)
        .with(&format!("  {seen}"), Role::Secondary)
        .wrap(columns);
    for found in &tally.evidence {
        let place = format!("{}  ", findings.place(found.file, found.line));
        let line = text::sanitize(&found.text);
        // Where the line is not what it was, the range would mark something else.
        let marked = if line == found.text {
            found.evidence.clone()
        } else {
            0..0
        };
        let flow = Flow::new().with(&place, Role::Secondary).with(&line, Role::Text);
        let marked = place.len() + marked.start..place.len() + marked.end;
        lines.extend(hanging(
            "  ",
            Role::Text,
            flow.mark(&[marked], Role::Match)
                .wrap(columns.saturating_sub(2).max(1)),
        ));
    }
    lines.push(Line::default());
    lines
}

/// An error that no entry answers: how often, and the first line that shows it.
pub fn unknown(findings: &Findings, unknown: &Unknown, lang: Lang, columns: usize) -> Vec<Line> {
    let place = findings.place(unknown.file, unknown.first_line);
    let mut lines = Flow::new()
        .with(Phrase::NotInFaq.text(lang), Role::Heading)
        .with(
            &format!("  {}", messages::times(lang, unknown.count)),
            Role::Secondary,
        )
        .wrap(columns);
    lines.push(Line::default());
    lines.extend(
        Flow::new()
            .with(&text::sanitize(&unknown.example), Role::Text)
            .wrap(columns),
    );
    lines.push(Line::default());
    lines.extend(
        Flow::new()
            .with(&messages::first_at(lang, &place), Role::Secondary)
            .wrap(columns),
    );
    lines
}
