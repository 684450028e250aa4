//! A value together with who chose it.

use std::fmt;

use crate::error::Error;
use catalogue::lang::Lang;
use catalogue::text;

/// A place in the configuration file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The file, as errors name it.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", text::one_line(&self.file), self.line)
    }
}

/// Who chose a value, the strongest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// A flag of the command line, as `--lang`.
    Flag(&'static str),
    /// A variable of the environment.
    Variable(&'static str),
    /// The configuration file.
    File(Place),
    /// What the browser was left with.
    Remembered,
    /// The locale of the environment.
    Locale,
    /// Nobody.
    Default,
}

impl Origin {
    /// Who it was, for people.
    pub fn text(&self, lang: Lang) -> String {
        match (self, lang) {
            (Origin::Flag(name) | Origin::Variable(name), _) => (*name).to_owned(),
            (Origin::File(place), _) => place.to_string(),
            (Origin::Remembered, Lang::En) => "remembered".to_owned(),
            (Origin::Remembered, Lang::Zh) => "上次的选择".to_owned(),
            (Origin::Locale, Lang::En) => "locale".to_owned(),
            (Origin::Locale, Lang::Zh) => "系统语言".to_owned(),
            (Origin::Default, Lang::En) => "default".to_owned(),
            (Origin::Default, Lang::Zh) => "默认".to_owned(),
        }
    }

    /// The same error with the place of the value that caused it, where that is not plain from the command line.
    #[must_use]
    pub fn blame(&self, mut error: Error) -> Error {
        match self {
            Origin::File(place) => error.message = format!("{place}: {}", error.message),
            Origin::Variable(name) => error.message = format!("{name}: {}", error.message),
            Origin::Flag(_) | Origin::Remembered | Origin::Locale | Origin::Default => {}
        }
        error
    }
}

/// A value and who chose it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setting<T> {
    /// The value.
    pub value: T,
    /// Who chose it.
    pub origin: Origin,
}

impl<T> Setting<T> {
    /// What a flag says, if it is given.
    pub fn flag(name: &'static str, value: Option<T>) -> Option<Setting<T>> {
        value.map(|value| Setting {
            value,
            origin: Origin::Flag(name),
        })
    }

    /// What is so when nobody chose.
    pub fn default(value: T) -> Setting<T> {
        Setting {
            value,
            origin: Origin::Default,
        }
    }

    /// The remembered value in the place of one that nobody chose.
    #[must_use]
    pub fn or_remembered(self, remembered: Option<T>) -> Setting<T> {
        match (&self.origin, remembered) {
            (Origin::Locale | Origin::Default, Some(value)) => Setting {
                value,
                origin: Origin::Remembered,
            },
            _ => self,
        }
    }

    /// The value changed in kind, chosen by the same.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Setting<U> {
        Setting {
            value: change(self.value),
            origin: self.origin,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::ErrorKind;

    #[test]
    fn what_is_remembered_stands_behind_all_choices() {
        let chosen = Setting::flag("--lang", Some(Lang::En)).expect("it is given");
        assert_eq!(chosen.clone().or_remembered(Some(Lang::Zh)), chosen);
        let free = Setting::default(Lang::En).or_remembered(Some(Lang::Zh));
        assert_eq!((free.value, free.origin), (Lang::Zh, Origin::Remembered));
        assert_eq!(Setting::default(1).or_remembered(None).origin, Origin::Default);
    }

    #[test]
    fn a_value_of_the_file_is_blamed_with_its_line() {
        let place = Place {
            file: "config.yaml".to_owned(),
            line: 4,
        };
        let error = Origin::File(place).blame(Error::new(ErrorKind::Usage, "there is no source \"x\""));
        assert_eq!(error.message, "config.yaml:4: there is no source \"x\"");
    }
}
