//! The commands of an answer: its code blocks and the commands within its lines, numbered as they are offered for
//! copying. Nothing here runs or copies anything.

use crate::markdown::{self, Block, BlockKind, Inline};

/// A command or a piece of configuration that can be copied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Snippet {
    /// As it stands on the page, without prompt signs.
    pub text: String,
    /// The text with the corrections that concern it, where there are any.
    pub corrected: Option<String>,
}

impl Snippet {
    /// What is copied: the corrected text where the page has a slip.
    pub fn command(&self) -> &str {
        self.corrected.as_deref().unwrap_or(&self.text)
    }
}

/// The languages of code blocks that a shell takes, in which `$ ` at a line's start is a prompt.
const SHELLS: [&str; 7] = ["", "bash", "sh", "shell", "zsh", "console", "shell-session"];

/// Programs that a page tells people to run. A few words in code that begin with one of them are a command.
const PROGRAMS: [&str; 22] = [
    "apt",
    "brew",
    "cd",
    "chmod",
    "chown",
    "curl",
    "docker",
    "docker-compose",
    "journalctl",
    "kill",
    "mkdir",
    "mv",
    "nginx",
    "openlist",
    "alist",
    "podman",
    "rm",
    "service",
    "sudo",
    "systemctl",
    "tail",
    "wget",
];

/// The snippets of an answer: code blocks first, since they are what an answer leads to, then the commands within
/// its lines; no text twice.
pub fn find(answer: &[Block]) -> Vec<Snippet> {
    let mut texts = Vec::new();
    collect_blocks(answer, &mut texts);
    markdown::visit_inlines(answer, &mut |inline| {
        if let Inline::Code(code) = inline
            && is_command(code)
        {
            texts.push(code.clone());
        }
    });
    let mut snippets: Vec<Snippet> = Vec::new();
    for text in texts {
        if snippets.iter().all(|snippet| snippet.text != text) {
            snippets.push(Snippet {
                text,
                corrected: None,
            });
        }
    }
    snippets
}

fn collect_blocks(blocks: &[Block], texts: &mut Vec<String>) {
    for block in blocks {
        match &block.kind {
            BlockKind::Code { language, text } => texts.push(from_code_block(language, text)),
            BlockKind::List { items, .. } => items.iter().for_each(|item| collect_blocks(item, texts)),
            BlockKind::Quote(blocks) | BlockKind::Container { blocks, .. } => collect_blocks(blocks, texts),
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
        find(&markdown::parse(source).blocks)
            .into_iter()
            .map(|snippet| snippet.text)
            .collect()
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
        assert_eq!(
            commands("the `root folder ID`, `--user`, `1000:1000`, `docker`, `${dir}`"),
            [""; 0]
        );
    }

    #[test]
    fn prompts_and_output_are_left_out() {
        assert_eq!(
            commands("```console\n$ docker run \\\n  x\nok\n$ ls\n```"),
            ["docker run \\\n  x\nls"]
        );
        assert_eq!(commands("```yaml\n$ not: a prompt\n```"), ["$ not: a prompt"]);
    }
}
