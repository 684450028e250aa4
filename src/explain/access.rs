//! The access log: requests that were refused, counted by client over the whole log.

use std::collections::HashMap;

use catalogue::model::Catalogue;
use catalogue::signature::{Access, Signature};

use super::event::Event;
use super::line::Severity;
use super::request::Request;
use super::tally::Kept;

/// How many clients are counted for one rule. Others are not: a log of so many strangers says nothing about one.
const MAX_CLIENTS: usize = 4_000;
/// How many kinds of failures without a rule are counted.
const MAX_KINDS: usize = 200;
/// In a log of so few events a single refusal is what is asked about.
const FEW_EVENTS: u64 = 4;
/// How many refusals of one client that no rule is about are told of.
const REFUSALS: u64 = 2;

/// What requests to OpenList begin with; requests for anything else are of scanners.
const OWN_PATHS: [&str; 16] = [
    "", "api", "d", "p", "sd", "ad", "ap", "ae", "sad", "dav", "assets", "images", "static", "streamer",
    "ping", "i",
];

/// A rule of an entry, and the clients that it counts.
#[derive(Debug)]
struct Rule {
    entry: usize,
    access: Access,
    /// By [`hash_of`] of their names.
    clients: HashMap<u64, Count>,
}

/// Failures of one kind that no rule is about.
#[derive(Debug)]
struct Other {
    /// Status, method and first element of the path.
    name: String,
    severity: Severity,
    count: u64,
    first: Kept,
    /// How many are of one client, for some clients.
    clients: HashMap<u64, u64>,
    /// How many are of the client that has most.
    most: u64,
}

/// The requests of a client that count.
#[derive(Debug)]
struct Count {
    count: u64,
    severity: Severity,
    first: Kept,
    /// The last one, if it is another.
    last: Option<Kept>,
}

/// The refused requests of the log so far.
#[derive(Debug)]
pub(super) struct AccessLog {
    rules: Vec<Rule>,
    /// The statuses on which a rule depends.
    watched: Vec<u16>,
    /// The statuses that clients got on which a rule depends.
    statuses: HashMap<u64, Vec<u16>>,
    /// Failures that no rule is about.
    others: HashMap<u64, Other>,
}

/// What the access log shows.
pub(super) struct Shown {
    /// The entry, or the kind of a failure without one.
    pub(super) what: Result<usize, String>,
    pub(super) count: u64,
    pub(super) severity: Severity,
    pub(super) first: Kept,
    pub(super) last: Kept,
}

impl AccessLog {
    /// Takes the rules of the catalogue.
    pub(super) fn new(catalogue: &Catalogue) -> AccessLog {
        let mut rules = Vec::new();
        for (entry, item) in catalogue.entries.iter().enumerate() {
            for signature in &item.clues.rules.signatures {
                if let Signature::Access(row) = signature {
                    rules.push(Rule { entry, access: row.access.clone(), clients: HashMap::new() });
                }
            }
        }
        let watched = rules.iter().flat_map(|rule| rule.access.after.iter().chain(&rule.access.unless));
        AccessLog {
            watched: watched.copied().collect(),
            rules,
            statuses: HashMap::new(),
            others: HashMap::new(),
        }
    }

    /// Returns the beginnings of the paths of which it matters what is not there, and successes.
    pub(super) fn watched_paths(&self) -> Vec<String> {
        let rules = self.rules.iter().filter(|rule| rule.access.until_success || rule.access.status == 404);
        let paths = rules.flat_map(|rule| &rule.access.path);
        paths.filter_map(|path| Some(path.split('*').next()?.to_owned())).collect()
    }

    /// Whether some client is refused that may still get in.
    pub(super) fn awaits_success(&self) -> bool {
        let mut rules = self.rules.iter();
        rules.any(|rule| rule.access.until_success && !rule.clients.is_empty())
    }

    /// Counts a line of the access log. Returns whether it says more than was known.
    pub(super) fn add(&mut self, event: &Event, line: &str, request: &Request) -> bool {
        if request.is_success(line) {
            return self.take_back(request, line);
        }
        if request.status < 400 {
            return false;
        }
        let (method, path) = (request.method(line), request.path(line));
        let client = hash_of(&[request.client(line)]);
        self.remember_status(client, request.status);
        let mut has_rule = false;
        let mut is_counted = false;
        for rule in &mut self.rules {
            if rule.access.counts(request.status, method, path) {
                has_rule = true;
                if !(rule.access.bare && event.has_cause) {
                    is_counted |= count(&mut rule.clients, client, event, request);
                }
            }
        }
        if has_rule || event.has_cause {
            return is_counted;
        }
        let element = path.split(['/', '?']).nth(1).unwrap_or_default();
        let is_scan = request.status == 404 || !OWN_PATHS.contains(&element);
        if request.status < 500 && is_scan {
            return false;
        }
        self.add_other(event, request, client, &[method, element])
    }

