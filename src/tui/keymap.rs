//! The table of the browser's commands: what each is called, and which keys give it where. Lookup, footer, help,
//! rebinding, `config keys` and the manual derive from it.

mod key;
mod rebinding;

pub(crate) use key::{display_name, key_name};

use crate::settings::Keys;
use catalogue::lang::Lang;

/// What the browser can be told to do by a key. [`TABLE`] has a row for each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Command {
    FocusAnswer,
    Accept,
    Copy,
    CopyOpen,
    Open,
    Return,
    NextEntry,
    PreviousEntry,
    FirstEntry,
    LastEntry,
    ToggleLanguage,
    Help,
    FocusQuery,
    ToggleBoth,
    NextSource,
    Back,
    Quit,
    Suspend,
    LineDown,
    LineUp,
    PageDown,
    PageUp,
    Top,
    Bottom,
    CaretLeft,
    CaretRight,
    CaretStart,
    CaretEnd,
    DeleteBack,
    DeleteForward,
    DeleteWord,
    ClearQuery,
}

/// Where a key has its meaning.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Context {
    /// The query line, where letters are typed.
    Query,
    /// The answer.
    Answer,
    /// Everywhere, unless the context gives the key another meaning.
    Anywhere,
    /// A choice of commands or links, where a digit takes its row.
    Choice,
    /// A form, where letters are typed. Keys that work anywhere do not work here.
    Form,
    /// The help.
    Help,
}

/// A text in each language.
type Texts = [&'static str; Lang::ALL.len()];

impl Context {
    pub(crate) const ALL: [Context; 6] = [
        Context::Query,
        Context::Answer,
        Context::Anywhere,
        Context::Choice,
        Context::Form,
        Context::Help,
    ];

    /// Returns the name in the configuration, and the heading in the help.
    fn texts(self) -> (&'static str, Texts) {
        match self {
            Context::Query => ("query", ["On the query line", "输入框中"]),
            Context::Answer => ("answer", ["In the answer", "答案中"]),
            Context::Anywhere => ("anywhere", ["Anywhere", "任何位置"]),
            Context::Choice => ("choice", ["In a choice of commands or links", "选择列表中"]),
            Context::Form => ("form", ["In a form", "表单中"]),
            Context::Help => ("help", ["In the help", "帮助中"]),
        }
    }

    /// Returns the heading above its keys.
    pub(crate) fn heading(self, lang: Lang) -> &'static str {
        self.texts().1[lang as usize]
    }

    /// Returns whether keys that work anywhere work here, too.
    fn inherits(self) -> bool {
        self != Form
    }
}

/// The keys of a command in one context.
struct Cell {
    context: Context,
    /// As `ctrl-y`, `f1`, `esc` or the character itself; the footer shows the first one.
    keys: &'static [&'static str],
    in_footer: bool,
    /// What the command is called here, where that differs.
    phrase: Option<Texts>,
}

const fn shown(context: Context, keys: &'static [&'static str]) -> Cell {
    Cell {
        in_footer: true,
        ..quiet(context, keys)
    }
}

const fn quiet(context: Context, keys: &'static [&'static str]) -> Cell {
    Cell {
        context,
        keys,
        in_footer: false,
        phrase: None,
    }
}

impl Cell {
    const fn called(self, en: &'static str, zh: &'static str) -> Cell {
        Cell {
            phrase: Some([en, zh]),
            ..self
        }
    }
}

use Context::{Answer, Anywhere, Choice, Form, Help, Query};

