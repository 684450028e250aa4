//! Where the program runs, as its environment variables tell: on which desktop, over SSH, in tmux or in screen.

use catalogue::snippet::User;

/// The environment variables that the program reads beside those of the settings, with what they are for.
pub(crate) const VARIABLES: [(&[&str], &str); 11] = [
    (&["LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE"], "the language, if nothing else sets it"),
    (&["LC_CTYPE"], "with LC_ALL and LANG, the character set: frames are ASCII if it is not UTF-8"),
    (&["NO_COLOR"], "if set, no colours, unless --color or --theme asks for them"),
    (&["CLICOLOR_FORCE"], "if set and not 0, colours in a pipe too, unless NO_COLOR is set"),
    (
        &["TERM"],
        "the terminal: whether it has colours and a clipboard; dumb asks and answers line by line, as --plain does",
    ),
    (&["ACCESSIBLE"], "if 1, ask and answer line by line, as --plain does"),
    (
        &["COLORTERM", "WT_SESSION"],
        "whether the terminal has true colours, so that the theme auto asks for its background",
    ),
    (
        &[
            "TERM_PROGRAM",
            "TERM_PROGRAM_VERSION",
            "VTE_VERSION",
            "KONSOLE_VERSION",
            "KITTY_WINDOW_ID",
            "WEZTERM_PANE",
            "ALACRITTY_WINDOW_ID",
        ],
        "whether the terminal follows links in its text",
    ),
    (
        &[
            "DISPLAY",
            "WAYLAND_DISPLAY",
            "XDG_RUNTIME_DIR",
            "TMUX",
            "STY",
            "SSH_CONNECTION",
            "SSH_TTY",
            "WSL_DISTRO_NAME",
            "WSL_INTEROP",
        ],
        "where the clipboard and the browser are",
    ),
    (&["SUDO_UID", "SUDO_GID"], "for root: the user whose numbers a form suggests"),
    (&["SHELL", "MSYSTEM", "PROMPT"], "on Windows, the shell that values in commands are quoted for"),
];

/// Returns the value of a variable, where it is set and is text.
pub(crate) fn variable(name: &str) -> Option<String> {
    // The home folder needs no row in the manual; the variables of settings are in the settings table.
    let is_known = ["HOME", "USERPROFILE"].contains(&name) || name.starts_with("OPENLIST_FAQ_");
    let in_manual = VARIABLES.iter().any(|(names, _)| names.contains(&name));
    debug_assert!(is_known || in_manual, "the manual lacks {name}");
    std::env::var(name).ok()
}

/// A desktop that has a clipboard and opens links.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Desktop {
    /// A Wayland compositor, by the value of `WAYLAND_DISPLAY`.
    Wayland(String),
    /// An X server, by the value of `DISPLAY`.
    X11(String),
    /// The one desktop of the system, which needs no address: macOS and Windows.
    System,
}

/// What lies between the program and the clipboard of the terminal that shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Terminal {
    /// Nothing that is known of, or an SSH connection.
    Direct,
    /// GNU screen on this machine, which passes on what is wrapped for it.
    Screen,
    /// tmux on this machine, or tmux or screen on the other side of SSH: they pass things on as they are set up.
    Multiplexer,
    /// The terminal, by the value of `TERM`, has no clipboard.
    Without(String),
}

/// Returns the user whom files should belong to: not root, but whoever became root by `sudo`. `None` on Windows, which
/// has no numbers for users.
pub(crate) fn user(env: impl Fn(&str) -> Option<String>) -> Option<User> {
    #[cfg(unix)]
    return person(
        User { uid: rustix::process::getuid().as_raw(), gid: rustix::process::getgid().as_raw() },
        env,
    );
    #[cfg(not(unix))]
    {
        let _ = env;
        None
    }
}

#[cfg(any(unix, test))]
fn person(user: User, env: impl Fn(&str) -> Option<String>) -> Option<User> {
    if user.uid != 0 {
        return Some(user);
    }
    let number = |name| env(name)?.parse().ok();
    let (uid, gid) = (number("SUDO_UID")?, number("SUDO_GID")?);
    (uid != 0).then_some(User { uid, gid })
}

/// The environment, as far as it decides how texts and links leave the program.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Environment {
    /// `TMUX`: the socket, the process and the session of the tmux around the program.
    pub(crate) tmux: Option<String>,
    /// Whether GNU screen is around the program (`STY`).
    pub(crate) screen: bool,
    /// Whether the program runs at the far end of an SSH connection (`SSH_CONNECTION`, `SSH_TTY`).
    pub(crate) ssh: bool,
    /// Whether this is the Linux within Windows (`WSL_DISTRO_NAME`, `WSL_INTEROP`).
    pub(crate) wsl: bool,
    /// `WAYLAND_DISPLAY`: the socket of a Wayland compositor.
    pub(crate) wayland: Option<String>,
    /// `DISPLAY`: the address of an X server.
    pub(crate) x11: Option<String>,
    /// `TERM`: the name of the terminal.
    pub(crate) term: Option<String>,
    /// Whether the system is its own desktop: macOS or Windows.
    pub(crate) system: bool,
}

