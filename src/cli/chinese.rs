//! The help and the manual in Chinese: each text of the command line beside its translation.

use clap::{Arg, ArgAction, Command};

use super::{closing, examples};
use catalogue::lang::Lang;

/// The texts in English and in Chinese. The tests find every text of the help here.
#[rustfmt::skip] // A table reads by its lines.
const TEXTS: &[(&str, &str)] = &[
    ("Find the fix for an error that OpenList or AList printed", "根据 OpenList 或 AList 的报错查找解决方法"),
    // Headings.
    ("Settings", "设置"),
    ("SYNOPSIS", "用法"),
    ("DESCRIPTION", "说明"),
    ("COMMANDS", "命令"),
    ("KEYS", "快捷键"),
    ("EXIT STATUS", "退出码"),
    ("ENVIRONMENT", "环境变量"),
    ("FILES", "文件"),
    ("EXAMPLES", "示例"),
    ("Examples:", "示例："),
    ("Exit codes: ", "退出码："),
    // Options.
    ("Explain this log: a file, a folder, or - for a pipe", "解读日志：文件、文件夹，或 -（管道）"),
    ("Keep reading the log as it grows", "持续读取日志的新内容"),
    ("Language: en or zh; else as configured, or the locale's", "语言：en 或 zh；默认按配置文件或系统语言"),
    ("Show one source, such as openlist or alist, or all", "只显示一个来源，如 openlist、alist，或 all"),
    ("Colours: palette, auto, dark, light or none", "配色：palette、auto、dark、light 或 none"),
    ("Whether to print colours: auto, always or never", "是否输出颜色：auto、always 或 never"),
    ("Frames: lines or ascii", "边框：lines 或 ascii"),
    ("Leave the mouse to the terminal", "不使用鼠标，由终端处理"),
    ("Copy by native, tmux, osc52, command:PROGRAM or none", "复制方式：native、tmux、osc52、command:程序 或 none"),
    ("Remember nothing, and ignore what is remembered", "不记住任何内容，也不使用已记住的内容"),
    ("Read the configuration from this file", "使用这个配置文件"),
    ("Use the entries in this folder, not the built-in ones", "使用这个文件夹中的条目，不用内置的"),
    ("Ask and answer line by line instead of the browser", "不打开界面，改为逐行问答"),
    ("Print help", "显示帮助"),
    ("Print version", "显示版本"),
    // Commands.
    ("List all entries", "列出全部条目"),
    ("Show one entry", "显示一个条目"),
    ("Find the entries of an error", "查找报错对应的条目"),
    ("Explain a log: known errors, the lines that show them, the fixes", "解读日志：其中的已知报错、对应的行和解决方法"),
    ("Show what is detected: language, terminal, clipboard, files", "显示检测到的环境：语言、终端、剪贴板、文件"),
    ("Copy a command of an entry to the clipboard", "把条目中的命令复制到剪贴板"),
    ("Print all entries for other programs (both languages or --lang)", "导出全部条目供其他程序使用（两种语言，或仅 --lang）"),
    ("Check documentation pages for mistakes", "检查文档页面中的错误"),
    ("Print shell completions", "输出 shell 的补全脚本"),
    ("Print a shell function that explains the output of a command", "输出 shell 函数，用来解读命令的输出"),
    ("Print the version", "显示版本"),
    ("Print the manual page", "输出手册页"),
    ("Print the JSON schema of a command's output", "输出某个命令的 JSON 格式说明（schema）"),
    ("Show the configuration, or create one", "查看或新建配置"),
    ("Print where the configuration file is, or would be", "显示配置文件的位置"),
    ("Create a configuration file with all defaults", "新建配置文件，写入全部默认值"),
    ("Print every setting and where it comes from", "显示每项设置及其来源"),
    ("Print every command of the browser and its keys", "显示界面中的每个命令及其快捷键"),
    ("Print this message or the help of the given subcommand(s)", "显示本帮助，或某个命令的帮助"),
    // Arguments of commands.
    ("Print JSON", "输出 JSON"),
    ("Part of its id, a code or word of its error, or a link", "ID 的一部分、报错中的代码或单词，或者链接"),
    ("The error, or what happened in your own words; - reads a pipe", "报错内容，或用自己的话描述；- 表示从管道读取"),
    ("Print at most this many hits", "最多输出几条结果"),
    ("Print how each hit was found", "显示每条结果是怎样匹配到的"),
    ("Files, folders of logs, or - for a pipe [default: -]", "文件、日志文件夹，或 -（管道）[默认：-]"),
    ("Print text, brief, json or markdown", "输出格式：text、brief、json 或 markdown"),
    ("The same as --format brief", "等同于 --format brief"),
    ("The same as --format json", "等同于 --format json"),
    ("At the end, wait and report new lines as they arrive", "读完后继续等待，出现新行时立即报告"),
    ("Its number, as show prints it [default: the first command]", "命令的编号，见 show 的输出 [默认：第一条]"),
    ("Print the command and copy nothing", "只输出命令，不复制"),
    ("Fill in a placeholder; can be repeated", "填写命令中的占位符，可多次使用"),
    ("Print json, yaml, patterns, vrl or lnav", "格式：json、yaml、patterns、vrl 或 lnav"),
    ("Pages, or folders of pages [default: all in --root or --catalogue]", "页面，或存放页面的文件夹 [默认：--root 或 --catalogue 中的全部]"),
    ("The folder with all pages of the site, to check links in", "网站全部页面所在的文件夹，用于检查链接"),
    ("The shell", "shell 名称"),
    ("The shell: bash, zsh or fish", "shell 名称：bash、zsh 或 fish"),
    ("The schema's name, such as show [default: list the names]", "schema 的名称，如 show [默认：列出全部名称]"),
    // Examples.
    ("browse what matches", "打开界面并搜索"),
    ("list matches, best first", "列出条目，最相关的在前"),
    ("read one entry", "查看一个条目"),
    ("copy a filled-in command", "填好并复制其中的命令"),
    ("explain a log", "解读日志"),
    ("list all entries as JSON", "以 JSON 列出全部条目"),
    ("save all of them as YAML", "把全部条目存为 YAML"),
    // Exit codes.
    ("found", "找到"),
    ("nothing found (check: findings)", "没有找到（check：发现问题）"),
    ("error", "出错"),
    ("interrupted", "被中断"),
    // The manual.
    (super::man::DESCRIPTION, "不带命令时，打开常见报错及解决方法的浏览界面，并搜索给出的词。与命令同名的词要写在 -- 之后。标准输出不是终端时，直接输出匹配的条目。以下日志会被解读：--log 指定的、作为唯一参数给出的文件，以及管道传入的内容。"),
    ("the configuration (config init creates it); under $XDG_CONFIG_HOME if that is set, under %APPDATA% on Windows", "配置文件，可用 config init 新建；设置了 $XDG_CONFIG_HOME 时在其下，Windows 上在 %APPDATA% 下"),
    ("what the browser remembers, unless --no-state or the configuration turns that off; under $XDG_STATE_HOME if that is set, under %APPDATA% on Windows", "界面记住的内容，可用 --no-state 或配置关闭；设置了 $XDG_STATE_HOME 时在其下，Windows 上在 %APPDATA% 下"),
    ("the language, if nothing else sets it", "没有其他指定时的语言"),
    ("with LC_ALL and LANG, the character set: frames are ASCII if it is not UTF-8", "与 LC_ALL、LANG 一起决定字符集：不是 UTF-8 时边框改用 ASCII"),
    ("if set, no colours, unless --color or --theme asks for them", "设置后不使用颜色，除非用 --color 或 --theme 指定"),
    ("if set and not 0, colours in a pipe too, unless NO_COLOR is set", "设置且不为 0 时，管道中也输出颜色，除非设置了 NO_COLOR"),
    ("the terminal: whether it has colours and a clipboard; dumb asks and answers line by line, as --plain does", "终端类型：是否有颜色和剪贴板；dumb 则逐行问答，同 --plain"),
    ("if 1, ask and answer line by line, as --plain does", "为 1 时逐行问答，同 --plain"),
    ("whether the terminal has true colours, so that the theme auto asks for its background", "终端是否支持真彩色；支持时，auto 配色会查询终端背景色"),
    ("whether the terminal follows links in its text", "终端是否支持点击链接"),
    ("where the clipboard and the browser are", "剪贴板和浏览器在哪里"),
    ("for root: the user whose numbers a form suggests", "以 root 运行时，表单中建议的 UID 和 GID"),
    ("on Windows, the shell that values in commands are quoted for", "在 Windows 上，填入命令的值按哪种 shell 加引号"),
];

