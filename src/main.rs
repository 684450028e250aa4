//! Arguments, front end, exit code.

use std::io::Write;
use std::process::ExitCode;

use openlist_faq::catalogue::Catalogue;
use openlist_faq::clipboard::{self, Choice};
use openlist_faq::environment::Environment;
use openlist_faq::lang::Lang;

fn main() -> ExitCode {
    if let Some(code) = clipboard::holder_main() {
        return code;
    }
    let mut arguments = std::env::args().skip(2);
    let (Some(id), Ok(catalogue)) = (arguments.next(), Catalogue::built_in()) else {
        return ExitCode::from(2);
    };
    let env = |name: &str| std::env::var(name).ok();
    let choice = env("OPENLIST_FAQ_CLIPBOARD").map(|choice| choice.parse::<Choice>());
    let Ok(choice) = choice.transpose() else {
        return ExitCode::from(2);
    };
    let view = catalogue.entry(&id).and_then(|entry| entry.view(None, Lang::En));
    let Some(snippet) = view.as_ref().and_then(|view| view.wording.snippets.first()) else {
        return ExitCode::from(1);
    };
    let routes = clipboard::plan(choice.as_ref(), &Environment::read(env));
    let mut terminal = clipboard::terminal();
    let terminal = terminal.as_mut().map(|terminal| terminal as &mut dyn Write);
    match clipboard::copy(snippet.command(), &routes, terminal) {
        Ok(delivery) => eprintln!("{}", delivery.text(Lang::En)),
        Err(failure) => {
            eprintln!("{}", failure.error(Lang::En));
            return ExitCode::from(2);
        }
    }
    ExitCode::SUCCESS
}
