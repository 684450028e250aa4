//! The answer: the selected entry as a page with margins, in one language or in both.

use ratatui::Frame;
use ratatui::layout::{Margin, Rect};
use ratatui::text::Text;

use super::{cut_left, hyperlinks, styled};
use catalogue::lang::Lang;
use crate::layout::{self, Line, Page, Reader, Role, Span};
use crate::theme::Theme;
use crate::tui::app::App;
use crate::tui::results::Row;
use crate::tui::viewport::Viewport;

/// From this width on, in columns, two languages stand side by side.
const TWO_COLUMNS: u16 = 80;
/// Between the text and the sides of the pane, in columns.
const MARGIN: u16 = 2;

/// Draws the visible part of the answer and tells how much there is.
pub fn draw(app: &App<'_>, theme: &Theme, frame: &mut Frame<'_>, area: Rect) -> Viewport {
    let inner = area.inner(Margin::new(MARGIN, 0));
    let mut viewport = Viewport {
        answer_rows: usize::from(area.height),
        ..Viewport::default()
    };
    let first = app.lang;
    let columns: Vec<(Rect, Vec<Page>)> = if !app.both {
        vec![(inner, pages(app, theme, inner, &[first]))]
    } else if inner.width >= TWO_COLUMNS {
        let (left, rest) = cut_left(inner, (inner.width - 2 * MARGIN).div_ceil(2));
        let (_, right) = cut_left(rest, 2 * MARGIN);
        vec![
            (left, pages(app, theme, left, &[first])),
            (right, pages(app, theme, right, &[first.other()])),
        ]
    } else {
        vec![(inner, pages(app, theme, inner, &[first, first.other()]))]
    };

    let columns: Vec<(Rect, Vec<Line>)> = columns
        .into_iter()
        .map(|(area, pages)| {
            for page in &pages {
                let new = page
                    .links
                    .iter()
                    .filter(|link| viewport.links.iter().all(|other| other.target != link.target));
                viewport.links.extend(new.cloned().collect::<Vec<_>>());
            }
            (area, lines(pages, theme, usize::from(area.width)))
        })
        .collect();
    viewport.answer_lines = columns.iter().map(|(_, lines)| lines.len()).max().unwrap_or(0);
    let limit = viewport.answer_limit();
    for (area, lines) in columns {
        let visible: Vec<Line> = lines
            .into_iter()
            .skip(app.scroll().min(limit))
            .take(usize::from(area.height))
            .collect();
        let drawn: Vec<_> = visible.iter().map(|line| styled(line, theme)).collect();
        frame.render_widget(Text::from(drawn), area);
        if app.hyperlinks {
            hyperlinks::draw(&visible, area, frame.buffer_mut());
        }
    }
    viewport
}

/// The selected row, laid out in each of the languages; above an entry, in the first of them, what the log shows of it.
fn pages(app: &App<'_>, theme: &Theme, area: Rect, languages: &[Lang]) -> Vec<Page> {
    let columns = usize::from(area.width);
    let (Some(entry), findings) = (app.entry(), app.findings.as_ref()) else {
        return unanswered(app, columns, languages).into_iter().collect();
    };
    let reader = Reader {
        lang: app.lang,
        columns: Some(columns),
        glyphs: theme.glyphs,
        highlight: &|text| app.highlight(text),
    };
    let evidence = match (findings, app.tally()) {
        (Some(findings), Some(tally)) if languages.contains(&app.lang) => {
            layout::evidence(findings, tally, app.lang, columns)
        }
        _ => Vec::new(),
    };
    let mut pages: Vec<Page> = languages
        .iter()
        .filter_map(|lang| {
            let view = app.view_of(entry, *lang)?;
            Some(layout::page(app.catalogue, entry, view, *lang, &reader))
        })
        .collect();
    if let Some(first) = pages.first_mut() {
        first.lines.splice(0..0, evidence);
    }
    pages
}

/// The selected error in the log that no entry answers.
fn unanswered(app: &App<'_>, columns: usize, languages: &[Lang]) -> Option<Page> {
    let findings = app.findings.as_ref()?;
    let Some(Row::Unknown(index)) = app.results.row() else {
        return None;
    };
    let unknown = findings
        .summary
        .unknown
        .get(index)
        .filter(|_| languages.contains(&app.lang))?;
    Some(Page {
        lines: layout::unknown(findings, unknown, app.lang, columns),
        links: Vec::new(),
    })
}

/// The pages one below the other, with a rule between them.
fn lines(pages: Vec<Page>, theme: &Theme, columns: usize) -> Vec<Line> {
    let mut lines = Vec::new();
    for (index, page) in pages.into_iter().enumerate() {
        if index > 0 {
            lines.push(Line::default());
            let rule = theme.glyphs.horizontal.repeat(columns);
            lines.push(Line {
                spans: vec![Span::new(rule, Role::Frame)],
            });
        }
        lines.extend(page.lines);
    }
    lines
}
