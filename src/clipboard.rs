//! Putting a text on the clipboard, and saying why when it does not get there.

use crate::error::{Error, ErrorKind, Result};

/// Puts a text on the desktop's clipboard.
///
/// # Errors
/// When there is no desktop, or its clipboard does not take the text.
pub fn copy(text: &str) -> Result<()> {
    let failed = |error: arboard::Error| Error::new(ErrorKind::Clipboard, error.to_string());
    arboard::Clipboard::new()
        .map_err(failed)?
        .set_text(text)
        .map_err(failed)
}
