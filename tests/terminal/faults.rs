//! A panic and an error while the browser draws: the terminal is given back, and what went wrong can be read. The
//! browser runs in this test program, started anew in a terminal, where it can be made to fail.

use std::fs::File;

use catalogue::lang::Lang;
use catalogue::model::{Answer, Catalogue};
use openlist_faq::content;
use openlist_faq::tui;
use portable_pty::CommandBuilder;

use crate::READY;
use crate::ending::send;
use crate::pty::Session;

/// Runs one of the tests below in a terminal.
fn start(test: &str) -> Session {
    let mut command = CommandBuilder::new(std::env::current_exe().expect("the test has a path"));
    command.args(["--ignored", "--exact", &format!("faults::{test}"), "--nocapture"]);
    Session::run(command, &[])
}

#[test]
fn a_panic_gives_the_terminal_back_and_can_be_read() {
    let ended = start("panic_while_drawing").end();
    assert!(!ended.status.success());
    ended.assert_restored();
    assert!(ended.screen.contains("panicked at"), "{}", ended.screen);
}

/// Not a test of its own: the program whose panic is looked at above. An entry that refers to one that is not there
/// cannot come from files; here it stands for any fault.
#[test]
#[ignore = "run in a pseudo-terminal by another test"]
fn panic_while_drawing() {
    let mut catalogue = fixture();
    for entry in &mut catalogue.entries {
        let mut answer = Answer::clone(&entry.answer);
        answer.see_also = vec![usize::MAX];
        entry.answer = answer.into();
    }
    browse(&catalogue);
}

#[test]
fn an_error_while_drawing_gives_the_terminal_back_and_can_be_read() {
    let mut session = start("fail_while_drawing");
    session.wait_for(READY);
    send("-URG", session.id());
    session.wait_for("taken away");
    session.type_keys("x");
    let ended = session.end();
    ended.assert_restored();
    let told = "the terminal failed: No space left";
    assert!(ended.screen.contains(told), "{}", ended.screen);
}

/// Not a test of its own: the program whose drawing fails above, from the signal on.
#[test]
#[ignore = "run in a pseudo-terminal by another test"]
fn fail_while_drawing() {
    let mut signals =
        signal_hook::iterator::Signals::new([signal_hook::consts::SIGURG]).expect("signals can be had");
    std::thread::spawn(move || {
        signals.forever().next();
        // Takes nothing that is written to it.
        let full = File::options().write(true).open("/dev/full").expect("this is Linux");
        rustix::stdio::dup2_stdout(full).expect("it can be replaced");
        eprint!("taken away");
    });
    browse(&fixture());
}

fn fixture() -> Catalogue {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixture");
    content::read_folder(folder.as_ref()).expect("the fixture is sound").0
}

fn browse(catalogue: &Catalogue) {
    let mut app = tui::app::App::new(catalogue, Lang::En, None, "");
    let error = tui::browse(&mut app, tui::Setup::default()).expect_err("it cannot draw");
    eprintln!("{error}");
}
