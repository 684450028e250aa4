//! `check`: each rule with a file that breaks it.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::home::{FIXTURE, Home, PROGRAM, Ran, program};

/// A page that breaks one rule, once: rule, page, line and column.
const PAGES: [(&str, &str, u64, u64); 11] = [
    ("front-matter", "---\ntitle: a: b\n---\n\n**Q**：x\n\n**A**：y\n", 2, 1),
    (
        "container-closed",
        "::: en\n**Q**：x\n\n**A**：y\n\n::: zh-CN\n**Q**：x\n\n**A**：y\n:::\n\n---\n\n::: en\n**Q**：z\n\n**A**：y\n:::\n::: zh\n**Q**：z\n\n**A**：y\n:::\n",
        1,
        1,
    ),
    ("question-answered", "text\n\n**Q**：x\n\n---\n\n**Q**：z\n\n**A**：y\n", 3, 1),
    ("answer-not-empty", "**Q**：x\n**A**：\n", 1, 1),
    ("answer-asked", "text\n  **A**：y\n", 2, 1),
    (
        "languages-complete",
        "::: en\n**Q**：x\n\n**A**：y\n:::\n::: zh-CN\n**Q**：x\n\n**A**：y\n:::\n\n---\n\n::: zh-CN\n**Q**：z\n\n**A**：y\n:::\n",
        15,
        1,
    ),
    (
        "question-once",
        "**Q**：no such host\n\n**A**：y\n\n---\n\n**Q**：No  such host (when mounting)\n\n**A**：y\n",
        7,
        1,
    ),
    (
        "errors-agree",
        "::: en\n**Q**：code 413\n\n**A**：y\n:::\n::: zh\n**Q**：code 431\n\n**A**：y\n:::\n",
        7,
        1,
    ),
    (
        "commands-agree",
        "::: en\n**Q**：x\n\n**A**：y\n\n```sh\ndocker run a/b\n```\n:::\n::: zh\n**Q**：x\n\n**A**：用\n\n```sh\ndocker run a/c\n```\n:::\n",
        16,
        12,
    ),
    ("link-web", "**Q**：x\n\n**A**：see [it](javascript:alert)\n", 3, 13),
    // A slip that the fixture has a correction for.
    ("known-slip", "**Q**：failed to mount: adress refused\n\n**A**：y\n", 1, 26),
];

/// Rows beside the page `broken x` that break one rule, once: rule, rows and line.
const ROWS: [(&str, &str, u64); 9] = [
    ("catalogue-readable", "  eror: x\n", 5),
    ("catalogue-quoted", "  group: failed: x\n", 5),
    ("catalogue-id-once", "- id: b\n  error: z\n  title: {en: b, zh: b}\n", 5),
    ("catalogue-row-fits", "- id: c\n  error: no such error\n  title: {en: c, zh: c}\n", 6),
    (
        "catalogue-correction-fits",
        "  corrections:\n  - languages: [en]\n    says: nothing\n    right: c\n    because: {en: d, zh: d}\n",
        7,
    ),
    (
        "catalogue-command-fits",
        "  placeholders:\n  - name: n\n    hole: $n\n    meaning: {en: d, zh: d}\n",
        7,
    ),
    ("catalogue-command-fits", "  warnings:\n  - command: rm\n    warning: {en: d, zh: d}\n", 6),
    ("catalogue-reference-fits", "  see_also: [c]\n", 5),
    ("catalogue-reference-fits", "  group: nowhere\n", 5),
];

/// Tested with two pages, below.
const ANCHORS: &str = "link-anchor";

fn findings(ran: Ran) -> Vec<Value> {
    assert!(ran.err.is_empty(), "{ran:?}");
    let document: Value = serde_json::from_str(&ran.out).expect("JSON");
    let findings = document["findings"].as_array().expect("a list").clone();
    assert_eq!(ran.code, Some(i32::from(!findings.is_empty())));
    findings
}

fn places(ran: Ran) -> Vec<(String, u64, u64)> {
    let findings = findings(ran);
    let place = |finding: &Value| {
        let number = |field: &str| finding[field].as_u64().expect("a number");
        let rule = finding["rule"].as_str().expect("a rule").to_owned();
        (rule, number("line"), number("column"))
    };
    findings.iter().map(place).collect()
}

fn rows(rows: &str) -> Vec<(String, u64, u64)> {
    let home = Home::new();
    home.write("all/groups.yaml", "- {id: p, name: {en: P, zh: P}}\n");
    home.write(
        "all/a/source.yaml",
        "order: 1\nid: a\nname: A\naddress: {en: https://a.example/x, zh: https://a.example/x}\n",
    );
    home.write("all/a/p.md", "**Q**：broken x\n\n**A**：mend y\n");
    let row = "entries:\n- id: b\n  error: broken x\n  title: {en: b, zh: b}\n";
    home.write("all/a/p.yaml", &format!("{row}{rows}"));
    places(home.run_bare(&["check", "--json", "--catalogue", "all"]))
}

