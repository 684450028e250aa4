//! Running text: inlines to spans, and spans to lines of a width. Blocks are `page`'s.

use std::ops::Range;

use super::{Line, Role, Span};
use catalogue::address::Address;
use catalogue::markdown::Inline;
use catalogue::text;

/// Spans in a row that are to be wrapped together.
#[derive(Debug, Default)]
pub struct Flow {
    spans: Vec<Span>,
}

impl Flow {
    /// Nothing yet.
    pub fn new() -> Flow {
        Flow::default()
    }

    /// Adds a text of one role.
    #[must_use]
    pub fn with(mut self, text: &str, role: Role) -> Flow {
        self.spans.push(Span::new(text::expand_tabs(text), role));
        self
    }

    /// Adds a text that leads somewhere on the web.
    #[must_use]
    pub fn with_link(mut self, text: &str, role: Role, link: Option<Address>) -> Flow {
        self.push(
            text,
            Span {
                link,
                ..Span::new("", role)
            },
        );
        self
    }

    /// Adds inlines. `number` gives the number of a code that can be copied.
    #[must_use]
    pub fn with_inlines(mut self, inlines: &[Inline], number: &dyn Fn(&str) -> Option<usize>) -> Flow {
        self.add(inlines, &Span::new("", Role::Text), number);
        self
    }

    fn add(&mut self, inlines: &[Inline], style: &Span, number: &dyn Fn(&str) -> Option<usize>) {
        for inline in inlines {
            match inline {
                Inline::Text(text) => self.push(text, style.clone()),
                Inline::Code(code) => {
                    self.push(
                        code,
                        Span {
                            role: Role::Code,
                            ..style.clone()
                        },
                    );
                    if let Some(number) = number(code) {
                        self.push(&format!(" [{number}]"), Span::new("", Role::Marker));
                    }
                }
                Inline::Strong(children) => self.add(
                    children,
                    &Span {
                        strong: true,
                        ..style.clone()
                    },
                    number,
                ),
                Inline::Emphasis(children) => self.add(
                    children,
                    &Span {
                        emphasis: true,
                        ..style.clone()
                    },
                    number,
                ),
                Inline::Link { text, url } => self.add(
                    text,
                    &Span {
                        role: Role::Link,
                        link: Address::of(url),
                        ..style.clone()
                    },
                    number,
                ),
                Inline::Break => self.push("\n", style.clone()),
                Inline::Tag(_) => {}
            }
        }
    }

    fn push(&mut self, text: &str, style: Span) {
        self.spans.push(Span {
            text: text::expand_tabs(text).into_owned(),
            ..style
        });
    }

    /// Gives a role to parts of the text, as byte ranges of it in order.
    #[must_use]
    pub fn mark(mut self, ranges: &[Range<usize>], role: Role) -> Flow {
        let mut marked = Vec::new();
        let mut offset = 0;
        for span in self.spans {
            let end = offset + span.text.len();
            let mut cut = offset;
            for range in ranges {
                let (start, stop) = (range.start.clamp(cut, end), range.end.clamp(cut, end));
                if start < stop {
                    marked.push(part(&span, cut - offset..start - offset, None));
                    marked.push(part(&span, start - offset..stop - offset, Some(role)));
                    cut = stop;
                }
            }
            marked.push(part(&span, cut - offset..end - offset, None));
            offset = end;
        }
        marked.retain(|span| !span.text.is_empty());
        self.spans = marked;
        self
    }

    /// The whole text.
    pub fn text(&self) -> String {
        self.spans.iter().map(|span| span.text.as_str()).collect()
    }

    /// The text in lines of at most `columns`.
    pub fn wrap(&self, columns: usize) -> Vec<Line> {
        let text = self.text();
        text::wrap(&text, columns)
            .into_iter()
            .map(|range| self.cut(range))
            .collect()
    }

    /// The line that a byte range of the text makes.
    fn cut(&self, range: Range<usize>) -> Line {
        let mut spans = Vec::new();
        let mut offset = 0;
        for span in &self.spans {
            let end = offset + span.text.len();
            let (start, stop) = (range.start.max(offset), range.end.min(end));
            if start < stop {
                spans.push(part(span, start - offset..stop - offset, None));
            }
            offset = end;
        }
        Line { spans }
    }
}

fn part(span: &Span, range: Range<usize>, role: Option<Role>) -> Span {
    Span {
        text: span.text[range].to_owned(),
        role: role.unwrap_or(span.role),
        ..span.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn no_number(_: &str) -> Option<usize> {
        None
    }

    #[test]
    fn styles_survive_wrapping() {
        let inlines = [
            Inline::Text("use the ".to_owned()),
            Inline::Strong(vec![Inline::Code("--user 1000".to_owned())]),
            Inline::Text(" option".to_owned()),
        ];
        let lines = Flow::new().with_inlines(&inlines, &no_number).wrap(14);
        let texts: Vec<String> = lines.iter().map(Line::text).collect();
        assert_eq!(texts, ["use the --user", "1000 option"]);
        let [code, text] = &lines[1].spans[..] else {
            panic!("two spans")
        };
        assert_eq!(
            (code.role, code.strong, text.role, text.strong),
            (Role::Code, true, Role::Text, false)
        );
    }

    #[test]
    fn marks_cut_spans() {
        let flow = Flow::new()
            .with("abc", Role::Text)
            .with("def", Role::Code)
            .mark(&[1..2, 2..4], Role::Match);
        let spans: Vec<(&str, Role)> = flow
            .spans
            .iter()
            .map(|span| (span.text.as_str(), span.role))
            .collect();
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
    fn commands_within_a_line_carry_their_number() {
        let number = |code: &str| (code == "ls").then_some(2);
        let flow = Flow::new().with_inlines(&[Inline::Code("ls".to_owned())], &number);
        assert_eq!(flow.text(), "ls [2]");
    }
}
