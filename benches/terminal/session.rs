//! A program in a pseudo-terminal, and when its frames were complete.

use std::io::{Read, Write};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use vt100::{Callbacks, Parser, Screen};

use crate::program::{CleanPlace, Program, Result};

/// The screen's width.
const COLUMNS: u16 = 120;
/// The screen's height.
const ROWS: u16 = 40;
/// A frame is over when nothing was written for this long. The wait itself is never counted.
const QUIET: Duration = Duration::from_millis(40);
/// How long to wait for a frame before giving up.
const PATIENCE: Duration = Duration::from_secs(5);

/// A running program, its screen, and its keyboard.
pub struct Session<'a> {
    program: &'a Program,
    terminal: Parser<Replies>,
    output: Receiver<Chunk>,
    keyboard: Box<dyn Write + Send>,
    child: Box<dyn Child + Send + Sync>,
    started: Instant,
    typed: String,
    /// Keeps the terminal open.
    _master: Box<dyn MasterPty + Send>,
}

/// Bytes that the program wrote, and when they arrived.
struct Chunk {
    arrived: Instant,
    bytes: Vec<u8>,
}

impl<'a> Session<'a> {
    /// Starts a program, and the clock of its first frame.
    pub fn start(program: &'a Program, place: &CleanPlace) -> Result<Self> {
        let size = PtySize { rows: ROWS, cols: COLUMNS, pixel_width: 0, pixel_height: 0 };
        let pty = native_pty_system().openpty(size)?;
        let mut command = CommandBuilder::from_argv(program.command.clone());
        command.cwd(place.home());
        command.env_clear();
        place.environment().into_iter().for_each(|(name, value)| command.env(name, value));
        let reader = pty.master.try_clone_reader()?;
        let keyboard = pty.master.take_writer()?;
        let (sender, output) = mpsc::channel();
        thread::spawn(move || forward(reader, &sender));

        let started = Instant::now();
        let child = pty.slave.spawn_command(command)?;
        Ok(Self {
            program,
            terminal: Parser::new_with_callbacks(ROWS, COLUMNS, 0, Replies::default()),
            output,
            keyboard,
            child,
            started,
            typed: String::new(),
            _master: pty.master,
        })
    }

    /// The number of the program's process.
    pub fn process(&self) -> Result<u32> {
        self.child.process_id().ok_or_else(|| "the program's process has no number".into())
    }

    /// Waits for the first frame and then for quiet; returns the time from the start until the frame was complete.
    pub fn first_frame(&mut self) -> Result<Duration> {
        let complete = loop {
            let arrived = self.next_change(PATIENCE)?.ok_or_else(|| self.missing("first frame"))?;
            if self.shows_first_frame() {
                break arrived;
            }
        };
        while self.next_change(QUIET)?.is_some() {}
        Ok(complete - self.started)
    }

    /// Types a letter and waits for quiet; returns the time from the key to the last cell that changed.
    pub fn type_letter(&mut self, letter: char) -> Result<Duration> {
        self.typed.push(letter);
        let pressed = Instant::now();
        write!(self.keyboard, "{letter}")?;
        self.keyboard.flush()?;
        let mut changed = self.next_change(PATIENCE)?;
        while let Some(last_change) = changed {
            changed = self.next_change(QUIET)?;
            if changed.is_none() && self.shows_query() {
                return Ok(last_change - pressed);
            }
        }
        Err(self.missing(&format!("frame after typing {:?}", self.typed)))
    }

    /// Whether all that belongs to the first frame is there.
    fn shows_first_frame(&self) -> bool {
        let screen = self.terminal.screen();
        let contents = screen.contents();
        let last_row = screen.rows(0, COLUMNS).last().unwrap_or_default();
        last_row.contains(self.program.last_row)
            && self.program.first_frame.iter().all(|text| contents.contains(text))
    }

    /// Whether the query line shows what was typed so far.
    fn shows_query(&self) -> bool {
        let query = format!("{}{}", self.program.prompt, self.typed);
        self.terminal.screen().contents().contains(&query)
    }

    /// Takes in what the program writes until a cell changes, and tells when that arrived; nothing if all is quiet.
    fn next_change(&mut self, patience: Duration) -> Result<Option<Instant>> {
        let before = cells(self.terminal.screen());
        loop {
            let chunk = match self.output.recv_timeout(patience) {
                Ok(chunk) => chunk,
                Err(RecvTimeoutError::Timeout) => return Ok(None),
                Err(RecvTimeoutError::Disconnected) => return Err(self.missing("next frame, but ended")),
            };
            self.terminal.process(&chunk.bytes);
            let replies = std::mem::take(&mut self.terminal.callbacks_mut().0);
            self.keyboard.write_all(&replies)?;
            if cells(self.terminal.screen()) != before {
                return Ok(Some(chunk.arrived));
            }
        }
    }

    /// The error that says what never came, and what was there instead.
    fn missing(&self, what: &str) -> Box<dyn std::error::Error + Send + Sync> {
        format!("it never showed its {what}; its screen:\n{}", self.terminal.screen().contents()).into()
    }
}

impl Drop for Session<'_> {
    fn drop(&mut self) {
        // Whoever has ended by itself is only collected.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// All cells of a screen with their styles, without the cursor.
fn cells(screen: &Screen) -> Vec<Vec<u8>> {
    screen.rows_formatted(0, COLUMNS).collect()
}

/// Stamps what the program writes with the time, until it ends.
fn forward(mut reader: impl Read, sender: &Sender<Chunk>) {
    let mut buffer = vec![0; 1 << 16];
    while let Ok(length @ 1..) = reader.read(&mut buffer) {
        let chunk = Chunk { arrived: Instant::now(), bytes: buffer[..length].to_vec() };
        if sender.send(chunk).is_err() {
            return;
        }
    }
}

/// What a terminal answers to questions about itself.
#[derive(Default)]
struct Replies(Vec<u8>);

impl Callbacks for Replies {
    fn unhandled_csi(
        &mut self,
        screen: &mut Screen,
        prefix: Option<u8>,
        _: Option<u8>,
        params: &[&[u16]],
        end: char,
    ) {
        match (prefix, params, end) {
            // Where is the cursor?
            (None, [[6]], 'n') => {
                let (row, column) = screen.cursor_position();
                self.0.extend(format!("\x1b[{};{}R", row + 1, column + 1).bytes());
            }
            // What are you? The answer: a VT220 that knows colours.
            (None, [[0]], 'c') => self.0.extend(b"\x1b[?62;22c"),
            _ => {}
        }
    }

    fn unhandled_osc(&mut self, _: &mut Screen, params: &[&[u8]]) {
        match params {
            // Which colours do you draw in? White on black.
            [b"10", b"?"] => self.0.extend(b"\x1b]10;rgb:ffff/ffff/ffff\x1b\\"),
            [b"11", b"?"] => self.0.extend(b"\x1b]11;rgb:0000/0000/0000\x1b\\"),
            _ => {}
        }
    }
}
