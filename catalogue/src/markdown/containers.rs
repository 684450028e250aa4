//! The ends of containers as markdown-it, the parser of the pages' sites, sees them. Its first closing colons end the
//! outermost container and all that is open in it, so a callout may share the colons of its language. comrak ends the
//! innermost one only; what is missing for it is put in before it reads the page.

use std::borrow::Cow;

use crate::lang::Lang;

/// A page that comrak reads as markdown-it does.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Closed<'s> {
    /// The page, with the lines that were put in.
    pub(super) text: Cow<'s, str>,
    /// The numbers of the lines that were put in, in the text.
    added: Vec<usize>,
    /// The lines that open a container which is never closed, in the text.
    unclosed: Vec<usize>,
    /// The lines with colons that close nothing, in the page.
    pub(super) stray: Vec<usize>,
}

impl Closed<'_> {
    /// Returns the number that a line of the text has in the page.
    pub(super) fn line(&self, line: usize) -> usize {
        line - self.added.partition_point(|added| *added < line)
    }

    /// Returns whether the container that opens in a line of the text is closed.
    pub(super) fn is_closed(&self, line: usize) -> bool {
        self.unclosed.binary_search(&line).is_err()
    }
}

/// A line that matters here.
#[derive(Debug, Clone, Copy)]
enum Mark<'s> {
    Open(Fence<'s>, &'s str),
    Close(usize),
    /// A line across the page.
    Rule,
    /// A line of text that stands this far in.
    Text(usize),
}

/// The colons that open a container.
#[derive(Debug, Clone, Copy)]
struct Fence<'s> {
    indent: &'s str,
    colons: &'s str,
}

/// Puts the closing colons into a page that its site does not need.
pub(super) fn close(source: &str) -> Closed<'_> {
    let marks = marks(source);
    let mut closer = Closer::default();
    for (index, (line, mark)) in source.split_inclusive('\n').zip(&marks).enumerate() {
        match *mark {
            Mark::Open(fence, info) => {
                closer.leave(fence.indent.len());
                if closer.open.is_empty() {
                    closer.is_nested = Lang::from_tag(info).is_some() && closes_each(&marks[index..]);
                }
                closer.push_opening(line, fence, info);
            }
            Mark::Close(colons) => closer.push_closing(index + 1, line, colons),
            Mark::Text(indent) => {
                closer.leave(indent);
                closer.push(line);
            }
            Mark::Rule => closer.push(line),
        }
    }
    let text = match closer.is_changed {
        true => Cow::Owned(closer.text),
        false => Cow::Borrowed(source),
    };
    Closed {
        text,
        added: closer.added,
        unclosed: closer.open.into_iter().map(|(line, _)| line).collect(),
        stray: closer.stray,
    }
}

/// Returns whether, up to the next language or line across the page, there are closing colons for each container.
fn closes_each(marks: &[Mark<'_>]) -> bool {
    let is_language = |info: &str| Lang::from_tag(info).is_some();
    let end = |mark: &Mark<'_>| match mark {
        Mark::Open(_, info) => is_language(info),
        Mark::Rule => true,
        Mark::Close(_) | Mark::Text(_) => false,
    };
    let after = marks.iter().skip(1).take_while(|mark| !end(mark));
    let balance = after.fold(1_i64, |balance, mark| match mark {
        Mark::Open(..) => balance + 1,
        Mark::Close(_) => balance - 1,
        Mark::Rule | Mark::Text(_) => balance,
    });
    balance <= 0
}

#[derive(Default)]
struct Closer<'s> {
    text: String,
    /// The lines in the text so far.
    lines: usize,
    added: Vec<usize>,
    stray: Vec<usize>,
    is_changed: bool,
    /// The containers that are open, the outermost first, each with its line in the text.
    open: Vec<(usize, Fence<'s>)>,
    /// Whether colons end the innermost container.
    is_nested: bool,
}

impl<'s> Closer<'s> {
    fn push(&mut self, line: &str) {
        self.text.push_str(line);
        self.lines += 1;
    }

    /// Ends the containers of a list item that a line stands outside of.
    fn leave(&mut self, indent: usize) {
        while self
            .open
            .pop_if(|(_, fence)| fence.indent.len() > indent.saturating_add(1))
            .is_some()
        {}
    }

