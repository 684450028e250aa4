//! What a log shows of an entry, as lines: how often and when, and the lines that prove it; and an error that has no
//! entry. The entry itself is `page`'s.

use catalogue::lang::Lang;

use super::flow::Flow;
use super::{Line, Role, hanging};
use crate::explain::{Found, Report, Unknown};
use crate::messages::{self, Phrase};

/// Returns the lines above an entry that a log shows: how often, and the evidence with what matters marked, the latest
/// first. The name of a file stands above its lines.
pub(crate) fn evidence(report: &Report, found: &Found, lang: Lang, columns: usize) -> Vec<Line> {
    let seen = messages::seen(lang, found.count, found.span.as_ref());
    let mut lines = Flow::of(Phrase::InTheLog.text(lang), Role::Heading)
        .with(&format!("  {seen}"), Role::Secondary)
        .wrap(columns);
    let mut file = None;
    for evidence in found.last.iter().chain([&found.first]) {
        if file.replace(evidence.file) != Some(evidence.file) {
            let name = report.file(evidence).unwrap_or_default();
            let name = Flow::of(&name, Role::Secondary).wrap(columns.saturating_sub(2).max(1));
            let name = name.into_iter().filter(|line| !line.spans.is_empty());
            lines.extend(hanging("  ", Role::Text, name.collect()));
        }
        let place = format!("{}  ", evidence.line);
        let marked = place.len() + evidence.range.start..place.len() + evidence.range.end;
        let flow =
            Flow::of(&place, Role::Secondary).with(&evidence.text, Role::Text).mark(&[marked], Role::Match);
        lines.extend(hanging("  ", Role::Text, flow.wrap(columns.saturating_sub(2).max(1))));
    }
    lines.push(Line::default());
    lines
}

/// Returns an error that has no entry: how often, and the first line that shows it.
pub(crate) fn unknown(report: &Report, unknown: &Unknown, lang: Lang, columns: usize) -> Vec<Line> {
    let often = format!("  {}", messages::times(lang, unknown.count));
    let heading = Flow::of(Phrase::NotInFaq.text(lang), Role::Heading).with(&often, Role::Secondary);
    let text = Flow::of(&unknown.first.text, Role::Text);
    let first = messages::first_at(lang, &report.place(&unknown.first));
    let first = Flow::of(&first, Role::Secondary);
    let mut lines = heading.wrap(columns);
    for part in [text, first] {
        lines.push(Line::default());
        lines.extend(part.wrap(columns));
    }
    lines
}
