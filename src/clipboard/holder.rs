//! The process that keeps a copied text alive: on X11 and Wayland the clipboard is a promise of a running program, so
//! this program starts itself once more, hidden, to keep it. Not the deciding on a desktop, which is done by then.
//!
//! The holder gets the text on its standard input, answers one line on its standard output, and ends when another
//! program takes the clipboard, when the desktop goes away, and at the latest after a day. It belongs to a session
//! of its own: the end of a terminal or of an SSH connection does not touch it.

use std::env;
use std::fmt::Display;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::os::unix::net::UnixStream;
use std::os::unix::process::CommandExt;
use std::path::PathBuf;
use std::process::{Child, Command, ExitCode, Stdio, exit};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, mpsc};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use arboard::{GetExtLinux, LinuxClipboardKind, SetExtLinux};
use x11rb::connection::Connection;

use super::{Reason, first_line};
use crate::environment::Desktop;

/// The first argument of a holder, after which come the kind of its desktop and its longest life in seconds, 0 to
/// look only. A person who looks at the list of processes should be able to read what this one is for.
const ARGUMENT: &str = "--hold-clipboard";
const X11: &str = "x11";
const WAYLAND: &str = "wayland";

/// How long a holder lives at most.
const LIFETIME: Duration = Duration::from_secs(24 * 60 * 60);

/// How long a desktop may take until the clipboard is known to be ours; it takes milliseconds, or it hangs.
const LIMIT: Duration = Duration::from_secs(3);

/// How long a holder waits before it looks whether the clipboard has its text, and looks again.
const LOOK: Duration = Duration::from_millis(2);

/// Starts a holder for a text and returns when the clipboard is known to have it.
///
/// # Errors
///
/// The reason why the clipboard does not have it; then no holder is left.
pub(super) fn copy(text: &str, desktop: &Desktop) -> Result<(), Reason> {
    start(text, desktop, LIFETIME)
}

/// Whether a holder could take the clipboard, which stays as it is.
pub(super) fn probe(desktop: &Desktop) -> Result<(), Reason> {
    start("", desktop, Duration::ZERO)
}

/// Returns the text that was selected last, which a middle click pastes.
pub(crate) fn selection() -> Option<String> {
    let mut clipboard = arboard::Clipboard::new().ok()?;
    clipboard.get().clipboard(LinuxClipboardKind::Primary).text().ok()
}

fn start(text: &str, desktop: &Desktop, lifetime: Duration) -> Result<(), Reason> {
    let mut child = command(desktop, lifetime)?.spawn()?;
    let (Some(mut stdin), Some(stdout)) = (child.stdin.take(), child.stdout.take()) else {
        return Err(Reason::refused("no pipe to the process that keeps the text"));
    };
    let text = text.to_owned();
    let (sender, answer) = mpsc::channel();
    thread::Builder::new().spawn(move || {
        // A holder that has ended with an error does not read the text; its answer is what matters.
        let _ = stdin.write_all(text.as_bytes());
        drop(stdin);
        let mut line = String::new();
        let read = BufReader::new(stdout.take(4096)).read_line(&mut line);
        sender.send(read.map(|_| line))
    })?;
    let outcome = match answer.recv_timeout(LIMIT) {
        Ok(Ok(line)) => serde_json::from_str(&line).unwrap_or_else(|_| {
            Err(Reason::refused("the process that should keep the text ended without a word"))
        }),
        Ok(Err(error)) => Err(error.into()),
        Err(_) => Err(Reason::TimedOut(LIMIT)),
    };
    reap(child, outcome.is_ok());
    outcome
}

/// This program as a holder. It sees the address of the one desktop only, so it cannot end up on another one.
fn command(desktop: &Desktop, lifetime: Duration) -> Result<Command, Reason> {
    let mut command = Command::new(this_program()?);
    command.arg0(env!("CARGO_PKG_NAME")).arg(ARGUMENT);
    match desktop {
        Desktop::X11(display) => command.arg(X11).env("DISPLAY", display).env_remove("WAYLAND_DISPLAY"),
        Desktop::Wayland(display) => {
            command.arg(WAYLAND).env("WAYLAND_DISPLAY", display).env_remove("DISPLAY")
        }
        Desktop::System => return Err(Reason::NoDesktop),
    };
    command
        .arg(lifetime.as_secs().to_string())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null());
    Ok(command)
}

/// The file of this program. Linux finds it even when an update has replaced it since the start.
fn this_program() -> io::Result<PathBuf> {
    if cfg!(target_os = "linux") { Ok(PathBuf::from("/proc/self/exe")) } else { env::current_exe() }
}

