//! The anchors of a page: what a link can name after `#`.

use std::collections::{HashMap, HashSet};

use unicode_normalization::UnicodeNormalization;

use crate::markdown::Outline;

/// Returns the anchors of a page: those of its headings, a number after one that comes again, and the `id`s of its HTML.
pub(super) fn anchors(outline: &Outline) -> HashSet<String> {
    let mut anchors = HashSet::new();
    let mut numbers: HashMap<String, usize> = HashMap::new();
    for heading in &outline.headings {
        let slug = match &heading.id {
            Some(id) => id.clone(),
            None => slug(&without_emoji(&heading.text)),
        };
        let number = numbers.entry(slug.clone()).or_insert(0);
        let mut anchor = slug.clone();
        while !anchors.insert(anchor) {
            *number += 1;
            anchor = format!("{slug}-{number}");
        }
    }
    anchors.extend(outline.ids.iter().cloned());
    anchors
}

/// Returns the anchor that VuePress, VitePress and Valaxy make of a heading, as in `@mdit-vue/shared`: compatibility forms
/// made plain, without accents, a hyphen for each run of blanks and ASCII marks, none at the ends, `_` before a digit at
/// the beginning, lower case.
pub(super) fn slug(heading: &str) -> String {
    let mut slug = String::new();
    for c in heading.nfkd() {
        if is_mark(c) {
            if !slug.is_empty() && !slug.ends_with('-') {
                slug.push('-');
            }
        } else if !is_dropped(c) {
            slug.push(c);
        }
    }
    let slug = slug.trim_end_matches('-').to_lowercase();
    match slug.starts_with(|c: char| c.is_ascii_digit()) {
        true => format!("_{slug}"),
        false => slug,
    }
}

/// Returns a heading without names of emoji such as `:warning:`, which the sites show as pictures.
fn without_emoji(heading: &str) -> String {
    let is_emoji = |word: &&str| {
        let name = word.strip_prefix(':').and_then(|word| word.strip_suffix(':'));
        name.is_some_and(|name| name.starts_with(|c: char| c.is_ascii_lowercase()))
    };
    let words = heading.split(' ').filter(|word| !is_emoji(word));
    words.collect::<Vec<_>>().join(" ")
}

/// Accents and control characters.
fn is_dropped(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\0'..='\u{1f}')
}

fn is_mark(c: char) -> bool {
    let is_blank = c.is_whitespace() && !is_dropped(c) || c == '\u{feff}';
    is_blank || c.is_ascii_punctuation() || matches!(c, '“' | '”' | '‘' | '’')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markdown;

    #[test]
    fn headings_become_the_anchors_of_the_sites() {
        for (heading, expected) in [
            ("四、", "四、"),
            ("41. 如何 使用/吃到 代理（Proxy）", "_41-如何-使用-吃到-代理-proxy"),
            ("Why do I get 413?", "why-do-i-get-413"),
            ("site_url", "site-url"),
            ("Café ①…", "cafe-1"),
            ("路径。名", "路径。名"),
        ] {
            assert_eq!(slug(heading), expected);
        }
    }

    #[test]
    fn equal_headings_are_numbered_and_own_ids_are_kept() {
        let page =
            "# A\n\n## A { lang=\"en\" }\n\n## B {#Own}\n\n## own\n\n## :warning: A-1\n\n<a id=\"x\"></a>\n";
        let mut anchors: Vec<String> = anchors(&markdown::outline(page)).into_iter().collect();
        anchors.sort();
        assert_eq!(anchors, ["Own", "a", "a-1", "a-1-1", "own", "x"]);
    }
}
