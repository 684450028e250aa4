//! The entry that a command's argument names, or an error that names the nearest ones: an id or a piece of it, a word of
//! its error such as a code, a link in its answer. Finding entries by what one remembers is `search`'s.

use catalogue::link;
use catalogue::model::{Article, Catalogue, Entry, Source};
use catalogue::text;

use super::Selection;
use crate::error::{Error, ErrorKind, Result};

/// How many entries are named when none is meant.
const NEAREST: usize = 3;

/// Returns the entry that a name means, and its text that is shown.
pub(super) fn find<'c>(selection: Selection<'c>, name: &str) -> Result<(&'c Entry, &'c Article)> {
    let entry = named(selection.catalogue, name)?;
    let article = entry.article(selection.source, selection.lang).ok_or_else(|| {
        let sources = entry.sources.iter();
        let sources = sources.map(|source| selection.catalogue.sources[source.0].id.as_str());
        let message = format!("the entry \"{}\" is not on that source", entry.id);
        Error::new(ErrorKind::Usage, message)
            .with_hint(format!("it is on: {}", sources.collect::<Vec<_>>().join(", ")))
    })?;
    Ok((entry, article))
}

fn named<'c>(catalogue: &'c Catalogue, name: &str) -> Result<&'c Entry> {
    let name = Name::new(catalogue, name);
    let surest_first: [&dyn Fn(&Entry) -> bool; 5] = [
        &|entry| name.is_id(entry),
        &|entry| name.links_to(entry, true),
        &|entry| name.links_to(entry, false),
        &|entry| name.opens_id(entry),
        &|entry| name.is_in_errors(entry),
    ];
    for means in surest_first {
        let meant: Vec<&Entry> = catalogue.entries.iter().filter(|entry| means(entry)).collect();
        match meant[..] {
            [] => {}
            [entry] => return Ok(entry),
            _ => return Err(name.several(&meant)),
        }
    }
    Err(whole_page(catalogue, &name).unwrap_or_else(|| name.nothing(catalogue)))
}

/// What to say about the address of a page, which has no places that lead to its entries.
fn whole_page(catalogue: &Catalogue, name: &Name<'_>) -> Option<Error> {
    let page = link::comparable(name.given.split('#').next()?);
    let source = catalogue.sources.iter().find(|source| has_page(source, &page))?;
    let message = format!("\"{}\" is the page of many entries", text::sanitize(name.given));
    let hint = format!("openlist-faq list --source {} prints them", source.id);
    Some(Error::new(ErrorKind::NotFound, message).with_hint(hint))
}

fn has_page(source: &Source, comparable: &str) -> bool {
    let mut addresses = source.address.iter().flat_map(|address| address.iter());
    addresses.any(|(_, address)| link::comparable(address) == comparable)
}

/// A name, ready for comparing.
struct Name<'a> {
    given: &'a str,
    /// Without the address of a page before it, and without brackets around it.
    text: &'a str,
    words: Vec<String>,
    /// The address, where it is one that is no page's.
    link: Option<String>,
}

impl<'a> Name<'a> {
    fn new(catalogue: &Catalogue, given: &'a str) -> Name<'a> {
        let given = given.trim();
        let is_page = |page: &str| {
            let page = link::comparable(page);
            catalogue.sources.iter().any(|source| has_page(source, &page))
        };
        let (text, link) = match given.split_once('#') {
            Some((page, anchor)) if is_page(page) => (anchor, None),
            _ if given.contains("://") => (given, Some(link::comparable(given))),
            _ => (given, None),
        };
        let text = text.trim_matches(['[', ']', '#']);
        Name { given, text, words: words(text), link }
    }

    fn is_id(&self, entry: &Entry) -> bool {
        entry.id.eq_ignore_ascii_case(self.text)
    }

    /// Returns whether the answer has the link, or one to another place of the same page.
    fn links_to(&self, entry: &Entry, with_place: bool) -> bool {
        let part = |address: &str| {
            let page = address.split('#').next().unwrap_or_default();
            if with_place { address.to_owned() } else { page.to_owned() }
        };
        let wanted = self.link.as_deref().map(part);
        let links = entry.answer.articles.iter().flat_map(Article::links);
        wanted.is_some_and(|wanted| links.map(|own| part(&link::comparable(own))).any(|own| own == wanted))
    }

    /// Whether the id begins with the name, or holds all of its words side by side.
    fn opens_id(&self, entry: &Entry) -> bool {
        let id = words(&entry.id);
        let begins = || !self.is_number() && entry.id.starts_with(&self.text.to_ascii_lowercase());
        self.is_word() && (begins() || self.stands_in(&id))
    }

    fn is_in_errors(&self, entry: &Entry) -> bool {
        self.is_word() && entry.clues.errors.iter().any(|error| self.stands_in(&words(error)))
    }

    fn stands_in(&self, words: &[String]) -> bool {
        words.windows(self.words.len()).any(|run| run == self.words)
    }

    fn is_word(&self) -> bool {
        self.link.is_none() && !self.words.is_empty()
    }

    /// A number is a code, whole; entries have none.
    fn is_number(&self) -> bool {
        self.text.bytes().all(|byte| byte.is_ascii_digit())
    }

    fn several(&self, entries: &[&Entry]) -> Error {
        let message = format!("\"{}\" means several entries", text::sanitize(self.given));
        Error::new(ErrorKind::Usage, message).with_hint(format!("say which: {}", ids(entries, ", ")))
    }

    fn nothing(&self, catalogue: &Catalogue) -> Error {
        if self.is_number() && !catalogue.entries.is_empty() {
            let message = format!("no error has the code {}", self.text);
            let hint = "entries have no numbers; openlist-faq list prints their ids";
            return Error::new(ErrorKind::NotFound, message).with_hint(hint);
        }
        let mut ranked: Vec<(f64, &Entry)> =
            catalogue.entries.iter().map(|entry| (self.likeness(entry), entry)).collect();
        ranked.sort_by(|(a, _), (b, _)| b.total_cmp(a));
        let nearest: Vec<&Entry> = ranked.into_iter().take(NEAREST).map(|(_, entry)| entry).collect();
        let message = format!("there is no entry \"{}\"", text::sanitize(self.given));
        let hint = match nearest[..] {
            [] => "the catalogue is empty".to_owned(),
            _ => format!("did you mean {}? openlist-faq list prints every id", ids(&nearest, ", ")),
        };
        Error::new(ErrorKind::NotFound, message).with_hint(hint)
    }

    /// How near the name is to the id or to as many words of it: 1 is the same, 0 has nothing in common.
    fn likeness(&self, entry: &Entry) -> f64 {
        let name = self.words.join("-");
        let id = words(&entry.id);
        let runs = id.windows(self.words.len().max(1)).map(|run| run.join("-"));
        let runs = runs.chain([entry.id.clone()]);
        runs.map(|run| strsim::normalized_damerau_levenshtein(&name, &run)).fold(0.0, f64::max)
    }
}

/// Returns the words of a text, in lower case: runs of letters and digits.
fn words(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphanumeric());
    words.filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
}

fn ids(entries: &[&Entry], between: &str) -> String {
    let ids: Vec<&str> = entries.iter().map(|entry| entry.id.as_str()).collect();
    ids.join(between)
}
