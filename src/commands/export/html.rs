//! An export as a page for browsers: one file, no scripts, nothing fetched. Corrections and warnings stand as notes below
//! the answer that they are about.

use std::io::Write;

use super::Export;
use super::page::tag;
use crate::catalogue::link::is_web;
use crate::catalogue::{Entry, View};
use crate::error::Result;
use crate::lang::{Lang, Localized};
use crate::layout;
use crate::markdown::{Block, BlockKind, Inline};
use crate::messages;

const STYLE: &str = "body{max-width:46em;margin:2em auto;padding:0 1em;font:1em/1.6 system-ui,sans-serif}\
pre{overflow-x:auto;padding:.8em;background:#8881}code{font-family:ui-monospace,monospace}\
h2{font-size:1.1em;overflow-wrap:anywhere}section{border-top:1px solid #8886;margin-top:2em}\
aside{border-left:.3em solid #c80;padding-left:.8em}@media(prefers-color-scheme:dark){\
body{background:#111;color:#ddd}a{color:#8bf}}";

/// Writes the page.
pub fn write(export: &Export<'_>, out: &mut impl Write) -> Result<()> {
    let titles = export.titles();
    let lang = titles.first().map_or(Lang::En, |(lang, _)| *lang);
    let title: Vec<&str> = titles.iter().map(|(_, title)| title.as_str()).collect();
    let title = escape(&title.join(" · "));
    writeln!(
        out,
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<title>{title}</title>\n\
         <style>{STYLE}</style>\n</head>\n<body>\n<h1>{title}</h1>",
        tag(lang)
    )?;
    for (entry, views) in export.entries() {
        writeln!(out, "<section id=\"{}\">", escape(&entry.id))?;
        for view in views {
            writeln!(out, "{}", article(export, entry, view))?;
        }
        writeln!(out, "</section>")?;
    }
    writeln!(out, "</body>\n</html>")?;
    Ok(())
}

fn article(export: &Export<'_>, entry: &Entry, view: View<'_>) -> String {
    let catalogue = export.selection.catalogue;
    let wording = view.wording;
    let questions = wording
        .questions
        .iter()
        .map(|question| element("h2", &inlines(&question.inlines)));
    let notes = wording.corrections.iter().map(|correction| {
        let because = &correction.because.get(view.lang).1;
        let note = messages::correction(view.lang, &correction.says, &correction.right, because);
        element("aside", &escape(&note))
    });
    let warnings = wording.snippets.iter().flat_map(|snippet| {
        let command = element("code", &escape(snippet.command()));
        let told = move |warning: &Localized<String>| {
            let (_, warning) = warning.get(view.lang);
            element("aside", &format!("{command}<br>{}", escape(warning)))
        };
        snippet.warnings.iter().map(told)
    });
    let names: Vec<&str> = entry
        .articles()
        .iter()
        .map(|article| catalogue.sources[article.source.0].name.as_str())
        .collect();
    let from = escape(&messages::stands_on(view.lang, &names));
    let page = layout::links(catalogue, entry, view, view.lang).pop();
    let page = page
        .map(|page| link(page.target.as_str(), &escape(&page.text)))
        .unwrap_or_default();
    let parts: Vec<String> = questions
        .chain([blocks(&wording.answer)])
        .chain(notes)
        .chain(warnings)
        .chain([element("footer", &format!("{from} · {page}"))])
        .collect();
    format!(
        "<article lang=\"{}\">\n{}\n</article>",
        tag(view.lang),
        parts.join("\n")
    )
}

fn blocks(all: &[Block]) -> String {
    all.iter().map(block).collect::<Vec<_>>().join("\n")
}

fn block(block: &Block) -> String {
    match &block.kind {
        BlockKind::Heading(text) => element("h3", &inlines(text)),
        BlockKind::Paragraph(text) => element("p", &inlines(text)),
        BlockKind::Code { language, text } => {
            let class = if language.is_empty() {
                String::new()
            } else {
                format!(" class=\"language-{}\"", escape(language))
            };
            format!("<pre><code{class}>{}</code></pre>", escape(text))
        }
        BlockKind::List { start, items } => {
            let items: String = items.iter().map(|item| element("li", &blocks(item))).collect();
            match start {
                Some(first) => format!("<ol start=\"{first}\">{items}</ol>"),
                None => element("ul", &items),
            }
        }
        BlockKind::Quote(inner) => element("blockquote", &blocks(inner)),
        BlockKind::Container {
            info, blocks: inner, ..
        } => element(
            "div",
            &format!("{}{}", element("strong", &escape(info)), blocks(inner)),
        ),
        BlockKind::Table(rows) => {
            let row = |(index, cells): (usize, &Vec<Vec<Inline>>)| {
                let tag = if index == 0 { "th" } else { "td" };
                let cells: String = cells.iter().map(|cell| element(tag, &inlines(cell))).collect();
                element("tr", &cells)
            };
            element("table", &rows.iter().enumerate().map(row).collect::<String>())
        }
        BlockKind::Rule => "<hr>".to_owned(),
    }
}

fn inlines(all: &[Inline]) -> String {
    all.iter()
        .map(|inline| match inline {
            Inline::Text(text) => escape(text),
            Inline::Code(code) => element("code", &escape(code)),
            Inline::Strong(children) => element("strong", &inlines(children)),
            Inline::Emphasis(children) => element("em", &inlines(children)),
            Inline::Link { url, text } => link(url, &inlines(text)),
            Inline::Tag(_) => String::new(),
            Inline::Break => "<br>".to_owned(),
        })
        .collect()
}

/// A link to the web; of any other only its text.
fn link(url: &str, text: &str) -> String {
    if is_web(url) {
        format!("<a href=\"{}\">{text}</a>", escape(url))
    } else {
        text.to_owned()
    }
}

fn element(name: &str, content: &str) -> String {
    format!("<{name}>{content}</{name}>")
}

/// A text so that it is no HTML, between tags and within quotes.
fn escape(text: &str) -> String {
    let mut escaped = String::new();
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            c => escaped.push(c),
        }
    }
    escaped
}
