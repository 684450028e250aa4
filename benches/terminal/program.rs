//! The programs that the benchmark runs, and the clean place they run in.

use std::error::Error;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tempfile::TempDir;

/// What can go wrong while measuring.
pub type Result<T> = std::result::Result<T, Box<dyn Error + Send + Sync>>;

/// Something that may be absent here; if so, what it takes to have it.
pub type Available<T> = std::result::Result<T, String>;

/// A full-screen program, and how to tell what it shows.
pub struct Program {
    /// The executable, then its arguments.
    pub command: Vec<OsString>,
    /// What stands before the typed text.
    pub prompt: &'static str,
    /// Texts that are all on the screen once the first frame is complete.
    pub first_frame: Vec<String>,
    /// A text that is in the screen's last row once the first frame is complete.
    pub last_row: &'static str,
}

/// A temporary home, and the environment of every program that is measured.
pub struct CleanPlace {
    home: TempDir,
}

impl CleanPlace {
    /// Makes an empty home.
    pub fn new() -> Result<Self> {
        Ok(Self { home: TempDir::new()? })
    }

    /// The directory that programs take for their home, and start in.
    pub fn home(&self) -> &Path {
        self.home.path()
    }

    /// All variables that programs see.
    pub fn environment(&self) -> [(&'static str, OsString); 5] {
        [
            ("HOME", self.home().into()),
            ("LANG", "C.UTF-8".into()),
            ("PATH", "/usr/bin:/bin".into()),
            ("SHELL", "/bin/sh".into()),
            ("TERM", "xterm-256color".into()),
        ]
    }

    /// Runs a program without a terminal, and returns what it printed.
    pub fn print(&self, program: &Path, arguments: &[&str]) -> Result<String> {
        let output = Command::new(program)
            .args(arguments)
            .env_clear()
            .envs(self.environment())
            .current_dir(self.home())
            .stdin(Stdio::null())
            .stderr(Stdio::null())
            .output()?;
        if !output.status.success() || output.stdout.is_empty() {
            return Err(
                format!("{} {arguments:?} printed nothing: {}", program.display(), output.status).into()
            );
        }
        Ok(String::from_utf8(output.stdout)?)
    }

    /// Copies a program that was just built to where it is run, as installing it does: while the system still has the
    /// file as the linker left it, in small pieces, it starts more slowly than ever after.
    pub fn install(&self, built: &Path) -> Result<PathBuf> {
        let installed = self.home().join(built.file_name().ok_or("a program has a name")?);
        fs::copy(built, &installed)?;
        Ok(installed)
    }

    /// Writes a file under the home.
    pub fn write(&self, name: &str, text: &str) -> Result<PathBuf> {
        let path = self.home().join(name);
        if let Some(directory) = path.parent() {
            fs::create_dir_all(directory)?;
        }
        fs::write(&path, text)?;
        Ok(path)
    }
}

/// Finds an installed program.
pub fn installed(name: &str) -> Option<PathBuf> {
    let directories = std::env::var_os("PATH")?;
    std::env::split_paths(&directories).map(|directory| directory.join(name)).find(|path| path.is_file())
}
