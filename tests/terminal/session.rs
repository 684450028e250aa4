//! The real program in a pseudo-terminal: what a person sees and what is left of it afterwards.
#![cfg(unix)]
#![allow(clippy::expect_used, reason = "a test may panic")]

#[path = "support/pty.rs"]
mod pty;

use std::process::Command;

use openlist_faq::catalogue::Catalogue;
use openlist_faq::lang::Lang;
use openlist_faq::theme;
use openlist_faq::tui;
use portable_pty::CommandBuilder;
use pty::Session;

fn send(signal: &str, process: u32) {
    let status = Command::new("kill").args([signal, &process.to_string()]).status();
    assert!(status.expect("kill runs").success());
}

#[test]
fn from_an_error_to_its_fix() {
    let mut session = Session::start(&[]);
    session.wait_for("23 of 23");
    session.type_keys("permission");
    session.wait_for("This is caused by the directory mounted");
    session.type_keys("\x0c");
    session.wait_for("挂载的目录与运行docker");
    session.type_keys("\x19");
    session.wait_for("复制哪条命令？");
    session.type_keys("2");
    session.wait_for("填写后复制");
    session.type_keys("\x1b");
    // There is no desktop here, so the terminal's own clipboard is sent the text.
    session.wait_for("尚未填写：user、yourDataDir。已发送到终端的剪贴板");
    session.type_keys("\x03");
    let ended = session.end();
    assert!(ended.status.success());
    ended.assert_restored();
    assert_eq!(ended.screen.trim(), "", "nothing is left on the shell's screen");
    // `sudo chown -R 1000:1000 ${yourDataDir}` in base 64.
    let sent = "\x1b]52;c;c3VkbyBjaG93biAtUiAxMDAwOjEwMDAgJHt5b3VyRGF0YURpcn0=";
    assert!(ended.bytes.contains(sent), "{}", ended.bytes);
}

#[test]
fn the_language_follows_the_environment() {
    for (variables, words) in [
        (&[("LANG", "zh_CN.UTF-8")][..], "全部来源"),
        (
            &[("LANG", "zh_CN.UTF-8"), ("OPENLIST_FAQ_LANG", "en")],
            "all sources",
        ),
        (&[("LC_ALL", "C"), ("LANG", "zh_CN.UTF-8")], "all sources"),
    ] {
        let mut session = Session::start_with(&[], variables);
        session.wait_for(words);
        session.type_keys("\x03");
        assert!(session.end().status.success());
    }
}

#[test]
fn resizing_keeps_the_state() {
    let mut session = Session::start(&[]);
    session.wait_for("23 of 23");
    session.type_keys("permission\r");
    session.wait_for("y copy");
    session.resize(40, 10);
    session.wait_until("the narrow screen", |screen| {
        screen.lines().all(|line| line.chars().count() <= 40)
    });
    session.wait_for("permission");
    session.resize(30, 5);
    session.wait_for("30x5");
    session.resize(120, 40);
    session.wait_for("openlistteam/");
    session.type_keys("q");
    session.end().assert_restored();
}

#[test]
fn signals_give_the_terminal_back() {
    for (signal, number) in [("-TERM", "15"), ("-HUP", "1"), ("-INT", "2")] {
        let session = Session::start(&[]);
        session.wait_for("23 of 23");
        send(signal, session.id());
        let ended = session.end();
        assert!(!ended.status.success(), "{signal} {number}: {:?}", ended.status);
        ended.assert_restored();
    }
}

/// The clock ticks that a process has computed for; none when it has ended, also when nobody has asked how yet.
#[cfg(target_os = "linux")]
fn ticks(process: u32) -> Option<u64> {
    let stat = std::fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    // After the name in brackets: the state, and as numbers 12 and 13 the time (see proc(5)).
    let fields: Vec<&str> = stat.rsplit_once(") ")?.1.split(' ').collect();
    let number = |at: usize| fields[at].parse::<u64>().expect("a number");
    (fields[0] != "Z").then(|| number(11) + number(12))
}

