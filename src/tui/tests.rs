//! The browser, from keys to screens, through the loop that production runs, on a small catalogue.

mod copying;
mod editing;
mod help;
mod logs;
mod looks;
mod nothing;
mod reading;
mod support;
mod typing;

use support::{Start, click, each_key, happen, paste, together, wheel_down};
