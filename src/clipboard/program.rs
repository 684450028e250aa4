//! Other programs that take a text on their standard input: run within a time limit, heard when they complain, and
//! never left behind. Which program that is, others decide.

use std::io::{ErrorKind, Read, Write};
use std::process::{Child, ChildStderr, Command, ExitStatus, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::{Duration, Instant};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::Reason;

/// How long a command of the user's own may take: it may well reach over a network.
const COMMAND_LIMIT: Duration = Duration::from_secs(5);

/// How long Windows may take: the first PowerShell of a day takes seconds to start.
const WINDOWS_LIMIT: Duration = Duration::from_secs(15);

/// What PowerShell runs to take a text in base64.
const TAKE: &str = "Set-Clipboard -Value ([Text.Encoding]::UTF8.GetString([Convert]::FromBase64String([Console]::In.ReadToEnd())))";

/// How many bytes of a complaint are read; more would not be shown.
const COMPLAINT: u64 = 4096;

/// How long a program that has failed may keep us waiting for what it has to say about that.
const COMPLAINT_LIMIT: Duration = Duration::from_millis(200);

/// Gives a text to a command of the user's own, run by the shell.
pub(super) fn shell(text: &str, command: &str) -> Result<(), Reason> {
    let mut shell = if cfg!(windows) {
        let mut shell = Command::new("cmd");
        shell.args(["/C", command]);
        shell
    } else {
        let mut shell = Command::new("sh");
        shell.args(["-c", command]);
        shell
    };
    feed(&mut shell, text, COMMAND_LIMIT)
}

/// Gives a text to the clipboard of the Windows around WSL. `clip.exe` would read it in the code page of the
/// machine and spoil Chinese, so PowerShell takes it, in an alphabet that is the same in every code page.
pub(super) fn windows(text: &str) -> Result<(), Reason> {
    powershell(TAKE, &STANDARD.encode(text))
}

/// Whether Windows can be reached from WSL; its clipboard stays as it is.
pub(super) fn probe_windows() -> Result<(), Reason> {
    powershell("exit 0", "")
}

fn powershell(script: &str, text: &str) -> Result<(), Reason> {
    let mut powershell = Command::new("powershell.exe");
    powershell.args(["-NoLogo", "-NoProfile", "-NonInteractive", "-Command", script]);
    feed(&mut powershell, text, WINDOWS_LIMIT)
}

/// Runs a program with a text on its standard input, for as long as `limit`, and keeps what it writes off the
/// screen. A program that leaves another one behind, as `xclip` does, is done when it ends itself.
///
/// # Errors
///
/// The reason why the program did not take the text: it is not there, it reported failure, it took too long.
pub(super) fn feed(program: &mut Command, text: &str, limit: Duration) -> Result<(), Reason> {
    program.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::piped());
    // A group of its own, so that all of a pipeline can be ended.
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(program, 0);
    let mut child = program.spawn().map_err(|error| match error.kind() {
        ErrorKind::NotFound => Reason::Missing(program.get_program().to_string_lossy().into_owned()),
        _ => error.into(),
    })?;
    if let Some(mut stdin) = child.stdin.take() {
        let text = text.to_owned();
        // In a thread, for a program that does not read would block us; that it does not is seen by how it ends.
        if let Err(error) = thread::Builder::new().spawn(move || stdin.write_all(text.as_bytes())) {
            end(&mut child);
            return Err(error.into());
        }
    }
    let complaint = child.stderr.take().and_then(listen);
    match wait(&mut child, limit)? {
        Some(status) if status.success() => Ok(()),
        Some(status) => Err(refusal(status, complaint)),
        None => {
            end(&mut child);
            Err(Reason::TimedOut(limit))
        }
    }
}

/// What a program writes to its standard error, delivered once that is closed; `None` where no thread can be started.
fn listen(stderr: ChildStderr) -> Option<Receiver<String>> {
    let (sender, complaint) = mpsc::channel();
    let listening = thread::Builder::new().spawn(move || {
        let mut said = Vec::new();
        // What was read before an error still tells something.
        let _ = stderr.take(COMPLAINT).read_to_end(&mut said);
        sender.send(String::from_utf8_lossy(&said).into_owned())
    });
    listening.is_ok().then_some(complaint)
}

fn refusal(status: ExitStatus, complaint: Option<Receiver<String>>) -> Reason {
    let said = complaint.and_then(|complaint| complaint.recv_timeout(COMPLAINT_LIMIT).ok());
    match said.filter(|said| !said.trim().is_empty()) {
        Some(said) => Reason::refused(said),
        None => Reason::refused(status),
    }
}

/// Waits until a program ends; `None` when it does not in time. Neither the standard library nor a portable crate
/// can wait with a limit without taking over SIGCHLD, so this looks often, and less often as time goes by.
fn wait(child: &mut Child, limit: Duration) -> Result<Option<ExitStatus>, Reason> {
    let deadline = Instant::now() + limit;
    let mut pause = Duration::from_millis(1);
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(Some(status));
        }
        if Instant::now() >= deadline {
            return Ok(None);
        }
        thread::sleep(pause);
        pause = (pause * 2).min(Duration::from_millis(20));
    }
}

/// Ends a program with all that it started in its group, and leaves no zombie. That it has ended meanwhile is no
/// error.
fn end(child: &mut Child) {
    #[cfg(unix)]
    {
        use rustix::process::{Pid, Signal, kill_process_group};
        let _ = kill_process_group(Pid::from_child(child), Signal::KILL);
    }
    let _ = child.kill();
    let _ = child.wait();
}
