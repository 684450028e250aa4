//! The process that keeps a text alive, started as the program starts it.

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, Stdio};

use crate::clipboard::no_holder_is_left;
use crate::home::{Home, PROGRAM};
use crate::wait::eventually;
use crate::x11::Server;

/// Starts a holder for a text; gives it with its answer.
fn hold(server: &Server, text: &str, seconds: &str) -> (Child, String) {
    let mut child = Home::new()
        .command(PROGRAM)
        .args(["--hold-clipboard", "x11", seconds])
        .env("DISPLAY", &server.display)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program runs");
    let mut stdin = child.stdin.take().expect("it is piped");
    stdin.write_all(text.as_bytes()).expect("it reads");
    drop(stdin);
    let mut answer = String::new();
    let stdout = child.stdout.take().expect("it is piped");
    BufReader::new(stdout).read_line(&mut answer).expect("it answers");
    (child, answer)
}

#[test]
fn any_text_stays_as_it_is() {
    let Some(server) = Server::start() else { return };
    let long = "数据 ".repeat(30_000);
    for text in ["", "\n", "a\r\n\tb\n\n", "权限“不一致”\u{202e}", "a\u{1b}]0;x\u{7}\u{1}", &long] {
        let (mut child, answer) = hold(&server, text, "60");
        assert_eq!(answer, "{\"Ok\":null}\n");
        assert_eq!(server.paste(), text);
        child.kill().expect("it runs");
        child.wait().expect("it ends");
    }
}

#[test]
fn its_life_has_an_end() {
    let Some(server) = Server::start() else { return };
    let (mut child, answer) = hold(&server, "text", "1");
    assert_eq!(answer, "{\"Ok\":null}\n");
    let status = eventually("it ends", || child.try_wait().expect("it is ours"));
    assert!(status.success());
    no_holder_is_left(&server.variable());
}

#[test]
fn it_can_look_without_touching() {
    let Some(server) = Server::start() else { return };
    let (_holder, answer) = hold(&server, "before", "60");
    assert_eq!(answer, "{\"Ok\":null}\n");
    let (mut child, answer) = hold(&server, "", "0");
    assert_eq!(answer, "{\"Ok\":null}\n");
    assert!(child.wait().expect("it ends").success());
    assert_eq!(server.paste(), "before");
}
