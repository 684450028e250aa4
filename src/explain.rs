//! A log to the entries that it shows, each with the lines that prove it.

pub mod decode;
pub mod follow;
pub mod input;
mod report;

pub use report::{Evidence, Found, Report, Severity, Unknown};

use std::io;
use std::sync::atomic::AtomicBool;

use catalogue::model::Catalogue;
use input::Input;

use crate::error::{Error, Result};

/// A log that is being read.
#[derive(Debug, Default)]
pub struct Session {
    report: Report,
}

/// Why reading ended before the input did.
#[derive(Debug)]
pub enum Failure {
    /// The input cannot be opened or read on.
    Input(Error),
    /// What was found cannot be written.
    Output(io::Error),
}

impl Session {
    /// Prepares for reading.
    ///
    /// # Errors
    ///
    /// Returns an error if the catalogue has a signature that cannot be used.
    pub fn new(_catalogue: &Catalogue) -> Result<Session> {
        Ok(Session::default())
    }

    /// Goes on with another input.
    pub fn begin(&mut self, name: &str) {
        self.report.files.push(name.to_owned());
    }

    /// Takes the next bytes of the input.
    pub fn push(&mut self, bytes: &[u8]) {
        self.report.bytes += bytes.len() as u64;
    }

    /// Judges what is complete, as nothing more comes for now.
    pub fn pause(&mut self) {}

    /// Returns a number that grows whenever the report changes.
    pub fn revision(&self) -> u64 {
        self.report.bytes
    }

    /// Returns how many bytes of the current input were read.
    pub fn input_bytes(&self) -> u64 {
        self.report.bytes
    }

    /// Returns what was found so far.
    pub fn report(&self) -> Report {
        self.report.clone()
    }
}

/// Reads an input to its end, or on as it grows. `tell` is called after each block.
///
/// # Errors
///
/// Returns why it was not read to its end. What was read before counts.
pub fn read(
    _session: &mut Session,
    _input: &Input,
    _follow: bool,
    _stop: &AtomicBool,
    _tell: &mut dyn FnMut(&Session) -> io::Result<()>,
) -> std::result::Result<(), Failure> {
    Ok(())
}
