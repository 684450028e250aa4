//! A form in its frame: each field with what belongs there, the command as it will be copied, and what to know before
//! running it. On a low screen only the field that has the keys says what belongs there, and of the command only the
//! lines around its value are shown. A star marks what must not be left out.
//!
//! ```text
//! ╭ Fill in and copy ─────────────────────────────────╮
//! │ the folder on this machine where OpenList keeps … │
//! │ > yourDataDir* /mnt/data                          │
//! │ who runs the container, as user:group in numbers  │
//! │   user         1000:1000                          │
//! │                                                   │
//! │ docker run -d --name openlist --user 1000:1000 -v │
//! │ /mnt/data:/opt/openlist/data -p 5244:5244 …       │
//! │ ! This opens port 5244 …                          │
//! ╰───────────────────────────────────────────────────╯
//! ```

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span, Text};

use super::{popup, styled, wrapped};
use crate::layout::{self, Role};
use crate::messages::{self, Phrase};
use crate::tui::app::App;
use crate::tui::form::{Field, Form};
use catalogue::snippet::Filled;
use catalogue::text;

/// The inside of the frame is no wider than this, in columns.
const WIDEST: u16 = 84;
/// A name takes no more than this, in columns.
const WIDEST_NAME: usize = 16;
/// Beside the field that has the keys, and beside the others.
const MARKERS: [&str; 2] = ["> ", "  "];
/// Between a name and its value; the first with a mark for a value that must not be left out.
const GAPS: [&str; 2] = ["* ", "  "];

/// Draws the form; returns where its fields are.
pub(super) fn draw(app: &App<'_>, form: &Form, frame: &mut Frame<'_>) -> Vec<Rect> {
    let body = app.regions.body;
    let columns = usize::from(body.width.saturating_sub(4).min(WIDEST));
    let sketch = Sketch { app, form, columns };
    let rows = usize::from(body.height.saturating_sub(2));
    let mut drawn = sketch.roomy();
    if drawn.lines.len() > rows {
        drawn = sketch.tight(rows);
    }
    let title = Phrase::FillIn.text(app.lang);
    let inner = popup::draw_frame(app, title, columns, drawn.lines.len(), frame);
    frame.render_widget(Text::from(drawn.lines), inner);
    let place = |row: Option<usize>| row.and_then(|row| inner.rows().nth(row)).unwrap_or_default();
    let fields: Vec<Rect> = drawn.fields.into_iter().map(place).collect();
    if let Some((field, area)) = form.fields.iter().zip(&fields).nth(form.selected) {
        let caret = field.value.visible(sketch.room()).caret();
        let column = u16::try_from(sketch.indent() + caret).unwrap_or(0);
        frame.set_cursor_position(Position::new(area.x + column, area.y));
    }
    fields
}

/// The lines of a form, and in which of them its fields are, as far as those are in sight.
#[derive(Default)]
struct Drawn {
    lines: Vec<Line<'static>>,
    fields: Vec<Option<usize>>,
}

impl Drawn {
    fn field(&mut self, line: Line<'static>) {
        self.fields.push(Some(self.lines.len()));
        self.lines.push(line);
    }
}

/// What the lines of a form need to know.
struct Sketch<'a> {
    app: &'a App<'a>,
    form: &'a Form,
    columns: usize,
}

