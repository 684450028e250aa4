//! A value of the built-in catalogue that is decoded when it is first used.

use std::ops::Deref;
use std::sync::OnceLock;

use serde::de::DeserializeOwned;

/// A value, or the bytes that it is decoded from when it is first used.
#[derive(Debug, Clone)]
pub struct Lazy<T> {
    packed: &'static [u8],
    value: OnceLock<T>,
}

impl<T> Lazy<T> {
    /// Wraps a value in the form that `pack` writes.
    pub(crate) fn packed(packed: &'static [u8]) -> Lazy<T> {
        Lazy { packed, value: OnceLock::new() }
    }
}

impl<T> From<T> for Lazy<T> {
    fn from(value: T) -> Lazy<T> {
        Lazy { packed: &[], value: value.into() }
    }
}

impl<T: DeserializeOwned + Default> Deref for Lazy<T> {
    type Target = T;

    fn deref(&self) -> &T {
        // The build writes the bytes from the same types, and a test decodes all of them.
        self.value.get_or_init(|| postcard::from_bytes(self.packed).unwrap_or_default())
    }
}
