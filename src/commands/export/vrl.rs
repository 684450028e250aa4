//! `export --format vrl`: a program in Vector's Remap language (VRL) that puts the entry beside a line of a log.
//!
//! It names what [`catalogue::signature::Matcher`] finds in an event: all texts first, then those that are beaten are left
//! out, and wrappers unless there is nothing else.

use std::collections::BTreeSet;

use catalogue::lang::Lang;

use super::patterns::{Shown, Sign, shown};
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
        let usable = entry.signatures.iter().filter(|sign| sign.is_usable_alone());
        let (of_requests, of_texts): (Vec<&Sign<'_>>, Vec<&Sign<'_>>) =
            usable.partition(|sign| sign.access.is_some());
        requests += &test(entry, of_requests.into_iter().map(condition).collect());
        texts += &test(entry, conditions(of_texts));
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

/// Returns the conditions for a line that is no request. Plain texts share one, which looks for a word of theirs first.
fn conditions(texts: Vec<&Sign<'_>>) -> Vec<String> {
    let (plain, bound): (Vec<&Sign<'_>>, Vec<&Sign<'_>>) =
        texts.into_iter().partition(|sign| sign.is_plain());
    let mut conditions = Vec::new();
    if !plain.is_empty() {
        let words: BTreeSet<&str> = plain.iter().map(|sign| sign.word.as_str()).collect();
        let words = regex(&Vec::from_iter(words).join("|"));
        let patterns: Vec<String> = plain.iter().map(|sign| regex(&sign.pattern)).collect();
        conditions.push(format!("(match(text, {words}) && match_any(text, [{}]))", patterns.join(", ")));
    }
    conditions.extend(bound.into_iter().map(condition));
    conditions
}

/// Returns the condition that a pattern is found with what must, and without what must not, stand beside it.
fn condition(sign: &Sign<'_>) -> String {
    let variable = if sign.line { "line" } else { "text" };
    let found = [&sign.pattern].into_iter().chain(&sign.with);
    let mut tests: Vec<String> =
        found.map(|pattern| format!("match({variable}, {})", regex(pattern))).collect();
    if !sign.not.is_empty() {
        let patterns: Vec<String> = sign.not.iter().map(|pattern| regex(pattern)).collect();
        tests.push(format!("!match_any({variable}, [{}])", patterns.join(", ")));
    }
    let condition = format!("({})", tests.join(" && "));
    match sign.line {
        true => format!("length(filter(split(text, \"\\n\")) -> |_index, line| {{ {condition} }}) > 0"),
        false => condition,
    }
}

/// Returns a regular expression as VRL writes it.
fn regex(pattern: &str) -> String {
    format!("r'{}'", pattern.replace('\'', r"\x27"))
}

/// Returns a value as VRL writes it, which is as JSON does.
fn literal(value: &(impl serde::Serialize + ?Sized)) -> String {
    serde_json::json!(value).to_string()
}
