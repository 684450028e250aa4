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
///
/// # Errors
///
/// Returns an error if the catalogue has a signature that cannot be used.
pub fn format(selection: Selection<'_>, lang: Lang) -> Result<Value> {
    let entries = shown(selection, lang)?;
    let (mut tags, mut highlights) = (Map::new(), Map::new());
    for entry in &entries {
        let Some(place) = place(entry) else { continue };
        let winners = entries.iter().filter(|winner| winner.beats.contains(&entry.id));
        let winners = winners
            .filter_map(self::place)
            .map(|place| format!("(?!{place})"));
        let title = selection
            .catalogue
            .entry(entry.id)
            .map(|entry| &entry.title[lang]);
        let pattern = format!("(?i)^{}{place}", winners.collect::<String>());
        tags.insert(
            entry.id.to_owned(),
            json!({"description": title, "pattern": pattern}),
        );
        let color = if entry.severity == "harmless" {
            "Green"
        } else {
            "Red"
        };
        let texts: Vec<&str> = texts(entry).map(|text| text.pattern.as_str()).collect();
        if !texts.is_empty() {
            let pattern = format!("(?i){}", texts.join("|"));
            highlights.insert(entry.id.to_owned(), json!({"pattern": pattern, "color": color}));
        }
    }
    Ok(json!({
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
            "tags": tags,
            "highlights": highlights,
            "sample": [
                {"line": "ERRO[2026-03-01 10:00:00] failed get storage: storage not found", "level": "error"},
                {
                    "line": "[GIN] 2026/03/01 - 10:00:00 | 200 | 94.881µs |       127.0.0.1 | GET      \"/ping\"",
                    "level": "info",
                },
            ],
        }
    }))
}

/// A line of OpenList's own, perhaps with colours and behind the name of a container.
const MESSAGE: &str = r"^(?:[\w.-]+ +\| )?(?:\x1b\[\d+m)?(?<level>TRAC|DEBU|INFO|WARN|ERRO|FATA|PANI)(?:\x1b\[0m)?\[(?<timestamp>\d{4}-\d\d-\d\d \d\d:\d\d:\d\d)\] ?(?<body>.*)$";

/// A line of the access log.
const REQUEST: &str = r#"^(?:[\w.-]+ +\| )?\[GIN\] (?<timestamp>\d{4}/\d\d/\d\d - \d\d:\d\d:\d\d) \|\s*(?<sc_status>(?<level>\d{3}))\s*\|\s*(?<latency>\S+) \|\s*(?<c_ip>\S+) \|\s*(?<cs_method>\S+)\s+"(?<cs_uri>[^"]*)"(?<body>.*)$"#;

fn texts<'s>(entry: &'s Shown<'_>) -> impl Iterator<Item = &'s Text> {
    entry.signatures.iter().filter_map(|sign| match sign {
        Sign::Text(text) => Some(text),
        Sign::Access(_) => None,
    })
}

/// Returns a pattern that matches from the start of an event on if it shows an entry; none if no single line can.
fn place(entry: &Shown<'_>) -> Option<String> {
    let places = entry.signatures.iter().filter_map(|sign| match sign {
        Sign::Text(Text {
            pattern, not, with, ..
        }) => Some(ahead(pattern, not, with)),
        Sign::Access(Requests {
            whole_event: true, ..
        }) => None,
        Sign::Access(Requests { pattern, not, .. }) => Some(ahead(pattern, not, &[])),
    });
    let places: Vec<String> = places.collect();
    (!places.is_empty()).then(|| format!("(?:{})", places.join("|")))
}

/// Returns a pattern of a text with what must, and without what must not, stand beside it.
fn ahead(pattern: &str, not: &[String], with: &[String]) -> String {
    let not = not.iter().map(|pattern| format!(r"(?![\s\S]*?(?:{pattern}))"));
    let with = with.iter().map(|pattern| format!(r"(?=[\s\S]*?(?:{pattern}))"));
    format!(r"{}[\s\S]*?(?:{pattern})", not.chain(with).collect::<String>())
}
