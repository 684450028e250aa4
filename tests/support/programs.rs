//! The programs beside Rust that some tests need; .ci/run installs them.

use std::io::Write;
use std::path::Path;

/// Whether the programs that a test needs are there. Where one is missing the test is skipped with a word that the
/// test runner does not swallow; in CI that is a failure.
pub fn has(programs: &[&str]) -> bool {
    let path = std::env::var("PATH").unwrap_or_default();
    let is_there = |name: &str| path.split(':').any(|folder| Path::new(folder).join(name).is_file());
    let missing: Vec<&str> = programs.iter().copied().filter(|name| !is_there(name)).collect();
    if missing.is_empty() {
        return true;
    }
    let needs = format!("needs {}", missing.join(", "));
    assert!(std::env::var_os("CI").is_none(), "in CI this test must run: it {needs}");
    writeln!(std::io::stderr(), "skipped: {needs}").expect("there is a standard error");
    false
}
