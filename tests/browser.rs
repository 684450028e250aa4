//! The browser, from keys to screens, through the loop that production runs.
#![allow(clippy::expect_used, reason = "a test may panic")]

mod support;

use crossterm::event::Event;
use openlist_faq::catalogue::Catalogue;
use openlist_faq::lang::Lang;
use openlist_faq::theme::Theme;
use support::{Start, click, events, wheel_down};
use vt100::Color;

const DOCKER_RUN: &str = "docker run -d --name openlist --user 1000:1000 -v ${yourDataDir}:/opt/openlist/data \
                          -p 5244:5244 openlistteam/openlist";

fn wide() -> Start {
    Start::sized(120, 40)
}

fn small() -> Start {
    Start::sized(80, 24)
}

fn tiny() -> Start {
    Start::sized(40, 10)
}

/// Whole screens, to be read: three sizes, both languages, the states that people see most.
#[test]
fn screens() {
    for (size, start) in [("120x40", wide()), ("80x24", small()), ("40x10", tiny())] {
        for lang in Lang::ALL {
            for (state, keys) in [
                ("start", ""),
                ("query", "permission"),
                ("answer", "permission<enter>jj"),
                ("both", "permission<f3>"),
                ("choice", "permission<ctrl-y>"),
                ("form", "permission<ctrl-y>1/mnt/my disk<tab>"),
                ("fallback", "site does not allow"),
                ("nothing", "zzzz"),
                ("help", "<f1>"),
            ] {
                insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
                    insta::assert_snapshot!(format!("{state}-{lang}-{size}"), start.lang(lang).press(keys).screen);
                });
            }
        }
    }
}

#[test]
fn typing_finds_the_entry_and_shows_its_answer_at_once() {
    let seen = small().press("PERMISSION den");
    assert_eq!(seen.entry.as_deref(), Some("config-permission-denied"));
    assert!(
        seen.screen.contains("This is caused by the directory"),
        "{}",
        seen.screen
    );
    // Words in any order, of the other language, and search words that stand on no page.
    for query in [
        "denied permission",
        "挂载路径",
        "端口被占用",
        "61008",
        "port already used",
    ] {
        for lang in Lang::ALL {
            assert!(
                small().lang(lang).press(query).entry.is_some(),
                "{query} in {lang}"
            );
        }
    }
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
    let seen = small().press("token<enter><esc><esc>");
    assert!(!seen.left && seen.hits.len() == 23);
    assert!(small().press("token<enter><esc><esc><esc>").left);
    assert!(small().press("token<ctrl-c>").left);
    assert!(small().press("<enter><f1><ctrl-c>").left);
    assert!(small().press("<enter>q").left);
    assert!(!small().press("<enter>?q").left);
}

#[test]
fn the_language_changes_in_place() {
    let english = small().press("permission<enter>jjj");
    let chinese = small().press("permission<enter>jjjl");
    let back = small().press("permission<enter>jjjll");
    assert_eq!(english.entry, chinese.entry);
    assert!(
        chinese.screen.contains("1/23 条") && chinese.footer().contains("复制"),
        "{}",
        chinese.screen
    );
    assert_eq!(english.screen, back.screen);
    for keys in ["permission<ctrl-l>", "permission<f2>"] {
        assert!(small().press(keys).screen.contains("挂载的目录"), "{keys}");
    }
}

#[test]
fn both_languages_stand_side_by_side_or_one_above_the_other() {
    let seen = wide().press("permission<f3>");
    let line = seen
        .screen
        .lines()
        .find(|line| line.contains("This is caused"))
        .expect("the English answer");
    assert!(line.contains("挂载的目录"), "{line}");
    let seen = Start::sized(60, 60).press("permission<f3>");
    let row = |text: &str| {
        seen.screen
            .lines()
            .position(|line| line.contains(text))
            .expect("it is on the screen")
    };
    assert!(row("This is caused") < row("挂载的目录"));
}

#[test]
fn sources_go_round_and_an_entry_shows_the_chosen_pages_words() {
    for (keys, hits, words) in [
        ("", 23, "restarting OpenList"),
        ("<ctrl-s>", 22, "restarting OpenList"),
        ("<ctrl-s><ctrl-s>", 22, "restarting AList"),
        ("<ctrl-s><ctrl-s><ctrl-s>", 23, "restarting OpenList"),
    ] {
        assert_eq!(wide().press(keys).hits.len(), hits, "{keys}");
        let seen = wide().press(&format!("{keys}unsuccessful"));
        assert!(seen.screen.contains(words), "{keys}: {}", seen.screen);
    }
    // The selected entry stays when it is on the next page, too.
    let seen = wide().press("<down><down><down><enter>ss");
    assert_eq!(seen.entry.as_deref(), Some("refresh-token-missing"));
}

