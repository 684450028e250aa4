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
use ratatui::layout::Rect;
use ratatui::text::{Line, Span, Text};

use super::{draw_input, popup, wrapped};
use crate::layout::Role;
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

/// Draws the form; returns where the values of its fields are.
pub(super) fn draw(app: &App<'_>, form: &Form, frame: &mut Frame<'_>) -> Vec<(Rect, usize)> {
    let body = app.regions.body;
    let columns = usize::from(body.width.saturating_sub(4).min(WIDEST));
    let rows = usize::from(body.height.saturating_sub(2));
    let sketch = Sketch { app, form, columns };
    let (preview, place) = sketch.preview();
    let warnings = popup::warnings(app, &form.snippet.warnings, columns);
    let mut fields = sketch.fields(true);
    if fields.len() + preview.len() + warnings.len() > rows {
        fields = sketch.fields(false);
    }
    // The field that has the keys and a line of the command are always in sight.
    let room = rows.saturating_sub(1);
    let selected = fields.iter().position(|(_, field)| *field == Some(form.selected));
    let first = selected.map_or(0, |row| (row + 1).saturating_sub(room));
    let fields: Vec<_> = fields.into_iter().skip(first).take(room).collect();
    let room = rows - fields.len();
    let first = place.min(preview.len().saturating_sub(room));
    let preview = preview.into_iter().skip(first).take(room);
    let lines = fields.iter().map(|(line, _)| line.clone()).chain(preview).chain(warnings);
    let lines: Vec<Line<'_>> = lines.take(rows).collect();
    let inner = popup::draw_frame(app, Phrase::FillIn.text(app.lang), columns, lines.len(), frame);
    frame.render_widget(Text::from(lines), inner);
    let indent = u16::try_from(sketch.indent()).unwrap_or(0);
    let rows = inner.rows().zip(&fields);
    let value = |(row, (_, field)): (Rect, &(_, Option<usize>))| {
        Some((Rect { x: row.x + indent, width: row.width.saturating_sub(indent), ..row }, (*field)?))
    };
    let values: Vec<(Rect, usize)> = rows.filter_map(value).collect();
    for (area, field) in &values {
        sketch.draw_value(*field, *area, frame);
    }
    values
}

/// What the lines of a form need to know.
struct Sketch<'a, 'c> {
    app: &'a App<'c>,
    form: &'a Form,
    columns: usize,
}

impl Sketch<'_, '_> {
    /// Returns the lines of the fields, each with the field whose value it has; where there is room, with what belongs into
    /// each of them.
    fn fields(&self, is_roomy: bool) -> Vec<(Line<'static>, Option<usize>)> {
        let mut lines = Vec::new();
        for (index, field) in self.form.fields.iter().enumerate() {
            let (hint, style) = self.hint(field);
            let hint = match (is_roomy, index == self.form.selected) {
                _ if hint.is_empty() => Vec::new(),
                (true, _) => wrapped(&hint, self.columns),
                (false, true) => vec![Line::from(self.cut(&hint, self.columns))],
                (false, false) => Vec::new(),
            };
            lines.extend(hint.into_iter().map(|line| (line.style(style), None)));
            lines.push((self.name(index, field), Some(index)));
        }
        lines.extend(is_roomy.then(|| (Line::default(), None)));
        lines
    }

    /// Returns what belongs into a field, or what makes its value look wrong.
    fn hint(&self, field: &Field) -> (String, anstyle::Style) {
        let (lang, theme) = (self.app.lang, &self.app.theme);
        match (field.placeholder.doubt(field.value.text().trim()), &field.placeholder.meaning) {
            (Some(doubt), _) => (format!("! {}", messages::doubt(lang, doubt)), theme.style(Role::Note)),
            (None, Some(meaning)) => (meaning[lang].clone(), theme.secondary()),
            (None, None) => (String::new(), theme.secondary()),
        }
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

    fn name(&self, index: usize, field: &Field) -> Line<'static> {
        let has_keys = index == self.form.selected;
        let name = self.cut(&field.placeholder.name, self.names());
        let padding = " ".repeat(self.names() - text::width(&name));
        let gap = GAPS[usize::from(!self.form.snippet.needs(&field.placeholder.name))];
        let marker = MARKERS[usize::from(!has_keys)];
        Line::styled(format!("{marker}{name}{gap}{padding}"), self.app.theme.mark(has_keys))
    }

    /// Draws the value of a field, or an example.
    fn draw_value(&self, index: usize, area: Rect, frame: &mut Frame<'_>) {
        let field = &self.form.fields[index];
        let example = field.placeholder.example.as_deref();
        let example = if self.form.snippet.needs(&field.placeholder.name) {
            messages::needed(self.app.lang, example)
        } else {
            example.map_or_else(String::new, |example| messages::example(self.app.lang, example))
        };
        draw_input(&field.value, &example, index == self.form.selected, area, &self.app.theme, frame);
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
}
