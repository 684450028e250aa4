//! No text from a page, a query or the environment commands the terminal: the bytes that the real program writes are
//! read one by one.
#![cfg(unix)]
#![allow(
    clippy::expect_used,
    dead_code,
    reason = "a test may panic, and not every test uses all of its support"
)]

#[path = "support/bytes.rs"]
mod bytes;
#[path = "support/pty.rs"]
mod pty;

use std::path::Path;
use std::process::Command;

use bytes::assert_only_ours;
use pty::Session;

/// Texts that command a terminal, whole and cut off, and such as move what is read.
const HOSTILE: [&str; 24] = [
    "\u{1b}[31m",
    "\u{1b}[66;66H",
    "\u{1b}[3J",
    "\u{1b}[?1h",
    "\u{1b}[",
    "\u{1b}[31",
    "\u{1b}",
    "\u{1b}]0;title\u{7}",
    "\u{1b}]0;title\u{1b}\\",
    "\u{1b}]0;title",
    "\u{1b}]8;;file:///etc/passwd\u{1b}\\",
    "\u{1b}]52;p;eA==\u{7}",
    "\u{1b}Pq#0\u{1b}\\",
    "\u{1b}_G\u{1b}\\",
    "\u{1b}c",
    "\u{9b}31m",
    "\u{9d}0;title\u{9c}",
    "\u{7}\u{8}\u{b}\u{c}\u{e}\u{f}\u{7f}",
    "\u{202e}drow\u{202c}",
    "\u{2066}\u{2069}\u{200f}\u{61c}",
    "\u{feff}\u{ad}\u{200b}",
    "\t\ta",
    "e\u{301}\u{301}\u{301}",
    "\u{fdfd}👩‍👩‍👧",
];

/// A row of numbers that looks random and is the same each time (Knuth's linear congruential generator).
struct Dice(u64);

impl Dice {
    fn throw(&mut self, sides: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("31 bits fit") % sides
    }

    /// Words with hostile texts before, within and behind them.
    fn text(&mut self) -> String {
        let mut text = "words".to_owned();
        for _ in 0..6 {
            text.push_str(HOSTILE[self.throw(HOSTILE.len())]);
            text.push_str(["a", " b ", "口", ""][self.throw(4)]);
        }
        text + "end"
    }
}

/// A catalogue whose page is hostile wherever it has text.
fn write_catalogue(folder: &Path, dice: &mut Dice) {
    let mut page = String::new();
    for number in 0..3 {
        let text: Vec<String> = (0..9).map(|_| dice.text()).collect();
        page.push_str(&format!(
            "::: en\n**Q**：number {number} **{}** ({})\n\n**A**：{} `sudo x {}` [{}](https://example.org/{}) \
             [file](file:///{})\n\n```{}\nsudo run ${{dir}} {}\n```\n\n| a | b |\n|---|---|\n| {} | x |\n\n- item\n\n> quote\n:::\n---\n",
            text[0], text[1], text[2], text[3], text[4], text[5].replace(' ', ""), text[6], "sh", text[7], text[8]
        ));
    }
    std::fs::write(folder.join("page.md"), page).expect("a page");
    let yaml = "sources:\n  - id: one\n    name: One\n    page: page.md\n    language: en\n    address: {en: \
                'https://example.org/faq', zh: 'https://example.org/faq'}\n    links: {extension: ''}\nwrappers: []\nentries: []\n";
    std::fs::write(folder.join("catalogue.yaml"), yaml).expect("a catalogue");
}

/// Looks at all that the browser has to show of a catalogue, leaves it, and gives what it wrote.
fn browse(arguments: &[&str], variables: &[(&str, &str)]) -> String {
    let mut session = Session::start_with(arguments, variables);
    session.wait_for(" of ");
    // Down the list, into an answer, both languages, links, commands, the form, and copied or shown.
    for keys in [
        "\x1b[B", "\x1b[B", "\r", "jjjj", "b", "o", "\x1b", "y", "1", "/x", "\r", "\r", "q", "\x03",
    ] {
        session.type_keys(keys);
    }
    let ended = session.end();
    ended.assert_restored();
    ended.bytes
}

