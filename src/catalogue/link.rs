//! The pages' links to full web addresses: relative ones against the page's own address, then by the rules of its
//! site. Opening them is `browser`'s.

use fluent_uri::{Iri, IriRef};

use super::curation::LinkRules;

/// The address that a link on a page leads to. What is no valid reference stays as it is.
pub fn resolve(link: &str, page_address: &str, rules: &LinkRules) -> String {
    let link_ref = match IriRef::parse(link) {
        Ok(link_ref) if !link_ref.has_scheme() => link_ref,
        _ => return link.to_owned(),
    };
    let Ok(base) = Iri::parse(page_address) else {
        return link.to_owned();
    };
    match link_ref.resolve_against(&base) {
        Ok(address) => follow_rules(address.as_str(), rules),
        Err(_) => link.to_owned(),
    }
}

/// The scheme of an address, such as `https`; `None` for a relative one.
pub fn scheme(address: &str) -> Option<&str> {
    let (scheme, _) = address.trim().split_once(':')?;
    let is_scheme = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'));
    is_scheme.then_some(scheme)
}

/// Whether an address leads to the web.
pub fn is_web(address: &str) -> bool {
    scheme(address).is_some_and(|scheme| {
        ["http", "https"]
            .iter()
            .any(|web| scheme.eq_ignore_ascii_case(web))
    })
}

/// An address for comparing: whether the site writes `http` or `https`, names a page with or without its extension,
/// or writes Chinese letters as percent signs, makes no other address of it.
pub fn comparable(address: &str) -> String {
    let address = decode(address.trim());
    let address = address.split_once("://").map_or(&*address, |(_, rest)| rest);
    let (path, fragment) = address.split_once('#').unwrap_or((address, ""));
    let path = path.trim_end_matches('/');
    let path = [".html", ".md"]
        .iter()
        .find_map(|extension| path.strip_suffix(extension))
        .unwrap_or(path);
    format!("{path}#{fragment}").to_lowercase()
}

/// The text with its percent signs put back to letters; as it is where they do not make UTF-8.
pub fn decode(address: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = address.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let hex = after.get(..2).and_then(|digits| std::str::from_utf8(digits).ok());
        match hex.and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            Some(byte) if *first == b'%' => {
                bytes.push(byte);
                rest = &after[2..];
            }
            _ => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| address.to_owned())
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
