//! Whether the links of pages lead somewhere: to the web, to pages of their site, and to anchors that these have.

use std::collections::{HashMap, HashSet};
use std::path::Path;

use super::anchor::{anchors, slug};
use super::path::{files_at, folder_of, last_name, likeness, names_a_page, normal_path, relative};
use crate::folder::PageFile;
use crate::link;
use crate::markdown::{self, Outline};
use crate::rule::{Finding, Rule};
use crate::text;

/// The pages among which links are followed.
pub struct Site {
    /// The folder of the site's pages, if these are all of them.
    root: Option<String>,
    /// The pages by their path in the site.
    pages: HashMap<String, Page>,
    /// The paths of the pages by the name that their address ends with.
    names: HashMap<String, Vec<String>>,
}

struct Page {
    outline: Outline,
    anchors: HashSet<String>,
}

impl Site {
    /// Reads the outlines of pages. `root` is the folder of the site, where these are all its pages.
    pub fn new(files: &[PageFile], root: Option<&Path>) -> Site {
        let mut site = Site {
            root: root.map(|root| normal_path(&root.to_string_lossy())),
            pages: HashMap::new(),
            names: HashMap::new(),
        };
        for file in files {
            let path = site.path(file);
            let outline = markdown::outline(&file.text);
            let anchors = anchors(&outline);
            site.names.entry(last_name(&path)).or_default().push(path.clone());
            site.pages.insert(path, Page { outline, anchors });
        }
        site
    }

    /// Returns what is wrong with the links of a page.
    pub(super) fn judge_links(&self, file: &PageFile) -> Vec<Finding> {
        let path = self.path(file);
        let Some(Page { outline, .. }) = self.pages.get(&path) else {
            return Vec::new();
        };
        let links = outline.links.iter().map(|placed| (placed, self.judge(&path, &placed.text)));
        let images = outline.images.iter().map(|placed| (placed, judge_scheme(&placed.text)));
        let judged = links.chain(images);
        judged
            .filter_map(|(placed, fault)| fault.map(|(rule, text)| Finding::new(rule, placed.position, text)))
            .collect()
    }

    /// Returns where a page stands in the site.
    fn path(&self, file: &PageFile) -> String {
        let path = normal_path(&file.name);
        let below = |root: &String| Some(path.strip_prefix(root)?.trim_start_matches('/').to_owned());
        self.root.as_ref().and_then(below).unwrap_or(path)
    }

    fn judge(&self, from: &str, link: &str) -> Option<(Rule, String)> {
        if link.starts_with("//") || link::scheme(link).is_some() {
            return judge_scheme(link);
        }
        let (address, anchor) = link.split_once('#').unwrap_or((link, ""));
        let address = link::decode(address.split('?').next().unwrap_or_default());
        let targets = self.targets(from, &address);
        let found = targets.iter().find_map(|target| self.pages.get_key_value(target));
        let Some((target, page)) = found else {
            let is_missing = self.root.is_some() && names_a_page(&address);
            return is_missing.then(|| (Rule::LinkToAPage, self.missing(from, &address, &targets)));
        };
        let anchor = anchor.split(":~:").next().unwrap_or_default();
        let anchor = link::decode(anchor);
        let anchor = text::sanitize(&anchor).into_owned();
        if matches!(&*anchor, "" | "top") || page.anchors.contains(&anchor) {
            return None;
        }
        let slug = slug(&anchor);
        let hint = match page.anchors.contains(&slug) {
            true => format!(": it is \"{slug}\""),
            false => String::new(),
        };
        Some((Rule::LinkToAnAnchor, format!("{target} has no anchor \"{anchor}\"{hint}")))
    }

    /// Returns the pages that an address may mean, as the sites read it, the likeliest first.
    fn targets(&self, from: &str, address: &str) -> Vec<String> {
        if address.is_empty() {
            return vec![from.to_owned()];
        }
        let mut folders = Vec::new();
        if address.starts_with('/') {
            // Where the root is among a few pages is not known.
            folders.extend(self.root.is_some().then_some(""));
        } else {
            let folder = folder_of(from);
            folders.push(folder);
            // The address of an index page may lack the slash at its end, and then names another folder.
            if from.strip_prefix(folder).is_some_and(|file| file.trim_start_matches('/') == "index.md") {
                folders.push(folder_of(folder));
            }
        }
        let paths = folders.into_iter().map(|folder| {
            let path = normal_path(&format!("{folder}/{address}"));
            let path = match folder.starts_with('/') {
                true => &path,
                false => path.trim_start_matches('/'),
            };
            // Above the root there is the root.
            match self.root {
                Some(_) => path.trim_start_matches("../").trim_start_matches("..").to_owned(),
                None => path.to_owned(),
            }
        });
        paths.flat_map(|path| files_at(&path)).collect()
    }

