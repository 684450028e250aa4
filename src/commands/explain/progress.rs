//! How much is read of an input that takes long, on one line of a terminal that is written over and over.

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
pub(crate) struct Progress {
    wanted: bool,
    size: Option<u64>,
    began: Instant,
    shown: Option<Instant>,
}

impl Progress {
    /// Begins now. `size` is the number of bytes to come, where it is known.
    pub(crate) fn new(wanted: bool, size: Option<u64>) -> Progress {
        Progress { wanted, size, began: Instant::now(), shown: None }
    }

    /// Shows that so many bytes are read, if it is time to.
    pub(crate) fn show(&mut self, bytes: u64, err: &mut dyn Write) {
        if self.wanted
            && self.began.elapsed() >= GRACE
            && self.shown.is_none_or(|shown| shown.elapsed() >= STEP)
        {
            self.shown = Some(Instant::now());
            write(err, &line(bytes, self.size));
        }
    }

    /// Removes the line.
    pub(crate) fn clear(&self, err: &mut dyn Write) {
        if self.shown.is_some() {
            write(err, "");
        }
    }
}

/// Writes a line over the one before it. That it cannot be shown is no reason to stop reading.
fn write(err: &mut dyn Write, line: &str) {
    let _ = write!(err, "{ERASE}{line}").and_then(|()| err.flush());
}

/// Returns what is shown: `512 / 1024 MiB`, in any language.
fn line(bytes: u64, size: Option<u64>) -> String {
    let mebibytes = |bytes: u64| bytes / (1024 * 1024);
    match size {
        Some(size) => format!("{} / {} MiB", mebibytes(bytes), mebibytes(size)),
        None => format!("{} MiB", mebibytes(bytes)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_tells_how_much_is_read() {
        let mebibyte = 1024 * 1024;
        assert_eq!(line(100 * mebibyte, Some(300 * mebibyte)), "100 / 300 MiB");
        assert_eq!(line(0, None), "0 MiB");
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
