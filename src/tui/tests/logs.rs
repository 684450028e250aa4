//! A log beside the browser: what it shows as it grows, and what a person did meanwhile.

use super::super::Happening;
use super::support::{Seen, entry};
use super::*;
use crate::error::{Error, ErrorKind};
use crate::explain::{Evidence, Found, Report, Severity, Unknown};
use crate::tui::feed::{Findings, Progress};
use catalogue::lang::Lang;

fn wide() -> Start {
    Start::sized(120, 40)
}

fn evidence(text: &str) -> Evidence {
    Evidence { line: 7, text: text.to_owned(), range: 0..4, ..Evidence::default() }
}

/// Returns what a log shows: entries with how often they are in it, and unknown errors.
fn findings(found: &[(&str, u64)], unknown: &[&str]) -> Happening {
    let found = found.iter().map(|(id, count)| Found {
        entry: entry(id),
        count: *count,
        severity: Severity::Error,
        first: evidence("ERRO of the log"),
        last: None,
        span: None,
    });
    let unknown = unknown.iter().map(|shape| Unknown {
        shape: (*shape).to_owned(),
        count: 1,
        severity: Severity::Error,
        first: evidence(shape),
    });
    Happening::Found(Findings {
        report: Report {
            found: found.collect(),
            unknown_events: unknown.len() as u64,
            unknown: unknown.collect(),
            files: vec!["/var/log/openlist/log.log".to_owned()],
            ..Report::default()
        },
        progress: Progress::Followed,
        failures: Vec::new(),
    })
}

fn then(first: Happening, keys: &str, last: &[Happening]) -> Vec<Vec<Happening>> {
    let mut script = happen([first]);
    script.extend(each_key(keys));
    script.extend(happen(last.iter().cloned()));
    script
}

#[test]
fn a_log_is_listed_with_its_evidence_and_its_unknown_errors() {
    let log = findings(&[("port-in-use", 2), ("token-expired", 1)], &["panic: oh"]);
    let seen = wide().play(happen([log.clone()]));
    assert_eq!(seen.listed, ["port-in-use", "token-expired"]);
    for text in
        ["In the log", "2x bind: address", "Not in the catalogue", "ERRO of the log", "Another program"]
    {
        seen.has(text);
    }
    let seen = wide().play(then(log, "<ctrl-end>", &[]));
    assert_eq!(seen.entry, None);
    seen.has("1x panic: oh");
}

#[test]
fn a_notice_stays_while_the_log_grows() {
    let log = |count| findings(&[("two-commands", count)], &[]);
    let seen = wide().play(then(log(1), "<ctrl-y>1", &[log(2), log(3)]));
    assert!(seen.footer().starts_with(" Copied to"), "{}", seen.footer());
    seen.has("3x container start");
}

#[test]
fn a_log_that_was_left_does_not_come_back() {
    let log = |count| findings(&[("port-in-use", count)], &[]);
    let seen = wide().play(then(log(1), "<esc>", &[log(2)]));
    assert_eq!(seen.listed.len(), 6, "{}", seen.screen);
    let mut script = then(log(1), "<esc>", &[log(2)]);
    script.extend(each_key("<esc>"));
    assert!(wide().play(script).left);
}

#[test]
fn a_log_that_was_left_is_shown_again_as_it_is_by_then() {
    let log = |count| findings(&[("port-in-use", count)], &[]);
    let left = wide().play(then(log(1), "<esc>", &[]));
    assert_eq!(left.footer().trim_end(), " F6 shows the log again.");
    let mut script = then(log(1), "<esc>", &[log(2)]);
    script.extend(each_key("<f6>"));
    let seen = wide().play(script);
    assert_eq!(seen.listed, ["port-in-use"]);
    seen.has("2x bind");
    let queried = wide().play(then(log(1), "token<enter>L", &[]));
    assert_eq!(queried.listed, ["port-in-use"], "{}", queried.screen);
    assert!(wide().press("<f6>").footer().contains("There is no log"));
}

