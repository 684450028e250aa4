//! The command line: the arguments and their help. What they mean is in `dispatch`.

mod chinese;
mod command;
pub(crate) mod completions;
mod flags;
pub(crate) mod man;

use std::io::{self, Write};
use std::path::PathBuf;

use clap::{CommandFactory, Parser};

pub(crate) use command::{Check, Command, ConfigAction, Copy, Explain, Search};

use crate::error::{EXIT_CODES, Error, ErrorKind, Result};
use crate::settings::Flags;
use crate::tui::feed::Log;
use catalogue::lang::{Lang, Localized};
use chinese::said;

/// Examples, with what each does. The tests run them.
#[rustfmt::skip] // A table reads by its lines.
pub const EXAMPLES: [(&str, &str); 7] = [
    ("openlist-faq permission denied", "browse what matches"),
    ("openlist-faq search port in use", "list matches, best first"),
    ("openlist-faq show 413", "read one entry"),
    ("openlist-faq copy config-perm --set yourDataDir=/srv", "copy a filled-in command"),
    ("docker logs openlist 2>&1 | openlist-faq explain", "explain a log"),
    ("openlist-faq list --json", "list all entries as JSON"),
    ("openlist-faq export --format yaml > faq.yaml", "save all of them as YAML"),
];

/// The heading of the options that every command has, so that its own stand out.
const SETTINGS: &str = "Settings";

/// Returns the examples of a command, or all of them.
fn examples(lang: Lang, command: &str) -> String {
    let is_own = |line: &str| command.is_empty() || line.split(' ').any(|word| word == command);
    let own = || EXAMPLES.iter().filter(|(line, _)| is_own(line));
    let widest = own().map(|(line, _)| line.len()).max().unwrap_or(0);
    let lines = own().map(|(line, does)| format!("\n  {line:widest$}  {}", said(lang, does)));
    format!("{}{}", said(lang, "Examples:"), lines.collect::<String>())
}

/// Returns the end of the help.
fn closing(lang: Lang) -> String {
    let codes: Vec<String> =
        EXIT_CODES.iter().map(|(code, meaning)| format!("{code} {}", said(lang, meaning))).collect();
    let comma = Localized::each(", ", "，");
    let (heading, codes) = (said(lang, "Exit codes: "), codes.join(comma[lang]));
    format!("{}\n\n{heading}{codes}", examples(lang, ""))
}

/// The program's arguments.
#[derive(Debug, Default, PartialEq, Parser)]
#[command(
    name = "openlist-faq",
    // Else it would be what the program was called by.
    bin_name = "openlist-faq",
    version,
    about = "Find the fix for an error that OpenList or AList printed",
    after_help = closing(Lang::En),
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

    /// Explain this log: a file, a folder, or - for a pipe
    #[arg(long, value_name = "PATH")]
    log: Vec<PathBuf>,

    /// Keep reading the log as it grows
    #[arg(long, requires = "log")]
    follow: bool,

    #[command(flatten)]
    pub(crate) settings: Flags,

    /// Use the entries in this folder, not the built-in ones
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
    pub fn read(language: fn() -> Lang) -> Result<Option<Cli>> {
        // Without arguments, as the browser is mostly opened, there is nothing to parse.
        if std::env::args_os().len() <= 1 {
            return Ok(Some(Cli::default()));
        }
        let refused = match Cli::try_parse() {
            Ok(cli) => return Ok(Some(cli)),
            Err(refused) => refused,
        };
        let refused = match language() {
            Lang::Zh => Cli::told_in_chinese().unwrap_or(refused),
            Lang::En => refused,
        };
        let text = refused.render().to_string();
        if !refused.use_stderr() {
            io::stdout().write_all(text.as_bytes())?;
            return Ok(None);
        }
        let is_unknown = refused.kind() == clap::error::ErrorKind::UnknownArgument;
        let text = text.trim_start_matches("error: ").trim_end();
        let error = || Error::new(ErrorKind::Usage, text);
        Err(first_word().filter(|_| is_unknown).and_then(|word| mistyped(&word)).unwrap_or_else(error))
    }

    /// Returns the help, or what is wrong with the arguments, with the texts of the help in Chinese.
    fn told_in_chinese() -> Option<clap::Error> {
        chinese::translated(Cli::command()).try_get_matches().err()
    }

    /// Returns what is searched for: the words without a command.
    ///
    /// # Errors
    ///
    /// Returns an error if a single word is nearly the name of a command, which it was probably meant to be.
    pub(crate) fn query(&self) -> Result<String> {
        if self.file().is_some() {
            return Ok(String::new());
        }
        if let [word] = &self.words[..]
            && let Some(error) = mistyped(word)
        {
            return Err(error);
        }
        Ok([&self.words[..], &self.query[..]].concat().join(" "))
    }

    /// Returns the log to explain, where one is named.
    pub(crate) fn log(&self) -> Option<Log> {
        let paths = self.file().map_or_else(|| self.log.clone(), |file| vec![file]);
        (!paths.is_empty()).then_some(Log { paths, follow: self.follow })
    }

    /// Returns the file that the only word names, which is no word to search for. A bare name must be one that files have.
    fn file(&self) -> Option<PathBuf> {
        let ([word], [], []) = (&self.words[..], &self.query[..], &self.log[..]) else {
            return None;
        };
        let path = PathBuf::from(word);
        let is_meant = path.components().count() > 1 || path.extension().is_some();
        (is_meant && path.is_file()).then_some(path)
    }
}

/// Returns the first argument that is no flag.
fn first_word() -> Option<String> {
    let mut words = std::env::args_os().skip(1).filter_map(|word| word.into_string().ok());
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
    Some(error.with_hint(format!("did you mean {meant}? (to search for it: openlist-faq -- {word})")))
}

/// Prints the version.
pub(crate) fn version(out: &mut impl Write) -> Result<()> {
    Ok(write!(out, "{}", Cli::command().render_version())?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_arguments_are_parsed_as_the_default() {
        assert_eq!(Cli::parse_from(["openlist-faq"]), Cli::default());
    }
}
