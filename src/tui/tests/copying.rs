//! Commands to the clipboard, and the forms that they are filled in with.

use std::sync::LazyLock;

use super::support::{mouse, with_page};
use super::*;
use catalogue::lang::Lang;
use catalogue::model::Catalogue;
use catalogue::text;
use crossterm::event::{Event, MouseButton, MouseEventKind};

/// The command of the page, as it is copied unfilled.
const UNFILLED: &str = "sudo chown -R ${uid}:${gid} ${dataDir}\n\
                        docker run -d --name list -v ${dataDir}:/srv/list example/list:latest";

fn wide() -> Start {
    Start::sized(120, 40)
}

#[test]
fn a_command_with_a_slip_is_shown_and_copied_as_it_is_right() {
    let seen = wide().press("container start");
    seen.has("--name list example/list ");
    seen.has("The page says exmaple");
    let seen = wide().press("container start<ctrl-y>2");
    assert_eq!(seen.copied, ["docker run -d --name list example/list"]);
    assert!(seen.footer().contains("corrected:"), "{}", seen.footer());
}

#[test]
fn one_of_several_commands_is_chosen() {
    for keys in ["yj<enter>", "y<down> ", "y2", "2"] {
        let seen = wide().press(&format!("container start<enter>{keys}"));
        assert_eq!(seen.copied, ["docker run -d --name list example/list"], "{keys}");
    }
    assert_eq!(wide().press("container start<enter>1").copied, ["docker logs list"]);
    let seen = wide().press("container start<enter>y<esc>");
    assert!(seen.copied.is_empty() && !seen.left);
    for keys in ["y9", "y0", "y3"] {
        assert!(wide().press(&format!("container start<enter>{keys}")).copied.is_empty());
    }
    let seen = wide().press("token<ctrl-y>");
    assert!(seen.copied.is_empty() && seen.footer().contains("no command"), "{}", seen.footer());
}

#[test]
fn a_warning_is_beside_its_command() {
    for (lang, warning) in [(Lang::En, "runs on every start"), (Lang::Zh, "开机即运行")] {
        let start = wide().lang(lang);
        start.press("container start").has(warning);
        let popup = |keys: &str| start.press(keys).screen.matches(warning).count();
        assert_eq!(popup("container start<ctrl-y>"), 1);
        assert_eq!(popup("container start<ctrl-y><down>"), 2);
    }
}

#[test]
fn a_command_with_placeholders_is_filled_in_before_it_is_copied() {
    for (keys, chown) in [
        ("/mnt/my disk<enter>", "sudo chown -R 1001:100 '/mnt/my disk'"),
        ("/a<tab><ctrl-u>0<enter>", "sudo chown -R 0:100 /a"),
        ("/a<down><ctrl-u>0<up>b<enter>", "sudo chown -R 0:100 /ab"),
        ("<shift-tab><ctrl-u>7<tab>/ac<left>b<enter>", "sudo chown -R 1001:7 /abc"),
        ("/数据 q?jy<enter>", "sudo chown -R 1001:100 '/数据 q?jy'"),
    ] {
        let seen = wide().press(&format!("permission<ctrl-y>{keys}"));
        assert_eq!(seen.copied[0].lines().next(), Some(chown), "{keys}");
        assert!(seen.footer().starts_with(" Copied"), "{}", seen.footer());
    }
    let seen = wide().press("permission<ctrl-y><ctrl-y>");
    assert_eq!(seen.copied, [UNFILLED]);
    assert!(seen.footer().starts_with(" Left open: "), "{}", seen.footer());
}

#[test]
fn what_a_command_needs_is_marked_and_must_be_put_in() {
    wide().press("permission<ctrl-y>").has("> dataDir* needed, for example /srv/list");
    for (value, told) in [("", "dataDir must not be left out"), ("it's", "dataDir cannot be put in")] {
        let seen = wide().press(&format!("permission<ctrl-y>{value}<tab><enter>"));
        assert!(seen.copied.is_empty(), "{:?}", seen.copied);
        assert!(seen.footer().contains(told), "{}", seen.footer());
        seen.has("> dataDir*");
    }
}

#[test]
fn a_value_that_looks_wrong_has_a_hint() {
    for start in [wide(), Start::sized(40, 10)] {
        start.press("permission<ctrl-y>data").has("This is no full path");
        start.press("permission<ctrl-y>/data<tab>ann").has("Numbers belong here");
        let right = start.press("permission<ctrl-y>/data<tab>7");
        assert!(!right.screen.contains("no full path") && !right.screen.contains("Numbers belong"));
    }
}

#[test]
fn escape_cancels_the_form_and_keeps_what_was_put_in() {
    let seen = wide().press("permission<ctrl-y>/mnt/x<tab>7<esc>");
    assert!(seen.copied.is_empty() && !seen.left);
    assert_eq!(seen.memory.placeholders.get("dataDir"), None, "the form was not taken");
    let again = wide().press("permission<ctrl-y>/mnt/x<tab>7<esc><ctrl-y><enter>");
    assert!(again.copied[0].starts_with("sudo chown -R 7:100 /mnt/x\n"), "{:?}", again.copied);
    let afresh = wide().press("permission<ctrl-y>/mnt/x<enter><ctrl-y>");
    afresh.has("/mnt/x");
}

