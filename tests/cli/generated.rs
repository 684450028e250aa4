//! What is generated from the table of arguments: completions, tried in real shells, the manual page, and the help.

use portable_pty::CommandBuilder;

use crate::home::{Home, PROGRAM, Ran, program};
use crate::programs::has;
use crate::pty::Session;

/// A home with the completions for a shell, and the id of an entry that is built in.
fn completions(shell: &str) -> (Home, String) {
    let home = Home::new();
    let script = home.run_bare(&["completions", shell]).printed();
    home.write("completions", &script);
    let list = home.run_bare(&["list"]).printed();
    let id = list.split(' ').next().expect("there are entries").to_owned();
    (home, id)
}

/// What to complete, and what must be among what is offered. `ID` is an id, and `I` what it begins with.
const LINES: [(&str, &str); 9] = [
    ("sh", "show"),
    ("show I", "ID"),
    ("copy I", "ID"),
    ("--lang ", "zh"),
    ("list --source a", "alist"),
    ("export --format y", "yaml"),
    ("--clipboard ", "osc52"),
    ("copy ID --set ", "yourDataDir="),
    ("widget z", "zsh"),
];

fn lines(id: &str) -> impl Iterator<Item = (String, String)> {
    let begun = id[..id.len() - 2].to_owned();
    LINES
        .map(|(line, offered)| (line.replace("ID", id).replace('I', &begun), offered.replace("ID", id)))
        .into_iter()
}

#[test]
fn bash_completes_commands_ids_and_values() {
    let (home, id) = completions("bash");
    for (line, expected) in lines(&id) {
        let words: Vec<String> = line.split(' ').map(|word| format!("'{word}'")).collect();
        let script = format!(
            "source completions; [[ $(complete -p openlist-faq) =~ -F\\ ([^\\ ]+) ]]; \
             COMP_WORDS=(openlist-faq {}); COMP_CWORD={}; \
             ${{BASH_REMATCH[1]}} openlist-faq \"${{COMP_WORDS[COMP_CWORD]}}\" \"${{COMP_WORDS[COMP_CWORD-1]}}\"; \
             printf '%s\\n' \"${{COMPREPLY[@]}}\"",
            words.join(" "),
            words.len()
        );
        let offered = Ran::of(home.command("bash").args(["--norc", "-c", &script])).printed();
        assert!(offered.lines().any(|word| word == expected), "{line}: {offered}");
    }
}

#[test]
fn fish_completes_commands_ids_and_values() {
    if !has(&["fish"]) {
        return;
    }
    let (home, id) = completions("fish");
    for (line, expected) in lines(&id) {
        let script = format!("source completions; complete -C 'openlist-faq {line}'");
        let offered = Ran::of(home.command("fish").args(["--no-config", "-c", &script])).printed();
        let mut words = offered.lines().filter_map(|line| line.split('\t').next());
        assert!(words.any(|word| word == expected), "{line}: {offered}");
    }
}

#[test]
fn zsh_and_elvish_complete_ids() {
    for (shell, flag, setup) in [
        ("zsh", "-f", "fpath=($PWD $fpath); autoload -Uz compinit; compinit -u -D"),
        ("elvish", "-norc", "eval (slurp < completions)"),
    ] {
        if !has(&[shell]) {
            continue;
        }
        let (home, id) = completions(shell);
        std::fs::copy(home.path("completions"), home.path("_openlist-faq")).expect("there is room");
        let mut command = CommandBuilder::new(shell);
        command.arg(flag);
        let mut session = Session::run_in(&home, command, &[("LANG", "C.UTF-8")]);
        session.type_keys(&format!("{setup}; echo re''ady\r"));
        session.wait_for("ready");
        session.type_keys(&format!("openlist-faq show {}\t", &id[..id.len() - 2]));
        session.wait_for(&format!("openlist-faq show {id}"));
        session.type_keys("\u{15}exit\r");
        session.end();
    }
}

#[test]
fn the_manual_names_every_command_the_keys_and_the_files() {
    let man = program(&["man"]).printed().replace('\\', "");
    for (words, _) in commands().iter().filter(|(words, _)| words.len() == 1) {
        let name = format!("openlist-faq {}", words[0]);
        assert!(man.contains(&name), "{name}");
    }
    for text in [".SH KEYS", "Ctrl-Y", ".SH \"EXIT STATUS\"", "OPENLIST_FAQ_LANG", "CLICOLOR_FORCE"] {
        assert!(man.contains(text), "{text}");
    }
    // The files, where the program itself says that they are.
    let doctor = program(&["doctor"]).printed();
    for file in ["config ", "memory "] {
        let line = doctor.lines().find_map(|line| line.strip_prefix(file)).expect("the file is told");
        let path = line.trim().split(':').next().expect("a path");
        assert!(man.contains(path), "{path}");
    }
}

