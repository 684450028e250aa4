//! What the blocks of one log after the other say together: events, how often each entry is shown, and the errors
//! that no entry answers. No reading and no printing.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::ops::Range;

use super::prefix::Level;
use super::scan::{EVENT_LINES, Event, Head, Mark, Scan};
use super::shape;
use crate::signature::Evidence;

/// How many lines prove an entry.
const EVIDENCE: usize = 3;

/// How many kinds of unanswered errors are told apart; the rest are only counted, so that memory stays bounded.
const SHAPES: usize = 1000;

/// How many bytes of a line are kept before and after what matters in it.
const AROUND: usize = 1000;

/// A line that shows an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Match {
    /// The entry: an index into the catalogue's entries.
    pub entry: usize,
    /// The input: an index into the names of the inputs.
    pub file: usize,
    /// The line, from 1.
    pub line: u64,
    /// When, as the log says.
    pub time: Option<String>,
    /// The line's text; of a very long one what is around the evidence.
    pub text: String,
    /// The bytes of the text that show the entry.
    pub evidence: Range<usize>,
    /// How grave it is; an error where the line does not say.
    pub level: Level,
}

/// How often and when an entry was shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tally {
    /// The entry.
    pub entry: usize,
    /// How many events show it.
    pub count: u64,
    /// How grave it was at its gravest.
    pub level: Level,
    /// The time of the first event that has one.
    pub first: Option<String>,
    /// The time of the last event that has one.
    pub last: Option<String>,
    /// The first lines that show it.
    pub evidence: Vec<Match>,
}

/// Errors of one shape that no entry answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unknown {
    /// What they have in common.
    pub shape: String,
    /// How many there are.
    pub count: u64,
    /// The first of them.
    pub example: String,
    /// The input of the first one.
    pub file: usize,
    /// The line of the first one, from 1.
    pub first_line: u64,
}

/// Everything that was found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Summary {
    /// How many lines were read.
    pub lines: u64,
    /// How many bytes were read.
    pub bytes: u64,
    /// The entries, the gravest and most frequent first.
    pub entries: Vec<Tally>,
    /// The errors that no entry answers, the most frequent first.
    pub unknown: Vec<Unknown>,
    /// How many errors no entry answers, those of kinds too many to list with them.
    pub unknown_events: u64,
}

/// Puts scans together, in the order of the log.
#[derive(Debug, Clone, Default)]
pub struct Collector {
    summary: Summary,
    shapes: HashMap<String, usize>,
    file: usize,
    /// The line feeds in this file so far.
    file_feeds: u64,
    /// The line feeds in all files so far, those that files should have ended with included.
    feeds: u64,
    unended: bool,
    open: Option<Head>,
    event: Current,
}

/// The event that is being put together.
#[derive(Debug, Clone, Default)]
struct Current {
    /// The number of line feeds before it.
    line: Option<u64>,
    entries: Vec<usize>,
    unanswered: Option<Unknown>,
}

impl Collector {
    /// Goes on with another input. An event may go on in it, as in the next file of a rotated log.
    pub fn begin(&mut self, file: usize) {
        self.end_line();
        self.file = file;
        self.file_feeds = 0;
    }

    /// Counts a last line without a line feed.
    fn end_line(&mut self) {
        if self.unended {
            self.feeds += 1;
            self.summary.lines += 1;
            self.unended = false;
        }
    }

    /// Adds the next block; returns what it shows.
    pub fn add(&mut self, scan: Scan) -> Vec<Match> {
        let mut matches = Vec::new();
        for mark in scan.marks {
            self.mark(mark, &mut matches);
        }
        match scan.last {
            Event::Opened(head) => self.open = Some(self.placed(head)),
            Event::Own => self.open = None,
            Event::Before => {}
        }
        self.feeds += scan.feeds;
        self.file_feeds += scan.feeds;
        self.summary.lines += scan.feeds;
        self.summary.bytes += scan.bytes;
        self.unended = scan.unended;
        matches
    }

    /// The head with its line counted from the beginning of all inputs.
    fn placed(&self, head: Head) -> Head {
        Head {
            line: self.feeds + head.line,
            ..head
        }
    }

