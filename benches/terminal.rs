//! How fast and how small `openlist-faq` is, beside the smallest ratatui program, fzf and tealdeer.
//!
//! `cargo bench --bench terminal` prints medians, ratios, and whether they meet their goals, as Markdown. Nothing
//! fails when a goal is missed: what a machine measures is information, not a test. The programs take turns in every
//! round, so that a noisy machine hits all alike. Peers that are not installed are reported as not measured.

#[path = "terminal/peers.rs"]
mod peers;
#[path = "terminal/process.rs"]
mod process;
#[path = "terminal/program.rs"]
mod program;
#[path = "terminal/report.rs"]
mod report;
#[path = "terminal/samples.rs"]
mod samples;
#[path = "terminal/session.rs"]
mod session;

use std::fs;
use std::path::Path;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use program::{Available, CleanPlace, Program, Result};
use report::{Series, compare, median, verdict};
use samples::{IDLE, Samples};

/// How often each full-screen program is started.
const ROUNDS: usize = 30;
/// How often each printing program is run.
const PRINTING_ROUNDS: usize = 200;
/// How many rounds come first and are not counted: they fill the caches.
const WARM_UP: usize = 2;

fn main() -> ExitCode {
    match measure() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// Measures and prints all, if this is the place and the time for it.
fn measure() -> Result<()> {
    if !std::env::args().any(|argument| argument == "--bench") {
        println!("not measured: a benchmark is no test; it needs `cargo bench --bench terminal`");
        return Ok(());
    }
    if !cfg!(target_os = "linux") {
        println!("not measured: needs Linux");
        return Ok(());
    }
    let place = CleanPlace::new()?;
    let ours = peers::ours(&place)?;
    let contenders = take_turns(&ours, &place)?;
    compare_frames(&contenders);
    compare_printing(&ours, &place)?;
    report_resources(&contenders, fs::metadata(ours)?.len())
}

/// A full-screen program, if it is here, and what was measured of it.
struct Contender {
    name: &'static str,
    program: Available<Program>,
    samples: Samples,
}

impl Contender {
    /// A program of which nothing has been measured.
    fn new(name: &'static str, program: Available<Program>) -> Self {
        Self { name, program, samples: Samples::default() }
    }

    /// Measures the program, if it is here.
    fn measure(&mut self, action: impl FnOnce(&mut Samples, &Program) -> Result<()>) -> Result<()> {
        match &self.program {
            Ok(program) => {
                action(&mut self.samples, program).map_err(|error| format!("{}: {error}", self.name).into())
            }
            Err(_) => Ok(()),
        }
    }

    /// Some of its times, for the report.
    fn series(&self, times: &[Duration], goal: Option<f64>) -> Series {
        let times = self.program.as_ref().map(|_| times.to_vec()).map_err(String::clone);
        Series { name: self.name, times, goal }
    }
}

/// Measures all full-screen programs, ours first.
fn take_turns(ours: &Path, place: &CleanPlace) -> Result<[Contender; 3]> {
    let entries = peers::listed_entries(ours, place)?;
    let mut contenders = [
        Contender::new("openlist-faq", Ok(peers::openlist_faq(ours, &entries))),
        Contender::new("smallest", peers::smallest(place)?),
        Contender::new("fzf", peers::fzf(place, &entries)?),
    ];
    for round in 0..WARM_UP + ROUNDS {
        eprintln!("round {} of {}", round + 1, WARM_UP + ROUNDS);
        for contender in &mut contenders {
            if round == WARM_UP {
                contender.samples = Samples::default();
            }
            contender.measure(|samples, program| samples.add_round(program, place))?;
        }
    }
    for contender in &mut contenders {
        contender.measure(|samples, program| samples.add_idleness(program, place))?;
    }
    Ok(contenders)
}

/// Prints how fast the full-screen programs draw.
fn compare_frames([ours, smallest, fzf]: &[Contender; 3]) {
    let first = |contender: &Contender, goal| contender.series(&contender.samples.first_frames, goal);
    compare("First full frame", &[first(ours, None), first(smallest, Some(1.6)), first(fzf, Some(0.45))]);
    let key = |contender: &Contender, goal| contender.series(&contender.samples.key_frames, goal);
    compare("Frame after a key", &[key(ours, None), key(smallest, None), key(fzf, Some(0.5))]);
}

/// Measures our list and tldr's page in turns, and prints how fast they are.
fn compare_printing(program: &Path, place: &CleanPlace) -> Result<()> {
    let tealdeer = peers::tealdeer(place)?;
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for _ in 0..PRINTING_ROUNDS {
        ours.push(time(|| place.print(program, &["list"]))?);
        if let Ok(tldr) = &tealdeer {
            theirs.push(time(|| place.print(tldr, &["tar"]))?);
        }
    }
    let ours = Series { name: "openlist-faq list", times: Ok(ours), goal: None };
    let theirs = Series { name: "tldr tar (tealdeer)", times: tealdeer.map(|_| theirs), goal: Some(1.2) };
    compare("Printing into a pipe", &[ours, theirs]);
    Ok(())
}

/// How long something that may fail takes.
fn time<T>(action: impl FnOnce() -> Result<T>) -> Result<Duration> {
    let started = Instant::now();
    action()?;
    Ok(started.elapsed())
}

/// Prints what the full-screen programs hold and use, and whether ours, of so many bytes, stays within its limits.
fn report_resources(contenders: &[Contender; 3], size: u64) -> Result<()> {
    println!("\n## Resident memory in KiB, and processor ticks in {IDLE:?} of idleness\n");
    println!("| program | after the first frame | after typing | peak | ticks |");
    println!("|---|--:|--:|--:|--:|");
    for Contender { name, program, samples } in contenders {
        if let Err(need) = program {
            println!("| {name} | not measured: {need} | | | |");
            continue;
        }
        let (first, typed) = (median(&samples.resident_at_first), median(&samples.resident_after_typing));
        println!("| {name} | {first} | {typed} | {} | {} |", samples.peak, samples.idle_ticks);
    }
    let [ours, ..] = contenders;
    println!("\n## Limits of {}\n\n| what | measured | goal | |\n|---|--:|--:|---|", ours.name);
    for (what, measured, limit) in [
        ("memory after the first frame, KiB", median(&ours.samples.resident_at_first), 12 * 1024),
        ("processor ticks while idle", ours.samples.idle_ticks, 0),
    ] {
        println!("| {what} | {measured} | ≤ {limit} | {} |", verdict(measured <= limit));
    }
    println!("| executable, KiB | {} | | |", size.div_ceil(1024));
    Ok(())
}
