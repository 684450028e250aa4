//! The clipboard of a real Wayland compositor, without a screen, read by wl-paste.

use std::fs;
use std::os::unix::fs::{PermissionsExt, chown};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use rustix::process::{Pid, Signal, kill_process};
use tempfile::TempDir;

use crate::clipboard::{SNIPPET, copy, feed, holders, no_holder_is_left, read};
use crate::home::environment;
use crate::programs::has;
use crate::wait::eventually;

/// A user that owns nothing, for sway refuses to be run by root, as whom containers run tests.
const NOBODY: u32 = 65534;

/// A compositor for one test.
struct Compositor {
    child: Child,
    folder: TempDir,
    /// Its address, as in `WAYLAND_DISPLAY`: the full path of its socket.
    display: String,
}

impl Compositor {
    /// Starts a compositor in a folder of its own; `None` where the programs are missing.
    fn start() -> Option<Compositor> {
        if !has(&["sway", "setpriv", "wl-copy", "wl-paste"]) {
            return None;
        }
        let folder = TempDir::new().expect("there is room");
        fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o700)).expect("it is ours");
        let configuration = folder.path().join("sway");
        fs::write(&configuration, "xwayland disable\n").expect("there is room");
        let mut sway = if rustix::process::getuid().is_root() {
            chown(folder.path(), Some(NOBODY), Some(NOBODY)).expect("root may");
            let mut setpriv = Command::new("setpriv");
            setpriv.args(["--reuid=65534", "--regid=65534", "--clear-groups", "sway"]);
            setpriv
        } else {
            Command::new("sway")
        };
        let child = sway
            .arg("-c")
            .arg(&configuration)
            .env_clear()
            .envs(environment(folder.path()))
            .env("XDG_RUNTIME_DIR", folder.path())
            .envs([
                ("WLR_BACKENDS", "headless"),
                ("WLR_RENDERER", "pixman"),
                ("WLR_LIBINPUT_NO_DEVICES", "1"),
            ])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("sway is installed");
        let display = eventually("the compositor listens", || socket(folder.path()));
        Some(Compositor { child, folder, display })
    }

    fn variable(&self) -> String {
        format!("WAYLAND_DISPLAY={}", self.display)
    }

    fn variables(&self) -> [(&str, &str); 2] {
        let folder = self.folder.path().to_str().expect("it is UTF-8");
        [("WAYLAND_DISPLAY", &self.display), ("XDG_RUNTIME_DIR", folder)]
    }

    /// What another program finds in the clipboard.
    fn paste(&self) -> String {
        let stdout = read(Command::new("wl-paste").arg("--no-newline").envs(self.variables()));
        String::from_utf8(stdout).expect("it is UTF-8")
    }

    /// Ends the compositor as a crash would.
    fn crash(&mut self) {
        self.child.kill().expect("it runs");
        self.child.wait().expect("it has ended");
    }
}

/// The socket in a compositor's folder, once it is there.
fn socket(folder: &Path) -> Option<String> {
    let mut names = fs::read_dir(folder).ok()?.flatten().map(|entry| entry.path());
    names.find_map(|path| {
        let name = path.file_name()?.to_str()?;
        let is_socket = name.starts_with("wayland-") && !name.ends_with(".lock");
        is_socket.then(|| path.to_str().map(str::to_owned))?
    })
}

impl Drop for Compositor {
    fn drop(&mut self) {
        // A test may have ended it before.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn a_text_outlives_the_program() {
    let Some(compositor) = Compositor::start() else {
        return;
    };
    copy(&compositor.variables()).succeeded("copied to the clipboard");
    assert_eq!(compositor.paste(), SNIPPET);
    assert_eq!(compositor.paste(), SNIPPET, "also a second time");
    assert_eq!(holders(&compositor.variable()).len(), 1);
}

#[test]
fn the_holder_ends_when_another_program_takes_the_clipboard() {
    let Some(compositor) = Compositor::start() else {
        return;
    };
    copy(&compositor.variables()).succeeded("copied to the clipboard");
    feed(Command::new("wl-copy").envs(compositor.variables()), "another text");
    no_holder_is_left(&compositor.variable());
    assert_eq!(compositor.paste(), "another text");
}

#[test]
fn a_compositor_that_hangs_is_not_waited_for() {
    let Some(compositor) = Compositor::start() else {
        return;
    };
    let signal = |signal| kill_process(Pid::from_child(&compositor.child), signal).expect("it runs");
    signal(Signal::STOP);
    let [display, folder] = compositor.variables();
    copy(&[display, folder, ("OPENLIST_FAQ_CLIPBOARD", "native")]).failed("no answer within 3 seconds");
    no_holder_is_left(&compositor.variable());
    signal(Signal::CONT);
}

#[test]
fn the_holder_ends_with_the_compositor() {
    let Some(mut compositor) = Compositor::start() else {
        return;
    };
    copy(&compositor.variables()).succeeded("copied to the clipboard");
    compositor.crash();
    no_holder_is_left(&compositor.variable());
    let [display, folder] = compositor.variables();
    copy(&[display, folder, ("TERM", "dumb")]).failed("the desktop cannot be reached");
}
