//! What the browser was left with, for the next time: one small file, read at the start and written at the end if
//! anything changed. What is chosen on purpose is in `settings`.

use std::collections::BTreeMap;
use std::fs::{self, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::mask::Masker;
use crate::messages;
use crate::small_file;
use catalogue::lang::Lang;
use catalogue::text;

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct State {
    /// The language that was changed to.
    pub language: Option<Lang>,
    /// The id of the source that was changed to, or the word for all.
    pub source: Option<String>,
    pub entry: Option<String>,
    /// The values that placeholders had last, by their names. [`State::add_value`] adds to them.
    pub placeholders: BTreeMap<String, String>,
    /// The last queries, the newest last. [`State::add_query`] adds to them.
    pub queries: Vec<String>,
}

/// How many queries are remembered.
const QUERIES: usize = 50;
/// Longer queries are not remembered, in bytes: they were pasted.
const LONGEST_QUERY: usize = 400;

/// The form of the file, which stands in it under this name. A file of another form is not read.
const VERSION: &str = "version";
const NUMBER: u32 = 1;

impl State {
    /// Remembers a query as the newest one.
    pub(crate) fn add_query(&mut self, query: &str) {
        if query.is_empty() || query.len() > LONGEST_QUERY {
            return;
        }
        self.queries.retain(|other| other != query);
        self.queries.push(query.to_owned());
        let excess = self.queries.len().saturating_sub(QUERIES);
        self.queries.drain(..excess);
    }

    /// Remembers what was put in for a placeholder, unless that is a secret.
    pub(crate) fn add_value(&mut self, name: &str, value: &str) {
        if !is_secret(name, value) {
            self.placeholders.insert(name.to_owned(), value.to_owned());
        }
    }

    /// Takes over the values that differ between two states.
    fn take_changes(&mut self, old: &State, new: State) {
        if new.language != old.language {
            self.language = new.language;
        }
        if new.source != old.source {
            self.source = new.source;
        }
        if new.entry != old.entry {
            self.entry = new.entry;
        }
        // A query that was used again stands after others that it stood before.
        let mut known = old.queries.iter();
        for query in new.queries.iter().skip_while(|query| known.any(|other| other == *query)) {
            self.add_query(query);
        }
        let placeholders = new.placeholders.into_iter();
        self.placeholders
            .extend(placeholders.filter(|(name, value)| old.placeholders.get(name) != Some(value)));
    }
}

/// Returns whether what is put in for a placeholder is a secret, as it is for `apiKey`: a line of a log would not show it, or
/// not even a number in its place. Addresses are masked, too, but no secrets here.
fn is_secret(name: &str, value: &str) -> bool {
    let masker = Masker::new();
    [value, "123456"].iter().any(|value| masker.mask(&format!("{name}={value}")).contains("‹masked:"))
}

/// Where the state is kept, and what was there.
#[derive(Debug, Clone, Default)]
pub(crate) struct Store {
    /// `None` where nothing is remembered.
    path: Option<PathBuf>,
    saved: State,
    /// Why the file could not be read.
    damage: Option<String>,
}

impl Store {
    /// Makes one that reads and writes nothing.
    pub(crate) fn nowhere() -> Store {
        Store::default()
    }

    /// Reads what is kept in the platform's usual place.
    pub(crate) fn open() -> Store {
        small_file::state().map_or_else(Store::nowhere, Store::at)
    }

    /// Reads what is kept in this file. One that cannot be read counts as empty.
    fn at(path: PathBuf) -> Store {
        let (saved, damage) = match read(&path) {
            Ok(state) => (state, None),
            Err(error) => (State::default(), Some(error.to_string())),
        };
        Store { path: Some(path), saved, damage }
    }

    /// Returns the file; `None` where nothing is remembered.
    pub(crate) fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    pub(crate) fn state(&self) -> &State {
        &self.saved
    }

    /// Returns the notice about a file that could not be read.
    pub(crate) fn damage(&self, lang: Lang) -> Option<String> {
        let path = text::one_line(&self.path()?.display().to_string());
        Some(messages::not_read(lang, &path, &text::sanitize(self.damage.as_ref()?)))
    }

    /// Writes the values that are not what was read; the others may have been changed by another browser since. At
    /// every moment the file is the old one or the new one.
    ///
    /// # Errors
    ///
    /// Returns an error if the file cannot be written, or if something else stands in its place.
    pub(crate) fn save(&mut self, state: State) -> io::Result<()> {
        let Some(path) = &self.path else { return Ok(()) };
        if state == self.saved {
            return Ok(());
        }
        let _lock = lock(path);
        let mut merged = read(path).unwrap_or_default();
        merged.take_changes(&self.saved, state.clone());
        write(path, &merged)?;
        self.saved = state;
        Ok(())
    }
}

fn read(path: &Path) -> io::Result<State> {
    let json = match small_file::read(path) {
        Ok(json) => json,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(State::default()),
        Err(error) => return Err(error),
    };
    let mut file: serde_json::Map<String, Value> = serde_json::from_str(&json)?;
    let version = file.remove(VERSION).unwrap_or_default();
    if version != NUMBER {
        return Err(io::Error::other(format!("its version is {version}, not {NUMBER}")));
    }
    let mut state: State = serde_json::from_value(file.into())?;
    state.placeholders.retain(|name, value| !is_secret(name, value));
    for value in state.placeholders.values_mut().chain(&mut state.queries) {
        // Values are shown, and anybody could have written the file.
        *value = text::sanitize(value).into_owned();
    }
    Ok(state)
}

/// Keeps other browsers from saving to this file until the lock is dropped. A browser that cannot get it soon saves without
/// it: what it remembers is worth a risk, but no long wait.
fn lock(path: &Path) -> Option<fs::File> {
    const LONGEST: Duration = Duration::from_secs(1);
    fs::create_dir_all(path.parent()?).ok()?;
    // The state itself is replaced by another file whenever it is written. To open this one for reading, too, never waits,
    // whatever stands in its place.
    let path = path.with_extension("lock");
    let file = fs::File::options().read(true).write(true).create(true).truncate(false).open(path).ok()?;
    let begin = Instant::now();
    while let Err(TryLockError::WouldBlock) = file.try_lock() {
        if begin.elapsed() > LONGEST {
            return None;
        }
        thread::sleep(Duration::from_millis(5));
    }
    Some(file)
}

/// What the name of a file begins with while it is written.
const DRAFT: &str = ".state-";

/// Writes a new file, which only its owner may read, and puts it in the place of the old one. A link is followed.
fn write(path: &Path, state: &State) -> io::Result<()> {
    let path = match fs::symlink_metadata(path) {
        Ok(_) => fs::canonicalize(path)?,
        Err(error) if error.kind() == io::ErrorKind::NotFound => path.to_owned(),
        Err(error) => return Err(error),
    };
    if path.exists() && !path.is_file() {
        return Err(io::Error::other("there is no regular file in its place"));
    }
    let mut file = serde_json::to_value(state)?;
    file[VERSION] = NUMBER.into();
    let mut json = serde_json::to_vec_pretty(&file)?;
    json.push(b'\n');
    if json.len() as u64 > small_file::MAX_BYTES {
        return Err(io::Error::other("it is larger than 1 MiB"));
    }
    // Beside the file, since a rename is one step only within a file system.
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    remove_drafts(folder);
    let mut draft = tempfile::Builder::new().prefix(DRAFT).tempfile_in(folder)?;
    draft.write_all(&json)?;
    draft.as_file().sync_all()?;
    draft.persist(path)?;
    Ok(())
}

/// Removes what a browser has left that was killed while it wrote. What is new may belong to one that is writing.
fn remove_drafts(folder: &Path) {
    const LONGEST: Duration = Duration::from_secs(60);
    for file in fs::read_dir(folder).into_iter().flatten().flatten() {
        let is_draft = file.file_name().to_string_lossy().starts_with(DRAFT);
        let modified = file.metadata().and_then(|metadata| metadata.modified());
        let age = modified.ok().and_then(|modified| modified.elapsed().ok());
        if is_draft && age.is_some_and(|age| age > LONGEST) {
            // What cannot be removed does no harm.
            let _ = fs::remove_file(file.path());
        }
    }
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
        state.placeholders.insert("yourDataDir".to_owned(), "/srv/数据".to_owned());
        state
    }

    #[test]
    fn what_is_saved_is_read_again() {
        let folder = folder();
        let path = folder.path().join("openlist-faq/state.json");
        let mut store = Store::at(path.clone());
        assert_eq!((store.state(), store.damage(Lang::En)), (&State::default(), None));
        store.save(some_state()).expect("the folder can be written to");
        let again = Store::at(path.clone());
        assert_eq!(again.state(), &some_state());
        assert_eq!(again.state().placeholders["yourDataDir"], "/srv/数据");
        let files = fs::read_dir(path.parent().expect("a folder")).expect("it can be read");
        let names = files.map(|file| file.expect("it is there").file_name());
        let names: std::collections::BTreeSet<_> = names.collect();
        assert_eq!(names, ["state.json", "state.lock"].map(Into::into).into(), "no draft is left");
    }

    #[test]
    fn the_last_queries_are_kept_each_once() {
        let mut state = State::default();
        for number in 0..=QUERIES {
            state.add_query(&number.to_string());
        }
        state.add_query("7");
        state.add_query(&"x".repeat(LONGEST_QUERY + 1));
        assert_eq!(state.queries.len(), QUERIES);
        assert_eq!((&*state.queries[0], &*state.queries[QUERIES - 1]), ("1", "7"));
    }

    #[cfg(unix)]
    #[test]
    fn the_file_is_the_owners_and_a_link_to_it_stays() {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let folder = folder();
        let (link, path) = (folder.path().join("state.json"), folder.path().join("kept"));
        fs::write(&path, "{}").expect("it can be written");
        symlink(&path, &link).expect("a link");
        Store::at(link.clone()).save(some_state()).expect("it can be written");
        assert_eq!(fs::read_link(&link).ok(), Some(path.clone()));
        assert_eq!(Store::at(link.clone()).state(), &some_state());
        let mode = fs::metadata(&path).expect("it is there").permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
        for target in ["/dev/null", "nowhere", "."] {
            fs::remove_file(&link).expect("it is there");
            symlink(target, &link).expect("a link");
            assert!(Store::at(link.clone()).save(some_state()).is_err(), "{target}");
            assert!(link.is_symlink(), "{target}");
        }
    }

    #[test]
    fn two_browsers_do_not_lose_each_others_values() {
        let folder = folder();
        let path = folder.path().join("state.json");
        let (mut one, mut two) = (Store::at(path.clone()), Store::at(path.clone()));
        let mut state = some_state();
        state.add_query("from one");
        one.save(state.clone()).expect("it can be written");
        let mut other = State::default();
        other.add_query("from two");
        other.entry = Some("port-in-use".to_owned());
        other.placeholders.insert("port".to_owned(), "5244".to_owned());
        two.save(other).expect("it can be written");
        state.add_query("from two");
        state.entry = Some("port-in-use".to_owned());
        state.placeholders.insert("port".to_owned(), "5244".to_owned());
        assert_eq!(Store::at(path).state(), &state);
    }

    #[test]
    fn browsers_that_end_at_once_do_not_lose_each_others_values() {
        let folder = folder();
        let path = folder.path().join("state.json");
        let names: Vec<String> = (0..3).map(|number| format!("name{number}")).collect();
        std::thread::scope(|scope| {
            for name in &names {
                let mut store = Store::at(path.clone());
                scope.spawn(move || {
                    let mut state = store.state().clone();
                    state.add_value(name, "x");
                    store.save(state).expect("it can be written");
                });
            }
        });
        let kept = Store::at(path);
        assert!(names.iter().all(|name| kept.state().placeholders.contains_key(name)), "{kept:?}");
    }

    #[test]
    fn a_lock_that_is_not_given_back_does_not_keep_a_browser() {
        let folder = folder();
        let path = folder.path().join("state.json");
        let held = lock(&path).expect("nobody has it");
        Store::at(path.clone()).save(some_state()).expect("it can be written");
        assert_eq!(Store::at(path).state(), &some_state());
        drop(held);
    }

    #[test]
    fn a_query_that_is_used_again_becomes_the_newest() {
        let queries = |words: &str| State {
            queries: words.split(' ').map(str::to_owned).collect(),
            ..State::default()
        };
        for (new, expected) in
            [("a b c", "a b x c"), ("b c a", "b x c a"), ("a c b d", "a x c b d"), ("a b c d", "a b x c d")]
        {
            let mut state = queries("a b x c");
            state.take_changes(&queries("a b c"), queries(new));
            assert_eq!(state, queries(expected), "{new}");
        }
    }

    #[test]
    fn secrets_are_not_remembered() {
        let mut state = State::default();
        for name in [
            "password",
            "secret",
            "apiKey",
            "token",
            "refreshToken",
            "db_pass",
            "clientSecret",
            "accessKeyId",
        ] {
            for value in ["k9Xq72zz", "invalid", "0x12", "1"] {
                state.add_value(name, value);
                assert!(state.placeholders.is_empty(), "{name} {value}");
            }
        }
        state.add_value("cookie", "UID=1_A1_1755; CID=0123456789abcdef");
        state.add_value("link", "https://list.example/d/a?sign=k9Xq72zzk9Xq72zz");
        assert!(state.placeholders.is_empty(), "{state:?}");
        for (name, value) in [
            ("yourDataDir", "/srv/a b"),
            ("host", "203.0.113.7:5244"),
            ("user", "ann"),
            ("uid", "1001"),
            ("managerDn", "cn=admin,dc=example,dc=org"),
            ("link", "https://list.example/d/a"),
        ] {
            state.add_value(name, value);
            assert!(state.placeholders.contains_key(name), "{name}");
        }
        let folder = folder();
        let path = folder.path().join("state.json");
        fs::write(&path, r#"{"version":1,"placeholders":{"password":"x"}}"#).expect("it can be written");
        assert_eq!(Store::at(path).state(), &State::default());
    }

    #[test]
    fn what_a_killed_browser_left_is_removed() {
        let folder = folder();
        let (old, new) = (folder.path().join(".state-old"), folder.path().join(".state-new"));
        for path in [&old, &new] {
            fs::write(path, "{").expect("it can be written");
        }
        let past = std::time::SystemTime::now() - Duration::from_secs(3600);
        let file = fs::File::options().write(true).open(&old).expect("it is there");
        file.set_modified(past).expect("its time can be set");
        let mut store = Store::at(folder.path().join("state.json"));
        store.save(some_state()).expect("it can be written");
        assert!(!old.exists() && new.exists());
    }

    #[test]
    fn nothing_is_written_when_nothing_changed() {
        let folder = folder();
        let path = folder.path().join("state.json");
        Store::at(path.clone()).save(State::default()).expect("nothing to do");
        assert!(!path.exists());
        Store::at(path.clone()).save(some_state()).expect("it can be written");
        // The same content in other words would be lost by writing.
        let words = fs::read_to_string(&path).expect("it is there").replace('\n', " ");
        fs::write(&path, &words).expect("it can be written");
        Store::at(path.clone()).save(some_state()).expect("nothing to do");
        assert_eq!(fs::read_to_string(&path).expect("it is there"), words);
        Store::nowhere().save(some_state()).expect("nothing to do");
    }

    #[test]
    fn a_damaged_file_is_empty_and_says_so() {
        for damaged in ["", "{", "[]", r#"{"version":2}"#, r#"{"version":1,"langauge":"zh"}"#, "\u{0}"] {
            let folder = folder();
            let path = folder.path().join("state.json");
            fs::write(&path, damaged).expect("it can be written");
            let mut store = Store::at(path.clone());
            assert_eq!(store.state(), &State::default(), "{damaged}");
            assert!(store.damage(Lang::En).is_some(), "{damaged}");
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
        let value = &store.state().placeholders["x"];
        assert!(!value.contains('\u{1b}'), "{value:?}");
        fs::write(&path, r#"{"version":1,"\u001b[31m":1}"#).expect("it can be written");
        let store = Store::at(path);
        let told = store.damage(Lang::En).expect("it is damaged");
        assert!(told.contains("state.json") && !told.contains('\u{1b}'), "{told:?}");
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
