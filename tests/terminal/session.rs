//! What a person sees who uses the browser or prints to a terminal.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use portable_pty::CommandBuilder;

use crate::READY;
use crate::clipboard::SNIPPET;
use crate::home::{FIXTURE, Home, PROGRAM};
use crate::pty::Session;

#[test]
fn from_an_error_to_its_fix() {
    let mut session = Session::start(&[]);
    session.wait_for(READY);
    session.type_keys("permission");
    session.wait_for("The container runs as an ordinary");
    session.type_keys("\x14");
    session.wait_for("容器以普通用户运行");
    session.type_keys("\x19");
    session.wait_for("填写后复制");
    session.type_keys("\x19");
    // There is no desktop here, so the terminal's own clipboard is sent the text.
    session.wait_for("已发送到终端的剪贴板");
    let ended = session.leave("\x03");
    assert!(ended.status.success());
    assert_eq!(ended.screen.trim(), "", "nothing is left on the shell's screen");
    let sent = format!("\x1b]52;c;{}", STANDARD.encode(SNIPPET));
    assert!(ended.bytes.contains(&sent), "{}", ended.bytes);
}

#[test]
fn keys_typed_ahead_mean_what_is_shown_when_their_turn_comes() {
    let mut session = Session::start(&[]);
    session.wait_for(READY);
    // The links of the entry that is found, and not of the one that is shown now.
    session.type_keys("permission\x0f");
    session.wait_for("docker.example/users");
    session.leave("\x03");
}

#[test]
fn keys_that_terminals_send_as_sequences_edit_the_query() {
    let mut session = Session::start(&[]);
    session.wait_for(READY);
    session.type_keys("one two\x1bb");
    session.type_keys("x\x1b[1;5D");
    session.type_keys("y");
    session.wait_for("> one yxtwo");
    session.type_keys("\x05\x17\x1b[1;3A");
    session.wait_for("> one ");
    // Ctrl-G opens the help on any terminal, and Ctrl-L draws it again.
    session.type_keys("\x07");
    session.wait_for("On the query line");
    session.type_keys("\x0c");
    session.wait_for("type to filter");
    session.leave("\x03");
}

#[test]
fn escape_leaves_a_form_and_sends_no_clipboard_anything() {
    let mut session = Session::start(&[]);
    session.wait_for(READY);
    session.type_keys("permission\x19");
    session.wait_for("Fill in and copy");
    session.type_keys("/mnt/x\x1b");
    session.wait_for("Enter read");
    session.type_keys("\x19");
    session.wait_for("/mnt/x");
    let ended = session.leave("\x03");
    assert!(!ended.bytes.contains("\x1b]52;"), "{}", ended.bytes);
}

#[test]
fn resizing_keeps_the_state() {
    let mut session = Session::start(&[]);
    session.wait_for(READY);
    session.type_keys("permission\r");
    session.wait_for("y copy");
    session.resize(40, 10);
    session.wait_until("the narrow screen", |screen| {
        screen.contains("permission") && screen.lines().all(|line| line.chars().count() <= 40)
    });
    session.resize(30, 5);
    session.wait_for("30x5");
    session.resize(120, 40);
    session.wait_for("https://docker.example/users");
    session.leave("q");
}

#[test]
fn control_c_leaves_also_where_a_text_is_shown() {
    let mut session = Session::start(&["--clipboard", "none"]);
    session.wait_for(READY);
    session.type_keys("permission\x19\x19");
    session.wait_for("Enter goes back to the browser.");
    let ended = session.leave("\x03");
    assert!(ended.status.success());
    assert!(ended.screen.contains("docker run -d --name list"), "{}", ended.screen);
}

#[test]
fn a_broken_catalogue_is_told_before_the_screen_is_taken() {
    let home = Home::new();
    home.write("all/a/source.yaml", "order: 1\nid: a\nname: A\n");
    for (page, yaml, place) in [
        ("## a\n\n**Q**：x\n", "entries: []\n", "p.md:3: "),
        ("## a\n\n**Q**：x\n\n**A**：y\n", "entries:\n- id: a\n  errors: y\n", "p.yaml:3: "),
    ] {
        home.write("all/a/p.md", page);
        home.write("all/a/p.yaml", yaml);
        let mut command = CommandBuilder::new(PROGRAM);
        command.args(["--catalogue", "all"]);
        let ended = Session::run_in(&home, command, &[]).end();
        assert_eq!(ended.status.exit_code(), 2);
        assert!(ended.bytes.contains(place), "{}", ended.bytes);
        assert!(!ended.bytes.contains("\x1b["), "{:?}", ended.bytes);
    }
}

