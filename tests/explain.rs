//! From a log to the entries that it shows: real reports, every prefix and every encoding, and what must hold for any
//! bytes whatever.
#![allow(clippy::expect_used, reason = "a test may panic")]

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};
use std::sync::{Arc, LazyLock};

use proptest::prelude::*;

use openlist_faq::catalogue::Catalogue;
use openlist_faq::explain::collect::Summary;
use openlist_faq::explain::run::Reader;
use openlist_faq::explain::scan::Scanner;
use openlist_faq::signature::Signatures;

static CATALOGUE: LazyLock<Catalogue> =
    LazyLock::new(|| Catalogue::built_in().expect("the built-in catalogue is sound"));

static SCANNER: LazyLock<Arc<Scanner>> =
    LazyLock::new(|| Arc::new(Scanner::new(&CATALOGUE).expect("the built-in signatures are sound")));

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

/// The ids of what inputs show together, best first.
fn ids(summary: &Summary) -> Vec<&'static str> {
    let entries = summary.entries.iter();
    entries
        .map(|tally| CATALOGUE.entries[tally.entry].id.as_str())
        .collect()
}

/// Explains inputs in memory, one after the other.
fn explain(inputs: &[&[u8]]) -> Summary {
    let mut reader = Reader::new(Arc::clone(&SCANNER), Arc::default());
    for (file, input) in inputs.iter().enumerate() {
        let source = Box::new(Cursor::new(input.to_vec()));
        reader
            .read(file, source, false, &mut |_, _| Ok(()))
            .expect("memory can be read");
    }
    reader.finish()
}

