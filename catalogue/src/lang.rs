//! The languages of the catalogue, and values that exist in each of them.

use std::fmt;
use std::ops::{Index, IndexMut};
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A language of the pages and of the interface.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// English, the language where nothing chooses one.
    #[default]
    #[serde(alias = "en-US")]
    En,
    /// Chinese in simplified characters.
    #[serde(alias = "zh-CN")]
    Zh,
}

impl Lang {
    /// Every language, in the order in which they are listed.
    pub const ALL: [Lang; 2] = [Lang::En, Lang::Zh];

    /// The code in `--lang`, in JSON and in catalogue data.
    pub fn code(self) -> &'static str {
        match self {
            Lang::En => "en",
            Lang::Zh => "zh",
        }
    }

    /// The language's name in itself.
    pub fn name(self) -> &'static str {
        match self {
            Lang::En => "English",
            Lang::Zh => "中文",
        }
    }

    /// The next language in [`Lang::ALL`], and the first one after the last.
    #[must_use]
    pub fn next(self) -> Lang {
        Lang::ALL[(self as usize + 1) % Lang::ALL.len()]
    }

    /// The language of a tag such as `zh-CN`, `en` or a locale such as `zh_CN.UTF-8`; `None` for any other
    /// language and for `C` and `POSIX`.
    pub fn from_tag(tag: &str) -> Option<Lang> {
        let primary = tag.split(['_', '-', '.', '@']).next().unwrap_or_default();
        match primary.trim().to_ascii_lowercase().as_str() {
            "en" => Some(Lang::En),
            "zh" => Some(Lang::Zh),
            _ => None,
        }
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl FromStr for Lang {
    type Err = String;

    fn from_str(tag: &str) -> Result<Lang, String> {
        Lang::from_tag(tag).ok_or_else(|| format!("\"{tag}\" is not a language of this program: en or zh"))
    }
}

/// A value for each language. In YAML and JSON a map with the languages' codes.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Localized<T> {
    en: T,
    zh: T,
}

impl<T> Localized<T> {
    /// Makes a value of each language.
    pub fn new(mut make: impl FnMut(Lang) -> T) -> Localized<T> {
        Localized { en: make(Lang::En), zh: make(Lang::Zh) }
    }

    /// Makes it of its values.
    pub const fn each(en: T, zh: T) -> Localized<T> {
        Localized { en, zh }
    }

    /// Changes the value of each language.
    pub fn map<U>(self, mut change: impl FnMut(T) -> U) -> Localized<U> {
        Localized { en: change(self.en), zh: change(self.zh) }
    }

    /// Returns each language with its value.
    pub fn iter(&self) -> impl Iterator<Item = (Lang, &T)> {
        [(Lang::En, &self.en), (Lang::Zh, &self.zh)].into_iter()
    }
}

impl<T> Index<Lang> for Localized<T> {
    type Output = T;

    fn index(&self, lang: Lang) -> &T {
        match lang {
            Lang::En => &self.en,
            Lang::Zh => &self.zh,
        }
    }
}

impl<T> IndexMut<Lang> for Localized<T> {
    fn index_mut(&mut self, lang: Lang) -> &mut T {
        match lang {
            Lang::En => &mut self.en,
            Lang::Zh => &mut self.zh,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_and_locales_name_a_language() {
        for (tag, lang) in [
            ("zh-CN", Some(Lang::Zh)),
            ("zh_TW.UTF-8", Some(Lang::Zh)),
            ("EN", Some(Lang::En)),
            ("C", None),
            ("de", None),
        ] {
            assert_eq!(Lang::from_tag(tag), lang, "{tag}");
        }
    }
}
