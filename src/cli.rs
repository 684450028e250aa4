//! The command line: what can be said, and its help. Nothing here does anything.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

use crate::clipboard;
use crate::lang::Lang;

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
        /// The entry: its id or a piece of it, its number on the page, a code of its error, a link
        id: String,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Find what is wrong with documentation pages
    Check {
        /// The pages (else those built in and catalogue.yaml)
        #[arg(value_name = "FILE")]
        files: Vec<PathBuf>,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Copy a command of an entry
    Copy {
        /// The entry: its id or a piece of it, its number on the page, a code of its error, a link
        id: String,
        /// The command's number, as `show` prints it
        #[arg(default_value_t = 1)]
        number: usize,
        /// Print the command and copy nothing
        #[arg(long)]
        print: bool,
    },
}
