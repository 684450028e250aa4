//! The version of a release: three numbers.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A version, such as 4.2.3. Later ones are greater.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Version([u32; 3]);

impl Version {
    /// Returns the version that a text such as `v4.2.3-beta1` names. What stands behind the numbers does not count.
    pub fn parse(text: &str) -> Option<Version> {
        let text = text.strip_prefix('v').unwrap_or(text);
        let end = text.find(|c: char| !c.is_ascii_digit() && c != '.');
        let mut parts = text[..end.unwrap_or(text.len())].split('.').map(str::parse);
        let mut next = || parts.next()?.ok();
        let version = Version([next()?, next()?, next()?]);
        parts.next().is_none().then_some(version)
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Version([major, minor, patch]) = self;
        write!(f, "{major}.{minor}.{patch}")
    }
}

impl TryFrom<String> for Version {
    type Error = String;

    fn try_from(text: String) -> Result<Version, String> {
        Version::parse(&text).ok_or_else(|| format!("\"{text}\" is no version such as 4.2.3"))
    }
}

impl From<Version> for String {
    fn from(version: Version) -> String {
        version.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_ordered_by_their_numbers() {
        let version = |text| Version::parse(text);
        assert!(version("v4.2.10") > version("4.2.9") && version("4.2.9").is_some());
        assert_eq!(version("v4.1.0-beta2"), version("4.1.0"));
        for text in ["4.2", "4.2.3.4", "beta", "", "4.2.x", "4..2", "99999999999.1.1"] {
            assert_eq!(version(text), None, "{text}");
        }
        assert_eq!(version("v4.2.3").map(String::from), Some("4.2.3".to_owned()));
    }
}
