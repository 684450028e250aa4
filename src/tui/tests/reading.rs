//! The answer: its languages, its links, its lines.

use super::support::{Seen, with_page};
use super::*;
use catalogue::lang::Lang;
use catalogue::model::Catalogue;
use catalogue::text;

fn wide() -> Start {
    Start::sized(120, 40)
}

fn tiny() -> Start {
    Start::sized(40, 10)
}

#[test]
fn both_languages_stand_side_by_side_or_one_above_the_other() {
    let seen = wide().press("permission<f3>");
    let row = seen.screen.lines().find(|line| line.contains("open /srv"));
    assert!(row.is_some_and(|row| row.matches("open /srv").count() == 2), "{}", seen.screen);
    let seen = Start::sized(60, 60).press("permission<f3>");
    assert!(seen.row_of("The container runs") < seen.row_of("容器以普通用户运行"));
}

#[test]
fn what_exists_in_one_language_is_marked_and_shown_once() {
    let seen = wide().lang(Lang::Zh).press("container start");
    seen.has("[仅有英文]");
    let both = wide().press("container start<f3>");
    assert_eq!(both.screen.matches("Look first").count(), 1, "{}", both.screen);
}

#[test]
fn a_link_opens_by_its_number() {
    let seen = wide().press("permission<enter>");
    seen.has("╭ [1] sh");
    seen.has("- See volumes [2] and users [3].");
    seen.has("[3] users  https://docker.example/users");
    for keys in ["permission<enter>3", "permission<enter>o3", "permission<ctrl-o>3"] {
        assert_eq!(wide().press(keys).opened, ["https://docker.example/users"], "{keys}");
    }
    wide().press("permission<enter>1").has("Fill in and copy");
    let seen = wide().press("permission<enter>9");
    assert!(seen.opened.is_empty() && seen.footer().contains("number 9"), "{}", seen.footer());
    let seen = wide().press("failed to mount<enter>o");
    assert_eq!(seen.opened, ["https://docs.example/faq/errors"]);
    // The links of both languages are offered together.
    wide().press("failed to mount<f3><ctrl-o>").has("https://docs.example/zh/faq/errors");
}

#[test]
fn another_entry_is_followed_within_the_browser_and_there_is_a_way_back() {
    let before = tiny().press("port<enter>j");
    for keys in ["o2", "o<enter>", "2"] {
        let there = tiny().press(&format!("port<enter>j{keys}"));
        assert_eq!(there.entry.as_deref(), Some("mount-refused"));
        assert!(there.opened.is_empty());
        wide().press(&format!("port<enter>j{keys}")).has("u go back");
        let back = tiny().press(&format!("port<enter>j{keys}u"));
        assert_eq!(back.screen, before.screen);
    }
    // Several steps, and as many back; one more stays.
    let there = wide().press("port<enter>o3o3");
    assert_eq!(there.entry.as_deref(), Some("docker-permission"), "{}", there.screen);
    let back = wide().press("port<enter>o3o3u<backspace><backspace>");
    assert_eq!(back.entry.as_deref(), Some("port-in-use"));
    assert!(!back.footer().contains("go back"), "{}", back.footer());
}

#[test]
fn links_lead_on_in_terminals_that_know_them() {
    let start = Start { hyperlinks: true, ..wide() };
    let opening = ";https://docker.example/users\u{1b}\\";
    assert!(start.press("permission").bytes.contains(opening));
    // What can be seen is the same, also where something was drawn over it and went away again.
    for keys in ["permission<enter>", "permission<enter>?<esc>", "permission<enter>Gg<esc>"] {
        let plain = wide().press(keys);
        assert_eq!(start.press(keys).screen, plain.screen, "{keys}");
        assert!(!plain.bytes.contains("\u{1b}]8;"));
    }
}

#[test]
fn our_notes_stand_once_beside_two_languages() {
    let one = wide().press("failed to mount").screen.matches("Our note").count();
    for start in [wide(), Start::sized(60, 90)] {
        let seen = start.press("failed to mount<f3>");
        assert_eq!((one, seen.screen.matches("Our note").count()), (1, 1), "{}", seen.screen);
    }
    let chinese = wide().lang(Lang::Zh).press("failed to mount<f3>").screen;
    assert_eq!(chinese.matches("本工具的补充说明").count(), 1, "{chinese}");
}

#[test]
fn an_entry_in_one_language_has_one_text_and_the_whole_width() {
    for lang in Lang::ALL {
        let seen = wide().lang(lang).press("container start<f3>");
        assert_eq!(seen.screen.matches("Look first").count(), 1, "{}", seen.screen);
        let frame = seen.screen.lines().find(|line| line.contains("╭"));
        assert!(frame.is_some_and(|line| text::width(line) > 70), "{}", seen.screen);
    }
}

