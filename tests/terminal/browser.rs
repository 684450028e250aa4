//! Opening a link by the real xdg-open, as a desktop does, with a browser that writes down what it is given.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::process::{Command, Stdio};

use openlist_faq::browser::{self, Opened};
use openlist_faq::environment::Environment;

use crate::support::{bare_environment, eventually, has, read};

const LINK: &str = "https://doc.oplist.org/faq/error?x='1'&y=$(z)#权限";
const ADDRESS: &str = "https://doc.oplist.org/faq/error?x='1'&y=$(z)#%E6%9D%83%E9%99%90";

/// Set for [`open_the_link`], which runs in a process of its own for the sake of its environment.
const WITHIN: &str = "OPENLIST_FAQ_TEST_BROWSER";

#[test]
fn a_link_reaches_the_browser() {
    if !has(&["xdg-open"]) {
        return;
    }
    let folder = tempfile::tempdir().expect("there is room");
    let browser = folder.path().join("browser");
    // Renamed at the end, so that what is found is complete.
    let script = "#!/bin/sh\necho noise; echo noise >&2\nps -o tty= -p $$ > \"$0.new\"; echo \"$1\" >> \"$0.new\"\nmv \"$0.new\" \"$0.opened\"\n";
    fs::write(&browser, script).expect("there is room");
    fs::set_permissions(&browser, fs::Permissions::from_mode(0o755)).expect("it is ours");
    let mut within = Command::new(std::env::current_exe().expect("it is running"));
    within
        .args(["--exact", "browser::open_the_link", "--nocapture"])
        .env_clear()
        .envs(bare_environment())
        .envs([("DISPLAY", ":77"), (WITHIN, "1")])
        .env("BROWSER", &browser)
        .stderr(Stdio::piped());
    let shown = String::from_utf8_lossy(&read(&mut within)).into_owned();
    assert!(shown.contains("1 passed") && !shown.contains("noise"), "{shown}");
    let opened = eventually("the browser gets the link", || {
        fs::read_to_string(folder.path().join("browser.opened")).ok()
    });
    assert_eq!(opened, format!("?\n{ADDRESS}\n"), "the address, and no terminal");
}

#[test]
fn open_the_link() {
    if std::env::var_os(WITHIN).is_some() {
        let environment = Environment::read(|name| std::env::var(name).ok());
        assert_eq!(browser::open(LINK, &environment), Ok(Opened::Asked));
    }
}
