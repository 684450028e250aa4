//! What gives the terminal back when the browser does not come to do it itself: it is told to end, its terminal dies,
//! or it panics.

use super::screen::leave;

/// Gives the terminal back before a panic's message is printed, so that it can be read.
pub(crate) fn on_panic(mouse: bool) {
    let print = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        leave(mouse);
        print(panic);
    }));
}

#[cfg(unix)]
pub(crate) use unix::on_end;

#[cfg(unix)]
mod unix {
    use std::fs::File;
    use std::io::{self, IsTerminal};
    use std::os::fd::{AsFd, OwnedFd};
    use std::os::unix::net::UnixStream;
    use std::sync::mpsc;
    use std::thread;
    use std::time::Duration;

    use crossterm::terminal;
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    use signal_hook::iterator::backend::SignalDelivery;
    use signal_hook::iterator::exfiltrator::SignalOnly;
    use signal_hook::low_level::emulate_default_handler;

    use super::leave;
    use crate::hangup::{self, Came};

    /// How long a terminal has to take what gives it back, when the program is told to end.
    const GRACE: Duration = Duration::from_millis(500);

    /// The signals that tell the program to end, as they come.
    type Signals = SignalDelivery<UnixStream, SignalOnly>;

    /// Gives the terminal back when the program is told to end and when the terminal dies. That happens on a thread of
    /// its own: the main one may wait for an event that never comes.
    ///
    /// # Errors
    /// When signals cannot be caught or the terminal cannot be watched.
    pub(crate) fn on_end(mouse: bool) -> io::Result<()> {
        let (told, tell) = UnixStream::pair()?;
        let signals = Signals::with_pipe(told, tell, SignalOnly, [SIGTERM, SIGHUP, SIGINT])?;
        // Where keys are read from.
        let stdin = io::stdin();
        let terminal: OwnedFd = if stdin.is_terminal() {
            stdin.as_fd().try_clone_to_owned()?
        } else {
            File::open("/dev/tty")?.into()
        };
        thread::spawn(move || {
            if let Some(signal) = wait(&terminal, signals) {
                end(mouse, signal);
            }
        });
        Ok(())
    }

    /// Waits for a signal. The terminal's death counts as SIGHUP, which does not come where the terminal controls
    /// another session or a shell above ignores it: the main thread would read in vain for ever, and without a pause.
    /// `None` where nothing can be waited for.
    fn wait(terminal: &OwnedFd, mut signals: Signals) -> Option<i32> {
        let terminal = [terminal.as_fd()];
        let mut ends = &terminal[..];
        loop {
            match hangup::wait(ends, Some(signals.get_read().as_fd())) {
                Some(Came::HangUp) => return Some(SIGHUP),
                Some(Came::News) => {
                    if let Some(signal) = signals.pending().next() {
                        return Some(signal);
                    }
                }
                None if ends.is_empty() => return None,
                // The system tells nothing about terminals.
                None => ends = &[],
            }
        }
    }

    /// Gives the terminal back and ends the program as a signal would have, so that its parent sees why. A terminal that
    /// takes nothing any more, as over a stalled connection, must not keep it.
    fn end(mouse: bool, signal: i32) {
        let (sender, left) = mpsc::channel();
        thread::spawn(move || {
            leave(mouse);
            sender.send(())
        });
        if left.recv_timeout(GRACE).is_err() {
            let _ = terminal::disable_raw_mode();
        }
        let _ = emulate_default_handler(signal);
    }
}

/// Watches for nothing: there are no signals here.
///
/// # Errors
/// None.
#[cfg(not(unix))]
pub(crate) fn on_end(_mouse: bool) -> std::io::Result<()> {
    Ok(())
}
