//! The inputs so far: their bytes to lines, lines to events, events to what they show.

use std::collections::HashMap;

use catalogue::model::Catalogue;

use super::access::AccessLog;
use super::decode;
use super::event::Event;
use super::gate::{Class, Gate, may_open};
use super::judge::Judge;
use super::line::Line;
use super::lines::{Lines, Looked, MAX_LINE};
use super::server::Server;
use super::tally::{Kept, Tallies};
use super::time::Time;
use super::verdict::{Known, Verdict};
use crate::error::Result;
use crate::mask::Masker;

/// How many events a text may have of which everything is told that is not clearly ordinary.
const FEW_EVENTS: u64 = 8;

/// Reads the inputs of one log, in the order of time, and keeps what they show.
pub(crate) struct Session {
    pub(super) judge: Judge,
    pub(super) masker: Masker,
    gate: Gate,
    /// For each entry the entries that it explains.
    pub(super) explains: Vec<Vec<usize>>,
    pub(super) files: Vec<String>,
    lines: Lines,
    /// How many lines the inputs before this one have.
    lines_before: u64,
    /// The event that goes on, if `is_open`.
    event: Event,
    is_open: bool,
    /// Whether an error stands directly in front of the event that begins next.
    has_cause: bool,
    pub(super) bytes: u64,
    /// How many events were looked at.
    pub(super) events: u64,
    pub(super) span: Option<(Time, Time)>,
    pub(super) server: Server,
    pub(super) tallies: Tallies,
    /// What kinds of events show, by their digests.
    pub(super) known: HashMap<u64, Known>,
    pub(super) access: AccessLog,
    /// Of a short text the events that are neither known nor clearly ordinary.
    pub(super) unclear: Vec<Kept>,
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
        let explains = catalogue.entries.iter().map(|entry| entry.clues.rules.explains.clone());
        Ok(Session {
            judge: Judge::new(catalogue)?,
            masker: Masker::new(),
            gate: Gate::new(access.watched_paths())?,
            explains: explains.collect(),
            files: Vec::new(),
            lines: Lines::default(),
            lines_before: 0,
            event: Event::default(),
            is_open: false,
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
        self.lines_before += self.lines.number();
        self.lines = self.lines.of_next_input();
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
        if self.is_open {
            self.close(None);
        }
        self.lines.close();
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
        self.lines_before + self.lines.number()
    }

    fn finish_line(&mut self) {
        self.lines.finish_line();
        self.look();
    }

    /// Looks at the whole lines in memory.
    fn look(&mut self) {
        let mut lines = std::mem::take(&mut self.lines);
        while let Some(looked) = lines.next(&self.gate, self.is_open, self.access.awaits_success()) {
            self.look_at(lines.bytes(&looked), &looked);
        }
        let last = decode::line(lines.last_line());
        self.note_time(Line::read(&last).time);
        self.lines = lines;
    }

    fn look_at(&mut self, bytes: &[u8], looked: &Looked) {
        if looked.class == Class::Request || !may_open(bytes) {
            return self.look_at_piece(bytes, looked, looked.class);
        }
        let mut line = bytes;
        let mut class = looked.class;
        while let Some(at) = self.gate.cut_at(line) {
            self.look_at_piece(&line[..at], looked, class);
            line = &line[at..];
            class = self.gate.class(line, true);
        }
        self.look_at_piece(line, looked, class);
    }

    fn look_at_piece(&mut self, line: &[u8], looked: &Looked, class: Class) {
        if self.is_open {
            let opens = match class {
                Class::Ordinary | Class::Request | Class::Grave => true,
                Class::Suspect | Class::Plain => may_open(line) && Line::read(&decode::line(line)).opens,
            };
            if !opens && self.event.push(line) {
                return;
            }
            self.close(Some(line));
        }
        if looked.may_begin {
            self.event.begin(line, class);
            self.event.file = self.files.len().saturating_sub(1);
            self.event.number = looked.number;
            self.event.has_cause = self.has_cause;
            self.is_open = true;
        } else {
            self.has_cause = false;
        }
    }

    /// Ends the event, with the line that follows it.
    fn close(&mut self, next: Option<&[u8]>) {
        self.is_open = false;
        self.events += 1;
        self.revision += 1;
        let event = std::mem::take(&mut self.event);
        let verdict = match event.class {
            Class::Request if event.lines == 1 => self.count_request(&event),
            _ => self.judge_event(&event, next),
        };
        // What a full disk has cut says nothing, and does not part an error from its request.
        self.has_cause = match verdict {
            Verdict::Fault => true,
            Verdict::Unclear => self.has_cause,
            Verdict::Ordinary => false,
        };
        if verdict == Verdict::Unclear && self.is_short() {
            self.unclear.push(Kept::written(&event));
        }
        self.event = event;
    }

    /// Whether the text is so short that everything in it is what is asked about.
    pub(super) fn is_short(&self) -> bool {
        self.events <= FEW_EVENTS
    }

    pub(super) fn note_time(&mut self, time: Option<Time>) {
        let Some(time) = time else { return };
        let (first, last) = self.span.unwrap_or((time, time));
        // A time without a year says nothing beside one that has it.
        self.span = match (time.has_year(), first.has_year()) {
            (true, false) => Some((time, time)),
            (false, true) => self.span,
            _ => Some((first.min(time), last.max(time))),
        };
    }
}
