//! Completions for the shells, with the ids of the catalogue and the values of flags in them. The generators for fish,
//! Elvish and PowerShell leave out arguments without a flag, and mostly the values of flags; these are added here.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;

use clap::builder::PossibleValuesParser;
use clap::{Arg, Command, CommandFactory};
use clap_complete::Shell;

use super::Cli;
use crate::error::Result;
use crate::settings::{ROWS, SOURCE};
use catalogue::model::{Catalogue, Entry};

/// Writes the completions for a shell.
pub(crate) fn write(shell: Shell, catalogue: &Catalogue, out: &mut impl Write) -> Result<()> {
    let ids = |is_offered: fn(&Entry) -> bool| -> Vec<String> {
        let entries = catalogue.entries.iter().filter(|entry| is_offered(entry));
        entries.map(|entry| entry.id.clone()).collect()
    };
    let sources = catalogue.sources.iter().map(|source| source.id.clone());
    let mut values: BTreeMap<&str, Vec<String>> =
        ROWS.iter().map(|row| (row.name, (row.words)().into_iter().map(str::to_owned).collect())).collect();
    values.insert(SOURCE, sources.collect());
    values.insert("id", ids(|_| true));
    values.insert("set", placeholders(catalogue));
    let mut values_of_copy = values.clone();
    values_of_copy.insert("id", ids(has_commands));
    let with_values = |values: &BTreeMap<&str, Vec<String>>, arg: Arg| match values.get(arg.get_id().as_str())
    {
        Some(values) if arg.get_action().takes_values() => {
            arg.value_parser(PossibleValuesParser::new(values))
        }
        _ => arg,
    };
    let mut command = without_query(&Cli::command())
        .mut_args(|arg| with_values(&values, arg))
        .mut_subcommands(|command| match command.get_name() {
            "copy" => command.mut_args(|arg| with_values(&values_of_copy, arg)),
            _ => command.mut_args(|arg| with_values(&values, arg)),
        });
    // The generators panic when they cannot write, so they write to memory.
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut command, "openlist-faq", &mut script);
    let script = String::from_utf8_lossy(&script);
    let script = match shell {
        Shell::Fish => with_words_of_fish(&script, &command),
        Shell::Elvish => with_words_of_elvish(&script, &command),
        Shell::PowerShell => with_ids_of_powershell(&script, &command),
        _ => script.into_owned(),
    };
    Ok(out.write_all(script.as_bytes())?)
}

fn has_commands(entry: &Entry) -> bool {
    entry.answer.articles.iter().any(|article| !article.snippets.is_empty())
}

/// Returns what can stand before a value of `--set`: the names of all placeholders, each once.
fn placeholders(catalogue: &Catalogue) -> Vec<String> {
    let articles = catalogue.entries.iter().flat_map(|entry| &entry.answer.articles);
    let snippets = articles.flat_map(|article| &article.snippets);
    let placeholders = snippets.flat_map(|snippet| snippet.placeholders());
    let names: BTreeSet<&str> = placeholders.map(|placeholder| placeholder.name.as_str()).collect();
    names.into_iter().map(|name| format!("{name}=")).collect()
}

/// Returns the program without the words of a query: nothing can be offered for them, and zsh would look for the command
/// behind them.
fn without_query(program: &Command) -> Command {
    let args = program.get_arguments().filter(|arg| !arg.is_positional());
    Command::new("openlist-faq")
        .version(env!("CARGO_PKG_VERSION"))
        .disable_help_subcommand(true)
        .args(args.cloned())
        .subcommands(program.get_subcommands().cloned())
}

/// Returns the values of an argument, where they are known.
fn words(arg: &Arg) -> Vec<String> {
    let words = arg.get_possible_values();
    words.iter().map(|word| word.get_name().to_owned()).collect()
}

/// Returns the flags whose values are known, with these.
fn flags(command: &Command) -> BTreeMap<String, Vec<String>> {
    let mut flags = BTreeMap::<String, Vec<String>>::new();
    let commands = std::iter::once(command).chain(command.get_subcommands());
    for arg in commands.flat_map(Command::get_arguments) {
        if let (Some(long), true) = (arg.get_long(), arg.get_action().takes_values()) {
            // A flag may take other values with another command.
            let known = flags.entry(long.to_owned()).or_default();
            let new: Vec<String> = words(arg).into_iter().filter(|word| !known.contains(word)).collect();
            known.extend(new);
        }
    }
    flags.retain(|_, words| !words.is_empty());
    flags
}

/// Returns the commands whose argument is one of some words, such as the id of an entry, with these.
fn with_words(command: &Command) -> impl Iterator<Item = (&str, Vec<String>)> {
    command.get_subcommands().filter_map(|command| {
        let words = command.get_positionals().map(words).find(|words| !words.is_empty())?;
        Some((command.get_name(), words))
    })
}

fn with_words_of_fish(script: &str, command: &Command) -> String {
    let flags = flags(command)
        .into_iter()
        .map(|(flag, words)| format!("complete -c openlist-faq -l {flag} -x -a \"{}\"\n", words.join(" ")));
    let entries = with_words(command).map(|(name, ids)| {
        let ids = ids.join(" ");
        format!("complete -c openlist-faq -n \"__fish_seen_subcommand_from {name}\" -f -a \"{ids}\"\n")
    });
    script.to_owned() + &flags.chain(entries).collect::<String>()
}

fn with_words_of_elvish(script: &str, command: &Command) -> String {
    const BEGIN: &str = "= {|@words|\n";
    let flags = flags(command).into_iter().map(|(flag, words)| format!(" &--{flag}=[{}]", words.join(" ")));
    let flags = format!(
        "{BEGIN}    var values = [{}]\n    if (and (> (count $words) 1) (has-key $values $words[-2])) {{\n        \
         all $values[$words[-2]]\n        return\n    }}\n",
        flags.collect::<String>().trim_start()
    );
    let script = script.replacen(BEGIN, &flags, 1);
    let begin = |command: &str| format!("        &'openlist-faq;{command}'= {{\n");
    with_ids(script, command, begin, |id| format!("            cand {id} ''\n"))
}

fn with_ids_of_powershell(script: &str, command: &Command) -> String {
    let begin = |command: &str| format!("        'openlist-faq;{command}' {{\n");
    with_ids(script.to_owned(), command, begin, |id| {
        format!(
            "            [CompletionResult]::new('{id}', '{id}', [CompletionResultType]::ParameterValue, '{id}')\n"
        )
    })
}

/// Adds a line for each id behind the line at which a command begins.
fn with_ids(
    script: String,
    command: &Command,
    begin: impl Fn(&str) -> String,
    line: impl Fn(&str) -> String,
) -> String {
    with_words(command).fold(script, |script, (command, ids)| {
        let begin = begin(command);
        let lines: String = ids.iter().map(|id| line(id)).collect();
        script.replacen(&begin, &(begin.clone() + &lines), 1)
    })
}
