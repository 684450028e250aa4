//! The two languages, values that exist in one or both of them, and the pure choice of the first one.
//! Not the interface's phrases: those are in `messages`.

use std::fmt;
use std::str::FromStr;

/// A language of the pages and of the interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// English.
    #[serde(alias = "en-US")]
    En,
    /// Chinese in simplified characters.
    #[serde(alias = "zh-CN")]
    Zh,
}

impl Lang {
    /// Every language, in the order in which they are listed.
    pub const ALL: [Lang; 2] = [Lang::En, Lang::Zh];

    /// The short code, as in `--lang`, in JSON and in `catalogue.yaml`.
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

    /// The language's name in English, for error messages.
    pub fn english_name(self) -> &'static str {
        match self {
            Lang::En => "English",
            Lang::Zh => "Chinese",
        }
    }

    /// The language that is not this one.
    #[must_use]
    pub fn other(self) -> Lang {
        match self {
            Lang::En => Lang::Zh,
            Lang::Zh => Lang::En,
        }
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

/// The locale variables that decide on the language of messages, each as the environment has it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Locale {
    /// `LC_ALL`, which overrides the others.
    pub lc_all: Option<String>,
    /// `LC_MESSAGES`.
    pub lc_messages: Option<String>,
    /// `LANG`.
    pub lang: Option<String>,
    /// `LANGUAGE`, a list with colons between its tags.
    pub language: Option<String>,
}

impl Locale {
    /// The locale of the given environment.
    pub fn read(env: impl Fn(&str) -> Option<String>) -> Locale {
        Locale {
            lc_all: env("LC_ALL"),
            lc_messages: env("LC_MESSAGES"),
            lang: env("LANG"),
            language: env("LANGUAGE"),
        }
    }

    /// The language of messages: the first variable that is set decides, in the order of POSIX. `LANGUAGE`,
    /// gettext's list of further choices, is asked when that one names none of our languages.
    pub fn lang(&self) -> Option<Lang> {
        [&self.lc_all, &self.lc_messages, &self.lang]
            .into_iter()
            .flatten()
            .find(|value| !value.is_empty())
            .and_then(|locale| Lang::from_tag(locale))
            .or_else(|| self.language.as_deref()?.split(':').find_map(Lang::from_tag))
    }
}

/// A value in one language or in both. There is always something to show, and it is always known in which
/// language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Localized<T> {
    /// The value exists in this language only.
    One(Lang, T),
    /// The value exists in both languages.
    Both {
        /// The English value.
        en: T,
        /// The Chinese value.
        zh: T,
    },
}

impl<T> Localized<T> {
    /// From what was found for each language; `None` when there is nothing at all.
    pub fn from_options(en: Option<T>, zh: Option<T>) -> Option<Localized<T>> {
        match (en, zh) {
            (Some(en), Some(zh)) => Some(Localized::Both { en, zh }),
            (Some(en), None) => Some(Localized::One(Lang::En, en)),
            (None, Some(zh)) => Some(Localized::One(Lang::Zh, zh)),
            (None, None) => None,
        }
    }

    /// The value in the wanted language, or else in the other one, with the language that it really has.
    pub fn get(&self, wanted: Lang) -> (Lang, &T) {
        match self {
            Localized::One(lang, value) => (*lang, value),
            Localized::Both { en, zh } => match wanted {
                Lang::En => (Lang::En, en),
                Lang::Zh => (Lang::Zh, zh),
            },
        }
    }

    /// The value in this language only, without falling back.
    pub fn only(&self, lang: Lang) -> Option<&T> {
        let (found, value) = self.get(lang);
        (found == lang).then_some(value)
    }

    /// Every value with its language, English first.
    pub fn iter(&self) -> impl Iterator<Item = (Lang, &T)> {
        Lang::ALL
            .into_iter()
            .filter_map(|lang| self.only(lang).map(|value| (lang, value)))
    }

    /// Every value with its language, English first, for changing.
    pub fn iter_mut(&mut self) -> impl Iterator<Item = (Lang, &mut T)> {
        match self {
            Localized::One(lang, value) => vec![(*lang, value)],
            Localized::Both { en, zh } => vec![(Lang::En, en), (Lang::Zh, zh)],
        }
        .into_iter()
    }

    /// The same with each value changed.
    pub fn map<U>(self, mut change: impl FnMut(Lang, T) -> U) -> Localized<U> {
        match self {
            Localized::One(lang, value) => Localized::One(lang, change(lang, value)),
            Localized::Both { en, zh } => Localized::Both {
                en: change(Lang::En, en),
                zh: change(Lang::Zh, zh),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn locale(lc_all: &str, lc_messages: &str, lang: &str, language: &str) -> Option<Lang> {
        let set = |value: &str| (!value.is_empty()).then(|| value.to_owned());
        Locale {
            lc_all: set(lc_all),
            lc_messages: set(lc_messages),
            lang: set(lang),
            language: set(language),
        }
        .lang()
    }

    #[test]
    fn the_locale_chooses_the_language() {
        for (lc_all, lc_messages, lang, language, expected) in [
            ("", "", "", "", None),
            ("", "", "zh_CN.UTF-8", "", Some(Lang::Zh)),
            ("", "", "zh_TW.UTF-8", "", Some(Lang::Zh)),
            ("", "", "en_GB", "", Some(Lang::En)),
            (
                "en_US.UTF-8",
                "zh_CN.UTF-8",
                "zh_CN.UTF-8",
                "zh_CN",
                Some(Lang::En),
            ),
            ("", "zh_CN.UTF-8", "en_US.UTF-8", "", Some(Lang::Zh)),
            ("", "", "fr_FR.UTF-8", "", None),
            ("", "", "C.UTF-8", "", None),
            ("", "", "C.UTF-8", "fr:zh_CN:en", Some(Lang::Zh)),
            ("", "", "", "zh", Some(Lang::Zh)),
        ] {
            assert_eq!(
                locale(lc_all, lc_messages, lang, language),
                expected,
                "LC_ALL={lc_all} LC_MESSAGES={lc_messages} LANG={lang} LANGUAGE={language}"
            );
        }
    }

    #[test]
    fn a_value_in_one_language_is_shown_with_the_language_it_has() {
        let value = Localized::One(Lang::En, "text");
        assert_eq!(value.get(Lang::Zh), (Lang::En, &"text"));
        assert_eq!(value.only(Lang::Zh), None);
        assert_eq!(value.iter().count(), 1);
    }
}