#[test]
fn half_pages_are_half_as_long_as_pages() {
    let first = |keys: &str| {
        let seen = Start::sized(40, 14).press(&format!("permission<enter>{keys}"));
        let position = seen.footer().rsplit(' ').next().unwrap_or_default().to_owned();
        position.split('-').next().and_then(|first| first.parse::<usize>().ok()).expect("a position")
    };
    assert_eq!(first("<ctrl-d><ctrl-d>"), first("<pagedown>"));
    assert_eq!(first("<ctrl-d><ctrl-u>"), 1);
}

const MANY_LINKS: &str = "\
**Q**：many links

**A**：[1](https://a.example/1) [2](https://a.example/2) [3](https://a.example/3) [4](https://a.example/4)
[5](https://a.example/5) [6](https://a.example/6) [7](https://a.example/7) [8](https://a.example/8)
[9](https://a.example/9) [10](https://a.example/10) [11](https://a.example/11) [12](https://a.example/12)
";

#[test]
fn numbers_of_two_digits_are_typed() {
    let row = "entries:\n- {id: many, group: start, error: many links, title: {en: Many, zh: 许多}}\n";
    let catalogue: &'static Catalogue = Box::leak(Box::new(with_page(MANY_LINKS, row)));
    let start = Start { catalogue, ..Start::sized(120, 40) };
    for prefix in ["many links<enter>", "many links<enter>o"] {
        let opened = |keys: &str| start.press(&format!("{prefix}{keys}")).opened.concat();
        for (keys, link) in [("2", "2"), ("12", "12"), ("10", "10"), ("1<enter>", "1"), ("11", "11")] {
            assert_eq!(opened(keys), format!("https://a.example/{link}"), "{prefix}{keys}");
        }
        assert_eq!(opened("1<left>2"), "https://a.example/2", "another key ends a number");
        assert_eq!(opened("19"), "");
    }
    assert!(start.press("many links<enter>1").footer().contains("1: Enter, or another digit"));
}

#[test]
fn words_are_found_in_the_answer() {
    let low = Start::sized(40, 12);
    let open = "permission<enter>\\";
    let seen = low.press(&format!("{open}DATADIR"));
    assert!(seen.footer().starts_with(" find: DATADIR   1 of "), "{}", seen.footer());
    seen.has("dataDir");
    let next = low.press(&format!("{open}DATADIR<enter>"));
    assert!(next.footer().contains("2 of "), "{}", next.footer());
    assert_eq!(low.press(&format!("{open}DATADIR<enter><up>")).screen, seen.screen);
    let last = low.press(&format!("{open}DATADIR<up>"));
    assert_eq!(low.press(&format!("{open}DATADIR<up><down>")).screen, seen.screen);
    assert!(!last.footer().contains(" 1 of "), "{}", last.footer());
    assert!(low.press(&format!("{open}zzzz<enter>")).footer().contains("no match"));
    // Esc ends it where it is, and letters are keys again.
    let ended = low.press(&format!("{open}q<backspace>dataDir<esc>"));
    assert!(!ended.left && !ended.footer().contains("find:"), "{}", ended.footer());
    let marked = |seen: &Seen| {
        let row = seen.row_of("dataDir");
        (0..40).filter(|column| seen.terminal.cell(row, *column).is_some_and(|cell| cell.inverse())).count()
    };
    assert_eq!((marked(&seen), marked(&ended)), (7, 0), "{}", seen.screen);
}

#[test]
fn a_bar_shows_which_part_is_visible() {
    let bar = |keys: &str| {
        let seen = Start::sized(80, 10).press(keys);
        let rows = seen.screen.lines().enumerate();
        rows.filter(|(_, line)| line.ends_with('┃')).map(|(row, _)| row).collect::<Vec<_>>()
    };
    let (top, bottom) = (bar("permission<enter>"), bar("permission<enter>G"));
    assert!(top.first() == Some(&2) && bottom.last() == Some(&8), "{top:?} {bottom:?}");
    assert_eq!(top.len(), bottom.len());
    assert!(bar("").is_empty(), "the welcome is short");
}

#[test]
fn the_answer_scrolls_within_its_limits() {
    let top = tiny().press("permission<enter>");
    let bottom = tiny().press("permission<enter>G");
    assert_ne!(top.screen, bottom.screen);
    for keys in ["Gjjj<pagedown>", &"j".repeat(99)] {
        assert_eq!(bottom.screen, tiny().press(&format!("permission<enter>{keys}")).screen);
    }
    for keys in ["Gg", "<pagedown><pageup>", "jk"] {
        assert_eq!(top.screen, tiny().press(&format!("permission<enter>{keys}")).screen);
    }
    bottom.has("From: OpenList");
}
