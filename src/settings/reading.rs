//! Reading the settings, whatever is wrong with them: `doctor` tells that, the other commands refuse to work.

use std::io;
use std::path::{Path, PathBuf};

use super::{ConfigFile, Flags, Settings};
use crate::error::{Error, ErrorKind, Result};
use crate::small_file;

/// The settings as far as they can be read, and what is wrong with the rest.
#[derive(Debug)]
pub(crate) struct Reading {
    pub(crate) settings: Settings,
    /// Where the configuration file is or would be.
    pub(crate) path: Option<PathBuf>,
    /// Why the file counts for nothing.
    pub(crate) broken: Option<Error>,
    /// Whether that is only worth a notice: the default location is not accessible.
    pub(crate) is_notice: bool,
    /// Values of environment variables that are not known, by the name of their setting.
    pub(crate) refused: Vec<(&'static str, Error)>,
}

impl Reading {
    /// Reads the configuration file and settles all settings.
    pub(crate) fn new(flags: &Flags, env: impl Fn(&str) -> Option<String> + Copy) -> Reading {
        let path = flags.config.clone().or_else(small_file::configuration);
        let text = path.as_deref().map(|path| (path, small_file::read(path)));
        let mut is_notice = false;
        let file = match text {
            None => Ok(ConfigFile::default()),
            Some((path, Ok(yaml))) => ConfigFile::parse(&path.display().to_string(), &yaml),
            Some((path, Err(error))) => match error.kind() {
                io::ErrorKind::NotFound if flags.config.is_some() => Err(missing(path)),
                io::ErrorKind::NotFound => Ok(ConfigFile::default()),
                kind => {
                    use io::ErrorKind::{NotADirectory, PermissionDenied};
                    // The folder belongs to somebody else, or there is none.
                    let is_out_of_reach = matches!(kind, NotADirectory | PermissionDenied);
                    is_notice = flags.config.is_none() && is_out_of_reach;
                    let message = format!("{}: {error}", path.display());
                    Err(Error::new(ErrorKind::Config, message))
                }
            },
        };
        let (file, broken) = match file {
            Ok(file) => (file, None),
            Err(error) => (ConfigFile::default(), Some(error)),
        };
        let (settings, refused) = Settings::settle(flags, env, file);
        Reading { settings, path, broken, is_notice, refused }
    }

    /// Returns the settings, with the notice about a file that could not be looked at. A broken file and a variable with an
    /// unknown value are errors.
    pub(crate) fn sound(self) -> Result<(Settings, Option<Error>)> {
        let (notice, broken) = match self.is_notice {
            true => (self.broken, None),
            false => (None, self.broken),
        };
        let refused = self.refused.into_iter().map(|(_, error)| error);
        match broken.into_iter().chain(refused).next() {
            Some(error) => Err(error),
            None => Ok((self.settings, notice)),
        }
    }
}

fn missing(path: &Path) -> Error {
    Error::new(ErrorKind::Config, format!("there is no file {}", path.display()))
        .with_hint("openlist-faq config init --config FILE writes one")
}
