//! An address on the web, and how a terminal is told that a text leads there. Only http and https, and only in
//! characters that every launcher, shell and terminal between takes alike. Opening one is `browser`'s.

use fluent_uri::Iri;

/// A web address in printable ASCII.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address(String);

impl Address {
    /// The address of a link; `None` for a link to anything else than the web. Other characters than those of ASCII
    /// are encoded.
    pub fn of(link: &str) -> Option<Address> {
        let iri = Iri::parse(link).ok()?;
        let scheme = iri.scheme().as_str();
        let is_web = ["http", "https"].iter().any(|web| scheme.eq_ignore_ascii_case(web));
        let has_host = iri.authority().is_some_and(|authority| !authority.host().is_empty());
        (is_web && has_host).then(|| Address(iri.to_uri().into_string()))
    }

    /// The address as a text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// A text that leads to this address, as terminals know it: the sequence OSC 8
    /// (<https://gist.github.com/egmontkob/eb114294efbcd5adb1944c9f3cb5feda>). The terminal takes all texts with this
    /// address for one link. The text itself must be free of control characters.
    pub fn hyperlink(&self, text: &str) -> String {
        // What parts the sequence is encoded, too; nothing else in an address could.
        let address = self.0.replace(';', "%3B");
        let id = self.0.bytes().fold(0_u32, |id, byte| id.wrapping_mul(31).wrapping_add(u32::from(byte)));
        format!("\u{1b}]8;id={id:x};{address}\u{1b}\\{text}\u{1b}]8;;\u{1b}\\")
    }
}

/// Whether the terminal of this environment is sure to know links in its text. A terminal that does not would mostly
/// pass them over, but some show them as letters, so only those are named here of which it is known, from the version on
/// that had it first. Within tmux only tmux counts; what the terminal around it has set may still be there.
pub fn terminal_knows_links(env: impl Fn(&str) -> Option<String>) -> bool {
    let get = |name: &str| env(name).filter(|value| !value.is_empty());
    let program = get("TERM_PROGRAM").unwrap_or_default();
    let program_since = |first: [u32; 2]| get("TERM_PROGRAM_VERSION").is_some_and(|it| version(&it) >= first);
    if get("TMUX").is_some() {
        return program == "tmux" && program_since([3, 4]);
    }
    let term = get("TERM").unwrap_or_default();
    if get("STY").is_some() || term.starts_with("screen") || term.starts_with("tmux") {
        return false;
    }
    let number = |name: &str| get(name).and_then(|value| value.parse::<u32>().ok());
    let by_program = match program.as_str() {
        "iTerm.app" => program_since([3, 1]),
        "vscode" => program_since([1, 72]),
        "WezTerm" | "ghostty" => true,
        _ => false,
    };
    by_program
        // These names come along over SSH, where the variables below mostly do not.
        || matches!(term.as_str(), "xterm-kitty" | "xterm-ghostty" | "wezterm" | "alacritty" | "foot" | "foot-extra")
        // GNOME Terminal and all others that are made with VTE, as major * 10000 + minor * 100.
        || number("VTE_VERSION").is_some_and(|version| version >= 5000)
        // Konsole, as year * 10000 + month * 100.
        || number("KONSOLE_VERSION").is_some_and(|version| version >= 201_200)
        || ["KITTY_WINDOW_ID", "WEZTERM_PANE", "ALACRITTY_WINDOW_ID", "WT_SESSION"]
            .into_iter()
            .any(|name| get(name).is_some())
}

