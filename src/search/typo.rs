//! How far a typed word is from a known one, and how far it may be. Not here: which words are known (`vocabulary`).

/// How many slips a word of this many letters may have: none below 4, one up to 7, two above.
pub fn allowed(letters: usize) -> usize {
    match letters {
        0..=3 => 0,
        4..=7 => 1,
        _ => 2,
    }
}

/// Whether a slip in this word would be another word: a number never matches by typo.
pub fn possible(word: &str) -> bool {
    word.chars().count() >= 4 && word.chars().all(char::is_alphabetic)
}

/// The number of slips (wrong, missing, doubled or swapped letters) between two words, if it is allowed.
pub fn distance(typed: &str, known: &str) -> Option<usize> {
    let (typed_letters, known_letters) = (typed.chars().count(), known.chars().count());
    let limit = allowed(typed_letters);
    if typed_letters.abs_diff(known_letters) > limit {
        return None;
    }
    let slips = strsim::osa_distance(typed, known);
    (slips <= limit).then_some(slips)
}

/// Whether the typed letters stand somewhere in the text with at most so many slips. A part of a text may be matched,
/// so the first and the last column of the table of distances are free.
pub fn is_within(typed: &[u8], text: &[u8], limit: usize) -> bool {
    let width = typed.len() + 1;
    let mut before_last = vec![0; width];
    let mut last: Vec<usize> = (0..width).collect();
    let mut row = vec![0; width];
    for (index, letter) in text.iter().enumerate() {
        row[0] = 0;
        for column in 1..width {
            let wrong = usize::from(typed[column - 1] != *letter);
            row[column] = (last[column - 1] + wrong)
                .min(last[column] + 1)
                .min(row[column - 1] + 1);
            let swapped = index > 0
                && column > 1
                && typed[column - 1] == text[index - 1]
                && typed[column - 2] == *letter;
            if swapped {
                row[column] = row[column].min(before_last[column - 2] + 1);
            }
        }
        if row[width - 1] <= limit {
            return true;
        }
        std::mem::swap(&mut before_last, &mut last);
        std::mem::swap(&mut last, &mut row);
    }
    typed.len() <= limit
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_allowed_in_proportion() {
        assert_eq!(distance("tls", "tlf"), None);
        assert_eq!(distance("toekn", "token"), Some(1));
        assert_eq!(distance("tkoem", "token"), None);
        assert_eq!(distance("premisison", "permission"), Some(2));
    }

    #[test]
    fn numbers_have_no_typos() {
        assert!(!possible("61004"));
        assert!(!possible("oauth2"));
        assert!(possible("token"));
    }

    #[test]
    fn a_part_of_a_text_may_have_slips() {
        let text = b"bindaddressalreadyinuse";
        assert!(is_within(b"addresalredyinuse", text, 2));
        assert!(is_within(b"adderssalreadyinuse", text, 1));
        assert!(!is_within(b"adresalredyinuze", text, 2));
        assert!(!is_within(b"permissiondenied", text, 2));
    }
}
