//! Reading inputs through to the end on two threads: blocks are read one after the other, looked at side by side,
//! and put together in their order.

use std::collections::BTreeMap;
use std::io::{self, Read};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, RecvTimeoutError, SyncSender};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use super::blocks::{Block, Blocks};
use super::collect::{Collector, Match, Summary};
use super::decode::Utf8Reader;
use super::scan::{Scan, Scanner, Scratch};

/// How many threads look at blocks. More are no faster: reading itself is the limit then.
const THREADS: usize = 2;

/// How many scans may wait for their turn.
const WAITING: usize = 8;

/// How long to wait for news before looking whether to stop.
const PATIENCE: Duration = Duration::from_millis(100);

/// What happens while an input is read.
#[derive(Debug)]
pub enum News {
    /// A line shows an entry.
    Match(Match),
    /// So many bytes of this input are read.
    Read(u64),
}

/// Why reading ended.
#[derive(Debug)]
pub enum Stop {
    /// The input cannot be read on.
    Input(io::Error),
    /// What was told is not wanted any more, or cannot be written.
    Output(io::Error),
    /// It was asked for.
    Asked,
}

/// Reads inputs one after the other.
#[derive(Debug)]
pub struct Reader {
    scanner: Arc<Scanner>,
    collector: Collector,
    stop: Arc<AtomicBool>,
}

impl Reader {
    /// A reader that stops soon after `stop` is set.
    pub fn new(scanner: Arc<Scanner>, stop: Arc<AtomicBool>) -> Reader {
        Reader {
            scanner,
            collector: Collector::default(),
            stop,
        }
    }

    /// Reads an input to its end, telling what it shows and what was collected so far. `file` is its number in [`Match::file`]; an `eager` one
    /// is told of line by line, as it grows.
    ///
    /// # Errors
    /// Why it was not read to the end. What was read before counts.
    pub fn read(
        &mut self,
        file: usize,
        source: Box<dyn Read + Send>,
        eager: bool,
        tell: &mut dyn FnMut(News, &Collector) -> io::Result<()>,
    ) -> Result<(), Stop> {
        self.collector.begin(file);
        let blocks = Arc::new(Mutex::new(Blocks::new(Utf8Reader::new(source), eager)));
        let (sender, scans) = mpsc::sync_channel(WAITING);
        for _ in 0..THREADS {
            let (blocks, scanner) = (Arc::clone(&blocks), Arc::clone(&self.scanner));
            let (sender, stop) = (sender.clone(), Arc::clone(&self.stop));
            // A thread that waits for a pipe cannot be woken: it is left behind when reading is stopped.
            thread::spawn(move || work(&blocks, &scanner, &sender, &stop));
        }
        drop(sender);
        let mut turn = Turn::default();
        loop {
            match scans.recv_timeout(PATIENCE) {
                Ok(Ok((index, scan))) => {
                    turn.waiting.insert(index, scan);
                    while let Some(scan) = turn.next() {
                        turn.bytes += scan.bytes;
                        let matches = self.collector.add(scan);
                        for found in matches {
                            tell(News::Match(found), &self.collector).map_err(Stop::Output)?;
                        }
                    }
                    tell(News::Read(turn.bytes), &self.collector).map_err(Stop::Output)?;
                }
                Ok(Err(error)) => turn.error = Some(error),
                Err(RecvTimeoutError::Timeout) => {
                    tell(News::Read(turn.bytes), &self.collector).map_err(Stop::Output)?
                }
                Err(RecvTimeoutError::Disconnected) => break,
            }
            if self.stop.load(Ordering::Relaxed) {
                return Err(Stop::Asked);
            }
        }
        turn.error.map_or(Ok(()), |error| Err(Stop::Input(error)))
    }

    /// What all inputs show.
    pub fn finish(self) -> Summary {
        self.collector.finish()
    }
}

/// Scans that come out of turn.
#[derive(Default)]
struct Turn {
    waiting: BTreeMap<u64, Scan>,
    due: u64,
    bytes: u64,
    error: Option<io::Error>,
}

impl Turn {
    fn next(&mut self) -> Option<Scan> {
        let scan = self.waiting.remove(&self.due)?;
        self.due += 1;
        Some(scan)
    }
}

/// Takes blocks and sends what they hold, until there are no more.
fn work<R: Read>(
    blocks: &Mutex<Blocks<R>>,
    scanner: &Scanner,
    sender: &SyncSender<io::Result<(u64, Scan)>>,
    stop: &AtomicBool,
) {
    let mut block = Block::default();
    let mut scratch = Scratch::default();
    while !stop.load(Ordering::Relaxed) {
        let next = blocks
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .next(&mut block);
        let news = match next {
            Ok(true) => Ok((block.index, scanner.scan(&block, &mut scratch))),
            Ok(false) => return,
            Err(error) => Err(error),
        };
        let is_last = news.is_err();
        if sender.send(news).is_err() || is_last {
            return;
        }
    }
}
