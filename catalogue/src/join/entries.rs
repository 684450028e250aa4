//! Drafts to the entries of the catalogue, in the order of their groups.

use std::collections::{HashMap, HashSet};

use super::drafts::Draft;
use crate::curation::{Line, Row};
use crate::lang::{Lang, Localized};
use crate::model::{Answer, Article, Catalogue, Clues, Entry, Group, GroupId, SourceId};
use crate::signature::Rules;

/// Gives each entry its place in its group, and each reference the index that it means.
pub(super) fn catalogue(drafts: Vec<Draft>, mut groups: Vec<Group>) -> Catalogue {
    const OTHER: &str = "other";
    let by_id: HashMap<&str, usize> =
        groups.iter().enumerate().rev().map(|(index, group)| (&*group.id, index)).collect();
    // What has no group, or one that is not in the list, is in a group of its own at the end.
    let other = by_id.get(OTHER).copied().unwrap_or(groups.len());
    let group_of = |draft: &Draft| {
        let row = draft.row.as_ref();
        let named = row.map(|row| row.data.group.as_ref().map_or(&row.page, |group| &group.0));
        GroupId(named.and_then(|group| by_id.get(&**group)).copied().unwrap_or(other))
    };
    let taken = drafts.iter().filter_map(|draft| draft.id.clone()).collect();
    let mut ids = Ids { taken, numbers: HashMap::new() };
    let mut drafts: Vec<(GroupId, String, Draft)> = drafts
        .into_iter()
        .map(|mut draft| {
            let id = draft.id.take().unwrap_or_else(|| ids.made_of(&draft));
            (group_of(&draft), id, draft)
        })
        .collect();
    drafts.sort_by_key(|(group, ..)| *group);
    if drafts.last().is_some_and(|(group, ..)| group.0 == groups.len()) {
        let name = Localized::each("Other".to_owned(), "其他".to_owned());
        groups.push(Group { id: OTHER.to_owned(), name });
    }
    let places: HashMap<String, usize> =
        drafts.iter().enumerate().map(|(index, (_, id, _))| (id.clone(), index)).collect();
    let entries = drafts.into_iter().map(|(group, id, draft)| entry(group, id, draft, &places)).collect();
    Catalogue { groups, entries, ..Catalogue::default() }
}

fn entry(group: GroupId, id: String, draft: Draft, places: &HashMap<String, usize>) -> Entry {
    let at =
        |ids: Vec<Line>| -> Vec<usize> { ids.iter().filter_map(|id| places.get(&**id).copied()).collect() };
    let questions = draft.articles.iter().flat_map(|article| &article.questions);
    let mut seen = HashSet::new();
    let errors = questions.flat_map(|question| &question.errors);
    let errors: Vec<String> = errors.filter(|error| seen.insert(*error)).cloned().collect();
    let mut sources: Vec<SourceId> = draft.articles.iter().map(|article| article.source).collect();
    sources.dedup();
    let mut answer = Answer { notes: draft.notes, ..Answer::default() };
    let mut clues = Clues { errors, ..Clues::default() };
    let (title, harmless) = match draft.row {
        Some(Row { data: row, .. }) => {
            answer.sure = row.sure;
            answer.fixed_in = row.fixed_in;
            answer.citations = row.citations.iter().map(Into::into).collect();
            answer.see_also = at(row.see_also);
            clues.keywords = row.keywords.map(|words| words.into_iter().map(|word| word.0).collect());
            clues.rules = Rules {
                wrapper: row.wrapper,
                beats: at(row.beats),
                explains: at(row.explains),
                ..row.signatures
            };
            (row.title.map(|title| title.0), row.harmless)
        }
        None => (Localized::new(|lang| title_of(&draft.articles, lang)), false),
    };
    answer.articles = draft.articles;
    Entry { id, group, title, harmless, sources, answer: answer.into(), clues: clues.into() }
}

/// Returns a title for an entry that has none: its errors, or its question.
fn title_of(articles: &[Article], lang: Lang) -> String {
    let own = articles.iter().find(|article| article.lang == lang);
    let Some(question) = own.or(articles.first()).and_then(|article| article.questions.first()) else {
        return String::new();
    };
    let title = match question.errors[..] {
        [] => question.text(),
        _ => question.errors.join(", "),
    };
    crate::text::one_line(&title)
}

/// Ids for entries that have none.
struct Ids {
    /// The ids that are given, and those that are made.
    taken: HashSet<String>,
    /// The last number that a word got.
    numbers: HashMap<String, usize>,
}

impl Ids {
    /// Makes an id of the first error of an entry: its words in lower case, up to eight of them, and a number after one
    /// that comes again.
    fn made_of(&mut self, draft: &Draft) -> String {
        let text = draft.errors.first().map(String::as_str).unwrap_or("entry");
        let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        let slug = words.take(8).collect::<Vec<_>>().join("-");
        let number = self.numbers.entry(slug.clone()).or_insert(1);
        let mut id = slug.clone();
        while !self.taken.insert(id.clone()) {
            *number += 1;
            id = format!("{slug}-{number}");
        }
        id
    }
}
