//! The inputs so far: their bytes to lines, lines to events, events to what they show.

use std::collections::HashMap;
use std::ops::Range;

use catalogue::model::Catalogue;

use super::access::AccessLog;
use super::decode;
use super::event::{Event, OpenEvent};
use super::evidence::Evidence;
use super::gate::{Class, Gate, may_open};
use super::judge::Judge;
use super::line::Line;
use super::lines::{Lines, MAX_LINE};
use super::server::Server;
use super::tally::Tallies;
use super::time::{Span, Time, join};
use super::verdict::{Known, Verdict};
use crate::error::Result;

/// How much of the inputs is looked at without the gate, in bytes.
const UNGATED: u64 = 64 * 1024;

/// How many events a text may have of which everything is told that is not clearly ordinary.
const FEW_EVENTS: u64 = 8;

/// Reads the inputs of one log, in the order of time, and keeps what they show.
pub(crate) struct Session {
    pub(super) judge: Judge,
    gate: Gate,
    pub(super) files: Vec<String>,
    lines: Lines,
    /// How many lines the inputs before this one have.
    lines_before: u64,
    /// The event that goes on.
    event: Option<OpenEvent>,
    /// Whether an error stands directly in front of it.
    pub(super) has_cause: bool,
    pub(super) bytes: u64,
    /// How many events were looked at.
    pub(super) events: u64,
    pub(super) span: Option<Span>,
    pub(super) server: Server,
    pub(super) tallies: Tallies,
    /// What kinds of events show, by their digests.
    pub(super) known: HashMap<u64, Known>,
    pub(super) access: AccessLog,
    /// Of a short text the events that are neither known nor clearly ordinary.
    pub(super) unclear: Vec<Evidence>,
    revision: u64,
}

impl Session {
    /// Prepares the signatures of the catalogue.
    ///
    /// # Errors
    ///
    /// Returns an error if a signature of the catalogue says nothing.
    pub(crate) fn new(catalogue: &Catalogue) -> Result<Session> {
        let access = AccessLog::new(catalogue);
        Ok(Session {
            judge: Judge::new(catalogue)?,
            gate: Gate::new(access.watched_paths())?,
            files: Vec::new(),
            lines: Lines::default(),
            lines_before: 0,
            event: None,
            has_cause: false,
            bytes: 0,
            events: 0,
            span: None,
            server: Server::default(),
            tallies: Tallies::default(),
            known: HashMap::new(),
            access,
            unclear: Vec::new(),
            revision: 0,
        })
    }

    /// Begins the next input. An event may go on in it, as where a log was rotated.
    pub(crate) fn begin(&mut self, name: &str) {
        self.finish_line();
        self.lines_before += self.lines.number;
        self.lines.begin();
        self.files.push(name.to_owned());
        self.revision += 1;
    }

    /// Reads a piece of the input, which may end anywhere.
    pub(crate) fn push(&mut self, bytes: &[u8]) {
        self.bytes += bytes.len() as u64;
        for piece in bytes.chunks(MAX_LINE) {
            self.lines.push(piece);
            self.look();
        }
    }

    /// Judges all that was read, as when nothing more comes for now. The last line needs no line feed.
    pub(crate) fn pause(&mut self) {
        self.finish_line();
        self.judge_lines();
    }

    /// Judges the whole lines that were read. A line without its end may go on.
    pub(super) fn judge_lines(&mut self) {
        let lines = std::mem::take(&mut self.lines);
        self.close(&lines.bytes, None);
        self.lines = lines;
        self.has_cause = false;
    }

    /// Returns how many bytes were read.
    pub(crate) fn bytes(&self) -> u64 {
        self.bytes
    }

    /// Returns a number that grows whenever the report changes.
    pub(crate) fn revision(&self) -> u64 {
        self.revision
    }

    /// Returns how many lines were read.
    pub(super) fn line_count(&self) -> u64 {
        self.lines_before + self.lines.number
    }

