//! The errors that no entry answers, for a person who watches a log: the first of each kind as it comes, since a hundred
//! more of it say nothing new. How many there were stands in the summary.

use std::collections::HashSet;
use std::time::{Duration, Instant};

use crate::explain::collect::{Collector, Unknown};

/// How long the last error may stay unanswered until it is told: its cause may stand on one of the next lines, which
/// come at once, but nothing tells that the last one has come.
const PATIENCE: Duration = Duration::from_secs(1);

/// What has been told so far.
#[derive(Debug, Default)]
pub struct Watch {
    /// How many of the collected kinds were looked at.
    kinds: usize,
    /// The kinds that were told before they were collected.
    early: HashSet<String>,
    /// The place of the last error, and since when it is waited for an answer.
    waiting: Option<((usize, u64), Instant)>,
}

impl Watch {
    /// The kinds that are new by now.
    pub fn news<'c>(&mut self, collector: &'c Collector) -> Vec<&'c Unknown> {
        let kinds = collector.unknown();
        let mut news: Vec<&Unknown> = kinds[self.kinds..]
            .iter()
            .filter(|kind| !self.early.remove(&kind.shape))
            .collect();
        self.kinds = kinds.len();
        let last = collector
            .open_error()
            .filter(|last| !collector.is_known_kind(last) && !self.early.contains(&last.shape));
        let Some(last) = last else {
            self.waiting = None;
            return news;
        };
        let place = (last.file, last.first_line);
        match self.waiting {
            Some((waiting, since)) if waiting == place => {
                if since.elapsed() >= PATIENCE {
                    self.early.insert(last.shape.clone());
                    news.push(last);
                }
            }
            _ => self.waiting = Some((place, Instant::now())),
        }
        news
    }
}
