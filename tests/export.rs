//! `export` of the real program: every notation, read back by something that knows it.
#![allow(clippy::expect_used, reason = "a test may panic")]

#[path = "support/run.rs"]
mod run;

use std::fs;

use openlist_faq::catalogue::page::{self, RawEntry, RawWording};
use openlist_faq::lang::Lang;
use openlist_faq::markdown::{Block, BlockKind, Inline, Place};
use run::printed;
use serde_json::Value;

fn export(arguments: &[&str]) -> String {
    printed(&[&["export"], arguments].concat())
}

#[test]
fn json_and_yaml_hold_the_same() {
    for arguments in [&[][..], &["--source", "alist"], &["--lang", "zh"]] {
        let json: Value =
            serde_json::from_str(&export(&[arguments, &["--format", "json"]].concat())).expect("JSON");
        let yaml: Value =
            serde_yaml::from_str(&export(&[arguments, &["--format", "yaml"]].concat())).expect("YAML");
        assert_eq!(json, yaml);
    }
    let all: Value = serde_json::from_str(&export(&[])).expect("JSON");
    let entries = all["entries"].as_array().expect("entries");
    assert_eq!(entries.len(), 23);
    let texts = &entries[22]["articles"][0]["texts"];
    assert_eq!(texts["zh"]["corrections"][0]["right"], "openlistteam/openlist");
    assert!(
        texts["en"]["question"]
            .as_str()
            .is_some_and(|text| text.starts_with("docker logs"))
    );
}

#[test]
fn a_language_and_a_source_can_be_chosen() {
    let chinese: Value = serde_json::from_str(&export(&["--lang", "zh"])).expect("JSON");
    assert!(chinese["entries"][0]["articles"][0]["texts"]["en"].is_null());
    // What is there in English only is not left out.
    assert_eq!(chinese["entries"][10]["id"], "site-not-allow-mount");
    assert!(!chinese["entries"][10]["articles"][0]["texts"]["en"].is_null());
    let openlist: Value = serde_json::from_str(&export(&["--source", "openlist"])).expect("JSON");
    assert_eq!(openlist["entries"].as_array().map(Vec::len), Some(22));
}

/// The entries of a page with nothing in them that an export changes: places, and how links are written.
fn entries(markdown: &str) -> Vec<RawEntry> {
    let page = page::read("page.md", markdown, Lang::En).expect("the page is sound");
    page.entries
        .into_iter()
        .map(|entry| entry.map(|_, wording| plain_wording(wording)))
        .collect()
}

fn plain_wording(mut wording: RawWording) -> RawWording {
    for question in &mut wording.questions {
        question.place = Place { line: 0, column: 0 };
        plain_inlines(&mut question.inlines);
    }
    plain_blocks(&mut wording.answer);
    wording
}

fn plain_blocks(blocks: &mut [Block]) {
    for block in blocks {
        block.place = Place { line: 0, column: 0 };
        match &mut block.kind {
            BlockKind::Paragraph(inlines) | BlockKind::Heading(inlines) => plain_inlines(inlines),
            BlockKind::List { items, .. } => items.iter_mut().for_each(|item| plain_blocks(item)),
            BlockKind::Quote(blocks) | BlockKind::Container { blocks, .. } => plain_blocks(blocks),
            BlockKind::Code { .. } | BlockKind::Table(_) | BlockKind::Rule => {}
        }
    }
}

fn plain_inlines(inlines: &mut [Inline]) {
    for inline in inlines.iter_mut() {
        match inline {
            Inline::Link { url, text } => {
                *url = url.rsplit('/').next().unwrap_or_default().replace(".html", ".md");
                if !url.contains(".md") {
                    *url = url.replacen('#', ".md#", 1);
                    if !url.contains('#') {
                        url.push_str(".md");
                    }
                }
                plain_inlines(text);
            }
            Inline::Strong(children) | Inline::Emphasis(children) => plain_inlines(children),
            _ => {}
        }
    }
    if let Some(Inline::Text(last)) = inlines.last_mut() {
        *last = last.trim_end().to_owned();
    }
}

