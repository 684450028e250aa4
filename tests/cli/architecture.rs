//! What ARCHITECTURE.md says of the sources: which modules may use which, and which crates are named where.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// Crates that stay in a few places: the crate, and how the paths begin that may name it.
const CONFINED: [(&str, &[&str]); 7] = [
    ("ratatui", &["src/tui"]),
    ("crossterm", &["src/tui"]),
    ("clap", &["src/cli"]),
    ("clap_complete", &["src/cli"]),
    ("clap_mangen", &["src/cli"]),
    ("comrak", &["catalogue/src/markdown"]),
    ("arboard", &["src/clipboard"]),
];

/// What the catalogue does without: a terminal, the environment, other programs, the clock and the network.
const NOT_IN_THE_CATALOGUE: [&str; 9] = [
    "std::env",
    "std::process",
    "std::time",
    "std::net",
    "stdin()",
    "stdout()",
    "stderr()",
    "println!",
    "eprintln!",
];

/// No function of the program has more lines.
const LONGEST_FUNCTION: usize = 50;

/// A source file: its path from the root, and its text without tests, which may use anything.
struct Source {
    path: String,
    text: String,
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn sources() -> Vec<Source> {
    let mut folders = vec![root().join("src"), root().join("catalogue/src")];
    let mut sources = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("the folder is there") {
            let path = entry.expect("it can be read").path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            if path.extension().is_none_or(|extension| extension != "rs") {
                continue;
            }
            let text = fs::read_to_string(&path).expect("it is text");
            let name = path.strip_prefix(root()).expect("it is below the root");
            let name = name.to_str().expect("a path in UTF-8").to_owned();
            // A file of tests is named so.
            if !name.ends_with("/tests.rs") && !name.contains("/tests/") {
                let text = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
                sources.push(Source { path: name, text: text.to_owned() });
            }
        }
    }
    sources
}

/// Returns the modules of `src/` as the table in ARCHITECTURE.md has them, row by row, the highest first.
fn rows() -> Vec<Vec<String>> {
    let text = fs::read_to_string(root().join("ARCHITECTURE.md")).expect("it is there");
    let table = text.split("| module | content |\n").nth(1).expect("the table of the modules");
    let rows = table.lines().skip(1).take_while(|line| line.starts_with('|'));
    let names = |row: &str| -> Vec<String> {
        let cell = row.split('|').nth(1).expect("a cell");
        cell.split('`').skip(1).step_by(2).map(str::to_owned).collect()
    };
    rows.map(names).collect()
}

/// Returns the modules that a source of the program uses.
fn used(text: &str) -> BTreeSet<String> {
    let code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
    let code: String = code.map(|line| format!("{line}\n")).collect();
    let mut used = BTreeSet::new();
    for (at, _) in code.match_indices("crate::") {
        let path = &code[at + "crate::".len()..];
        let names: Vec<&str> = match path.strip_prefix('{') {
            Some(list) => list.split('}').next().unwrap_or_default().split(',').map(str::trim).collect(),
            None => vec![path],
        };
        let first =
            |name: &&str| name.split(|c: char| !c.is_alphanumeric() && c != '_').next().map(str::to_owned);
        used.extend(names.iter().filter_map(first));
    }
    used
}

#[test]
fn imports_point_downwards() {
    let rows = rows();
    let row = |module: &str| rows.iter().position(|row| row.iter().any(|name| name == module));
    let mut beside = BTreeSet::new();
    let mut faults = Vec::new();
    for Source { path, text } in sources() {
        let Some(name) = path.strip_prefix("src/") else {
            continue;
        };
        let module = name.split(['/', '.']).next().unwrap_or_default().to_owned();
        if module == "lib" {
            continue;
        }
        let Some(from) = row(&module) else {
            faults.push(format!("{path}: ARCHITECTURE.md does not name {module}"));
            continue;
        };
        for other in used(&text).into_iter().filter(|other| *other != module) {
            match row(&other) {
                Some(to) if to < from => faults.push(format!("{path} uses {other}, which is above it")),
                Some(to) if to == from => drop(beside.insert((module.clone(), other))),
                _ => {}
            }
        }
    }
    let both_ways =
        beside.iter().filter(|(from, to)| from < to && beside.contains(&(to.clone(), from.clone())));
    faults.extend(both_ways.map(|(from, to)| format!("{from} and {to} use each other")));
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn crates_stay_where_they_belong() {
    let mut faults = Vec::new();
    for Source { path, text } in sources() {
        let code: Vec<&str> = text.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
        let names = |what: &str| code.iter().any(|line| line.contains(what));
        for (name, places) in CONFINED {
            let is_allowed = places.iter().any(|place| path.starts_with(place));
            if !is_allowed && names(&format!("{name}::")) {
                faults.push(format!("{path} names the crate {name}"));
            }
        }
        let foreign = NOT_IN_THE_CATALOGUE.iter().filter(|what| names(what));
        if path.starts_with("catalogue/") {
            faults.extend(foreign.map(|what| format!("{path} uses {what}")));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn unsafe_code_is_forbidden_in_both_crates() {
    let manifest = |path: &str| fs::read_to_string(root().join(path)).expect("it is there");
    assert!(manifest("Cargo.toml").contains("unsafe_code = \"forbid\""));
    for path in ["Cargo.toml", "catalogue/Cargo.toml"] {
        assert!(manifest(path).contains("[lints]\nworkspace = true"), "{path}");
    }
}

#[test]
fn every_file_says_what_it_is_and_no_function_is_long() {
    let mut faults = Vec::new();
    for Source { path, text } in sources() {
        if !text.starts_with("//! ") {
            faults.push(format!("{path} does not say what it is"));
        }
        // In formatted code a function ends with the brace below its beginning.
        let lines: Vec<&str> = text.lines().collect();
        for (at, line) in lines.iter().enumerate() {
            let indent = &line[..line.len() - line.trim_start().len()];
            let is_function = line.trim_start().starts_with("fn ")
                || (line.contains(" fn ") && line.trim_start().starts_with("pub"));
            let end = format!("{indent}}}");
            let length = lines[at..].iter().position(|line| *line == end).map_or(0, |length| length + 1);
            if is_function && !line.ends_with(';') && length > LONGEST_FUNCTION {
                faults.push(format!("{path}:{}: {length} lines: {}", at + 1, line.trim()));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
