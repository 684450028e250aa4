//! Where in a command of a shell each of its bytes stands: bare, between quotes, or where no quoting is sure. A small
//! reader of the shell's own notation, which gives up early rather than be wrong.

use std::ops::Range;

/// Where something stands in a command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// In a word without quotes.
    Bare,
    /// Between single quotes.
    Single,
    /// Between double quotes.
    Double,
    /// In a comment, or behind something that this reader does not follow: a here-document, backticks, arithmetic.
    Unsure,
}

/// The place of every byte of a command. The holes are passed over: what is in them is no part of the notation.
pub fn places(command: &str, holes: &[Range<usize>]) -> Vec<Place> {
    let mut reader = Reader {
        command,
        places: Vec::with_capacity(command.len()),
        // Outermost first. A command in brackets begins bare again within whatever it stands in.
        around: vec![Place::Bare],
    };
    while reader.at() < command.len() {
        match holes.iter().find(|hole| hole.start == reader.at()) {
            Some(hole) => reader.take(hole.len()),
            None => reader.step(),
        }
    }
    reader.places
}

struct Reader<'c> {
    command: &'c str,
    places: Vec<Place>,
    around: Vec<Place>,
}

impl Reader<'_> {
    fn at(&self) -> usize {
        self.places.len()
    }

    fn place(&self) -> Place {
        self.around.last().copied().unwrap_or(Place::Unsure)
    }

    /// Passes over so many bytes.
    fn take(&mut self, bytes: usize) {
        let end = (self.at() + bytes).min(self.command.len());
        self.places.resize(end, self.place());
    }

    /// Passes over the rest, of which nothing is sure.
    fn give_up(&mut self) {
        self.places.resize(self.command.len(), Place::Unsure);
    }

    fn step(&mut self) {
        let rest = &self.command[self.at()..];
        let Some(c) = rest.chars().next() else { return };
        match (self.place(), c) {
            (Place::Single, '\'') | (Place::Double, '"') => {
                self.take(1);
                self.around.pop();
            }
            (Place::Single, _) => self.take(c.len_utf8()),
            (_, '\\') => self.take(1 + rest[1..].chars().next().map_or(0, char::len_utf8)),
            (_, '`') => self.give_up(),
            (_, '$') => self.dollar(rest),
            (Place::Double, _) => self.take(c.len_utf8()),
            (_, '\'') => self.open(Place::Single),
            (_, '"') => self.open(Place::Double),
            (_, '<') if rest.starts_with("<<") => self.give_up(),
            (_, '(') if rest.starts_with("((") => self.give_up(),
            (_, '(') => self.open(Place::Bare),
            (_, ')') => self.close_bracket(),
            (_, '#') if self.opens_a_word() => self.comment(rest),
            _ => self.take(c.len_utf8()),
        }
    }

    /// What a dollar sign introduces. The plain `$name` needs nothing.
    fn dollar(&mut self, rest: &str) {
        let is_bare = self.place() != Place::Double;
        if rest.starts_with("$((") || (is_bare && (rest.starts_with("$'") || rest.starts_with("$\""))) {
            self.give_up();
        } else if rest.starts_with("$(") {
            self.take(1);
            self.open(Place::Bare);
        } else if let Some(inner) = rest.strip_prefix("${") {
            match inner.find(['}', '\'', '"', '$', '`', '\\']) {
                Some(end) if inner[end..].starts_with('}') => self.take(end + 3),
                _ => self.give_up(),
            }
        } else {
            self.take(1);
        }
    }

    fn open(&mut self, place: Place) {
        self.take(1);
        self.around.push(place);
    }

    fn close_bracket(&mut self) {
        self.take(1);
        if self.around.len() > 1 {
            self.around.pop();
        } else {
            // The pattern of a `case`, or no command at all.
            self.give_up();
        }
    }

    fn opens_a_word(&self) -> bool {
        self.command[..self.at()]
            .chars()
            .next_back()
            .is_none_or(|c| c.is_whitespace() || ";&|(".contains(c))
    }

    fn comment(&mut self, rest: &str) {
        let end = rest.find('\n').unwrap_or(rest.len());
        self.places.resize(self.at() + end, Place::Unsure);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The command with every `@` in it replaced by the first letter of its place.
    fn marked(command: &str) -> String {
        let places = places(command, &[]);
        command
            .char_indices()
            .map(|(index, c)| match (c, places[index]) {
                ('@', Place::Bare) => 'b',
                ('@', Place::Single) => 's',
                ('@', Place::Double) => 'd',
                ('@', Place::Unsure) => 'u',
                (other, _) => other,
            })
            .collect()
    }

    #[test]
    fn quotes_and_brackets_are_followed() {
        for (command, expected) in [
            ("a @ '@' \"@\" @", "a b 's' \"d\" b"),
            ("'\"@' \"'@\" \\'@\\\"@", "'\"s' \"'d\" \\'b\\\"b"),
            ("\"a$(b @ '@' \"@\")@\" @", "\"a$(b b 's' \"d\")d\" b"),
            ("(cd @ && x) @", "(cd b && x) b"),
            ("${x} @ \"${x}@\"", "${x} b \"${x}d\""),
            ("a#@ # it's @\n@", "a#b # it's u\nb"),
            ("挂载 '载@' @", "挂载 '载s' b"),
        ] {
            assert_eq!(marked(command), expected);
        }
    }

    #[test]
    fn what_is_not_followed_is_unsure_to_the_end() {
        for command in [
            "cat <<EOF @",
            "a `b @` @",
            "$'@' @",
            "$((1 + @)) @",
            "${x:-'@'} @",
            "a) @",
        ] {
            assert!(marked(command).ends_with('u'), "{command}: {}", marked(command));
        }
    }
}
