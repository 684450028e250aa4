//! What is right: what the matcher of the catalogue finds.

use std::collections::BTreeSet;
use std::path::Path;

use catalogue::join::Survey;
use catalogue::model::Catalogue;
use catalogue::signature::{Access, Matcher};
use regex::Regex;

use crate::Result;

pub type Ids = BTreeSet<String>;

pub struct Oracle {
    pub catalogue: Catalogue,
    matcher: Matcher,
    request: Regex,
    level: Regex,
    colour: Regex,
}

impl Oracle {
    pub fn new(assets: &Path) -> Result<Oracle> {
        let (catalogue, _) = Survey::of_folder(assets)?.into_catalogue().map_err(|error| error.message)?;
        let matcher = Matcher::new(catalogue.entries.iter().map(|entry| &entry.clues.rules))?;
        Ok(Oracle {
            catalogue,
            matcher,
            request: Regex::new(
                r#"\[GIN\] \d{4}.*?\|\s*(\d{3})\s*\|[^|]*\|\s*\S+\s*\|\s*([A-Z]+)\s+"([^"]*)"#,
            )?,
            colour: Regex::new(r"\x1b?\[[0-9;]{1,8}m")?,
            level: Regex::new(r"^(?:TRAC|DEBU|INFO|WARN|ERRO|FATA|PANI)\[\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\]")?,
        })
    }

    /// Returns the entries that an event shows, or a request by itself.
    pub fn entries(&self, event: &str) -> Ids {
        let event = self.colour.replace_all(event, "");
        let found = match self.request.captures(&event).filter(|_| !event.contains('\n')) {
            Some(request) => {
                let status = request[1].parse().unwrap_or_default();
                self.accessed(|access| access.counts(status, &request[2], &request[3]))
            }
            None => self.matcher.entries(&event),
        };
        found.into_iter().map(|entry| self.catalogue.entries[entry].id.clone()).collect()
    }

    /// Returns the entries with a rule for a single line of the access log that holds.
    fn accessed(&self, holds: impl Fn(&Access) -> bool) -> Vec<usize> {
        let alone = |access: &Access| {
            access.times.unwrap_or(1) == 1
                && access.after.is_none()
                && access.unless.is_none()
                && !access.bare
        };
        let shows = |access: &Access| alone(access) && holds(access);
        let entries = self.catalogue.entries.iter().enumerate();
        let shown = entries.filter(|(_, entry)| entry.clues.rules.access.iter().any(shows));
        shown.map(|(at, _)| at).collect()
    }

    /// Returns whether the next line decides whether one of these entries counts.
    pub fn asks_next(&self, event: &str) -> bool {
        self.matcher.read(&self.colour.replace_all(event, ""), None).asks_next
    }

    /// Returns for each signature an event that it stands in, as OpenList logs it.
    pub fn samples(&self) -> Vec<String> {
        let texts = self.catalogue.entries.iter().flat_map(|entry| &entry.clues.rules.texts);
        let logged = |event: String| match self.level.is_match(&event) {
            true => event,
            false => format!("ERRO[2026-03-01 10:00:00] {event}"),
        };
        texts.map(|text| logged(text.example())).collect()
    }
}
