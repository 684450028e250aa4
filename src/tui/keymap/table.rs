//! The table of the browser's commands: what each is called, and which keys give it where. Lookup, footer, help,
//! rebinding, `config keys` and the manual derive from it.

use crate::tui::editor::Motion;
use catalogue::lang::Lang;

/// What the browser can be told to do by a key. [`TABLE`] has a row for each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Command {
    FocusAnswer,
    FocusQuery,
    NewQuery,
    /// Goes so many queries back in time.
    Recall(isize),
    /// Goes so many entries, options, fields or matches on.
    Step(isize),
    /// Goes to the next group, or to the one before.
    StepGroup(isize),
    ScrollLines(isize),
    ScrollHalfPages(isize),
    ScrollPages(isize),
    Accept,
    Copy,
    CopyOpen,
    CopyReport,
    Open,
    Return,
    Find,
    ShowLog,
    ToggleLanguage,
    ToggleBoth,
    NextSource,
    FilterGroup,
    /// Moves the caret.
    Move(Motion),
    /// Deletes from the caret on.
    Delete(Motion),
    Help,
    Back,
    Quit,
    Suspend,
    Redraw,
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
    /// The line of what is looked for in the answer. It has the keys of a form, too.
    Find,
    /// The help, where letters are its filter.
    Help,
}

/// A text in each language.
pub(super) type Texts = [&'static str; Lang::ALL.len()];

impl Context {
    pub(crate) const ALL: [Context; 7] = [
        Context::Query,
        Context::Answer,
        Context::Anywhere,
        Context::Choice,
        Context::Form,
        Context::Find,
        Context::Help,
    ];

    /// Returns the name in the configuration, and the heading in the help.
    pub(super) fn texts(self) -> (&'static str, Texts) {
        match self {
            Context::Query => ("query", ["On the query line", "输入框中"]),
            Context::Answer => ("answer", ["In the answer", "答案中"]),
            Context::Anywhere => ("anywhere", ["Anywhere", "全局"]),
            Context::Choice => ("choice", ["In a choice of commands or links", "选择列表中"]),
            Context::Form => ("form", ["In a form", "表单中"]),
            Context::Find => ("find", ["In the search of an answer", "在答案中查找时"]),
            Context::Help => ("help", ["In the help", "帮助中"]),
        }
    }

    /// Returns the heading above its keys.
    pub(crate) fn heading(self, lang: Lang) -> &'static str {
        self.texts().1[lang as usize]
    }

    /// Returns the context whose keys work here, too.
    pub(super) fn parent(self) -> Option<Context> {
        match self {
            Anywhere | Form => None,
            Find => Some(Form),
            Query | Answer | Choice | Help => Some(Anywhere),
        }
    }

    /// Returns whether keys that work anywhere work here.
    pub(crate) fn inherits(self) -> bool {
        self.parent() == Some(Anywhere)
    }
}

/// The keys of a command in one context.
pub(super) struct Cell {
    pub(super) context: Context,
    /// As `ctrl-y`, `f1`, `esc` or the character itself; the footer shows the first one.
    pub(super) keys: &'static [&'static str],
    pub(super) in_footer: bool,
    /// What the command is called here, where that differs.
    pub(super) phrase: Option<Texts>,
}

const fn shown(context: Context, keys: &'static [&'static str]) -> Cell {
    Cell { in_footer: true, ..quiet(context, keys) }
}

const fn quiet(context: Context, keys: &'static [&'static str]) -> Cell {
    Cell { context, keys, in_footer: false, phrase: None }
}

impl Cell {
    const fn called(self, en: &'static str, zh: &'static str) -> Cell {
        Cell { phrase: Some([en, zh]), ..self }
    }
}

use Context::{Answer, Anywhere, Choice, Find, Form, Help, Query};

