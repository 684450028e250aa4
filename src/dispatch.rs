//! Which command was said, and what it needs: the settings, the catalogue, the clipboards. The commands themselves
//! are `commands`, the browser is `tui`.

mod language;
mod logs;

pub(crate) use language::language;

use std::io::{self, IsTerminal, Read, Write};
use std::path::Path;

use crate::browser::{self, Opened};
use crate::cli::{self, Check, Cli, Command, ConfigAction, Copy, Search};
use crate::clipboard::{self, Delivery, Failure};
use crate::commands::{self, Format, Given, Notation, Selection, Sheet};
use crate::content;
use crate::dialogue::{self, World};
use crate::environment::{self, Environment, variable as env};
use crate::error::{Error, ErrorKind, Exit, Result};
use crate::messages::{self, Phrase};
use crate::settings::{ALL_SOURCES, Flags, LANGUAGE, Origin, Reading, SOURCE, Settings};
use crate::small_file;
use crate::state::Store;
use crate::theme::{Borders, Theme};
use crate::tui::app::App;
use crate::tui::feed::Feed;
use crate::tui::form::Person;
use crate::tui::keymap::Keymap;
use crate::tui::{self, Setup, Ways, remembered};
use catalogue::address;
use catalogue::lang::Lang;
use catalogue::model::{Catalogue, SourceId};
use catalogue::snippet::Shell;

/// Reads the command line and does what it says.
///
/// # Errors
///
/// Returns what the command fails with.
pub(crate) fn main() -> Result<Exit> {
    match Cli::read(language)? {
        Some(cli) => run(&cli),
        // Something about the arguments was asked for, and printed.
        None => Ok(Exit::Found),
    }
}

/// Does what the command line says.
///
/// # Errors
/// What the command fails with.
fn run(cli: &Cli) -> Result<Exit> {
    let Some(command) = &cli.command else {
        return converse(&Opening::new(cli)?);
    };
    match command {
        Command::List { json } => {
            let opening = Opening::new(cli)?;
            print(|out| commands::list(opening.selection(), opening.format(*json), out))
        }
        Command::Show { id, json } => {
            let opening = Opening::new(cli)?;
            let id = id.join(" ");
            print(|out| commands::show(opening.selection(), &id, opening.format(*json), out))
        }
        Command::Search(arguments) => search(&Opening::new(cli)?, arguments),
        Command::Explain(arguments) => {
            let opening = Opening::new(cli)?;
            logs::explain(&opening, logs::options(&opening, arguments)?)
        }
        Command::Export { format } => export(&Opening::new(cli)?, *format),
        Command::Check(arguments) => check(cli, arguments),
        Command::Copy(arguments) => copy(&Opening::new(cli)?, arguments),
        Command::Doctor { json } => doctor(cli, *json),
        Command::Completions { shell } => {
            let catalogue = content::built_in()?;
            print(|out| cli::completions::write(*shell, &catalogue, out).map(|()| Exit::Found))
        }
        Command::Schema { name } => print(|out| commands::schema(name.as_deref(), out)),
        Command::Version => print(|out| cli::version(out).map(|()| Exit::Found)),
        Command::Widget { script } => print(|out| commands::widget(script, out)),
        Command::Man => print(|out| cli::man::write(language(), out).map(|()| Exit::Found)),
        Command::Config { action } => configuration(&cli.settings, action),
    }
}

fn search(opening: &Opening<'_>, arguments: &Search) -> Result<Exit> {
    let query = typed(&arguments.words)?;
    let (selection, limit) = (opening.selection(), arguments.limit);
    if arguments.why {
        return print(|out| commands::why(selection, &query, limit, out));
    }
    let format = opening.format(arguments.json);
    print(|out| commands::search(selection, &query, limit, format, out))
}

fn export(opening: &Opening<'_>, notation: Notation) -> Result<Exit> {
    let languages = match opening.settings.origin(LANGUAGE) {
        Origin::Flag(_) => vec![opening.settings.language],
        _ => Lang::ALL.to_vec(),
    };
    print(|out| commands::export(opening.selection(), &languages, notation, out))
}

/// Judges pages. A catalogue that is too broken to be read must still be judged, so nothing reads it before.
fn check(cli: &Cli, arguments: &Check) -> Result<Exit> {
    let judged = commands::Judged {
        catalogue: cli.catalogue.as_deref(),
        root: arguments.root.as_deref(),
        files: &arguments.files,
    };
    let settings = settings(&cli.settings)?;
    print(|out| commands::check(judged, format(&settings, arguments.json), out))
}

/// What most commands need.
struct Opening<'a> {
    cli: &'a Cli,
    settings: Settings,
    catalogue: Catalogue,
    source: Option<SourceId>,
}

