//! The settings and where each comes from: a flag comes before the environment, that before the configuration file,
//! that before what the browser remembers, that before the default.

mod file;
mod lines;
mod origin;
mod problems;
mod reading;
mod table;
mod template;

use std::collections::BTreeMap;
use std::path::PathBuf;

use serde::Serialize;

pub(crate) use file::{ConfigFile, Rebinding, Rebindings};
pub(crate) use origin::Origin;
pub(crate) use problems::Problems;
pub(crate) use reading::Reading;
pub(crate) use table::{ALL_SOURCES, CLIPBOARD, LANGUAGE, ROWS, Row, SOURCE, THEME};
pub(crate) use template::write_template;

use crate::clipboard;
use crate::error::{Error, ErrorKind, Result};
use crate::layout::Glyphs;
use crate::locale;
use crate::theme::{ColorChoice, Theme};
use catalogue::lang::Lang;
use catalogue::text;

/// What the command line says about settings.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Flags {
    /// `--config`: a file that must exist.
    pub(crate) config: Option<PathBuf>,
    /// The values of flags by the name of their setting. They are known to be sound.
    pub(crate) values: BTreeMap<&'static str, String>,
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Settings {
    pub(crate) language: Lang,
    /// The id of the one source to show; `None` for all.
    pub(crate) source: Option<String>,
    pub(crate) theme: Theme,
    pub(crate) color: ColorChoice,
    /// What frames are drawn with.
    pub(crate) borders: &'static Glyphs,
    /// Whether the browser takes the mouse.
    pub(crate) mouse: bool,
    pub(crate) clipboard: clipboard::Choice,
    /// Whether the browser remembers what it was left with.
    pub(crate) remember: bool,
    /// Other keys for commands of the browser.
    pub(crate) keys: Rebindings,
    /// The values as text, by the name of their setting, with where they come from.
    chosen: BTreeMap<&'static str, (String, Origin)>,
}

/// A setting in words.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Shown {
    /// The name in the configuration file; of keys with the command: `keys.copy`.
    pub(crate) name: String,
    pub(crate) value: String,
    pub(crate) origin: Origin,
}

/// A command of the browser with its keys.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Keys {
    /// The command's name in the configuration: `answer.copy`.
    pub name: String,
    pub keys: Vec<String>,
    pub phrase: &'static str,
}

impl Settings {
    /// Takes each setting from where it counts most. Returns the variables with unknown values, too.
    fn settle(
        flags: &Flags,
        env: impl Fn(&str) -> Option<String> + Copy,
        mut file: ConfigFile,
    ) -> (Settings, Vec<(&'static str, Error)>) {
        let mut settings = Settings::default();
        let mut refused = Vec::new();
        let default = |row: &Row| (row.default.to_owned(), Origin::Default);
        for row in &ROWS {
            let flag = flags.values.get(row.name);
            let flag = flag.map(|text| (text.clone(), Origin::Flag(row.flag.long)));
            let variable = || {
                let name = row.variable?;
                let text = env(name).filter(|text| !text.is_empty())?;
                Some((text, Origin::Variable(name)))
            };
            let (text, origin) = flag
                .or_else(variable)
                .or_else(|| file.values.remove(row.name))
                .unwrap_or_else(|| default(row));
            if let Err(error) = settings.choose(row, text, origin) {
                refused.push((row.name, error));
                settings.chosen.insert(row.name, default(row));
            }
        }
        settings.keys = file.keys;
        settings.leave_out_colours(env);
        settings.follow_locale(env);
        (settings, refused)
    }

    fn choose(&mut self, row: &Row, text: String, origin: Origin) -> Result<()> {
        match (row.set)(self, &text) {
            Ok(()) => {
                self.chosen.insert(row.name, (text, origin));
                Ok(())
            }
            Err(reason) => Err(origin.blame(Error::new(ErrorKind::Usage, reason))),
        }
    }

    /// Takes a value of this program's own, which is sound.
    fn put(&mut self, name: &'static str, text: &str, origin: Origin) {
        if let Some(row) = Row::named(name) {
            let sound = self.choose(row, text.to_owned(), origin);
            debug_assert_eq!(sound, Ok(()));
        }
    }

    /// Takes the theme without colours where a flag or the environment asks for none, unless a flag names another.
    fn leave_out_colours(&mut self, env: impl Fn(&str) -> Option<String> + Copy) {
        let origin = match self.color {
            ColorChoice::Always => return,
            ColorChoice::Never => self.origin(table::COLOR),
            ColorChoice::Auto if self.color.allows(env, true) => return,
            ColorChoice::Auto if env("NO_COLOR").is_some_and(|value| !value.is_empty()) => {
                Origin::Variable("NO_COLOR")
            }
            ColorChoice::Auto => Origin::Variable("TERM"),
        };
        if !matches!(self.origin(THEME), Origin::Flag(_)) {
            self.put(THEME, Theme::NONE.name, origin);
        }
    }

    /// Takes the language of the locale where none is chosen.
    fn follow_locale(&mut self, env: impl Fn(&str) -> Option<String>) {
        let chosen = self.chosen.get(LANGUAGE);
        if chosen.is_some_and(|(text, _)| text == table::AUTO) {
            let (lang, origin) = match locale::lang(env) {
                Some(lang) => (lang, Origin::Locale),
                None => (Lang::En, Origin::Default),
            };
            self.put(LANGUAGE, lang.code(), origin);
        }
    }

    pub(crate) fn origin(&self, name: &str) -> Origin {
        self.chosen.get(name).map_or(Origin::Default, |(_, origin)| origin.clone())
    }

    /// Takes a remembered value where nothing is chosen, as the browser does.
    pub(crate) fn recall(&mut self, name: &'static str, text: Option<&str>) {
        if let (Some(text), Origin::Locale | Origin::Default) = (text, self.origin(name)) {
            self.put(name, text, Origin::Remembered);
        }
    }

    /// Returns the theme that commands print with. They never ask the terminal for its background: the answer might
    /// come when the program has ended, and stand on the shell's command line.
    pub(crate) fn output_theme(&self, env: impl Fn(&str) -> Option<String>, is_terminal: bool) -> Theme {
        let theme = match self.color.allows(env, is_terminal) {
            true => self.theme.on(None),
            false => Theme::BARE,
        };
        theme.borders(self.borders)
    }

    pub(crate) fn shown(&self) -> Vec<Shown> {
        let rows = ROWS.iter().filter_map(|row| {
            let (text, origin) = self.chosen.get(row.name)?;
            let value = match &self.clipboard {
                clipboard::Choice::Command(command) if row.name == CLIPBOARD => {
                    text::one_line(&format!("command:{}", clipboard::head(command)))
                }
                _ => text::one_line(text),
            };
            Some(Shown { name: row.name.to_owned(), value, origin: origin.clone() })
        });
        let keys = self.keys.rows.iter().map(|Rebinding { command, keys }| {
            let keys: Vec<&str> = keys.iter().map(|key| key.text.as_str()).collect();
            Shown {
                name: text::one_line(&format!("keys.{}", command.text)),
                value: text::one_line(&format!("[{}]", keys.join(", "))),
                origin: Origin::File { file: self.keys.file.clone(), at: command.at },
            }
        });
        rows.chain(keys).collect()
    }
}

#[cfg(test)]
mod tests;
