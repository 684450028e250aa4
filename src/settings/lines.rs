//! Where a word stands in the configuration file: the YAML parser tells that of its own errors only.

use catalogue::markdown::Position;

/// The lines of a file, without comments.
#[derive(Debug)]
pub(crate) struct Lines<'t>(Vec<&'t str>);

/// The beginning of a file.
pub(crate) const START: Position = Position { line: 1, column: 1 };

impl<'t> Lines<'t> {
    pub(crate) fn new(text: &'t str) -> Lines<'t> {
        Lines(text.lines().map(without_comment).collect())
    }

    /// Returns where the word first stands as a key, in the line of `from` or below it; `from` if nowhere.
    pub(crate) fn key(&self, word: &str, from: Position) -> Position {
        self.find(from, |line| {
            let is_key = |start: &usize| {
                let rest = line[start + word.len()..].trim_start_matches(['"', '\'', ' ']);
                rest.starts_with(':')
            };
            starts(line, word).find(is_key)
        })
    }

    /// Returns where the word first stands as a value, in the line of `from` or below it; `from` if nowhere.
    pub(crate) fn value(&self, word: &str, from: Position) -> Position {
        self.find(from, |line| {
            // Before a colon stands the key that the value belongs to.
            let values = line.find(": ").map_or(0, |colon| colon + 2);
            starts(&line[values..], word).next().map(|start| values + start)
        })
    }

    fn find(&self, from: Position, start: impl Fn(&str) -> Option<usize>) -> Position {
        let mut lines = self.0.iter().zip(1..).skip(from.line - 1);
        let found = lines.find_map(|(text, line)| {
            let column = start(text)? + 1;
            Some(Position { line, column })
        });
        found.unwrap_or(from)
    }
}

fn without_comment(line: &str) -> &str {
    if line.starts_with('#') {
        return "";
    }
    line.find(" #").map_or(line, |comment| &line[..comment])
}

/// Returns where in a line the word starts, each time that it stands there as a whole.
fn starts<'l>(line: &'l str, word: &'l str) -> impl Iterator<Item = usize> + 'l {
    let is_part = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.'));
    line.match_indices(word).filter_map(move |(start, found)| {
        let before = line[..start].chars().next_back();
        let after = line[start + found.len()..].chars().next();
        let is_whole = found.is_empty() || !(is_part(before) || is_part(after));
        is_whole.then_some(start)
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

    fn at(line: usize) -> Position {
        Position { line, column: 1 }
    }

    #[test]
    fn words_are_found_as_wholes_and_outside_of_comments() {
        let lines = Lines::new(FILE);
        for (found, line, column) in [
            (lines.key("theme", START), 2, 1),
            (lines.key("keys", START), 3, 2),
            (lines.key("copy", at(3)), 4, 3),
            (lines.key("answer.copy", at(3)), 5, 3),
            (lines.value("y", at(3)), 4, 18),
            (lines.value("c", at(5)), 6, 7),
            (lines.value("#", at(5)), 7, 8),
            (lines.value("nowhere", at(5)), 5, 1),
        ] {
            assert_eq!(found, Position { line, column });
        }
    }

    #[test]
    fn on_one_line_everything_is_on_that_line() {
        let lines = Lines::new("\n{theme: dark, keys: {copy: [f5]}}\n");
        assert_eq!(lines.key("keys", START), Position { line: 2, column: 15 });
        assert_eq!(lines.value("f5", at(2)), Position { line: 2, column: 29 });
    }
}
