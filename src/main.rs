//! Arguments, front end, exit code.
fn main() {}
