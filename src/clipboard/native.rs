//! The clipboard of macOS and Windows, where the system keeps a text and programs wait for one another no longer than a
//! moment. arboard knows none on Android, where Termux takes OSC 52 or a command of the user's own.

use std::process::ExitCode;

use super::Reason;
use crate::environment::Desktop;

#[cfg(not(target_os = "android"))]
pub(super) fn copy(text: &str, _: &Desktop) -> Result<(), Reason> {
    let clipboard = arboard::Clipboard::new();
    clipboard.and_then(|mut clipboard| clipboard.set_text(text)).map_err(Reason::refused)
}

/// Whether the clipboard could take a text; what is in it stays.
#[cfg(not(target_os = "android"))]
pub(super) fn probe(_: &Desktop) -> Result<(), Reason> {
    arboard::Clipboard::new().map(drop).map_err(Reason::refused)
}

/// There is no selection that a middle click pastes.
pub(crate) fn selection() -> Option<String> {
    None
}

#[cfg(target_os = "android")]
pub(super) fn copy(_: &str, _: &Desktop) -> Result<(), Reason> {
    Err(Reason::NoDesktop)
}

#[cfg(target_os = "android")]
pub(super) fn probe(_: &Desktop) -> Result<(), Reason> {
    Err(Reason::NoDesktop)
}

/// No process has to keep a text alive here.
pub(super) fn main() -> Option<ExitCode> {
    None
}
