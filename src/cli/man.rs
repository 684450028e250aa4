//! The manual page, made from the tables of options, commands, keys, exit codes, settings and environment variables.

use std::io::Write;

use clap::{Command, CommandFactory};
use clap_mangen::Man;
use clap_mangen::roff::{Roff, bold, italic, roman};

use super::{Cli, EXAMPLES};
use crate::environment::VARIABLES;
use crate::error::{EXIT_CODES, Result};
use crate::settings::ROWS;
use crate::tui::keymap::{Context, Keymap};
use catalogue::lang::Lang;

/// The files of the program.
const FILES: [(&str, &str); 2] = [
    (
        "~/.config/openlist-faq/config.yaml",
        "the configuration, which config init begins; below $XDG_CONFIG_HOME where that is set, below %APPDATA% on \
         Windows",
    ),
    (
        "~/.local/state/openlist-faq/state.json",
        "what the browser remembers, unless --no-state or the configuration says otherwise; below $XDG_STATE_HOME \
         where that is set, below %APPDATA% on Windows",
    ),
];

/// Writes the page.
pub(crate) fn write(out: &mut impl Write) -> Result<()> {
    let mut command = Cli::command().after_help("");
    command.build();
    let man = Man::new(command.clone().disable_help_flag(true));
    man.render_title(out)?;
    man.render_name_section(out)?;
    let mut roff = Roff::new();
    synopsis(&mut roff);
    roff.to_writer(out)?;
    man.render_options_section(out)?;
    let mut roff = Roff::new();
    commands(&command, &mut roff);
    keys(&mut roff);
    let codes = EXIT_CODES.map(|(code, meaning)| (code.to_string(), meaning.to_owned()));
    table("EXIT STATUS", codes, &mut roff);
    let settings = ROWS.iter().filter_map(|row| {
        let flag = row.flag.long;
        let meaning = format!("as --{flag}; that comes before it, the configuration after it");
        Some((row.variable?.to_owned(), meaning))
    });
    let variables = VARIABLES.map(|(names, meaning)| (names.join(", "), meaning.to_owned()));
    table("ENVIRONMENT", settings.chain(variables), &mut roff);
    table("FILES", FILES, &mut roff);
    table("EXAMPLES", EXAMPLES, &mut roff);
    Ok(roff.to_writer(out)?)
}

fn synopsis(roff: &mut Roff) {
    roff.control("SH", ["SYNOPSIS"]);
    roff.text([bold("openlist-faq"), roman(" [OPTIONS] [WORDS]...")]);
    roff.control("br", []);
    roff.text([bold("openlist-faq"), roman(" [OPTIONS] COMMAND")]);
    roff.control("SH", ["DESCRIPTION"]);
    roff.text([roman(
        "Without a command it opens a browser of the questions and answers, on the words that are given. Words that \
         are the name of a command, too, stand behind --. Where the output is no terminal, the entries that have \
         the words are listed.",
    )]);
}

fn commands(command: &Command, roff: &mut Roff) {
    roff.control("SH", ["COMMANDS"]);
    for command in command.get_subcommands() {
        let usage = command.clone().render_usage().to_string();
        let usage = usage.trim_start_matches("Usage: ");
        roff.control("TP", []);
        roff.text([bold(usage)]);
        roff.text([roman(
            command.get_about().map(ToString::to_string).unwrap_or_default(),
        )]);
        let own = command
            .get_arguments()
            .filter(|arg| !arg.is_global_set() && arg.get_id() != "help");
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

fn keys(roff: &mut Roff) {
    roff.control("SH", ["KEYS"]);
    let keymap = Keymap::default();
    for context in Context::ALL {
        roff.control("SS", [context.heading(Lang::En)]);
        for binding in keymap.bound(context) {
            roff.control("TP", []);
            roff.text([bold(binding.shown_keys())]);
            roff.text([roman(binding.phrase(Lang::En))]);
        }
    }
}

fn table<T: Into<String>>(heading: &str, rows: impl IntoIterator<Item = (T, T)>, roff: &mut Roff) {
    roff.control("SH", [heading]);
    for (term, meaning) in rows {
        roff.control("TP", []);
        roff.text([bold(term)]);
        roff.text([roman(meaning)]);
    }
}
