//! `export --format vrl`: a program in Vector's Remap language (VRL) that puts the entry beside a line of a log.
//!
//! It names what [`catalogue::signature::Matcher`] finds in an event: all texts first, then those that are beaten are left
//! out, and wrappers unless there is nothing else.

use catalogue::lang::Lang;

use super::patterns::{Requests, Shown, Sign, Text, shown};
use crate::commands::Selection;
use crate::error::Result;
use crate::explain::FAILURES;

/// Beside the words of failure, those without which a line is an ordinary one. Some that [`crate::explain`] looks for are
/// left out: they stand in many ordinary lines.
const OTHERS: [&str; 2] = ["tries logging in", "has been disabled"];

const HEAD: &str = "\
# Made by `openlist-faq export --format vrl`. For a line of OpenList's log, or an event of several lines, in .message it sets
# .openlist_faq.id, .openlist_faq.severity (\"fault\" or \"harmless\") and .openlist_faq.url (null without a page on the web),
# and .openlist_faq.also, the ids of other entries that it shows, where there are some.
";

const READ: &str = r##"    text = downcase(strip_ansi_escape_codes(message))
    if match(text, r'&|\\"') {
        text = replace(replace(text, r'&#34;|&quot;|\\"', "\""), "&#39;", "'")
        text = replace(replace(replace(text, "&lt;", "<"), "&gt;", ">"), "&amp;", "&")
    }
    hits = []
    beaten = []
"##;

const SETTLE: &str = r#"    hits = filter(hits) -> |_index, hit| { !includes(beaten, hit.id) }
    causes = filter(hits) -> |_index, hit| { !includes(WRAPPERS, hit.id) }
    if length(causes) > 0 {
        hits = causes
    }
    if length(hits) > 0 {
        .openlist_faq = hits[0]
        if length(hits) > 1 {
            .openlist_faq.also = map_values(slice!(hits, 1)) -> |hit| { hit.id }
        }
    }
"#;

/// Returns the program, with the addresses of pages in a language.
pub(crate) fn program(selection: Selection<'_>, lang: Lang) -> Result<String> {
    let mut entries = shown(selection, lang)?;
    // The first hit is told: a fault rather than what is harmless.
    entries.sort_by_key(|entry| entry.severity == "harmless");
    let (mut requests, mut texts) = (String::new(), String::new());
    for entry in &entries {
        requests += &test(entry, requests_of(entry));
        texts += &test(entry, texts_of(entry));
    }
    let wrappers: Vec<&str> = entries.iter().filter(|entry| entry.wrapper).map(|entry| entry.id).collect();
    let words = FAILURES.into_iter().chain(OTHERS);
    let gate: Vec<String> = words.map(|word| word.replace('\'', r"\x27")).collect();
    let gate = gate.join("|");
    Ok(format!(
        "{HEAD}message = string(.message) ?? \"\"\n\
         if match_any(message, [r'{gate}', r'\\| [45]\\d\\d \\|']) {{\n{READ}    \
         if match(text, r'^[^\\n]*\\[gin\\] \\d{{4}}/[^\\n]*$') {{\n{requests}    \
         }} else {{\n{texts}    }}\n{}}}\n",
        SETTLE.replace("WRAPPERS", &literal(&wrappers)),
    ))
}

/// Returns the statement that takes note of an entry where one of the conditions holds; none without conditions.
fn test(entry: &Shown<'_>, conditions: Vec<String>) -> String {
    if conditions.is_empty() {
        return String::new();
    }
    let hit = format!(
        "{{\"id\": {}, \"severity\": {}, \"url\": {}}}",
        literal(entry.id),
        literal(entry.severity),
        literal(&entry.url)
    );
    let beaten = match entry.beats.is_empty() {
        true => String::new(),
        false => format!("            beaten = append(beaten, {})\n", literal(&entry.beats)),
    };
    let condition = conditions.join(" ||\n            ");
    format!("        if {condition} {{\n            hits = push(hits, {hit})\n{beaten}        }}\n")
}

fn requests_of(entry: &Shown<'_>) -> Vec<String> {
    let requests = entry.signatures.iter().filter_map(|sign| match sign {
        Sign::Access(requests) if !requests.whole_event => Some(requests),
        Sign::Access(_) | Sign::Text(_) => None,
    });
    requests.map(|Requests { pattern, not, .. }| condition("text", pattern, not, &[])).collect()
}

fn texts_of(entry: &Shown<'_>) -> Vec<String> {
    let texts: Vec<&Text> = entry
        .signatures
        .iter()
        .filter_map(|sign| match sign {
            Sign::Text(text) => Some(text),
            Sign::Access(_) => None,
        })
        .collect();
    let (plain, bound): (Vec<&Text>, Vec<&Text>) =
        texts.into_iter().partition(|text| text.not.is_empty() && text.with.is_empty());
    let mut conditions = Vec::new();
    if !plain.is_empty() {
        let mut words: Vec<&str> = plain.iter().map(|text| text.word.as_str()).collect();
        words.sort_unstable();
        words.dedup();
        let patterns: Vec<String> = plain.iter().map(|text| regex(&text.pattern)).collect();
        conditions.push(format!(
            "(match(text, {}) && match_any(text, [{}]))",
            regex(&words.join("|")),
            patterns.join(", ")
        ));
    }
    conditions.extend(bound.into_iter().map(|text| {
        let condition =
            condition(if text.line { "line" } else { "text" }, &text.pattern, &text.not, &text.with);
        match text.line {
            true => format!("length(filter(split(text, \"\\n\")) -> |_index, line| {{ {condition} }}) > 0"),
            false => condition,
        }
    }));
    conditions
}

/// Returns the condition that a pattern stands in a variable with what must, and without what must not, stand beside it.
fn condition(variable: &str, pattern: &str, not: &[String], with: &[String]) -> String {
    let mut tests = vec![format!("match({variable}, {})", regex(pattern))];
    tests.extend(with.iter().map(|pattern| format!("match({variable}, {})", regex(pattern))));
    if !not.is_empty() {
        let patterns: Vec<String> = not.iter().map(|pattern| regex(pattern)).collect();
        tests.push(format!("!match_any({variable}, [{}])", patterns.join(", ")));
    }
    format!("({})", tests.join(" && "))
}

/// Returns a regular expression as VRL writes it.
fn regex(pattern: &str) -> String {
    format!("r'{}'", pattern.replace('\'', r"\x27"))
}

/// Returns a value as VRL writes it, which is as JSON does.
fn literal(value: &(impl serde::Serialize + ?Sized)) -> String {
    serde_json::json!(value).to_string()
}
