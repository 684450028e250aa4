//! The table of actions: which keys make them, and where. The footer and the help are made from it, with the keys that
//! the user has put in the places of others. Nothing here acts.

mod key;
mod names;
mod phrases;
mod rebinding;

pub use key::{display_name, key_name};

use crate::settings::Keys;
use catalogue::lang::Lang;

/// What the browser can be told to do by a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Command {
    /// Leave the program.
    Quit,
    /// Stop the process and give the terminal back to the shell.
    Suspend,
    /// Show the keys.
    Help,
    /// Show everything in the other language.
    ToggleLanguage,
    /// Show answers in both languages, or in one.
    ToggleBoth,
    /// Go to the next source in the circle.
    NextSource,
    /// Copy the command of the answer.
    Copy,
    /// Copy the command of the form as the page has it, with nothing put in.
    CopyOpen,
    /// Open a link of the answer.
    Open,
    /// Give the keys to the answer.
    FocusAnswer,
    /// Give the keys to the query line.
    FocusQuery,
    /// Go one step back: clear the query, leave the answer, quit.
    Back,
    /// Go back to the entry where a link was followed.
    Return,
    /// Select another entry.
    PreviousEntry,
    /// Select another entry.
    NextEntry,
    /// Select the first entry.
    FirstEntry,
    /// Select the last entry.
    LastEntry,
    /// Scroll the answer.
    LineUp,
    /// Scroll the answer.
    LineDown,
    /// Scroll the answer.
    PageUp,
    /// Scroll the answer.
    PageDown,
    /// Scroll the answer to its beginning.
    Top,
    /// Scroll the answer to its end.
    Bottom,
    /// Move the caret.
    CaretLeft,
    /// Move the caret.
    CaretRight,
    /// Move the caret.
    CaretStart,
    /// Move the caret.
    CaretEnd,
    /// Delete the character before the caret.
    DeleteBack,
    /// Delete the character after the caret.
    DeleteForward,
    /// Delete the word before the caret.
    DeleteWord,
    /// Delete the whole query.
    ClearQuery,
    /// Take what is selected in a choice.
    Accept,
}

/// Where a key has its meaning.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Context {
    /// Wherever the keys go.
    Anywhere,
    /// On the query line.
    Query,
    /// In the answer.
    Answer,
    /// In a choice of commands or links, where a digit takes its row.
    Choice,
    /// In a form, which keeps its keys to itself: none that works anywhere does so there unless it stands here, too.
    Form,
    /// In the help.
    Help,
}

impl Context {
    /// Whether keys that work anywhere do not work here.
    pub fn keeps_keys(self) -> bool {
        self == Form
    }
}

/// A row of the table.
#[derive(Debug, PartialEq, Eq)]
pub struct Binding {
    /// Where the keys mean this.
    pub context: Context,
    /// The keys, as `ctrl-y`, `f1`, `esc` or the character itself; the first one is shown in the footer.
    pub keys: &'static [&'static str],
    /// What they make.
    pub command: Command,
    /// Whether the footer shows it. The footer shows what fits, in the order of the table.
    pub in_footer: bool,
}

use Context::{Answer, Anywhere, Choice, Form, Help, Query};

const fn shown(context: Context, keys: &'static [&'static str], command: Command) -> Binding {
    Binding {
        context,
        keys,
        command,
        in_footer: true,
    }
}

const fn quiet(context: Context, keys: &'static [&'static str], command: Command) -> Binding {
    Binding {
        context,
        keys,
        command,
        in_footer: false,
    }
}

