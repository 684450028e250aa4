//! The answer: the visible part of what is laid out.

use ratatui::Frame;
use ratatui::text::Text;

use super::{hyperlinks, styled};
use crate::tui::app::App;

pub(super) fn draw(app: &App<'_>, frame: &mut Frame<'_>) {
    for (area, lines) in app.regions.columns.iter().zip(&app.pane().columns) {
        let lines = lines.get(app.scroll()..).unwrap_or_default();
        let visible = &lines[..lines.len().min(area.height.into())];
        let drawn: Vec<_> = visible.iter().map(|line| styled(line, &app.theme)).collect();
        frame.render_widget(Text::from(drawn), *area);
        if app.hyperlinks {
            hyperlinks::draw(visible, *area, frame.buffer_mut());
        }
    }
}
