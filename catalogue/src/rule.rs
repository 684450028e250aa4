//! The rules that a page and catalogue data keep, and what is found where one is broken. A page that breaks one of
//! the first group cannot be read; the others are for those who maintain it (`check`).

use crate::error::Error;
use crate::markdown::Position;

/// A rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
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
    /// The rule.
    pub rule: Rule,
    /// Its name in reports.
    pub id: &'static str,
    /// What keeping it means.
    pub says: &'static str,
    /// What to do about a place that breaks it.
    pub hint: &'static str,
}

const fn row(rule: Rule, id: &'static str, says: &'static str, hint: &'static str) -> Row {
    Row { rule, id, says, hint }
}

const ENTRY: &str = "an entry is a line \"**Q**：…\" and a line \"**A**：…\" (or \"<Badge text=\"Q\" …/>：…\"), \
                     in the same container";

/// Every rule, in the order of [`Rule`].
#[rustfmt::skip] // A table reads by its columns.
pub const RULES: [Row; 21] = [
    row(Rule::FrontMatter, "front-matter", "the front matter is valid YAML",
        "a text that holds \": \" or begins with a mark must stand in quotes"),
    row(Rule::ContainerClosed, "container-closed", "every container is closed",
        "put a line with just \":::\" at its end"),
    row(Rule::QuestionAnswered, "question-answered", "every question has an answer", ENTRY),
    row(Rule::AnswerNotEmpty, "answer-not-empty", "every answer says something", ENTRY),
    row(Rule::AnswerAsked, "answer-asked", "every answer has a question before it", ENTRY),
    row(Rule::DataReadable, "catalogue-readable", "catalogue data is YAML with the known fields",
        "CONTRIBUTING.md explains the fields"),
    row(Rule::DataQuoted, "catalogue-quoted", "a text with a colon stands in quotes",
        "a text that holds \": \" or begins with a mark must stand in quotes: error: 'failed: x'"),
    row(Rule::IdOnce, "catalogue-id-once", "every id is given once",
        "give one of the rows another id, or make them one row"),
    row(Rule::RowFits, "catalogue-row-fits", "every row means one entry of the pages",
        "the field error holds one of the errors of the entry, just as a page has it"),
    row(Rule::CorrectionFits, "catalogue-correction-fits", "every correction is about what a page says",
        "when the page was put right, delete the correction"),
    row(Rule::CommandFits, "catalogue-command-fits", "every placeholder and every warning is about a command",
        "when the page has another command now, describe that one"),
    row(Rule::ReferenceFits, "catalogue-reference-fits", "every group and every other entry that a row names is there",
        "see_also, beats and explains hold ids of other rows, group one of groups.yaml"),
    row(Rule::ColonsClose, "colons-close", "closing colons close a container",
        "the line before that opens the container is missing or broken, or these colons are too many"),
    row(Rule::LanguagesComplete, "languages-complete", "every entry is there in each language of its page",
        "add the container of the other language beside it"),
    row(Rule::QuestionOnce, "question-once", "every error is asked about once",
        "make the two entries one"),
    row(Rule::ErrorsAgree, "errors-agree", "the errors are the same in every language",
        "programs do not translate their errors: quote the same text in both languages"),
    row(Rule::CommandsAgree, "commands-agree", "the commands are the same in every language",
        "find out which is right, and write it in both languages"),
    row(Rule::LinkToTheWeb, "link-web", "links are relative, http or https",
        "readers cannot open any other link"),
    row(Rule::LinkToAPage, "link-page", "links lead to pages that are there",
        "a link is relative to its page, or begins with / at the root of the site"),
    row(Rule::LinkToAnAnchor, "link-anchor", "links lead to anchors that are there",
        "an anchor is the heading in lower case with hyphens for blanks and marks, or the id that it names: {#id}"),
    row(Rule::NoKnownSlip, "known-slip", "no page has a slip that is known",
        "put the page right; then delete the correction"),
];

impl Rule {
    /// Returns whether a page or file that breaks the rule cannot be read. Else what does not fit is left out, since a
    /// page may be newer than the data.
    pub fn is_fatal(self) -> bool {
        self < Rule::RowFits
    }

    /// What there is to say about the rule.
    pub fn row(self) -> &'static Row {
        &RULES[self as usize]
    }
}

/// A place that breaks a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
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
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// The file, as people named it.
    pub file: String,
    /// What is found in it.
    pub finding: Finding,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_has_a_row_for_each_rule_in_its_order() {
        for (index, row) in RULES.iter().enumerate() {
            assert_eq!(row.rule as usize, index, "{}", row.id);
            assert_eq!(row.rule.row().id, row.id);
        }
        let mut ids: Vec<&str> = RULES.iter().map(|row| row.id).collect();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), RULES.len());
    }
}
