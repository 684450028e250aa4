//! The manual page, made from the tables of options, commands, keys, exit codes, settings and environment variables.

use std::io::Write;

use clap::{Command, CommandFactory};
use clap_mangen::Man;
use clap_mangen::roff::{Roff, bold, italic, roman};

use super::chinese::{self, said};
use super::{Cli, EXAMPLES};
use crate::environment::VARIABLES;
use crate::error::{EXIT_CODES, Result};
use crate::settings::ROWS;
use crate::tui::keymap::{Context, Keymap};
use catalogue::lang::Lang;

/// The files of the program.
pub(super) const FILES: [(&str, &str); 2] = [
    (
        "~/.config/openlist-faq/config.yaml",
        "the configuration (config init creates it); under $XDG_CONFIG_HOME if that is set, under %APPDATA% on Windows",
    ),
    (
        "~/.local/state/openlist-faq/state.json",
        "what the browser remembers, unless --no-state or the configuration turns that off; under $XDG_STATE_HOME if \
         that is set, under %APPDATA% on Windows",
    ),
];

/// What the program does without a command.
pub(super) const DESCRIPTION: &str = "Without a command it opens a browser of known errors and their fixes, and searches for the words that are given. \
     To search for a word that is also the name of a command, put -- before it. If the output is not a terminal, the \
     matching entries are printed instead. A log is explained: one that --log names, a file that is the only argument, \
     or what comes through a pipe.";

/// Writes the page in a language.
pub(crate) fn write(lang: Lang, out: &mut impl Write) -> Result<()> {
    let mut command = match lang {
        Lang::En => Cli::command(),
        Lang::Zh => chinese::translated(Cli::command()),
    };
    command = command.after_help("");
    command.build();
    let man = Man::new(command.clone().disable_help_flag(true));
    man.render_title(out)?;
    man.render_name_section(out)?;
    let mut roff = Roff::new();
    synopsis(lang, &mut roff);
    roff.to_writer(out)?;
    man.render_options_section(out)?;
    let mut roff = Roff::new();
    commands(lang, &command, &mut roff);
    keys(lang, &mut roff);
    let codes = EXIT_CODES.map(|(code, meaning)| (code.to_string(), meaning.to_owned()));
    table(lang, "EXIT STATUS", codes, &mut roff);
    let settings = ROWS.iter().filter_map(|row| {
        let flag = row.flag.long;
        let meaning = match lang {
            Lang::En => format!("as --{flag}; that comes before it, the configuration after it"),
            Lang::Zh => format!("同 --{flag}；优先级低于该选项，高于配置文件"),
        };
        Some((row.variable?.to_owned(), meaning))
    });
    let variables = VARIABLES.map(|(names, meaning)| (names.join(", "), meaning.to_owned()));
    table(lang, "ENVIRONMENT", settings.chain(variables), &mut roff);
    table(lang, "FILES", owned(FILES), &mut roff);
    table(lang, "EXAMPLES", owned(EXAMPLES), &mut roff);
    Ok(roff.to_writer(out)?)
}

fn synopsis(lang: Lang, roff: &mut Roff) {
    roff.control("SH", [said(lang, "SYNOPSIS")]);
    roff.text([bold("openlist-faq"), roman(" [OPTIONS] [WORDS]...")]);
    roff.control("br", []);
    roff.text([bold("openlist-faq"), roman(" [OPTIONS] COMMAND")]);
    roff.control("SH", [said(lang, "DESCRIPTION")]);
    roff.text([roman(said(lang, DESCRIPTION))]);
}

fn commands(lang: Lang, command: &Command, roff: &mut Roff) {
    roff.control("SH", [said(lang, "COMMANDS")]);
    let is_listed = |command: &&Command| command.get_name() != "help" && !command.is_hide_set();
    // A command that has commands of its own is listed by them.
    let commands = command.get_subcommands().filter(is_listed).flat_map(|command| {
        let own = command.get_subcommands().filter(is_listed);
        own.chain((!command.has_subcommands()).then_some(command))
    });
    for command in commands {
        let usage = command.clone().render_usage().to_string();
        let usage = usage.trim_start_matches("Usage: ");
        roff.control("TP", []);
        roff.text([bold(usage)]);
        roff.text([roman(command.get_about().map(ToString::to_string).unwrap_or_default())]);
        let own = command.get_arguments().filter(|arg| !arg.is_global_set() && arg.get_id() != "help");
        for arg in own {
            let help = arg.get_help().map(ToString::to_string).unwrap_or_default();
            let name = match arg.get_long() {
                Some(long) => format!("--{long}"),
                None => arg.get_value_names().unwrap_or_default().join(" "),
            };
            roff.control("br", []);
            roff.text([italic(name), roman(format!(": {help}"))]);
        }
    }
}

fn keys(lang: Lang, roff: &mut Roff) {
    roff.control("SH", [said(lang, "KEYS")]);
    let keymap = Keymap::default();
    for context in Context::ALL {
        roff.control("SS", [context.heading(lang)]);
        for binding in keymap.bound(context) {
            roff.control("TP", []);
            roff.text([bold(binding.shown_keys())]);
            roff.text([roman(binding.phrase(lang))]);
        }
    }
}

fn owned<const N: usize>(rows: [(&str, &str); N]) -> [(String, String); N] {
    rows.map(|(term, meaning)| (term.to_owned(), meaning.to_owned()))
}

fn table(lang: Lang, heading: &str, rows: impl IntoIterator<Item = (String, String)>, roff: &mut Roff) {
    roff.control("SH", [said(lang, heading)]);
    for (term, meaning) in rows {
        roff.control("TP", []);
        roff.text([bold(term)]);
        roff.text([roman(said(lang, &meaning))]);
    }
}
