//! `explain`: what it reads, what it prints, and how it ends.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};

use serde_json::Value;

use crate::home::{FIXTURE, Home, PROGRAM, Ran};

const LOG: &str = "INFO[2026-03-08 17:31:28] start HTTP server @ 0.0.0.0:5244\n\
    ERRO[2026-03-08 17:31:29] failed list /a: Get \"https://x.example/?access_token=abc123def\": token is expired\n\
    failed to list objs\n\
    ERRO[2026-03-08 17:31:30] failed list /115: code: 0, message:\n\
    ERRO[2026-03-08 17:31:31] failed list /b: token is expired\n\
    ERRO[2026-03-08 17:31:32] failed list /116: code: 0, message:\n";

fn home(log: impl AsRef<[u8]>) -> Home {
    let home = Home::new();
    fs::write(home.path("log.log"), log).expect("there is room");
    home
}

fn objects(ran: &Ran) -> Vec<Value> {
    assert!(matches!(ran.code, Some(0 | 1)) && ran.err.is_empty(), "{ran:?}");
    let lines = ran.out.lines();
    lines.map(|line| serde_json::from_str(line).expect("each line is JSON")).collect()
}

fn explained(log: impl AsRef<[u8]>) -> Vec<Value> {
    objects(&home(log).run(&["explain", "--json", "log.log"]))
}

/// Returns the ids of what a log shows, best first.
fn ids(log: impl AsRef<[u8]>) -> Vec<String> {
    let objects = explained(log);
    let entries = objects.iter().filter(|object| object["type"] == "entry");
    entries.map(|entry| entry["id"].as_str().expect("an id").to_owned()).collect()
}

#[test]
fn people_get_evidence_answer_and_the_rest() {
    let explained = home(LOG).run(&["explain", "log.log"]).printed();
    for expected in [
        "token-expired (2 times, from 2026-03-08 17:31:29 to 2026-03-08 17:31:31)",
        "log.log:2: ERRO[2026-03-08 17:31:29] failed list /a: Get \"https://x.example/?access_token=‹masked:",
        "Your sign-in ended.",
        "Not in the catalogue: 2 errors",
        "2 times: ",
        "log.log:4: ERRO[2026-03-08 17:31:30] failed list /115: code: 0, message:",
    ] {
        assert!(explained.contains(expected), "{expected}\n{explained}");
    }
    assert!(!explained.contains("abc123"));
    let brief = home(LOG).run(&["explain", "--brief", "log.log"]).printed();
    assert!(
        brief.contains(
            "severity  times  entry          first seen  last seen\n\
             error     2      token-expired  17:31:29    17:31:31   Token is expired\n"
        ),
        "{brief}"
    );
    assert!(!brief.contains("Your sign-in"), "{brief}");
    let issue = home(LOG).run(&["explain", "--format", "markdown", "log.log"]).printed();
    assert!(issue.contains("#### [`token-expired`](https://docs.example/faq/errors)"), "{issue}");
}

#[test]
fn programs_get_an_object_in_each_line() {
    let objects = explained(LOG);
    let types: Vec<&str> = objects.iter().filter_map(|object| object["type"].as_str()).collect();
    assert_eq!(types, ["entry", "unknown", "summary"]);
    let entry = &objects[0];
    assert_eq!(
        (&entry["id"], &entry["count"], &entry["severity"]),
        (&"token-expired".into(), &2.into(), &"error".into())
    );
    assert_eq!((&entry["first"]["line"], &entry["last"]["line"]), (&2.into(), &5.into()));
    assert_eq!(entry["first"]["evidence"], "token is expired");
    assert_eq!(entry["first"]["time"], "2026-03-08 17:31:29");
    assert_eq!((&objects[1]["count"], &objects[1]["first"]["line"]), (&2.into(), &4.into()));
    assert_eq!((&objects[2]["lines"], &objects[2]["unknown"]), (&6.into(), &2.into()));
    assert_eq!(objects[2]["bytes"], LOG.len());
    assert!(!objects[0].to_string().contains("abc123"));
}