impl Opening<'_> {
    fn new(cli: &Cli) -> Result<Opening<'_>> {
        let settings = settings(&cli.settings)?;
        let catalogue = match &cli.catalogue {
            Some(folder) => edited(folder)?,
            None => content::built_in()?,
        };
        let source = source(&catalogue, &settings)?;
        Ok(Opening { cli, settings, catalogue, source })
    }

    fn selection(&self) -> Selection<'_> {
        Selection { catalogue: &self.catalogue, lang: self.settings.language, source: self.source }
    }

    fn format(&self, json: bool) -> Format {
        format(&self.settings, json)
    }
}

/// The catalogue of a folder. What does not fit its pages is told, and left out.
fn edited(folder: &Path) -> Result<Catalogue> {
    let (catalogue, notices) = content::read_folder(folder)?;
    for notice in notices {
        writeln!(io::stderr(), "{}", notice.as_notice())?;
    }
    Ok(catalogue)
}

/// A longer query says no more, in bytes.
const LONGEST_QUERY: u64 = 1024 * 1024;

type Stdout<'a> = io::BufWriter<io::StdoutLock<'a>>;

/// The words of a query, or what comes from a pipe where they are `-`.
fn typed(words: &[String]) -> Result<String> {
    if words != ["-"] {
        return Ok(words.join(" "));
    }
    let mut bytes = Vec::new();
    io::stdin().lock().take(LONGEST_QUERY).read_to_end(&mut bytes)?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// No command: the dialogue, or the browser; where there is no terminal for it, what a log shows, or the entries that
/// have the words.
fn converse(opening: &Opening<'_>) -> Result<Exit> {
    let cli = opening.cli;
    let (query, log) = (cli.query()?, logs::named(cli));
    let on_terminal = io::stdout().is_terminal();
    let is_plain = cli.plain || (on_terminal && dialogue::is_wanted(env));
    if on_terminal && !is_plain {
        let feed = logs::feed(&opening.catalogue, log)?;
        return browse(opening, feed, &query);
    }
    match log.or_else(|| logs::piped_without(&query)) {
        Some(log) => {
            let exit = logs::explain(opening, logs::plainly(log)?)?;
            // A pipe or a file is no person to talk with.
            let goes_on = is_plain && exit != Exit::Incomplete && io::stdin().is_terminal();
            if goes_on { talk(opening, &query) } else { Ok(exit) }
        }
        None if is_plain => talk(opening, &query),
        None => print(|out| commands::hits(opening.selection(), &query, opening.format(false), out)),
    }
}

/// Talks line by line.
fn talk(opening: &Opening<'_>, query: &str) -> Result<Exit> {
    let mut world = Desk(ways(&opening.settings));
    let (mut lines, mut out) = (io::stdin().lock(), io::stdout().lock());
    dialogue::run(opening.selection(), query, &mut lines, &mut out, &mut world)?;
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

/// Copies a command and tells on stderr where it went, or only prints it; tells what it leaves to be put in. One that
/// went nowhere is printed, too, to be selected with the mouse.
fn copy(opening: &Opening<'_>, arguments: &Copy) -> Result<Exit> {
    let settings = &opening.settings;
    let snippet = commands::snippet(opening.selection(), &arguments.id, arguments.number)?;
    let command = commands::fill(snippet, &arguments.set, Shell::of(env))?;
    let (lang, text) = (settings.language, &command.text);
    let copied = (!arguments.print).then(|| Desk(ways(settings)).copy(text));
    let failure = match copied {
        Some(Ok(delivery)) => {
            writeln!(io::stderr(), "{}", delivery.text(lang))?;
            None
        }
        not_copied => {
            print(|out| Ok(writeln!(out, "{text}").map(|()| Exit::Found)?))?;
            not_copied.and_then(std::result::Result::err)
        }
    };
    if !command.open.is_empty() {
        let left_open = messages::left_open(lang, &command.open);
        writeln!(io::stderr(), "{}", left_open.trim_end())?;
    }
    failure.map_or(Ok(Exit::Found), |failure| Err(failure.error(lang)))
}

/// Tells what is found. Nothing that may be broken comes before it: that is what it is asked about.
fn doctor(cli: &Cli, json: bool) -> Result<Exit> {
    let given = Given {
        flags: &cli.settings,
        folder: cli.catalogue.as_deref(),
        size: (io::stdout().is_terminal() || io::stderr().is_terminal()).then(tui::size).flatten(),
    };
    let format = match json {
        true => Format::Json,
        // To be pasted elsewhere, so without colours.
        false => Format::Text(Sheet::default()),
    };
    print(|out| commands::doctor(&given, env, format, out))
}

/// Opens the browser as it was left, and remembers how it is left now.
fn browse(opening: &Opening<'_>, feed: Option<Feed>, query: &str) -> Result<Exit> {
    let (catalogue, mut settings) = (&opening.catalogue, opening.settings.clone());
    let mut store = store(&settings);
    let ways = ways(&settings);
    let keymap = Keymap::rebound(&settings.keys)?;
    let state = store.state();
    settings.recall(LANGUAGE, state.language.map(Lang::code));
    let remembered = remembered::source(catalogue, state);
    let remembered = remembered.map(|id| id.unwrap_or(ALL_SOURCES.to_owned()));
    settings.recall(SOURCE, remembered.as_deref());
    let lang = settings.language;
    let mut app = App::new(catalogue, lang, source(catalogue, &settings)?, query);
    app.keymap = keymap;
    app.hyperlinks = address::terminal_knows_links(env);
    app.person = Person { user: environment::user(env), shell: Shell::of(env) };
    remembered::open(&mut app, state);
    let mut borders = settings.borders;
    if settings.origin("borders") == Origin::Default && Borders::within(env) == Borders::Ascii {
        borders = Borders::Ascii;
        app.warn(Phrase::AsciiFrames.text(lang));
    }
    if let Some(damage) = store.damage() {
        app.warn(&damage.text(lang));
    }
    let setup = Setup {
        theme: settings.theme.within(env),
        borders,
        mouse: settings.mouse,
        ways,
        feed,
        store: store.clone(),
    };
    let outcome = tui::browse(&mut app, setup);
    if let Err(error) = store.save(remembered::close(&app)) {
        // The browser has done its work; that it forgets is no failure of it.
        writeln!(io::stderr(), "{}", messages::not_remembered(app.lang, &error.to_string()))?;
    }
    outcome.map(|()| Exit::Found)
}

/// What is remembered, where that is wanted.
fn store(settings: &Settings) -> Store {
    match settings.remember {
        true => Store::open(),
        false => Store::nowhere(),
    }
}

/// Returns the source that the settings name.
fn source(catalogue: &Catalogue, settings: &Settings) -> Result<Option<SourceId>> {
    let source = commands::source(catalogue, settings.source.as_deref());
    source.map_err(|error| settings.origin(SOURCE).blame(error))
}

/// Reads the settings. A usual place that cannot be looked at is told and does not count.
fn settings(flags: &Flags) -> Result<Settings> {
    let (settings, notice) = Reading::new(flags, env).sound()?;
    if let Some(notice) = notice {
        writeln!(io::stderr(), "{}", notice.as_notice())?;
    }
    Ok(settings)
}

/// Runs a command about the configuration. They work without the catalogue; `path` and `init` also with a broken file.
fn configuration(flags: &Flags, action: &ConfigAction) -> Result<Exit> {
    let place = || {
        let path = flags.config.clone().or_else(small_file::configuration);
        path.ok_or_else(|| {
            Error::new(ErrorKind::Config, "there is no home folder for a configuration")
                .with_hint("--config FILE names a file")
        })
    };
    match action {
        ConfigAction::Path => print(|out| commands::config::path(&place()?, out)),
        ConfigAction::Init => print(|out| commands::config::init(&place()?, out)),
        ConfigAction::Show { json } => {
            let mut settings = settings(flags)?;
            // A key with two meanings is found here, not when the browser is needed.
            Keymap::rebound(&settings.keys)?;
            let store = store(&settings);
            settings.recall(LANGUAGE, store.state().language.map(Lang::code));
            settings.recall(SOURCE, store.state().source.as_deref());
            let lang = settings.language;
            if let Some(damage) = store.damage() {
                writeln!(io::stderr(), "{}", damage.text(lang))?;
            }
            let format = format(&settings, *json);
            print(|out| commands::config::show(&settings.shown(), lang, format, out))
        }
        ConfigAction::Keys { json } => {
            let settings = settings(flags)?;
            let commands = Keymap::rebound(&settings.keys)?.commands(settings.language);
            let format = format(&settings, *json);
            print(|out| commands::config::keys(&commands, format, out))
        }
    }
}

/// Runs a command that writes to stdout.
fn print(command: impl FnOnce(&mut Stdout<'_>) -> Result<Exit>) -> Result<Exit> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    let exit = command(&mut out)?;
    out.flush()?;
    Ok(exit)
}

/// The ways by which texts leave the program.
fn ways(settings: &Settings) -> Ways {
    let environment = Environment::read(env);
    Ways { routes: clipboard::plan(settings.clipboard.as_ref(), &environment), environment }
}

/// JSON where it is asked for, else text.
fn format(settings: &Settings, json: bool) -> Format {
    if json { Format::Json } else { Format::Text(sheet(settings)) }
}

/// What text is printed on: a terminal, where it is wrapped and in colours, or a pipe, where it is left alone.
fn sheet(settings: &Settings) -> Sheet {
    let is_terminal = io::stdout().is_terminal();
    let theme = settings.output_theme(env, is_terminal);
    Sheet {
        columns: is_terminal.then(tui::columns).flatten(),
        theme,
        hyperlinks: is_terminal && theme != Theme::BARE && address::terminal_knows_links(env),
    }
}
