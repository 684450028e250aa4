//! The clipboard of a terminal: the bytes that reach a real pseudo-terminal. What a terminal makes of them is not
//! known to any program, nor to these tests.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use portable_pty::CommandBuilder;

use crate::clipboard::{ENTRY, SNIPPET, holders};
use crate::home::{FIXTURE, PROGRAM};
use crate::pty::Session;
use crate::wait::eventually;
use crate::x11::Server;

/// The sequence that puts the snippet into a terminal's clipboard.
pub fn sequence() -> String {
    format!("\u{1b}]52;c;{}\u{7}", STANDARD.encode(SNIPPET))
}

const OVER_SSH: (&str, &str) = ("SSH_CONNECTION", "192.0.2.1 50000 192.0.2.2 22");

/// Runs a script in a terminal.
fn shell(script: &str, variable: (&str, &str)) -> Session {
    let mut command = CommandBuilder::new("sh");
    command.args(["-c", script]);
    Session::run(command, &[variable])
}

#[test]
fn over_ssh_the_text_goes_to_the_terminal() {
    let terminal = Session::start_with(&["copy", ENTRY], &[OVER_SSH]);
    let seen = terminal.wait_for_bytes("sent to your terminal's clipboard, which gives no answer");
    assert!(seen.contains(&sequence()), "{seen:?}");
    assert!(!seen.contains("copied"), "nobody knows that: {seen:?}");
}

#[test]
fn it_does_so_when_its_output_goes_elsewhere() {
    let script = format!("'{PROGRAM}' '{FIXTURE}' copy {ENTRY} > /dev/null 2>&1; echo done");
    let seen = shell(&script, OVER_SSH).wait_for_bytes("done");
    assert!(seen.contains(&sequence()), "{seen:?}");
}

#[test]
fn behind_tmux_at_the_near_end_it_says_what_may_be_in_the_way() {
    let terminal = Session::start_with(&["copy", ENTRY], &[OVER_SSH, ("TERM", "tmux-256color")]);
    let seen = terminal.wait_for_bytes("set-clipboard on");
    assert!(seen.contains(&sequence()), "{seen:?}");
}

#[test]
fn a_terminal_without_a_clipboard_gets_nothing() {
    let terminal = Session::start_with(&["copy", ENTRY], &[OVER_SSH, ("TERM", "linux")]);
    let seen = terminal.wait_for_bytes("this terminal has no clipboard for programs");
    assert!(!seen.contains("]52;"), "{seen:?}");
}

#[test]
fn a_text_on_a_desktop_outlives_the_terminal() {
    let Some(server) = Server::start() else { return };
    let script = format!("'{PROGRAM}' '{FIXTURE}' copy {ENTRY}; exec cat");
    let terminal = shell(&script, ("DISPLAY", &server.display));
    terminal.wait_for_bytes("copied to the clipboard");
    terminal.kill();
    assert_eq!(server.paste(), SNIPPET);
    eventually("the holder is at work", || (holders(&server.variable()).len() == 1).then_some(()));
}
