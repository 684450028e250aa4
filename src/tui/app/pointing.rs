//! What clicks do.

use ratatui::layout::Position;

use super::{App, Focus};
use crate::layout::Span;
use crate::tui::action::Effect;
use catalogue::text;

impl App<'_> {
    /// Takes what the answer offers at a place of the screen, and gives the keys to the answer.
    pub(super) fn click_answer(&mut self, at: Position) -> Option<Effect> {
        self.focus = Focus::Answer;
        let span = self.span_at(at)?;
        match (span.offer, &span.link) {
            (Some(number), _) => self.take_number(number),
            (None, Some(link)) => Some(Effect::Open(link.as_str().to_owned())),
            (None, None) => None,
        }
    }

    fn span_at(&self, at: Position) -> Option<&Span> {
        let column = self.regions.columns.iter().position(|area| area.contains(at))?;
        let area = self.regions.columns[column];
        let line = self.scroll() + usize::from(at.y - area.y);
        let mut room = usize::from(at.x - area.x);
        let spans = &self.pane().columns.get(column)?.get(line)?.spans;
        spans.iter().find(|span| {
            let width = text::width(&span.text);
            let is_here = room < width;
            room = room.saturating_sub(width);
            is_here
        })
    }

    /// Moves the divider to a place of the screen.
    pub(super) fn drag_divider(&mut self, to: Position) {
        if self.regions.divider.width == 1 {
            self.dragged.0 = Some(to.x);
        } else {
            self.dragged.1 = Some(to.y.saturating_sub(self.regions.body.y));
        }
    }
}
