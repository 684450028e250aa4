//! The layers of the program, read from its `use` lines: a file imports from lower layers only.
#![allow(clippy::expect_used, reason = "a test may panic")]

use std::fs;
use std::path::{Path, PathBuf};

/// The modules of the library by layer, lowest first. A file in a folder belongs to the module of that name; modules
/// of one layer may use each other only where [`BESIDE`] says so.
const LAYERS: [&[&str]; 6] = [
    &[
        "address",
        "environment",
        "error",
        "hangup",
        "lang",
        "nearest",
        "text",
    ],
    &["markdown", "snippet", "catalogue", "messages"],
    &["check", "layout", "search", "signature", "explain"],
    &["config", "state", "theme", "clipboard", "browser"],
    &["cli", "commands", "dialogue", "tui"],
    &["dispatch"],
];

/// Who uses whom within a layer.
const BESIDE: [(&str, &str); 13] = [
    ("error", "text"),
    ("cli", "commands"),
    ("cli", "tui"),
    ("dialogue", "commands"),
    ("layout", "explain"),
    ("config", "clipboard"),
    ("config", "theme"),
    ("config", "state"),
    ("search", "signature"),
    ("snippet", "markdown"),
    ("catalogue", "markdown"),
    ("catalogue", "snippet"),
    ("explain", "signature"),
];

/// Crates that stay in a few places: the crate and the files that may name it, by the beginning of their path.
const CONFINED: [(&str, &[&str]); 10] = [
    ("ratatui", &["tui"]),
    ("crossterm", &["tui"]),
    ("clap", &["cli"]),
    ("clap_complete", &["cli"]),
    ("clap_mangen", &["cli"]),
    ("comrak", &["markdown"]),
    ("serde_yaml", &["catalogue/", "commands/export.rs", "config/"]),
    ("arboard", &["clipboard"]),
    ("anstyle", &["theme", "commands"]),
    (
        "strsim",
        &["nearest.rs", "search/", "catalogue/lookup.rs", "cli.rs"],
    ),
];

fn sources() -> Vec<(String, String)> {
    fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
        for item in fs::read_dir(folder).expect("the folder can be read") {
            let path = item.expect("the folder can be read").path();
            if path.is_dir() {
                collect(&path, files)
            } else {
                files.push(path)
            }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    collect(&root, &mut files);
    files
        .into_iter()
        .map(|path| {
            let name = path
                .strip_prefix(&root)
                .expect("it is below")
                .to_string_lossy()
                .replace('\\', "/");
            (name, fs::read_to_string(&path).expect("the file can be read"))
        })
        .collect()
}

fn module(file: &str) -> &str {
    file.split(['/', '.']).next().unwrap_or_default()
}

/// The text without its tests, which may use anything.
fn production(source: &str) -> &str {
    source.split("#[cfg(test)]").next().unwrap_or_default()
}

fn layer(module: &str) -> Option<usize> {
    LAYERS.iter().position(|modules| modules.contains(&module))
}

#[test]
fn every_module_has_a_layer() {
    for (file, _) in sources() {
        let module = module(&file);
        assert!(
            matches!(module, "lib" | "main") || layer(module).is_some(),
            "src/{file} is in no layer"
        );
    }
}

#[test]
fn arrows_point_down() {
    for (file, source) in sources() {
        let from = module(&file);
        let Some(from_layer) = layer(from) else { continue };
        for used in production(&source)
            .match_indices("crate::")
            .map(|(index, _)| &source[index + 7..])
        {
            let to = used
                .split(|c: char| !c.is_alphanumeric() && c != '_')
                .next()
                .unwrap_or_default();
            let Some(to_layer) = layer(to) else { continue };
            let allowed = to == from || to_layer < from_layer || BESIDE.contains(&(from, to));
            assert!(allowed, "src/{file} uses {to}, which is not below it");
        }
    }
}

#[test]
fn crates_stay_where_they_belong() {
    for (file, source) in sources() {
        for (name, places) in CONFINED {
            let named = production(&source)
                .lines()
                .filter(|line| !line.trim_start().starts_with("//"))
                .any(|line| line.contains(&format!("{name}::")));
            assert!(
                !named || places.iter().any(|place| file.starts_with(place)),
                "src/{file} names the crate {name}"
            );
        }
    }
}

#[test]
fn inside_the_browser_arrows_point_one_way() {
    // keymap, query → app → view → the loop and the screen
    for (file, forbidden) in [
        ("tui/keymap.rs", &["app", "view", "screen"][..]),
        ("tui/keymap/rebinding.rs", &["app", "view", "screen"]),
        ("tui/query.rs", &["keymap", "app", "view", "screen"]),
        ("tui/action.rs", &["app", "view", "screen"]),
        ("tui/choice.rs", &["app", "view", "screen"]),
        ("tui/form.rs", &["app", "view", "screen"]),
        ("tui/place.rs", &["app", "view", "screen"]),
        ("tui/app/following.rs", &["view", "screen"]),
        ("tui/app/leaving.rs", &["view", "screen"]),
        ("tui/app.rs", &["view", "screen"]),
        ("tui/remembered.rs", &["view", "screen"]),
    ] {
        let sources = sources();
        let (_, source) = sources
            .iter()
            .find(|(name, _)| name == file)
            .expect("the file is there");
        for module in forbidden {
            assert!(
                !production(source).contains(&format!("tui::{module}::")),
                "src/{file} uses {module}"
            );
        }
        for terminal in ["crossterm", "ratatui"] {
            assert!(
                !production(source).contains(terminal),
                "src/{file} names {terminal}"
            );
        }
    }
}

#[test]
fn files_say_what_they_are_and_stay_readable() {
    for (file, source) in sources() {
        assert!(source.starts_with("//! "), "src/{file} does not say what it is");
        let lines = production(&source).lines().count();
        assert!(
            lines <= 400,
            "src/{file} has {lines} lines: it is probably two nouns"
        );
    }
}
