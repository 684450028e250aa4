//! What shows an entry in program output: the signatures of the entries, as the catalogue data have them.

mod digest;
mod escape;
mod glob;
mod hole;
mod matcher;
mod pattern;
mod regex;
mod text;
mod vocabulary;

pub use matcher::{Matcher, Reading};
pub use pattern::Pattern;

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize};

/// What shows an entry in program output, and which other entries it takes precedence over.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rules {
    /// Whether it counts only when nothing else stands in the event.
    pub wrapper: bool,
    /// The entries that it wins over in the same event: indices into the catalogue's entries.
    pub beats: Vec<usize>,
    /// The entries that it explains wherever they stand in the log: indices into the catalogue's entries.
    pub explains: Vec<usize>,
    /// The texts that the program prints; each of them suffices.
    pub texts: Vec<TextSignature>,
    /// The lines of the access log; those of each row suffice.
    pub access: Vec<Access>,
}

/// A row of the catalogue data, whose fields tell the kind.
#[derive(Deserialize)]
#[serde(untagged, deny_unknown_fields)]
enum Row {
    Text(TextSignature),
    Access { access: Access },
}

impl Rules {
    /// Reads the signatures of an entry, as the catalogue data have them.
    ///
    /// # Errors
    ///
    /// Returns an error for an unknown field, and for a text that holds nothing but holes.
    pub(crate) fn of_rows<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Rules, D::Error> {
        let mut rules = Rules::default();
        for row in Vec::<Row>::deserialize(deserializer)? {
            match row {
                Row::Text(text) => rules.texts.push(text),
                Row::Access { access } => rules.access.push(access),
            }
        }
        for text in rules.texts.iter().flat_map(TextSignature::patterns) {
            Pattern::parse(text, None).map_err(D::Error::custom)?;
        }
        Ok(rules)
    }
}

/// A text that the program prints, and what must hold where it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TextSignature {
    /// The error's own words: a [`Pattern`].
    pub text: String,
    /// What follows in the line.
    #[serde(default)]
    pub rest: Option<Rest>,
    /// The patterns that must not stand in the event.
    #[serde(default)]
    pub not: Vec<String>,
    /// The patterns that must all stand in the event.
    #[serde(default)]
    pub with: Vec<String>,
    /// Whether `not` and `with` look at the lines of the text only.
    #[serde(default)]
    pub line: bool,
    /// What must not follow the event, as patterns of the path of the request behind it, or of the next line: `*` stands
    /// for anything. Where there are patterns, something must follow.
    #[serde(default)]
    pub next_not: Vec<String>,
    /// A pattern that ends the fault when it stands later in the log.
    #[serde(default)]
    pub cured_by: Option<String>,
    /// An event in which the text stands.
    #[serde(default)]
    pub sample: Option<String>,
}

impl TextSignature {
    /// Returns an event that the text stands in: the sample, or the text with its holes filled and what must stand beside
    /// it.
    pub fn example(&self) -> String {
        let filled = |text: &str| {
            let text = text.replace("{number}", "7").replace("{word}", "x_1");
            text.replace("{any}", "/x").replace("{path}", "/x")
        };
        let beside = self.with.iter().map(|text| format!(" {}", filled(text)));
        let made = filled(&self.text) + &beside.collect::<String>();
        self.sample.clone().unwrap_or(made)
    }
}

/// What follows a text in its line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Rest {
    /// Nothing; and the next line is a wrapper, a frame of the stack or the end of the event.
    Empty,
}

/// The lines of the access log that count, and how many.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Access {
    /// The status of the response.
    pub status: u16,
    /// The methods, with `|` between them; any if there are none.
    #[serde(default)]
    pub method: Option<String>,
    /// The forms of the path, in which `*` stands for anything; any if there are none.
    #[serde(default)]
    pub path: Vec<String>,
    /// The forms of the paths that do not count.
    #[serde(default)]
    pub path_not: Vec<String>,
    /// How many of one client's requests it takes; one if there is no number.
    #[serde(default)]
    pub times: Option<u32>,
    /// Whether a success of the client takes back what came before.
    #[serde(default)]
    pub until_success: bool,
    /// A status that the client got, too.
    #[serde(default)]
    pub after: Option<u16>,
    /// A status that the client never got.
    #[serde(default)]
    pub unless: Option<u16>,
    /// Whether a line does not count directly behind an error, which is its cause.
    #[serde(default)]
    pub bare: bool,
}

impl TextSignature {
    /// Returns all its patterns.
    fn patterns(&self) -> impl Iterator<Item = &str> {
        let others = self.not.iter().chain(&self.with).chain(&self.cured_by);
        std::iter::once(&self.text).chain(others).map(String::as_str)
    }
}

impl Access {
    /// Returns whether a request is one of those that count.
    pub fn counts(&self, status: u16, method: &str, path: &str) -> bool {
        let is_method = |methods: &String| methods.split('|').any(|known| known == method);
        self.status == status && self.method.as_ref().is_none_or(is_method) && self.is_about(path)
    }

    /// Returns whether a path has one of the forms.
    pub fn is_about(&self, path: &str) -> bool {
        (self.path.is_empty() || glob::any_matches(&self.path, path))
            && !glob::any_matches(&self.path_not, path)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(rows: &str) -> Result<Rules, serde_yaml::Error> {
        Rules::of_rows(serde_yaml::Deserializer::from_str(rows))
    }

    #[test]
    fn rows_are_read_and_packed() {
        let rows = "- {text: a b, rest: empty, not: ['1'], with: [c], line: true, next_not: ['/d*'], cured_by: e, sample: f}\n\
                    - {access: {status: 401, method: GET, path: [/dav], times: 2, until_success: true}}\n\
                    - {access: {status: 429, after: 401, unless: 403, bare: true}}\n";
        let rules = read(rows).unwrap();
        assert!(rules.texts[0].rest == Some(Rest::Empty) && rules.texts[0].line);
        assert!(rules.access[0].times == Some(2) && rules.access[1].bare);
        let packed = postcard::to_stdvec(&rules).unwrap();
        assert_eq!(postcard::from_bytes::<Rules>(&packed).unwrap(), rules);
    }

    #[test]
    fn requests_are_compared() {
        let yaml = "{status: 405, method: PUT|MKCOL, path: ['/d/*', '/dav/*'], path_not: ['*/._*']}";
        let access: Access = serde_yaml::from_str(yaml).unwrap();
        assert!(access.counts(405, "MKCOL", "/dav/a") && !access.counts(404, "MKCOL", "/dav/a"));
        assert!(!access.counts(405, "GET", "/dav/a") && !access.counts(405, "PUT", "/p/a"));
        assert!(!access.counts(405, "PUT", "/dav/._a"));
    }

    #[test]
    fn unknown_fields_and_texts_of_holes_are_refused() {
        for row in [
            "{text: a, lines: true}",
            "{access: {status: 1, paths: a}}",
            "{text: a, access: {status: 1}}",
            "{text: '{any}'}",
            "{text: a, not: ['']}",
        ] {
            assert!(read(&format!("[{row}]")).is_err(), "{row}");
        }
    }
}
