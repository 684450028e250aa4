//! The phrases of the interface, both languages side by side. Those of one part of it stand there, in its `phrases`. Not
//! the pages' text, and not error messages, whose Chinese is in `error`.

use catalogue::lang::Lang;
use catalogue::model::Sure;
use catalogue::snippet::Doubt;
use catalogue::text::{capitalized, one_line};
use catalogue::version::Version;

use crate::explain::{Report, Severity};

/// Defines the phrases that never change: where each stands, and its text in English and in Chinese.
macro_rules! phrases {
    ($($(#[$place:meta])* $name:ident => $en:literal, $zh:literal;)*) => {
        /// A phrase that never changes.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(crate) enum Phrase {
            $($(#[$place])* $name,)*
        }

        impl Phrase {
            /// The phrase in a language.
            pub(crate) fn text(self, lang: Lang) -> &'static str {
                match (self, lang) {
                    $((Phrase::$name, Lang::En) => $en, (Phrase::$name, Lang::Zh) => $zh,)*
                }
            }
        }
    };
}

phrases! {
    /// In the empty query line.
    TypeAnError => "type a piece of the error", "输入报错中的几个字";
    /// In the place of an answer, before the first key.
    Welcome =>
        "Type a piece of the error, or paste lines of a log: the answer appears here.",
        "输入报错中的几个字，或粘贴几行日志，答案会显示在这里。";
    WelcomeKeys =>
        "Up and Down choose an entry, Enter reads it, F1 shows all keys.",
        "按上下键选择条目，回车查看，F1 显示全部快捷键。";
    /// In the list, when no entry fits.
    NothingFits => "No entry fits.", "没有匹配的条目。";
    /// Above the entry that comes nearest then.
    DidYouMean => "Did you mean:", "你要找的是不是：";
    /// The row below entries that a query only may mean, and the heading of what it shows.
    NextStep => "What to do next", "接下来怎么办";
    /// What to do next.
    OtherWords => "Try other words, or paste lines of the log.", "换几个词，或粘贴相关日志。";
    AskThere => "Look for it or ask there:", "到这里查找或提问：";
    /// Where to ask.
    Issues => "OpenList's issues", "OpenList 的 Issues";
    Discussions => "OpenList's discussions", "OpenList 的讨论区";
    /// Above entries that a query only may mean, when there are no others.
    OnlyGuesses => "No sure match, guesses:", "没有确定的匹配，仅供参考：";
    /// Above entries that a query only may mean, below those that it does.
    Guesses => "Perhaps:", "也可能是：";
    /// Above the entries that a log shows.
    InTheLog => "In the log", "日志中出现";
    /// Above the errors that no entry answers.
    NotInFaq => "Not in the catalogue", "FAQ 未收录";
    /// When a log shows no entry.
    NothingInTheLog => "No error of the log is in the catalogue.", "日志中没有已收录的报错。";
    /// While a log is read and has shown nothing.
    ReadingLog => "Reading the log...", "正在读取日志……";
    /// When a log is asked for and there is none.
    NoLog =>
        "There is no log: start with --log FILE, or paste lines of one.",
        "没有日志：请用 --log 文件 启动，或直接粘贴日志。";
    /// When the middle button has nothing to paste.
    NoSelection =>
        "The selection cannot be read here. Hold Shift and middle-click, and the terminal pastes it.",
        "这里读不到所选文本；按住 Shift 再按中键，由终端粘贴。";
    /// Before what is looked for in the answer.
    FindInAnswer => "find: ", "查找：";
    /// The filter that lets every source through.
    AllSources => "all sources", "全部来源";
    /// On an entry that needs no action.
    Harmless => "[harmless: nothing needs to be done]", "［无害：无需处理］";
    /// Above a text of ours beside a page's answer.
    OurNote => "Our note (not from the page)", "本工具的补充说明（非页面原文）";
    /// On a text that exists in the other language only.
    OnlyEnglish => "English only", "仅有英文";
    /// On a text that exists in the other language only.
    OnlyChinese => "Chinese only", "仅有中文";
    /// The page that an entry stands on, among the links.
    ThisPage => "this page", "本页";
    /// On the frame of the choice of commands.
    CopyWhich => "Copy which command?", "复制哪条命令？";
    /// On the frame of the choice of links.
    OpenWhich => "Open which link?", "打开哪个链接？";
    /// On the frame of the form.
    FillIn => "Fill in and copy", "填写后复制";
    /// When there is nothing to copy.
    NoCommand => "This answer has no command to copy.", "该条目没有可复制的命令。";
    /// About a copied command that is not what the page says.
    Corrected => "corrected: the page has an error", "已更正页面上的错误";
    /// On a terminal that may show no more.
    AsciiFrames =>
        "This terminal may show neither lines nor Chinese: frames are ASCII.",
        "F2: English. 此终端可能无法显示中文和线条，边框已改用 ASCII。";
    /// Below a text that is shown to be selected.
    EnterReturns => "Enter goes back to the browser.", "按回车返回。";
    /// On the frame of the help.
    Help => "Keys", "快捷键";
    /// In its empty filter.
    TypeToFilter => "type to filter", "输入关键字筛选";
    /// When the filter lets nothing through.
    NoKey => "No key does that.", "没有匹配的快捷键。";
    /// On its frame, where it goes on.
    MoreBelow => "more below  ", "下面还有  ";
    /// Above what can be done without a key.
    Besides => "Besides", "其他";
    HelpPaste =>
        "Paste lines of a log: the errors in them are explained.",
        "粘贴几行日志，即可解读其中的报错。";
    HelpNumbers =>
        "In the answer, the digits of a number copy the command or open the link that has it.",
        "在答案中输入命令的编号即可复制，输入链接的编号即可打开。";
    HelpMouse =>
        "The wheel scrolls; entries, links, commands, fields and the keys below can be clicked; the middle button pastes.",
        "滚轮滚动；条目、链接、命令、输入框和底部的快捷键都可以单击；中键粘贴。";
    HelpSelect =>
        "Keep Shift held to select text, or paste by the middle button, also over SSH, as in any terminal.",
        "按住 Shift 时，拖动选择文字、中键粘贴都由终端处理，SSH 下也可用。";
}

impl Phrase {
    /// The mark on a text that is not in the wanted language.
    pub(crate) fn only(lang: Lang) -> Phrase {
        match lang {
            Lang::En => Phrase::OnlyEnglish,
            Lang::Zh => Phrase::OnlyChinese,
        }
    }
}

/// How many of the entries are listed.
pub(crate) fn count(lang: Lang, shown: usize, total: usize) -> String {
    match lang {
        Lang::En => format!("{shown} of {total}"),
        Lang::Zh => format!("{shown}/{total} 条"),
    }
}

/// The note on a slip of a page.
pub(crate) fn correction(lang: Lang, says: &str, right: &str, because: &str) -> String {
    match lang {
        Lang::En => format!("The page says {says}; correct is {right}, because {because}."),
        Lang::Zh => format!("页面写的是 {says}，应为 {right}：{because}。"),
    }
}

/// The notice after copying: where the text went, what there is to say about it, and the text.
pub(crate) fn copied(lang: Lang, delivered: &str, remark: Option<&str>, text: &str) -> String {
    let text = text.replace('\n', " ");
    match (lang, remark) {
        (Lang::En, None) => format!("{}: {text}", capitalized(delivered)),
        (Lang::En, Some(remark)) => format!("{} ({remark}): {text}", capitalized(delivered)),
        (Lang::Zh, None) => format!("{delivered}：{text}"),
        (Lang::Zh, Some(remark)) => format!("{delivered}（{remark}）：{text}"),
    }
}

/// The sentence about placeholders that are still in a copied text.
pub(crate) fn left_open(lang: Lang, names: &[String]) -> String {
    match lang {
        Lang::En => format!("Left open: {}. ", names.join(", ")),
        Lang::Zh => format!("尚未填写：{}。", names.join("、")),
    }
}

/// The notice that a form cannot be copied: a value that must not be left out is empty, or no shell would take it literally.
pub(crate) fn missing(lang: Lang, name: &str, is_empty: bool) -> String {
    match (lang, is_empty) {
        (Lang::En, true) => format!("{name} must not be left out: the command would do something else."),
        (Lang::Zh, true) => format!("{name} 不能留空，否则命令的含义会改变。"),
        (Lang::En, false) => format!("{name} cannot be put in as it is: avoid quotes and backslashes."),
        (Lang::Zh, false) => format!("{name} 的值无法原样写入命令，请避免引号和反斜杠。"),
    }
}

/// What makes a value of a form look wrong.
pub(crate) fn doubt(lang: Lang, doubt: Doubt) -> &'static str {
    let (en, zh) = match doubt {
        Doubt::NoFullPath => (
            "This is no full path; Docker takes it for the name of a volume.",
            "这不是完整路径，Docker 会把它当成卷名。",
        ),
        Doubt::NoNumbers => ("Numbers belong here; `id` prints yours.", "此处应填数字，可用 id 命令查看。"),
    };
    match lang {
        Lang::En => en,
        Lang::Zh => zh,
    }
}

/// When what was typed may be a whole number or its first digits.
pub(crate) fn number_so_far(lang: Lang, number: usize) -> String {
    match lang {
        Lang::En => format!("{number}: Enter, or another digit"),
        Lang::Zh => format!("{number}：按回车确定，或继续输入数字"),
    }
}

/// When neither a command nor a link has the number that was typed.
pub(crate) fn no_number(lang: Lang, number: usize) -> String {
    match lang {
        Lang::En => format!("Nothing here has the number {number}."),
        Lang::Zh => format!("此处没有编号 {number}。"),
    }
}

/// In a field without a value that must not be left out.
pub(crate) fn needed(lang: Lang, example: Option<&str>) -> String {
    match (lang, example) {
        (Lang::En, Some(example)) => format!("needed, for example {example}"),
        (Lang::Zh, Some(example)) => format!("必填，例如 {example}"),
        (Lang::En, None) => "needed".to_owned(),
        (Lang::Zh, None) => "必填".to_owned(),
    }
}

/// In a field without a value.
pub(crate) fn example(lang: Lang, example: &str) -> String {
    match lang {
        Lang::En => format!("for example {example}"),
        Lang::Zh => format!("例如 {example}"),
    }
}

/// A link to another entry.
pub(crate) fn see_also(lang: Lang, label: &str) -> String {
    match lang {
        Lang::En => format!("see also: {label}"),
        Lang::Zh => format!("另见：{label}"),
    }
}

/// When nothing fits a query: the entry that comes nearest.
pub(crate) fn did_you_mean(lang: Lang, label: &str) -> String {
    match lang {
        Lang::En => format!("Did you mean: {label}"),
        Lang::Zh => format!("你要找的是不是：{label}"),
    }
}

/// When nothing fits a query: the groups that may have it.
pub(crate) fn look_in(lang: Lang, groups: &[&str]) -> String {
    match lang {
        Lang::En => format!("Groups to look in: {}.", groups.join(", ")),
        Lang::Zh => format!("可以查看的分组：{}。", groups.join("、")),
    }
}

/// Above the text to ask with.
pub(crate) fn text_to_ask_with(lang: Lang, key: &str) -> String {
    match lang {
        Lang::En => format!("{key} copies your text, with secrets masked:"),
        Lang::Zh => format!("按 {key} 复制以下内容（敏感信息已脱敏）："),
    }
}

/// How often a log shows something, before a row of the list.
pub(crate) fn count_in_log(lang: Lang, count: u64) -> String {
    match lang {
        Lang::En => format!("{count}x "),
        Lang::Zh => format!("{count} 次 "),
    }
}

/// The log that is listed: its name, whether it is read as it grows, and how much is new in it.
pub(crate) fn log(lang: Lang, files: &[String], is_followed: bool, new: u64) -> String {
    let name = match (files, lang) {
        ([name], Lang::En) if name.is_empty() => "pasted text".to_owned(),
        ([name], Lang::Zh) if name.is_empty() => "粘贴的文本".to_owned(),
        ([name], Lang::En) if name == "-" => "pipe".to_owned(),
        ([name], Lang::Zh) if name == "-" => "管道".to_owned(),
        ([name], _) => one_line(name.rsplit(['/', '\\']).next().unwrap_or(name)),
        (_, Lang::En) => format!("{} files", files.len()),
        (_, Lang::Zh) => format!("{} 个文件", files.len()),
    };
    let followed = match lang {
        _ if !is_followed => "",
        Lang::En => ", followed",
        Lang::Zh => "，持续读取",
    };
    let new = match lang {
        _ if new == 0 => String::new(),
        Lang::En => format!(", +{new} new"),
        Lang::Zh => format!("，新增 {new} 条"),
    };
    format!("{name}{followed}{new}")
}

/// The way back to a log that was left.
pub(crate) fn log_left(lang: Lang, key: &str) -> String {
    match lang {
        Lang::En => format!("{key} shows the log again."),
        Lang::Zh => format!("按 {key} 重新显示日志。"),
    }
}

/// Which match in the answer is shown, from 1, and how many there are.
pub(crate) fn match_number(lang: Lang, number: usize, count: usize) -> String {
    match (lang, count) {
        (Lang::En, 0) => "no match".to_owned(),
        (Lang::Zh, 0) => "没有匹配".to_owned(),
        (Lang::En, _) => format!("{number} of {count}"),
        (Lang::Zh, _) => format!("第 {number}/{count} 处"),
    }
}

/// Where in a log something stands first.
pub(crate) fn first_at(lang: Lang, place: &str) -> String {
    match lang {
        Lang::En => format!("first at {place}"),
        Lang::Zh => format!("最早见于 {place}"),
    }
}

/// How the remedy of our own article is known.
pub(crate) fn sure(lang: Lang, sure: Sure) -> &'static str {
    let (en, zh) = match sure {
        Sure::Source => ("Read in the source or tried:", "依据源码或实测："),
        Sure::Thread => ("Reported to help:", "据用户反馈有效："),
        Sure::Provider => ("From the provider's table:", "依据网盘官方说明："),
        Sure::Open => ("The cause is known, a cure is not:", "原因已知，尚无解决办法："),
    };
    match lang {
        Lang::En => en,
        Lang::Zh => zh,
    }
}

