//! The pages' links to full web addresses: relative ones against the page's own address, then by the rules of its
//! site. Opening them is `browser`'s.

use fluent_uri::{Iri, IriRef};

use super::curation::LinkRules;

/// The address that a link on a page leads to. What is no valid reference stays as it is.
pub fn resolve(link: &str, page_address: &str, rules: &LinkRules) -> String {
    let (Ok(link_ref), Ok(base)) = (IriRef::parse(link), Iri::parse(page_address)) else {
        return link.to_owned();
    };
    if link_ref.has_scheme() {
        return link.to_owned();
    }
    match link_ref.resolve_against(&base) {
        Ok(address) => follow_rules(address.as_str(), rules),
        Err(_) => link.to_owned(),
    }
}

fn follow_rules(address: &str, rules: &LinkRules) -> String {
    let (path, fragment) = match address.split_once('#') {
        Some((path, fragment)) => (path, Some(fragment)),
        None => (address, None),
    };
    let mut path = match path.strip_suffix(".md") {
        Some(stem) => format!("{stem}{}", &*rules.extension),
        None => path.to_owned(),
    };
    if let Some(moved) = rules.moved.iter().find(|moved| path.starts_with(&*moved.from)) {
        path = format!("{}{}", &*moved.to, &path[moved.from.len()..]);
    }
    match fragment {
        Some(fragment) => format!("{path}#{fragment}"),
        None => path,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::curation::{Line, Moved};

    #[test]
    fn links_follow_their_site() {
        let line = |text: &str| Line(text.to_owned());
        let clean = LinkRules {
            extension: line(""),
            moved: vec![Moved {
                from: line("https://a.org/config/"),
                to: line("https://a.org/configuration/"),
            }],
        };
        let html = LinkRules {
            extension: line(".html"),
            moved: vec![],
        };
        for (link, rules, expected) in [
            ("../guide/x.md", &clean, "https://a.org/guide/x"),
            (
                "../config/c.md#port",
                &clean,
                "https://a.org/configuration/c#port",
            ),
            ("./why.md#四、", &html, "https://a.org/faq/why.html#四、"),
            ("../a%20b.md", &html, "https://a.org/a%20b.html"),
            ("https://b.org/x.md", &html, "https://b.org/x.md"),
            ("not a reference", &html, "not a reference"),
        ] {
            assert_eq!(resolve(link, "https://a.org/faq/error", rules), expected);
        }
    }
}
