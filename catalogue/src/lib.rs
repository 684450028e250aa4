//! The FAQ entries of `openlist-faq`: documentation pages, our supplement and catalogue data, read into one
//! [`Catalogue`](model::Catalogue). No terminal, no environment, no clock, no network.

#![warn(missing_docs)]

pub mod address;
pub mod lang;
pub mod lazy;
pub mod markdown;
pub mod model;
pub mod normalise;
pub mod signature;
pub mod snippet;
pub mod text;
