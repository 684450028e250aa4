//! `check`: each rule with a file that breaks it, and what it finds in the real pages.
#![allow(clippy::expect_used, reason = "a test may panic")]

#[path = "support/run.rs"]
mod run;

use std::borrow::Cow;
use std::fs;

use openlist_faq::catalogue::rule::{RULES, Report, Rule};
use openlist_faq::catalogue::{Catalogue, PageFile};
use openlist_faq::check;
use openlist_faq::lang::Lang;
use run::run_in;

/// What is found in pages: rule, file, line and column.
fn found(pages: &[(&str, &str)]) -> Vec<(Rule, String, usize, usize)> {
    let files: Vec<PageFile<'_>> = pages
        .iter()
        .map(|(name, text)| PageFile {
            name: (*name).to_owned(),
            text: Cow::Borrowed(*text),
            language: Lang::En,
        })
        .collect();
    let known = Catalogue::built_in().expect("the built-in catalogue is sound");
    check::pages(&files, &known).into_iter().map(place).collect()
}

fn place(report: Report) -> (Rule, String, usize, usize) {
    let finding = report.finding;
    (
        finding.rule,
        report.file,
        finding.place.line,
        finding.place.column,
    )
}

/// A page that breaks one rule in one place.
struct Broken {
    rule: Rule,
    page: &'static str,
    line: usize,
    column: usize,
}

const PAGES: [Broken; 11] = [
    Broken {
        rule: Rule::FrontMatter,
        page: "---\ntitle: a: b\n---\n\n**Q**：x\n\n**A**：y\n",
        line: 2,
        column: 1,
    },
    Broken {
        rule: Rule::ContainerClosed,
        page: "::: en\n**Q**：x\n\n**A**：y\n\n::: zh-CN\n**Q**：x\n\n**A**：y\n:::\n\n---\n\n::: en\n**Q**：z\n\n**A**：y\n:::\n::: zh\n**Q**：z\n\n**A**：y\n:::\n",
        line: 1,
        column: 1,
    },
    Broken {
        rule: Rule::QuestionAnswered,
        page: "text\n\n**Q**：x\n\n---\n\n**Q**：z\n\n**A**：y\n",
        line: 3,
        column: 1,
    },
    Broken {
        rule: Rule::AnswerNotEmpty,
        page: "**Q**：x\n**A**：\n",
        line: 1,
        column: 1,
    },
    Broken {
        rule: Rule::AnswerAsked,
        page: "text\n  **A**：y\n",
        line: 2,
        column: 1,
    },
    Broken {
        rule: Rule::LanguagesComplete,
        page: "::: en\n**Q**：x\n\n**A**：y\n:::\n::: zh-CN\n**Q**：x\n\n**A**：y\n:::\n\n---\n\n::: zh-CN\n**Q**：z\n\n**A**：y\n:::\n",
        line: 15,
        column: 1,
    },
    Broken {
        rule: Rule::QuestionOnce,
        page: "**Q**：no such host\n\n**A**：y\n\n---\n\n**Q**：No  such host (when mounting)\n\n**A**：y\n",
        line: 7,
        column: 1,
    },
    Broken {
        rule: Rule::ErrorsAgree,
        page: "::: en\n**Q**：code 413\n\n**A**：y\n:::\n::: zh\n**Q**：code 431\n\n**A**：y\n:::\n",
        line: 7,
        column: 1,
    },
    Broken {
        rule: Rule::CommandsAgree,
        page: "::: en\n**Q**：x\n\n**A**：y\n\n```sh\ndocker run a/b\n```\n:::\n::: zh\n**Q**：x\n\n**A**：用\n\n```sh\ndocker run a/c\n```\n:::\n",
        line: 16,
        column: 12,
    },
    Broken {
        rule: Rule::LinkToTheWeb,
        page: "**Q**：x\n\n**A**：see [it](javascript:alert)\n",
        line: 3,
        column: 13,
    },
    Broken {
        rule: Rule::NoKnownSlip,
        page: "**Q**：failed get objs: failed to list objs: ForbiddenDriveNotValid:not valid driveld\n\n**A**：y\n",
        line: 1,
        column: 80,
    },
];

#[test]
fn each_rule_finds_the_page_that_breaks_it_and_nothing_else() {
    for broken in PAGES {
        let expected = (broken.rule, "page.md".to_owned(), broken.line, broken.column);
        assert_eq!(found(&[("page.md", broken.page)]), [expected], "{}", broken.page);
    }
}

#[test]
fn links_are_followed_among_the_pages_that_are_given() {
    let error =
        "**Q**：x\n\n**A**：[a](../guide/why.md#why-me) [b](../guide/why.md#no-me) [c](other.md#x) [d](#y)\n";
    let why = "## Why me?\n\n## 为什么（我）\n\n[e](../faq/error.md)\n[f](#为什么-我)\n";
    assert_eq!(
        found(&[("docs/faq/error.md", error), ("docs/guide/why.md", why)]),
        [
            (Rule::LinkToAnAnchor, "docs/faq/error.md".to_owned(), 3, 37),
            (Rule::LinkToAnAnchor, "docs/faq/error.md".to_owned(), 3, 80),
        ]
    );
}

