//! What `doctor` finds, as it stands in JSON.

use catalogue::lang::Lang;
use serde::Serialize;

#[derive(Serialize)]
pub(super) struct Findings {
    pub(super) version: u32,
    pub(super) program: &'static str,
    pub(super) system: String,
    pub(super) language: Language,
    pub(super) colours: Colours,
    pub(super) terminal: Terminal,
    pub(super) clipboard: Vec<RouteState>,
    pub(super) configuration: Option<FileState>,
    /// What the browser remembers; `null` where it remembers nothing.
    pub(super) memory: Option<FileState>,
    pub(super) catalogue: CatalogueState,
}

#[derive(Serialize)]
pub(super) struct Language {
    pub(super) code: Lang,
    pub(super) because: String,
}

#[derive(Serialize)]
pub(super) struct Colours {
    pub(super) on: bool,
    pub(super) theme: &'static str,
    pub(super) because: String,
}

#[derive(Serialize)]
pub(super) struct Terminal {
    pub(super) term: Option<String>,
    pub(super) columns: Option<u16>,
    pub(super) rows: Option<u16>,
    pub(super) ssh: bool,
    pub(super) tmux: bool,
    pub(super) screen: bool,
    pub(super) wsl: bool,
    /// Whether it is known to follow links in its text.
    pub(super) hyperlinks: bool,
}

#[derive(Serialize)]
pub(super) struct RouteState {
    pub(super) route: String,
    /// Whether it takes texts; `null` where that can only be tried.
    pub(super) works: Option<bool>,
    pub(super) says: String,
}

#[derive(Serialize)]
pub(super) struct FileState {
    pub(super) path: String,
    pub(super) found: bool,
    /// What is wrong with it.
    pub(super) error: Option<String>,
}

#[derive(Serialize)]
pub(super) struct CatalogueState {
    /// The folder that it is read from, when it is not built in.
    pub(super) folder: Option<String>,
    pub(super) entries: usize,
    pub(super) sources: Vec<SourceState>,
    pub(super) error: Option<String>,
}

#[derive(Serialize)]
pub(super) struct SourceState {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) entries: usize,
}
