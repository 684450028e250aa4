//! What each role looks like. The terminal's own palette is used, so that the program fits a dark and a light
//! terminal alike; without colours, what matters is told by weight, underlines and marks.

use ratatui::style::{Color, Modifier, Style};

use crate::layout::{Glyphs, Role};

/// The looks of the interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Theme {
    accent: Style,
    warning: Style,
    /// What frames are drawn with.
    pub glyphs: Glyphs,
}

impl Theme {
    /// The terminal's own sixteen colours.
    pub const PALETTE: Theme = Theme {
        accent: Style::new().fg(Color::Cyan),
        warning: Style::new().fg(Color::Yellow),
        glyphs: Glyphs::LINES,
    };

    /// No colours at all, for `NO_COLOR` and for terminals that have none.
    pub const PLAIN: Theme = Theme {
        accent: Style::new(),
        warning: Style::new(),
        glyphs: Glyphs::LINES,
    };

    /// The theme that the environment asks for (the convention of no-color.org).
    pub fn choose(env: impl Fn(&str) -> Option<String>) -> Theme {
        let no_color = env("NO_COLOR").is_some_and(|value| !value.is_empty());
        let no_colours = env("TERM").is_some_and(|term| term == "dumb" || term.starts_with("vt1"));
        if no_color || no_colours {
            Theme::PLAIN
        } else {
            Theme::PALETTE
        }
    }

    /// The style of a role.
    pub fn style(&self, role: Role) -> Style {
        match role {
            Role::Text | Role::CodeBlock => Style::new(),
            Role::Title | Role::Heading => Style::new().add_modifier(Modifier::BOLD),
            Role::Secondary | Role::Frame => self.secondary(),
            Role::Code | Role::Marker => self.accent,
            Role::Link => self.accent.add_modifier(Modifier::UNDERLINED),
            Role::Note => self.warning,
            Role::Match => self
                .accent
                .add_modifier(Modifier::BOLD.union(Modifier::UNDERLINED)),
        }
    }

    /// What draws the eye: the prompt, the selected row's mark, the keys in the footer.
    pub fn accent(&self) -> Style {
        self.accent.add_modifier(Modifier::BOLD)
    }

    /// The mark of what has the keys; while other parts have them, it steps back.
    pub fn mark(&self, has_keys: bool) -> Style {
        if has_keys { self.accent() } else { self.secondary() }
    }

    /// What may be overlooked.
    pub fn secondary(&self) -> Style {
        Style::new().add_modifier(Modifier::DIM)
    }

    /// The selected row.
    pub fn selected(&self) -> Style {
        Style::new().add_modifier(Modifier::BOLD)
    }

    /// Notices of something that did not work.
    pub fn warning(&self) -> Style {
        self.warning
    }
}