    /// Counts a failure that no rule is about.
    fn add_other(&mut self, event: &Event, request: &Request, client: u64, kind: &[&str; 2]) -> bool {
        let hash = hash_of(kind) ^ u64::from(request.status);
        if self.others.len() >= MAX_KINDS && !self.others.contains_key(&hash) {
            return false;
        }
        let other = self.others.entry(hash).or_insert_with(|| Other {
            name: format!("{} {} /{}", request.status, kind[0], kind[1]),
            severity: request.severity(),
            count: 0,
            first: Kept::written(event),
            clients: HashMap::new(),
            most: 0,
        });
        other.count += 1;
        // The server's own failures do not depend on who asks.
        if request.status < 500 && (other.clients.len() < MAX_CLIENTS || other.clients.contains_key(&client))
        {
            let of_client = other.clients.entry(client).or_default();
            *of_client += 1;
            other.most = other.most.max(*of_client);
        }
        true
    }

    /// Forgets the refusals of a client that got in: they asked for its password.
    fn take_back(&mut self, request: &Request, line: &str) -> bool {
        let mut changes = false;
        for rule in self.rules.iter_mut().filter(|rule| rule.access.until_success) {
            if rule.access.is_about(request.path(line)) {
                changes |= rule.clients.remove(&hash_of(&[request.client(line)])).is_some();
            }
        }
        changes
    }

    fn remember_status(&mut self, client: u64, status: u16) {
        if !self.watched.contains(&status) {
            return;
        }
        if let Some(statuses) = self.statuses.get_mut(&client) {
            if !statuses.contains(&status) {
                statuses.push(status);
            }
        } else if self.statuses.len() < MAX_CLIENTS {
            self.statuses.insert(client, vec![status]);
        }
    }

    /// Returns what the requests show of a log that has `events` so far.
    pub(super) fn shown(&self, events: u64) -> Vec<Shown> {
        let is_short = events <= FEW_EVENTS;
        let mut shown = Vec::new();
        for rule in &self.rules {
            let needed = if is_short { 1 } else { u64::from(rule.access.times.unwrap_or(1)) };
            let got =
                |client: &u64, status| self.statuses.get(client).is_some_and(|got| got.contains(&status));
            let counts = rule.clients.iter().filter(|(client, count)| {
                count.count >= needed
                    && rule.access.after.is_none_or(|status| got(client, status))
                    && !rule.access.unless.is_some_and(|status| got(client, status))
            });
            shown.extend(sum(counts.map(|(_, count)| count), rule.entry));
        }
        for other in self.others.values() {
            if is_short || other.most >= REFUSALS || other.severity > Severity::Warning {
                shown.push(Shown {
                    what: Err(other.name.clone()),
                    count: other.count,
                    severity: other.severity,
                    first: other.first.clone(),
                    last: other.first.clone(),
                });
            }
        }
        shown
    }
}

/// Returns a number that stands for some texts.
fn hash_of(texts: &[&str]) -> u64 {
    let add = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    let bytes = texts.iter().flat_map(|text| text.bytes().chain([0]));
    bytes.fold(0xcbf2_9ce4_8422_2325, add)
}

fn count(clients: &mut HashMap<u64, Count>, client: u64, event: &Event, request: &Request) -> bool {
    if let Some(count) = clients.get_mut(&client) {
        count.count += 1;
        match &mut count.last {
            Some(last) => last.replace(event),
            None => count.last = Some(Kept::written(event)),
        }
        return true;
    }
    if clients.len() >= MAX_CLIENTS {
        return false;
    }
    let count = Count { count: 1, severity: request.severity(), first: Kept::written(event), last: None };
    clients.insert(client, count);
    true
}

/// Adds up what clients did, if there are any.
fn sum<'c>(counts: impl Iterator<Item = &'c Count>, entry: usize) -> Option<Shown> {
    let mut count = 0;
    let mut severity = Severity::Harmless;
    let mut kept: Vec<&Kept> = Vec::new();
    for of_client in counts {
        count += of_client.count;
        severity = severity.max(of_client.severity);
        kept.extend(std::iter::once(&of_client.first).chain(&of_client.last));
    }
    Some(Shown {
        what: Ok(entry),
        count,
        severity,
        first: (*kept.iter().min_by_key(|kept| kept.place())?).clone(),
        last: (*kept.iter().max_by_key(|kept| kept.place())?).clone(),
    })
}
