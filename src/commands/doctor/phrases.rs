//! The words of `doctor`, in both languages, side by side.

use catalogue::lang::Lang;

/// What a finding is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Label {
    Language,
    Colours,
    Terminal,
    Clipboard,
    Configuration,
    Memory,
    Catalogue,
}

impl Label {
    pub fn text(self, lang: Lang) -> &'static str {
        let (en, zh) = match self {
            Label::Language => ("language", "语言"),
            Label::Colours => ("colours", "颜色"),
            Label::Terminal => ("terminal", "终端"),
            Label::Clipboard => ("clipboard", "剪贴板"),
            Label::Configuration => ("config", "配置文件"),
            Label::Memory => ("memory", "状态文件"),
            Label::Catalogue => ("catalogue", "条目"),
        };
        pick(lang, en, zh)
    }
}

/// Things in a row.
pub fn listed(lang: Lang, things: &[String]) -> String {
    things.join(pick(lang, ", ", "，"))
}

/// Something and what there is to say about it.
pub fn pair(lang: Lang, thing: &str, says: &str) -> String {
    match lang {
        Lang::En => format!("{thing}: {says}"),
        Lang::Zh => format!("{thing}：{says}"),
    }
}

pub fn locale(lang: Lang, variables: &str) -> String {
    match lang {
        Lang::En => format!("the locale says so ({variables})"),
        Lang::Zh => format!("由系统区域设置决定（{variables}）"),
    }
}

/// Why the language is the first one.
pub fn nothing_says(lang: Lang, variables: &str) -> String {
    match (lang, variables) {
        (Lang::En, "") => "the default, as no locale is set".to_owned(),
        (Lang::En, _) => format!("the default, as the locale names neither language ({variables})"),
        (Lang::Zh, "") => "默认语言（未设置系统区域）".to_owned(),
        (Lang::Zh, _) => format!("默认语言（系统区域设置既非中文也非英文：{variables}）"),
    }
}

pub fn colours_unless(lang: Lang) -> &'static str {
    pick(
        lang,
        "neither NO_COLOR nor TERM is against it",
        "NO_COLOR 和 TERM 都没有禁用颜色",
    )
}

pub fn no_terminal(lang: Lang) -> &'static str {
    pick(lang, "no terminal", "没有终端")
}

pub fn follows_links(lang: Lang) -> &'static str {
    pick(lang, "follows links", "支持点击链接")
}

pub fn no_clipboard(lang: Lang) -> &'static str {
    pick(
        lang,
        "switched off (clipboard: none)",
        "已关闭（clipboard: none）",
    )
}

pub fn file(lang: Lang, found: bool) -> &'static str {
    match found {
        true => pick(lang, "read", "已读取"),
        false => pick(lang, "not there, and need not be", "不存在（可以没有）"),
    }
}

pub fn forgets(lang: Lang) -> &'static str {
    pick(lang, "nothing is remembered", "已关闭，不记住任何内容")
}

pub fn built_in(lang: Lang) -> &'static str {
    pick(lang, "built in", "内置")
}

pub fn entries(lang: Lang, count: usize) -> String {
    match lang {
        Lang::En => format!("{count} entries"),
        Lang::Zh => format!("{count} 条"),
    }
}

fn pick(lang: Lang, en: &'static str, zh: &'static str) -> &'static str {
    match lang {
        Lang::En => en,
        Lang::Zh => zh,
    }
}
