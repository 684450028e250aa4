//! The command line: what can be said, and its help. Nothing here does anything.

use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand};

use crate::clipboard;
use crate::config::Flags;
use crate::lang::Lang;
use crate::theme::{self, Borders, ColorChoice};

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

    /// Open with what this log shows: a file, a folder of logs, or - for a pipe
    #[arg(long, value_name = "PATH")]
    pub log: Vec<PathBuf>,

    /// Go on reading the log as it grows
    #[arg(long, requires = "log")]
    pub follow: bool,

    /// What and how to show
    #[command(flatten)]
    pub show: ShowArgs,

    /// How it looks, and what it remembers
    #[command(flatten)]
    pub settings: SettingsArgs,

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

    /// Show one source only: openlist or alist, or all
    #[arg(long, value_name = "SOURCE", global = true)]
    pub source: Option<String>,

    /// Read catalogue.yaml and its pages from DIR instead of those built in
    #[arg(long, value_name = "DIR", global = true)]
    pub catalogue: Option<PathBuf>,
}

/// Settings that the configuration file has, too.
#[derive(Debug, Clone, Args)]
pub struct SettingsArgs {
    /// Read the configuration from FILE
    #[arg(long, value_name = "FILE", global = true)]
    pub config: Option<PathBuf>,

    /// Colours of this theme
    #[arg(long, value_name = "THEME", global = true, value_parser = words(&theme::Choice::WORDS))]
    pub theme: Option<theme::Choice>,

    /// Frames of this kind
    #[arg(long, value_name = "KIND", global = true, value_parser = words(&Borders::WORDS))]
    pub borders: Option<Borders>,

    /// Print colours (else NO_COLOR, CLICOLOR_FORCE, whether there is a terminal)
    #[arg(long, value_name = "WHEN", global = true, value_parser = words(&ColorChoice::WORDS))]
    pub color: Option<ColorChoice>,

    /// Remember nothing, and forget for now what is remembered
    #[arg(long, global = true)]
    pub no_state: bool,
}

impl Cli {
    /// What the arguments say about settings.
    pub fn flags(&self) -> Flags {
        let settings = self.settings.clone();
        Flags {
            config: settings.config,
            language: self.show.lang,
            source: self.show.source.clone(),
            theme: settings.theme,
            borders: settings.borders,
            color: settings.color,
            clipboard: self.clipboard.clone(),
            no_mouse: self.no_mouse,
            no_state: settings.no_state,
        }
    }
}

/// A value that is one of a few words.
fn words<T: Copy + Send + Sync + 'static>(
    words: &'static [(&'static str, T)],
) -> impl TypedValueParser<Value = T> {
    PossibleValuesParser::new(words.iter().map(|(word, _)| *word)).try_map(move |text| {
        let found = words.iter().find(|(word, _)| *word == text);
        found.map(|(_, value)| *value).ok_or("unknown word")
    })
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
    },
    /// Look at the configuration, or begin one
    Config {
        /// What to do
        #[command(subcommand)]
        action: ConfigAction,
    },
}

/// What can be done with the configuration.
#[derive(Debug, Subcommand)]
pub enum ConfigAction {
    /// Print where the configuration file is, or would be
    Path,
    /// Write a sample there
    Init,
    /// Print every setting and who chose it
    Show {
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Print every command of the browser and its keys
    Keys {
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
}
