//! The fields of an export in JSON and in YAML.

use serde::Serialize;

use super::Export;
use crate::catalogue::{self, View};
use crate::commands::json::{Text, VERSION};
use crate::lang::{Lang, Localized};

#[derive(Serialize)]
pub struct Document<'a> {
    version: u32,
    sources: Vec<Source<'a>>,
    entries: Vec<Entry<'a>>,
}

#[derive(Serialize)]
struct Source<'a> {
    id: &'a str,
    name: &'a str,
    address: ByLanguage<&'a str>,
}

#[derive(Serialize)]
struct Entry<'a> {
    id: &'a str,
    keywords: ByLanguage<Vec<&'a str>>,
    /// The ids of other entries.
    see_also: &'a [String],
    articles: Vec<Article<'a>>,
}

/// An entry on one page.
#[derive(Serialize)]
struct Article<'a> {
    source: &'a str,
    number: usize,
    texts: ByLanguage<Text<'a>>,
}

impl<'a> Article<'a> {
    fn new(export: &Export<'a>, entry: &catalogue::Entry, article: &'a catalogue::Article) -> Article<'a> {
        let catalogue = export.selection.catalogue;
        let text = |lang| {
            let is_wanted = export.languages.contains(&lang)
                || matches!(article.wordings, Localized::One(only, _) if only == lang);
            let wording = article.wordings.only(lang).filter(|_| is_wanted)?;
            let view = View {
                article,
                lang,
                wording,
            };
            Some(Text::new(catalogue, entry, view, lang))
        };
        Article {
            source: &catalogue.sources[article.source.0].id,
            number: article.number,
            texts: ByLanguage::new(text),
        }
    }
}

#[derive(Serialize)]
struct ByLanguage<T> {
    #[serde(skip_serializing_if = "Option::is_none")]
    en: Option<T>,
    #[serde(skip_serializing_if = "Option::is_none")]
    zh: Option<T>,
}

impl<T> ByLanguage<T> {
    fn new(mut value: impl FnMut(Lang) -> Option<T>) -> ByLanguage<T> {
        ByLanguage {
            en: value(Lang::En),
            zh: value(Lang::Zh),
        }
    }
}

/// The document: each entry as every wanted page has it.
pub fn document<'a>(export: &Export<'a>) -> Document<'a> {
    let selection = export.selection;
    let sources = selection.catalogue.sources.iter().enumerate();
    let wanted = |index: usize| selection.source.is_none_or(|source| source.0 == index);
    Document {
        version: VERSION,
        sources: sources
            .filter(|(index, _)| wanted(*index))
            .map(|(_, source)| Source {
                id: &source.id,
                name: &source.name,
                address: ByLanguage::new(|lang| Some(source.address.get(lang).1.as_str())),
            })
            .collect(),
        entries: super::super::entries(selection)
            .map(|entry| Entry {
                id: &entry.id,
                keywords: ByLanguage::new(|lang| {
                    let lines = match lang {
                        Lang::En => &entry.keywords().en,
                        Lang::Zh => &entry.keywords().zh,
                    };
                    Some(lines.iter().map(|line| &**line).collect())
                }),
                see_also: &entry.see_also,
                articles: entry
                    .articles()
                    .iter()
                    .filter(|article| wanted(article.source.0))
                    .map(|article| Article::new(export, entry, article))
                    .collect(),
            })
            .collect(),
    }
}