/// The pages that an entry stands on.
pub(crate) fn stands_on(lang: Lang, sources: &[&str]) -> String {
    match lang {
        Lang::En => format!("From: {}", sources.join(", ")),
        Lang::Zh => format!("来源：{}", sources.join("、")),
    }
}

/// The notice about a file of what was remembered that cannot be read.
pub(crate) fn not_read(lang: Lang, file: &str, reason: &str) -> String {
    match lang {
        Lang::En => format!("What was remembered cannot be read and is left out: {file}: {reason}"),
        Lang::Zh => format!("上次的状态无法读取，已忽略：{file}：{reason}"),
    }
}

/// The notice that the next start will know nothing of this one.
pub(crate) fn not_remembered(lang: Lang, reason: &str) -> String {
    match lang {
        Lang::En => format!("This session could not be remembered: {reason}"),
        Lang::Zh => format!("本次的状态未能保存：{reason}"),
    }
}

/// The notice on a terminal that is too small.
pub(crate) fn too_small(lang: Lang, columns: u16, rows: u16, least_columns: u16, least_rows: u16) -> String {
    match lang {
        Lang::En => format!("The window is {columns}x{rows}; make it at least {least_columns}x{least_rows}."),
        Lang::Zh => format!("窗口太小（{columns}x{rows}），请放大到 {least_columns}x{least_rows} 以上。"),
    }
}

