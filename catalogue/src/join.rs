//! Joins the pages with each other and with the catalogue data.

mod curate;
mod drafts;
mod entries;
mod references;

use std::path::Path;

use crate::error::Error;
use crate::folder::{self, Folder, PageFile, PageFiles};
use crate::model::{Catalogue, Group, Source, SourceId};
use crate::rule::Report;
use crate::source;

use drafts::{Drafts, PageReader};

/// A catalogue, its pages, and what is wrong with the files that it was made of.
#[derive(Debug)]
pub struct Survey {
    /// What could be read.
    pub catalogue: Catalogue,
    /// The pages, in the order of the sources.
    pub pages: Vec<PageFile>,
    /// What is wrong.
    pub reports: Vec<Report>,
}

impl Survey {
    /// Reads a folder of the form that `folder` describes.
    ///
    /// # Errors
    ///
    /// Returns an error if a file cannot be read. What is wrong within files is in the reports.
    pub fn of_folder(path: &Path) -> Result<Survey, Error> {
        folder::read(path).map(join)
    }

    /// Returns the catalogue, and notices of what does not fit its pages and was left out.
    ///
    /// # Errors
    ///
    /// Returns the first fault for which a file cannot be read as a whole.
    pub fn into_catalogue(self) -> Result<(Catalogue, Vec<Error>), Error> {
        let mut notices = Vec::new();
        for report in self.reports {
            let error = report.finding.error(&report.file);
            if report.finding.rule.is_fatal() {
                return Err(error);
            }
            notices.push(error);
        }
        Ok((self.catalogue, notices))
    }
}

fn join(folder: Folder) -> Survey {
    let mut reports = folder.reports;
    let mut drafts = Drafts::default();
    let mut sources = Vec::new();
    let mut pages = Vec::new();
    for (index, folder) in folder.sources.into_iter().enumerate() {
        let source = Source {
            id: folder.source.id.0,
            name: folder.source.name.into(),
            address: folder.source.address.map(|address| address.map(|line| line.0)),
        };
        let reader = PageReader {
            source: SourceId(index),
            address: source.address.as_ref(),
            links: &folder.source.links,
        };
        for PageFiles { texts, rows } in folder.pages {
            let mut first = Vec::new();
            for file in &texts {
                let (entries, findings) = source::read(&file.text, file.notation);
                reports.extend(findings.into_iter().map(|finding| finding.within(&file.name)));
                let added = drafts.add(&reader, entries, &first);
                first = if first.is_empty() { added } else { first };
            }
            for row in rows {
                drafts.curate(row, &mut reports);
            }
            pages.extend(texts);
        }
        sources.push(source);
    }
    let groups: Vec<Group> = folder.groups.into_iter().map(Group::from).collect();
    reports.extend(references::settle(&mut drafts.all, &groups));
    let catalogue = entries::catalogue(drafts.all, groups);
    Survey { catalogue: Catalogue { sources, words: folder.words, ..catalogue }, pages, reports }
}
