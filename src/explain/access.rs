//! The access log: requests that were refused, counted by client over the whole log.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::ops::Range;

use catalogue::model::Catalogue;
use catalogue::signature::{Access, Signature};

use super::event::Event;
use super::line::Severity;
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

/// A request, as parts of its line in bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Request {
    pub(super) status: u16,
    client: Range<usize>,
    method: Range<usize>,
    path: Range<usize>,
}

impl Request {
    /// Reads a line of gin's access log, whole or cut at its beginning:
    /// `[GIN] 2026/03/08 - 17:31:29 | 401 | 1.5ms | 10.0.0.1 | GET "/d/a"`.
    pub(super) fn in_line(line: &str) -> Option<Request> {
        let mut bars = memchr::memchr_iter(b'|', line.as_bytes());
        // The status stands in front of the second bar, or of the first in a line that was cut.
        let first = bars.next()?;
        let mut end = bars.next()?;
        let mut status = status_in(&line[..first]);
        if status.is_none() {
            status = status_in(&line[first + 1..end]);
            end = bars.next()?;
        }
        let client_end = bars.next()?;
        let client = trimmed(line, end + 1..client_end);
        let request = trimmed(line, client_end + 1..line.len());
        let is_upper = |byte: &u8| byte.is_ascii_uppercase();
        let method_len = line[request.clone()].bytes().take_while(is_upper).count();
        let method = request.start..request.start + method_len;
        let quoted = trimmed(line, method.end..request.end);
        let path = line[quoted.clone()].strip_prefix('"')?;
        let path_len = memchr::memchr(b'"', path.as_bytes()).unwrap_or(path.len());
        let is_whole = method_len > 0 && quoted.start > method.end && !client.is_empty();
        is_whole.then_some(Request {
            status: status?,
            client,
            method,
            path: quoted.start + 1..quoted.start + 1 + path_len,
        })
    }

    /// Returns the path in the line of the request.
    pub(super) fn path<'t>(&self, line: &'t str) -> &'t str {
        line.get(self.path.clone()).unwrap_or_default()
    }

    fn method<'t>(&self, line: &'t str) -> &'t str {
        line.get(self.method.clone()).unwrap_or_default()
    }

    fn client<'t>(&self, line: &'t str) -> &'t str {
        line.get(self.client.clone()).unwrap_or_default()
    }

    /// Returns where status, method and path stand in the line.
    pub(super) fn range(&self) -> Range<usize> {
        self.method.start..self.path.end
    }

    /// Whether it got what it asked for. OPTIONS asks for nothing.
    fn is_success(&self, line: &str) -> bool {
        (200..300).contains(&self.status) && self.method(line) != "OPTIONS"
    }
}

/// Returns the number of three digits that ends a field.
fn status_in(field: &str) -> Option<u16> {
    let digits = field.trim_end();
    let before = digits.len().checked_sub(3)?;
    let status = digits.get(before..)?;
    let is_number = status.bytes().all(|byte| byte.is_ascii_digit());
    let is_whole = !digits[..before].ends_with(|c: char| c.is_ascii_digit());
    if is_number && is_whole {
        status.parse().ok()
    } else {
        None
    }
}

fn trimmed(line: &str, range: Range<usize>) -> Range<usize> {
    let field = &line[range.clone()];
    let start = range.start + (field.len() - field.trim_start().len());
    start..(start + field.trim().len())
}

/// A rule of an entry, and the clients that it counts.
#[derive(Debug)]
struct Rule {
    entry: usize,
    access: Access,
    clients: HashMap<String, Count>,
}

/// Failures of one kind that no rule is about.
#[derive(Debug)]
struct Other {
    /// Status, method and first element of the path.
    name: String,
    clients: HashMap<String, Count>,
}

/// Requests that count.
#[derive(Debug, Clone)]
struct Count {
    count: u64,
    severity: Severity,
    first: Kept,
    last: Kept,
}

