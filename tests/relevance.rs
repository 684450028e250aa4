//! The right entry first, whatever people type or paste: a table by kind of query, and the goals.
#![allow(clippy::expect_used, reason = "a test may panic")]

use std::collections::BTreeMap;

use openlist_faq::catalogue::Catalogue;
use openlist_faq::search::{Confidence, Hit, Index, unread};
use serde::Deserialize;

/// A query and the entry that answers it.
#[derive(Deserialize)]
struct Row {
    id: String,
    text: String,
    /// How it was typed.
    style: Option<String>,
    /// Where it was printed.
    kind: Option<String>,
    /// The entry's id, or `none`.
    expected: String,
    /// Other entries that answer it as well.
    #[serde(default)]
    also: Vec<String>,
}

impl Row {
    fn is_negative(&self) -> bool {
        self.expected == "none"
    }

    fn group(&self) -> &str {
        if self.is_negative() {
            "no answer"
        } else {
            self.style.as_deref().or(self.kind.as_deref()).unwrap_or_default()
        }
    }

    fn is_answered_by(&self, id: &str) -> bool {
        self.expected == id || self.also.iter().any(|also| also == id)
    }
}

/// How the queries of one kind went.
#[derive(Default, Clone, Copy)]
struct Tally {
    rows: usize,
    first: usize,
    within_three: usize,
    /// Right at the top, and not as a guess.
    sure: usize,
    /// Exact or close hits where there is no answer.
    false_hits: usize,
}

impl Tally {
    fn add(&mut self, other: Tally) {
        self.rows += other.rows;
        self.first += other.first;
        self.within_three += other.within_three;
        self.sure += other.sure;
        self.false_hits += other.false_hits;
    }
}

struct Bench {
    catalogue: &'static Catalogue,
    index: Index<'static>,
}

impl Bench {
    fn new() -> Bench {
        let catalogue = Catalogue::built_in().expect("the built-in catalogue is sound");
        let catalogue: &Catalogue = Box::leak(Box::new(catalogue));
        let index = Index::new(catalogue);
        Bench { catalogue, index }
    }

    fn search(&self, query: &str) -> Vec<Hit> {
        self.index.search(query, None)
    }

    fn id(&self, hit: &Hit) -> &str {
        &self.catalogue.entries[hit.entry].id
    }

    fn try_row(&self, row: &Row) -> Tally {
        let hits = self.search(&row.text);
        let sure = hits.first().is_some_and(|hit| hit.confidence > Confidence::Guess);
        let mut tally = Tally {
            rows: 1,
            ..Tally::default()
        };
        if row.is_negative() {
            tally.false_hits = usize::from(hits.iter().any(|hit| hit.confidence > Confidence::Guess));
        } else {
            let place = hits.iter().position(|hit| row.is_answered_by(self.id(hit)));
            tally.first = usize::from(place == Some(0));
            tally.within_three = usize::from(place.is_some_and(|place| place < 3));
            tally.sure = usize::from(place == Some(0) && sure);
        }
        if tally.false_hits > 0 || (tally.first == 0 && !row.is_negative()) {
            let got: Vec<&str> = hits.iter().take(3).map(|hit| self.id(hit)).collect();
            println!("  {} {:?}: not {got:?}, but {}", row.id, row.text, row.expected);
        }
        tally
    }

    /// Tries all rows of a file and prints a table. The answered ones together, and the false hits.
    fn try_file(&self, name: &str) -> (Tally, usize) {
        let path = format!("{}/tests/data/{name}", env!("CARGO_MANIFEST_DIR"));
        let text = std::fs::read_to_string(path).expect("the test data is there");
        let rows = text
            .lines()
            .map(|line| serde_json::from_str::<Row>(line).expect("a row is JSON"));
        let mut groups: BTreeMap<String, Tally> = BTreeMap::new();
        println!("\n{name}");
        for row in rows {
            groups
                .entry(row.group().to_owned())
                .or_default()
                .add(self.try_row(&row));
        }
        println!(
            "  {:<20}{:>6}{:>7}{:>7}{:>7}{:>7}",
            "", "rows", "first", "top 3", "sure", "false"
        );
        let mut answered = Tally::default();
        let mut false_hits = 0;
        for (group, tally) in groups {
            print_line(&group, tally);
            false_hits += tally.false_hits;
            if group != "no answer" {
                answered.add(tally);
            }
        }
        print_line("answered", answered);
        (answered, false_hits)
    }
}

fn print_line(name: &str, tally: Tally) {
    let Tally {
        rows,
        first,
        within_three,
        sure,
        false_hits,
    } = tally;
    println!("  {name:<20}{rows:>6}{first:>7}{within_three:>7}{sure:>7}{false_hits:>7}");
}

fn at_least(part: usize, percent: usize, all: usize) -> bool {
    part * 100 >= percent * all
}

#[test]
fn typed_queries_find_their_entry() {
    let bench = Bench::new();
    for name in ["typed.jsonl", "typed-more.jsonl"] {
        let (answered, false_hits) = bench.try_file(name);
        assert!(
            at_least(answered.first, 97, answered.rows),
            "{name}: too few are first"
        );
        assert_eq!(
            answered.within_three, answered.rows,
            "{name}: some are not within three"
        );
        assert_eq!(false_hits, 0, "{name}: there are false hits");
    }
}

#[test]
fn program_outputs_find_their_entry() {
    let (answered, false_hits) = Bench::new().try_file("errors.jsonl");
    assert!(at_least(answered.first, 97, answered.rows), "too few are first");
    assert_eq!(false_hits, 0, "there are false hits");
}

