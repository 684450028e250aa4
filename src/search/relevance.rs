//! What people type, and the right entry of the real content: the exact figures, so that a loss is seen.

use std::fs;
use std::path::{Path, PathBuf};

use catalogue::join::Survey;
use catalogue::lang::Lang;
use catalogue::model::Catalogue;
use serde::Deserialize;

use super::{Confidence, Hit, Index};

/// A text and the entry that answers it.
#[derive(Deserialize)]
struct Row {
    id: String,
    text: String,
    #[serde(default)]
    kind: String,
    /// The entry's id, or `none`.
    expected: String,
    /// Other entries that answer it as well.
    #[serde(default)]
    also: Vec<String>,
}

/// How the texts of a file went.
#[derive(Debug, Default, PartialEq, Eq)]
struct Figures {
    /// With the right entry first, among the first three, and first and sure.
    first: usize,
    in_three: usize,
    right: usize,
    /// With a wrong entry that is sure.
    wrong: usize,
    /// Without a right entry, but with a sure one.
    false_answers: usize,
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn content() -> Catalogue {
    Survey::of_folder(&root().join("assets")).unwrap().catalogue
}

/// Returns the texts that people typed; pasted output is not for the search.
fn rows(name: &str) -> Vec<Row> {
    let path = root().join(Path::new("tests/data/eval")).join(name);
    let text = fs::read_to_string(path).unwrap();
    let rows = text.lines().map(|line| serde_json::from_str::<Row>(line).unwrap());
    rows.filter(|row| !matches!(row.kind.as_str(), "toast" | "log-line" | "log-block")).collect()
}

fn is_sure(hit: &Hit) -> bool {
    hit.confidence > Confidence::Guess
}

fn figures(name: &str) -> Figures {
    let catalogue = content();
    let index = Index::new(&catalogue);
    let mut figures = Figures::default();
    for row in rows(name) {
        let hits = index.search(&row.text, None);
        let ids: Vec<&str> =
            hits.iter().take(3).map(|hit| catalogue.entries[hit.entry].id.as_str()).collect();
        let place = ids.iter().position(|id| row.expected == *id || row.also.iter().any(|also| also == id));
        let sure = hits.first().is_some_and(is_sure);
        figures.first += usize::from(place == Some(0));
        figures.in_three += usize::from(place.is_some());
        figures.right += usize::from(place == Some(0) && sure);
        figures.wrong += usize::from(place != Some(0) && sure && row.expected != "none");
        figures.false_answers += usize::from(place != Some(0) && sure && row.expected == "none");
        if place != Some(0) && (row.expected != "none" || sure) {
            println!("{} {:?}: {} expected, found {ids:?}, sure: {sure}", row.id, row.text, row.expected);
        }
    }
    figures
}

/// 75 texts with an answer and 2 without.
#[test]
fn typed() {
    let expected = Figures { first: 74, in_three: 74, right: 61, wrong: 0, false_answers: 0 };
    assert_eq!(figures("typed.jsonl"), expected);
}

/// 244 texts with an answer and 24 without.
#[test]
fn typed_more() {
    let expected = Figures { first: 233, in_three: 243, right: 190, wrong: 1, false_answers: 0 };
    assert_eq!(figures("typed2.jsonl"), expected);
}

/// Titles of reports in people's own words: 95 with an answer and 37 without.
#[test]
fn reports() {
    let expected = Figures { first: 82, in_three: 91, right: 53, wrong: 3, false_answers: 3 };
    assert_eq!(figures("reports.jsonl"), expected);
}

#[test]
fn confidence_never_falls_while_a_keyword_is_completed() {
    let catalogue = content();
    let index = Index::new(&catalogue);
    let clues = catalogue.entries.iter().map(|entry| &entry.clues.keywords);
    let keywords = clues.flat_map(|keywords| Lang::ALL.map(|lang| &keywords[lang])).flatten();
    let mut words: Vec<&String> =
        keywords.filter(|word| word.bytes().all(|byte| byte.is_ascii_graphic())).collect();
    words.sort_unstable();
    words.dedup();
    let mut falls = Vec::new();
    for word in words {
        let confidences = (1..=word.len()).map(|end| {
            let hits = index.search(&word[..end], None);
            hits.first().map_or(Confidence::Guess, |hit| hit.confidence)
        });
        if !confidences.is_sorted_by_key(|confidence| confidence > Confidence::Guess) {
            falls.push(word.as_str());
        }
    }
    assert_eq!(falls, [""; 0]);
}
