//! Error messages in Chinese: each English text beside its translation. `{}` stands for what differs.

/// The texts in English and in Chinese; the tests find the English ones in the source. A longer one comes before what it
/// begins with.
#[rustfmt::skip] // A table reads by its lines.
const TEXTS: &[(&str, &str)] = &[
    // Entries.
    ("there is no entry \"{}\"", "没有条目“{}”"),
    ("\"{}\" means several entries", "“{}”对应多个条目"),
    ("\"{}\" is the page of many entries", "“{}”是一个页面，上面有许多条目"),
    ("no error has the code {}", "没有代码为 {} 的报错"),
    ("entries have no numbers; openlist-faq list prints their ids", "条目没有编号；用 openlist-faq list 查看条目的 ID"),
    ("the entry \"{}\" is not on that source", "该来源没有条目“{}”"),
    ("the entry \"{}\" has no command {}", "条目“{}”没有第 {} 条命令"),
    ("the catalogue is empty", "没有任何条目"),
    ("did you mean {}? openlist-faq list prints every id", "你要找的是不是 {}？用 openlist-faq list 查看全部 ID"),
    ("say which: {}", "请指明是哪一个：{}"),
    ("it is on: {}", "有它的来源：{}"),
    ("openlist-faq list --source {} prints them", "用 openlist-faq list --source {} 列出"),
    ("there is no source \"{}\"", "没有来源“{}”"),
    ("the sources are: {}", "可用的来源：{}"),
    // Commands of entries.
    ("it has none", "一个也没有"),
    ("the entry \"{}\" has no command", "条目“{}”没有命令"),
    ("its commands have the numbers {}", "命令的编号：{}"),
    ("the command has no placeholder \"{}\"", "命令中没有占位符“{}”"),
    ("it has: {}", "可用：{}"),
    ("this value of {} cannot be quoted safely at its place in the command", "{} 的这个值无法在命令的该位置安全地加引号"),
    ("copy the command without it, and put it in by hand", "请先复制未填写的命令，再手动填入"),
    // The command line.
    ("there is no command \"{}\"", "没有命令“{}”"),
    ("did you mean {}? (to search for it: openlist-faq -- {})", "你要用的是不是 {}？（要搜索这个词：openlist-faq -- {}）"),
    ("did you mean \"{}\"?", "你要用的是不是“{}”？"),
    ("known: {}", "可用的有：{}"),
    ("there is no schema \"{}\"", "没有名为“{}”的 schema"),
    ("explain reads a pipe or the files that are named", "explain 读取管道，或指定的文件"),
    // Files.
    ("there is no home folder for a configuration", "没有主目录，无法确定配置文件的位置"),
    ("--config FILE names a file", "可用 --config FILE 指定文件"),
    ("{} already exists", "{} 已经存在"),
    ("openlist-faq config init --config FILE writes a first file elsewhere", "可用 openlist-faq config init --config FILE 在别处新建"),
    ("openlist-faq config init --config FILE writes one", "可用 openlist-faq config init --config FILE 新建"),
    ("there is no file {}", "没有文件 {}"),
    ("cannot write {}: {}", "无法写入 {}：{}"),
    ("no folder in it has a source.yaml", "其中没有包含 source.yaml 的文件夹"),
    ("OpenList writes its log to data/log/log.log; name that file or its folder", "OpenList 的日志在 data/log/log.log，请指定该文件或其文件夹"),
    ("{}: No such file or directory (os error 2)", "{}：没有这个文件或文件夹"),
    ("{}: Permission denied (os error 13)", "{}：没有权限"),
    // The terminal.
    ("cannot take the terminal: {}", "无法使用终端：{}"),
    ("openlist-faq list and openlist-faq show ID work without one", "没有终端时可用 openlist-faq list 和 openlist-faq show ID"),
    ("the terminal failed: {}", "终端出错：{}"),
    ("--log {} is the terminal, and a log is a file or a pipe", "--log {} 是终端，而日志应当是文件或管道"),
    ("\"{}\" is no http or https address, and nothing else is opened", "“{}”不是 http 或 https 链接，无法打开"),
];

