//! The command line: what can be said, and its help. What it means is done elsewhere.

pub mod completions;
pub mod man;

use std::io::{self, Write};
use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, CommandFactory, Parser, Subcommand};

use crate::clipboard;
use crate::commands::Notation;
use crate::commands::explain::ExplainFormat;
use crate::config::Flags;
use crate::error::{EXIT_CODES, Error, ErrorKind, Result};
use crate::theme::{self, Borders, ColorChoice};
use catalogue::lang::Lang;
use catalogue::text::{disarm, sanitize};

/// What can be said, and what it does. The tests run each of them.
#[rustfmt::skip] // A table reads by its lines.
pub const EXAMPLES: [(&str, &str); 8] = [
    ("openlist-faq permission denied", "what has these words"),
    ("openlist-faq search port in use", "the entries, best first"),
    ("openlist-faq show 413", "one entry"),
    ("openlist-faq copy permission --set yourDataDir=/srv", "its command, filled in"),
    ("docker logs openlist 2>&1 | openlist-faq explain", "what a log shows"),
    ("openlist-faq list --json", "every entry, for programs"),
    ("openlist-faq export --format markdown > faq.md", "all of them"),
    ("openlist-faq check --root docs docs/faq.md", "what is wrong with a page"),
];

/// Above the options that every command has, so that its own stand out.
const SETTINGS: &str = "Settings";

/// The examples of a command, or of all.
fn examples(command: &str) -> String {
    let is_own = |line: &str| command.is_empty() || line.split(' ').any(|word| word == command);
    let own = || EXAMPLES.iter().filter(|(line, _)| is_own(line));
    let widest = own().map(|(line, _)| line.len()).max().unwrap_or(0);
    let lines = own().map(|(line, does)| format!("\n  {line:widest$}  {does}"));
    format!("Examples:{}", lines.collect::<String>())
}

/// The end of the help.
fn closing() -> String {
    let codes: Vec<String> = EXIT_CODES
        .iter()
        .map(|(code, meaning)| format!("{code} {meaning}"))
        .collect();
    format!("{}\n\nExit codes: {}", examples(""), codes.join(", "))
}

/// The program's arguments.
#[derive(Debug, Default, PartialEq, Parser)]
#[command(
    name = "openlist-faq",
    // Else it would be what the program was called by.
    bin_name = "openlist-faq",
    version,
    about = "From an error that OpenList or AList printed to its fix",
    after_help = closing(),
    override_usage = "openlist-faq [OPTIONS] [WORDS]...\n       openlist-faq [OPTIONS] <COMMAND>",
    disable_help_subcommand = true
)]
pub struct Cli {
    /// What to do instead of opening the browser
    #[command(subcommand)]
    pub command: Option<Command>,

    /// Words of the error; the usage and the examples show them
    #[arg(hide = true)]
    pub words: Vec<String>,

    /// The same, and never a command
    #[arg(last = true, hide = true)]
    pub query: Vec<String>,

    /// Open with what this log shows: a file, a folder, - a pipe
    #[arg(long, value_name = "PATH")]
    pub log: Vec<PathBuf>,

    /// Go on reading the log as it grows
    #[arg(long, requires = "log")]
    pub follow: bool,

    /// What and how to show
    #[command(flatten, next_help_heading = SETTINGS)]
    pub show: ShowArgs,

    /// How it looks, and what it remembers
    #[command(flatten, next_help_heading = SETTINGS)]
    pub settings: SettingsArgs,

    /// Copy by native, tmux, osc52, command:PROGRAM or none
    #[arg(long, value_name = "WAY", global = true, help_heading = SETTINGS)]
    pub clipboard: Option<clipboard::Choice>,

    /// Ask and answer line by line instead of the browser
    #[arg(long, help_heading = SETTINGS)]
    pub plain: bool,

    /// Leave the mouse to the terminal
    #[arg(long, help_heading = SETTINGS)]
    pub no_mouse: bool,
}

impl Cli {
    /// What this process was told. Ends it with the help, the version, or what is wrong with the arguments.
    ///
    /// # Errors
    /// A flag that the browser does not know behind a word that is nearly the name of a command.
    pub fn read() -> Result<Cli> {
        // Without arguments, as the browser is mostly opened, there is nothing to wait for.
        if std::env::args_os().len() <= 1 {
            return Ok(Cli::default());
        }
        Cli::try_parse().or_else(|refused| {
            let mut words = std::env::args_os().skip(1);
            let first = words.find_map(|word| {
                word.to_str()
                    .filter(|word| !word.starts_with('-'))
                    .map(str::to_owned)
            });
            let is_unknown = refused.kind() == clap::error::ErrorKind::UnknownArgument;
            match first.filter(|_| is_unknown).as_deref().and_then(mistyped) {
                Some(error) => Err(error),
                None => end(&refused),
            }
        })
    }

    /// What is searched for: the words without a command.
    ///
    /// # Errors
    /// A single word that is nearly the name of a command, which it was probably meant to be.
    pub fn query(&self) -> Result<String> {
        if let [word] = &self.words[..]
            && let Some(error) = mistyped(word)
        {
            return Err(error);
        }
        Ok([&self.words[..], &self.query[..]].concat().join(" "))
    }
}

