//! The program: arguments to a front end to an exit code.

use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;

use clap::Parser;

use openlist_faq::address;
use openlist_faq::catalogue::Catalogue;
use openlist_faq::cli::{Cli, Command};
use openlist_faq::clipboard;
use openlist_faq::commands::{self, Format, Given, Selection};
use openlist_faq::config::{self, ConfigFile};
use openlist_faq::environment::{self, Environment};
use openlist_faq::error::{ErrorKind, Exit, Result};
use openlist_faq::lang::Lang;
use openlist_faq::messages;
use openlist_faq::snippet::Shell;
use openlist_faq::text;
use openlist_faq::theme::Theme;
use openlist_faq::tui::app::App;
use openlist_faq::tui::form::Person;
use openlist_faq::tui::{self, Ways};

fn main() -> ExitCode {
    if let Some(code) = clipboard::holder_main() {
        return code;
    }
    let cli = Cli::parse();
    let outcome = run(&cli);
    match outcome {
        Ok(exit) => ExitCode::from(exit.code()),
        Err(error) => {
            if error.kind != ErrorKind::ClosedPipe {
                // It repeats words of the command line, the environment and files. When stderr is gone too, there is
                // nobody left to tell.
                let told = error.to_string();
                let _ = writeln!(io::stderr(), "{}", text::sanitize(&told).replace('\t', " "));
            }
            ExitCode::from(error.kind.exit_code())
        }
    }
}

fn run(cli: &Cli) -> Result<Exit> {
    let env = |name: &str| std::env::var(name).ok();
    if let Some(Command::Doctor { json }) = &cli.command {
        // It comes before all that may fail: that is what it is asked about.
        let given = Given {
            lang: cli.show.lang,
            clipboard: cli.clipboard.as_ref(),
            folder: cli.show.catalogue.as_deref(),
            size: (io::stdout().is_terminal() || io::stderr().is_terminal())
                .then(tui::size)
                .flatten(),
        };
        return print(|out| commands::doctor(&given, env, format(*json), out));
    }
    let file = ConfigFile::load()?;
    let lang = config::language(cli.show.lang, env, &file)?;
    let catalogue = match &cli.show.catalogue {
        Some(folder) => Catalogue::read_folder(folder)?,
        None => Catalogue::built_in()?,
    };
    let source = commands::source(&catalogue, cli.show.source.as_deref())?;
    let selection = Selection {
        catalogue: &catalogue,
        lang,
        source,
    };

    match &cli.command {
        Some(Command::List { json }) => print(|out| commands::list(selection, format(*json), out)),
        Some(Command::Show { id, json }) => print(|out| commands::show(selection, id, format(*json), out)),
        Some(Command::Copy {
            id,
            number,
            print: to_stdout,
            set,
        }) => {
            let snippet = commands::snippet(selection, id, *number)?;
            let filled = commands::fill(snippet, set, Shell::of(env))?;
            let exit = if *to_stdout {
                print(|out| Ok(writeln!(out, "{}", filled.text).map(|()| Exit::Found)?))?
            } else {
                copy(&filled.text, lang, &ways(cli, env, &file)?)?
            };
            if !filled.open.is_empty() {
                let left_open = messages::left_open(lang, &filled.open);
                writeln!(io::stderr(), "{}", left_open.trim_end())?;
            }
            Ok(exit)
        }
        // Dealt with above.
        Some(Command::Doctor { .. }) => Ok(Exit::Found),
        None if io::stdout().is_terminal() => {
            let mouse = !cli.no_mouse && file.mouse.unwrap_or(true);
            let mut app = App::new(&catalogue, lang, source, "");
            app.hyperlinks = address::terminal_knows_links(env);
            app.person = Person {
                user: environment::user(),
                shell: Shell::of(env),
            };
            tui::browse(&mut app, &Theme::choose(env), mouse, ways(cli, env, &file)?)?;
            Ok(Exit::Found)
        }
        None => print(|out| commands::list(selection, format(false), out)),
    }
}

/// Runs a command that writes to stdout.
fn print(command: impl FnOnce(&mut io::BufWriter<io::StdoutLock<'_>>) -> Result<Exit>) -> Result<Exit> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    let exit = command(&mut out)?;
    out.flush()?;
    Ok(exit)
}

/// Copies a text and tells on stderr where it went.
fn copy(text: &str, lang: Lang, ways: &Ways) -> Result<Exit> {
    let mut terminal = clipboard::terminal();
    let terminal = terminal.as_mut().map(|terminal| terminal as &mut dyn Write);
    let delivery = clipboard::copy(text, &ways.routes, terminal).map_err(|failure| failure.error(lang))?;
    writeln!(io::stderr(), "{}", delivery.text(lang))?;
    Ok(Exit::Found)
}

/// The ways by which texts leave the program.
fn ways(cli: &Cli, env: impl Fn(&str) -> Option<String> + Copy, file: &ConfigFile) -> Result<Ways> {
    let environment = Environment::read(env);
    let choice = config::clipboard(cli.clipboard.as_ref(), env, file)?;
    Ok(Ways {
        routes: clipboard::plan(choice.as_ref(), &environment),
        environment,
    })
}

/// JSON where it is asked for; else text, wrapped on a terminal and left alone in a pipe.
fn format(json: bool) -> Format {
    if json {
        return Format::Json;
    }
    Format::Text(io::stdout().is_terminal().then(tui::columns).flatten())
}
