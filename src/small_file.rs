//! Reading the small files of our own, the configuration and the state, and where their folders are.

use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use etcetera::BaseStrategy;

/// No such file is larger, in bytes.
pub(crate) const MAX_BYTES: u64 = 1 << 20;

/// Reads a text file. A pipe, a device or a folder in its place is refused, not waited for.
///
/// # Errors
///
/// Returns an error if it is no regular file, larger than [`MAX_BYTES`], or no UTF-8.
pub(crate) fn read(path: &Path) -> io::Result<String> {
    if !fs::metadata(path)?.is_file() {
        return Err(io::Error::other("not a regular file"));
    }
    let mut text = String::new();
    let size = fs::File::open(path)?.take(MAX_BYTES + 1).read_to_string(&mut text)?;
    if size as u64 > MAX_BYTES {
        return Err(io::Error::other("this file is larger than 1 MiB"));
    }
    Ok(text)
}

/// Returns where the configuration file is looked for; `None` without a home folder.
pub(crate) fn configuration() -> Option<PathBuf> {
    let base = etcetera::choose_base_strategy().ok()?;
    Some(base.config_dir().join("openlist-faq").join("config.yaml"))
}

/// Returns where the state is kept; `None` without a home folder.
pub(crate) fn state() -> Option<PathBuf> {
    let base = etcetera::choose_base_strategy().ok()?;
    let folder = base.state_dir().unwrap_or_else(|| base.data_dir());
    Some(folder.join("openlist-faq").join("state.json"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_small_regular_files_are_read() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("file");
        fs::write(&path, vec![b' '; 1 << 20]).expect("it can be written");
        assert_eq!(read(&path).map(|text| text.len()).ok(), Some(1 << 20));
        fs::write(&path, vec![b' '; (1 << 20) + 1]).expect("it can be written");
        let error = read(&path).expect_err("it is too large");
        assert!(error.to_string().contains("1 MiB"), "{error}");
        let error = read(folder.path()).expect_err("it is a folder");
        assert!(error.to_string().contains("not a regular file"), "{error}");
    }
}
