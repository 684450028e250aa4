//! What each role looks like: a row per theme, in terms of no terminal library, for the browser and the commands.
//!
//! A theme has one accent. Everything else is told by weight, so that it can be read without colours, too.

mod color_choice;

use anstyle::{AnsiColor, Color, RgbColor, Style};

pub(crate) use color_choice::ColorChoice;

use crate::layout::{Glyphs, Role, Span};

/// The looks of the interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Theme {
    pub(crate) name: &'static str,
    /// The background of terminals that `auto` takes this theme for.
    background: Option<Background>,
    /// Text on its background in the browser; plain where both are the terminal's own.
    base: Style,
    accent: Style,
    warning: Style,
    secondary: Style,
    /// The whole selected row.
    selected: Style,
    /// Whether text is made bold, italic and underlined.
    has_weights: bool,
    pub(crate) glyphs: &'static Glyphs,
}

impl Theme {
    /// The terminal's own sixteen colours, which suit its background.
    pub(crate) const PALETTE: Theme = Theme {
        name: "palette",
        accent: foreground(Color::Ansi(AnsiColor::Cyan)),
        warning: foreground(Color::Ansi(AnsiColor::Yellow)),
        selected: Style::new().invert(),
        ..Theme::NONE
    };

    /// Light text on slate.
    pub(crate) const DARK: Theme = Theme {
        name: "dark",
        background: Some(Background::Dark),
        base: foreground(rgb(0xd8, 0xdb, 0xe2)).bg_color(Some(rgb(0x1b, 0x1e, 0x25))),
        accent: foreground(rgb(0x6f, 0xb8, 0xd8)),
        warning: foreground(rgb(0xdd, 0xb4, 0x6a)),
        secondary: foreground(rgb(0x98, 0xa0, 0xae)),
        selected: Style::new().bold().bg_color(Some(rgb(0x2d, 0x34, 0x42))),
        ..Theme::NONE
    };

    /// Dark text on paper.
    pub(crate) const LIGHT: Theme = Theme {
        name: "light",
        background: Some(Background::Light),
        base: foreground(rgb(0x26, 0x2a, 0x31)).bg_color(Some(rgb(0xfb, 0xfa, 0xf7))),
        accent: foreground(rgb(0x0b, 0x61, 0x84)),
        warning: foreground(rgb(0x8a, 0x50, 0x00)),
        secondary: foreground(rgb(0x5c, 0x64, 0x70)),
        selected: Style::new().bold().bg_color(Some(rgb(0xe3, 0xe8, 0xef))),
        ..Theme::NONE
    };

    /// No colours: weights only.
    pub(crate) const NONE: Theme = Theme {
        name: "none",
        secondary: Style::new().dimmed(),
        selected: Style::new().bold(),
        has_weights: true,
        ..Theme::BARE
    };

    /// No styles at all, for a pipe. It cannot be chosen.
    pub(crate) const BARE: Theme = Theme {
        name: "bare",
        background: None,
        base: Style::new(),
        accent: Style::new(),
        warning: Style::new(),
        secondary: Style::new(),
        selected: Style::new(),
        has_weights: false,
        glyphs: Glyphs::LINES,
    };

    /// The one that suits the terminal's background, by [`Theme::on`]; the palette where that is not known.
    pub(crate) const AUTO: Theme = Theme { name: "auto", ..Theme::PALETTE };

    /// The themes that can be chosen by name.
    pub(crate) const ALL: [Theme; 5] = [Theme::PALETTE, Theme::DARK, Theme::LIGHT, Theme::NONE, Theme::AUTO];

    pub(crate) fn named(name: &str) -> Option<Theme> {
        Theme::ALL.into_iter().find(|theme| theme.name == name)
    }

    /// Returns the theme for the terminal of this environment: only one that is known to show true colours is worth being
    /// asked for its background.
    #[must_use]
    pub(crate) fn within(self, env: impl Fn(&str) -> Option<String>) -> Theme {
        let is =
            |name: &str, values: &[&str]| env(name).is_some_and(|value| values.contains(&value.as_str()));
        let true_colours = is("COLORTERM", &["truecolor", "24bit"])
            || is("TERM", &TRUE_COLOUR_TERMINALS)
            || env("WT_SESSION").is_some();
        if self == Theme::AUTO && !true_colours { Theme::PALETTE } else { self }
    }

    /// Returns the theme for a terminal with this background, where that is known.
    #[must_use]
    pub(crate) fn on(self, background: Option<Background>) -> Theme {
        if self != Theme::AUTO {
            return self;
        }
        let mut themes = Theme::ALL.into_iter();
        let suited = themes.find(|theme| background.is_some() && theme.background == background);
        suited.unwrap_or(Theme::PALETTE)
    }

    /// Returns the same looks with other frames.
    #[must_use]
    pub(crate) fn borders(self, glyphs: &'static Glyphs) -> Theme {
        Theme { glyphs, ..self }
    }

    /// Returns the style of a role, to be laid over [`base`](Theme::base).
    pub(crate) fn style(&self, role: Role) -> Style {
        let style = match role {
            Role::Text | Role::CodeBlock => Style::new(),
            Role::Title | Role::Heading => Style::new().bold(),
            Role::Secondary | Role::Frame => self.secondary,
            Role::Code | Role::Marker => self.accent,
            Role::Link => self.accent.underline(),
            Role::Note => self.warning,
            Role::Match => self.accent.bold().underline(),
        };
        self.allowed(style)
    }

