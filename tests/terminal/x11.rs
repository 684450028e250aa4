//! The clipboard of a real X server, without a screen, read by xclip.

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

use rustix::process::{Pid, Signal, kill_process};

use crate::READY;
use crate::clipboard::{ENTRY, SNIPPET, copy, feed, holders, no_holder_is_left, read, zombies_of};
use crate::home::{FIXTURE, Home, PROGRAM};
use crate::programs::has;
use crate::pty::Session;
use crate::wait::eventually;

/// An X server for one test.
pub struct Server {
    child: Child,
    /// Its address, as in `DISPLAY`.
    pub display: String,
}

impl Server {
    /// Starts a server with an address that no other one has; `None` where the programs are missing.
    pub fn start() -> Option<Server> {
        has(&["Xvfb", "xclip"]).then(|| {
            let mut child = Command::new("Xvfb")
                .args(["-displayfd", "1", "-screen", "0", "64x64x24", "-nolisten", "tcp", "-noreset"])
                .stdout(Stdio::piped())
                .stderr(Stdio::null())
                .spawn()
                .expect("Xvfb is installed");
            let mut number = String::new();
            let stdout = child.stdout.take().expect("it is piped");
            BufReader::new(stdout).read_line(&mut number).expect("it tells its number");
            Server { child, display: format!(":{}", number.trim()) }
        })
    }

    /// The variable that holds its address, as a process has it.
    pub fn variable(&self) -> String {
        format!("DISPLAY={}", self.display)
    }

    /// What another program finds in the clipboard.
    pub fn paste(&self) -> String {
        let stdout = read(Command::new("xclip").args(["-o", "-selection", "clipboard", "-d", &self.display]));
        String::from_utf8(stdout).expect("it is UTF-8")
    }

    /// Lets another program take the clipboard.
    fn take(&self, text: &str) {
        feed(Command::new("xclip").args(["-i", "-selection", "clipboard", "-d", &self.display]), text);
    }

    /// Ends the server as a crash would.
    fn crash(&mut self) {
        self.child.kill().expect("it runs");
        self.child.wait().expect("it has ended");
    }

    fn signal(&self, signal: Signal) {
        kill_process(Pid::from_child(&self.child), signal).expect("it runs");
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // A test may have ended it before.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn a_text_outlives_the_program() {
    let Some(server) = Server::start() else { return };
    copy(&[("DISPLAY", &server.display)]).succeeded("copied to the clipboard");
    assert_eq!(server.paste(), SNIPPET);
    assert_eq!(server.paste(), SNIPPET, "also a second time");
    let holders = holders(&server.variable());
    assert_eq!(holders.len(), 1, "{holders:?}");
    assert_eq!((holders[0].session, holders[0].terminal), (holders[0].id, 0), "a session of its own");
}

/// A process that has ended is one for a moment, until it is waited for.
#[track_caller]
fn no_zombie_stays(browser: &Session) {
    eventually("every process that ended is waited for", || {
        zombies_of(browser.id()).is_empty().then_some(())
    });
}

#[test]
fn the_browser_leaves_no_zombie_and_copies_again() {
    let Some(server) = Server::start() else { return };
    let mut browser = Session::start_with(&[], &[("DISPLAY", &server.display)]);
    browser.wait_for(READY);
    // Each copy ends the holder of the one before.
    let filled = SNIPPET.replace("${dataDir}", "'/mnt/a b'").replace("${uid}:${gid}", "5:6");
    for (keys, text) in [("", SNIPPET), ("\x15/mnt/a b\t\x155\t\x156\r", &filled)] {
        let keys = if keys.is_empty() { "\x19" } else { keys };
        browser.type_keys(&format!("\x15permission\x19{keys}"));
        browser.wait_for("Copied to the clipboard");
        eventually("it is in the clipboard", || (server.paste() == text).then_some(()));
        eventually("the last text alone is held", || (holders(&server.variable()).len() == 1).then_some(()));
        no_zombie_stays(&browser);
    }
    server.take("another text");
    no_holder_is_left(&server.variable());
    no_zombie_stays(&browser);
    // It is still there and takes keys; the text of its last copy outlives it.
    browser.type_keys("\x15permission\x19\x19");
    eventually("it is in the clipboard", || (server.paste() == SNIPPET).then_some(()));
    assert!(browser.leave("\x03").status.success());
    assert_eq!(server.paste(), SNIPPET);
}

#[test]
fn the_holder_ends_when_another_program_takes_the_clipboard() {
    let Some(server) = Server::start() else { return };
    copy(&[("DISPLAY", &server.display)]).succeeded("copied to the clipboard");
    server.take("another text");
    no_holder_is_left(&server.variable());
    assert_eq!(server.paste(), "another text");
}

#[test]
fn a_text_that_is_copied_right_afterwards_stays() {
    // Several at once, for only on a busy machine is there time for anything in between.
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                let Some(server) = Server::start() else { return };
                for round in 0..3 {
                    copy(&[("DISPLAY", &server.display)]).succeeded("copied to the clipboard");
                    let another = format!("another text {round}");
                    server.take(&another);
                    no_holder_is_left(&server.variable());
                    assert_eq!(server.paste(), another);
                }
            });
        }
    });
}

