//! `export --format lnav`: a format for lnav that knows the lines of OpenList's log and tags them with entries.
//!
//! lnav searches with PCRE2 and has one pattern for a tag, so what must not stand beside a text, and the entries that win
//! over this one, are looked for ahead of it.

use catalogue::lang::Lang;
use serde_json::{Map, Value, json};

use super::patterns::{Requests, Shown, Sign, Text, shown};
use crate::commands::Selection;
use crate::error::Result;

/// Returns the format. The descriptions of tags are in the language of `lang`.
pub(crate) fn format(selection: Selection<'_>, lang: Lang) -> Result<Value> {
    let entries = shown(selection, lang)?;
    let (mut tags, mut highlights) = (Map::new(), Map::new());
    for entry in &entries {
        let Some(place) = place(entry) else { continue };
        let winners = entries.iter().filter(|winner| winner.beats.contains(&entry.id));
        let winners = winners.filter_map(self::place).map(|place| format!("(?!{place})"));
        let title = selection.catalogue.entry(entry.id).map(|entry| &entry.title[lang]);
        let pattern = format!("(?i)^{}{place}", winners.collect::<String>());
        tags.insert(entry.id.to_owned(), json!({"description": title, "pattern": pattern}));
        let color = if entry.severity == "harmless" { "Green" } else { "Red" };
        let texts: Vec<&str> = texts(entry).map(|text| text.pattern.as_str()).collect();
        if !texts.is_empty() {
            let pattern = format!("(?i){}", any_of(&texts));
            highlights.insert(entry.id.to_owned(), json!({"pattern": pattern, "color": color}));
        }
    }
    let mut format = lines();
    format["openlist_log"]["tags"] = tags.into();
    format["openlist_log"]["highlights"] = highlights.into();
    Ok(format)
}

/// Returns what the format says of the lines of the log.
fn lines() -> Value {
    json!({
        "$schema": "https://lnav.org/schemas/format-v1.schema.json",
        "openlist_log": {
            "title": "OpenList",
            "description": "The log of OpenList, with the entries of openlist-faq as tags",
            "regex": {"message": {"pattern": MESSAGE}, "request": {"pattern": REQUEST}},
            "timestamp-format": ["%Y-%m-%d %H:%M:%S", "%Y/%m/%d - %H:%M:%S"],
            "level-field": "level",
            "level": {
                "fatal": "FATA|PANI",
                "error": "ERRO|5\\d\\d",
                "warning": "WARN|4\\d\\d",
                "info": "INFO|[123]\\d\\d",
                "debug": "DEBU",
                "trace": "TRAC",
            },
            "value": {
                "sc_status": {"kind": "integer", "foreign-key": true},
                "latency": {"kind": "string"},
                "c_ip": {"kind": "string", "collate": "ipaddress", "identifier": true},
                "cs_method": {"kind": "string", "identifier": true},
                "cs_uri": {"kind": "string", "identifier": true},
            },
            "sample": [
                {"line": "ERRO[2026-03-01 10:00:00] failed get storage: storage not found", "level": "error"},
                {
                    "line": "[GIN] 2026/03/01 - 10:00:00 | 200 | 94.881µs |       127.0.0.1 | GET      \"/ping\"",
                    "level": "info",
                },
            ],
        }
    })
}

/// A line of OpenList's own, perhaps with colours and behind the name of a container. Tags are looked for in `body`.
const MESSAGE: &str = r"^(?:[\w.-]+ +\| )?(?<body>(?:\x1b\[\d+m)?(?<level>TRAC|DEBU|INFO|WARN|ERRO|FATA|PANI)(?:\x1b\[0m)?\[(?<timestamp>\d{4}-\d\d-\d\d \d\d:\d\d:\d\d)\].*)$";

/// A line of the access log.
const REQUEST: &str = r#"^(?:[\w.-]+ +\| )?\[GIN\] (?<timestamp>\d{4}/\d\d/\d\d - \d\d:\d\d:\d\d) \|\s*(?<body>(?<sc_status>(?<level>\d{3}))\s*\|\s*(?<latency>\S+) \|\s*(?<c_ip>\S+) \|\s*(?<cs_method>\S+)\s+"(?<cs_uri>[^"]*)".*)$"#;

/// How a pattern begins, and ends, whose first and last words have a border.
const BORDERS: (&str, &str) = ("(?:^|[^a-z_])", "(?:[^a-z_]|$)");

fn texts<'s>(entry: &'s Shown<'_>) -> impl Iterator<Item = &'s Text> {
    entry.signatures.iter().filter_map(|sign| match sign {
        Sign::Text(text) => Some(text),
        Sign::Access(_) => None,
    })
}

/// Returns a pattern that matches from the start of an event on if it shows an entry; none if no single line can.
fn place(entry: &Shown<'_>) -> Option<String> {
    let (mut plain, mut places) = (Vec::new(), Vec::new());
    for sign in &entry.signatures {
        match sign {
            Sign::Text(Text { pattern, not, with, .. }) if not.is_empty() && with.is_empty() => {
                plain.push(pattern.as_str())
            }
            Sign::Text(Text { pattern, not, with, .. }) => places.push(ahead(pattern, not, with)),
            Sign::Access(Requests { pattern, not, whole_event: false, .. }) => {
                places.push(ahead(pattern, not, &[]))
            }
            Sign::Access(_) => {}
        }
    }
    if !plain.is_empty() {
        places.push(format!(r"[\s\S]*?(?:{})", any_of(&plain)));
    }
    (!places.is_empty()).then(|| format!("(?:{})", places.join("|")))
}

/// Returns a pattern of one of some patterns. PCRE2 has a limit for the length of a pattern, to which borders add most.
fn any_of(patterns: &[&str]) -> String {
    let (mut all, mut bordered) = (Vec::new(), Vec::new());
    for pattern in patterns {
        let inner = pattern.strip_prefix(BORDERS.0).and_then(|pattern| pattern.strip_suffix(BORDERS.1));
        inner.map_or_else(|| all.push((*pattern).to_owned()), |inner| bordered.push(inner));
    }
    if !bordered.is_empty() {
        all.push(format!("{}(?:{}){}", BORDERS.0, bordered.join("|"), BORDERS.1));
    }
    all.join("|")
}

/// Returns a pattern of a text with what must, and without what must not, stand beside it.
fn ahead(pattern: &str, not: &[String], with: &[String]) -> String {
    let not: Vec<&str> = not.iter().map(String::as_str).collect();
    let not = (!not.is_empty()).then(|| format!(r"(?![\s\S]*?(?:{}))", any_of(&not)));
    let with = with.iter().map(|pattern| format!(r"(?=[\s\S]*?(?:{pattern}))"));
    format!(r"{}[\s\S]*?(?:{pattern})", not.into_iter().chain(with).collect::<String>())
}
