//! The commands of an answer: its code blocks and the commands within its lines, numbered as they are offered for
//! copying, with what they leave to their reader to put in. Nothing here runs or copies anything.

mod fill;
mod placeholder;

pub use fill::{Filled, Shell, Values};
pub use placeholder::{Doubt, Placeholder, User};

use std::collections::HashSet;

use serde::{Deserialize, Serialize};

use crate::lang::Localized;
use crate::markdown::{self, Block, BlockKind, Inline};
use placeholder::Hole;

/// A command or a piece of configuration that can be copied.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Snippet {
    /// As it stands on the page, without prompt signs.
    pub text: String,
    /// The text with the corrections that concern it, where there are any.
    pub corrected: Option<String>,
    /// What a reader should know before running it.
    pub warnings: Vec<Localized<String>>,
    /// Whether a shell takes it. What other programs take as configuration has notations of its own, so there
    /// nothing is looked for that could be filled in.
    is_for_shell: bool,
    /// Where the command leaves something to be put in.
    holes: Vec<Hole>,
    /// What that is, each once: the known ones as they were declared, then the others as they come.
    placeholders: Vec<Placeholder>,
}

impl Snippet {
    fn new(text: String, is_for_shell: bool) -> Snippet {
        let mut snippet = Snippet {
            text,
            corrected: None,
            warnings: Vec::new(),
            is_for_shell,
            holes: Vec::new(),
            placeholders: Vec::new(),
        };
        snippet.declare(&[]);
        snippet
    }

    /// What is copied: the corrected text where the page has a slip.
    pub fn command(&self) -> &str {
        self.corrected.as_deref().unwrap_or(&self.text)
    }

    /// Looks for placeholders in the command, with what is known about them. Must be called again when the command
    /// is corrected.
    pub fn declare(&mut self, known: &[Placeholder]) {
        if self.is_for_shell {
            self.holes = placeholder::holes(self.command(), known);
        }
        let found = self.holes.iter().map(|hole| &hole.placeholder);
        let known = known.iter().filter(|known| found.clone().any(|found| found == *known));
        let mut names = HashSet::new();
        let each = known.chain(found.clone()).filter(|placeholder| names.insert(&placeholder.name));
        self.placeholders = each.cloned().collect();
    }

    /// What the command leaves to be put in, what is known first.
    pub fn placeholders(&self) -> &[Placeholder] {
        &self.placeholders
    }

    /// Whether the command becomes another, perhaps a dangerous one when this placeholder is left empty.
    pub fn needs(&self, name: &str) -> bool {
        let holes = self.holes.iter().filter(|hole| hole.placeholder.name == name);
        holes.into_iter().any(|hole| hole.is_needed(self.command()))
    }

    /// Whether a shell takes it, rather than another program as configuration.
    pub fn is_for_shell(&self) -> bool {
        self.is_for_shell
    }

    /// The command with these values put in, quoted for the shell.
    pub fn fill(&self, values: &Values, shell: Shell) -> Filled {
        fill::fill(self.command(), &self.holes, values, shell)
    }
}

/// The languages of code blocks that a shell takes, in which `$ ` at a line's start is a prompt.
const SHELLS: [&str; 7] = ["", "bash", "sh", "shell", "zsh", "console", "shell-session"];

/// Programs that a page tells people to run. A few words in code that begin with one of them are a command.
#[rustfmt::skip] // As a table it is read at a glance.
const PROGRAMS: [&str; 22] = [
    "alist", "apt", "brew", "cd", "chmod", "chown", "curl", "docker", "docker-compose", "journalctl", "kill", "mkdir",
    "mv", "nginx", "openlist", "podman", "rm", "service", "sudo", "systemctl", "tail", "wget",
];

/// The snippets of an answer: code blocks first, since they are what an answer leads to, then the commands within
/// its lines; no text twice.
pub fn find(answer: &[Block]) -> Vec<Snippet> {
    let mut found = Vec::new();
    collect_blocks(answer, &mut found);
    markdown::visit_inlines(answer, &mut |inline| {
        if let Inline::Code(code) = inline
            && is_command(code)
        {
            found.push(Snippet::new(code.clone(), true));
        }
    });
    let mut seen = HashSet::new();
    found.retain(|snippet| seen.insert(snippet.text.clone()));
    found
}

fn collect_blocks(blocks: &[Block], found: &mut Vec<Snippet>) {
    for block in blocks {
        match &block.kind {
            BlockKind::Code { language, text } => {
                let is_for_shell = SHELLS.contains(&language.as_str());
                found.push(Snippet::new(from_code_block(language, text), is_for_shell));
            }
            BlockKind::List { items, .. } => items.iter().for_each(|item| collect_blocks(item, found)),
            BlockKind::Quote(blocks) | BlockKind::Container { blocks, .. } => collect_blocks(blocks, found),
            _ => {}
        }
    }
}

/// The snippet that a code block holds. Where its first line has a prompt, only lines with one are commands, and
/// the others are what the commands print.
pub fn from_code_block(language: &str, text: &str) -> String {
    if !SHELLS.contains(&language) || !text.starts_with("$ ") {
        return text.to_owned();
    }
    let mut commands = Vec::new();
    let mut continued = false;
    for line in text.lines() {
        let command = line.strip_prefix("$ ");
        if let Some(line) = command.or(continued.then_some(line)) {
            continued = line.ends_with('\\');
            commands.push(line);
        }
    }
    commands.join("\n")
}

/// Whether code within a line is a command and not the name of a setting, a file or an option: it begins with the
/// name of a program and goes on with an argument.
fn is_command(code: &str) -> bool {
    let mut words = code.split_whitespace();
    words.next().is_some_and(|program| PROGRAMS.contains(&program)) && words.next().is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn commands(source: &str) -> Vec<String> {
        find(&markdown::parse(source).blocks).into_iter().map(|snippet| snippet.text).collect()
    }

    #[test]
    fn blocks_come_first_and_nothing_twice() {
        assert_eq!(
            commands("use `docker ps` or `docker ps`\n\n- item\n  ```bash\n  docker run x\n  ```\n"),
            ["docker run x", "docker ps"]
        );
    }

    #[test]
    fn names_in_code_are_no_commands() {
        assert_eq!(commands("the `root folder ID`, `--user`, `1000:1000`, `docker`, `${dir}`"), [""; 0]);
    }

    #[test]
    fn prompts_and_output_are_left_out() {
        assert_eq!(commands("```console\n$ docker run \\\n  x\nok\n$ ls\n```"), ["docker run \\\n  x\nls"]);
        assert_eq!(commands("```yaml\n$ not: a prompt\n```"), ["$ not: a prompt"]);
    }

    #[test]
    fn only_what_a_shell_takes_is_filled_in() {
        let names = |source: &str| -> Vec<String> {
            let snippets = find(&markdown::parse(source).blocks);
            let names = snippets[0].placeholders().iter();
            names.map(|placeholder| placeholder.name.clone()).collect()
        };
        assert_eq!(names("```bash\nls ${dir} <user> ${dir}\n```"), ["dir", "user"]);
        assert_eq!(names("```xml\n<key>${dir}</key>\n```"), [""; 0]);
    }
}
