//! The user's keys in place of the table's, and everything that is wrong with them at once.

use super::{Binding, Command, Context, Keymap, key};
use crate::error::Result;
use crate::nearest::suggestion;
use crate::settings::{Problems, Rebinding, Rebindings};
use catalogue::markdown::Position;

impl Keymap {
    /// Returns the table with the user's keys.
    ///
    /// # Errors
    ///
    /// Returns everything that is wrong: unknown commands and keys, letters where they are typed, a key with two
    /// meanings, and no key to leave by.
    pub(crate) fn rebound(rebindings: &Rebindings) -> Result<Keymap> {
        let mut keymap = Keymap::default();
        let mut problems = Problems::new(&rebindings.file);
        // What is said for one context counts more than what is said for several, wherever it stands.
        let (one, several): (Vec<_>, Vec<_>) =
            rebindings.rows.iter().partition(|rebinding| rebinding.command.text.contains('.'));
        for rebinding in several.into_iter().chain(one) {
            keymap.rebind(rebinding, &mut problems);
        }
        keymap.find_conflicts(&mut problems);
        keymap.find_way_out(&mut problems);
        problems.none_or(keymap)
    }

    fn rebind(&mut self, rebinding: &Rebinding, problems: &mut Problems) {
        let mut keys: Vec<(String, Position)> = Vec::new();
        for written in &rebinding.keys {
            match key::parse(&written.text) {
                Ok(key) if keys.iter().any(|(other, _)| *other == key) => {}
                Ok(key) => keys.push((key, written.at)),
                Err(message) => problems.add(written.at, message),
            }
        }
        let (name, at) = (rebinding.command.text.as_str(), rebinding.command.at);
        let mut is_known = false;
        for binding in self.bindings.iter_mut().filter(|binding| binding.is_meant(name)) {
            is_known = true;
            for (key, at) in &keys {
                if let Some(why) = taken_by_typing(binding, key) {
                    problems.add(*at, why);
                }
            }
            binding.keys = keys.iter().map(|(key, _)| key.clone()).collect();
            binding.changed = Some(at);
        }
        if !is_known {
            let suggestion = suggest_command(self, name);
            problems.add(at, format!("there is no command \"{name}\" of the browser; {suggestion}"));
        }
    }

    /// Finds keys with two meanings in one context.
    fn find_conflicts(&self, problems: &mut Problems) {
        for (index, one) in self.bindings.iter().enumerate() {
            for two in &self.bindings[index + 1..] {
                // The table itself is sound, so where two rows clash, one of them was changed.
                let Some(at) = one.changed.max(two.changed) else {
                    continue;
                };
                if one.command == two.command || !meet(one.context, two.context) {
                    continue;
                }
                for key in one.keys.iter().filter(|key| two.keys.contains(key)) {
                    let message = format!("{key} would be both {} and {}", one.full_name(), two.full_name());
                    problems.add(at, message);
                }
            }
        }
    }

    /// Finds out whether no key is left that leaves the program from everywhere.
    fn find_way_out(&self, problems: &mut Problems) {
        for binding in &self.bindings {
            let is_way_out = binding.command == Command::Quit && binding.context != Context::Answer;
            if let Some(at) = binding.changed.filter(|_| is_way_out && binding.keys.is_empty()) {
                problems.add(at, format!("{} needs a key", binding.full_name()));
            }
        }
    }
}

impl Binding {
    /// Returns whether a name means this: `answer.copy` one context, `copy` the query line, the answer and everywhere.
    fn is_meant(&self, name: &str) -> bool {
        let is_popup =
            matches!(self.context, Context::Choice | Context::Form | Context::Find | Context::Help);
        self.full_name() == name || self.name == name && !is_popup
    }
}

/// Returns whether a key may mean only one thing in both contexts together.
fn meet(one: Context, two: Context) -> bool {
    one == two || one.inherits() && two == Context::Anywhere || two.inherits() && one == Context::Anywhere
}

/// Returns what was probably meant by a name that no binding has.
fn suggest_command(keymap: &Keymap, name: &str) -> String {
    let command = name.rsplit('.').next().unwrap_or(name);
    let elsewhere = keymap.bindings.iter().filter(|binding| binding.name == command);
    let elsewhere: Vec<String> = elsewhere.map(Binding::full_name).collect();
    if !elsewhere.is_empty() {
        return format!("there is {}", elsewhere.join(", "));
    }
    let full: Vec<String> = keymap.bindings.iter().map(Binding::full_name).collect();
    match name.contains('.') {
        true => suggestion(name, full.iter().map(String::as_str)),
        false => suggestion(name, keymap.bindings.iter().map(|binding| binding.name)),
    }
}

/// Returns why a key cannot be a command in a context where it is typed.
fn taken_by_typing(binding: &Binding, key: &str) -> Option<String> {
    let name = binding.full_name();
    match binding.context {
        Context::Query | Context::Anywhere if key::is_text(key) => Some(format!(
            "{key} is typed on the query line, so it cannot be {name}; answer.{} can have it",
            binding.name
        )),
        Context::Form | Context::Find | Context::Help if key::is_text(key) => {
            let place = binding.context.texts().0;
            Some(format!("{key} is typed in the {place}, so it cannot be {name}"))
        }
        Context::Choice if key.parse::<u8>().is_ok() => {
            Some(format!("{key} takes a row of the choice, so it cannot be {name}"))
        }
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
        assert_eq!(keymap.lookup(Context::Answer, "f5"), None, "the nearer word counts");
        assert_eq!(keymap.lookup(Context::Query, "f1"), None);
        let footer: Vec<String> = keymap.footer(Context::Answer).map(Binding::shown_keys).collect();
        assert_eq!(footer[0], "c  %");
        assert!(keymap.footer(Context::Query).all(|row| row.command != Command::Help));
    }

    #[test]
    fn the_choice_and_the_help_keep_their_keys() {
        let keymap = rebound("keys: {next-entry: [f8], choice.accept: [f5]}").expect("it is right");
        assert_eq!(keymap.lookup(Context::Choice, "down"), Some(Command::Step(1)));
        assert_eq!(keymap.lookup(Context::Query, "down"), None);
        assert_eq!(keymap.lookup(Context::Choice, "f5"), Some(Command::Accept));
    }

    #[test]
    fn a_form_has_keys_of_its_own() {
        let keymap =
            rebound("keys: {form.copy-open: [f5, shift-tab], form.previous-entry: up, quit: ctrl-q}");
        let keymap = keymap.expect("what a key does elsewhere does not matter");
        assert_eq!(keymap.lookup(Context::Form, "f5"), Some(Command::CopyOpen));
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
        for row in &Keymap::default().bindings {
            let is_typed = matches!(row.context, Context::Query | Context::Form | Context::Anywhere);
            for letter in ["x", "Z", "7", "语", "'#'", "space"] {
                let yaml = format!("keys: {{{}: {letter}}}", row.full_name());
                assert!(!is_typed || rebound(&yaml).is_err(), "{yaml}");
            }
        }
    }

    #[test]
    fn the_table_itself_has_no_conflict_and_each_row_a_name_of_its_own() {
        let mut keymap = Keymap::default();
        for binding in &mut keymap.bindings {
            binding.changed = Some(Position { line: 1, column: 1 });
        }
        let mut problems = Problems::new("table");
        keymap.find_conflicts(&mut problems);
        assert_eq!(problems.none_or(()), Ok(()));
        let mut names: Vec<String> = Keymap::default().bindings.iter().map(Binding::full_name).collect();
        let all = names.len();
        names.sort();
        names.dedup();
        assert_eq!(names.len(), all);
    }
}
