//! Any text as a query.
#![no_main]

use libfuzzer_sys::fuzz_target;
use openlist_faq::fuzzing;

fuzz_target!(|bytes: &[u8]| fuzzing::query(&String::from_utf8_lossy(bytes)));