#[test]
fn what_exists_in_one_language_only_is_marked() {
    let seen = wide().lang(Lang::Zh).press("does not allow mounted");
    assert!(
        seen.screen.contains("[仅有英文]") && seen.screen.contains("not allowed to mount"),
        "{}",
        seen.screen
    );
}

#[test]
fn copying_is_exact_and_corrected() {
    let seen = wide().press("permission<ctrl-y>1<esc>");
    assert_eq!(seen.copied, [DOCKER_RUN]);
    let footer = " Left open: user, yourDataDir. Copied to the clipboard: docker run";
    assert!(seen.footer().starts_with(footer), "{}", seen.footer());

    let seen = wide().lang(Lang::Zh).press("permission<enter>y<enter><esc>");
    assert_eq!(seen.copied, [DOCKER_RUN]);
    assert!(seen.footer().contains("已更正"), "{}", seen.footer());

    for keys in ["permission<enter>y2<esc>", "permission<enter>yj<enter><esc>"] {
        assert_eq!(
            wide().press(keys).copied,
            ["sudo chown -R 1000:1000 ${yourDataDir}"]
        );
    }
    let seen = wide().press("permission<enter>y<esc>");
    assert!(seen.copied.is_empty() && !seen.left);
    assert!(wide().press("permission<enter>y9").copied.is_empty());

    let seen = wide().press("token<ctrl-y>");
    assert!(
        seen.copied.is_empty() && seen.footer().contains("no command"),
        "{}",
        seen.footer()
    );
}

/// The same texts as `copy --print` gives, which a test of the commands compares with the pages.
#[test]
fn every_snippet_can_be_copied_by_key() {
    let catalogue = Catalogue::built_in().expect("the built-in catalogue is sound");
    let mut copied = 0;
    for (index, entry) in catalogue.entries.iter().enumerate() {
        for lang in Lang::ALL {
            let view = entry.view(None, lang).expect("every entry is shown");
            let snippets = &view.wording.snippets;
            for (number, snippet) in snippets.iter().enumerate() {
                let choice = if snippets.len() > 1 {
                    (number + 1).to_string()
                } else {
                    String::new()
                };
                let form = if snippet.placeholders().is_empty() {
                    ""
                } else {
                    "<esc>"
                };
                let keys = format!("{}<ctrl-y>{choice}{form}", "<down>".repeat(index));
                let seen = small().lang(lang).press(&keys);
                assert_eq!(seen.entry.as_ref(), Some(&entry.id));
                assert_eq!(seen.copied, [snippet.command()]);
                copied += 1;
            }
        }
    }
    assert!(copied >= 4);
}

#[test]
fn a_command_with_holes_is_filled_in_before_it_is_copied() {
    for (keys, copied) in [
        (
            "2/mnt/my disk/$x'<enter>",
            r"sudo chown -R 1001:100 '/mnt/my disk/$x'\'''",
        ),
        ("2/a<tab><ctrl-u>0:0<enter>", "sudo chown -R 0:0 /a"),
        ("2/a<down><ctrl-u>0:0<up>b<enter>", "sudo chown -R 0:0 /ab"),
        (
            "2<shift-tab><ctrl-u>7<tab>/ac<left>b<enter>",
            "sudo chown -R 7 /abc",
        ),
        ("2/数据 q?jy<enter>", "sudo chown -R 1001:100 '/数据 q?jy'"),
    ] {
        let seen = wide().press(&format!("permission<ctrl-y>{keys}"));
        assert_eq!(seen.copied, [copied], "{keys}");
        assert!(seen.footer().starts_with(" Copied"), "{}", seen.footer());
    }
    // What was left empty stays as the page has it, and is named.
    let seen = wide().press("permission<ctrl-y>2<enter>");
    assert_eq!(seen.copied, ["sudo chown -R 1001:100 ${yourDataDir}"]);
    assert!(
        seen.footer().starts_with(" Left open: yourDataDir."),
        "{}",
        seen.footer()
    );
}

#[test]
fn what_was_put_in_is_there_the_next_time() {
    let seen = wide().press("permission<ctrl-y>2/mnt/a b<tab><ctrl-u>5:6<enter><ctrl-y>1<enter>");
    assert_eq!(
        seen.copied[1],
        "docker run -d --name openlist --user 5:6 -v '/mnt/a b:/opt/openlist/data' -p 5244:5244 \
         openlistteam/openlist"
    );
    assert_eq!(seen.memory.placeholder("yourDataDir"), Some("/mnt/a b"));
    // Nothing is remembered of a form that was not taken.
    let left = wide().press("permission<ctrl-y>2/x<esc>");
    assert_eq!(left.memory.placeholder("yourDataDir"), None);
}