#[test]
#[cfg(target_os = "linux")]
fn a_terminal_that_dies_ends_the_program() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let log = folder.path().join("log.log");
    std::fs::write(&log, LOG).expect("a file");
    let log = log.to_str().expect("a path in UTF-8");
    let with_a_log = ["--log", log, "--follow"];
    for (arguments, first, keys, shown) in [
        (&[][..], "23 of 23", "", "23 of 23"),
        (&[], "23 of 23", "permission\x192", "Fill in"),
        (&with_a_log, "1x no such host", "", "1x no such host"),
        (&["--plain"], "q quits:", "413\n", "1. Request failed"),
        (
            &["explain", "--follow", log],
            "network-problem",
            "",
            "network-problem",
        ),
    ] {
        // The second is a terminal of another session, from which no signal comes.
        for is_controlling in [true, false] {
            let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_openlist-faq"));
            command.args(arguments);
            command.set_controlling_tty(is_controlling);
            let mut session = Session::run(command, &[]);
            session.wait_for(first);
            session.type_keys(keys);
            session.wait_for(shown);
            let before = ticks(session.id()).expect("it runs");
            let process = session.hang_up();
            let start = std::time::Instant::now();
            while let Some(ticks) = ticks(process) {
                // It ends within a second, but on a busy machine it may have to wait; it must not spin meanwhile.
                let spent = ticks - before;
                assert!(
                    spent < 100 && start.elapsed().as_secs() < 10,
                    "it still runs: {arguments:?} {keys:?} {is_controlling} {spent}"
                );
                std::thread::sleep(std::time::Duration::from_millis(5));
            }
        }
    }
}

#[test]
#[cfg(target_os = "linux")]
fn a_terminal_that_takes_nothing_any_more_keeps_no_signal_from_ending_the_program() {
    use std::io::Write;
    use std::time::Duration;

    let size = portable_pty::PtySize {
        rows: 50,
        cols: 200,
        ..portable_pty::PtySize::default()
    };
    let pty = portable_pty::native_pty_system()
        .openpty(size)
        .expect("a pseudo-terminal");
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_openlist-faq"));
    command.arg("--no-state");
    command.env("TERM", "xterm-256color");
    let mut program = pty.slave.spawn_command(command).expect("the program starts");
    let process = program.process_id().expect("it runs");
    let mut keyboard = pty.master.take_writer().expect("the terminal's keyboard");
    // Nobody reads what it draws, until it can draw no more: it computes nothing, whatever is typed.
    let (mut before, mut idle) = (0, 0);
    for _ in 0..1000 {
        keyboard.write_all(b"\x0c").expect("the terminal takes keys");
        std::thread::sleep(Duration::from_millis(20));
        let now = ticks(process).expect("it runs");
        idle = if now == before { idle + 1 } else { 0 };
        before = now;
        if before > 0 && idle == 20 {
            break;
        }
    }
    assert_eq!(idle, 20, "it goes on drawing");
    send("-TERM", process);
    let start = std::time::Instant::now();
    while program.try_wait().expect("it is ours").is_none() {
        if start.elapsed() > Duration::from_secs(10) {
            program.kill().expect("it runs");
            panic!("it waits for the terminal");
        }
        std::thread::sleep(Duration::from_millis(5));
    }
}

#[test]
#[cfg(target_os = "linux")]
fn a_silent_pipe_can_be_broken_off() {
    let mut program = Command::new(env!("CARGO_BIN_EXE_openlist-faq"))
        .args(["explain", "--follow"])
        .stdin(std::process::Stdio::piped())
        .stdout(std::process::Stdio::null())
        .spawn()
        .expect("the program runs");
    let deadline = std::time::Instant::now() + std::time::Duration::from_secs(10);
    let in_time = || {
        std::thread::sleep(std::time::Duration::from_millis(5));
        std::time::Instant::now() < deadline
    };
    // Before it catches the signal (the second lowest bit), that would end it as it would any program.
    let catches = |status: &str| {
        let mask = status.lines().find_map(|line| line.strip_prefix("SigCgt:"))?;
        Some(u64::from_str_radix(mask.trim(), 16).ok()? & 0b10 != 0)
    };
    let status = || std::fs::read_to_string(format!("/proc/{}/status", program.id())).ok();
    while status().and_then(|status| catches(&status)) != Some(true) {
        assert!(in_time(), "it does not catch the signal");
    }
    send("-INT", program.id());
    let ended = loop {
        match program.try_wait().expect("it is ours") {
            Some(ended) => break ended,
            None if in_time() => {}
            None => {
                program.kill().expect("it runs");
                panic!("it waits for the pipe");
            }
        }
    };
    assert_eq!(ended.code(), Some(130));
}

