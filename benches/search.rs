//! The time of a keystroke at 23, 1,000 and 100,000 entries, beside `fzf --filter` and nucleo alone on the same
//! lines. Prints medians and ratios; the goals are printed with them and not asserted, since the machine decides.
//!
//! `cargo bench --bench search`. Each word is typed letter by letter, and each letter is a search. fzf's time is that
//! of the whole process, which reads the lines from a file: it has no other way to be asked. Its own interface keeps
//! the lines, so it answers a key somewhat sooner.
#![allow(clippy::expect_used, missing_docs, reason = "a measurement may panic")]

use std::fs::File;
use std::hint::black_box;
use std::io::Write;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use nucleo::pattern::{CaseMatching, Normalization, Pattern};
use nucleo::{Config, Matcher, Utf32Str};
use openlist_faq::catalogue::Catalogue;
use openlist_faq::search::{Field, Index, Passage, Ranking};

const QUERIES: [&str; 6] = [
    "token expired",
    "premission denied",
    "toomanyrequests",
    "端口被占用",
    "guazailujing",
    "zzqqxxyy",
];
const SIZES: [usize; 2] = [1_000, 100_000];
/// fzf is asked only at the whole query and its half: it starts a process each time.
const KEYS_FOR_FZF: [usize; 2] = [2, 1];

fn main() {
    let catalogue = Catalogue::built_in().expect("the built-in catalogue is sound");
    built_in(&catalogue);
    for size in SIZES {
        of_size(&lines(&catalogue, size));
    }
}

fn built_in(catalogue: &Catalogue) {
    let ready = median((0..20).map(|_| {
        let index = Index::new(catalogue);
        time(|| index.prepare())
    }));
    println!("built-in catalogue, {} entries", catalogue.entries.len());
    println!("  made ready by the first key in {ready:?}");
    let index = Index::new(catalogue);
    index.prepare();
    for query in QUERIES {
        let keys = keystrokes(query);
        let times = keys.iter().flat_map(|key| (0..20).map(move |_| key));
        let times: Vec<Duration> = times.map(|key| time(|| index.search(key, None))).collect();
        let slowest = times.iter().max().copied().unwrap_or_default();
        println!(
            "  {query:<20} {:>10.1?} a key, at most {slowest:.1?} (goal 1 ms)",
            median(times.into_iter())
        );
    }
}

fn of_size(lines: &[String]) {
    let entries = lines.iter().map(|line| vec![passage(line)]).collect();
    let start = Instant::now();
    let ranking = Ranking::of_passages(entries, std::iter::empty());
    let ready = start.elapsed();
    let file = tempfile::NamedTempFile::new().expect("a file for fzf");
    file.as_file()
        .write_all(lines.join("\n").as_bytes())
        .expect("lines for fzf");
    println!("\n{} entries, made ready in {ready:.0?}", lines.len());
    println!(
        "  {:<20}{:>12}{:>12}{:>12}{:>12}",
        "", "a key", "slowest", "nucleo", "fzf"
    );
    let mut all = [Duration::ZERO; 3];
    for query in QUERIES {
        let keys = keystrokes(query);
        let own: Vec<Duration> = keys
            .iter()
            .map(|key| median((0..3).map(|_| time(|| ranking.rank(key)))))
            .collect();
        let nucleo = median(keys.iter().map(|key| time(|| nucleo(key, lines))));
        let fzf = median(
            KEYS_FOR_FZF
                .iter()
                .map(|part| &keys[keys.len() / part - 1])
                .map(|key| fzf(key, file.path())),
        );
        let slowest = own.iter().max().copied().unwrap_or_default();
        let own = median(own.into_iter());
        println!("  {query:<20}{own:>12.1?}{slowest:>12.1?}{nucleo:>12.1?}{fzf:>12.1?}");
        for (sum, time) in all.iter_mut().zip([own, nucleo, fzf]) {
            *sum += time;
        }
    }
    let ratio = |other: Duration| all[0].as_secs_f64() / other.as_secs_f64().max(f64::EPSILON);
    println!(
        "  of nucleo's time {:.2}, of fzf's time {:.2} (goal 0.25)",
        ratio(all[1]),
        ratio(all[2])
    );
}

fn passage(line: &str) -> Passage {
    Passage {
        field: Field::Error,
        text: line.to_owned(),
    }
}

/// Lines like the catalogue's own: each error and search word again and again, with a path and a number of its own.
fn lines(catalogue: &Catalogue, count: usize) -> Vec<String> {
    let texts: Vec<String> = catalogue
        .entries
        .iter()
        .flat_map(|entry| {
            let errors = entry.questions().map(|question| question.label());
            let keywords = entry.keywords();
            let words = keywords.en.iter().chain(&keywords.zh);
            let words = words.map(|keyword| keyword.0.clone());
            errors.chain(words).collect::<Vec<_>>()
        })
        .collect();
    (0..count)
        .map(|index| {
            let text = &texts[index * 7919 % texts.len()];
            let other = &texts[index * 104_729 % texts.len()];
            format!(
                "{text} /data/{:x}/{index}: {other}",
                index * 2_654_435_761 % 65_521
            )
        })
        .collect()
}

fn keystrokes(query: &str) -> Vec<&str> {
    let ends = query.char_indices().map(|(start, c)| start + c.len_utf8());
    ends.map(|end| &query[..end]).collect()
}

/// What nucleo alone does for a key: every line scored and sorted, on one thread.
fn nucleo(query: &str, lines: &[String]) -> usize {
    let pattern = Pattern::parse(query, CaseMatching::Ignore, Normalization::Smart);
    let mut matcher = Matcher::new(Config::DEFAULT);
    let mut buffer = Vec::new();
    let mut hits: Vec<(u32, usize)> = lines
        .iter()
        .enumerate()
        .filter_map(|(index, line)| {
            let score = pattern.score(Utf32Str::new(line, &mut buffer), &mut matcher)?;
            Some((score, index))
        })
        .collect();
    hits.sort_unstable_by_key(|(score, index)| (std::cmp::Reverse(*score), *index));
    hits.len()
}

fn fzf(query: &str, lines: &std::path::Path) -> Duration {
    time(|| {
        let input = File::open(lines).expect("lines for fzf");
        Command::new("fzf")
            .args(["--filter", query])
            .stdin(input)
            .stdout(Stdio::null())
            .status()
    })
}

fn time<T>(action: impl FnOnce() -> T) -> Duration {
    let start = Instant::now();
    black_box(action());
    start.elapsed()
}

fn median(times: impl Iterator<Item = Duration>) -> Duration {
    let mut times: Vec<Duration> = times.collect();
    times.sort_unstable();
    times.get(times.len() / 2).copied().unwrap_or_default()
}
