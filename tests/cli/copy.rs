//! `copy`: values in commands, and that every shell takes them for what they are.

use std::process::Stdio;

use catalogue::markdown;
use catalogue::snippet::{self, Filled, Shell, Values};

use crate::home::{Home, Ran, program};
use crate::programs::has;

fn copy(set: &[&str]) -> Ran {
    let set: Vec<&str> = set.iter().flat_map(|value| ["--set", value]).collect();
    program(&[&["copy", "docker-permission", "--print"], &set[..]].concat())
}

#[test]
fn values_are_put_in_and_what_is_left_open_is_told() {
    let open = copy(&[]);
    assert!(open.out.starts_with("sudo chown -R ${uid}:${gid} ${dataDir}\n"), "{open:?}");
    assert!(open.err.contains("dataDir") && open.err.contains("uid"), "{open:?}");
    let filled = copy(&["dataDir=/mnt/my disk/$x", "uid=1001", "gid=100"]);
    assert_eq!(
        filled.printed(),
        "sudo chown -R 1001:100 '/mnt/my disk/$x'\n\
         docker run -d --name list -v '/mnt/my disk/$x':/srv/list example/list:latest\n"
    );
    for (set, told) in
        [("size=1", "it has: dataDir, uid, gid"), ("uid", "NAME=VALUE"), ("uid=a\nb", "one line")]
    {
        let err = copy(&[set]).refused(2);
        assert!(err.contains(told), "{set}: {err}");
    }
}

#[test]
fn a_command_of_the_persons_own_gets_the_text() {
    let home = Home::new();
    let variable = ("OPENLIST_FAQ_CLIPBOARD", "command:cat > copied");
    let ran = home.run_with(&["copy", "docker-permission"], &[variable]);
    assert!(ran.code == Some(0) && ran.out.is_empty(), "{ran:?}");
    let copied = std::fs::read_to_string(home.path("copied")).expect("it was copied");
    assert_eq!(copied + "\n", copy(&[]).out);
}

/// Commands with a hole, and what a program gets of each, with `@` for the value.
const COMMANDS: [(&str, &str); 8] = [
    ("printf '[%s]\\036' ${x}", "[@]"),
    ("printf '[%s]\\036' a${x}b", "[a@b]"),
    ("printf '[%s]\\036' ${x}:/opt y", "[@:/opt]\u{1e}[y]"),
    ("printf '[%s]\\036' --dir=${x}${x}", "[--dir=@@]"),
    ("printf '[%s]\\036' \"${x}\" y", "[@]\u{1e}[y]"),
    ("printf '[%s]\\036' \"a ${x}:/opt\"", "[a @:/opt]"),
    ("printf '[%s]\\036' 'a ${x}:/opt'", "[a @:/opt]"),
    ("printf '[%s]\\036' \"it's\" ${x}", "[it's]\u{1e}[@]"),
];

/// Values with each mark at their beginning, in their middle, at their end, beside blanks and beside other quotes.
fn values() -> Vec<String> {
    let marks = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~ \t\n\u{a0}é目‘”";
    let mut values: Vec<String> = Vec::new();
    for mark in marks.chars() {
        values.extend([
            format!("{mark}"),
            format!("a{mark}b"),
            format!("{mark}{mark}x"),
            format!("a b{mark}"),
            format!("it's {mark}"),
            format!("\\'{mark} z"),
            format!("$(id){mark}"),
        ]);
    }
    values.extend(
        ["~/my disk", "~ann", "D:\\my disk\\", "$HOME", "!!", "-n", "a\\", "{a,b}", "=ls"].map(str::to_owned),
    );
    values
}

fn filled(command: &str, value: &str) -> Filled {
    let page = markdown::parse(&format!("```sh\n{command}\n```\n"));
    let values = Values::from([("x".to_owned(), value.to_owned())]);
    snippet::find(&page.blocks)[0].fill(&values, Shell::Unix)
}

/// Where the home folder is put in for `~`, any shell finds this.
const HOME: &str = "/home/ann lee";

#[test]
fn every_shell_takes_what_is_put_in_for_what_it_is() {
    let mut script = String::new();
    let mut expected = Vec::new();
    for value in values() {
        for (command, taken) in COMMANDS {
            let filled = filled(command, &value);
            if !filled.open.is_empty() {
                assert_eq!(filled.text, command, "what stays open is as the page has it");
                continue;
            }
            let is_home = value == "~" || value.starts_with("~/");
            let meant = if is_home { value.replacen('~', HOME, 1) } else { value.clone() };
            let taken = taken.replace('@', &meant);
            expected.extend(taken.split('\u{1e}').map(|word| (filled.text.clone(), word.to_owned())));
            script += &filled.text;
            script.push('\n');
        }
    }
    assert!(expected.len() > 500, "{}", expected.len());
    for shell in ["dash", "bash", "bash -i", "zsh", "zsh -i", "ksh", "busybox ash", "fish"] {
        let words: Vec<&str> = shell.split(' ').collect();
        if has(&words[..1]) {
            take(&words, &script, &expected);
        }
    }
}

fn take(shell: &[&str], script: &str, expected: &[(String, String)]) {
    let home = Home::new();
    let mut command = home.command(shell[0]);
    command.args(match shell[0] {
        "bash" => &["--norc", "--noprofile"][..],
        "zsh" => &["-f"],
        "fish" => &["--no-config"],
        _ => &[],
    });
    command.args(&shell[1..]).env("HOME", HOME).stderr(Stdio::null());
    let printed = Ran::fed(&mut command, script.as_bytes()).out;
    let mut printed = printed.split('\u{1e}');
    for (text, word) in expected {
        assert_eq!(printed.next(), Some(word.as_str()), "{shell:?}: {text}");
    }
}