#[test]
fn a_value_from_before_is_replaced_by_typing_and_kept_by_a_move() {
    let once = "permission<ctrl-y>/mnt/x<enter><ctrl-y>";
    for (keys, folder) in [("/a", "/a"), ("<end>/a", "/mnt/x/a"), ("<ctrl-u>/b", "/b")] {
        let seen = wide().press(&format!("{once}{keys}<enter>"));
        assert!(seen.copied[1].contains(&format!("-v {folder}:/srv")), "{:?}", seen.copied);
    }
    let seen = wide().press(once);
    let row = seen.row_of("/mnt/x");
    let column = seen.screen.lines().nth(row.into()).and_then(|line| line.find("/mnt/x"));
    let column =
        seen.screen.lines().nth(row.into()).map_or(0, |line| line[..column.unwrap_or(0)].chars().count());
    let cell = seen.terminal.cell(row, u16::try_from(column).expect("it is on the screen"));
    assert!(cell.is_some_and(vt100::Cell::inverse), "it is seen to be selected");
}

#[test]
fn what_was_put_in_is_there_the_next_time() {
    let seen = wide().press("permission<ctrl-y>/mnt/a b<tab><ctrl-u>5<enter><ctrl-y><enter>");
    assert_eq!(seen.copied[0], seen.copied[1]);
    assert_eq!(seen.memory.placeholders["dataDir"], "/mnt/a b");
}

#[test]
fn a_secret_that_was_put_in_is_not_remembered() {
    static WITH_SECRET: LazyLock<Catalogue> = LazyLock::new(|| {
        let page = "**Q**：secret lost\n\n**A**：Set it:\n\n```sh\naria2c --rpc-secret=${secret} -d ${folder}\n```\n";
        with_page(page, "entries: []\n")
    });
    let seen = Start { catalogue: &WITH_SECRET, ..wide() }.press("secret lost<ctrl-y>hunter2<tab>/a<enter>");
    assert_eq!(seen.copied, ["aria2c --rpc-secret=hunter2 -d /a"]);
    let kept: Vec<_> = seen.memory.placeholders.keys().collect();
    assert_eq!(kept, ["folder"]);
}

#[test]
fn a_form_keeps_its_keys_and_shows_what_comes_of_them() {
    for start in [wide(), Start::sized(80, 24), Start::sized(40, 10)] {
        let seen = start.press("permission<ctrl-y>/mnt/x y<f3><ctrl-s>");
        seen.has(" /mnt/x y");
        assert!(!seen.terminal.hide_cursor());
        assert!(start.press("permission<ctrl-y><ctrl-c>").left);
    }
    wide().press("permission<ctrl-y>/mnt/x y").has("'/mnt/x y'");
    let chinese = wide().press("permission<ctrl-y>/a<ctrl-t>");
    chinese.has("服务器保存数据的目录");
    chinese.has("所有文件的属主都会改变");
    let mut script = each_key("permission<ctrl-y>");
    script.extend(paste("/mnt/\u{1b}[31mdata\n"));
    script.extend(each_key("<enter>"));
    assert!(wide().play(script).copied[0].starts_with("sudo chown -R 1001:100 /mnt/data\n"));
}

#[test]
fn the_mouse_goes_to_a_field() {
    let mut script = each_key("permission<ctrl-y>/a");
    script.extend(click(60, wide().play(script.clone()).row_of("  gid* ")));
    script.extend(each_key("<ctrl-u>9<enter>"));
    assert!(wide().play(script).copied[0].starts_with("sudo chown -R 1001:9 "));
}

#[test]
fn a_click_sets_the_caret_in_a_field() {
    let keys = "permission<ctrl-y>/abc";
    let seen = wide().press(keys);
    let row = seen.row_of("dataDir* /abc");
    let line = seen.screen.lines().nth(row.into()).unwrap_or_default();
    let column = text::width(line.split("/abc").next().unwrap_or_default()) + 2;
    let mut script = each_key(keys);
    script.extend(click(u16::try_from(column).expect("it is on the screen"), row));
    script.extend(each_key("X<enter>"));
    assert!(wide().play(script).copied[0].contains("-v /aXbc:/srv"));
}

#[test]
fn the_middle_button_pastes_what_is_selected() {
    let middle = || mouse(MouseEventKind::Down(MouseButton::Middle), 60, 20);
    for (keys, shown) in [("x", " > xselected "), ("permission<ctrl-y>/", "> dataDir* /selected")] {
        let mut script = each_key(keys);
        script.extend(middle());
        wide().play(script.clone()).has(shown);
        let out_of_reach = Start { bare: true, ..wide() }.play(script);
        assert!(out_of_reach.footer().contains("Hold Shift"), "{}", out_of_reach.footer());
    }
}

#[test]
fn what_no_clipboard_takes_is_shown_to_be_selected() {
    let bare = Start { bare: true, ..wide() };
    let seen = bare.press("permission<ctrl-y><ctrl-y>");
    assert!(seen.shown[0].contains(&format!("\n\n{}\n\n", UNFILLED)), "{:?}", seen.shown);
    assert!(seen.shown[0].contains("DISPLAY"), "{:?}", seen.shown);
    // A link that cannot be opened is copied, and what cannot be copied is shown.
    let page = "https://docs.example/faq/errors";
    let seen = bare.press("harmless<enter>o");
    assert!(seen.copied.is_empty(), "it has no links: {:?}", seen.copied);
    let seen = bare.press("failed to mount<enter>o");
    assert_eq!(seen.copied, [page]);
    assert!(seen.shown[0].contains(page));
}

#[test]
fn a_pasted_text_in_a_choice_does_nothing() {
    let mut script = each_key("container start<ctrl-y>");
    script.extend(together(vec![Event::Paste("2".to_owned())]));
    assert!(wide().play(script).copied.is_empty());
}
