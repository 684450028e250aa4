//! The command line: what can be said, and its help. Nothing here does anything.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

use crate::clipboard;
use crate::lang::Lang;
use crate::text::sanitize;

/// The program's arguments.
#[derive(Debug, Parser)]
#[command(
    name = "openlist-faq",
    version,
    about = "From an error that OpenList or AList printed to its fix",
    long_about = "From an error that OpenList or AList printed to its fix.\n\n\
                  Without a command it opens a browser of the questions and answers: type a piece of the error.",
    disable_help_subcommand = true
)]
pub struct Cli {
    /// What to do instead of opening the browser
    #[command(subcommand)]
    pub command: Option<Command>,

    /// What and how to show
    #[command(flatten)]
    pub show: ShowArgs,

    /// Copy by this way only: native, tmux, osc52, command:PROGRAM or none (else OPENLIST_FAQ_CLIPBOARD, the
    /// configuration, what is there)
    #[arg(long, value_name = "WAY", global = true)]
    pub clipboard: Option<clipboard::Choice>,

    /// Leave the mouse to the terminal
    #[arg(long)]
    pub no_mouse: bool,
}

/// Arguments that every command knows.
#[derive(Debug, Clone, Args)]
pub struct ShowArgs {
    /// Language: en or zh (else OPENLIST_FAQ_LANG, the configuration, the locale)
    #[arg(long, value_name = "LANG", global = true)]
    pub lang: Option<Lang>,

    /// Show one source only: openlist or alist
    #[arg(long, value_name = "SOURCE", global = true)]
    pub source: Option<String>,

    /// Read catalogue.yaml and its pages from DIR instead of those built in
    #[arg(long, value_name = "DIR", global = true)]
    pub catalogue: Option<PathBuf>,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// List all entries
    List {
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Show one entry
    Show {
        /// The entry's id, as `list` prints it
        id: String,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Tell what the program found: language, colours, terminal, clipboards, configuration, catalogue
    Doctor {
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Copy a command of an entry
    Copy {
        /// The entry's id, as `list` prints it
        id: String,
        /// The command's number, as `show` prints it
        #[arg(default_value_t = 1)]
        number: usize,
        /// Print the command and copy nothing
        #[arg(long)]
        print: bool,
        /// Put VALUE in for a placeholder of the command, quoted for the shell; can be given several times
        #[arg(long, value_name = "NAME=VALUE", value_parser = assignment)]
        set: Vec<(String, String)>,
    },
}

/// Splits `NAME=VALUE`. A value is one line: no shell could show another one as it is.
fn assignment(text: &str) -> Result<(String, String), String> {
    let (name, value) = text
        .split_once('=')
        .filter(|(name, _)| !name.is_empty())
        .ok_or("it must be NAME=VALUE")?;
    if value.contains(['\n', '\t']) || sanitize(value) != value {
        return Err("a value is one line without control characters".to_owned());
    }
    Ok((name.to_owned(), value.to_owned()))
}
