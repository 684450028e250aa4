//! What the user has chosen, and where: a flag comes before the environment, that before the configuration file, that
//! before what the browser was left with, that before the default. What is remembered is kept in `state`.

mod file;
mod lines;
mod problems;
mod setting;
mod table;

use std::path::{Path, PathBuf};

use etcetera::BaseStrategy;

pub use file::{ALL_SOURCES, ConfigFile, Rebinding, Rebindings, Written};
pub use problems::Problems;
pub use setting::{Origin, Place, Setting};
pub use table::{Keys, Row, word};

use crate::clipboard;
use crate::error::{Error, ErrorKind, Result};
use crate::locale::Locale;
use catalogue::lang::Lang;
use crate::state::State;
use crate::theme::{self, Borders, ColorChoice, Theme};

/// The environment variable that chooses the language.
pub const LANG_VARIABLE: &str = "OPENLIST_FAQ_LANG";

/// The environment variable that chooses the clipboard.
pub const CLIPBOARD_VARIABLE: &str = "OPENLIST_FAQ_CLIPBOARD";

/// A configuration file with every field as it is without one, and what it means.
pub const SAMPLE: &str = include_str!("../assets/config.yaml");

/// What the command line says.
#[derive(Debug, Clone, Default)]
pub struct Flags {
    /// `--config`: another file, which must exist.
    pub config: Option<PathBuf>,
    /// `--lang`.
    pub language: Option<Lang>,
    /// `--source`: its id, or the word for all.
    pub source: Option<String>,
    /// `--theme`.
    pub theme: Option<theme::Choice>,
    /// `--borders`.
    pub borders: Option<Borders>,
    /// `--color`.
    pub color: Option<ColorChoice>,
    /// `--clipboard`.
    pub clipboard: Option<clipboard::Choice>,
    /// `--no-mouse`.
    pub no_mouse: bool,
    /// `--no-state`.
    pub no_state: bool,
}

/// Every setting with its value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// The first language.
    pub language: Setting<Lang>,
    /// The id of the one source to show, or all.
    pub source: Setting<Option<String>>,
    /// The theme.
    pub theme: Setting<theme::Choice>,
    /// What frames are drawn with.
    pub borders: Setting<Borders>,
    /// Whether the browser takes the mouse.
    pub mouse: Setting<bool>,
    /// The one clipboard to use; `None` is whichever is there.
    pub clipboard: Setting<Option<clipboard::Choice>>,
    /// Whether the browser remembers what it was left with.
    pub remember: Setting<bool>,
    /// Other keys for commands of the browser.
    pub keys: Rebindings,
    /// Whether commands print colours.
    pub color: ColorChoice,
}

impl Settings {
    /// Reads the configuration file that counts and settles everything.
    ///
    /// # Errors
    /// A broken file, one that was asked for and is not there, or a variable with an unknown value.
    pub fn read(flags: &Flags, env: impl Fn(&str) -> Option<String> + Copy) -> Result<Settings> {
        Settings::settle(flags, env, file(flags)?)
    }

    fn settle(
        flags: &Flags,
        env: impl Fn(&str) -> Option<String> + Copy,
        file: ConfigFile,
    ) -> Result<Settings> {
        let source = flags.source.clone().map(|id| (id != ALL_SOURCES).then_some(id));
        Ok(Settings {
            language: language(flags, env, &file)?,
            theme: theme(flags, env, &file),
            clipboard: clipboard(flags, env, &file)?,
            remember: remember(flags, &file),
            source: Setting::flag("--source", source)
                .or(file.source)
                .unwrap_or(Setting::default(None)),
            borders: Setting::flag("--borders", flags.borders)
                .or(file.borders)
                .unwrap_or(Setting::default(Borders::Lines)),
            mouse: Setting::flag("--no-mouse", flags.no_mouse.then_some(false))
                .or(file.mouse)
                .unwrap_or(Setting::default(true)),
            keys: file.keys,
            color: flags.color.unwrap_or(ColorChoice::Auto),
        })
    }

    /// Puts what is remembered in the place of what nobody chose, as the browser does.
    pub fn remembered(&mut self, state: &State) {
        let source = state
            .source
            .as_ref()
            .map(|id| (id != ALL_SOURCES).then(|| id.clone()));
        self.language = self.language.clone().or_remembered(state.language);
        self.source = self.source.clone().or_remembered(source);
    }

    /// What commands print with. They never ask the terminal for its background: the answer might come when the
    /// program has ended, and stand on the shell's command line.
    pub fn output_theme(&self, env: impl Fn(&str) -> Option<String>, is_terminal: bool) -> Theme {
        let theme = if self.color.allows(env, is_terminal) {
            self.theme.value.theme(None)
        } else {
            Theme::BARE
        };
        theme.borders(self.borders.value)
    }
}