/// The same for what clap says about arguments.
#[rustfmt::skip] // A table reads by its lines.
const OF_ARGUMENTS: &[(&str, &str)] = &[
    ("unexpected argument '{}' found", "不认识的参数“{}”"),
    ("unrecognized subcommand '{}'", "不认识的命令“{}”"),
    ("the following required arguments were not provided:", "缺少以下参数："),
    ("invalid value '{}' for '{}': \"{}\" is not known; did you mean \"{}\"?", "“{1}”的值“{0}”无效，你要用的是不是“{3}”？"),
    ("invalid value '{}' for '{}': \"{}\" is not known; known: {}", "“{1}”的值“{0}”无效，可用的有：{3}"),
    ("invalid value '{}' for '{}': it must be NAME=VALUE", "“{1}”的值“{0}”无效，应写成 名称=值"),
    ("invalid value '{}' for '{}': {}", "“{1}”的值“{0}”无效：{2}"),
    ("invalid value '{}' for '{}'", "“{1}”的值“{0}”无效"),
    ("a value is required for '{}' but none was supplied", "“{}”后面缺少值"),
    ("the argument '{}' cannot be used with '{}'", "“{}”不能与“{}”同时使用"),
    ("the argument '{}' cannot be used multiple times", "“{}”不能重复使用"),
    ("'{}' requires a subcommand but one was not provided", "“{}”后面缺少命令"),
    ("tip: a similar argument exists: '{}'", "提示：有一个相近的参数“{}”"),
    ("tip: a similar value exists: '{}'", "提示：有一个相近的值“{}”"),
    ("tip: to pass '{}' as a value, use '-- {}'", "提示：要把“{}”当作值，请写成“-- {}”"),
    ("[possible values: {}]", "可用的值：{}"),
    ("Usage: {}", "用法：{}"),
    ("For more information, try '{}'.", "更多信息请用“{}”查看。"),
];

/// Returns a line in Chinese, or `None` where there is no translation.
pub(super) fn line(text: &str) -> Option<String> {
    let mut texts = TEXTS.iter().chain(OF_ARGUMENTS);
    texts.find_map(|(en, zh)| Some(filled(zh, &held(en, text)?)))
}

/// Returns what stands in a text where the pattern has `{}`, or `None` where it is no text of the pattern.
fn held<'t>(pattern: &str, text: &'t str) -> Option<Vec<&'t str>> {
    let mut parts = pattern.split("{}");
    let mut rest = text.strip_prefix(parts.next()?)?;
    let mut held = Vec::new();
    let mut parts = parts.peekable();
    while let Some(part) = parts.next() {
        let is_last = parts.peek().is_none();
        let at = match part {
            "" => rest.len(),
            part if is_last => rest.strip_suffix(part)?.len(),
            part => rest.find(part)?,
        };
        held.push(&rest[..at]);
        rest = &rest[at + part.len()..];
    }
    rest.is_empty().then_some(held)
}

/// Puts the values into a pattern: in their order where it has `{}`, and by their number where it has `{1}`.
fn filled(pattern: &str, values: &[&str]) -> String {
    let mut parts = pattern.split('{');
    let mut text = parts.next().unwrap_or_default().to_owned();
    for (nth, part) in parts.enumerate() {
        let (number, after) = part.split_once('}').unwrap_or_default();
        let value = values.get(number.parse().unwrap_or(nth));
        text.push_str(value.unwrap_or(&""));
        text.push_str(after);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_translated_with_what_they_hold() {
        let zh = |text| line(text).unwrap_or_default();
        assert_eq!(zh("there is no entry \"a \"b\"\""), "没有条目“a \"b\"”");
        assert_eq!(
            zh("invalid value 'fr' for '--lang <LANG>': \"fr\" is not known; known: auto, en, zh"),
            "“--lang <LANG>”的值“fr”无效，可用的有：auto, en, zh"
        );
        assert_eq!(zh("a.log: No such file or directory (os error 2)"), "a.log：没有这个文件或文件夹");
        for text in ["", "something else", "there is no entry \"a"] {
            assert_eq!(line(text), None);
        }
    }

    #[test]
    fn a_pattern_has_as_many_holes_in_both_languages() {
        for (en, zh) in TEXTS.iter().chain(OF_ARGUMENTS) {
            let values: Vec<String> = (0..en.matches("{}").count()).map(|nth| format!("<{nth}>")).collect();
            let values: Vec<&str> = values.iter().map(String::as_str).collect();
            let text = filled(zh, &values);
            let is_numbered = zh.contains("{0}");
            assert!(is_numbered || values.iter().all(|value| text.contains(value)), "{zh}");
        }
    }

    /// A text that no longer stands in the source would never be found.
    #[test]
    fn the_english_texts_stand_in_the_source() {
        let mut folders: Vec<_> = ["src", "catalogue/src"]
            .map(|folder| std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(folder))
            .into();
        let mut source = String::new();
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                match path.is_dir() {
                    true => folders.push(path),
                    false if path.ends_with("error/chinese.rs") => {}
                    false => source += &std::fs::read_to_string(path).unwrap_or_default(),
                }
            }
        }
        let quoted = |piece: &str| piece.replace('"', "\\\"");
        for (en, _) in TEXTS.iter().filter(|(en, _)| !en.contains("(os error")) {
            let mut pieces = en.split("{}").map(|piece| quoted(piece.trim_matches(['"', ' '])));
            assert!(pieces.all(|piece| source.contains(&piece)), "{en}");
        }
    }
}
