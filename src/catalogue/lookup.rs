//! What people write for an entry to the entry: its id or a piece of it, its number on a page, a code or a word of
//! its error, a link. For naming one entry; finding entries by what one remembers is `search`'s.

use super::{Catalogue, Entry, SourceId, link};

/// How many entries are named when none is meant.
const NEAREST: usize = 3;

/// Why a name leads to no entry.
#[derive(Debug)]
pub enum Miss<'c> {
    /// It means several entries.
    Several(Vec<&'c Entry>),
    /// It means none; the entries whose ids are nearest, the nearest first.
    None(Vec<&'c Entry>),
}

impl Catalogue {
    /// The entry that a name means: an id in any case or a piece of it that only one has; a number on the page of the
    /// source, or of the first one; a word of its error, such as a code; the address of a link in its answer, or
    /// that of its page with `#` and one of the others.
    ///
    /// # Errors
    /// A name that means no entry, or several.
    pub fn lookup<'n>(&self, name: &'n str, source: Option<SourceId>) -> Result<&Entry, Miss<'_>> {
        let name = Name::new(self, name, source);
        let surest_first: [fn(&Name<'n>, &Entry) -> bool; 6] = [
            Name::is_id,
            Name::is_number,
            Name::is_exact_link,
            Name::is_link,
            Name::opens_id,
            Name::is_in_errors,
        ];
        for means in surest_first {
            let meant: Vec<&Entry> = self.entries.iter().filter(|entry| means(&name, entry)).collect();
            match meant[..] {
                [] => {}
                [entry] => return Ok(entry),
                _ => return Err(Miss::Several(meant)),
            }
        }
        Err(Miss::None(self.nearest(&name)))
    }

    fn nearest(&self, name: &Name<'_>) -> Vec<&Entry> {
        let mut ranked: Vec<(f64, &Entry)> = self
            .entries
            .iter()
            .map(|entry| (name.likeness(entry), entry))
            .collect();
        ranked.sort_by(|(a, _), (b, _)| b.total_cmp(a));
        ranked.into_iter().take(NEAREST).map(|(_, entry)| entry).collect()
    }
}

/// A name, ready for comparing.
struct Name<'a> {
    /// Without the address of a page before it, and without brackets around it.
    text: &'a str,
    words: Vec<String>,
    /// The address, where it is one that is no page's.
    link: Option<String>,
    source: SourceId,
}

impl<'a> Name<'a> {
    fn new(catalogue: &Catalogue, name: &'a str, source: Option<SourceId>) -> Name<'a> {
        let name = name.trim();
        let (text, link) = match name.split_once('#') {
            Some((page, anchor)) if is_page(catalogue, page) => (anchor, None),
            _ if name.contains("://") => (name, Some(link::comparable(name))),
            _ => (name, None),
        };
        let text = text.trim_matches(['[', ']', '#']);
        Name {
            text,
            words: words(text),
            link,
            source: source.unwrap_or(SourceId(0)),
        }
    }

    fn is_id(&self, entry: &Entry) -> bool {
        entry.id.eq_ignore_ascii_case(self.text)
    }

    fn is_number(&self, entry: &Entry) -> bool {
        let on_source = |article: &&super::Article| article.source == self.source;
        let number = self.text.parse().ok();
        number.is_some()
            && entry
                .articles()
                .iter()
                .find(on_source)
                .map(|article| article.number)
                == number
    }

    fn is_exact_link(&self, entry: &Entry) -> bool {
        self.links_to(entry, |own, wanted| own == wanted)
    }

    fn is_link(&self, entry: &Entry) -> bool {
        let page = |address: &str| address.split('#').next().map(str::to_owned);
        self.links_to(entry, |own, wanted| page(own) == page(wanted))
    }

    fn links_to(&self, entry: &Entry, is_same: impl Fn(&str, &str) -> bool) -> bool {
        let Some(wanted) = &self.link else { return false };
        entry
            .links()
            .iter()
            .any(|own| is_same(&link::comparable(own), wanted))
    }

    /// Whether the id begins with the name, or holds all of its words side by side.
    fn opens_id(&self, entry: &Entry) -> bool {
        let id = words(&entry.id);
        self.is_word()
            && (entry.id.starts_with(&self.text.to_ascii_lowercase())
                || id.windows(self.words.len()).any(|run| run == self.words))
    }

    /// Whether the name's words stand side by side in an error of the entry, beyond the wrappers of all errors.
    fn is_in_errors(&self, entry: &Entry) -> bool {
        self.is_word()
            && entry
                .questions()
                .flat_map(|question| &question.errors)
                .any(|error| {
                    words(error.telling())
                        .windows(self.words.len())
                        .any(|run| run == self.words)
                })
    }

    fn is_word(&self) -> bool {
        self.link.is_none() && !self.words.is_empty()
    }

    /// How near the name is to the id or to as many words of it: 1 is the same, 0 has nothing in common.
    fn likeness(&self, entry: &Entry) -> f64 {
        let name = self.words.join("-");
        let id = words(&entry.id);
        let runs = id.windows(self.words.len().max(1)).map(|run| run.join("-"));
        runs.chain([entry.id.clone()])
            .map(|run| likeness(&name, &run))
            .fold(0.0, f64::max)
    }
}

/// The share of the characters that need no change; swapping two that are side by side counts as one change.
fn likeness(a: &str, b: &str) -> f64 {
    let longer = a.chars().count().max(b.chars().count()).max(1);
    let changes = u32::try_from(strsim::osa_distance(a, b)).unwrap_or(u32::MAX);
    1.0 - f64::from(changes) / f64::from(u32::try_from(longer).unwrap_or(u32::MAX))
}

/// The words of a text, in lower case: runs of letters and digits.
fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}

