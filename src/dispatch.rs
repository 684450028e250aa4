//! Which command was said, and what it needs: the settings, the catalogue, the clipboards. The commands themselves
//! are `commands`, the browser is `tui`.

mod language;
mod logs;

pub(crate) use language::language;

use std::io::{self, IsTerminal, Read, Write};

use crate::cli::{self, Check, Cli, Command, ConfigAction, Copy, Search};
use crate::clipboard;
use crate::commands::{self, Format, Given, Notation, Selection, Sheet};
use crate::content;
use crate::dialogue;
use crate::environment::{self, Environment, variable as env};
use crate::error::{Error, ErrorKind, Exit, Result};
use crate::layout::Glyphs;
use crate::messages::{self, Phrase};
use crate::settings::{ALL_SOURCES, Flags, LANGUAGE, Origin, Reading, SOURCE, Settings};
use crate::small_file;
use crate::state::Store;
use crate::theme::Theme;
use crate::tui::app::App;
use crate::tui::feed::{self, Feed};
use crate::tui::form::Person;
use crate::tui::keymap::Keymap;
use crate::tui::{self, Setup, Ways, remembered};
use catalogue::address;
use catalogue::lang::Lang;
use catalogue::model::{Catalogue, SourceId};
use catalogue::snippet::Shell;

/// Reads the command line and does what it says.
pub(crate) fn main() -> Result<Exit> {
    let Some(cli) = Cli::read(language)? else {
        // Something about the arguments was asked for, and printed.
        return Ok(Exit::Found);
    };
    let mut out = Out::new(io::stdout());
    let exit = run(&cli, &mut out)?;
    out.flush()?;
    Ok(exit)
}

/// What commands write to. Not a `StdoutLock`: the browser writes to stdout, too, and would deadlock.
type Out = io::BufWriter<io::Stdout>;

/// Does what the command line says.
fn run(cli: &Cli, out: &mut Out) -> Result<Exit> {
    let Some(command) = &cli.command else {
        return converse(&Opening::new(cli)?, out);
    };
    match command {
        Command::List { json } => {
            let opening = Opening::new(cli)?;
            commands::list(opening.selection(), opening.format(*json), out)
        }
        Command::Show { id, json } => {
            let opening = Opening::new(cli)?;
            commands::show(opening.selection(), &id.join(" "), opening.format(*json), out)
        }
        Command::Search(arguments) => search(&Opening::new(cli)?, arguments, out),
        Command::Explain(arguments) => {
            let opening = Opening::new(cli)?;
            logs::explain(&opening, logs::options(&opening, arguments)?, out)
        }
        Command::Export { format } => export(&Opening::new(cli)?, *format, out),
        Command::Check(arguments) => check(cli, arguments, out),
        Command::Copy(arguments) => copy(&Opening::new(cli)?, arguments, out),
        Command::Doctor => doctor(cli, out),
        Command::Completions { shell } => {
            let catalogue = content::built_in()?;
            cli::completions::write(*shell, &catalogue, out).map(|()| Exit::Found)
        }
        Command::Schema { name } => commands::schema(name.as_deref(), out),
        Command::Version => cli::version(out).map(|()| Exit::Found),
        Command::Widget { script } => commands::widget(script, out),
        Command::Man => cli::man::write(language(), out).map(|()| Exit::Found),
        Command::Config { action } => configuration(&cli.settings, action, out),
    }
}

fn search(opening: &Opening<'_>, arguments: &Search, out: &mut Out) -> Result<Exit> {
    let query = typed(&arguments.words)?;
    let (selection, limit) = (opening.selection(), arguments.limit);
    match arguments.why {
        true => commands::why(selection, &query, limit, out),
        false => commands::search(selection, &query, limit, opening.format(arguments.json), out),
    }
}

fn export(opening: &Opening<'_>, notation: Notation, out: &mut Out) -> Result<Exit> {
    let languages = match opening.settings.origin(LANGUAGE) {
        Origin::Flag(_) => vec![opening.settings.language],
        _ => Lang::ALL.to_vec(),
    };
    commands::export(opening.selection(), &languages, notation, out)
}

