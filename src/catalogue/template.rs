//! A text with holes, as `catalogue.yaml` writes it: `listen tcp {any}: bind: address already in use`. Only its
//! parts; what counts as equal when a line is compared with it is `signature`'s affair.

use serde::Deserialize;
use serde::de::{self, Deserializer};

use super::curation::Line;

/// A text with holes: at least one part, the first and the last of them words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Template(pub Vec<Part>);

/// A part of a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// Words that must be there.
    Words(String),
    /// What varies.
    Hole(Hole),
}

/// What varies from line to line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hole {
    /// `{number}`: digits.
    Number,
    /// `{word}`: letters, digits and underscores without anything between.
    Word,
    /// `{any}`: anything within the line, or nothing.
    Any,
}

impl Hole {
    /// Every hole with its name in the file.
    const ALL: [(&'static str, Hole); 3] =
        [("number", Hole::Number), ("word", Hole::Word), ("any", Hole::Any)];

    fn named(name: &str) -> Option<Hole> {
        Hole::ALL
            .into_iter()
            .find(|(known, _)| *known == name)
            .map(|(_, hole)| hole)
    }
}

impl Template {
    /// A text without holes.
    pub fn literal(text: &str) -> Template {
        Template(vec![Part::Words(text.to_owned())])
    }

    /// Reads the notation.
    ///
    /// # Errors
    /// A brace that is no hole, a hole of an unknown name, at either end, or beside another.
    pub fn parse(text: &str) -> Result<Template, String> {
        let mut parts = Vec::new();
        let mut rest = text;
        while let Some((words, after)) = rest.split_once('{') {
            let (name, behind) = after.split_once('}').ok_or("a { without its }")?;
            let hole = Hole::named(name).ok_or_else(|| {
                format!("{{{name}}} is no hole: there are {{number}}, {{word}} and {{any}}")
            })?;
            if !says_something(words) || !says_something(behind) {
                return Err(format!("{{{name}}} must stand between words"));
            }
            parts.push(Part::Words(words.to_owned()));
            parts.push(Part::Hole(hole));
            rest = behind;
        }
        if !says_something(rest) {
            return Err("a text needs words".to_owned());
        }
        parts.push(Part::Words(rest.to_owned()));
        Ok(Template(parts))
    }
}

fn says_something(words: &str) -> bool {
    words.contains(char::is_alphanumeric)
}

impl<'de> Deserialize<'de> for Template {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Template, D::Error> {
        let Line(text) = Line::deserialize(deserializer)?;
        Template::parse(&text).map_err(de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holes_stand_between_words() {
        let words = |text: &str| Part::Words(text.to_owned());
        assert_eq!(
            Template::parse("port {number} is taken"),
            Ok(Template(vec![
                words("port "),
                Part::Hole(Hole::Number),
                words(" is taken")
            ]))
        );
        assert_eq!(Template::parse("EOF"), Ok(Template::literal("EOF")));
    }

    #[test]
    fn what_is_no_hole_is_named() {
        for (text, complaint) in [
            ("port {n} is taken", "{n} is no hole"),
            ("port {number", "without its }"),
            ("port {number}", "between words"),
            ("{any} is taken", "between words"),
            ("a {any} {any} b", "between words"),
            (": ", "needs words"),
        ] {
            let error = Template::parse(text).expect_err(text);
            assert!(error.contains(complaint), "{text}: {error}");
        }
    }
}
