//! Running text: inlines to spans, and spans to lines of a width.

use std::ops::Range;

use super::{Line, Role, Span};
use catalogue::address::Address;
use catalogue::markdown::Inline;
use catalogue::text;

/// Gives the number of an inline, and for code its command.
type Known<'s> = dyn Fn(&Inline) -> Option<(usize, &'s str)> + 's;

/// Spans in a row that are to be wrapped together.
#[derive(Debug, Default)]
pub(crate) struct Flow {
    spans: Vec<Span>,
}

impl Flow {
    pub(crate) fn new() -> Flow {
        Flow::default()
    }

    /// Returns a text of one role.
    pub(crate) fn of(text: &str, role: Role) -> Flow {
        Flow::new().with(text, role)
    }

    /// Adds a text of one role.
    #[must_use]
    pub(crate) fn with(self, text: &str, role: Role) -> Flow {
        self.with_link(text, role, None)
    }

    /// Adds a text that leads somewhere on the web.
    #[must_use]
    pub(crate) fn with_link(mut self, text: &str, role: Role, link: Option<Address>) -> Flow {
        self.push(text, Span { link, ..Span::new("", role) });
        self
    }

    /// Adds inlines. `known` gives the number of what can be copied or followed, and for code the command as it is right.
    #[must_use]
    pub(super) fn with_inlines<'s>(mut self, inlines: &[Inline], known: &Known<'s>) -> Flow {
        self.add(inlines, &Span::new("", Role::Text), known);
        self
    }

    fn add<'s>(&mut self, inlines: &[Inline], style: &Span, known: &Known<'s>) {
        for inline in inlines {
            let mut style = style.clone();
            match inline {
                Inline::Text(text) => self.push(text, style),
                Inline::Break => self.push("\n", style),
                Inline::Tag(_) => {}
                Inline::Code(code) => {
                    style.role = Role::Code;
                    let found = known(inline);
                    style.offer = found.map(|(number, _)| number);
                    self.push(found.map_or(code, |(_, command)| command), style);
                    self.push_number(found);
                }
                Inline::Strong(children) => {
                    style.strong = true;
                    self.add(children, &style, known);
                }
                Inline::Emphasis(children) => {
                    style.emphasis = true;
                    self.add(children, &style, known);
                }
                Inline::Link { text, url } => {
                    style.role = Role::Link;
                    style.link = Address::of(url);
                    let found = known(inline);
                    style.offer = found.map(|(number, _)| number);
                    self.add(text, &style, known);
                    self.push_number(found);
                }
            }
        }
    }

    fn push_number(&mut self, found: Option<(usize, &str)>) {
        if let Some((number, _)) = found {
            let marker = Span { offer: Some(number), ..Span::new("", Role::Marker) };
            self.push(&format!(" [{number}]"), marker);
        }
    }

    fn push(&mut self, text: &str, style: Span) {
        self.spans.push(Span { text: text::expand_tabs(text).into_owned(), ..style });
    }

    /// Gives a role to parts of the text, as byte ranges of it in order.
    #[must_use]
    pub(crate) fn mark(mut self, mut ranges: &[Range<usize>], role: Role) -> Flow {
        let mut marked = Vec::new();
        let mut offset = 0;
        for span in self.spans {
            let end = offset + span.text.len();
            let mut cut = offset;
            while let [range, others @ ..] = ranges
                && range.start < end
            {
                let (start, stop) = (range.start.clamp(cut, end), range.end.clamp(cut, end));
                if start < stop {
                    marked.push(part(&span, cut - offset..start - offset));
                    let part = part(&span, start - offset..stop - offset);
                    marked.push(Span { role, ..part });
                    cut = stop;
                }
                if range.end > end {
                    break;
                }
                ranges = others;
            }
            marked.push(part(&span, cut - offset..end - offset));
            offset = end;
        }
        marked.retain(|span| !span.text.is_empty());
        self.spans = marked;
        self
    }

    pub(crate) fn text(&self) -> String {
        self.spans.iter().map(|span| span.text.as_str()).collect()
    }

    /// Returns the text in lines of at most `columns`.
    pub(crate) fn wrap(&self, columns: usize) -> Vec<Line> {
        let mut left = &self.spans[..];
        let mut offset = 0;
        let line = |range: Range<usize>| {
            while let [span, others @ ..] = left
                && offset + span.text.len() <= range.start
            {
                offset += span.text.len();
                left = others;
            }
            cut(left, offset, &range)
        };
        text::wrap(&self.text(), columns).into_iter().map(line).collect()
    }
}

/// Returns the line that a byte range of a text makes, of which these are the spans from an offset on.
fn cut(spans: &[Span], mut offset: usize, range: &Range<usize>) -> Line {
    let mut line = Line::default();
    for span in spans {
        let end = offset + span.text.len();
        let (start, stop) = (range.start.max(offset), range.end.min(end));
        if start < stop {
            line.spans.push(part(span, start - offset..stop - offset));
        }
        if end >= range.end {
            break;
        }
        offset = end;
    }
    line
}

fn part(span: &Span, range: Range<usize>) -> Span {
    let Span { role, strong, emphasis, offer, .. } = *span;
    Span { text: span.text[range].to_owned(), role, strong, emphasis, link: span.link.clone(), offer }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn styles_survive_wrapping() {
        let inlines = [
            Inline::Text("use the ".to_owned()),
            Inline::Strong(vec![Inline::Code("--user 1000".to_owned())]),
            Inline::Text(" option".to_owned()),
        ];
        let lines = Flow::new().with_inlines(&inlines, &|_| None).wrap(14);
        let texts: Vec<String> = lines.iter().map(Line::text).collect();
        assert_eq!(texts, ["use the --user", "1000 option"]);
        let [code, text] = &lines[1].spans[..] else { panic!("two spans") };
        assert_eq!((code.role, code.strong, text.role, text.strong), (Role::Code, true, Role::Text, false));
    }

    #[test]
    fn marks_cut_spans() {
        let flow = Flow::of("abc", Role::Text).with("def", Role::Code).mark(&[1..2, 2..4], Role::Match);
        let spans: Vec<(&str, Role)> =
            flow.spans.iter().map(|span| (span.text.as_str(), span.role)).collect();
        assert_eq!(
            spans,
            [
                ("a", Role::Text),
                ("b", Role::Match),
                ("c", Role::Match),
                ("d", Role::Match),
                ("ef", Role::Code)
            ]
        );
    }

    #[test]
    fn commands_and_links_within_a_line_are_right_and_carry_their_number() {
        let known = |inline: &Inline| match inline {
            Inline::Code(_) => Some((2, "ls")),
            _ => Some((3, "")),
        };
        let link =
            Inline::Link { text: vec![Inline::Text("here".to_owned())], url: "https://a.example".to_owned() };
        let flow = Flow::new().with_inlines(&[Inline::Code("sl".to_owned()), link], &known);
        assert_eq!(flow.text(), "ls [2]here [3]");
    }
}