/// The configuration file that counts; an empty one where none needs to be there.
///
/// # Errors
/// A broken file, or one that was asked for and is not there.
pub fn file(flags: &Flags) -> Result<ConfigFile> {
    match (&flags.config, default_path()) {
        (Some(path), _) => ConfigFile::read(path)?.ok_or_else(|| missing(path)),
        (None, Some(path)) => Ok(ConfigFile::read(&path)?.unwrap_or_default()),
        (None, None) => Ok(ConfigFile::default()),
    }
}

/// The first language.
///
/// # Errors
/// A variable that names no language.
pub fn language(
    flags: &Flags,
    env: impl Fn(&str) -> Option<String> + Copy,
    file: &ConfigFile,
) -> Result<Setting<Lang>> {
    let locale = Locale::read(env).lang().map(|value| Setting {
        value,
        origin: Origin::Locale,
    });
    Ok(Setting::flag("--lang", flags.language)
        .or(variable(LANG_VARIABLE, env)?)
        .or(file.language.clone())
        .or(locale)
        .unwrap_or(Setting::default(Lang::En)))
}

/// The theme.
pub fn theme(
    flags: &Flags,
    env: impl Fn(&str) -> Option<String> + Copy,
    file: &ConfigFile,
) -> Setting<theme::Choice> {
    Setting::flag("--theme", flags.theme)
        .or(colourless(flags.color.unwrap_or(ColorChoice::Auto), env))
        .or(file.theme.clone())
        .unwrap_or(Setting::default(theme::Choice::Palette))
}

/// The one clipboard to use, or whichever is there.
///
/// # Errors
/// A variable that names no clipboard.
pub fn clipboard(
    flags: &Flags,
    env: impl Fn(&str) -> Option<String> + Copy,
    file: &ConfigFile,
) -> Result<Setting<Option<clipboard::Choice>>> {
    let clipboard = Setting::flag("--clipboard", flags.clipboard.clone())
        .or(variable(CLIPBOARD_VARIABLE, env)?)
        .or(file.clipboard.clone());
    Ok(clipboard.map_or(Setting::default(None), |setting| setting.map(Some)))
}

/// Whether the browser remembers what it was left with.
pub fn remember(flags: &Flags, file: &ConfigFile) -> Setting<bool> {
    Setting::flag("--no-state", flags.no_state.then_some(false))
        .or(file.remember.clone())
        .unwrap_or(Setting::default(true))
}

/// The value that a variable chooses, unless it is empty.
fn variable<T: std::str::FromStr<Err = String>>(
    name: &'static str,
    env: impl Fn(&str) -> Option<String>,
) -> Result<Option<Setting<T>>> {
    let Some(text) = env(name).filter(|text| !text.is_empty()) else {
        return Ok(None);
    };
    let origin = Origin::Variable(name);
    match text.parse() {
        Ok(value) => Ok(Some(Setting { value, origin })),
        Err(error) => Err(origin.blame(Error::new(ErrorKind::Usage, error))),
    }
}

/// The theme without colours, where the command line or the environment asks for that.
fn colourless(
    color: ColorChoice,
    env: impl Fn(&str) -> Option<String> + Copy,
) -> Option<Setting<theme::Choice>> {
    let origin = match color {
        ColorChoice::Never => Origin::Flag("--color"),
        ColorChoice::Auto if env("NO_COLOR").is_some_and(|value| !value.is_empty()) => {
            Origin::Variable("NO_COLOR")
        }
        ColorChoice::Auto if !color.allows(env, true) => Origin::Variable("TERM"),
        ColorChoice::Auto | ColorChoice::Always => return None,
    };
    Some(Setting {
        value: theme::Choice::None,
        origin,
    })
}

/// Where the configuration file is looked for; `None` where there is no home.
pub fn default_path() -> Option<PathBuf> {
    let base = etcetera::choose_base_strategy().ok()?;
    Some(base.config_dir().join("openlist-faq").join("config.yaml"))
}

/// Writes the sample to where the configuration file is looked for; nothing that is there is written over.
///
/// # Errors
/// A file that is there already, or a place that cannot be written to.
pub fn write_sample(path: &Path) -> Result<()> {
    let failed = |error: std::io::Error| {
        let message = format!("cannot write {}: {error}", path.display());
        match error.kind() {
            std::io::ErrorKind::AlreadyExists => {
                Error::new(ErrorKind::Config, format!("{} is there already", path.display()))
                    .with_hint("openlist-faq config init --config FILE writes the sample elsewhere")
            }
            _ => Error::new(ErrorKind::Io, message),
        }
    };
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(failed)?;
    }
    let mut file = std::fs::File::create_new(path).map_err(failed)?;
    std::io::Write::write_all(&mut file, SAMPLE.as_bytes()).map_err(failed)
}

