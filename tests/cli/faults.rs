//! What is around the program fails or is not what it should be: threads, descriptors, devices, the size of things.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

use crate::home::{FIXTURE, Home, PROGRAM, Ran};
use crate::programs::has;

/// Returns the program, for which no thread can be started. Limits do not bind root.
fn without_threads(home: &Home) -> Command {
    let is_root = fs::metadata("/proc/self").is_ok_and(|owner| {
        use std::os::unix::fs::MetadataExt;
        owner.uid() == 0
    });
    let mut command = home.command(if is_root { "setpriv" } else { "prlimit" });
    if is_root {
        // A user who has no other processes.
        command.args(["--reuid=54321", "--clear-groups", "prlimit"]);
    }
    command.args(["--nproc=1", PROGRAM, FIXTURE]);
    command
}

#[test]
fn without_threads_the_program_works_or_says_so() {
    if !has(&["setpriv", "prlimit"]) {
        return;
    }
    let home = Home::new();
    let log = b"ERRO[2026-03-08 17:31:29] failed list /a: token is expired\n";
    for arguments in [
        &["list"][..],
        &["search", "permission"],
        &["explain", "-"],
        &["explain", "--follow", "-"],
        &["copy", "docker-permission", "--clipboard", "command:cat"],
        &["copy", "docker-permission", "--clipboard", "x11"],
        &["doctor"],
    ] {
        let ran = Ran::fed(without_threads(&home).args(arguments), log);
        assert!(ran.code.is_some_and(|code| code < 100), "{arguments:?}: {ran:?}");
        assert!(!ran.err.contains("panicked"), "{arguments:?}: {ran:?}");
        if arguments[0] != "copy" {
            assert_eq!(ran.code, Some(0), "{arguments:?}: {ran:?}");
        }
    }
}

#[test]
fn nothing_that_was_inherited_is_passed_on() {
    let home = Home::new();
    let script = "exec 9>lock; exec \"$0\" \"$1\" copy docker-permission --clipboard 'command:ls -l /proc/self/fd >fds'";
    let ran = Ran::of(home.command("sh").args(["-c", script, PROGRAM, FIXTURE]));
    assert_eq!(ran.code, Some(0), "{ran:?}");
    let open = fs::read_to_string(home.path("fds")).expect("it was written");
    assert!(open.contains("fds") && !open.contains("lock"), "{open}");
}

#[test]
fn what_is_no_small_file_is_refused_and_not_waited_for() {
    let home = Home::new();
    home.write("all/one/source.yaml", "order: 1\nid: one\nname: One\n");
    home.write("large.md", &" ".repeat((4 << 20) + 1));
    assert!(home.command("mkfifo").arg("fifo.md").status().expect("mkfifo runs").success());
    fs::create_dir(home.path("folder.md")).expect("there is room");
    for (file, told) in [
        ("large.md", "larger than 4 MiB"),
        ("fifo.md", "not a regular file"),
        ("/dev/zero", "not a regular file"),
        ("/dev/stdin", "not a regular file"),
    ] {
        let err = home.run_bare(&["check", file]).refused(2);
        assert!(err.contains(told), "{file}: {err}");
        let place = home.path("all/one/page.md");
        let target = home.path(file);
        std::os::unix::fs::symlink(target, &place).expect("a link");
        let err = home.run_bare(&["list", "--catalogue", "all"]).refused(2);
        assert!(err.contains(told), "{file}: {err}");
        fs::remove_file(place).expect("it is there");
    }
    // A folder in the place of a page is no page.
    fs::rename(home.path("folder.md"), home.path("all/one/page.md")).expect("there is room");
    home.run_bare(&["list", "--catalogue", "all"]).refused(2);
}

#[test]
fn what_cannot_be_written_is_an_error() {
    let home = Home::new();
    for arguments in ["--help", "--version", "list", "man", "completions bash"] {
        let full = fs::File::options().write(true).open("/dev/full").expect("this is Linux");
        let mut program = home.command(PROGRAM);
        program.arg(FIXTURE).args(arguments.split(' ')).stdout(full);
        let ended = program.output().expect("the program runs");
        assert_eq!(ended.status.code(), Some(2), "{arguments}");
        let told = String::from_utf8_lossy(&ended.stderr);
        assert!(told.contains("No space left"), "{arguments}: {told}");
    }
}

