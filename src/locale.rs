//! The language of messages that the environment asks for.

use catalogue::lang::Lang;

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
}
