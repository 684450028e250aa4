//! The help and the footer.

use super::*;
use catalogue::lang::Lang;

fn tiny() -> Start {
    Start::sized(40, 10)
}

#[test]
fn the_help_scrolls_within_its_limits_and_says_where_it_is() {
    let top = tiny().press("<f1>");
    top.has("more below  1-4/");
    let bottom = tiny().press("<f1><end>");
    assert!(!bottom.screen.contains("more below"), "{}", bottom.screen);
    assert_eq!(bottom.screen, tiny().press("<f1><end><down><down>").screen);
    assert_eq!(top.screen, tiny().press("<f1><end><home>").screen);
    assert_ne!(top.screen, tiny().press("<f1><down>").screen);
}

#[test]
fn the_help_opens_everywhere_and_says_first_what_the_keys_do_there() {
    for (keys, first) in [
        ("<f1>", "On the query line"),
        ("<ctrl-g>", "On the query line"),
        ("<enter>?", "In the answer"),
        ("container<ctrl-y>?", "In a choice of commands or links"),
        ("permission<ctrl-y><f1>", "In a form"),
    ] {
        let seen = Start::sized(80, 24).press(keys);
        assert_eq!(seen.row_of(first), 4, "{keys}: {}", seen.screen);
    }
    for key in ["<esc>", "<f1>", "<ctrl-g>", "?"] {
        let seen = tiny().press(&format!("permission<ctrl-y>/a<f1>{key}"));
        seen.has("> dataDir* /a");
    }
}

#[test]
fn typing_filters_the_help_and_escape_clears_the_filter_first() {
    let seen = tiny().press("<f1>suspend");
    seen.has("│ suspend");
    seen.has("Ctrl-Z");
    assert!(!seen.screen.contains("Ctrl-Y"), "{}", seen.screen);
    assert_eq!(tiny().press("<f1>suspend<esc>").screen, tiny().press("<f1>").screen);
    assert_eq!(tiny().press("<f1>x<esc><esc>").screen, tiny().press("x<esc>").screen);
    tiny().press("<f1>zzzz").has("No key does that.");
    for word in ["paste", "Shift", "wheel", "digit"] {
        let seen = Start::sized(80, 24).press(&format!("<f1>{word}"));
        seen.has("Besides");
    }
    Start::sized(80, 24).lang(Lang::Zh).press("<f1>日志").has("粘贴几行日志");
}

#[test]
fn no_line_of_the_help_is_cut() {
    for lang in Lang::ALL {
        let mut wide = tiny().lang(lang).press("<f1><end>").screen.replace(['│', '\n', ' '], "");
        wide.retain(|c| !c.is_ascii());
        assert!(lang == Lang::En || wide.contains("删除到末尾"), "{wide}");
    }
    tiny().press("<f1>held to select").has("any terminal.");
}

#[test]
fn the_footer_always_shows_help_and_how_to_quit() {
    for (keys, help, quit) in [
        ("", "F1 help", "Esc quit"),
        ("permission", "F1 help", "Ctrl-C quit"),
        ("permission<enter>", "? help", "q quit"),
        ("permission<ctrl-y>", "F1 help", "Ctrl-C quit"),
        ("permission<ctrl-y>", "F1 help", "Esc cancel"),
        ("container<ctrl-y>", "? help", "Ctrl-C quit"),
    ] {
        for start in [tiny(), Start::sized(120, 40)] {
            let footer = start.press(keys).footer().to_owned();
            assert!(footer.contains(help) && footer.contains(quit), "{keys}: {footer}");
        }
    }
}
