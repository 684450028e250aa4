//! Any text as a page, and as program output: what is found lies within it.
#![no_main]

use std::sync::LazyLock;

use catalogue::markdown;
use catalogue::model::Catalogue;
use catalogue::signature::Matcher;
use catalogue::snippet;
use catalogue::text;
use libfuzzer_sys::fuzz_target;
use openlist_faq::content;

static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(|| content::built_in().expect("it is sound"));

static MATCHER: LazyLock<Matcher> = LazyLock::new(|| {
    let rules = CATALOGUE.entries.iter().map(|entry| &entry.clues.rules);
    Matcher::new(rules).expect("it is sound")
});

fuzz_target!(|bytes: &[u8]| {
    let page = String::from_utf8_lossy(bytes);
    for entry in MATCHER.entries(&page) {
        if let Some(place) = MATCHER.place(entry, &page) {
            assert!(page.get(place).is_some());
        }
    }
    let clean = text::sanitize(&page);
    assert_eq!(text::sanitize(&clean), clean);
    snippet::find(&markdown::parse(&page).blocks);
});
