//! Values put into commands for the shells of Windows, which cannot be run here: small models of how each takes a line
//! apart give back what was put in. A real `sh` is asked beside `snippet/fill`.
#![allow(clippy::expect_used, reason = "a test may panic")]

use openlist_faq::markdown;
use openlist_faq::snippet::{self, Filled, Shell, Values};
use proptest::prelude::*;

/// A command with this value for its `${x}`.
fn filled(command: &str, value: &str, shell: Shell) -> Filled {
    let page = markdown::parse(&format!("```sh\n{command}\n```\n"));
    let snippets = snippet::find(&page.blocks);
    snippets[0].fill(&Values::from([("x".to_owned(), value.to_owned())]), shell)
}

/// The line that PowerShell up to 7.2 gives to a program, and newer ones for what has no quotation mark in it: each
/// argument, in quotation marks where it has blanks. `None` where a character is taken for anything but itself
/// ("about_Quoting_Rules" and "about_Parsing" in its help; what is a quotation mark in `CharTraits` of its source).
fn line_of_powershell(command: &str) -> Option<String> {
    const SINGLE: &str = "'\u{2018}\u{2019}\u{201a}\u{201b}";
    const DOUBLE: &str = "\"\u{201c}\u{201d}\u{201e}";
    let mut arguments = Vec::new();
    let mut rest = command.chars().peekable();
    while let Some(first) = rest.next() {
        if first == ' ' {
            continue;
        }
        let mut argument = String::new();
        if SINGLE.contains(first) || DOUBLE.contains(first) {
            if arguments.is_empty() {
                return None; // A text, and no command.
            }
            let (marks, is_single) = if SINGLE.contains(first) {
                (SINGLE, true)
            } else {
                (DOUBLE, false)
            };
            loop {
                match rest.next()? {
                    mark if marks.contains(mark) => match rest.peek() {
                        Some(again) if marks.contains(*again) => argument.push(rest.next()?),
                        _ => break,
                    },
                    '`' if !is_single => match rest.next()? {
                        c if c.is_ascii_alphanumeric() => return None, // `n and its like.
                        c => argument.push(c),
                    },
                    '$' if !is_single => return None,
                    c => argument.push(c),
                }
            }
            if rest.peek().is_some_and(|c| *c != ' ') {
                return None; // What follows would be another argument.
            }
        } else {
            argument.push(first);
            while let Some(c) = rest.next_if(|c| *c != ' ') {
                argument.push(c);
            }
            let is_special =
                |c| "`$@#,;&|<>(){}%^!*?[]~".contains(c) || SINGLE.contains(c) || DOUBLE.contains(c);
            if argument.contains(is_special) {
                return None;
            }
            // An option is torn at its first dot or colon.
            if argument.starts_with('-') && !argument.starts_with("--") && argument.contains(['.', ':']) {
                return None;
            }
        }
        arguments.push(match argument.contains(char::is_whitespace) {
            true => format!("\"{argument}\""),
            false => argument,
        });
    }
    Some(arguments.join(" "))
}

/// The line that the command prompt gives to a program: the same, unless a character in it commands (`cmd /?`).
fn line_of_cmd(command: &str) -> Option<String> {
    let mut is_quoted = false;
    for c in command.chars() {
        match c {
            '"' => is_quoted = !is_quoted,
            // Variables, also with delayed expansion, are put in between quotation marks, too.
            '%' | '!' => return None,
            '^' | '&' | '|' | '<' | '>' | '(' | ')' if !is_quoted => return None,
            _ => {}
        }
    }
    Some(command.to_owned())
}

/// How a program on Windows takes its line apart (`CommandLineToArgvW`).
fn arguments(line: &str) -> Vec<String> {
    let mut arguments = Vec::new();
    let mut argument = String::new();
    let (mut is_quoted, mut backslashes, mut is_begun) = (false, 0, false);
    for c in line.chars() {
        if c == '\\' {
            (backslashes, is_begun) = (backslashes + 1, true);
            continue;
        }
        let kept = if c == '"' { backslashes / 2 } else { backslashes };
        argument.push_str(&"\\".repeat(kept));
        let is_escaped = backslashes % 2 == 1;
        backslashes = 0;
        match c {
            '"' if !is_escaped => (is_quoted, is_begun) = (!is_quoted, true),
            ' ' | '\t' if !is_quoted => {
                if is_begun {
                    arguments.push(std::mem::take(&mut argument));
                }
                is_begun = false;
            }
            c => {
                argument.push(c);
                is_begun = true;
            }
        }
    }
    argument.push_str(&"\\".repeat(backslashes));
    if is_begun {
        arguments.push(argument);
    }
    arguments
}