#[test]
fn a_form_keeps_its_keys_and_shows_what_comes_of_them() {
    for start in [wide(), small(), tiny()] {
        let seen = start.press("permission<ctrl-y>2/mnt/x y<f1><f3><ctrl-s>");
        assert!(seen.screen.contains(" /mnt/x y"), "{}", seen.screen);
        assert!(seen.screen.contains("'/mnt/x y'"), "the command: {}", seen.screen);
        assert!(!seen.terminal.hide_cursor());
        assert!(start.press("permission<ctrl-y>2<ctrl-c>").left);
    }
    let chinese = small().press("permission<ctrl-y>2/a<ctrl-l>").screen;
    assert!(
        chinese.contains("本机上存放") && chinese.contains("更改该目录"),
        "{chinese}"
    );
    let pasted = Event::Paste("/mnt/\u{1b}[31mdata\n".to_owned());
    let mut script = events("permission<ctrl-y>2");
    script.extend([pasted, events("<enter>").remove(0)]);
    assert_eq!(small().play(script).copied, ["sudo chown -R 1001:100 /mnt/data"]);
}

#[test]
fn the_mouse_goes_to_a_field() {
    let shown = small().press("permission<ctrl-y>2").screen;
    let row = shown
        .lines()
        .position(|line| line.contains("  user "))
        .expect("the field");
    let mut script = events("permission<ctrl-y>2");
    script.push(click(20, u16::try_from(row).expect("it is on the screen")));
    script.extend(events("<ctrl-u>9:9<enter>"));
    assert_eq!(small().play(script).copied, ["sudo chown -R 9:9 ${yourDataDir}"]);
}

#[test]
fn a_warning_stands_with_the_command_it_is_about() {
    for (lang, opens, owner) in [
        (Lang::En, "port 5244 on every", "the owner of the folder"),
        (Lang::Zh, "所有网络接口", "更改该目录"),
    ] {
        let tall = Start::sized(120, 60).lang(lang);
        let page = tall.press("permission").screen;
        assert!(page.contains(opens) && page.contains(owner), "{page}");
        let choice = |keys: &str| {
            let screen = tall.press(keys).screen;
            let from = screen
                .find("│ > 1 ")
                .or(screen.find("│   1 "))
                .expect("the choice");
            screen[from..].lines().take(5).collect::<String>()
        };
        assert!(choice("permission<ctrl-y>").contains(opens));
        assert!(choice("permission<ctrl-y>j").contains(owner));
    }
}

#[test]
fn links_open_by_number_when_there_are_several() {
    let seen = wide().press("exceed<enter>o1");
    assert_eq!(
        seen.opened,
        ["https://doc.oplist.org/guide/drivers/aliyundrive_open#four、"]
    );
    assert_eq!(
        wide().press("permission<enter>o").opened,
        ["https://doc.oplist.org/faq/error"]
    );
}

#[test]
fn another_entry_is_followed_within_the_browser_and_there_is_a_way_back() {
    // From the choice, by its row and by its number; `u` goes back to the same lines of the same hits.
    for keys in ["o1", "o<enter>"] {
        let before = small().press("MountPath required<enter>j");
        let there = small().press(&format!("MountPath required<enter>j{keys}"));
        assert_eq!(there.entry.as_deref(), Some("mount-path-not-unique"));
        assert!(
            there.opened.is_empty() && there.footer().contains("u go back"),
            "{}",
            there.screen
        );
        let back = small().press(&format!("MountPath required<enter>j{keys}u"));
        assert_eq!(back.screen, before.screen);
    }
    // Several steps, and as many back; one more stays.
    let seen = small().press("61008<ctrl-u>unsuccessful<enter>o1o1u");
    assert_eq!(seen.entry.as_deref(), Some("token-expired"), "{}", seen.screen);
    let seen = small().press("unsuccessful<enter>o1o1<backspace><backspace><backspace>");
    assert_eq!(seen.entry.as_deref(), Some("sign-in-locked"));
    assert!(!seen.footer().contains("go back"), "{}", seen.footer());
}

