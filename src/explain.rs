//! Log text to the entries that it shows, each with the lines that prove it. Rendering is for the front ends.
//!
//! One pass, forward, on one thread, from bytes to a [`Report`]:
//!
//! 1. [`read`] and [`follow`](mod@follow) give a [`Session`] the bytes of its inputs, in pieces of any size.
//! 2. [`gate`] tells by their beginnings, or by a few words of failure, which [`lines`] may tell of a fault.
//! 3. [`line`](mod@line) reads what stands in front of a message ([`prefix`]): time and level. A line that has neither belongs to
//!    the line before it; together they are an [`event`]. One of ordinary lines is dropped, except in the first 64 KiB, so
//!    that short and pasted text needs no word of failure.
//! 4. [`judge`] tells which entries an event shows, by the signatures of the catalogue; of an event that shows none it
//!    tells whether it is an error at all, and how grave. [`verdict`] keeps that for further events of the kind.
//! 5. [`access`] counts each [`request`] of the access log that was refused by its client, since one proves little.
//! 6. [`tally`] counts entries and unknown errors, and keeps the first and the last event of each.
//! 7. [`report`] orders all that, and leaves out what another entry explains. A line that it shows as [`evidence`] is masked
//!    when it is shown first, and kept so.

mod access;
mod decode;
mod event;
mod evidence;
mod follow;
mod gate;
mod input;
mod judge;
mod line;
mod lines;
mod prefix;
mod report;
mod request;
mod server;
mod session;
mod shape;
mod tally;
mod time;
mod verdict;
mod wait;

pub(crate) use evidence::Evidence;
pub(crate) use follow::follow;
pub(crate) use gate::FAILURES;
pub(crate) use input::{Input, read};
pub(crate) use line::Severity;
pub(crate) use report::{Found, Report, Unknown};
pub(crate) use session::Session;

#[cfg(test)]
mod tests;
