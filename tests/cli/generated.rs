//! The completions and the manual page: the copies that are checked in, and that they work.
//! `GENERATE=1 cargo test --test generated` writes them anew.
#![allow(clippy::expect_used, reason = "a test may panic")]

#[cfg(target_os = "linux")]
#[path = "support/programs.rs"]
mod programs;
#[cfg(target_os = "linux")]
#[path = "support/pty.rs"]
mod pty;
#[path = "support/run.rs"]
mod run;

use std::fs;
use std::path::Path;
#[cfg(unix)]
use std::process::Command;

use clap::CommandFactory;
#[cfg(target_os = "linux")]
use programs::has;
use run::printed;

const COPIES: [(&[&str], &str); 6] = [
    (&["completions", "bash"], "completions/openlist-faq.bash"),
    (&["completions", "zsh"], "completions/_openlist-faq"),
    (&["completions", "fish"], "completions/openlist-faq.fish"),
    (&["completions", "elvish"], "completions/openlist-faq.elv"),
    (&["completions", "powershell"], "completions/_openlist-faq.ps1"),
    (&["man"], "man/openlist-faq.1"),
];

#[test]
fn the_checked_in_copies_are_what_is_printed_now() {
    for (arguments, path) in COPIES {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
        let now = printed(arguments);
        if std::env::var_os("GENERATE").is_some() {
            fs::write(&file, &now).expect("the copy can be written");
        }
        let copy = fs::read_to_string(&file).unwrap_or_default();
        assert!(
            copy.replace("\r\n", "\n") == now,
            "{path} is stale: GENERATE=1 cargo test --test generated writes it anew"
        );
    }
}

/// What bash offers after these words; the last one is being typed.
#[cfg(unix)]
fn offered(words: &[&str]) -> Vec<String> {
    let script = format!(
        "source completions/openlist-faq.bash; [[ $(complete -p openlist-faq) =~ -F\\ ([^\\ ]+) ]]; \
         COMP_WORDS=(openlist-faq {}); COMP_CWORD={}; \
         ${{BASH_REMATCH[1]}} openlist-faq \"${{COMP_WORDS[COMP_CWORD]}}\" \"${{COMP_WORDS[COMP_CWORD-1]}}\"; \
         printf '%s\\n' \"${{COMPREPLY[@]}}\"",
        words
            .iter()
            .map(|word| format!("'{word}'"))
            .collect::<Vec<_>>()
            .join(" "),
        words.len()
    );
    let output = Command::new("bash")
        .args(["--norc", "-c", &script])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("bash runs");
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    let offered = String::from_utf8(output.stdout).expect("UTF-8");
    offered.lines().map(str::to_owned).collect()
}

#[test]
#[cfg(unix)]
fn bash_completes_commands_ids_languages_and_formats() {
    for (words, expected) in [
        (&["sh"][..], &["show"][..]),
        (&["show", "sign"], &["sign-in-locked"]),
        (&["copy", "meta"], &["meta-path-not-unique", "meta-path-required"]),
        (&["--lang", ""], &["en", "zh"]),
        (&["list", "--source", "a"], &["alist"]),
        (&["export", "--format", "y"], &["yaml"]),
        (&["completions", "po"], &["powershell"]),
    ] {
        assert_eq!(offered(words), expected, "{words:?}");
    }
}

#[test]
#[cfg(target_os = "linux")]
fn fish_completes_commands_ids_languages_and_formats() {
    if !has(&["fish"]) {
        return;
    }
    for (line, expected) in [
        ("li", "list"),
        ("show sign", "sign-in-locked"),
        ("--lang zh copy meta-path-r", "meta-path-required"),
        ("show --lang z", "zh"),
        ("export --format y", "yaml"),
    ] {
        let script = format!("source completions/openlist-faq.fish; complete -C 'openlist-faq {line}'");
        let output = Command::new("fish")
            .args(["--no-config", "-c", &script])
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .output()
            .expect("fish runs");
        let offered = String::from_utf8_lossy(&output.stdout);
        let offered: Vec<&str> = offered
            .lines()
            .filter_map(|line| line.split('\t').next())
            .collect();
        assert!(offered.contains(&expected), "{line}: {offered:?}");
    }
}