#[test]
fn a_page_commands_nothing() {
    let mut dice = Dice(7);
    for _ in 0..12 {
        let folder = tempfile::tempdir().expect("a temporary folder");
        write_catalogue(folder.path(), &mut dice);
        let path = folder.path().to_str().expect("a path in UTF-8");
        for variables in [&[][..], &[("VTE_VERSION", "7000"), ("SSH_TTY", "x")]] {
            let written = browse(&["--catalogue", path], variables);
            assert!(written.contains("words"), "{written:?}");
            assert_only_ours(&written, 80, 24);
        }
        let run = |arguments: &[&str]| {
            let written = run(&[arguments, &["--catalogue", path]].concat(), &[]);
            assert!(written.contains("words"), "{arguments:?}: {written:?}");
            written
        };
        let list = run(&["list"]);
        for id in list.lines().filter_map(|line| line.split(' ').next()) {
            run(&["show", id]);
            run(&["show", id, "--json"]);
            run(&["copy", id, "1", "--print"]);
        }
    }
}

/// Runs a command in a pipe, and gives what it wrote, which must not command a terminal.
#[track_caller]
fn run(arguments: &[&str], variables: &[(&str, &str)]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_openlist-faq"))
        .args(arguments)
        .env_clear()
        .env("HOME", "/nonexistent")
        .envs(variables.iter().copied())
        .output()
        .expect("the program runs");
    let written = [output.stdout, output.stderr].concat();
    let written = String::from_utf8(written).expect("the output is UTF-8");
    assert!(
        !written.contains('\u{1b}'),
        "{variables:?} {arguments:?}: {written:?}"
    );
    // What is copied keeps its tabs.
    let tabs = if arguments.contains(&"--print") { " " } else { "\t" };
    assert_only_ours(&written.replace('\t', tabs), 80, 24);
    written
}

#[test]
fn a_query_commands_nothing() {
    let mut dice = Dice(11);
    for round in 0..12 {
        let mut session = Session::start(&[]);
        session.wait_for("23 of 23");
        let text = dice.text();
        if round % 2 == 0 {
            session.type_keys(&format!("\x1b[200~{text}\x1b[201~"));
        } else {
            // As keys: what ends the program or stops it is no text. What follows ends any sequence that is still open,
            // or the reader of keys would wait for its end.
            let keys = text.replace(['\x03', '\x1a'], "");
            session.type_keys(&format!("{keys}uc~"));
        }
        // Whatever the keys have opened, the form takes the same, and Ctrl-C leaves from anywhere.
        session.type_keys("\x1b\x1b\x15permission\x19");
        session.type_keys(&format!("1\x1b[200~{text}\x1b[201~\r\x03"));
        let ended = session.end();
        ended.assert_restored();
        assert_only_ours(&ended.bytes, 80, 24);
    }
}

/// Variables that the program reads. `PATH` is where it looks for tmux.
const VARIABLES: [&str; 24] = [
    "SUDO_UID",
    "SUDO_GID",
    "TERM",
    "LANG",
    "LC_ALL",
    "LC_MESSAGES",
    "LANGUAGE",
    "HOME",
    "XDG_CONFIG_HOME",
    "PATH",
    "NO_COLOR",
    "DISPLAY",
    "WAYLAND_DISPLAY",
    "XDG_RUNTIME_DIR",
    "TMUX",
    "STY",
    "SSH_TTY",
    "WSL_INTEROP",
    "VTE_VERSION",
    "TERM_PROGRAM",
    "TERM_PROGRAM_VERSION",
    "COLUMNS",
    "OPENLIST_FAQ_LANG",
    "OPENLIST_FAQ_CLIPBOARD",
];

#[test]
fn the_environment_commands_nothing_in_the_browser() {
    for variable in VARIABLES {
        // What is refused before the browser opens is looked at below.
        let prefix = match variable {
            "OPENLIST_FAQ_LANG" => continue,
            "OPENLIST_FAQ_CLIPBOARD" => "command:false;",
            _ => "",
        };
        let value = format!("{prefix}{}", HOSTILE.concat());
        let mut written = browse_fix(&[(variable, &value)]);
        if variable == "STY" {
            // Within screen, a copied text is wrapped once more.
            written = written
                .replace("\u{1b}P\u{1b}]52;", "\u{1b}]52;")
                .replace("\u{7}\u{1b}\\", "\u{7}");
        }
        assert_only_ours(&written, 80, 24);
    }
}