impl Sketch<'_> {
    /// Returns everything.
    fn roomy(&self) -> Drawn {
        let mut drawn = Drawn::default();
        for (index, field) in self.form.fields.iter().enumerate() {
            let meaning = wrapped(self.meaning(field), self.columns).into_iter();
            let meaning = meaning.filter(|line| line.width() > 0);
            drawn.lines.extend(meaning.map(|line| line.style(self.app.theme.secondary())));
            drawn.field(self.field(index, field));
            let doubt = self.doubt(field).map(|doubt| layout::note(doubt, self.columns));
            let doubt = doubt.into_iter().flatten();
            drawn.lines.extend(doubt.map(|line| styled(&line, &self.app.theme)));
        }
        drawn.lines.push(Line::default());
        drawn.lines.extend(self.preview().0);
        drawn.lines.extend(self.warnings());
        drawn
    }

    /// Returns what matters most, in so many rows: the field that has the keys, the others as far as they fit with it, then the
    /// command.
    fn tight(&self, rows: usize) -> Drawn {
        let mut drawn = Drawn::default();
        let selected = self.form.selected;
        // A row for the meaning, and one for the command.
        let room = rows.saturating_sub(2).max(1);
        let first = (selected + 1).saturating_sub(room);
        for (index, field) in self.form.fields.iter().enumerate() {
            if index < first || index >= first + room {
                drawn.fields.push(None);
                continue;
            }
            let meaning = self.doubt(field).unwrap_or(self.meaning(field));
            if index == selected && rows > 1 && !meaning.is_empty() {
                let meaning = self.cut(meaning, self.columns);
                drawn.lines.push(Line::styled(meaning, self.app.theme.secondary()));
            }
            drawn.field(self.field(index, field));
        }
        let (preview, place) = self.preview();
        let room = rows.saturating_sub(drawn.lines.len());
        let first = place.min(preview.len().saturating_sub(room));
        drawn.lines.extend(preview.into_iter().skip(first).take(room));
        drawn.lines.extend(self.warnings());
        drawn.lines.truncate(rows);
        drawn
    }

    fn meaning<'f>(&self, field: &'f Field) -> &'f str {
        let meaning = field.placeholder.meaning.as_ref();
        meaning.map_or("", |meaning| meaning[self.app.lang].as_str())
    }

    fn doubt(&self, field: &Field) -> Option<&'static str> {
        let doubt = field.placeholder.doubt(field.value.text().trim())?;
        Some(messages::doubt(self.app.lang, doubt))
    }

    fn cut(&self, text: &str, columns: usize) -> String {
        text::cut(text, columns, self.app.theme.glyphs.cut).into_owned()
    }

    /// Returns how wide names are, in columns.
    fn names(&self) -> usize {
        let names = self.form.fields.iter().map(|field| text::width(&field.placeholder.name));
        names.max().unwrap_or(0).min(WIDEST_NAME)
    }

    /// Returns where values begin, in columns.
    fn indent(&self) -> usize {
        MARKERS[0].len() + self.names() + GAPS[0].len()
    }

    /// Returns how wide values can be, in columns.
    fn room(&self) -> usize {
        self.columns.saturating_sub(self.indent()).max(1)
    }

    fn field(&self, index: usize, field: &Field) -> Line<'static> {
        let has_keys = index == self.form.selected;
        let name = self.cut(&field.placeholder.name, self.names());
        let is_needed = self.form.snippet.needs(&field.placeholder.name);
        let padding = " ".repeat(self.names() - text::width(&name));
        let padding = format!("{}{padding}", GAPS[usize::from(!is_needed)]);
        let visible = field.value.visible(self.room());
        let text = format!("{}{}{}", visible.mark, visible.before_caret, visible.after_caret);
        let value = if field.value.text().is_empty() {
            let example = field.placeholder.example.as_deref();
            let example = if is_needed {
                messages::needed(self.app.lang, example)
            } else {
                example.map_or_else(String::new, |example| messages::example(self.app.lang, example))
            };
            Span::styled(self.cut(&example, self.room()), self.app.theme.secondary())
        } else {
            let style = match field.value.is_selected() && has_keys {
                true => self.app.theme.selection().into(),
                false => Style::new(),
            };
            Span::styled(text, style)
        };
        Line::from_iter([
            Span::styled(MARKERS[usize::from(!has_keys)], self.app.theme.mark(has_keys)),
            Span::styled(format!("{name}{padding}"), self.app.theme.mark(has_keys)),
            value,
        ])
    }

    /// Returns the command as it will be copied, and the line where the field that has the keys stands in it.
    fn preview(&self) -> (Vec<Line<'static>>, usize) {
        let Filled { text, places, open } = self.form.filled(self.app.person.shell);
        let name = self.form.fields.get(self.form.selected).map(|field| &field.placeholder.name);
        let wrapped = text::wrap(&text, self.columns);
        let start = places.iter().find(|(_, of)| Some(of) == name).map_or(0, |(range, _)| range.start);
        let place = wrapped.iter().rposition(|line| line.start <= start).unwrap_or(0);
        let lines = wrapped.into_iter().map(|line| {
            let mut spans = Vec::new();
            let mut at = line.start;
            for (range, of) in &places {
                let (start, end) = (range.start.clamp(at, line.end), range.end.clamp(at, line.end));
                let role = if open.contains(of) { Role::Note } else { Role::Code };
                spans.push(Span::raw(text[at..start].to_owned()));
                spans.push(Span::styled(text[start..end].to_owned(), self.app.theme.style(role)));
                at = end;
            }
            spans.push(Span::raw(text[at..line.end].to_owned()));
            Line::from(spans)
        });
        (lines.collect(), place)
    }

    fn warnings(&self) -> Vec<Line<'static>> {
        popup::warnings(self.app, &self.form.snippet.warnings, self.columns)
    }
}
