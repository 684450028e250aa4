//! The help: the keys of the contexts that people work in.

use catalogue::lang::Lang;
use catalogue::text;

use crate::layout::{Line, Role, Span};
use crate::messages::Phrase;
use crate::tui::keymap::{Context, Keymap};

/// Returns the lines of the help.
pub(crate) fn lines(keymap: &Keymap, lang: Lang) -> Vec<Line> {
    const CONTEXTS: [Context; 3] = [Context::Query, Context::Answer, Context::Anywhere];
    let bindings = || CONTEXTS.into_iter().flat_map(|context| keymap.bound(context));
    let widest = bindings().map(|binding| text::width(&binding.shown_keys())).max();
    let mut lines = Vec::new();
    for context in CONTEXTS {
        lines.push(Span::new(context.heading(lang), Role::Heading).into());
        for binding in keymap.bound(context) {
            let keys = binding.shown_keys();
            let padding = " ".repeat(widest.unwrap_or(0).saturating_sub(text::width(&keys)));
            lines.push(Line {
                spans: vec![
                    Span {
                        strong: true,
                        ..Span::new(format!("  {keys}{padding}  "), Role::Marker)
                    },
                    Span::new(binding.phrase(lang), Role::Text),
                ],
            });
        }
        lines.push(Line::default());
    }
    lines.push(Span::new(Phrase::HelpClose.text(lang), Role::Secondary).into());
    lines
}
