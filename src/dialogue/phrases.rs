//! What the dialogue says, both languages side by side.

use catalogue::lang::Lang;

/// A line of the dialogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phrase {
    /// The first line.
    Welcome,
    /// What can be typed at the beginning.
    AskWords,
    /// What can be typed below a list.
    AskNumber,
    /// What can be typed below an entry.
    AskWhat,
    /// What can be typed below the commands or links of an entry.
    AskWhich,
    /// When no entry has the words.
    NothingFits,
    /// When a choice has no such number.
    NoSuchNumber,
    /// When there is nothing to copy.
    NoCommand,
}

impl Phrase {
    /// The phrase in a language.
    pub fn text(self, lang: Lang) -> &'static str {
        let (en, zh) = match self {
            Phrase::Welcome => (
                "Errors of OpenList and AList, and what helps.",
                "OpenList 与 AList 常见报错及解决方法。",
            ),
            Phrase::AskWords => (
                "Type a piece of the error, or nothing for all entries; q quits:",
                "请输入报错中的几个字，直接回车列出全部条目，q 退出：",
            ),
            Phrase::AskNumber => (
                "Type a number to read the entry, or other words to search for; b goes back, q quits:",
                "输入编号查看条目，或输入其他文字重新搜索，b 返回，q 退出：",
            ),
            Phrase::AskWhat => (
                "c copies a command, o opens a link, l for Chinese (中文), b goes back, q quits:",
                "c 复制命令，o 打开链接，l 切换到英文（English），b 返回，q 退出：",
            ),
            Phrase::AskWhich => (
                "Type its number; b goes back, q quits:",
                "输入编号，b 返回，q 退出：",
            ),
            Phrase::NothingFits => ("No entry fits.", "没有匹配的条目。"),
            Phrase::NoSuchNumber => ("There is no such number.", "没有这个编号。"),
            Phrase::NoCommand => ("This answer has no command to copy.", "该条目没有可复制的命令。"),
        };
        match lang {
            Lang::En => en,
            Lang::Zh => zh,
        }
    }
}

/// How many entries a list has.
pub fn found(lang: Lang, count: usize) -> String {
    match lang {
        Lang::En if count == 1 => "1 entry:".to_owned(),
        Lang::En => format!("{count} entries:"),
        Lang::Zh => format!("{count} 个条目："),
    }
}
