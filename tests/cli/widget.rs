//! `widget`, in the real shells.

use portable_pty::CommandBuilder;

use crate::home::{FIXTURE, Home, PROGRAM, program};
use crate::programs::has;
use crate::pty::Session;

const SHELLS: [(&str, &str, &str); 3] = [
    ("bash", "--norc", "eval \"$(openlist-faq widget bash)\""),
    ("zsh", "-f", "eval \"$(openlist-faq widget zsh)\""),
    ("fish", "--no-config", "openlist-faq widget fish | source"),
];

/// Starts a shell with the widget, and with the program on the fixture as `openlist-faq`.
fn start(home: &Home, shell: &str, flag: &str, load: &str) -> Session {
    let script = format!("#!/bin/sh\nexec '{PROGRAM}' '{FIXTURE}' \"$@\"\n");
    let path = home.write("bin/openlist-faq", &script);
    let executable = std::os::unix::fs::PermissionsExt::from_mode(0o755);
    std::fs::set_permissions(&path, executable).expect("it is ours");
    let folder = home.path("bin");
    let path = format!("{}:{}", folder.display(), std::env::var("PATH").expect("a PATH"));
    let mut command = CommandBuilder::new(shell);
    command.arg(flag);
    let mut session = Session::run_in(home, command, &[("PATH", &path), ("LANG", "C.UTF-8")]);
    session.type_keys(&format!("{load}; echo re''ady\r"));
    session.wait_for("ready");
    session
}

#[test]
fn a_command_that_faq_runs_is_shown_and_explained() {
    for (shell, flag, load) in SHELLS {
        if !has(&[shell]) {
            continue;
        }
        let home = Home::new();
        let mut session = start(&home, shell, flag, load);
        session.type_keys("faq sh -c 'echo token is exp''ired >&2; exit 3'; echo st''atus\r");
        let screen = session.wait_for("status");
        assert!(screen.contains("Your sign-in ended."), "{shell}: {screen}");
        session.type_keys("exit\r");
        session.end();
    }
}

#[test]
fn the_key_writes_the_line_and_runs_nothing() {
    for (shell, flag, load) in SHELLS {
        if !has(&[shell]) {
            continue;
        }
        let home = Home::new();
        let mut session = start(&home, shell, flag, load);
        session.type_keys("echo token is expired | tee -a ran\r");
        session.wait_until("the output", |screen| screen.contains("\ntoken is expired"));
        session.type_keys("\u{1b}j");
        session.wait_for("faq eval '");
        let ran = || std::fs::read_to_string(home.path("ran")).expect("it is there").lines().count();
        assert_eq!(ran(), 1, "{shell}");
        session.type_keys("\r");
        session.wait_for("Your sign-in ended.");
        assert_eq!(ran(), 2, "{shell}");
        // A line that is begun is taken as it is.
        session.type_keys("echo x\u{1b}j");
        session.wait_for("faq echo x");
        session.type_keys("\u{15}exit\r");
        session.end();
    }
}

#[test]
fn other_shells_are_refused() {
    let told = program(&["widget", "csh"]).refused(2);
    assert!(told.contains("bash, zsh, fish"), "{told}");
}
