//! An export as a documentation page, in the notation of OpenList's: `::: en` and `::: zh-CN` containers with a line
//! across the page between the entries. This program reads it back to the same entries.

use std::io::Write;

use super::Export;
use crate::catalogue::link::is_web;
use crate::catalogue::{Correction, View};
use crate::error::Result;
use crate::lang::Lang;
use crate::markdown::{self, BlockKind};
use crate::text::one_line;

/// Writes the page.
pub fn write(export: &Export<'_>, out: &mut impl Write) -> Result<()> {
    writeln!(out, "---\ntitle:")?;
    for (lang, title) in export.titles() {
        // Text in JSON's quotes is YAML, too.
        writeln!(out, "  {}: {}", tag(lang), serde_json::Value::from(title))?;
    }
    writeln!(out, "---")?;
    for (index, (_, views)) in export.entries().enumerate() {
        writeln!(out, "{}", if index > 0 { "\n---\n" } else { "" })?;
        for view in views {
            write_view(view, out)?;
        }
    }
    Ok(())
}

/// The language's tag in the containers of the pages.
pub fn tag(lang: Lang) -> &'static str {
    match lang {
        Lang::En => "en",
        Lang::Zh => "zh-CN",
    }
}

fn write_view(view: View<'_>, out: &mut impl Write) -> Result<()> {
    let wording = view.wording;
    let fence = markdown::fence(&wording.answer);
    writeln!(out, "{fence} {}", tag(view.lang))?;
    for question in &wording.questions {
        writeln!(
            out,
            "**Q**：{}\n",
            markdown::write_inlines(&question.inlines, &is_web)
        )?;
    }
    // The answer's first paragraph stands behind its mark; anything else below it.
    let (first, rest) = match wording.answer.split_first() {
        Some((block, rest)) => match &block.kind {
            BlockKind::Paragraph(inlines) => (markdown::write_inlines(inlines, &is_web), rest),
            _ => (String::new(), &wording.answer[..]),
        },
        None => (String::new(), &wording.answer[..]),
    };
    writeln!(out, "**A**：{first}")?;
    if !rest.is_empty() {
        writeln!(out, "\n{}", markdown::write(rest, &is_web))?;
    }
    for correction in &wording.corrections {
        writeln!(out, "\n<!-- {} -->", comment(&slip(correction)))?;
    }
    for snippet in &wording.snippets {
        for warning in &snippet.warnings {
            let (_, warning) = warning.get(view.lang);
            let told = format!("warning: \"{}\": {warning}", one_line(snippet.command()));
            writeln!(out, "\n<!-- {} -->", comment(&told))?;
        }
    }
    writeln!(out, "{fence}")?;
    Ok(())
}

/// A text that begins and ends no comment: what only those see who edit the page.
fn comment(text: &str) -> String {
    text.replace("<!", "< !")
        .replace("->", "- >")
        .replace("!>", "! >")
}

fn slip(correction: &Correction) -> String {
    let Correction { says, right, because } = correction;
    let because = &because.get(Lang::En).1;
    format!("slip: \"{says}\" should be \"{right}\": {because}")
}
