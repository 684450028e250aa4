//! The program: arguments to a front end to an exit code.

use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;

use clap::Parser;

use openlist_faq::browser::{self, Opened};
use openlist_faq::catalogue::Catalogue;
use openlist_faq::cli::{Cli, Command};
use openlist_faq::clipboard::{self, Delivery, Failure};
use openlist_faq::commands::{self, Format, Selection};
use openlist_faq::config::{self, ConfigFile};
use openlist_faq::dialogue::{self, World};
use openlist_faq::environment::Environment;
use openlist_faq::error::{ErrorKind, Exit, Result};
use openlist_faq::lang::Lang;
use openlist_faq::theme::Theme;
use openlist_faq::tui::app::App;
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
                // When stderr is gone too, there is nobody left to tell.
                let _ = writeln!(io::stderr(), "{error}");
            }
            ExitCode::from(error.kind.exit_code())
        }
    }
}

fn run(cli: &Cli) -> Result<Exit> {
    let query = cli.query()?;
    // A catalogue that is too broken to be read must still be judged.
    if let Some(Command::Check { files, json }) = &cli.command {
        let folder = cli.show.catalogue.as_deref();
        return print(|out| commands::check(folder, files, format(*json), out));
    }
    let env = |name: &str| std::env::var(name).ok();
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
        Some(Command::Export { format }) => {
            let languages = cli.show.lang.map_or(Lang::ALL.to_vec(), |lang| vec![lang]);
            print(|out| commands::export(selection, &languages, *format, out))
        }
        Some(Command::Copy {
            id,
            number,
            print: true,
        }) => {
            let command = commands::snippet(selection, id, *number)?;
            print(|out| Ok(writeln!(out, "{command}").map(|()| Exit::Found)?))
        }
        Some(Command::Copy { id, number, .. }) => copy(
            commands::snippet(selection, id, *number)?,
            lang,
            ways(cli, env, &file)?,
        ),
        // Checked before the catalogue is read.
        Some(Command::Check { .. }) => Ok(Exit::Found),
        None if cli.plain || (io::stdout().is_terminal() && dialogue::is_wanted(env)) => {
            let mut world = Desk(ways(cli, env, &file)?);
            let (mut lines, mut out) = (io::stdin().lock(), io::stdout().lock());
            dialogue::run(selection, &query, &mut lines, &mut out, &mut world)?;
            Ok(Exit::Found)
        }
        None if io::stdout().is_terminal() => {
            let mouse = !cli.no_mouse && file.mouse.unwrap_or(true);
            let mut app = App::new(&catalogue, lang, source, &query);
            tui::browse(&mut app, &Theme::choose(env), mouse, ways(cli, env, &file)?)?;
            Ok(Exit::Found)
        }
        None => print(|out| commands::hits(selection, &query, format(false), out)),
    }
}

/// Runs a command that writes to stdout.
fn print(command: impl FnOnce(&mut io::BufWriter<io::StdoutLock<'_>>) -> Result<Exit>) -> Result<Exit> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    let exit = command(&mut out)?;
    out.flush()?;
    Ok(exit)
}

/// The clipboards and the desktop of the dialogue.
struct Desk(Ways);

impl dialogue::World for Desk {
    fn copy(&mut self, text: &str) -> std::result::Result<Delivery, Failure> {
        let mut terminal = clipboard::terminal();
        let terminal = terminal.as_mut().map(|terminal| terminal as &mut dyn Write);
        clipboard::copy(text, &self.0.routes, terminal)
    }

    fn open(&mut self, url: &str) -> Result<Opened> {
        browser::open(url, &self.0.environment)
    }
}

/// Copies a text and tells on stderr where it went.
fn copy(text: &str, lang: Lang, ways: Ways) -> Result<Exit> {
    let delivery = Desk(ways).copy(text).map_err(|failure| failure.error(lang))?;
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