    /// Says that a page is not there, and where one of that name is.
    fn missing(&self, from: &str, address: &str, targets: &[String]) -> String {
        /// More pages of one name are not looked at.
        const MAX_PAGES: usize = 64;
        let said = format!("the link \"{address}\" leads to no page");
        let Some(wanted) = targets.first() else {
            return said;
        };
        let named = self.names.get(&last_name(wanted)).map_or(&[][..], Vec::as_slice);
        // Of several that are as near, the first.
        let nearest = named.iter().take(MAX_PAGES).rev();
        let nearest = nearest.max_by_key(|path| likeness(path, wanted));
        match nearest {
            Some(path) if address.starts_with('/') => format!("{said}: did you mean \"/{path}\"?"),
            Some(path) => format!("{said}: did you mean \"{}\"?", relative(folder_of(from), path)),
            None => said,
        }
    }
}

/// Returns what is wrong with a link that names its scheme.
fn judge_scheme(link: &str) -> Option<(Rule, String)> {
    let scheme = link::scheme(link)?;
    let is_fine =
        ["http", "https", "mailto", "tel", "data"].iter().any(|fine| scheme.eq_ignore_ascii_case(fine));
    (!is_fine).then(|| (Rule::LinkToTheWeb, format!("\"{link}\" is not a web link")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Lang;

    fn site(paths: &[&str], root: Option<&str>) -> Site {
        let page = |path: &&str| PageFile::new((*path).to_owned(), "# A\n".to_owned(), Lang::En);
        let files: Vec<PageFile> = paths.iter().map(page).collect();
        Site::new(&files, root.map(Path::new))
    }

    #[test]
    fn links_are_read_as_the_sites_read_them() {
        let site = site(
            &[
                "d/faq/error.md",
                "d/faq/index.md",
                "d/guide/README.md",
                "d/guide/a.md",
                "d/index.md",
                "d/b c.md",
            ],
            Some("./d"),
        );
        for (from, link) in [
            ("faq/error.md", ""),
            ("faq/error.md", "#a"),
            ("faq/error.md", "../guide/a.md#a"),
            ("faq/error.md", "../guide/a.html?x=1"),
            ("faq/error.md", "../guide/a"),
            ("faq/error.md", "../guide/"),
            ("faq/error.md", "/guide"),
            ("faq/error.md", "/"),
            ("faq/error.md", "/index.html"),
            ("faq/error.md", "../../../guide/a"),
            ("faq/error.md", "../b%20c.md"),
            ("faq/index.md", "error"),
            ("faq/index.md", "./faq/error"),
            ("guide/README.md", "a.md"),
            ("faq/error.md", "/files/a.zip"),
            ("faq/error.md", "//example.org/x"),
        ] {
            assert_eq!(site.judge(from, link), None, "{from} {link}");
        }
        for (from, link, hint) in [
            ("faq/error.md", "guide/a.md", Some("../guide/a.md")),
            ("faq/error.md", "/faq/A", Some("/guide/a.md")),
            ("faq/error.md", "./err_or.html", Some("./error.md")),
            ("guide/README.md", "./guide/a", Some("./a.md")),
            ("faq/error.md", "nowhere", None),
        ] {
            let (rule, message) = site.judge(from, link).expect("it is found");
            assert_eq!(rule, Rule::LinkToAPage);
            let hint = hint.map(|hint| format!(": did you mean \"{hint}\"?")).unwrap_or_default();
            assert_eq!(message, format!("the link \"{link}\" leads to no page{hint}"));
        }
        let wrong = site.judge("faq/error.md", "../guide/#A");
        assert_eq!(
            wrong.map(|(_, message)| message).as_deref(),
            Some("guide/README.md has no anchor \"A\": it is \"a\"")
        );
    }

    #[test]
    fn among_a_few_pages_only_their_anchors_are_judged() {
        let site = site(&["/d/faq/error.md", "/d/a.md"], None);
        for link in ["/a#x", "../b.md", "../a", "../a#a"] {
            assert_eq!(site.judge("/d/faq/error.md", link), None, "{link}");
        }
        assert!(site.judge("/d/faq/error.md", "../a#x").is_some());
    }
}
