//! What both READMEs say, as a reader would try it: on what is built in.

use crate::home::{FIXTURE, Home, PROGRAM, Ran, program};

const READMES: [&str; 2] = [include_str!("../../README.md"), include_str!("../../README.zh-CN.md")];

const LOG: &str = "FATA[2026-03-08 17:31:29] listen tcp 0.0.0.0:5244: bind: address already in use\n";

/// The lines of a README's shell blocks, without their remarks.
fn lines(readme: &str) -> Vec<String> {
    let blocks = readme.split("```sh\n").skip(1).filter_map(|rest| rest.split("```").next());
    let lines = blocks.flat_map(str::lines).map(|line| line.split(" #").next().unwrap_or_default().trim());
    lines.map(str::to_owned).filter(|line| line.contains("openlist-faq")).collect()
}

#[test]
fn every_command_of_the_readmes_works() {
    let home = Home::new();
    home.write("data/log/log.log", LOG);
    for readme in READMES {
        let lines = lines(readme);
        assert!(lines.len() > 8, "the blocks are found");
        for line in lines {
            // What another program prints is a log here.
            let own = line.rsplit("| ").next().expect("a command");
            let mut shell = home.command("/bin/sh");
            let own =
                own.replacen("openlist-faq", "\"$PROGRAM\"", 1).replace("--catalogue assets", "\"$FIXTURE\"");
            shell.args(["-c", &own]);
            shell
                .env("PROGRAM", PROGRAM)
                .env("FIXTURE", FIXTURE)
                .env("OPENLIST_FAQ_CLIPBOARD", "command:cat >copied");
            let ran = Ran::fed(&mut shell, LOG.as_bytes());
            // The pages of the fixture have mistakes.
            let code = if own.contains(" check ") { 1 } else { 0 };
            assert_eq!(ran.code, Some(code), "{line}: {}", ran.err);
            assert!(own.contains(" copy ") || !ran.out.is_empty(), "{line} prints nothing");
        }
    }
    let copied = std::fs::read_to_string(home.path("copied")).expect("it was copied");
    assert!(!copied.is_empty());
}

/// The keys of a cell, as the browser names them.
fn keys(cell: &str) -> Vec<String> {
    cell.replace('↑', "up")
        .replace('↓', "down")
        .split([' ', ',', '、'])
        .filter(|key| !key.is_empty())
        .map(|key| match key {
            "回车" => "enter".to_owned(),
            "空格" => "space".to_owned(),
            "PgUp" => "pageup".to_owned(),
            "PgDn" => "pagedown".to_owned(),
            letter if letter.len() == 1 => letter.to_owned(),
            name => name.to_lowercase(),
        })
        .collect()
}

/// Returns the keys of each command of the browser.
fn keymap() -> Vec<(String, Vec<String>)> {
    let listed = program(&["config", "keys"]).printed();
    let row = |line: &str| {
        let (name, rest) = line.split_once(' ').expect("a name");
        let (_, rest) = rest.split_once('[').expect("keys");
        let (keys, _) = rest.split_once("]  ").expect("a phrase");
        (name.to_owned(), keys.split(", ").map(str::to_owned).collect())
    };
    listed.lines().map(row).collect()
}

#[test]
fn the_tables_of_keys_say_what_the_keys_do() {
    let keymap = keymap();
    for readme in READMES {
        let table = readme.split("|---|---|---|\n").nth(1).expect("a table");
        let rows = table.lines().take_while(|line| line.starts_with('|'));
        let mut told = 0;
        for row in rows {
            let cells: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
            for (cell, context) in cells.iter().zip(["query.", "answer."]) {
                for key in keys(cell) {
                    let is_meant = |(command, keys): &&(String, Vec<String>)| {
                        (command.starts_with(context) || command.starts_with("anywhere."))
                            && keys.contains(&key)
                    };
                    assert!(keymap.iter().any(|row| is_meant(&row)), "{key} does nothing in {context}");
                    told += 1;
                }
            }
        }
        assert!(told > 20, "the table is found");
    }
}
