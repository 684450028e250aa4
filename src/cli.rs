//! The command line: what can be said, and its help. What it means is done elsewhere.

pub mod completions;
pub mod man;

use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, CommandFactory, Parser, Subcommand};

use crate::clipboard;
use crate::commands::Notation;
use crate::config::Flags;
use crate::error::{EXIT_CODES, Error, ErrorKind, Result};
use crate::lang::Lang;
use crate::text::sanitize;
use crate::theme::{self, Borders, ColorChoice};

/// What can be said, and what it does. The tests run each of them.
pub const EXAMPLES: [(&str, &str); 6] = [
    ("openlist-faq permission denied", "browse what has these words"),
    (
        "openlist-faq show 413",
        "one entry: by id, number, error code or link",
    ),
    (
        "openlist-faq copy permission",
        "the command of an entry, to the clipboard",
    ),
    ("openlist-faq list --json", "every entry, for programs"),
    (
        "openlist-faq export --format markdown > faq.md",
        "the whole catalogue",
    ),
    ("openlist-faq check faq.md", "what is wrong with a page"),
];

/// The end of the help.
fn examples() -> String {
    let widest = EXAMPLES.iter().map(|(line, _)| line.len()).max().unwrap_or(0);
    let lines: String = EXAMPLES
        .iter()
        .map(|(line, does)| format!("  {line:widest$}  {does}\n"))
        .collect();
    let codes: Vec<String> = EXIT_CODES
        .iter()
        .map(|(code, meaning)| format!("{code} {meaning}"))
        .collect();
    format!("Examples:\n{lines}\nExit codes: {}", codes.join(", "))
}

/// The program's arguments.
#[derive(Debug, Default, PartialEq, Parser)]
#[command(
    name = "openlist-faq",
    version,
    about = "From an error that OpenList or AList printed to its fix",
    after_help = examples(),
    disable_help_subcommand = true
)]
pub struct Cli {
    /// What to do instead of opening the browser
    #[command(subcommand)]
    pub command: Option<Command>,

    /// Words of the error: the browser opens with them, a pipe gets the entries that have them
    pub words: Vec<String>,

    /// The same, and never a command
    #[arg(last = true, hide = true)]
    pub query: Vec<String>,

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

    /// Copy by this way only: native, tmux, osc52, command:PROGRAM or none
    #[arg(long, value_name = "WAY", global = true)]
    pub clipboard: Option<clipboard::Choice>,

    /// Ask and answer line by line instead of opening the browser (also with TERM=dumb or ACCESSIBLE=1)
    #[arg(long)]
    pub plain: bool,

    /// Leave the mouse to the terminal
    #[arg(long)]
    pub no_mouse: bool,
}

impl Cli {
    /// Reads the command line; says what is wrong with it, or what was asked about it, and ends the program then.
    pub fn read() -> Cli {
        // Without arguments, as the browser is mostly opened, there is nothing to wait for.
        match std::env::args_os().len() {
            0 | 1 => Cli::default(),
            _ => Cli::parse(),
        }
    }

    /// What is searched for: the words without a command.
    ///
    /// # Errors
    /// A single word that is nearly the name of a command, which it was probably meant to be.
    pub fn query(&self) -> Result<String> {
        if let [word] = &self.words[..]
            && let Some(command) = nearly_a_command(word)
        {
            let error = Error::new(ErrorKind::Usage, format!("there is no command \"{word}\""));
            return Err(error.with_hint(format!(
                "did you mean {command}? (to search for it: openlist-faq -- {word})"
            )));
        }
        Ok([&self.words[..], &self.query[..]].concat().join(" "))
    }
}

/// The command whose name a word is one slip away from; two slips in a long word.
fn nearly_a_command(word: &str) -> Option<String> {
    const LONG: usize = 7;
    let slips = if word.len() >= LONG { 2 } else { 1 };
    Cli::command()
        .get_subcommands()
        .map(|command| command.get_name().to_owned())
        .find(|name| strsim::osa_distance(name, word) <= slips)
}

/// Arguments that every command knows.
#[derive(Debug, Clone, Default, PartialEq, Args)]
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
#[derive(Debug, Clone, Default, PartialEq, Args)]
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
#[derive(Debug, PartialEq, Subcommand)]
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
    /// Find the entries of an error
    Search {
        /// A piece of the error, or what happened in your words; - reads it from a pipe
        #[arg(value_name = "QUERY", required = true)]
        words: Vec<String>,
        /// Print JSON
        #[arg(long)]
        json: bool,
        /// Print so many hits at the most
        #[arg(long, value_name = "N")]
        limit: Option<usize>,
    },
    /// Find what a log shows, with the lines that prove it and the fixes
    Explain {
        /// Files, folders of logs, - for a pipe (which is read when there are none)
        #[arg(value_name = "PATH")]
        paths: Vec<PathBuf>,
        /// Print a line for each entry only
        #[arg(long, conflicts_with = "json")]
        brief: bool,
        /// Print JSON, an object in each line
        #[arg(long)]
        json: bool,
        /// Go on at the end and report lines as they arrive
        #[arg(long)]
        follow: bool,
        /// Show tokens, passwords and addresses in quoted lines as they are
        #[arg(long)]
        no_redact: bool,
    },
    /// Tell what the program found: language, colours, terminal, clipboards, configuration, catalogue
    Doctor {
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
        /// Put VALUE in for a placeholder of the command, quoted for the shell; can be given several times
        #[arg(long, value_name = "NAME=VALUE", value_parser = assignment)]
        set: Vec<(String, String)>,
    },
    /// Print all entries as one document
    Export {
        /// json, yaml, markdown or html; in both languages unless --lang chooses one
        #[arg(long, value_name = "FORMAT", default_value = "json")]
        format: Notation,
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
    /// Print completions for a shell
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
    /// Print the manual page
    Man,
    /// Look at the configuration, or begin one
    Config {
        /// What to do
        #[command(subcommand)]
        action: ConfigAction,
    },
}

/// What can be done with the configuration.
#[derive(Debug, PartialEq, Subcommand)]
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

/// Splits `NAME=VALUE`. A value is one line: no shell could show another one as it is.
fn assignment(text: &str) -> std::result::Result<(String, String), String> {
    let (name, value) = text
        .split_once('=')
        .filter(|(name, _)| !name.is_empty())
        .ok_or("it must be NAME=VALUE")?;
    if value.contains(['\n', '\t']) || sanitize(value) != value {
        return Err("a value is one line without control characters".to_owned());
    }
    Ok((name.to_owned(), value.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_arguments_are_read_as_what_stands_for_them() {
        assert_eq!(Cli::parse_from(["openlist-faq"]), Cli::default());
    }
}
