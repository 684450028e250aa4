//! The real content in `assets/`: complete, connected, and each signature finds its entry and no other.

#![allow(clippy::expect_used, reason = "a test may panic")]

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use catalogue::check;
use catalogue::join::Survey;
use catalogue::lang::Lang;
use catalogue::model::{Catalogue, Citation, Entry, SourceId};
use catalogue::normalise::normalise;
use catalogue::pack;
use catalogue::rule::Report;
use catalogue::signature::{Matcher, Pattern, Rules};
use regex::Regex;

static SURVEY: LazyLock<Survey> =
    LazyLock::new(|| Survey::of_folder(&assets()).expect("the folder is there"));

fn assets() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../assets")
}

fn catalogue() -> &'static Catalogue {
    &SURVEY.catalogue
}

/// The entries that our supplement has.
fn supplement() -> impl Iterator<Item = &'static Entry> {
    let source = catalogue().source("supplement");
    catalogue().entries.iter().filter(move |entry| entry.is_on(source))
}

fn told(reports: &[Report]) -> String {
    let told = reports.iter().map(|report| report.finding.error(&report.file).message);
    told.collect::<Vec<_>>().join("\n")
}

#[test]
fn every_row_fits_its_page_and_every_reference_leads_to_an_entry() {
    assert!(SURVEY.reports.is_empty(), "{}", told(&SURVEY.reports));
}

#[test]
fn nothing_is_wrong_with_the_supplement() {
    let reports = check::survey(&SURVEY);
    let supplement: Vec<Report> =
        reports.into_iter().filter(|report| report.file.contains("supplement")).collect();
    assert!(supplement.is_empty(), "{}", told(&supplement));
}

#[test]
fn the_catalogue_is_whole() {
    assert_eq!(supplement().count(), 168);
    assert_eq!(catalogue().entries.len(), 191);
    assert_eq!(catalogue().entries.iter().filter(|entry| entry.harmless).count(), 9);
    for entry in supplement() {
        assert_eq!(entry.languages(), Lang::ALL, "{}", entry.id);
        assert!(entry.answer.sure.is_some() && !entry.answer.citations.is_empty(), "{}", entry.id);
    }
}

#[test]
fn every_entry_has_titles_keywords_and_sound_citations() {
    for entry in &catalogue().entries {
        let citations = entry.answer.notes.iter().flat_map(|note| &note.citations);
        for citation in citations.chain(&entry.answer.citations) {
            let is_sound = match citation {
                Citation::File { path, version } => !path.contains(' ') && version.starts_with('v'),
                Citation::Tried(version) => version.starts_with('v'),
                Citation::Link(address) => address.starts_with("https://"),
            };
            assert!(is_sound, "{}: {citation:?}", entry.id);
        }
        for lang in Lang::ALL {
            assert!(!entry.title[lang].is_empty(), "{}: title", entry.id);
            assert!(!entry.clues.keywords[lang].is_empty(), "{}: keywords", entry.id);
        }
    }
}

/// The two pages have the ids that links and scripts know, in the order of the pages.
#[test]
fn the_pages_keep_their_ids() {
    let on = |source: &str| {
        let source: Option<SourceId> = catalogue().source(source);
        catalogue().entries.iter().filter(move |entry| entry.is_on(source)).count()
    };
    assert_eq!((on("openlist"), on("alist")), (22, 22));
    for id in
        ["token-expired", "docker-mount-hides-program", "config-permission-denied", "site-not-allow-mount"]
    {
        assert!(catalogue().entry(id).is_some(), "{id}");
    }
}

#[test]
fn what_is_packed_is_what_is_unpacked() {
    let packed = pack::pack(catalogue()).expect("it can be packed");
    let unpacked = pack::unpack(packed.leak()).expect("it can be unpacked");
    assert_eq!(unpacked.sources, catalogue().sources);
    assert_eq!(unpacked.words, catalogue().words);
    for (unpacked, entry) in unpacked.entries.iter().zip(&catalogue().entries) {
        assert_eq!(
            (&unpacked.id, &unpacked.title, unpacked.harmless),
            (&entry.id, &entry.title, entry.harmless)
        );
        assert_eq!(*unpacked.answer, *entry.answer);
        assert_eq!(*unpacked.clues, *entry.clues);
    }
    assert!(pack::unpack(&[]).is_err());
}

#[test]
fn every_signature_finds_its_entry_and_no_other() {
    let entries = &catalogue().entries;
    let matcher = Matcher::new(entries.iter().map(|entry| &entry.clues.rules)).expect("all say something");
    let mut misses = Vec::new();
    for entry in entries {
        for text in &entry.clues.rules.texts {
            let event = text.example();
            let found = matcher.read(&event, Some("PROPFIND /dav")).entries;
            let found: Vec<&str> = found.into_iter().map(|at| entries[at].id.as_str()).collect();
            if found != [entry.id.as_str()] {
                misses.push(format!("{}: {event:?} shows {found:?}", entry.id));
            }
        }
    }
    assert!(misses.is_empty(), "{} misses\n{}", misses.len(), misses.join("\n"));
}

/// Returns the matcher of all entries, and one in which no entry wins over another.
fn matchers() -> (Matcher, Matcher) {
    let rules = || catalogue().entries.iter().map(|entry| &entry.clues.rules);
    let equal: Vec<Rules> =
        rules().map(|rules| Rules { wrapper: false, beats: Vec::new(), ..Rules::clone(rules) }).collect();
    let matcher = Matcher::new(rules()).expect("all say something");
    (matcher, Matcher::new(&equal).expect("all say something"))
}

/// Every row is decided: by precedence where the event has texts of both entries, else by what the loser's texts must not
/// have beside them.
#[test]
fn where_an_event_shows_two_entries_the_right_one_wins() {
    let (matcher, equal) = matchers();
    let ids = |found: Vec<usize>| -> Vec<&str> {
        let ids = found.into_iter().map(|at| catalogue().entries[at].id.as_str());
        ids.collect()
    };
    let mut faults = Vec::new();
    let mut decided = 0;
    for row in include_str!("data/wins.tsv").lines().filter(|row| !row.starts_with('#')) {
        let columns: Vec<&str> = row.split('\t').collect();
        let [winner, loser, event] = columns[..] else {
            panic!("a row has three columns: {row}");
        };
        assert!(catalogue().entry(loser).is_some(), "{loser}");
        let event = event.replace("\\n", "\n");
        let found = ids(matcher.entries(&event));
        if found != [winner] {
            faults.push(format!("{winner}, not {loser}: {event:?} shows {found:?}"));
        }
        let both = ids(equal.entries(&event));
        decided += usize::from(both.contains(&winner) && both.contains(&loser));
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert!(decided > 40, "{decided} rows have texts of both");
}

#[test]
fn every_pattern_finds_its_sample_as_a_regular_expression() {
    let texts = catalogue().entries.iter().flat_map(|entry| &entry.clues.rules.texts);
    let rows: Vec<(Pattern, Regex, String)> = texts
        .map(|text| {
            let pattern = Pattern::parse(&text.text, text.rest).expect("it says something");
            let regex = Regex::new(&pattern.to_regex()).expect("it is sound");
            (pattern, regex, text.example().to_lowercase())
        })
        .collect();
    for (at, (pattern, regex, own)) in rows.iter().enumerate() {
        assert!(regex.is_match(own), "{regex} {own:?}");
        // Every other sample would take a minute.
        for (_, _, other) in rows.iter().skip(at % 17).step_by(17) {
            let stands = pattern.find(normalise(other).text()).is_some();
            assert_eq!(regex.is_match(other), stands, "{regex} {other:?}");
        }
    }
}