/// How often a log shows an entry, and its first and last time.
pub(crate) fn seen(lang: Lang, count: u64, span: Option<&(String, String)>) -> String {
    let often = times(lang, count);
    match (lang, span) {
        (Lang::En, Some((from, to))) if from != to => format!("{often}, from {from} to {to}"),
        (Lang::Zh, Some((from, to))) if from != to => format!("{often}，{from} 至 {to}"),
        (Lang::En, Some((time, _))) => format!("{often}, {time}"),
        (Lang::Zh, Some((time, _))) => format!("{often}，{time}"),
        (_, None) => often,
    }
}

/// The first line of the table of what a log shows: how severe, how often, which entry, first and last seen.
pub(crate) fn overview_head(lang: Lang) -> [&'static str; 5] {
    match lang {
        Lang::En => ["severity", "times", "entry", "first seen", "last seen"],
        Lang::Zh => ["级别", "次数", "条目", "首次出现", "最后出现"],
    }
}

/// The version in which a fault is gone, and what that means for the one that runs.
pub(crate) fn fixed_in(lang: Lang, fixed: Version, running: Option<Version>) -> String {
    match (lang, running) {
        (Lang::En, None) => format!("Fixed in {fixed}."),
        (Lang::Zh, None) => format!("{fixed} 版已修复。"),
        (Lang::En, Some(running)) if running < fixed => {
            format!("Fixed in {fixed}, you run {running}: update OpenList.")
        }
        (Lang::Zh, Some(running)) if running < fixed => {
            format!("{fixed} 版已修复，当前运行的是 {running}：请升级 OpenList。")
        }
        (Lang::En, Some(running)) => {
            format!("Fixed in {fixed}, but you run {running}: look for another cause.")
        }
        (Lang::Zh, Some(running)) => format!("{fixed} 版已修复，而当前运行的是 {running}：请排查其他原因。"),
    }
}

