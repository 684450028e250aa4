//! The first configuration file: every setting with its default, behind a `#`.

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::Path;

use super::table::ROWS;
use crate::error::{Error, ErrorKind, Result};

const HEAD: &str = "\
# The configuration of openlist-faq. Each line shows the default: take away the \"# \" to change it.
# A flag and an environment variable come before this file. `openlist-faq config show` tells what is in force.
# 配置文件：每行都是默认值，去掉行首的“# ”即可修改。命令行参数和环境变量优先于本文件。
";

/// The one part that no row of the table describes.
const KEYS: &str = "
# Other keys for commands of the browser: a command, and all of its keys. Keys are written as the help names them:
# ctrl-y, alt-x, f5, enter, tab, esc, space, up, pagedown, or the character itself (in quotes if it is a mark).
# A command has its new keys on the query line and in the answer; \"answer.copy\" has them in the answer only. Before
# the dot: query, answer, anywhere, choice (of commands or links), form or help. On the query line and in a form a
# letter is a letter, so it can be a key elsewhere only. `openlist-faq config keys` lists all commands.
# 自定义按键：命令名及其全部按键；加上位置前缀（如 answer.copy）则只在该处生效。输入框和表单中不能绑定
# 字母。全部命令见 `openlist-faq config keys`。
#   copy: [ctrl-y, f9]
#   answer.copy: [y, c]
# keys: {}
";

pub(crate) fn template() -> String {
    let mut text = HEAD.to_owned();
    for row in &ROWS {
        text.push('\n');
        for line in row.phrase.iter().flat_map(|(_, phrase)| phrase.lines()) {
            // Writing to a string cannot fail.
            let _ = writeln!(text, "# {line}");
        }
        let _ = writeln!(text, "# {}: {}", row.name, row.default);
    }
    text + KEYS
}

/// Writes the file. One that is there already is an error, not written over.
pub(crate) fn write_template(path: &Path) -> Result<()> {
    let failed = |error: std::io::Error| match error.kind() {
        std::io::ErrorKind::AlreadyExists => {
            Error::new(ErrorKind::Config, format!("{} already exists", path.display()))
                .with_hint("openlist-faq config init --config FILE writes a first file elsewhere")
        }
        _ => Error::new(ErrorKind::Io, format!("cannot write {}: {error}", path.display())),
    };
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(failed)?;
    }
    let mut file = std::fs::File::create_new(path).map_err(failed)?;
    file.write_all(template().as_bytes()).map_err(failed)
}