/// Returns a text of the help or the manual in a language.
pub(super) fn said(lang: Lang, text: &str) -> &str {
    let found = TEXTS.iter().find(|(en, _)| lang == Lang::Zh && *en == text);
    found.map_or(text, |(_, zh)| zh)
}

/// Returns the program's arguments with their help in Chinese.
pub(super) fn translated(command: Command) -> Command {
    let mut command = described(command);
    // It makes the command `help`.
    command.build();
    in_chinese(command)
}

/// Gives every command flags of its own for help and version, since the built-in ones are in English.
fn described(command: Command) -> Command {
    let flag = |name: &'static str, short: char, action: ArgAction, help: &'static str| {
        Arg::new(name).long(name).short(short).action(action).help(help)
    };
    let has_version = command.get_version().is_some();
    let command = command
        .disable_help_flag(true)
        .disable_version_flag(true)
        .arg(flag("help", 'h', ArgAction::Help, "Print help"))
        .mut_subcommands(described);
    match has_version {
        true => command.arg(flag("version", 'V', ArgAction::Version, "Print version")),
        false => command,
    }
}

fn in_chinese(command: Command) -> Command {
    const TEMPLATE: &str = "{about-with-newline}\n用法：{usage}\n\n{all-args}{after-help}";
    let zh = |text: String| said(Lang::Zh, &text).to_owned();
    let after = match (command.get_name(), command.get_after_help()) {
        ("openlist-faq", _) => closing(Lang::Zh),
        (name, Some(_)) => examples(Lang::Zh, name),
        (_, None) => String::new(),
    };
    let about = command.get_about().map(|about| zh(about.to_string())).unwrap_or_default();
    command
        .about(about)
        .after_help(after)
        .help_template(TEMPLATE)
        .subcommand_help_heading("命令")
        .mut_args(|arg| {
            let heading = match arg.get_help_heading() {
                Some(heading) => zh(heading.to_owned()),
                None if arg.is_positional() => "参数".to_owned(),
                None => "选项".to_owned(),
            };
            let help = with_values(&arg, zh(arg.get_help().map(ToString::to_string).unwrap_or_default()));
            let arg = arg.hide_default_value(true).hide_possible_values(true);
            arg.help_heading(heading).help(help)
        })
        .mut_subcommands(in_chinese)
}

