//! How far reading is: bytes, rate and time left, on one line of a terminal that is written over and over. Nothing
//! for inputs that are read at once.

use std::io::Write;
use std::time::{Duration, Instant};

/// Inputs that take less are not worth a word.
const GRACE: Duration = Duration::from_millis(500);

/// How often the line is renewed.
const STEP: Duration = Duration::from_millis(100);

/// Goes back to the line's beginning and erases it (ECMA-48, EL).
const ERASE: &str = "\r\u{1b}[K";

/// The progress of one input.
#[derive(Debug)]
pub struct Progress {
    wanted: bool,
    size: Option<u64>,
    began: Instant,
    shown: Option<Instant>,
}

impl Progress {
    /// Begins now. `size` is the number of bytes to come, where it is known.
    pub fn new(wanted: bool, size: Option<u64>) -> Progress {
        Progress { wanted, size, began: Instant::now(), shown: None }
    }

    /// Shows that so many bytes are read, if it is time to.
    pub fn show(&mut self, bytes: u64, err: &mut dyn Write) {
        let taken = self.began.elapsed();
        if self.wanted && taken >= GRACE && self.shown.is_none_or(|shown| shown.elapsed() >= STEP) {
            self.shown = Some(Instant::now());
            write(err, &line(bytes, self.size, taken));
        }
    }

    /// Removes the line.
    pub fn clear(&self, err: &mut dyn Write) {
        if self.shown.is_some() {
            write(err, "");
        }
    }
}

/// Writes a line over the one before it. That it cannot be shown is no reason to stop reading.
fn write(err: &mut dyn Write, line: &str) {
    let _ = write!(err, "{ERASE}{line}").and_then(|()| err.flush());
}

/// The line: `512 MiB of 1024 MiB, 900 MiB/s, 1 s left`.
fn line(bytes: u64, size: Option<u64>, taken: Duration) -> String {
    let mebibytes = |bytes: u64| bytes / (1024 * 1024);
    let milliseconds = u64::try_from(taken.as_millis()).unwrap_or(u64::MAX).max(1);
    let rate = bytes.saturating_mul(1000) / milliseconds;
    let (read, speed) = (mebibytes(bytes), mebibytes(rate));
    match size {
        Some(size) => {
            let left = size.saturating_sub(bytes) / rate.max(1);
            format!("{read} MiB of {} MiB, {speed} MiB/s, {left} s left", mebibytes(size))
        }
        None => format!("{read} MiB, {speed} MiB/s"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_has_bytes_rate_and_time_left() {
        let mebibyte = 1024 * 1024;
        assert_eq!(
            line(100 * mebibyte, Some(300 * mebibyte), Duration::from_secs(2)),
            "100 MiB of 300 MiB, 50 MiB/s, 4 s left"
        );
        assert_eq!(line(0, None, Duration::ZERO), "0 MiB, 0 MiB/s");
    }

    #[test]
    fn short_inputs_have_none() {
        let mut err = Vec::new();
        let mut progress = Progress::new(true, None);
        progress.show(1, &mut err);
        progress.clear(&mut err);
        assert!(err.is_empty());
    }
}