#[test]
#[cfg(target_os = "linux")]
fn zsh_and_elvish_complete_ids() {
    let completions = Path::new(env!("CARGO_MANIFEST_DIR")).join("completions");
    let completions = completions.display();
    for (shell, flag, setup) in [
        (
            "zsh",
            "-f",
            format!("fpath=({completions} $fpath); autoload -Uz compinit; compinit -u -D"),
        ),
        (
            "elvish",
            "-norc",
            format!("eval (slurp < {completions}/openlist-faq.elv)"),
        ),
    ] {
        if !has(&[shell]) {
            continue;
        }
        let mut command = portable_pty::CommandBuilder::new(shell);
        command.arg(flag);
        let mut session = pty::Session::run(command, &[("LANG", "C.UTF-8")]);
        session.type_keys(&format!("{setup}; echo re''ady\r"));
        session.wait_for("ready");
        session.type_keys("openlist-faq show address-\t");
        session.wait_for("openlist-faq show address-in-use");
        session.type_keys("\u{15}exit\r");
        session.end();
    }
}

#[test]
fn the_manual_names_every_command_and_the_keys() {
    let man = printed(&["man"]);
    for text in [
        "openlist\\-faq show",
        "openlist\\-faq check",
        ".SH KEYS",
        "Ctrl\\-Y",
        ".SH \"EXIT STATUS\"",
        "OPENLIST_FAQ_LANG",
        "CLICOLOR_FORCE",
    ] {
        assert!(man.contains(text), "{text}");
    }
    // The files, as the program itself says where they are.
    let doctor: serde_json::Value = serde_json::from_str(&printed(&["doctor", "--json"])).expect("JSON");
    for file in ["configuration", "memory"] {
        let path = doctor[file]["path"].as_str().expect("a path");
        assert!(!cfg!(unix) || man.replace('\\', "").contains(path), "{path}");
    }
}

#[test]
#[cfg(unix)]
fn the_examples_of_the_help_work() {
    let help = printed(&["--help"]);
    let folder = tempfile::tempdir().expect("a temporary folder");
    let bin = Path::new(env!("CARGO_BIN_EXE_openlist-faq"));
    let path = format!("{}:/usr/bin:/bin", bin.parent().expect("a folder").display());
    let docker = "docker() { echo 'FATA[2025-05-24 19:35:04] listen tcp 0.0.0.0:5244: bind: address already in use'; }";
    for (example, does) in openlist_faq::cli::EXAMPLES {
        assert!(help.contains(example) && help.contains(does), "{example}");
        let output = Command::new("sh")
            .args(["-c", &format!("{docker}; {example}")])
            .env_clear()
            .env("PATH", &path)
            .env("HOME", folder.path())
            .env("OPENLIST_FAQ_CLIPBOARD", "command:cat > copied")
            .current_dir(folder.path())
            .output()
            .expect("the shell runs");
        // The exported page still has the slips that the catalogue knows.
        let expected = i32::from(example.contains(" check "));
        let told = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(expected), "{example}: {told}");
    }
    let copied = fs::read_to_string(folder.path().join("copied")).expect("it was copied");
    assert!(copied.contains("-v /srv:/"), "{copied}");
}

/// Every command with its subcommands, by the words that name it.
fn commands() -> Vec<Vec<String>> {
    fn collect(command: &clap::Command, words: &[String], all: &mut Vec<Vec<String>>) {
        all.push(words.to_vec());
        for inner in command.get_subcommands() {
            collect(inner, &[words, &[inner.get_name().to_owned()]].concat(), all);
        }
    }
    let mut all = Vec::new();
    collect(&openlist_faq::cli::Cli::command(), &[], &mut all);
    all
}

#[test]
fn every_help_fits_a_terminal_of_80_columns() {
    for mut words in commands() {
        words.push("--help".to_owned());
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        for line in printed(&words).lines() {
            assert!(line.chars().count() <= 80, "{words:?}: {line}");
        }
    }
}

#[test]
fn the_help_is_short_and_tells_the_exit_codes() {
    let help = printed(&["--help"]);
    assert_eq!(help, printed(&["-h"]));
    assert!(help.lines().count() <= 48, "{}", help.lines().count());
    assert!(help.contains("0 found") && help.contains("130 interrupted"));
}
