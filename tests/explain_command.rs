//! What `explain` prints, and how it ends.
#![allow(clippy::expect_used, reason = "a test may panic")]

use std::fs;
use std::io::{self, Write};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use serde_json::Value;

use openlist_faq::catalogue::Catalogue;
use openlist_faq::commands::explain::{ExplainFormat, ExplainOptions, run};
use openlist_faq::commands::{Selection, Sheet};
use openlist_faq::error::{ErrorKind, Exit, Result};
use openlist_faq::lang::Lang;
use openlist_faq::text;
use openlist_faq::theme::Theme;

const LOG: &str = "INFO[2026-03-08 17:31:28] start HTTP server @ 0.0.0.0:5244\n\
    ERRO[2026-03-08 17:31:29] failed list /a: Get \"https://x.y/?access_token=abc123\": dial tcp: no such host\n\
    failed to list objs\n\
    ERRO[2026-03-08 17:31:30] failed list /115: code: 0, message:\n\
    ERRO[2026-03-08 17:31:31] failed list /b: dial tcp: no such host\n\
    ERRO[2026-03-08 17:31:32] failed list /116: code: 0, message:\n";

/// How `explain` ended, and what it printed and told.
struct Outcome {
    exit: Result<Exit>,
    out: String,
    err: String,
}

fn explain(options: &ExplainOptions, lang: Lang, source: Option<&str>) -> Outcome {
    let catalogue = Catalogue::built_in().expect("the built-in catalogue is sound");
    let selection = Selection {
        catalogue: &catalogue,
        lang,
        source: source.and_then(|id| catalogue.source(id)),
    };
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let exit = run(options, selection, &mut out, &mut err);
    Outcome {
        exit,
        out: String::from_utf8(out).expect("the output is UTF-8"),
        err: String::from_utf8(err).expect("the output is UTF-8"),
    }
}

fn of_file(path: &Path, format: ExplainFormat) -> ExplainOptions {
    ExplainOptions {
        paths: vec![path.to_owned()],
        format,
        ..ExplainOptions::default()
    }
}

/// A folder with a file of this text.
fn file(text: &str) -> (tempfile::TempDir, std::path::PathBuf) {
    let folder = tempfile::tempdir().expect("there is room");
    let path = folder.path().join("log.log");
    fs::write(&path, text).expect("the folder can be written to");
    (folder, path)
}

#[test]
fn people_get_evidence_answer_and_the_rest() {
    let (_folder, path) = file(LOG);
    let outcome = explain(&of_file(&path, ExplainFormat::default()), Lang::En, None);
    assert_eq!(outcome.exit, Ok(Exit::Found));
    for expected in [
        "network-problem (2 times, from 2026-03-08 17:31:29 to 2026-03-08 17:31:31)",
        "log.log:2: ERRO[2026-03-08 17:31:29] failed list /a: Get \"https://x.y/?access_token=***\"",
        "generally caused by network problems",
        "Not in the FAQ: 2 errors",
        "2 times: ",
        "log.log:4: ERRO[2026-03-08 17:31:30] failed list /115: code: 0, message:",
    ] {
        assert!(outcome.out.contains(expected), "{expected}\n{}", outcome.out);
    }
    assert!(!outcome.out.contains("abc123"));
    assert_eq!(outcome.err, "");
}

#[test]
fn a_terminal_gets_the_themes_styles_lines_of_its_width_and_links() {
    let (_folder, path) = file(LOG);
    let mut options = of_file(&path, ExplainFormat::Text);
    options.sheet = Sheet {
        columns: Some(50),
        theme: Theme::NONE,
        hyperlinks: false,
    };
    let out = explain(&options, Lang::Zh, None).out;
    // Where a line is steps back, what shows the entry stands out, and so does a heading.
    for expected in [
        "\u{1b}[1m\u{1b}[4mno such host\u{1b}[0m",
        "\u{1b}[2m（2 次，2026-03-08 17:31:29 至",
        "log.log:2:\u{1b}[0m\n    ERRO[",
        "\u{1b}[1mFAQ 中没有的报错：2 条\u{1b}[0m",
    ] {
        assert!(out.contains(expected), "{expected:?} in {out:?}");
    }
    for line in anstream::adapter::strip_str(&out).to_string().lines() {
        assert!(text::width(line) <= 50, "{line}");
    }
    options.sheet.hyperlinks = true;
    assert!(explain(&options, Lang::Zh, None).out.contains("\u{1b}]8;id="));
}

