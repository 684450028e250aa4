//! The program, and others, in a home of their own, with nothing of the environment of whoever runs the tests: no
//! desktop, no clipboard, no browser, no settings.
#![allow(dead_code, reason = "test support: not every test uses all of it")]

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

pub const PROGRAM: &str = env!("CARGO_BIN_EXE_openlist-faq");

/// The argument that has the program read the five entries of `tests/fixture`.
pub const FIXTURE: &str = concat!("--catalogue=", env!("CARGO_MANIFEST_DIR"), "/tests/fixture");

/// A folder that is the home of what runs in it.
pub struct Home(tempfile::TempDir);

/// How a program ended, and what it wrote.
#[derive(Debug)]
pub struct Ran {
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

/// The variables that every program in the tests gets, and no others.
pub fn environment(home: &Path) -> Vec<(&'static str, String)> {
    let path = std::env::var("PATH").expect("there is a PATH");
    let home = home.to_str().expect("a path in UTF-8");
    vec![
        ("HOME", home.to_owned()),
        ("PATH", path),
        // Where else than in the home a desktop looks for the programs that open links.
        ("XDG_CONFIG_DIRS", format!("{home}/.config")),
        ("XDG_DATA_DIRS", format!("{home}/.local/share")),
    ]
}

impl Home {
    pub fn new() -> Home {
        Home(tempfile::tempdir().expect("there is room"))
    }

    /// Returns the home, or a path in it.
    pub fn path(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    /// Writes a file and the folders that it stands in. Returns its path.
    pub fn write(&self, path: &str, text: &str) -> String {
        let path = self.path(path);
        fs::create_dir_all(path.parent().expect("it is in the home")).expect("there is room");
        fs::write(&path, text).expect("there is room");
        path.to_str().expect("a path in UTF-8").to_owned()
    }

    /// Writes the configuration.
    pub fn configure(&self, yaml: &str) -> String {
        self.write(".config/openlist-faq/config.yaml", yaml)
    }

    /// Returns any program, which sees this home and no more.
    pub fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command.env_clear().envs(environment(self.0.path())).current_dir(self.0.path()).stdin(Stdio::null());
        command
    }

    /// Runs the program on the fixture.
    pub fn run(&self, arguments: &[&str]) -> Ran {
        self.run_with(arguments, &[])
    }

    /// Runs the program on the fixture, with these variables set.
    pub fn run_with(&self, arguments: &[&str], variables: &[(&str, &str)]) -> Ran {
        let mut command = self.command(PROGRAM);
        command.arg(FIXTURE).args(arguments);
        Ran::of(command.envs(variables.iter().copied()))
    }

    /// Runs the program on what is built in, or on the catalogue that the arguments name.
    pub fn run_bare(&self, arguments: &[&str]) -> Ran {
        Ran::of(self.command(PROGRAM).args(arguments))
    }

    /// Runs the program on the fixture with this text in its standard input.
    pub fn run_fed(&self, arguments: &[&str], input: impl AsRef<[u8]>) -> Ran {
        Ran::fed(self.command(PROGRAM).arg(FIXTURE).args(arguments), input.as_ref())
    }
}

impl Ran {
    /// Runs a command to its end.
    pub fn of(command: &mut Command) -> Ran {
        Ran::new(command.output().expect("the program runs"))
    }

    fn new(output: Output) -> Ran {
        let text = |bytes| String::from_utf8(bytes).expect("the output is UTF-8");
        Ran { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
    }

    /// Runs a command with this text in its standard input, which it may leave unread.
    pub fn fed(command: &mut Command, input: &[u8]) -> Ran {
        let mut child = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program runs");
        let mut stdin = child.stdin.take().expect("it is piped");
        std::thread::scope(|scope| {
            scope.spawn(move || stdin.write_all(input));
            Ran::new(child.wait_with_output().expect("it ends"))
        })
    }

    /// Returns what was printed; asserts that the program found something and told nothing else.
    #[track_caller]
    pub fn printed(self) -> String {
        assert!(self.code == Some(0) && self.err.is_empty(), "{self:?}");
        self.out
    }

    /// Returns the document that was printed.
    #[track_caller]
    pub fn json(self) -> serde_json::Value {
        serde_json::from_str(&self.printed()).expect("the output is JSON")
    }

    /// Returns what was told; asserts that the program failed so and printed nothing.
    #[track_caller]
    pub fn refused(self, code: i32) -> String {
        assert!(self.code == Some(code) && self.out.is_empty(), "{self:?}");
        self.err
    }
}

/// Runs the program on the fixture in a home of its own.
pub fn program(arguments: &[&str]) -> Ran {
    Home::new().run(arguments)
}
