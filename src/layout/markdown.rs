//! What a log shows, for an issue: a block of Markdown with what a maintainer needs, ready to be pasted. Text from
//! the log stands in fenced code, where it can neither mention people nor become a link.

use std::fmt::Write as _;

use catalogue::lang::Lang;
use catalogue::model::{Catalogue, SourceId};

use crate::explain::{Evidence, Report};
use crate::messages;

/// How many kinds of errors without an entry a report lists.
pub(crate) const KINDS: usize = 20;

pub(crate) fn markdown(report: &Report, catalogue: &Catalogue, lang: Lang) -> String {
    let mut text = String::from("### openlist-faq\n\n");
    for line in messages::log_overview(lang, report) {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "- {line}");
    }
    for found in &report.found {
        let entry = &catalogue.entries[found.entry];
        let severity = messages::severity(lang, found.severity);
        let seen = messages::seen(lang, found.count, found.span.as_ref());
        let _ = writeln!(text, "\n#### {} ({severity}, {seen})\n", name(catalogue, found.entry));
        let _ = writeln!(text, "{}\n", escaped(&entry.title[lang]));
        if let Some(fixed) = entry.answer.fixed_in {
            let _ = writeln!(text, "{}\n", messages::fixed_in(lang, fixed, report.running()));
        }
        let _ = write!(text, "{}", quoted(report, [&found.first].into_iter().chain(&found.last)));
    }
    if !report.unknown.is_empty() {
        let _ = writeln!(text, "\n#### {}\n", messages::not_in_faq(lang, report.unknown_events));
        let lines = report.unknown.iter().take(KINDS).map(|unknown| &unknown.first);
        let _ = write!(text, "{}", quoted(report, lines));
    }
    if report.found.is_empty() && report.unknown.is_empty() {
        let _ = writeln!(text, "{}", messages::no_errors(lang, report.lines));
    }
    text
}

/// Returns the id of an entry, as a link to its page where it has one on the web.
fn name(catalogue: &Catalogue, entry: usize) -> String {
    let entry = &catalogue.entries[entry];
    let address = |source: &SourceId| catalogue.sources[source.0].address.as_ref();
    match entry.sources.iter().find_map(address) {
        Some(address) => format!("[`{}`]({})", entry.id, address[Lang::En]),
        None => format!("`{}`", entry.id),
    }
}

/// Returns lines of the log with their places, in fenced code whose fence is longer than any in the lines.
fn quoted<'r>(report: &'r Report, lines: impl Iterator<Item = &'r Evidence>) -> String {
    let lines: Vec<String> = lines.map(|line| format!("{}: {}", report.place(line), line.text)).collect();
    let text = lines.join("\n");
    let ticks = text.split(|c: char| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(ticks.max(2) + 1);
    format!("{fence}text\n{text}\n{fence}\n")
}

/// Returns a text in which Markdown finds no marks.
fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for c in text.chars() {
        if c.is_ascii_punctuation() && !matches!(c, '.' | ',' | ':' | '/' | '\'' | '"' | '(' | ')' | '-') {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::explain::{Severity, Unknown};

    #[test]
    fn text_of_the_log_stays_in_its_fence() {
        let hostile = "```` @everyone ![x](https://example.com)";
        let report = Report {
            files: vec!["a.log".to_owned()],
            unknown_events: 1,
            unknown: vec![Unknown {
                shape: String::new(),
                count: 1,
                severity: Severity::Error,
                first: Evidence { line: 3, text: hostile.to_owned(), ..Evidence::default() },
            }],
            ..Report::default()
        };
        let text = markdown(&report, &Catalogue::default(), Lang::En);
        assert!(text.contains(&format!("`````text\na.log:3: {hostile}\n`````\n")), "{text}");
    }

    #[test]
    fn titles_have_no_marks() {
        assert_eq!(escaped("a_b *c* <d> `e` #1"), "a\\_b \\*c\\* \\<d\\> \\`e\\` \\#1");
    }
}
