//! The help: the keys that work where it was opened, then all others, as far as the filter lets them through.

use catalogue::lang::Lang;
use catalogue::text;

use crate::layout::{Flow, Line, Role, Span};
use crate::messages::Phrase;
use crate::tui::app::Mode;
use crate::tui::editor::Editor;
use crate::tui::keymap::{Binding, Context, Keymap};

/// The help, and what it was opened above.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Help {
    pub(crate) below: Box<Mode>,
    /// Where it was opened.
    pub(crate) context: Context,
    pub(crate) filter: Editor,
    /// The first visible line.
    pub(crate) first: usize,
}

/// What can be done without a key.
const BESIDES: [Phrase; 4] = [Phrase::HelpPaste, Phrase::HelpNumbers, Phrase::HelpMouse, Phrase::HelpSelect];

impl Help {
    /// Returns the lines of the help in a width.
    pub(crate) fn lines(&self, keymap: &Keymap, lang: Lang, columns: usize) -> Vec<Line> {
        let table = Table::new(keymap, lang, columns);
        let mut lines = Vec::new();
        let mut add = |heading: &str, rows: Vec<(String, &str)>| {
            let is_wanted =
                |(keys, phrase): &(String, &str)| self.lets_through(keys) || self.lets_through(phrase);
            let rows: Vec<_> = rows.into_iter().filter(is_wanted).collect();
            if !rows.is_empty() {
                lines.push(Span::new(heading, Role::Heading).into());
                lines.extend(rows.iter().flat_map(|(keys, phrase)| table.row(keys, phrase)));
                lines.push(Line::default());
            }
        };
        let of = |context: Context| {
            let bound = keymap.bound(context);
            bound.map(|binding| (binding.shown_keys(), binding.phrase(lang))).collect()
        };
        add(self.context.heading(lang), of(self.context));
        if self.context.inherits() {
            add(Context::Anywhere.heading(lang), of(Context::Anywhere));
        }
        let besides = BESIDES.map(|phrase| (String::new(), phrase.text(lang)));
        add(Phrase::Besides.text(lang), besides.to_vec());
        for context in [Context::Query, Context::Answer, Context::Choice, Context::Form] {
            if context != self.context {
                add(context.heading(lang), of(context));
            }
        }
        lines.pop();
        if lines.is_empty() {
            lines = Flow::of(Phrase::NoKey.text(lang), Role::Secondary).wrap(columns);
        }
        lines
    }

    fn lets_through(&self, text: &str) -> bool {
        text.to_lowercase().contains(&self.filter.text().trim().to_lowercase())
    }
}

/// Rows of keys and what they do.
struct Table {
    columns: usize,
    /// The width of the keys.
    keys: usize,
}

const INDENT: &str = "  ";

impl Table {
    fn new(keymap: &Keymap, lang: Lang, columns: usize) -> Table {
        let bindings = Context::ALL.into_iter().flat_map(|context| keymap.bound(context));
        let widths =
            |binding: &Binding| (text::width(&binding.shown_keys()), text::width(binding.phrase(lang)));
        let (keys, phrase) =
            bindings.map(widths).fold((0, 0), |one, other| (one.0.max(other.0), one.1.max(other.1)));
        let room = columns.saturating_sub(3 * INDENT.len());
        // Where both do not fit, the keys wrap first: each of them is short.
        let keys = keys.min(room.saturating_sub(phrase).max(room * 2 / 5)).max(1);
        Table { columns, keys }
    }

    /// Returns a row in as many lines as it takes; one without keys has the whole width.
    fn row(&self, keys: &str, phrase: &str) -> Vec<Line> {
        let before = if keys.is_empty() { 0 } else { self.keys + INDENT.len() };
        let room = self.columns.saturating_sub(INDENT.len() + before).max(1);
        let keys = Flow::of(keys, Role::Marker).wrap(self.keys);
        let phrase = Flow::of(phrase, Role::Text).wrap(room);
        let count = keys.len().max(phrase.len());
        let mut phrase = phrase.into_iter();
        let mut keys = keys.into_iter();
        let lines = (0..count).map(|_| {
            let mut line = keys.next().unwrap_or_default();
            line.spans.iter_mut().for_each(|span| span.strong = true);
            let padding = before.saturating_sub(text::width(&line.text()));
            line.spans.insert(0, Span::new(INDENT, Role::Text));
            line.spans.push(Span::new(" ".repeat(padding), Role::Text));
            line.spans.extend(phrase.next().unwrap_or_default().spans);
            line
        });
        lines.collect()
    }
}
