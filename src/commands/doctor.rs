//! `doctor`: what the program found around itself, on one screen, to be pasted into a report. It changes nothing; it
//! shows no secrets, no home folder, and of a clipboard command only which program it is.

mod findings;
mod home;
mod report;

use std::io::Write;
use std::path::Path;

use findings::{CatalogueState, Colours, FileState, Findings, Language, RouteState, SourceState, Terminal};
use home::Home;

use super::{Format, json};
use crate::clipboard::{self, Route};
use crate::content;
use crate::environment::Environment;
use crate::error::{Error, Exit, Result};
use crate::locale;
use crate::settings::{CLIPBOARD, Flags, LANGUAGE, Origin, Reading, THEME};
use crate::state::Store;
use crate::theme::Theme;
use catalogue::address;
use catalogue::lang::{Lang, Localized};
use catalogue::model::{Catalogue, SourceId};
use catalogue::text::one_line;

/// What only the program itself can tell.
pub(crate) struct Given<'a> {
    pub(crate) flags: &'a Flags,
    /// Where the catalogue is read from, if it is not the one that is built in.
    pub(crate) folder: Option<&'a Path>,
    /// The columns and rows of the terminal, if there is one.
    pub(crate) size: Option<(u16, u16)>,
}

/// `doctor`: prints what is found. What is broken is part of that and no error.
pub(crate) fn doctor(
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

impl Findings {
    fn look(given: &Given<'_>, env: impl Fn(&str) -> Option<String> + Copy) -> Findings {
        let mut reading = Reading::new(given.flags, env);
        let store = match reading.settings.remember {
            true => Store::open(),
            false => Store::nowhere(),
        };
        let remembered = store.state().language.map(Lang::code);
        reading.settings.recall(LANGUAGE, remembered);
        let lang = reading.settings.language;
        let home = Home::of(env);
        let environment = Environment::read(env);
        let broken = reading.broken.as_ref().map(told);
        Findings {
            version: json::VERSION,
            program: env!("CARGO_PKG_VERSION"),
            system: format!("{} {}", std::env::consts::OS, std::env::consts::ARCH),
            language: language(&reading, env, &home),
            colours: colours(&reading, &home),
            clipboard: routes(&reading, &environment, &home),
            configuration: reading.path.map(|path| FileState::of(&path, broken, &home)),
            memory: store.path().map(|path| {
                let damage = store.damage(lang).map(|damage| one_line(&damage));
                FileState::of(path, damage, &home)
            }),
            terminal: Terminal {
                term: environment.term.as_deref().map(one_line),
                columns: given.size.map(|(columns, _)| columns),
                rows: given.size.map(|(_, rows)| rows),
                ssh: environment.ssh,
                tmux: environment.tmux.is_some(),
                screen: environment.screen,
                wsl: environment.wsl,
                hyperlinks: address::terminal_knows_links(env),
            },
            catalogue: CatalogueState::of(given.folder, &home),
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

/// Returns the error about the environment variable of a setting.
fn refused<'r>(reading: &'r Reading, name: &str) -> Option<&'r Error> {
    let mut refused = reading.refused.iter();
    refused.find(|(refused, _)| *refused == name).map(|(_, error)| error)
}

fn language(reading: &Reading, env: impl Fn(&str) -> Option<String>, home: &Home) -> Language {
    let code = reading.settings.language;
    let set = locale::VARIABLES.into_iter().filter_map(|name| {
        let value = env(name).filter(|value| !value.is_empty())?;
        Some(format!("{name}={value}"))
    });
    let set = one_line(&set.collect::<Vec<_>>().join(" "));
    let phrase = match (refused(reading, LANGUAGE), reading.settings.origin(LANGUAGE)) {
        (Some(error), _) => {
            let because = told(error);
            return Language { code, because };
        }
        (None, Origin::Locale) => Localized::each("the locale says so", "由系统区域设置决定"),
        (None, Origin::Default) if set.is_empty() => {
            Localized::each("the default, as no locale is set", "默认语言（未设置系统区域）")
        }
        (None, Origin::Default) => Localized::each(
            "the default, as the locale names neither language",
            "默认语言（系统区域设置既非中文也非英文）",
        ),
        (None, origin) => {
            let because = home.hide(&one_line(&origin.text(code)));
            return Language { code, because };
        }
    };
    let variables = Localized::each(format!(" ({set})"), format!("（{set}）"));
    let variables = if set.is_empty() { "" } else { &variables[code] };
    let because = format!("{}{variables}", phrase[code]);
    Language { code, because }
}

fn colours(reading: &Reading, home: &Home) -> Colours {
    const NOTHING_AGAINST: Localized<&str> =
        Localized::each("neither NO_COLOR nor TERM turns them off", "NO_COLOR 和 TERM 都没有禁用颜色");
    let settings = &reading.settings;
    let because = match settings.origin(THEME) {
        Origin::Default => NOTHING_AGAINST[settings.language].to_owned(),
        origin => home.hide(&one_line(&origin.text(settings.language))),
    };
    Colours { on: settings.theme != Theme::NONE, theme: settings.theme.name, because }
}

/// Returns every route with what is known of it now; a choice that is not known stands in their place.
fn routes(reading: &Reading, environment: &Environment, home: &Home) -> Vec<RouteState> {
    let lang = reading.settings.language;
    if let Some(error) = refused(reading, CLIPBOARD) {
        let told = told(error);
        let (route, says) = told.split_once(": ").unwrap_or((CLIPBOARD, &told));
        return vec![RouteState { route: route.to_owned(), works: Some(false), says: says.to_owned() }];
    }
    let routes = clipboard::plan(&reading.settings.clipboard, environment);
    let states = routes.iter().map(|route| {
        let (works, says) = match clipboard::probe(route) {
            Ok(()) => (route.can_be_probed().then_some(true), route.outlook(lang).to_owned()),
            Err(reason) => (Some(false), reason.text(lang)),
        };
        RouteState { route: home.hide(&one_line(&shown(route))), works, says: home.hide(&one_line(&says)) }
    });
    states.collect()
}

/// Returns a route's label, which others may see.
fn shown(route: &Route) -> String {
    match route {
        Route::Command(command) => format!("{}:{}", route.name(), clipboard::head(command)),
        _ => route.label(),
    }
}

impl CatalogueState {
    fn of(folder: Option<&Path>, home: &Home) -> CatalogueState {
        let read = match folder {
            Some(folder) => content::read_folder(folder).map(|(catalogue, _)| catalogue),
            None => content::built_in(),
        };
        let error = read.as_ref().err().map(|error| home.hide(&told(error)));
        let catalogue = read.ok();
        CatalogueState {
            folder: folder.map(|folder| home.hide(&one_line(&folder.display().to_string()))),
            entries: catalogue.as_ref().map_or(0, |catalogue| catalogue.entries.len()),
            sources: catalogue.as_ref().map(sources).unwrap_or_default(),
            error,
        }
    }
}

fn sources(catalogue: &Catalogue) -> Vec<SourceState> {
    let count = |index| {
        let entries = catalogue.entries.iter();
        entries.filter(|entry| entry.is_on(Some(SourceId(index)))).count()
    };
    let sources = catalogue.sources.iter().enumerate();
    sources
        .map(|(index, source)| SourceState {
            id: source.id.clone(),
            name: source.name[Lang::En].clone(),
            entries: count(index),
        })
        .collect()
}

/// Returns what an error says, without the hint.
fn told(error: &Error) -> String {
    one_line(&error.message)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_command_only_the_program_is_shown() {
        let shown = |command: &str| shown(&Route::Command(command.to_owned()));
        assert_eq!(shown("curl -H token:x https://example.org"), "command:curl …");
        assert_eq!(shown("xclip"), "command:xclip");
    }
}
