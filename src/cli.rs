//! The command line: the arguments and their help. What they mean is in `dispatch`.

pub(crate) mod completions;
mod flags;
pub(crate) mod man;

use std::io::{self, Write};
use std::path::PathBuf;

use clap::{CommandFactory, Parser, Subcommand};

use crate::commands::Notation;
use crate::error::{EXIT_CODES, Error, ErrorKind, Result};
use crate::settings::Flags;
use catalogue::text::sanitize;

/// Examples, with what each does. The tests run them.
#[rustfmt::skip] // A table reads by its lines.
pub const EXAMPLES: [(&str, &str); 8] = [
    ("openlist-faq permission denied", "the entries with these words"),
    ("openlist-faq search port in use", "the entries, best first"),
    ("openlist-faq show 413", "one entry"),
    ("openlist-faq copy permission --set yourDataDir=/srv", "its command, filled in"),
    ("docker logs openlist 2>&1 | openlist-faq explain", "what a log shows"),
    ("openlist-faq list --json", "every entry, for programs"),
    ("openlist-faq export --format yaml > faq.yaml", "all of them, with their texts"),
    ("openlist-faq check error.md", "what is wrong with a page"),
];

/// The heading of the options that every command has, so that its own stand out.
const SETTINGS: &str = "Settings";

/// Returns the examples of a command, or all of them.
fn examples(command: &str) -> String {
    let is_own = |line: &str| command.is_empty() || line.split(' ').any(|word| word == command);
    let own = || EXAMPLES.iter().filter(|(line, _)| is_own(line));
    let widest = own().map(|(line, _)| line.len()).max().unwrap_or(0);
    let lines = own().map(|(line, does)| format!("\n  {line:widest$}  {does}"));
    format!("Examples:{}", lines.collect::<String>())
}

/// Returns the end of the help.
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
    override_usage = "openlist-faq [OPTIONS] [WORDS]...\n       openlist-faq [OPTIONS] <COMMAND>"
)]
pub struct Cli {
    /// What to do instead of opening the browser
    #[command(subcommand)]
    pub(crate) command: Option<Command>,

    /// Words of the error; the usage and the examples show them
    #[arg(hide = true)]
    words: Vec<String>,

    /// The same, and never a command
    #[arg(last = true, hide = true)]
    query: Vec<String>,

    /// Open with what this log shows: a file, a folder, - a pipe
    #[arg(long, value_name = "PATH")]
    pub(crate) log: Vec<PathBuf>,

    /// Go on reading the log as it grows
    #[arg(long, requires = "log")]
    pub(crate) follow: bool,

    #[command(flatten)]
    pub(crate) settings: Flags,

    /// Read sources, pages and their data from this folder
    #[arg(long, value_name = "DIR", global = true, help_heading = SETTINGS)]
    pub(crate) catalogue: Option<PathBuf>,

    /// Ask and answer line by line instead of the browser
    #[arg(long, help_heading = SETTINGS)]
    pub(crate) plain: bool,
}

impl Cli {
    /// Reads the arguments of this process. Prints the help or the version and returns `None` where that is wanted.
    ///
    /// # Errors
    ///
    /// Returns an error if there is something wrong with the arguments, or if the help cannot be printed.
    pub fn read() -> Result<Option<Cli>> {
        // Without arguments, as the browser is mostly opened, there is nothing to parse.
        if std::env::args_os().len() <= 1 {
            return Ok(Some(Cli::default()));
        }
        let refused = match Cli::try_parse() {
            Ok(cli) => return Ok(Some(cli)),
            Err(refused) => refused,
        };
        let text = refused.render().to_string();
        if !refused.use_stderr() {
            io::stdout().write_all(text.as_bytes())?;
            return Ok(None);
        }
        let is_unknown = refused.kind() == clap::error::ErrorKind::UnknownArgument;
        let text = text.trim_start_matches("error: ").trim_end();
        let error = || Error::new(ErrorKind::Usage, text);
        Err(first_word()
            .filter(|_| is_unknown)
            .and_then(|word| mistyped(&word))
            .unwrap_or_else(error))
    }

    /// Returns what is searched for: the words without a command.
    ///
    /// # Errors
    ///
    /// Returns an error if a single word is nearly the name of a command, which it was probably meant to be.
    pub(crate) fn query(&self) -> Result<String> {
        if let [word] = &self.words[..]
            && let Some(error) = mistyped(word)
        {
            return Err(error);
        }
        Ok([&self.words[..], &self.query[..]].concat().join(" "))
    }
}

/// Returns the first argument that is no flag.
fn first_word() -> Option<String> {
    let mut words = std::env::args_os()
        .skip(1)
        .filter_map(|word| word.into_string().ok());
    words.find(|word| !word.starts_with('-'))
}

/// Returns the error about a word that is one slip away from the name of a command; two slips in a long word.
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

/// Prints the version.
///
/// # Errors
///
/// Returns an error if it cannot be printed.
pub(crate) fn version(out: &mut impl Write) -> Result<()> {
    Ok(write!(out, "{}", Cli::command().render_version())?)
}

/// The commands.
#[derive(Debug, PartialEq, Subcommand)]
pub(crate) enum Command {
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
        /// Print a line for each entry only
        #[arg(long, conflicts_with = "json")]
        brief: bool,
        /// Print JSON, an object in each line
        #[arg(long)]
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
        /// json or yaml
        #[arg(long, value_name = "FORMAT", default_value = "json")]
        format: Notation,
    },
    /// Find what is wrong with documentation pages
    #[command(after_help = examples("check"))]
    Check {
        /// The pages (else all files of --catalogue)
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
    /// Print the version
    Version,
    /// Print the JSON schema of what a command prints
    Schema {
        /// Its name, such as show [default: list the names]
        name: Option<String>,
    },
    /// Look at the configuration, or begin one
    Config {
        /// What to do
        #[command(subcommand)]
        action: ConfigAction,
    },
}

/// What can be done with the configuration.
#[derive(Debug, PartialEq, Subcommand)]
pub(crate) enum ConfigAction {
    /// Print where the configuration file is, or would be
    Path,
    /// Write a first one there, with every default
    Init,
    /// Print every setting and where it comes from
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
    fn no_arguments_are_parsed_as_the_default() {
        assert_eq!(Cli::parse_from(["openlist-faq"]), Cli::default());
    }
}
