//! Where a word stands in the configuration file: the parser of YAML tells that of its own errors only.

/// The lines of a file, without comments.
#[derive(Debug)]
pub struct Lines<'t>(Vec<&'t str>);

impl<'t> Lines<'t> {
    /// The lines of this text.
    pub fn new(text: &'t str) -> Lines<'t> {
        Lines(text.lines().map(without_comment).collect())
    }

    /// The first line, counted from 1, that has the word in the place of a field; not before the line `from`, which
    /// is also the answer when there is none.
    pub fn field(&self, name: &str, from: usize) -> usize {
        self.find(from, |line| {
            words(line, name).any(|end| line[end..].trim_start_matches(['"', '\'', ' ']).starts_with(':'))
        })
    }

    /// The first line, counted from 1, that has the word; not before the line `from`, which is also the answer when
    /// there is none.
    pub fn word(&self, word: &str, from: usize) -> usize {
        self.find(from, |line| {
            // What stands before a colon is the field that the word belongs to.
            let value = line.split_once(": ").map_or(line, |(_, value)| value);
            words(value, word).next().is_some()
        })
    }

    fn find(&self, from: usize, is_wanted: impl Fn(&str) -> bool) -> usize {
        let lines = self.0.iter().enumerate().skip(from.saturating_sub(1));
        lines
            .map(|(index, line)| (index + 1, line))
            .find(|(_, line)| is_wanted(line))
            .map_or(from.max(1), |(number, _)| number)
    }
}

fn without_comment(line: &str) -> &str {
    if line.starts_with('#') {
        return "";
    }
    line.find(" #").map_or(line, |comment| &line[..comment])
}

/// Where in a line the word ends, each time that it stands there as a whole.
fn words<'l>(line: &'l str, word: &'l str) -> impl Iterator<Item = usize> + 'l {
    let is_part = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.'));
    line.match_indices(word).filter_map(move |(start, found)| {
        let end = start + found.len();
        let before = line[..start].chars().next_back();
        let after = line[end..].chars().next();
        let is_whole = found.is_empty() || !(is_part(before) || is_part(after));
        is_whole.then_some(end)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "# keys: none\n\
                        theme: dark # keys: too\n\
                        \"keys\":\n\
                        \x20 copy: [ctrl-y, y]\n\
                        \x20 answer.copy:\n\
                        \x20   - c\n\
                        \x20   - '#'\n";

    #[test]
    fn words_are_found_as_wholes_and_outside_of_comments() {
        let lines = Lines::new(FILE);
        assert_eq!(lines.field("theme", 1), 2);
        assert_eq!(lines.field("keys", 1), 3);
        assert_eq!(lines.field("copy", 3), 4);
        assert_eq!(lines.field("answer.copy", 3), 5);
        assert_eq!(lines.word("y", 3), 4);
        assert_eq!(lines.word("c", 5), 6);
        assert_eq!(lines.word("#", 5), 7);
        assert_eq!(lines.word("nowhere", 5), 5);
    }

    #[test]
    fn on_one_line_everything_is_on_that_line() {
        let lines = Lines::new("\n{theme: dark, keys: {copy: [f5]}}\n");
        assert_eq!(lines.field("keys", 1), 2);
        assert_eq!(lines.field("copy", 2), 2);
        assert_eq!(lines.word("f5", 2), 2);
    }
}
