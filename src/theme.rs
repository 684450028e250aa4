//! What each role looks like, in terms of no terminal library: the browser and the commands both paint with it.
//! Where something is drawn is decided elsewhere.
//!
//! A theme has one accent; all else is told by weight, so that it can be told without colours, too.

mod choice;
mod colours;

use anstyle::Style;

pub use choice::{Background, Borders, Choice, ColorChoice};

use crate::layout::{Glyphs, Role, Span};
use colours::Colours;

/// The looks of the interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Theme {
    ink: Ink,
    /// What frames are drawn with.
    pub glyphs: Glyphs,
}

/// What a theme has at hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ink {
    /// Text alone.
    Bare,
    /// Bold, underlined and dimmed text.
    Weights,
    /// Colours, too.
    Colours(Colours),
}

impl Theme {
    /// The terminal's own sixteen colours.
    pub const PALETTE: Theme = Theme::with(Ink::Colours(colours::PALETTE));

    /// True colours on a dark background.
    pub const DARK: Theme = Theme::with(Ink::Colours(colours::DARK));

    /// True colours on a light background.
    pub const LIGHT: Theme = Theme::with(Ink::Colours(colours::LIGHT));

    /// No colours: weight and underlines only.
    pub const NONE: Theme = Theme::with(Ink::Weights);

    /// No styles at all, for output that is no terminal's.
    pub const BARE: Theme = Theme::with(Ink::Bare);

    const fn with(ink: Ink) -> Theme {
        Theme {
            ink,
            glyphs: Glyphs::LINES,
        }
    }

    /// The same looks with other frames.
    #[must_use]
    pub fn borders(self, borders: Borders) -> Theme {
        let glyphs = match borders {
            Borders::Lines => Glyphs::LINES,
            Borders::Ascii => Glyphs::ASCII,
        };
        Theme { glyphs, ..self }
    }

    /// The style of a role, to be laid over [`base`](Theme::base).
    pub fn style(&self, role: Role) -> Style {
        let style = match role {
            Role::Text | Role::CodeBlock => Style::new(),
            Role::Title | Role::Heading => Style::new().bold(),
            Role::Secondary | Role::Frame => self.secondary(),
            Role::Code | Role::Marker => self.coloured(|colours| colours.accent),
            Role::Link => self.coloured(|colours| colours.accent).underline(),
            Role::Note => self.warning(),
            Role::Match => self.coloured(|colours| colours.accent).bold().underline(),
        };
        self.allowed(style)
    }

    /// The style of a piece of text: that of its role, with its emphasis.
    pub fn span(&self, span: &Span) -> Style {
        let mut style = self.style(span.role);
        if span.strong {
            style = style.bold();
        }
        if span.emphasis {
            style = style.italic();
        }
        self.allowed(style)
    }

    /// What everything in the browser stands on: text and background, where the theme has its own.
    pub fn base(&self) -> Style {
        match self.ink {
            Ink::Colours(colours) => colours.base(),
            Ink::Weights | Ink::Bare => Style::new(),
        }
    }

    /// What draws the eye: the prompt, the selected row's mark, the keys in the footer.
    pub fn accent(&self) -> Style {
        self.allowed(self.coloured(|colours| colours.accent).bold())
    }

    /// The mark of what has the keys; while other parts have them, it steps back.
    pub fn mark(&self, has_keys: bool) -> Style {
        if has_keys { self.accent() } else { self.secondary() }
    }

    /// What may be overlooked.
    pub fn secondary(&self) -> Style {
        match self.ink {
            Ink::Colours(colours) => colours.secondary(),
            Ink::Weights => Style::new().dimmed(),
            Ink::Bare => Style::new(),
        }
    }

    /// The selected row.
    pub fn selected(&self) -> Style {
        self.allowed(Style::new().bold())
    }

    /// Notices of something that did not work.
    pub fn warning(&self) -> Style {
        self.coloured(|colours| colours.warning)
    }

    fn coloured(&self, pick: impl FnOnce(&Colours) -> anstyle::Color) -> Style {
        match &self.ink {
            Ink::Colours(colours) => Style::new().fg_color(Some(pick(colours))),
            Ink::Weights | Ink::Bare => Style::new(),
        }
    }

    fn allowed(&self, style: Style) -> Style {
        match self.ink {
            Ink::Bare => Style::new(),
            Ink::Weights | Ink::Colours(_) => style,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROLES: [Role; 11] = [
        Role::Text,
        Role::Title,
        Role::Heading,
        Role::Secondary,
        Role::Code,
        Role::CodeBlock,
        Role::Frame,
        Role::Marker,
        Role::Link,
        Role::Note,
        Role::Match,
    ];

    /// Every style that the theme can give.
    fn styles(theme: &Theme) -> Vec<Style> {
        let strong = |role| Span {
            strong: true,
            emphasis: true,
            ..Span::new("x", role)
        };
        let own = [theme.base(), theme.accent(), theme.selected(), theme.warning()];
        let roles = ROLES.into_iter().map(|role| theme.span(&strong(role)));
        roles.chain(own).collect()
    }

    #[test]
    fn bare_is_bare_and_none_has_no_colours() {
        assert!(styles(&Theme::BARE).into_iter().all(Style::is_plain));
        for style in styles(&Theme::NONE) {
            assert_eq!((style.get_fg_color(), style.get_bg_color()), (None, None));
        }
        assert!(!Theme::NONE.selected().is_plain() && !Theme::NONE.secondary().is_plain());
    }
}
