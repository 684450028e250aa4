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
    use std::process;
    use std::sync::mpsc::{self, Receiver, Sender};
    use std::thread;
    use std::time::Duration;

    use crossterm::terminal;
    use rustix::process::Signal;
    use signal_hook::iterator::backend::SignalDelivery;
    use signal_hook::iterator::exfiltrator::SignalOnly;
    use signal_hook::low_level::{emulate_default_handler, raise};

    use super::leave;
    use crate::hangup::{self, Came};

    /// How long a terminal has to take what gives it back, when the program is told to end.
    const GRACE: Duration = Duration::from_millis(500);

    /// What ends a program that does not catch it. Not among them is what the processor sends for a fault, after which
    /// no program can go on.
    const ENDS: [Signal; 14] = [
        Signal::TERM,
        Signal::HUP,
        Signal::INT,
        Signal::QUIT,
        Signal::ABORT,
        Signal::ALARM,
        Signal::VTALARM,
        Signal::PROF,
        Signal::USR1,
        Signal::USR2,
        Signal::IO,
        Signal::SYS,
        Signal::XCPU,
        Signal::XFSZ,
    ];

    /// Further ones of Linux.
    #[cfg(any(target_os = "linux", target_os = "android"))]
    const MORE_ENDS: &[Signal] = &[Signal::POWER, Signal::TRAP];
    #[cfg(not(any(target_os = "linux", target_os = "android")))]
    const MORE_ENDS: &[Signal] = &[Signal::TRAP];

    /// The signals as they come.
    type Signals = SignalDelivery<UnixStream, SignalOnly>;

    /// Gives the terminal back when the program is told to end and when the terminal dies. That happens on a thread of
    /// its own: the main one may wait for an event that never comes. Returns what tells that the program was stopped and
    /// goes on; an event of the window's size follows that.
    ///
    /// # Errors
    /// When signals cannot be caught, the terminal cannot be watched, or no thread can be started.
    pub(crate) fn on_end(mouse: bool) -> io::Result<Receiver<()>> {
        let (told, tell) = UnixStream::pair()?;
        // Where keys are read from.
        let stdin = io::stdin();
        let terminal: OwnedFd = if stdin.is_terminal() {
            stdin.as_fd().try_clone_to_owned()?
        } else {
            File::open("/dev/tty")?.into()
        };
        let (sender, goes_on) = mpsc::channel();
        let (caught, signals) = mpsc::channel();
        // Before anything is caught, since a signal that is caught once and not waited for would be lost.
        thread::Builder::new().spawn(move || {
            if let Ok(signals) = signals.recv()
                && let Some(signal) = wait(&terminal, signals, &sender)
            {
                end(mouse, signal);
            }
        })?;
        let ends = ENDS.iter().chain(MORE_ENDS).chain([&Signal::CONT]);
        let signals = Signals::with_pipe(told, tell, SignalOnly, ends.map(|signal| signal.as_raw()))?;
        caught.send(signals).map_err(io::Error::other)?;
        Ok(goes_on)
    }

    /// Waits for a signal that ends the program. The terminal's death counts as SIGHUP, which does not come where the
    /// terminal controls another session or a shell above ignores it: the main thread would read in vain for ever, and
    /// without a pause. `None` where nothing can be waited for.
    fn wait(terminal: &OwnedFd, mut signals: Signals, goes_on: &Sender<()>) -> Option<i32> {
        let terminal = [terminal.as_fd()];
        let mut ends = &terminal[..];
        loop {
            match hangup::wait(ends, Some(signals.get_read().as_fd())) {
                Some(Came::HangUp) => return Some(Signal::HUP.as_raw()),
                Some(Came::News) => {
                    for signal in signals.pending() {
                        if signal != Signal::CONT.as_raw() {
                            return Some(signal);
                        }
                        // The browser may have ended meanwhile; else it waits for an event.
                        let _ = goes_on.send(());
                        let _ = raise(Signal::WINCH.as_raw());
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
        let leaving = thread::Builder::new().spawn(move || {
            leave(mouse);
            sender.send(())
        });
        if leaving.is_err() {
            leave(mouse);
        } else if left.recv_timeout(GRACE).is_err() {
            let _ = terminal::disable_raw_mode();
        }
        let _ = emulate_default_handler(signal);
        // As a shell tells of a signal, where the default is not known.
        process::exit(128 + signal);
    }
}

/// Watches for nothing: there are no signals here.
///
/// # Errors
/// None.
#[cfg(not(unix))]
pub(crate) fn on_end(_mouse: bool) -> std::io::Result<std::sync::mpsc::Receiver<()>> {
    Ok(std::sync::mpsc::channel().1)
}
