//! How the program ends: by a signal, with its terminal, or suspended for a while.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::process::{Child, Command, Stdio};
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
    let names = "TERM HUP INT QUIT ABRT ALRM VTALRM PROF USR1 USR2 IO SYS TRAP XCPU XFSZ PWR";
    for signal in names.split(' ').map(|name| format!("-{name}")) {
        let signal = signal.as_str();
        let session = Session::start(&[]);
        session.wait_for(READY);
        send(signal, session.id());
        let ended = session.end();
        assert!(!ended.status.success(), "{signal}: {:?}", ended.status);
        ended.assert_restored();
    }
}

#[test]
fn what_is_remembered_is_saved_also_when_a_signal_or_a_dead_terminal_ends_the_program() {
    for signal in [Some("-TERM"), Some("-HUP"), None] {
        let home = Home::new();
        let mut session = Session::start_in(&home, &[], &[]);
        session.wait_for(READY);
        session.type_keys("token\r/mount");
        session.wait_for(" > mount");
        match signal {
            Some(signal) => {
                send(signal, session.id());
                session.end().assert_restored();
            }
            None => {
                session.hang_up();
            }
        }
        eventually(&format!("the state after {signal:?}"), || {
            let state = fs::read_to_string(home.path(".local/state/openlist-faq/state.json")).ok()?;
            state.contains("\"token\"").then_some(())
        });
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
        (&["explain", "--follow", &log], "token-expired", "", "token-expired"),
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
            ends_quietly(process, before, &format!("{arguments:?} {keys:?} {is_controlling}"));
        }
    }
}

#[test]
fn a_terminal_that_takes_nothing_any_more_keeps_no_signal_from_ending_the_program() {
    let size = PtySize { rows: 50, cols: 200, ..PtySize::default() };
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
    eventually("it does not wait for the terminal", || program.try_wait().expect("it is ours"));
}

/// Interrupts a program as soon as it catches that and waits; asserts that it ends by its own decision.
fn interrupt(program: &mut Child) {
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
    let ended = eventually("it does not wait for the pipe", || program.try_wait().expect("it is ours"));
    assert_eq!(ended.code(), Some(130));
}

#[test]
fn a_silent_pipe_can_be_broken_off() {
    let home = Home::new();
    // Nothing, and what could be the beginning of a compressed log and of one in UTF-16.
    for (begins, follow) in [(&b""[..], true), (b"", false), (b"\x1f", true), (b"\xff", false)] {
        let mut program = home.command(PROGRAM);
        program.args([FIXTURE, "explain"]).args(follow.then_some("--follow"));
        program.stdin(Stdio::piped()).stdout(Stdio::null());
        let mut program = program.spawn().expect("the program runs");
        let mut stdin = program.stdin.take().expect("it is piped");
        stdin.write_all(begins).expect("it reads");
        interrupt(&mut program);
    }
}

#[test]
fn a_named_pipe_can_be_broken_off_while_nobody_writes_to_it() {
    let home = Home::new();
    let made = home.command("mkfifo").arg("fifo").status();
    assert!(made.expect("mkfifo runs").success());
    for arguments in [&["explain", "fifo"][..], &["explain", "--follow", "fifo"]] {
        let mut program = home.command(PROGRAM);
        program.arg(FIXTURE).args(arguments).stdout(Stdio::null());
        interrupt(&mut program.spawn().expect("the program runs"));
    }
}

#[test]
fn the_first_line_of_a_pipe_is_told_while_the_pipe_is_open() {
    let home = Home::new();
    let mut program = home.command(PROGRAM);
    program.args([FIXTURE, "explain", "--follow", "--brief"]);
    program.stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut program = program.spawn().expect("the program runs");
    let mut stdin = program.stdin.take().expect("it is piped");
    stdin.write_all(LOG.as_bytes()).expect("it reads");
    let mut told = String::new();
    let mut stdout = BufReader::new(program.stdout.take().expect("it is piped"));
    stdout.read_line(&mut told).expect("it tells");
    assert!(told.contains("token-expired"), "{told}");
    interrupt(&mut program);
}

/// Starts the browser in a shell with job control, as in real life; its prompt tells when it has the terminal.
fn browser_in_a_shell() -> Session {
    let mut command = CommandBuilder::new("/bin/bash");
    command.args(["--norc", "--noprofile", "-i"]);
    let mut session = Session::run(command, &[("PS1", "ready> ")]);
    session.wait_for("ready>");
    session.type_keys(&format!("'{PROGRAM}' '{FIXTURE}'\n"));
    session.wait_for(READY);
    session
}

#[test]
fn suspended_and_brought_back_it_is_drawn_again() {
    let mut session = browser_in_a_shell();
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

#[test]
fn stopped_by_others_it_has_the_terminal_again_when_it_goes_on() {
    let mut session = browser_in_a_shell();
    let shell = session.id();
    let children = fs::read_to_string(format!("/proc/{shell}/task/{shell}/children"));
    let program: u32 = children.expect("it runs").trim().parse().expect("one child");
    for (keys, query) in [("tok", " > tok "), ("en", " > token ")] {
        send("-STOP", program);
        session.wait_for("ready>");
        session.type_keys("fg\n");
        session.wait_until("all is drawn", |screen| {
            screen.contains("all sources") && !screen.contains("ready>") && !screen.contains("Stopped")
        });
        // Keys count one by one and are not echoed.
        session.type_keys(keys);
        session.wait_for(query);
    }
    session.type_keys("\x03");
    session.wait_until("the shell", |screen| screen.trim_end().ends_with("ready>"));
    session.type_keys("exit\n");
    session.end().assert_restored();
}

#[test]
fn a_terminal_of_any_size_is_drawn_on() {
    for (columns, rows) in [(30_000, 30_000), (65_535, 65_535), (0, 0)] {
        let mut command = CommandBuilder::new("sh");
        let script = format!("stty cols {columns} rows {rows}; exec \"$0\" \"$1\"");
        command.args(["-c", &script, PROGRAM, FIXTURE]);
        let session = Session::run(command, &[]);
        session.wait_for_bytes("all sources");
        let ended = session.leave("\x03");
        assert!(ended.status.success(), "{columns}x{rows}: {:?}", ended.status);
    }
}

#[test]
fn without_threads_the_browser_says_so() {
    // Limits do not bind root.
    let mut command = CommandBuilder::new("setpriv");
    command.args(["--reuid=54321", "--clear-groups", "prlimit", "--nproc=1", PROGRAM, FIXTURE]);
    let is_root =
        fs::metadata("/proc/self").is_ok_and(|owner| std::os::unix::fs::MetadataExt::uid(&owner) == 0);
    if !is_root {
        return;
    }
    let ended = Session::run(command, &[]).end();
    assert_eq!(ended.status.exit_code(), 2, "{}", ended.bytes);
    assert!(ended.bytes.contains("cannot take the terminal"), "{}", ended.bytes);
    assert!(!ended.bytes.contains("\x1b[?1049h"), "{}", ended.bytes);
}
