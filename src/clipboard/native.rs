//! The clipboard of a desktop. On macOS and Windows the system keeps a text. On X11 and Wayland it lives only as
//! long as the program that offers it, so a hidden process offers it there: see `holder`.

use std::process::ExitCode;

use super::Reason;
use crate::environment::Desktop;

#[cfg(all(unix, not(any(target_os = "macos", target_os = "android"))))]
use super::holder as platform;

/// Puts a text into the clipboard of a desktop, from where it can be pasted also after this program has ended.
pub(super) fn copy(text: &str, desktop: Option<&Desktop>) -> Result<(), Reason> {
    platform::hand_over(text, desktop.ok_or(Reason::NoDesktop)?)
}

/// Whether a desktop's clipboard could take a text; what is in it stays.
pub(super) fn probe(desktop: Option<&Desktop>) -> Result<(), Reason> {
    platform::look(desktop.ok_or(Reason::NoDesktop)?)
}

/// Returns the text that was selected last, which a middle click pastes, where the desktop has such a selection.
#[cfg(all(unix, not(any(target_os = "macos", target_os = "android"))))]
pub fn selection() -> Option<String> {
    use arboard::{Clipboard, GetExtLinux, LinuxClipboardKind};
    Clipboard::new().ok()?.get().clipboard(LinuxClipboardKind::Primary).text().ok()
}

/// There is no such selection here.
#[cfg(not(all(unix, not(any(target_os = "macos", target_os = "android")))))]
pub fn selection() -> Option<String> {
    None
}

/// Must be the first thing that `main` does. When the program was started to keep a copied text alive, this does so
/// and returns how to end; else it is `None` and changes nothing.
pub fn holder_main() -> Option<ExitCode> {
    platform::main()
}

/// Systems that keep a text themselves, and wait for one another no longer than a moment.
#[cfg(any(target_os = "macos", windows))]
mod platform {
    use super::{Desktop, ExitCode, Reason};

    pub(super) fn hand_over(text: &str, _: &Desktop) -> Result<(), Reason> {
        let mut clipboard = arboard::Clipboard::new().map_err(refused)?;
        clipboard.set_text(text).map_err(refused)
    }

    pub(super) fn look(_: &Desktop) -> Result<(), Reason> {
        arboard::Clipboard::new().map(drop).map_err(refused)
    }

    pub(super) fn main() -> Option<ExitCode> {
        None
    }

    fn refused(error: arboard::Error) -> Reason {
        Reason::refused(&error.to_string())
    }
}

/// Android, where arboard knows no clipboard: Termux takes OSC 52, or a command of the user's own.
#[cfg(target_os = "android")]
mod platform {
    use super::{Desktop, ExitCode, Reason};

    pub(super) fn hand_over(_: &str, _: &Desktop) -> Result<(), Reason> {
        Err(Reason::NoDesktop)
    }

    pub(super) fn look(_: &Desktop) -> Result<(), Reason> {
        Err(Reason::NoDesktop)
    }

    pub(super) fn main() -> Option<ExitCode> {
        None
    }
}
