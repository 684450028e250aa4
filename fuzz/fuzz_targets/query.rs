//! Any text as a query.
#![no_main]

use std::sync::LazyLock;

use catalogue::model::Catalogue;
use libfuzzer_sys::fuzz_target;
use openlist_faq::{content, fuzzing};

static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(|| content::built_in().expect("it is sound"));

fuzz_target!(|bytes: &[u8]| {
    fuzzing::query(&CATALOGUE, &String::from_utf8_lossy(bytes));
});
