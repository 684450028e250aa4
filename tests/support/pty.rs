//! The real program in a pseudo-terminal, with an emulator that shows what a person would see.
#![allow(dead_code, reason = "not every test uses all of it")]

use std::io::{Read, Write};
use std::sync::{Arc, Condvar, Mutex};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system};

use crate::home::{FIXTURE, Home, PROGRAM, environment};
use crate::wait::{PATIENCE, eventually};

/// What the program wrote.
struct Output {
    bytes: Vec<u8>,
    emulator: vt100::Parser,
    ended: bool,
}

/// A program that runs in a pseudo-terminal.
pub struct Session {
    master: Box<dyn MasterPty + Send>,
    keyboard: Box<dyn Write + Send>,
    child: Box<dyn Child + Send + Sync>,
    output: Arc<(Mutex<Output>, Condvar)>,
    reader: Option<JoinHandle<()>>,
    /// Kept for the program's time.
    _home: Option<Home>,
    modes_before: String,
}

impl Session {
    /// Starts the program with the fixture in a home of its own.
    pub fn start(arguments: &[&str]) -> Session {
        Session::start_with(arguments, &[])
    }

    /// Starts the program with the fixture in a home of its own, with these variables added.
    pub fn start_with(arguments: &[&str], variables: &[(&str, &str)]) -> Session {
        let home = Home::new();
        let session = Session::start_in(&home, arguments, variables);
        Session { _home: Some(home), ..session }
    }

    /// Starts the program with the fixture in a home, with these variables added.
    pub fn start_in(home: &Home, arguments: &[&str], variables: &[(&str, &str)]) -> Session {
        let mut command = CommandBuilder::new(PROGRAM);
        command.arg(FIXTURE);
        command.args(arguments);
        Session::run_in(home, command, variables)
    }

    /// Starts any program in a home of its own, with these variables added.
    pub fn run(command: CommandBuilder, variables: &[(&str, &str)]) -> Session {
        let home = Home::new();
        let session = Session::run_in(&home, command, variables);
        Session { _home: Some(home), ..session }
    }

    /// Starts any program in a home on a terminal of 80 by 24, with these variables added.
    pub fn run_in(home: &Home, mut command: CommandBuilder, variables: &[(&str, &str)]) -> Session {
        let size = PtySize { rows: 24, cols: 80, ..PtySize::default() };
        let pty = native_pty_system().openpty(size).expect("a pseudo-terminal");
        let folder = home.path("");
        command.env_clear();
        command.env("TERM", "xterm-256color");
        for (name, value) in environment(&folder) {
            command.env(name, value);
        }
        for (name, value) in variables {
            command.env(name, value);
        }
        command.cwd(folder);
        let modes_before = modes(&*pty.master);
        let child = pty.slave.spawn_command(command).expect("the program starts");
        drop(pty.slave);
        let output = Arc::new((
            Mutex::new(Output { bytes: Vec::new(), emulator: vt100::Parser::new(24, 80, 0), ended: false }),
            Condvar::new(),
        ));
        let source = pty.master.try_clone_reader().expect("the terminal's output");
        let reader = std::thread::spawn({
            let output = Arc::clone(&output);
            move || read_all(source, &output)
        });
        let keyboard = pty.master.take_writer().expect("the terminal's keyboard");
        Session {
            master: pty.master,
            keyboard,
            child,
            output,
            reader: Some(reader),
            _home: None,
            modes_before,
        }
    }

    /// Types the bytes.
    pub fn type_keys(&mut self, keys: &str) {
        self.keyboard.write_all(keys.as_bytes()).expect("the terminal takes keys");
        self.keyboard.flush().expect("the terminal takes keys");
    }

    /// Waits until the screen shows a text; gives the screen.
    pub fn wait_for(&self, text: &str) -> String {
        self.wait_until(text, |screen| screen.contains(text))
    }

    /// Waits until the screen is as wanted; gives the screen. `what` says in a failure what was awaited.
    pub fn wait_until(&self, what: &str, is_wanted: impl Fn(&str) -> bool) -> String {
        let (lock, changed) = &*self.output;
        let start = Instant::now();
        let mut output = lock.lock().expect("the reader is sound");
        loop {
            let screen = output.emulator.screen().contents();
            if is_wanted(&screen) {
                return screen;
            }
            assert!(
                start.elapsed() < PATIENCE && !output.ended,
                "waited for {what:?} and the screen shows:\n{screen}"
            );
            output = changed.wait_timeout(output, Duration::from_millis(100)).expect("the reader is sound").0;
        }
    }

