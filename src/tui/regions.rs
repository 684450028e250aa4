//! How the screen is divided.
//!
//! ```text
//!  query                                    count   source   language
//! ────────────────────────────────────────────────────────── rule ────
//!  list                          │  answer: one column, or two with
//!                                │  both languages
//!                             divider
//!  footer
//! ```
//!
//! Narrow, or with both languages, the list is above the answer; while the answer has the keys on a low screen, the list
//! keeps one row.

use ratatui::layout::{Constraint, Layout, Margin, Rect};

/// The smallest screen that everything fits on, in columns and rows.
pub(crate) const LEAST: (u16, u16) = (40, 10);
/// From this width on, in columns, the answer stands beside the list.
const WIDE: u16 = 76;
/// How much of the width the list has beside the answer, in percent: the least, and more where the answer has enough.
const LIST_PERCENT: (u16, u16) = (38, 45);
/// From this width on, in columns, the answer is read with ease.
const EASY_ANSWER: u16 = 60;
/// The list is no wider than this by itself, in columns: titles are not longer.
const WIDEST_LIST: u16 = 72;
/// What the answer needs at most, in columns; the list takes what is left.
const WIDEST_ANSWER: u16 = 90;
/// The least of the list and of the answer that is left when the divider is dragged, in columns and rows.
const LEAST_PART: (u16, u16) = (16, 3);
/// From this height on, in rows, the list above the answer stays when the answer has the keys.
const HIGH: u16 = 20;
/// From this width on, in columns, two languages stand side by side.
const TWO_COLUMNS: u16 = 80;
/// The help is no wider than this, in columns.
const WIDEST_HELP: u16 = 80;
/// Between the text and the sides of the answer, in columns.
const MARGIN: u16 = 2;

/// What decides on the regions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Shape {
    /// Columns and rows of the window.
    pub(crate) size: (u16, u16),
    /// Whether both languages are shown.
    pub(crate) both: bool,
    /// Whether there is a text in each.
    pub(crate) two_texts: bool,
    /// Where the divider was dragged to: the columns of the list beside the answer, and its rows above it.
    pub(crate) dragged: (Option<u16>, Option<u16>),
    /// Whether the answer has the keys.
    pub(crate) in_answer: bool,
    /// The rows of the list.
    pub(crate) listed: usize,
}

/// Where everything is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Regions {
    pub(crate) query: Rect,
    pub(crate) rule: Rect,
    /// List, divider and answer together: popups are above them.
    pub(crate) body: Rect,
    pub(crate) list: Rect,
    pub(crate) divider: Rect,
    pub(crate) answer: Rect,
    /// The text columns of the answer: one, or two for two languages side by side.
    pub(crate) columns: Vec<Rect>,
    pub(crate) footer: Rect,
}

impl Regions {
    pub(crate) fn new(shape: Shape) -> Regions {
        let (width, height) = (shape.size.0.max(LEAST.0), shape.size.1.max(LEAST.1));
        let rows = [1, 1, height - 3, 1].map(Constraint::Length);
        let [query, rule, body, footer] = Layout::vertical(rows).areas(Rect::new(0, 0, width, height));
        let [list, divider, answer] = split(shape, body);
        let inner = answer.inner(Margin::new(MARGIN, 0));
        let columns = if shape.both && shape.two_texts && inner.width >= TWO_COLUMNS {
            let halves = [Constraint::Fill(1), Constraint::Fill(1)];
            Layout::horizontal(halves).spacing(2 * MARGIN).split(inner).to_vec()
        } else {
            vec![inner]
        };
        Regions { query, rule, body, list, divider, answer, columns, footer }
    }

    /// Returns where the lines of the help are: in a frame, below its filter.
    pub(crate) fn help(&self) -> Rect {
        let [_, lines] = Layout::vertical([Constraint::Length(1), Constraint::Fill(1)])
            .areas(self.help_frame().inner(Margin::new(2, 1)));
        lines
    }