/// Copies a command and a link of the docker entry, however that goes.
fn browse_fix(variables: &[(&str, &str)]) -> String {
    let mut session = Session::start_with(&[], variables);
    session.wait_for("23 of 23");
    for keys in ["permission\r", "y", "1", "\x1b", "\r", "o", "\r", "\x03"] {
        session.type_keys(keys);
    }
    let ended = session.end();
    ended.assert_restored();
    ended.bytes
}

#[test]
fn the_environment_commands_nothing_in_a_command() {
    let hostile = HOSTILE.concat();
    let home = tempfile::tempdir().expect("a temporary folder");
    let config = home.path().join("openlist-faq");
    std::fs::create_dir(&config).expect("a folder");
    std::fs::write(config.join("config.yaml"), format!("language: '{hostile}'\n")).expect("a file");
    let broken_config = ("XDG_CONFIG_HOME", home.path().to_str().expect("a path in UTF-8"));
    let of_each = VARIABLES.iter().map(|variable| (*variable, hostile.as_str()));
    for variable in of_each.chain([broken_config]) {
        for arguments in [
            &["list"][..],
            &["show", "network-problem"],
            &["copy", "config-permission-denied"],
            &["copy", "config-permission-denied", "--print"],
            &["doctor"],
            &["doctor", "--json"],
            &["show", &hostile],
            &["list", "--source", &hostile],
            &["list", "--catalogue", &hostile],
            &["config", "path"],
            &["config", "show"],
            &["config", "show", "--json"],
        ] {
            run(arguments, &[variable]);
        }
    }
}

/// Every place of the command line that takes a word, with `@` for it.
const ARGUMENTS: [&str; 35] = [
    "@",
    "-- @",
    "--@",
    "-@",
    "lis@",
    "show @",
    "show @ --json",
    "show network-problem @",
    "search @",
    "search @ --json",
    "search --limit @ x",
    "copy @",
    "copy config-permission-denied @",
    "copy config-permission-denied --print --set @",
    "copy config-permission-denied --print --set yourDataDir=@",
    "copy config-permission-denied --print --set @=x",
    "copy config-permission-denied --clipboard @",
    "copy config-permission-denied --clipboard command:@",
    "explain @",
    "explain --brief @",
    "explain --json @",
    "check @",
    "check --json @",
    "export --format @",
    "completions @",
    "config @",
    "config show --clipboard command:@",
    "config show --clipboard command:@ --json",
    "list --lang @",
    "list --source @",
    "list --theme @",
    "list --catalogue @",
    "list --config @",
    "doctor --source @ --config @ --catalogue @ --clipboard command:@",
    "--log @",
];

#[test]
fn an_argument_commands_nothing() {
    let each = HOSTILE.iter().map(|text| format!("{text}end"));
    for hostile in each.chain([HOSTILE.concat()]) {
        for arguments in ARGUMENTS {
            let arguments: Vec<String> = arguments
                .split(' ')
                .map(|word| word.replace('@', &hostile))
                .collect();
            run(&arguments.iter().map(String::as_str).collect::<Vec<_>>(), &[]);
        }
    }
}

#[test]
fn an_open_sequence_in_an_argument_takes_no_help_with_it() {
    for arguments in [
        ["list", "--lang", "\u{1b}]0;x"],
        ["list", "--borders", "\u{1b}["],
        ["config", "show", "\u{1b}P"],
    ] {
        let told = run(&arguments, &[]);
        assert!(
            told.ends_with("For more information, try '--help'.\n"),
            "{told:?}"
        );
    }
}

