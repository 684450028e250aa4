//! The clipboard of a terminal: the bytes that reach a real pseudo-terminal. What a terminal makes of them is not
//! known to any program, nor to these tests.

use std::io::Read;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread;

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

use crate::support::{ENTRY, PATIENCE, bare_environment, eventually, holders, snippet};
use crate::x11::Server;

/// A program in a terminal of its own.
pub struct Terminal {
    child: Box<dyn Child + Send + Sync>,
    // A terminal lasts as long as its near end is open.
    _near: Box<dyn MasterPty>,
    output: Receiver<Vec<u8>>,
}

impl Terminal {
    /// Runs a program with these variables in a terminal of 80 by 24.
    pub fn run(program: &str, arguments: &[&str], variables: &[(&str, &str)]) -> Terminal {
        let size = PtySize {
            rows: 24,
            cols: 80,
            ..PtySize::default()
        };
        let pair = native_pty_system().openpty(size).expect("there are terminals");
        let mut reader = pair.master.try_clone_reader().expect("it can be read");
        let mut command = CommandBuilder::new(program);
        command.args(arguments);
        command.env_clear();
        command.cwd("/");
        for (name, value) in bare_environment() {
            command.env(name, value);
        }
        for (name, value) in variables {
            command.env(name, value);
        }
        let child = pair.slave.spawn_command(command).expect("the program runs");
        drop(pair.slave);
        let (sender, output) = mpsc::channel();
        thread::spawn(move || {
            let mut buffer = [0; 4096];
            while let Ok(length @ 1..) = reader.read(&mut buffer) {
                if sender.send(buffer[..length].to_vec()).is_err() {
                    break;
                }
            }
        });
        Terminal {
            child,
            _near: pair.master,
            output,
        }
    }

    /// Reads until these bytes have come; gives all that has come until then.
    #[track_caller]
    pub fn read_until(&self, wanted: &str) -> String {
        let mut seen = Vec::new();
        loop {
            match self.output.recv_timeout(PATIENCE) {
                Ok(bytes) => seen.extend(bytes),
                Err(_) => panic!("in vain: {wanted:?} in {:?}", String::from_utf8_lossy(&seen)),
            }
            let text = String::from_utf8_lossy(&seen);
            if text.contains(wanted) {
                return text.into_owned();
            }
        }
    }

    /// Ends the session in the terminal as the end of a connection does, and waits until no process has the terminal
    /// any more.
    fn hang_up(&mut self) {
        self.child.kill().expect("it runs");
        self.child.wait().expect("it ends");
        loop {
            match self.output.recv_timeout(PATIENCE) {
                Ok(_) => (),
                Err(RecvTimeoutError::Disconnected) => return,
                Err(RecvTimeoutError::Timeout) => panic!("a process still has the terminal"),
            }
        }
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        // It may have ended before.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The sequence that puts the snippet into a terminal's clipboard, made by another program.
pub fn sequence() -> String {
    use std::process::Command;
    let folder = tempfile::tempdir().expect("there is room");
    let file = folder.path().join("snippet");
    std::fs::write(&file, snippet()).expect("there is room");
    let encoded = crate::support::read(Command::new("base64").arg("-w0").arg(&file));
    format!("\u{1b}]52;c;{}\u{7}", String::from_utf8_lossy(&encoded))
}

const PROGRAM: &str = env!("CARGO_BIN_EXE_openlist-faq");
const OVER_SSH: (&str, &str) = ("SSH_CONNECTION", "192.0.2.1 50000 192.0.2.2 22");

#[test]
fn over_ssh_the_text_goes_to_the_terminal() {
    let terminal = Terminal::run(PROGRAM, &["copy", ENTRY], &[OVER_SSH]);
    let seen = terminal.read_until("sent to your terminal's clipboard, which gives no answer");
    assert!(seen.contains(&sequence()), "{seen:?}");
    assert!(!seen.contains("copied"), "nobody knows that: {seen:?}");
}

#[test]
fn it_does_so_when_its_output_goes_elsewhere() {
    let script = format!("'{PROGRAM}' copy {ENTRY} > /dev/null 2>&1; echo done");
    let seen = Terminal::run("sh", &["-c", &script], &[OVER_SSH]).read_until("done");
    assert!(seen.contains(&sequence()), "{seen:?}");
}

#[test]
fn behind_tmux_at_the_near_end_it_says_what_may_be_in_the_way() {
    let terminal = Terminal::run(PROGRAM, &["copy", ENTRY], &[OVER_SSH, ("TERM", "tmux-256color")]);
    let seen = terminal.read_until("set-clipboard on");
    assert!(seen.contains(&sequence()), "{seen:?}");
}

#[test]
fn a_terminal_without_a_clipboard_gets_nothing() {
    let terminal = Terminal::run(PROGRAM, &["copy", ENTRY], &[OVER_SSH, ("TERM", "linux")]);
    let seen = terminal.read_until("this terminal has no clipboard for programs");
    assert!(!seen.contains("]52;"), "{seen:?}");
}

#[test]
fn a_text_on_a_desktop_outlives_the_terminal() {
    let Some(server) = Server::start() else { return };
    let script = format!("'{PROGRAM}' copy {ENTRY}; exec cat");
    let mut terminal = Terminal::run("sh", &["-c", &script], &[("DISPLAY", &server.display)]);
    terminal.read_until("copied to the clipboard");
    terminal.hang_up();
    assert_eq!(server.paste(), snippet());
    eventually("the holder is at work", || {
        (holders(&server.variable()).len() == 1).then_some(())
    });
}