    /// Returns where the frame of the help is.
    pub(crate) fn help_frame(&self) -> Rect {
        self.body.centered_horizontally(Constraint::Max(WIDEST_HELP))
    }
}

fn split(shape: Shape, body: Rect) -> [Rect; 3] {
    let [line, rest] = [Constraint::Length(1), Constraint::Fill(1)];
    if body.width >= WIDE && !shape.both {
        let percent = |percent: u16| body.width.saturating_mul(percent) / 100;
        let (least, most) = (percent(LIST_PERCENT.0), percent(LIST_PERCENT.1));
        let own = most.min(body.width.saturating_sub(EASY_ANSWER + 1)).max(least);
        let own = own.max(body.width.saturating_sub(WIDEST_ANSWER)).min(WIDEST_LIST);
        let dragged = |columns: u16| columns.clamp(LEAST_PART.0, body.width - LEAST_PART.0);
        let columns = shape.dragged.0.map_or(own, dragged);
        return Layout::horizontal([Constraint::Length(columns), line, rest]).areas(body);
    }
    let listed = u16::try_from(shape.listed.max(1)).unwrap_or(u16::MAX);
    let rows = if shape.in_answer && body.height < HIGH {
        1
    } else {
        let dragged = |rows: u16| rows.clamp(1, body.height - LEAST_PART.1);
        shape.dragged.1.map_or(listed.min((body.height * 2).div_ceil(5)), dragged)
    };
    Layout::vertical([Constraint::Length(rows), line, rest]).areas(body)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn regions(width: u16, height: u16, both: bool, in_answer: bool) -> Regions {
        Regions::new(Shape {
            size: (width, height),
            both,
            two_texts: true,
            dragged: (None, None),
            in_answer,
            listed: 23,
        })
    }

    #[test]
    fn the_answer_is_beside_the_list_where_there_is_room() {
        let wide = regions(76, 24, false, false);
        assert_eq!((wide.list.width, wide.list.height, wide.answer.height), (28, 21, 21));
        let narrow = regions(75, 24, false, false);
        assert_eq!((narrow.list.width, narrow.list.height, narrow.answer.height), (75, 9, 11));
        assert_eq!(regions(76, 24, true, false).list.width, 76);
    }

    #[test]
    fn the_list_takes_what_the_answer_has_no_use_for() {
        let width = |columns| regions(columns, 24, false, false).list.width;
        assert_eq!([80, 100, 110, 120, 150, 250, u16::MAX].map(width), [30, 39, 49, 54, 67, 72, 72]);
    }

    #[test]
    fn the_divider_stays_where_it_is_dragged_as_far_as_there_is_room() {
        let dragged = |size, dragged| {
            let shape = Shape { size, both: false, two_texts: false, in_answer: false, listed: 23, dragged };
            let list = Regions::new(shape).list;
            (list.width, list.height)
        };
        let wide = |columns| dragged((100, 24), (Some(columns), None)).0;
        assert_eq!([0, 30, 200].map(wide), [16, 30, 84]);
        let high = |rows| dragged((60, 24), (None, Some(rows))).1;
        assert_eq!([0, 7, 90].map(high), [1, 7, 18]);
    }

    #[test]
    fn the_list_gives_way_to_the_answer_on_a_low_screen_alone() {
        assert_eq!(regions(40, 10, false, true).list.height, 1);
        assert_eq!(regions(40, 24, false, true).list.height, 9);
    }

    #[test]
    fn two_languages_are_side_by_side_where_both_fit() {
        assert_eq!(regions(84, 24, true, false).columns.len(), 2);
        assert_eq!(regions(83, 24, true, false).columns.len(), 1);
    }

    #[test]
    fn a_window_that_is_too_small_has_the_regions_of_the_least() {
        assert_eq!(regions(1, 1, false, false), regions(40, 10, false, false));
    }
}
