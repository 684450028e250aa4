//! Whole screens, to be read: sizes, languages, themes.

use std::fmt::Write;

use super::*;
use crate::layout::Glyphs;
use crate::theme::Theme;
use catalogue::lang::Lang;
use vt100::{Cell, Color, Screen};

fn snapshot(name: &str, screen: &str) {
    insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
        insta::assert_snapshot!(name, screen);
    });
}

#[test]
fn screens() {
    for (name, (columns, rows), keys) in [
        ("start", (120, 40), ""),
        ("both", (120, 40), "permission<f3>"),
        ("help", (80, 24), "<f1>"),
        ("choice", (80, 24), "container<ctrl-y>"),
        ("form", (80, 24), "permission<ctrl-y>/mnt/my disk<tab>"),
        ("nothing", (80, 24), "zzzz"),
        ("answer", (40, 12), "permission<enter>jj"),
        ("form-low", (40, 10), "permission<ctrl-y>/mnt/my disk<tab>"),
    ] {
        for lang in Lang::ALL {
            let seen = Start::sized(columns, rows).lang(lang).press(keys);
            snapshot(&format!("{name}-{lang}"), &seen.screen);
        }
    }
}

#[test]
fn on_a_screen_that_is_too_small_nothing_is_done_but_to_quit() {
    let small = Start::sized(30, 8);
    let seen = small.press("permission<ctrl-y><ctrl-y>");
    assert!(seen.copied.is_empty() && !seen.left, "{:?}", seen.copied);
    seen.has("make it at");
    let mut script = each_key("x<esc>");
    script.extend(paste("token"));
    script.extend(each_key("<ctrl-y>"));
    let seen = small.play(script);
    assert!(seen.copied.is_empty() && !seen.left, "{:?}", seen.copied);
    assert!(small.press("<ctrl-c>").left);
}

#[test]
fn themes() {
    for (name, theme) in
        [("palette", Theme::PALETTE), ("dark", Theme::DARK), ("light", Theme::LIGHT), ("none", Theme::NONE)]
    {
        let start = Start { theme, ..Start::sized(80, 24) };
        snapshot(&format!("theme-{name}"), &styled(&start.press("container<enter>").terminal));
    }
}

/// Returns each row of the screen, and below it a letter for the style of each column; below all of them, what the
/// letters mean. A point is text in the terminal's own colours.
fn styled(screen: &Screen) -> String {
    let (rows, columns) = screen.size();
    let mut styles = vec![String::new()];
    let mut text = String::new();
    for (row, contents) in (0..rows).zip(screen.rows(0, columns)) {
        let letters: String = (0..columns)
            .map(|column| {
                // The right half of a wide character is drawn with the left one.
                let cell = |column| screen.cell(row, column).expect("it is on the screen");
                let is_half = cell(column).is_wide_continuation();
                let style = style(cell(column - u16::from(is_half)));
                let known = styles.iter().position(|other| *other == style);
                let index = known.unwrap_or_else(|| {
                    styles.push(style);
                    styles.len() - 1
                });
                char::from(b".abcdefghijklmnopqrstuvwxyz"[index])
            })
            .collect();
        writeln!(text, "{}\n{letters}", contents.trim_end()).expect("a string takes text");
    }
    for (letter, style) in ('a'..).zip(styles.iter().skip(1)) {
        writeln!(text, "{letter}: {style}").expect("a string takes text");
    }
    text
}

fn style(cell: &Cell) -> String {
    let color = |color, what| match color {
        Color::Default => None,
        Color::Idx(index) => Some(format!("{what} {index}")),
        Color::Rgb(red, green, blue) => Some(format!("{what} #{red:02x}{green:02x}{blue:02x}")),
    };
    let flags = [
        (cell.bold(), "bold"),
        (cell.dim(), "dim"),
        (cell.italic(), "italic"),
        (cell.underline(), "underlined"),
        (cell.inverse(), "reversed"),
    ];
    let flags = flags.into_iter().filter(|(is_set, _)| *is_set).map(|(_, flag)| flag.to_owned());
    let colors = [color(cell.fgcolor(), "text"), color(cell.bgcolor(), "on")];
    colors.into_iter().flatten().chain(flags).collect::<Vec<_>>().join(" ")
}

#[test]
fn a_theme_with_its_own_background_leaves_no_cell_out() {
    for theme in [Theme::DARK, Theme::LIGHT] {
        for keys in ["", "container<ctrl-y>", "<f1>", "zzzz", "<f3>"] {
            for (columns, rows) in [(120, 40), (40, 10), (20, 5)] {
                let start = Start::sized(columns, rows);
                let seen = Start { theme, ..start }.press(keys);
                for (row, column) in cells(columns, rows) {
                    let cell = seen.terminal.cell(row, column).expect("it is on the screen");
                    let is_default = cell.bgcolor() == Color::Default || cell.fgcolor() == Color::Default;
                    assert!(
                        cell.is_wide_continuation() || !is_default,
                        "{keys} at {column},{row} of {columns}x{rows}"
                    );
                }
            }
        }
    }
}

fn cells(columns: u16, rows: u16) -> impl Iterator<Item = (u16, u16)> {
    (0..rows).flat_map(move |row| (0..columns).map(move |column| (row, column)))
}

