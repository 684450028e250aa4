//! What is measured of a full-screen program.

use std::thread::sleep;
use std::time::Duration;

use crate::process::{memory, ticks};
use crate::program::{CleanPlace, Program, Result};
use crate::session::Session;

/// What is typed into each program, letter by letter.
const QUERY: &str = "permission";

/// How long an idle program is watched.
pub const IDLE: Duration = Duration::from_secs(3);

/// What was measured of a full-screen program, round by round.
#[derive(Default)]
pub struct Samples {
    /// From the start to the complete first frame.
    pub first_frames: Vec<Duration>,
    /// From a key to the last cell that changed.
    pub key_frames: Vec<Duration>,
    /// The resident memory after the first frame, in KiB.
    pub resident_at_first: Vec<u64>,
    /// The resident memory after typing, in KiB.
    pub resident_after_typing: Vec<u64>,
    /// The most resident memory there ever was, in KiB.
    pub peak: u64,
    /// The processor time that was used while idle, in clock ticks.
    pub idle_ticks: u64,
}

impl Samples {
    /// Starts the program, types, and adds what was measured.
    pub fn add_round(&mut self, program: &Program, place: &CleanPlace) -> Result<()> {
        let mut session = Session::start(program, place)?;
        self.first_frames.push(session.first_frame()?);
        self.resident_at_first.push(memory(session.process()?)?.resident);
        for letter in QUERY.chars() {
            self.key_frames.push(session.type_letter(letter)?);
        }
        let memory = memory(session.process()?)?;
        self.resident_after_typing.push(memory.resident);
        self.peak = self.peak.max(memory.peak);
        Ok(())
    }

    /// Starts the program, types, and adds what it uses when nobody touches it any more.
    pub fn add_idleness(&mut self, program: &Program, place: &CleanPlace) -> Result<()> {
        let mut session = Session::start(program, place)?;
        session.first_frame()?;
        for letter in QUERY.chars() {
            session.type_letter(letter)?;
        }
        let before = ticks(session.process()?)?;
        sleep(IDLE);
        self.idle_ticks += ticks(session.process()?)? - before;
        Ok(())
    }
}
