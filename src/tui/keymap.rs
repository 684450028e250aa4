//! Which keys mean what, and where.

mod key;
mod rebinding;
mod table;

pub(crate) use key::{display_name, key_name};
pub(crate) use table::{Command, Context};

use crate::settings::Keys;
use catalogue::lang::Lang;
use catalogue::markdown::Position;
use table::{TABLE, Texts};

/// A command in one context, with the keys that give it there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Binding {
    pub(crate) command: Command,
    pub(crate) context: Context,
    /// The command's name in the configuration.
    name: &'static str,
    phrase: Texts,
    in_footer: bool,
    pub(crate) keys: Vec<String>,
    /// Where the configuration changes them.
    changed: Option<Position>,
}

impl Binding {
    /// Returns the full name: `answer.copy`.
    fn full_name(&self) -> String {
        format!("{}.{}", self.context.texts().0, self.name)
    }

    /// Returns what the command is called, in a few words.
    pub(crate) fn phrase(&self, lang: Lang) -> &'static str {
        self.phrase[lang as usize]
    }

    /// Returns the keys as people write them.
    pub(crate) fn shown_keys(&self) -> String {
        let keys: Vec<String> = self.keys.iter().map(|key| display_name(key)).collect();
        keys.join("  ")
    }
}

/// The table with the keys that count, in its order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Keymap {
    bindings: Vec<Binding>,
}

impl Default for Keymap {
    fn default() -> Keymap {
        let rows = TABLE.iter().flat_map(|(command, name, phrase, cells)| {
            cells.iter().map(|cell| Binding {
                command: *command,
                context: cell.context,
                name,
                phrase: cell.phrase.unwrap_or(*phrase),
                in_footer: cell.in_footer,
                keys: cell.keys.iter().map(|key| (*key).to_owned()).collect(),
                changed: None,
            })
        });
        Keymap { bindings: rows.collect() }
    }
}

impl Keymap {
    /// Returns the command of a key. A key of the context itself comes first.
    pub(crate) fn lookup(&self, context: Context, key: &str) -> Option<Command> {
        let in_context = |context| self.bound(context).find(|row| row.keys.iter().any(|bound| bound == key));
        in_context(context).or_else(|| context.parent().and_then(in_context)).map(|row| row.command)
    }

    /// Returns what the footer shows in a context, each command once.
    pub(crate) fn footer(&self, context: Context) -> impl Iterator<Item = &Binding> {
        let is_here = move |command| self.bound(context).any(|row| row.command == command);
        let counts = move |row: &&Binding| {
            let is_anywhere = row.context == Context::Anywhere && context.inherits();
            let inherited = is_anywhere && !is_here(row.command);
            row.in_footer && !row.keys.is_empty() && (row.context == context || inherited)
        };
        self.bindings.iter().filter(counts)
    }

    /// Returns the commands of a context that have a key.
    pub(crate) fn bound(&self, context: Context) -> impl Iterator<Item = &Binding> {
        let is_bound = move |row: &&Binding| row.context == context && !row.keys.is_empty();
        self.bindings.iter().filter(is_bound)
    }

    /// Returns the first key of a command, as people write it.
    pub(crate) fn key_of(&self, command: Command, context: Context) -> Option<String> {
        let in_context = |context| self.bound(context).find(|row| row.command == command);
        let row = in_context(context).or_else(|| context.parent().and_then(in_context))?;
        row.keys.first().map(|key| display_name(key))
    }

    /// Returns what a command is called.
    pub(crate) fn phrase(&self, command: Command, lang: Lang) -> &'static str {
        let mut rows = self.bindings.iter();
        rows.find(|row| row.command == command).map_or("", |row| row.phrase(lang))
    }

    /// Returns every command with its keys, as the configuration names them, by context.
    pub(crate) fn commands(&self, lang: Lang) -> Vec<Keys> {
        let of_context = |context| self.bindings.iter().filter(move |row| row.context == context);
        let rows = Context::ALL.into_iter().flat_map(of_context).map(|row| Keys {
            name: row.full_name(),
            keys: row.keys.clone(),
            phrase: row.phrase(lang),
        });
        rows.collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Context::{Answer, Anywhere, Choice, Form, Query};

    #[test]
    fn every_key_of_the_table_is_a_key_and_no_letter_is_a_command_where_it_is_typed() {
        for row in &Keymap::default().bindings {
            for key in &row.keys {
                assert_eq!(key::parse(key).as_ref(), Ok(key));
                let typed = matches!(row.context, Anywhere | Query | Form);
                assert!(!typed || !key::is_text(key), "{key}");
            }
        }
    }

    #[test]
    fn a_key_of_the_context_comes_before_one_that_works_anywhere() {
        let keymap = Keymap::default();
        assert_eq!(keymap.lookup(Form, "ctrl-y"), Some(Command::CopyOpen));
        assert_eq!(keymap.lookup(Form, "f3"), None);
        assert_eq!(keymap.lookup(Choice, "f1"), Some(Command::Help));
        let quit = keymap.footer(Answer).filter(|row| row.command == Command::Help);
        assert_eq!(quit.map(Binding::shown_keys).collect::<Vec<_>>(), ["?"]);
    }
}
