//! Any text with secrets: masked twice it is as masked once.
#![no_main]

use libfuzzer_sys::fuzz_target;
use openlist_faq::fuzzing;

fuzz_target!(|bytes: &[u8]| fuzzing::mask(&String::from_utf8_lossy(bytes)));
