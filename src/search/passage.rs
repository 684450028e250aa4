//! The texts of an entry by which it can be found. Not here: how they are compared (`corpus`).

use catalogue::model::{Entry, block_text};

/// What kind of text of an entry it is; the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// An error as the program prints it.
    Error,
    /// The id.
    Id,
    /// An error with the words that the page has around it.
    Question,
    /// What people say who do not have the error's words.
    Keyword,
    /// A part of the answer.
    Answer,
}

/// A text of an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// What kind of text it is.
    pub field: Field,
    /// The text.
    pub text: String,
}

/// All the texts by which an entry can be found, in every language and of every page, none twice.
pub fn of_entry(entry: &Entry) -> Vec<Passage> {
    let mut passages = Vec::new();
    let mut add = |field, text: String| {
        let passage = Passage { field, text };
        if !passage.text.is_empty() && !passages.contains(&passage) {
            passages.push(passage);
        }
    };
    add(Field::Id, entry.id.clone());
    for (_, wording) in entry.wordings() {
        for question in &wording.questions {
            for error in &question.errors {
                add(Field::Error, error.telling().to_owned());
                for correction in &wording.corrections {
                    add(Field::Error, correction.apply(error.telling()));
                }
            }
            let around: Vec<&str> = question.circumstances().collect();
            if !around.is_empty() {
                add(
                    Field::Question,
                    format!("{} {}", question.label(), around.join(" ")),
                );
            }
        }
        for block in &wording.answer {
            add(Field::Answer, block_text(block));
        }
    }
    let keywords = entry.keywords();
    for keyword in keywords.en.iter().chain(&keywords.zh) {
        add(Field::Keyword, keyword.0.clone());
    }
    passages
}

/// The openings that the entry's errors share with errors of every other kind, each by itself.
pub fn wrappers_of(entry: &Entry) -> impl Iterator<Item = &str> {
    let errors = entry.questions().flat_map(|question| &question.errors);
    errors.flat_map(|error| {
        let wrappers = &error.text()[..error.text().len() - error.telling().len()];
        wrappers
            .split(':')
            .map(str::trim)
            .filter(|wrapper| !wrapper.is_empty())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use catalogue::model::Catalogue;

    #[test]
    fn an_entry_is_found_by_all_its_texts() {
        let catalogue = Catalogue::built_in().unwrap_or_else(|error| panic!("{error}"));
        let entry = catalogue
            .entry("list-sort-61008")
            .unwrap_or_else(|| panic!("the entry is there"));
        let passages = of_entry(entry);
        let has = |field, text: &str| {
            passages
                .iter()
                .any(|passage| passage.field == field && passage.text.contains(text))
        };
        assert!(has(Field::Error, "query fail [61008]"));
        assert!(has(Field::Keyword, "文件排序"));
        assert!(has(Field::Answer, "取消文件排序"));
        assert_eq!(wrappers_of(entry).next(), Some("failed get objs"));
    }
}