/// Ends this process with the help, the version, or what is wrong with the arguments, of which words are repeated.
fn end(refused: &clap::Error) -> ! {
    if !refused.use_stderr() {
        refused.exit();
    }
    // When stderr is gone, there is nobody left to tell.
    let _ = write!(io::stderr(), "{}", disarm(&refused.render().to_string()));
    std::process::exit(ErrorKind::Usage.exit_code().into())
}

/// What to say about a word that is one slip away from the name of a command; two slips in a long word.
fn mistyped(word: &str) -> Option<Error> {
    const LONG: usize = 7;
    let slips = if word.len() >= LONG { 2 } else { 1 };
    let meant = Cli::command()
        .get_subcommands()
        .map(|command| command.get_name().to_owned())
        .find(|name| (1..=slips).contains(&strsim::osa_distance(name, word)))?;
    let error = Error::new(ErrorKind::Usage, format!("there is no command \"{word}\""));
    Some(error.with_hint(format!(
        "did you mean {meant}? (to search for it: openlist-faq -- {word})"
    )))
}

/// Arguments that every command knows.
#[derive(Debug, Clone, Default, PartialEq, Args)]
pub struct ShowArgs {
    /// Language: en or zh; else as configured, or the locale's
    #[arg(long, value_name = "LANG", global = true)]
    pub lang: Option<Lang>,

    /// Show one source, openlist or alist, or all
    #[arg(long, value_name = "SOURCE", global = true)]
    pub source: Option<String>,

    /// Read catalogue.yaml and its pages from this folder
    #[arg(long, value_name = "DIR", global = true)]
    pub catalogue: Option<PathBuf>,
}

/// Settings that the configuration file has, too.
#[derive(Debug, Clone, Default, PartialEq, Args)]
pub struct SettingsArgs {
    /// Read the configuration from this file
    #[arg(long, value_name = "FILE", global = true)]
    pub config: Option<PathBuf>,

    /// Colours: palette, auto, dark, light or none
    #[arg(long, hide_possible_values = true, value_name = "THEME", global = true, value_parser = words(&theme::Choice::WORDS))]
    pub theme: Option<theme::Choice>,

    /// Frames: lines or ascii
    #[arg(long, hide_possible_values = true, value_name = "KIND", global = true, value_parser = words(&Borders::WORDS))]
    pub borders: Option<Borders>,

    /// Whether to print colours: auto, always or never
    #[arg(long, hide_possible_values = true, value_name = "WHEN", global = true, value_parser = words(&ColorChoice::WORDS))]
    pub color: Option<ColorChoice>,

    /// Remember nothing, and leave out what is remembered
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
    #[command(after_help = examples("list"))]
    List {
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Show one entry
    #[command(after_help = examples("show"))]
    Show {
        /// A piece of its id, its number, a code of its error, or a link
        id: String,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Find the entries of an error
    #[command(after_help = examples("search"))]
    Search {
        /// The error, or what happened in your words; - reads a pipe
        #[arg(value_name = "QUERY", required = true)]
        words: Vec<String>,
        /// Print JSON
        #[arg(long)]
        json: bool,
        /// Print so many hits at the most
        #[arg(long, value_name = "N")]
        limit: Option<usize>,
    },
    /// Find what a log shows: the lines that prove it, and the fixes
    #[command(after_help = examples("explain"))]
    Explain {
        /// Files, folders of logs, or - for a pipe [default: -]
        #[arg(value_name = "PATH")]
        paths: Vec<PathBuf>,
        /// Print answers, a line for each entry, JSON with an object in each line, or Markdown for an issue
        #[arg(long, value_name = "FORMAT", default_value = "text", value_parser = words(&ExplainFormat::ALL))]
        format: ExplainFormat,
        /// The same as --format brief
        #[arg(long, conflicts_with_all = ["json", "format"])]
        brief: bool,
        /// The same as --format json
        #[arg(long, conflicts_with = "format")]
        json: bool,
        /// Go on at the end and report lines as they arrive
        #[arg(long)]
        follow: bool,
    },
    /// Tell what is found here: language, terminal, clipboards, files
    Doctor {
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Copy a command of an entry
    #[command(after_help = examples("copy"))]
    Copy {
        /// A piece of its id, its number, a code of its error, or a link
        id: String,
        /// The command's number, as `show` prints it
        #[arg(default_value_t = 1)]
        number: usize,
        /// Print the command and copy nothing
        #[arg(long)]
        print: bool,
        /// Put a value in for a placeholder; can be repeated
        #[arg(long, value_name = "NAME=VALUE", value_parser = assignment)]
        set: Vec<(String, String)>,
    },
    /// Print all entries as one document, in both languages or in --lang
    #[command(after_help = examples("export"))]
    Export {
        /// How to print it
        #[arg(long, value_name = "FORMAT", default_value = "json", value_parser = words(&Notation::ALL))]
        format: Notation,
    },
    /// Find what is wrong with documentation pages
    #[command(after_help = examples("check"))]
    Check {
        /// The pages, or folders of pages (else all in --root or --catalogue)
        #[arg(value_name = "FILE")]
        files: Vec<PathBuf>,
        /// The folder with all pages of the site: links to a page that is not there are found
        #[arg(long, value_name = "DIR")]
        root: Option<PathBuf>,
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