/// Returns every command that the help names, with its own help, as the words that name it.
fn commands() -> Vec<(Vec<String>, String)> {
    let mut open = vec![Vec::new()];
    let mut commands = Vec::new();
    while let Some(words) = open.pop() {
        let arguments: Vec<&str> = words.iter().map(String::as_str).chain(["--help"]).collect();
        let help = program(&arguments).printed();
        let list = help.split("Commands:\n").nth(1).unwrap_or_default();
        let list = list.lines().take_while(|line| !line.is_empty());
        let names = list.filter_map(|line| line.split_whitespace().next());
        for name in names.filter(|name| *name != "help") {
            let name: Vec<String> = [&words[..], &[name.to_owned()]].concat();
            open.push(name);
        }
        commands.push((words, help));
    }
    commands
}

#[test]
fn every_help_fits_a_terminal_of_80_columns() {
    let commands = commands();
    assert!(commands.len() > 12, "the commands are found");
    for (words, help) in commands {
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let chinese = program(&[&words[..], &["--help", "--lang", "zh"]].concat()).printed();
        assert!(chinese.contains("\n用法：openlist-faq") && !chinese.contains("Print help"), "{chinese}");
        for line in help.lines().chain(chinese.lines()) {
            assert!(catalogue::text::width(line) <= 80, "{words:?}: {line}");
        }
    }
}

#[test]
fn help_manual_and_errors_are_in_the_language_of_the_interface() {
    let home = Home::new();
    let help = home.run_with(&["--help"], &[("LANG", "zh_CN.UTF-8")]).printed();
    assert!(help.contains("列出全部条目"), "{help}");
    for arguments in [&["help"][..], &["--help", "--lang=zh"], &["-h", "--lang", "zh"]] {
        let same = home.run_with(arguments, &[("OPENLIST_FAQ_LANG", "zh")]).printed();
        assert_eq!(same, help, "{arguments:?}");
    }
    let man = home.run(&["man", "--lang", "zh"]).printed();
    assert!(man.contains(".SH 快捷键") && !man.contains("Print"), "{man}");
    home.configure("language: zh\n");
    assert_eq!(home.run(&["--help"]).printed(), help);
    let told = home.run(&["show", "nothing-like-it"]).refused(1);
    assert!(told.starts_with("错误：没有条目“nothing-like-it”\n提示：你要找的是不是 "), "{told}");
    // The English text is there, too, to be searched for.
    assert!(told.ends_with("\n（error: there is no entry \"nothing-like-it\"）\n"), "{told}");
    let told = home.run(&["list", "--jsn"]).refused(2);
    assert!(
        told.starts_with("错误：不认识的参数“--jsn”\n") && told.contains("用法：openlist-faq list"),
        "{told}"
    );
    assert!(home.run(&["--help", "--lang", "en"]).printed().contains("List all entries"));
}

#[test]
fn version_and_help_are_commands_too() {
    assert_eq!(program(&["version"]).printed(), program(&["--version"]).printed());
    assert_eq!(program(&["help"]).printed(), program(&["--help"]).printed());
    assert_eq!(program(&["help", "show"]).printed(), program(&["show", "--help"]).printed());
}

#[test]
fn only_entries_with_commands_are_offered_to_copy() {
    let home = Home::new();
    let script = home.run_bare(&["completions", "bash"]).printed();
    let of = |command: &str| {
        let part = script.split(&format!("openlist__faq__{command})")).nth(1).expect("the command is there");
        part.split("return 0").next().unwrap_or_default().to_owned()
    };
    assert!(of("show").contains(" object-not-found "), "{}", of("show"));
    assert!(!of("copy").contains(" object-not-found ") && of("copy").contains("config-permission-denied"));
}

#[test]
fn the_help_is_short_and_tells_the_exit_codes() {
    let help = program(&["--help"]).printed();
    assert_eq!(help, program(&["-h"]).printed());
    assert!(help.lines().count() <= 50, "{}", help.lines().count());
    assert!(help.contains("0 found") && help.contains("130 interrupted"));
}

/// The examples are about what is built in.
#[test]
fn the_examples_of_the_help_work() {
    let home = Home::new();
    let help = home.run_bare(&["--help"]).printed();
    let examples = help.split("Examples:\n").nth(1).expect("examples");
    let examples: Vec<&str> = examples.lines().take_while(|line| !line.is_empty()).collect();
    assert!(examples.len() > 5, "{help}");
    let docker = "docker() { echo 'FATA[2026-03-08 17:31:29] listen tcp 0.0.0.0:5244: bind: address already in use'; }";
    for line in examples {
        // What it does stands behind two blanks.
        let example = line.trim().split("  ").next().unwrap_or_default();
        home.write("faq.md", "**Q**：x\n\n**A**：y\n");
        let script = format!(
            "openlist_faq() {{ '{PROGRAM}' \"$@\"; }}; {docker}; {}",
            example.replace("openlist-faq", "openlist_faq")
        );
        let mut shell = home.command("sh");
        shell.args(["-c", &script]).env("OPENLIST_FAQ_CLIPBOARD", "command:cat > copied");
        let ran = Ran::of(&mut shell);
        assert_eq!(ran.code, Some(0), "{example}: {}", ran.err);
    }
    let copied = std::fs::read_to_string(home.path("copied")).expect("it was copied");
    assert!(copied.contains("/srv"), "{copied}");
}