#[test]
fn each_rule_finds_the_page_that_breaks_it_and_nothing_else() {
    let home = Home::new();
    for (rule, page, line, column) in PAGES {
        home.write("page.md", page);
        let found = places(home.run(&["check", "--json", "page.md"]));
        assert_eq!(found, [(rule.to_owned(), line, column)], "{page}");
    }
}

#[test]
fn rows_that_fit_nothing_are_found() {
    assert_eq!(rows(""), []);
    for (rule, text, line) in ROWS {
        let found = rows(text);
        assert_eq!(found, [(rule.to_owned(), line, 1)], "{text}");
    }
}

#[test]
fn links_are_followed_among_the_pages_that_are_given() {
    let home = Home::new();
    let page =
        "**Q**：x\n\n**A**：[a](../guide/why.md#why-me) [b](../guide/why.md#no-me) [c](other.md#x) [d](#y)\n";
    home.write("docs/faq/error.md", page);
    let why = "## Why me?\n\n## 为什么（我）\n\n[e](../faq/error.md)\n[f](#为什么-我)\n";
    home.write("docs/guide/why.md", why);
    let found = places(home.run(&["check", "--json", "docs/faq/error.md", "docs/guide/why.md"]));
    let expected = [37, 80].map(|column| (ANCHORS.to_owned(), 3, column));
    assert_eq!(found, expected);
}

#[test]
fn all_is_found_and_not_only_the_first() {
    let home = Home::new();
    home.write(
        "page.md",
        "::: en\n**Q**：x\n:::\n\n---\n\n**A**：y\n\n---\n\n:::en\n**Q**：z\n\n**A**：[a](file:///b)\n",
    );
    let found = places(home.run(&["check", "--json", "page.md"]));
    let rules: Vec<&str> = found.iter().map(|(rule, ..)| rule.as_str()).collect();
    assert_eq!(rules, ["question-answered", "answer-asked", "container-closed", "link-web"]);
}

#[test]
fn people_and_programs_are_told_the_same() {
    let home = Home::new();
    home.write("good.md", "**Q**：x\n\n**A**：y\n");
    home.write("bad.md", "**Q**：x\n");
    assert_eq!(home.run(&["check", "good.md"]).printed(), "no findings in 1 page\n");
    let found = findings(home.run(&["check", "good.md", "bad.md", "--json"]));
    let hint = found[0]["hint"].as_str().expect("a hint").to_owned();
    assert_eq!(
        found,
        [json!({
            "file": "bad.md", "line": 1, "column": 1, "rule": "question-answered",
            "message": "a question without an answer", "hint": hint,
        })]
    );
    let told = home.run(&["check", "good.md", "bad.md"]).out;
    let expected = format!(
        "bad.md:1:1: question-answered: a question without an answer\n hint: {hint}\n1 finding in 1 file, 2 pages checked\n"
    );
    assert_eq!(told, expected);
    assert!(home.run(&["check", "none.md"]).refused(2).starts_with("error: none.md: "));
}

/// What is built in was judged when it was built, and the fixture has the one slip that it corrects.
#[test]
fn a_whole_folder_is_judged() {
    assert_eq!(
        Home::new().run_bare(&["check"]).printed(),
        "no findings: what is built in was checked when the program was built\n"
    );
    let rules: BTreeSet<String> =
        places(program(&["check", "--json"])).into_iter().map(|(rule, ..)| rule).collect();
    assert_eq!(rules, BTreeSet::from(["known-slip".to_owned()]));
}

/// What is left out of a catalogue since it does not fit its pages is told, and the rest works.
#[test]
fn what_does_not_fit_is_a_notice() {
    let home = Home::new();
    let fixture = FIXTURE.trim_start_matches("--catalogue=");
    for name in ["source.yaml", "errors.md", "errors.yaml"] {
        let text = std::fs::read_to_string(format!("{fixture}/openlist/{name}")).expect("it is there");
        home.write(
            &format!("all/openlist/{name}"),
            &text.replace("Token is expired（", "Token has expired（"),
        );
    }
    let ran = Ran::of(home.command(PROGRAM).args(["list", "--catalogue", "all"]));
    assert!(ran.code == Some(0) && ran.out.contains("mount-refused"), "{ran:?}");
    assert!(
        ran.err.contains("errors.yaml:") && ran.err.contains("no entry on the pages has this error"),
        "{ran:?}"
    );
}
