//! Turns `assets/catalogue.yaml` into JSON for the program that is built: reading the YAML takes longer than all
//! else that happens before the first frame. The YAML is what people edit and what errors point to.

use std::path::Path;
use std::{env, error, fs};

fn main() -> Result<(), Box<dyn error::Error>> {
    let source = "assets/catalogue.yaml";
    println!("cargo::rerun-if-changed={source}");
    let yaml = fs::read_to_string(source)?;
    let value: serde_yaml::Value =
        serde_yaml::from_str(&yaml).map_err(|error| format!("{source}: {error}"))?;
    let json = serde_json::to_string(&value)?;
    let folder = env::var_os("OUT_DIR").ok_or("cargo sets OUT_DIR")?;
    fs::write(Path::new(&folder).join("catalogue.json"), json)?;
    link_at_fixed_addresses();
    Ok(())
}

/// Has the program linked for fixed addresses where that is known to work, as Go links its programs: the loader then
/// has no ten thousand pointers to mend at each start, which cost memory and time, and the file need not list them.
fn link_at_fixed_addresses() {
    let target = |what: &str| env::var(format!("CARGO_CFG_TARGET_{what}")).unwrap_or_default();
    // A static program has no loader, and is linked in a way of its own.
    let is_static = target("FEATURE")
        .split(',')
        .any(|feature| feature == "crt-static");
    let is_release = env::var("PROFILE").is_ok_and(|profile| profile == "release");
    if target("OS") == "linux" && target("ENV") == "gnu" && is_release && !is_static {
        println!("cargo::rustc-link-arg-bins=-no-pie");
    }
}
