//! Log text to the entries that it shows, each with the lines that prove it. Rendering them is for the front ends.
//!
//! One way through: `blocks` reads, `scan` looks at blocks on two threads, `collect` puts together what they say.

pub mod blocks;
pub mod collect;
pub mod decode;
pub mod findings;
pub mod follow;
pub mod input;
pub mod needle;
pub mod prefix;
pub mod run;
pub mod scan;
pub mod shape;
