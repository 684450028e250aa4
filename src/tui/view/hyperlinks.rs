//! Links that the terminal itself follows, in what is drawn already.

use std::num::NonZeroU16;

use ratatui::buffer::{Buffer, CellDiffOption};
use ratatui::layout::{Position, Rect};

use crate::layout::Line;
use catalogue::text;

/// Makes the texts of drawn lines lead where they lead, in an area that has them from its top left corner on. Each cell
/// carries its link itself, so that any part can be drawn again without the rest; to the terminal the cells of an
/// address are one link.
pub(super) fn draw(lines: &[Line], area: Rect, buffer: &mut Buffer) {
    for (y, line) in (area.y..area.bottom()).zip(lines) {
        let mut column = 0;
        for span in &line.spans {
            let mut offset = column;
            column += text::width(&span.text);
            let Some(address) = &span.link else { continue };
            while offset < column {
                let x = u16::try_from(offset).ok().and_then(|offset| area.x.checked_add(offset));
                let Some(x) = x.filter(|x| *x < area.right()) else {
                    break;
                };
                let Some(cell) = buffer.cell_mut(Position::new(x, y)) else {
                    break;
                };
                let width = text::width(cell.symbol()).max(1);
                let linked = address.hyperlink(cell.symbol());
                cell.set_symbol(&linked);
                if let Some(width) = u16::try_from(width).ok().and_then(NonZeroU16::new) {
                    cell.set_diff_option(CellDiffOption::ForcedWidth(width));
                }
                // The cell behind a wide character belongs to it.
                offset += width;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::{Role, Span};
    use catalogue::address::Address;

    #[test]
    fn every_cell_of_a_link_carries_it_and_no_other_does() {
        let address = Address::of("https://example.org/").unwrap();
        let link = Span { link: Some(address.clone()), ..Span::new("口ab", Role::Link) };
        let line = Line { spans: vec![Span::new("x ", Role::Text), link, Span::new(" y", Role::Text)] };
        let area = Rect::new(1, 0, 6, 1);
        let mut buffer = Buffer::empty(Rect::new(0, 0, 9, 1));
        buffer.set_string(1, 0, line.text(), ratatui::style::Style::new());
        draw(std::slice::from_ref(&line), area, &mut buffer);
        let symbols: Vec<&str> = buffer.content.iter().map(|cell| cell.symbol()).collect();
        let expected = [
            " ",
            "x",
            " ",
            &address.hyperlink("口"),
            symbols[4],
            &address.hyperlink("a"),
            &address.hyperlink("b"),
            " ",
            "y",
        ];
        assert_eq!(symbols, expected);
        assert!(!symbols[4].contains('\u{1b}'));
    }
}
