//! Any bytes as a log: nothing panics, memory stays bounded, a split at a line changes no count, and what is
//! quoted can be masked.
#![no_main]

use std::io::Cursor;
use std::sync::{Arc, LazyLock};

use libfuzzer_sys::fuzz_target;
use openlist_faq::catalogue::Catalogue;
use openlist_faq::explain::collect::Summary;
use openlist_faq::explain::redact::Redactor;
use openlist_faq::explain::run::Reader;
use openlist_faq::explain::scan::Scanner;

static SCANNER: LazyLock<Arc<Scanner>> = LazyLock::new(|| {
    let catalogue = Catalogue::built_in().expect("the built-in catalogue is sound");
    Arc::new(Scanner::new(&catalogue).expect("the built-in signatures are sound"))
});

static REDACTOR: LazyLock<Redactor> = LazyLock::new(|| Redactor::new().expect("the patterns are sound"));

/// Masks all that would be quoted.
fn mask(summary: &Summary) {
    for found in summary.entries.iter().flat_map(|tally| &tally.evidence) {
        let (masked, evidence) = REDACTOR.mask_around(&found.text, found.evidence.clone());
        assert!(masked.get(evidence).is_some());
    }
    for unknown in &summary.unknown {
        REDACTOR.mask(&unknown.example);
    }
}

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

fuzz_target!(|bytes: &[u8]| {
    let whole = explain(&[bytes]);
    mask(&whole);
    let middle = bytes[..bytes.len() / 2].iter().rposition(|byte| *byte == b'\n');
    let (first, second) = bytes.split_at(middle.map_or(0, |feed| feed + 1));
    // A byte order mark in the middle of a file is none, at the beginning of one it is.
    if !first.is_empty() && ![0xff, 0xfe, 0xef].iter().any(|mark| bytes[0] == *mark || second.first() == Some(mark)) {
        let split = explain(&[first, second]);
        assert_eq!(whole.lines, split.lines);
        assert_eq!(whole.unknown_events, split.unknown_events);
        let counts = |summary: &Summary| -> Vec<_> {
            summary.entries.iter().map(|tally| (tally.entry, tally.count)).collect()
        };
        assert_eq!(counts(&whole), counts(&split));
    }
});
