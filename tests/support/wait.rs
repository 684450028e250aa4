//! Waiting for what a test expects, and no longer.
#![allow(dead_code, reason = "test support: not every test uses all of it")]

use std::thread;
use std::time::{Duration, Instant};

/// How long anything may take, on a busy machine, before a test fails.
pub const PATIENCE: Duration = Duration::from_secs(30);

/// Looks again and again until there is something to see.
#[track_caller]
pub fn eventually<T>(what: &str, mut look: impl FnMut() -> Option<T>) -> T {
    let deadline = Instant::now() + PATIENCE;
    loop {
        if let Some(seen) = look() {
            return seen;
        }
        assert!(Instant::now() < deadline, "in vain: {what}");
        thread::sleep(Duration::from_millis(5));
    }
}
