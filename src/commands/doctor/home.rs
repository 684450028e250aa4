//! Hiding the home folder.

use std::path::PathBuf;

/// The home folder, which is not to be seen in a report.
pub(super) struct Home(Option<PathBuf>);

impl Home {
    pub(super) fn of(env: impl Fn(&str) -> Option<String>) -> Home {
        let home = env("HOME").or_else(|| env("USERPROFILE")).map(PathBuf::from);
        // The folder above all is part of every path.
        Home(home.filter(|home| home.parent().is_some()))
    }

    /// Returns the text with `~` for the home folder.
    pub(super) fn hide(&self, text: &str) -> String {
        let home = self.0.as_deref().map(|home| home.display().to_string());
        let home = home.as_deref().map(|home| home.trim_end_matches(['/', '\\']));
        home.map_or_else(|| text.to_owned(), |home| text.replace(home, "~"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_home_folder_is_not_to_be_seen() {
        let home = |value: &str| Home::of(|name| (name == "HOME").then(|| value.to_owned()));
        assert_eq!(home("/home/ann/").hide("/home/ann/.config/x"), "~/.config/x");
        assert_eq!(home("/").hide("/etc/x"), "/etc/x");
        assert_eq!(home("").hide("/etc/x"), "/etc/x");
    }
}
