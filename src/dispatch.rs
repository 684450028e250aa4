//! Which command was said, and what it needs: the configuration, the catalogue, the clipboards. The commands
//! themselves are `commands`, the browser is `tui`.

use std::io::{self, IsTerminal, Write};

use crate::browser::{self, Opened};
use crate::catalogue::{Catalogue, SourceId};
use crate::cli::{self, Cli, Command};
use crate::clipboard::{self, Delivery, Failure};
use crate::commands::{self, Format, Selection};
use crate::config::{self, ConfigFile};
use crate::dialogue::{self, World};
use crate::environment::Environment;
use crate::error::{Exit, Result};
use crate::lang::Lang;
use crate::theme::Theme;
use crate::tui::app::App;
use crate::tui::{self, Ways};

/// Does what the command line says.
///
/// # Errors
/// What the command fails with.
pub fn run(cli: &Cli) -> Result<Exit> {
    let query = cli.query()?;
    match &cli.command {
        Some(Command::List { json }) => {
            Opening::new(cli)?.print(|selection, out| commands::list(selection, format(*json), out))
        }
        Some(Command::Show { id, json }) => {
            Opening::new(cli)?.print(|selection, out| commands::show(selection, id, format(*json), out))
        }
        Some(Command::Export { format }) => {
            let languages = cli.show.lang.map_or(Lang::ALL.to_vec(), |lang| vec![lang]);
            Opening::new(cli)?.print(|selection, out| commands::export(selection, &languages, *format, out))
        }
        // A catalogue that is too broken to be read must still be judged.
        Some(Command::Check { files, json }) => {
            let folder = cli.show.catalogue.as_deref();
            print(|out| commands::check(folder, files, format(*json), out))
        }
        Some(Command::Copy { id, number, print }) => copy(&Opening::new(cli)?, id, *number, *print),
        Some(Command::Completions { shell }) => {
            let catalogue = Catalogue::built_in()?;
            print(|out| cli::completions::write(*shell, &catalogue, out).map(|()| Exit::Found))
        }
        Some(Command::Man) => print(|out| cli::man::write(out).map(|()| Exit::Found)),
        None => converse(&Opening::new(cli)?, &query),
    }
}

/// What most commands need.
struct Opening<'a> {
    cli: &'a Cli,
    file: ConfigFile,
    catalogue: Catalogue,
    lang: Lang,
    source: Option<SourceId>,
}

impl Opening<'_> {
    fn new(cli: &Cli) -> Result<Opening<'_>> {
        let file = ConfigFile::load()?;
        let lang = config::language(cli.show.lang, env, &file)?;
        let catalogue = match &cli.show.catalogue {
            Some(folder) => Catalogue::read_folder(folder)?,
            None => Catalogue::built_in()?,
        };
        let source = commands::source(&catalogue, cli.show.source.as_deref())?;
        Ok(Opening {
            cli,
            file,
            catalogue,
            lang,
            source,
        })
    }

    fn selection(&self) -> Selection<'_> {
        Selection {
            catalogue: &self.catalogue,
            lang: self.lang,
            source: self.source,
        }
    }

    /// Runs a command that writes to stdout.
    fn print(&self, command: impl FnOnce(Selection<'_>, &mut Stdout<'_>) -> Result<Exit>) -> Result<Exit> {
        print(|out| command(self.selection(), out))
    }

    /// The ways by which texts leave the program.
    fn ways(&self) -> Result<Ways> {
        let environment = Environment::read(env);
        let choice = config::clipboard(self.cli.clipboard.as_ref(), env, &self.file)?;
        Ok(Ways {
            routes: clipboard::plan(choice.as_ref(), &environment),
            environment,
        })
    }
}

type Stdout<'a> = io::BufWriter<io::StdoutLock<'a>>;

fn env(name: &str) -> Option<String> {
    std::env::var(name).ok()
}

/// Runs what writes to stdout.
fn print(command: impl FnOnce(&mut Stdout<'_>) -> Result<Exit>) -> Result<Exit> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    let exit = command(&mut out)?;
    out.flush()?;
    Ok(exit)
}

/// No command: the dialogue, the browser, or the entries that have the words where there is no terminal.
fn converse(opening: &Opening<'_>, query: &str) -> Result<Exit> {
    let cli = opening.cli;
    let on_terminal = io::stdout().is_terminal();
    if cli.plain || (on_terminal && dialogue::is_wanted(env)) {
        let mut world = Desk(opening.ways()?);
        let (mut lines, mut out) = (io::stdin().lock(), io::stdout().lock());
        dialogue::run(opening.selection(), query, &mut lines, &mut out, &mut world)?;
    } else if on_terminal {
        let mouse = !cli.no_mouse && opening.file.mouse.unwrap_or(true);
        let mut app = App::new(&opening.catalogue, opening.lang, opening.source, query);
        tui::browse(&mut app, &Theme::choose(env), mouse, opening.ways()?)?;
    } else {
        return opening.print(|selection, out| commands::hits(selection, query, format(false), out));
    }
    Ok(Exit::Found)
}

/// The clipboards and the desktop of the dialogue.
struct Desk(Ways);

impl World for Desk {
    fn copy(&mut self, text: &str) -> std::result::Result<Delivery, Failure> {
        let mut terminal = clipboard::terminal();
        let terminal = terminal.as_mut().map(|terminal| terminal as &mut dyn Write);
        clipboard::copy(text, &self.0.routes, terminal)
    }

    fn open(&mut self, url: &str) -> Result<Opened> {
        browser::open(url, &self.0.environment)
    }
}

/// Copies a command of an entry and tells on stderr where it went, or only prints it.
fn copy(opening: &Opening<'_>, id: &str, number: usize, only_print: bool) -> Result<Exit> {
    let text = commands::snippet(opening.selection(), id, number)?;
    if only_print {
        return print(|out| Ok(writeln!(out, "{text}").map(|()| Exit::Found)?));
    }
    let lang = opening.lang;
    let delivery = Desk(opening.ways()?)
        .copy(text)
        .map_err(|failure| failure.error(lang))?;
    writeln!(io::stderr(), "{}", delivery.text(lang))?;
    Ok(Exit::Found)
}

/// JSON where it is asked for; else text, wrapped on a terminal and left alone in a pipe.
fn format(json: bool) -> Format {
    if json {
        return Format::Json;
    }
    Format::Text(io::stdout().is_terminal().then(tui::columns).flatten())
}
