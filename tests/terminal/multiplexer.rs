//! tmux and screen, real ones with the settings that they have when nobody has set anything.

use std::os::unix::fs::PermissionsExt;
use std::process::Command;

use openlist_faq::clipboard::{self, Certainty, Readiness, Reason, Route};
use tempfile::TempDir;

use crate::support::{ENTRY, bare_environment, copy, has, read, snippet};
use crate::terminal::{Terminal, sequence};

/// A tmux server for one test, in a folder of its own.
struct Tmux {
    folder: TempDir,
}

impl Tmux {
    /// Starts a server with one session that no terminal shows; `None` where tmux is missing.
    fn start() -> Option<Tmux> {
        has(&["tmux"]).then(|| {
            let tmux = Tmux {
                folder: TempDir::new().expect("there is room"),
            };
            read(&mut tmux.command(&["new-session", "-d", "cat"]));
            tmux
        })
    }

    fn folder(&self) -> &str {
        self.folder.path().to_str().expect("it is UTF-8")
    }

    /// tmux as it comes: no configuration file.
    fn command(&self, arguments: &[&str]) -> Command {
        let mut tmux = Command::new("tmux");
        tmux.env_clear()
            .envs(bare_environment())
            .env("TMUX_TMPDIR", self.folder());
        tmux.args(["-f", "/dev/null", "-L", "test"]).args(arguments);
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
    assert_eq!(tmux.buffer(), snippet());
}

#[test]
fn the_buffer_has_any_text_as_it_is() {
    let Some(tmux) = Tmux::start() else { return };
    let routes = [Route::Tmux(Some(tmux.variable()))];
    let long = "数据 ".repeat(50_000);
    for text in [
        "\n",
        "-x",
        "a\r\n\tb\n\n",
        "#{pid} $(x) 权限",
        "a\u{1b}]0;x\u{7}\u{1}",
        &long,
    ] {
        let delivery = clipboard::copy(text, &routes, None).expect("tmux takes it");
        assert_eq!(delivery.certainty, Certainty::Buffered);
        assert_eq!(tmux.buffer(), text);
    }
}

#[test]
fn tmux_passes_the_text_on_to_its_terminal() {
    let Some(tmux) = Tmux::start() else { return };
    let script = format!("'{}' copy {ENTRY}; exec cat", env!("CARGO_BIN_EXE_openlist-faq"));
    let terminal = Terminal::run(
        "tmux",
        &["-f", "/dev/null", "-L", "test", "new-session", &script],
        &[("TMUX_TMPDIR", tmux.folder())],
    );
    // tmux names no clipboard in its own sequence and ends it as it likes.
    let sequence = sequence();
    let encoded = sequence
        .trim_start_matches("\u{1b}]52;c;")
        .trim_end_matches('\u{7}');
    let seen = terminal.read_until(&format!("{encoded}\u{7}"));
    assert!(seen.contains("\u{1b}]52;"), "{seen:?}");
    assert_eq!(tmux.buffer(), snippet());
}

#[test]
fn without_its_server_tmux_is_no_way() {
    let Some(tmux) = Tmux::start() else { return };
    let variable = tmux.variable();
    let route = Route::Tmux(Some(variable.clone()));
    assert_eq!(clipboard::probe(&route), Ok(Readiness::Ready));
    read(&mut tmux.command(&["kill-server"]));
    assert!(matches!(clipboard::probe(&route), Err(Reason::Refused(_))));
    copy(&[("TMUX", &variable), ("OPENLIST_FAQ_CLIPBOARD", "tmux")]).failed("tmux: ");
}

#[test]
fn screen_passes_the_text_on_to_its_terminal() {
    if !has(&["screen"]) {
        return;
    }
    let folder = TempDir::new().expect("there is room");
    std::fs::set_permissions(folder.path(), std::fs::Permissions::from_mode(0o700)).expect("it is ours");
    let terminal = Terminal::run(
        "screen",
        &[
            "-c",
            "/dev/null",
            env!("CARGO_BIN_EXE_openlist-faq"),
            "copy",
            ENTRY,
        ],
        &[
            ("SCREENDIR", folder.path().to_str().expect("it is UTF-8")),
            ("SSH_TTY", "/dev/pts/0"),
        ],
    );
    terminal.read_until(&sequence());
}