/// Command, name in the configuration, phrase in the footer and the help, keys. The footer shows what fits, in the order
/// of the table. On the query line and in a form letters are typed, so commands stand on other keys there.
#[rustfmt::skip] // A table reads by its columns.
pub(super) const TABLE: &[(Command, &str, Texts, &[Cell])] = &[
    (Command::FocusAnswer, "focus-answer", ["read", "查看"], &[shown(Query, &["enter", "tab", "shift-tab"])]),
    (Command::Accept, "accept", ["choose", "选定"], &[
        shown(Choice, &["enter", "space"]), shown(Form, &["enter"]).called("copy", "复制")]),
    (Command::Copy, "copy", ["copy", "复制"], &[shown(Query, &["ctrl-y"]), shown(Answer, &["y", "ctrl-y"])]),
    (Command::CopyOpen, "copy-open", ["copy unfilled", "不填直接复制"], &[shown(Form, &["ctrl-y"])]),
    (Command::Open, "open", ["open", "打开链接"], &[quiet(Query, &["ctrl-o"]), shown(Answer, &["o", "ctrl-o"])]),
    (Command::Return, "return", ["go back", "回到上一处"], &[shown(Answer, &["u", "backspace"])]),
    (Command::Step(1), "next-entry", ["next entry", "下一条"], &[
        quiet(Query, &["down", "ctrl-n"]), quiet(Answer, &["n", "J", "right", "ctrl-n"]),
        shown(Choice, &["down", "j", "tab"]).called("down", "下移"),
        shown(Form, &["tab", "down"]).called("next field", "下一项"),
        shown(Find, &["enter", "tab", "down", "ctrl-f"]).called("next match", "下一处")]),
    (Command::Step(-1), "previous-entry", ["previous entry", "上一条"], &[
        quiet(Query, &["up", "ctrl-p"]), quiet(Answer, &["p", "K", "left", "ctrl-p"]),
        shown(Choice, &["up", "k", "shift-tab"]).called("up", "上移"),
        quiet(Form, &["shift-tab", "up"]).called("previous field", "上一项"),
        shown(Find, &["up", "shift-tab", "ctrl-b"]).called("previous match", "上一处")]),
    (Command::Step(isize::MIN), "first-entry", ["first entry", "第一条"], &[
        quiet(Query, &["ctrl-home"]), quiet(Answer, &["ctrl-home"])]),
    (Command::Step(isize::MAX), "last-entry", ["last entry", "最后一条"], &[
        quiet(Query, &["ctrl-end"]), quiet(Answer, &["ctrl-end"])]),
    (Command::ToggleLanguage, "toggle-language", ["中文", "English"], &[
        shown(Answer, &["l"]), shown(Form, &["f2", "ctrl-t"]), shown(Anywhere, &["f2", "ctrl-t"])]),
    (Command::Help, "help", ["help", "帮助"], &[shown(Answer, &["?"]), shown(Choice, &["?"]), quiet(Help, &["?"]), shown(Form, &["f1", "ctrl-g"]),
        shown(Anywhere, &["f1", "ctrl-g"])]),
    (Command::FocusQuery, "focus-query", ["edit the query", "修改搜索"], &[quiet(Answer, &["tab", "shift-tab", "i"])]),
    (Command::NewQuery, "new-query", ["search", "搜索"], &[shown(Answer, &["/"])]),
    (Command::ToggleBoth, "toggle-both", ["both", "双语"], &[shown(Answer, &["b"]), shown(Anywhere, &["f3"])]),
    (Command::NextSource, "next-source", ["source", "来源"], &[shown(Answer, &["s"]), shown(Anywhere, &["ctrl-s"])]),
    (Command::FilterGroup, "filter-group", ["group", "分组"], &[shown(Answer, &["f"]), shown(Anywhere, &["f4"])]),
    (Command::StepGroup(1), "next-group", ["to the next group", "到下一组"], &[
        quiet(Query, &["ctrl-down", "alt-n"]), quiet(Answer, &["}", "ctrl-down"])]),
    (Command::StepGroup(-1), "previous-group", ["to the previous group", "到上一组"], &[
        quiet(Query, &["ctrl-up", "alt-p"]), quiet(Answer, &["{", "ctrl-up"])]),
    (Command::ShowLog, "show-log", ["log", "日志"], &[shown(Answer, &["L"]), shown(Anywhere, &["f6"])]),
    (Command::CopyReport, "copy-report", ["copy the log as Markdown", "以 Markdown 复制日志结果"], &[
        quiet(Answer, &["Y"]), quiet(Anywhere, &["alt-y"])]),
    (Command::Find, "find", ["find in the answer", "在答案中查找"], &[quiet(Answer, &["\\", "ctrl-f"])]),
    (Command::Back, "back", ["back", "返回"], &[
        shown(Choice, &["esc", "q"]), shown(Form, &["esc"]).called("cancel", "取消"),
        shown(Find, &["esc"]).called("close", "关闭"), shown(Help, &["esc"]).called("close", "关闭"), shown(Anywhere, &["esc"])]),
    (Command::Quit, "quit", ["quit", "退出"], &[
        shown(Answer, &["q"]), shown(Form, &["ctrl-c"]), shown(Anywhere, &["ctrl-c"])]),
    (Command::Suspend, "suspend", ["suspend (fg comes back)", "挂起（用 fg 恢复）"], &[
        quiet(Form, &["ctrl-z"]), quiet(Anywhere, &["ctrl-z"])]),
    (Command::ScrollLines(1), "line-down", ["a line down", "下移一行"], &[
        quiet(Answer, &["j", "down", "enter"]), shown(Help, &["down", "enter"])]),
    (Command::ScrollLines(-1), "line-up", ["a line up", "上移一行"], &[
        quiet(Answer, &["k", "up"]), shown(Help, &["up"])]),
    (Command::ScrollPages(1), "page-down", ["a page down", "下一页"], &[
        quiet(Query, &["pagedown"]), quiet(Answer, &["space", "pagedown"]),
        shown(Help, &["pagedown"])]),
    (Command::ScrollPages(-1), "page-up", ["a page up", "上一页"], &[
        quiet(Query, &["pageup"]), quiet(Answer, &["pageup", "ctrl-b"]), quiet(Help, &["pageup"])]),
    (Command::ScrollHalfPages(1), "half-page-down", ["half a page down", "向下半页"], &[quiet(Answer, &["ctrl-d"])]),
    (Command::ScrollHalfPages(-1), "half-page-up", ["half a page up", "向上半页"], &[quiet(Answer, &["ctrl-u"])]),
    (Command::ScrollLines(isize::MIN), "top", ["to the top", "到开头"], &[quiet(Answer, &["g", "home"]), quiet(Help, &["home"])]),
    (Command::ScrollLines(isize::MAX), "bottom", ["to the bottom", "到末尾"], &[
        quiet(Answer, &["G", "end"]), quiet(Help, &["end"])]),
    (Command::Move(Motion::Left), "caret-left", ["caret left", "光标左移"], &[
        quiet(Query, &["left", "ctrl-b"]), quiet(Form, &["left", "ctrl-b"])]),
    (Command::Move(Motion::Right), "caret-right", ["caret right", "光标右移"], &[
        quiet(Query, &["right", "ctrl-f"]), quiet(Form, &["right", "ctrl-f"])]),
    (Command::Move(Motion::WordLeft), "caret-word-left", ["caret a word left", "光标左移一个词"], &[
        quiet(Query, &["ctrl-left", "alt-b"]), quiet(Form, &["ctrl-left", "alt-b"])]),
    (Command::Move(Motion::WordRight), "caret-word-right", ["caret a word right", "光标右移一个词"], &[
        quiet(Query, &["ctrl-right", "alt-f"]), quiet(Form, &["ctrl-right", "alt-f"])]),
    (Command::Move(Motion::Start), "caret-start", ["caret to the start", "光标移到开头"], &[
        quiet(Query, &["home", "ctrl-a"]), quiet(Form, &["home", "ctrl-a"])]),
    (Command::Move(Motion::End), "caret-end", ["caret to the end", "光标移到末尾"], &[
        quiet(Query, &["end", "ctrl-e"]), quiet(Form, &["end", "ctrl-e"])]),
    (Command::Delete(Motion::Left), "delete-back", ["delete the character before", "删除前一个字符"], &[
        quiet(Query, &["backspace", "ctrl-h"]), quiet(Form, &["backspace", "ctrl-h"]),
        quiet(Help, &["backspace", "ctrl-h"])]),
    (Command::Delete(Motion::Right), "delete-forward", ["delete the character after", "删除后一个字符"], &[
        quiet(Query, &["delete", "ctrl-d"]), quiet(Form, &["delete", "ctrl-d"])]),
    (Command::Delete(Motion::WordLeft), "delete-word", ["delete the word before", "删除前一个词"], &[
        quiet(Query, &["ctrl-w", "alt-backspace"]), quiet(Form, &["ctrl-w", "alt-backspace"]),
        quiet(Help, &["ctrl-w", "alt-backspace"])]),
    (Command::Delete(Motion::WordRight), "delete-word-forward", ["delete the word after", "删除后一个词"], &[
        quiet(Query, &["alt-d"]), quiet(Form, &["alt-d"])]),
    (Command::Delete(Motion::Start), "delete-to-start", ["delete to the start", "删除到开头"], &[
        quiet(Query, &["ctrl-u"]), quiet(Form, &["ctrl-u"]), quiet(Help, &["ctrl-u"])]),
    (Command::Delete(Motion::End), "delete-to-end", ["delete to the end", "删除到末尾"], &[
        quiet(Query, &["ctrl-k"]), quiet(Form, &["ctrl-k"])]),
    (Command::Recall(1), "older-query", ["older query", "上一次搜索"], &[quiet(Query, &["alt-up", "ctrl-r"])]),
    (Command::Recall(-1), "newer-query", ["newer query", "下一次搜索"], &[quiet(Query, &["alt-down"])]),
    (Command::Redraw, "redraw", ["draw the screen again", "重绘屏幕"], &[
        quiet(Form, &["ctrl-l"]), quiet(Anywhere, &["ctrl-l"])]),
];