#[test]
fn markdown_is_read_back_to_the_same_entries() {
    for (source, page) in [
        ("openlist", include_str!("../assets/openlist/error-code.md")),
        ("alist", include_str!("../assets/alist/error-code.md")),
    ] {
        let written = export(&["--format", "markdown", "--source", source]);
        let (before, after) = (entries(page), entries(&written));
        assert_eq!(before.len(), 22);
        for (before, after) in before.iter().zip(&after) {
            assert_eq!(before, after);
        }
        assert_eq!(before.len(), after.len());
    }
}

#[test]
fn an_export_in_markdown_is_a_catalogue_page() {
    let exported = export(&["--format", "markdown"]);
    let page = page::read("all.md", &exported, Lang::En).expect("the page is sound");
    assert_eq!(page.entries.len(), 23);
    let warning = "<!-- warning: \"sudo chown -R 1000:1000 ${yourDataDir}\": This changes the owner";
    assert!(exported.contains(warning), "{exported}");
    let title = page.front_matter.title().expect("it is YAML").expect("a title");
    assert_eq!(title.only(Lang::Zh).map(String::as_str), Some("OpenList 错误码"));
}

#[test]
fn html_is_whole_and_holds_no_scripts() {
    let html = export(&["--format", "html"]);
    assert_balanced(&html);
    assert_eq!(html.matches("<section id=").count(), 23);
    assert_eq!(html.matches("<article lang=\"zh-CN\">").count(), 22);
    assert_eq!(html.matches("<article lang=\"en\">").count(), 23);
    assert!(html.contains("<pre><code class=\"language-bash\">docker run"));
    assert!(html.contains("<aside>页面写的是 openlist/openlist，"));
    // What to know before running a command stands beside it, in the language of the text.
    assert!(html.contains("<aside><code>sudo chown -R 1000:1000 ${yourDataDir}</code><br>此命令会更改"));
    assert!(
        html.contains(" openlistteam/openlist</code><br>This opens"),
        "{html}"
    );
    for absent in ["<script", " onclick", "javascript:", "<link", "src="] {
        assert!(!html.contains(absent), "{absent}");
    }
}

#[test]
fn hostile_pages_stay_text() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let page = "**Q**：<script>alert(1)</script> \"x\" & y\n\n**A**：[a](javascript:alert) [b](https://b.org/?a=1&b=\"2\")\n\n```\"><script>\n</code>--> ::: {{x}}\n```\n";
    fs::write(folder.path().join("p.md"), page).expect("a file");
    let rows = "sources:\n  - id: p\n    name: '<P>'\n    page: p.md\n    language: en\n    address: {en: https://p.org/x, zh: https://p.org/x}\n    links: {extension: ''}\nwrappers: []\nentries: []\n";
    fs::write(folder.path().join("catalogue.yaml"), rows).expect("a file");
    let folder = folder.path().to_str().expect("the path is UTF-8");
    let html = export(&["--format", "html", "--catalogue", folder]);
    assert_balanced(&html);
    assert!(
        !html.contains("<script") && !html.contains("javascript:"),
        "{html}"
    );
    assert!(
        html.contains("&quot;x&quot; &amp; y") && html.contains("&lt;P&gt;"),
        "{html}"
    );
    let markdown = export(&["--format", "markdown", "--catalogue", folder]);
    assert!(!markdown.contains("javascript:"), "{markdown}");
    assert_eq!(entries(&markdown).len(), 1);
    let json: Value = serde_json::from_str(&export(&["--catalogue", folder])).expect("JSON");
    let links = &json["entries"][0]["articles"][0]["texts"]["en"]["links"];
    assert_eq!(links.as_array().map(Vec::len), Some(2), "{links}");
}

/// Asserts that each tag is closed, innermost first.
fn assert_balanced(html: &str) {
    const VOID: [&str; 4] = ["meta", "br", "hr", "!DOCTYPE"];
    let mut open: Vec<&str> = Vec::new();
    for piece in html.split('<').skip(1) {
        let (tag, _) = piece.split_once('>').expect("a tag ends");
        let name = tag.split_whitespace().next().unwrap_or_default();
        match name.strip_prefix('/') {
            Some(name) => assert_eq!(open.pop(), Some(name), "at <{piece}"),
            None if VOID.contains(&name) => {}
            None => open.push(name),
        }
    }
    assert_eq!(open, [""; 0]);
}
