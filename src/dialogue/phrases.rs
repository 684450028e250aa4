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
    /// When no entry has the words.
    NothingFits,
    /// When there is nothing to copy.
    NoCommand,
}

impl Phrase {
    /// The phrase in a language.
    pub fn text(self, lang: Lang) -> &'static str {
        let (en, zh) = match self {
            Phrase::Welcome => {
                ("Errors of OpenList and AList, and what helps.", "OpenList 与 AList 常见报错及解决方法。")
            }
            Phrase::AskWords => (
                "Type a piece of the error, or nothing for all entries; q quits:",
                "请输入报错中的几个字，直接回车列出全部条目，q 退出：",
            ),
            Phrase::AskNumber => (
                "Type a number to read the entry, or other words to search for; b goes back, q quits:",
                "输入编号查看条目，或输入其他文字重新搜索，b 返回，q 退出：",
            ),
            Phrase::AskWhat => (
                "Type the number of a command or a link; c lists commands, o links, l for Chinese (中文), b goes back, q quits:",
                "输入命令或链接的编号；c 列出命令，o 列出链接，l 切换到英文（English），b 返回，q 退出：",
            ),
            Phrase::NothingFits => ("No entry fits.", "没有匹配的条目。"),
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
