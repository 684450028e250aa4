//! A command of the user's own, and no clipboard at all.

use std::fs;
use std::time::Duration;

use crate::clipboard::{Outcome, SNIPPET, copy, processes};
use crate::wait::eventually;

fn with(choice: &str) -> Outcome {
    copy(&[("OPENLIST_FAQ_CLIPBOARD", choice)])
}

#[test]
fn it_gets_the_text_as_it_is() {
    let folder = tempfile::tempdir().expect("there is room");
    let file = folder.path().join("a file");
    let command = format!("cat > '{}'", file.display());
    with(&format!("command:{command}")).succeeded("taken by your command: cat …");
    assert_eq!(fs::read_to_string(file).expect("it was written"), SNIPPET);
}

#[test]
fn what_it_writes_stays_off_the_screen() {
    with("command:echo out; echo error >&2").succeeded("taken by your command: echo …");
}

#[test]
fn its_complaint_is_the_reason() {
    let outcome = with("command:printf 'no \\033[31mroom\\nmore' >&2; exit 3");
    outcome.failed("printf …: no room");
    assert!(!outcome.said.contains("more\n"), "{}", outcome.said);
    with("command:exit 3").failed("exit status: 3");
    with("command:no-such-program").failed("not found");
}

#[test]
fn one_that_hangs_is_ended_with_all_that_it_started() {
    let variable = ("OPENLIST_FAQ_CLIPBOARD", "command:sleep 9876 | sleep 9876");
    let outcome = copy(&[variable]);
    outcome.failed("no answer within 5 seconds");
    assert!(outcome.took < Duration::from_secs(15), "{:?}", outcome.took);
    let marker = format!("{}={}", variable.0, variable.1);
    eventually("nothing is left of it", || processes("9876", &marker).is_empty().then_some(()));
}

#[test]
fn one_that_leaves_another_behind_is_not_waited_for() {
    let variable = ("OPENLIST_FAQ_CLIPBOARD", "command:sleep 12 & cat");
    let outcome = copy(&[variable]);
    outcome.succeeded("taken by your command: sleep …");
    assert!(outcome.took < Duration::from_secs(4), "{:?}", outcome.took);
}

#[test]
fn none_is_a_choice() {
    with("none").failed("copying is switched off");
}

/// There is no Windows here; what is checked is what reaches its PowerShell, and that this is tried at all.
#[test]
fn within_windows_its_powershell_gets_the_text() {
    use std::os::unix::fs::PermissionsExt;

    let folder = tempfile::tempdir().expect("there is room");
    let powershell = folder.path().join("powershell.exe");
    fs::write(&powershell, "#!/bin/sh\nbase64 -d > \"$0.got\"\n").expect("there is room");
    fs::set_permissions(&powershell, fs::Permissions::from_mode(0o755)).expect("it is ours");
    let path = std::env::var("PATH").expect("there is a PATH");
    let path = format!("{}:{path}", folder.path().display());
    copy(&[("WSL_DISTRO_NAME", "Debian"), ("PATH", &path)]).succeeded("copied to the clipboard of Windows");
    let got = fs::read_to_string(folder.path().join("powershell.exe.got")).expect("it was written");
    assert_eq!(got, SNIPPET);
}

#[test]
fn a_text_that_no_clipboard_takes_is_shown_as_it_is() {
    let outcome = with("command:exit 3");
    outcome.failed("exit status: 3");
    assert!(outcome.said.starts_with(&format!("{SNIPPET}\nLeft open:")), "{}", outcome.said);
}
