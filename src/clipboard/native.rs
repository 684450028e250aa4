//! The clipboard of a desktop. On macOS and Windows the system keeps a text. On X11 and Wayland it lives only as
//! long as the program that offers it, so a hidden process offers it there: see `holder`.

use std::process::ExitCode;

use super::Reason;
use crate::environment::Desktop;

/// Puts a text into the clipboard of a desktop, from where it can be pasted also after this program has ended.
pub(super) fn copy(text: &str, desktop: Option<&Desktop>) -> Result<(), Reason> {
    match desktop {
        None => Err(Reason::NoDesktop),
        Some(desktop) => keep(text, desktop),
    }
}

/// Whether a desktop's clipboard could take a text; what is in it stays.
pub(super) fn probe(desktop: Option<&Desktop>) -> Result<(), Reason> {
    match desktop {
        None => Err(Reason::NoDesktop),
        Some(desktop) => look(desktop),
    }
}

#[cfg(all(unix, not(target_os = "macos")))]
use super::holder::{hand_over as keep, look};

/// The system keeps the text; it has a time limit of its own to take it.
#[cfg(not(all(unix, not(target_os = "macos"))))]
fn keep(text: &str, _: &Desktop) -> Result<(), Reason> {
    let taken = arboard::Clipboard::new().and_then(|mut clipboard| clipboard.set_text(text));
    taken.map_err(|error| Reason::refused(&error.to_string()))
}

#[cfg(not(all(unix, not(target_os = "macos"))))]
fn look(_: &Desktop) -> Result<(), Reason> {
    let clipboard = arboard::Clipboard::new().map(drop);
    clipboard.map_err(|error| Reason::refused(&error.to_string()))
}

/// Must be the first thing that `main` does. When the program was started to keep a copied text alive, this does so
/// and returns how to end; else it is `None` and changes nothing.
pub fn holder_main() -> Option<ExitCode> {
    #[cfg(all(unix, not(target_os = "macos")))]
    return super::holder::main();
    #[cfg(not(all(unix, not(target_os = "macos"))))]
    None
}