#[test]
fn every_prefix_is_read() {
    let docker = r#"{"log":"\u001b[31mERRO\u001b[0m[2026-03-08 17:31:29] failed list /a: token is expired\n","stream":"stderr","time":"2026-03-08T09:31:29.1Z"}"#;
    for line in [
        "ERRO[2026-03-08 17:31:29] failed list /a: token is expired",
        "ERRO [2026-03-08 17:31:29] failed list /a: token is expired",
        "\u{1b}[31mERRO\u{1b}[0m[2026-03-08 17:31:29] failed list /a: token is expired",
        "ERRO[2026-03-08 17:31:29]/source/internal/fs/fs.go:31 github.com/O/v4/internal/fs.List() failed: token is expired",
        "2026-03-08T09:31:29.123456789Z ERRO[2026-03-08 17:31:29] failed list /a: token is expired",
        "Mar  8 09:31:29 nas openlist[812]: ERRO[2026-03-08 17:31:29] failed list /a: token is expired",
        "openlist-1  | ERRO[2026-03-08 17:31:29] failed list /a: token is expired",
        docker,
    ] {
        let objects = explained(line);
        assert_eq!(objects[0]["id"], "token-expired", "{line}");
        assert_eq!(objects[0]["from"], "2026-03-08 17:31:29", "{line}");
    }
}

#[test]
fn lines_that_end_with_cr_alone_are_lines() {
    let found = |log: &str| {
        let objects = explained(log).into_iter();
        let entries = objects.filter(|object| object["type"] == "entry");
        entries.map(|entry| (entry["id"].clone(), entry["count"].clone())).collect::<Vec<_>>()
    };
    assert_eq!(found(&LOG.replace('\n', "\r")), found(LOG));
    assert_eq!(found(&LOG.replace('\n', "\r\n")), found(LOG));
}

#[test]
fn every_encoding_is_read() {
    let text = "错误\r\nERRO[2026-03-08 17:31:29] 错误：token is expired\r\n";
    let utf16 = |bytes: fn(u16) -> [u8; 2]| -> Vec<u8> {
        let units = "\u{feff}".encode_utf16().chain(text.encode_utf16());
        units.flat_map(bytes).collect()
    };
    for bytes in [
        text.as_bytes().to_vec(),
        encoding_rs::GBK.encode(text).0.into_owned(),
        utf16(u16::to_le_bytes),
        utf16(u16::to_be_bytes),
        format!("\u{feff}{text}").into_bytes(),
    ] {
        let objects = explained(&bytes);
        assert_eq!(
            (&objects[0]["id"], &objects[0]["first"]["line"]),
            (&"token-expired".into(), &2.into()),
            "{bytes:?}"
        );
        let quoted = objects[0]["first"]["text"].as_str().expect("a text");
        assert!(quoted.contains("错误：token"), "{quoted}");
    }
}

#[test]
fn broken_and_endless_lines_do_no_harm() {
    let mut bytes = b"\0\xff\xfe\x80ERRO[2026-03-08 17:31:29] \xf0\x28 token is expired\0\n".to_vec();
    bytes.extend(b"\xe4\xb8 cut in a character: failed to mount: address refused \xe4\xb8");
    assert_eq!(ids(&bytes).len(), 2);
    let size = 20_000_000;
    let mut long = b"ERRO[2026-03-08 17:31:29] ".to_vec();
    long.resize(size, b'x');
    long.extend(b" token is expired ");
    long.resize(2 * size, b'x');
    long.extend(b"\nFATA[2026-03-08 17:31:29] listen tcp :5244: bind: address already in use");
    let objects = explained(long);
    assert_eq!((&objects[0]["id"], &objects[0]["first"]["line"]), (&"port-in-use".into(), &2.into()));
    assert!(objects[0].to_string().len() < 5000);
}

#[test]
fn the_severe_outranks_the_frequent_and_the_harmless() {
    let log = "WARN[2026-03-08 17:31:28] index not found, a new one is made\n".repeat(20)
        + &"ERRO[2026-03-08 17:31:29] token is expired\n".repeat(9)
        + "FATA[2026-03-08 17:31:30] failed to start http: listen tcp :5244: bind: address already in use\n";
    let objects = explained(log);
    let found: Vec<(&Value, &Value)> =
        objects[..3].iter().map(|entry| (&entry["id"], &entry["count"])).collect();
    assert_eq!(
        found,
        [
            (&"port-in-use".into(), &1.into()),
            (&"token-expired".into(), &9.into()),
            (&"harmless-noise".into(), &20.into())
        ]
    );
    assert_eq!((&objects[2]["severity"], &objects[2]["harmless"]), (&"harmless".into(), &true.into()));
}

