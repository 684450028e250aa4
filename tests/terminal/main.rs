//! Copying with real clipboards: an X server, a Wayland compositor, tmux, screen and terminals, each started for one
//! test and read by another program; and opening a link as a desktop does. Which route is taken when is tested beside
//! `plan`.
#![cfg(target_os = "linux")]
#![allow(clippy::expect_used, reason = "a test may panic")]

#[path = "../support/programs.rs"]
mod programs;
#[path = "../support/pty.rs"]
mod pty;

mod browser;
mod command;
mod holder;
mod multiplexer;
mod support;
mod terminal;
mod wayland;
mod x11;
