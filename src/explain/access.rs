//! The access log: requests that were refused, counted by client over the whole log.

use std::collections::{HashMap, HashSet};

use catalogue::model::Catalogue;
use catalogue::signature::Access;

use super::event::Event;
use super::judge::Judge;
use super::line::Severity;
use super::report::Unknown;
use super::request::Request;
use super::tally::Tally;

/// How many clients are counted for one rule. Others are not: a log of so many strangers says nothing about one.
const MAX_CLIENTS: usize = 4_000;
/// How many kinds of failures without a rule are counted.
const MAX_KINDS: usize = 200;
/// In a log of so few events a single refusal is what is asked about.
const FEW_EVENTS: u64 = 4;
/// How many refusals of one client that no rule is about are told of.
const REFUSALS: u64 = 2;

/// A rule of an entry, and the clients that it counts.
#[derive(Debug)]
struct Rule {
    entry: usize,
    access: Access,
    /// Their requests that count, by [`hash_of`] of their names.
    clients: HashMap<u64, Tally>,
}

/// Failures of one kind that no rule is about.
#[derive(Debug)]
struct Other {
    /// With status, method and first element of the path as its shape.
    kind: Unknown,
    /// How many are of one client, for some clients.
    clients: HashMap<u64, u64>,
}

/// The refused requests of the log so far.
#[derive(Debug)]
pub(super) struct AccessLog {
    rules: Vec<Rule>,
    /// The statuses on which a rule depends.
    watched: Vec<u16>,
    /// The statuses that clients got on which a rule depends.
    statuses: HashSet<(u64, u16)>,
    /// Failures that no rule is about.
    others: HashMap<u64, Other>,
    /// Whether some client is refused that may still get in.
    pub(super) awaits_success: bool,
}

impl AccessLog {
    /// Takes the rules of the catalogue.
    pub(super) fn new(catalogue: &Catalogue) -> AccessLog {
        let mut rules = Vec::new();
        for (entry, item) in catalogue.entries.iter().enumerate() {
            let access = item.clues.rules.access.iter();
            rules.extend(access.map(|access| Rule {
                entry,
                access: access.clone(),
                clients: HashMap::new(),
            }));
        }
        let watched = rules.iter().flat_map(|rule| rule.access.after.iter().chain(&rule.access.unless));
        AccessLog {
            watched: watched.copied().collect(),
            rules,
            statuses: HashSet::new(),
            others: HashMap::new(),
            awaits_success: false,
        }
    }

    /// Returns the path prefixes whose 404s and successes count.
    pub(super) fn watched_paths(&self) -> Vec<String> {
        let rules = self.rules.iter().filter(|rule| rule.access.until_success || rule.access.status == 404);
        let paths = rules.flat_map(|rule| &rule.access.path);
        paths.filter_map(|path| Some(path.split('*').next()?.to_owned())).collect()
    }

    /// Counts a line of the access log; `has_cause` is whether an error stands directly in front of it. Returns whether it
    /// says more than was known.
    pub(super) fn add(
        &mut self,
        event: &Event<'_>,
        has_cause: bool,
        line: &str,
        request: &Request,
        judge: &Judge,
    ) -> bool {
        if request.is_success(line) {
            return self.take_back(request, line);
        }
        if request.status < 400 {
            return false;
        }
        let (method, path) = (request.method(line), request.path(line));
        let client = hash_of(&[request.client(line)]);
        if self.watched.contains(&request.status) && self.statuses.len() < MAX_CLIENTS {
            self.statuses.insert((client, request.status));
        }
        let counts = |rule: &&mut Rule| rule.access.counts(request.status, method, path);
        let mut has_rule = false;
        let mut is_counted = false;
        for rule in self.rules.iter_mut().filter(counts) {
            has_rule = true;
            if !(rule.access.bare && has_cause) {
                is_counted |= count(&mut rule.clients, client, event, request.severity());
                self.awaits_success |= rule.access.until_success;
            }
        }
        if has_rule || has_cause {
            return is_counted;
        }
        if request.status == 404 || request.is_scan(line) {
            return false;
        }
        self.add_other(event, line, request, judge)
    }

    /// Counts a failure that no rule is about.
    fn add_other(&mut self, event: &Event<'_>, line: &str, request: &Request, judge: &Judge) -> bool {
        let (method, element) = (request.method(line), request.first_element(line));
        let client = hash_of(&[request.client(line)]);
        let kind = hash_of(&[method, element]) ^ u64::from(request.status);
        if self.others.len() >= MAX_KINDS && !self.others.contains_key(&kind) {
            return false;
        }
        let other = self.others.entry(kind).or_insert_with(|| Other {
            kind: Unknown {
                shape: format!("{} {method} /{element}", request.status),
                count: 0,
                severity: request.severity(),
                first: judge.evidence(event.place, event.bytes, None),
            },
            clients: HashMap::new(),
        });
        other.kind.count += 1;
        // The server's own failures do not depend on who asks.
        if request.status < 500 && (other.clients.len() < MAX_CLIENTS || other.clients.contains_key(&client))
        {
            *other.clients.entry(client).or_default() += 1;
        }
        true
    }

    /// Forgets the refusals of a client that got in: they asked for its password.
    fn take_back(&mut self, request: &Request, line: &str) -> bool {
        let client = hash_of(&[request.client(line)]);
        let mut changes = false;
        self.awaits_success = false;
        for rule in self.rules.iter_mut().filter(|rule| rule.access.until_success) {
            if rule.access.is_about(request.path(line)) {
                changes |= rule.clients.remove(&client).is_some();
            }
            self.awaits_success |= !rule.clients.is_empty();
        }
        changes
    }

    /// Returns the entries that the requests of clients show in a log that has `events` so far.
    pub(super) fn found(&self, events: u64) -> impl Iterator<Item = (usize, &Tally)> {
        let got = |client: &u64, status| self.statuses.contains(&(*client, status));
        self.rules.iter().flat_map(move |rule| {
            let needed = if events <= FEW_EVENTS { 1 } else { u64::from(rule.access.times.unwrap_or(1)) };
            let counts = rule.clients.iter().filter(move |(client, tally)| {
                tally.count >= needed
                    && rule.access.after.is_none_or(|status| got(client, status))
                    && !rule.access.unless.is_some_and(|status| got(client, status))
            });
            counts.map(|(_, tally)| (rule.entry, tally))
        })
    }

    /// Returns the failures without a rule that are worth telling of in a log that has `events` so far.
    pub(super) fn unknown(&self, events: u64) -> impl Iterator<Item = &Unknown> {
        let is_told = move |other: &&Other| {
            let is_repeated = other.clients.values().any(|refusals| *refusals >= REFUSALS);
            events <= FEW_EVENTS || is_repeated || other.kind.severity > Severity::Warning
        };
        self.others.values().filter(is_told).map(|other| &other.kind)
    }
}

/// Returns a number that stands for some texts.
fn hash_of(texts: &[&str]) -> u64 {
    let add = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    let bytes = texts.iter().flat_map(|text| text.bytes().chain([0]));
    bytes.fold(0xcbf2_9ce4_8422_2325, add)
}

/// Counts a request of a client; returns false when there are too many clients.
fn count(clients: &mut HashMap<u64, Tally>, client: u64, event: &Event<'_>, severity: Severity) -> bool {
    if let Some(tally) = clients.get_mut(&client) {
        tally.add(severity, event);
        return true;
    }
    let has_room = clients.len() < MAX_CLIENTS;
    if has_room {
        clients.insert(client, Tally::new(severity, event));
    }
    has_room
}