/// Whether an address is that of a page of the catalogue, in any language.
fn is_page(catalogue: &Catalogue, address: &str) -> bool {
    let address = link::comparable(address);
    catalogue
        .sources
        .iter()
        .flat_map(|source| source.address.iter())
        .any(|(_, page)| link::comparable(page) == address)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn find(name: &str) -> Result<String, String> {
        let catalogue = Catalogue::built_in().unwrap();
        let ids = |entries: Vec<&Entry>| {
            let ids: Vec<&str> = entries.iter().map(|entry| entry.id.as_str()).collect();
            ids.join(" ")
        };
        match catalogue.lookup(name, None) {
            Ok(entry) => Ok(entry.id.clone()),
            Err(Miss::Several(entries)) => Err(format!("several: {}", ids(entries))),
            Err(Miss::None(entries)) => Err(ids(entries)),
        }
    }

    #[test]
    fn a_name_may_be_sloppy() {
        for (name, id) in [
            ("upload-413", "upload-413"),
            ("Upload-413", "upload-413"),
            ("onedr", "onedrive-mysite"),
            ("permission-denied", "config-permission-denied"),
            ("permission denied", "config-permission-denied"),
            ("3", "token-expired"),
            ("61008", "list-sort-61008"),
            ("[61008]", "list-sort-61008"),
            ("413", "upload-413"),
            ("5244", "address-in-use"),
            ("ExceedCapacityForbidden", "aliyundrive-exceed-capacity"),
            ("https://doc.oplist.org/faq/error#upload-413", "upload-413"),
            ("https://alistgo.com/zh/faq/error.html#sign-in", "sign-in-locked"),
            (
                "https://doc.oplist.org/guide/advanced/offline-download.html",
                "add-storage-first",
            ),
            (
                "http://doc.oplist.org/guide/drivers/aliyundrive_open#%E5%9B%9B%E3%80%81",
                "aliyundrive-exceed-capacity",
            ),
            (
                "https://doc.oplist.org/configuration/configuration#host",
                "address-in-use",
            ),
        ] {
            assert_eq!(find(name).as_deref(), Ok(id), "{name}");
        }
    }

    #[test]
    fn the_number_is_that_of_the_wanted_page() {
        let catalogue = Catalogue::built_in().unwrap();
        let alist = catalogue.source("alist");
        let entry = catalogue.lookup("22", alist).unwrap();
        assert_eq!(find("22").as_deref(), Ok("config-permission-denied"));
        assert_ne!(entry.id, "config-permission-denied");
    }

    #[test]
    fn several_are_named_and_none_is_guessed() {
        assert_eq!(
            find("meta-path"),
            Err("several: meta-path-not-unique meta-path-required".to_owned())
        );
        // The page of drivers is where the answers of two entries lead, and a third to a part of it.
        assert_eq!(
            find("https://doc.oplist.org/guide/drivers/aliyundrive_open.md"),
            Err("several: aliyundrive-too-many-requests forbidden-drive-not-valid".to_owned())
        );
        assert!(find("61004").is_err());
        for (name, nearest) in [
            ("adress-in-use", "address-in-use"),
            ("premission", "config-permission-denied"),
            ("tokne-expired", "token-expired"),
        ] {
            let near = find(name).unwrap_err();
            assert_eq!(near.split(' ').next(), Some(nearest), "{name}");
            assert_eq!(near.split(' ').count(), 3);
        }
        for name in ["", "https://example.org/", "—", "#"] {
            assert!(find(name).is_err(), "{name:?}");
        }
    }
}
