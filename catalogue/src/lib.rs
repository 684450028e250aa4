//! The FAQ entries of `openlist-faq`: documentation pages, our supplement and catalogue data, read into one
//! [`Catalogue`](model::Catalogue). No terminal, no environment, no clock, no network.

#![warn(missing_docs)]

pub mod address;
pub mod check;
mod correction;
mod curation;
pub mod error;
pub mod folder;
pub mod join;
pub mod lang;
pub mod limits;
pub mod link;
pub mod markdown;
pub mod model;
pub mod normalise;
pub mod pack;
mod question;
pub mod rule;
pub mod signature;
pub mod snippet;
mod source;
pub mod text;
pub mod version;
