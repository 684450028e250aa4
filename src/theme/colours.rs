//! The colours of the themes. Their contrast is computed in the tests below.

use anstyle::{AnsiColor, Color, RgbColor, Style};

/// The colours of a theme, by their part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colours {
    /// Text and background; `None` leaves both to the terminal.
    page: Option<Page>,
    pub accent: Color,
    pub warning: Color,
    /// What may be overlooked; `None` where the terminal is to dim its own text.
    secondary: Option<Color>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Page {
    text: RgbColor,
    background: RgbColor,
}

/// Works on a dark and on a light terminal alike: what colours are in it is the user's choice.
pub const PALETTE: Colours = Colours {
    page: None,
    accent: Color::Ansi(AnsiColor::Cyan),
    warning: Color::Ansi(AnsiColor::Yellow),
    secondary: None,
};

/// Light text on slate.
pub const DARK: Colours = Colours {
    page: Some(Page {
        text: RgbColor(0xd8, 0xdb, 0xe2),
        background: RgbColor(0x1b, 0x1e, 0x25),
    }),
    accent: rgb(0x6f, 0xb8, 0xd8),
    warning: rgb(0xdd, 0xb4, 0x6a),
    secondary: Some(rgb(0x98, 0xa0, 0xae)),
};

/// Dark text on paper.
pub const LIGHT: Colours = Colours {
    page: Some(Page {
        text: RgbColor(0x26, 0x2a, 0x31),
        background: RgbColor(0xfb, 0xfa, 0xf7),
    }),
    accent: rgb(0x0b, 0x61, 0x84),
    warning: rgb(0x8a, 0x50, 0x00),
    secondary: Some(rgb(0x5c, 0x64, 0x70)),
};

const fn rgb(red: u8, green: u8, blue: u8) -> Color {
    Color::Rgb(RgbColor(red, green, blue))
}

impl Colours {
    /// Text on its background.
    pub fn base(&self) -> Style {
        match self.page {
            Some(page) => Style::new()
                .fg_color(Some(page.text.into()))
                .bg_color(Some(page.background.into())),
            None => Style::new(),
        }
    }

    /// What may be overlooked.
    pub fn secondary(&self) -> Style {
        match self.secondary {
            Some(color) => Style::new().fg_color(Some(color)),
            None => Style::new().dimmed(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The relative luminance of WCAG 2, from 0 (black) to 1 (white).
    fn luminance(RgbColor(red, green, blue): RgbColor) -> f64 {
        let linear = |channel: u8| {
            let channel = f64::from(channel) / 255.0;
            if channel <= 0.04045 {
                channel / 12.92
            } else {
                ((channel + 0.055) / 1.055).powf(2.4)
            }
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
        for (name, theme) in [("dark", DARK), ("light", LIGHT)] {
            let page = theme
                .page
                .expect("a theme of true colours has its own background");
            let parts = [Some(theme.accent), Some(theme.warning), theme.secondary];
            for color in parts
                .into_iter()
                .map(|part| part.expect("it has its own colours"))
            {
                let Color::Rgb(color) = color else {
                    panic!("{name}: {color:?} is no true colour");
                };
                let contrast = contrast(color, page.background);
                assert!(
                    contrast >= 4.5,
                    "{name}: {color:?} has a contrast of {contrast:.2}"
                );
            }
            // What is read most stands out from what may be overlooked.
            assert!(contrast(page.text, page.background) >= 10.0, "{name}");
        }
    }
}