    fn mark(&mut self, mark: Mark, matches: &mut Vec<Match>) {
        let line = self.feeds + mark.line;
        let head = match mark.event.clone() {
            Event::Own => None,
            Event::Opened(head) => Some(self.placed(head)),
            Event::Before => self.open.clone().filter(|head| line - head.line <= EVENT_LINES),
        };
        // What only goes on with an event is no error of its own.
        if head.is_some() && mark.evidence.is_empty() && mark.level.is_none() {
            return;
        }
        let event = head.as_ref().map_or(line, |head| head.line);
        if self.event.line != Some(event) {
            self.end_event();
            self.event.line = Some(event);
        }
        if mark.evidence.is_empty() {
            self.unanswered(&mark);
            return;
        }
        self.event.unanswered = None;
        let level = mark.level.or(head.as_ref().and_then(|head| head.level));
        let level = level.unwrap_or(Level::Error);
        let time = mark.time.clone().or(head.and_then(|head| head.time));
        for evidence in &mark.evidence {
            if !self.event.entries.contains(&evidence.entry) {
                self.event.entries.push(evidence.entry);
                let found = self.found(&mark, evidence, level, time.clone());
                self.count(&found);
                matches.push(found);
            }
        }
    }

    fn found(&self, mark: &Mark, evidence: &Evidence, level: Level, time: Option<String>) -> Match {
        let (text, range) = around(&mark.text, evidence.range.clone());
        Match {
            entry: evidence.entry,
            file: self.file,
            line: self.file_feeds + mark.line + 1,
            time,
            text,
            evidence: range,
            level: if evidence.fatal { Level::Fatal } else { level },
        }
    }

    fn count(&mut self, found: &Match) {
        let tallies = &mut self.summary.entries;
        let index = tallies
            .iter()
            .position(|tally| tally.entry == found.entry)
            .unwrap_or_else(|| {
                tallies.push(Tally {
                    entry: found.entry,
                    count: 0,
                    level: found.level,
                    first: None,
                    last: None,
                    evidence: Vec::new(),
                });
                tallies.len() - 1
            });
        let tally = &mut tallies[index];
        tally.count += 1;
        tally.level = tally.level.max(found.level);
        if found.time.is_some() {
            tally.first = tally.first.take().or_else(|| found.time.clone());
            tally.last.clone_from(&found.time);
        }
        if tally.evidence.len() < EVIDENCE {
            tally.evidence.push(found.clone());
        }
    }

    /// Remembers an error until its event ends: a later line of it may yet be answered.
    fn unanswered(&mut self, mark: &Mark) {
        if !self.event.entries.is_empty() || self.event.unanswered.is_some() {
            return;
        }
        let message = mark.text.get(mark.message..).unwrap_or_default();
        let (example, _) = around(&mark.text, 0..0);
        self.event.unanswered = Some(Unknown {
            shape: shape::of(message),
            count: 1,
            example,
            file: self.file,
            first_line: self.file_feeds + mark.line + 1,
        });
    }

    fn end_event(&mut self) {
        let event = std::mem::take(&mut self.event);
        let Some(unknown) = event.unanswered else {
            return;
        };
        self.summary.unknown_events += 1;
        if let Some(index) = self.shapes.get(&unknown.shape) {
            self.summary.unknown[*index].count += 1;
        } else if self.shapes.len() < SHAPES {
            self.shapes
                .insert(unknown.shape.clone(), self.summary.unknown.len());
            self.summary.unknown.push(unknown);
        }
    }

    /// The kinds of errors that no entry answers, in the order in which they came.
    pub fn unknown(&self) -> &[Unknown] {
        &self.summary.unknown
    }

    /// The error that is not answered so far; one of its next lines may do that.
    pub fn open_error(&self) -> Option<&Unknown> {
        self.event.unanswered.as_ref()
    }

    /// Whether an error is of a kind that came before.
    pub fn is_known_kind(&self, error: &Unknown) -> bool {
        self.shapes.contains_key(&error.shape)
    }

    /// What was found, in the order in which to show it.
    pub fn finish(mut self) -> Summary {
        self.end_event();
        self.end_line();
        let mut summary = self.summary;
        summary
            .entries
            .sort_by_key(|tally| (Reverse(tally.level), Reverse(tally.count)));
        summary.unknown.sort_by_key(|unknown| Reverse(unknown.count));
        summary
    }
}

/// The part of a text around a range, and where the range is in it.
fn around(text: &str, range: Range<usize>) -> (String, Range<usize>) {
    let start = text.floor_char_boundary(range.start.saturating_sub(AROUND));
    let end = text.ceil_char_boundary((range.end + AROUND).min(text.len()));
    (
        text[start..end].to_owned(),
        range.start - start..range.end - start,
    )
}