#[test]
fn a_page_that_is_put_right_has_no_slip_any_more() {
    let page = "**Q**：failed get objs: failed to list objs: terabox is not yet available in this area\n\n**A**：y\n";
    let slip = page.replace("this area", "this are");
    assert_eq!(found(&[("page.md", page)]), []);
    assert_eq!(found(&[("page.md", &slip)]).len(), 1);
}

#[test]
fn all_is_found_and_not_only_the_first() {
    let page =
        "::: en\n**Q**：x\n:::\n\n---\n\n**A**：y\n\n---\n\n:::en\n**Q**：z\n\n**A**：[a](file:///b)\n";
    let rules: Vec<Rule> = found(&[("page.md", page)])
        .into_iter()
        .map(|found| found.0)
        .collect();
    assert_eq!(
        rules,
        [
            Rule::QuestionAnswered,
            Rule::AnswerAsked,
            Rule::ContainerClosed,
            Rule::LinkToTheWeb
        ]
    );
}

const CURATION: &str = "sources:\n  - id: a\n    name: A\n    page: a.md\n    language: en\n    address: {en: https://a.org/x, zh: https://a.org/x}\n    links: {extension: ''}\nwrappers: []\nentries:\n";

/// What is found in a folder with these rows in its catalogue.yaml.
fn found_in_rows(rows: &str) -> Vec<(Rule, usize)> {
    let folder = tempfile::tempdir().expect("a temporary folder");
    fs::write(folder.path().join("catalogue.yaml"), format!("{CURATION}{rows}")).expect("a file");
    fs::write(folder.path().join("a.md"), "**Q**：broken x\n\n**A**：mend y\n").expect("a file");
    let survey = Catalogue::survey_folder(folder.path()).expect("the files can be read");
    check::survey(survey)
        .into_iter()
        .map(|report| (report.finding.rule, report.finding.place.line))
        .collect()
}

const ROWS: [(Rule, &str, usize); 8] = [
    (Rule::CurationReadable, "  - id: b\n    eror: x\n", 11),
    (Rule::CurationQuoted, "  - id: b\n    error: failed: x\n", 11),
    (
        Rule::CurationIdOnce,
        "  - id: b\n    error: broken x\n  - id: b\n    error: z\n",
        12,
    ),
    (Rule::CurationRowFits, "  - id: b\n    error: no such error\n", 11),
    (
        Rule::CurationCorrectionFits,
        "  - id: b\n    error: broken x\n    corrections:\n      - languages: [en]\n        says: nothing\n        right: c\n        because: {en: d, zh: d}\n",
        14,
    ),
    (
        Rule::CurationCommandFits,
        "  - id: b\n    error: broken x\n    placeholders:\n      - name: n\n        hole: $n\n        meaning: {en: d, zh: d}\n",
        14,
    ),
    (
        Rule::CurationCommandFits,
        "  - id: b\n    error: broken x\n    warnings:\n      - command: rm\n        warning: {en: d, zh: d}\n",
        13,
    ),
    (
        Rule::CurationSeeAlsoFits,
        "  - id: b\n    error: broken x\n    see_also: [c]\n",
        12,
    ),
];

#[test]
fn rows_that_fit_nothing_are_found() {
    assert_eq!(found_in_rows("  - id: b\n    error: broken x\n"), []);
    for (rule, rows, line) in ROWS {
        assert_eq!(found_in_rows(rows), [(rule, line)], "{rows}");
    }
    let two = "  - id: b\n    error: no\n  - id: c\n    error: broken x\n  - id: d\n    error: broken x\n";
    let twice = [(Rule::CurationRowFits, 11), (Rule::CurationRowFits, 15)];
    assert_eq!(found_in_rows(two), twice);
}

#[test]
fn every_rule_is_tested() {
    for row in RULES {
        let tested = PAGES.iter().any(|broken| broken.rule == row.rule)
            || ROWS.iter().any(|(rule, ..)| *rule == row.rule)
            || row.rule == Rule::LinkToAnAnchor;
        assert!(tested, "{}: {}", row.id, row.says);
    }
}

#[test]
fn the_real_pages_have_their_real_slips() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let output = run_in(folder.path(), &["check"]);
    assert_eq!(output.status.code(), Some(1));
    insta::assert_snapshot!("check-built-in", String::from_utf8_lossy(&output.stdout));
}

#[test]
fn the_exit_code_tells_and_json_holds_the_same() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    fs::write(folder.path().join("good.md"), "**Q**：x\n\n**A**：y\n").expect("a file");
    fs::write(folder.path().join("bad.md"), "**Q**：x\n").expect("a file");
    let good = run_in(folder.path(), &["check", "good.md"]);
    assert_eq!((good.status.code(), good.stdout.is_empty()), (Some(0), true));
    let bad = run_in(folder.path(), &["check", "good.md", "bad.md", "--json"]);
    assert_eq!(bad.status.code(), Some(1));
    let document: serde_json::Value = serde_json::from_slice(&bad.stdout).expect("JSON");
    assert_eq!(
        document["findings"][0],
        serde_json::json!({
            "file": "bad.md", "line": 1, "column": 1, "rule": "question-answered",
            "message": "a question without an answer", "hint": RULES[2].hint,
        })
    );
    let missing = run_in(folder.path(), &["check", "none.md"]);
    assert_eq!(missing.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&missing.stderr).starts_with("error: none.md: "));
}
