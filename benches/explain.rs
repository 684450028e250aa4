//! How long the explanation of a log takes, beside ripgrep that counts the lines with one of forty signatures.
//!
//! `cargo bench --bench explain` makes logs of 512 MiB below the target folder and removes them in the end;
//! `EXPLAIN_MIB=64` makes smaller ones. `EXPLAIN_REAL=FOLDER` adds a log that is made of the `.log` files in a folder. A
//! process is measured from its start to its end; the programs take turns.
#![allow(clippy::expect_used, reason = "a measurement may panic")]

#[path = "explain/made_log.rs"]
mod made_log;

use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const PROGRAM: &str = env!("CARGO_BIN_EXE_openlist-faq");
const SIGNATURES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/benches/explain/signatures.txt");
const ROUNDS: usize = 5;

/// Logs that are made: their name, how many of a thousand lines are errors or warnings, and how many times as long as
/// ripgrep the explanation may take, as text and as JSON.
const MADE: [(&str, u64, [f64; 2]); 2] = [("ordinary", 12, [1.2, 1.5]), ("dense", 120, [3.0, 6.0])];
/// The same for a log of real ones.
const REAL: [f64; 2] = [4.0, 10.0];

fn main() {
    if !std::env::args().any(|argument| argument == "--bench") {
        println!("not measured: a benchmark is no test; it needs `cargo bench --bench explain`");
        return;
    }
    let mebibytes = std::env::var("EXPLAIN_MIB").ok().and_then(|mebibytes| mebibytes.parse().ok());
    let bytes = mebibytes.unwrap_or(512) << 20;
    println!("| log | rg | explain | goal | explain --json | goal |\n|---|--:|--:|--:|--:|--:|");
    let log = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("explain.log");
    for (name, faults, goals) in MADE {
        let mut file = BufWriter::new(File::create(&log).expect("there is room"));
        made_log::write(&mut file, bytes, faults).expect("there is room");
        file.flush().expect("there is room");
        measure(name, &log, goals);
    }
    if let Some(folder) = std::env::var_os("EXPLAIN_REAL") {
        join(Path::new(&folder), &log, bytes / 2);
        measure("real", &log, REAL);
    }
    fs::remove_file(log).expect("it is ours");
}

/// Joins the logs of a folder, again and again, to about so many bytes.
fn join(folder: &Path, log: &Path, bytes: u64) {
    let mut all = Vec::new();
    for entry in fs::read_dir(folder).expect("the folder is there") {
        let path = entry.expect("it can be read").path();
        if path.extension().is_some_and(|extension| extension == "log") {
            all.extend(fs::read(path).expect("it can be read"));
        }
    }
    assert!(!all.is_empty(), "there are no logs in that folder");
    let mut file = File::create(log).expect("there is room");
    for _ in 0..=bytes / all.len() as u64 {
        file.write_all(&all).expect("there is room");
    }
}

fn measure(name: &str, log: &Path, goals: [f64; 2]) {
    let log = log.to_str().expect("a path in UTF-8");
    let commands = [
        &["rg", "-a", "-F", "-f", SIGNATURES, "-c", log][..],
        &[PROGRAM, "explain", log],
        &[PROGRAM, "explain", "--json", log],
    ];
    let mut times = [const { Vec::new() }; 3];
    for _ in 0..ROUNDS {
        for (times, command) in times.iter_mut().zip(commands) {
            times.push(time(command));
        }
    }
    let [rg, text, json] = times.map(|mut times: Vec<Duration>| {
        times.sort_unstable();
        times[ROUNDS / 2].as_secs_f64()
    });
    let [text_ratio, json_ratio] = [text / rg, json / rg];
    println!(
        "| {name} | {rg:.3} s | {text:.3} s, {text_ratio:.2} | {} | {json:.3} s, {json_ratio:.2} | {} |",
        goals[0], goals[1]
    );
}

fn time(command: &[&str]) -> Duration {
    let began = Instant::now();
    let status = Command::new(command[0])
        .args(&command[1..])
        .env("HOME", env!("CARGO_TARGET_TMPDIR"))
        .stdout(Stdio::null())
        .status();
    status.expect("ripgrep is installed");
    began.elapsed()
}
