//! Any text as a command with its values, parted by a zero: what is put in keeps the command as it is around it, and
//! outside of quotes of its own it is one word.
#![no_main]

use catalogue::markdown;
use catalogue::snippet::{self, Shell, Values};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let (command, value) = text.split_once('\0').unwrap_or((&text, "a 'b\\"));
    let page = markdown::parse(&format!("````sh\n{command}\n````\n"));
    for snippet in snippet::find(&page.blocks) {
        let placeholders = snippet.placeholders().iter();
        let values: Values =
            placeholders.map(|placeholder| (placeholder.name.clone(), value.to_owned())).collect();
        for shell in [Shell::Unix, Shell::Windows] {
            let filled = snippet.fill(&values, shell);
            let mut end = 0;
            for (range, name) in &filled.places {
                assert!(range.start >= end);
                end = range.end;
                let put_in = filled.text.get(range.clone()).expect("it is in the command");
                let is_put_in = !filled.open.contains(name);
                assert!(!is_put_in || !put_in.contains(['\n', '\r', '\0']));
                assert!(!is_put_in || shell != Shell::Unix || !put_in.contains('\\'));
            }
        }
    }
});
