//! The dialogue, through pipes.

use crate::home::{Home, program};

/// Types the lines and returns all that the program says.
fn talk(home: &Home, arguments: &[&str], lines: &str) -> String {
    let said = home.run_fed(&[&["--plain"], arguments].concat(), lines).printed();
    assert!(!said.chars().any(|c| c.is_control() && c != '\n'), "{said:?}");
    said
}

#[test]
fn it_leads_from_words_to_a_copied_command_and_a_link() {
    let lines = "permission denied\n1\nc\no\n1\nl\nb\n5244\n99\n1\nb\nb\nzzqqxx\nq\n";
    for lang in ["en", "zh"] {
        let said = talk(&Home::new(), &["--lang", lang, "--clipboard", "none"], lines);
        insta::assert_snapshot!(format!("dialogue-{lang}"), said);
    }
}

#[test]
fn what_is_copied_arrives() {
    let home = Home::new();
    let said = talk(
        &home,
        &["--clipboard", "command:cat > copied", "permission", "denied"],
        "1\nc\nq\n",
    );
    let copied = std::fs::read_to_string(home.path("copied")).expect("the command ran");
    assert!(copied.ends_with("example/list:latest"), "{copied}");
    assert!(said.contains("Taken by your command: cat > "), "{said}");
}

#[test]
fn it_ends_with_its_lines_and_lists_all_for_an_empty_one() {
    let said = talk(&Home::new(), &[], "\n");
    assert!(said.contains("\n5 entries:\n1. "), "{said}");
    let said = talk(&Home::new(), &["--source", "supplement"], "\n");
    assert!(said.contains("\n2 entries:\n"), "{said}");
    assert_eq!(program(&["--plain"]).code, Some(0));
}
