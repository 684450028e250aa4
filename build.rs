//! Reads everything in `assets/` once, with the same code that reads `--catalogue DIR`, and packs it for the program. A
//! mistake in the content is an error of the build, with file, line and field.

use std::error::Error;
use std::path::Path;
use std::{env, fs};

use catalogue::join::Survey;
use catalogue::pack;

fn main() -> Result<(), Box<dyn Error>> {
    let assets = Path::new("assets");
    println!("cargo::rerun-if-changed={}", assets.display());
    let survey = Survey::of_folder(assets)?;
    let faults = survey.reports.iter().map(|report| report.finding.error(&report.file));
    let faults: Vec<String> = faults.map(|fault| format!("{fault}")).collect();
    if !faults.is_empty() {
        return Err(faults.join("\n").into());
    }
    let folder = env::var_os("OUT_DIR").ok_or("cargo sets OUT_DIR")?;
    fs::write(Path::new(&folder).join("catalogue.bin"), pack::pack(&survey.catalogue)?)?;
    Ok(())
}
