//! Catalogues with nothing in them.

use crate::home::{Home, Ran};
use crate::pty::Session;

use portable_pty::CommandBuilder;

const COMMANDS: [&[&str]; 14] = [
    &["list"],
    &["list", "--json"],
    &["show", "x"],
    &["search", "x"],
    &["search", "--json", "x"],
    &["copy", "x", "--print"],
    &["export"],
    &["export", "--format", "yaml"],
    &["check"],
    &["explain", "-"],
    &["explain", "--json", "-"],
    &["doctor"],
    &["--plain", "x"],
    &["x"],
];

/// A source without a page, and one with a page that has no entry.
fn home() -> Home {
    let home = Home::new();
    home.write("no-source/page.md", "# A page\n");
    for (folder, order) in [("no-page", 1), ("no-entry", 2)] {
        let source = format!("order: {order}\nid: {folder}\nname: A\n");
        home.write(&format!("{folder}/a/source.yaml"), &source);
    }
    home.write("no-entry/a/page.md", "# A page\n\nNothing is asked here.\n");
    home
}

#[test]
fn no_command_breaks_on_a_catalogue_without_entries() {
    let home = home();
    for folder in ["no-page", "no-entry"] {
        for command in COMMANDS {
            let arguments = [command, &["--catalogue", folder]].concat();
            let Ran { code, out, err } = home.run_bare(&arguments);
            assert!(matches!(code, Some(0 | 1)), "{arguments:?}: {err}");
            let is_told = match command {
                ["list"] => err == "error: the catalogue is empty\n",
                _ => err == "error: there is no entry \"x\"\n hint: the catalogue is empty\n",
            };
            assert!(err.is_empty() || is_told, "{arguments:?}: {err}");
            if command[0] == "doctor" {
                assert!(out.contains("0 entries"), "{out}");
            }
        }
    }
}

#[test]
fn a_folder_without_sources_is_told() {
    let home = home();
    for command in COMMANDS.into_iter().filter(|command| command[0] != "doctor") {
        let told = home.run_bare(&[command, &["--catalogue", "no-source"]].concat()).refused(2);
        assert!(
            told.starts_with("error: no-source: no folder in it has a source.yaml\n"),
            "{command:?}: {told}"
        );
    }
    let report = home.run_bare(&["doctor", "--catalogue", "no-source"]).printed();
    assert!(report.contains("no folder in it has a source.yaml"), "{report}");
}

#[test]
fn the_browser_opens_on_an_empty_catalogue() {
    let home = home();
    let mut command = CommandBuilder::new(crate::home::PROGRAM);
    command.args(["--catalogue", "no-page", "--clipboard", "none"]);
    let mut session = Session::run_in(&home, command, &[]);
    session.wait_for("0 of 0");
    session.type_keys("x\r\x0f\x1b\x14\x13");
    session.wait_for(" > x");
    session.leave("\x03");
}
