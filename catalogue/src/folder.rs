//! The files of a catalogue: a folder for each source, with pages and, beside each page, the data of its entries.
//!
//! ```text
//! groups.yaml           the groups, in the order in which they are listed
//! words.yaml            the word lists of the search
//! SOURCE/source.yaml    what the source is
//! SOURCE/PAGE.md        a page
//! SOURCE/zh/PAGE.md     the same page in another language, where each language has a page
//! SOURCE/PAGE.yaml      the data of its entries
//! ```

use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use crate::curation::{self, GroupRow, Row, SourceFile};
use crate::error::Error;
use crate::lang::Lang;
use crate::model::Words;
use crate::rule::{Finding, Report};
use crate::source::Notation;

/// No file of a catalogue is larger, in bytes.
const MAX_BYTES: u64 = 4 << 20;

/// What a folder holds, read file by file.
#[derive(Debug, Default)]
pub(crate) struct Folder {
    pub(crate) groups: Vec<GroupRow>,
    pub(crate) words: Words,
    /// The sources, in their order.
    pub(crate) sources: Vec<SourceFolder>,
    /// What is wrong with the files.
    pub(crate) reports: Vec<Report>,
}

/// The folder of a source.
#[derive(Debug)]
pub(crate) struct SourceFolder {
    pub(crate) source: SourceFile,
    pub(crate) pages: Vec<PageFiles>,
}

/// A page, and what is known about its entries.
#[derive(Debug)]
pub(crate) struct PageFiles {
    /// The page, and after it the same page in other languages.
    pub(crate) texts: Vec<PageFile>,
    pub(crate) rows: Vec<Row>,
}

/// A file with a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageFile {
    /// The file, as errors name it.
    pub name: String,
    /// The page.
    pub text: String,
    pub(crate) notation: Notation,
}

impl PageFile {
    /// Makes a page of a site. `language` is that of what stands in no language's container.
    pub fn new(name: String, text: String, language: Lang) -> PageFile {
        let notation = Notation { language, has_ids: false };
        PageFile { name, text, notation }
    }
}

/// Reads a folder.
///
/// # Errors
///
/// Returns an error if a file cannot be read, or if no folder in it has a `source.yaml`.
pub(crate) fn read(path: &Path) -> Result<Folder, Error> {
    let mut folder = Folder::default();
    folder.groups = folder.read(&path.join("groups.yaml"), curation::read)?.unwrap_or_default();
    folder.words = folder.read(&path.join("words.yaml"), curation::read)?.unwrap_or_default();
    for path in children(path)? {
        let source: Option<SourceFile> = folder.read(&path.join("source.yaml"), curation::read)?;
        if let Some(source) = source {
            let pages = folder.read_pages(&path, &source)?;
            folder.sources.push(SourceFolder { source, pages });
        }
    }
    if folder.sources.is_empty() && folder.reports.is_empty() {
        return Err(Error {
            message: format!("{}: no folder in it has a source.yaml", path.display()),
            hint: Some("each source is a folder with a source.yaml and its pages".to_owned()),
        });
    }
    folder.sources.sort_by_key(|folder| folder.source.order);
    Ok(folder)
}

impl Folder {
    /// Reads a YAML file. Returns nothing where there is none, or where it is broken, which is reported.
    fn read<T>(
        &mut self,
        path: &Path,
        parse: impl FnOnce(&str) -> Result<T, Finding>,
    ) -> Result<Option<T>, Error> {
        if !path.exists() {
            return Ok(None);
        }
        let parsed = parse(&read_file(path)?);
        let report = |finding: Finding| self.reports.push(finding.within(&path.display().to_string()));
        Ok(parsed.map_err(report).ok())
    }

    fn read_pages(&mut self, path: &Path, source: &SourceFile) -> Result<Vec<PageFiles>, Error> {
        let mut pages = Vec::new();
        for page in children(path)? {
            if page.extension().is_none_or(|extension| extension != "md") {
                continue;
            }
            let data = page.with_extension("yaml");
            let name = page.file_stem().unwrap_or_default().to_string_lossy();
            let rows = |yaml: &str| curation::rows(&data.display().to_string(), &name, yaml);
            let rows = self.read(&data, rows)?.unwrap_or_default();
            pages.push(PageFiles { texts: page_texts(&page, source)?, rows });
        }
        Ok(pages)
    }
}

