//! What every command prints for people: in both languages, in a pipe and on a terminal, as one text each to look at.
#![cfg(unix)]
#![allow(clippy::expect_used, reason = "a test may panic")]

#[path = "support/pty.rs"]
mod pty;

use std::process::Command;

use clap::CommandFactory;
use openlist_faq::cli::Cli;
use portable_pty::CommandBuilder;
use pty::Session;

const PROGRAM: &str = env!("CARGO_BIN_EXE_openlist-faq");

/// Every command, `config path` apart, which prints a place that differs. The files are those of [`SCRIPT`].
const COMMANDS: [&[&str]; 16] = [
    &["list", "--source", "alist"],
    &["show", "address-in-use"],
    &["show", "mount-path"],
    &["search", "port", "5244", "in", "use"],
    &["search", "addres", "alredy", "usd"],
    &["explain", "log.log"],
    &["explain", "--brief", "log.log"],
    &["explain", "no.log"],
    &[
        "copy",
        "permission",
        "--print",
        "--set",
        "yourDataDir=/srv/my data",
    ],
    &["copy", "413"],
    &["check", "page.md"],
    &["check", "--json", "page.md"],
    &["doctor"],
    &["config", "show"],
    &["config", "keys"],
    &["lsit", "--json"],
];

/// Long outputs that are tested elsewhere: an export by reading it, the others as the copies that are checked in.
const ELSEWHERE: [&str; 3] = ["export", "completions", "man"];

/// Runs the program, which is `$0`, beside a log and a page with a slip.
const SCRIPT: &str = r#"
cat > log.log <<'END'
INFO[2026-03-08 17:31:28] start HTTP server @ 0.0.0.0:5244
ERRO[2026-03-08 17:31:29] failed list /a: Get "https://x.y/?access_token=abc123": dial tcp: lookup x.y on 127.0.0.53:53: no such host
ERRO[2026-03-08 17:31:30] failed list /115: code: 0, message:
ERRO[2026-03-08 17:31:31] failed list /b: dial tcp: no such host
END
cat > page.md <<'END'
::: en
**Q**：it does not start

**A**：run `openlist start` as the owner of the folder.
:::
::: zh-CN
**Q**：无法启动

**A**：用目录的属主运行 `openlist run`。
:::
END
exec "$0" "$@"
"#;

fn in_a_pipe(arguments: &[&str]) -> String {
    let home = tempfile::tempdir().expect("a temporary folder");
    let output = Command::new("/bin/sh")
        .args(["-c", SCRIPT, PROGRAM])
        .args(arguments)
        .env_clear()
        .env("HOME", home.path())
        .env("PATH", "/usr/bin:/bin")
        .stdin(std::process::Stdio::null())
        .current_dir(home.path())
        .output()
        .expect("the program runs");
    let files = std::fs::read_dir(home.path()).expect("a folder");
    assert_eq!(
        files.count(),
        2,
        "{arguments:?} writes something beside the log and the page"
    );
    let text = |bytes| String::from_utf8(bytes).expect("the output is UTF-8");
    let code = output.status.code().expect("it ends by itself");
    format!("{}{}[{code}]", text(output.stdout), text(output.stderr))
}

fn on_a_terminal(arguments: &[&str]) -> String {
    let mut command = CommandBuilder::new("/bin/sh");
    command.args(["-c", SCRIPT, PROGRAM]);
    command.args(arguments);
    let ended = Session::run(command, &[("VTE_VERSION", "7600")]).end();
    let code = ended.status.exit_code();
    // The terminal, as it is closed, may echo a line feed of its own.
    let text = legible(&ended.bytes.replace("\r\n", "\n"));
    format!("{}\n[{code}]", text.trim_end())
}

/// The text with its styles as `<36>` and `<0>`, and without the addresses of its links, which other tests look at.
fn legible(bytes: &str) -> String {
    let mut legible = String::new();
    let mut rest = bytes;
    while let Some((text, after)) = rest.split_once('\u{1b}') {
        legible.push_str(text);
        rest = if let Some(style) = after.strip_prefix('[') {
            let (style, after) = style.split_once('m').expect("a style ends");
            legible.push_str(&format!("<{style}>"));
            after
        } else {
            let link = after.strip_prefix("]8;").expect("a style or a link");
            link.split_once("\u{1b}\\").expect("an address ends").1
        };
    }
    legible + rest
}

#[test]
fn every_command_prints_what_was_looked_at() {
    let here = format!("({} {})", std::env::consts::OS, std::env::consts::ARCH);
    for lang in ["en", "zh"] {
        for (place, print) in [
            ("pipe", in_a_pipe as fn(&[&str]) -> String),
            ("terminal", on_a_terminal),
        ] {
            let outputs = COMMANDS.map(|command| {
                let printed = print(&[command, &["--lang", lang]].concat());
                format!("$ openlist-faq {}\n{printed}\n", command.join(" "))
            });
            let outputs = outputs.join("\n").replace(&here, "(system)");
            insta::assert_snapshot!(format!("{lang}-{place}"), outputs);
        }
    }
}

#[test]
fn no_command_is_left_out() {
    for command in Cli::command().get_subcommands() {
        let name = command.get_name();
        let is_shown = COMMANDS.iter().any(|words| words.first() == Some(&name));
        assert!(is_shown || ELSEWHERE.contains(&name), "{name}");
    }
}
