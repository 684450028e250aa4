//! Keys, pastes and the mouse: what is typed, what is selected, where the keys go.

use super::support::{CATALOGUE, Seen, entry, mouse};
use super::*;
use catalogue::lang::Lang;
use catalogue::text;
use crossterm::event::{MouseButton, MouseEventKind};

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
    assert!(!seen.left && seen.listed.len() == 6 && seen.footer().contains("Esc quit"), "{}", seen.screen);
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
        "<f1><pagedown><down><down>",
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
fn letters_that_come_together_are_searched_for_once() {
    let searches = |keys: &str| small().press_at_once(keys).lists;
    let before = searches("");
    assert_eq!(searches("permission"), before + 1);
    assert_eq!(searches(&"no space left on device ".repeat(2731)), before + 1);
    // What needs the list in between has it.
    assert_eq!(searches("permission<enter>jjj"), before + 1);
    assert_eq!(searches("tok<down>en<enter>"), before + 2);
    assert_eq!(small().press("permission").lists, before + "permission".len());
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
    for (keys, listed) in [("", 6), ("<ctrl-s>", 4), ("<ctrl-s><ctrl-s>", 2), ("<ctrl-s><ctrl-s><ctrl-s>", 6)]
    {
        assert_eq!(small().press(keys).listed.len(), listed, "{keys}");
    }
    let before = small().press("<ctrl-end>").entry;
    assert_eq!(small().press("<ctrl-end><enter>s").entry, before);
    assert_ne!(small().press("<ctrl-end><enter>ss").entry, before);
}

#[test]
fn all_entries_are_listed_under_the_headings_of_their_groups() {
    let seen = small().press("");
    let rows: Vec<&str> = seen.screen.lines().skip(2).take(3).map(|line| line[..20].trim_end()).collect();
    assert_eq!(rows[0], "  Starting", "{}", seen.screen);
    assert!(rows[1].starts_with("> ") && rows[2].starts_with("  "), "{rows:?}");
    small().lang(Lang::Zh).press("").has("  登录");
    assert!(!small().press("permission").screen.contains("Starting"));
}

#[test]
fn keys_go_from_group_to_group_and_list_one_alone() {
    let groups = |seen: &Seen| {
        let of = |id: &String| CATALOGUE.entries[entry(id)].group;
        let mut groups: Vec<_> = seen.listed.iter().map(of).collect();
        groups.dedup();
        groups.len()
    };
    let all = small().press("");
    assert!(groups(&all) > 1);
    let second = small().press("<ctrl-down>").entry;
    assert!(second.is_some() && second != all.entry);
    assert_eq!(small().press("<enter>}").entry, second);
    assert_eq!(small().press("<down><ctrl-down><ctrl-up>").entry, all.entry);
    let one = Start::sized(120, 24).press("<f4>");
    assert_eq!(groups(&one), 1);
    assert!(one.screen.lines().next().is_some_and(|line| line.contains("Starting")), "{}", one.screen);
    assert_eq!(small().press("<enter>f").listed, one.listed);
    let round = "<f4>".repeat(groups(&all) + 1);
    assert_eq!(small().press(&round).listed, all.listed);
    // A query looks through the group alone.
    assert!(small().press("<f4>token is expired").listed.iter().all(|id| one.listed.contains(id)));
}

#[test]
fn the_list_keeps_the_selected_row_on_the_screen() {
    let tiny = Start::sized(40, 10);
    for keys in ["<ctrl-end>", "<down><down><down><down><up>", "<ctrl-end><enter>"] {
        let seen = tiny.press(keys);
        assert!(seen.screen.lines().any(|line| line.starts_with("> ")), "{keys}: {}", seen.screen);
    }
    let first = tiny.press("").entry;
    assert_eq!(tiny.press("<up><up>").entry, first);
    assert_eq!(tiny.press("<ctrl-end><ctrl-home>").entry, first);
    assert_eq!(small().press("<enter>nnpp").entry, first);
}

#[test]
fn the_mouse_selects_and_scrolls_what_is_under_it() {
    let row = small().press("").row_of("Token is expired");
    assert_eq!(small().play(click(5, row)).entry.as_deref(), Some("token-expired"));
    let seen = Start::sized(40, 10).play(wheel_down(5, 3));
    assert_eq!(seen.entry, Start::sized(40, 10).press("").entry);
    assert!(!seen.screen.contains("\n> "), "the selected row is out of sight: {}", seen.screen);
    let mut script = each_key("port<enter>o");
    script.extend(click(30, small().play(script.clone()).row_of("[3] see also")));
    assert_eq!(small().play(script).entry.as_deref(), Some("token-expired"));
}