/// How severe an event is.
pub(crate) fn severity(lang: Lang, severity: Severity) -> &'static str {
    let (en, zh) = match severity {
        Severity::Fatal => ("fatal", "致命"),
        Severity::Error => ("error", "错误"),
        Severity::Warning => ("warning", "警告"),
        Severity::Harmless => ("harmless", "无需处理"),
    };
    match lang {
        Lang::En => en,
        Lang::Zh => zh,
    }
}

/// What a log is as a whole: the program's version, the time that it covers, and starts without an orderly end before
/// them. A line for each that is known.
pub(crate) fn log_overview(lang: Lang, report: &Report) -> Vec<String> {
    let version = report.version.as_ref().map(|version| match lang {
        Lang::En => format!("OpenList {version}"),
        Lang::Zh => format!("OpenList 版本：{version}"),
    });
    let span = report.span.as_ref().map(|(from, to)| match lang {
        Lang::En => format!("{} lines from {from} to {to}", report.lines),
        Lang::Zh => format!("共 {} 行，{from} 至 {to}", report.lines),
    });
    let restarts = (report.restarts > 0).then(|| match lang {
        Lang::En => format!(
            "Started {} without a shutdown before: it was killed or crashed, and the reason stands only on the terminal or in `docker logs`.",
            times(lang, report.restarts)
        ),
        Lang::Zh => format!(
            "有 {} 次启动之前没有正常关闭：进程可能被强制结束，也可能已崩溃，原因只会出现在终端或 `docker logs` 中。",
            report.restarts
        ),
    });
    [version, span, restarts].into_iter().flatten().collect()
}

