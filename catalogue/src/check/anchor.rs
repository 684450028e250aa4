//! Whether the links of pages lead somewhere: to the web, and to anchors that the other pages have.

use std::collections::{HashMap, HashSet};

use crate::folder::PageFile;
use crate::link;
use crate::markdown::{self, Outline};
use crate::rule::{Finding, Rule};

/// The pages that were given, by the path of their file.
pub(super) struct Site {
    outlines: HashMap<String, Outline>,
    anchors: HashMap<String, HashSet<String>>,
}

impl Site {
    /// Reads the outlines of pages.
    pub(super) fn new(files: &[PageFile]) -> Site {
        let outlines: HashMap<String, Outline> = files
            .iter()
            .map(|file| (normal_path(&file.name), markdown::outline(&file.text)))
            .collect();
        let anchors = outlines
            .iter()
            .map(|(path, outline)| (path.clone(), anchors(outline)))
            .collect();
        Site { outlines, anchors }
    }

    /// What is wrong with the links of a page.
    pub(super) fn judge_links(&self, file: &PageFile) -> Vec<Finding> {
        let path = normal_path(&file.name);
        let links = self.outlines.get(&path).map_or(&[][..], |outline| &outline.links);
        links
            .iter()
            .filter_map(|link| {
                let (rule, message) = self.judge(&path, &link.text)?;
                Some(Finding::new(rule, link.position, message))
            })
            .collect()
    }

    fn judge(&self, path: &str, link: &str) -> Option<(Rule, String)> {
        if link::scheme(link).is_some() {
            let message = || format!("the link \"{link}\" leads out of the web");
            return (!link::is_web(link)).then(|| (Rule::LinkToTheWeb, message()));
        }
        let (page, anchor) = link.split_once('#')?;
        let (target, anchors) = candidates(path, page)
            .into_iter()
            .find_map(|target| self.anchors.get_key_value(&target))?;
        let anchor = link::decode(anchor).to_lowercase();
        let message = || format!("{target} has no anchor \"{anchor}\"");
        (!anchors.contains(&anchor)).then(|| (Rule::LinkToAnAnchor, message()))
    }
}

/// The files that a relative link may mean, as sites read it.
fn candidates(from: &str, link: &str) -> Vec<String> {
    if link.is_empty() {
        return vec![from.to_owned()];
    }
    // Where the site's root is among the files is not known.
    if link.starts_with('/') {
        return Vec::new();
    }
    let link = link::decode(link);
    let path = match from.rsplit_once('/') {
        Some((folder, _)) => normal_path(&format!("{folder}/{link}")),
        None => normal_path(&link),
    };
    let stem = path.strip_suffix(".html").unwrap_or(&path);
    vec![
        path.clone(),
        format!("{stem}.md"),
        normal_path(&format!("{path}/README.md")),
        normal_path(&format!("{path}/index.md")),
    ]
}

/// A path with `/` between its parts, without `.` and `..` where they say nothing.
fn normal_path(path: &str) -> String {
    let path = path.replace('\\', "/");
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/') {
        match part {
            "." => {}
            "" if !parts.is_empty() => {}
            ".." if parts.last().is_some_and(|last| !matches!(*last, ".." | "")) => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// The anchors of a page: those of its headings, a number after one that comes again, and the `id`s of its HTML.
fn anchors(outline: &Outline) -> HashSet<String> {
    let mut anchors: HashSet<String> = outline.ids.iter().map(|id| id.text.to_lowercase()).collect();
    for heading in &outline.headings {
        let slug = match own_anchor(&heading.text) {
            Some(anchor) => anchor.to_lowercase(),
            None => slug(&heading.text),
        };
        let mut anchor = slug.clone();
        let mut number = 0;
        while !anchors.insert(anchor) {
            number += 1;
            anchor = format!("{slug}-{number}");
        }
    }
    anchors
}

/// The anchor that a heading names for itself: `Title {#anchor}`.
fn own_anchor(heading: &str) -> Option<&str> {
    let (_, rest) = heading.rsplit_once("{#")?;
    rest.trim_end().strip_suffix('}')
}

/// The anchor that VuePress and VitePress make of a heading: lower case, a hyphen for each run of blanks and ASCII
/// marks, none at the ends, and `_` before a digit at the beginning. Marks of full width count as ASCII where they
/// have a twin there, other Chinese marks stay.
fn slug(heading: &str) -> String {
    let mut slug = String::new();
    for c in heading.chars().map(narrow) {
        let is_mark = c.is_whitespace() || c.is_ascii_punctuation() || matches!(c, '“' | '”' | '‘' | '’');
        if !is_mark {
            slug.extend(c.to_lowercase());
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    let slug = slug.trim_end_matches('-');
    if slug.starts_with(|c: char| c.is_ascii_digit()) {
        format!("_{slug}")
    } else {
        slug.to_owned()
    }
}

/// The ASCII twin of a character of full width.
fn narrow(c: char) -> char {
    const SHIFT: u32 = '！' as u32 - '!' as u32;
    match c {
        '！'..='～' => char::from_u32(c as u32 - SHIFT).unwrap_or(c),
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_become_the_anchors_of_the_real_pages() {
        for (heading, expected) in [
            ("四、", "四、"),
            (
                "41. AList如何 使用/吃到 代理（Proxy）",
                "_41-alist如何-使用-吃到-代理-proxy",
            ),
            (
                "Why do I get 413 HTTP code when I upload a file?",
                "why-do-i-get-413-http-code-when-i-upload-a-file",
            ),
            ("`port`", "port"),
        ] {
            assert_eq!(slug(heading), expected);
        }
        let outline = markdown::outline("# A\n\n## A\n\n## B {#own}\n\n<a id=\"x\"></a>\n");
        let mut anchors: Vec<String> = anchors(&outline).into_iter().collect();
        anchors.sort();
        assert_eq!(anchors, ["a", "a-1", "own", "x"]);
    }

    #[test]
    fn links_are_read_as_sites_read_them() {
        assert_eq!(candidates("docs/faq/error.md", "")[0], "docs/faq/error.md");
        assert_eq!(
            candidates("docs/faq/error.md", "../guide/a.md")[0],
            "docs/guide/a.md"
        );
        assert!(candidates("error.md", "./why.html").contains(&"why.md".to_owned()));
        assert!(candidates("error.md", "why").contains(&"why.md".to_owned()));
        assert!(candidates("/d/error.md", "guide/").contains(&"/d/guide/README.md".to_owned()));
    }
}