/// Every key of the browser: those that the footer shows, and the quiet ones. A letter on the query line is always a
/// letter of the query, so there commands stand on other keys only.
#[rustfmt::skip] // A table reads by its columns.
pub const BINDINGS: &[Binding] = &[
    shown(Query, &["enter", "tab", "shift-tab"], Command::FocusAnswer),
    shown(Query, &["ctrl-y"], Command::Copy),
    quiet(Query, &["ctrl-o"], Command::Open),
    quiet(Query, &["down", "ctrl-n"], Command::NextEntry),
    quiet(Query, &["up", "ctrl-p"], Command::PreviousEntry),
    quiet(Query, &["ctrl-home"], Command::FirstEntry),
    quiet(Query, &["ctrl-end"], Command::LastEntry),
    quiet(Query, &["pagedown"], Command::PageDown),
    quiet(Query, &["pageup"], Command::PageUp),
    quiet(Query, &["left"], Command::CaretLeft),
    quiet(Query, &["right"], Command::CaretRight),
    quiet(Query, &["home", "ctrl-a"], Command::CaretStart),
    quiet(Query, &["end", "ctrl-e"], Command::CaretEnd),
    quiet(Query, &["backspace", "ctrl-h"], Command::DeleteBack),
    quiet(Query, &["delete"], Command::DeleteForward),
    quiet(Query, &["ctrl-w", "alt-backspace"], Command::DeleteWord),
    quiet(Query, &["ctrl-u"], Command::ClearQuery),

    shown(Answer, &["y"], Command::Copy),
    shown(Answer, &["o"], Command::Open),
    shown(Answer, &["u", "backspace"], Command::Return),
    shown(Answer, &["l"], Command::ToggleLanguage),
    shown(Answer, &["?"], Command::Help),
    shown(Answer, &["/", "tab", "shift-tab", "i"], Command::FocusQuery),
    shown(Answer, &["b"], Command::ToggleBoth),
    shown(Answer, &["s"], Command::NextSource),
    shown(Answer, &["q"], Command::Quit),
    quiet(Answer, &["j", "down", "enter"], Command::LineDown),
    quiet(Answer, &["k", "up"], Command::LineUp),
    quiet(Answer, &["space", "pagedown", "ctrl-f", "ctrl-d"], Command::PageDown),
    quiet(Answer, &["pageup", "ctrl-b", "ctrl-u"], Command::PageUp),
    quiet(Answer, &["g", "home"], Command::Top),
    quiet(Answer, &["G", "end"], Command::Bottom),
    quiet(Answer, &["n", "J", "right"], Command::NextEntry),
    quiet(Answer, &["p", "K", "left"], Command::PreviousEntry),

    shown(Choice, &["enter", "space"], Command::Accept),
    shown(Choice, &["down", "j", "tab"], Command::NextEntry),
    shown(Choice, &["up", "k", "shift-tab"], Command::PreviousEntry),
    shown(Choice, &["esc", "q"], Command::Back),

    shown(Form, &["enter"], Command::Accept),
    shown(Form, &["esc"], Command::CopyOpen),
    shown(Form, &["tab", "down"], Command::NextEntry),
    quiet(Form, &["shift-tab", "up"], Command::PreviousEntry),
    quiet(Form, &["left"], Command::CaretLeft),
    quiet(Form, &["right"], Command::CaretRight),
    quiet(Form, &["home", "ctrl-a"], Command::CaretStart),
    quiet(Form, &["end", "ctrl-e"], Command::CaretEnd),
    quiet(Form, &["backspace", "ctrl-h"], Command::DeleteBack),
    quiet(Form, &["delete"], Command::DeleteForward),
    quiet(Form, &["ctrl-w", "alt-backspace"], Command::DeleteWord),
    quiet(Form, &["ctrl-u"], Command::ClearQuery),
    shown(Form, &["ctrl-l", "f2"], Command::ToggleLanguage),
    quiet(Form, &["ctrl-c"], Command::Quit),
    quiet(Form, &["ctrl-z"], Command::Suspend),

    shown(Help, &["esc", "q", "?"], Command::Back),
    shown(Help, &["down", "j", "enter"], Command::LineDown),
    shown(Help, &["up", "k"], Command::LineUp),
    shown(Help, &["space", "pagedown"], Command::PageDown),
    quiet(Help, &["pageup"], Command::PageUp),
    quiet(Help, &["home", "g"], Command::Top),
    quiet(Help, &["end", "G"], Command::Bottom),

    shown(Anywhere, &["ctrl-l", "f2"], Command::ToggleLanguage),
    shown(Anywhere, &["f1"], Command::Help),
    shown(Anywhere, &["f3"], Command::ToggleBoth),
    shown(Anywhere, &["ctrl-s"], Command::NextSource),
    shown(Anywhere, &["esc"], Command::Back),
    quiet(Anywhere, &["ctrl-c"], Command::Quit),
    quiet(Anywhere, &["ctrl-z"], Command::Suspend),
];

