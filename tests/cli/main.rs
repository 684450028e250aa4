//! The commands of the real program, through pipes and in terminals, on the catalogue in `tests/fixture`.
#![cfg(unix)]
#![allow(clippy::expect_used, reason = "a test may panic")]

#[path = "../support/bytes.rs"]
mod bytes;
#[path = "../support/home.rs"]
mod home;
#[path = "../support/programs.rs"]
mod programs;
#[path = "../support/pty.rs"]
mod pty;
#[path = "../support/wait.rs"]
mod wait;

mod adding;
mod architecture;
mod check;
mod commands;
mod comment;
mod copy;
mod dialogue;
mod doctor;
mod empty;
mod explain;
mod export;
mod faults;
mod generated;
mod hostile;
mod output;
mod readme;
mod schema;
mod settings;
mod steps;
mod widget;