#[test]
fn the_first_line_names_the_log_and_tells_what_is_new() {
    let log = |count| findings(&[("port-in-use", count)], &["x"]);
    let first = |seen: &Seen| seen.screen.lines().next().unwrap_or_default().to_owned();
    let seen = wide().play(happen([log(1)]));
    assert!(first(&seen).contains("   log.log, followed   all sources"), "{}", seen.screen);
    let seen = wide().play(then(log(1), "<down>", &[log(3), log(5)]));
    assert!(first(&seen).contains("log.log, followed, +4 new "), "{}", seen.screen);
    let mut script = then(log(1), "", &[log(3)]);
    script.extend(each_key("<down>"));
    assert!(!wide().play(script).screen.contains("new"));
    let pasted = wide().play(paste(PASTED));
    assert!(first(&pasted).contains("pasted text   "), "{}", pasted.screen);
    let chinese = wide().lang(Lang::Zh).play(then(log(1), "", &[log(3)]));
    assert!(first(&chinese).contains("log.log，持续读取，新增 2 条"), "{}", chinese.screen);
}

#[test]
fn the_path_of_a_log_stands_once_above_its_lines_the_latest_first() {
    let Happening::Found(mut found) = findings(&[("port-in-use", 2)], &[]) else {
        return;
    };
    let mut last = evidence("FATA the last one");
    last.line = 99;
    found.report.found[0].last = Some(last);
    let seen = wide().play(happen([Happening::Found(found)]));
    assert_eq!(seen.screen.matches("/var/log/openlist/log.log").count(), 1, "{}", seen.screen);
    assert!(seen.row_of("99  FATA the last one") < seen.row_of("7  ERRO of the log"));
}

#[test]
fn unknown_errors_are_copied_and_found_by_typing() {
    let log = || findings(&[("port-in-use", 1)], &["panic: oh", "odd thing permission"]);
    for keys in ["<ctrl-end><ctrl-y>", "<ctrl-end><enter>y"] {
        assert_eq!(wide().play(then(log(), keys, &[])).copied, ["odd thing permission"]);
    }
    let seen = wide().play(then(log(), "OH panic", &[]));
    seen.has("Not in the catalogue");
    seen.has("1x panic: oh");
    assert!(!seen.screen.contains("odd thing"), "{}", seen.screen);
    // Beside a sure hit they stand below it, and they stay theirs while the log grows.
    let more = findings(&[], &["new", "panic: oh", "odd thing permission"]);
    let seen = wide().play(then(log(), "permission<down>", &[more]));
    assert_eq!(seen.entry, None);
    seen.has("> 1x odd thing permission");
}

#[test]
fn what_the_log_shows_is_copied_as_markdown() {
    let log = findings(&[("port-in-use", 2)], &["panic: oh"]);
    for keys in ["<alt-y>", "<enter>Y", "<esc><alt-y>"] {
        let copied = wide().play(then(log.clone(), keys, &[])).copied;
        assert!(copied[0].starts_with("### openlist-faq\n"), "{copied:?}");
        assert!(copied[0].contains("`port-in-use`") && copied[0].contains("panic: oh"));
    }
    assert!(wide().press("<alt-y>").copied.is_empty());
}

#[test]
fn nothing_is_written_when_nothing_changed() {
    let log = || findings(&[("port-in-use", 1)], &["x"]);
    let once = wide().play(happen([log()])).bytes;
    assert_eq!(wide().play(happen([log(), log(), log()])).bytes, once);
    let left = wide().play(then(log(), "<esc>", &[])).bytes;
    assert_eq!(wide().play(then(log(), "<esc>", &[findings(&[], &["y"])])).bytes, left);
}