/// Judges pages. A catalogue that is too broken to be read must still be judged, so nothing reads it before.
fn check(cli: &Cli, arguments: &Check, out: &mut Out) -> Result<Exit> {
    let judged = commands::Judged {
        catalogue: cli.catalogue.as_deref(),
        root: arguments.root.as_deref(),
        files: &arguments.files,
    };
    let settings = settings(&cli.settings)?;
    commands::check(judged, format(&settings, arguments.json), out)
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
        // What does not fit the pages of a folder is told, and left out.
        let (catalogue, notices) = match &cli.catalogue {
            Some(folder) => content::read_folder(folder)?,
            None => (content::built_in()?, Vec::new()),
        };
        for notice in notices {
            writeln!(io::stderr(), "{}", notice.as_notice())?;
        }
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

/// A longer query says no more, in bytes.
const LONGEST_QUERY: u64 = 1024 * 1024;

/// Returns the words of a query, or what comes from a pipe where they are `-`.
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
fn converse(opening: &Opening<'_>, out: &mut Out) -> Result<Exit> {
    let cli = opening.cli;
    let (query, log) = (cli.query()?, cli.log());
    let on_terminal = io::stdout().is_terminal();
    let is_plain = cli.plain || (on_terminal && dialogue::is_wanted(env));
    if on_terminal && !is_plain {
        let log = log.or_else(feed::piped);
        let feed = log.map(|log| Feed::start(&opening.catalogue, &log)).transpose()?;
        return browse(opening, feed, &query);
    }
    match log.or_else(|| logs::piped_without(&query)) {
        Some(log) => {
            let exit = logs::explain(opening, logs::plainly(log)?, out)?;
            // A pipe or a file is no person to talk with.
            let goes_on = is_plain && exit != Exit::Incomplete && io::stdin().is_terminal();
            if goes_on { talk(opening, &query) } else { Ok(exit) }
        }
        None if is_plain => talk(opening, &query),
        None if query.trim().is_empty() => commands::list(opening.selection(), opening.format(false), out),
        None => commands::search(opening.selection(), &query, None, opening.format(false), out),
    }
}

fn talk(opening: &Opening<'_>, query: &str) -> Result<Exit> {
    dialogue::run(opening.selection(), query, ways(&opening.settings))?;
    Ok(Exit::Found)
}

/// Copies a command and tells on stderr where it went, or only prints it; tells what it leaves to be put in. One that
/// went nowhere is printed, too, to be selected with the mouse.
fn copy(opening: &Opening<'_>, arguments: &Copy, out: &mut Out) -> Result<Exit> {
    let settings = &opening.settings;
    let snippet = commands::snippet(opening.selection(), &arguments.id, arguments.number)?;
    let command = commands::fill(snippet, &arguments.set, Shell::of(env))?;
    let (lang, text) = (settings.language, &command.text);
    let copied = (!arguments.print).then(|| commands::copy(text, &ways(settings).routes));
    let failure = match copied {
        Some(Ok(route)) => {
            writeln!(io::stderr(), "{}", route.copied(lang))?;
            None
        }
        not_copied => {
            writeln!(out, "{text}")?;
            out.flush()?;
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
fn doctor(cli: &Cli, out: &mut Out) -> Result<Exit> {
    let mut reading = Reading::new(&cli.settings, env);
    let store = store(&reading.settings);
    reading.settings.recall(LANGUAGE, store.state().language.map(Lang::code));
    let given = Given {
        reading: &reading,
        store: &store,
        folder: cli.catalogue.as_deref(),
        size: (io::stdout().is_terminal() || io::stderr().is_terminal()).then(tui::size).flatten(),
    };
    commands::doctor(&given, env, out)
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
    if settings.origin("borders") == Origin::Default && Glyphs::within(env) == Glyphs::ASCII {
        borders = Glyphs::ASCII;
        app.warn(Phrase::AsciiFrames.text(lang));
    }
    if let Some(damage) = store.damage(lang) {
        app.warn(&damage);
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
fn configuration(flags: &Flags, action: &ConfigAction, out: &mut Out) -> Result<Exit> {
    let place = || {
        let path = flags.config.clone().or_else(small_file::configuration);
        path.ok_or_else(|| {
            Error::new(ErrorKind::Config, "there is no home folder for a configuration")
                .with_hint("--config FILE names a file")
        })
    };
    match action {
        ConfigAction::Path => commands::config::path(&place()?, out),
        ConfigAction::Init => commands::config::init(&place()?, out),
        ConfigAction::Show => {
            let mut settings = settings(flags)?;
            // A key with two meanings is found here, not when the browser is needed.
            Keymap::rebound(&settings.keys)?;
            let store = store(&settings);
            settings.recall(LANGUAGE, store.state().language.map(Lang::code));
            settings.recall(SOURCE, store.state().source.as_deref());
            let lang = settings.language;
            if let Some(damage) = store.damage(lang) {
                writeln!(io::stderr(), "{damage}")?;
            }
            commands::config::show(&settings.shown(), lang, sheet(&settings).theme, out)
        }
        ConfigAction::Keys => {
            let settings = settings(flags)?;
            let commands = Keymap::rebound(&settings.keys)?.commands(settings.language);
            commands::config::keys(&commands, sheet(&settings).theme, out)
        }
    }
}

/// The ways by which texts leave the program.
fn ways(settings: &Settings) -> Ways {
    let environment = Environment::read(env);
    Ways { routes: clipboard::plan(&settings.clipboard, &environment), environment }
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
