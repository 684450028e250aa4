//! What the fuzz targets call (`fuzz/`): the ways by which text from outside comes in that are not public otherwise.

use std::io;
use std::path::Path;
use std::sync::LazyLock;

use catalogue::lang::Lang;
use catalogue::model::Catalogue;
use catalogue::text::is_unwanted;

use crate::commands::{self, Format, Selection, Sheet};
use crate::explain::{Report, Session};
use crate::mask::Masker;
use crate::search::Index;
use crate::settings::ConfigFile;
use crate::tui::keymap::Keymap;

/// Reads a configuration file.
pub fn configuration(yaml: &str) {
    if let Ok(config) = ConfigFile::parse("config.yaml", yaml) {
        let _ = Keymap::rebound(&config.keys);
    }
}

/// Reads a log in one piece and in pieces of `piece` bytes.
///
/// # Panics
///
/// Panics if that makes a difference.
pub fn log(catalogue: &Catalogue, log: &[u8], piece: usize) {
    let read = |piece: usize| {
        let mut session = Session::new(catalogue).ok()?;
        session.begin("");
        log.chunks(piece.max(1)).for_each(|piece| session.push(piece));
        session.pause();
        Some(session.report())
    };
    // Not what is masked, which differs from session to session.
    let counts = |report: Option<Report>| {
        report.map(|report| {
            let found = report.found.iter().map(|found| found.entry);
            (found.collect::<Vec<_>>(), report.unknown.len())
        })
    };
    assert_eq!(counts(read(usize::MAX)), counts(read(piece)));
}

/// Searches what is built in, and tells why the hits are hits.
///
/// # Panics
///
/// Panics if a highlighted place is none.
pub fn query(query: &str) {
    static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(|| crate::content::built_in().unwrap_or_default());
    static INDEX: LazyLock<Index<'_>> = LazyLock::new(|| Index::new(&CATALOGUE));
    let highlighter = INDEX.highlighter(query);
    for hit in INDEX.search(query, None) {
        let title = &CATALOGUE.entries[hit.entry].title[Lang::En];
        for range in highlighter.places(title) {
            assert!(title.get(range).is_some());
        }
    }
    INDEX.why(query, None);
    INDEX.nearest(query, None);
}

/// Masks a text, and what comes of that.
pub fn mask(text: &str) {
    let masker = Masker::new();
    let once = masker.mask(text);
    masker.mask(&once);
}

/// Reads the catalogue of a folder, and prints all of it.
///
/// # Panics
///
/// Panics if something that commands a terminal is printed.
pub fn folder(folder: &Path) {
    let Ok((catalogue, _)) = crate::content::read_folder(folder) else {
        return;
    };
    for lang in Lang::ALL {
        let selection = Selection { catalogue: &catalogue, lang, source: None };
        for entry in &catalogue.entries {
            for columns in [None, Some(0), Some(7), Some(80)] {
                let sheet = Sheet { columns, ..Sheet::default() };
                let mut out = Vec::new();
                let _ = commands::show(selection, &entry.id, Format::Text(sheet), &mut out);
                assert!(!String::from_utf8_lossy(&out).contains(is_unwanted));
            }
            let _ = commands::show(selection, &entry.id, Format::Json, &mut io::sink());
        }
    }
}
