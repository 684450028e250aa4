//! The dialogue, on a terminal.

use portable_pty::CommandBuilder;

use crate::home::{FIXTURE, Home, PROGRAM, program};
use crate::pty::Session;

/// Types the lines and returns all that the program says. The terminal does not show what is typed.
fn talk(home: &Home, arguments: &[&str], lines: &str) -> String {
    let mut command = CommandBuilder::new("sh");
    command.args(["-c", "stty -echo -onlcr; echo ready; exec \"$@\"", "sh", PROGRAM, FIXTURE, "--plain"]);
    command.args(arguments);
    let mut session = Session::run_in(home, command, &[]);
    session.wait_for("ready");
    session.type_keys(lines);
    let ended = session.end();
    assert!(ended.status.success(), "{}", ended.bytes);
    let (_, said) = ended.bytes.split_once("ready\n").expect("it began");
    assert!(!said.chars().any(|c| c.is_control() && c != '\n'), "{said:?}");
    said.to_owned()
}

#[test]
fn it_leads_from_words_to_a_copied_command_and_a_link() {
    let lines = "permission denied\n1\nc\no\n1\nl\nb\n5244\n99\n1\nb\nb\nzzqqxx\nq\n";
    for lang in ["en", "zh"] {
        let said = talk(&Home::new(), &["--lang", lang, "--clipboard", "none"], lines);
        insta::assert_snapshot!(format!("dialogue-{lang}"), said);
    }
}

#[test]
fn what_is_copied_arrives() {
    let home = Home::new();
    let said = talk(&home, &["--clipboard", "command:cat > copied", "permission", "denied"], "1\nc\nq\n");
    let copied = std::fs::read_to_string(home.path("copied")).expect("the command ran");
    assert!(copied.ends_with("example/list:latest"), "{copied}");
    assert!(said.contains("Taken by your command: cat …"), "{said}");
}

#[test]
fn it_ends_with_its_lines_and_lists_all_for_an_empty_one() {
    let said = talk(&Home::new(), &[], "\n\u{4}");
    assert!(said.contains("\n5 entries:\n1. "), "{said}");
    let said = talk(&Home::new(), &["--source", "supplement"], "\n\u{4}");
    assert!(said.contains("\n2 entries:\n"), "{said}");
    assert_eq!(program(&["--plain"]).code, Some(0));
}

#[test]
fn a_log_is_explained_and_not_asked_about() {
    let log = "ERRO[2026-03-08 17:31:29] failed list /a: token is expired\n";
    let home = Home::new();
    home.write("log.log", log);
    let explained = home.run(&["explain", "log.log"]).printed();
    assert!(explained.contains("Your sign-in ended."), "{explained}");
    for arguments in
        [&["--plain", "--log", "log.log"][..], &["--log", "log.log"], &["log.log"], &["log.log", "--plain"]]
    {
        assert_eq!(home.run(arguments).printed(), explained, "{arguments:?}");
    }
    let explained = explained.replace("log.log:", "-:");
    for arguments in [&["--plain"][..], &[]] {
        assert_eq!(home.run_fed(arguments, log).printed(), explained, "{arguments:?}");
    }
    for arguments in [&["--plain", "--log", "none.log"][..], &["--log", "none.log"]] {
        let told = home.run(arguments).refused(2);
        assert!(told.contains("none.log"), "{told}");
    }
    // What is no error in a pipe is told as such, and what is no file is searched for.
    assert_eq!(home.run_fed(&[], "all is well\n").code, Some(1));
    for (words, query) in [(&["--", "log.log"][..], "log.log"), (&["log.lgo"], "log.lgo")] {
        assert_eq!(home.run_fed(words, log).out, home.run(&["search", query]).out);
    }
    // On a terminal the dialogue goes on after it.
    let said = talk(&home, &["--log", "log.log"], "q\n");
    let (told, asked) = (said.find("Your sign-in ended."), said.find("q quits:"));
    assert!(told.is_some() && told < asked, "{said}");
}
