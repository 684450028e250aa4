//! The pages' links to full web addresses: relative ones against the page's own address, then by the rules of its
//! site. Opening them is `browser`'s.

use fluent_uri::{Iri, IriRef};

use crate::curation::LinkRules;

/// The place from which the links of a page lead.
pub(crate) struct Base<'a> {
    /// The page's own address; `None` where that is no valid one.
    address: Option<Iri<&'a str>>,
    rules: &'a LinkRules,
}

impl<'a> Base<'a> {
    /// The page at this address, on a site with these rules.
    pub(crate) fn new(page_address: &'a str, rules: &'a LinkRules) -> Base<'a> {
        Base { address: Iri::parse(page_address).ok(), rules }
    }

    /// The address that a relative link leads to; `None` for one that stays as it is: it is a full address already, or
    /// no valid reference.
    pub(crate) fn resolve(&self, link: &str) -> Option<String> {
        let link = IriRef::parse(link).ok().filter(|link| !link.has_scheme())?;
        let address = link.resolve_against(self.address.as_ref()?).ok()?;
        Some(follow_rules(address.as_str(), self.rules))
    }
}

/// The scheme of an address, such as `https`; `None` for a relative one.
pub fn scheme(address: &str) -> Option<&str> {
    let (scheme, _) = address.trim().split_once(':')?;
    let is_scheme = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'));
    is_scheme.then_some(scheme)
}

/// Whether an address leads to the web.
pub fn is_web(address: &str) -> bool {
    scheme(address).is_some_and(|scheme| ["http", "https"].iter().any(|web| scheme.eq_ignore_ascii_case(web)))
}

/// An address for comparing: whether the site writes `http` or `https`, names a page with or without its extension,
/// or writes Chinese letters as percent signs, makes no other address of it.
pub fn comparable(address: &str) -> String {
    let address = decode(address.trim());
    let address = address.split_once("://").map_or(&*address, |(_, rest)| rest);
    let (path, fragment) = address.split_once('#').unwrap_or((address, ""));
    let path = path.trim_end_matches('/');
    let path = [".html", ".md"].iter().find_map(|extension| path.strip_suffix(extension)).unwrap_or(path);
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
    use crate::curation::{Line, Moved};

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
        let html = LinkRules { extension: line(".html"), moved: vec![] };
        for (link, rules, expected) in [
            ("../guide/x.md", &clean, "https://a.org/guide/x"),
            ("../config/c.md#port", &clean, "https://a.org/configuration/c#port"),
            ("./why.md#四、", &html, "https://a.org/faq/why.html#四、"),
            ("../a%20b.md", &html, "https://a.org/a%20b.html"),
        ] {
            let base = Base::new("https://a.org/faq/error", rules);
            assert_eq!(base.resolve(link).as_deref(), Some(expected));
        }
        for link in ["https://b.org/x.md", "not a reference"] {
            assert_eq!(Base::new("https://a.org/faq/error", &html).resolve(link), None);
        }
        assert_eq!(Base::new("nowhere", &html).resolve("x.md"), None);
    }
}