/// The refused requests of the log so far.
#[derive(Debug)]
pub(super) struct AccessLog {
    rules: Vec<Rule>,
    /// The statuses on which a rule depends.
    watched: Vec<u16>,
    /// The statuses that clients got on which a rule depends.
    statuses: HashMap<String, Vec<u16>>,
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
                    rules.push(Rule {
                        entry,
                        access: row.access.clone(),
                        clients: HashMap::new(),
                    });
                }
            }
        }
        let watched = rules
            .iter()
            .flat_map(|rule| rule.access.after.iter().chain(&rule.access.unless));
        AccessLog {
            watched: watched.copied().collect(),
            rules,
            statuses: HashMap::new(),
            others: HashMap::new(),
        }
    }

    /// Returns the beginnings of the paths of which it matters what is not there, and successes.
    pub(super) fn watched_paths(&self) -> Vec<String> {
        let rules = self
            .rules
            .iter()
            .filter(|rule| rule.access.until_success || rule.access.status == 404);
        let paths = rules.flat_map(|rule| &rule.access.path);
        paths
            .filter_map(|path| Some(path.split('*').next()?.to_owned()))
            .collect()
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
        let (client, method, path) = (request.client(line), request.method(line), request.path(line));
        self.remember_status(client, request.status);
        let mut has_rule = false;
        let mut is_counted = false;
        for rule in &mut self.rules {
            if rule.access.counts(request.status, method, path) {
                has_rule = true;
                if !(rule.access.bare && event.has_cause) {
                    is_counted |= count(&mut rule.clients, MAX_CLIENTS, client, event, request);
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
        let kind = hash_of((request.status, method, element));
        if self.others.len() >= MAX_KINDS && !self.others.contains_key(&kind) {
            return false;
        }
        let other = self.others.entry(kind).or_insert_with(|| Other {
            name: format!("{} {method} /{element}", request.status),
            clients: HashMap::new(),
        });
        // The server's own failures do not depend on who asks.
        let client = if request.status < 500 { client } else { "" };
        count(&mut other.clients, MAX_CLIENTS, client, event, request)
    }

    /// Forgets the refusals of a client that got in: they asked for its password.
    fn take_back(&mut self, request: &Request, line: &str) -> bool {
        let mut changes = false;
        for rule in self.rules.iter_mut().filter(|rule| rule.access.until_success) {
            if rule.access.is_about(request.path(line)) {
                changes |= rule.clients.remove(request.client(line)).is_some();
            }
        }
        changes
    }

    fn remember_status(&mut self, client: &str, status: u16) {
        if !self.watched.contains(&status) {
            return;
        }
        if let Some(statuses) = self.statuses.get_mut(client) {
            if !statuses.contains(&status) {
                statuses.push(status);
            }
        } else if self.statuses.len() < MAX_CLIENTS {
            self.statuses.insert(client.to_owned(), vec![status]);
        }
    }

    /// Returns what the requests show of a log that has `events` so far.
    pub(super) fn shown(&self, events: u64) -> Vec<Shown> {
        let is_short = events <= FEW_EVENTS;
        let mut shown = Vec::new();
        for rule in &self.rules {
            let needed = if is_short {
                1
            } else {
                u64::from(rule.access.times.unwrap_or(1))
            };
            let got =
                |client: &str, status| self.statuses.get(client).is_some_and(|got| got.contains(&status));
            let counts = rule.clients.iter().filter(|(client, count)| {
                count.count >= needed
                    && rule.access.after.is_none_or(|status| got(client, status))
                    && !rule.access.unless.is_some_and(|status| got(client, status))
            });
            shown.extend(sum(counts.map(|(_, count)| count), Ok(rule.entry)));
        }
        for other in self.others.values() {
            let is_told =
                |count: &&Count| is_short || count.count >= REFUSALS || count.severity > Severity::Warning;
            shown.extend(sum(
                other.clients.values().filter(is_told),
                Err(other.name.clone()),
            ));
        }
        shown
    }
}

/// Returns a number that stands for a value.
fn hash_of(value: impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}

fn count(
    clients: &mut HashMap<String, Count>,
    most: usize,
    client: &str,
    event: &Event,
    request: &Request,
) -> bool {
    if let Some(count) = clients.get_mut(client) {
        count.count += 1;
        count.last.replace(event);
        return true;
    }
    if clients.len() >= most {
        return false;
    }
    let kept = Kept::written(event);
    let count = Count {
        count: 1,
        severity: if request.status < 500 {
            Severity::Warning
        } else {
            Severity::Error
        },
        first: kept.clone(),
        last: kept,
    };
    clients.insert(client.to_owned(), count);
    true
}

/// Adds up what clients did, if there are any.
fn sum<'c>(counts: impl Iterator<Item = &'c Count>, what: Result<usize, String>) -> Option<Shown> {
    let add = |sum: Count, next: &Count| Count {
        count: sum.count + next.count,
        severity: sum.severity.max(next.severity),
        first: if next.first.place() < sum.first.place() {
            next.first.clone()
        } else {
            sum.first
        },
        last: if next.last.place() > sum.last.place() {
            next.last.clone()
        } else {
            sum.last
        },
    };
    let total = counts.fold(None, |sum: Option<Count>, next| {
        Some(sum.map_or_else(|| next.clone(), |sum| add(sum, next)))
    })?;
    Some(Shown {
        what,
        count: total.count,
        severity: total.severity,
        first: total.first,
        last: total.last,
    })
}