#[test]
fn nothing_grows_with_a_width_that_has_no_limit() {
    let home = Home::new();
    home.write("all/one/source.yaml", "order: 1\nid: one\nname: One\n");
    let page = "## a\n\n**Q**：words\n\n**A**：before\n\n- item\n\n  ***\n\n> quote\n>\n> ***\n>\n> behind\n\n| a | b |\n|---|---|\n| 1 | 2 |\n";
    home.write("all/one/page.md", page);
    home.write("all/groups.yaml", "- {id: other, name: {en: Other, zh: 其他}}\n");
    let row = "entries:\n- id: a\n  group: other\n  title: {en: words, zh: words}\n";
    home.write("all/one/page.yaml", &format!("{row}  signatures: [{{text: some words}}]\n"));
    for (arguments, input) in [
        (&["show", "a"][..], ""),
        (&["export"], ""),
        (&["explain", "-"], "ERRO[2026-03-08 17:31:29] some words\n"),
    ] {
        let mut program = home.command(PROGRAM);
        program.args(["--catalogue", "all"]).args(arguments);
        let ran = Ran::fed(&mut program, input.as_bytes());
        assert!(ran.out.contains("behind"), "{arguments:?}: {ran:?}");
        let widest = ran.out.lines().map(|line| line.chars().count()).max();
        assert!(widest.is_some_and(|widest| widest < 1000), "{arguments:?}: {widest:?}");
    }
}

#[test]
fn a_followed_log_loses_no_line_whatever_becomes_of_its_file() {
    let home = Home::new();
    let line = |what: &str| format!("ERRO[2026-03-08 17:31:29] {what}\n");
    let log = home.write("log.log", &line("cups broke down"));
    let mut program = home.command(PROGRAM);
    program.args([FIXTURE, "explain", "--follow", "log.log"]).stdout(Stdio::piped());
    let mut child = program.spawn().expect("the program runs");
    let mut lines = BufReader::new(child.stdout.take().expect("it is piped")).lines();
    let mut wait_for = |what: &str| {
        let told = lines.find(|line| line.as_ref().is_ok_and(|line| line.contains(what)));
        assert!(told.is_some(), "{what}");
    };
    wait_for("cups broke down");
    // Emptied, and at once as long again.
    home.write("log.log", &line("dogs stole jam"));
    wait_for("dogs stole jam");
    home.write("log.log", &line("owls"));
    wait_for("owls");
    // Replaced twice, with what was written last to the one and all of the other.
    let rotate = |age: &str| fs::rename(&log, home.path(&format!("log.log.{age}"))).expect("it is there");
    home.write("log.log", &(line("owls") + &line("frogs sang loudly")));
    rotate("2");
    home.write("log.log", &line("mice asked why"));
    rotate("1");
    home.write("log.log", &line("bees"));
    for what in ["frogs sang loudly", "mice asked why", "bees"] {
        wait_for(what);
    }
    fs::remove_file(&log).expect("it is there");
    assert!(!Path::new(&log).exists());
    home.write("log.log", &line("hens lost count"));
    wait_for("hens lost count");
    child.kill().expect("it runs");
    child.wait().expect("it ends");
}

#[test]
fn two_browsers_keep_each_others_values_and_leave_nothing_behind() {
    use crate::pty::Session;
    let home = Home::new();
    let open = |keys: &str| {
        let mut session = Session::start_in(&home, &[], &[]);
        session.wait_for("all sources");
        session.type_keys(keys);
        session
    };
    // The one changes the language, the other the entry.
    let mut one = open("\x14");
    one.wait_for("全部来源");
    let two = open("token");
    two.wait_for(" > token");
    two.leave("\x03");
    one.type_keys("\x03");
    assert!(one.end().status.success());
    let folder = home.path(".local/state/openlist-faq");
    let state = fs::read_to_string(folder.join("state.json")).expect("it was written");
    assert!(state.contains("\"zh\"") && state.contains("token-expired"), "{state}");
    // The state and its lock.
    assert_eq!(fs::read_dir(folder).expect("it is there").count(), 2);
}
