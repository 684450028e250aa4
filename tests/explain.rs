//! Real reports: what the signatures say about each of them.
#![allow(clippy::expect_used, reason = "a test may panic")]

use std::fmt::Write as _;

use openlist_faq::catalogue::Catalogue;
use openlist_faq::signature::Signatures;

/// What someone posted, and the entry that answers it.
#[derive(serde::Deserialize)]
struct Report {
    text: String,
    /// The id of the entry, or `none`.
    expected: String,
    /// `string` when the page's own words are in it.
    #[serde(rename = "match", default)]
    kind: String,
}

/// How the reports of one kind went.
#[derive(Default)]
struct Score {
    right: usize,
    total: usize,
    wrong: String,
}

impl Score {
    fn add(&mut self, report: &Report, first: &str) {
        self.total += 1;
        if first == report.expected {
            self.right += 1;
        } else {
            let text: String = report.text.chars().take(120).collect();
            let _ = writeln!(self.wrong, "  {} taken for {first}: {text:?}", report.expected);
        }
    }

    fn share(&self) -> f64 {
        self.right as f64 / self.total.max(1) as f64
    }
}

fn reports(jsonl: &str) -> Vec<Report> {
    let report = |line| serde_json::from_str(line).expect("each line is a report");
    jsonl.lines().map(report).collect()
}

/// Judges all reports and prints a table; the scores of those with the page's words, with other words, and of
/// those that no entry answers.
fn judge(title: &str, jsonl: &str) -> [Score; 3] {
    let catalogue = Catalogue::built_in().expect("the built-in catalogue is sound");
    let signatures = Signatures::new(&catalogue).expect("the built-in signatures are sound");
    let mut scores: [Score; 3] = Default::default();
    for report in reports(jsonl) {
        let found = signatures.find(&report.text);
        let first = found
            .first()
            .map_or("none", |evidence| &catalogue.entries[evidence.entry].id);
        let kind = match (report.expected.as_str(), report.kind.as_str()) {
            ("none", _) => 2,
            (_, "string") => 0,
            _ => 1,
        };
        scores[kind].add(&report, first);
    }
    println!("{title}");
    for (score, name) in scores
        .iter()
        .zip(["the page's words", "other words", "no answer"])
    {
        println!(
            "{name:>18} {:>3} of {:>3}\n{}",
            score.right, score.total, score.wrong
        );
    }
    scores
}

#[test]
fn real_reports_find_their_entry() {
    let [own, other, none] = judge("real reports", include_str!("data/errors.dev.jsonl"));
    assert_eq!(own.right, own.total, "{}", own.wrong);
    assert!(other.share() >= 0.9, "{}", other.wrong);
    assert_eq!(none.right, none.total, "{}", none.wrong);
}

#[test]
fn made_reports_find_their_entry() {
    let [_, positive, none] = judge("made reports", include_str!("data/errors.made.jsonl"));
    assert!(positive.share() >= 0.9, "{}", positive.wrong);
    assert_eq!(none.right, none.total, "{}", none.wrong);
}
