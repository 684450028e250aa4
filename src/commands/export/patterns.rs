//! `export --format patterns`: what shows each entry in a line of a log, as regular expressions that most engines read.

use catalogue::lang::Lang;
use catalogue::model::{Entry, SourceId};
use catalogue::signature::{Access, Pattern, TextSignature};
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

/// A text that OpenList prints, or lines of the access log.
#[derive(Serialize)]
pub(crate) struct Sign<'a> {
    pub(crate) pattern: String,
    /// What must not stand in the event.
    pub(crate) not: Vec<String>,
    /// What must all stand in the event.
    pub(crate) with: Vec<String>,
    /// Whether `not` and `with` are about the line rather than the event.
    pub(crate) line: bool,
    /// Whether a single line leaves open whether it counts: other lines of the log tell.
    whole_event: bool,
    /// The rule for the access log.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) access: Option<&'a Access>,
    /// The word that is looked for first.
    #[serde(skip)]
    pub(crate) word: String,
}

/// Returns the document, with the addresses of pages in a language.
pub(crate) fn document<'a>(selection: Selection<'a>, lang: Lang) -> Result<Document<'a>> {
    let mut entries = shown(selection, lang)?;
    for Sign { pattern, not, with, .. } in entries.iter_mut().flat_map(|entry| &mut entry.signatures) {
        for regex in [pattern].into_iter().chain(not).chain(with) {
            regex.insert_str(0, "(?i)");
        }
    }
    Ok(Document { version: json::VERSION, entries })
}

/// Returns the entries that have signatures, with regular expressions for text in lower case.
pub(crate) fn shown<'a>(selection: Selection<'a>, lang: Lang) -> Result<Vec<Shown<'a>>> {
    let entries = entries(selection).map(|entry| Shown::new(selection, lang, entry));
    entries.filter(|shown| shown.as_ref().map_or(true, |shown| !shown.signatures.is_empty())).collect()
}

impl<'a> Shown<'a> {
    fn new(selection: Selection<'a>, lang: Lang, entry: &'a Entry) -> Result<Shown<'a>> {
        let catalogue = selection.catalogue;
        let address = |source: &SourceId| catalogue.sources[source.0].address.as_ref();
        let rules = &entry.clues.rules;
        let texts = rules.texts.iter().map(Sign::of_text);
        let signs = texts.chain(rules.access.iter().map(|access| Ok(Sign::of_requests(access))));
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

impl<'a> Sign<'a> {
    fn of_text(row: &TextSignature) -> Result<Sign<'a>> {
        let parse = |text: &String, rest| {
            Pattern::parse(text, rest).map_err(|fault| Error::new(ErrorKind::Catalogue, fault))
        };
        let regexes = |texts: &[String]| -> Result<Vec<String>> {
            texts.iter().map(|text| Ok(parse(text, None)?.to_regex())).collect()
        };
        let pattern = parse(&row.text, row.rest)?;
        Ok(Sign {
            pattern: pattern.to_regex(),
            not: regexes(&row.not)?,
            with: regexes(&row.with)?,
            line: row.line,
            whole_event: !row.next_not.is_empty() || row.cured_by.is_some(),
            access: None,
            word: pattern.word_regex(),
        })
    }

    fn of_requests(access: &'a Access) -> Sign<'a> {
        let (pattern, not) = access.to_regex();
        let takes_several = access.times.is_some_and(|times| times > 1);
        let asks_others = access.after.is_some() || access.unless.is_some() || access.bare;
        Sign {
            pattern,
            not,
            with: Vec::new(),
            line: false,
            whole_event: takes_several || asks_others,
            access: Some(access),
            word: String::new(),
        }
    }

    /// Returns whether its pattern is all there is to find.
    pub(crate) fn is_plain(&self) -> bool {
        self.not.is_empty() && self.with.is_empty()
    }

    /// Returns whether a collector that sees one event can use it. A text is taken for what it mostly shows; requests that
    /// count only beside others mostly show nothing.
    pub(crate) fn is_usable_alone(&self) -> bool {
        self.access.is_none() || !self.whole_event
    }
}
