//! What the user has chosen, and where: a flag comes before the environment, that before the configuration file,
//! that before the default. No state of the program is kept here.

use std::path::{Path, PathBuf};

use etcetera::BaseStrategy;
use serde::{Deserialize, Deserializer};

use crate::catalogue::curation::yaml_error;
use crate::clipboard;
use crate::error::{Error, ErrorKind, Result};
use crate::lang::{Lang, Locale};

/// The environment variable that chooses the language.
pub const LANG_VARIABLE: &str = "OPENLIST_FAQ_LANG";

/// The environment variable that chooses the clipboard.
pub const CLIPBOARD_VARIABLE: &str = "OPENLIST_FAQ_CLIPBOARD";

/// The configuration file, every field of which may be missing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ConfigFile {
    /// The first language.
    pub language: Option<Lang>,
    /// Whether the browser takes the mouse.
    pub mouse: Option<bool>,
    /// The one clipboard to use.
    #[serde(deserialize_with = "clipboard_choice")]
    pub clipboard: Option<clipboard::Choice>,
}

impl ConfigFile {
    /// Reads the file in the platform's usual place. That there is none is no error.
    ///
    /// # Errors
    /// A file that cannot be read or holds something else than known fields; with the line.
    pub fn load() -> Result<ConfigFile> {
        match default_path() {
            Some(path) => ConfigFile::read(&path),
            None => Ok(ConfigFile::default()),
        }
    }

    fn read(path: &Path) -> Result<ConfigFile> {
        let yaml = match std::fs::read_to_string(path) {
            Ok(yaml) => yaml,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(ConfigFile::default()),
            Err(error) => {
                return Err(Error::new(
                    ErrorKind::Config,
                    format!("{}: {error}", path.display()),
                ));
            }
        };
        ConfigFile::parse(&path.display().to_string(), &yaml)
    }

    fn parse(file: &str, yaml: &str) -> Result<ConfigFile> {
        let config: Option<ConfigFile> =
            serde_yaml::from_str(yaml.trim_start_matches('\u{feff}')).map_err(|error| {
                yaml_error(ErrorKind::Config, file, &error)
                    .with_hint("known fields: language (en, zh), mouse (true, false), clipboard (native, tmux, osc52, command:…, none)")
            })?;
        Ok(config.unwrap_or_default())
    }
}

fn clipboard_choice<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> std::result::Result<Option<clipboard::Choice>, D::Error> {
    let choice = String::deserialize(deserializer)?;
    choice.parse().map(Some).map_err(serde::de::Error::custom)
}

/// Where the configuration file is looked for; `None` where there is no home.
pub fn default_path() -> Option<PathBuf> {
    let base = etcetera::choose_base_strategy().ok()?;
    Some(base.config_dir().join("openlist-faq").join("config.yaml"))
}

/// Who chose a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// The command line.
    Flag,
    /// The program's own environment variable.
    Variable,
    /// The configuration file.
    File,
    /// The system's locale.
    Locale,
    /// Nobody.
    Default,
}

/// The first language: the flag, the environment variable, the configuration, the locale, else English.
///
/// # Errors
/// An environment variable that names no language.
pub fn language(flag: Option<Lang>, env: impl Fn(&str) -> Option<String>, file: &ConfigFile) -> Result<Lang> {
    language_and_origin(flag, env, file).map(|(lang, _)| lang)
}

/// The first language, and who chose it.
///
/// # Errors
/// As [`language`].
pub fn language_and_origin(
    flag: Option<Lang>,
    env: impl Fn(&str) -> Option<String>,
    file: &ConfigFile,
) -> Result<(Lang, Origin)> {
    if let Some(lang) = flag {
        return Ok((lang, Origin::Flag));
    }
    if let Some(value) = env(LANG_VARIABLE).filter(|value| !value.is_empty()) {
        return match value.parse() {
            Ok(lang) => Ok((lang, Origin::Variable)),
            Err(error) => Err(Error::new(ErrorKind::Usage, format!("{LANG_VARIABLE}: {error}"))),
        };
    }
    let of_file = file.language.map(|lang| (lang, Origin::File));
    let of_locale = || Locale::read(env).lang().map(|lang| (lang, Origin::Locale));
    Ok(of_file.or_else(of_locale).unwrap_or((Lang::En, Origin::Default)))
}

/// The clipboard to use: the flag, the environment variable, the configuration, else whichever is there.
///
/// # Errors
/// An environment variable that names no clipboard.
pub fn clipboard(
    flag: Option<&clipboard::Choice>,
    env: impl Fn(&str) -> Option<String>,
    file: &ConfigFile,
) -> Result<Option<clipboard::Choice>> {
    if let Some(choice) = flag {
        return Ok(Some(choice.clone()));
    }
    match env(CLIPBOARD_VARIABLE).filter(|value| !value.is_empty()) {
        Some(value) => value
            .parse()
            .map(Some)
            .map_err(|error| Error::new(ErrorKind::Usage, format!("{CLIPBOARD_VARIABLE}: {error}"))),
        None => Ok(file.clipboard.clone()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen(flag: Option<Lang>, variable: &str, file: Option<Lang>, locale: &str) -> Result<Lang> {
        let env = |name: &str| match name {
            LANG_VARIABLE => Some(variable.to_owned()),
            "LANG" => Some(locale.to_owned()),
            _ => None,
        };
        language(
            flag,
            env,
            &ConfigFile {
                language: file,
                ..ConfigFile::default()
            },
        )
    }

    #[test]
    fn the_nearest_choice_of_a_language_wins() {
        for (flag, variable, file, locale, expected) in [
            (Some(Lang::En), "zh", Some(Lang::Zh), "zh_CN.UTF-8", Lang::En),
            (None, "zh", Some(Lang::En), "en_US.UTF-8", Lang::Zh),
            (None, "", Some(Lang::Zh), "en_US.UTF-8", Lang::Zh),
            (None, "", None, "zh_CN.UTF-8", Lang::Zh),
            (None, "", None, "C", Lang::En),
        ] {
            assert_eq!(chosen(flag, variable, file, locale), Ok(expected));
        }
        assert!(chosen(None, "fr", None, "").is_err());
    }

    #[test]
    fn the_file_may_be_empty_and_its_slips_are_named() {
        assert_eq!(
            ConfigFile::parse("c.yaml", "# nothing\n"),
            Ok(ConfigFile::default())
        );
        let zh = ConfigFile {
            language: Some(Lang::Zh),
            mouse: Some(false),
            clipboard: Some(clipboard::Choice::Tmux),
        };
        assert_eq!(
            ConfigFile::parse("c.yaml", "language: zh\nmouse: false\nclipboard: tmux\n"),
            Ok(zh)
        );
        let error = ConfigFile::parse("c.yaml", "language: zh\nmice: true\n").expect_err("no such field");
        assert!(error.message.starts_with("c.yaml:2: "), "{error}");
    }
}
