//! Reads whole inputs into a session.

use std::io::{ErrorKind, Read};
use std::sync::atomic::{AtomicBool, Ordering};

use super::input::Input;
use super::session::Session;
use crate::error::Result;

/// How many bytes are read at once: they stay in the processor's cache while they are looked at.
const BLOCK: usize = 256 * 1024;

/// Reads an input to its end, or until `stop` is set. `progress` is called after each block. After the last input,
/// [`Session::pause`] judges the event that may still go on.
///
/// # Errors
///
/// Returns why the input cannot be opened or read; what was read of it counts.
pub(crate) fn read(
    session: &mut Session,
    input: &Input,
    stop: &AtomicBool,
    progress: &mut dyn FnMut(&Session),
) -> Result<()> {
    let mut reader = input.open(stop)?;
    session.begin(&input.name());
    let mut block = vec![0; BLOCK];
    while !stop.load(Ordering::Relaxed) {
        match reader.read(&mut block) {
            Ok(0) => break,
            Ok(len) => session.push(&block[..len]),
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) => return Err(input.fault(&error)),
        }
        progress(session);
    }
    Ok(())
}
