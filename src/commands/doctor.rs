//! `doctor`: what the program found around itself, on one screen, to be pasted into a report. It looks, and changes
//! nothing; it shows no secrets, no home folder, and of a clipboard command only which program it is.

mod phrases;
mod report;

use std::io::Write;
use std::path::{Path, PathBuf};

use serde::Serialize;

use super::Format;
use super::json;
use crate::content;
use catalogue::address;
use catalogue::model::{Catalogue, SourceId};
use crate::clipboard::{self, Readiness, Route};
use crate::config::{self, ConfigFile, Flags, Origin, Setting};
use crate::environment::Environment;
use crate::error::{Error, Exit, Result};
use catalogue::lang::Lang;
use crate::state::{State, Store};
use catalogue::text::one_line;
use crate::theme;

/// What was said on the command line, and what else only the program itself can tell.
pub struct Given<'a> {
    /// The settings that were said.
    pub flags: &'a Flags,
    /// Where the catalogue is read from, when it is not the one that is built in.
    pub folder: Option<&'a Path>,
    /// The columns and rows of the terminal, where there is one.
    pub size: Option<(u16, u16)>,
}

/// `doctor`: all that was found. What is broken is part of that and no error.
///
/// # Errors
/// When the output cannot be written.
pub fn doctor(
    given: &Given<'_>,
    env: impl Fn(&str) -> Option<String> + Copy,
    format: Format,
    out: &mut impl Write,
) -> Result<Exit> {
    let findings = Findings::look(given, env);
    match format {
        Format::Json => json::write(&findings, out)?,
        Format::Text(_) => {
            for line in findings.lines() {
                writeln!(out, "{line}")?;
            }
        }
    }
    Ok(Exit::Found)
}

#[derive(Serialize)]
struct Findings {
    version: u32,
    program: &'static str,
    system: String,
    language: Language,
    colours: Colours,
    terminal: Terminal,
    clipboard: Vec<RouteState>,
    configuration: Option<FileState>,
    /// What the browser remembers; `null` where it remembers nothing.
    memory: Option<FileState>,
    catalogue: CatalogueState,
}

#[derive(Serialize)]
struct Language {
    code: Lang,
    because: String,
}

#[derive(Serialize)]
struct Colours {
    on: bool,
    theme: &'static str,
    because: String,
}

#[derive(Serialize)]
struct Terminal {
    term: Option<String>,
    columns: Option<u16>,
    rows: Option<u16>,
    ssh: bool,
    tmux: bool,
    screen: bool,
    wsl: bool,
    /// Whether it is known to follow links in its text.
    hyperlinks: bool,
}

#[derive(Serialize)]
struct RouteState {
    route: String,
    /// Whether it takes texts; `null` where that can only be tried.
    works: Option<bool>,
    says: String,
}

#[derive(Serialize)]
struct FileState {
    path: String,
    found: bool,
    /// What is wrong with it.
    error: Option<String>,
}

#[derive(Serialize)]
struct CatalogueState {
    /// The folder that it is read from, when it is not built in.
    folder: Option<String>,
    entries: usize,
    sources: Vec<SourceState>,
    error: Option<String>,
}

#[derive(Serialize)]
struct SourceState {
    id: String,
    name: String,
    entries: usize,
}

impl Findings {
    fn look(given: &Given<'_>, env: impl Fn(&str) -> Option<String> + Copy) -> Findings {
        let loaded = config::file(given.flags);
        let file = loaded.clone().unwrap_or_default();
        let home = Home::of(env);
        let environment = Environment::read(env);
        let store = match config::remember(given.flags, &file).value {
            true => Store::open(),
            false => Store::nowhere(),
        };
        let language = language(given, env, &file, store.state(), &home);
        let clipboard = routes(given, env, &file, &environment, language.code, &home);
        let path = given.flags.config.clone().or_else(config::default_path);
        Findings {
            version: json::VERSION,
            program: env!("CARGO_PKG_VERSION"),
            system: format!("{} {}", std::env::consts::OS, std::env::consts::ARCH),
            colours: colours(given, env, &file, language.code, &home),
            terminal: terminal(given, env, environment),
            clipboard,
            configuration: path
                .map(|path| FileState::of(&path, loaded.err().map(|error| told(&error)), &home)),
            memory: store.path().map(|path| {
                let damage = store.damage();
                FileState::of(
                    path,
                    damage.map(|damage| one_line(&damage.text(language.code))),
                    &home,
                )
            }),
            catalogue: catalogue(given, &home),
            language,
        }
    }
}

impl FileState {
    fn of(path: &Path, error: Option<String>, home: &Home) -> FileState {
        FileState {
            found: path.exists(),
            path: home.hide(&one_line(&path.display().to_string())),
            error: error.map(|error| home.hide(&error)),
        }
    }
}

/// The language of the browser.
fn language(
    given: &Given<'_>,
    env: impl Fn(&str) -> Option<String> + Copy,
    file: &ConfigFile,
    memory: &State,
    home: &Home,
) -> Language {
    match config::language(given.flags, env, file) {
        Ok(setting) => {
            let Setting { value: code, origin } = setting.or_remembered(memory.language);
            let because = match origin {
                Origin::Locale => phrases::locale(code, &locale(env)),
                Origin::Default => phrases::nothing_says(code, &locale(env)),
                origin => home.hide(&one_line(&origin.text(code))),
            };
            Language { code, because }
        }
        Err(error) => Language {
            code: Lang::En,
            because: told(&error),
        },
    }
}