#[test]
fn links_lead_on_in_terminals_that_know_them() {
    let start = Start {
        hyperlinks: true,
        ..small()
    };
    let linked = start.press("address already<enter>");
    let opening = ";https://doc.oplist.org/configuration/configuration#port\u{1b}\\";
    assert!(linked.bytes.contains(opening), "{:?}", linked.bytes);
    // What can be seen is the same, also where something was drawn over it and went away again.
    for keys in [
        "address already<enter>",
        "address already<enter>?<esc>",
        "address already<enter>Go<esc>l",
    ] {
        let plain = small().press(keys);
        assert_eq!(start.press(keys).screen, plain.screen, "{keys}");
        assert!(!plain.bytes.contains("\u{1b}]8;"));
    }
}

#[test]
fn what_no_clipboard_takes_is_shown_to_be_selected() {
    let bare = Start { bare: true, ..wide() };
    let seen = bare.press("permission<ctrl-y>1<esc>");
    let [shown] = &seen.shown[..] else {
        panic!("one text is shown")
    };
    assert!(shown.contains(&format!("\n\n{DOCKER_RUN}\n\n")), "{shown}");
    assert!(shown.contains("DISPLAY"), "{shown}");
    // A link that cannot be opened is copied, and what cannot be copied is shown.
    let seen = bare.press("permission<enter>o");
    assert_eq!(seen.copied, ["https://doc.oplist.org/faq/error"]);
    assert!(seen.shown[0].contains("https://doc.oplist.org/faq/error"));
}

#[test]
fn the_answer_scrolls_within_its_limits() {
    let top = tiny().press("permission<enter>");
    let bottom = tiny().press("permission<enter>G");
    assert_ne!(top.screen, bottom.screen);
    assert_eq!(bottom.screen, tiny().press("permission<enter>Gjjj<space>").screen);
    assert_eq!(
        bottom.screen,
        tiny()
            .press(&format!("permission<enter>{}", "j".repeat(99)))
            .screen
    );
    assert_eq!(top.screen, tiny().press("permission<enter>Gg").screen);
    assert_eq!(
        top.screen,
        tiny().press("permission<enter><space><pageup>").screen
    );
    assert!(bottom.screen.contains("From: OpenList"), "{}", bottom.screen);
}

#[test]
fn the_list_keeps_the_selected_row_on_the_screen() {
    let seen = tiny().press("<ctrl-end>");
    assert_eq!(seen.entry.as_deref(), Some("config-permission-denied"));
    assert!(
        seen.screen.lines().any(|line| line.starts_with("> ")),
        "{}",
        seen.screen
    );
    assert_eq!(
        tiny().press("<up><up>").entry.as_deref(),
        Some("aliyundrive-too-many-requests")
    );
    assert_eq!(
        small().press("<enter>nnp").entry.as_deref(),
        Some("aliyundrive-exceed-capacity")
    );
}

#[test]
fn the_mouse_selects_and_scrolls_what_is_under_it() {
    let seen = wide().play(vec![click(5, 4)]);
    assert_eq!(seen.entry.as_deref(), Some("token-expired"));
    let seen = tiny().play(vec![wheel_down(5, 3)]);
    assert_eq!(seen.entry.as_deref(), Some("aliyundrive-too-many-requests"));
    assert!(
        !seen.screen.contains("TooManyRequests、Too Many"),
        "{}",
        seen.screen
    );
    let mut script = events("permission<ctrl-y>");
    let choice = wide().play(script.clone()).screen;
    let row = choice.lines().position(|line| line.contains("2 sudo chown"));
    let row = u16::try_from(row.expect("the choice")).expect("it is on the screen");
    script.push(click(60, row));
    script.extend(events("<esc>"));
    let chosen = wide().play(script);
    assert_eq!(
        chosen.copied,
        ["sudo chown -R 1000:1000 ${yourDataDir}"],
        "{}",
        chosen.screen
    );
}

#[test]
fn a_paste_is_one_query_and_its_line_ends_are_no_keys() {
    let pasted = Event::Paste("  address\nalready\r\n in use\n".to_owned());
    let seen = small().play(vec![pasted]);
    assert!(
        !seen.left && seen.entry.as_deref() == Some("address-in-use"),
        "{}",
        seen.screen
    );
    let hostile = Event::Paste("\u{1b}]0;title\u{7}token\u{202e}".to_owned());
    assert!(small().play(vec![hostile]).screen.starts_with(" > token "));
}

const LOG: &str = "\
INFO[2025-08-21 08:12:02] start HTTP server @ 0.0.0.0:5244
ERRO[2025-08-21 08:12:03] dial tcp: lookup openapi.alipan.com: no such host
ERRO[2025-08-21 08:12:04] dial tcp: lookup openapi.alipan.com: no such host
ERRO[2025-08-21 08:12:05] failed link /a.mp4: ParamFlowException, access_token=0123456789abcdef0123
FATA[2025-08-21 08:12:06] listen tcp 0.0.0.0:5244: bind: address already in use
";

