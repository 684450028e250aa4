//! Any text with secrets, and what is masked once more.
#![no_main]

use libfuzzer_sys::fuzz_target;
use openlist_faq::fuzzing;

fuzz_target!(|bytes: &[u8]| fuzzing::mask(&String::from_utf8_lossy(bytes)));
