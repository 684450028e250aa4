//! `schema`: the JSON schemas of what the commands print for programs.

use std::io::Write;

use crate::error::{Error, ErrorKind, Exit, Result};
use crate::nearest::suggestion;

/// The schemas by name: the command's, with a hyphen before that of a format. `text` is a part of `show` and `export`.
const SCHEMAS: [(&str, &str); 8] = [
    ("check", include_str!("schema/check.json")),
    ("explain", include_str!("schema/explain.json")),
    ("export", include_str!("schema/export.json")),
    ("export-patterns", include_str!("schema/export-patterns.json")),
    ("list", include_str!("schema/list.json")),
    ("search", include_str!("schema/search.json")),
    ("show", include_str!("schema/show.json")),
    ("text", include_str!("schema/text.json")),
];

/// `schema [NAME]`: prints a schema, or the names of all.
pub(crate) fn schema(name: Option<&str>, out: &mut impl Write) -> Result<Exit> {
    let names = SCHEMAS.iter().map(|(name, _)| *name);
    match name {
        None => names.into_iter().try_for_each(|name| writeln!(out, "{name}"))?,
        Some(name) => {
            let schema = SCHEMAS.iter().find(|(known, _)| *known == name);
            let (_, schema) = schema.ok_or_else(|| {
                Error::new(ErrorKind::Usage, format!("there is no schema \"{name}\""))
                    .with_hint(suggestion(name, names))
            })?;
            out.write_all(schema.as_bytes())?;
        }
    }
    Ok(Exit::Found)
}
