//! tmux and screen, real ones with the settings that they have when nobody has set anything.

use std::os::unix::fs::PermissionsExt;
use std::process::Command;

use portable_pty::CommandBuilder;

use crate::clipboard::{ENTRY, SNIPPET, copy, copy_from, read};
use crate::home::{FIXTURE, Home, PROGRAM};
use crate::osc52::sequence;
use crate::programs::has;
use crate::pty::Session;

/// A tmux server for one test, in a home of its own.
struct Tmux(Home);

/// tmux as it comes, without a configuration file.
const AS_IT_COMES: [&str; 4] = ["-f", "/dev/null", "-L", "test"];

impl Tmux {
    /// Starts a server with one session that no terminal shows; `None` where tmux is missing.
    fn start() -> Option<Tmux> {
        has(&["tmux"]).then(|| {
            let tmux = Tmux(Home::new());
            read(&mut tmux.command(&["new-session", "-d", "cat"]));
            tmux
        })
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut tmux = self.0.command("tmux");
        tmux.env("TMUX_TMPDIR", self.0.path("")).env("TERM", "xterm-256color");
        tmux.args(AS_IT_COMES).args(arguments);
        tmux
    }

    /// What a program within this tmux finds in `TMUX`.
    fn variable(&self) -> String {
        let value = read(&mut self.command(&["display-message", "-p", "#{socket_path},#{pid},0"]));
        String::from_utf8_lossy(&value).trim().to_owned()
    }

    /// What is in the newest buffer.
    fn buffer(&self) -> String {
        String::from_utf8(read(&mut self.command(&["show-buffer"]))).expect("it is UTF-8")
    }
}

impl Drop for Tmux {
    fn drop(&mut self) {
        // A test may have ended it before.
        let _ = self.command(&["kill-server"]).output();
    }
}

const IN_THE_BUFFER: &str = "in tmux's buffer: paste with prefix ]";

#[test]
fn in_tmux_the_text_is_in_its_buffer() {
    let Some(tmux) = Tmux::start() else { return };
    copy(&[("TMUX", &tmux.variable()), ("TERM", "tmux-256color")]).succeeded(IN_THE_BUFFER);
    assert_eq!(tmux.buffer(), SNIPPET);
}

#[test]
fn the_buffer_has_any_text_as_it_is() {
    let Some(tmux) = Tmux::start() else { return };
    let text = format!("-x #{{pid}} $(x) \\\" 权限{}\n\tdone;", " 数据".repeat(20_000));
    tmux.0.write("all/a/source.yaml", "order: 1\nid: a\nname: A\n");
    tmux.0.write("all/a/p.md", &format!("## a\n\n**Q**：x\n\n**A**：y\n\n```sh\n{text}\n```\n"));
    let folder = tmux.0.path("all");
    let folder = folder.to_str().expect("a path in UTF-8");
    let outcome = copy_from(&["--catalogue", folder, "copy", "a"], &[("TMUX", &tmux.variable())]);
    assert_eq!((outcome.code, outcome.said.trim()), (Some(0), IN_THE_BUFFER));
    assert_eq!(tmux.buffer(), text);
}

#[test]
fn tmux_passes_the_text_on_to_its_terminal() {
    let Some(tmux) = Tmux::start() else { return };
    let mut command = CommandBuilder::new("tmux");
    command.args(AS_IT_COMES);
    command.args(["new-session", &format!("'{PROGRAM}' '{FIXTURE}' copy {ENTRY}; exec cat")]);
    let terminal =
        Session::run_in(&tmux.0, command, &[("TMUX_TMPDIR", tmux.0.path("").to_str().expect("UTF-8"))]);
    // tmux names no clipboard in its own sequence and ends it as it likes.
    let sequence = sequence();
    let encoded = sequence.trim_start_matches("\u{1b}]52;c;").trim_end_matches('\u{7}');
    let seen = terminal.wait_for_bytes(&format!("{encoded}\u{7}"));
    assert!(seen.contains("\u{1b}]52;"), "{seen:?}");
    assert_eq!(tmux.buffer(), SNIPPET);
}

#[test]
fn without_its_server_tmux_is_no_way() {
    let Some(tmux) = Tmux::start() else { return };
    let variable = tmux.variable();
    let works = || {
        let report = tmux.0.run_with(&["doctor"], &[("TMUX", &variable)]).printed();
        report.contains("1 tmux: works\n")
    };
    assert!(works());
    read(&mut tmux.command(&["kill-server"]));
    assert!(!works());
    copy(&[("TMUX", &variable), ("OPENLIST_FAQ_CLIPBOARD", "tmux")]).failed("tmux: ");
}

#[test]
fn screen_passes_the_text_on_to_its_terminal() {
    if !has(&["screen"]) {
        return;
    }
    let home = Home::new();
    std::fs::set_permissions(home.path(""), std::fs::Permissions::from_mode(0o700)).expect("it is ours");
    let mut command = CommandBuilder::new("screen");
    command.args(["-c", "/dev/null", PROGRAM, FIXTURE, "copy", ENTRY]);
    let folder = home.path("");
    let folder = ("SCREENDIR", folder.to_str().expect("a path in UTF-8"));
    let terminal = Session::run_in(&home, command, &[folder, ("SSH_TTY", "/dev/pts/0")]);
    terminal.wait_for_bytes(&sequence());
}
