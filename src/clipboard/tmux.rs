//! The buffer of tmux, from which `prefix ]` pastes, and through which tmux reaches the terminal's clipboard. Not
//! OSC 52 to tmux: its default settings drop that without a word.

use std::process::Command;
use std::time::Duration;

use super::{Reason, program};

/// How long tmux may take; it answers in milliseconds, or its server hangs.
const LIMIT: Duration = Duration::from_secs(2);

/// Loads a text into the buffer of the tmux that `server`, a value of `TMUX`, describes. `-w` asks tmux to pass it
/// on to the clipboard of the terminal; before tmux 3.2 there was no such option, so it is then left out.
pub(super) fn copy(text: &str, server: Option<&str>) -> Result<(), Reason> {
    run(text, server, &["load-buffer", "-w", "-"]).or_else(|reason| match reason {
        Reason::Refused(_) => run(text, server, &["load-buffer", "-"]),
        other => Err(other),
    })
}

/// Whether the server answers; its buffers stay.
pub(super) fn probe(server: Option<&str>) -> Result<(), Reason> {
    run("", server, &["list-buffers"])
}

fn run(text: &str, server: Option<&str>, arguments: &[&str]) -> Result<(), Reason> {
    let mut tmux = Command::new("tmux");
    tmux.args(arguments);
    if let Some(server) = server {
        tmux.env("TMUX", server);
    }
    program::feed(&mut tmux, text, LIMIT)
}