/// What a program gets of a command.
fn taken(command: &str, shell: Shell) -> Option<Vec<String>> {
    let line = match shell {
        Shell::PowerShell => line_of_powershell(command)?,
        Shell::Cmd => line_of_cmd(command)?,
        Shell::Sh => panic!("a real one is asked elsewhere"),
    };
    Some(arguments(&line))
}

/// Commands, and what a program gets of them, with `@` for the value.
const COMMANDS: [(&str, &[&str]); 8] = [
    ("docker run ${x}", &["docker", "run", "@"]),
    (
        "docker -v ${x}:/opt/data y",
        &["docker", "-v", "@:/opt/data", "y"],
    ),
    ("docker --volume=${x}:/opt", &["docker", "--volume=@:/opt"]),
    ("docker a${x}${x}b", &["docker", "a@@b"]),
    ("docker \"${x}\" y", &["docker", "@", "y"]),
    ("docker \"a ${x}:/opt\"", &["docker", "a @:/opt"]),
    ("docker \"a ${x}\" \"${x} b\"", &["docker", "a @", "@ b"]),
    ("${x} y", &["@", "y"]),
];

#[track_caller]
fn assert_taken(command: &str, expected: &[&str], value: &str, shell: Shell) -> bool {
    let filled = filled(command, value, shell);
    if !filled.open.is_empty() {
        assert_eq!(filled.text, command, "what stays open is as the page has it");
        return false;
    }
    let expected: Vec<String> = expected.iter().map(|word| word.replace('@', value)).collect();
    assert_eq!(
        taken(&filled.text, shell),
        Some(expected),
        "{shell:?}: {:?} for {value:?}",
        filled.text
    );
    true
}

#[test]
fn folders_that_people_have_are_put_in_everywhere() {
    for value in [
        r"D:\data",
        r"D:\my disk",
        "C:/Users/李 明/x",
        r"D:\R&D (old)",
        "it's",
        "D:\\",
    ] {
        for shell in [Shell::PowerShell, Shell::Cmd] {
            for (command, expected) in &COMMANDS[..4] {
                assert!(
                    assert_taken(command, expected, value, shell),
                    "{shell:?} {command} {value}"
                );
            }
        }
    }
    for value in [
        r"D:\$x",
        "100%",
        "a^b!",
        "it\u{2019}s",
        "\u{201c}a\u{201d} b",
        "a`n",
    ] {
        for (command, expected) in &COMMANDS[..6] {
            assert!(
                assert_taken(command, expected, value, Shell::PowerShell),
                "{command} {value}"
            );
        }
    }
}

#[test]
fn between_the_single_quotes_of_a_page_powershell_takes_a_value_for_what_it_is() {
    for value in ["a b", "it's", "\u{2018}\u{2019}\u{201a}\u{201b}'", "$x`n\u{201c}"] {
        assert!(assert_taken(
            "docker '${x}:/opt'",
            &["docker", "@:/opt"],
            value,
            Shell::PowerShell
        ));
    }
}

#[test]
fn the_models_see_what_is_wrong() {
    for wrong in [
        "x $y",
        "x \"a $y\"",
        "x 'it's'",
        "x 'a'b",
        "x a&b",
        "x -a.b",
        "'x' y",
        "x \"a`n\"",
        "x \u{2018}a",
    ] {
        assert_eq!(taken(wrong, Shell::PowerShell), None, "{wrong}");
    }
    for wrong in ["x %y%", "x \"%y%\"", "x a&b", "x \"a\" & y", "x \"!y!\"", "x ^y"] {
        assert_eq!(taken(wrong, Shell::Cmd), None, "{wrong}");
    }
    assert_eq!(arguments(r#"x "a\" y"#), ["x", "a\" y"]);
    assert_eq!(
        arguments(r#"x a\\b "c d\\" "" e"#),
        ["x", r"a\\b", r"c d\", "", "e"]
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_value_is_taken_for_what_it_is_or_left_out(
        value in prop_oneof![
            "[ -~]{1,12}",
            "\\PC{1,8}",
            "[-.:a\\\\ ]{1,5}",
            "[$`'\"!%^&|<>() \\\\a\u{2018}\u{2019}\u{201a}\u{201b}\u{201c}\u{201d}\u{201e}]{1,8}",
        ]
    ) {
        // Blanks of other kinds than these are no matter of quoting.
        prop_assume!(!value.contains(|c: char| c.is_whitespace() && c != ' '));
        for shell in [Shell::PowerShell, Shell::Cmd] {
            for (command, expected) in COMMANDS {
                assert_taken(command, expected, &value, shell);
            }
        }
    }
}
