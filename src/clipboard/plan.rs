//! Which routes a text may take, in which order: pure, and decided by the environment and the user's choice alone.
//! Whether a route works is found out by trying it, not here.

use std::str::FromStr;

use crate::environment::{Desktop, Environment, Terminal};

/// A way to a clipboard. A route holds all that it needs, so copying does not look at the environment again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Route {
    /// The clipboard of a desktop; without one, the route that says so.
    Native(Option<Desktop>),
    /// The clipboard of the Windows around WSL.
    Windows,
    /// A buffer of tmux, by the value of `TMUX`; without one, of the server that tmux finds itself.
    Tmux(Option<String>),
    /// The clipboard of the terminal, by the escape sequence OSC 52.
    Osc52(Terminal),
    /// A command of the user's own, which a shell runs with the text on its standard input.
    Command(String),
}

impl Route {
    /// The name of the route, as the user chooses it where it can be chosen.
    pub fn name(&self) -> &'static str {
        match self {
            Route::Native(_) => "native",
            Route::Windows => "windows",
            Route::Tmux(_) => "tmux",
            Route::Osc52(_) => "osc52",
            Route::Command(_) => "command",
        }
    }

    /// Whether trying the route tells that it works: a terminal does not answer, and a command is not run for nothing.
    pub fn can_be_probed(&self) -> bool {
        !matches!(self, Route::Osc52(_) | Route::Command(_))
    }
}

/// The route that the user wants.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Choice {
    /// What the environment says.
    #[default]
    Auto,
    Native,
    Tmux,
    Osc52,
    /// This shell command, which gets the text on its standard input.
    Command(String),
    /// No clipboard at all: texts are shown.
    None,
}

/// What introduces a command as the user's choice.
const COMMAND: &str = "command:";

impl FromStr for Choice {
    type Err = String;

    fn from_str(text: &str) -> Result<Choice, String> {
        match text.trim() {
            "auto" => Ok(Choice::Auto),
            "native" => Ok(Choice::Native),
            "tmux" => Ok(Choice::Tmux),
            "osc52" => Ok(Choice::Osc52),
            "none" => Ok(Choice::None),
            other => match other.strip_prefix(COMMAND).map(str::trim) {
                Some("") => Err(format!(
                    "\"{COMMAND}\" needs a command after it, such as {COMMAND}xclip -selection clipboard"
                )),
                Some(command) => Ok(Choice::Command(command.to_owned())),
                None => Err(format!(
                    "\"{}\" is not a clipboard of this program: native, tmux, osc52, {COMMAND}… or none",
                    catalogue::text::sanitize(&head(other))
                )),
            },
        }
    }
}

/// A command as it may be shown to others: its program. What follows, as a key in a header, is nobody's business, and no more
/// are variables in front of it.
pub fn head(command: &str) -> String {
    let mut words = command.split_whitespace();
    let program = words.next().unwrap_or_default();
    if program.contains('=') {
        return "…".to_owned();
    }
    let rest = if words.next().is_some() { " …" } else { "" };
    format!("{program}{rest}")
}

/// The routes to try, in order. A choice is obeyed and nothing else is tried. Without one, what reaches the person
/// at the keyboard comes first: the tmux around the program; over SSH the terminal, since a desktop there is far
/// away; else the desktop, and then the terminal.
pub fn plan(choice: &Choice, environment: &Environment) -> Vec<Route> {
    match choice {
        Choice::Native => native(environment),
        Choice::Tmux => vec![Route::Tmux(environment.tmux.clone())],
        // `TERM` may well be wrong about what a terminal can do that a person insists on.
        Choice::Osc52 => vec![Route::Osc52(match environment.terminal() {
            Terminal::Without(_) => Terminal::Direct,
            other => other,
        })],
        Choice::Command(command) => vec![Route::Command(command.clone())],
        Choice::None => Vec::new(),
        Choice::Auto => by_environment(environment),
    }
}

fn by_environment(environment: &Environment) -> Vec<Route> {
    let mut routes = Vec::new();
    if environment.tmux.is_some() {
        routes.push(Route::Tmux(environment.tmux.clone()));
    }
    if environment.ssh {
        routes.push(Route::Osc52(environment.terminal()));
        routes.extend(environment.desktops().into_iter().map(|desktop| Route::Native(Some(desktop))));
    } else {
        if environment.wsl {
            routes.push(Route::Windows);
        }
        routes.extend(native(environment));
        routes.push(Route::Osc52(environment.terminal()));
    }
    routes
}

