//! The query line as a line that is edited, earlier queries, and drawing again.

use super::*;

fn small() -> Start {
    Start::sized(80, 24)
}

/// Returns the query after these keys.
#[track_caller]
fn query(keys: &str) -> String {
    let screen = small().press(keys).screen;
    let line = screen.lines().next().unwrap_or_default();
    line[3..].split("   ").next().unwrap_or_default().to_owned()
}

#[test]
fn the_query_is_edited_as_in_a_shell() {
    for (keys, expected) in [
        ("one two<ctrl-left>x", "one xtwo"),
        ("one two<alt-b><alt-b>x", "xone two"),
        ("one two<ctrl-a><alt-f>x", "onex two"),
        ("one two<home><ctrl-right><alt-d>", "one"),
        ("one two<alt-b><ctrl-k>x", "one x"),
        ("one two<alt-b><ctrl-u>", "two"),
        ("one two<ctrl-w>x", "one x"),
        ("ab<ctrl-b>x<ctrl-f>y", "axby"),
        ("ab<ctrl-b><ctrl-d>x", "ax"),
    ] {
        assert_eq!(query(keys), expected, "{keys}");
    }
}

#[test]
fn a_query_that_continues_to_the_left_is_marked() {
    let long = "x".repeat(60);
    assert!(query(&long).starts_with("<xxx"));
    assert!(query(&format!("{long}<home>")).starts_with("xxx"));
}

#[test]
fn earlier_queries_come_back_and_the_typed_one_after_them() {
    let two = "token<enter><esc><ctrl-u>port<enter>/";
    assert_eq!(query(&format!("{two}<ctrl-r>")), "port");
    assert_eq!(query(&format!("{two}<alt-up><alt-up><alt-up>")), "token");
    assert_eq!(query(&format!("{two}mo<alt-up><alt-up><alt-down><alt-down><alt-down>")), "mo");
    assert_eq!(query("token<esc><ctrl-r>"), "token", "what Esc clears is remembered");
    let seen = small().press("x password=hunter2hunter2<enter>");
    let remembered = seen.memory.queries.concat();
    assert!(remembered.starts_with("x ") && !remembered.contains("hunter2"), "{remembered}");
}

#[test]
fn a_slash_in_the_answer_starts_a_new_query_and_tab_keeps_the_old_one() {
    assert_eq!(query("token<enter>/port"), "port");
    assert_eq!(query("token<enter><tab>s"), "tokens");
}

#[test]
fn keys_of_the_query_line_work_in_the_answer() {
    assert_eq!(small().press("container start<enter><ctrl-y>2").copied.len(), 1);
    assert_eq!(small().press("harmless<enter><ctrl-o>").opened, small().press("harmless<ctrl-o>").opened);
    let both = ["<enter><ctrl-n>", "<down><enter>"].map(|keys| small().press(keys).entry);
    assert_eq!(both[0], both[1]);
}

#[test]
fn the_screen_is_drawn_again_when_asked_for() {
    let (once, again) = (small().press("port"), small().press("port<ctrl-l>"));
    assert_eq!(once.screen, again.screen);
    let written = |text: &str| again.bytes.matches(text).count();
    assert!(written("of 6") > once.bytes.matches("of 6").count(), "{}", again.bytes);
}
