//! Completions for the shells, with the ids of the catalogue and the languages in them where a shell's generator takes
//! the values of an argument.

use std::io::Write;

use clap::builder::PossibleValuesParser;
use clap::{Arg, CommandFactory};
use clap_complete::Shell;

use super::Cli;
use crate::catalogue::Catalogue;
use crate::commands::Notation;
use crate::error::Result;
use crate::lang::Lang;

/// Writes the completions for a shell.
///
/// # Errors
/// When they cannot be written.
pub fn write(shell: Shell, catalogue: &Catalogue, out: &mut impl Write) -> Result<()> {
    let ids = catalogue.entries.iter().map(|entry| entry.id.clone());
    let sources = catalogue.sources.iter().map(|source| source.id.clone());
    let values = [
        ("id", PossibleValuesParser::new(ids)),
        ("source", PossibleValuesParser::new(sources)),
        ("lang", PossibleValuesParser::new(Lang::ALL.map(Lang::code))),
        (
            "format",
            PossibleValuesParser::new(Notation::ALL.map(|(name, _)| name)),
        ),
    ];
    let with_values = |arg: Arg| match values.iter().find(|(name, _)| arg.get_id() == name) {
        Some((_, values)) => arg.value_parser(values.clone()),
        None => arg,
    };
    let mut command = Cli::command()
        .mut_args(with_values)
        .mut_subcommands(|command| command.mut_args(with_values));
    // The generators panic when they cannot write, so they write to memory.
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut command, "openlist-faq", &mut script);
    Ok(out.write_all(&script)?)
}
