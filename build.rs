//! Turns `assets/catalogue.yaml` into JSON for the program that is built: reading the YAML takes longer than all
//! else that happens before the first frame. The YAML is what people edit and what errors point to. The larger part of
//! it, by which entries are found, goes into a file of its own, which can wait until something is searched for.

use std::path::Path;
use std::process::Command;
use std::{env, error, fs, io};

use serde_json::Value;

fn main() -> Result<(), Box<dyn error::Error>> {
    let source = "assets/catalogue.yaml";
    println!("cargo::rerun-if-changed={source}");
    let yaml = fs::read_to_string(source)?;
    let mut catalogue: Value = serde_yaml::from_str(&yaml).map_err(|error| format!("{source}: {error}"))?;
    let clues = take_clues(&mut catalogue).ok_or("every entry of the catalogue has an id")?;
    let folder = env::var_os("OUT_DIR").ok_or("cargo sets OUT_DIR")?;
    let folder = Path::new(&folder);
    fs::write(folder.join("catalogue.json"), catalogue.to_string())?;
    fs::write(folder.join("clues.tsv"), clues)?;
    if is_linked_for_glibc() {
        link_at_fixed_addresses();
        link_with_own_unwinder(folder)?;
    }
    Ok(())
}

/// Takes from each entry by what it is found, and gives that as lines: the entry's id, a tab, JSON.
fn take_clues(catalogue: &mut Value) -> Option<String> {
    let mut lines = String::new();
    for entry in catalogue.get_mut("entries")?.as_array_mut()? {
        let entry = entry.as_object_mut()?;
        let clues = ["keywords", "signatures"].map(|field| entry.remove_entry(field));
        let clues = Value::Object(clues.into_iter().flatten().collect());
        let id = entry.get("id")?.as_str()?;
        lines.push_str(&format!("{id}\t{clues}\n"));
    }
    Some(lines)
}

/// Whether this is a release for Linux with the GNU C library as a shared library.
fn is_linked_for_glibc() -> bool {
    let target = |what: &str| env::var(format!("CARGO_CFG_TARGET_{what}")).unwrap_or_default();
    // A static program has no loader, and is linked in a way of its own.
    let is_static = target("FEATURE")
        .split(',')
        .any(|feature| feature == "crt-static");
    let is_release = env::var("PROFILE").is_ok_and(|profile| profile == "release");
    target("OS") == "linux" && target("ENV") == "gnu" && is_release && !is_static
}

/// Has the program linked for fixed addresses, as Go links its programs: the loader then has no ten thousand pointers
/// to mend at each start, which cost memory and time, and the file need not list them.
fn link_at_fixed_addresses() {
    println!("cargo::rustc-link-arg-bins=-no-pie");
}

/// Has the program take the unwinder, which it needs for nothing but the backtrace of a panic, from the compiler's
/// archive instead of a shared library: loading that took a fifteenth of the time of a short command. Where the compiler
/// has no such archive, all stays as it is.
fn link_with_own_unwinder(folder: &Path) -> io::Result<()> {
    let archive = "libgcc_eh.a";
    let compiler = env::var_os("RUSTC_LINKER").unwrap_or_else(|| "cc".into());
    let Ok(found) = Command::new(compiler)
        .arg(format!("-print-file-name={archive}"))
        .output()
    else {
        return Ok(());
    };
    let found = String::from_utf8_lossy(&found.stdout);
    // What is not found is printed as it was asked for.
    if !Path::new(found.trim()).is_absolute() {
        return Ok(());
    }
    // The standard library asks for `-lgcc_s`, which the linker looks for here first; a text there leads it on.
    let library = folder.join("unwinder");
    fs::create_dir_all(&library)?;
    fs::write(library.join("libgcc_s.so"), format!("INPUT({})\n", found.trim()))?;
    println!("cargo::rustc-link-search=native={}", library.display());
    Ok(())
}
