//! Any bytes as a log: in pieces it shows what it shows as a whole. The first byte is the size of a piece.
#![no_main]

use std::sync::LazyLock;

use catalogue::model::Catalogue;
use libfuzzer_sys::fuzz_target;
use openlist_faq::{content, fuzzing};

/// A small one: its signatures are prepared anew for each log.
static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(|| {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/fixture");
    content::read_folder(folder.as_ref()).expect("it is sound").0
});

fuzz_target!(|bytes: &[u8]| {
    if let Some((piece, log)) = bytes.split_first() {
        fuzzing::log(&CATALOGUE, log, usize::from(*piece));
    }
});
