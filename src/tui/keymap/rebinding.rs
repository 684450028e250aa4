//! The user's keys in the places of others: what each line of the configuration means, and all that is wrong with
//! them at once.

use super::{Command, Context, Keymap, Row, key};
use crate::error::Result;
use crate::nearest::suggestion;
use crate::settings::{Problems, Rebinding, Rebindings};
use catalogue::markdown::Position;

impl Keymap {
    /// The table with the user's keys.
    ///
    /// # Errors
    /// Everything that is wrong: unknown commands and keys, letters on the query line, a key with two meanings, and
    /// no key to leave by.
    pub(crate) fn rebound(rebindings: &Rebindings) -> Result<Keymap> {
        let keymap = Keymap::default();
        if rebindings.rows.is_empty() {
            return Ok(keymap);
        }
        let mut draft = Draft {
            changed: vec![None; keymap.rows.len()],
            keymap,
            problems: Problems::new(&rebindings.file),
        };
        // What is said for one part counts more than what is said for several, wherever it stands.
        let (one, several): (Vec<_>, Vec<_>) = rebindings
            .rows
            .iter()
            .partition(|rebinding| rebinding.command.text.contains('.'));
        for rebinding in several.into_iter().chain(one) {
            draft.rebind(rebinding);
        }
        draft.find_conflicts();
        draft.find_way_out();
        draft.problems.none_or(draft.keymap)
    }
}

/// A table that is being changed.
struct Draft {
    keymap: Keymap,
    /// For each row, where its keys were changed.
    changed: Vec<Option<Position>>,
    problems: Problems,
}

impl Draft {
    fn rebind(&mut self, rebinding: &Rebinding) {
        let (name, at) = (rebinding.command.text.as_str(), rebinding.command.at);
        let rows = rows(&self.keymap, name);
        if rows.is_empty() {
            let suggestion = suggest_command(&self.keymap, name);
            let message = format!("there is no command \"{name}\" of the browser; {suggestion}");
            self.problems.add(at, message);
        }
        let mut keys: Vec<(String, Position)> = Vec::new();
        for written in &rebinding.keys {
            match key::parse(&written.text) {
                Ok(key) if keys.iter().any(|(other, _)| *other == key) => {}
                Ok(key) => keys.push((key, written.at)),
                Err(message) => self.problems.add(written.at, message),
            }
        }
        for index in rows {
            let row = &self.keymap.rows[index];
            for (key, at) in &keys {
                if let Some(why) = taken_by_typing(row, key) {
                    self.problems.add(*at, why);
                }
            }
            self.keymap.rows[index].keys = keys.iter().map(|(key, _)| key.clone()).collect();
            self.changed[index] = Some(at);
        }
    }

    /// A key may have one meaning in each part, and none besides that which it has everywhere.
    fn find_conflicts(&mut self) {
        let rows = &self.keymap.rows;
        for (index, row) in rows.iter().enumerate() {
            for (other_index, other) in rows.iter().enumerate().skip(index + 1) {
                let (one, two) = (row.binding, other.binding);
                let is_anywhere = one.context == Context::Anywhere || two.context == Context::Anywhere;
                let keeps_keys = one.context.keeps_keys() || two.context.keeps_keys();
                let meet = one.context == two.context || (is_anywhere && !keeps_keys);
                // The table itself is sound, so where two rows clash, one of them was changed.
                let Some(at) = self.changed[index].max(self.changed[other_index]) else {
                    continue;
                };
                if !meet || one.command == two.command {
                    continue;
                }
                for key in row.keys.iter().filter(|key| other.keys.contains(key)) {
                    let message = format!("{key} would be both {} and {}", row.name(), other.name());
                    self.problems.add(at, message);
                }
            }
        }
    }

    /// However keys are changed, one leaves the program from everywhere.
    fn find_way_out(&mut self) {
        for (index, row) in self.keymap.rows.iter().enumerate() {
            let binding = row.binding;
            let is_way_out = binding.command == Command::Quit
                && (binding.context == Context::Anywhere || binding.context.keeps_keys());
            if is_way_out && row.keys.is_empty() {
                let at = self.changed[index].unwrap_or(Position { line: 1, column: 1 });
                self.problems.add(at, format!("{} needs a key", row.name()));
            }
        }
    }
}

/// The rows that a name means: `answer.copy` that of one part; `copy` those of the query line, of the answer and of
/// everywhere.
fn rows(keymap: &Keymap, name: &str) -> Vec<usize> {
    let is_meant = |row: &Row| match name.split_once('.') {
        Some(_) => row.name() == name,
        None => {
            let is_popup = matches!(
                row.binding.context,
                Context::Choice | Context::Form | Context::Help
            );
            !is_popup && row.binding.command.name() == name
        }
    };
    let rows = keymap.rows.iter().enumerate();
    rows.filter(|(_, row)| is_meant(row))
        .map(|(index, _)| index)
        .collect()
}

/// What was probably meant by a name that no row has.
fn suggest_command(keymap: &Keymap, name: &str) -> String {
    let command = name.rsplit('.').next().unwrap_or(name);
    let full: Vec<String> = keymap.rows.iter().map(Row::name).collect();
    let elsewhere: Vec<&str> = full
        .iter()
        .map(String::as_str)
        .filter(|full| full.split('.').next_back() == Some(command))
        .collect();
    if !elsewhere.is_empty() {
        return format!("there is {}", elsewhere.join(", "));
    }
    match name.split_once('.') {
        Some(_) => suggestion(name, full.iter().map(String::as_str)),
        None => suggestion(name, keymap.rows.iter().map(|row| row.binding.command.name())),
    }
}

