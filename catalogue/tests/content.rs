//! The catalogue data and the pages of the supplement: complete, connected, and each signature finds its entry.

#![allow(clippy::expect_used, reason = "a test may panic")]

use std::collections::{BTreeSet, HashMap};
use std::fs;
use std::path::{Path, PathBuf};

use catalogue::signature::{Matcher, Rules, Signature, TextSignature};
use serde::Deserialize;
use serde_yaml::Value;

/// What these tests read of a row. `Value` stands where only the presence of a field counts.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    id: String,
    #[serde(rename = "group")]
    _group: Option<String>,
    #[serde(rename = "error")]
    _error: Option<String>,
    title: ByLang<String>,
    #[serde(default)]
    harmless: bool,
    #[serde(default)]
    wrapper: bool,
    sure: Option<Sure>,
    #[serde(default)]
    citations: Vec<Citation>,
    #[serde(default)]
    beats: Vec<String>,
    #[serde(default)]
    explains: Vec<String>,
    #[serde(default)]
    see_also: Vec<String>,
    keywords: ByLang<Vec<String>>,
    #[serde(default)]
    signatures: Vec<Signature>,
    #[serde(rename = "corrections")]
    _corrections: Option<Value>,
    #[serde(rename = "placeholders")]
    _placeholders: Option<Value>,
    #[serde(rename = "warnings")]
    _warnings: Option<Value>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ByLang<T> {
    en: T,
    zh: T,
}

#[derive(Deserialize, PartialEq)]
#[serde(rename_all = "lowercase")]
enum Sure {
    Source,
    Thread,
    Provider,
    Open,
}

#[derive(Deserialize)]
#[serde(untagged, deny_unknown_fields)]
enum Citation {
    File { file: String, version: String },
    Tried { tried: String },
    Link { link: String },
}

#[derive(Deserialize)]
struct File {
    entries: Vec<Row>,
}

fn assets() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../assets")
}

/// Returns the data files of a folder of the assets, in order.
fn files(folder: &str) -> Vec<PathBuf> {
    let found = fs::read_dir(assets().join(folder)).expect("the folder is there");
    let mut files: Vec<PathBuf> = found.map(|file| file.expect("it can be read").path()).collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "yaml"));
    files.sort();
    files
}

fn rows_of(file: &Path) -> Vec<Row> {
    let text = fs::read_to_string(file).expect("it can be read");
    let parsed: File =
        serde_yaml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    parsed.entries
}

fn rows() -> Vec<Row> {
    let folders = ["openlist", "alist", "supplement"];
    let files = folders.iter().flat_map(|folder| files(folder));
    files.flat_map(|file| rows_of(&file)).collect()
}

fn matcher(rows: &[Row]) -> Matcher {
    let places: HashMap<&str, usize> = rows
        .iter()
        .enumerate()
        .map(|(at, row)| (row.id.as_str(), at))
        .collect();
    let rules: Vec<Rules> = rows
        .iter()
        .map(|row| Rules {
            wrapper: row.wrapper,
            beats: row.beats.iter().map(|id| places[id.as_str()]).collect(),
            explains: row.explains.iter().map(|id| places[id.as_str()]).collect(),
            signatures: row.signatures.clone(),
        })
        .collect();
    Matcher::new(&rules).expect("every signature says something")
}

/// Returns an event that a signature stands in: its sample, or its text with the holes filled and what must stand
/// beside it.
fn sample(signature: &TextSignature) -> String {
    let filled = |text: &str| {
        let text = text.replace("{number}", "7").replace("{word}", "x_1");
        text.replace("{any}", "/x").replace("{path}", "/x")
    };
    let beside = signature.with.iter().map(|text| format!(" {}", filled(text)));
    let made = filled(&signature.text) + &beside.collect::<String>();
    signature.sample.clone().unwrap_or(made)
}

#[test]
fn ids_are_unique_and_every_reference_leads_to_one() {
    let rows = rows();
    let mut ids = BTreeSet::new();
    for row in &rows {
        assert!(ids.insert(row.id.as_str()), "{} is there twice", row.id);
    }
    for row in &rows {
        for id in row.beats.iter().chain(&row.explains).chain(&row.see_also) {
            assert!(ids.contains(id.as_str()) && *id != row.id, "{}: {id}", row.id);
        }
    }
}

#[test]
fn every_row_has_titles_and_keywords_in_both_languages_and_sound_citations() {
    for row in rows() {
        assert!(
            !row.title.en.is_empty() && !row.title.zh.is_empty(),
            "{}: title",
            row.id
        );
        assert!(
            !row.keywords.en.is_empty() && !row.keywords.zh.is_empty(),
            "{}: keywords",
            row.id
        );
        assert_eq!(
            row.sure.is_some(),
            !row.citations.is_empty(),
            "{}: sure, citations",
            row.id
        );
        for citation in &row.citations {
            let is_sound = match citation {
                Citation::File { file, version } => !file.contains(' ') && version.starts_with('v'),
                Citation::Tried { tried } => tried.starts_with('v'),
                Citation::Link { link } => link.starts_with("https://"),
            };
            assert!(is_sound, "{}: a citation", row.id);
        }
    }
}

/// Pages and rows of the supplement agree in their order, and every written entry has a question and an answer in both
/// languages. An entry that says how sure it is has been written.
#[test]
fn every_written_entry_of_the_supplement_is_complete() {
    for file in files("supplement") {
        let rows = rows_of(&file);
        let written: Vec<&str> = rows
            .iter()
            .filter(|row| row.sure.is_some())
            .map(|row| row.id.as_str())
            .collect();
        let page = fs::read_to_string(file.with_extension("md")).unwrap_or_default();
        let mut sections = page.split("\n## ");
        sections.next();
        let mut found = Vec::new();
        for section in sections {
            let (id, text) = section.split_once('\n').expect("a heading ends");
            for part in ["\n::: en\n**Q**：", "\n::: zh-CN\n**Q**："] {
                assert_eq!(text.matches(part).count(), 1, "{id}: {part:?}");
            }
            assert_eq!(text.matches("\n\n**A**：").count(), 2, "{id}: answers");
            assert_eq!(
                text.matches("\n:::\n").count() + usize::from(text.ends_with("\n:::")),
                2,
                "{id}: ends"
            );
            found.push(id);
        }
        assert_eq!(found, written, "{}", file.display());
    }
}

#[test]
fn every_signature_finds_its_entry() {
    let rows = rows();
    let matcher = matcher(&rows);
    let mut count = 0;
    let mut misses = Vec::new();
    for row in &rows {
        for signature in &row.signatures {
            let Signature::Text(text) = signature else {
                continue;
            };
            let event = sample(text);
            let found: Vec<&str> = matcher
                .entries(&event)
                .into_iter()
                .map(|at| rows[at].id.as_str())
                .collect();
            count += 1;
            if found != [row.id.as_str()] {
                misses.push(format!("{}: {event:?} shows {found:?}", row.id));
            }
        }
    }
    assert!(count > 1_000, "{count}");
    assert!(
        misses.is_empty(),
        "{} misses\n{}",
        misses.len(),
        misses.join("\n")
    );
}

#[test]
fn nine_entries_are_harmless() {
    let harmless = rows().into_iter().filter(|row| row.harmless).count();
    assert_eq!(harmless, 9);
}
