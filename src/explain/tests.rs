//! Whole logs, read as the commands read them, and judged by the built-in catalogue.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use catalogue::model::Catalogue;

use super::{Report, Session, Severity};
use crate::content;

static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(|| content::built_in().unwrap());

/// A row of `index.jsonl`.
#[derive(serde::Deserialize)]
struct Row {
    file: String,
    /// The entries that the log shows as faults.
    expect: BTreeSet<String>,
    /// Those that it may show as well.
    also: BTreeSet<String>,
    /// Whether it holds an error for which there is no entry.
    unknown: bool,
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/logs")
}

fn rows() -> Vec<(Row, Vec<u8>)> {
    let index = fs::read_to_string(folder().join("index.jsonl")).unwrap();
    let rows = index.lines().map(|line| {
        let row: Row = serde_json::from_str(line).unwrap();
        let log = fs::read(folder().join(&row.file)).unwrap();
        (row, log)
    });
    rows.collect()
}

/// Reads inputs, each in slices of so many bytes.
fn read_in_slices(inputs: &[&[u8]], len: usize) -> Report {
    let mut session = Session::new(&CATALOGUE).unwrap();
    for input in inputs {
        session.begin("log");
        input.chunks(len).for_each(|slice| session.push(slice));
    }
    session.pause();
    session.report()
}

fn read(log: &str) -> Report {
    read_in_slices(&[log.as_bytes()], usize::MAX)
}

/// Returns what is found, the number of each, and the number of unknown errors.
fn summary(report: &Report) -> (Vec<(&str, u64)>, u64) {
    let id = |entry: usize| CATALOGUE.entries[entry].id.as_str();
    let found = report.found.iter().map(|found| (id(found.entry), found.count));
    (found.collect(), report.unknown_events)
}

fn faults(report: &Report) -> BTreeSet<String> {
    let faults = report.found.iter().filter(|found| found.severity > Severity::Harmless);
    faults.map(|found| CATALOGUE.entries[found.entry].id.clone()).collect()
}

#[test]
fn every_log_is_judged_right() {
    for (row, log) in rows() {
        let report = read_in_slices(&[&log], usize::MAX);
        let faults = faults(&report);
        let allowed: BTreeSet<String> = row.expect.union(&row.also).cloned().collect();
        assert!(faults.is_superset(&row.expect), "{}: {faults:?} of {:?}", row.file, row.expect);
        assert!(faults.is_subset(&allowed), "{}: {faults:?}, {:?} at most", row.file, allowed);
        assert_eq!(report.unknown_events > 0, row.unknown, "{}: {:#?}", row.file, report.unknown);
        for found in &report.found {
            let evidence = &found.first;
            assert!(!evidence.text[evidence.range.clone()].is_empty(), "{}: {found:?}", row.file);
        }
    }
}

#[test]
fn slices_say_nothing() {
    for (row, log) in rows() {
        let whole = read_in_slices(&[&log], usize::MAX);
        for len in [1, 7, 100] {
            assert_eq!(read_in_slices(&[&log], len), whole, "{} in slices of {len}", row.file);
        }
    }
}

/// In a long log the gate decides what is looked at: it must not keep back what the same lines show alone.
#[test]
fn the_gate_keeps_nothing_back() {
    let ordinary = "INFO[2026-09-14 11:00:00] success load storage: [/disk], driver: [Local], order: [0]\n"
        .repeat(1_000);
    for (row, log) in rows() {
        let long = [ordinary.as_bytes(), &log, ordinary.as_bytes()].concat();
        let (alone, behind) = (read_in_slices(&[&log], 999), read_in_slices(&[&long], 999));
        // What a client of a few requests is refused counts only in a short text.
        let is_short = faults(&alone) != faults(&behind) && alone.lines < 5;
        assert!(is_short || summary(&alone) == summary(&behind), "{}", row.file);
        assert_eq!(behind.lines, alone.lines + 2_000, "{}", row.file);
    }
}

#[test]
fn an_event_goes_on_in_the_next_file() {
    let first =
        b"ERRO[2026-09-14 12:00:01] open /mnt/x: no such file or directory\ngithub.com/O/v4/op.init\n";
    let second = b"\t/source/op.go:1\nfailed init storage\nINFO[2026-09-14 12:00:02] a\n";
    let report = read_in_slices(&[first, second], 10);
    assert_eq!(summary(&report), (vec![("local-folder-missing", 1)], 0));
    assert_eq!((report.files.len(), report.lines, report.found[0].first.line), (2, 5, 1));
}

