//! Where an engine and the matcher differ, by the reason.

use std::collections::BTreeMap;

use crate::oracle::Ids;

pub struct Differences {
    what: String,
    compared: usize,
    named: usize,
    /// By the reason, which is empty where none is known.
    found: BTreeMap<&'static str, Vec<String>>,
}

impl Differences {
    pub fn new(what: &str) -> Differences {
        Differences { what: what.to_owned(), compared: 0, named: 0, found: BTreeMap::new() }
    }

    /// Compares what an engine names in an event with what is right.
    pub fn add(&mut self, event: &str, named: &Ids, right: &Ids, reason: impl FnOnce() -> &'static str) {
        self.compared += 1;
        self.named += usize::from(!right.is_empty());
        if named != right {
            let event: String = event.chars().take(200).collect();
            let missing: Vec<&String> = right.difference(named).collect();
            let more: Vec<&String> = named.difference(right).collect();
            let told = format!("missing {missing:?}, more {more:?}: {event:?}");
            self.found.entry(reason()).or_default().push(told);
        }
    }

    /// Returns how many differences have no known reason.
    pub fn unknown(&self) -> usize {
        self.found.get("").map_or(0, Vec::len)
    }

    pub fn tell(&self) {
        println!("{}: {} compared, {} with entries", self.what, self.compared, self.named);
        for (reason, events) in &self.found {
            let reason = if reason.is_empty() { "NO KNOWN REASON" } else { reason };
            println!("  {} differ: {reason}", events.len());
            for event in events.iter().take(if reason.starts_with("NO") { 20 } else { 2 }) {
                println!("    {event}");
            }
        }
    }
}