/// Every desktop, or the route that says that there is none.
fn native(environment: &Environment) -> Vec<Route> {
    let desktops = environment.desktops();
    if desktops.is_empty() {
        return vec![Route::Native(None)];
    }
    desktops.into_iter().map(|desktop| Route::Native(Some(desktop))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The routes as words: `name` or `name(what it holds)`.
    fn words(routes: &[Route]) -> String {
        let words = routes.iter().map(|route| match route {
            Route::Native(Some(Desktop::Wayland(name) | Desktop::X11(name))) => format!("native({name})"),
            Route::Native(Some(Desktop::System)) => "native(system)".to_owned(),
            Route::Tmux(Some(server)) => format!("tmux({server})"),
            Route::Osc52(Terminal::Screen) => "osc52(screen)".to_owned(),
            Route::Osc52(Terminal::Multiplexer) => "osc52(multiplexer)".to_owned(),
            Route::Osc52(Terminal::Without(_)) => "osc52(without)".to_owned(),
            Route::Command(command) => format!("command({command})"),
            Route::Native(None) | Route::Windows | Route::Tmux(None) | Route::Osc52(Terminal::Direct) => {
                route.name().to_owned()
            }
        });
        words.collect::<Vec<_>>().join(" ")
    }

    /// The routes for variables written as `NAME=value`, separated by blanks.
    fn routes(choice: &str, variables: &str) -> String {
        let environment = Environment {
            system: false,
            ..Environment::read(|name| {
                let mut pairs = variables.split(' ').filter_map(|pair| pair.split_once('='));
                pairs.find(|(variable, _)| *variable == name).map(|(_, value)| value.to_owned())
            })
        };
        words(&plan(&choice.parse().unwrap(), &environment))
    }

    #[test]
    fn the_environment_decides_on_the_order() {
        for (variables, expected) in [
            // At a desktop.
            ("TERM=xterm DISPLAY=:0", "native(:0) osc52"),
            ("TERM=foot WAYLAND_DISPLAY=wl", "native(wl) osc52"),
            ("TERM=foot WAYLAND_DISPLAY=wl DISPLAY=:0", "native(wl) native(:0) osc52"),
            ("TERM=tmux TMUX=s,1,0 DISPLAY=:0", "tmux(s,1,0) native(:0) osc52(multiplexer)"),
            ("TERM=screen STY=1.x DISPLAY=:0", "native(:0) osc52(screen)"),
            // Over SSH.
            ("TERM=xterm SSH_CONNECTION=1", "osc52"),
            ("TERM=xterm SSH_TTY=/dev/pts/0", "osc52"),
            ("TERM=xterm SSH_TTY=x DISPLAY=localhost:10", "osc52 native(localhost:10)"),
            ("TERM=tmux TMUX=s,1,0 SSH_TTY=x", "tmux(s,1,0) osc52(multiplexer)"),
            ("TERM=screen STY=1.x SSH_TTY=x", "osc52(screen)"),
            ("TERM=tmux-256color SSH_TTY=x", "osc52(multiplexer)"),
            ("SSH_CONNECTION=1", "osc52(without)"),
            // In Windows.
            ("TERM=xterm WSL_DISTRO_NAME=Debian", "windows native osc52"),
            ("TERM=xterm WSL_INTEROP=x DISPLAY=:0", "windows native(:0) osc52"),
            ("TERM=tmux WSL_INTEROP=x TMUX=s", "tmux(s) windows native osc52(multiplexer)"),
            ("TERM=xterm WSL_INTEROP=x SSH_TTY=x", "osc52"),
            // Without a desktop: at a console, in a container, in a job without a terminal.
            ("TERM=xterm", "native osc52"),
            ("TERM=linux", "native osc52(without)"),
            ("", "native osc52(without)"),
        ] {
            assert_eq!(routes("auto", variables), expected, "{variables}");
        }
    }

    #[test]
    fn a_choice_is_obeyed() {
        let at_a_desk = "TERM=xterm DISPLAY=:0";
        for (choice, variables, expected) in [
            ("native", "TERM=tmux TMUX=s SSH_TTY=x DISPLAY=:0", "native(:0)"),
            ("native", "TERM=xterm", "native"),
            ("tmux", "TMUX=s", "tmux(s)"),
            ("tmux", at_a_desk, "tmux"),
            ("osc52", at_a_desk, "osc52"),
            ("osc52", "TERM=linux", "osc52"),
            ("osc52", "TERM=screen STY=1.x", "osc52(screen)"),
            ("command:wl-copy -p", at_a_desk, "command(wl-copy -p)"),
            ("none", at_a_desk, ""),
        ] {
            assert_eq!(routes(choice, variables), expected, "{choice} with {variables}");
        }
    }

    #[test]
    fn a_choice_is_read_as_it_is_written() {
        let command = "sh -c 'cat > \"$HOME/x\"'";
        assert_eq!(format!("command: {command} ").parse(), Ok(Choice::Command(command.to_owned())));
        assert_eq!(
            "xclip\u{1b}".parse::<Choice>().unwrap_err(),
            "\"xclip\" is not a clipboard of this program: native, tmux, osc52, command:… or none"
        );
        assert!("command: ".parse::<Choice>().unwrap_err().contains("needs a command"));
    }
}