/// Command, name in the configuration, phrase in the footer and the help, keys. The footer shows what fits, in the order
/// of the table. On the query line and in a form letters are typed, so commands stand on other keys there.
#[rustfmt::skip] // A table reads by its columns.
const TABLE: &[(Command, &str, Texts, &[Cell])] = &[
    (Command::FocusAnswer, "focus-answer", ["read", "阅读"], &[shown(Query, &["enter", "tab", "shift-tab"])]),
    (Command::Accept, "accept", ["take it", "选定"], &[
        shown(Choice, &["enter", "space"]), shown(Form, &["enter"]).called("copy", "复制")]),
    (Command::Copy, "copy", ["copy", "复制"], &[shown(Query, &["ctrl-y"]), shown(Answer, &["y"])]),
    (Command::CopyOpen, "copy-open", ["copy unfilled", "不填直接复制"], &[shown(Form, &["esc"])]),
    (Command::Open, "open", ["open", "打开链接"], &[quiet(Query, &["ctrl-o"]), shown(Answer, &["o"])]),
    (Command::Return, "return", ["go back", "回到上一处"], &[shown(Answer, &["u", "backspace"])]),
    (Command::NextEntry, "next-entry", ["next entry", "下一条"], &[
        quiet(Query, &["down", "ctrl-n"]), quiet(Answer, &["n", "J", "right"]),
        shown(Choice, &["down", "j", "tab"]).called("down", "下移"),
        shown(Form, &["tab", "down"]).called("next field", "下一项")]),
    (Command::PreviousEntry, "previous-entry", ["previous entry", "上一条"], &[
        quiet(Query, &["up", "ctrl-p"]), quiet(Answer, &["p", "K", "left"]),
        shown(Choice, &["up", "k", "shift-tab"]).called("up", "上移"),
        quiet(Form, &["shift-tab", "up"]).called("previous field", "上一项")]),
    (Command::FirstEntry, "first-entry", ["first entry", "第一条"], &[quiet(Query, &["ctrl-home"])]),
    (Command::LastEntry, "last-entry", ["last entry", "最后一条"], &[quiet(Query, &["ctrl-end"])]),
    (Command::ToggleLanguage, "toggle-language", ["中文", "English"], &[
        shown(Answer, &["l"]), shown(Form, &["ctrl-l", "f2"]), shown(Anywhere, &["ctrl-l", "f2"])]),
    (Command::Help, "help", ["help", "帮助"], &[shown(Answer, &["?"]), shown(Anywhere, &["f1"])]),
    (Command::FocusQuery, "focus-query", ["search", "搜索"], &[shown(Answer, &["/", "tab", "shift-tab", "i"])]),
    (Command::ToggleBoth, "toggle-both", ["both", "双语"], &[shown(Answer, &["b"]), shown(Anywhere, &["f3"])]),
    (Command::NextSource, "next-source", ["source", "来源"], &[shown(Answer, &["s"]), shown(Anywhere, &["ctrl-s"])]),
    (Command::Back, "back", ["back", "返回"], &[
        shown(Choice, &["esc", "q"]), shown(Help, &["esc", "q", "?"]), shown(Anywhere, &["esc"])]),
    (Command::Quit, "quit", ["quit", "退出"], &[
        shown(Answer, &["q"]), quiet(Form, &["ctrl-c"]), quiet(Anywhere, &["ctrl-c"])]),
    (Command::Suspend, "suspend", ["suspend (fg comes back)", "挂起（用 fg 恢复）"], &[
        quiet(Form, &["ctrl-z"]), quiet(Anywhere, &["ctrl-z"])]),
    (Command::LineDown, "line-down", ["a line down", "下移一行"], &[
        quiet(Answer, &["j", "down", "enter"]), shown(Help, &["down", "j", "enter"])]),
    (Command::LineUp, "line-up", ["a line up", "上移一行"], &[
        quiet(Answer, &["k", "up"]), shown(Help, &["up", "k"])]),
    (Command::PageDown, "page-down", ["a page down", "下翻一页"], &[
        quiet(Query, &["pagedown"]), quiet(Answer, &["space", "pagedown", "ctrl-f", "ctrl-d"]),
        shown(Help, &["space", "pagedown"])]),
    (Command::PageUp, "page-up", ["a page up", "上翻一页"], &[
        quiet(Query, &["pageup"]), quiet(Answer, &["pageup", "ctrl-b", "ctrl-u"]), quiet(Help, &["pageup"])]),
    (Command::Top, "top", ["to the top", "到开头"], &[quiet(Answer, &["g", "home"]), quiet(Help, &["home", "g"])]),
    (Command::Bottom, "bottom", ["to the bottom", "到末尾"], &[
        quiet(Answer, &["G", "end"]), quiet(Help, &["end", "G"])]),
    (Command::CaretLeft, "caret-left", ["caret left", "光标左移"], &[
        quiet(Query, &["left"]), quiet(Form, &["left"])]),
    (Command::CaretRight, "caret-right", ["caret right", "光标右移"], &[
        quiet(Query, &["right"]), quiet(Form, &["right"])]),
    (Command::CaretStart, "caret-start", ["caret to the start", "光标移到开头"], &[
        quiet(Query, &["home", "ctrl-a"]), quiet(Form, &["home", "ctrl-a"])]),
    (Command::CaretEnd, "caret-end", ["caret to the end", "光标移到末尾"], &[
        quiet(Query, &["end", "ctrl-e"]), quiet(Form, &["end", "ctrl-e"])]),
    (Command::DeleteBack, "delete-back", ["delete the character before", "删除前一个字符"], &[
        quiet(Query, &["backspace", "ctrl-h"]), quiet(Form, &["backspace", "ctrl-h"])]),
    (Command::DeleteForward, "delete-forward", ["delete the character after", "删除后一个字符"], &[
        quiet(Query, &["delete"]), quiet(Form, &["delete"])]),
    (Command::DeleteWord, "delete-word", ["delete the word before", "删除前一个词"], &[
        quiet(Query, &["ctrl-w", "alt-backspace"]), quiet(Form, &["ctrl-w", "alt-backspace"])]),
    (Command::ClearQuery, "clear-query", ["clear the query", "清空输入"], &[
        quiet(Query, &["ctrl-u"]), quiet(Form, &["ctrl-u"])]),
];

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
            })
        });
        Keymap {
            bindings: rows.collect(),
        }
    }
}

