//! lnav: the format, in the program itself.

use std::path::Path;
use std::process::Command;
use std::{env, fs};

use serde_json::Value;

use crate::Result;
use crate::differences::Differences;
use crate::oracle::{Ids, Oracle};

/// Compares the tags that lnav puts on the messages of a log with what is right.
pub fn compare(what: &str, oracle: &Oracle, exports: &Path, events: &[String]) -> Result<Differences> {
    let folder = env::temp_dir().join("openlist-faq-lnav");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(folder.join("formats/openlist"))?;
    fs::copy(exports.join("openlist.json"), folder.join("formats/openlist/openlist.json"))?;
    let log = folder.join("openlist.log");
    fs::write(&log, events.join("\n") + "\n")?;
    let out = Command::new("lnav")
        .env("HOME", &folder)
        .args(["-n", "-N", "-I"])
        .arg(&folder)
        .args(["-c", ";SELECT log_level, log_tags, log_body FROM openlist_log", "-c", ":write-json-to -"])
        .arg(&log)
        .output()
        .map_err(|error| format!("lnav: {error}"))?;
    let rows: Vec<Value> = serde_json::from_slice(&out.stdout).map_err(|_| {
        format!("lnav says {}{}", String::from_utf8_lossy(&out.stdout), String::from_utf8_lossy(&out.stderr))
    })?;
    let mut differences = Differences::new(what);
    for row in &rows {
        let event = row["log_body"].as_str().unwrap_or_default();
        // A request is judged with its mark, which stands in front of the body.
        let judged = match event.starts_with(|c: char| c.is_ascii_digit()) {
            true => format!("[GIN] 2026/03/01 - 10:00:00 | {event}"),
            false => event.to_owned(),
        };
        let tags = row["log_tags"].as_array().into_iter().flatten();
        let named: Ids =
            tags.filter_map(|tag| Some(tag.as_str()?.trim_start_matches('#').to_owned())).collect();
        let right = oracle.entries(&judged);
        differences.add(event, &named, &right, || reason(oracle, event, &named, &right));
    }
    Ok(differences)
}

/// Why lnav may tag a message with something else than the matcher finds.
fn reason(oracle: &Oracle, event: &str, named: &Ids, right: &Ids) -> &'static str {
    let is_wrapper = |id: &String| oracle.catalogue.entry(id).is_some_and(|entry| entry.clues.rules.wrapper);
    let without_wrappers = |ids: &Ids| ids.iter().filter(|id| !is_wrapper(id)).cloned().collect::<Ids>();
    let by_line: Ids = event.lines().flat_map(|line| oracle.entries(line)).collect();
    match () {
        () if oracle.asks_next(event) => "the line behind decides; taken for a client's check",
        () if without_wrappers(named) == without_wrappers(right) => "lnav tags what wraps another error, too",
        () if without_wrappers(named) == without_wrappers(&by_line) => {
            "lnav looks at each line of an event by itself"
        }
        () if event.lines().any(|line| line.len() > 400) => "a hole has no limit",
        () => "",
    }
}