#[test]
fn first_and_last_and_all_times() {
    let line = |time| format!("ERRO[2026-09-14 {time}] dial tcp: lookup a.example: no such host\n");
    let files = [line("12:00:05") + &line("12:00:09"), line("12:00:01") + &line("12:00:07")];
    let report = read_in_slices(&[files[0].as_bytes(), files[1].as_bytes()], 50);
    let times = Some(("2026-09-14 12:00:01".to_owned(), "2026-09-14 12:00:09".to_owned()));
    let found = &report.found[0];
    assert_eq!((&report.span, &found.span, found.count), (&times, &times, 4));
    let last = found.last.as_ref().unwrap();
    assert_eq!((found.first.file, found.first.line, last.file, last.line), (0, 1, 1, 2));
    assert_eq!(
        (&found.first.text[found.first.range.clone()], &last.text[last.range.clone()]),
        ("no such host", "no such host")
    );
}

#[test]
fn times_of_ordinary_lines_count_at_both_ends_of_each_input() {
    let hour = |hour| {
        let line =
            |second: u32| format!("INFO[2026-09-14 {hour}:{:02}:{:02}] fine\n", second / 60, second % 60);
        (0..3_600).map(line).collect::<String>()
    };
    let report = read_in_slices(&[hour("12").as_bytes(), hour("11").as_bytes()], usize::MAX);
    let times = ("2026-09-14 11:00:00".to_owned(), "2026-09-14 12:59:59".to_owned());
    assert_eq!((report.span, report.lines), (Some(times), 7_200));
}

#[test]
fn a_restart_in_the_middle_is_counted() {
    let log = fs::read(folder().join("killed.log")).unwrap();
    assert_eq!(read_in_slices(&[&log], 64).restarts, 1);
    assert_eq!(read_in_slices(&[&log, &log], 64).restarts, 2);
}

#[test]
fn the_most_severe_comes_first() {
    let report = read(
        "WARN[2026-09-14 12:00:01] not enable search\n\
         ERRO[2026-09-14 12:00:02] dial tcp: lookup a.example: no such host\n\
         ERRO[2026-09-14 12:00:02] dial tcp: lookup a.example: no such host\n\
         FATA[2026-09-14 12:00:03] failed to start http: listen tcp 0.0.0.0:5244: bind: address already in use\n",
    );
    let severities: Vec<Severity> = report.found.iter().map(|found| found.severity).collect();
    assert_eq!(severities, [Severity::Fatal, Severity::Error, Severity::Harmless]);
}

#[test]
fn short_text_is_never_without_an_error() {
    for text in [
        "All attempts fail",
        "保存失败，原因不明",
        "quite odd",
        "> * moon lost",
        "{\"code\":500,\"message\":\"odd\"}",
    ] {
        let report = read(text);
        assert_eq!((report.unknown.len(), report.unknown_events), (1, 1), "{text}");
    }
    for text in ["INFO[2026-09-14 12:00:01] start HTTP server @ 0.0.0.0:5244", "", "$ openlist start"] {
        assert_eq!(read(text).unknown_events, 0, "{text}");
    }
}

#[test]
fn what_scanners_ask_for_is_no_error() {
    let line = |path| format!("[GIN] 2026/09/14 - 12:00:05 | 404 | 1ms | 10.1.0.1 | GET \"{path}\"\n");
    assert_eq!(summary(&read(&["/wp-login.php", "/.env", "/cgi-bin/luci"].map(line).concat())), (vec![], 0));
    assert_eq!(read(&line("/api/odd")).unknown_events, 1);
}

#[test]
fn two_events_on_a_line() {
    let glued = "INFO[2026-09-14 12:00:01] start sftp server on :2222panic: odd\n\ngoroutine 1 [running]:\n";
    let report = read(glued);
    assert_eq!((summary(&report).0, report.found[0].severity), (vec![("crash-panic", 1)], Severity::Fatal));
    let request =
        |status| format!("[GIN] 2026/09/14 - 12:00:05 | {status} | 1ms | 10.1.0.1 | PUT \"/dav/x\"\n");
    let cut = |status| format!("ERRO[2026-09-14 12:00:01] write /x: no space le{}", request(status));
    let behind = |log: String| read(&(request(200).repeat(9) + &log)).unknown_events;
    assert_eq!([behind(cut(200)), behind(cut(500)), behind(request(500))], [0, 0, 1]);
    assert_eq!(read(&cut(200)).unknown_events, 1);
}

