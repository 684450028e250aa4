//! What settings and memory do in the browser, and colours on a terminal.

use std::fs;

use portable_pty::CommandBuilder;
use serde_json::Value;

use crate::READY;
use crate::home::{FIXTURE, Home, PROGRAM};
use crate::pty::Session;

const STATE: &str = ".local/state/openlist-faq/state.json";

fn state(home: &Home) -> Value {
    let text = fs::read_to_string(home.path(STATE)).expect("it was written");
    serde_json::from_str(&text).expect("it is JSON")
}

#[test]
fn colours_come_on_a_terminal_unless_they_are_not_wanted() {
    let shown = |flags: &[&str], variables: &[(&str, &str)]| {
        let arguments = [&["show", "docker-permission"], flags].concat();
        Session::start_with(&arguments, variables).end().bytes
    };
    let coloured = shown(&[], &[]);
    assert!(coloured.contains("\x1b[36m") && coloured.contains('│'), "{coloured:?}");
    let ascii = shown(&["--borders", "ascii", "--color", "never"], &[]);
    assert!(!ascii.contains('\x1b') && ascii.contains("+ [1] "), "{ascii}");
    assert!(!shown(&[], &[("NO_COLOR", "1")]).contains('\x1b'));
    assert!(!shown(&[], &[("TERM", "dumb")]).contains('\x1b'));
}

const TRUE_COLOURS: (&str, &str) = ("COLORTERM", "truecolor");
/// The question for the terminal's background, an answer, and the background of the theme for it.
const QUESTION: &str = "\x1b]11;?";
const LIGHT_ANSWER: &str = "\x1b]11;rgb:fdfd/f6f6/e3e3\x1b\\";
const LIGHT_BACKGROUND: &str = "48;2;251;250;247";

#[test]
fn auto_follows_the_terminals_answer() {
    // The answer is there before the question, so that this takes no luck: the shell's `read` leaves it alone.
    let mut command = CommandBuilder::new("/bin/sh");
    command.args(["-c", "read go; exec \"$0\" \"$1\" --theme auto", PROGRAM, FIXTURE]);
    let mut session = Session::run(command, &[TRUE_COLOURS]);
    session.type_keys(&format!("go\n{LIGHT_ANSWER}"));
    session.wait_for(READY);
    session.type_keys("token");
    session.wait_for(" > token");
    let bytes = session.leave("\x03").bytes;
    assert!(bytes.contains(QUESTION), "{bytes:?}");
    assert!(bytes.contains(LIGHT_BACKGROUND), "{bytes:?}");
}

#[test]
fn the_terminal_is_asked_only_where_the_answer_matters() {
    for (arguments, variables) in
        [(&[][..], &[TRUE_COLOURS][..]), (&["--theme", "dark"], &[TRUE_COLOURS]), (&["--theme", "auto"], &[])]
    {
        let session = Session::start_with(arguments, variables);
        session.wait_for(READY);
        assert!(!session.leave("\x03").bytes.contains(QUESTION), "{arguments:?}");
    }
    let listed = Session::start_with(&["list", "--theme", "auto"], &[TRUE_COLOURS]).end();
    assert!(!listed.bytes.contains(QUESTION));
}

#[test]
fn a_theme_that_is_asked_for_comes_although_the_environment_wants_no_colours() {
    let browse = |arguments: &[&str]| {
        let session = Session::start_with(arguments, &[("NO_COLOR", "1")]);
        session.wait_for(READY);
        session.leave("\x03").bytes
    };
    let light = browse(&["--theme", "light"]);
    assert!(light.contains(LIGHT_BACKGROUND), "{light:?}");
    let plain = browse(&[]);
    assert!(!plain.contains("\x1b[38;5;") && plain.contains("\x1b[1m"), "{plain:?}");
}

