//! `openlist-faq`: from an error that OpenList or AList printed to its fix.
//!
//! What an entry is and how it is read stands in the crate `catalogue`; ARCHITECTURE.md is the map of both.

pub mod browser;
pub mod cli;
pub mod clipboard;
pub mod commands;
pub mod content;
pub mod dialogue;
pub mod dispatch;
pub mod environment;
pub mod error;
pub mod explain;
#[cfg(unix)]
pub mod hangup;
mod layout;
mod locale;
mod mask;
mod messages;
mod nearest;
pub mod search;
mod settings;
mod small_file;
pub mod state;
mod theme;
mod tui;
