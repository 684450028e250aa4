//! Any text as the pages and the data of a catalogue, parted by zeros: it is refused, or all of it can be printed.
#![no_main]

use std::fs;

use catalogue::check;
use catalogue::join::Survey;
use libfuzzer_sys::fuzz_target;
use openlist_faq::fuzzing;

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let folder = std::env::temp_dir().join(format!("openlist-faq-fuzz-{}", std::process::id()));
    fs::create_dir_all(folder.join("one")).expect("there is room");
    let files = ["one/page.yaml", "one/page.md", "one/source.yaml", "groups.yaml", "words.yaml"];
    let sound = [
        "entries: []\n",
        "",
        "order: 1\nid: one\nname: One\n",
        "- {id: page, name: {en: Page, zh: 页}}\n",
        "ignore: {en: [], zh: []}\nsame: []\n",
    ];
    let mut parts = text.split('\0');
    for (file, sound) in files.iter().zip(sound) {
        fs::write(folder.join(file), parts.next().unwrap_or(sound)).expect("there is room");
    }
    if let Ok(survey) = Survey::of_folder(&folder) {
        check::survey(&survey);
    }
    fuzzing::folder(&folder);
});