#[test]
fn the_selection_and_the_place_in_the_answer_stay_while_the_log_grows() {
    let low = Start::sized(80, 10);
    let first = findings(&[("port-in-use", 1), ("docker-permission", 1)], &["b"]);
    let more = findings(&[("token-expired", 9), ("port-in-use", 2), ("docker-permission", 1)], &["a", "b"]);
    let seen = low.play(then(first.clone(), "<down><enter>jj", std::slice::from_ref(&more)));
    assert_eq!(seen.entry.as_deref(), Some("docker-permission"));
    assert!(seen.footer().contains(" 3-"), "{}", seen.footer());
    let unknown = wide().play(then(first, "<ctrl-end>", &[more]));
    assert_eq!(unknown.entry, None);
    let selected = unknown.screen.lines().find(|line| line.starts_with("> "));
    assert!(selected.is_some_and(|line| line.starts_with("> 1x b")), "{}", unknown.screen);
}

#[test]
fn a_query_looks_through_all_entries_and_the_log_is_there_without_it() {
    let log = |count| findings(&[("port-in-use", count)], &[]);
    let seen = wide().play(then(log(1), "token", &[log(2)]));
    assert_eq!(seen.entry.as_deref(), Some("token-expired"));
    let mut script = then(log(1), "token", &[log(2)]);
    script.extend(each_key("<esc>"));
    let seen = wide().play(script);
    assert_eq!(seen.listed, ["port-in-use"]);
    seen.has("2x bind");
}

#[test]
fn a_link_leads_out_of_the_log_and_back() {
    let log = |count| findings(&[("port-in-use", count)], &[]);
    let there = wide().play(then(log(1), "<enter>o2", &[log(2)]));
    assert_eq!(there.entry.as_deref(), Some("mount-refused"));
    let back = wide().play(then(log(1), "<enter>o2u", &[log(2)]));
    assert_eq!((back.entry.as_deref(), back.listed.len()), (Some("port-in-use"), 1));
}

#[test]
fn an_input_that_cannot_be_read_is_told_once() {
    let Happening::Found(known) = findings(&[("port-in-use", 1)], &[]) else {
        return;
    };
    let failed = Happening::Found(Findings {
        failures: vec![Error::new(ErrorKind::Io, "there is no file b.log: no such file")],
        ..known
    });
    let mut script = happen([failed]);
    assert!(wide().play(script.clone()).footer().contains("b.log: no such file"));
    let chinese = wide().lang(Lang::Zh).play(script.clone());
    assert!(chinese.footer().starts_with(" 错误："), "{}", chinese.footer());
    script.extend(each_key("<down>"));
    assert!(!wide().play(script).footer().contains("b.log"));
}

const PASTED: &str = "\
INFO[2025-08-21 08:12:02] start HTTP server @ 0.0.0.0:5244
ERRO[2025-08-21 08:12:03] token is expired
ERRO[2025-08-21 08:12:04] token is expired
ERRO[2025-08-21 08:12:05] something odd, access_token=0123456789abcdef0123
FATA[2025-08-21 08:12:06] listen tcp :5244: bind: address already in use
";

#[test]
fn a_pasted_block_is_explained() {
    let seen = wide().play(paste(PASTED));
    assert_eq!(seen.listed, ["port-in-use", "token-expired"], "{}", seen.screen);
    for text in ["In the log", "2x Token is expired", "Not in the catalogue", "FATA[2025-08-21 08:12:06]"] {
        seen.has(text);
    }
    let terminals = wide().play(paste(&PASTED.replace('\n', "\r")));
    assert_eq!(terminals.screen, seen.screen, "terminals send CR for a line end");
    let mut script = paste(PASTED);
    script.extend(each_key("<ctrl-end>"));
    let seen = wide().play(script);
    seen.has("something odd");
    assert!(!seen.screen.contains("0123456789abcdef"), "{}", seen.screen);
}

#[test]
fn a_pasted_block_takes_the_place_of_the_log_beside_the_browser() {
    let log = |count| findings(&[("mount-refused", count)], &[]);
    let mut script = happen([log(1)]);
    script.extend(paste(PASTED));
    script.extend(happen([log(2)]));
    assert_eq!(wide().play(script).listed, ["port-in-use", "token-expired"]);
}