#[test]
fn a_pasted_block_is_explained() {
    let seen = wide().play(vec![Event::Paste(LOG.to_owned())]);
    assert_eq!(
        seen.hits,
        ["address-in-use", "network-problem"],
        "{}",
        seen.screen
    );
    assert_eq!(
        seen.entry.as_deref(),
        Some("address-in-use"),
        "the fatal one first"
    );
    for text in [
        "In the log",
        "2x no such host",
        "Not in the FAQ",
        "FATA[2025-08-21 08:12:06]",
        "Port number 5244",
    ] {
        assert!(seen.screen.contains(text), "{text}: {}", seen.screen);
    }
    // The last row is the error that no entry answers, with its secret masked.
    let mut script = vec![Event::Paste(LOG.to_owned())];
    script.extend(events("<ctrl-end>"));
    let seen = wide().play(script.clone());
    assert!(
        seen.entry.is_none() && seen.screen.contains("ParamFlowException"),
        "{}",
        seen.screen
    );
    assert!(!seen.screen.contains("0123456789abcdef"), "{}", seen.screen);
    // A query looks through all entries; without it the log is back, and Esc leaves the log before the program.
    script.extend(events("token"));
    assert!(
        wide()
            .play(script.clone())
            .hits
            .contains(&"token-expired".to_owned())
    );
    script.extend(events("<esc>"));
    assert_eq!(wide().play(script.clone()).hits.len(), 2);
    script.extend(events("<esc>"));
    let seen = wide().play(script);
    assert!(!seen.left && seen.hits.len() == 23);
}

#[test]
fn guesses_are_set_apart_and_the_nearest_entry_is_named() {
    let seen = wide().press("not found");
    assert!(
        seen.screen.contains("No sure match, only guesses:"),
        "{}",
        seen.screen
    );
    assert!(!wide().press("permission").screen.contains("guesses"));
    let seen = wide().press("prmisn zzqx");
    assert!(
        seen.hits.is_empty() && seen.screen.contains("Esc clears the query."),
        "{}",
        seen.screen
    );
}

#[test]
fn every_size_is_drawn() {
    // Below, at and above each limit of the layout.
    let sizes = [
        (2, 1),
        (3, 50),
        (39, 10),
        (40, 9),
        (40, 10),
        (41, 11),
        (75, 24),
        (76, 10),
        (79, 23),
        (80, 20),
        (200, 50),
    ];
    for (columns, rows) in sizes {
        for keys in [
            "",
            "permission<f3><enter>jj",
            "permission<enter>y",
            "permission<ctrl-y>1<tab>/mnt/口<f2>",
            "<f1><pagedown>",
            "zzzz",
            "<f3>token",
            "token<enter>o1",
        ] {
            let seen = Start::sized(columns, rows).lang(Lang::Zh).press(keys);
            assert!(!seen.screen.trim().is_empty(), "{columns}x{rows} {keys}");
        }
    }
    let notice = Start::sized(39, 10).press("permission").screen;
    assert!(notice.contains("39x10") && notice.contains("40x10"), "{notice}");
}

#[test]
fn suspending_comes_back_to_a_full_screen() {
    let seen = small().press("token<ctrl-z>");
    assert_eq!(seen.suspended, 1);
    assert_eq!(seen.screen, small().press("token").screen);
}

#[test]
fn without_colours_everything_can_still_be_told() {
    let plain = Start {
        theme: Theme::NONE,
        ..wide()
    }
    .press("permission");
    for row in 0..40 {
        for column in 0..120 {
            let cell = plain.terminal.cell(row, column).expect("it is on the screen");
            assert_eq!((cell.fgcolor(), cell.bgcolor()), (Color::Default, Color::Default));
        }
    }
    let selected = plain.terminal.cell(2, 0).expect("it is on the screen");
    assert!(selected.contents() == ">" && selected.bold());
    assert_eq!(wide().press("permission").screen, plain.screen);
}

#[test]
fn the_matched_characters_are_highlighted() {
    let seen = wide().press("PERMISSION");
    let line = seen.screen.lines().nth(2).expect("the first row of the list");
    let start = line.find("permission").expect("the row has the word");
    for offset in 0..10 {
        let column = u16::try_from(start + offset).expect("it is on the screen");
        let cell = seen.terminal.cell(2, column).expect("it is on the screen");
        assert_eq!(cell.fgcolor(), Color::Idx(6), "{line}");
        assert!(cell.underline());
    }
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
    assert!(
        long.terminal.cursor_position().1 < 80 && long.screen.contains("23"),
        "{}",
        long.screen
    );
}
