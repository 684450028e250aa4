//! The files of a catalogue: `catalogue.yaml` and the pages that it names, built in or in a folder, read into a
//! catalogue or surveyed for all that is broken in them. Joining them is `assembly`'s.

use std::borrow::Cow;
use std::path::Path;

use super::clues::Clues;
use super::curation::{self, CurationFile};
use super::rule::Report;
use super::{Catalogue, assembly};
use crate::error::{Error, ErrorKind, Result};
use crate::lang::Lang;

/// The name of the file that says what the pages don't.
const CURATION: &str = "catalogue.yaml";

/// The folder of what is built in, as errors name it.
const BUILT_IN: &str = "assets";

/// What that file says, as `build.rs` has turned it into JSON, but for the clues.
const BUILT_IN_CURATION: &str = include_str!(concat!(env!("OUT_DIR"), "/catalogue.json"));

/// The clues: in each line an entry's id, a tab, and JSON.
const BUILT_IN_CLUES: &str = include_str!(concat!(env!("OUT_DIR"), "/clues.tsv"));

/// The file itself, for the lines in errors. A release has it not: the tests find no error in what is built in.
const BUILT_IN_YAML: &str = if cfg!(debug_assertions) {
    include_str!("../../assets/catalogue.yaml")
} else {
    ""
};

/// The pages that are built in, by the name that `catalogue.yaml` has for them.
const BUILT_IN_PAGES: [(&str, &str); 2] = [
    (
        "openlist/error-code.md",
        include_str!("../../assets/openlist/error-code.md"),
    ),
    (
        "alist/error-code.md",
        include_str!("../../assets/alist/error-code.md"),
    ),
];

/// A file with a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageFile<'p> {
    /// The file, as errors name it.
    pub name: String,
    /// The page.
    pub text: Cow<'p, str>,
    /// The language of what stands outside the containers of a language.
    pub language: Lang,
}

/// What a catalogue's files are like when one does not stop at the first thing that is broken.
#[derive(Debug)]
pub struct Survey {
    /// What could be read; `None` when `catalogue.yaml` could not.
    pub catalogue: Option<Catalogue>,
    /// The pages.
    pub pages: Vec<PageFile<'static>>,
    /// What is broken in `catalogue.yaml`. What is broken in the pages is found by looking at them.
    pub findings: Vec<Report>,
}

impl Catalogue {
    /// The catalogue of the pages that are built in.
    ///
    /// # Errors
    /// As [`Catalogue::assemble`], which no released build gives: a test loads what is built in.
    pub fn built_in() -> Result<Catalogue> {
        built_in()?.sound()
    }

    /// What is broken in the files that are built in.
    ///
    /// # Errors
    /// As [`Catalogue::survey_folder`].
    pub fn survey_built_in() -> Result<Survey> {
        Ok(within_files(built_in()?))
    }

    /// What is broken in a folder as [`Catalogue::read_folder`] takes it.
    ///
    /// # Errors
    /// A file that cannot be read.
    pub fn survey_folder(folder: &Path) -> Result<Survey> {
        let read = |name: &str| read_file(&folder.join(name));
        let folder = folder.display();
        let file = CurationFile::new(format!("{folder}/{CURATION}"), read(CURATION)?);
        match curation::read(&file) {
            Ok(curation) => {
                let read_page = |name: &str| read(name).map(Cow::Owned);
                let survey = assembly::survey(&folder.to_string(), curation, file, read_page)?;
                Ok(within_files(survey))
            }
            Err(finding) => Ok(Survey {
                catalogue: None,
                pages: Vec::new(),
                findings: vec![finding.within(&file.name)],
            }),
        }
    }

    /// The catalogue of a folder with a `catalogue.yaml` and the pages that it names, for those who edit them.
    ///
    /// # Errors
    /// A file that cannot be read, and all that [`Catalogue::assemble`] finds.
    pub fn read_folder(folder: &Path) -> Result<Catalogue> {
        Catalogue::assemble(&folder.display().to_string(), |name| {
            read_file(&folder.join(name))
        })
    }

    /// Reads `catalogue.yaml` and its pages with the given function and joins them. `folder` stands before file
    /// names in errors.
    ///
    /// # Errors
    /// A broken page or a broken `catalogue.yaml`, a row that fits no entry or one that another row has, and a
    /// correction of something that no page says; each with file, line and field.
    pub fn assemble(folder: &str, read: impl Fn(&str) -> Result<String>) -> Result<Catalogue> {
        let file = CurationFile::new(format!("{folder}/{CURATION}"), read(CURATION)?);
        let curation = curation::read(&file).map_err(|finding| finding.error(&file.name))?;
        assembly::survey(folder, curation, file, |name| read(name).map(Cow::Owned))?
            .with_readable_front_matter()?
            .sound()
    }
}

/// What is built in, read and joined.
fn built_in() -> Result<assembly::Survey<'static>> {
    let file = CurationFile::new(format!("{BUILT_IN}/{CURATION}"), BUILT_IN_YAML);
    let curation = serde_json::from_str(BUILT_IN_CURATION)
        .map_err(|error| Error::new(ErrorKind::Catalogue, format!("{}: {error}", file.name)))?;
    let read_page = |name: &str| built_in_page(name).map(Cow::Borrowed);
    let mut survey = assembly::survey(BUILT_IN, curation, file, read_page)?;
    for (id, clues) in BUILT_IN_CLUES.lines().filter_map(|line| line.split_once('\t')) {
        let mut entries = survey.catalogue.entries.iter_mut();
        if let Some(entry) = entries.find(|entry| entry.id == id) {
            entry.clues = Clues::unread(clues);
        }
    }
    Ok(survey)
}

/// The page that is built in under this name.
fn built_in_page(name: &str) -> Result<&'static str> {
    let page = BUILT_IN_PAGES.iter().find(|(built_in, _)| *built_in == name);
    page.map(|(_, text)| *text).ok_or_else(|| {
        Error::new(ErrorKind::Catalogue, format!("{BUILT_IN}/{name} is not built in"))
            .with_hint("name it in BUILT_IN_PAGES in src/catalogue/files.rs")
    })
}

/// Reads a text file.
///
/// # Errors
/// A file that cannot be read or is no UTF-8; with its name.
pub fn read_file(path: &Path) -> Result<String> {
    std::fs::read_to_string(path)
        .map_err(|error| Error::new(ErrorKind::Io, format!("{}: {error}", path.display())))
}

/// What was found, with the names of the files.
fn within_files(survey: assembly::Survey<'static>) -> Survey {
    let name = &survey.catalogue.curation.name;
    let findings = survey
        .unfit
        .into_iter()
        .map(|finding| finding.within(name))
        .collect();
    Survey {
        findings,
        catalogue: Some(survey.catalogue),
        pages: survey.pages,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_clues_that_are_built_in_are_those_of_the_file() {
        let built_in = Catalogue::built_in().expect("it is sound");
        let edited = Catalogue::read_folder(Path::new("assets")).expect("it is sound");
        assert_eq!(built_in.entries.len(), edited.entries.len());
        for (built_in, edited) in built_in.entries.iter().zip(&edited.entries) {
            assert_eq!(built_in.keywords(), edited.keywords(), "{}", edited.id);
            assert_eq!(built_in.signatures(), edited.signatures(), "{}", edited.id);
            assert_ne!(built_in.keywords().en, [], "{}", edited.id);
        }
    }
}
