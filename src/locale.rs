//! The language of messages that the environment asks for.

use catalogue::lang::Lang;

/// The variables that decide on the language of messages, the strongest first; `LANGUAGE` is a list with colons.
pub(crate) const VARIABLES: [&str; 4] = ["LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE"];

/// Returns the language of messages: the first variable that is set decides, in the order of POSIX. `LANGUAGE`,
/// gettext's list of further choices, is asked when that one names none of our languages.
pub(crate) fn lang(env: impl Fn(&str) -> Option<String>) -> Option<Lang> {
    let [names @ .., list] = VARIABLES;
    let mut values = names.into_iter().filter_map(&env);
    let locale = values.find(|value| !value.is_empty());
    locale
        .and_then(|locale| Lang::from_tag(&locale))
        .or_else(|| env(list)?.split(':').find_map(Lang::from_tag))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_locale_chooses_the_language() {
        for (values, expected) in [
            (["", "", "", ""], None),
            (["", "", "zh_CN.UTF-8", ""], Some(Lang::Zh)),
            (["", "", "zh_TW.UTF-8", ""], Some(Lang::Zh)),
            (["", "", "en_GB", ""], Some(Lang::En)),
            (["en_US.UTF-8", "zh_CN.UTF-8", "zh_CN.UTF-8", "zh_CN"], Some(Lang::En)),
            (["", "zh_CN.UTF-8", "en_US.UTF-8", ""], Some(Lang::Zh)),
            (["", "", "fr_FR.UTF-8", ""], None),
            (["", "", "C.UTF-8", ""], None),
            (["", "", "C.UTF-8", "fr:zh_CN:en"], Some(Lang::Zh)),
            (["", "", "", "zh"], Some(Lang::Zh)),
        ] {
            let env = |name: &str| {
                let index = VARIABLES.iter().position(|variable| *variable == name)?;
                Some(values[index].to_owned()).filter(|value| !value.is_empty())
            };
            assert_eq!(lang(env), expected, "{values:?}");
        }
    }
}
