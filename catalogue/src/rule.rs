//! The rules that a page and catalogue data keep, and what is found where one is broken. A page that breaks one of
//! the first group cannot be read; the others are for those who maintain it (`check`).

use crate::error::Error;
use crate::markdown::Position;

/// A rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rule {
    /// The front matter is YAML.
    FrontMatter,
    /// A container is closed.
    ContainerClosed,
    /// A question has an answer.
    QuestionAnswered,
    /// An answer says something.
    AnswerNotEmpty,
    /// An answer has a question.
    AnswerAsked,
    /// The file is YAML of the known fields.
    DataReadable,
    /// A text with a colon stands in quotes.
    DataQuoted,
    /// An id is given once.
    IdOnce,
    /// A row means one entry.
    RowFits,
    /// A correction is about something that a page says.
    CorrectionFits,
    /// A placeholder or a warning is about a command.
    CommandFits,
    /// A group or another entry that a row names is there.
    ReferenceFits,
    /// Closing colons close a container.
    ColonsClose,
    /// A page of several languages has each entry in all of them.
    LanguagesComplete,
    /// An error is asked about once.
    QuestionOnce,
    /// The errors are the same in every language.
    ErrorsAgree,
    /// The commands are the same in every language.
    CommandsAgree,
    /// A link leads to something on the web.
    LinkToTheWeb,
    /// A link leads to a page that is there.
    LinkToAPage,
    /// A link leads to an anchor that is there.
    LinkToAnAnchor,
    /// A page has none of the slips that are known.
    NoKnownSlip,
}

/// What there is to say about a rule.
#[derive(Debug, Clone, Copy)]
pub struct Row {
    /// Its name in reports.
    pub id: &'static str,
    /// What to do about a place that breaks it.
    pub hint: &'static str,
}

impl Rule {
    /// Returns whether a page or file that breaks the rule cannot be read. Else what does not fit is left out, since a
    /// page may be newer than the data.
    pub fn is_fatal(self) -> bool {
        self < Rule::RowFits
    }

    /// Returns what there is to say about the rule.
    #[rustfmt::skip] // A table reads by its columns.
    pub fn row(self) -> Row {
        const ENTRY: &str = "an entry is a line \"**Q**：…\" and a line \"**A**：…\" (or \"<Badge text=\"Q\" …/>：…\"), \
                             in the same container";
        let (id, hint) = match self {
            Rule::FrontMatter => ("front-matter",
                "a text that holds \": \" or begins with a mark must stand in quotes"),
            Rule::ContainerClosed => ("container-closed", "put a line with just \":::\" at its end"),
            Rule::QuestionAnswered => ("question-answered", ENTRY),
            Rule::AnswerNotEmpty => ("answer-not-empty", ENTRY),
            Rule::AnswerAsked => ("answer-asked", ENTRY),
            Rule::DataReadable => ("catalogue-readable", "CONTRIBUTING.md explains the fields"),
            Rule::DataQuoted => ("catalogue-quoted",
                "a text that holds \": \" or begins with a mark must stand in quotes: error: 'failed: x'"),
            Rule::IdOnce => ("catalogue-id-once", "give one of the rows another id, or make them one row"),
            Rule::RowFits => ("catalogue-row-fits",
                "the field error holds one of the errors of the entry, just as a page has it"),
            Rule::CorrectionFits => ("catalogue-correction-fits",
                "when the page was put right, delete the correction"),
            Rule::CommandFits => ("catalogue-command-fits",
                "when the page has another command now, describe that one"),
            Rule::ReferenceFits => ("catalogue-reference-fits",
                "see_also, beats and explains hold ids of other rows, group one of groups.yaml; beats and explains never lead back"),
            Rule::ColonsClose => ("colons-close",
                "the line before that opens the container is missing or broken, or these colons are too many"),
            Rule::LanguagesComplete => ("languages-complete",
                "add the container of the other language beside it"),
            Rule::QuestionOnce => ("question-once", "make the two entries one"),
            Rule::ErrorsAgree => ("errors-agree",
                "programs do not translate their errors: quote the same text in both languages"),
            Rule::CommandsAgree => ("commands-agree",
                "find out which is right, and write it in both languages"),
            Rule::LinkToTheWeb => ("link-web", "readers cannot open any other link"),
            Rule::LinkToAPage => ("link-page",
                "a link is relative to its page, or begins with / at the root of the site"),
            Rule::LinkToAnAnchor => ("link-anchor",
                "an anchor is the heading in lower case with hyphens for blanks and marks, or the id that it names: {#id}"),
            Rule::NoKnownSlip => ("known-slip", "put the page right; then delete the correction"),
        };
        Row { id, hint }
    }
}

/// A place that breaks a rule.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Finding {
    /// The rule.
    pub rule: Rule,
    /// Where that is.
    pub position: Position,
    /// What is wrong there.
    pub message: String,
}

impl Finding {
    /// What is found at a place.
    pub fn new(rule: Rule, position: Position, message: impl Into<String>) -> Finding {
        Finding { rule, position, message: message.into() }
    }

    /// What is found in a line of which no more is known.
    pub fn in_line(rule: Rule, line: usize, message: impl Into<String>) -> Finding {
        Finding::new(rule, Position { line, column: 1 }, message)
    }

    /// The finding as an error that keeps the catalogue from being read.
    pub fn error(&self, file: &str) -> Error {
        Error {
            message: format!("{file}:{}: {}", self.position.line, self.message),
            hint: Some(self.rule.row().hint.to_owned()),
        }
    }

    /// The finding with the file that it is in.
    pub fn within(self, file: &str) -> Report {
        Report { file: file.to_owned(), finding: self }
    }
}

/// A finding and its file.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Report {
    /// The file, as people named it.
    pub file: String,
    /// What is found in it.
    pub finding: Finding,
}