/// How often something was there.
pub(crate) fn times(lang: Lang, count: u64) -> String {
    match (lang, count) {
        (Lang::En, 1) => "once".to_owned(),
        (Lang::En, _) => format!("{count} times"),
        (Lang::Zh, _) => format!("{count} 次"),
    }
}

/// The heading of the errors in a log that no entry answers.
pub(crate) fn not_in_faq(lang: Lang, count: u64) -> String {
    match (lang, count) {
        (Lang::En, 1) => "Not in the catalogue: 1 error".to_owned(),
        (Lang::En, _) => format!("Not in the catalogue: {count} errors"),
        (Lang::Zh, _) => format!("FAQ 未收录的报错：{count} 条"),
    }
}

/// The last line of that list when it is not all.
pub(crate) fn more_kinds(lang: Lang, count: u64) -> String {
    match lang {
        Lang::En => format!("… and {count} more"),
        Lang::Zh => format!("……另有 {count} 条"),
    }
}

/// When a log shows no entry and no other error.
pub(crate) fn no_errors(lang: Lang, lines: u64) -> String {
    match (lang, lines) {
        (Lang::En, 1) => "No error in 1 line.".to_owned(),
        (Lang::En, _) => format!("No error in {lines} lines."),
        (Lang::Zh, _) => format!("共 {lines} 行，没有发现报错。"),
    }
}
