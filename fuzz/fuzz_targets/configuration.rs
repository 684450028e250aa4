//! Any text as the configuration.
#![no_main]

use libfuzzer_sys::fuzz_target;
use openlist_faq::fuzzing;

fuzz_target!(|bytes: &[u8]| fuzzing::configuration(&String::from_utf8_lossy(bytes)));
