//! How fast a log is explained, beside ripgrep with the same signatures and `wc -l`, in one run.
//!
//! `cargo bench --bench explain` makes a log of 1 GiB below the target folder and removes it in the end;
//! `EXPLAIN_MIB=64` makes a smaller one. What is measured is a process from its start to its end.
#![allow(clippy::expect_used, reason = "a measurement may panic")]

#[path = "explain/made_log.rs"]
mod made_log;

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use openlist_faq::catalogue::Catalogue;
use openlist_faq::catalogue::template::Part;
use openlist_faq::commands::Selection;
use openlist_faq::commands::explain::{ExplainFormat, ExplainOptions, run};
use openlist_faq::lang::Lang;

/// The first argument that makes this program explain a log instead of measuring.
const EXPLAIN: &str = "--explain-this";

const ROUNDS: usize = 5;

fn main() {
    let mut arguments = std::env::args().skip(1);
    match (arguments.next().as_deref(), arguments.next()) {
        (Some(EXPLAIN), Some(path)) => explain(Path::new(&path)),
        _ => measure(),
    }
}

/// Does what `openlist-faq explain --brief PATH` does, and says how much memory it took.
fn explain(path: &Path) {
    let catalogue = Catalogue::built_in().expect("the built-in catalogue is sound");
    let options = ExplainOptions {
        paths: vec![path.to_owned()],
        format: ExplainFormat::Brief,
        ..ExplainOptions::default()
    };
    let selection = Selection {
        catalogue: &catalogue,
        lang: Lang::En,
        source: None,
    };
    let mut out = BufWriter::new(io::stdout().lock());
    run(&options, selection, &mut out, &mut io::stderr()).expect("the log can be read");
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    if let Some(peak) = status.lines().find(|line| line.starts_with("VmHWM")) {
        writeln!(out, "{peak}").expect("the output is read");
    }
}

/// A program to measure: its name, what runs it, and whether it reads the log from a pipe.
struct Contender {
    name: &'static str,
    command: Vec<String>,
    piped: bool,
    times: Vec<Duration>,
}

fn measure() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR"));
    let (log, signatures) = (folder.join("explain.log"), folder.join("signatures.txt"));
    let mebibytes: u64 = std::env::var("EXPLAIN_MIB")
        .ok()
        .and_then(|mib| mib.parse().ok())
        .unwrap_or(1024);
    let mut file = BufWriter::new(File::create(&log).expect("there is room"));
    let answered = made_log::write(&mut file, mebibytes * 1024 * 1024).expect("there is room");
    file.flush().expect("there is room");
    fs::write(&signatures, literal_signatures().join("\n")).expect("there is room");
    println!("{mebibytes} MiB, {answered} lines that the FAQ answers, {ROUNDS} rounds, medians");

    let mut contenders = contenders(&log, &signatures);
    let mut peak = String::new();
    for _ in 0..ROUNDS {
        for contender in &mut contenders {
            let (time, output) = time(contender, &log);
            contender.times.push(time);
            peak = output
                .lines()
                .find(|line| line.starts_with("VmHWM"))
                .map_or(peak, str::to_owned);
        }
    }
    report(&mut contenders);
    println!("explain, {peak}");
    let _ = fs::remove_file(log);
    let _ = fs::remove_file(signatures);
}

fn contenders(log: &Path, signatures: &Path) -> Vec<Contender> {
    let own = std::env::current_exe().expect("this program has a path");
    let (own, log) = (own.display().to_string(), log.display().to_string());
    let signatures = signatures.display().to_string();
    let contender = |name, words: &[&str], piped| Contender {
        name,
        command: words.iter().map(|word| (*word).to_owned()).collect(),
        piped,
        times: Vec::new(),
    };
    vec![
        contender("explain FILE", &[&own, EXPLAIN, &log], false),
        contender(
            "rg -F -f … -c FILE",
            &["rg", "-F", "-f", &signatures, "-c", &log],
            false,
        ),
        contender(
            "rg -i -F -f … -c FILE",
            &["rg", "-i", "-F", "-f", &signatures, "-c", &log],
            false,
        ),
        contender("wc -l FILE", &["wc", "-l", &log], false),
        contender("cat FILE | explain", &[&own, EXPLAIN, "-"], true),
        contender(
            "cat FILE | rg -F -f … -c",
            &["rg", "-F", "-f", &signatures, "-c", "-"],
            true,
        ),
    ]
}

/// The texts without holes, for programs that know none.
fn literal_signatures() -> Vec<String> {
    let catalogue = Catalogue::built_in().expect("the built-in catalogue is sound");
    let rows = catalogue.entries.iter().flat_map(|entry| entry.signatures());
    rows.filter_map(|row| match &row.text.0[..] {
        [Part::Words(words)] => Some(words.clone()),
        _ => None,
    })
    .collect()
}

fn time(contender: &Contender, log: &Path) -> (Duration, String) {
    let began = Instant::now();
    let mut command = Command::new(&contender.command[0]);
    command.args(&contender.command[1..]);
    let mut cat = contender.piped.then(|| {
        let cat = Command::new("cat").arg(log).stdout(Stdio::piped()).spawn();
        cat.expect("cat is there")
    });
    if let Some(pipe) = cat.as_mut().and_then(|cat| cat.stdout.take()) {
        command.stdin(pipe);
    }
    let output = command.output().expect("ripgrep and wc are installed");
    let time = began.elapsed();
    if let Some(mut cat) = cat {
        cat.wait().expect("cat ends");
    }
    (time, String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Prints medians, and each as a share of the one that the goals are set against.
fn report(contenders: &mut [Contender]) {
    let median = |contender: &mut Contender| {
        contender.times.sort();
        contender.times[ROUNDS / 2].as_secs_f64()
    };
    let medians: Vec<f64> = contenders.iter_mut().map(median).collect();
    for (contender, seconds) in contenders.iter().zip(&medians) {
        println!("{:>26} {seconds:7.3} s", contender.name);
    }
    println!(
        "explain / rg -F, file:     {:.2} (goal 0.4)",
        medians[0] / medians[1]
    );
    println!(
        "explain / rg -i -F, file:  {:.2} (goal 0.15)",
        medians[0] / medians[2]
    );
    println!(
        "explain / rg -F, pipe:     {:.2} (goal 0.5)",
        medians[4] / medians[5]
    );
}