#[test]
fn keys_of_the_configuration_work_and_are_shown() {
    let home = Home::new();
    home.configure("keys:\n  query.copy: [f9]\n  toggle-language: [alt-l]\n");
    let mut session = Session::start_in(&home, &[], &[]);
    session.type_keys("permission");
    session.wait_for("F9 copy");
    session.type_keys("\x1b[20~");
    session.wait_for("Fill in");
    session.type_keys("\x1b");
    session.wait_until("no form", |screen| !screen.contains("Fill in"));
    session.type_keys("\x1bl");
    session.wait_for("容器以普通用户运行");
    session.leave("\x03");
}

#[test]
fn the_browser_opens_as_it_was_left() {
    let home = Home::new();
    let mut session = Session::start_in(&home, &[], &[]);
    session.wait_for(READY);
    session.type_keys("\x14\x13\x1b[B");
    session.wait_for("登录状态已结束");
    session.leave("\x03");
    let left = state(&home);
    assert_eq!(
        (&left["language"], &left["source"], &left["entry"]),
        (&"zh".into(), &"openlist".into(), &"token-expired".into())
    );

    let session = Session::start_in(&home, &[], &[]);
    let screen = session.wait_for("登录状态已结束");
    assert!(screen.contains("OpenList   中文"), "{screen}");
    session.leave("\x03");
    assert_eq!(state(&home), left, "nothing changed");
    assert!(home.run(&["config", "show"]).printed().contains("上次的选择"));

    // A choice comes before what is remembered, and so does wanting nothing of it.
    for arguments in [&["--lang", "en", "--source", "all"][..], &["--no-state"]] {
        let session = Session::start_in(&home, arguments, &[]);
        session.wait_for("all sources   English");
        session.leave("\x03");
    }
    // What scripts get depends on no session.
    assert_eq!(home.run(&["list"]).printed().lines().count(), 5);
}

#[test]
fn what_was_put_in_for_a_placeholder_stands_in_the_form_the_next_time() {
    let home = Home::new();
    for _ in 0..2 {
        let mut session = Session::start_in(&home, &["permission"], &[]);
        session.wait_for("The container runs");
        session.type_keys("\x19");
        session.wait_for("Fill in");
        let is_first = !home.path(STATE).exists();
        if is_first {
            session.type_keys("/srv/数据\t1000\t1000\r");
            session.wait_for("clipboard");
        } else {
            session.wait_for("/srv/数据");
        }
        session.leave("\x03");
        assert_eq!(state(&home)["placeholders"]["dataDir"], "/srv/数据");
    }
}

#[test]
fn nothing_is_written_where_nothing_changed_or_nothing_is_wanted() {
    let home = Home::new();
    let session = Session::start_in(&home, &[], &[]);
    session.wait_for(READY);
    session.leave("\x03");
    assert_eq!(fs::read_dir(home.path("")).expect("it can be read").count(), 0);
    home.configure("remember: false\n");
    let mut session = Session::start_in(&home, &[], &[]);
    session.wait_for(READY);
    session.type_keys("\x14");
    session.wait_for("中文");
    session.leave("\x03");
    assert!(!home.path(".local").exists());
}

#[test]
fn a_terminal_that_may_show_no_lines_has_ascii_frames_unless_others_are_chosen() {
    for variable in [("LANG", "C"), ("TERM", "linux")] {
        let session = Session::start_with(&[], &[variable]);
        let screen = session.wait_for("frames are ASCII");
        assert!(screen.contains(" | ") && !screen.contains('│'), "{screen}");
        session.leave("\x03");
    }
    let home = Home::new();
    home.configure("borders: lines\n");
    let session = Session::start_in(&home, &[], &[("LANG", "C")]);
    assert!(session.wait_for(READY).contains('│'));
    session.leave("\x03");
}

#[test]
fn a_damaged_state_is_told_and_left_out() {
    let home = Home::new();
    home.write(STATE, "{\"version\": 1, \"language\": \"zh");
    let session = Session::start_in(&home, &[], &[]);
    let screen = session.wait_for("What was remembered cannot be read");
    assert!(screen.contains("all sources   English"), "{screen}");
    session.leave("\x03");
    let shown = home.run(&["config", "show"]);
    assert!(shown.code == Some(0) && shown.err.contains("state.json"), "{shown:?}");
}
