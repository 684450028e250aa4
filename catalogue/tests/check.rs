//! `check` on small pages in each layout of a site: what is right is found right, and what is wrong is found.

#![allow(clippy::expect_used, reason = "a test may panic")]

use std::fs;
use std::path::Path;

use catalogue::check::{self, Site};
use catalogue::folder::{PageFile, read_pages};
use catalogue::join::Survey;
use catalogue::lang::Lang;
use catalogue::model::Catalogue;
use catalogue::rule::{Report, Rule};
use tempfile::TempDir;

fn page(name: &str, text: &str) -> PageFile {
    PageFile::new(name.to_owned(), text.to_owned(), Lang::En)
}

/// Returns what is found in all pages of a site: rule, file, line and message.
fn judge(pages: &[(&str, &str)]) -> Vec<(Rule, String, usize, String)> {
    let files: Vec<PageFile> = pages.iter().map(|(name, text)| page(name, text)).collect();
    let site = Site::new(&files, Some(Path::new("")));
    let reports = check::pages(&files, &site, &Catalogue::default());
    reports.into_iter().map(told).collect()
}

fn told(Report { file, finding }: Report) -> (Rule, String, usize, String) {
    (finding.rule, file, finding.position.line, finding.message)
}

/// Returns the rules that one page breaks, with their lines.
fn rules(text: &str) -> Vec<(Rule, usize)> {
    let found = judge(&[("p.md", text)]).into_iter();
    found.map(|(rule, _, line, _)| (rule, line)).collect()
}

/// A folder with a site of two sources: a page with containers, and a page for each language.
fn folder() -> TempDir {
    let folder = tempfile::tempdir().expect("there is room");
    let source = |id: &str, language: &str| {
        format!(
            "order: 1\nid: {id}\nname: S\nlanguage: {language}\naddress: {{en: 'https://s.example/a', zh: 'https://s.example/a'}}\n"
        )
    };
    let files = [
        ("one/source.yaml", source("one", "en")),
        ("one/p.md", "::: en\n**Q**：quota used up\n\n**A**：wait\n:::\n::: zh-CN\n**Q**：quota used up\n\n**A**：等\n:::\n".to_owned()),
        ("two/source.yaml", source("two", "zh")),
        ("two/p.md", "# 错误 { lang=\"zh-CN\" }\n\n**Q**：quota used up\n\n**A**：等\n\n---\n\n**Q**：no such share\n\n**A**：查\n".to_owned()),
        ("two/en/p.md", "# Errors\n\n**Q**：quota used up\n\n**A**：wait\n\n---\n\n**Q**：no such share\n\n**A**：look\n".to_owned()),
    ];
    for (name, text) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().expect("it is in the folder")).expect("there is room");
        fs::write(path, text).expect("there is room");
    }
    folder
}

#[test]
fn a_site_whose_pages_hold_both_languages() {
    let error = "# Errors\n\n::: en\n**Q**：quota used up\n\n**A**：see [limits](../guide/drives.md#limits) or [terms](/guide/#own)\n\n::: tip Note: this\nwait\n:::\n::: zh-CN\n**Q**：quota used up\n\n**A**：见[限制](../guide/drives#限制)\n\n::: tip\n等\n:::\n\n---\n\n::: en\n**Q**：no such share\n\n**A**：look\n:::\n::: zh-CN\n**Q**：no such share\n\n**A**：查\n:::\n";
    let drives = "## Limits { lang=\"en\" }\n\n## 限制 {lang=\"zh-CN\"}\n\n[up](../faq/error.md)\n";
    let guide = "# Guide { #own lang=\"en\" }\n\n[drives](guide/drives) [drives](./drives)\n";
    let site = [("faq/error.md", error), ("guide/drives.md", drives), ("guide/index.md", guide)];
    assert_eq!(judge(&site), []);
}

#[test]
fn a_site_with_a_page_for_each_language() {
    let zh = "**Q**：quota used up\n\n**A**：见[限制](../guide/drives.md#限制)\n";
    let en = "**Q**：quota used up\n\n**A**：see [limits](../guide/drives.md#limits)\n";
    let site = [
        ("faq/error.md", zh),
        ("en/faq/error.md", en),
        ("guide/drives.md", "## 限制\n"),
        ("en/guide/drives.md", "## Limits\n"),
    ];
    assert_eq!(judge(&site), []);
    let survey = Survey::of_folder(folder().path()).expect("it can be read");
    assert_eq!(check::survey(&survey), []);
    assert_eq!(survey.catalogue.entries.len(), 2);
}

#[test]
fn a_site_with_badges_and_index_pages_named_readme() {
    let error = "<Badge text=\"Q\" type=\"warning\"/>：quota used up\n\n<br/>\n\n<Badge text=\"A\"/>：see [limits](../guide/#_1-limits) and [this](./error.html)\n";
    let site =
        [("docs/faq/error.md", error), ("docs/guide/README.md", "## 1. **Limits** <Badge text=\"v3\"/>\n")];
    assert_eq!(judge(&site), []);
}