#[test]
fn suspended_and_brought_back_it_is_drawn_again() {
    // A shell with job control, as in real life; its prompt tells when it has the terminal.
    let mut command = CommandBuilder::new("/bin/bash");
    command.args(["--norc", "--noprofile", "-i"]);
    let mut session = Session::run(command, &[("PS1", "ready> ")]);
    session.wait_for("ready>");
    session.type_keys(&format!("{}\n", env!("CARGO_BIN_EXE_openlist-faq")));
    session.wait_for("23 of 23");
    session.type_keys("token\x1a");
    session.wait_for("Stopped");
    session.type_keys("fg\n");
    session.wait_for("Token is expired");
    session.type_keys("\x03");
    session.wait_until("the shell", |screen| screen.trim_end().ends_with("ready>"));
    session.type_keys("exit\n");
    let ended = session.end();
    // Given back twice, each time whole, and taken twice.
    ended.assert_restored();
    for mode in ["1049", "1000", "1006"] {
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
fn a_panic_gives_the_terminal_back_and_can_be_read() {
    let mut command = CommandBuilder::new(std::env::current_exe().expect("the test has a path"));
    command.args(["--ignored", "--exact", "panic_while_drawing", "--nocapture"]);
    let ended = Session::run(command, &[]).end();
    assert!(!ended.status.success());
    ended.assert_restored();
    assert!(ended.screen.contains("panicked at"), "{}", ended.screen);
}

/// Not a test of its own: the program whose panic is looked at above. A hit that no entry has cannot come from a
/// search; here it stands for any fault.
#[test]
#[ignore = "run in a pseudo-terminal by another test"]
fn panic_while_drawing() {
    let catalogue = Catalogue::built_in().expect("the built-in catalogue is sound");
    let mut app = tui::app::App::new(&catalogue, Lang::En, None, "");
    app.results.rows[0] = tui::results::Row::Entry {
        entry: usize::MAX,
        confidence: None,
    };
    let looks = tui::Looks {
        theme: theme::Choice::Palette,
        borders: theme::Borders::Lines,
    };
    let setup = tui::Setup {
        looks,
        mouse: true,
        ..tui::Setup::default()
    };
    let _ = tui::browse(&mut app, setup);
}

#[test]
fn an_error_while_drawing_gives_the_terminal_back_and_can_be_read() {
    let mut command = CommandBuilder::new(std::env::current_exe().expect("the test has a path"));
    command.args(["--ignored", "--exact", "fail_while_drawing", "--nocapture"]);
    let mut session = Session::run(command, &[]);
    session.wait_for("23 of 23");
    send("-USR1", session.id());
    session.wait_for("taken away");
    session.type_keys("x");
    let ended = session.end();
    ended.assert_restored();
    assert!(
        ended.screen.contains("the terminal failed: No space left"),
        "{}",
        ended.screen
    );
}

/// Not a test of its own: the program whose drawing fails above, from the signal on.
#[test]
#[ignore = "run in a pseudo-terminal by another test"]
fn fail_while_drawing() {
    let mut signals =
        signal_hook::iterator::Signals::new([signal_hook::consts::SIGUSR1]).expect("signals can be had");
    std::thread::spawn(move || {
        signals.forever().next();
        // Takes nothing that is written to it.
        let full = std::fs::File::options()
            .write(true)
            .open("/dev/full")
            .expect("this is Linux");
        rustix::stdio::dup2_stdout(full).expect("it can be replaced");
        eprint!("taken away");
    });
    let catalogue = Catalogue::built_in().expect("the built-in catalogue is sound");
    let mut app = tui::app::App::new(&catalogue, Lang::En, None, "");
    let setup = tui::Setup {
        mouse: true,
        ..tui::Setup::default()
    };
    let error = tui::browse(&mut app, setup).expect_err("it cannot draw");
    eprintln!("{error}");
}

#[test]
fn control_c_leaves_also_where_a_text_is_shown() {
    let mut session = Session::start(&["--clipboard", "none"]);
    session.wait_for("23 of 23");
    session.type_keys("permission\x191\x1b");
    session.wait_for("Enter goes back to the browser.");
    session.type_keys("\x03");
    let ended = session.end();
    assert!(ended.status.success());
    ended.assert_restored();
    assert!(
        ended.screen.contains("docker run -d --name openlist"),
        "{}",
        ended.screen
    );
}

#[test]
fn a_broken_catalogue_is_told_before_the_screen_is_taken() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (page, yaml, place) in [
        ("**Q**：x\n", None, "openlist/error-code.md:1: "),
        (
            "",
            Some("sources: []\nwrappers: []\nentries:\n  - id: x\n    errors: y\n"),
            "catalogue.yaml:5: ",
        ),
    ] {
        for source in ["openlist", "alist"] {
            std::fs::create_dir_all(folder.path().join(source)).expect("a folder");
            std::fs::write(folder.path().join(source).join("error-code.md"), "").expect("a page");
        }
        std::fs::write(folder.path().join("openlist/error-code.md"), page).expect("a page");
        let yaml = yaml.unwrap_or(include_str!("../assets/catalogue.yaml"));
        std::fs::write(folder.path().join("catalogue.yaml"), yaml).expect("a catalogue");
        let path = folder.path().to_str().expect("a path in UTF-8");
        let ended = Session::start(&["--catalogue", path]).end();
        assert_eq!(ended.status.exit_code(), 2);
        let told = ended.bytes.replace("\r\n", "");
        assert!(told.contains(place), "{told}");
        assert!(!ended.bytes.contains("\x1b["), "{:?}", ended.bytes);
    }
}

const LOG: &str = "ERRO[2025-08-21 08:12:03] lookup openapi.alipan.com: no such host\n";

#[test]
fn a_log_opens_with_the_entries_that_it_shows() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let log = folder.path().join("log.log");
    std::fs::write(&log, LOG).expect("a file");
    let path = log.to_str().expect("a path in UTF-8");
    let mut session = Session::start(&["--log", path, "--follow"]);
    session.wait_for("1x no such host");
    // It stays live.
    let mut file = std::fs::File::options()
        .append(true)
        .open(&log)
        .expect("the file is there");
    std::io::Write::write_all(&mut file, LOG.as_bytes()).expect("it can be written");
    session.wait_for("2x no such host");
    session.type_keys("\x03");
    session.end().assert_restored();
}

