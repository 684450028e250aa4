//! `openlist-faq`: from an error that OpenList or AList printed to its fix.
//!
//! The layers, each importing only from those above it in this list:
//!
//! 0. [`error`], [`lang`], [`text`]: what everything stands on.
//! 1. [`markdown`], [`snippet`], [`catalogue`]: the pages and what is known about them.
//! 2. [`search`], [`signature`], [`explain`]: what is asked of the catalogue.

pub mod catalogue;
pub mod error;
pub mod explain;
pub mod lang;
pub mod markdown;
pub mod search;
pub mod signature;
pub mod snippet;
pub mod text;
