//! Compares what the engines of log collectors name with what the matcher of the catalogue finds:
//! `openlist-faq-engines PROGRAM EXPORTS ASSETS VECTOR.YAML [LOG...]`, where EXPORTS holds `openlist-faq.vrl` and
//! `openlist.json`.
//!
//! Fails when they differ for a reason that is not known.

mod differences;
mod lnav;
mod oracle;
mod vector;

use std::error::Error;
use std::path::Path;
use std::{env, fs};

use differences::Differences;
use oracle::Oracle;
use vector::Vector;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

fn main() -> Result<()> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [program, exports, assets, config, logs @ ..] = &arguments[..] else {
        return Err("usage: openlist-faq-engines PROGRAM EXPORTS ASSETS VECTOR.YAML [LOG...]".into());
    };
    let exports = Path::new(exports);
    let oracle = Oracle::new(Path::new(assets))?;
    let mut vector = Vector::new(&exports.join("openlist-faq.vrl"), Path::new(config))?;
    let events = oracle.samples();
    let mut all = vec![
        vector.compare("VRL, samples", &oracle, &events)?,
        lnav::compare("lnav, samples", &oracle, exports, &events)?,
    ];
    let (mut lines, mut whole) = (Vec::new(), Vec::new());
    for log in logs {
        let log = fs::read(log)?;
        for event in vector.events(&String::from_utf8_lossy(&log)) {
            lines.extend(event.lines().map(str::to_owned));
            whole.push(event);
        }
    }
    if !logs.is_empty() {
        all.push(vector.compare("VRL, each line of the logs", &oracle, &lines)?);
        all.push(vector.compare("VRL, the events of the logs", &oracle, &whole)?);
        all.push(vector.compare_lines("VRL, lines against their event", &oracle, &whole)?);
        all.push(lnav::compare("lnav, the events of the logs", &oracle, exports, &whole)?);
        vector.measure(&lines, program, exports)?;
    }
    all.iter().for_each(Differences::tell);
    let unknown: usize = all.iter().map(Differences::unknown).sum();
    if unknown > 0 {
        return Err(format!("{unknown} differences without a known reason").into());
    }
    Ok(())
}