/// The table with the keys that count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keymap {
    rows: Vec<Row>,
}

/// A row of the table with its keys.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// What is bound, and where.
    pub binding: &'static Binding,
    /// The keys; the first one is shown in the footer.
    pub keys: Vec<String>,
}

impl Default for Keymap {
    fn default() -> Keymap {
        let rows = BINDINGS.iter().map(|binding| Row {
            binding,
            keys: binding.keys.iter().map(|key| (*key).to_owned()).collect(),
        });
        Keymap { rows: rows.collect() }
    }
}

impl Keymap {
    /// Every row, in the order of the table.
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// The command of a key in a context; keys of the context come before those that mean the same anywhere.
    pub fn lookup(&self, context: Context, key: &str) -> Option<Command> {
        let find = |wanted: Context| {
            let mut rows = self.rows.iter();
            rows.find(|row| row.binding.context == wanted && row.keys.iter().any(|bound| bound == key))
        };
        find(context)
            .or_else(|| find(Anywhere).filter(|_| !context.keeps_keys()))
            .map(|row| row.binding.command)
    }

    /// The rows that the footer shows in a context, each command once.
    pub fn footer(&self, context: Context) -> impl Iterator<Item = &Row> {
        let elsewhere = move |row: &&Row| {
            row.binding.context == Anywhere
                && !context.keeps_keys()
                && !self
                    .bound(context)
                    .any(|other| other.binding.command == row.binding.command)
        };
        self.bound(context)
            .chain(self.bound(Anywhere).filter(elsewhere))
            .filter(|row| row.binding.in_footer)
    }

    /// Every row as the configuration would have it.
    pub fn commands(&self, lang: Lang) -> Vec<Keys> {
        let rows = self.rows.iter().map(|row| Keys {
            name: row.name(),
            keys: row.keys.clone(),
            phrase: row.binding.phrase(lang),
        });
        rows.collect()
    }

    /// The rows of a context that have a key.
    pub fn bound(&self, context: Context) -> impl Iterator<Item = &Row> {
        let is_bound = move |row: &&Row| row.binding.context == context && !row.keys.is_empty();
        self.rows.iter().filter(is_bound)
    }
}

impl Row {
    /// The keys as people write them.
    pub fn shown_keys(&self) -> String {
        let keys: Vec<String> = self.keys.iter().map(|key| display_name(key)).collect();
        keys.join("  ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_key_has_two_meanings_in_a_context() {
        for context in Context::ALL {
            let mut keys: Vec<&str> = BINDINGS
                .iter()
                .filter(|binding| binding.context == context)
                .flat_map(|binding| binding.keys.iter().copied())
                .collect();
            let all = keys.len();
            keys.sort_unstable();
            keys.dedup();
            assert_eq!(keys.len(), all, "{context:?}");
        }
    }

    #[test]
    fn a_letter_is_no_command_on_the_query_line() {
        for binding in BINDINGS
            .iter()
            .filter(|binding| matches!(binding.context, Anywhere | Query | Form))
        {
            for key in binding.keys {
                assert!(key.chars().count() > 1 && *key != "space", "{key}");
            }
        }
    }
}
