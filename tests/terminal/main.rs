//! The real program in real terminals: what a person sees, what is left of it afterwards, and what reaches clipboards,
//! browsers and other terminals. Each X server, compositor and tmux is started for one test.
#![cfg(target_os = "linux")]
#![allow(clippy::expect_used, reason = "a test may panic")]

#[path = "../support/home.rs"]
mod home;
#[path = "../support/programs.rs"]
mod programs;
#[path = "../support/pty.rs"]
mod pty;
#[path = "../support/wait.rs"]
mod wait;

mod clipboard;
mod command;
mod ending;
mod faults;
mod holder;
mod link;
mod logs;
mod osc52;
mod session;
mod settings;
mod tmux;
mod wayland;
mod x11;

/// What the screen shows as soon as the fixture is listed.
const READY: &str = "Token is expired";