impl Keymap {
    /// Returns the command of a key. A key of the context itself comes first.
    pub(crate) fn lookup(&self, context: Context, key: &str) -> Option<Command> {
        let in_context = |context| {
            self.bound(context)
                .find(|row| row.keys.iter().any(|bound| bound == key))
        };
        in_context(context)
            .or_else(|| in_context(Anywhere).filter(|_| context.inherits()))
            .map(|row| row.command)
    }

    /// Returns what the footer shows in a context, each command once.
    pub(crate) fn footer(&self, context: Context) -> impl Iterator<Item = &Binding> {
        let is_here = move |command| self.bound(context).any(|row| row.command == command);
        let counts = move |row: &&Binding| {
            let inherited = row.context == Anywhere && context.inherits() && !is_here(row.command);
            row.in_footer && !row.keys.is_empty() && (row.context == context || inherited)
        };
        self.bindings.iter().filter(counts)
    }

    /// Returns the commands of a context that have a key.
    pub(crate) fn bound(&self, context: Context) -> impl Iterator<Item = &Binding> {
        let is_bound = move |row: &&Binding| row.context == context && !row.keys.is_empty();
        self.bindings.iter().filter(is_bound)
    }

    /// Returns what a command is called.
    pub(crate) fn phrase(&self, command: Command, lang: Lang) -> &'static str {
        let mut rows = self.bindings.iter();
        rows.find(|row| row.command == command)
            .map_or("", |row| row.phrase(lang))
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
        assert_eq!(keymap.lookup(Form, "esc"), Some(Command::CopyOpen));
        assert_eq!(keymap.lookup(Form, "f1"), None);
        assert_eq!(keymap.lookup(Choice, "f1"), Some(Command::Help));
        let quit = keymap.footer(Answer).filter(|row| row.command == Command::Help);
        assert_eq!(quit.map(Binding::shown_keys).collect::<Vec<_>>(), ["?"]);
    }
}
