//! What gives the terminal back when the browser does not come to do it itself: it is told to end, its terminal dies,
//! or it panics.

use super::screen::leave;

/// Gives the terminal back before a panic's message is printed, so that it can be read.
pub fn on_panic(mouse: bool) {
    let print = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        leave(mouse);
        print(panic);
    }));
}

#[cfg(unix)]
pub use unix::on_end;

#[cfg(unix)]
mod unix {
    use std::fs::File;
    use std::io::{self, IsTerminal};
    use std::os::fd::AsFd;
    use std::sync::mpsc;
    use std::thread;
    use std::time::Duration;

    use crossterm::terminal;
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    use signal_hook::iterator::Signals;
    use signal_hook::low_level::emulate_default_handler;

    use super::leave;
    use crate::hangup;

    /// How long a terminal has to take what gives it back, when the program is told to end.
    const GRACE: Duration = Duration::from_millis(500);

    /// Gives the terminal back when the program is told to end and when the terminal dies. That happens on threads of
    /// their own: the main one may wait for an event that never comes.
    ///
    /// # Errors
    /// When signals cannot be caught or the terminal cannot be watched.
    pub fn on_end(mouse: bool) -> io::Result<()> {
        let mut signals = Signals::new([SIGTERM, SIGHUP, SIGINT])?;
        thread::spawn(move || {
            if let Some(signal) = signals.forever().next() {
                end(mouse, signal);
            }
        });
        // As SIGHUP, which does not come where the terminal controls another session or a shell above ignores it: the
        // main thread would read in vain for ever, and without a pause.
        let hang_up = move || end(mouse, SIGHUP);
        // Where keys are read from.
        let stdin = io::stdin();
        if stdin.is_terminal() {
            hangup::when_it_comes(stdin.as_fd(), hang_up)
        } else {
            hangup::when_it_comes(File::open("/dev/tty")?, hang_up)
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
pub fn on_end(_mouse: bool) -> std::io::Result<()> {
    Ok(())
}