/// The first two numbers of a version such as `3.4a`; what is none counts as 0.
fn version(text: &str) -> [u32; 2] {
    let mut numbers = text.split('.').map(|part| {
        let digits = part.find(|c: char| !c.is_ascii_digit()).unwrap_or(part.len());
        part[..digits].parse().unwrap_or(0)
    });
    [numbers.next().unwrap_or(0), numbers.next().unwrap_or(0)]
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn only_the_web_has_addresses() {
        for link in [
            "https://doc.oplist.org/faq/error#a",
            "HTTP://192.168.1.2:5244/@manage?x=1&y='2'",
            "http://[::1]/",
        ] {
            assert_eq!(Address::of(link).unwrap().as_str(), link);
        }
        assert_eq!(
            Address::of("https://doc.oplist.org/faq/error#权限").unwrap().as_str(),
            "https://doc.oplist.org/faq/error#%E6%9D%83%E9%99%90"
        );
        for link in [
            "file:///etc/passwd",
            "javascript:alert(1)",
            "ftp://example.org/",
            "httpx://example.org/",
            "https:example.org",
            "https:///path",
            "//example.org/",
            "/faq/error",
            "--help",
            "https://example.org/ --help",
            "https://example.org/\u{1b}]0;x\u{7}",
            "https://example.org/\"&calc",
            "",
        ] {
            assert_eq!(Address::of(link), None, "{link:?}");
        }
    }

    #[test]
    fn a_link_is_framed_as_terminals_know_it() {
        let address = Address::of("https://example.org/a;b").unwrap();
        let link = address.hyperlink("text");
        let (before, after) = link.split_once(";https://example.org/a%3Bb\u{1b}\\").unwrap();
        assert!(before.starts_with("\u{1b}]8;id="));
        assert_eq!(after, "text\u{1b}]8;;\u{1b}\\");
    }

    #[test]
    fn terminals_are_known_by_what_they_set() {
        for (variables, expected) in [
            ("TERM=xterm-256color", false),
            ("TERM=xterm-256color VTE_VERSION=5202", true),
            ("TERM=xterm-256color VTE_VERSION=4803", false),
            ("TERM=xterm-kitty", true),
            ("TERM=foot SSH_TTY=x", true),
            ("TERM=xterm-256color WT_SESSION=x", true),
            ("TERM=xterm-256color KONSOLE_VERSION=220401", true),
            ("TERM=xterm-256color KONSOLE_VERSION=180400", false),
            ("TERM=xterm-256color TERM_PROGRAM=iTerm.app TERM_PROGRAM_VERSION=3.4.19", true),
            ("TERM=xterm-256color TERM_PROGRAM=iTerm.app TERM_PROGRAM_VERSION=2.9", false),
            ("TERM=xterm-256color TERM_PROGRAM=Apple_Terminal TERM_PROGRAM_VERSION=455", false),
            ("TERM=tmux-256color TMUX=x TERM_PROGRAM=tmux TERM_PROGRAM_VERSION=3.4", true),
            ("TERM=tmux-256color TMUX=x TERM_PROGRAM=tmux TERM_PROGRAM_VERSION=3.3a VTE_VERSION=7000", false),
            ("TERM=screen TMUX=x VTE_VERSION=7000", false),
            ("TERM=screen.xterm STY=x VTE_VERSION=7000", false),
            ("TERM=tmux-256color VTE_VERSION=7000 SSH_TTY=x", false),
            ("TERM=linux", false),
            ("", false),
        ] {
            let knows = terminal_knows_links(|name| {
                let mut pairs = variables.split(' ').filter_map(|pair| pair.split_once('='));
                pairs.find(|(variable, _)| *variable == name).map(|(_, value)| value.to_owned())
            });
            assert_eq!(knows, expected, "{variables}");
        }
    }

    proptest! {
        #[test]
        fn nothing_in_an_address_ends_the_sequence(rest in any::<String>()) {
            if let Some(address) = Address::of(&format!("https://example.org/{rest}")) {
                prop_assert!(address.as_str().bytes().all(|byte| byte.is_ascii_graphic()));
                let link = address.hyperlink("");
                prop_assert_eq!(link.matches('\u{1b}').count(), 4);
                prop_assert_eq!(link.matches(';').count(), 4);
            }
        }
    }
}