fn missing(path: &Path) -> Error {
    Error::new(ErrorKind::Config, format!("there is no file {}", path.display()))
        .with_hint("openlist-faq config init --config FILE writes one")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The settings of flags, variables and the text of a file.
    fn settings(flags: &Flags, variables: &[(&str, &str)], yaml: &str) -> Result<Settings> {
        let env = |name: &str| {
            let found = variables.iter().find(|(variable, _)| *variable == name);
            found.map(|(_, value)| (*value).to_owned())
        };
        Settings::settle(flags, env, ConfigFile::parse("c.yaml", yaml)?)
    }

    const XTERM: (&str, &str) = ("TERM", "xterm");

    #[test]
    fn the_nearest_choice_of_a_language_wins() {
        let flag = |language| Flags {
            language,
            ..Flags::default()
        };
        for (lang, variable, yaml, locale, expected) in [
            (Some(Lang::En), "zh", "language: zh", "zh_CN.UTF-8", Lang::En),
            (None, "zh", "language: en", "en_US.UTF-8", Lang::Zh),
            (None, "", "language: zh", "en_US.UTF-8", Lang::Zh),
            (None, "", "language: auto", "zh_CN.UTF-8", Lang::Zh),
            (None, "", "", "zh_CN.UTF-8", Lang::Zh),
            (None, "", "", "C", Lang::En),
        ] {
            let variables = [(LANG_VARIABLE, variable), ("LANG", locale)];
            let settings = settings(&flag(lang), &variables, yaml).expect("it is right");
            assert_eq!(settings.language.value, expected, "{variable} {yaml} {locale}");
        }
        let error = settings(&flag(None), &[(LANG_VARIABLE, "fr")], "").expect_err("no such language");
        assert!(error.message.starts_with(LANG_VARIABLE), "{error}");
    }

    #[test]
    fn every_value_knows_who_chose_it() {
        let flags = Flags {
            borders: Some(Borders::Ascii),
            no_mouse: true,
            ..Flags::default()
        };
        let yaml = "borders: lines\ntheme: dark\n";
        let settings = settings(&flags, &[XTERM, (CLIPBOARD_VARIABLE, "tmux")], yaml).expect("it is right");
        assert_eq!(settings.borders.origin, Origin::Flag("--borders"));
        assert_eq!(settings.mouse.origin, Origin::Flag("--no-mouse"));
        assert_eq!(settings.clipboard.origin, Origin::Variable(CLIPBOARD_VARIABLE));
        assert_eq!(settings.theme.origin.text(Lang::En), "c.yaml:2");
        assert_eq!(settings.remember.origin, Origin::Default);
    }

    #[test]
    fn colours_go_where_the_environment_or_the_flag_says_so() {
        let flags = |color, theme| Flags {
            color,
            theme,
            ..Flags::default()
        };
        let no_color = ("NO_COLOR", "1");
        for (flags, variable, expected) in [
            (flags(None, None), ("LANG", ""), theme::Choice::Dark),
            (flags(None, None), no_color, theme::Choice::None),
            (
                flags(Some(ColorChoice::Always), None),
                no_color,
                theme::Choice::Dark,
            ),
            (
                flags(Some(ColorChoice::Never), None),
                ("LANG", ""),
                theme::Choice::None,
            ),
            (
                flags(None, Some(theme::Choice::Light)),
                no_color,
                theme::Choice::Light,
            ),
        ] {
            let settings = settings(&flags, &[XTERM, variable], "theme: dark").expect("it is right");
            assert_eq!(settings.theme.value, expected, "{flags:?} {variable:?}");
        }
    }

    #[test]
    fn the_sample_says_what_is_so_without_it() {
        let env = [XTERM];
        let nothing = settings(&Flags::default(), &env, "").expect("it is right");
        let sample = settings(&Flags::default(), &env, SAMPLE).expect("it is right");
        assert_eq!(sample, nothing, "the sample as it is written chooses nothing");
        // Each field stands behind a "# " of its own, to be taken away.
        let chosen: String = SAMPLE
            .lines()
            .filter_map(|line| {
                let line = line.strip_prefix("# ")?;
                let name = line.split(':').next()?;
                file::FIELDS.contains(&name).then(|| format!("{line}\n"))
            })
            .collect();
        assert_eq!(chosen.lines().count(), file::FIELDS.len(), "{chosen}");
        let chosen = settings(&Flags::default(), &env, &chosen).expect("it is right");
        assert_eq!(chosen.language.value, nothing.language.value);
        assert_eq!(chosen.source.value, nothing.source.value);
        assert_eq!(chosen.theme.value, nothing.theme.value);
        assert_eq!(chosen.borders.value, nothing.borders.value);
        assert_eq!(chosen.mouse.value, nothing.mouse.value);
        assert_eq!(chosen.clipboard.value, nothing.clipboard.value);
        assert_eq!(chosen.remember.value, nothing.remember.value);
        assert_eq!(chosen.keys.rows, nothing.keys.rows);
        assert_eq!(
            chosen.theme.origin.text(Lang::En).split(':').next(),
            Some("c.yaml")
        );
    }
}