/// Terminals without any clipboard: the consoles of Linux and FreeBSD, and what is hardly a terminal.
const WITHOUT_CLIPBOARD: [&str; 3] = ["dumb", "linux", "cons25"];

impl Environment {
    /// Reads the environment. A variable that is set to nothing counts as unset.
    pub(crate) fn read(env: impl Fn(&str) -> Option<String>) -> Environment {
        let get = |name: &str| env(name).filter(|value| !value.is_empty());
        let any = |names: [&str; 2]| names.into_iter().any(|name| get(name).is_some());
        Environment {
            tmux: get("TMUX"),
            screen: get("STY").is_some(),
            ssh: any(["SSH_CONNECTION", "SSH_TTY"]),
            wsl: any(["WSL_DISTRO_NAME", "WSL_INTEROP"]),
            wayland: get("WAYLAND_DISPLAY"),
            x11: get("DISPLAY"),
            term: get("TERM"),
            system: cfg!(any(target_os = "macos", windows)),
        }
    }

    /// Returns the desktops that can be reached, the likeliest first: under Wayland there is mostly an X server, too.
    pub(crate) fn desktops(&self) -> Vec<Desktop> {
        if self.system {
            return vec![Desktop::System];
        }
        let wayland = self.wayland.clone().map(Desktop::Wayland);
        wayland.into_iter().chain(self.x11.clone().map(Desktop::X11)).collect()
    }

    /// Returns what lies between the program and the terminal's clipboard. Only Windows has terminals without a name.
    pub(crate) fn terminal(&self) -> Terminal {
        let term = self.term.as_deref().unwrap_or_default();
        if self.tmux.is_some() {
            Terminal::Multiplexer
        } else if self.screen {
            Terminal::Screen
        } else if term.starts_with("tmux") || term.starts_with("screen") {
            Terminal::Multiplexer
        } else if WITHOUT_CLIPBOARD.contains(&term) || (term.is_empty() && !self.system) {
            Terminal::Without(term.to_owned())
        } else {
            Terminal::Direct
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The environment of variables written as `NAME=value`, on a system that is not its own desktop.
    fn environment(variables: &[(&str, &str)]) -> Environment {
        Environment {
            system: false,
            ..Environment::read(|name| {
                let found = variables.iter().find(|(variable, _)| *variable == name);
                found.map(|(_, value)| (*value).to_owned())
            })
        }
    }

    #[test]
    fn a_variable_set_to_nothing_is_unset() {
        let nothing = environment(&[("TMUX", ""), ("DISPLAY", ""), ("SSH_TTY", ""), ("STY", "")]);
        assert_eq!(nothing, Environment::default());
    }

    #[test]
    fn wayland_comes_before_the_x_server_beside_it() {
        assert_eq!(
            environment(&[("DISPLAY", ":0"), ("WAYLAND_DISPLAY", "wayland-1")]).desktops(),
            [Desktop::Wayland("wayland-1".into()), Desktop::X11(":0".into())]
        );
        assert_eq!(environment(&[]).desktops(), []);
    }

    #[test]
    fn root_is_the_person_who_became_root() {
        let (root, ann) = (User { uid: 0, gid: 0 }, User { uid: 1001, gid: 100 });
        for (user, sudo, expected) in [
            (ann, None, Some(ann)),
            (ann, Some(("0", "0")), Some(ann)),
            (root, Some(("1001", "100")), Some(ann)),
            (root, Some(("0", "0")), None),
            (root, Some(("\u{1b}[2J", "100")), None),
            (root, None, None),
        ] {
            let variable = |name: &str| match name {
                "SUDO_UID" => sudo.map(|(uid, _)| uid.to_owned()),
                "SUDO_GID" => sudo.map(|(_, gid)| gid.to_owned()),
                _ => None,
            };
            assert_eq!(person(user, variable), expected, "{user:?} {sudo:?}");
        }
    }

    #[test]
    fn the_way_to_the_terminal() {
        for (variables, expected) in [
            (&[("TERM", "xterm-256color")][..], Terminal::Direct),
            (&[("TERM", "tmux-256color"), ("TMUX", "s,1,0")], Terminal::Multiplexer),
            (&[("TERM", "tmux-256color"), ("SSH_TTY", "/dev/pts/0")], Terminal::Multiplexer),
            (&[("TERM", "screen.xterm-256color"), ("STY", "1.pts-0.nas")], Terminal::Screen),
            (&[("TERM", "screen"), ("SSH_TTY", "/dev/pts/0")], Terminal::Multiplexer),
            (&[("TERM", "linux")], Terminal::Without("linux".into())),
            (&[], Terminal::Without(String::new())),
        ] {
            assert_eq!(environment(variables).terminal(), expected, "{variables:?}");
        }
    }
}