#[test]
fn a_log_may_come_through_a_pipe_while_the_keys_come_from_the_terminal() {
    let mut command = CommandBuilder::new("/bin/sh");
    let program = env!("CARGO_BIN_EXE_openlist-faq");
    command.args([
        "-c",
        &format!("printf '{}' | '{program}'", LOG.replace('\n', "\\n")),
    ]);
    let mut session = Session::run(command, &[]);
    session.wait_for("1x no such host");
    session.type_keys("token");
    session.wait_for("Token is expired");
    session.type_keys("\x03");
    session.end().assert_restored();
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
fn links_in_command_output_lead_to_their_address_where_the_terminal_knows_that() {
    let shown = |variables: &[(&str, &str)], arguments: &[&str]| {
        Session::start_with(&[&["show", "address-in-use"], arguments].concat(), variables)
            .end()
            .bytes
    };
    let known = [("VTE_VERSION", "7600")];
    let link = ";https://doc.oplist.org/configuration/configuration#port\x1b\\";
    let bytes = shown(&known, &[]);
    assert!(bytes.contains("\x1b]8;id=") && bytes.contains(link), "{bytes:?}");
    assert!(!shown(&[], &[]).contains("\x1b]8;"));
    assert!(!shown(&known, &["--color", "never"]).contains("\x1b]8;"));
}

#[test]
fn the_mouse_can_be_left_to_the_terminal() {
    let mut session = Session::start(&["--no-mouse"]);
    session.wait_for("23 of 23");
    session.type_keys("\x03");
    assert!(!session.end().bytes.contains("\x1b[?1000h"));
}

#[test]
fn a_pasted_block_is_a_query_and_runs_nothing() {
    let mut session = Session::start(&[]);
    session.wait_for("23 of 23");
    session.type_keys("\x1b[200~address already\r\nin use\r\n\x1b[201~");
    session.wait_for("Port number 5244");
    session.type_keys("\x03");
    session.end().assert_restored();
}

#[test]
fn words_open_the_browser_on_them() {
    for words in [&["permission", "denied"][..], &["--", "permission", "denied"]] {
        let mut session = Session::start(words);
        let screen = session.wait_for("1 of 23");
        assert!(screen.contains("> permission denied"), "{screen}");
        session.type_keys("\x03");
        session.end().assert_restored();
    }
}

#[test]
fn a_dumb_terminal_and_those_who_wish_get_the_dialogue() {
    for variables in [("TERM", "dumb"), ("ACCESSIBLE", "1")] {
        let mut session = Session::start_with(&["413"], &[variables]);
        session.wait_for("1. Request failed with status code 413");
        session.type_keys("1\n");
        session.wait_for("client_max_body_size");
        session.type_keys("q\n");
        let ended = session.end();
        assert_eq!(ended.status.exit_code(), 0);
        assert!(!ended.bytes.contains('\x1b'), "{:?}", ended.bytes);
    }
}

#[test]
fn an_interrupted_dialogue_ends_with_130() {
    let mut shell = portable_pty::CommandBuilder::new("sh");
    // With `noflsh`, since an interrupt otherwise has the terminal throw away what is just being written.
    let script = "stty noflsh; trap : INT; \"$0\" --plain; echo code $?";
    shell.args(["-c", script, env!("CARGO_BIN_EXE_openlist-faq")]);
    let mut session = Session::run(shell, &[]);
    session.wait_for("q quits:");
    session.type_keys("\x03");
    let screen = session.end().screen;
    assert!(screen.contains("code 130"), "{screen}");
}
