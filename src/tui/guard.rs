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
    use std::process;
    use std::sync::mpsc::{self, Receiver};
    use std::thread;
    use std::time::Duration;

    use crossterm::terminal;
    use rustix::process::Signal;
    use signal_hook::iterator::Signals;
    use signal_hook::low_level::{emulate_default_handler, raise};

    use super::leave;
    use crate::hangup;

    /// How long a terminal has to take what gives it back, when the program is told to end.
    const GRACE: Duration = Duration::from_millis(500);

    /// What ends a program that does not catch it. Not among them is what the processor sends for a fault, after which
    /// no program can go on.
    const ENDS: &[Signal] = &[
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
        Signal::TRAP,
        Signal::XCPU,
        Signal::XFSZ,
        #[cfg(any(target_os = "linux", target_os = "android"))]
        Signal::POWER,
    ];

    /// Gives the terminal back when the program is told to end and when the terminal dies. That happens on threads of their
    /// own: the main one may wait for an event that never comes. What is given is done before. Returns what tells that the
    /// program was stopped and goes on; an event of the window's size follows that.
    ///
    /// # Errors
    /// When signals cannot be caught, the terminal cannot be watched, or no thread can be started.
    pub(crate) fn on_end(
        mouse: bool,
        before: impl Fn() + Clone + Send + 'static,
    ) -> io::Result<Receiver<()>> {
        // Where keys are read from.
        let stdin = io::stdin();
        let terminal: OwnedFd = if stdin.is_terminal() {
            stdin.as_fd().try_clone_to_owned()?
        } else {
            File::open("/dev/tty")?.into()
        };
        // The terminal's death counts as SIGHUP, which does not come where the terminal controls another session or a shell
        // above ignores it: the main thread would read in vain for ever, and without a pause.
        let hang_up = before.clone();
        hangup::when_it_comes(terminal, move || {
            hang_up();
            end(mouse, Signal::HUP.as_raw());
        })?;
        let ends = ENDS.iter().chain([&Signal::CONT]);
        let mut signals = Signals::new(ends.map(|signal| signal.as_raw()))?;
        let (sender, goes_on) = mpsc::channel();
        thread::Builder::new().spawn(move || {
            for signal in &mut signals {
                if signal != Signal::CONT.as_raw() {
                    before();
                    end(mouse, signal);
                }
                // The browser may have ended meanwhile; else it waits for an event.
                let _ = sender.send(());
                let _ = raise(Signal::WINCH.as_raw());
            }
        })?;
        Ok(goes_on)
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
#[cfg(not(unix))]
pub(crate) fn on_end(_mouse: bool, _before: impl Fn()) -> std::io::Result<std::sync::mpsc::Receiver<()>> {
    Ok(std::sync::mpsc::channel().1)
}
