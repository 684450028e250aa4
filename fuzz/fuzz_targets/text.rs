//! Any text as program output, and as a page: nothing panics, and nothing takes long.
#![no_main]

use std::sync::LazyLock;

use catalogue::markdown;
use catalogue::model::Catalogue;
use catalogue::signature::Matcher;
use catalogue::snippet::{self, Shell, Values};
use libfuzzer_sys::fuzz_target;
use openlist_faq::content;

static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(|| content::built_in().expect("it is sound"));

static MATCHER: LazyLock<Matcher> = LazyLock::new(|| {
    let rules = CATALOGUE.entries.iter().map(|entry| &entry.clues.rules);
    Matcher::new(rules).expect("it is sound")
});

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    for entry in MATCHER.entries(&text) {
        assert!(entry < CATALOGUE.entries.len());
    }
    let page = markdown::parse(&text);
    for snippet in snippet::find(&page.blocks) {
        let placeholders = snippet.placeholders().iter();
        let values: Values = placeholders.map(|placeholder| (placeholder.name.clone(), text.to_string())).collect();
        for shell in [Shell::Unix, Shell::Windows] {
            let filled = snippet.fill(&values, shell);
            for (range, _) in filled.places {
                assert!(filled.text.get(range).is_some());
            }
        }
    }
});