    /// Waits until the program has written a text; returns all that it has written.
    pub fn wait_for_bytes(&self, wanted: &str) -> String {
        eventually(wanted, || {
            let output = self.output.0.lock().expect("the reader is sound");
            let written = String::from_utf8_lossy(&output.bytes);
            written.contains(wanted).then(|| written.into_owned())
        })
    }

    /// Kills the program, and waits until no process has the terminal any more.
    pub fn kill(mut self) {
        self.child.kill().expect("it runs");
        self.child.wait().expect("it ends");
        eventually("no process has the terminal", || {
            self.output.0.lock().expect("the reader is sound").ended.then_some(())
        });
    }

    /// Changes the size of the terminal.
    pub fn resize(&self, columns: u16, rows: u16) {
        self.output.0.lock().expect("the reader is sound").emulator.screen_mut().set_size(rows, columns);
        let size = PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 };
        self.master.resize(size).expect("the terminal takes a size");
    }

    /// The process id of the program.
    pub fn id(&self) -> u32 {
        self.child.process_id().expect("the program runs")
    }

    /// Lets the terminal die under the program; gives the program's process id.
    pub fn hang_up(mut self) -> u32 {
        self.output.0.lock().expect("the reader is sound").ended = true;
        // The reader holds the terminal, too: what the key makes the program write wakes it, so that it ends.
        self.type_keys("x");
        self.reader.take().expect("the reader runs").join().expect("the reader is sound");
        self.id()
    }

    /// Types the keys, waits for the program's end, and asserts that it gave the terminal back.
    pub fn leave(mut self, keys: &str) -> Ended {
        self.type_keys(keys);
        let ended = self.end();
        ended.assert_restored();
        ended
    }

    /// Waits for the program's end; gives how it ended and all bytes that it wrote.
    pub fn end(mut self) -> Ended {
        let status =
            eventually("the program ends", || self.child.try_wait().expect("the program can be asked"));
        let modes_after = modes(&*self.master);
        drop(self.keyboard);
        drop(self.master);
        self.reader.take().expect("the reader runs").join().expect("the reader is sound");
        let output = self.output.0.lock().expect("the reader is sound");
        Ended {
            status,
            bytes: String::from_utf8_lossy(&output.bytes).into_owned(),
            screen: output.emulator.screen().contents(),
            same_modes: self.modes_before == modes_after,
        }
    }
}

/// How a program ended.
pub struct Ended {
    pub status: ExitStatus,
    /// All that it wrote to the terminal.
    pub bytes: String,
    /// What the terminal shows.
    pub screen: String,
    /// Whether the terminal's modes are what they were before.
    pub same_modes: bool,
}

impl Ended {
    /// Asserts that the screen was taken, and that everything was given back: modes, screen, caret, mouse and paste.
    #[track_caller]
    pub fn assert_restored(&self) {
        assert!(self.same_modes, "the terminal's modes have changed");
        assert!(self.bytes.contains("\x1b[?1049h"), "the screen was not taken: {}", self.bytes);
        for (on, off) in [("1049h", "1049l"), ("25l", "25h"), ("2004h", "2004l"), ("1002h", "1002l")] {
            let [taken, given] = [on, off].map(|mode| self.bytes.rfind(&format!("\x1b[?{mode}")));
            assert!(taken.is_none() || taken < given, "{on} was not taken back by {off}");
        }
    }
}

/// The terminal's modes, as text to compare.
fn modes(master: &(dyn MasterPty + Send)) -> String {
    format!("{:?}", master.get_termios())
}

fn read_all(mut source: Box<dyn Read + Send>, output: &(Mutex<Output>, Condvar)) {
    let (lock, changed) = output;
    let mut chunk = [0; 4096];
    loop {
        let read = source.read(&mut chunk);
        let mut output = lock.lock().expect("the tests are sound");
        match read {
            _ if output.ended => return,
            Ok(0) | Err(_) => {
                output.ended = true;
                changed.notify_all();
                return;
            }
            Ok(length) => {
                output.bytes.extend_from_slice(&chunk[..length]);
                output.emulator.process(&chunk[..length]);
            }
        }
        changed.notify_all();
    }
}
