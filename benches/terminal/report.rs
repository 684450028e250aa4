//! Medians and ratios, as Markdown.

use std::time::Duration;

use crate::program::Available;

/// The times that one program took, or what it takes to measure it.
pub struct Series {
    /// The program's name.
    pub name: &'static str,
    /// One time per round.
    pub times: Available<Vec<Duration>>,
    /// Our time is to be at most this many times the program's, if there is such a goal.
    pub goal: Option<f64>,
}

/// Prints how long the programs took. The first is ours, and is compared with the others.
pub fn compare(title: &str, series: &[Series]) {
    println!("\n## {title}\n");
    println!("| program | median | middle half | times | ours / its | goal | |");
    println!("|---|--:|--:|--:|--:|--:|---|");
    let ours = series.first().and_then(|ours| ours.times.as_ref().ok()).map(|times| median(times));
    for Series { name, times, goal } in series {
        let times = match times {
            Ok(times) => times,
            Err(need) => {
                println!("| {name} | not measured: {need} | | | | | |");
                continue;
            }
        };
        let middle = median(times);
        let ratio = ours.map(|ours| ours.div_duration_f64(middle)).unwrap_or(f64::NAN);
        let judged = goal.map(|goal| format!("≤ {goal} | {}", verdict(ratio <= goal)));
        let judged = judged.unwrap_or_else(|| "|".into());
        let (low, high) = (quantile(times, 0.25), quantile(times, 0.75));
        println!(
            "| {name} | {middle:.2?} | {low:.2?} – {high:.2?} | {} | {ratio:.2} | {judged} |",
            times.len()
        );
    }
}

/// How a goal is said to be met or not.
pub fn verdict(met: bool) -> &'static str {
    if met { "pass" } else { "fail" }
}

/// The value in the middle.
pub fn median<T: Copy + Ord + Default>(values: &[T]) -> T {
    quantile(values, 0.5)
}

/// The value below which the given part of all values lies.
fn quantile<T: Copy + Ord + Default>(values: &[T], part: f64) -> T {
    let mut sorted = values.to_vec();
    sorted.sort_unstable();
    let index = part * sorted.len().saturating_sub(1) as f64;
    sorted.get(index.round() as usize).copied().unwrap_or_default()
}
