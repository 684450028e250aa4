//! Whether the two languages of an entry agree in what is not translated: errors and commands.

use std::collections::HashSet;

use super::{Judge, start};
use crate::question::comparable;
use crate::rule::{Finding, Rule};
use crate::snippet::{self, Snippet};
use crate::source::RawText;
use crate::text;

impl Judge<'_> {
    /// Where the Chinese text of an entry says something else than the English one.
    pub(super) fn agreement(&self, en: &RawText, zh: &RawText) -> Vec<Finding> {
        let mut findings = Vec::new();
        if en.answer.is_empty() || zh.answer.is_empty() {
            return findings;
        }
        let errors = |text: &RawText| -> Vec<String> { text.errors().map(comparable).collect() };
        let (english, chinese) = (errors(en), errors(zh));
        let (only_en, only_zh) = (only(&english, &chinese), only(&chinese, &english));
        // Chinese letters are the page's own words for a situation.
        let is_translated = only_zh.iter().any(|error| error.chars().any(is_chinese));
        let is_same = only_en.is_empty() && only_zh.is_empty();
        if !is_same && !is_translated {
            let (english, chinese) = (only_en.join("\", \""), only_zh.join("\", \""));
            let message = format!("the errors differ: \"{chinese}\" here, \"{english}\" in English");
            findings.push(Finding::new(Rule::ErrorsAgree, start(zh), message));
        }
        findings.extend(self.commands(en, zh));
        findings
    }

    fn commands(&self, en: &RawText, zh: &RawText) -> Vec<Finding> {
        /// Where more differ, the texts have nothing to do with each other.
        const MAX_FINDINGS: usize = 20;
        let commands = |text: &RawText| -> Vec<Snippet> {
            let found = snippet::find(&text.answer).into_iter();
            found.filter(Snippet::is_for_shell).collect()
        };
        let (english, chinese) = (commands(en), commands(zh));
        if english.len() != chinese.len() {
            let message = format!("{} commands here, {} in English", chinese.len(), english.len());
            return vec![Finding::new(Rule::CommandsAgree, start(zh), message)];
        }
        let pairs = english.iter().zip(&chinese);
        pairs
            .filter(|(english, chinese)| english.text != chinese.text)
            .take(MAX_FINDINGS)
            .map(|(english, chinese)| {
                let (here, there) = differing_words(&chinese.text, &english.text);
                let first_line = here.lines().next().unwrap_or_default();
                let position = self.find(zh, |line| line.find(first_line)).unwrap_or(start(zh));
                let (here, there) = (text::one_line(here), text::one_line(there));
                let message = format!("the command says \"{here}\" here, \"{there}\" in English");
                Finding::new(Rule::CommandsAgree, position, message)
            })
            .collect()
    }
}

/// Returns the texts that others lack.
fn only<'t>(these: &'t [String], those: &[String]) -> Vec<&'t str> {
    let those: HashSet<&str> = those.iter().map(String::as_str).collect();
    let these = these.iter().map(String::as_str);
    these.filter(|text| !those.contains(text)).collect()
}

fn is_chinese(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}')
}

/// What is left of two texts without the words that open and close both.
fn differing_words<'t>(here: &'t str, there: &'t str) -> (&'t str, &'t str) {
    let words = |text: &'t str| -> Vec<&'t str> { text.split_whitespace().collect() };
    let (a, b) = (words(here), words(there));
    let opening = a.iter().zip(&b).take_while(|(a, b)| a == b).count();
    let shorter = a.len().min(b.len()) - opening;
    let closing = a.iter().rev().zip(b.iter().rev()).take(shorter).take_while(|(a, b)| a == b).count();
    (between(here, &a, opening, closing), between(there, &b, opening, closing))
}

/// The piece of a text from one of its words to another.
fn between<'t>(text: &'t str, words: &[&'t str], opening: usize, closing: usize) -> &'t str {
    let offset = |word: &str| word.as_ptr() as usize - text.as_ptr() as usize;
    match words[opening..words.len() - closing] {
        [] => "",
        [first, ..] => {
            let last = words[words.len() - closing - 1];
            &text[offset(first)..offset(last) + last.len()]
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_differs_is_shown() {
        for (here, there, expected) in [
            ("docker run a/b", "docker run c/b", ("a/b", "c/b")),
            ("sudo a --b c", "a --b c", ("sudo", "")),
            ("x  1 2 y", "x 3 y", ("1 2", "3")),
            ("x x", "x", ("x", "")),
        ] {
            assert_eq!(differing_words(here, there), expected);
        }
    }
}