#[test]
fn an_event_of_several_lines_counts_once() {
    let event = "ERRO[2026-03-08 17:31:29] failed list /a: \n\
        token is expired\n\
        failed to list objs: token is expired\n\
        github.com/OpenListTeam/OpenList/v4/internal/op.List.func1\n\
        \t/source/internal/op/fs.go:127\n";
    let objects = explained(event.repeat(2));
    assert_eq!((&objects[0]["id"], &objects[0]["count"]), (&"token-expired".into(), &2.into()));
    assert_eq!(objects.last().expect("a summary")["unknown"], 0);
}

#[test]
fn a_rotated_set_is_read_in_the_order_of_time() {
    let home = home("ERRO[2026-03-08 00:00:00] token is expired\n");
    let packed = fs::File::create(home.path("log.log.1.gz")).expect("there is room");
    let mut packed = flate2::write::GzEncoder::new(packed, flate2::Compression::fast());
    packed.write_all(b"ERRO[2026-03-07 00:00:00] token is expired\n").expect("there is room");
    packed.finish().expect("there is room");
    let objects = objects(&home.run(&["explain", "--json", "."]));
    assert_eq!(objects[0]["count"], 2);
    assert_eq!(
        (&objects[0]["first"]["time"], &objects[0]["last"]["time"]),
        (&"2026-03-07 00:00:00".into(), &"2026-03-08 00:00:00".into())
    );
}

#[test]
fn a_log_without_errors_gives_exit_1() {
    let ran =
        home("INFO[2026-03-08 17:31:28] start HTTP server @ 0.0.0.0:5244\n").run(&["explain", "log.log"]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(1), "No error in 1 line.\n"));
}

#[test]
fn a_log_with_harmless_entries_only_gives_exit_1() {
    let harmless = "WARN[2026-03-08 17:31:28] index not found, a new one is made\n";
    let ran = home(harmless).run(&["explain", "log.log"]);
    assert!(ran.code == Some(1) && ran.out.ends_with("No error in 1 line.\n"), "{ran:?}");
    let ran = home(harmless.to_owned() + LOG).run(&["explain", "log.log"]);
    assert!(ran.code == Some(0) && !ran.out.contains("No error"), "{ran:?}");
}

#[test]
fn an_entry_that_is_not_on_the_wanted_source_is_left_out() {
    let home = home("ERRO[2026-03-08 17:31:29] token is expired\n");
    let code = |source: &str| home.run(&["explain", "log.log", "--source", source]).code;
    assert_eq!((code("openlist"), code("supplement")), (Some(0), Some(1)));
}

#[test]
fn what_cannot_be_read_is_told_and_the_rest_is_read() {
    let home = home(LOG);
    fs::create_dir(home.path("empty")).expect("there is room");
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::none());
    packed.write_all(LOG.as_bytes()).expect("there is room");
    let packed = packed.finish().expect("there is room");
    fs::write(home.path("cut.gz"), &packed[..packed.len() - 12]).expect("there is room");
    for (paths, told) in [
        (&["missing.log", "log.log"][..], "missing.log: "),
        (&["empty", "log.log"], "empty: there are no logs"),
        (&["cut.gz"], "cut.gz"),
    ] {
        let ran = home.run(&[&["explain", "--brief"], paths].concat());
        assert_eq!(ran.code, Some(2), "{ran:?}");
        assert!(ran.err.contains(told) && ran.out.contains("token-expired  "), "{ran:?}");
    }
}

#[test]
fn a_pipe_is_read_where_nothing_is_named() {
    let ran = Home::new().run_fed(&["explain", "--brief"], LOG);
    assert!(ran.code == Some(0) && ran.out.contains("token-expired  "), "{ran:?}");
}

/// Sends Ctrl-C to a process.
fn interrupt(process: u32) {
    let kill = Command::new("kill").args(["-INT", &process.to_string()]).status();
    assert!(kill.expect("kill runs").success());
}

