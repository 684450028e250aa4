//! The front matter of a page: YAML between lines of `---` at its top, of which the title is wanted. Taking it off the
//! page is `markdown`'s.

use serde::Deserialize;

use super::rule::{Finding, Rule};
use crate::lang::{Lang, Localized};

/// The front matter of a page, which is read when its title is asked for: no list and no answer shows that.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FrontMatter {
    yaml: String,
    /// The language of a title that names none.
    language: Lang,
}

#[derive(Deserialize)]
struct Fields {
    title: Option<Title>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Title {
    Plain(String),
    ByLanguage {
        en: Option<String>,
        #[serde(rename = "zh-CN", alias = "zh")]
        zh: Option<String>,
    },
}

impl FrontMatter {
    /// What stands between the lines of `---`; nothing where there are none.
    pub(super) fn new(yaml: Option<String>, language: Lang) -> FrontMatter {
        FrontMatter {
            yaml: yaml.unwrap_or_default(),
            language,
        }
    }

    /// The page's title, if it has one.
    ///
    /// # Errors
    /// When it is no YAML, with the line.
    pub fn title(&self) -> Result<Option<Localized<String>>, Finding> {
        let fields: Option<Fields> = serde_yaml::from_str(&self.yaml).map_err(|error| {
            let line = error.location().map_or(1, |location| location.line());
            let message = format!("the front matter is no valid YAML: {error}");
            Finding::in_line(Rule::FrontMatter, line, message)
        })?;
        let trimmed = |title: Option<String>| title.map(|title| title.trim().to_owned());
        Ok(match fields.and_then(|fields| fields.title) {
            Some(Title::Plain(title)) => Some(Localized::One(self.language, title.trim().to_owned())),
            Some(Title::ByLanguage { en, zh }) => Localized::from_options(trimmed(en), trimmed(zh)),
            None => None,
        })
    }
}