/// Returns the help of an argument with its values and its default, which clap would add in English.
fn with_values(arg: &Arg, mut help: String) -> String {
    if !arg.get_action().takes_values() {
        return help;
    }
    let values = arg.get_possible_values();
    if !values.is_empty() && !arg.is_hide_possible_values_set() {
        let values: Vec<&str> = values.iter().map(|value| value.get_name()).collect();
        help += &format!("：{}", values.join("、"));
    }
    for value in arg.get_default_values() {
        help += &format!(" [默认：{}]", value.to_string_lossy());
    }
    help
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::man::FILES;
    use crate::cli::{Cli, EXAMPLES};
    use crate::environment::VARIABLES;
    use crate::error::EXIT_CODES;
    use clap::CommandFactory;

    /// Adds every text of a command and its arguments.
    fn add(command: &Command, all: &mut Vec<String>) {
        all.extend(command.get_about().map(ToString::to_string));
        for arg in command.get_arguments().filter(|arg| !arg.is_hide_set()) {
            all.extend(arg.get_help().map(ToString::to_string));
            all.extend(arg.get_help_heading().map(str::to_owned));
        }
        for command in command.get_subcommands() {
            add(command, all);
        }
    }

    #[test]
    fn every_text_of_the_help_and_the_manual_is_translated() {
        let mut command = Cli::command();
        command.build();
        let mut all = Vec::new();
        add(&command, &mut all);
        all.extend(EXAMPLES.map(|(_, does)| does.to_owned()));
        all.extend(EXIT_CODES.map(|(_, meaning)| meaning.to_owned()));
        all.extend(VARIABLES.map(|(_, meaning)| meaning.to_owned()));
        all.extend(FILES.map(|(_, meaning)| meaning.to_owned()));
        assert!(all.len() > 100);
        for text in all {
            assert_ne!(said(Lang::Zh, &text), text);
        }
    }
}
