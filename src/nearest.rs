//! The word that was probably meant by one that is not known.

/// The nearest of the known words; `None` when none is near enough to be meant: a third of the letters may be wrong,
/// and a swap of two counts as one.
pub(crate) fn nearest<'w>(word: &str, known: impl IntoIterator<Item = &'w str>) -> Option<&'w str> {
    let word = word.to_lowercase();
    let distances =
        known.into_iter().map(|known| (strsim::osa_distance(&word, &known.to_lowercase()), known));
    let (distance, known) = distances.min_by_key(|(distance, _)| *distance)?;
    let longest = word.chars().count().max(known.chars().count());
    (distance <= longest.div_ceil(3)).then_some(known)
}

/// What to say after naming a word that is not known: the nearest one, or else all of them.
pub(crate) fn suggestion<'w>(word: &str, known: impl IntoIterator<Item = &'w str> + Clone) -> String {
    match nearest(word, known.clone()) {
        Some(near) => format!("did you mean \"{near}\"?"),
        None => format!("known: {}", known.into_iter().collect::<Vec<_>>().join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_find_their_word_and_other_words_find_none() {
        let known = ["language", "theme", "mouse", "osc52", "light"];
        for (word, expected) in [
            ("mice", None),
            ("mosue", Some("mouse")),
            ("Theme", Some("theme")),
            ("langauge", Some("language")),
            ("osc", Some("osc52")),
            ("colour", None),
            ("", None),
        ] {
            assert_eq!(nearest(word, known), expected, "{word}");
        }
        assert_eq!(suggestion("themes", ["theme"]), "did you mean \"theme\"?");
        assert_eq!(suggestion("x", ["theme", "mouse"]), "known: theme, mouse");
    }
}
