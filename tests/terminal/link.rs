//! Opening a link by the real xdg-open, as a desktop does, with a browser that writes down what it is given.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use portable_pty::CommandBuilder;

use crate::home::{Home, PROGRAM};
use crate::programs::has;
use crate::pty::Session;
use crate::wait::eventually;

const LINK: &str = "https://docs.example/faq/error?x='1'&y=$(z)#权限";
const ADDRESS: &str = "https://docs.example/faq/error?x='1'&y=$(z)#%E6%9D%83%E9%99%90";

/// The browser's terminal, as `ps` names it, and its argument, written at once when both are known.
const BROWSER: &str = "#!/bin/sh\necho noise; echo noise >&2\n\
    { ps -o tty= -p $$; echo \"$1\"; } > \"$0.new\"\nmv \"$0.new\" \"$0.opened\"\n";

#[test]
fn a_link_reaches_the_browser() {
    if !has(&["xdg-open", "ps"]) {
        return;
    }
    let home = Home::new();
    home.write("all/a/source.yaml", "order: 1\nid: a\nname: A\n");
    home.write("all/a/p.md", &format!("## a\n\n**Q**：broken\n\n**A**：see [this](<{LINK}>)\n"));
    let browser = home.write("browser", BROWSER);
    fs::set_permissions(&browser, fs::Permissions::from_mode(0o755)).expect("it is ours");
    let mut command = CommandBuilder::new(PROGRAM);
    command.args(["--catalogue", "all", "--plain", "broken"]);
    // A display that nobody has. xdg-open looks for the browser of the desktop in the home first, and finds none.
    let variables = [("DISPLAY", ":77"), ("BROWSER", browser.as_str())];
    let mut session = Session::run_in(&home, command, &variables);
    session.wait_for("1 entry");
    session.type_keys("1\no\n1\n");
    session.wait_for("opening in the browser");
    let opened =
        eventually("the browser gets the link", || fs::read_to_string(format!("{browser}.opened")).ok());
    assert_eq!(opened, format!("?\n{ADDRESS}\n"), "the address, and no terminal");
    session.type_keys("q\n");
    let ended = session.end();
    assert!(!ended.bytes.contains("noise"), "{}", ended.bytes);
}