    fn push_opening(&mut self, line: &str, fence: Fence<'s>, info: &str) {
        if info.contains(':') {
            // comrak takes a line with a colon in its title for text.
            let line = line.replacen(info, &info.replace(':', "："), 1);
            self.is_changed = true;
            self.push(&line);
        } else {
            self.push(line);
        }
        self.open.push((self.lines, fence));
    }

    fn push_closing(&mut self, number: usize, line: &str, colons: usize) {
        let closes = |(_, fence): &(usize, Fence<'_>)| fence.colons.len() <= colons;
        let found = match self.is_nested {
            true => self.open.iter().rposition(closes),
            false => self.open.iter().position(closes),
        };
        let Some(first) = found else {
            self.stray.push(number);
            self.is_changed = true;
            // comrak takes such a line for the start of a container.
            self.push(&line.replacen(':', "\\:", 1));
            return;
        };
        for (_, Fence { indent, colons }) in self.open.split_off(first).into_iter().skip(1).rev() {
            self.push(&format!("{indent}{colons}\n"));
            self.added.push(self.lines);
            self.is_changed = true;
        }
        self.push(line);
    }
}

/// Returns what each line is. In code, colons are text.
fn marks<'s>(source: &'s str) -> Vec<Mark<'s>> {
    let mut code: Option<&str> = None;
    let mark = |line: &'s str| {
        let text = line.trim_start_matches([' ', '\t']);
        let indent = &line[..line.len() - text.len()];
        let text = text.trim_end();
        if let Some(fence) = code {
            let is_end = text.len() >= fence.len() && text.trim_start_matches(&fence[..1]).is_empty();
            if is_end && !text.is_empty() {
                code = None;
            }
            return Mark::Text(usize::MAX);
        }
        code = run(text, '`').filter(|run| !text[run.len()..].contains('`'));
        code = code.or(run(text, '~'));
        if let Some(colons) = run(text, ':') {
            return match text[colons.len()..].trim() {
                "" => Mark::Close(colons.len()),
                info => Mark::Open(Fence { indent, colons }, info),
            };
        }
        match text {
            "" => Mark::Text(usize::MAX),
            _ if run(text, '-') == Some(text) && indent.is_empty() => Mark::Rule,
            _ => Mark::Text(indent.len()),
        }
    };
    source.split_inclusive('\n').map(mark).collect()
}

/// Returns the three or more equal characters that open a line.
fn run(text: &str, c: char) -> Option<&str> {
    let rest = text.trim_start_matches(c);
    let run = &text[..text.len() - rest.len()];
    (run.len() >= 3).then_some(run)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_line_of_colons_closes_a_language_and_its_callout() {
        let page = "::: en\na\n::: tip\nb\n:::\n::: zh-CN\n::: tip\nc\n:::\nd\n";
        let closed = close(page);
        assert_eq!(
            closed.text,
            "::: en\na\n::: tip\nb\n:::\n:::\n::: zh-CN\n::: tip\nc\n:::\n:::\nd\n"
        );
        assert_eq!([5, 6, 12].map(|line| closed.line(line)), [5, 5, 10]);
        assert_eq!(close(&page.repeat(2)).added.len(), 4);
    }

    #[test]
    fn pages_that_close_each_container_stay_as_they_are() {
        for page in [
            "::: en\n::: tip\na\n:::\nb\n::: tip\nc\n:::\n:::\n::: zh\nd\n:::\n",
            ":::: tabs\n::: tip\na\n:::\n::: tip\nb\n:::\n::::\n",
            "- a\n  ::: tip\n  b\n  :::\n\n::: en\n```\n:::\n```\n:::\n",
        ] {
            let closed = close(page);
            assert_eq!((&*closed.text, &closed.unclosed[..]), (page, &[][..]));
        }
    }

    #[test]
    fn what_closes_nothing_and_what_is_never_closed_is_told() {
        let closed = close("a\n:::\n\n::: tip x: y\nb\n");
        assert_eq!(closed.text, "a\n\\:::\n\n::: tip x： y\nb\n");
        assert_eq!((&closed.stray[..], &closed.unclosed[..]), (&[2][..], &[4][..]));
        let in_a_list = close("- a\n  ::: tip\n  b\n\n::: en\nc\n:::\n");
        assert_eq!(
            (in_a_list.is_changed(), &in_a_list.unclosed[..]),
            (false, &[][..])
        );
    }

    impl Closed<'_> {
        fn is_changed(&self) -> bool {
            matches!(self.text, Cow::Owned(_))
        }
    }
}
