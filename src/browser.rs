//! Opening links in the desktop's browser: only those that lead to the web, and only where there is a desktop.

use crate::error::{Error, ErrorKind, Result};

/// Opens an address in the desktop's browser without waiting for it.
///
/// # Errors
/// An address that is not of the web, or no program that opens it.
pub fn open(url: &str) -> Result<()> {
    if !url.starts_with("https://") && !url.starts_with("http://") {
        return Err(Error::new(
            ErrorKind::Link,
            "only http and https links are opened",
        ));
    }
    open::that_detached(url).map_err(|error| Error::new(ErrorKind::Link, error.to_string()))
}
