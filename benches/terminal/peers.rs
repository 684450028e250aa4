//! The programs that are measured: ours, and those that it is compared with.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::program::{Available, CleanPlace, Program, Result, installed};

/// The program that all of this is about, as it was built.
const OURS: &str = env!("CARGO_BIN_EXE_openlist-faq");
/// How many lines of a list fzf shows: all rows but the prompt and the count.
const FZF_LINES: usize = 38;
/// How many characters of a line are sure to be shown.
const LINE_START: usize = 40;
/// A page as the tldr project writes them.
const TLDR_PAGE: &str = "# tar

> Archiving utility.
> More information: <https://www.gnu.org/software/tar>.

- Create an archive from files:

`tar cf {{target.tar}} {{file1 file2 file3}}`

- Extract an archive into the current directory:

`tar xf {{source.tar}}`

- List the contents of an archive:

`tar tvf {{source.tar}}`
";

/// Our program, installed.
pub fn ours(place: &CleanPlace) -> Result<PathBuf> {
    place.install(Path::new(OURS))
}

/// `openlist-faq` with all entries in its list.
pub fn openlist_faq(ours: &Path, entries: &[String]) -> Program {
    Program {
        command: vec![ours.into()],
        prompt: "> ",
        first_frame: vec![format!("{0} of {0}", entries.len())],
        last_row: "F1 help",
    }
}

/// The smallest ratatui program, built here with the profile that ours is built with, and installed.
pub fn smallest(place: &CleanPlace) -> Result<Available<Program>> {
    let release = Path::new(OURS).parent().ok_or("needs a target directory")?;
    let target = release.parent().ok_or("needs a target directory")?;
    let built = Command::new(env!("CARGO"))
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .args(["build", "--quiet", "--release", "--example", "smallest", "--target-dir"])
        .arg(target)
        .stdout(Stdio::null())
        .status();
    if !built.is_ok_and(|status| status.success()) {
        let need = "needs `cargo build --release --example smallest` to work";
        return Ok(Err(need.into()));
    }
    Ok(Ok(Program {
        command: vec![place.install(&release.join("examples/smallest"))?.into()],
        prompt: "> ",
        first_frame: Vec::new(),
        last_row: "smallest",
    }))
}

/// fzf with our entries as its lines. The shell that connects them adds half a millisecond to its first frame.
pub fn fzf(place: &CleanPlace, entries: &[String]) -> Result<Available<Program>> {
    let Some(fzf) = installed("fzf") else {
        return Ok(Err("needs fzf".into()));
    };
    let lines = place.write("entries", &entries.join("\n"))?;
    let last_shown = entries.iter().take(FZF_LINES).next_back().ok_or("openlist-faq lists nothing")?;
    Ok(Ok(Program {
        command: vec!["/bin/sh".into(), "-c".into(), "exec \"$0\" < \"$1\"".into(), fzf.into(), lines.into()],
        prompt: "> ",
        first_frame: [format!("{0}/{0}", entries.len()), start(last_shown)].into(),
        last_row: ">",
    }))
}

/// The tldr client of the tealdeer project, with a page about `tar` in its cache.
pub fn tealdeer(place: &CleanPlace) -> Result<Available<PathBuf>> {
    let Some(tldr) = installed("tldr") else {
        return Ok(Err("needs tealdeer".into()));
    };
    if !place.print(&tldr, &["--version"])?.starts_with("tealdeer") {
        return Ok(Err("needs tealdeer; the tldr here is another".into()));
    }
    // Older releases read the first directory, newer ones the second.
    for pages in ["pages", "pages.en"] {
        place.write(&format!(".cache/tealdeer/tldr-pages/{pages}/common/tar.md"), TLDR_PAGE)?;
    }
    Ok(Ok(tldr))
}

/// The lines in which our program lists its entries.
pub fn listed_entries(ours: &Path, place: &CleanPlace) -> Result<Vec<String>> {
    let list = place.print(ours, &["list"])?;
    Ok(list.lines().filter(|line| !line.trim().is_empty()).map(String::from).collect())
}

/// As much of a line as is sure to be shown as it is.
fn start(line: &str) -> String {
    line.chars().take_while(|&character| character != '\t').take(LINE_START).collect()
}