/// The variables of the locale that are set, as they are.
fn locale(env: impl Fn(&str) -> Option<String>) -> String {
    let set = ["LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE"]
        .into_iter()
        .filter_map(|name| Some(format!("{name}={}", env(name).filter(|value| !value.is_empty())?)));
    one_line(&set.collect::<Vec<_>>().join(" "))
}

/// The theme of the browser.
fn colours(
    given: &Given<'_>,
    env: impl Fn(&str) -> Option<String> + Copy,
    file: &ConfigFile,
    lang: Lang,
    home: &Home,
) -> Colours {
    let Setting { value, origin } = config::theme(given.flags, env, file);
    let because = match origin {
        Origin::Default => phrases::colours_unless(lang).to_owned(),
        origin => home.hide(&one_line(&origin.text(lang))),
    };
    Colours {
        on: value != theme::Choice::None,
        theme: config::word(&theme::Choice::WORDS, value),
        because,
    }
}

fn terminal(given: &Given<'_>, env: impl Fn(&str) -> Option<String>, environment: Environment) -> Terminal {
    Terminal {
        term: environment.term.as_deref().map(one_line),
        columns: given.size.map(|(columns, _)| columns),
        rows: given.size.map(|(_, rows)| rows),
        ssh: environment.ssh,
        tmux: environment.tmux.is_some(),
        screen: environment.screen,
        wsl: environment.wsl,
        hyperlinks: address::terminal_knows_links(env),
    }
}

/// Every route with what is known of it now; a choice that is none is shown in their place.
fn routes(
    given: &Given<'_>,
    env: impl Fn(&str) -> Option<String> + Copy,
    file: &ConfigFile,
    environment: &Environment,
    lang: Lang,
    home: &Home,
) -> Vec<RouteState> {
    let choice = match config::clipboard(given.flags, env, file) {
        Ok(choice) => choice,
        Err(error) => {
            let route = config::CLIPBOARD_VARIABLE.to_owned();
            let says = told(&error);
            let says = says.trim_start_matches(&format!("{route}: ")).to_owned();
            let works = Some(false);
            return vec![RouteState { route, works, says }];
        }
    };
    let routes = clipboard::plan(choice.value.as_ref(), environment);
    let states = routes.iter().map(|route| {
        let (works, says) = match clipboard::probe(route) {
            Ok(readiness) => (
                (readiness == Readiness::Ready).then_some(true),
                readiness.text(lang).to_owned(),
            ),
            Err(reason) => (Some(false), reason.text(lang)),
        };
        RouteState {
            route: home.hide(&one_line(&shown(route))),
            works,
            says: home.hide(&one_line(&says)),
        }
    });
    states.collect()
}

/// A route's label, which others may see.
fn shown(route: &Route) -> String {
    match route {
        Route::Command(command) => format!("{}:{}", route.name(), clipboard::head(command)),
        _ => route.label(),
    }
}

fn catalogue(given: &Given<'_>, home: &Home) -> CatalogueState {
    let read = match given.folder {
        Some(folder) => content::read_folder(folder).map(|(catalogue, _)| catalogue),
        None => content::built_in(),
    };
    let folder = given
        .folder
        .map(|folder| home.hide(&one_line(&folder.display().to_string())));
    match read {
        Ok(catalogue) => CatalogueState {
            folder,
            entries: catalogue.entries.len(),
            sources: sources(&catalogue),
            error: None,
        },
        Err(error) => CatalogueState {
            folder,
            entries: 0,
            sources: Vec::new(),
            error: Some(home.hide(&told(&error))),
        },
    }
}

fn sources(catalogue: &Catalogue) -> Vec<SourceState> {
    let sources = catalogue.sources.iter().enumerate();
    let count = |index| {
        let on_it = catalogue.entries.iter().filter(|entry| entry.is_on(Some(SourceId(index))));
        on_it.count()
    };
    sources
        .map(|(index, source)| SourceState {
            id: source.id.clone(),
            name: source.name[Lang::En].clone(),
            entries: count(index),
        })
        .collect()
}

/// What an error says, without the hint.
fn told(error: &Error) -> String {
    one_line(&error.message)
}

/// The home folder, which is not to be seen in a report.
struct Home(Option<PathBuf>);

impl Home {
    fn of(env: impl Fn(&str) -> Option<String>) -> Home {
        let home = env("HOME").or_else(|| env("USERPROFILE")).map(PathBuf::from);
        // The folder above all is part of every path.
        Home(home.filter(|home| home.parent().is_some()))
    }

    fn hide(&self, text: &str) -> String {
        let home = self.0.as_deref().map(|home| home.display().to_string());
        let home = home.as_deref().map(|home| home.trim_end_matches(['/', '\\']));
        home.map_or_else(|| text.to_owned(), |home| text.replace(home, "~"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_home_folder_is_not_to_be_seen() {
        let home = |value: &str| Home::of(|name| (name == "HOME").then(|| value.to_owned()));
        assert_eq!(home("/home/ann/").hide("/home/ann/.config/x"), "~/.config/x");
        assert_eq!(home("/").hide("/etc/x"), "/etc/x");
        assert_eq!(home("").hide("/etc/x"), "/etc/x");
    }

    #[test]
    fn of_a_command_only_the_program_is_shown() {
        let shown = |command: &str| shown(&Route::Command(command.to_owned()));
        assert_eq!(shown("curl -H token:x https://example.org"), "command:curl …");
        assert_eq!(shown("xclip"), "command:xclip");
    }
}