/// Reads a page, and the same page in the folders of other languages beside it.
fn page_texts(page: &Path, source: &SourceFile) -> Result<Vec<PageFile>, Error> {
    let mut paths = vec![(page.to_owned(), source.language)];
    for lang in Lang::ALL {
        let name = page.file_name().unwrap_or_default();
        let other = page.with_file_name(lang.code()).join(name);
        if other.exists() {
            paths.push((other, lang));
        }
    }
    let read = |(path, language): (PathBuf, Lang)| {
        Ok(PageFile {
            name: path.display().to_string(),
            text: read_file(&path)?,
            notation: Notation { language, has_ids: source.address.is_none() },
        })
    };
    paths.into_iter().map(read).collect()
}

/// Reads a page, or the pages in a folder and the folders below it in the order of their paths. Hidden folders, those of
/// packages, and links to folders are left out.
///
/// # Errors
///
/// Returns an error if something cannot be read, or if there are no pages or more than 10,000.
pub fn read_pages(path: &Path) -> Result<Vec<PageFile>, Error> {
    let mut paths = Vec::new();
    match path.is_dir() {
        true => find_pages(path, &mut paths)?,
        false => paths.push(path.to_owned()),
    }
    if paths.is_empty() {
        return Err(Error {
            message: format!("{}: there are no pages in this folder", path.display()),
            hint: Some("a page is a file that ends with .md".to_owned()),
        });
    }
    let read = |path: PathBuf| {
        let text = read_file(&path)?;
        Ok(PageFile::new(path.display().to_string(), text, Lang::En))
    };
    paths.into_iter().map(read).collect()
}

/// Finds the pages below a folder.
fn find_pages(folder: &Path, found: &mut Vec<PathBuf>) -> Result<(), Error> {
    /// Whoever has more has named the wrong folder.
    const MAX_PAGES: usize = 10_000;
    let mut to_read = children(folder)?;
    to_read.reverse();
    while let Some(path) = to_read.pop() {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let is_page = name.ends_with(".md");
        if path.is_dir() {
            if !(path.is_symlink() || name.starts_with('.') || name == "node_modules") {
                to_read.extend(children(&path)?.into_iter().rev());
            }
        } else if is_page {
            found.push(path);
        }
        if found.len() > MAX_PAGES {
            return Err(Error {
                message: format!("{}: there are more than {MAX_PAGES} pages", folder.display()),
                hint: Some("name the folder with the pages of one site".to_owned()),
            });
        }
    }
    Ok(())
}

/// Returns what is in a folder, in the order of the names.
fn children(path: &Path) -> Result<Vec<PathBuf>, Error> {
    let read = || -> io::Result<Vec<PathBuf>> {
        let entries = fs::read_dir(path)?;
        let mut paths: Vec<PathBuf> = entries.map(|entry| Ok(entry?.path())).collect::<io::Result<_>>()?;
        paths.sort();
        Ok(paths)
    };
    read().map_err(|error| Error::io(path, &error))
}

/// Reads a text file. A pipe or a device in its place is refused, not waited for.
///
/// # Errors
///
/// Returns an error if it is no file, larger than 4 MiB, or no UTF-8.
pub fn read_file(path: &Path) -> Result<String, Error> {
    let read = || {
        if !fs::metadata(path)?.is_file() {
            return Err(io::Error::other("not a regular file"));
        }
        let mut text = String::new();
        // What grows meanwhile, and what tells no size, is cut off, too.
        let size = fs::File::open(path)?.take(MAX_BYTES + 1).read_to_string(&mut text)?;
        if size as u64 > MAX_BYTES {
            return Err(io::Error::other("this file is larger than 4 MiB"));
        }
        Ok(text)
    };
    read().map_err(|error| Error::io(path, &error))
}
