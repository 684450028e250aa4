//! `export --format lnav`: a format for lnav that knows the lines of OpenList's log and tags them with entries.
//!
//! lnav searches with PCRE2 and has one pattern for a tag, so what must not stand beside a text, and the entries that win
//! over this one, are looked for ahead of it.

use catalogue::lang::Lang;
use serde_json::{Map, Value, json};

use super::patterns::{Shown, Sign, shown};
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
        let texts = entry.signatures.iter().filter(|sign| sign.access.is_none());
        let texts = any_of(texts.map(|sign| &sign.pattern));
        if !texts.is_empty() {
            let pattern = format!("(?i){texts}");
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

/// Returns a pattern that matches from the start of an event on if it shows an entry; none if no single line can.
fn place(entry: &Shown<'_>) -> Option<String> {
    let usable = entry.signatures.iter().filter(|sign| sign.is_usable_alone());
    let (plain, bound): (Vec<&Sign<'_>>, Vec<&Sign<'_>>) = usable.partition(|sign| sign.is_plain());
    let mut places: Vec<String> = bound.into_iter().map(ahead).collect();
    if !plain.is_empty() {
        let patterns = plain.iter().map(|sign| &sign.pattern);
        places.push(format!(r"[\s\S]*?(?:{})", any_of(patterns)));
    }
    (!places.is_empty()).then(|| format!("(?:{})", places.join("|")))
}

/// Returns a pattern of one of some patterns. PCRE2 has a limit for the length of a pattern, to which borders add most.
fn any_of<'p>(patterns: impl IntoIterator<Item = &'p String>) -> String {
    let (mut all, mut bordered) = (Vec::new(), Vec::new());
    for pattern in patterns {
        let inner = pattern.strip_prefix(BORDERS.0).and_then(|pattern| pattern.strip_suffix(BORDERS.1));
        inner.map_or_else(|| all.push(pattern.clone()), |inner| bordered.push(inner));
    }
    if !bordered.is_empty() {
        all.push(format!("{}(?:{}){}", BORDERS.0, bordered.join("|"), BORDERS.1));
    }
    all.join("|")
}

/// Returns a pattern of a text with what must, and without what must not, stand beside it.
fn ahead(Sign { pattern, not, with, .. }: &Sign<'_>) -> String {
    let not = (!not.is_empty()).then(|| format!(r"(?![\s\S]*?(?:{}))", any_of(not)));
    let with = with.iter().map(|pattern| format!(r"(?=[\s\S]*?(?:{pattern}))"));
    format!(r"{}[\s\S]*?(?:{pattern})", not.into_iter().chain(with).collect::<String>())
}