/// Every text by which a person may know an entry, with whether it is the very error.
fn own_texts(catalogue: &Catalogue) -> Vec<(usize, String)> {
    let mut texts = Vec::new();
    for (index, entry) in catalogue.entries.iter().enumerate() {
        texts.push((index, entry.id.clone()));
        for question in entry.questions() {
            texts.push((index, question.text()));
            texts.push((index, question.label()));
            for error in &question.errors {
                texts.push((index, error.text().to_owned()));
                texts.push((index, error.telling().to_owned()));
                texts.push((index, error.telling().to_uppercase()));
                texts.push((index, error.telling().replace(' ', "")));
            }
        }
    }
    texts
}

#[test]
fn every_entry_is_first_by_its_own_texts() {
    let bench = Bench::new();
    for (entry, text) in own_texts(bench.catalogue) {
        let hits = bench.search(&text);
        let first = hits.first().map(|hit| (hit.entry, hit.confidence));
        assert_eq!(first, Some((entry, Confidence::Exact)), "{text:?}");
    }
}

#[test]
fn every_entry_is_first_by_its_search_words() {
    let bench = Bench::new();
    let mut lost = Vec::new();
    for (index, entry) in bench.catalogue.entries.iter().enumerate() {
        let keywords = entry.keywords();
        for keyword in keywords.en.iter().chain(&keywords.zh) {
            let first = bench.search(keyword).into_iter().next();
            if !first.is_some_and(|hit| hit.entry == index && hit.confidence > Confidence::Guess) {
                let found = first.map(|hit| (bench.id(&hit).to_owned(), hit.confidence, hit.score));
                lost.push(format!("{}: {:?} finds {found:?}", entry.id, &**keyword));
            }
        }
    }
    assert!(lost.is_empty(), "{}", lost.join("\n"));
}

/// All ways to get one letter of a word wrong, as the slip of a finger does.
fn slips(word: &str) -> Vec<String> {
    let letters: Vec<char> = word.chars().collect();
    let mut slips = Vec::new();
    for place in 1..letters.len() {
        let mut missing = letters.clone();
        missing.remove(place);
        let mut doubled = letters.clone();
        doubled.insert(place, letters[place]);
        let mut wrong = letters.clone();
        wrong[place] = if letters[place] == 'q' { 'w' } else { 'q' };
        let mut swapped = letters.clone();
        swapped.swap(place - 1, place);
        slips.extend(
            [missing, doubled, wrong, swapped].map(|letters| letters.into_iter().collect::<String>()),
        );
    }
    slips
}

/// A slip in any long word of an error still finds the error.
#[test]
fn a_slip_in_an_error_does_not_hide_it() {
    let bench = Bench::new();
    let (mut all, mut first) = (0, 0);
    for (index, entry) in bench.catalogue.entries.iter().enumerate() {
        let errors = entry.questions().flat_map(|question| &question.errors);
        let mut texts: Vec<&str> = errors.map(|error| error.telling()).collect();
        texts.sort_unstable();
        texts.dedup();
        for text in texts {
            let words: Vec<&str> = text.split(' ').take(6).collect();
            for (place, word) in words.iter().enumerate() {
                if word.len() < 5 || !word.chars().all(char::is_alphabetic) {
                    continue;
                }
                for slip in slips(word) {
                    let mut typed = words.clone();
                    typed[place] = &slip;
                    let hits = bench.search(&typed.join(" "));
                    all += 1;
                    if hits.first().is_some_and(|hit| hit.entry == index) {
                        first += 1;
                    }
                }
            }
        }
    }
    println!("slips: {first} of {all} first");
    assert!(at_least(first, 99, all), "{first} of {all}");
}

#[test]
fn a_query_without_an_answer_gets_no_sure_hit() {
    let bench = Bench::new();
    for query in [
        "webdav 405",
        "115 cookie",
        "61004",
        "502",
        "failed",
        "error",
        "not found",
        "errno",
        "百度",
        "xiazaishibai",
        "shangchuanwenjian",
        "下载失败",
        "权限",
        "request",
        "文件",
    ] {
        let sure = bench
            .search(query)
            .into_iter()
            .find(|hit| hit.confidence > Confidence::Guess);
        assert_eq!(sure.map(|hit| bench.id(&hit).to_owned()), None, "{query}");
    }
}

#[test]
fn a_piece_that_only_one_error_has_is_no_guess() {
    let bench = Bench::new();
    for query in [
        "permission",
        "Permission denied",
        "underscores",
        "address already",
    ] {
        let hits = bench.search(query);
        assert!(hits[0].confidence > Confidence::Guess, "{query}");
    }
}

#[test]
fn equal_hits_keep_the_order_of_the_page() {
    let bench = Bench::new();
    for query in ["", "failed", "mount", "路径", "path"] {
        let hits = bench.search(query);
        assert!(
            hits.is_sorted_by(|a, b| (b.score, a.entry) <= (a.score, b.entry)),
            "{query}"
        );
        assert_eq!(hits, bench.search(query), "{query}");
    }
    assert_eq!(bench.search("").len(), bench.catalogue.entries.len());
}

#[test]
fn the_pinyin_table_has_every_character_of_the_catalogue() {
    let mut texts = Vec::new();
    let catalogue = Catalogue::built_in().expect("the built-in catalogue is sound");
    for entry in &catalogue.entries {
        texts.extend(entry.keywords().zh.iter().map(|keyword| keyword.0.clone()));
        for (_, wording) in entry.wordings() {
            texts.extend(wording.questions.iter().map(|question| question.text()));
            texts.extend(wording.answer.iter().map(openlist_faq::catalogue::block_text));
        }
    }
    let missing: String = texts.iter().flat_map(|text| unread(text)).collect();
    assert_eq!(missing, "", "add them to assets/pinyin.txt");
}
