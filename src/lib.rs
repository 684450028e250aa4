//! `openlist-faq`: from an error that OpenList or AList printed to its fix.
//!
//! The layers, each importing only from those above it in this list:
//!
//! 0. [`error`], [`lang`], [`text`]: what everything stands on.
//! 1. [`markdown`], [`snippet`], [`catalogue`]: the pages and what is known about them.
//! 2. [`search`]: what is asked of the catalogue; [`environment`]: where the program runs.
//! 3. [`clipboard`], [`browser`]: how a text or a link leaves the program.

pub mod browser;
pub mod catalogue;
pub mod clipboard;
pub mod environment;
pub mod error;
pub mod lang;
pub mod markdown;
pub mod search;
pub mod snippet;
pub mod text;
