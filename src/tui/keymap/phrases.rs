//! What the commands are called in the footer and in the help, both languages side by side.

use super::{Binding, Command, Context};
use catalogue::lang::Lang;

impl Binding {
    /// What the row's command is called: a few words.
    pub fn phrase(&self, lang: Lang) -> &'static str {
        let (en, zh) = match (self.context, self.command) {
            (Context::Choice, Command::PreviousEntry) => ("up", "上移"),
            (Context::Form, Command::PreviousEntry) => ("previous field", "上一项"),
            (Context::Choice, Command::NextEntry) => ("down", "下移"),
            (Context::Form, Command::NextEntry) => ("next field", "下一项"),
            (Context::Form, Command::Accept) => ("copy", "复制"),
            (_, Command::Quit) => ("quit", "退出"),
            (_, Command::Suspend) => ("suspend (fg comes back)", "挂起（用 fg 恢复）"),
            (_, Command::Help) => ("help", "帮助"),
            (_, Command::ToggleLanguage) => ("中文", "English"),
            (_, Command::ToggleBoth) => ("both", "双语"),
            (_, Command::NextSource) => ("source", "来源"),
            (_, Command::Copy) => ("copy", "复制"),
            (_, Command::CopyOpen) => ("copy unfilled", "不填直接复制"),
            (_, Command::Open) => ("open", "打开链接"),
            (_, Command::FocusAnswer) => ("read", "阅读"),
            (_, Command::FocusQuery) => ("search", "搜索"),
            (_, Command::Back) => ("back", "返回"),
            (_, Command::Return) => ("go back", "回到上一处"),
            (_, Command::PreviousEntry) => ("previous entry", "上一条"),
            (_, Command::NextEntry) => ("next entry", "下一条"),
            (_, Command::FirstEntry) => ("first entry", "第一条"),
            (_, Command::LastEntry) => ("last entry", "最后一条"),
            (_, Command::LineUp) => ("a line up", "上移一行"),
            (_, Command::LineDown) => ("a line down", "下移一行"),
            (_, Command::PageUp) => ("a page up", "上翻一页"),
            (_, Command::PageDown) => ("a page down", "下翻一页"),
            (_, Command::Top) => ("to the top", "到开头"),
            (_, Command::Bottom) => ("to the bottom", "到末尾"),
            (_, Command::CaretLeft) => ("caret left", "光标左移"),
            (_, Command::CaretRight) => ("caret right", "光标右移"),
            (_, Command::CaretStart) => ("caret to the start", "光标移到开头"),
            (_, Command::CaretEnd) => ("caret to the end", "光标移到末尾"),
            (_, Command::DeleteBack) => ("delete the character before", "删除前一个字符"),
            (_, Command::DeleteForward) => ("delete the character after", "删除后一个字符"),
            (_, Command::DeleteWord) => ("delete the word before", "删除前一个词"),
            (_, Command::ClearQuery) => ("clear the query", "清空输入"),
            (_, Command::Accept) => ("take it", "选定"),
        };
        match lang {
            Lang::En => en,
            Lang::Zh => zh,
        }
    }
}
