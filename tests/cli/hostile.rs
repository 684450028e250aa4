//! No text from a page, a query, a log, a file's name or the environment commands the terminal: the bytes that the real
//! program writes are read one by one.

use std::os::unix::process::CommandExt as _;

use portable_pty::CommandBuilder;

use crate::bytes::assert_only_ours;
use crate::home::{FIXTURE, Home, PROGRAM, Ran};
use crate::pty::Session;

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
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
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

/// Writes a catalogue whose page and data are hostile wherever they have text.
fn write_catalogue(home: &Home, dice: &mut Dice) {
    let mut page = String::new();
    for number in 0..3 {
        let text: Vec<String> = (0..9).map(|_| dice.text()).collect();
        page.push_str(&format!(
            "## id-{number}\n\n::: en\n**Q**：number {number} **{}** ({})\n\n**A**：{} `sudo x {}` [{}](https://example.org/{}) \
             [file](file:///{})\n\n```sh\nsudo run ${{dir}} {}\n```\n\n| a | b |\n|---|---|\n| {} | x |\n\n- item\n\n> quote\n:::\n",
            text[0], text[1], text[2], text[3], text[4], text[5].replace(' ', ""), text[6], text[7], text[8]
        ));
    }
    home.write("all/one/source.yaml", "order: 1\nid: one\nname: One\n");
    home.write("all/one/page.md", &page);
    // Notes are the only texts of the data that may have several lines.
    let text = dice.text();
    let escaped = text.chars().map(|c| format!("\\U{:08x}", u32::from(c)));
    let note = format!("\"{}\"", escaped.collect::<String>());
    let row = "entries:\n- id: id-0\n  group: other\n  title: {en: words, zh: words}\n";
    let group = "- {id: other, name: {en: Other, zh: 其他}}\n";
    home.write("all/groups.yaml", group);
    home.write("all/one/page.yaml", &format!("{row}  notes:\n  - {{en: {note}, zh: {note}}}\n"));
}

/// Looks at all that the browser has to show of what the program is started with, and leaves it.
fn browse(home: &Home, arguments: &[&str], variables: &[(&str, &str)]) -> String {
    let mut command = CommandBuilder::new(PROGRAM);
    command.args(arguments);
    let mut session = Session::run_in(home, command, variables);
    session.wait_for(" of ");
    // Down the list, into an answer, both languages, links, commands, the form, and copied or shown.
    for keys in ["\x1b[B", "\x1b[B", "\r", "jjjj", "b", "o", "\x1b", "y", "1", "/x", "\r", "\r", "\x03"] {
        session.type_keys(keys);
    }
    let ended = session.end();
    ended.assert_restored();
    ended.bytes
}

/// Runs a command in a pipe, and returns what it wrote, which must not command a terminal.
#[track_caller]
fn run(home: &Home, arguments: &[&str], variables: &[(&str, &str)]) -> String {
    let mut command = home.command(PROGRAM);
    let Ran { out, err, .. } = Ran::of(command.args(arguments).envs(variables.iter().copied()));
    let written = out + &err;
    assert!(!written.contains('\u{1b}'), "{variables:?} {arguments:?}: {written:?}");
    // What is copied keeps its tabs.
    let tabs = if arguments.contains(&"--print") { " " } else { "\t" };
    assert_only_ours(&written.replace('\t', tabs), 80, 24);
    written
}

#[test]
fn a_page_commands_nothing() {
    let mut dice = Dice(7);
    for _ in 0..6 {
        let home = Home::new();
        write_catalogue(&home, &mut dice);
        for variables in [&[][..], &[("VTE_VERSION", "7000"), ("SSH_TTY", "x")]] {
            let written = browse(&home, &["--catalogue", "all"], variables);
            assert!(written.contains("words"), "{written:?}");
            assert_only_ours(&written, 80, 24);
        }
        for arguments in [
            &["list"][..],
            &["list", "--json"],
            &["show", "id-0"],
            &["show", "id-1", "--json"],
            &["copy", "id-2", "1", "--print"],
            &["export"],
            &["search", "words"],
            &["check"],
        ] {
            let written = run(&home, &[arguments, &["--catalogue", "all"]].concat(), &[]);
            let is_told = written.contains("words") || arguments[0] == "check" || arguments[0] == "copy";
            assert!(is_told, "{arguments:?}: {written:?}");
        }
    }
}

