//! What commands print for people, as texts to look at, and that they leave nothing else behind.

use std::fs;

use crate::home::Home;
use crate::pty::Session;

/// Entries with everything that an answer may have.
const COMMANDS: [&[&str]; 5] = [
    &["list"],
    &["show", "docker-permission"],
    &["show", "mount-refused"],
    &["show", "port-in-use"],
    &["copy", "port-in-use", "--print"],
];

/// Runs each command, and joins what is printed with the command in front of it.
fn all(mut print: impl FnMut(&[&str]) -> String) -> String {
    let printed = COMMANDS.map(|command| format!("$ {}\n{}\n", command.join(" "), print(command)));
    printed.concat()
}

#[test]
fn in_a_pipe_text_is_plain_and_unwrapped() {
    for lang in ["en", "zh"] {
        let printed = all(|command| {
            let ran = Home::new().run(&[command, &["--lang", lang]].concat());
            format!("{}{}[{}]", ran.out, ran.err, ran.code.expect("it ends by itself"))
        });
        assert!(!printed.contains('\u{1b}'));
        insta::assert_snapshot!(format!("pipe-{lang}"), printed);
    }
}

#[test]
fn on_a_terminal_it_is_wrapped_and_styled() {
    let printed = all(|command| {
        let ended = Session::start(command).end();
        // The terminal, as it is closed, may echo a line end of its own.
        let text = ended.bytes.replace("\r\n", "\n");
        format!("{}\n[{}]", text.trim_end(), ended.status.exit_code())
    });
    insta::assert_snapshot!("terminal-en", legible(&printed));
}

/// Returns the text with its styles as `<36>` and `<0>`.
fn legible(bytes: &str) -> String {
    let mut parts = bytes.split("\u{1b}[");
    let mut legible = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (style, text) = part.split_once('m').expect("a style ends");
        legible += &format!("<{style}>{text}");
    }
    legible
}

#[test]
fn no_command_writes_a_file() {
    let home = Home::new();
    for command in COMMANDS {
        home.run(command);
    }
    for command in ["doctor", "check", "export", "port"] {
        home.run(&[command]);
    }
    assert_eq!(fs::read_dir(home.path("")).expect("it can be read").count(), 0);
}
