//! How the program ends: by a signal, with its terminal, or suspended for a while.

use std::fs;
use std::io::Write;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use portable_pty::{CommandBuilder, PtySize, native_pty_system};

use crate::READY;
use crate::home::{FIXTURE, Home, PROGRAM};
use crate::logs::LOG;
use crate::pty::Session;
use crate::wait::eventually;

pub fn send(signal: &str, process: u32) {
    let status = Command::new("kill").args([signal, &process.to_string()]).status();
    assert!(status.expect("kill runs").success());
}

#[test]
fn signals_give_the_terminal_back() {
    for signal in ["-TERM", "-HUP", "-INT"] {
        let session = Session::start(&[]);
        session.wait_for(READY);
        send(signal, session.id());
        let ended = session.end();
        assert!(!ended.status.success(), "{signal}: {:?}", ended.status);
        ended.assert_restored();
    }
}

/// The clock ticks that a process has computed for; none when it has ended, also when nobody has asked how yet.
fn ticks(process: u32) -> Option<u64> {
    let stat = fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    // After the name in brackets: the state, and as numbers 12 and 13 the time (see proc(5)).
    let fields: Vec<&str> = stat.rsplit_once(") ")?.1.split(' ').collect();
    let number = |at: usize| fields[at].parse::<u64>().expect("a number");
    (fields[0] != "Z").then(|| number(11) + number(12))
}

/// Waits until a process has ended, which must not compute meanwhile.
fn ends_quietly(process: u32, before: u64, what: &str) {
    eventually(what, || {
        let spent = ticks(process).map(|ticks| ticks - before);
        assert!(spent.is_none_or(|spent| spent < 100), "{what}: it spins");
        spent.is_none().then_some(())
    });
}

#[test]
fn a_terminal_that_dies_ends_the_program() {
    let home = Home::new();
    let log = home.write("log.log", LOG);
    for (arguments, first, keys, shown) in [
        (&[][..], READY, "", READY),
        (&[], READY, "permission\x19", "Fill in"),
        (&["--log", &log, "--follow"], "1x ", "", "1x "),
        (&["--plain"], "q quits:", "5244\n", "1. bind"),
        (
            &["explain", "--follow", &log],
            "token-expired",
            "",
            "token-expired",
        ),
    ] {
        // The second is a terminal of another session, from which no signal comes.
        for is_controlling in [true, false] {
            let mut command = CommandBuilder::new(PROGRAM);
            command.arg(FIXTURE);
            command.args(arguments);
            command.set_controlling_tty(is_controlling);
            let mut session = Session::run(command, &[]);
            session.wait_for(first);
            session.type_keys(keys);
            session.wait_for(shown);
            let before = ticks(session.id()).expect("it runs");
            let process = session.hang_up();
            ends_quietly(
                process,
                before,
                &format!("{arguments:?} {keys:?} {is_controlling}"),
            );
        }
    }
}

#[test]
fn a_terminal_that_takes_nothing_any_more_keeps_no_signal_from_ending_the_program() {
    let size = PtySize {
        rows: 50,
        cols: 200,
        ..PtySize::default()
    };
    let pty = native_pty_system().openpty(size).expect("a pseudo-terminal");
    let home = Home::new();
    let mut command = CommandBuilder::new(PROGRAM);
    command.args([FIXTURE, "--no-state"]);
    command.env_clear();
    command.env("HOME", home.path(""));
    command.env("TERM", "xterm-256color");
    let mut program = pty.slave.spawn_command(command).expect("the program starts");
    let process = program.process_id().expect("it runs");
    let mut keyboard = pty.master.take_writer().expect("the terminal's keyboard");
    // Nobody reads what it draws, until it can draw no more: it computes nothing for a while, whatever is typed.
    let (mut last, mut since) = (0, Instant::now());
    eventually("it draws no more", || {
        keyboard.write_all(b"\x14").expect("the terminal takes keys");
        let now = ticks(process).expect("it runs");
        if now != last || now == 0 {
            (last, since) = (now, Instant::now());
        }
        (since.elapsed() > Duration::from_millis(400)).then_some(())
    });
    send("-TERM", process);
    eventually("it does not wait for the terminal", || {
        program.try_wait().expect("it is ours")
    });
}

#[test]
fn a_silent_pipe_can_be_broken_off() {
    let home = Home::new();
    let mut program = home
        .command(PROGRAM)
        .args([FIXTURE, "explain", "--follow"])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()
        .expect("the program runs");
    // Before it catches the signal (the second lowest bit), that would end it as it would any program.
    let catches = |status: &str| {
        let mask = status.lines().find_map(|line| line.strip_prefix("SigCgt:"))?;
        Some(u64::from_str_radix(mask.trim(), 16).ok()? & 0b10 != 0)
    };
    eventually("it catches the signal", || {
        let status = fs::read_to_string(format!("/proc/{}/status", program.id())).ok()?;
        // And it waits, else the signal could come where it does not matter.
        (catches(&status)? && status.contains("State:\tS")).then_some(())
    });
    send("-INT", program.id());
    let ended = eventually("it does not wait for the pipe", || {
        program.try_wait().expect("it is ours")
    });
    assert_eq!(ended.code(), Some(130));
}

#[test]
fn suspended_and_brought_back_it_is_drawn_again() {
    // A shell with job control, as in real life; its prompt tells when it has the terminal.
    let mut command = CommandBuilder::new("/bin/bash");
    command.args(["--norc", "--noprofile", "-i"]);
    let mut session = Session::run(command, &[("PS1", "ready> ")]);
    session.wait_for("ready>");
    session.type_keys(&format!("'{PROGRAM}' '{FIXTURE}'\n"));
    session.wait_for(READY);
    session.type_keys("token\x1a");
    session.wait_for("Stopped");
    session.type_keys("fg\n");
    session.wait_for(" > token");
    session.type_keys("\x03");
    session.wait_until("the shell", |screen| screen.trim_end().ends_with("ready>"));
    session.type_keys("exit\n");
    let ended = session.end();
    // Given back twice, each time whole, and taken twice.
    ended.assert_restored();
    for mode in ["1049", "1002", "1006"] {
        let switched = |to: &str| ended.bytes.matches(&format!("\x1b[?{mode}{to}")).count();
        assert_eq!((switched("h"), switched("l")), (2, 2), "{mode}");
    }
    let (before, after) = ended.bytes.split_once("Stopped").expect("it was seen");
    for part in [before, after] {
        assert!(part.rfind("\x1b[?1049h") < part.rfind("\x1b[?1049l"), "{part:?}");
        assert!(part.rfind("\x1b[?25l") < part.rfind("\x1b[?25h"), "{part:?}");
    }
}