#[test]
fn a_query_commands_nothing() {
    let mut dice = Dice(11);
    for round in 0..6 {
        let mut session = Session::start(&[]);
        session.wait_for("Token is expired");
        let text = dice.text();
        if round % 2 == 0 {
            session.type_keys(&format!("\x1b[200~{text}\x1b[201~"));
        } else {
            // As keys: what ends the program or stops it is no text. What follows ends any sequence that is still open,
            // or the reader of keys would wait for its end.
            let keys = text.replace(['\x03', '\x1a'], "");
            session.type_keys(&format!("{keys}\u{9c}~"));
        }
        // Whatever the keys have opened, the form takes the same, and Ctrl-C leaves from anywhere.
        session.type_keys("\x1b\x1b\x15permission\x19");
        session.type_keys(&format!("\x1b[200~{text}\x1b[201~\r\x03"));
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
    "LC_CTYPE",
    "LANGUAGE",
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
        let mut written = browse(&Home::new(), &[FIXTURE], &[(variable, &value)]);
        if variable == "STY" {
            // Within screen, a copied text is wrapped once more.
            written = written.replace("\u{1b}P\u{1b}]52;", "\u{1b}]52;").replace("\u{7}\u{1b}\\", "\u{7}");
        }
        assert_only_ours(&written, 80, 24);
    }
}