/// Judges all reports, as pasted texts and as logs, and prints a table; the scores of those with the page's words, with
/// other words, and of those that no entry answers.
fn judge(title: &str, jsonl: &str) -> [Score; 3] {
    let signatures = Signatures::new(&CATALOGUE).expect("the built-in signatures are sound");
    let mut scores: [Score; 3] = Default::default();
    for line in jsonl.lines() {
        let report: Report = serde_json::from_str(line).expect("each line is a report");
        let found = signatures.find(&report.text);
        let pasted = found
            .first()
            .map_or("none", |evidence| &CATALOGUE.entries[evidence.entry].id);
        let summary = explain(&[report.text.as_bytes()]);
        let logged = ids(&summary).first().copied().unwrap_or("none");
        let kind = match (report.expected.as_str(), report.kind.as_str()) {
            ("none", _) => 2,
            (_, "string") => 0,
            _ => 1,
        };
        scores[kind].add(&report, if pasted == report.expected { logged } else { pasted });
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
    let [own, other, none] = judge("real reports", include_str!("data/errors.jsonl"));
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

#[test]
fn every_prefix_is_read() {
    let docker = r#"{"log":"\u001b[31mERRO\u001b[0m[2026-03-08 17:31:29] failed list /a: no such host\n","stream":"stderr","time":"2026-03-08T09:31:29.1Z"}"#;
    for line in [
        "ERRO[2026-03-08 17:31:29] failed list /a: no such host",
        "ERRO [2026-03-08 17:31:29] failed list /a: no such host",
        "\u{1b}[31mERRO\u{1b}[0m[2026-03-08 17:31:29] failed list /a: no such host",
        "ERRO[2026-03-08 17:31:29]/source/internal/fs/fs.go:31 github.com/O/v4/internal/fs.List() failed: no such host",
        "[17:31:29] [INFO] [openlist] ERRO[2026-03-08 17:31:29] failed list /a: no such host",
        "2026/03/08 17:31:29.397849 ERROR RESTY Get \"https://a.b/\": dial tcp: lookup a.b: no such host, Attempt 1",
        "2026-03-08 09:31:29 2026/03/08 17:31:29.397849 ERROR RESTY Get \"https://a.b/\": no such host",
        "2026-03-08T09:31:29.123456789Z ERRO[2026-03-08 17:31:29] failed list /a: no such host",
        "Mar  8 09:31:29 nas openlist[812]: ERRO[2026-03-08 17:31:29] failed list /a: no such host",
        "openlist-1  | ERRO[2026-03-08 17:31:29] failed list /a: no such host",
        docker,
    ] {
        let summary = explain(&[line.as_bytes()]);
        assert_eq!(ids(&summary), ["network-problem"], "{line}");
        let times = (&summary.entries[0].first, summary.unknown_events);
        assert_eq!(times, (&Some("2026-03-08 17:31:29".to_owned()), 0), "{line}");
    }
}

#[test]
fn every_platform_is_understood() {
    for (line, id) in [
        (
            "bind: Only one usage of each socket address (protocol/network address/port) is normally permitted.",
            "address-in-use",
        ),
        (
            "bind: 通常每个套接字地址(协议/网络地址/端口)只允许使用一次。",
            "address-in-use",
        ),
        (
            "Bind for 0.0.0.0:5244 failed: port is already allocated.",
            "address-in-use",
        ),
        (
            "connectex: No connection could be made because the target machine actively refused it.",
            "network-problem",
        ),
        ("connectex: 由于目标计算机积极拒绝，无法连接。", "network-problem"),
        (
            "wsarecv: An existing connection was forcibly closed by the remote host.",
            "network-problem",
        ),
        (
            "dial tcp: lookup api.aliyundrive.com: Try again",
            "network-problem",
        ),
        (
            "dial tcp 1.2.3.4:443: connect: operation timed out",
            "network-problem",
        ),
        (
            "Error 1062 (23000): Duplicate entry '/a' for key 'x_storages.mount_path'",
            "mount-path-not-unique",
        ),
        (
            "ERROR: duplicate key value violates unique constraint \"x_meta_path_key\" (SQLSTATE 23505)",
            "meta-path-not-unique",
        ),
        ("<h1>413 Request Entity Too Large</h1><hr>nginx", "upload-413"),
        ("未能刷新令牌：请求过多", "aliyundrive-too-many-requests"),
    ] {
        assert_eq!(ids(&explain(&[line.as_bytes()])), [id], "{line}");
    }
}

#[test]
fn every_encoding_is_read() {
    let text = "错误：端口被占用\r\nERRO[2026-03-08 17:31:29] failed: no such host\r\n";
    let (gbk, ..) = encoding_rs::GBK.encode(text);
    let utf16 = |bytes: fn(u16) -> [u8; 2]| -> Vec<u8> {
        "\u{feff}"
            .encode_utf16()
            .chain(text.encode_utf16())
            .flat_map(bytes)
            .collect()
    };
    let with_mark = format!("\u{feff}{text}").into_bytes();
    for bytes in [
        text.as_bytes(),
        &gbk,
        &utf16(u16::to_le_bytes),
        &utf16(u16::to_be_bytes),
        &with_mark,
    ] {
        let summary = explain(&[bytes]);
        assert_eq!(ids(&summary), ["address-in-use", "network-problem"]);
        assert_eq!((summary.lines, summary.entries[1].evidence[0].line), (2, 2));
    }
}

#[test]
fn broken_bytes_do_no_harm() {
    let mut bytes = b"\0\xff\xfe\x80ERRO[2026-03-08 17:31:29] \xf0\x28 no such host\0\n".to_vec();
    bytes.extend(b"\xe4\xb8 cut in a character: query fail [61008] \xe4\xb8");
    assert_eq!(ids(&explain(&[&bytes])), ["network-problem", "list-sort-61008"]);
}

#[test]
fn a_line_of_100_megabytes_is_read() {
    let size = 100_000_000;
    let mut bytes = vec![b'x'; size];
    bytes[size / 2..size / 2 + 14].copy_from_slice(b" no such host ");
    bytes.extend(b"\nquery fail [61008]");
    let summary = explain(&[&bytes]);
    assert_eq!(ids(&summary).len(), 2);
    assert_eq!((summary.lines, summary.entries[1].evidence[0].line), (2, 2));
    assert!(summary.entries[0].evidence[0].text.len() < 3000);
}

#[test]
fn the_fatal_outranks_the_frequent() {
    let log = "ERRO[2026-03-08 17:31:29] no such host\n".repeat(9)
        + "FATA[2026-03-08 17:31:30] failed to start http: listen tcp :5244: bind: address already in use\n";
    let summary = explain(&[log.as_bytes()]);
    assert_eq!(ids(&summary), ["address-in-use", "network-problem"]);
    assert_eq!(summary.entries[1].count, 9);
}

#[test]
fn an_error_outranks_a_frequent_warning() {
    let log = "WARN[2026-03-08 17:31:29] init tool qBittorrent failed: connect: connection refused\n"
        .repeat(9)
        + "ERRO[2026-03-08 17:31:30] failed list /139: query fail [61008]\n";
    assert_eq!(
        ids(&explain(&[log.as_bytes()])),
        ["list-sort-61008", "network-problem"]
    );
}

#[test]
fn an_event_is_judged_as_a_whole() {
    let event = "ERRO[2026-03-08 17:31:29] failed list /a: \n\
        connect: connection refused\n\
        failed to list objs: connect: connection refused\n\
        github.com/OpenListTeam/OpenList/v4/internal/op.List.func1\n\
        \t/source/internal/op/fs.go:127\n";
    let other = "ERRO[2026-03-08 17:31:30] failed list /115: code: 0, message:\nfailed to list objs\n";
    let summary = explain(&[[event, other, event, other].concat().as_bytes()]);
    assert_eq!(ids(&summary), ["network-problem"]);
    assert_eq!(summary.entries[0].count, 2);
    assert_eq!(summary.entries[0].first.as_deref(), Some("2026-03-08 17:31:29"));
    let unknown: Vec<_> = summary
        .unknown
        .iter()
        .map(|unknown| (unknown.shape.as_str(), unknown.count, unknown.first_line))
        .collect();
    assert_eq!(unknown, [("failed list <path>: code: #, message", 2, 6)]);
}

#[test]
fn memory_stays_bounded_however_many_kinds_of_errors_there_are() {
    let letters = |number: usize| -> String {
        let digits = number.to_string();
        digits.bytes().map(|digit| char::from(digit + 50)).collect()
    };
    let log: String = (0..5000)
        .map(|number| format!("ERRO[2026-03-08 17:31:29] {}\n", letters(number)))
        .collect();
    let summary = explain(&[log.as_bytes()]);
    assert_eq!(summary.unknown_events, 5000);
    assert_eq!(summary.unknown.len(), 1000);
}

#[test]
fn a_compressed_log_in_a_folder_is_read_before_the_newer_one() {
    use openlist_faq::explain::input::Input;
    let folder = tempfile::tempdir().expect("there is room");
    let file = std::fs::File::create(folder.path().join("log.log.1.gz")).expect("it can be written");
    let mut packed = flate2::write::GzEncoder::new(file, flate2::Compression::fast());
    packed
        .write_all(b"ERRO[2026-03-07 00:00:00] no such host\n")
        .expect("it can be written");
    packed.finish().expect("it can be written");
    std::fs::write(
        folder.path().join("log.log"),
        "ERRO[2026-03-08 00:00:00] no such host\n",
    )
    .expect("it can be written");
    let mut reader = Reader::new(Arc::clone(&SCANNER), Arc::default());
    for (file, input) in Input::at(folder.path())
        .expect("there are logs")
        .iter()
        .enumerate()
    {
        let source = input.open(None).expect("it can be opened");
        reader
            .read(file, source.reader, false, &mut |_, _| Ok(()))
            .expect("it can be read");
    }
    let summary = reader.finish();
    let tally = &summary.entries[0];
    assert_eq!(tally.count, 2);
    assert_eq!(tally.first.as_deref(), Some("2026-03-07 00:00:00"));
    assert_eq!(tally.last.as_deref(), Some("2026-03-08 00:00:00"));
}

/// The built-in catalogue with one of its files changed.
fn changed(file: &str, change: impl Fn(String) -> String) -> Catalogue {
    let read = |name: &str| {
        let path = format!("{}/assets/{name}", env!("CARGO_MANIFEST_DIR"));
        let text = std::fs::read_to_string(path).expect("the assets can be read");
        Ok(if name == file { change(text) } else { text })
    };
    Catalogue::assemble("assets", read).expect("the change is sound")
}

#[test]
fn an_entry_without_a_row_is_found_by_the_pages_words() {
    let entry = "\n---\n\n:::en\n**Q**：failed get objs: The frobnicator is not plugged in（**when listing**）\n\n\
        **A**：Plug it in.\n:::\n\n---\n\n:::en\n**Q**：EOF\n\n**A**：Try again.\n:::\n";
    let catalogue = changed("openlist/error-code.md", |page| page + entry);
    let signatures = Signatures::new(&catalogue).expect("they are sound");
    let found = signatures.find("ERRO[0001] failed to list objs: the frobnicator is “not plugged in”; retry");
    let questions: Vec<String> = found
        .iter()
        .flat_map(|evidence| catalogue.entries[evidence.entry].questions())
        .map(|question| question.label())
        .collect();
    assert_eq!(questions, ["The frobnicator is not plugged in"]);
    // One short word opens errors of every kind.
    assert_eq!(signatures.find("Get \"https://a.b/\": EOF"), []);
}

#[test]
fn a_sample_that_shows_another_entry_is_named_with_its_line() {
    let sample = "sample: 'Error: read ECONNRESET'";
    let catalogue = changed("catalogue.yaml", |yaml| {
        assert!(yaml.contains(sample), "the test knows the file");
        yaml.replace(
            sample,
            "sample: 'Error: read ECONNRESET, no mysite: query fail [61008]'",
        )
    });
    let line = include_str!("../assets/catalogue.yaml")
        .lines()
        .position(|line| line.contains(sample))
        .expect("it is there");
    let signatures = Signatures::new(&catalogue).expect("they are sound");
    let error = signatures
        .check(&catalogue)
        .expect_err("the sample shows two entries");
    let place = format!("assets/catalogue.yaml:{}: sample: ", line + 1);
    assert!(error.message.starts_with(&place), "{error}");
    assert!(error.message.contains("found by list-sort-61008, too"), "{error}");
}

/// Lines of the kinds that logs are made of, and broken ones.
fn line() -> impl Strategy<Value = Vec<u8>> {
    prop_oneof![
        Just(b"[GIN] 2026/03/08 - 17:31:29 | 200 | 1ms | 10.0.0.1 | GET \"/api/me\"".to_vec()),
        Just(b"ERRO[2026-03-08 17:31:29] failed list /a: no such host".to_vec()),
        Just(b"ERRO[2026-03-08 17:31:29] failed list /a: ".to_vec()),
        Just(b"WARN[2026-03-08 17:31:29] qBittorrent: connection refused".to_vec()),
        Just(b"FATA[2026-03-08 17:31:29] bind: address already in use".to_vec()),
        Just(b"connect: connection refused".to_vec()),
        Just(b"failed to list objs".to_vec()),
        Just(b"failed link: query fail [61008]".to_vec()),
        Just(b"\t/source/internal/op/fs.go:127".to_vec()),
        Just("端口被占用".as_bytes().to_vec()),
        Just(encoding_rs::GBK.encode("端口被占用").0.into_owned()),
        Just(Vec::new()),
        proptest::collection::vec(
            any::<u8>().prop_filter("a line has no line feed", |byte| *byte != b'\n'),
            0..60
        ),
    ]
}

/// What does not depend on which file a line stands in.
fn counts(summary: &Summary) -> impl PartialEq + std::fmt::Debug + use<> {
    let entries: Vec<_> = summary
        .entries
        .iter()
        .map(|tally| {
            (
                tally.entry,
                tally.count,
                tally.level,
                tally.first.clone(),
                tally.last.clone(),
            )
        })
        .collect();
    let unknown: Vec<_> = summary
        .unknown
        .iter()
        .map(|unknown| (unknown.shape.clone(), unknown.count))
        .collect();
    (
        summary.lines,
        summary.bytes,
        entries,
        unknown,
        summary.unknown_events,
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_bytes_are_read(bytes in proptest::collection::vec(any::<u8>(), 0..3000)) {
        let feeds = bytes.iter().filter(|byte| **byte == b'\n').count() as u64;
        let is_marked = bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]);
        let summary = explain(&[&bytes]);
        prop_assert!(is_marked || summary.lines == feeds || summary.lines == feeds + 1);
    }

    #[test]
    fn a_cut_log_is_read(lines in proptest::collection::vec(line(), 0..40), cut in 0usize..2000) {
        let log = lines.join(&b'\n');
        explain(&[&log[..cut.min(log.len())]]);
    }

    #[test]
    fn a_log_split_in_two_counts_the_same(lines in proptest::collection::vec(line(), 0..200), at in 0usize..200) {
        let lines: Vec<Vec<u8>> = lines.into_iter().map(|line| [line, b"\n".to_vec()].concat()).collect();
        let (first, second) = lines.split_at(at.min(lines.len()));
        let (first, second) = (first.concat(), second.concat());
        // A file that begins with a byte order mark by chance would be read in another encoding.
        let is_marked = |bytes: &[u8]| encoding_rs::Encoding::for_bom(bytes).is_some();
        prop_assume!(!is_marked(&first) && !is_marked(&second));
        let whole = explain(&[&[first.clone(), second.clone()].concat()]);
        prop_assert_eq!(counts(&whole), counts(&explain(&[&first, &second])));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(6))]

    #[test]
    fn a_log_longer_than_a_block_counts_the_same(lines in proptest::collection::vec(line(), 1..30), at in 0usize..30) {
        let mut log: Vec<u8> = lines.iter().flat_map(|line| [&line[..], b"\n"].concat()).collect();
        prop_assume!(encoding_rs::Encoding::for_bom(&log).is_none());
        let repeats = 600_000 / log.len() + 1;
        log = log.repeat(repeats);
        let ends: Vec<usize> = memchr::memchr_iter(b'\n', &log).map(|feed| feed + 1).collect();
        let split = ends[(at * 977) % ends.len()];
        prop_assume!(encoding_rs::Encoding::for_bom(&log[split..]).is_none());
        prop_assert_eq!(counts(&explain(&[&log])), counts(&explain(&[&log[..split], &log[split..]])));
    }
}
