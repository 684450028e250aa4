//! The program: arguments to a front end to an exit code.

use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;

use clap::Parser;

use openlist_faq::catalogue::Catalogue;
use openlist_faq::cli::{Cli, Command};
use openlist_faq::commands::{self, Format, Selection};
use openlist_faq::config::{self, ConfigFile};
use openlist_faq::error::{ErrorKind, Exit, Result};
use openlist_faq::theme::Theme;
use openlist_faq::tui;

fn main() -> ExitCode {
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

    let stdout = io::stdout();
    let on_terminal = stdout.is_terminal();
    let mut out = io::BufWriter::new(stdout.lock());
    let exit = match &cli.command {
        Some(Command::List { json }) => commands::list(selection, format(*json), &mut out)?,
        Some(Command::Show { id, json }) => commands::show(selection, id, format(*json), &mut out)?,
        None if !on_terminal => commands::list(selection, format(false), &mut out)?,
        None => {
            drop(out);
            let mouse = !cli.no_mouse && file.mouse.unwrap_or(true);
            let mut app = tui::app::App::new(&catalogue, lang, source, "");
            tui::browse(&mut app, &Theme::choose(env), mouse)?;
            return Ok(Exit::Found);
        }
    };
    out.flush()?;
    Ok(exit)
}

/// JSON where it is asked for; else text, wrapped on a terminal and left alone in a pipe.
fn format(json: bool) -> Format {
    if json {
        return Format::Json;
    }
    let columns = io::stdout().is_terminal().then(tui::columns).flatten();
    Format::Text(columns)
}