#[test]
fn programs_get_an_object_in_each_line() {
    let (_folder, path) = file(LOG);
    let outcome = explain(&of_file(&path, ExplainFormat::Json), Lang::En, None);
    let objects: Vec<Value> = outcome
        .out
        .lines()
        .map(|line| serde_json::from_str(line).expect("each line is JSON"))
        .collect();
    let kinds: Vec<&str> = objects
        .iter()
        .filter_map(|object| object["type"].as_str())
        .collect();
    assert_eq!(kinds, ["match", "match", "unknown", "summary"]);
    assert_eq!(objects[0]["id"], "network-problem");
    assert_eq!(objects[0]["version"], 1);
    assert_eq!((&objects[0]["line"], &objects[1]["line"]), (&2.into(), &5.into()));
    assert_eq!(objects[0]["evidence"], "no such host");
    assert_eq!(objects[0]["time"], "2026-03-08 17:31:29");
    assert!(!outcome.out.contains("abc123"));
    assert_eq!(objects[2]["shape"], "failed list <path>: code: #, message");
    assert_eq!(
        (&objects[2]["count"], &objects[2]["first_line"]),
        (&2.into(), &4.into())
    );
    assert_eq!(
        (&objects[3]["lines"], &objects[3]["unknown"]),
        (&6.into(), &2.into())
    );
    assert_eq!(objects[3]["bytes"], LOG.len());
    assert_eq!(objects[3]["entries"][0]["last"], "2026-03-08 17:31:31");
}

#[test]
fn secrets_stay_when_that_is_asked_for() {
    let (_folder, path) = file(LOG);
    let mut options = of_file(&path, ExplainFormat::Json);
    options.no_redact = true;
    assert!(explain(&options, Lang::En, None).out.contains("abc123"));
}

#[test]
fn one_line_each_is_enough_for_some() {
    let (_folder, path) = file(LOG);
    let outcome = explain(&of_file(&path, ExplainFormat::Brief), Lang::En, None);
    assert!(
        outcome.out.starts_with("network-problem: no such host"),
        "{}",
        outcome.out
    );
    assert_eq!(outcome.out.lines().count(), 3, "{}", outcome.out);
}

#[test]
fn a_log_without_errors_gives_exit_1() {
    let (_folder, path) = file("INFO[2026-03-08 17:31:28] start HTTP server @ 0.0.0.0:5244\n");
    let outcome = explain(&of_file(&path, ExplainFormat::default()), Lang::En, None);
    assert_eq!(outcome.exit, Ok(Exit::NothingFound));
    assert_eq!(outcome.out, "No error in 1 line.\n");
}

#[test]
fn an_entry_that_is_not_on_the_wanted_source_is_left_out() {
    let (_folder, path) = file("failed get objs: the site does not allow mounted\n");
    let options = of_file(&path, ExplainFormat::Json);
    assert_eq!(explain(&options, Lang::En, Some("alist")).exit, Ok(Exit::Found));
    let outcome = explain(&options, Lang::En, Some("openlist"));
    assert_eq!(outcome.exit, Ok(Exit::NothingFound));
    assert_eq!(outcome.out.lines().count(), 1, "{}", outcome.out);
}

#[test]
fn what_cannot_be_read_is_told_and_the_rest_is_read() {
    let (folder, path) = file(LOG);
    let missing = folder.path().join("missing.log");
    let empty = folder.path().join("empty");
    fs::create_dir(&empty).expect("the folder can be written to");
    let mut options = of_file(&missing, ExplainFormat::Brief);
    options.paths.extend([empty, path]);
    let outcome = explain(&options, Lang::En, None);
    assert_eq!(outcome.exit, Ok(Exit::Incomplete));
    assert!(outcome.err.contains("missing.log: "), "{}", outcome.err);
    assert!(
        outcome.err.contains("empty: there are no logs"),
        "{}",
        outcome.err
    );
    assert!(outcome.out.starts_with("network-problem"), "{}", outcome.out);
}

#[test]
fn a_truncated_archive_shows_what_is_in_it() {
    let folder = tempfile::tempdir().expect("there is room");
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::none());
    packed.write_all(LOG.as_bytes()).expect("memory takes it");
    let packed = packed.finish().expect("memory takes it");
    let path = folder.path().join("log.log.1.gz");
    fs::write(&path, &packed[..packed.len() - 12]).expect("the folder can be written to");
    let outcome = explain(&of_file(&path, ExplainFormat::Brief), Lang::En, None);
    assert_eq!(outcome.exit, Ok(Exit::Incomplete));
    assert!(outcome.out.starts_with("network-problem"), "{}", outcome.out);
    assert!(outcome.err.contains("log.log.1.gz"), "{}", outcome.err);
}

