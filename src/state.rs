//! What the browser was left with, for the next time: one small file, read at the start and written at the end if
//! anything changed. What the user chose on purpose stands in `config`.

use std::collections::BTreeMap;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use etcetera::BaseStrategy;
use serde::{Deserialize, Serialize};

use catalogue::lang::Lang;
use crate::messages;
use catalogue::text;

/// The form of the file. A file of another form is not read.
const VERSION: u32 = 1;

/// What is remembered.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct State {
    /// The language that was changed to.
    pub language: Option<Lang>,
    /// The id of the source that was changed to, or the word for all.
    pub source: Option<String>,
    /// The id of the last entry.
    pub entry: Option<String>,
    placeholders: BTreeMap<String, String>,
}

impl State {
    /// The value that a placeholder had last.
    pub fn placeholder(&self, name: &str) -> Option<&str> {
        self.placeholders.get(name).map(String::as_str)
    }

    /// Remembers the value of a placeholder.
    pub fn set_placeholder(&mut self, name: &str, value: &str) {
        self.placeholders.insert(name.to_owned(), value.to_owned());
    }
}

/// The file as it is written.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Document {
    version: u32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    language: Option<Lang>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    source: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    entry: Option<String>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    placeholders: BTreeMap<String, String>,
}

/// Where the state is kept, and what is there.
#[derive(Debug)]
pub struct Store {
    /// `None` where nothing is remembered.
    path: Option<PathBuf>,
    saved: State,
    damage: Option<Damage>,
}

/// A file that could not be read, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Damage {
    /// The file.
    pub path: PathBuf,
    /// What is wrong with it.
    pub reason: String,
}

impl Damage {
    /// The damage in words.
    pub fn text(&self, lang: Lang) -> String {
        messages::not_read(
            lang,
            &text::one_line(&self.path.display().to_string()),
            &text::sanitize(&self.reason),
        )
    }
}

impl Store {
    /// Where nothing is read or written.
    pub fn nowhere() -> Store {
        Store {
            path: None,
            saved: State::default(),
            damage: None,
        }
    }

    /// What is kept in the platform's usual place.
    pub fn open() -> Store {
        default_path().map_or_else(Store::nowhere, Store::at)
    }

    /// What is kept in this file. One that cannot be read counts as empty, and says why.
    pub fn at(path: PathBuf) -> Store {
        let (saved, damage) = match read(&path) {
            Ok(state) => (state, None),
            Err(error) => {
                let reason = error.to_string();
                let path = path.clone();
                (State::default(), Some(Damage { path, reason }))
            }
        };
        Store {
            path: Some(path),
            saved,
            damage,
        }
    }

    /// The file; `None` where nothing is remembered.
    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// What was read.
    pub fn state(&self) -> &State {
        &self.saved
    }

    /// Why nothing was read, if there was something.
    pub fn damage(&self) -> Option<&Damage> {
        self.damage.as_ref()
    }

    /// Writes the state, unless it is what was read. At every moment the file is the old one or the new one.
    ///
    /// # Errors
    /// A place that cannot be written to.
    pub fn save(&mut self, state: State) -> io::Result<()> {
        let Some(path) = &self.path else { return Ok(()) };
        if state == self.saved {
            return Ok(());
        }
        write(path, &state)?;
        self.saved = state;
        self.damage = None;
        Ok(())
    }
}

/// Where the state is kept; `None` where there is no home.
pub fn default_path() -> Option<PathBuf> {
    let base = etcetera::choose_base_strategy().ok()?;
    let folder = base.state_dir().unwrap_or_else(|| base.data_dir());
    Some(folder.join("openlist-faq").join("state.json"))
}

fn read(path: &Path) -> io::Result<State> {
    let json = match fs::read(path) {
        Ok(json) => json,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(State::default()),
        Err(error) => return Err(error),
    };
    let document: Document = serde_json::from_slice(&json)?;
    if document.version != VERSION {
        let message = format!("its version is {}, not {VERSION}", document.version);
        return Err(io::Error::new(io::ErrorKind::InvalidData, message));
    }
    Ok(State {
        language: document.language,
        source: document.source,
        entry: document.entry,
        // Values are shown, and anybody could have written the file.
        placeholders: document
            .placeholders
            .into_iter()
            .map(|(name, value)| (name, text::sanitize(&value).into()))
            .collect(),
    })
}

