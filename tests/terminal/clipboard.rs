//! Copying from a shell, in an environment that has only what a test gives it, and the processes that come of it.

use std::fs;
use std::io::Write;
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

use crate::home::{FIXTURE, Home, PROGRAM};
use crate::wait::eventually;

/// The entry whose snippet the tests copy, and that snippet.
pub const ENTRY: &str = "docker-permission";
pub const SNIPPET: &str = "sudo chown -R ${uid}:${gid} ${dataDir}\n\
    docker run -d --name list -v ${dataDir}:/srv/list example/list:latest";

/// Copies [`SNIPPET`] with these variables set, and returns what became of it.
pub fn copy(variables: &[(&str, &str)]) -> Outcome {
    copy_from(&[FIXTURE, "copy", ENTRY], variables)
}

/// Runs the program with arguments that copy something.
pub fn copy_from(arguments: &[&str], variables: &[(&str, &str)]) -> Outcome {
    let home = Home::new();
    let mut program = home.command(PROGRAM);
    program.env("TERM", "xterm-256color");
    program.args(arguments).envs(variables.iter().copied());
    let started = Instant::now();
    let output = program.output().expect("the program runs");
    Outcome { code: output.status.code(), said: said(&output), took: started.elapsed() }
}

/// How the program ended.
pub struct Outcome {
    pub code: Option<i32>,
    pub said: String,
    pub took: Duration,
}

impl Outcome {
    /// Fails unless the program succeeded and said just this, and that the snippet's placeholders are still in it.
    #[track_caller]
    pub fn succeeded(&self, said: &str) {
        let said = format!("{said}\nLeft open: uid, gid, dataDir.");
        assert_eq!((self.code, self.said.trim()), (Some(0), said.as_str()));
    }

    /// Fails unless the program failed and said this among other things.
    #[track_caller]
    pub fn failed(&self, said: &str) {
        assert!(self.code == Some(2) && self.said.contains(said), "{:?}: {}", self.code, self.said);
    }
}

/// All that a program wrote.
fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

/// What a program writes to its standard output, which must succeed.
#[track_caller]
pub fn read(program: &mut Command) -> Vec<u8> {
    let output = program.stdin(Stdio::null()).output().expect("the program is installed");
    assert!(output.status.success(), "{program:?}: {}", said(&output));
    output.stdout
}

/// Gives a program a text on its standard input and waits until it ends, which must be in success.
pub fn feed(program: &mut Command, text: &str) {
    let mut child = program
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program is installed");
    let mut stdin = child.stdin.take().expect("it is piped");
    stdin.write_all(text.as_bytes()).expect("the program reads");
    drop(stdin);
    assert!(child.wait().expect("it ends").success());
}

/// A running process.
#[derive(Debug)]
pub struct Process {
    /// Its session.
    pub session: u32,
    /// Its number.
    pub id: u32,
    /// The number of its controlling terminal, 0 for none.
    pub terminal: i64,
}

/// The processes with this argument and this `NAME=value` in their environment, zombies left out (they have none).
pub fn processes(argument: &str, variable: &str) -> Vec<Process> {
    let numbers = fs::read_dir("/proc").expect("this is Linux").flatten();
    let numbers = numbers.filter_map(|entry| entry.file_name().to_str()?.parse::<u32>().ok());
    numbers
        .filter(|id| {
            let holds = |file: &str, wanted: &str| {
                let list = fs::read(format!("/proc/{id}/{file}")).unwrap_or_default();
                list.split(|byte| *byte == 0).any(|item| item == wanted.as_bytes())
            };
            holds("cmdline", argument) && holds("environ", variable)
        })
        .filter_map(|id| {
            // After the name in brackets: state, parent, group, session, terminal (see proc(5)).
            let stat = fs::read_to_string(format!("/proc/{id}/stat")).ok()?;
            let mut fields = stat.rsplit_once(") ")?.1.split(' ').skip(3);
            Some(Process {
                id,
                session: fields.next()?.parse().ok()?,
                terminal: fields.next()?.parse().ok()?,
            })
        })
        .collect()
}

/// The children of a process that have ended and were not asked how: their lines in `/proc`.
pub fn zombies_of(parent: u32) -> Vec<String> {
    let numbers = fs::read_dir("/proc").expect("this is Linux").flatten();
    numbers
        .filter_map(|entry| fs::read_to_string(entry.path().join("stat")).ok())
        .filter(|stat| {
            // After the name in brackets: state, parent (see proc(5)).
            stat.rsplit_once(") ").is_some_and(|(_, fields)| fields.starts_with(&format!("Z {parent} ")))
        })
        .collect()
}

/// The processes that keep a text alive on the desktop with this address, as `DISPLAY=:1`.
pub fn holders(desktop: &str) -> Vec<Process> {
    processes("--hold-clipboard", desktop)
}

/// Waits until no process keeps a text alive on this desktop.
#[track_caller]
pub fn no_holder_is_left(desktop: &str) {
    eventually("no holder is left", || holders(desktop).is_empty().then_some(()));
}
