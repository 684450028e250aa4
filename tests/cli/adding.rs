//! An entry is added by editing a page and a YAML file, and nothing else.

use std::fs;
use std::path::Path;

use crate::home::Home;

const PAGE: &str = "\n---\n\n::: en\n**Q**：the frobnicator is not plugged in（**when listing**）\n\n\
    **A**：Plug it in: `sudo systemctl restart frobnicator`.\n:::\n::: zh-CN\n\
    **Q**：the frobnicator is not plugged in（**列目录时**）\n\n**A**：接上它：`sudo systemctl restart frobnicator`。\n:::\n";
const ROW: &str = "\n- id: frobnicator-unplugged\n  group: storage\n  error: the frobnicator is not plugged in\n  \
    title: {en: The frobnicator is not plugged in, zh: 没有接上转换器}\n  keywords: {en: [loose cable], zh: [线没插]}\n  \
    signatures:\n  - {text: the frobnicator is not plugged in}\n";

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("there is room");
    for entry in fs::read_dir(from).expect("the folder is there") {
        let entry = entry.expect("it can be read");
        let target = to.join(entry.file_name());
        match entry.path().is_dir() {
            true => copy(&entry.path(), &target),
            false => drop(fs::copy(entry.path(), target).expect("there is room")),
        }
    }
}

/// The content of the program with an entry more.
fn home() -> Home {
    let home = Home::new();
    let assets = home.path("assets");
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("assets"), &assets);
    for (name, text) in [("error-code.md", PAGE), ("error-code.yaml", ROW)] {
        let path = assets.join("openlist").join(name);
        let before = fs::read_to_string(&path).expect("it is there");
        fs::write(path, before + text).expect("there is room");
    }
    home
}

#[test]
fn an_added_entry_is_sound_listed_shown_and_copied() {
    let home = home();
    let run = |arguments: &[&str]| home.run_bare(&[arguments, &["--catalogue", "assets"]].concat());
    let checked = run(&["check"]);
    assert!(checked.err.is_empty() && !checked.out.contains("frobnicator"), "{checked:?}");
    let listed = run(&["list"]).printed();
    let built_in = home.run_bare(&["list"]).printed();
    assert_eq!(listed.lines().count(), built_in.lines().count() + 1);
    assert!(listed.contains("frobnicator-unplugged "), "{listed}");
    let shown = run(&["show", "frobnicator", "--lang", "zh"]).printed();
    assert!(shown.contains("接上它"), "{shown}");
    assert_eq!(run(&["copy", "frobnicator", "--print"]).printed(), "sudo systemctl restart frobnicator\n");
}

#[test]
fn an_added_entry_is_found() {
    let home = home();
    for query in ["frobnicator not plugged in", "loose cable", "线没插", "frobnicatr"] {
        let found = home.run_bare(&["search", query, "--catalogue", "assets"]).printed();
        assert!(found.starts_with("frobnicator-unplugged "), "{query}: {found}");
    }
}

#[test]
fn an_added_entry_is_seen_in_a_log() {
    let home = home();
    let line = "ERRO[2026-03-08 17:31:29] failed list /a: the frobnicator is not plugged in\n";
    home.write("log.log", line);
    let arguments = ["explain", "--brief", "log.log", "--catalogue", "assets"];
    let explained = home.run_bare(&arguments).printed();
    assert!(explained.contains("frobnicator-unplugged  "), "{explained}");
}