    fn finish_line(&mut self) {
        self.lines.finish_line();
        self.look();
    }

    /// Looks at the whole lines in memory.
    fn look(&mut self) {
        let mut lines = std::mem::take(&mut self.lines);
        let (mut first, mut last) = (None, None);
        while let Some(line) = lines.next() {
            first.get_or_insert_with(|| line.clone());
            last = Some(line.clone());
            self.look_at(&lines, line);
        }
        // Only the first and the last line are read for the time span; judged events add their own time.
        for line in first.into_iter().chain(last) {
            self.note_time(Line::read(&decode::line(&lines.bytes[line])).time);
        }
        lines.forget(self.event.as_ref().map(|event| event.range.start));
        if let Some(event) = &mut self.event {
            event.range = 0..event.range.len();
        }
        self.lines = lines;
    }

    /// Looks at a line, which may hold more than one event.
    fn look_at(&mut self, lines: &Lines, mut line: Range<usize>) {
        let bytes = &lines.bytes;
        let may_open = may_open(&bytes[line.clone()]);
        let is_open = self.event.as_ref().is_some_and(|event| event.matters);
        let mut class = match is_open && !may_open {
            true => Class::Plain,
            false => self.gate.class(&bytes[line.clone()], self.access.awaits_success),
        };
        let may_hold_more = match class {
            Class::Request => false,
            Class::Ordinary => lines.position(line.start) < UNGATED,
            _ => may_open,
        };
        while may_hold_more && let Some(len) = self.gate.cut_at(&bytes[line.clone()]) {
            self.add(lines, line.start..line.start + len, class);
            self.event.iter_mut().for_each(|event| event.is_cut = true);
            line.start += len;
            class = self.gate.class(&bytes[line.clone()], true);
        }
        self.add(lines, line, class);
    }

    /// Adds a line to the event that goes on, or ends that and begins another one.
    fn add(&mut self, lines: &Lines, line: Range<usize>, class: Class) {
        let bytes = &lines.bytes[line.clone()];
        let opens = match class {
            Class::Ordinary | Class::Request | Class::Grave => true,
            Class::Suspect | Class::Plain => may_open(bytes) && Line::read(&decode::line(bytes)).opens,
        };
        if !opens && self.event.as_mut().is_some_and(|event| event.push(&line, class)) {
            return;
        }
        self.close(&lines.bytes, Some(bytes));
        let place = (self.files.len().saturating_sub(1), lines.number);
        let is_at_start = lines.position(line.start) < UNGATED;
        let mut event = OpenEvent::new(line, place, class);
        event.matters |= is_at_start;
        self.event = Some(event);
    }

    /// Ends the event, with the line that follows it.
    fn close(&mut self, bytes: &[u8], next: Option<&[u8]>) {
        let Some(open) = self.event.take() else {
            return;
        };
        if !open.matters {
            self.has_cause = false;
            return;
        }
        self.events += 1;
        self.revision += 1;
        let event = Event::new(&open, bytes);
        self.note_time(event.time);
        let verdict = match event.class {
            Class::Request if event.is_line => self.count_request(&event),
            _ => self.judge_event(&event, next),
        };
        // What a full disk has cut does not part an error from its request.
        self.has_cause = match verdict {
            Verdict::Fault | Verdict::Cut => true,
            Verdict::Unclear => self.has_cause,
            Verdict::Ordinary => false,
        };
        if matches!(verdict, Verdict::Unclear | Verdict::Cut) && self.is_short() {
            self.unclear.push(self.judge.evidence(event.place, event.bytes, None));
        }
    }

    /// Whether the text is so short that everything in it is what is asked about.
    pub(super) fn is_short(&self) -> bool {
        self.events <= FEW_EVENTS
    }

    pub(super) fn note_time(&mut self, time: Option<Time>) {
        let Some(time) = time else { return };
        let time = (time, time);
        self.span = Some(self.span.map_or(time, |span| join(span, time)));
    }
}