#[test]
fn the_environment_commands_nothing_in_a_command() {
    let hostile = HOSTILE.concat();
    let home = Home::new();
    home.write("broken/openlist-faq/config.yaml", &format!("language: '{hostile}'\n"));
    let broken = home.path("broken");
    let broken = ("XDG_CONFIG_HOME", broken.to_str().expect("a path in UTF-8"));
    let of_each = VARIABLES.iter().map(|variable| (*variable, hostile.as_str()));
    for variable in of_each.chain([broken]) {
        for arguments in [
            &["list"][..],
            &["copy", "docker-permission"],
            &["copy", "docker-permission", "--print"],
            &["doctor"],
            &["doctor", "--json"],
            &["config", "path"],
            &["config", "show", "--json"],
        ] {
            run(&home, &[&[FIXTURE], arguments].concat(), &[variable]);
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
    "show token-expired @",
    "search @",
    "search @ --json",
    "search --limit @ x",
    "copy @",
    "copy docker-permission @",
    "copy docker-permission --print --set @",
    "copy docker-permission --print --set dataDir=@",
    "copy docker-permission --print --set @=x",
    "copy docker-permission --clipboard @",
    "copy docker-permission --clipboard command:@",
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
    let home = Home::new();
    for hostile in [HOSTILE[..8].concat(), HOSTILE[8..16].concat(), HOSTILE[16..].concat(), HOSTILE.concat()]
    {
        for line in ARGUMENTS {
            let words = line.split(' ').map(|word| word.replace('@', &hostile));
            let words: Vec<String> = words.collect();
            let arguments: Vec<&str> = words.iter().map(String::as_str).collect();
            // Another catalogue could be given only once.
            let fixture = if line.contains("--catalogue") { &[][..] } else { &[FIXTURE] };
            run(&home, &[fixture, &arguments].concat(), &[]);
        }
    }
}

#[test]
fn an_open_sequence_in_an_argument_takes_no_help_with_it() {
    for arguments in
        [["list", "--lang", "\u{1b}]0;x"], ["list", "--borders", "\u{1b}["], ["config", "show", "\u{1b}P"]]
    {
        let told = run(&Home::new(), &arguments, &[]);
        assert!(told.ends_with("For more information, try '--help'.\n"), "{told:?}");
    }
}

#[test]
fn the_name_of_a_file_commands_nothing() {
    let home = Home::new();
    let name = HOSTILE.concat().replace('/', "");
    let log = home.write(
        &format!("{name}.log"),
        "ERRO[2026-03-08 17:31:29] token is expired\nERRO[2026-03-08 17:31:30] x y\n",
    );
    let config = home.write(&format!("{name}.yaml"), "theme: dark\n");
    let broken = home.write(&format!("broken{name}.yaml"), "theme: dusk\n");
    for arguments in [
        &["explain", "."][..],
        &["explain", "--brief", &log],
        &["explain", "--json", &log],
        &["explain", "--format", "markdown", &log],
        &["check", &log],
        &["check", "--json", &log],
        &["list", "--config", &log],
        &["config", "show", "--json", "--config", &config],
        &["doctor", "--config", &config],
        &["list", "--config", &broken],
        &["doctor", "--config", &broken],
    ] {
        run(&home, &[&[FIXTURE], arguments].concat(), &[]);
    }
    run(&home, &["list", "--catalogue", &log], &[]);
    let session = Session::start_in(&home, &["--log", &log], &[]);
    session.wait_for("In the log");
    assert_only_ours(&session.leave("\r\x03").bytes, 80, 24);
}

#[test]
fn what_is_found_commands_nothing() {
    let home = Home::new();
    let name = HOSTILE.concat().replace('/', "");
    let encoded: String = HOSTILE.concat().bytes().map(|byte| format!("%{byte:02x}")).collect();
    home.write(&format!("pages/{name}.md"), &format!("[x]({encoded}) [y](#{encoded})\n\n:::\n"));
    let page = home.path("pages").join(format!("{name}.md"));
    let page = page.to_str().expect("a path in UTF-8");
    let escaped: String = HOSTILE.concat().chars().map(|c| format!("\\U{:08x}", u32::from(c))).collect();
    home.write("all/one/source.yaml", "order: 1\nid: one\nname: One\n");
    home.write("all/one/page.md", "**Q**：a\n\n**A**：b\n");
    home.write("all/one/page.yaml", &format!("entries:\n- {{\"{escaped}\": 1}}\n"));
    for (arguments, told) in [
        (&["check", "--root", "pages"][..], "link-page"),
        (&["check", page], "link-anchor"),
        (&["check", "--catalogue", "all"], "unknown field"),
        (&["list", "--catalogue", "all"], "unknown field"),
    ] {
        for json in [&[][..], &["--json"]] {
            let written = run(&home, &[arguments, json].concat(), &[]);
            assert!(written.contains(told), "{arguments:?}: {written:?}");
        }
    }
}

#[test]
fn a_log_commands_nothing() {
    let mut dice = Dice(13);
    let home = Home::new();
    let lines: String = (10..40)
        .map(|second| {
            let (known, unknown) = (dice.text(), dice.text());
            format!(
                "ERRO[2026-03-08 17:31:{second}] {known} token is expired {known}\n\
                 ERRO[2026-03-08 17:32:{second}] {unknown}\n"
            )
        })
        .collect();
    let log = home.write("log.log", &lines);
    for format in ["text", "brief", "json", "markdown"] {
        let written = run(&home, &[FIXTURE, "explain", "--format", format, "log.log"], &[]);
        assert!(written.contains("token-expired"), "{written:?}");
    }
    let mut session = Session::start_in(&home, &["--log", &log], &[]);
    session.wait_for("x Token is expired");
    for keys in ["\r", "jjj", "\x1b", "\x1b[F", "\r"] {
        session.type_keys(keys);
    }
    assert_only_ours(&session.leave("\x03").bytes, 80, 24);
}

#[test]
fn what_is_said_in_the_dialogue_commands_nothing() {
    let mut dice = Dice(17);
    let lines: String = (0..40).map(|_| dice.text() + "\npermission\n1\nc\n").collect();
    for arguments in [&["--plain"][..], &["search", "-"], &["search", "--json", "-"]] {
        let home = Home::new();
        let mut program = home.command(PROGRAM);
        program.arg(FIXTURE).args(arguments).env("DISPLAY", HOSTILE.concat());
        let Ran { out, err, .. } = Ran::fed(&mut program, lines.as_bytes());
        assert_only_ours(&(out + &err), 80, 24);
    }
}

#[test]
fn the_name_of_the_program_commands_nothing() {
    let home = Home::new();
    for argument in ["--help", "--nonsense", "--version"] {
        let mut program = home.command(PROGRAM);
        let Ran { out, err, .. } = Ran::of(program.arg0("/\u{1b}]0;x\u{7}\u{202e}").arg(argument));
        assert_only_ours(&(out + &err), 80, 24);
    }
}
