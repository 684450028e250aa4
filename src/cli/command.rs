//! The commands and their arguments.

use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Subcommand};

use super::examples;
use crate::commands::explain::ExplainFormat;
use crate::commands::{Notation, SHELLS};
use catalogue::lang::Lang;
use catalogue::text::sanitize;

/// The commands.
#[derive(Debug, PartialEq, Subcommand)]
pub(crate) enum Command {
    /// List all entries
    #[command(after_help = examples(Lang::En, "list"))]
    List {
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Show one entry
    #[command(after_help = examples(Lang::En, "show"))]
    Show {
        /// Part of its id, a code or word of its error, or a link
        #[arg(required = true)]
        id: Vec<String>,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Find the entries of an error
    #[command(after_help = examples(Lang::En, "search"))]
    Search(Search),
    /// Explain a log: known errors, the lines that show them, the fixes
    #[command(after_help = examples(Lang::En, "explain"))]
    Explain(Explain),
    /// Show what is detected: language, terminal, clipboard, files
    Doctor,
    /// Copy a command of an entry to the clipboard
    #[command(after_help = examples(Lang::En, "copy"))]
    Copy(Copy),
    /// Print all entries for other programs (both languages or --lang)
    #[command(after_help = examples(Lang::En, "export"))]
    Export {
        /// Print json, yaml, patterns, vrl or lnav
        #[arg(long, value_name = "FORMAT", hide_possible_values = true, default_value = "json", value_parser = words(&Notation::ALL))]
        format: Notation,
    },
    /// Check documentation pages for mistakes
    Check(Check),
    /// Print shell completions
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
    /// Print a shell function that explains the output of a command
    Widget {
        /// The shell: bash, zsh or fish
        #[arg(value_name = "SHELL", hide_possible_values = true, value_parser = words(&SHELLS))]
        script: &'static str,
    },
    /// Print the manual page
    Man,
    /// Print the version
    #[command(hide = true)]
    Version,
    /// Print the JSON schema of a command's output
    Schema {
        /// The schema's name, such as show [default: list the names]
        name: Option<String>,
    },
    /// Show the configuration, or create one
    Config {
        /// What to do
        #[command(subcommand)]
        action: ConfigAction,
    },
}

/// The arguments of `search`.
#[derive(Debug, PartialEq, Args)]
pub(crate) struct Search {
    /// The error, or what happened in your own words; - reads a pipe
    #[arg(value_name = "QUERY", required = true)]
    pub(crate) words: Vec<String>,
    /// Print JSON
    #[arg(long)]
    pub(crate) json: bool,
    /// Print at most this many hits
    #[arg(long, value_name = "N")]
    pub(crate) limit: Option<usize>,
    /// Print how each hit was found
    #[arg(long, conflicts_with = "json")]
    pub(crate) why: bool,
}

/// The arguments of `explain`.
#[derive(Debug, PartialEq, Args)]
pub(crate) struct Explain {
    /// Files, folders of logs, or - for a pipe [default: -]
    #[arg(value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
    /// Print text, brief, json or markdown
    #[arg(long, value_name = "FORMAT", hide_possible_values = true, default_value = "text", value_parser = words(&ExplainFormat::ALL))]
    pub(crate) format: ExplainFormat,
    /// The same as --format brief
    #[arg(long, conflicts_with_all = ["json", "format"])]
    pub(crate) brief: bool,
    /// The same as --format json
    #[arg(long, conflicts_with = "format")]
    pub(crate) json: bool,
    /// At the end, wait and report new lines as they arrive
    #[arg(long)]
    pub(crate) follow: bool,
}

/// The arguments of `copy`.
#[derive(Debug, PartialEq, Args)]
pub(crate) struct Copy {
    /// Part of its id, a code or word of its error, or a link
    pub(crate) id: String,
    /// Its number, as show prints it [default: the first command]
    pub(crate) number: Option<usize>,
    /// Print the command and copy nothing
    #[arg(long)]
    pub(crate) print: bool,
    /// Fill in a placeholder; can be repeated
    #[arg(long, value_name = "NAME=VALUE", value_parser = assignment)]
    pub(crate) set: Vec<(String, String)>,
}

/// The arguments of `check`.
#[derive(Debug, PartialEq, Args)]
pub(crate) struct Check {
    /// Pages, or folders of pages [default: all in --root or --catalogue]
    #[arg(value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
    /// The folder with all pages of the site, to check links in
    #[arg(long, value_name = "DIR")]
    pub(crate) root: Option<PathBuf>,
    /// Print JSON
    #[arg(long)]
    pub(crate) json: bool,
}

/// What can be done with the configuration.
#[derive(Debug, PartialEq, Subcommand)]
pub(crate) enum ConfigAction {
    /// Print where the configuration file is, or would be
    Path,
    /// Create a configuration file with all defaults
    Init,
    /// Print every setting and where it comes from
    Show,
    /// Print every command of the browser and its keys
    Keys,
}

/// Returns the parser of a value that is one of a few words.
fn words<T: Clone + Send + Sync + 'static>(
    words: &'static [(&'static str, T)],
) -> impl TypedValueParser<Value = T> {
    PossibleValuesParser::new(words.iter().map(|(word, _)| *word)).try_map(move |text| {
        let found = words.iter().find(|(word, _)| *word == text);
        found.map(|(_, value)| value.clone()).ok_or("unknown word")
    })
}

/// Splits `NAME=VALUE`. A value is one line: no shell could show another one as it is.
fn assignment(text: &str) -> std::result::Result<(String, String), String> {
    let (name, value) =
        text.split_once('=').filter(|(name, _)| !name.is_empty()).ok_or("it must be NAME=VALUE")?;
    if value.contains(['\n', '\t']) || sanitize(value) != value {
        return Err("a value is one line without control characters".to_owned());
    }
    Ok((name.to_owned(), value.to_owned()))
}
