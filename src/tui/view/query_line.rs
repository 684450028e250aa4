//! The first line: the query with its caret, how many entries are listed, which source and language are shown.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::draw_input;
use crate::messages::{self, Phrase};
use crate::tui::app::{App, Focus, Mode};
use crate::tui::feed::Progress;
use catalogue::text;

const PROMPT: &str = " > ";
/// Between two parts of the state.
const GAP: &str = "   ";

/// Draws the line and places the terminal's caret: input methods open where that is. Returns where the query is.
pub(super) fn draw(app: &App<'_>, frame: &mut Frame<'_>, area: Rect) -> Rect {
    let columns = usize::from(area.width);
    let state = state(app, columns / 2);
    let room = columns.saturating_sub(PROMPT.len() + text::width(&state) + 2).max(1);
    frame.render_widget(Span::styled(PROMPT, app.theme.mark(app.focus == Focus::Query)), area);
    let state = Span::styled(format!("{state} "), app.theme.secondary());
    frame.render_widget(Line::from(state).right_aligned(), area);
    let x = area.x + u16::try_from(PROMPT.len()).unwrap_or(0);
    let query = Rect { x, width: u16::try_from(room).unwrap_or(0), ..area };
    let has_keys = app.focus == Focus::Query && app.mode == Mode::Browse;
    draw_input(&app.query, Phrase::TypeAnError.text(app.lang), has_keys, query, &app.theme, frame);
    query
}

/// Returns the log that is listed, the count, group, source and language, as much of it as fits.
fn state(app: &App<'_>, columns: usize) -> String {
    let source = match app.source {
        Some(source) => app.catalogue.sources[source.0].name[app.lang].as_str(),
        None => Phrase::AllSources.text(app.lang),
    };
    let mut state = messages::count(app.lang, app.results.entries(), app.catalogue.entries.len());
    if let Some(findings) = app.log() {
        let is_followed = findings.progress == Progress::Followed;
        let log = messages::log(app.lang, &findings.report.files, is_followed, app.new_events());
        state = text::cut(&log, columns, app.theme.glyphs.cut).into_owned();
    }
    let group = app.group.map(|group| &*app.catalogue.groups[group.0].name[app.lang]);
    for part in group.into_iter().chain([source, app.lang.name()]) {
        if text::width(&state) + GAP.len() + text::width(part) <= columns {
            state = format!("{state}{GAP}{part}");
        }
    }
    state
}