fn write(path: &Path, state: &State) -> io::Result<()> {
    let document = Document {
        version: VERSION,
        language: state.language,
        source: state.source.clone(),
        entry: state.entry.clone(),
        placeholders: state.placeholders.clone(),
    };
    let mut json = serde_json::to_vec_pretty(&document)?;
    json.push(b'\n');
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    // Beside the file, since a rename is one step only within a file system; of this process alone.
    let draft = path.with_extension(format!("{}.new", std::process::id()));
    let written = write_private(&draft, &json).and_then(|()| fs::rename(&draft, path));
    if written.is_err() {
        // The first error is the one to tell.
        let _ = fs::remove_file(&draft);
    }
    written
}

/// Writes a file that only its owner may read: placeholders hold names of folders and accounts.
fn write_private(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file: File = options.open(path)?;
    file.write_all(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder() -> tempfile::TempDir {
        tempfile::tempdir().expect("a temporary folder")
    }

    fn some_state() -> State {
        let mut state = State {
            language: Some(Lang::Zh),
            source: Some("all".to_owned()),
            entry: Some("token-expired".to_owned()),
            ..State::default()
        };
        state.set_placeholder("yourDataDir", "/srv/数据");
        state
    }

    #[test]
    fn what_is_saved_is_read_again() {
        let folder = folder();
        let path = folder.path().join("openlist-faq/state.json");
        let mut store = Store::at(path.clone());
        assert_eq!((store.state(), store.damage()), (&State::default(), None));
        store.save(some_state()).expect("the folder can be written to");
        let again = Store::at(path.clone());
        assert_eq!(again.state(), &some_state());
        assert_eq!(again.state().placeholder("yourDataDir"), Some("/srv/数据"));
        let files = fs::read_dir(path.parent().expect("a folder")).expect("it can be read");
        assert_eq!(files.count(), 1, "no draft is left");
    }

    #[cfg(unix)]
    #[test]
    fn only_the_owner_can_read_it() {
        use std::os::unix::fs::PermissionsExt;
        let folder = folder();
        let path = folder.path().join("state.json");
        Store::at(path.clone())
            .save(some_state())
            .expect("it can be written");
        let mode = fs::metadata(&path).expect("it is there").permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }

    #[test]
    fn nothing_is_written_when_nothing_changed() {
        let folder = folder();
        let path = folder.path().join("state.json");
        Store::at(path.clone())
            .save(State::default())
            .expect("nothing to do");
        assert!(!path.exists());
        Store::at(path.clone())
            .save(some_state())
            .expect("it can be written");
        // The same content in other words would be lost by writing.
        let words = fs::read_to_string(&path).expect("it is there").replace('\n', " ");
        fs::write(&path, &words).expect("it can be written");
        Store::at(path.clone()).save(some_state()).expect("nothing to do");
        assert_eq!(fs::read_to_string(&path).expect("it is there"), words);
        Store::nowhere().save(some_state()).expect("nothing to do");
    }

    #[test]
    fn a_damaged_file_is_empty_and_says_so() {
        for damaged in [
            "",
            "{",
            "[]",
            r#"{"version":2}"#,
            r#"{"version":1,"langauge":"zh"}"#,
            "\u{0}",
        ] {
            let folder = folder();
            let path = folder.path().join("state.json");
            fs::write(&path, damaged).expect("it can be written");
            let mut store = Store::at(path.clone());
            assert_eq!(store.state(), &State::default(), "{damaged}");
            assert_eq!(store.damage().expect("it is damaged").path, path);
            store.save(some_state()).expect("it can be written");
            assert_eq!(Store::at(path).state(), &some_state());
        }
    }

    #[test]
    fn no_control_characters_come_out_of_it() {
        let folder = folder();
        let path = folder.path().join("state.json");
        let hostile = r#"{"version":1,"placeholders":{"x":"a\u001b[31mb"}}"#;
        fs::write(&path, hostile).expect("it can be written");
        let store = Store::at(path.clone());
        let value = store.state().placeholder("x").expect("it is there");
        assert!(!value.contains('\u{1b}'), "{value:?}");
        fs::write(&path, r#"{"version":1,"\u001b[31m":1}"#).expect("it can be written");
        let store = Store::at(path);
        let told = store.damage().expect("it is damaged").text(Lang::En);
        assert!(
            told.contains("state.json") && !told.contains('\u{1b}'),
            "{told:?}"
        );
    }

    #[test]
    fn a_place_that_cannot_be_written_to_is_an_error_and_changes_nothing() {
        let folder = folder();
        let blocked = folder.path().join("file");
        fs::write(&blocked, "x").expect("it can be written");
        let mut store = Store::at(blocked.join("state.json"));
        assert!(store.save(some_state()).is_err());
        assert_eq!(fs::read_to_string(&blocked).expect("it is there"), "x");
    }
}