    /// Returns the style of a piece of text: that of its role, with its emphasis.
    pub(crate) fn span(&self, span: &Span) -> Style {
        let mut style = self.style(span.role);
        if span.strong {
            style = style.bold();
        }
        if span.emphasis {
            style = style.italic();
        }
        self.allowed(style)
    }

    pub(crate) fn base(&self) -> Style {
        self.base
    }

    /// Returns the style of the prompt, the mark of the selected row and the keys in the footer.
    pub(crate) fn accent(&self) -> Style {
        self.allowed(self.accent.bold())
    }

    /// Returns the style of the mark of a part: the accent for the one that has the keys.
    pub(crate) fn mark(&self, has_keys: bool) -> Style {
        if has_keys { self.accent() } else { self.secondary }
    }

    /// Returns the style of what may be overlooked.
    pub(crate) fn secondary(&self) -> Style {
        self.secondary
    }

    /// Returns the style of the selected row, from side to side.
    pub(crate) fn selected(&self) -> Style {
        self.selected
    }

    /// Returns the style of selected text, which is replaced by typing.
    pub(crate) fn selection(&self) -> Style {
        self.allowed(Style::new().invert())
    }

    /// Returns the style of notices about something that did not work.
    pub(crate) fn warning(&self) -> Style {
        self.warning
    }

    fn allowed(&self, style: Style) -> Style {
        if self.has_weights { style } else { Style::new() }
    }
}

impl Default for Theme {
    fn default() -> Theme {
        Theme::PALETTE
    }
}

/// Terminals that have true colours and, over SSH, no variable that says so.
const TRUE_COLOUR_TERMINALS: [&str; 7] =
    ["alacritty", "foot", "wezterm", "xterm-direct", "xterm-ghostty", "xterm-kitty", "tmux-direct"];

/// The brightness of a terminal's background.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Background {
    /// Light text stands on it.
    Dark,
    /// Dark text stands on it.
    Light,
}

const fn foreground(color: Color) -> Style {
    Style::new().fg_color(Some(color))
}

const fn rgb(red: u8, green: u8, blue: u8) -> Color {
    Color::Rgb(RgbColor(red, green, blue))
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
        let strong = |role| Span { strong: true, emphasis: true, ..Span::new("x", role) };
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

    #[test]
    fn auto_asks_only_terminals_with_true_colours() {
        let (palette, light) = (Theme::PALETTE, Theme::LIGHT);
        for (choice, variable, expected) in [
            (Theme::AUTO, ("COLORTERM", "truecolor"), Theme::AUTO),
            (Theme::AUTO, ("TERM", "xterm-kitty"), Theme::AUTO),
            (Theme::AUTO, ("WT_SESSION", "1"), Theme::AUTO),
            (Theme::AUTO, ("TERM", "linux"), palette),
            (Theme::AUTO, ("COLORTERM", "yes"), palette),
            (light, ("TERM", "xterm"), light),
        ] {
            let env = |name: &str| (name == variable.0).then(|| variable.1.to_owned());
            assert_eq!(choice.within(env), expected, "{variable:?}");
        }
    }

    #[test]
    fn auto_needs_to_know_the_background() {
        assert_eq!(Theme::AUTO.on(None), Theme::PALETTE);
        assert_eq!(Theme::AUTO.on(Some(Background::Light)), Theme::LIGHT);
        assert_eq!(Theme::DARK.on(Some(Background::Light)), Theme::DARK);
    }

    /// The relative luminance of WCAG 2, from 0 (black) to 1 (white).
    fn luminance(RgbColor(red, green, blue): RgbColor) -> f64 {
        let linear = |channel: u8| {
            let channel = f64::from(channel) / 255.0;
            if channel <= 0.04045 { channel / 12.92 } else { ((channel + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
    }

    /// The contrast of WCAG 2, from 1 to 21.
    fn contrast(one: RgbColor, other: RgbColor) -> f64 {
        let (one, other) = (luminance(one), luminance(other));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    #[test]
    fn contrast_is_what_the_standard_says() {
        let (black, white) = (RgbColor(0, 0, 0), RgbColor(255, 255, 255));
        assert!((contrast(black, white) - 21.0).abs() < 0.01);
        // The grey that is known to just pass on white.
        assert!((contrast(RgbColor(0x76, 0x76, 0x76), white) - 4.54).abs() < 0.01);
    }

    #[test]
    fn every_true_colour_can_be_read_on_its_background() {
        for theme in [Theme::DARK, Theme::LIGHT] {
            let color = |color: Option<Color>| match color {
                Some(Color::Rgb(color)) => color,
                other => panic!("{}: {other:?} is no true colour", theme.name),
            };
            let background = color(theme.base.get_bg_color());
            for behind in [background, color(theme.selected.get_bg_color())] {
                for style in [theme.accent, theme.warning, theme.secondary] {
                    let contrast = contrast(color(style.get_fg_color()), behind);
                    assert!(contrast >= 4.5, "{}: {style:?} has a contrast of {contrast:.2}", theme.name);
                }
            }
            // What is read most stands out from what may be overlooked.
            let text = color(theme.base.get_fg_color());
            assert!(contrast(text, background) >= 10.0, "{}", theme.name);
        }
    }
}