#[test]
fn without_colours_everything_can_still_be_told() {
    let wide = Start::sized(120, 40);
    let plain = Start { theme: Theme::NONE, ..wide };
    let plain = plain.press("permission");
    for (row, column) in cells(120, 40) {
        let cell = plain.terminal.cell(row, column).expect("it is on the screen");
        assert_eq!((cell.fgcolor(), cell.bgcolor()), (Color::Default, Color::Default));
    }
    let selected = plain.terminal.cell(2, 0).expect("it is on the screen");
    assert!(selected.contents() == ">" && selected.bold());
    assert_eq!(wide.press("permission").screen, plain.screen);
}

#[test]
fn the_matched_characters_are_highlighted() {
    let seen = Start::sized(120, 40).press("PERMISSION");
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
fn ascii_frames_have_no_other_characters() {
    let start = Start { theme: Theme::PALETTE.borders(Glyphs::ASCII), ..Start::sized(80, 24) };
    for keys in ["container", "container<ctrl-y>", "<f1>", "<f3>container", "permission"] {
        let screen = Start { rows: 12, ..start }.press(keys).screen;
        assert!(!screen.contains('…'), "{screen}");
        let is_drawn = |c: char| ('\u{2500}'..='\u{259f}').contains(&c);
        assert!(!screen.contains(is_drawn), "{screen}");
    }
}

#[test]
fn what_is_cut_has_a_mark() {
    let low = Start::sized(44, 12);
    let notice = low.press("permission<ctrl-y>/a/long/path/that/goes/on<enter>");
    assert!(notice.footer().contains('…'), "{}", notice.footer());
    let ascii = Start { theme: Theme::PALETTE.borders(Glyphs::ASCII), ..low };
    let notice = ascii.press("permission<ctrl-y>/a/long/path/that/goes/on<enter>");
    assert!(notice.footer().contains(".. "), "{}", notice.footer());
    // A title that is too long keeps its end, which tells it from others, and what the query matches.
    let narrow = Start::sized(76, 20).press("");
    narrow.has("config.yaml: permi…Docker");
    Start::sized(76, 20).press("address refused").has("…mount: address refused");
}

#[test]
fn a_choice_shows_whole_commands_and_nothing_beside_it() {
    let narrow = Start::sized(40, 20).press("container start<ctrl-y>");
    narrow.has("docker run -d --name list");
    narrow.has("example/list");
    for (keys, title) in [("container start<ctrl-y>", "╭ Copy which"), ("permission<ctrl-y>", "╭ Fill in")]
    {
        let seen = Start::sized(100, 24).press(keys);
        let rows: Vec<&str> = seen.screen.lines().collect();
        let top = usize::from(seen.row_of(title));
        let rows = rows[top..].iter().take_while(|line| !line.contains('╰'));
        for line in rows {
            assert!(
                line.trim().starts_with(['╭', '│']) && line.trim().ends_with(['╮', '│']),
                "{}",
                seen.screen
            );
        }
    }
    // The selected one of many is in sight.
    let low = Start::sized(40, 10).press("container start<ctrl-y><down>");
    low.has("> ");
}

#[test]
fn the_selected_row_stands_out_from_side_to_side() {
    for theme in [Theme::PALETTE, Theme::DARK, Theme::LIGHT] {
        let seen = Start { theme, ..Start::sized(100, 24) }.press("permission");
        let row = 2;
        let look = |row, column| {
            let cell = seen.terminal.cell(row, column).expect("it is on the screen");
            (cell.inverse(), cell.bgcolor())
        };
        assert_eq!(look(row, 2), look(row, 36));
        assert_ne!(look(row, 36), look(row + 4, 36), "{}", theme.name);
    }
}

/// A wide character beside a frame once hid a piece of it.
#[test]
fn frames_are_whole_over_wide_characters() {
    for columns in 76..110 {
        for (keys, title) in [("<f1>", "╭ 快捷键 "), ("container<ctrl-y>", "╭ 复制哪条命令？ ")]
        {
            let seen = Start::sized(columns, 30).lang(Lang::Zh).press(keys);
            let sign = |row, column| seen.terminal.cell(row, column).map_or("", Cell::contents);
            let top = seen.row_of(title);
            let left = (0..columns).find(|column| sign(top, *column) == "╭").expect("a corner");
            let right = (left..columns).find(|column| sign(top, *column) == "╮").expect("a corner");
            let bottom = (top..30).find(|row| sign(*row, left) == "╰" && sign(*row, right) == "╯");
            for row in top + 1..bottom.expect("the frame is closed") {
                let sides = (sign(row, left), sign(row, right));
                assert_eq!(sides, ("│", "│"), "{columns} columns:\n{}", seen.screen);
            }
        }
    }
}

#[test]
fn every_size_is_drawn() {
    // Below, at and above each limit of the layout.
    let sizes =
        [(2, 1), (3, 50), (39, 10), (40, 9), (40, 10), (75, 24), (76, 10), (80, 20), (84, 23), (200, 50)];
    for (columns, rows) in sizes {
        for keys in [
            "permission<f3><enter>jj",
            "container<enter>y",
            "permission<ctrl-y><tab>/mnt/口<f2>",
            "<f1><pagedown>",
            "zzzz",
            "token<enter>o3",
        ] {
            let seen = Start::sized(columns, rows).lang(Lang::Zh).press(keys);
            assert!(!seen.screen.trim().is_empty(), "{columns}x{rows} {keys}");
        }
    }
    let notice = Start::sized(39, 10).press("permission").screen;
    assert!(notice.contains("39x10") && notice.contains("40x10"), "{notice}");
}
