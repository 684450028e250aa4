//! The browser with a log beside it.

use std::fs::File;
use std::io::Write;

use portable_pty::CommandBuilder;

use crate::READY;
use crate::home::{FIXTURE, Home, PROGRAM};
use crate::pty::Session;

pub const LOG: &str = "ERRO[2026-03-08 17:31:29] failed list /a: token is expired\n";

#[test]
fn a_log_opens_with_the_entries_that_it_shows_and_stays_live() {
    let home = Home::new();
    let log = home.write("log.log", LOG);
    let session = Session::start(&["--log", &log, "--follow"]);
    session.wait_for("1x ");
    let mut file = File::options().append(true).open(&log).expect("it is there");
    file.write_all(LOG.as_bytes()).expect("there is room");
    session.wait_for("2x ");
    session.leave("\x03");
}

#[test]
fn a_log_may_come_through_a_pipe_while_the_keys_come_from_the_terminal() {
    let home = Home::new();
    home.write("log.log", LOG);
    let mut command = CommandBuilder::new("/bin/sh");
    command.args(["-c", &format!("cat log.log | '{PROGRAM}' '{FIXTURE}'")]);
    let mut session = Session::run_in(&home, command, &[]);
    session.wait_for("1x ");
    session.type_keys("permission");
    session.wait_for(" > permission");
    session.leave("\x03");
}

#[test]
fn a_log_that_is_not_there_is_told_before_the_screen_is_taken() {
    let ended = Session::start(&["--log", "/nonexistent/log.log"]).end();
    assert_eq!(ended.status.exit_code(), 2);
    assert!(
        ended.bytes.contains("/nonexistent/log.log") && !ended.bytes.contains("\x1b[?1049h"),
        "{}",
        ended.bytes
    );
}

#[test]
fn the_terminal_is_no_log_by_whatever_name() {
    for name in ["-", "/dev/stdin", "/dev/tty"] {
        let ended = Session::start(&["--log", name]).end();
        assert_eq!(ended.status.exit_code(), 2, "{name}: {}", ended.bytes);
        assert!(ended.bytes.contains("is the terminal"), "{name}: {}", ended.bytes);
        assert!(!ended.bytes.contains("\x1b[?1049h"), "{name}: {}", ended.bytes);
    }
}

/// What a followed log has to say does not hide what the person is told.
#[test]
fn a_notice_stays_while_a_log_is_followed() {
    let home = Home::new();
    let log = home.write("log.log", LOG);
    let mut session = Session::start(&["--log", &log, "--follow", "--clipboard", "command:cat > copied"]);
    session.wait_for("1x ");
    session.type_keys("permission\x19\x19");
    session.wait_for("Taken by your command");
    let mut file = File::options().append(true).open(&log).expect("it is there");
    let other = LOG.replace("token is expired", "failed to mount: address refused");
    file.write_all(other.as_bytes()).expect("there is room");
    // Esc leaves the query, and the list then has the new entry, too.
    session.type_keys("\x1b");
    session.wait_for("failed to mount");
    session.wait_for(READY);
    session.leave("\x03");
}

#[test]
fn a_log_is_named_its_new_lines_are_told_and_it_can_be_left_and_shown_again() {
    let home = Home::new();
    let log = home.write("log.log", LOG);
    let mut session = Session::start(&["--log", &log, "--follow"]);
    session.wait_for("log.log, followed ");
    let mut file = File::options().append(true).open(&log).expect("it is there");
    file.write_all(LOG.as_bytes()).expect("there is room");
    session.wait_for("log.log, followed, +1 new");
    session.type_keys("\x1b");
    session.wait_for("F6 shows the log again.");
    session.type_keys("\x1b[17~");
    session.wait_for("2x ");
    session.leave("\x03");
}
