//! `export --format patterns`: what shows each entry in a line of a log, as regular expressions that most engines read.

use catalogue::lang::Lang;
use catalogue::model::{Entry, SourceId};
use catalogue::signature::{Access, Pattern, Rest, TextSignature};
use serde::Serialize;

use crate::commands::{Selection, entries, json};
use crate::error::{Error, ErrorKind, Result};

/// Every entry that something in a log shows.
#[derive(Serialize)]
pub(crate) struct Document<'a> {
    version: u32,
    entries: Vec<Shown<'a>>,
}

/// An entry, and what shows it.
#[derive(Serialize)]
pub(crate) struct Shown<'a> {
    pub(crate) id: &'a str,
    pub(crate) severity: &'static str,
    /// The page of the entry on the web.
    pub(crate) url: Option<&'a str>,
    /// Whether it counts only when nothing else is found in the event.
    pub(crate) wrapper: bool,
    /// The ids of the entries that do not count in an event that shows this one.
    pub(crate) beats: Vec<&'a str>,
    /// Each of them suffices.
    pub(crate) signatures: Vec<Sign<'a>>,
}

#[derive(Serialize)]
#[serde(untagged)]
pub(crate) enum Sign<'a> {
    Text(Text),
    Access(Requests<'a>),
}

/// A text that OpenList prints.
#[derive(Serialize)]
pub(crate) struct Text {
    pub(crate) pattern: String,
    /// What must not stand in the event.
    pub(crate) not: Vec<String>,
    /// What must all stand in the event.
    pub(crate) with: Vec<String>,
    /// Whether `not` and `with` are about the line rather than the event.
    pub(crate) line: bool,
    /// Whether a single line leaves open whether it counts: that is told by what follows in the log.
    pub(crate) whole_event: bool,
    /// The word that is looked for first.
    #[serde(skip)]
    pub(crate) word: String,
}

/// Lines of the access log.
#[derive(Serialize)]
pub(crate) struct Requests<'a> {
    pub(crate) pattern: String,
    pub(crate) not: Vec<String>,
    pub(crate) access: &'a Access,
    /// Whether other lines decide whether it counts.
    pub(crate) whole_event: bool,
}

/// Returns the document, with the addresses of pages in a language.
///
/// # Errors
///
/// Returns an error if the catalogue has a signature that cannot be used.
pub(crate) fn document<'a>(selection: Selection<'a>, lang: Lang) -> Result<Document<'a>> {
    let mut entries = shown(selection, lang)?;
    let patterns = entries.iter_mut().flat_map(|entry| &mut entry.signatures);
    for regex in patterns.flat_map(Sign::regexes) {
        regex.insert_str(0, "(?i)");
    }
    Ok(Document { version: json::VERSION, entries })
}

/// Returns the entries that have signatures, with regular expressions for text in lower case.
///
/// # Errors
///
/// Returns an error if the catalogue has a signature that cannot be used.
pub(crate) fn shown<'a>(selection: Selection<'a>, lang: Lang) -> Result<Vec<Shown<'a>>> {
    let entries = entries(selection).map(|entry| Shown::new(selection, lang, entry));
    entries.filter(|shown| shown.as_ref().map_or(true, |shown| !shown.signatures.is_empty())).collect()
}

impl<'a> Shown<'a> {
    fn new(selection: Selection<'a>, lang: Lang, entry: &'a Entry) -> Result<Shown<'a>> {
        let catalogue = selection.catalogue;
        let address = |source: &SourceId| catalogue.sources[source.0].address.as_ref();
        let rules = &entry.clues.rules;
        let texts = rules.texts.iter().map(|row| Text::new(row).map(Sign::Text));
        let signs = texts.chain(rules.access.iter().map(|access| Ok(Sign::Access(Requests::new(access)))));
        let beaten = rules.beats.iter().map(|beaten| catalogue.entries[*beaten].id.as_str());
        Ok(Shown {
            id: &entry.id,
            severity: if entry.harmless { "harmless" } else { "fault" },
            url: entry.sources.iter().find_map(address).map(|address| address[lang].as_str()),
            wrapper: rules.wrapper,
            beats: beaten.filter(|beaten| *beaten != entry.id).collect(),
            signatures: signs.collect::<Result<_>>()?,
        })
    }
}

impl Sign<'_> {
    fn regexes(&mut self) -> Vec<&mut String> {
        let (pattern, not, with) = match self {
            Sign::Text(text) => (&mut text.pattern, &mut text.not, &mut text.with[..]),
            Sign::Access(requests) => (&mut requests.pattern, &mut requests.not, &mut [][..]),
        };
        [pattern].into_iter().chain(not).chain(with).collect()
    }
}

impl Text {
    fn new(row: &TextSignature) -> Result<Text> {
        let regexes = |texts: &[String]| -> Result<Vec<String>> {
            texts.iter().map(|text| Ok(pattern(text, None)?.to_regex())).collect()
        };
        let pattern = pattern(&row.text, row.rest)?;
        Ok(Text {
            pattern: pattern.to_regex(),
            not: regexes(&row.not)?,
            with: regexes(&row.with)?,
            line: row.line,
            whole_event: !row.next_not.is_empty() || row.cured_by.is_some(),
            word: pattern.word_regex(),
        })
    }
}

fn pattern(text: &str, rest: Option<Rest>) -> Result<Pattern> {
    Pattern::parse(text, rest).map_err(|fault| Error::new(ErrorKind::Catalogue, fault))
}

impl Requests<'_> {
    fn new(access: &Access) -> Requests<'_> {
        let (pattern, not) = access.to_regex();
        let asks_others = access.after.is_some() || access.unless.is_some() || access.bare;
        Requests {
            pattern,
            not,
            access,
            whole_event: asks_others || access.times.is_some_and(|times| times > 1),
        }
    }
}
