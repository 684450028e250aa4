//! Whether a terminal is dark or light, from its answer to the question for its background (OSC 11).

/// The brightness of a terminal's background.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Background {
    /// Light text stands on it.
    Dark,
    /// Dark text stands on it.
    Light,
}

impl Background {
    /// Reads a colour as terminals write it: `rgb:1e1e/1e1e/2e2e`, with one to four digits for each part, also
    /// `rgba:` with a fourth part. `None` for anything else.
    pub fn read(color: &str) -> Option<Background> {
        let parts = color
            .strip_prefix("rgb:")
            .or_else(|| color.strip_prefix("rgba:"))?;
        let mut parts = parts.split('/').map(part);
        let (red, green, blue) = (parts.next()??, parts.next()??, parts.next()??);
        // The perceived brightness (the luma of ITU-R BT.601), in thousandths.
        let brightness = 299 * red + 587 * green + 114 * blue;
        Some(if brightness > 500 * FULL {
            Background::Light
        } else {
            Background::Dark
        })
    }
}

/// The greatest value of a part of a colour.
const FULL: u32 = 0xffff;

/// A part of a colour in up to four hexadecimal digits, scaled to [`FULL`].
fn part(digits: &str) -> Option<u32> {
    let greatest = match digits.len() {
        length @ 1..=4 => 16_u32.pow(u32::try_from(length).ok()?) - 1,
        _ => return None,
    };
    let value = u32::from_str_radix(digits, 16).ok()?;
    Some(value * FULL / greatest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_as_terminals_write_them() {
        for (color, expected) in [
            ("rgb:0000/0000/0000", Some(Background::Dark)),
            ("rgb:1e1e/1e1e/2e2e", Some(Background::Dark)),
            ("rgb:ffff/ffff/dddd", Some(Background::Light)),
            ("rgb:fd/f6/e3", Some(Background::Light)),
            ("rgb:f/f/f", Some(Background::Light)),
            ("rgba:0000/2b2b/3636/ffff", Some(Background::Dark)),
            ("rgb:ffff/ffff", None),
            ("rgb:fffff/0/0", None),
            ("#ffffff", None),
            ("", None),
        ] {
            assert_eq!(Background::read(color), expected, "{color}");
        }
    }
}
