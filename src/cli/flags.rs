//! The flags of the settings, made from their table.

use std::path::PathBuf;

use clap::builder::{StringValueParser, TypedValueParser};
use clap::{Arg, ArgAction, ArgMatches, Args, Command, FromArgMatches, value_parser};

use super::SETTINGS;
use crate::settings::{Flags, ROWS, Row, Settings};

/// The flag that is no row of the table.
const CONFIG: &str = "config";

impl Args for Flags {
    fn augment_args(command: Command) -> Command {
        let config = Arg::new(CONFIG)
            .long(CONFIG)
            .value_name("FILE")
            .value_parser(value_parser!(PathBuf))
            .help("Read the configuration from this file");
        let args = const { &ROWS }.iter().map(arg).chain([config]);
        command.args(args.map(|arg| arg.global(true).help_heading(SETTINGS)))
    }

    fn augment_args_for_update(command: Command) -> Command {
        Flags::augment_args(command)
    }
}

fn arg(row: &'static Row) -> Arg {
    let arg = Arg::new(row.name).long(row.flag.long).help(row.flag.help);
    let Some(value) = row.flag.value else {
        return arg.action(ArgAction::SetTrue);
    };
    let is_sound = |text: String| (row.set)(&mut Settings::default(), &text).map(|()| text);
    arg.value_name(value).value_parser(StringValueParser::new().try_map(is_sound))
}

impl FromArgMatches for Flags {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Flags, clap::Error> {
        let value = |row: &Row| match row.flag.value {
            Some(_) => matches.get_one::<String>(row.name).cloned(),
            None => matches.get_flag(row.name).then(|| "false".to_owned()),
        };
        let values = ROWS.iter().filter_map(|row| Some((row.name, value(row)?)));
        Ok(Flags { config: matches.get_one::<PathBuf>(CONFIG).cloned(), values: values.collect() })
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        *self = Flags::from_arg_matches(matches)?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use crate::cli::Cli;
    use clap::Parser;

    #[test]
    fn flags_are_known_before_and_after_a_command() {
        for arguments in [["--lang", "zh", "--no-mouse", "list"], ["list", "--no-mouse", "--lang", "zh"]] {
            let cli = Cli::try_parse_from(["openlist-faq"].into_iter().chain(arguments));
            let flags = cli.expect("it is right").settings;
            let values: Vec<_> = flags.values.iter().map(|(name, value)| (*name, value.as_str())).collect();
            assert_eq!(values, [("language", "zh"), ("mouse", "false")]);
        }
    }

    #[test]
    fn an_unknown_value_is_refused_with_the_nearest_one() {
        let error = Cli::try_parse_from(["openlist-faq", "--theme", "drak"]).expect_err("it is wrong");
        assert!(error.to_string().contains("did you mean \"dark\"?"), "{error}");
    }
}
