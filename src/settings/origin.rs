//! Where the value of a setting comes from.

use crate::error::Error;
use catalogue::lang::{Lang, Localized};
use catalogue::markdown::Position;
use catalogue::text;

/// Where a value comes from, the strongest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Origin {
    /// A flag, by its name without the dashes.
    Flag(&'static str),
    Variable(&'static str),
    File {
        /// The file, as errors name it.
        file: String,
        /// Where in it.
        at: Position,
    },
    /// What the browser was left with.
    Remembered,
    /// The locale of the environment.
    Locale,
    /// Nothing chose it.
    Default,
}

impl Origin {
    /// Returns the origin as people read it.
    pub(crate) fn text(&self, lang: Lang) -> String {
        let words = match self {
            Origin::Flag(name) => return format!("--{name}"),
            Origin::Variable(name) => return (*name).to_owned(),
            Origin::File { file, at } => return text::one_line(&format!("{file}:{}", at.line)),
            Origin::Remembered => Localized::each("remembered", "上次的选择"),
            Origin::Locale => Localized::each("locale", "系统语言"),
            Origin::Default => Localized::each("default", "默认"),
        };
        words[lang].to_owned()
    }

    /// Returns the error with the origin before it, unless it is plain from the command line.
    #[must_use]
    pub(crate) fn blame(&self, mut error: Error) -> Error {
        if let Origin::File { .. } | Origin::Variable(_) = self {
            error.message = format!("{}: {}", self.text(Lang::En), error.message);
        }
        error
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::ErrorKind;

    #[test]
    fn a_value_of_the_file_is_blamed_with_its_line() {
        let origin = Origin::File { file: "config.yaml".to_owned(), at: Position { line: 4, column: 1 } };
        let error = origin.blame(Error::new(ErrorKind::Usage, "there is no source \"x\""));
        assert_eq!(error.message, "config.yaml:4: there is no source \"x\"");
    }
}
