//! The FAQ entries of `openlist-faq`: so far what shows an entry in program output. No terminal, no environment, no
//! clock, no network.

#![warn(missing_docs)]

pub mod normalise;
pub mod signature;