#[test]
fn breaking_off_shows_what_was_found() {
    let (_folder, path) = file(LOG);
    let stop = Arc::new(AtomicBool::new(false));
    let mut options = of_file(&path, ExplainFormat::Brief);
    options.follow = true;
    options.stop = Arc::clone(&stop);
    let stopper = std::thread::spawn(move || {
        std::thread::sleep(Duration::from_millis(500));
        stop.store(true, Ordering::Relaxed);
    });
    let outcome = explain(&options, Lang::En, None);
    stopper.join().expect("it only sleeps");
    assert_eq!(outcome.exit, Ok(Exit::Interrupted));
    assert!(
        outcome.out.contains("network-problem: ERRO[2026-03-08 17:31:29]"),
        "{}",
        outcome.out
    );
    assert!(outcome.out.contains("2 times"), "{}", outcome.out);
}

/// Somebody who looks on until a text comes.
struct Person {
    seen: Vec<u8>,
    wanted: &'static str,
    stop: Arc<AtomicBool>,
}

impl Write for Person {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.seen.extend(bytes);
        if String::from_utf8_lossy(&self.seen).contains(self.wanted) {
            self.stop.store(true, Ordering::Relaxed);
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn who_follows_a_log_sees_each_kind_of_unanswered_error_when_it_comes() {
    let (_folder, path) = file(LOG);
    let mut log = fs::File::options().append(true).open(&path).expect("it is there");
    let mut write = |line: &str| log.write_all(line.as_bytes()).expect("it can be written");
    // The same kind again, one whose next line is known, and one that is not followed by any line.
    write("ERRO[2026-03-08 17:31:33] failed list /117: code: 0, message:\n");
    write("ERRO[2026-03-08 17:31:34] something fell over\n\tdial tcp: no such host\n");
    write("ERRO[2026-03-08 17:31:35] token=abcdef123456 is not liked\n");
    let mut options = of_file(&path, ExplainFormat::default());
    options.follow = true;
    let mut person = Person {
        seen: Vec::new(),
        wanted: "is not liked",
        stop: Arc::clone(&options.stop),
    };
    // Where it is never told, the test must end and fail.
    let stop = Arc::clone(&options.stop);
    std::thread::spawn(move || {
        std::thread::sleep(Duration::from_secs(20));
        stop.store(true, Ordering::Relaxed);
    });
    let catalogue = Catalogue::built_in().expect("the built-in catalogue is sound");
    let selection = Selection {
        catalogue: &catalogue,
        lang: Lang::En,
        source: None,
    };
    let exit = run(&options, selection, &mut person, &mut Vec::new());
    assert_eq!(exit, Ok(Exit::Interrupted));
    let seen = String::from_utf8(person.seen).expect("the output is UTF-8");
    let (live, summary) = seen.split_once("network-problem (").expect("a summary");
    let told: Vec<&str> = live
        .lines()
        .filter_map(|line| line.split_once("log.log:")?.1.split_once("(Not in the FAQ) "))
        .map(|(place, line)| {
            assert!(["4: ", "10: "].contains(&place), "{live}");
            line
        })
        .collect();
    assert_eq!(
        told,
        [
            "ERRO[2026-03-08 17:31:30] failed list /115: code: 0, message:",
            "ERRO[2026-03-08 17:31:35] token=*** is not liked"
        ],
        "{live}"
    );
    assert!(summary.contains("Not in the FAQ: 4 errors"), "{summary}");
}

#[test]
fn a_closed_pipe_ends_quietly() {
    struct Closed;
    impl Write for Closed {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(io::ErrorKind::BrokenPipe.into())
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
    let (_folder, path) = file(LOG);
    let catalogue = Catalogue::built_in().expect("the built-in catalogue is sound");
    let selection = Selection {
        catalogue: &catalogue,
        lang: Lang::En,
        source: None,
    };
    let options = of_file(&path, ExplainFormat::Json);
    let error = run(&options, selection, &mut Closed, &mut Vec::new()).expect_err("nobody reads");
    assert_eq!(error.kind, ErrorKind::ClosedPipe);
}