#[test]
fn who_follows_a_log_sees_what_is_new_and_a_summary_when_broken_off() {
    let home = home(LOG);
    let mut child = home
        .command(PROGRAM)
        .args([FIXTURE, "explain", "--follow", "log.log"])
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program runs");
    let mut lines = BufReader::new(child.stdout.take().expect("it is piped")).lines();
    let mut until = |wanted: &str| -> Vec<String> {
        let mut seen = Vec::new();
        for line in lines.by_ref() {
            seen.push(line.expect("the output is UTF-8"));
            if seen.last().is_some_and(|line| line.contains(wanted)) {
                return seen;
            }
        }
        panic!("{wanted:?} does not come: {seen:#?}");
    };
    // What is there when it begins.
    let before = until("failed list /115");
    let mut log = fs::File::options().append(true).open(home.path("log.log")).expect("it is there");
    // The same kind again, one that is known by its second line, and one that no line follows.
    let new = "ERRO[2026-03-08 17:31:33] failed list /117: code: 0, message:\n\
        ERRO[2026-03-08 17:31:34] something fell over\n\ttoken is expired\n\
        ERRO[2026-03-08 17:31:35] token=abcdef123456 is not liked\n";
    log.write_all(new.as_bytes()).expect("there is room");
    let live = [before, until("is not liked")].concat();
    interrupt(child.id());
    let summary = until("Not in the catalogue: 4 errors");
    assert_eq!(child.wait().expect("it ends").code(), Some(130));
    let unknown: Vec<&String> = live.iter().filter(|line| line.contains("(Not in the catalogue)")).collect();
    assert_eq!(unknown.len(), 2, "{live:#?}");
    assert!(unknown[1].ends_with("› is not liked"), "{live:#?}");
    assert!(summary.iter().any(|line| line.starts_with("token-expired (3 times")), "{summary:#?}");
}

/// Follows a log that is there, until a line with a text comes; returns the lines.
fn followed(home: &Home, name: &str, more: impl AsRef<[u8]>, wanted: &str) -> Vec<String> {
    let mut child = home
        .command(PROGRAM)
        .args([FIXTURE, "explain", "--follow", name])
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program runs");
    let mut lines = BufReader::new(child.stdout.take().expect("it is piped")).lines();
    let mut seen = vec![lines.next().expect("what is there is told").expect("the output is UTF-8")];
    if !more.as_ref().is_empty() {
        let mut log = fs::File::options().append(true).open(home.path(name)).expect("it is there");
        log.write_all(more.as_ref()).expect("there is room");
    }
    let mut rest = lines.map(|line| line.expect("the output is UTF-8"));
    while !seen.last().is_some_and(|line| line.contains(wanted)) {
        seen.push(rest.next().unwrap_or_else(|| panic!("{wanted:?} does not come: {seen:#?}")));
    }
    interrupt(child.id());
    child.wait().expect("it ends");
    seen
}

#[test]
fn who_follows_a_log_sees_every_event_of_an_entry() {
    let home = home("ERRO[2026-03-08 17:31:29] failed list /a: token is expired\n");
    let more = ["/b", "/c", "/d"]
        .map(|path| format!("ERRO[2026-03-08 17:31:30] failed list {path}: token is expired\n"));
    let seen = followed(&home, "log.log", more.concat(), "/d");
    assert_eq!(seen.len(), 4, "{seen:#?}");
}

#[test]
fn what_is_followed_is_decoded() {
    let utf16 = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let home = home(utf16("\u{feff}ERRO[2026-03-08 17:31:29] failed list /错: token is expired\r\n"));
    let more = "ERRO[2026-03-08 17:31:30] failed list /误: token is expired\r\n";
    let seen = followed(&home, "log.log", utf16(more), "/误");
    assert!(seen[0].contains("/错: token is expired"), "{seen:#?}");
    let packed = fs::File::create(home.path("log.log.1.gz")).expect("there is room");
    let mut packed = flate2::write::GzEncoder::new(packed, flate2::Compression::fast());
    packed.write_all(LOG.as_bytes()).expect("there is room");
    packed.finish().expect("there is room");
    let ran = home.run(&["explain", "--follow", "log.log.1.gz"]);
    assert!(ran.code == Some(0) && ran.out.contains("token-expired (2 times"), "{ran:?}");
}
