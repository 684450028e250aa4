//! `config`: where the configuration is, a first one, and what is in force.

use std::io::Write;
use std::path::Path;

use crate::error::{Exit, Result};
use crate::settings::{self, Keys, Shown};
use crate::theme::Theme;
use catalogue::lang::Lang;
use catalogue::text;

/// `config path`: prints where the configuration file is, or would be.
pub(crate) fn path(path: &Path, out: &mut impl Write) -> Result<Exit> {
    writeln!(out, "{}", text::one_line(&path.display().to_string()))?;
    Ok(Exit::Found)
}

/// `config init`: writes the first file where none is yet, and prints where.
pub(crate) fn init(path: &Path, out: &mut impl Write) -> Result<Exit> {
    settings::write_template(path)?;
    self::path(path, out)
}

/// `config show`: prints every setting with where it comes from.
pub(crate) fn show(shown: &[Shown], lang: Lang, theme: Theme, out: &mut impl Write) -> Result<Exit> {
    let rows = shown.iter().map(|setting| {
        let origin = setting.origin.text(lang);
        [setting.name.clone(), setting.value.clone(), origin]
    });
    columns(&rows.collect::<Vec<_>>(), theme, out)
}

/// `config keys`: prints every command of the browser with its keys.
pub(crate) fn keys(commands: &[Keys], theme: Theme, out: &mut impl Write) -> Result<Exit> {
    let rows = commands.iter().map(|command| {
        let keys = format!("[{}]", command.keys.join(", "));
        [command.name.clone(), keys, command.phrase.to_owned()]
    });
    columns(&rows.collect::<Vec<_>>(), theme, out)
}

/// Prints rows of three cells below each other, the last one as what may be overlooked.
fn columns(rows: &[[String; 3]], theme: Theme, out: &mut impl Write) -> Result<Exit> {
    // A longer cell stands out of its column.
    const WIDEST: usize = 40;
    let widest = |cell: usize| {
        let widths = rows.iter().map(|row| text::width(&row[cell]));
        widths.filter(|width| *width <= WIDEST).max().unwrap_or(0)
    };
    let widths = [widest(0), widest(1)];
    let gap = |cell: usize, text: &str| " ".repeat(widths[cell].saturating_sub(text::width(text)) + 2);
    let secondary = theme.secondary();
    for [name, value, remark] in rows {
        let (one, two) = (gap(0, name), gap(1, value));
        writeln!(out, "{name}{one}{value}{two}{secondary}{remark}{secondary:#}")?;
    }
    Ok(Exit::Found)
}
