//! The form in which the catalogue is built into the program: answers and clues are pieces of their own, each decoded when
//! it is first used.

use std::ops::Deref;
use std::sync::OnceLock;

use serde::de::{Deserialize, DeserializeOwned, Deserializer};
use serde::ser::{Error, Serialize, Serializer};

use crate::model::Catalogue;

/// Encodes a catalogue.
///
/// # Errors
///
/// Returns what postcard says; it can encode every catalogue.
pub fn pack(catalogue: &Catalogue) -> postcard::Result<Vec<u8>> {
    postcard::to_stdvec(catalogue)
}

/// Decodes what [`pack`] made.
///
/// # Errors
///
/// Returns an error for bytes that it did not make.
pub fn unpack(packed: &'static [u8]) -> postcard::Result<Catalogue> {
    postcard::from_bytes(packed)
}

/// A value, or the bytes that it is decoded from when it is first used.
#[derive(Debug, Clone)]
pub struct Lazy<T> {
    packed: &'static [u8],
    value: OnceLock<T>,
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

impl<T: Serialize + DeserializeOwned + Default> Serialize for Lazy<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let packed = postcard::to_stdvec(&**self).map_err(S::Error::custom)?;
        serializer.serialize_bytes(&packed)
    }
}

impl<'de: 'static, T> Deserialize<'de> for Lazy<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Lazy<T>, D::Error> {
        let packed = <&[u8]>::deserialize(deserializer)?;
        Ok(Lazy { packed, value: OnceLock::new() })
    }
}
