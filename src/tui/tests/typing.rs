//! Keys, pastes and the mouse: what is typed, what is selected, where the keys go.

use super::*;
use catalogue::lang::Lang;

fn small() -> Start {
    Start::sized(80, 24)
}

#[test]
fn typing_finds_the_entry_and_shows_its_answer_at_once() {
    let seen = small().press("MOUNT addr");
    assert_eq!(seen.entry.as_deref(), Some("mount-refused"));
    seen.has("did not accept the");
}

#[test]
fn letters_are_letters_of_the_query() {
    let seen = small().press("qjkloysbgG?/n");
    assert!(!seen.left);
    assert!(seen.screen.starts_with(" > qjkloysbgG?/n"), "{}", seen.screen);
}

#[test]
fn escape_goes_one_step_back() {
    let seen = small().press("token<enter><esc>");
    assert!(!seen.left && seen.screen.starts_with(" > token"));
    let seen = Start::sized(120, 24).press("token<enter><esc><esc>");
    assert!(
        !seen.left && seen.listed.len() == 6 && seen.footer().contains("Esc quit"),
        "{}",
        seen.screen
    );
    assert!(small().press("token<enter><esc><esc><esc>").left);
    assert!(small().press("token<ctrl-c>").left);
    assert!(small().press("<enter><f1><ctrl-c>").left);
    assert!(small().press("<enter>q").left);
    assert!(!small().press("<enter>?q").left);
}

/// Once the links, the length and the scroll limit of what was drawn last were acted on.
#[test]
fn keys_typed_ahead_do_what_they_do_one_by_one() {
    for keys in [
        "port<ctrl-o>3",
        "port<ctrl-o><down>",
        "permission<enter>jjj",
        "<down><down><enter>G",
        "permission<ctrl-y>/a<tab>7<f2>",
        "token<enter>o3<f3>",
        "<f1><pagedown>jj",
        "zzzz<ctrl-u><ctrl-s><enter>?<esc>n",
    ] {
        for start in [small(), Start::sized(40, 10)] {
            let (apart, ahead) = (start.press(keys), start.press_at_once(keys));
            assert_eq!(apart.screen, ahead.screen, "{keys}");
            assert_eq!((apart.opened, apart.entry), (ahead.opened, ahead.entry), "{keys}");
        }
    }
    let scrolled = Start::sized(40, 10).press_at_once("permission<enter>jjj");
    assert!(scrolled.footer().contains(" 4-"), "{}", scrolled.screen);
}

#[test]
fn the_language_changes_in_place() {
    let english = small().press("permission<enter>jjj");
    let chinese = small().press("permission<enter>jjjl");
    let back = small().press("permission<enter>jjjll");
    assert_eq!(english.entry, chinese.entry);
    chinese.has("/6 条");
    assert_eq!(english.screen, back.screen);
    for keys in ["permission<ctrl-t>", "permission<f2>"] {
        small().press(keys).has("没有写权限");
    }
}

#[test]
fn sources_go_round_and_the_entry_stays_selected_where_it_is_listed() {
    for (keys, listed) in [
        ("", 6),
        ("<ctrl-s>", 4),
        ("<ctrl-s><ctrl-s>", 2),
        ("<ctrl-s><ctrl-s><ctrl-s>", 6),
    ] {
        assert_eq!(small().press(keys).listed.len(), listed, "{keys}");
    }
    let before = small().press("<ctrl-end>").entry;
    assert_eq!(small().press("<ctrl-end><enter>s").entry, before);
    assert_ne!(small().press("<ctrl-end><enter>ss").entry, before);
}

#[test]
fn all_entries_are_listed_under_the_headings_of_their_groups() {
    let seen = small().press("");
    let rows: Vec<&str> = seen
        .screen
        .lines()
        .skip(2)
        .take(3)
        .map(|line| line[..20].trim_end())
        .collect();
    assert_eq!(rows[0], "  Starting", "{}", seen.screen);
    assert!(rows[1].starts_with("> ") && rows[2].starts_with("  "), "{rows:?}");
    small().lang(Lang::Zh).press("").has("  登录");
    assert!(!small().press("permission").screen.contains("Starting"));
}

#[test]
fn the_list_keeps_the_selected_row_on_the_screen() {
    let tiny = Start::sized(40, 10);
    for keys in ["<ctrl-end>", "<down><down><down><down><up>", "<ctrl-end><enter>"] {
        let seen = tiny.press(keys);
        assert!(
            seen.screen.lines().any(|line| line.starts_with("> ")),
            "{keys}: {}",
            seen.screen
        );
    }
    let first = tiny.press("").entry;
    assert_eq!(tiny.press("<up><up>").entry, first);
    assert_eq!(tiny.press("<ctrl-end><ctrl-home>").entry, first);
    assert_eq!(small().press("<enter>nnpp").entry, first);
}

#[test]
fn the_mouse_selects_and_scrolls_what_is_under_it() {
    let row = small().press("").row_of("Token is expired");
    assert_eq!(
        small().play(click(5, row)).entry.as_deref(),
        Some("token-expired")
    );
    let seen = Start::sized(40, 10).play(wheel_down(5, 3));
    assert_eq!(seen.entry, Start::sized(40, 10).press("").entry);
    assert!(
        !seen.screen.contains("\n> "),
        "the selected row is out of sight: {}",
        seen.screen
    );
    let mut script = each_key("port<enter>o");
    script.extend(click(30, small().play(script.clone()).row_of("[3] see also")));
    assert_eq!(small().play(script).entry.as_deref(), Some("token-expired"));
}

#[test]
fn a_paste_is_one_query_and_its_line_ends_are_no_keys() {
    let seen = small().play(paste("  address\nalready\r\n in use\n"));
    assert!(
        !seen.left && seen.entry.as_deref() == Some("port-in-use"),
        "{}",
        seen.screen
    );
    let hostile = "\u{1b}]0;title\u{7}token\u{202e}";
    assert!(small().play(paste(hostile)).screen.starts_with(" > token "));
}

#[test]
fn guesses_are_set_apart_and_the_way_out_is_named() {
    assert!(!small().press("permission").screen.contains("guesses"));
    let seen = small().press("zzqx");
    assert!(seen.listed.is_empty());
    seen.has("Esc clears the query.");
}

#[test]
fn suspending_comes_back_to_a_full_screen() {
    let seen = small().press("token<ctrl-z>");
    assert_eq!(seen.suspended, 1);
    assert_eq!(seen.screen, small().press("token").screen);
}

#[test]
fn the_caret_stands_behind_what_is_typed_by_width() {
    assert_eq!(small().press("").terminal.cursor_position(), (0, 3));
    assert_eq!(small().press("端口a").terminal.cursor_position(), (0, 8));
    assert_eq!(
        small().press("端口a<left><left>").terminal.cursor_position(),
        (0, 5)
    );
    assert!(small().press("token<enter>").terminal.hide_cursor());
    let long = small().press(&"端口".repeat(40));
    assert!(long.terminal.cursor_position().1 < 80, "{}", long.screen);
    long.has(" of 6");
}