/// Why a key cannot be a command where it is typed.
fn taken_by_typing(row: &Row, key: &str) -> Option<String> {
    let command = row.binding.command.name();
    match row.binding.context {
        Context::Query | Context::Anywhere if key::is_text(key) => Some(format!(
            "{key} is typed on the query line, so it cannot be {}; answer.{command} can have it",
            row.name()
        )),
        Context::Form if key::is_text(key) => Some(format!(
            "{key} is typed in the form, so it cannot be {}",
            row.name()
        )),
        Context::Choice if key.parse::<u8>().is_ok() => Some(format!(
            "{key} takes a row of the choice, so it cannot be {}",
            row.name()
        )),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::ConfigFile;

    fn rebound(yaml: &str) -> Result<Keymap> {
        Keymap::rebound(&ConfigFile::parse("c.yaml", yaml)?.keys)
    }

    fn problems(yaml: &str) -> Vec<String> {
        let error = rebound(yaml).expect_err("it is wrong");
        error.message.lines().map(|line| line.trim().to_owned()).collect()
    }

    #[test]
    fn a_command_has_its_new_keys_and_only_those() {
        let keymap = rebound("keys:\n  answer.copy: [c, '%']\n  copy: [f5, Ctrl-Y]\n  help: []\n")
            .expect("it is right");
        assert_eq!(keymap.lookup(Context::Query, "f5"), Some(Command::Copy));
        assert_eq!(keymap.lookup(Context::Query, "ctrl-y"), Some(Command::Copy));
        assert_eq!(keymap.lookup(Context::Answer, "%"), Some(Command::Copy));
        assert_eq!(keymap.lookup(Context::Answer, "y"), None);
        assert_eq!(
            keymap.lookup(Context::Answer, "f5"),
            None,
            "the nearer word counts"
        );
        assert_eq!(keymap.lookup(Context::Query, "f1"), None);
        let footer: Vec<String> = keymap.footer(Context::Answer).map(Row::shown_keys).collect();
        assert_eq!(footer[0], "c  %");
        assert!(
            keymap
                .footer(Context::Query)
                .all(|row| row.binding.command != Command::Help)
        );
    }

    #[test]
    fn the_choice_and_the_help_keep_their_keys() {
        let keymap = rebound("keys: {next-entry: [f8], choice.accept: [f9]}").expect("it is right");
        assert_eq!(keymap.lookup(Context::Choice, "down"), Some(Command::NextEntry));
        assert_eq!(keymap.lookup(Context::Query, "down"), None);
        assert_eq!(keymap.lookup(Context::Choice, "f9"), Some(Command::Accept));
    }

    #[test]
    fn a_form_has_keys_of_its_own() {
        let keymap =
            rebound("keys: {form.copy-open: [f1, shift-tab], form.previous-entry: up, quit: ctrl-q}");
        let keymap = keymap.expect("what a key does elsewhere does not matter");
        assert_eq!(keymap.lookup(Context::Form, "f1"), Some(Command::CopyOpen));
        assert_eq!(keymap.lookup(Context::Form, "ctrl-q"), None);
        assert_eq!(keymap.lookup(Context::Form, "ctrl-c"), Some(Command::Quit));
        assert_eq!(
            problems("keys:\n  form.accept: x\n  form.quit: []\n"),
            [
                "c.yaml:2:16: x is typed in the form, so it cannot be form.accept",
                "c.yaml:3:3: form.quit needs a key",
            ]
        );
    }

    #[test]
    fn everything_that_is_wrong_is_told_at_once() {
        let told = problems(
            "keys:\n  copi: [f5]\n  copy: [y, f2]\n  answer.open: [q]\n  answer.suspend: f6\n  \
             top:\n    - entre\n  anywhere.quit: []\n  choice.accept: ['1']\n",
        );
        assert_eq!(
            told,
            [
                "c.yaml:2:3: there is no command \"copi\" of the browser; did you mean \"copy\"?",
                "c.yaml:3:3: f2 would be both answer.copy and anywhere.toggle-language",
                "c.yaml:3:3: f2 would be both query.copy and anywhere.toggle-language",
                "c.yaml:3:10: y is typed on the query line, so it cannot be query.copy; answer.copy can have it",
                "c.yaml:4:3: q would be both answer.open and answer.quit",
                "c.yaml:5:3: there is no command \"answer.suspend\" of the browser; there is form.suspend, anywhere.suspend",
                "c.yaml:7:7: there is no key \"entre\"; did you mean \"enter\"?",
                "c.yaml:8:3: anywhere.quit needs a key",
                "c.yaml:9:20: 1 takes a row of the choice, so it cannot be choice.accept",
            ]
        );
    }

    #[test]
    fn no_letter_can_ever_be_bound_where_it_is_typed() {
        for row in Keymap::default().rows() {
            let is_typed = matches!(
                row.binding.context,
                Context::Query | Context::Form | Context::Anywhere
            );
            for letter in ["x", "Z", "7", "语", "'#'", "space"] {
                let yaml = format!("keys: {{{}: {letter}}}", row.name());
                assert!(!is_typed || rebound(&yaml).is_err(), "{yaml}");
            }
        }
    }

    #[test]
    fn the_table_itself_has_no_conflict_and_each_row_a_name_of_its_own() {
        let mut keymap = Draft {
            keymap: Keymap::default(),
            changed: vec![Some(Position { line: 1, column: 1 }); Keymap::default().rows.len()],
            problems: Problems::new("table"),
        };
        keymap.find_conflicts();
        assert_eq!(keymap.problems.none_or(()), Ok(()));
        let mut names: Vec<String> = Keymap::default().rows.iter().map(Row::name).collect();
        let all = names.len();
        names.sort();
        names.dedup();
        assert_eq!(names.len(), all);
    }
}