#[test]
fn the_name_of_a_file_commands_nothing() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let name = HOSTILE.concat().replace('/', "");
    let log = folder.path().join(format!("{name}.log"));
    let lines =
        "ERRO[2025-08-21 08:12:03] lookup openapi.alipan.com: no such host\nERRO[2025-08-21 08:12:04] x y\n";
    std::fs::write(&log, lines).expect("a file");
    let config = folder.path().join(format!("{name}.yaml"));
    std::fs::write(&config, "theme: dark\n").expect("a file");
    let broken = folder.path().join(format!("broken{name}.yaml"));
    std::fs::write(&broken, "theme: dusk\n").expect("a file");
    let [config, broken] = [&config, &broken].map(|path| path.to_str().expect("a path in UTF-8"));
    let folder = folder.path().to_str().expect("a path in UTF-8");
    let log = log.to_str().expect("a path in UTF-8");
    for arguments in [
        &["explain", folder][..],
        &["explain", "--brief", log],
        &["explain", "--json", log],
        &["check", log],
        &["check", "--json", log],
        &["list", "--catalogue", log],
        &["list", "--config", log],
        &["config", "show", "--config", config],
        &["config", "show", "--json", "--config", config],
        &["doctor", "--config", config],
        &["list", "--config", broken],
        &["doctor", "--config", broken],
    ] {
        run(arguments, &[]);
    }
    let mut session = Session::start(&["--log", log]);
    session.wait_for("1x no such host");
    session.type_keys("\r\x03");
    assert_only_ours(&session.end().bytes, 80, 24);
}

#[test]
fn a_log_commands_nothing() {
    let mut dice = Dice(13);
    let folder = tempfile::tempdir().expect("a temporary folder");
    let log = folder.path().join("log.log");
    let lines: String = (0..30)
        .map(|second| {
            let (known, unknown) = (dice.text(), dice.text());
            format!(
                "ERRO[2025-08-21 08:12:{second}] {known} dial: lookup x.y: no such host {known}\n\
                 ERRO[2025-08-21 08:13:{second}] {unknown}\n"
            )
        })
        .collect();
    std::fs::write(&log, lines).expect("a file");
    let log = log.to_str().expect("a path in UTF-8");
    for format in ["--brief", "--json", "--no-redact"] {
        let written = run(&["explain", format, log], &[]);
        assert!(written.contains("no such host"), "{written:?}");
    }
    let mut session = Session::start(&["--log", log]);
    session.wait_for("x no such host");
    for keys in ["\r", "jjj", "\x1b", "\x1b[F", "\r", "\x03"] {
        session.type_keys(keys);
    }
    let ended = session.end();
    ended.assert_restored();
    assert_only_ours(&ended.bytes, 80, 24);
}

#[test]
fn what_is_said_in_the_dialogue_commands_nothing() {
    let mut dice = Dice(17);
    let lines: String = (0..40).map(|_| dice.text() + "\npermission\n1\nc\n").collect();
    for arguments in [&["--plain"][..], &["search", "-"], &["search", "--json", "-"]] {
        let mut program = Command::new(env!("CARGO_BIN_EXE_openlist-faq"))
            .args(arguments)
            .env_clear()
            .envs([("HOME", "/nonexistent"), ("DISPLAY", &HOSTILE.concat())])
            .stdin(std::process::Stdio::piped())
            .stdout(std::process::Stdio::piped())
            .stderr(std::process::Stdio::piped())
            .spawn()
            .expect("the program runs");
        let mut stdin = program.stdin.take().expect("it is piped");
        let lines = lines.clone();
        let typing = std::thread::spawn(move || std::io::Write::write_all(&mut stdin, lines.as_bytes()));
        let output = program.wait_with_output().expect("it ends");
        typing.join().expect("no panic").expect("it reads");
        let written = [output.stdout, output.stderr].concat();
        assert_only_ours(&String::from_utf8(written).expect("UTF-8"), 80, 24);
    }
}

#[test]
fn the_name_of_the_program_commands_nothing() {
    use std::os::unix::process::CommandExt as _;

    for argument in ["--help", "--nonsense", "--version"] {
        let output = Command::new(env!("CARGO_BIN_EXE_openlist-faq"))
            .arg0("/\u{1b}]0;x\u{7}\u{202e}")
            .arg(argument)
            .output()
            .expect("the program runs");
        let written = [output.stdout, output.stderr].concat();
        assert_only_ours(&String::from_utf8_lossy(&written), 80, 24);
    }
}
