//! `openlist-faq`: from an error that OpenList or AList printed to its fix.
//!
//! The layers, each importing only from those above it in this list:
//!
//! 0. [`address`], [`environment`], [`error`], `hangup`, [`lang`], [`nearest`], [`text`]: what everything stands on.
//! 1. [`markdown`], [`snippet`], [`catalogue`]: the pages and what is known about them; [`messages`].
//! 2. [`check`], [`layout`], [`search`], [`signature`], [`explain`]: what is asked of the catalogue.
//! 3. [`config`], [`state`], [`theme`], [`clipboard`], [`browser`]: the world around the program.
//! 4. [`commands`] (with [`dialogue`]), [`tui`]: the front ends, which never import each other; [`cli`] is what can
//!    be said to them.
//! 5. [`dispatch`]: from what was said to the front end that does it.
//!
//! A newcomer starts with [`catalogue`] and then follows one key through [`tui`].

pub mod address;
pub mod browser;
pub mod catalogue;
pub mod check;
pub mod cli;
pub mod clipboard;
pub mod commands;
pub mod config;
pub mod dialogue;
pub mod dispatch;
pub mod environment;
pub mod error;
pub mod explain;
#[cfg(unix)]
pub mod hangup;
pub mod lang;
pub mod layout;
pub mod markdown;
pub mod messages;
pub mod nearest;
pub mod search;
pub mod signature;
pub mod snippet;
pub mod state;
pub mod text;
pub mod theme;
pub mod tui;