/// Leaves no zombie: a holder at work is waited for in the background, any other one is ended.
fn reap(mut child: Child, at_work: bool) {
    if at_work {
        // Without a thread it is waited for by the system, once this program has ended.
        let _ = thread::Builder::new().spawn(move || child.wait());
    } else {
        // That it has ended by itself is what should have happened.
        let _ = child.kill();
        let _ = child.wait();
    }
}

/// The life of a holder, when the program was started to be one; `None` when it was started by a person.
pub(super) fn main() -> Option<ExitCode> {
    let mut arguments = env::args_os().skip(1);
    if arguments.next()? != ARGUMENT {
        return None;
    }
    let kind = arguments.next().unwrap_or_default();
    let lifetime = arguments
        .next()
        .and_then(|seconds| seconds.to_str()?.parse().ok())
        .map_or(LIFETIME, Duration::from_secs);
    let held = hold(kind == X11, lifetime.min(LIFETIME));
    if held.is_err() {
        answer(&held);
    }
    Some(if held.is_ok() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Takes the clipboard, answers, and offers the text until another program takes the clipboard. Without a lifetime
/// it answers whether it could.
fn hold(x11: bool, lifetime: Duration) -> Result<(), Reason> {
    // It fails only for the leader of a process group, as when a person starts a holder by hand from a shell.
    let _ = rustix::process::setsid();
    // A disk that someone wants to unmount must not be held by a process that they don't see.
    let _ = env::set_current_dir("/");
    let mut text = String::new();
    io::stdin().read_to_string(&mut text)?;
    if x11 {
        end_with_the_display()?;
    } else {
        find_the_compositor()?;
    }
    let mut clipboard = arboard::Clipboard::new().map_err(|error| match x11 {
        true => unreachable(error),
        false => Reason::NoDataControl,
    })?;
    if lifetime.is_zero() {
        answer(&Ok(()));
        return Ok(());
    }
    thread::Builder::new().spawn(move || {
        thread::sleep(lifetime);
        exit(0)
    })?;
    // One call: with two, this could take the clipboard back from a program that claimed it in between. A second thread
    // watches for the moment when the text is set.
    let is_lost = Arc::new(AtomicBool::new(false));
    let answering = answer_when_held(text.clone(), Arc::clone(&is_lost))?;
    clipboard.set().wait().text(text).map_err(Reason::refused)?;
    is_lost.store(true, Ordering::Relaxed);
    match answering.join() {
        Ok(true) => Ok(()),
        _ => Err(Reason::refused("another program took the clipboard at once")),
    }
}

/// Answers as soon as the clipboard has a text; returns whether that was before it was lost.
fn answer_when_held(text: String, is_lost: Arc<AtomicBool>) -> Result<JoinHandle<bool>, Reason> {
    let mut clipboard = arboard::Clipboard::new().map_err(unreachable)?;
    let answering = thread::Builder::new().spawn(move || {
        while !is_lost.load(Ordering::Relaxed) {
            thread::sleep(LOOK);
            if clipboard.get_text().is_ok_and(|held| held == text) {
                answer(&Ok(()));
                return true;
            }
        }
        false
    })?;
    Ok(answering)
}

/// Ends this process when the X server goes away, which arboard would wait through: a connection of its own that
/// gets no events gets the end of the server.
fn end_with_the_display() -> Result<(), Reason> {
    let (connection, _) = x11rb::connect(None).map_err(unreachable)?;
    thread::Builder::new().spawn(move || {
        while connection.wait_for_event().is_ok() {}
        exit(0)
    })?;
    Ok(())
}

/// Whether a compositor listens at all, which arboard does not tell from one that refuses. Where it listens is said
/// in `wl_display_connect` of libwayland.
fn find_the_compositor() -> Result<(), Reason> {
    let folder = env::var_os("XDG_RUNTIME_DIR").unwrap_or_default();
    let socket = PathBuf::from(folder).join(env::var_os("WAYLAND_DISPLAY").unwrap_or_default());
    UnixStream::connect(socket).map(drop).map_err(unreachable)
}

fn unreachable(error: impl Display) -> Reason {
    Reason::Unreachable(first_line(&error.to_string()))
}

/// Writes the one line that a holder answers. Nobody may be left to read it, which changes nothing.
fn answer(outcome: &Result<(), Reason>) {
    let mut stdout = io::stdout().lock();
    let _ = serde_json::to_writer(&mut stdout, outcome);
    let _ = writeln!(stdout).and_then(|()| stdout.flush());
}
