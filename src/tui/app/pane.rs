//! The answer as it is laid out: its lines, and the commands and links in it. What the browser acts on is what is shown
//! now, not what was drawn last.

use std::ops::Range;

use ratatui::layout::Rect;

use super::App;
use crate::layout::{self, Flow, Line, Offers, Reader, Role, Span};
use crate::messages::Phrase;
use crate::tui::keymap::{Command, Context};
use crate::tui::results::Row;
use catalogue::lang::Lang;
use catalogue::model::SourceId;

/// The laid-out answer.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Pane {
    /// The lines of each text column.
    pub(crate) columns: Vec<Vec<Line>>,
    /// The commands and links of all columns.
    pub(crate) offers: Offers,
    /// The lines of the longest column.
    pub(crate) height: usize,
}

/// What the answer is made of: the row and its list, the languages, the source, the text columns, and whether it is the
/// welcome.
pub(super) type Subject = (Option<Row>, usize, Lang, bool, Option<SourceId>, Vec<Rect>, bool);

impl<'c> App<'c> {
    /// Returns the laid-out answer.
    pub(crate) fn pane(&self) -> &Pane {
        self.pane.get_or_init(|| self.lay_out())
    }

    pub(super) fn subject(&self) -> Subject {
        let columns = self.regions.columns.clone();
        (self.results.row(), self.lists, self.lang, self.both, self.source, columns, self.is_new)
    }

    /// Returns a function that tells which parts of a text the query matches, in bytes.
    pub(crate) fn highlighter(&self) -> impl Fn(&str) -> Vec<Range<usize>> {
        let query = Some(self.query.text()).filter(|query| !query.is_empty());
        let highlighter = query.map(|query| self.index().highlighter(query));
        move |text| highlighter.as_ref().map(|highlighter| highlighter.places(text)).unwrap_or_default()
    }

    fn lay_out(&self) -> Pane {
        let languages =
            if self.both && self.two_texts() { vec![self.lang, self.lang.next()] } else { vec![self.lang] };
        let offers = self.offers(&languages);
        // One column has all languages, and two have one each.
        let share = languages.len() / self.regions.columns.len().max(1);
        let columns = self.regions.columns.iter().zip(languages.chunks(share.max(1)));
        let columns: Vec<Vec<Line>> = columns
            .map(|(column, languages)| {
                let width = usize::from(column.width);
                self.join(self.pages(width, languages, &offers), width)
            })
            .collect();
        let height = columns.iter().map(Vec::len).max().unwrap_or(0);
        Pane { columns, offers, height }
    }

    /// Returns what the selected entry offers in these languages.
    fn offers(&self, languages: &[Lang]) -> Offers {
        if self.results.row() == Some(Row::NextStep) {
            return layout::places_to_ask(self.lang);
        }
        let mut offers = Offers::default();
        if let Some(entry) = self.entry() {
            let articles = languages.iter().filter_map(|lang| self.article_of(entry, *lang));
            for article in articles {
                offers.extend(Offers::of(self.catalogue, entry, article, self.lang));
            }
        }
        offers
    }

    /// Lays out the selected row in each of the languages; what a log shows of it stands first.
    fn pages(&self, columns: usize, languages: &[Lang], offers: &Offers) -> Vec<Vec<Line>> {
        if self.is_new && self.log().is_none() {
            return vec![self.welcome(columns)];
        }
        let Some(entry) = self.entry() else {
            let page = match self.question() {
                Some(masked) => Some(self.next_step(&masked, columns)),
                None => self.unknown_page(columns),
            };
            return page.into_iter().collect();
        };
        let reader = Reader {
            lang: self.lang,
            columns: Some(columns),
            glyphs: self.theme.glyphs,
            highlight: &self.highlighter(),
        };
        let mut pages = Vec::new();
        for lang in languages {
            if let Some(article) = self.article_of(entry, *lang) {
                pages.push(layout::page(self.catalogue, entry, article, *lang, offers, &reader));
            }
        }
        if let (Some(page), Some(findings)) = (pages.first_mut(), self.log())
            && let Some(found) = self.results.entry().and_then(|entry| findings.report.of(entry))
            && languages.contains(&self.lang)
        {
            page.splice(0..0, layout::evidence(&findings.report, found, self.lang, columns));
        }
        pages
    }

    /// Returns whether the selected row has a text in each language.
    pub(super) fn two_texts(&self) -> bool {
        let other = self.lang.next();
        let article = self.entry().and_then(|entry| self.article_of(entry, other));
        let own = self.article().map(|article| article.lang);
        own == Some(self.lang) && article.is_some_and(|article| article.lang == other)
    }

    /// Lays out the selected error of a log that has no entry.
    fn unknown_page(&self, columns: usize) -> Option<Vec<Line>> {
        let report = &self.log()?.report;
        Some(layout::unknown(report, self.unknown()?, self.lang, columns))
    }

    /// Lays out what is said before the first key.
    fn welcome(&self, columns: usize) -> Vec<Line> {
        let lines = [Phrase::Welcome, Phrase::WelcomeKeys];
        let lines = lines.map(|phrase| Flow::of(phrase.text(self.lang), Role::Text).wrap(columns));
        lines.concat()
    }

    /// Lays out what to do when no entry answers the query.
    fn next_step(&self, masked: &str, columns: usize) -> Vec<Line> {
        let key = self.keymap.key_of(Command::Copy, Context::Query).unwrap_or_default();
        let groups = self.near_groups();
        layout::next_step(&groups, masked, &key, self.lang, columns)
    }

    /// Joins pages to one column, with a rule between them.
    fn join(&self, pages: Vec<Vec<Line>>, columns: usize) -> Vec<Line> {
        let mut lines = Vec::new();
        for page in pages {
            if !lines.is_empty() {
                let rule = self.theme.glyphs.horizontal.repeat(columns);
                lines.extend([Line::default(), Span::new(rule, Role::Frame).into()]);
            }
            lines.extend(page);
        }
        lines
    }
}
