//! The program: arguments to a front end to an exit code.

use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;

use clap::Parser;

use openlist_faq::catalogue::{Catalogue, SourceId};
use openlist_faq::cli::{Cli, Command, ConfigAction};
use openlist_faq::clipboard;
use openlist_faq::commands::{self, Format, Selection, Sheet};
use openlist_faq::config::{self, Flags, Setting, Settings};
use openlist_faq::environment::Environment;
use openlist_faq::error::{Error, ErrorKind, Exit, Result};
use openlist_faq::lang::Lang;
use openlist_faq::messages;
use openlist_faq::state::Store;
use openlist_faq::tui::app::App;
use openlist_faq::tui::feed::{self, Feed, Log};
use openlist_faq::tui::keymap::Keymap;
use openlist_faq::tui::{self, Looks, Setup, Ways, remembered};

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
    let flags = cli.flags();
    if let Some(Command::Config { action }) = &cli.command {
        return configuration(&flags, action);
    }
    let settings = Settings::read(&flags, env)?;
    let lang = settings.language.value;
    let catalogue = match &cli.show.catalogue {
        Some(folder) => Catalogue::read_folder(folder)?,
        None => Catalogue::built_in()?,
    };
    let source = source(&catalogue, &settings.source)?;
    let selection = Selection {
        catalogue: &catalogue,
        lang,
        source,
    };
    let format = |json| format(&settings, json);

    match &cli.command {
        Some(Command::List { json }) => print(|out| commands::list(selection, format(*json), out)),
        Some(Command::Show { id, json }) => print(|out| commands::show(selection, id, format(*json), out)),
        Some(Command::Copy {
            id,
            number,
            print: true,
        }) => {
            let command = commands::snippet(selection, id, *number)?;
            print(|out| Ok(writeln!(out, "{command}").map(|()| Exit::Found)?))
        }
        Some(Command::Copy { id, number, .. }) => {
            copy(commands::snippet(selection, id, *number)?, lang, &ways(&settings))
        }
        Some(Command::Config { action }) => configuration(&flags, action),
        None if io::stdout().is_terminal() => {
            let feed = feed(&catalogue, cli)?;
            browse(&catalogue, settings, feed)
        }
        None => print(|out| commands::list(selection, format(false), out)),
    }
}

fn env(name: &str) -> Option<String> {
    std::env::var(name).ok()
}

/// Opens the browser as it was left, and remembers how it is left now.
fn browse(catalogue: &Catalogue, settings: Settings, feed: Option<Feed>) -> Result<Exit> {
    let mut store = store(&settings);
    let ways = ways(&settings);
    let looks = Looks {
        theme: settings.theme.value.within(env),
        borders: settings.borders.value,
    };
    let keymap = Keymap::rebound(&settings.keys)?;
    let state = store.state();
    let lang = settings.language.or_remembered(state.language).value;
    let remembered = settings
        .source
        .or_remembered(remembered::source(catalogue, state));
    let mut app = App::new(catalogue, lang, source(catalogue, &remembered)?, "");
    app.keymap = keymap;
    let opening = remembered::open(&mut app, state);
    if let Some(damage) = store.damage() {
        app.warn(&damage.text(lang));
    }
    let setup = Setup {
        looks,
        mouse: settings.mouse.value,
        ways,
        feed,
    };
    tui::browse(&mut app, setup)?;
    if let Err(error) = store.save(remembered::close(&app, &opening)) {
        // The browser has done its work; that it forgets is no failure of it.
        writeln!(
            io::stderr(),
            "{}",
            messages::not_remembered(app.lang, &error.to_string())
        )?;
    }
    Ok(Exit::Found)
}

/// The log to read beside the browser: the one that is named, or what comes from a pipe.
fn feed(catalogue: &Catalogue, cli: &Cli) -> Result<Option<Feed>> {
    let log = match &cli.log[..] {
        [] => feed::piped(),
        paths => Some(Log {
            paths: paths.to_vec(),
            follow: cli.follow,
        }),
    };
    log.map(|log| Feed::start(catalogue, &log)).transpose()
}

/// What is remembered, where that is wanted.
fn store(settings: &Settings) -> Store {
    if settings.remember.value {
        Store::open()
    } else {
        Store::nowhere()
    }
}

/// The source that a setting names.
fn source(catalogue: &Catalogue, setting: &Setting<Option<String>>) -> Result<Option<SourceId>> {
    commands::source(catalogue, setting.value.as_deref()).map_err(|error| setting.origin.blame(error))
}

/// The commands about the configuration, which work without the catalogue; those that say where it is and begin one,
/// also when the file is broken.
fn configuration(flags: &Flags, action: &ConfigAction) -> Result<Exit> {
    let place = || match flags.config.clone().or_else(config::default_path) {
        Some(path) => Ok(path),
        None => Err(
            Error::new(ErrorKind::Config, "there is no home folder for a configuration")
                .with_hint("--config FILE names a file"),
        ),
    };
    match action {
        ConfigAction::Path => print(|out| commands::config::path(&place()?, out)),
        ConfigAction::Init => print(|out| commands::config::init(&place()?, out)),
        ConfigAction::Show { json } => {
            let mut settings = Settings::read(flags, env)?;
            // A key with two meanings is found here, not when the browser is needed.
            Keymap::rebound(&settings.keys)?;
            let store = store(&settings);
            settings.remembered(store.state());
            let lang = settings.language.value;
            if let Some(damage) = store.damage() {
                writeln!(io::stderr(), "{}", damage.text(lang))?;
            }
            let format = format(&settings, *json);
            print(|out| commands::config::show(&settings.table(), lang, format, out))
        }
        ConfigAction::Keys { json } => {
            let settings = Settings::read(flags, env)?;
            let commands = Keymap::rebound(&settings.keys)?.commands(settings.language.value);
            let format = format(&settings, *json);
            print(|out| commands::config::keys(&commands, format, out))
        }
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
fn ways(settings: &Settings) -> Ways {
    let environment = Environment::read(env);
    Ways {
        routes: clipboard::plan(settings.clipboard.value.as_ref(), &environment),
        environment,
    }
}

/// JSON where it is asked for; else text, on a terminal wrapped and in colours, and left alone in a pipe.
fn format(settings: &Settings, json: bool) -> Format {
    if json {
        return Format::Json;
    }
    let is_terminal = io::stdout().is_terminal();
    Format::Text(Sheet {
        columns: is_terminal.then(tui::columns).flatten(),
        theme: settings.output_theme(env, is_terminal),
    })
}
