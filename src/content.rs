//! The catalogue that the program works with: the one that is built in, or a folder.

use std::path::Path;

use catalogue::error::Error as Fault;
use catalogue::join::Survey;
use catalogue::model::Catalogue;
use catalogue::pack;

use crate::error::{Error, ErrorKind, Result};

/// What `build.rs` has made of `assets/`.
static BUILT_IN: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/catalogue.bin"));

/// Returns the catalogue that is built in.
///
/// # Errors
///
/// Returns an error if it is broken, which no build is.
pub fn built_in() -> Result<Catalogue> {
    pack::unpack(BUILT_IN).map_err(|error| Error::new(ErrorKind::Catalogue, error.to_string()))
}

/// Reads the catalogue of a folder, and returns notices of what does not fit its pages.
///
/// # Errors
///
/// Returns an error if a file cannot be read or is broken.
pub fn read_folder(folder: &Path) -> Result<(Catalogue, Vec<Error>)> {
    let (catalogue, notices) = Survey::of_folder(folder)?.into_catalogue()?;
    Ok((catalogue, notices.into_iter().map(Error::from).collect()))
}

impl From<Fault> for Error {
    fn from(fault: Fault) -> Error {
        Error { kind: ErrorKind::Catalogue, message: fault.message, hint: fault.hint }
    }
}