#[test]
fn what_the_answer_offers_can_be_clicked() {
    let wide = Start::sized(120, 40);
    let clicked = |keys: &str, text: &str| {
        let shown = wide.press(keys);
        let row = shown.row_of(text);
        let line = shown.screen.lines().nth(row.into()).unwrap_or_default();
        let before = line.find(text).map_or("", |at| &line[..at]);
        let mut script = each_key(keys);
        script.extend(click(u16::try_from(text::width(before)).expect("it is on the screen"), row));
        wide.play(script)
    };
    assert_eq!(
        clicked("failed to mount", "https://docs.example").opened,
        ["https://docs.example/faq/errors"]
    );
    assert_eq!(clicked("container start", "docker run -d").copied.len(), 1);
    assert_eq!(clicked("container start", "docker logs").copied, ["docker logs list"]);
    clicked("permission", "docker run -d").has("Fill in and copy");
    assert_eq!(clicked("port", "see also").entry.as_deref(), Some("mount-refused"));
    assert!(clicked("token", "all sources").copied.is_empty());
    clicked("token", "F1 help").has("Keys");
    assert_eq!(clicked("token<enter>", "s source").listed, wide.press("token<ctrl-s>").listed);
}

#[test]
fn the_divider_is_dragged() {
    let drag = |start: Start, from: (u16, u16), to: (u16, u16)| {
        let mut script = click(from.0, from.1);
        script.extend(mouse(MouseEventKind::Drag(MouseButton::Left), to.0, to.1));
        script.extend(mouse(MouseEventKind::Up(MouseButton::Left), to.0, to.1));
        script.extend(mouse(MouseEventKind::Drag(MouseButton::Left), 1, 1));
        start.play(script)
    };
    let wide = Start::sized(100, 24);
    let column = |seen: &Seen| {
        seen.screen.lines().nth(5).and_then(|line| line.find('│')).map(|at| {
            let line = seen.screen.lines().nth(5).unwrap_or_default();
            text::width(&line[..at])
        })
    };
    let before = column(&wide.press("")).expect("there is a divider");
    let from = u16::try_from(before).expect("it is on the screen");
    assert_eq!(column(&drag(wide, (from, 8), (30, 9))), Some(30));
    assert_eq!(column(&drag(wide, (from - 1, 8), (30, 9))), Some(before));
    let high = Start::sized(60, 24);
    let rule =
        high.press("").screen.lines().skip(2).position(|line| line.starts_with('─')).expect("a divider") + 2;
    let seen = drag(high, (5, u16::try_from(rule).expect("it is on the screen")), (9, 5));
    assert!(seen.screen.lines().nth(5).is_some_and(|line| line.starts_with('─')), "{}", seen.screen);
}

#[test]
fn the_caret_is_set_by_a_click() {
    let mut script = each_key("port<enter>");
    script.extend(click(5, 0));
    script.extend(each_key("X"));
    assert!(small().play(script).screen.starts_with(" > poXrt"));
}

#[test]
fn a_paste_is_one_query_and_its_line_ends_are_no_keys() {
    let seen = small().play(paste("  address\nalready\r\n in use\n"));
    assert!(!seen.left && seen.entry.as_deref() == Some("port-in-use"), "{}", seen.screen);
    let hostile = "\u{1b}]0;title\u{7}token\u{202e}";
    assert!(small().play(paste(hostile)).screen.starts_with(" > token "));
}

#[test]
fn guesses_are_set_apart_and_the_way_out_is_named() {
    assert!(!small().press("permission").screen.contains("guesses"));
    let seen = small().press("zzqx");
    assert!(seen.listed.is_empty());
    assert!(seen.footer().contains("Esc back"), "{}", seen.footer());
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
    assert_eq!(small().press("端口a<left><left>").terminal.cursor_position(), (0, 5));
    assert!(small().press("token<enter>").terminal.hide_cursor());
    let long = small().press(&"端口".repeat(40));
    assert!(long.terminal.cursor_position().1 < 80, "{}", long.screen);
    long.has(" of 6");
}
