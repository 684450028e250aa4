//! `config`: where the configuration is, a first one, and what counts. Settling what counts is done in `config`.

use std::io::Write;
use std::path::Path;

use serde::Serialize;

use super::{Format, json};
use crate::config::{self, Keys, Row};
use crate::error::{Exit, Result};
use catalogue::lang::Lang;
use catalogue::text;

/// `config path`: where the configuration file is, or would be.
///
/// # Errors
/// When the output cannot be written.
pub fn path(path: &Path, out: &mut impl Write) -> Result<Exit> {
    writeln!(out, "{}", text::one_line(&path.display().to_string()))?;
    Ok(Exit::Found)
}

/// `config init`: writes the sample and prints where.
///
/// # Errors
/// A file that is there already, or a place or an output that cannot be written to.
pub fn init(path: &Path, out: &mut impl Write) -> Result<Exit> {
    config::write_sample(path)?;
    self::path(path, out)
}

#[derive(Serialize)]
struct Show<'a> {
    version: u32,
    settings: Vec<ShownSetting<'a>>,
}

#[derive(Serialize)]
struct ShownSetting<'a> {
    name: &'a str,
    value: &'a str,
    from: String,
}

/// `config show`: every setting with who chose it.
///
/// # Errors
/// When the output cannot be written.
pub fn show(table: &[Row], lang: Lang, format: Format, out: &mut impl Write) -> Result<Exit> {
    match format {
        Format::Json => {
            let settings = table.iter().map(|row| ShownSetting {
                name: &row.name,
                value: &row.value,
                from: row.origin.text(Lang::En),
            });
            let document = Show {
                version: json::VERSION,
                settings: settings.collect(),
            };
            json::write(&document, out)?;
        }
        Format::Text(sheet) => {
            let secondary = sheet.theme.secondary();
            let wide =
                |cell: fn(&Row) -> &str| table.iter().map(|row| text::width(cell(row))).max().unwrap_or(0);
            let (names, values) = (wide(|row| &row.name), wide(|row| &row.value));
            for Row { name, value, origin } in table {
                let gap = " ".repeat(values - text::width(value));
                let origin = origin.text(lang);
                writeln!(
                    out,
                    "{name:names$}  {value}{gap}  {secondary}{origin}{secondary:#}"
                )?;
            }
        }
    }
    Ok(Exit::Found)
}

#[derive(Serialize)]
struct KeysDocument<'a> {
    version: u32,
    commands: &'a [Keys],
}

/// `config keys`: every command of the browser with the keys that it has.
///
/// # Errors
/// When the output cannot be written.
pub fn keys(commands: &[Keys], format: Format, out: &mut impl Write) -> Result<Exit> {
    let sheet = match format {
        Format::Json => {
            let version = json::VERSION;
            json::write(&KeysDocument { version, commands }, out)?;
            return Ok(Exit::Found);
        }
        Format::Text(sheet) => sheet,
    };
    let secondary = sheet.theme.secondary();
    let names = commands
        .iter()
        .map(|command| command.name.len())
        .max()
        .unwrap_or(0);
    let keys = |command: &Keys| format!("[{}]", command.keys.join(", "));
    let widest = commands
        .iter()
        .map(|command| text::width(&keys(command)))
        .max()
        .unwrap_or(0);
    for command in commands {
        let keys = keys(command);
        let gap = " ".repeat(widest - text::width(&keys));
        let (name, phrase) = (&command.name, command.phrase);
        writeln!(
            out,
            "{name:names$}  {keys}{gap}  {secondary}{phrase}{secondary:#}"
        )?;
    }
    Ok(Exit::Found)
}
