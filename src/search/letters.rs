//! The letters of many texts in one long string without spaces, for finding what is typed without spaces: parts of
//! errors, and the pinyin of Chinese characters. Not here: whole words (`vocabulary`).

use memchr::memmem;

use super::typo;

/// Stands between texts; no query has it.
const BREAK: u8 = b'\n';
/// How many places are looked at more closely for a text with typos, so that no query takes long.
const MOST_CANDIDATES: usize = 2000;

/// Letters without spaces, each text by itself.
#[derive(Debug, Default)]
pub struct Letters {
    text: Vec<u8>,
    /// For each byte whether a word or a syllable starts there.
    starts: Vec<bool>,
    /// The owners, in order.
    owners: Vec<Owner>,
}

/// Whose letters these are.
#[derive(Debug)]
struct Owner {
    id: u32,
    /// Where its letters begin.
    start: usize,
    /// One bit for each kind of letter: most owners lack one of a query's and are ruled out at a glance.
    mask: u64,
}

impl Letters {
    /// Begins a text; what is pushed next belongs to this owner. Owners come in order.
    pub fn begin(&mut self, owner: u32) {
        self.interrupt();
        if self.owners.last().is_none_or(|last| last.id != owner) {
            self.owners.push(Owner {
                id: owner,
                start: self.text.len(),
                mask: 0,
            });
        }
    }

    /// Adds a word or a syllable.
    pub fn push(&mut self, word: &str) {
        self.starts.push(true);
        self.starts.resize(self.text.len() + word.len(), false);
        self.text.extend_from_slice(word.as_bytes());
        if let Some(owner) = self.owners.last_mut() {
            owner.mask |= mask(word.as_bytes());
        }
    }

    /// Keeps what was pushed apart from what comes next.
    pub fn interrupt(&mut self) {
        if self.text.last().is_some_and(|last| *last != BREAK) {
            self.text.push(BREAK);
            self.starts.push(false);
        }
    }

    /// The owners that have these letters in a row, in order, each with the number of words that start in them; with
    /// `at_start` only from the start of a word.
    pub fn find(&self, letters: &str, at_start: bool) -> Vec<(u32, usize)> {
        let mut owners: Vec<(u32, usize)> = Vec::new();
        if letters.is_empty() {
            return owners;
        }
        for place in memmem::find_iter(&self.text, letters.as_bytes()) {
            if (!at_start || self.starts[place])
                && let Some(owner) = self.owner_at(place)
                && owners.last().is_none_or(|(last, _)| *last != owner)
            {
                let starts = &self.starts[place..place + letters.len()];
                owners.push((owner, starts.iter().filter(|start| **start).count()));
            }
        }
        owners
    }

    /// The owners that have these letters with a few slips, in order: one of `limit` + 1 parts of the letters must
    /// be there without a slip.
    pub fn find_similar(&self, letters: &str, limit: usize) -> Vec<u32> {
        let typed = letters.as_bytes();
        let parts = limit + 1;
        let mut places: Vec<usize> = (0..parts)
            .flat_map(|part| {
                let (start, end) = (typed.len() * part / parts, typed.len() * (part + 1) / parts);
                memmem::find_iter(&self.text, &typed[start..end])
                    .map(move |place| place.saturating_sub(start))
                    .take(MOST_CANDIDATES / parts)
            })
            .collect();
        places.sort_unstable();
        let mut owners = Vec::new();
        for place in places {
            let window =
                &self.text[place.saturating_sub(limit)..(place + typed.len() + limit).min(self.text.len())];
            if let Some(owner) = self.owner_at((place + typed.len() / 2).min(self.text.len()))
                && owners.last() != Some(&owner)
                && typo::is_within(typed, window, limit)
            {
                owners.push(owner);
            }
        }
        owners
    }

    /// The owners that have each kind of letter of these, in order, with all of their letters: those that have them in
    /// their order are among them.
    pub fn with_all_of(&self, letters: &str) -> impl Iterator<Item = (u32, &str)> {
        let mask = mask(letters.as_bytes());
        let ends = self
            .owners
            .iter()
            .skip(1)
            .map(|owner| owner.start)
            .chain([self.text.len()]);
        self.owners
            .iter()
            .zip(ends)
            .filter(move |(owner, _)| owner.mask & mask == mask)
            .filter_map(|(owner, end)| Some((owner.id, str::from_utf8(&self.text[owner.start..end]).ok()?)))
    }

    fn owner_at(&self, place: usize) -> Option<u32> {
        let after = self.owners.partition_point(|owner| owner.start <= place);
        after.checked_sub(1).map(|index| self.owners[index].id)
    }
}

fn mask(letters: &[u8]) -> u64 {
    letters.iter().fold(0, |mask, letter| mask | 1 << (letter % 64))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letters() -> Letters {
        let mut letters = Letters::default();
        for (owner, text) in ["address already in use", "mount path", "path"]
            .iter()
            .enumerate()
        {
            letters.begin(owner as u32);
            text.split(' ').for_each(|word| letters.push(word));
        }
        letters
    }

    #[test]
    fn letters_are_found_without_spaces() {
        assert_eq!(letters().find("alreadyinu", true), [(0, 3)]);
        assert_eq!(letters().find("path", true), [(1, 1), (2, 1)]);
        assert_eq!(letters().find("athp", false), []);
        assert_eq!(letters().find("ath", true), []);
        assert_eq!(letters().find("ath", false), [(1, 0), (2, 0)]);
    }

    #[test]
    fn letters_are_found_with_slips() {
        assert_eq!(letters().find_similar("adressalredyinuse", 2), [0]);
        assert_eq!(letters().find_similar("muontpath", 2), [1]);
        assert_eq!(letters().find_similar("permissiondenied", 2), [0; 0]);
    }

    #[test]
    fn owners_with_all_of_the_letters_are_found() {
        let having = |typed: &str| {
            let letters = letters();
            letters
                .with_all_of(typed)
                .map(|(owner, _)| owner)
                .collect::<Vec<_>>()
        };
        assert_eq!(having("pth"), [1, 2]);
        assert_eq!(having("mpth"), [1]);
        assert_eq!(having("htapz"), [0; 0]);
    }
}