#[test]
fn a_page_that_is_not_there_is_found_and_one_of_its_name_is_told() {
    let error = "[a](../config/port.md#x)\n\n[b](/guide/none)\n\n[c](../guide/Drives)\n\n[d](/img/a.png) ![e](none)\n";
    let site = [("faq/error.md", error), ("configuration/port.md", "# x\n"), ("guide/drives.md", "")];
    let found = judge(&site);
    let messages: Vec<(usize, &str)> = found.iter().map(|(_, _, line, text)| (*line, &**text)).collect();
    assert_eq!(
        messages,
        [
            (
                1,
                "the link \"../config/port.md\" leads to no page: did you mean \"../configuration/port.md\"?"
            ),
            (3, "the link \"/guide/none\" leads to no page"),
            (5, "the link \"../guide/Drives\" leads to no page: did you mean \"../guide/drives.md\"?"),
        ]
    );
    assert!(found.iter().all(|(rule, ..)| *rule == Rule::LinkToAPage));
}

#[test]
fn containers_end_as_the_sites_end_them() {
    for right in [
        "::: en\n::: details More\na\n:::\n::: zh\n::: details 更多\n甲\n:::\n",
        "::: en\na\n::: en\n::: tip\nb\n:::\n",
        ":::: tabs\n::: tip\na\n:::\n::: tip\nb\n:::\n::::\n",
        "- a\n  ::: tip\n  b\n  :::\n- c\n",
        "1. a\n   :::en\n   b\n   :::\n   :::zh\n   c\n   :::\n",
    ] {
        assert_eq!(rules(right), [], "{right}");
    }
    for (wrong, rule, line) in [
        ("a\n\n::: en\nb\n", Rule::ContainerClosed, 3),
        ("::: en\na\n::: zh\n甲\n:::\n", Rule::ContainerClosed, 1),
        ("::: en\na\n:::\ndetails\n:::\n", Rule::ColonsClose, 5),
        ("::: en\n::: tip\na\n:::\n:::\n::: zh\n甲\n:::\n", Rule::ColonsClose, 5),
    ] {
        assert_eq!(rules(wrong), [(rule, line)], "{wrong}");
    }
}

#[test]
fn words_of_the_page_are_no_errors_and_other_code_is_no_command() {
    let page = "::: en\n**Q**：What to do\n\n**A**：x\n\n```mermaid\na --> one\n```\n:::\n::: zh\n**Q**：怎么办\n\n**A**：x\n\n```mermaid\na --> 一\n```\n:::\n";
    assert_eq!(rules(page), []);
    assert_eq!(rules(&page.replace("怎么办", "code 413")), [(Rule::ErrorsAgree, 11)]);
    assert_eq!(rules(&page.replace("mermaid", "sh")), [(Rule::CommandsAgree, 16)]);
}

#[test]
fn the_pages_of_a_folder_are_read_and_hidden_ones_are_not() {
    let folder = folder();
    for hidden in [".cache", "node_modules"] {
        fs::create_dir_all(folder.path().join(hidden)).expect("there is room");
        fs::write(folder.path().join(hidden).join("p.md"), "").expect("there is room");
    }
    let pages = read_pages(folder.path()).expect("they can be read");
    let names = pages.iter().map(|page| page.name.rsplit('/').take(3).collect::<Vec<_>>().join("<"));
    let tail: Vec<String> = names.map(|name| name.split('<').take(2).collect::<Vec<_>>().join("<")).collect();
    assert_eq!(tail, ["p.md<one", "p.md<en", "p.md<two"]);
    let empty = tempfile::tempdir().expect("there is room");
    assert!(read_pages(empty.path()).is_err());
}

/// Twice as much of what once took quadratic time gives twice as many findings, each told once; deep nesting is bounded.
#[test]
fn hostile_pages_are_read_to_their_end() {
    for (hostile, rule) in [
        ("[a](#none)\n\n", Rule::LinkToAnAnchor),
        ("**A**：x\n\n", Rule::AnswerAsked),
        (":::\n\n:::\n\n", Rule::ColonsClose),
    ] {
        for count in [2_000, 4_000] {
            let found = rules(&hostile.repeat(count));
            assert_eq!(found.len(), count, "{hostile}");
            assert!(found.iter().all(|(found, _)| *found == rule));
        }
    }
    assert_eq!(rules(&"## a\n\n".repeat(20_000)), []);
    assert_eq!(rules(&"::: tip\n".repeat(20_000)), [(Rule::ContainerClosed, 1)]);
    let brackets = format!("---\na: {}\n---\n", "[".repeat(100_000));
    assert_eq!(rules(&brackets), [(Rule::FrontMatter, 1)]);
}