#[test]
fn printed_links_lead_to_their_address_where_the_terminal_knows_that() {
    let shown = |variables: &[(&str, &str)], flags: &[&str]| {
        let arguments = [&["show", "token-expired"], flags].concat();
        Session::start_with(&arguments, variables).end().bytes
    };
    let known = [("VTE_VERSION", "7600")];
    let bytes = shown(&known, &[]);
    let link = ";https://docs.example/guide/config.html\x1b\\";
    assert!(bytes.contains("\x1b]8;id=") && bytes.contains(link), "{bytes:?}");
    assert!(!shown(&[], &[]).contains("\x1b]8;"));
    assert!(!shown(&known, &["--color", "never"]).contains("\x1b]8;"));
}

#[test]
fn the_mouse_can_be_left_to_the_terminal() {
    let mut session = Session::start(&["--no-mouse"]);
    session.wait_for(READY);
    session.type_keys("\x03");
    assert!(!session.end().bytes.contains("\x1b[?1002h"));
}

#[test]
fn clicks_and_drags_of_the_terminal_are_understood() {
    let mut session = Session::start(&["permission"]);
    let screen = session.wait_for("F1 help");
    let row = screen.lines().count();
    let footer = screen.lines().last().unwrap_or_default();
    let before = footer.split("F1").next().unwrap_or_default();
    // A Chinese character has two columns.
    let column = before.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum::<usize>() + 1;
    session.type_keys(&format!("\x1b[<0;{column};{row}M\x1b[<0;{column};{row}m"));
    session.wait_for("╭ Keys");
    session.type_keys("\x1b");
    session.wait_until("the help goes", |screen| !screen.contains("╭ Keys"));
    let line = screen.lines().nth(5).unwrap_or_default();
    let divider = line.chars().position(|c| c == '│').expect("the answer is beside the list") + 1;
    session.type_keys(&format!("\x1b[<0;{divider};6M\x1b[<32;20;6M\x1b[<0;20;6m"));
    session.wait_until("the divider moves", |screen| {
        screen.lines().nth(5).is_some_and(|line| line.chars().nth(19) == Some('│'))
    });
    session.leave("\x03");
}

#[test]
fn a_pasted_block_is_a_query_and_runs_nothing() {
    let mut session = Session::start(&[]);
    session.wait_for(READY);
    session.type_keys(
        "\x1b[200~FATA[0001] listen tcp :5244: bind: address already in use\r\nsecond line\r\n\x1b[201~",
    );
    session.wait_for("Another program has the port");
    session.leave("\x03");
}

#[test]
fn words_open_the_browser_on_them() {
    for words in [&["permission", "denied"][..], &["--", "permission", "denied"]] {
        let session = Session::start(words);
        session.wait_for(" > permission denied");
        session.wait_for("The container runs");
        session.leave("\x03");
    }
}

#[test]
fn the_language_follows_the_environment() {
    for (variables, words) in [
        (&[("LANG", "zh_CN.UTF-8")][..], "全部来源"),
        (&[("LANG", "zh_CN.UTF-8"), ("OPENLIST_FAQ_LANG", "en")], "all sources"),
    ] {
        let session = Session::start_with(&[], variables);
        session.wait_for(words);
        session.leave("\x03");
    }
}

#[test]
fn a_dumb_terminal_and_those_who_wish_get_the_dialogue() {
    for variables in [("TERM", "dumb"), ("ACCESSIBLE", "1")] {
        let mut session = Session::start_with(&["permission"], &[variables]);
        session.wait_for("1. config.yaml: permission denied");
        session.type_keys("1\n");
        session.wait_for("The container runs");
        session.type_keys("q\n");
        let ended = session.end();
        assert_eq!(ended.status.exit_code(), 0);
        assert!(!ended.bytes.contains('\x1b'), "{:?}", ended.bytes);
    }
}

#[test]
fn an_interrupted_dialogue_ends_with_130() {
    let mut shell = CommandBuilder::new("sh");
    // With `noflsh`, since an interrupt otherwise has the terminal throw away what is just being written.
    let script = "stty noflsh; trap : INT; \"$0\" \"$1\" --plain; echo code $?";
    shell.args(["-c", script, PROGRAM, FIXTURE]);
    let mut session = Session::run(shell, &[]);
    session.wait_for("q quits:");
    session.type_keys("\x03");
    let screen = session.end().screen;
    assert!(screen.contains("code 130"), "{screen}");
}