#[test]
fn a_lock_of_the_script_that_copies_is_free_when_the_script_has_ended() {
    let Some(server) = Server::start().filter(|_| has(&["flock"])) else { return };
    let home = Home::new();
    let lock = home.path("lock");
    let mut shell = home.command("sh");
    shell.args(["-c", "exec 9>\"$0\"; flock 9; \"$@\""]).arg(&lock).args([PROGRAM, FIXTURE, "copy", ENTRY]);
    let copied = shell.env("DISPLAY", &server.display).output().expect("the shell runs");
    assert!(copied.status.success(), "{copied:?}");
    assert_eq!(holders(&server.variable()).len(), 1);
    File::open(lock).expect("it is there").try_lock().expect("nobody holds it");
}

#[test]
fn a_new_copy_replaces_the_holder() {
    let Some(server) = Server::start() else { return };
    for _ in 0..3 {
        copy(&[("DISPLAY", &server.display)]).succeeded("copied to the clipboard");
    }
    eventually("one holder is left", || (holders(&server.variable()).len() == 1).then_some(()));
    assert_eq!(server.paste(), SNIPPET);
}

#[test]
fn the_holder_ends_with_the_display() {
    let Some(mut server) = Server::start() else { return };
    copy(&[("DISPLAY", &server.display)]).succeeded("copied to the clipboard");
    server.crash();
    no_holder_is_left(&server.variable());
    copy(&[("DISPLAY", &server.display), ("TERM", "dumb")]).failed("the desktop cannot be reached");
    no_holder_is_left(&server.variable());
}

#[test]
fn a_display_that_hangs_is_not_waited_for() {
    let Some(server) = Server::start() else { return };
    server.signal(Signal::STOP);
    let outcome = copy(&[("DISPLAY", &server.display), ("OPENLIST_FAQ_CLIPBOARD", "native")]);
    outcome.failed("no answer within 3 seconds");
    // Nor does the browser ask it before it is needed.
    let started = std::time::Instant::now();
    let browser = Session::start_with(&[], &[("DISPLAY", &server.display)]);
    browser.wait_for(READY);
    assert!(started.elapsed() < std::time::Duration::from_secs(3));
    browser.leave("\x03");
    no_holder_is_left(&server.variable());
    server.signal(Signal::CONT);
}

#[test]
fn without_a_display_it_says_so_at_once() {
    let outcome = copy(&[("OPENLIST_FAQ_CLIPBOARD", "native")]);
    outcome.failed("there is no desktop here (neither DISPLAY nor WAYLAND_DISPLAY is set)");
    assert!(!outcome.said.contains("timed out"));
}