#[test]
fn equal_faults_are_one_group() {
    let log: String = (0..300)
        .map(|n| format!("ERRO[2026-09-14 12:00:01] the moon left /disk/{n}.mkv, task 7f{n:06}ab\n"))
        .collect();
    let report = read(&log);
    assert_eq!((report.unknown.len(), report.unknown[0].count), (1, 300), "{:?}", report.unknown);
}

#[test]
fn secrets_are_masked_before_they_are_cut() {
    let far = "x".repeat(3_000);
    let report =
        read(&format!("ERRO[2026-09-14 12:00:01] cookie=\"{far}hunter2{far}\" was odd: no such host"));
    assert!(!report.found[0].first.text.contains("hunter2") && report.found[0].first.text.len() < 2_100);
}

#[test]
fn a_secret_is_known_by_a_name_that_looks_like_a_prefix() {
    for line in [
        "Mar 08 17:31:29 new password: Xy12abcd9 failed: no such host",
        "Mar 08 17:31:29 new password: Xy12abcd9 failed quite oddly",
    ] {
        let report = read(line);
        assert!(!report.found.is_empty() || !report.unknown.is_empty(), "{line}");
        assert!(!format!("{report:?}").contains("Xy12abcd9"), "{report:#?}");
    }
}

#[test]
fn answers_of_one_form_are_judged_one_by_one() {
    let answer = |code| format!("$ curl http://h:5244/api/a\n{{\"code\":{code},\"message\":\"ok\"}}\n");
    for codes in [[200, 400], [400, 200]] {
        let report = read(&codes.map(answer).concat());
        assert_eq!((report.unknown_events, report.unknown.len()), (1, 1), "{codes:?}");
    }
    let odd = |code| format!("ERRO[2026-09-14 12:00:01] the moon left, status: {code}\n");
    assert_eq!(read(&[433, 434, 433].map(odd).concat()).unknown.len(), 2);
}

#[test]
fn times_without_a_year_are_in_order() {
    let line =
        |time| format!("{time} nas openlist[8]: ERRO[0001] dial tcp: lookup a.example: no such host\n");
    let report = read(&["Mar 31 23:59:59", "Apr 01 00:00:01"].map(line).concat());
    let times = Some(("Mar 31 23:59:59".to_owned(), "Apr 01 00:00:01".to_owned()));
    assert_eq!((&report.span, &report.found[0].span), (&times, &times));
    let log = line("Mar 31 23:59:59") + &line("2026-04-02T00:00:01Z") + &line("Apr 03 00:00:01");
    let report = read(&log);
    let time = "2026-04-02 00:00:01".to_owned();
    assert_eq!(report.found[0].span, Some((time.clone(), time)));
}

/// Lines without end, events without end and errors without number take bounded memory and time.
#[test]
fn hostile_logs_end() {
    let long = "Token is expired ".repeat(60_000);
    assert_eq!(read(&long).found.len(), 1);
    let requests = "ERRO a[GIN] 2".repeat(20_000);
    assert!(read(&requests).unknown.len() < 5);
    let deep = "panic: x\n".to_owned() + &"goroutine 1 [running]: error failed\n".repeat(5_000);
    assert!(read(&deep).found.len() < 5);
    let strangers: String = (0..6_000)
        .map(|n| {
            format!(
                "[GIN] 2026/09/14 - 12:00:05 | 401 | 1ms | 10.1.{}.{} | GET \"/dav/x{n}\"\n",
                n / 250,
                n % 250
            )
        })
        .collect();
    assert!(read(&strangers).unknown.len() < 5);
    let words = ["alpha", "beta", "gamma", "delta", "omega", "sigma", "kappa", "theta"];
    let word = |n: usize| words[n % words.len()];
    let kinds = (0..1_200).map(|n| [word(n), word(n / 8), word(n / 64), word(n / 512)].join(" "));
    let kinds: String = kinds.map(|kind| format!("ERRO[2026-09-14 12:00:01] {kind}\n")).collect();
    let report = read(&kinds);
    assert!(report.unknown.len() <= 1_000 && report.unknown_events == 1_200);
}

#[test]
fn any_bytes_are_read() {
    let log: Vec<u8> = (0..60_000_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    read_in_slices(&[&log], 4_096);
    let starts = [
        "[GIN] ",
        "ERRO[",
        "\u{1b}[31mERRO\u{1b}[",
        "{\"log\":",
        "Nov 2",
        "time=\"",
        "[GIN] 2026/11/2",
        "x | ",
        "> ",
        "{\"level\":\"",
    ];
    for start in starts {
        for end in ["", "é", "\n", "|||||", "\"", "404", "]] ", "| 401 | | | \"", "| 401 |a|b| GET \"é"] {
            read(&format!("{start}{end}"));
        }
    }
}
