//! Any bytes as a log: nothing panics, and a log that is split at a line between two files counts the same.
#![no_main]

use std::fs;
use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use openlist_faq::commands::Selection;
use openlist_faq::commands::explain::{ExplainFormat, ExplainOptions, run};
use openlist_faq::content;

use catalogue::lang::Lang;
use catalogue::model::Catalogue;

static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(|| content::built_in().expect("it is sound"));

/// Explains files with these bytes. Returns the summary, which is the last line.
fn explain(inputs: &[&[u8]]) -> serde_json::Value {
    let folder = tempfile::tempdir().expect("there is room");
    let mut paths = Vec::new();
    for (number, input) in inputs.iter().enumerate() {
        let path = folder.path().join(format!("{number}.log"));
        fs::write(&path, input).expect("there is room");
        paths.push(path);
    }
    let options = ExplainOptions {
        paths,
        format: ExplainFormat::Json,
        ..ExplainOptions::default()
    };
    let selection = Selection {
        catalogue: &CATALOGUE,
        lang: Lang::En,
        source: None,
    };
    let mut out = Vec::new();
    run(&options, selection, &mut out, &mut Vec::new()).expect("files can be read");
    let out = String::from_utf8(out).expect("the output is UTF-8");
    let summary = out.lines().last().expect("a summary");
    serde_json::from_str(summary).expect("JSON")
}

fuzz_target!(|bytes: &[u8]| {
    let whole = explain(&[bytes]);
    let middle = bytes[..bytes.len() / 2].iter().rposition(|byte| *byte == b'\n');
    let (first, second) = bytes.split_at(middle.map_or(0, |feed| feed + 1));
    // A byte order mark in the middle of a file is none, at the beginning of one it is; and so is the mark of a packed file.
    let is_marked = |bytes: &[u8]| bytes.first().is_some_and(|byte| [0xff, 0xfe, 0xef, 0x1f].contains(byte));
    if !first.is_empty() && !is_marked(first) && !is_marked(second) {
        let split = explain(&[first, second]);
        for field in ["lines", "entries", "unknown"] {
            assert_eq!(whole[field], split[field], "{field}");
        }
    }
});
